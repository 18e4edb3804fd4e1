/** Which parts of a clip were shown: spans in milliseconds, put together, kept few, and held against what was sent. Pure. */
import type { ShownSpans } from '../domain/view-events.ts';

/** Spans of one view: whoever jumps about more has the nearest ones put together, the gap between them counting as shown. */
export const MAX_SPANS = 400;
/** What a player may have shown beyond what the share of bytes says: pictures are not all of one size. */
export const SLACK_MS = 10_000;

type Span = readonly [fromMs: number, toMs: number];

/** In order, none touching another. Doing it again changes nothing; the order of the reports does not matter. */
export function mergeSpans(...lists: readonly ShownSpans[]): ShownSpans {
  const all = lists.flat().filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to) && from >= 0 && to >= from).map(([from, to]): Span => [Math.floor(from), Math.ceil(to)]);
  all.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const [from, to] of all) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  while (merged.length > MAX_SPANS) joinNearest(merged);
  return merged;
}

function joinNearest(spans: [number, number][]): void {
  let nearest = 1;
  for (let i = 2; i < spans.length; i += 1) if (spans[i]![0] - spans[i - 1]![1] < spans[nearest]![0] - spans[nearest - 1]![1]) nearest = i;
  spans[nearest - 1]![1] = spans[nearest]![1];
  spans.splice(nearest, 1);
}

export function spansMs(spans: ShownSpans): number {
  return spans.reduce((sum, [from, to]) => sum + (to - from), 0);
}

/**
 * What a player may claim to have shown: within the clip, and in all no more than the share of its bytes that were sent
 * allows, with some slack. @param sentShare 0 to 1; nothing sent is nothing shown
 */
export function boundSpans(spans: ShownSpans, durationMs: number | null, sentShare: number): ShownSpans {
  if (sentShare <= 0) return [];
  const within = durationMs === null ? spans : mergeSpans(spans.map(([from, to]): Span => [Math.min(from, durationMs), Math.min(to, durationMs)]));
  if (durationMs === null || sentShare >= 1) return within;
  let left = durationMs * sentShare + SLACK_MS;
  const bounded: Span[] = [];
  for (const [from, to] of within) {
    if (left < 0) break;
    bounded.push([from, Math.min(to, Math.ceil(from + left))]);
    left -= to - from;
  }
  return bounded;
}
