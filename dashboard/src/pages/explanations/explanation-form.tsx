/** Stating an explanation: what was not recorded, when, on which ground, why; of an activity its kind and span are taken. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Radio, Select } from 'antd';
import { api, got, type ifMatch } from '../../../api/client.ts';
import type { Activity, Explanation } from '../../parts/api-types.ts';
import { given } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { TimeField, useLocal } from '../../parts/time-field.tsx';
import { useSaid, useTime } from '../../shell/format.ts';
import { useLanguage, useWords } from '../../shell/words.ts';
import { useKinds } from '../activities/kinds.ts';
import { ABOUT, demandAgainst, useDemands, useGrounds } from './words.ts';

/** As many of one's own activities, the newest first, as a list to choose from holds. */
const OFFERED = 50;

interface Typed {
  readonly activity?: string; readonly activityKind?: Explanation['activityKind']; readonly from?: string; readonly to?: string;
  readonly about: Explanation['about']; readonly ground: Explanation['ground']; readonly findings?: string[]; readonly reason: string; readonly askedBy?: string; readonly law?: string;
}

export interface FormProps {
  /** Stated again after a return; null for a new one. */
  readonly before: Explanation | null;
  /** What the page that one comes from knows already. */
  readonly wish?: { readonly activity?: string | undefined; readonly finding?: string | undefined; readonly about?: Explanation['about'] | undefined };
  close(): void;
}

export function ExplanationForm({ before, wish = {}, close }: FormProps) {
  const t = useWords();
  const { iso, local } = useLocal();
  const time = (typed: string | undefined) => (typed === undefined || typed === '' ? null : iso(typed));
  const send = (values: Typed, headers: ReturnType<typeof ifMatch>) => {
    const activity = values.activity ?? null;
    const body = {
      about: values.about, ground: values.ground, activity, findings: values.findings ?? [], reason: values.reason,
      activityKind: activity === null ? values.activityKind ?? null : null, from: time(values.from), to: time(values.to),
      askedBy: values.ground === '17(1)' ? values.askedBy ?? '' : '', law: values.law ?? '',
    };
    return before === null ? got(api.POST('/api/v1/explanations', { body })) : got(api.PUT('/api/v1/explanations/{id}', { params: { path: { id: before.explanation } }, headers, body }));
  };
  const initial: Partial<Typed> = before === null
    ? { about: wish.about ?? (wish.finding === undefined ? 'not-recorded' : 'not-whole'), ...given({ activity: wish.activity }), findings: wish.finding === undefined ? [] : [wish.finding] }
    : { about: before.about, ground: before.ground, findings: [...before.findings], reason: before.reason, askedBy: before.askedBy, law: before.law, from: local(before.from), to: local(before.to), activityKind: before.activityKind, ...(before.activity === null ? {} : { activity: before.activity }) };
  return (
    <FormDialog<Typed> title={before === null ? t('制作工作情况说明', 'State an explanation') : t('修改退回的说明', 'State it again')} name={`explanation.${before?.explanation ?? ['new', wish.activity, wish.finding].filter((one) => one !== undefined).join('.')}`} okText={t('提交审核', 'Send for review')} width={680} close={close}
      reloads={['explanations', 'inbox', 'activities', 'clips', 'hand-overs']} send={send} initial={initial} {...(before === null ? {} : { version: before.version })}
      intro={before?.note == null || before.note === '' ? t('没有使用记录仪或者记录不完整的，应当说明原因和依据，由单位负责人审核后留存备案（第十九条第二项）。', 'What was not recorded, or not wholly, is explained with reason and basis; the unit head reviews it and it is filed (Art. 19(2)).') : <Alert type="warning" showIcon title={t(`退回意见：${before.note}`, `Returned: ${before.note}`)} />}>
      <Fields before={before} />
    </FormDialog>
  );
}

