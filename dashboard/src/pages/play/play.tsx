/** Playing stored clips: one, or all of an activity on one axis of time, up to four pictures in step. Each picture is a view in the custody log. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Empty } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Bookmark, PlayClip, PlayList } from '../../parts/api-types.ts';
import { useFilters } from '../../parts/filters.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Time } from '../../parts/show.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { CLIP_KINDS } from '../clips/words.ts';
import { AxisView, type Window } from './axis.tsx';
import { Bookmarks } from './bookmarks.tsx';
import { Controls } from './controls.tsx';
import { KeysHelp, usePlayerKeys } from './keys.tsx';
import { Picture, useMoment, type Shown } from './picture.tsx';
import { Strip } from './strip.tsx';
import { axisOf, frameTime, nextStart, segmentAt, type Track } from './time-axis.ts';
import { Transport } from './transport.ts';
import './play.css';

export const MAX_PICTURES = 4;

export default function Play() {
  const t = useWords();
  const [{ clip, activity, incident }] = useFilters(['clip', 'activity', 'incident']);
  const named = clip !== undefined || activity !== undefined || incident !== undefined;
  const query = useQuery({
    queryKey: ['play-list', clip, activity, incident], enabled: named, staleTime: Infinity, refetchOnWindowFocus: false,
    queryFn: () => got(api.GET('/api/v1/play-list', { params: { query: activity !== undefined ? { activity } : incident !== undefined ? { incident } : { clip: clip! } } })),
  });
  if (!named) return <><PageHead title={t('播放', 'Play')} /><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('请从音像记录、执法活动或事件打开', 'Open it from a clip, an activity or an incident')} /></>;
  if (query.data === undefined) return <><PageHead title={t('播放', 'Play')} /><Loaded query={query} rows={10}>{() => null}</Loaded></>;
  return <Player key={`${activity ?? ''} ${incident ?? ''} ${clip ?? ''}`} list={query.data} first={clip} />;
}

function Player({ list, first }: { readonly list: PlayList; readonly first: string | undefined }) {
  const t = useWords();
  const language = useLanguage();
  const me = useMe();
  const [lengths, setLengths] = useState<ReadonlyMap<string, number>>(new Map());
  const axis = useMemo(() => axisOf(list.clips, list.activity, lengths), [list, lengths]);
  const start = useMemo(() => startOf(axis.tracks, axis.fromMs), []); // eslint-disable-line
  const transport = useMemo(() => new Transport(axis.fromMs, axis.toMs), []); // eslint-disable-line
  const [chosen, setChosen] = useState<readonly string[]>(() => axis.tracks.filter(({ segments }) => segments.length > 0).slice(0, MAX_PICTURES).map(({ key }) => key));
  const [wanted, setWanted] = useState<string | null>(null);
  const [photo, setPhoto] = useState<{ readonly clip: string; readonly track: string } | null>(() => (list.clips.length === 1 && list.clips[0]!.kind === 'photo' ? { clip: list.clips[0]!.clip, track: '' } : null));
  const [shown, setShown] = useState<ReadonlyMap<string, Shown>>(new Map());
  const [muted, setMuted] = useState(false);
  const [help, setHelp] = useState(false);
  const [marking, setMarking] = useState(false);
  const [window_, setWindow] = useState<Window | null>(null);
  const [bookmarks, setBookmarks] = useState<ReadonlyMap<string, readonly Bookmark[]>>(new Map());
  const stage = useRef<HTMLDivElement>(null);
  const tracks = chosen.flatMap((key) => axis.tracks.find((one) => one.key === key) ?? []);
  // Which segments run now: changes only when one begins or ends.
  const running = useMoment(transport, ({ atMs }) => tracks.map((track) => segmentAt(track, atMs)?.clip ?? '').join(' ')).split(' ');
  const pictures = tracks.map((track, i) => ({ track, segment: track.segments.find(({ clip }) => clip === running[i]) }));
  const playable = (clip: string) => { const kind = shown.get(clip)?.view.play.kind; return kind === undefined || kind === 'direct' || kind === 'remux' || kind === 'transcode'; };
  const leading = pictures.find(({ track, segment }) => track.key === wanted && segment !== undefined && playable(segment.clip)) ?? pictures.find(({ segment }) => segment !== undefined && playable(segment.clip));
  const lead = leading?.segment === undefined ? undefined : shown.get(leading.segment.clip);

  useEffect(() => transport.start(), [transport]);
  useEffect(() => { transport.seek(start); }, [transport, start]);
  useEffect(() => {
    transport.reach(axis.fromMs, axis.toMs);
    transport.covered = (atMs) => tracks.some((track) => segmentAt(track, atMs) !== undefined);
    transport.next = (atMs) => nextStart(tracks, atMs);
  });
  const opened = useCallback((clip: string, what: Shown | undefined) => setShown((before) => {
    const next = new Map(before);
    if (what === undefined) next.delete(clip);
    else next.set(clip, what);
    return next;
  }), []);
  const lengthKnown = useCallback((clip: string, ms: number) => setLengths((before) => (before.get(clip) === ms ? before : new Map(before).set(clip, ms))), []);

  const frame = (steps: 1 | -1) => {
    const rate = lead?.view.frameRate;
    if (lead === undefined || lead.element === null || rate === null || rate === undefined) return;
    transport.play(false);
    transport.seek(lead.segment.fromMs + frameTime((transport.now.atMs - lead.segment.fromMs) / 1_000, rate, steps) * 1_000);
  };
  const full = () => { void (document.fullscreenElement === null ? stage.current?.requestFullscreen() : document.exitFullscreen())?.catch(() => undefined); };
  const toggle = () => transport.play(!transport.now.playing);
  usePlayerKeys({
    toggle, frame, full, by: (ms) => transport.by(ms), gear: (by) => transport.gear(by), pause: () => transport.play(false), bookmark: () => { if (lead !== undefined) { transport.play(false); setMarking(true); } },
    mute: () => setMuted((before) => !before), help: () => setHelp(true), ends: (which) => transport.seek(which === 'first' ? axis.fromMs : axis.toMs),
  });
  const choose = (key: string, on: boolean) => setChosen((before) => (on ? [...before, key].slice(-MAX_PICTURES) : before.filter((one) => one !== key)));
  const span = window_ ?? { fromMs: axis.fromMs, toMs: axis.toMs };
  const clipOf = (id: string) => list.clips.find((one) => one.clip === id);
  const one = first === undefined ? undefined : list.clips[0];
  const title = list.activity !== null ? list.activity.cause || t('执法活动', 'An activity') : one === undefined ? t('事件', 'Incident') : CLIP_KINDS[one.kind][language];
  return (
    <>
      <PageHead title={t(`播放：${title}`, `Play: ${title}`)}>
        {list.activity === null ? null : <span className="quiet">{list.activity.place} <Time at={list.activity.from} /> – <Time at={list.activity.to} /></span>}
        {one?.activity == null || !has(me, 'officer', 'recorder-manager', 'unit-head', 'reviewer') ? null : <Link href={`/play?activity=${encodeURIComponent(one.activity)}`}>{t('同一活动的全部记录', 'All of its activity')}</Link>}
        {list.incident === null ? null : <IncidentLinks incident={list.incident} alone={one !== undefined} />}
      </PageHead>
      <p className="quiet play-note">{t('每次查看都记入保管链：谁、哪个片段、看了哪一段。画面带有查看人水印。', 'Every look is in the custody log: who, which clip, which span. The picture carries the viewer’s name.')}{list.hidden > 0 ? ` ${t(`另有 ${list.hidden} 个片段您无权查看。`, `${list.hidden} more clips you may not look at.`)}` : ''}</p>
      <div ref={stage} className={`stage stage-${Math.min(MAX_PICTURES, Math.max(1, pictures.length + (photo === null ? 0 : 1)))}`}>
        {pictures.map(({ track, segment }) => (segment === undefined ? <div key={track.key} className="picture picture-none"><p className="picture-says">{t('此刻没有记录', 'nothing recorded at this moment')}</p><figcaption>{nameOf(track, t)}</figcaption></div> : (
          <Picture key={segment.clip} segment={segment} transport={transport} leads={leading?.segment?.clip === segment.clip} muted={muted} caption={<Caption track={track} clip={clipOf(segment.clip)} />} opened={(what) => opened(segment.clip, what)} lengthKnown={lengthKnown} chosen={() => setWanted(track.key)} />
        )))}
        {photo === null ? null : <Picture key={photo.clip} still segment={{ clip: photo.clip, kind: 'photo', fromMs: 0, toMs: 0, timed: true, recording: null }} transport={transport} leads={false} muted caption={<Caption track={undefined} clip={clipOf(photo.clip)} />} opened={() => undefined} lengthKnown={lengthKnown} chosen={() => { if (first === undefined || list.clips.length > 1) setPhoto(null); }} />}
        {pictures.length === 0 && photo === null ? <Alert type="info" showIcon title={t('请在下方选择要看的记录', 'Choose below what to look at')} /> : null}
      </div>
      {axis.tracks.some(({ segments }) => segments.length > 0) ? (
        <>
          <Controls transport={transport} lead={lead} muted={muted} mute={() => setMuted(!muted)} toggle={toggle} frame={frame} full={full} help={() => setHelp(true)} bookmark={() => { transport.play(false); setMarking(true); }}
            near={leading?.segment === undefined ? null : { fromMs: leading.segment.fromMs, toMs: leading.segment.toMs }} whole={window_ === null} zoom={(to) => setWindow(to)} />
          {lead === undefined ? null : <Strip key={`strip ${lead.view.view}`} shown={lead} transport={transport} />}
          <AxisView axis={axis} window={span} transport={transport} chosen={chosen} lead={leading?.track.key ?? null} choose={choose} photo={(clip, track) => setPhoto({ clip, track })} bookmarks={[...bookmarks.values()].flat()} />
          {lead === undefined ? null : <Bookmarks key={`bookmarks ${lead.view.view}`} shown={lead} transport={transport} marking={marking} setMarking={setMarking} loaded={(items) => setBookmarks((before) => new Map(before).set(lead.view.clip, items))} />}
        </>
      ) : null}
      {help ? <KeysHelp close={() => setHelp(false)} /> : null}
    </>
  );
}

/** From a clip to all of the same incident, station's and card's; and to the incident itself. */
function IncidentLinks({ incident, alone }: { readonly incident: NonNullable<PlayList['incident']>; readonly alone: boolean }) {
  const t = useWords();
  const me = useMe();
  return (
    <>
      {alone ? <Link href={`/play?incident=${encodeURIComponent(incident.incident)}`}>{t('同一事件的全部记录（本站与卡上）', 'All of its incident, station and card')}</Link> : null}
      {has(me, 'duty-desk', 'recorder-manager', 'unit-head', 'reviewer') ? <Link href={`/incidents/${encodeURIComponent(incident.incident)}`}>{t('事件', 'Incident')} <Time at={incident.begun} seconds /></Link> : null}
    </>
  );
}

/** The first moment at which something runs. */
function startOf(tracks: readonly Track[], fromMs: number): number {
  const starts = tracks.flatMap(({ segments }) => segments[0]?.fromMs ?? []);
  return starts.length === 0 ? fromMs : Math.min(...starts);
}

const nameOf = (track: Track, t: (zh: string, en: string) => string) => `${track.officerName ?? track.officer ?? t('未知采集人', 'nobody known')} ${track.recorder}${track.atStation ? ` ${t('本站录制', 'at the station')}` : ''}`;

function Caption({ track, clip }: { readonly track: Track | undefined; readonly clip: PlayClip | undefined }) {
  const t = useWords();
  return <>{track === undefined ? clip?.officerName ?? '' : nameOf(track, t)} {clip === undefined ? null : <span className="quiet"><Time at={clip.time} seconds /> {clip.originalName?.split('/').at(-1) ?? ''}</span>}</>;
}
