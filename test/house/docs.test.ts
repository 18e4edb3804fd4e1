import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeFleet } from '../../device-sim/fleet.ts';
import { readScenario } from '../../device-sim/scenario.ts';
import { machineClock } from '../../device-sim/sim-clock.ts';

const text = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

test('the scenario in docs/simulator.md is one that the simulator takes', () => {
  const scenario = readScenario(/```yaml\n([\s\S]*?)```/.exec(text('docs/simulator.md'))![1]!);
  expect(scenario.steps.length).toBe(7);
  // Lines are opened by `start` alone; a card in memory costs nothing.
  const fleet = makeFleet({ ...scenario, cards: undefined, volumes: [] }, machineClock);
  expect(fleet.recorders.get('CLONE')?.serial).toBe('ZFY-0001');
  const second = fleet.recorders.get('ZFY-0002')!.card.clips();
  expect(second.map((clip) => [clip.number, clip.locked])).toEqual([[1, false], [2, false], [3, true], [5, false], [6, false]]);
});

test('every step and every lever of a scenario stands in docs/simulator.md', () => {
  const page = text('docs/simulator.md');
  const schema = text('device-sim/scenario.ts');
  const steps = /do: z\.enum\(\[([^\]]+)\]/.exec(schema)![1]!.match(/[a-z-]+/g)!;
  for (const step of steps) expect(page).toContain(step);
  for (const lever of ['bitErrorRate', 'delayMs', 'saysSerial', 'lockedEvery', 'missingEvery', 'truncatedEvery', 'segmentMissingEvery', 'liesAboutHash', 'readErrorAt']) {
    expect(schema).toContain(`${lever}:`);
    expect(page).toContain(lever);
  }
});
