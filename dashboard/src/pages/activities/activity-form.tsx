/** Entering an activity, ahead or afterwards. */
import { Form, Input, Select } from 'antd';
import { api, got, type ifMatch } from '../../../api/client.ts';
import type { Activity } from '../../parts/api-types.ts';
import { OfficersChoice, UnitField } from '../../parts/choose.tsx';
import { given } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { TimeField, useLocal } from '../../parts/time-field.tsx';
import { useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { useKinds } from './kinds.ts';

interface Typed {
  readonly kind: Activity['kind']; readonly unit: string; readonly officers: string[]; readonly plannedFrom?: string; readonly plannedTo?: string; readonly from?: string; readonly to?: string;
  readonly cause?: string; readonly caseNumber?: string; readonly place?: string;
}

/** @param wish of a new one: the span of the clips for which somebody misses it, UTC */
export function ActivityForm({ activity, wish, close }: { readonly activity: Activity | null; readonly wish?: { readonly from?: string | undefined; readonly to?: string | undefined }; close(): void }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const kinds = useKinds();
  const { iso, local } = useLocal();
  const text = (at: string | null | undefined) => (at == null ? undefined : local(at));
  const time = (typed: string | undefined) => (typed === undefined || typed === '' ? null : iso(typed));
  const must = [{ required: true, message: t('必填', 'is required') }];
  const send = (values: Typed, headers: ReturnType<typeof ifMatch>) => {
    const body = {
      kind: values.kind, unit: values.unit, officers: values.officers, plannedFrom: time(values.plannedFrom), plannedTo: time(values.plannedTo), from: time(values.from), to: time(values.to),
      cause: values.cause?.trim() ?? '', caseNumber: values.caseNumber?.trim() ?? '', place: values.place?.trim() ?? '',
    };
    return activity === null ? got(api.POST('/api/v1/activities', { body })) : got(api.PUT('/api/v1/activities/{id}', { params: { path: { id: activity.activity } }, headers, body }));
  };
  const initial = activity === null ? { officers: me.officer === null ? [] : [me.officer], ...(me.unit === null ? {} : { unit: me.unit }), ...given({ from: text(wish?.from), to: text(wish?.to) }) } : {
    kind: activity.kind, unit: activity.unit, officers: [...activity.officers], plannedFrom: text(activity.plannedFrom), plannedTo: text(activity.plannedTo), from: text(activity.from), to: text(activity.to),
    cause: activity.cause, caseNumber: activity.caseNumber, place: activity.place,
  };
  return (
    <FormDialog<Typed> title={activity === null ? t('登记执法活动', 'Enter an activity') : t('更改执法活动', 'Change the activity')} name={`activity.${activity?.activity ?? ['new', wish?.from].filter((one) => one !== undefined).join('.')}`} okText={t('保存', 'Save')} width={640} close={close} reloads={['activities', 'clips', 'hand-overs', 'inbox']} send={send} initial={initial as Partial<Typed>} {...(activity === null ? {} : { version: activity.version })}>
      <Form.Item name="kind" label={t('类别', 'Kind')} rules={must}><Select showSearch={{ optionFilterProp: 'label' }} options={kinds.all.map((kind) => ({ value: kind.id, label: `${kind[language]}（${kinds.article(kind.id)}）${kind.duty === 'full' ? t(' · 全过程', ' · in full') : ''}` }))} /></Form.Item>
      <Form.Item name="officers" label={t('执法人员', 'Officers')} rules={must}><OfficersChoice /></Form.Item>
      <Form.Item name="unit" label={t('单位', 'Unit')} rules={must}><UnitField /></Form.Item>
      <Form.Item name="cause" label={t('案由', 'Cause')} extra={t('文件以“姓名＋案由”命名，可以稍后再填；更改后文件随之更名', 'files are named after officer and cause; it may be entered later, and files follow it')}><Input maxLength={100} /></Form.Item>
      <div className="two-fields">
        <Form.Item name="caseNumber" label={t('案号', 'Case number')}><Input maxLength={60} /></Form.Item>
        <Form.Item name="place" label={t('地点', 'Place')}><Input maxLength={200} /></Form.Item>
        <TimeField name="plannedFrom" label={t('计划开始', 'Planned begin')} />
        <TimeField name="plannedTo" label={t('计划结束', 'Planned end')} />
        <TimeField name="from" label={t('实际开始', 'Begin')} />
        <TimeField name="to" label={t('实际结束', 'End')} extra={t('移交期限由此起算', 'the time for the hand-over runs from it')} />
      </div>
    </FormDialog>
  );
}
