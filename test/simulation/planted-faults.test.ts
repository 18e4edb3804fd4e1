/** The simulation bites: each planted fault is found, in worlds that are sound without it. Rare ones are in the long suite. */
import { describe, expect, test } from 'vitest';
import { harmless, plantedFaults } from './planted-faults.ts';
import { runWorld, SMALL } from './promise-world.ts';
import { firstBroken } from './seed-runs.ts';

const FOUND_WITHIN_SEEDS = 100;
const HARMLESS_SEEDS = 10;

describe('a planted fault is found', () => {
  for (const { fault, plants, breaks } of plantedFaults.filter((one) => one.rare !== true)) {
    test(fault, async () => {
      const found = await firstBroken(plants, SMALL, FOUND_WITHIN_SEEDS);
      expect(breaks).toContain(found?.outcome.broken?.promise);
      expect((await runWorld(found!.seed, SMALL)).broken).toBeNull();
    });
  }
});

describe('no promise breaks by', () => {
  for (const { fault, plants } of harmless) {
    test(fault, async () => {
      expect(await firstBroken(plants, SMALL, HARMLESS_SEEDS)).toBeUndefined();
    });
  }
});
