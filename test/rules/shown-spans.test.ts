import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundSpans, MAX_SPANS, mergeSpans, SLACK_MS, spansMs } from '../../gateway/rules/shown-spans.ts';

const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 5_000 })).map(([from, length]) => [from, from + length] as const), { maxLength: 40 });

test('reports put together are in order, apart, the same in any order, and the same again changes nothing', () => {
  fc.assert(fc.property(spans, spans, (a, b) => {
    const merged = mergeSpans(a, b);
    for (let i = 1; i < merged.length; i += 1) expect(merged[i]![0]).toBeGreaterThan(merged[i - 1]![1]);
    expect(mergeSpans(b, a)).toEqual(merged);
    expect(mergeSpans(merged, a)).toEqual(merged);
    for (const [from, to] of [...a, ...b]) expect(merged.some((one) => one[0] <= from && one[1] >= to)).toBe(true);
  }));
});

test('never more spans than the bound, and none is lost', () => {
  const many = Array.from({ length: MAX_SPANS * 2 }, (_, i) => [i * 10, i * 10 + 1] as const);
  const merged = mergeSpans(many);
  expect(merged.length).toBe(MAX_SPANS);
  expect([merged[0]![0], merged.at(-1)![1]]).toEqual([0, MAX_SPANS * 20 - 9]);
});

test('what is no span is left out; nothing sent is nothing shown; no more than what was sent allows', () => {
  expect(mergeSpans([[5, 1], [Number.NaN, 2], [-1, 3], [1, 2]])).toEqual([[1, 2]]);
  fc.assert(fc.property(spans, fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (list, durationMs, share) => {
    const bounded = boundSpans(mergeSpans(list), durationMs, share);
    if (share === 0) expect(bounded).toEqual([]);
    expect(spansMs(bounded)).toBeLessThanOrEqual(share >= 1 ? durationMs : durationMs * share + SLACK_MS + 1);
    for (const [, to] of bounded) expect(to).toBeLessThanOrEqual(durationMs);
  }));
});
