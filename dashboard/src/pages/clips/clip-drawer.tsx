/** One clip: what it is, whose, of which activity, what proves it. Looking at it is logged, and the page says so. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer } from 'antd';
import { Link } from 'wouter';
import { api, got } from '../../../api/client.ts';
import { ChainLink } from '../../parts/chain-link.tsx';
import type { ClipDetails } from '../../parts/api-types.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { durationText, Mono, State, Time } from '../../parts/show.tsx';
import { bytesText, useInBrackets } from '../../shell/format.ts';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { CARRIERS } from '../equipment/words.ts';
import { CARD_STATES, CLIP_KINDS, CLIP_STATES, LINKS, PROVENANCES } from './words.ts';

export function ClipDrawer({ id, close }: { readonly id: string; close(): void }) {
  const t = useWords();
  const language = useLanguage();
  // Each look is an entry of the custody log: it is asked once, and again only by hand.
  const query = useQuery({ queryKey: ['clip', id], queryFn: () => got(api.GET('/api/v1/clips/{id}', { params: { path: { id } } })), staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false });
  return (
    <Drawer open onClose={close} size={560} title={query.data === undefined ? t('音像记录', 'Clip') : <>{CLIP_KINDS[query.data.kind][language]} <Time at={query.data.time} seconds /></>}>
      <p className="quiet">{t('查看详情已记入保管链。', 'This look is in the custody log.')}</p>
      <Loaded query={query} rows={12}>{(clip) => <Details clip={clip} />}</Loaded>
    </Drawer>
  );
}

function Details({ clip }: { readonly clip: ClipDetails }) {
  const t = useWords();
  const inBrackets = useInBrackets();
  const me = useMe();
  const language = useLanguage();
  const state = CLIP_STATES[clip.state];
  const { binding } = clip;
  return (
    <>
      {binding.kind === 'unbound' ? <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={<>{t('未归入执法活动：', 'Of no activity: ')}{binding[language]}{inBrackets(binding.article ?? '')}</>} description={binding.candidates.length === 0 ? undefined : <>{t('可能是：', 'It may be: ')}{binding.candidates.map((one) => <Link key={one} href={`/activities/${encodeURIComponent(one)}`} style={{ marginInlineEnd: 8 }}><Mono>{one}</Mono></Link>)}</>} /> : null}
      <dl className="pairs">
        <div><dt>{t('采集人', 'Officer')}</dt><dd>{clip.officer === null ? t('未知', 'nobody') : <>{clip.officerName ?? ''} <Mono>{clip.officer}</Mono></>}</dd></div>
        <div><dt>{t('活动', 'Activity')}</dt><dd>{clip.activity === null ? '—' : <><Link href={`/activities/${encodeURIComponent(clip.activity)}`}>{clip.cause || t('案由未填', 'no cause yet')}</Link> {clip.bound === 'roster' ? t('（按勤务表）', ' (by the roster)') : t('（人工）', ' (by hand)')}</>}</dd></div>
        <div><dt>{t('时间', 'Time')}</dt><dd><Time at={clip.time} seconds /> – <Time at={clip.end} seconds />{clip.durationMs === null ? '' : ` · ${durationText(clip.durationMs / 1_000)}`} {clip.timed ? null : <State tone="warn">{t('记录仪时钟不可信，时间为推定', 'the clock was not known: the time is inferred')}</State>}</dd></div>
        <div><dt>{t('移交', 'Hand-over')}</dt><dd><State tone={state.tone}>{state[language]}</State> {clip.handOver === null ? null : <Link href={`/register-entry/${encodeURIComponent(clip.handOver)}`}>{t('登记页', 'entry')}</Link>}{clip.returned === null ? null : <div>{t('曾退回：', 'was returned: ')}{clip.returned}</div>}</dd></div>
        {clip.incidents.length === 0 ? null : <div><dt>{t('事件录制', 'Incidents')}</dt><dd>{clip.incidents.map((one) => <div key={one.incident}>{has(me, 'recorder-manager', 'unit-head', 'reviewer', 'duty-desk') ? <Link href={`/incidents/${encodeURIComponent(one.incident)}`}><Mono>{one.incident}</Mono></Link> : <Mono>{one.incident}</Mono>} {one.clips.map((id) => <Link key={id} href={`/clips/${encodeURIComponent(id)}`} style={{ marginInlineEnd: 8 }}>{clip.provenance === 'station-live' ? t('卡上同一时段', 'on the card') : t('本站录制', 'recorded at the station')}</Link>)}</div>)}</dd></div>}
        <div><dt>{t('大小', 'Size')}</dt><dd>{bytesText(clip.size)}</dd></div>
        <div><dt>{t('记录仪', 'Recorder')}</dt><dd><Mono>{clip.recorder}</Mono> {t('编号', 'no.')} {clip.number ?? '—'}{clip.recording === null ? '' : t(` · 录制 ${clip.recording} 第 ${clip.segment ?? 1} 段`, ` · recording ${clip.recording}, segment ${clip.segment ?? 1}`)}</dd></div>
        <div><dt>{t('原文件名', 'Original name')}</dt><dd><Mono>{clip.originalName ?? '—'}</Mono></dd></div>
        <div><dt>{t('存储文件名', 'Stored name')}</dt><dd>{clip.path === null ? '—' : <Mono>{clip.path}</Mono>} {clip.link === null ? null : <State tone={LINKS[clip.link]!.tone}>{LINKS[clip.link]![language]}</State>}</dd></div>
        <div><dt>{t('入库', 'Stored')}</dt><dd><Time at={clip.stored} seconds /> · {CARRIERS[clip.carrier]?.[language] ?? clip.carrier} · {PROVENANCES[clip.provenance]?.[language] ?? clip.provenance}</dd></div>
        <div><dt>{t('卡上', 'On the card')}</dt><dd>{CARD_STATES[clip.card]?.[language] ?? clip.card}</dd></div>
        <div><dt>{t('可播放', 'Playable')}</dt><dd>{{ yes: t('是', 'yes'), no: t('否', 'no'), unknown: t('未知', 'not known') }[clip.playable]}</dd></div>
        <div><dt>SHA-256</dt><dd><Mono>{clip.sha256}</Mono></dd></div>
        <div><dt>SM3</dt><dd>{clip.sm3 === null ? t('计算中', 'being made') : <Mono>{clip.sm3}</Mono>}</dd></div>
      </dl>
      <p><Link href={`/play?clip=${encodeURIComponent(clip.clip)}`}>{t('播放（记入保管链）', 'Play (it is logged)')}</Link>{clip.activity === null ? null : <> · <Link href={`/play?activity=${encodeURIComponent(clip.activity)}`}>{t('与同一活动的其他记录一起播放', 'Play with the others of its activity')}</Link></>}{clip.incidents.map((one) => <span key={one.incident}> · <Link href={`/play?incident=${encodeURIComponent(one.incident)}`}>{t('本站录制与卡上同一时段一起播放', 'Play with what station and card have of the same span')}</Link></span>)}{has(me, 'unit-head') ? <> · <Link href={`/view-grants?clip=${encodeURIComponent(clip.clip)}`}>{t('批准他人调阅', 'Approve viewing by others')}</Link></> : null}</p>
      <ChainLink subject={`clip:${clip.clip}`} own={clip.officer === me.officer} />
    </>
  );
}
