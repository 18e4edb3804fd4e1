/** Activities: planned in the roster, as they took place, with what was recorded of them. */
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { api, got } from '../../../api/client.ts';
import { ChainLink } from '../../parts/chain-link.tsx';
import type { Activity } from '../../parts/api-types.ts';
import { UnitFilter } from '../../parts/choose.tsx';
import { given, part, useFilters } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pages.ts';
import { Mono, State, Time } from '../../parts/show.tsx';
import type { Tone } from '../../parts/tone.ts';
import { DaysFilter, spanOf, TimeField, useLocal } from '../../parts/time-field.tsx';
import { useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';
import { explainPath } from '../explanations/words.ts';
import { ActivityForm } from './activity-form.tsx';
import { useKinds } from './kinds.ts';
import { Roster } from './roster.tsx';

export default function Activities() {
  const t = useWords();
  const me = useMe();
  const time = useTime();
  const kinds = useKinds();
  const [, go] = useLocation();
  const [, params] = useRoute('/activities/:id');
  const [filters, setFilter] = useFilters(['from', 'to', 'unit', 'case', 'begin', 'end', 'back']);
  const [dialog, setDialog] = useState<'new' | 'roster' | null>(null);
  const query = { ...given({ unit: filters.unit, case: filters.case }), ...spanOf(filters.from, filters.to, me.utcOffsetMinutes) };
  const pages = usePages<Activity>(['activities', query], (cursor, limit) => got(api.GET('/api/v1/activities', { params: { query: { ...query, ...part(cursor, limit) } } })));
  const open = (id: string | null) => go(`/activities${id === null ? '' : `/${encodeURIComponent(id)}`}${location.search}`);
  const enters = has(me, 'officer', 'recorder-manager', 'unit-head');
  const kind = (one: Activity) => kinds.name(one.kind);
  const names = (one: Activity) => one.officers.map((officer, i) => one.officerNames[i] ?? officer).join(t('、', ', '));
  const columns: readonly Column<Activity>[] = [
    { key: 'when', title: t('时间', 'When'), width: 170, text: (one) => time(one.from ?? one.plannedFrom), shown: (one) => <><Time at={one.from ?? one.plannedFrom} />{one.from === null ? <span className="quiet"> {t('计划', 'planned')}</span> : null}</> },
    { key: 'kind', title: t('类别', 'Kind'), width: 200, shown: kind, text: kind },
    { key: 'cause', title: t('案由', 'Cause'), width: 160, shown: (one) => (one.cause === '' ? <State tone="warn">{t('未填', 'none yet')}</State> : one.cause), text: (one) => one.cause },
    { key: 'officers', title: t('执法人员', 'Officers'), width: 150, shown: names, text: names },
    { key: 'place', title: t('地点', 'Place'), width: 150, shown: (one) => one.place || '—', text: (one) => one.place },
    { key: 'clips', title: t('记录', 'Clips'), width: 130, text: (one) => String(one.clips), shown: (one) => (one.clips === 0 ? '—' : <>{one.clips}{one.waiting > 0 ? <div><State tone="warn">{t(`待移交 ${one.waiting}`, `${one.waiting} waiting`)}</State></div> : null}</>) },
    { key: 'state', title: t('状态', 'State'), width: 110, text: (one) => stateOf(one, t)[1], shown: (one) => { const [tone, text] = stateOf(one, t); return <State tone={tone}>{text}</State>; } },
    { key: 'case', title: t('案号', 'Case'), width: 140, extra: true, shown: (one) => one.caseNumber || '—', text: (one) => one.caseNumber },
    { key: 'unit', title: t('单位', 'Unit'), width: 130, extra: true, shown: (one) => one.unit, text: (one) => one.unit },
    { key: 'id', title: t('编号', 'Id'), width: 130, extra: true, shown: (one) => <Mono>{one.activity}</Mono>, text: (one) => one.activity },
  ];
  return (
    <>
      <PageHead title={t('执法活动', 'Activities')}>
        {has(me, 'recorder-manager', 'unit-head') ? <Button onClick={() => setDialog('roster')}>{t('导入勤务表', 'Take in a roster')}</Button> : null}
        {enters ? <Button type="primary" onClick={() => setDialog('new')}>{t('登记活动', 'Enter an activity')}</Button> : null}
      </PageHead>
      <ListTable<Activity> name="activities" pages={pages} rowKey={(one) => one.activity} columns={columns} open={(one) => open(one.activity)} empty={t('没有执法活动', 'No activities')}
        filters={<>
          <DaysFilter from={filters.from} to={filters.to} onChange={(from, to) => { setFilter('from', from); setFilter('to', to); }} />
          <UnitFilter value={filters.unit} onChange={(unit) => setFilter('unit', unit)} />
          <Input.Search allowClear defaultValue={filters.case} aria-label={t('案号', 'Case number')} placeholder={t('案号', 'case number')} onSearch={(text) => setFilter('case', text.trim())} style={{ width: 180 }} />
        </>} />
      {params === null ? null : params.id === 'new' ? <ActivityForm activity={null} wish={{ from: filters.begin, to: filters.end }} close={() => go(filters.back ?? '/activities', { replace: true })} /> : <ActivityDrawer id={decodeURIComponent(params.id)} close={() => open(null)} />}
      {dialog === 'new' ? <ActivityForm activity={null} close={() => setDialog(null)} /> : null}
      {dialog === 'roster' ? <Roster close={() => setDialog(null)} /> : null}
    </>
  );
}

function stateOf(one: Activity, t: (zh: string, en: string) => string): readonly [Tone, string] {
  if (one.cancelled !== null) return ['plain', t('已取消', 'cancelled')];
  if (one.to !== null) return ['good', t('已结束', 'ended')];
  return ['busy', t('计划中', 'planned')];
}

function ActivityDrawer({ id, close }: { readonly id: string; close(): void }) {
  const t = useWords();
  const me = useMe();
  const kinds = useKinds();
  const { iso, local } = useLocal();
  const query = useQuery({ queryKey: ['activities', 'one', id], queryFn: () => got(api.GET('/api/v1/activities/{id}', { params: { path: { id } } })) });
  const [action, setAction] = useState<'change' | 'end' | 'cancel' | null>(null);
  const localText = (at: string | null) => (at === null ? undefined : local(at));
  const one = query.data;
  const may = one !== undefined && one.cancelled === null && (has(me, 'recorder-manager', 'unit-head') || (me.officer !== null && one.officers.includes(me.officer)));
  return (
    <Drawer open onClose={close} size={520} title={one === undefined ? '' : one.cause || kinds.name(one.kind)} extra={may ? (
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        <Button size="small" onClick={() => setAction('change')}>{t('更改', 'Change')}</Button>
        <Button size="small" type={one.to === null ? 'primary' : 'default'} onClick={() => setAction('end')}>{t('实际时间', 'When it was')}</Button>
        {one.to === null && one.clips === 0 ? <Button size="small" danger onClick={() => setAction('cancel')}>{t('取消', 'Cancel it')}</Button> : null}
      </div>
    ) : null}>
      <Loaded query={query} rows={8}>{(activity) => {
        const [tone, text] = stateOf(activity, t);
        return (
          <>
            <dl className="pairs">
              <div><dt>{t('状态', 'State')}</dt><dd><State tone={tone}>{text}</State> <Time at={activity.cancelled} /></dd></div>
              <div><dt>{t('类别', 'Kind')}</dt><dd>{kinds.name(activity.kind)}（{kinds.article(activity.kind)}）{kinds.duty(activity.kind) === 'full' ? <State tone="busy">{t('须全过程记录', 'to be recorded in full')}</State> : null}</dd></div>
              <div><dt>{t('计划', 'Planned')}</dt><dd><Time at={activity.plannedFrom} /> – <Time at={activity.plannedTo} /></dd></div>
              <div><dt>{t('实际', 'Was')}</dt><dd><Time at={activity.from} /> – <Time at={activity.to} /></dd></div>
              <div><dt>{t('执法人员', 'Officers')}</dt><dd>{activity.officers.map((officer, i) => <span key={officer} style={{ marginInlineEnd: 10 }}>{activity.officerNames[i] ?? ''} <Mono>{officer}</Mono></span>)}</dd></div>
              <div><dt>{t('单位', 'Unit')}</dt><dd>{activity.unit}</dd></div>
              <div><dt>{t('案由', 'Cause')}</dt><dd>{activity.cause || '—'}</dd></div>
              <div><dt>{t('案号', 'Case')}</dt><dd>{activity.caseNumber || '—'}</dd></div>
              <div><dt>{t('地点', 'Place')}</dt><dd>{activity.place || '—'}</dd></div>
              <div><dt>{t('记录', 'Clips')}</dt><dd>{t(`共 ${activity.clips} · 待移交 ${activity.waiting} · 已接收 ${activity.received}`, `${activity.clips} · ${activity.waiting} waiting · ${activity.received} received`)}</dd></div>
            </dl>
            {activity.clips > 0 ? <p><Link href={`/clips?activity=${encodeURIComponent(activity.activity)}`}>{t('查看音像记录', 'Its clips')}</Link>{has(me, 'officer', 'recorder-manager', 'unit-head', 'reviewer') ? <> · <Link href={`/play?activity=${encodeURIComponent(activity.activity)}`}>{t('在同一时间轴上播放', 'Play on one axis of time')}</Link></> : null}{has(me, 'unit-head') ? <> · <Link href={`/view-grants?activity=${encodeURIComponent(activity.activity)}`}>{t('批准他人调阅', 'Approve viewing by others')}</Link></> : null}</p> : null}
            <p><Link href={`/explanations?activity=${encodeURIComponent(activity.activity)}`}>{t('工作情况说明', 'Its explanations')}</Link>{activity.cancelled === null && me.officer !== null && activity.officers.includes(me.officer) ? <> · <Link href={explainPath({ activity: activity.activity, back: `/activities/${activity.activity}` })}>{t('制作说明', 'Explain')}</Link></> : null}</p>
            <ChainLink subject={`activity:${activity.activity}`} own={me.officer !== null && activity.officers.includes(me.officer)} />
          </>
        );
      }}</Loaded>
      {one === undefined || action === null ? null : action === 'change' ? <ActivityForm activity={one} close={() => setAction(null)} /> : action === 'end' ? (
        <FormDialog<{ from: string; to: string }> title={t('实际起止时间', 'When it was')} name={`activity.end.${id}`} okText={t('保存', 'Save')} close={() => setAction(null)} reloads={['activities', 'clips', 'hand-overs', 'inbox']}
          intro={t('移交期限由实际结束时间起算：一个工作日内（第十九条第三项）。', 'The time for the hand-over runs from its end: one working day (Art. 19(3)).')}
          initial={given({ from: localText(one.from ?? one.plannedFrom), to: localText(one.to ?? one.plannedTo) })}
          version={one.version} send={({ from, to }, headers) => got(api.POST('/api/v1/activities/{id}/end', { params: { path: { id } }, headers, body: { from: iso(from), to: iso(to) } }))}>
          <TimeField name="from" label={t('开始', 'Begin')} required />
          <TimeField name="to" label={t('结束', 'End')} required />
        </FormDialog>
      ) : (
        <FormDialog<{ reason: string }> title={t('取消这次活动', 'Cancel this activity')} name={`activity.cancel.${id}`} okText={t('取消活动', 'Cancel it')} danger close={() => setAction(null)} reloads={['activities', 'clips']}
          version={one.version} send={({ reason }, headers) => got(api.DELETE('/api/v1/activities/{id}', { params: { path: { id } }, headers, body: { reason } }))}>
          <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input /></Form.Item>
        </FormDialog>
      )}
    </Drawer>
  );
}
