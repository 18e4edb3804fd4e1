/** What stands in for a page that failed: what to do. The frame stays, and nothing typed is lost. */
import { Alert, Button, Flex } from 'antd';
import { Component, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { CodeMissing } from './page-code.ts';
import { useWords } from './words.ts';

interface Props {
  /** Where one is: another place may well work. */
  readonly place: string;
  /** Around everything: there is no frame, and no other page to go to. */
  readonly outermost?: boolean;
  readonly children: ReactNode;
}

interface Failure { readonly error: unknown; readonly at: Date }

export class Guard extends Component<Props, { readonly failure: Failure | null }> {
  override state: { readonly failure: Failure | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error, at: new Date() } };
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.failure !== null) this.setState({ failure: null });
  }

  override render() {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return this.props.outermost === true ? <main className="narrow"><Broken {...failure} alone /></main> : <Broken {...failure} alone={false} />;
  }
}

/** The station answers: loading anew would otherwise end on the browser's own page, without a way back. */
async function stationAnswers(): Promise<boolean> {
  try {
    return (await fetch('/', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

function Broken({ error, at, alone }: Failure & { readonly alone: boolean }) {
  const t = useWords();
  const [path, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const [silent, setSilent] = useState(false);
  const code = error instanceof CodeMissing;
  const reload = async () => {
    setAsking(true);
    setSilent(false);
    if (await stationAnswers()) location.reload();
    else setSilent(true);
    setAsking(false);
  };
  return (
    <section role="alert">
      <h1 className="page" style={{ marginBottom: 12 }}>{code ? t('这一页没有载入', 'This page did not load') : t('这一页出错了', 'This page has failed')}</h1>
      <p>{code ? t('网络断开，或者工作站刚刚升级过。', 'The network is gone, or the station was just upgraded.') : t('出错的只是这个页面，工作站上的记录不受影响。', 'Only the page failed; nothing at the station is affected.')}</p>
      <p>{t('请重新载入。已填写而未提交的内容保存在这台电脑上，不会丢失。', 'Load it again. What was typed and not sent is kept on this machine.')}</p>
      {silent ? <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('工作站仍然没有答复，请检查网络后再试。', 'The station does not answer yet. Check the network, then try again.')} /> : null}
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        <Button type="primary" loading={asking ? { delay: 300 } : false} onClick={() => void reload()}>{t('重新载入', 'Load again')}</Button>
        {alone || history.length < 2 ? null : <Button onClick={() => history.back()}>{t('返回上一页', 'Go back')}</Button>}
        {alone || path === '/inbox' ? null : <Button onClick={() => go('/inbox')}>{t('回到待办', 'To the inbox')}</Button>}
      </Flex>
      {code ? null : (
        <details>
          <summary>{t('再次出错时，请把下面这行告诉系统管理员', 'If it fails again, tell the administrator this line')}</summary>
          <p className="mono">{at.toISOString()} {path} {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</p>
        </details>
      )}
    </section>
  );
}
