import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import { enrolDock, enrolRecorder, nameManager, openWorld, sha256, simDockOn, until, type StationWorld } from './station-world.ts';

let world: StationWorld;
afterEach(async () => {
  await world.stop();
  await world.remove();
});

function cardOf(count: number, size: (i: number) => number): { readonly card: MemoryCard; readonly hashes: string[] } {
  const card = new MemoryCard('card-1', 32e9);
  const hashes: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const bytes = randomBytes(size(i));
    hashes.push(sha256(bytes));
    card.add({ name: `DCIM/100ZFY01/ZFY_${i}.MP4` }, bytes);
  }
  return { card, hashes };
}

test('D1: a recorder put into a bay is recognised, its clock set, its state shown, its clips stored and only then erased, untouched by hand', async () => {
  world = await openWorld();
  await enrolDock(world.stores, 'dock-1');
  await enrolRecorder(world.stores, 'ZFY-0001');
  const line = simDockOn(world, 'dock-1', 2);
  line.connect();
  const { card, hashes } = cardOf(12, (i) => i * 50_000);
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card, clock: 'two-hours-behind' });
  recorder.levers.batteryPercent = 12;
  recorder.levers.faults = [1, 2];
  line.dock.insert(1, recorder);
  const bays = await until(world.desk, 'bay 1 is done', (all) => all.some((bay) => bay.bay === 1 && bay.phase === 'done'));
  expect(bays[0]).toMatchObject({
    recorder: 'ZFY-0001', model: 'SIM-ZFY 2', firmware: '2.4.1', battery: 12, charging: true, cardTotal: 32e9, cardUsed: 66 * 50_000, faults: ['camera', 'microphone'], says: null,
    clock: { verdict: 'zone' }, clips: { listed: 12, stored: 12, erased: 12, apart: 0, refused: 0 }, bytes: { listed: 66 * 50_000, copied: 66 * 50_000 },
  });
  expect(card.clips()).toEqual([]);
  for (const hash of hashes) expect(sha256(await readFile(join(world.folder, 'vault', hash[0]!, hash)))).toBe(hash);
  const events = await world.events();
  expect(events.filter((event) => event.kind === 'ClipStored')).toHaveLength(12);
  const clock = events.find((event) => event.kind === 'ClockSet');
  expect(clock?.kind === 'ClockSet' && Math.abs(clock.facts.before.offsetMs! + 7_200_000)).toBeLessThan(1_000);
  expect(clock?.kind === 'ClockSet' && Math.abs(clock.facts.residualMs!)).toBeLessThan(1_000);
  expect((await world.stores.check('hash')).problems).toEqual([]);
});

test('R15: no bay works without a named recorder manager, and each erase order cites the standing order', async () => {
  world = await openWorld({ manager: false });
  await enrolDock(world.stores, 'dock-1');
  await enrolRecorder(world.stores, 'ZFY-0001');
  const line = simDockOn(world, 'dock-1', 1);
  line.connect();
  const { card } = cardOf(2, () => 1_000);
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card }));
  const waiting = await until(world.desk, 'bay 1 waits', (all) => all.some((bay) => bay.phase === 'waiting-manager'));
  expect(waiting[0]!.says?.en).toContain('Art. 15');
  expect(card.clips()).toHaveLength(2);
  await nameManager(world.stores);
  await until(world.desk, 'bay 1 is done', (all) => all.some((bay) => bay.phase === 'done'));
  const order = (await world.events()).find((event) => event.kind === 'EraseOrdered');
  expect(order?.facts).toMatchObject({ manager: 'P001', standingOrder: 'SO-2026-1' });
});
