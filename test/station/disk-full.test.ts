import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import type { InProcessLine } from './in-process-line.ts';
import { PushedClock } from './pushed-clock.ts';
import { HEADROOM_BYTES, inPhase, of, openStation, sha256, until, type StationWorld } from './station-world.ts';

let world: StationWorld;
let line: InProcessLine;
afterEach(async () => {
  await world.stop();
  await world.remove();
});

const PLENTY = 1e12;

test('D2: a full disk makes bays wait with a sentence and one alarm; nothing is deleted, and with room they go on by themselves', async () => {
  const clock = new PushedClock();
  let free = HEADROOM_BYTES + 400_000;
  ({ world, line } = await openStation(['ZFY-0001', 'ZFY-0002'], { clock, freeBytes: () => free }, clock));
  const cards = ['a', 'b'].map((id) => new MemoryCard(id, 32e9));
  const hashes = cards.flatMap((card) => Array.from({ length: 4 }, (_, i) => {
    const bytes = randomBytes(500_000);
    card.add({ name: `DCIM/${i}.MP4` }, bytes);
    return sha256(bytes);
  }));
  const phases: string[] = [];
  world.desk.onChange(() => { phases.push(world.desk.bays().find((bay) => bay.bay === 1)?.phase ?? ''); });
  cards.forEach((card, i) => line.dock.insert(i + 1, new SimRecorder({ serial: `ZFY-000${i + 1}`, card })));
  const bays = await until(world.desk, 'both wait', (all) => inPhase(1, 'waiting-space')(all) && inPhase(2, 'waiting-space')(all));
  expect(bays[0]!.says).toEqual({ zh: '磁盘已满，等待腾出空间，随后自动继续', en: 'the disk is full; waiting for space, then it goes on by itself' });
  await clock.pass(15_000);
  expect(cards.map((card) => card.clips().length)).toEqual([4, 4]);
  expect(of(await world.events(), 'AlarmRaised').map(({ facts }) => facts.kind)).toEqual(['disk-full']);
  free = PLENTY;
  const from = phases.length;
  await clock.passUntil('both are done', () => inPhase(1, 'done')(world.desk.bays()) && inPhase(2, 'done')(world.desk.bays()), 30_000);
  expect(cards.map((card) => card.clips().length)).toEqual([0, 0]);
  // Once it goes on it says so, whichever of its clips waited last.
  expect(phases.slice(phases.indexOf('copying', from))).not.toContain('waiting-space');
  expect(of(await world.events(), 'ClipStored').map(({ facts }) => facts.sha256).sort()).toEqual(hashes.sort());
  expect((await world.stores.check('hash')).problems).toEqual([]);
});

test('D2: a recorder taken out while its bay waits for space is not blocked when it comes again', async () => {
  const clock = new PushedClock();
  let free = HEADROOM_BYTES + 1_000;
  ({ world, line } = await openStation(['ZFY-0001'], { clock, freeBytes: () => free }, clock));
  const card = new MemoryCard('a', 32e9);
  for (let i = 0; i < 3; i += 1) card.add({ name: `DCIM/${i}.MP4` }, randomBytes(i * 800));
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card });
  line.dock.insert(1, recorder);
  await until(world.desk, 'it waits', inPhase(1, 'waiting-space'));
  line.dock.unplug(1);
  await until(world.desk, 'the bay is empty', inPhase(1, 'empty'));
  free = PLENTY;
  line.dock.insert(2, recorder);
  await clock.passUntil('it is done', () => inPhase(2, 'done')(world.desk.bays()), 30_000);
  expect(card.clips()).toEqual([]);
});