function Fields({ before }: { readonly before: Explanation | null }) {
  const t = useWords();
  const language = useLanguage();
  const at = useTime();
  const said = useSaid();
  const kinds = useKinds();
  const grounds = useGrounds();
  const demands = useDemands().data?.items ?? [];
  const form = Form.useFormInstance<Typed>();
  const activity = Form.useWatch('activity', form);
  const kind = Form.useWatch('activityKind', form);
  const ground = Form.useWatch('ground', form);
  const mine = useQuery({ queryKey: ['activities', 'mine'], queryFn: () => got(api.GET('/api/v1/activities', { params: { query: { limit: OFFERED } } })) }).data?.items ?? [];
  const gaps = useQuery({ queryKey: ['clips', 'gaps', 'open'], queryFn: () => got(api.GET('/api/v1/gaps', { params: { query: { limit: OFFERED } } })) }).data?.items ?? [];
  const open = gaps.filter((gap) => gap.explanation === null || gap.explanation === before?.explanation);
  const chosen: Activity | undefined = mine.find((one) => one.activity === activity);
  const demand = demandAgainst(demands, ground, chosen?.kind ?? kind);
  const must = [{ required: true, message: t('必填', 'is required') }];
  return (
    <>
      <Form.Item name="about" label={t('事项', 'About')} rules={must}><Radio.Group options={(['not-recorded', 'not-whole'] as const).map((value) => ({ value, label: ABOUT[value][language] }))} /></Form.Item>
      <Form.Item name="activity" label={t('执法活动', 'Activity')} extra={t('选定后，类别和时间按该活动；没有登记的活动请填下面三项', 'its kind and span are taken; without one, fill the three below')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={mine.map((one) => ({ value: one.activity, label: `${at(one.from ?? one.plannedFrom)} ${kinds.name(one.kind)} ${one.cause} ${one.place}`.trim() }))} placeholder={t('没有登记为执法活动', 'none was entered')} notFoundContent={t('没有您参加的活动', 'none of yours')} />
      </Form.Item>
      {activity === undefined ? <Form.Item name="activityKind" label={t('执法活动类别', 'Kind of activity')} rules={must}><Select showSearch={{ optionFilterProp: 'label' }} options={kinds.all.map((one) => ({ value: one.id, label: `${one[language]}${t(`（${kinds.article(one.id)}）`, ` (${kinds.article(one.id)})`)}` }))} /></Form.Item> : null}
      <div className="two-fields">
        <TimeField name="from" label={t('没有记录的时间，从', 'Not recorded from')} required={activity === undefined} {...(activity === undefined ? {} : { extra: t('不填即整个活动', 'empty: the whole activity') })} />
        <TimeField name="to" label={t('至', 'to')} required={activity === undefined} />
      </div>
      {open.length === 0 ? null : <Form.Item name="findings" label={t('说明哪些编号缺失', 'Which holes in the numbers it explains')}><Select mode="multiple" optionFilterProp="label" options={open.map((gap) => ({ value: gap.finding, label: `${gap.recorder} ${said(gap.detail)}` }))} /></Form.Item>}
      <Form.Item name="ground" label={t('依据', 'Ground')} rules={must}><Radio.Group style={{ display: 'flex', flexDirection: 'column', gap: 6 }} options={grounds.all.map((one) => ({ value: one.id, label: `${grounds.article(one.id)}${t('：', ': ')}${one[language]}` }))} /></Form.Item>
      {demand === undefined ? null : <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t(`${demand.authority}另有规定：这类执法必须全过程记录，不能以第十七条第四项为依据。`, `${demand.authority} demands recording of this kind: Art. 17(4) gives way.`)} description={demand.text} />}
      {ground === '17(1)' ? <Form.Item name="askedBy" label={t('谁提出要求', 'Who asked for it')} rules={must}><Input maxLength={100} /></Form.Item> : null}
      <Form.Item name="law" label={ground === 'other-law' ? t('依据的法律、法规、规章及条款', 'Which law, which article') : t('另有依据（可不填）', 'A further basis, if any')} rules={ground === 'other-law' ? must : []}><Input maxLength={200} /></Form.Item>
      <Form.Item name="reason" label={t('原因', 'Reason')} rules={[{ required: true, whitespace: true, message: t('请写明原因', 'say why') }]}><Input.TextArea rows={4} maxLength={2_000} showCount /></Form.Item>
    </>
  );
}
