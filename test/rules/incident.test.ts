import { expect, test } from 'vitest';
import { linkTolerance, LINK_TOLERANCE_MS, MAX_CLOCK_TOLERANCE_MS, mayBegin, mayResume, RESUME_WITHIN_MS, showsSameSpan } from '../../gateway/rules/incident.ts';

const LIVE = { fromMs: 100_000, toMs: 160_000 };
const card = (fromMs: number, toMs: number, offsetMs: number | null = 0, timed = true) => ({ fromMs, toMs, offsetMs, timed });

test('D5: a clip of the card belongs to the span that it shows something of, as far as its clock is believed', () => {
  expect(showsSameSpan(LIVE, card(0, 300_000))).toBe(true);
  expect(showsSameSpan(LIVE, card(120_000, 130_000))).toBe(true);
  expect(showsSameSpan(LIVE, card(0, 100_000 - LINK_TOLERANCE_MS))).toBe(true);
  expect(showsSameSpan(LIVE, card(0, 100_000 - LINK_TOLERANCE_MS - 1))).toBe(false);
  expect(showsSameSpan(LIVE, card(160_000 + LINK_TOLERANCE_MS + 1, 400_000))).toBe(false);
  // A clock that was found to be half a minute off got there somehow: by so much the corrected time may be wrong.
  expect(showsSameSpan(LIVE, card(160_000 + 30_000, 400_000, -30_000))).toBe(true);
  // One that is eight hours off was set to another zone, and is exact otherwise.
  expect(showsSameSpan(LIVE, card(160_000 + 30_000, 400_000, 8 * 3_600_000))).toBe(false);
  expect(linkTolerance(MAX_CLOCK_TOLERANCE_MS)).toBe(LINK_TOLERANCE_MS + MAX_CLOCK_TOLERANCE_MS);
  expect(linkTolerance(null)).toBe(LINK_TOLERANCE_MS);
  // A time that says nothing links nothing.
  expect(showsSameSpan(LIVE, card(100_000, 160_000, null, false))).toBe(false);
});

test('an incident is refused in words, and goes on after a start only while it can be the same', () => {
  const wish = { managed: true, watched: true, running: 0, stopping: false };
  expect(mayBegin(wish)).toEqual({ kind: 'allowed' });
  expect(mayBegin({ ...wish, managed: false })).toMatchObject({ article: 'Art. 15' });
  expect(mayBegin({ ...wish, watched: false })).toMatchObject({ zh: expect.stringContaining('zhilu.yaml') });
  expect(mayResume(0, RESUME_WITHIN_MS, false)).toBe(true);
  expect(mayResume(0, RESUME_WITHIN_MS + 1, false)).toBe(false);
  // The log says when the last segment ended: one that was being written may have gone on for an hour since.
  expect(mayResume(0, RESUME_WITHIN_MS + 3_000_000, true)).toBe(true);
});
