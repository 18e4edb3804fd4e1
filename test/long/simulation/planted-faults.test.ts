/** Each planted fault is found by seeds that are sound without it; the table shows how soon. */
import { expect, test } from 'vitest';
import { harmless, plantedFaults } from '../../simulation/planted-faults.ts';
import { runWorld, SMALL } from '../../simulation/promise-world.ts';
import { firstBroken } from '../../simulation/seed-runs.ts';

const FOUND_WITHIN_SEEDS = 500;
const HARMLESS_SEEDS = 500;
const AT_LEAST_FAULTS = 10;

test('every planted fault is found, by the promise that it breaks', async () => {
  const rows: string[] = [];
  for (const { fault, plants, breaks } of plantedFaults) {
    const found = await firstBroken(plants, SMALL, FOUND_WITHIN_SEEDS);
    expect(breaks, fault).toContain(found?.outcome.broken?.promise);
    expect((await runWorld(found!.seed, SMALL)).broken, fault).toBeNull();
    rows.push(`${String(found!.seed + 1).padStart(4)}  ${found!.outcome.broken!.promise.padEnd(52)}  ${fault}`);
  }
  expect(rows.length).toBeGreaterThanOrEqual(AT_LEAST_FAULTS);
  process.stdout.write(`seeds  broken promise\n${rows.join('\n')}\n`);
});

for (const { fault, plants } of harmless) {
  test(`no promise breaks by ${fault}`, async () => {
    expect(await firstBroken(plants, SMALL, HARMLESS_SEEDS)).toBeUndefined();
  });
}
