/** One action on many officers; each gives his own result, and what was refused is shown with its reason. */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, got } from '../../../api/client.ts';
import { UnitField } from '../../parts/choose.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Mono } from '../../parts/show.tsx';
import { useLocalized } from '../../shell/format.ts';
import { useLanguage, useWords } from '../../shell/words.ts';

type Action = 'move' | 'leave';
interface Typed { readonly unit?: string; readonly reason?: string }

export function OfficerBulk({ officers, done }: { readonly officers: readonly string[]; done(): void }) {
  const t = useWords();
  const language = useLanguage();
  const localized = useLocalized();
  const { modal, message } = App.useApp();
  const [action, setAction] = useState<Action | null>(null);
  const words: Readonly<Record<Action, string>> = { move: t('调往单位', 'Move to a unit'), leave: t('离任', 'Have left') };
  const send = async (values: Typed) => {
    const result = await got(api.POST('/api/v1/officers/bulk', { body: { action: action!, officers: [...officers], ...values } }));
    const refused = result.items.filter((one) => !one.done);
    if (refused.length === 0) {
      void message.success(t(`已完成 ${result.done} 人`, `${result.done} done`));
      done();
      return;
    }
    void modal.warning({
      width: 640, title: t(`完成 ${result.done} 人，拒绝 ${result.refused} 人`, `${result.done} done, ${result.refused} refused`),
      content: <ul className="plain-list">{refused.map((one) => <li key={one.officer}><Mono>{one.officer}</Mono> {localized(one[language] ?? '')}</li>)}</ul>,
    });
  };
  const must = [{ required: true, whitespace: true, message: t('必填', 'is required') }];
  return (
    <>
      {(['move', 'leave'] as const).map((one) => <Button key={one} size="small" danger={one === 'leave'} onClick={() => setAction(one)}>{words[one]}</Button>)}
      {action === null ? null : (
        <FormDialog<Typed> title={t(`${words[action]}（${officers.length} 人）`, `${words[action]} (${officers.length})`)} name={`officers.bulk.${action}`} okText={words[action]} danger={action === 'leave'} close={() => setAction(null)} reloads={['officers', 'ratio']} send={send}
          intro={action === 'leave' ? t('不再计入配备比例，卡全部失效；所采集的记录不变。', 'Counted no more, badges void; what was recorded stays as it is.') : undefined}>
          {action === 'move' ? <Form.Item name="unit" label={t('单位', 'Unit')} rules={must}><UnitField /></Form.Item> : <Form.Item name="reason" label={t('理由', 'Reason')} rules={must}><Input /></Form.Item>}
        </FormDialog>
      )}
    </>
  );
}
