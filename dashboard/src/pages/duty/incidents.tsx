/** Incidents: what the station records from live streams, and has recorded; begun and ended here, each with its clips and the card's of the same span. */
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Drawer, Form, Input, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Incident, IncidentClip } from '../../parts/api-types.ts';
import { UnitFilter } from '../../parts/choose.tsx';
import { given, part, useFilters } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pages.ts';
import { durationText, Mono, Named, State, Time } from '../../parts/show.tsx';
import { bytesText, useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { useProblem } from '../../shell/problem.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { CLIP_KINDS } from '../clips/words.ts';
import { INCIDENT_ENDS, INCIDENT_STATES } from './incident-words.ts';

/** The bytes of what is being written change without an entry of the log. */
const LOOK_AGAIN_MS = 3_000;
const RECORDERS_OFFERED = 50;

export default function Incidents() {
  const t = useWords();
  const me = useMe();
  const [, go] = useLocation();
  const [, params] = useRoute('/incidents/:id');
  const [filters, setFilter] = useFilters(['which', 'recorder', 'unit']);
  const [beginning, setBeginning] = useState(false);
  const which = filters.which ?? 'all';
  const query = given({ running: which === 'running' ? true : undefined, recorder: filters.recorder, unit: filters.unit });
  const pages = usePages<Incident>(['incidents', query], (cursor, limit) => got(api.GET('/api/v1/incidents', { params: { query: { ...query, ...part(cursor, limit) } } })));
  const open = (id: string | null) => go(`/incidents${id === null ? '' : `/${encodeURIComponent(id)}`}${location.search}`);
  return (
    <>
      <PageHead title={t('事件录制', 'Incidents')}>{has(me, 'duty-desk') ? <Button type="primary" onClick={() => setBeginning(true)}>{t('立即录制', 'Record now')}</Button> : null}</PageHead>
      <ListTable<Incident> name="incidents" pages={pages} rowKey={(one) => one.incident} columns={useColumns()} open={(one) => open(one.incident)}
        empty={which === 'running' ? t('没有正在录制的事件', 'Nothing is being recorded') : t('还没有事件。有人按下 SOS 时自动开始录制', 'No incident yet. SOS begins one by itself')}
        filters={<>
          <Segmented aria-label={t('显示', 'Show')} value={which} onChange={(value) => setFilter('which', value === 'all' ? undefined : String(value))} options={[{ value: 'all', label: t('全部', 'All') }, { value: 'running', label: t('录制中', 'Running') }]} />
          <Input.Search allowClear defaultValue={filters.recorder} aria-label={t('记录仪', 'Recorder')} placeholder={t('记录仪序列号', 'serial')} onSearch={(text) => setFilter('recorder', text.trim())} style={{ width: 160 }} />
          <UnitFilter value={filters.unit} onChange={(unit) => setFilter('unit', unit)} />
        </>} />
      {params === null ? null : <IncidentDrawer id={decodeURIComponent(params.id)} close={() => open(null)} />}
      {beginning ? <Begin close={() => setBeginning(false)} begun={open} /> : null}
    </>
  );
}

function useColumns(): readonly Column<Incident>[] {
  const t = useWords();
  const time = useTime();
  const language = useLanguage();
  return [
    { key: 'begun', title: t('开始', 'Begun'), width: 170, shown: (one) => <Time at={one.begun} seconds />, text: (one) => time(one.begun, true) },
    { key: 'state', title: t('状态', 'State'), width: 150, shown: (one) => <IncidentState one={one} />, text: (one) => INCIDENT_STATES[one.state][language] },
    { key: 'recorder', title: t('记录仪', 'Recorder'), width: 120, shown: (one) => <Mono>{one.recorder}</Mono>, text: (one) => one.recorder },
    { key: 'officer', title: t('执法人员', 'Officer'), width: 120, shown: (one) => one.officerName ?? one.officer ?? <State tone="warn">{t('未知', 'nobody')}</State>, text: (one) => one.officerName ?? one.officer ?? '' },
    { key: 'alarms', title: t('起因', 'Cause'), width: 120, shown: (one) => (one.alarms.length === 0 ? t('值班台', 'the desk') : t(`报警 ${one.alarms.length} 次`, `${one.alarms.length} alarms`)), text: (one) => one.alarms.join(' ') },
    { key: 'clips', title: t('片段', 'Clips'), width: 110, align: 'right', shown: (one) => `${one.clips} · ${bytesText(one.bytes)}`, text: (one) => String(one.clips) },
    { key: 'ended', title: t('结束', 'Ended'), width: 170, shown: (one) => (one.ended === null ? '—' : <><Time at={one.ended} seconds /><div className="quiet">{one.why === null ? '' : INCIDENT_ENDS[one.why][language]}</div></>), text: (one) => (one.ended === null ? '' : time(one.ended, true)) },
    { key: 'unit', title: t('单位', 'Unit'), width: 130, extra: true, shown: (one) => one.unit ?? '—', text: (one) => one.unit ?? '' },
  ];
}

function IncidentState({ one }: { readonly one: Incident }) {
  const t = useWords();
  const language = useLanguage();
  const { tone, ...words } = INCIDENT_STATES[one.state];
  return <><State tone={tone}>{words[language]}</State>{one.writing === null ? null : <div className="quiet">{t(`第 ${one.writing.segment} 段`, `segment ${one.writing.segment}`)} · {bytesText(one.writing.bytes)}</div>}</>;
}

function IncidentDrawer({ id, close }: { readonly id: string; close(): void }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const problem = useProblem();
  const query = useQuery({
    queryKey: ['incidents', 'one', id], queryFn: () => got(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'stored' ? false : LOOK_AGAIN_MS),
  });
  const one = query.data;
  const end = () => got(api.POST('/api/v1/incidents/{id}/end', { params: { path: { id } } })).then(() => query.refetch()).catch(problem);
  return (
    <Drawer open onClose={close} size={600} title={one === undefined ? t('事件录制', 'Incident') : <>{t('事件', 'Incident')} <Time at={one.begun} seconds /></>}
      extra={one?.ended === null && has(me, 'duty-desk') ? <Popconfirm title={t('结束录制？已录部分会入库。', 'End the recording? What there is will be stored.')} okText={t('结束', 'End')} cancelText={t('取消', 'Cancel')} onConfirm={() => void end()}><Button danger>{t('结束录制', 'Stop')}</Button></Popconfirm> : null}>
      <Loaded query={query} rows={8}>{(incident) => (
        <>
          <dl className="pairs">
            <div><dt>{t('状态', 'State')}</dt><dd><IncidentState one={incident} /></dd></div>
            <div><dt>{t('记录仪', 'Recorder')}</dt><dd>{has(me, 'recorder-manager', 'equipment-manager', 'duty-desk', 'unit-head') ? <Link href={`/recorders/${encodeURIComponent(incident.recorder)}`}><Mono>{incident.recorder}</Mono></Link> : <Mono>{incident.recorder}</Mono>}</dd></div>
            <div><dt>{t('执法人员', 'Officer')}</dt><dd>{incident.officer === null ? t('未知', 'nobody') : <>{incident.officerName ?? ''} <Mono>{incident.officer}</Mono></>} {incident.unit ?? ''}</dd></div>
            <div><dt>{t('开始', 'Begun')}</dt><dd><Time at={incident.begun} seconds /> · {incident.begunBy === 'station' ? t('自动', 'by itself') : <Named name={incident.begunByName} id={incident.begunBy} />}</dd></div>
            <div><dt>{t('报警', 'Alarms')}</dt><dd>{incident.groups.length === 0 ? '—' : incident.groups.map((group) => <div key={group}>{has(me, 'duty-desk', 'unit-head') ? <Link href={`/alarms/${encodeURIComponent(group)}`}>{t('报警', 'Alarm')} <Mono>{group}</Mono></Link> : <Mono>{group}</Mono>}</div>)}</dd></div>
            <div><dt>{t('结束', 'Ended')}</dt><dd>{incident.ended === null ? '—' : <><Time at={incident.ended} seconds /> · {incident.why === null ? '' : INCIDENT_ENDS[incident.why][language]}</>}</dd></div>
          </dl>
          <p className="links">
            {incident.ended === null && has(me, 'duty-desk', 'unit-head') ? <Link href={`/wall?recorder=${encodeURIComponent(incident.recorder)}`}>{t('现场画面', 'Live picture')}</Link> : null}
            {incident.clips > 0 && has(me, 'recorder-manager', 'unit-head', 'reviewer') ? <Link href={`/play?incident=${encodeURIComponent(incident.incident)}`}>{t('播放全部（记入保管链）', 'Play all of it (it is logged)')}</Link> : null}
            {incident.clips > 0 && !has(me, 'recorder-manager', 'unit-head', 'reviewer') ? <span className="quiet">{t('已存片段须经单位负责人批准后调阅（第二十条）', 'Stored clips are looked at by approval of the unit head (Art. 20)')}</span> : null}
          </p>
          <Clips title={t('本站录制', 'Recorded at the station')} clips={incident.recorded} empty={t('尚无入库的片段', 'Nothing is stored yet')} />
          <Clips title={t('卡上同一时段的片段', "The card's clips of the same span")} clips={incident.onCard} empty={t('尚未采集，或卡上没有', 'Not offloaded yet, or the card has none')} />
        </>
      )}</Loaded>
    </Drawer>
  );
}

function Clips({ title, clips, empty }: { readonly title: string; readonly clips: readonly IncidentClip[]; readonly empty: string }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const opens = has(me, 'recorder-manager', 'unit-head', 'reviewer');
  return (
    <section>
      <h2 style={{ fontSize: 15, marginBlock: '16px 4px' }}>{title}</h2>
      {clips.length === 0 ? <p className="quiet">{empty}</p> : (
        <ul style={{ paddingInlineStart: 18, margin: 0 }}>
          {clips.map((one) => {
            const text = <><Time at={one.time} seconds /> · {CLIP_KINDS[one.kind][language]}{one.durationMs === null ? '' : ` ${durationText(one.durationMs / 1_000)}`} · {bytesText(one.size)}</>;
            return <li key={one.clip}>{opens ? <><Link href={`/clips/${encodeURIComponent(one.clip)}`}>{text}</Link> <Link href={`/play?clip=${encodeURIComponent(one.clip)}`}>{t('播放', 'Play')}</Link></> : text} <span className="quiet">{one.segment !== null && one.number === null ? t(`第 ${one.segment} 段`, `segment ${one.segment}`) : one.number === null ? '' : t(`编号 ${one.number}`, `no. ${one.number}`)}</span></li>;
          })}
        </ul>
      )}
    </section>
  );
}

/** Whoever is out is offered; any other serial can be typed. */
function Begin({ close, begun }: { close(): void; begun(id: string): void }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ['recorders', 'out'], queryFn: () => got(api.GET('/api/v1/recorders', { params: { query: { state: 'with-officer', limit: RECORDERS_OFFERED } } })) });
  const options = (data?.items ?? []).map((one) => ({ value: one.recorder, label: `${one.recorder} · ${one.holder?.name ?? one.holder?.officer ?? '—'}` }));
  return (
    <FormDialog<{ recorder: string }> title={t('立即录制', 'Record now')} name="incident.begin" okText={t('开始录制', 'Record')} close={close} reloads={['incidents']}
      intro={t('画面一到即开始录制；画面中断后再来时接着录。', 'Recording begins as soon as the picture is there, and goes on when it comes back after a break.')}
      send={async ({ recorder }) => begun((await got(api.POST('/api/v1/incidents', { body: { recorder: recorder.trim() } }))).incident)}>
      <Form.Item name="recorder" label={t('记录仪', 'Recorder')} rules={[{ required: true, message: t('必填', 'is required') }]}>
        <AutoComplete options={options} showSearch={{ filterOption: (text, option) => String(option?.label ?? '').includes(text) }} placeholder={t('序列号或姓名', 'serial or name')} />
      </Form.Item>
    </FormDialog>
  );
}
