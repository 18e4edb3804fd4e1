import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEquipmentDesks, type EquipmentDesks } from '../../gateway/desk/equipment-desks.ts';
import { RATIO_SETTLES_MS } from '../../gateway/desk/ratio.ts';
import { equipmentRegister } from '../../gateway/domain/equipment-register.ts';
import type { EventFacts } from '../../gateway/domain/events.ts';
import type { DockId, OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import { read } from '../../gateway/domain/rows.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { of, openWorld, untilTrue, type StationWorld } from '../station/station-world.ts';

const ACTOR = 'operator:test';
const R1 = 'ZFY-1' as RecorderSerial;
const P1 = 'P1' as OfficerId;
let world: StationWorld;
let clock: PushedClock;
let desks: EquipmentDesks | undefined;
beforeEach(async () => {
  clock = new PushedClock();
  world = await openWorld({ manager: false, clock });
  await world.equipment.registerOfficer(ACTOR, 'P1', '执法大队', '张伟', '65-1');
  await world.equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-1', model: 'Z2' });
});
afterEach(async () => {
  await desks?.stop();
  desks = undefined;
  await world.stop();
  await world.remove();
});

const start = () => {
  const { log, index, keys, store, disk } = world.stores;
  desks = openEquipmentDesks({
    log, rows: index, clock, equipment: world.equipment, offload: world.desk, utcOffsetMinutes: 480, sign: (text) => keys.sign(text),
    freeBytes: () => store.freeBytes(), totalBytes: () => disk.totalBytes(), headroomBytes: 0,
  });
  return desks;
};
const docked = (bay: number, docking: string): EventFacts['RecorderDocked'] => ({
  recorder: R1, dock: 'dock-1' as DockId, bay, docking, carrier: 'serial', battery: 90, cardUsed: 0, cardTotal: 1, card: null, firmware: '1', faults: [], clock: null, carried: null,
});
const handOut = { handOut: 'h1', recorder: R1, officer: P1, dock: 'dock-1' as DockId, bay: 1, battery: 90, assigned: true };
const append = (...drafts: Parameters<StationWorld['stores']['log']['append']>[0]) => world.stores.log.append(drafts);

test('a crash between a recorder’s return and the end of its hand-out: the next start ends it', async () => {
  const from = new Date(clock.wallMs()).toISOString();
  await append(
    { kind: 'RecorderDocked', actor: 'station', facts: docked(1, 'd1') }, { kind: 'RecorderAssigned', actor: ACTOR, facts: { recorder: R1, officer: P1, from, to: null } }, { kind: 'HandOut', actor: ACTOR, facts: handOut },
    { kind: 'RecorderUndocked', actor: 'station', facts: { recorder: R1, dock: 'dock-1' as DockId, bay: 1, docking: 'd1', cardsLeft: 0 } }, { kind: 'RecorderDocked', actor: 'station', facts: docked(2, 'd2') },
  );
  expect(read(world.stores.index, equipmentRegister.handOut('h1'))).toMatchObject({ ended: null, back: true });
  start();
  await untilTrue('it has ended', () => read(world.stores.index, equipmentRegister.handOut('h1'))?.ended !== null);
  expect(of(await world.events(), 'HandOutEnded').map(({ actor, facts }) => [actor, facts.why])).toEqual([['station', 'docked']]);
  expect(of(await world.events(), 'AssignmentEnded')).toHaveLength(1);
});

test('one that never left its bay while the station was down goes on', async () => {
  await append({ kind: 'RecorderDocked', actor: 'station', facts: docked(1, 'd1') }, { kind: 'HandOut', actor: ACTOR, facts: handOut }, { kind: 'RecorderDocked', actor: 'station', facts: docked(1, 'd2') });
  await start().stop();
  expect(read(world.stores.index, equipmentRegister.handOut('h1'))).toMatchObject({ ended: null, back: false, taken: null });
});

test('a shortfall that arose while nobody judged is found after the start; nothing is appended after the stop', async () => {
  await world.equipment.registerOfficer(ACTOR, 'P2', '执法大队', '李静', '65-2');
  await world.equipment.setState(ACTOR, 'ZFY-1', 'repair', '进水');
  start();
  await clock.pass(RATIO_SETTLES_MS + 250);
  await untilTrue('it is found', async () => of(await world.events(), 'FindingOpened').some(({ facts }) => facts.kind === 'ratio-short'));
  desks!.heard(await append({ kind: 'RecorderStateSet', actor: ACTOR, facts: { recorder: R1, state: 'in-store' }, particulars: { reason: '修好' } }, { kind: 'RecorderPlaced', actor: ACTOR, facts: { recorder: R1, unit: '执法大队' } }));
  await desks!.stop();
  const { size } = world.stores.log;
  await clock.pass(2 * RATIO_SETTLES_MS);
  expect(world.stores.log.size).toBe(size);
  // Judged at the next start.
  start();
  await clock.pass(RATIO_SETTLES_MS + 250);
  await untilTrue('it is closed', async () => of(await world.events(), 'FindingClosed').length === 1);
});

test('whatever has happened, the registers of equipment made anew from the log are those that were thrown away', async () => {
  const { equipment } = world;
  const { scan } = start();
  await scan.giveBadge(ACTOR, 'P1', '12345678');
  await equipment.placeRecorder(ACTOR, 'ZFY-1', '执法大队');
  await equipment.placeRecorder(ACTOR, 'ZFY-1', '执法二队');
  await equipment.assign(ACTOR, 'ZFY-1', 'P1', new Date(clock.wallMs() - 1_000).toISOString(), null);
  await append({ kind: 'RecorderDocked', actor: 'station', facts: docked(1, 'd1') }, { kind: 'HandOut', actor: ACTOR, facts: { ...handOut, assigned: false } });
  await equipment.setState(ACTOR, 'ZFY-1', 'lost', '遗失');
  await equipment.setState(ACTOR, 'ZFY-1', 'repair', '找到，进水');
  await equipment.setRatio(ACTOR, null, { recorders: 2, officers: 3 });
  await equipment.retireRecorder(ACTOR, 'ZFY-1', '报废');
  await equipment.officerLeaves(ACTOR, 'P1', '退休');
  const { before, after, events } = await world.stores.rebuild();
  expect(events).toBe(world.stores.log.size);
  expect(after).toBe(before);
  expect(await world.stores.index.list('badge/', 10)).toEqual([]);
  expect(await world.stores.index.list('held-by/', 10)).toEqual([]);
  expect((await world.stores.index.list('recorder-of-unit/', 10)).map(([, serial]) => serial)).toEqual(['ZFY-1']);
});
