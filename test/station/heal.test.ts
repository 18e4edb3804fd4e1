/** A vault file that has rotted, and a card that still holds the clip: the card's copy is the one that counts. */
import { randomBytes } from 'node:crypto';
import { chmod, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import { vaultPath } from '../../gateway/store/store-paths.ts';
import { inPhase, of, openStation, until, type StationWorld } from './station-world.ts';
import type { InProcessLine } from './in-process-line.ts';

let world: StationWorld;
let line: InProcessLine;
beforeEach(async () => { ({ world, line } = await openStation(['ZFY-0001'])); });
afterEach(async () => {
  await world.stop();
  await world.remove();
});

const flip = async (path: string) => {
  const bytes = await readFile(path);
  bytes[1_000]! ^= 1;
  await writeFile(path, bytes);
};

test.each([
  ['a bit of it has flipped', flip],
  ['it has become shorter', (path: string) => truncate(path, 10)],
  ['it is gone', (path: string) => rm(path)],
])('D2: a stored clip whose vault file is spoilt (%s) is read from the card again before the card erases it', async (_how, spoil) => {
  const bytes = randomBytes(50_000);
  const card = new MemoryCard('card-1', 32e9);
  card.add({ name: 'DCIM/A.MP4' }, bytes);
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card });
  recorder.levers.refusesToErase = true;
  line.dock.insert(1, recorder);
  await until(world.desk, 'stored, and the card has kept it', inPhase(1, 'done'));
  line.dock.unplug(1);
  await until(world.desk, 'the bay is empty', (bays) => bays.every((bay) => bay.phase === 'empty'));
  const [stored] = of(await world.events(), 'ClipStored');
  const path = join(world.folder, vaultPath(stored!.facts.sha256));
  await chmod(path, 0o600);
  await spoil(path);
  recorder.levers.refusesToErase = false;
  line.dock.insert(1, recorder);
  await until(world.desk, 'done again', inPhase(1, 'done'));
  expect(card.clips()).toEqual([]);
  expect(await readFile(path)).toEqual(bytes);
  const events = await world.events();
  expect(of(events, 'ClipStored')).toHaveLength(1);
  expect(of(events, 'FindingOpened').map((event) => event.facts.finding)).toContain(`vault:${stored!.facts.clip}`);
  expect((await world.stores.check('hash')).problems).toEqual([]);
});
