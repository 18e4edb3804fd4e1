import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codecsIn } from '../../dashboard/src/pages/play/codecs.ts';
import { axisOf, frameTime, gapsOf, JOIN_MS, marksOf, nextStart, segmentAt, type AxisClip } from '../../dashboard/src/pages/play/time-axis.ts';

const BEGIN = Date.parse('2026-11-24T01:00:00.000Z');
const iso = (ms: number) => new Date(BEGIN + ms).toISOString();
const clip = (name: string, fromMs: number, durationMs: number | null, more: Partial<AxisClip> = {}): AxisClip => ({ clip: name, kind: 'video', time: iso(fromMs), end: iso(fromMs + (durationMs ?? 0)), timed: true, durationMs, offsetMs: 0, recorder: 'R1', officer: 'P1', officerName: '张伟', recording: null, atStation: false, ...more });

test('a track for each officer and recorder; segments that join have no gap; a missing one has, and so has the rest of the activity', () => {
  const axis = axisOf([clip('b', 60_000, 60_000), clip('a', 0, 60_000), clip('c', 300_000, 60_000), clip('x', 10_000, 5_000, { officer: 'P2', recorder: 'R2', offsetMs: -95_000 }), clip('p', 90_000, null, { kind: 'photo' })], { from: iso(-60_000), to: iso(600_000) });
  expect(axis.tracks.map(({ segments, photos }) => [segments.map((one) => one.clip), photos.map((one) => one.clip)])).toEqual([[['a', 'b', 'c'], ['p']], [['x'], []]]);
  expect([axis.fromMs, axis.toMs]).toEqual([BEGIN - 60_000, BEGIN + 600_000]);
  expect(gapsOf(axis.tracks[0]!, axis.activity).map(({ fromMs, toMs }) => [fromMs - BEGIN, toMs - BEGIN])).toEqual([[-60_000, 0], [120_000, 300_000], [360_000, 600_000]]);
  expect(axis.tracks[1]!.offsetMs).toBe(-95_000);
  expect(segmentAt(axis.tracks[0]!, BEGIN + 60_000)?.clip).toBe('b');
  expect(segmentAt(axis.tracks[0]!, BEGIN + 59_999)?.clip).toBe('a');
  expect(segmentAt(axis.tracks[0]!, BEGIN + 200_000)).toBeUndefined();
  // Its last picture stands at its end, where nothing follows.
  expect(segmentAt(axis.tracks[0]!, BEGIN + 120_000)?.clip).toBe('b');
  expect(segmentAt(axis.tracks[0]!, BEGIN + 120_001)).toBeUndefined();
  expect(nextStart(axis.tracks, BEGIN + 200_000)).toBe(BEGIN + 300_000);
  expect(nextStart(axis.tracks, BEGIN + 300_000)).toBeUndefined();
});

test('D5: what the station recorded of a span stands beside what the card has of it, not in its place', () => {
  const axis = axisOf([clip('card', 0, 60_000), clip('live', 10_000, 20_000, { atStation: true })], null);
  expect(axis.tracks.map(({ atStation, segments }) => [atStation, segments.map((one) => one.clip)])).toEqual([[false, ['card']], [true, ['live']]]);
  expect(axis.tracks.map((track) => segmentAt(track, BEGIN + 15_000)?.clip)).toEqual(['card', 'live']);
});

test('gaps and segments together cover the activity, and never lie over each other', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 200_000 })), { maxLength: 12 }), (spans) => {
    const axis = axisOf(spans.map(([from, length], i) => clip(`c${i}`, from, length)), { from: iso(0), to: iso(1_000_000) });
    const segments = axis.tracks[0]?.segments ?? [];
    const gaps = gapsOf({ segments }, axis.activity);
    for (const gap of gaps) for (const one of segments) expect(one.toMs <= gap.fromMs || one.fromMs >= gap.toMs).toBe(true);
    for (let at = 0; at < 1_000_000; at += 9_973) {
      const covered = [...gaps, ...segments].some(({ fromMs, toMs }) => BEGIN + at >= fromMs - JOIN_MS && BEGIN + at <= toMs + JOIN_MS);
      expect(covered).toBe(true);
    }
  }));
});

test('a step by a frame comes to the next one whatever the rate, and back to where it was', () => {
  fc.assert(fc.property(fc.nat(200_000), fc.constantFrom(12, 15, 24, 25, 29.97, 30, 50, 59.94, 60), (frame, rate) => {
    const here = (frame + 0.5) / rate;
    expect(Math.floor(frameTime(here, rate, 1) * rate + 1e-3)).toBe(frame + 1);
    expect(Math.floor(frameTime(frameTime(here, rate, 1), rate, -1) * rate + 1e-3)).toBe(frame);
    // From the very beginning of a frame, as a jump to a whole second leaves it.
    expect(Math.floor(frameTime(frame / rate, rate, 1) * rate + 1e-3)).toBe(frame + 1);
  }));
});

test('marks are whole moments of the station\'s clock, few enough to be read', () => {
  const marks = marksOf(BEGIN + 12_345, BEGIN + 3_600_000, 8, 480);
  expect(marks.length).toBeLessThanOrEqual(9);
  for (const mark of marks) expect((mark + 480 * 60_000) % 600_000).toBe(0);
});

test('the type of what is made on the way is read from its index, once that is whole (RFC 6381)', () => {
  const box = (name: string, ...parts: Uint8Array[]) => { const inside = Buffer.concat(parts); const head = Buffer.alloc(8); head.writeUInt32BE(inside.length + 8); head.write(name, 4, 'latin1'); return Buffer.concat([head, inside]); };
  const moov = box('moov', box('avcC', Buffer.from([1, 0x64, 0x00, 0x1f, 0xff])), box('esds', Buffer.alloc(20)));
  const all = Buffer.concat([box('ftyp', Buffer.from('isom')), moov, box('moof')]);
  expect(codecsIn(all.subarray(0, 40))).toBeUndefined();
  expect(codecsIn(all)).toBe('video/mp4; codecs="avc1.64001f, mp4a.40.2"');
  expect(codecsIn(Buffer.concat([box('moov', box('esds'))]))).toBe('audio/mp4; codecs="mp4a.40.2"');
});
