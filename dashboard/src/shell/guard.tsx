/** What stands in for a page that failed: what to do, and nothing typed is lost. */
import { Alert, Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useWords } from './words.ts';

export class Guard extends Component<{ readonly place: string; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: { readonly place: string }) {
    // Another page may well work.
    if (before.place !== this.props.place && this.state.failed) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useWords();
  return <Alert role="alert" type="error" showIcon title={t('页面出错，或工作站刚升级过', 'The page failed, or the station was just upgraded')} description={t('刷新即可继续，已填写的内容会保留。', 'Load it again; what you typed is kept.')} action={<Button onClick={() => location.reload()}>{t('刷新', 'Load again')}</Button>} />;
}
