/** What the higher authority demands to be recorded all the same: where it does, Art. 17(4) gives way. */
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, got } from '../../../api/client.ts';
import type { Demand } from '../../parts/api-types.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Time } from '../../parts/show.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { useKinds } from '../activities/kinds.ts';
import { useDemands } from './words.ts';

const PLAIN_NAME = /^[A-Za-z0-9._-]{1,32}$/;

export function Demands() {
  const t = useWords();
  const me = useMe();
  const kinds = useKinds();
  const query = useDemands();
  const [changing, setChanging] = useState<Demand | 'new' | null>(null);
  const [ending, setEnding] = useState<Demand | null>(null);
  const enters = has(me, 'unit-head');
  return (
    <section>
      <div className="head"><h2 className="part">{t('上级主管部门的规定（第十七条第四项）', 'What the higher authority demands (Art. 17(4))')}</h2>{enters ? <Button size="small" onClick={() => setChanging('new')}>{t('录入规定', 'Enter a demand')}</Button> : null}</div>
      <Loaded query={query} rows={2}>{({ items }) => (items.length === 0 ? <p className="quiet">{t('没有录入。不属于重大、紧急情况的，可以以第十七条第四项说明。', 'None. What is neither major nor urgent may be explained by Art. 17(4).')}</p> : (
        <ul className="plain-list">{items.map((one) => (
          <li key={one.demand} style={{ padding: '6px 0', borderTop: '1px solid rgba(128,128,128,.25)', display: 'flex', gap: 12, flexWrap: 'wrap', alignItems: 'baseline' }}>
            <strong>{one.authority}</strong><span style={{ flex: '1 1 300px' }}>{one.activityKinds.map((kind) => kinds.name(kind)).join(t('、', ', '))}{t('须全过程记录', ' to be recorded in full')}。{one.text}</span><span className="quiet"><Time at={one.since} /></span>
            {enters ? <span><Button size="small" onClick={() => setChanging(one)}>{t('更改', 'Change')}</Button> <Button size="small" type="text" onClick={() => setEnding(one)}>{t('终止', 'End it')}</Button></span> : null}
          </li>
        ))}</ul>
      ))}</Loaded>
      {changing === null ? null : <Change now={changing === 'new' ? null : changing} close={() => setChanging(null)} />}
      {ending === null ? null : (
        <FormDialog<object> title={t('终止这项规定', 'End this demand')} name={`demand.end.${ending.demand}`} okText={t('终止', 'End it')} danger close={() => setEnding(null)} reloads={['higher-demands']} intro={t('此后可以再以第十七条第四项说明；已有的说明不受影响。', 'From then on Art. 17(4) is a ground again; what was stated stays as it is.')}
          version={ending.version} send={(_none, headers) => got(api.DELETE('/api/v1/higher-demands/{id}', { params: { path: { id: ending.demand } }, headers }))}>{null}</FormDialog>
      )}
    </section>
  );
}

interface Typed { readonly demand: string; readonly activityKinds: Demand['activityKinds']; readonly authority: string; readonly text?: string }

function Change({ now, close }: { readonly now: Demand | null; close(): void }) {
  const t = useWords();
  const language = useLanguage();
  const kinds = useKinds();
  const must = [{ required: true, message: t('必填', 'is required') }];
  return (
    <FormDialog<Typed> title={now === null ? t('录入上级规定', 'Enter a demand') : t('更改上级规定', 'Change the demand')} name={`demand.${now?.demand ?? 'new'}`} okText={t('保存', 'Save')} close={close} reloads={['higher-demands']}
      initial={now === null ? {} : { demand: now.demand, activityKinds: [...now.activityKinds], authority: now.authority, text: now.text }}
      version={now?.version ?? 0} send={({ demand, activityKinds, authority, text }, headers) => got(api.PUT('/api/v1/higher-demands/{id}', { params: { path: { id: demand } }, headers, body: { activityKinds, authority, text: text ?? '' } }))}>
      <Form.Item name="demand" label={t('文号或简称（字母、数字）', 'Short id')} extra={t('例如 XJ-2026-07', 'for example XJ-2026-07')} rules={[...must, { pattern: PLAIN_NAME, message: t('1 至 32 个字母、数字或 . _ -', '1 to 32 of A-Z a-z 0-9 . _ -') }]}><Input disabled={now !== null} maxLength={32} /></Form.Item>
      <Form.Item name="authority" label={t('上级主管部门', 'Authority')} rules={must}><Input maxLength={100} /></Form.Item>
      <Form.Item name="activityKinds" label={t('哪些执法活动须全过程记录', 'Which activities')} rules={must}><Select mode="multiple" optionFilterProp="label" options={kinds.all.map((one) => ({ value: one.id, label: one[language] }))} /></Form.Item>
      <Form.Item name="text" label={t('规定原文', 'Its text')}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
    </FormDialog>
  );
}
