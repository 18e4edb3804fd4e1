/** One picture of the stage: the clip that runs at the page's moment on one track, with who looks and when written over it. */
import { Alert, Watermark } from 'antd';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { OpenedView } from '../../parts/api-types.ts';
import { useTime } from '../../shell/format.ts';
import { useProblemText } from '../../shell/problem.tsx';
import { useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { ConvertedSource } from './converted-source.ts';
import type { Segment } from './time-axis.ts';
import type { Lead, Moment, Transport } from './transport.ts';
import { useView, type Shows } from './use-view.ts';

/** A picture that follows may be so far off, in seconds, before it jumps: playing, and standing. */
const PLAYING_OFF_S = 0.2;
const STANDING_OFF_S = 0.002;
const MOVE_EVERY_MS = 5_000;
/** So loud a picture that does not lead is: not at all. */
const READY = 2;

/** What the stage knows of the picture that leads, for steps by frames and for the strip. */
export interface Shown { readonly segment: Segment; readonly view: OpenedView; readonly element: HTMLMediaElement | null }

interface Props {
  readonly segment: Segment;
  readonly transport: Transport;
  readonly leads: boolean;
  readonly muted: boolean;
  readonly caption: ReactNode;
  /** The page's moment says nothing of it: a photo. */
  readonly still?: boolean;
  opened(shown: Shown | undefined): void;
  lengthKnown(clip: string, ms: number): void;
  chosen(): void;
}

export function Picture({ segment, transport, leads, muted, caption, opened, lengthKnown, chosen, still }: Props) {
  const t = useWords();
  const language = useLanguage();
  const problemText = useProblemText();
  const shows = useView(segment.clip);
  const { state } = shows;
  const view = state.kind === 'open' ? state.view : undefined;
  const told = useRef(opened);
  told.current = opened;
  useEffect(() => {
    if (view !== undefined && view.durationMs !== null && still !== true) lengthKnown(segment.clip, view.durationMs);
    return () => told.current(undefined);
  }, [view]); // eslint-disable-line
  const over = state.kind === 'ended';
  useEffect(() => { if (over) transport.play(false); }, [over, transport]);
  return (
    <figure className={`picture${leads ? ' picture-leads' : ''}`} data-clip={segment.clip} onClick={chosen} onContextMenu={(event) => event.preventDefault()}>
      <Marked>
        <div className="picture-box">
          {state.kind === 'opening' ? <p className="picture-says" role="status">{t('正在打开…', 'opening…')}</p> : null}
          {state.kind === 'failed' ? <Alert type="error" showIcon title={problemText(state.problem)} /> : null}
          {state.kind === 'ended' ? <Alert type="warning" showIcon title={t('查看已结束：批准已终止，或登录已失效', 'The view is over: the approval has ended, or the session')} /> : null}
          {view === undefined ? null : view.play.kind === 'cannot' ? <Alert type="info" showIcon title={t('不能播放', 'It cannot be played')} description={view.play[language]} />
            : view.play.kind === 'image' ? <Photo view={view} shows={shows} opened={() => told.current({ segment, view, element: null })} />
              : <Media segment={segment} view={view} transport={transport} leads={leads} muted={muted} shows={shows} opened={(element) => told.current({ segment, view, element })} />}
        </div>
      </Marked>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** Name, account and time over the whole picture, moving, so that it can neither be cut away nor covered (Art. 22(2)). */
function Marked({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const time = useTime();
  const [turn, setTurn] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = window.setInterval(() => setTurn((before) => before + 1), MOVE_EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  const now = time(new Date().toISOString(), true);
  const place = (turn * 37) % 100;
  return (
    <div ref={box} className="picture-marked" data-mark={`${me.name} ${me.account} ${now}`}>
      <Watermark content={[`${me.name} ${me.account}`, now]} gap={[60, 40]} offset={[20 + place, 12 + ((turn * 23) % 60)]} rotate={-18} zIndex={3} font={{ color: 'rgba(158,158,158,0.6)', fontSize: 14 }}>{children}</Watermark>
    </div>
  );
}

function Photo({ view, shows, opened }: { readonly view: OpenedView; readonly shows: Shows; opened(): void }) {
  const t = useWords();
  const [failed, setFailed] = useState(false);
  useEffect(opened, [view]); // eslint-disable-line
  if (failed) return <Alert type="warning" showIcon title={t('照片不能显示', 'The photo cannot be shown')} />;
  return <img src={view.content!} alt={t('照片', 'the photo')} draggable={false} onLoad={() => shows.at(0, false)} onError={() => { setFailed(true); shows.broke(); }} />;
}

function Media({ segment, view, transport, leads, muted, shows, opened }: { readonly segment: Segment; readonly view: OpenedView; readonly transport: Transport; readonly leads: boolean; readonly muted: boolean; readonly shows: Shows; opened(element: HTMLMediaElement): void }) {
  const t = useWords();
  const element = useRef<HTMLVideoElement>(null);
  const [waits, setWaits] = useState(true);
  const [failed, setFailed] = useState<'busy' | 'broken' | null>(null);
  const report = useRef(shows);
  report.current = shows;

  useEffect(() => {
    const media = element.current!;
    const broke = (why: 'busy' | 'broken') => {
      setFailed(why);
      report.current.broke();
    };
    const error = () => broke('broken');
    media.addEventListener('error', error);
    const source = view.converted === null ? undefined : new ConvertedSource(media, view.converted, view.durationMs ?? segment.toMs - segment.fromMs, view.shiftMs, (status) => broke(status === 409 ? 'busy' : 'broken'));
    if (source === undefined) media.src = view.content!;
    opened(media);
    return () => {
      media.removeEventListener('error', error);
      source?.stop();
      // Lets go of the connection at once, not when memory is tidied up.
      media.removeAttribute('src');
      media.load();
    };
  }, [view]); // eslint-disable-line

  useEffect(() => {
    let jumped = -1;
    // At four times the speed on a slow machine seconds lie between two looks, and all of them were shown; after a jump nothing was.
    let sought = true;
    const seeks = () => { sought = true; };
    const followed = element.current!;
    followed.addEventListener('seeking', seeks);
    const follow = (moment: Moment) => {
      const media = element.current;
      if (media === null || media.readyState === 0) return;
      const target = Math.min(Math.max(0, (moment.atMs - segment.fromMs) / 1_000), Number.isFinite(media.duration) ? media.duration : Infinity);
      if (media.playbackRate !== moment.speed) media.playbackRate = moment.speed;
      const off = Math.abs(media.currentTime - target);
      const jump = moment.jump !== jumped;
      if (jump || (!media.seeking && off > (moment.playing ? (leads ? Infinity : PLAYING_OFF_S) : STANDING_OFF_S))) {
        jumped = moment.jump;
        if (off > STANDING_OFF_S) media.currentTime = target;
      }
      if (moment.playing && media.paused && !media.ended) void media.play().catch(() => undefined);
      if (!moment.playing && !media.paused) media.pause();
      if (media.readyState < READY || media.seeking) return;
      report.current.at(media.currentTime * 1_000, !media.paused && !sought);
      sought = false;
    };
    const stop = transport.picture(follow);
    return () => {
      followed.removeEventListener('seeking', seeks);
      stop();
    };
  }, [segment, transport, leads]);

  useEffect(() => {
    if (!leads) return;
    const lead = (): Lead => {
      const media = element.current;
      if (media === null || failed !== null || media.ended) return undefined;
      const off = Math.abs(media.currentTime - (transport.now.atMs - segment.fromMs) / 1_000);
      if (media.readyState < READY || media.seeking || media.paused || off > 1) return { kind: 'waits' };
      // A file is a moment longer or shorter than a whole number of milliseconds; its last picture belongs to it.
      return { kind: 'at', atMs: Math.min(segment.toMs, segment.fromMs + media.currentTime * 1_000) };
    };
    transport.lead = lead;
    return () => { if (transport.lead === lead) transport.lead = () => undefined; };
  }, [leads, segment, transport, failed]);

  return (
    <>
      <video ref={element} playsInline preload="auto" muted={muted || !leads} disablePictureInPicture disableRemotePlayback controlsList="nodownload nofullscreen noremoteplayback" tabIndex={-1} aria-label={t('画面', 'the picture')}
        onWaiting={() => setWaits(true)} onCanPlay={() => setWaits(false)} onSeeked={() => setWaits(false)} onPlaying={() => setWaits(false)} />
      {view.video === null ? <p className="picture-says" aria-hidden="true">♪ {t('只有声音', 'sound alone')}</p> : null}
      {failed !== null ? <Alert type="error" showIcon title={failed === 'busy' ? t('转换正忙，请关闭其他画面后重试', 'Conversions are busy: close another picture and try again') : t('画面中断', 'The picture broke off')} /> : waits ? <p className="picture-waits" role="status">{t('载入中…', 'loading…')}</p> : null}
    </>
  );
}

export function useMoment<T>(transport: Transport, of: (moment: Moment) => T): T {
  return useSyncExternalStore(transport.subscribe, () => of(transport.snapshot()));
}

