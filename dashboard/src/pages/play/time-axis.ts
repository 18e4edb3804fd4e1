/** Clips of one activity on one axis of time: a track for each officer with his recorder, segments in order, gaps between. Pure. */

export interface AxisClip {
  readonly clip: string; readonly kind: 'video' | 'audio' | 'photo' | 'other'; readonly time: string; readonly end: string; readonly timed: boolean; readonly durationMs: number | null; readonly offsetMs: number | null;
  readonly recorder: string; readonly officer: string | null; readonly officerName: string | null; readonly recording: number | null;
  /** Recorded at the station: beside what the card has of the same span, never in its place. */
  readonly atStation: boolean;
}
export interface Segment { readonly clip: string; readonly kind: AxisClip['kind']; readonly fromMs: number; readonly toMs: number; readonly timed: boolean; readonly recording: number | null }
export interface Track {
  readonly key: string; readonly atStation: boolean; readonly officer: string | null; readonly officerName: string | null; readonly recorder: string;
  /** What runs, in order; photos stand apart, they have a moment and no length. */
  readonly segments: readonly Segment[];
  readonly photos: readonly Segment[];
  /** By how much the recorder's clock was wrong, milliseconds, the most of its clips; already corrected. null: not known. */
  readonly offsetMs: number | null;
  readonly inferred: boolean;
}
export interface Axis { readonly fromMs: number; readonly toMs: number; readonly tracks: readonly Track[]; readonly activity: { readonly fromMs: number; readonly toMs: number } | null }
export interface Gap { readonly fromMs: number; readonly toMs: number }

/** Segments of one press of the button, and those that nearly touch, are one: recorders split files by size. */
export const JOIN_MS = 2_000;
/** A clip of which nobody knows the length gets so much room until its file says it. */
export const UNKNOWN_MS = 10_000;
const LEAST_MS = 1_000;

/** @param lengths of clips whose file has said it, milliseconds */
export function axisOf(clips: readonly AxisClip[], activity: { readonly from: string; readonly to: string } | null, lengths: ReadonlyMap<string, number> = new Map()): Axis {
  const tracks = new Map<string, { atStation: boolean; officer: string | null; officerName: string | null; recorder: string; segments: Segment[]; photos: Segment[]; offsetMs: number | null; inferred: boolean }>();
  for (const one of clips) {
    const key = `${one.officer ?? '-'} ${one.recorder}${one.atStation ? ' live' : ''}`;
    const track = tracks.get(key) ?? { atStation: one.atStation, officer: one.officer, officerName: one.officerName, recorder: one.recorder, segments: [], photos: [], offsetMs: null, inferred: false };
    const fromMs = Date.parse(one.time);
    const length = lengths.get(one.clip) ?? one.durationMs ?? UNKNOWN_MS;
    const photo = one.kind === 'photo';
    (photo ? track.photos : track.segments).push({ clip: one.clip, kind: one.kind, fromMs, toMs: photo ? fromMs : fromMs + Math.max(1, length), timed: one.timed, recording: one.recording });
    if (one.offsetMs !== null && Math.abs(one.offsetMs) >= Math.abs(track.offsetMs ?? 0)) track.offsetMs = one.offsetMs;
    track.inferred ||= !one.timed;
    tracks.set(key, track);
  }
  const all = [...tracks].map(([key, track]) => ({ key, ...track, segments: track.segments.sort((a, b) => a.fromMs - b.fromMs), photos: track.photos.sort((a, b) => a.fromMs - b.fromMs) }));
  const span = activity === null ? null : { fromMs: Date.parse(activity.from), toMs: Date.parse(activity.to) };
  const times = [...all.flatMap(({ segments, photos }) => [...segments, ...photos].flatMap(({ fromMs, toMs }) => [fromMs, toMs])), ...(span === null ? [] : [span.fromMs, span.toMs])];
  const fromMs = times.length === 0 ? 0 : Math.min(...times);
  return { fromMs, toMs: Math.max(fromMs + LEAST_MS, ...times), tracks: all, activity: span };
}

/** Where a track has nothing, between its segments; within the activity also before the first and after the last. */
export function gapsOf(track: Pick<Track, 'segments'>, activity: Axis['activity']): readonly Gap[] {
  const gaps: Gap[] = [];
  const first = track.segments[0];
  if (first === undefined) return activity === null ? [] : [activity];
  let reached = activity === null ? first.fromMs : Math.min(activity.fromMs, first.fromMs);
  for (const { fromMs, toMs } of track.segments) {
    if (fromMs - reached > JOIN_MS) gaps.push({ fromMs: reached, toMs: fromMs });
    reached = Math.max(reached, toMs);
  }
  if (activity !== null && activity.toMs - reached > JOIN_MS) gaps.push({ fromMs: reached, toMs: activity.toMs });
  return gaps;
}

/** What runs at a moment; of two that overlap, the one that began later. At the very end of one that nothing follows it is still there: its last picture stands. */
export function segmentAt(track: Pick<Track, 'segments'>, atMs: number): Segment | undefined {
  let found: Segment | undefined;
  for (const one of track.segments) {
    if (one.fromMs > atMs) break;
    if (atMs < one.toMs) found = one;
  }
  return found ?? track.segments.find(({ toMs }) => toMs === atMs);
}

/** The next moment at which any of the tracks has something, after one where none does; undefined at the end. */
export function nextStart(tracks: readonly Pick<Track, 'segments'>[], atMs: number): number | undefined {
  const starts = tracks.flatMap(({ segments }) => segments.filter(({ fromMs }) => fromMs > atMs).map(({ fromMs }) => fromMs));
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/** The middle of the frame that is `steps` away from the one shown: a time that no rounding moves to its neighbour. Seconds of the clip. */
export function frameTime(seconds: number, rate: number, steps: number): number {
  const frame = Math.max(0, Math.floor(seconds * rate + 1e-3) + steps);
  return (frame + 0.5) / rate;
}

const STEPS_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 86_400_000] as const;
/** Whole moments of the station's clock for the axis' marks, few enough to be read. */
export function marksOf(fromMs: number, toMs: number, most: number, utcOffsetMinutes: number): readonly number[] {
  const step = STEPS_MS.find((one) => (toMs - fromMs) / one <= most) ?? STEPS_MS.at(-1)!;
  const shift = utcOffsetMinutes * 60_000;
  const marks = [];
  for (let at = Math.ceil((fromMs + shift) / step) * step - shift; at <= toMs && marks.length <= most; at += step) marks.push(at);
  return marks;
}
