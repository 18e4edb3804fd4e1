/** One action on many findings, with one person and day, or one outcome; each gives its own result, and what was refused is shown with its reason. */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, got } from '../../../api/client.ts';
import type { Finding } from '../../parts/api-types.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useLocalized } from '../../shell/format.ts';
import { useLanguage, useWords } from '../../shell/words.ts';
import { About, DutyFields } from './finding-parts.tsx';
import { FINDINGS } from './words.ts';

type Action = 'assign' | 'close';
interface Typed { readonly responsible?: string; readonly deadline?: string; readonly outcome?: string }

export function FindingBulk({ findings, done }: { readonly findings: readonly Finding[]; done(): void }) {
  const t = useWords();
  const language = useLanguage();
  const localized = useLocalized();
  const { modal, message } = App.useApp();
  const [action, setAction] = useState<Action | null>(null);
  const words: Readonly<Record<Action, string>> = { assign: t('限期整改', 'Assign'), close: t('办结', 'Close') };
  const send = async (values: Typed) => {
    const result = await got(api.POST('/api/v1/findings/bulk', { body: { action: action!, findings: findings.map((one) => one.finding), ...values } }));
    const refused = result.items.filter((one) => !one.done);
    if (refused.length === 0) {
      void message.success(t(`已完成 ${result.done} 条`, `${result.done} done`));
      done();
      return;
    }
    void modal.warning({
      width: 640, title: t(`完成 ${result.done} 条，拒绝 ${result.refused} 条`, `${result.done} done, ${result.refused} refused`),
      content: <ul className="plain-list">{refused.map((one) => {
        const finding = findings.find(({ finding: id }) => id === one.finding);
        return <li key={one.finding}>{finding === undefined ? one.finding : <>{FINDINGS[finding.kind]?.[language] ?? finding.kind} · <About finding={finding} /></>}: {localized(one[language] ?? '')}</li>;
      })}</ul>,
    });
  };
  return (
    <>
      {(['assign', 'close'] as const).map((one) => <Button key={one} size="small" onClick={() => setAction(one)}>{words[one]}</Button>)}
      {action === null ? null : (
        <FormDialog<Typed> title={t(`${words[action]}（${findings.length} 条）`, `${words[action]} (${findings.length})`)} name={`findings.bulk.${action}`} okText={action === 'assign' ? t('指定', 'Assign') : words.close} close={() => setAction(null)} reloads={['findings', 'inbox']} send={send}>
          {action === 'assign' ? <DutyFields /> : <Form.Item name="outcome" label={t('处理结果', 'Outcome')} extra={t('写入每一条', 'stands with each of them')} rules={[{ required: true, whitespace: true, message: t('必填', 'is required') }]}><Input.TextArea rows={3} maxLength={200} showCount /></Form.Item>}
        </FormDialog>
      )}
    </>
  );
}
