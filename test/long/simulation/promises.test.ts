/** What test/simulation/promises.test.ts shows with small worlds, in many more seeds and in larger ones. */
import { expect, test } from 'vitest';
import { LARGE, SMALL } from '../../simulation/promise-world.ts';
import { runSeeds, seeds } from '../../simulation/seed-runs.ts';

const SEEDS = 2_000;
const LARGE_SEEDS = 300;
const FILE = '--config vitest.long.config.ts test/long/simulation/promises.test.ts';

test(`the promises hold in ${SEEDS} small worlds`, async () => {
  expect((await runSeeds(seeds(SEEDS), SMALL, FILE)).broken.join('\n')).toBe('');
});

test(`the promises hold in ${LARGE_SEEDS} large worlds`, async () => {
  expect((await runSeeds(seeds(LARGE_SEEDS), LARGE, FILE)).broken.join('\n')).toBe('');
});
