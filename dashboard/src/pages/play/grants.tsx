/** Approvals to look at clips (Art. 20(2)): the unit head gives and ends them; whoever was given one finds here what he may play. */
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got, ifMatch } from '../../../api/client.ts';
import type { ViewGrant } from '../../parts/api-types.ts';
import { part, useFilters } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { usePages } from '../../parts/pages.ts';
import { Named, State, Time } from '../../parts/show.tsx';
import type { Tone } from '../../parts/tone.ts';
import { TimeField, useLocal } from '../../parts/time-field.tsx';
import { useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, ROLE_WORDS, useMe, type Role } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { CLIP_KINDS } from '../clips/words.ts';

const DAY_MS = 86_400_000;
/** An approval lasts so long unless somebody says otherwise. */
const USUAL_DAYS = 7;

export default function Grants() {
  const t = useWords();
  const me = useMe();
  const time = useTime();
  const [filters, setFilter] = useFilters(['activity', 'clip']);
  const gives = has(me, 'unit-head');
  const [ending, setEnding] = useState<ViewGrant | null>(null);
  const [giving, setGiving] = useState(filters.activity !== undefined || filters.clip !== undefined);
  const pages = usePages<ViewGrant>(['view-grants'], (cursor, limit) => got(api.GET('/api/v1/view-grants', { params: { query: part(cursor, limit) } })));
  const states: Readonly<Record<ViewGrant['state'], readonly [Tone, string]>> = { coming: ['busy', t('未开始', 'to come')], running: ['good', t('有效', 'in force')], ended: ['plain', t('已终止', 'ended')] };
  const why = { time: t('到期', 'its time ran out'), head: t('由负责人终止', 'ended by the head'), left: t('账号变更或离任', 'the account changed or left') } as const;
  const verbs = (one: ViewGrant) => one.verbs.map((verb) => (verb === 'view' ? t('调阅', 'view') : t('复制', 'copy'))).join(t('、', ', '));
  const columns: readonly Column<ViewGrant>[] = [
    { key: 'state', title: t('状态', 'State'), width: 120, text: (one) => states[one.state][1], shown: (one) => <><State tone={states[one.state][0]}>{states[one.state][1]}</State>{one.ended === null ? null : <div className="quiet">{why[one.ended.why]}</div>}</> },
    { key: 'who', title: t('给予', 'For'), width: 130, shown: (one) => one.accountName ?? one.account, text: (one) => one.account },
    { key: 'what', title: t('内容', 'What'), width: 250, text: (one) => one.cause ?? one.shown.map(({ clip }) => clip).join(' '), shown: (one) => <What grant={one} /> },
    { key: 'verbs', title: t('准许', 'May'), width: 90, shown: verbs, text: verbs },
    { key: 'from', title: t('自', 'From'), width: 140, shown: (one) => <Time at={one.from} />, text: (one) => time(one.from) },
    { key: 'to', title: t('至', 'Until'), width: 140, shown: (one) => <Time at={one.to} />, text: (one) => time(one.to) },
    { key: 'reason', title: t('理由', 'Reason'), width: 180, shown: (one) => one.reason, text: (one) => one.reason },
    { key: 'end', title: t('操作', 'Action'), width: 90, shown: (one) => (gives && one.ended === null && one.state !== 'ended' ? <Button size="small" danger onClick={() => setEnding(one)}>{t('终止', 'End it')}</Button> : null) },
    { key: 'by', title: t('批准人', 'By'), width: 130, extra: true, shown: (one) => <Named name={one.byName} id={one.by} />, text: (one) => one.byName ?? one.by },
  ];
  return (
    <>
      <PageHead title={t('调阅批准', 'Approvals of viewing')}>{gives ? <Button type="primary" onClick={() => setGiving(true)}>{t('批准调阅', 'Approve')}</Button> : null}</PageHead>
      <p className="quiet">{t('调阅、复制本单位记录须经单位负责人批准（第二十条第二项）；批准到期即止，也可随时终止，正在播放的画面随即中断。', 'Viewing or copying by others in the unit needs the unit head’s approval (Art. 20(2)). It ends by itself, or when the head ends it; pictures under way stop at once.')}</p>
      <ListTable<ViewGrant> name="view-grants" pages={pages} rowKey={(one) => one.grant} columns={columns} empty={t('没有调阅批准', 'No approvals')} />
      {giving && gives ? <Give activity={filters.activity} clip={filters.clip} close={() => { setGiving(false); setFilter('activity', undefined); setFilter('clip', undefined); }} /> : null}
      {ending === null ? null : (
        <FormDialog<{ reason: string }> title={t(`终止对 ${ending.accountName ?? ending.account} 的批准`, `End the approval for ${ending.accountName ?? ending.account}`)} name={`view-grant.end.${ending.grant}`} okText={t('终止', 'End it')} danger close={() => setEnding(null)} reloads={['view-grants']}
          send={({ reason }) => got(api.DELETE('/api/v1/view-grants/{id}', { params: { path: { id: ending.grant } }, headers: ifMatch(ending.version), body: { reason } }))}>
          <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input maxLength={200} /></Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function What({ grant }: { readonly grant: ViewGrant }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const plays = grant.state === 'running' && (grant.account === me.account || has(me, 'unit-head', 'recorder-manager', 'reviewer'));
  if (grant.activity !== null) return plays ? <Link href={`/play?activity=${encodeURIComponent(grant.activity)}`}>{t('活动：', 'activity: ')}{grant.cause || grant.activity}</Link> : <>{t('活动：', 'activity: ')}{grant.cause || grant.activity}</>;
  const [first] = grant.shown;
  const words = first === undefined ? '' : `${CLIP_KINDS[first.kind][language]} ${first.officerName ?? ''}`;
  const more = grant.clips > 1 ? t(` 等 ${grant.clips} 个`, ` and ${grant.clips - 1} more`) : '';
  if (!plays || first === undefined) return <>{words}{more}</>;
  return <>{grant.shown.slice(0, 5).map((one) => <div key={one.clip}><Link href={`/play?clip=${encodeURIComponent(one.clip)}`}>{CLIP_KINDS[one.kind][language]} {one.officerName ?? ''} <Time at={one.time} seconds /></Link></div>)}{grant.clips > 5 ? t(`共 ${grant.clips} 个`, `${grant.clips} in all`) : null}</>;
}

function Give({ activity, clip, close }: { readonly activity: string | undefined; readonly clip: string | undefined; close(): void }) {
  const t = useWords();
  const language = useLanguage();
  const { iso, local } = useLocal();
  const { data: accounts } = useQuery({ queryKey: ['view-grants', 'accounts'], queryFn: () => got(api.GET('/api/v1/view-grants/accounts')) });
  const { data: activities } = useQuery({ queryKey: ['activities', 'for-grants'], queryFn: () => got(api.GET('/api/v1/activities', { params: { query: { limit: 100 } } })), enabled: clip === undefined });
  const until = local(new Date(Date.now() + USUAL_DAYS * DAY_MS).toISOString());
  return (
    <FormDialog<{ account: string; activity?: string; verbs: ('view' | 'copy')[]; to: string; reason: string }> title={t('批准调阅', 'Approve viewing')} name={`view-grant.${activity ?? clip ?? 'new'}`} okText={t('批准', 'Approve')} close={close} reloads={['view-grants']}
      initial={{ verbs: ['view'], to: until, ...(activity === undefined ? {} : { activity }) }}
      send={({ account, activity: of, verbs, to, reason }) => got(api.POST('/api/v1/view-grants', { body: { account, verbs, to: iso(to), reason, ...(clip !== undefined ? { clips: [clip] } : { activity: of! }) } }))}>
      <Form.Item name="account" label={t('给予', 'For')} rules={[{ required: true, message: t('必填', 'is required') }]}>
        <Select<string> showSearch={{ optionFilterProp: 'label' }} options={(accounts?.items ?? []).map((one) => ({ value: one.account, label: `${one.name ?? one.account} · ${one.roles.map((role) => ROLE_WORDS[role as Role][language]).join(t('、', ', '))}` }))} placeholder={t('账号', 'account')} />
      </Form.Item>
      {clip === undefined ? (
        <Form.Item name="activity" label={t('执法活动', 'Activity')} rules={[{ required: true, message: t('必填', 'is required') }]}>
          <Select<string> showSearch={{ optionFilterProp: 'label' }} options={(activities?.items ?? []).map((one) => ({ value: one.activity, label: `${local(one.from ?? one.plannedFrom ?? one.entered)} ${one.cause}` }))} />
        </Form.Item>
      ) : <p className="quiet">{t('批准调阅一个片段', 'of one clip')}</p>}
      <Form.Item name="verbs" label={t('准许', 'May')} rules={[{ required: true, message: t('必填', 'is required') }]}><Checkbox.Group options={[{ value: 'view', label: t('调阅', 'view') }, { value: 'copy', label: t('复制', 'copy') }]} /></Form.Item>
      <TimeField name="to" label={t('至', 'Until')} required extra={t('最长 90 天', '90 days at most')} />
      <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input maxLength={200} /></Form.Item>
    </FormDialog>
  );
}
