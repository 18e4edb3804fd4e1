import { expect, test } from 'vitest';
import { Again } from '../../dashboard/src/pages/duty/wall/again.ts';

test('what cannot be played is asked for ever less often while it is the same, and a line that broke within two seconds', () => {
  const again = new Again();
  const times = (count: number, next: () => number) => Array.from({ length: count }, next);
  expect(times(6, () => again.afterUnplayable('h265'))).toEqual([15_000, 30_000, 60_000, 120_000, 120_000, 120_000]);
  // In between the line may break: that says nothing of the codec.
  expect([again.afterBreak(), again.afterUnplayable('h265'), again.afterUnplayable('other')]).toEqual([2_000, 120_000, 15_000]);
  expect(again.failed).toBe(true);
  again.played();
  expect([again.failed, again.afterUnplayable('other'), again.afterBreak()]).toEqual([false, 15_000, 500]);
  again.played();
  expect(times(5, () => again.afterBreak())).toEqual([250, 500, 1_000, 2_000, 2_000]);
});

test('a line that is slower than its stream is opened anew ever less often, and at once again after it was quick enough for a minute', () => {
  const again = new Again();
  const waits = [];
  for (let n = 0; n < 5; n += 1) {
    waits.push(again.staysOldMs);
    again.afterOld(5_000);
  }
  expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 120_000]);
  // Neither a line that broke nor one that plays for a moment makes it quicker.
  again.afterBreak();
  again.played();
  expect(again.staysOldMs).toBe(120_000);
  again.afterOld(60_000);
  expect(again.staysOldMs).toBe(15_000);
});
