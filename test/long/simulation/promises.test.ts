/** What test/simulation/promises.test.ts shows with small worlds, in many more seeds and in larger ones. */
import { expect, test } from 'vitest';
import type { EventKind } from '../../../gateway/domain/events.ts';
import { LARGE, SMALL } from '../../simulation/promise-world.ts';
import { runSeeds, seeds } from '../../simulation/seed-runs.ts';

const SEEDS = 2_000;
const LARGE_SEEDS = 300;
/** Somewhere among them. */
const HAPPENS: EventKind[] = [
  'RecorderDocked', 'RecorderUndocked', 'ClockSet', 'CardListed', 'ClipStored', 'ClipSetApart', 'EraseOrdered', 'ClipsErased', 'EraseRefused', 'ClipDigested',
  'Quarantined', 'QuarantineLifted', 'AlarmRaised', 'FindingOpened',
];
const FILE = '--config vitest.long.config.ts test/long/simulation/promises.test.ts';

test(`the promises hold in ${SEEDS} small worlds`, async () => {
  const which = seeds(SEEDS);
  const { broken, kinds } = await runSeeds(which, SMALL, FILE);
  expect(broken.join('\n')).toBe('');
  // Worlds in which nothing happens would keep every promise.
  if (which.length === SEEDS) expect([...kinds]).toEqual(expect.arrayContaining(HAPPENS));
});

test(`the promises hold in ${LARGE_SEEDS} large worlds`, async () => {
  expect((await runSeeds(seeds(LARGE_SEEDS), LARGE, FILE)).broken.join('\n')).toBe('');
});
