/** One action on many recorders; each gives its own result, and what was refused is shown with its reason. */
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, got } from '../../../api/client.ts';
import { OfficerChoice, UnitField } from '../../parts/choose.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Mono } from '../../parts/show.tsx';
import { useLocalized } from '../../shell/format.ts';
import { useLanguage, useWords } from '../../shell/words.ts';

type Action = 'place' | 'assign' | 'state' | 'retire';
interface Typed { readonly unit?: string; readonly officer?: string; readonly state?: 'in-store' | 'repair' | 'lost'; readonly reason?: string }

export function BulkActions({ recorders, done }: { readonly recorders: readonly string[]; done(): void }) {
  const t = useWords();
  const language = useLanguage();
  const localized = useLocalized();
  const [, go] = useLocation();
  const { modal, message } = App.useApp();
  const [action, setAction] = useState<Action | null>(null);
  const words: Readonly<Record<Action, string>> = { place: t('归属单位', 'Place in a unit'), assign: t('配发', 'Assign'), state: t('更改状态', 'Set state'), retire: t('停用', 'Retire') };
  const send = async (values: Typed) => {
    const result = await got(api.POST('/api/v1/recorders/bulk', { body: { action: action!, recorders: [...recorders], ...values } }));
    const refused = result.items.filter((one) => !one.done);
    if (refused.length === 0) {
      void message.success(t(`已完成 ${result.done} 台`, `${result.done} done`));
      done();
      return;
    }
    void modal.warning({
      width: 640, title: t(`完成 ${result.done} 台，拒绝 ${result.refused} 台`, `${result.done} done, ${result.refused} refused`),
      content: <ul className="plain-list">{refused.map((one) => <li key={one.recorder}><Mono>{one.recorder}</Mono> {localized(one[language] ?? '')}</li>)}</ul>,
    });
  };
  const must = [{ required: true, message: t('必填', 'is required') }];
  const reason = <Form.Item name="reason" label={t('理由', 'Reason')} rules={must}><Input /></Form.Item>;
  return (
    <>
      {(['assign', 'place', 'state', 'retire'] as const).map((one) => <Button key={one} size="small" danger={one === 'retire'} onClick={() => setAction(one)}>{words[one]}</Button>)}
      <Button size="small" onClick={() => go('/firmware?tab=images', { state: { recorders } })}>{t('推送固件', 'Roll out firmware')}</Button>
      {action === null ? null : (
        <FormDialog<Typed> title={t(`${words[action]}（${recorders.length} 台）`, `${words[action]} (${recorders.length})`)} name={`recorders.bulk.${action}`} okText={words[action]} danger={action === 'retire'} close={() => setAction(null)} reloads={['recorders', 'ratio', 'officers']} send={send}>
          {action === 'place' ? <Form.Item name="unit" label={t('单位', 'Unit')} rules={must}><UnitField /></Form.Item> : null}
          {action === 'assign' ? <Form.Item name="officer" label={t('执法人员', 'Officer')} rules={must}><OfficerChoice /></Form.Item> : null}
          {action === 'state' ? <Form.Item name="state" label={t('状态', 'State')} rules={must}><Select options={[{ value: 'in-store', label: t('入库', 'into store') }, { value: 'repair', label: t('送修', 'into repair') }, { value: 'lost', label: t('丢失', 'lost') }]} /></Form.Item> : null}
          {action === 'state' || action === 'retire' ? reason : null}
        </FormDialog>
      )}
    </>
  );
}
