import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import type { InProcessLine } from './in-process-line.ts';
import { PushedClock } from './pushed-clock.ts';
import { inPhase, of, openStation, until, type StationWorld } from './station-world.ts';

const ACTOR = 'operator:test';
let world: StationWorld;
let line: InProcessLine;
let clock: PushedClock;
afterEach(async () => {
  await world.stop();
  await world.remove();
});

async function station(manager: boolean): Promise<void> {
  clock = new PushedClock();
  ({ world, line } = await openStation(['ZFY-0001'], { manager, clock }, clock));
  for (const [id, name] of [['P001', '张伟'], ['P002', '王芳']] as const) await world.equipment.registerOfficer(ACTOR, id, '执法大队', name, `65-${id}`);
}

function cardOf(count: number, bytes: number): MemoryCard {
  const card = new MemoryCard('card-1', 32e9);
  for (let i = 0; i < count; i += 1) card.add({ name: `DCIM/${i}.MP4` }, randomBytes(bytes));
  return card;
}

test('R15: without a named manager nothing is read, stored or erased, and the bay says in both languages what it waits for', async () => {
  await station(false);
  const card = cardOf(2, 1_000);
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card }));
  const bays = await until(world.desk, 'bay 1 waits', inPhase(1, 'waiting-manager'));
  expect(bays[0]!.says).toEqual({ zh: '等待指定专职记录仪管理员（第十五条）', en: 'waiting for a recorder manager to be named (Art. 15)' });
  await expect(world.equipment.nameManager(ACTOR, 'P009', 'SO-1')).rejects.toMatchObject({ code: 'not-found' });
  await expect(world.equipment.nameManager(ACTOR, 'P001', ' ')).rejects.toMatchObject({ code: 'bad-input' });
  expect((await world.events()).map((event) => event.kind)).not.toContain('ClipStored');
  await world.equipment.nameManager(ACTOR, 'P001', 'SO-2026-7');
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  expect(card.clips()).toEqual([]);
});

test('R15: each clip and each erase order cites the manager and the standing order of its moment', async () => {
  await station(false);
  await world.equipment.nameManager(ACTOR, 'P001', 'SO-2026-1');
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card: cardOf(70, 100) }));
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  line.dock.unplug(1);
  await world.equipment.nameManager(ACTOR, 'P002', 'SO-2026-2');
  const second = new MemoryCard('card-1', 32e9);
  second.skip(70);
  second.add({ name: 'DCIM/NEW.MP4' }, randomBytes(100));
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card: second }));
  await until(world.desk, 'bay 1 is done again', (bays) => inPhase(1, 'done')(bays) && second.clips().length === 0);
  const events = await world.events();
  const orders = of(events, 'EraseOrdered').map(({ facts }) => [facts.manager, facts.standingOrder, facts.clips.length]);
  expect(orders.every(([manager, order]) => (manager === 'P001' && order === 'SO-2026-1') || (manager === 'P002' && order === 'SO-2026-2'))).toBe(true);
  expect(orders.reduce((sum, [, , clips]) => sum + Number(clips), 0)).toBe(71);
  expect(orders.at(-1)).toEqual(['P002', 'SO-2026-2', 1]);
  for (const { facts } of of(events, 'ClipStored')) expect([facts.manager, facts.standingOrder]).toEqual(facts.number === 71 ? ['P002', 'SO-2026-2'] : ['P001', 'SO-2026-1']);
});

test('R15: once the manager is relieved nothing more is erased, though the docking has begun; it goes on when one is named', async () => {
  await station(false);
  await world.equipment.nameManager(ACTOR, 'P001', 'SO-2026-1');
  const card = cardOf(4, 1_000);
  let relieved: Promise<void> | undefined;
  class Relieving extends SimRecorder {
    override hash(number: number): Uint8Array {
      // All is copied by now and about to be stored and erased.
      relieved ??= world.equipment.relieveManager(ACTOR);
      return super.hash(number);
    }
  }
  const recorder = new Relieving({ serial: 'ZFY-0001', card });
  line.dock.insert(1, recorder);
  await clock.passUntil('the bay waits', () => inPhase(1, 'waiting-manager')(world.desk.bays()), 60_000);
  await relieved;
  const events = await world.events();
  const at = events.findIndex((event) => event.kind === 'ManagerRelieved');
  expect(of(events.slice(at), 'EraseOrdered')).toEqual([]);
  expect(card.clips()).toHaveLength(4);
  expect(recorder.erased).toEqual([]);
  await world.equipment.nameManager(ACTOR, 'P002', 'SO-2026-2');
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  expect(card.clips()).toEqual([]);
  expect(of(await world.events(), 'EraseOrdered').map(({ facts }) => facts.manager)).toEqual(['P002']);
});
