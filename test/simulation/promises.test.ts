/**
 * The promises of the station in worlds drawn by seed, on virtual time: crashes at any step of the disk, power cuts that
 * keep of unsynced work what they please, lines that lose and repeat, cards that change. 2,000 more, and larger ones, are
 * in the long suite.
 */
import { describe, expect, test } from 'vitest';
import { runWorld, SMALL } from './promise-world.ts';
import { runSeeds, seeds } from './seed-runs.ts';

const SEEDS = 24;
const SAME_SEEDS = [3, 5, 14, 31, 74];

describe('a station that meets every fault at once', () => {
  test(`keeps its promises in ${SEEDS} worlds`, async () => {
    const which = seeds(SEEDS);
    const { broken, crashes, erased } = await runSeeds(which, SMALL, 'test/simulation/promises.test.ts');
    expect(broken.join('\n')).toBe('');
    // Worlds in which nothing happens would keep every promise.
    if (which.length < SEEDS) return;
    expect([crashes > SEEDS, erased > SEEDS]).toEqual([true, true]);
  });

  test('lives the same life for the same seed, event by event, and another for another', async () => {
    const traces = new Set<string>();
    for (const seed of SAME_SEEDS) {
      const first = await runWorld(seed);
      expect(await runWorld(seed)).toEqual(first);
      traces.add(first.trace);
    }
    expect(traces.size).toBe(SAME_SEEDS.length);
  });
});
