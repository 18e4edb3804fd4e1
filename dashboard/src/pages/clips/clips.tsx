/** Clips: finding them, and the work lists of the recorder manager: no officer, no activity, waiting for hand-over. */
import { Button, Input, Segmented, Select } from 'antd';
import { useRef, useState } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { api, gotWithVersion } from '../../../api/client.ts';
import type { Clip } from '../../parts/api-types.ts';
import { OfficerChoice, UnitFilter } from '../../parts/choose.tsx';
import { given, part, useFilters } from '../../parts/filters.ts';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { usePages } from '../../parts/pages.ts';
import { durationText, Mono, State, Time } from '../../parts/show.tsx';
import { DaysFilter, spanOf } from '../../parts/time-field.tsx';
import { bytesText, useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { ClipDrawer } from './clip-drawer.tsx';
import { ClipBulk } from './clip-bulk.tsx';
import { Gaps } from './gaps.tsx';
import { CLIP_KINDS, CLIP_STATES } from './words.ts';

const WORK = ['no-activity', 'no-officer', 'waiting'] as const;

export default function Clips() {
  const [{ work }] = useFilters(['work']);
  return work === 'gaps' ? <Gaps filters={<WorkLists />} /> : <ClipTable />;
}

/** All of them, or what somebody has to put right. Holes in the numbers have no clip that stands for them: they are a list of their own. */
function WorkLists({ before }: { before?(): void }) {
  const t = useWords();
  const me = useMe();
  const [{ work }, setFilter] = useFilters(['work']);
  return (
    <Segmented aria-label={t('工作清单', 'Work lists')} value={work ?? 'all'} onChange={(value) => { before?.(); setFilter('work', value === 'all' ? undefined : value); }} options={[
      { value: 'all', label: t('全部', 'All') }, { value: 'waiting', label: t('待移交', 'Waiting') }, { value: 'no-activity', label: t('未归活动', 'No activity') }, { value: 'no-officer', label: t('未知采集人', 'No officer') },
      ...(has(me, 'recorder-manager', 'unit-head', 'reviewer') ? [{ value: 'gaps', label: t('编号缺失', 'Number missing') }] : []),
    ]} />
  );
}

function ClipTable() {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const [, go] = useLocation();
  const [, params] = useRoute('/clips/:id');
  const [filters, setFilter] = useFilters(['work', 'from', 'to', 'officer', 'recorder', 'unit', 'activity', 'name', 'kind', 'state']);
  const [selected, setSelected] = useState<string[]>([]);
  // Of the first part: a bulk change must not pass over what happened since the oldest row was read.
  const version = useRef('');
  const query = {
    ...given({ work: filters.work as (typeof WORK)[number] | undefined, officer: filters.officer, recorder: filters.recorder, unit: filters.unit, activity: filters.activity, name: filters.name, kind: filters.kind as Clip['kind'] | undefined, state: filters.state as Clip['state'] | undefined }),
    ...spanOf(filters.from, filters.to, me.utcOffsetMinutes),
  };
  const pages = usePages<Clip>(['clips', 'list', query], async (cursor, limit) => {
    const answer = await gotWithVersion(api.GET('/api/v1/clips', { params: { query: { ...query, ...part(cursor, limit) } } }));
    if (cursor === undefined) version.current = answer.version;
    return answer.value;
  });
  const binds = has(me, 'recorder-manager', 'officer');
  const open = (id: string | null) => go(`/clips${id === null ? '' : `/${encodeURIComponent(id)}`}${location.search}`);
  const work = filters.work ?? 'all';
  return (
    <>
      <PageHead title={t('音像记录', 'Clips')} />
      <ListTable<Clip> name="clips" pages={pages} rowKey={(one) => one.clip} columns={useColumns()} open={(one) => open(one.clip)} empty={work === 'all' ? t('没有符合条件的音像记录', 'No clip fits') : t('都处理好了', 'All done')}
        {...(binds ? { selected, select: setSelected } : {})} bulk={<ClipBulk clips={pages.rows.filter((one) => selected.includes(one.clip))} version={() => version.current} done={() => setSelected([])} />}
        filters={<>
          <WorkLists before={() => setSelected([])} />
          <DaysFilter from={filters.from} to={filters.to} onChange={(from, to) => { setFilter('from', from); setFilter('to', to); }} />
          {has(me, 'recorder-manager', 'unit-head') ? <OfficerChoice aria-label={t('采集人', 'Officer')} placeholder={t('采集人', 'officer')} {...(filters.officer === undefined ? {} : { value: filters.officer })} onChange={(officer?: string) => setFilter('officer', officer)} style={{ width: 200 }} /> : null}
          <Input.Search allowClear defaultValue={filters.recorder} aria-label={t('记录仪', 'Recorder')} placeholder={t('记录仪序列号', 'serial')} onSearch={(text) => setFilter('recorder', text.trim())} style={{ width: 160 }} />
          <Input.Search allowClear defaultValue={filters.name} aria-label={t('原文件名', 'Original name')} placeholder={t('原文件名开头', 'name begins with')} onSearch={(text) => setFilter('name', text.trim())} style={{ width: 160 }} />
          <Select allowClear aria-label={t('状态', 'State')} placeholder={t('移交状态', 'hand-over')} {...(filters.state === undefined ? {} : { value: filters.state })} onChange={(value?: string) => setFilter('state', value)} style={{ minWidth: 110 }} options={Object.entries(CLIP_STATES).map(([value, words]) => ({ value, label: words[language] }))} />
          <Select allowClear aria-label={t('类型', 'Kind')} placeholder={t('类型', 'kind')} {...(filters.kind === undefined ? {} : { value: filters.kind })} onChange={(value?: string) => setFilter('kind', value)} style={{ minWidth: 90 }} options={Object.entries(CLIP_KINDS).map(([value, words]) => ({ value, label: words[language] }))} />
          <UnitFilter value={filters.unit} onChange={(unit) => setFilter('unit', unit)} />
          {filters.activity === undefined ? null : <Button onClick={() => setFilter('activity', undefined)}>{t('只看一次活动 ✕', 'One activity ✕')}</Button>}
        </>} />
      {params === null ? null : <ClipDrawer id={decodeURIComponent(params.id)} close={() => open(null)} />}
    </>
  );
}

function useColumns(): readonly Column<Clip>[] {
  const t = useWords();
  const time = useTime();
  const language = useLanguage();
  const length = (one: Clip) => (one.durationMs === null ? '' : durationText(one.durationMs / 1_000));
  return [
    { key: 'time', title: t('时间', 'Time'), width: 210, text: (one) => time(one.time, true), shown: (one) => <><Time at={one.time} seconds />{one.timed ? null : <> <State tone="warn">{t('推定', 'inferred')}</State></>}</> },
    { key: 'officer', title: t('采集人', 'Officer'), width: 120, text: (one) => one.officerName ?? one.officer ?? '', shown: (one) => (one.officer === null ? <State tone="warn">{t('未知', 'nobody')}</State> : one.officerName ?? one.officer) },
    { key: 'cause', title: t('活动 / 案由', 'Activity / cause'), width: 180, text: (one) => one.cause ?? '', shown: (one) => (one.activity === null ? <State tone="warn">{t('未归活动', 'no activity')}</State> : <Link href={`/activities/${encodeURIComponent(one.activity)}`}>{one.cause || t('案由未填', 'no cause yet')}</Link>) },
    { key: 'kind', title: t('类型', 'Kind'), width: 110, text: (one) => `${CLIP_KINDS[one.kind][language]} ${length(one)}`, shown: (one) => <>{CLIP_KINDS[one.kind][language]} {length(one)}</> },
    { key: 'size', title: t('大小', 'Size'), width: 90, align: 'right', shown: (one) => bytesText(one.size), text: (one) => String(one.size) },
    { key: 'recorder', title: t('记录仪', 'Recorder'), width: 120, shown: (one) => <Mono>{one.recorder}</Mono>, text: (one) => one.recorder },
    { key: 'number', title: t('编号', 'No.'), width: 70, align: 'right', shown: (one) => one.number ?? '—', text: (one) => String(one.number ?? '') },
    { key: 'state', title: t('移交', 'Hand-over'), width: 120, text: (one) => CLIP_STATES[one.state][language], shown: (one) => <><State tone={CLIP_STATES[one.state].tone}>{CLIP_STATES[one.state][language]}</State>{one.returned === null ? null : <div className="quiet">{t('曾退回', 'was returned')}</div>}</> },
    { key: 'marks', title: t('标记', 'Marks'), width: 120, extra: true, text: (one) => [one.important ? 'important' : '', one.private ? 'private' : '', one.playable === 'no' ? 'not-playable' : ''].join(' ').trim(), shown: (one) => <>{one.important ? <State tone="busy">{t('重点', 'important')}</State> : null} {one.private ? <State tone="plain">{t('涉隐私', 'private')}</State> : null} {one.playable === 'no' ? <State tone="warn">{t('不能播放', 'not playable')}</State> : null}</> },
    { key: 'unit', title: t('单位', 'Unit'), width: 130, extra: true, shown: (one) => one.unit ?? '—', text: (one) => one.unit ?? '' },
    { key: 'original', title: t('原文件名', 'Original name'), width: 170, extra: true, shown: (one) => <Mono>{one.originalName ?? '—'}</Mono>, text: (one) => one.originalName ?? '' },
    { key: 'path', title: t('存储文件名', 'Stored name'), width: 240, extra: true, shown: (one) => <Mono>{one.path ?? '—'}</Mono>, text: (one) => one.path ?? '' },
    { key: 'sha256', title: 'SHA-256', width: 200, extra: true, shown: (one) => <Mono>{one.sha256}</Mono>, text: (one) => one.sha256 },
  ];
}
