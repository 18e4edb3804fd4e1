/**
 * Incidents (row D5): when the station records a live stream itself, and which clips of a card show the same span. Pure.
 */
import type { IncidentEnd } from '../domain/incident-events.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { ALLOWED, refuse, type DeskVerdict } from './desk-verdict.ts';

/** Incidents at once: as many as the wall has tiles. */
export const MAX_RUNNING = 16;
/** A segment that is being written is not in the log yet: it may be as old as this, as the media's format cuts them. */
const MAX_SEGMENT_MS = 2 * 30 * 60_000;
/** How far the times of a stream and of a card may be apart though both are right: the stream's way, the recorder's own writing. */
export const LINK_TOLERANCE_MS = 5_000;
/** Most that a clock's measured error may widen that. A larger one was set to a wrong zone and is known to the second. */
export const MAX_CLOCK_TOLERANCE_MS = 120_000;

/** What begins an incident, as the desk knows it. */
export interface BeginWish {
  /** A manager of Art. 15 is named: in whose standing order clips are kept. */
  readonly managed: boolean;
  /** The station has a media engine. */
  readonly watched: boolean;
  readonly running: number;
  readonly stopping: boolean;
}

export function mayBegin({ managed, watched, running, stopping }: BeginWish): DeskVerdict {
  if (stopping) return refuse('conflict', 'Art. 13', '工作站正在停止，请在启动后再试', 'the station is stopping; try again when it has started');
  if (!watched) return refuse('conflict', 'Art. 13', '本站未配置媒体引擎，请在 zhilu.yaml 中加入 media', 'this station has no media engine; add media to zhilu.yaml');
  if (!managed) return refuse('conflict', 'Art. 15', '尚未指定专职记录仪管理员，请先指定', 'no recorder manager is named; name one first');
  if (running >= MAX_RUNNING) return refuse('conflict', 'Art. 13', `同时录制的事件最多 ${MAX_RUNNING} 个，请先结束一个`, `${MAX_RUNNING} incidents are being recorded, which is the most; end one first`);
  return ALLOWED;
}

/** An incident goes on after a start when the station was away for no longer than this; a picture of next week is another incident's. */
export const RESUME_WITHIN_MS = 10 * 60_000;

/** @param lastMs when it was recorded last, as far as the log says. @param inTheMiddle a segment of it was being written */
export function mayResume(lastMs: number, nowMs: number, inTheMiddle: boolean): boolean {
  return nowMs - lastMs <= RESUME_WITHIN_MS + (inTheMiddle ? MAX_SEGMENT_MS : 0);
}

/** An incident that its picture has left is followed by another when the picture is back within this: a tour of duty. */
export const FOLLOW_WITHIN_MS = 12 * 3_600_000;

/** Whether nobody wanted its end: nothing came any more, or the station was away. A picture that cannot be recorded, and a full disk, are no better the next time. */
export function mayFollow(why: IncidentEnd | null, endedMs: number, nowMs: number): boolean {
  return (why === 'stream-gone' || why === 'no-stream' || why === 'station-down') && nowMs - endedMs <= FOLLOW_WITHIN_MS;
}

/** @param alarmOf the recorder that raised it */
export function mayBeOf(alarmOf: RecorderSerial | null, recorder: RecorderSerial): DeskVerdict {
  return alarmOf === recorder ? ALLOWED : refuse('bad-input', 'Art. 13', '此报警不是这台记录仪的', "this alarm is not this recorder's", '/alarm');
}

export interface Span { readonly fromMs: number; readonly toMs: number }

/**
 * Does a clip of the card show something of this span? `timed`: its time is when it was recorded. Its time is corrected by the
 * error that was measured when the card was read; the clock may have got there little by little, so when the clip was recorded
 * the error was something between none and all of it.
 */
export function showsSameSpan(live: Span, card: Span & { readonly timed: boolean; readonly offsetMs: number | null }): boolean {
  if (!card.timed) return false;
  const tolerance = linkTolerance(card.offsetMs);
  return card.fromMs <= live.toMs + tolerance && card.toMs >= live.fromMs - tolerance;
}

export function linkTolerance(offsetMs: number | null): number {
  const off = Math.abs(offsetMs ?? 0);
  return LINK_TOLERANCE_MS + (off > MAX_CLOCK_TOLERANCE_MS ? 0 : off);
}
