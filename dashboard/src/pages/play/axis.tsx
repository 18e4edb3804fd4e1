/** The axis of time: a lane for each officer and recorder, segments joined, gaps hatched, begin and end of the activity; a click goes there. */
import { Checkbox } from 'antd';
import { useId, useRef, type PointerEvent, type ReactNode } from 'react';
import { offsetText, State } from '../../parts/show.tsx';
import { localTime } from '../../shell/format.ts';
import { useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';
import { gapsOf, marksOf, type Axis, type Track } from './time-axis.ts';
import type { Transport } from './transport.ts';
import { useMoment } from './picture.tsx';

/** Lanes are drawn in so many units of width, whatever the screen. */
const WIDTH = 1_000;
const LANE = 22;
const RULER = 26;
const MARKS = 8;
const LEAST = 2;
const SECONDS_MS = 60_000 * 10;

export interface Window { readonly fromMs: number; readonly toMs: number }
interface Props {
  readonly axis: Axis; readonly window: Window; readonly transport: Transport; readonly chosen: readonly string[]; readonly lead: string | null;
  readonly bookmarks: readonly { readonly clip: string; readonly atMs: number; readonly text: string }[];
  choose(track: string, on: boolean): void;
  photo(clip: string, track: string): void;
}

export function AxisView({ axis, window, transport, chosen, lead, choose, photo, bookmarks }: Props) {
  const t = useWords();
  const { utcOffsetMinutes } = useMe();
  const atMs = useMoment(transport, (moment) => moment.atMs);
  const x = (ms: number) => ((ms - window.fromMs) / (window.toMs - window.fromMs)) * WIDTH;
  const text = (ms: number, seconds = true) => localTime(new Date(ms).toISOString(), utcOffsetMinutes, seconds).slice(11);
  const inWindow = (ms: number) => ms >= window.fromMs && ms <= window.toMs;
  const short = window.toMs - window.fromMs < SECONDS_MS;
  const head = inWindow(atMs) ? <line x1={x(atMs)} x2={x(atMs)} y1={0} y2={RULER} className="axis-head" vectorEffect="non-scaling-stroke" /> : null;
  return (
    <div className="axis">
      <div className="axis-row">
        <span className="axis-label quiet">{axis.activity === null ? '' : t(`活动 ${text(axis.activity.fromMs, false)}–${text(axis.activity.toMs, false)}`, `activity ${text(axis.activity.fromMs, false)}–${text(axis.activity.toMs, false)}`)}</span>
        <Lane height={RULER} window={window} transport={transport} slider={{ now: atMs, text: `${localTime(new Date(atMs).toISOString(), utcOffsetMinutes, true)}` }} over={marksOf(window.fromMs, window.toMs, MARKS, utcOffsetMinutes).map((mark) => <span key={mark} className={`axis-mark${x(mark) > WIDTH * 0.96 ? ' axis-mark-end' : x(mark) < WIDTH * 0.04 ? ' axis-mark-begin' : ''}`} style={{ insetInlineStart: `${x(mark) / 10}%` }}>{text(mark, short)}</span>)}>
          {axis.activity === null ? null : <rect x={x(axis.activity.fromMs)} width={Math.max(LEAST, x(axis.activity.toMs) - x(axis.activity.fromMs))} y={RULER - 5} height={5} className="axis-activity"><title>{t('执法活动的起止', 'the activity, from begin to end')}</title></rect>}
          {marksOf(window.fromMs, window.toMs, MARKS, utcOffsetMinutes).map((mark) => <line key={mark} x1={x(mark)} x2={x(mark)} y1={RULER - 8} y2={RULER} className="axis-tick" vectorEffect="non-scaling-stroke" />)}
          {head}
        </Lane>
      </div>
      {axis.tracks.map((track) => (
        <div className="axis-row" key={track.key}>
          <Label track={track} on={chosen.includes(track.key)} leads={lead === track.key} choose={(on) => choose(track.key, on)} />
          <LaneOf axis={axis} track={track} window={window} transport={transport} atMs={atMs} photo={photo} bookmarks={bookmarks} text={text} />
        </div>
      ))}
    </div>
  );
}

function Label({ track, on, leads, choose }: { readonly track: Track; readonly on: boolean; readonly leads: boolean; choose(on: boolean): void }) {
  const t = useWords();
  const name = track.officerName ?? track.officer ?? t('未知采集人', 'nobody known');
  const { offsetMs } = track;
  return (
    <span className="axis-label">
      <Checkbox checked={on} onChange={({ target }) => choose(target.checked)}><span className={leads ? 'axis-leads' : ''}>{name}</span> <bdi className="mono">{track.recorder}</bdi>{track.atStation ? ` ${t('本站录制', 'at the station')}` : ''}</Checkbox>
      <span className="quiet">
        {track.inferred ? <State tone="warn">{t('时间为推定', 'inferred time')}</State> : offsetMs === null ? t('时钟误差未知', 'clock error not known') : Math.abs(offsetMs) < 1_000 ? t('时钟准确', 'clock right')
          : t(`时钟${offsetMs > 0 ? '快' : '慢'} ${offsetText(Math.abs(offsetMs)).slice(1)}，已更正`, `clock ${offsetText(offsetMs)}, corrected`)}
      </span>
    </span>
  );
}

interface LaneOfProps { readonly axis: Axis; readonly track: Track; readonly window: Window; readonly transport: Transport; readonly atMs: number; readonly bookmarks: Props['bookmarks']; photo(clip: string, track: string): void; text(ms: number): string }

function LaneOf({ axis, track, window, transport, atMs, photo, bookmarks, text }: LaneOfProps) {
  const t = useWords();
  const hatch = useId();
  const x = (ms: number) => ((ms - window.fromMs) / (window.toMs - window.fromMs)) * WIDTH;
  const wide = (fromMs: number, toMs: number) => Math.max(LEAST, x(toMs) - x(fromMs));
  return (
    <Lane height={LANE} window={window} transport={transport} over={track.photos.filter(({ fromMs }) => fromMs >= window.fromMs && fromMs <= window.toMs).map((one) => (
      <button key={one.clip} type="button" className="axis-photo" style={{ insetInlineStart: `${x(one.fromMs) / 10}%` }} aria-label={t(`照片 ${text(one.fromMs)}`, `photo ${text(one.fromMs)}`)} onClick={(event) => { event.stopPropagation(); photo(one.clip, track.key); }}>▣</button>
    ))}>
      <defs><pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="8" className="axis-hatch" /></pattern></defs>
      {gapsOf(track, axis.activity).map((gap) => <rect key={gap.fromMs} x={x(gap.fromMs)} width={wide(gap.fromMs, gap.toMs)} y={2} height={LANE - 4} fill={`url(#${hatch})`} className="axis-gap"><title>{t(`无记录 ${text(gap.fromMs)}–${text(gap.toMs)}`, `nothing recorded ${text(gap.fromMs)}–${text(gap.toMs)}`)}</title></rect>)}
      {track.segments.map((one) => <rect key={one.clip} x={x(one.fromMs)} width={wide(one.fromMs, one.toMs)} y={3} height={LANE - 6} className={`axis-segment axis-${one.kind}`} data-clip={one.clip} vectorEffect="non-scaling-stroke"><title>{`${text(one.fromMs)}–${text(one.toMs)}`}</title></rect>)}
      {track.segments.flatMap((one) => bookmarks.filter(({ clip }) => clip === one.clip).map((mark) => <path key={`${one.clip}${mark.atMs}${mark.text}`} d={`M${x(one.fromMs + mark.atMs)} 0 v${LANE}`} className="axis-bookmark" vectorEffect="non-scaling-stroke"><title>{mark.text}</title></path>))}
      {atMs >= window.fromMs && atMs <= window.toMs ? <line x1={x(atMs)} x2={x(atMs)} y1={0} y2={LANE} className="axis-head" vectorEffect="non-scaling-stroke" /> : null}
    </Lane>
  );
}

/** Pressing goes there, dragging along with it. The ruler alone is what keys and readers of the screen meet. */
function Lane({ height, window, transport, slider, over, children }: { readonly height: number; readonly window: Window; readonly transport: Transport; readonly slider?: { readonly now: number; readonly text: string }; readonly over?: ReactNode; readonly children: ReactNode }) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const go = (event: PointerEvent) => {
    const { left, width } = box.current!.getBoundingClientRect();
    transport.seek(window.fromMs + ((event.clientX - left) / width) * (window.toMs - window.fromMs));
  };
  return (
    <div ref={box} className="axis-lane" style={{ height }} onPointerDown={(event) => { if ((event.target as Element).closest('button') !== null) return; event.currentTarget.setPointerCapture(event.pointerId); go(event); }} onPointerMove={(event) => { if (event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId)) go(event); }}
      {...(slider === undefined ? {} : { role: 'slider', tabIndex: 0, 'aria-label': t('时刻', 'moment'), 'aria-valuemin': 0, 'aria-valuemax': Math.round((window.toMs - window.fromMs) / 1_000), 'aria-valuenow': Math.min(Math.round((window.toMs - window.fromMs) / 1_000), Math.max(0, Math.round((slider.now - window.fromMs) / 1_000))), 'aria-valuetext': slider.text })}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" width="100%" height={height} aria-hidden="true" focusable="false">{children}</svg>
      {over}
    </div>
  );
}
