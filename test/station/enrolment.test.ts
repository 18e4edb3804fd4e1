import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { seedOf } from '../../device-sim/dock.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import { PushedClock } from './pushed-clock.ts';
import { enrolDock, enrolRecorder, inPhase, nameManager, of, openWorld, simDockOn, until, untilTrue, type StationWorld } from './station-world.ts';

const ACTOR = 'operator:test';
const HOUR_MS = 3_600_000;
let world: StationWorld;
let clock: PushedClock;

beforeEach(async () => {
  clock = new PushedClock();
  world = await openWorld({ clock, manager: false });
  await nameManager(world.stores);
});
afterEach(async () => {
  await world.stop();
  await world.remove();
});

function recorder(serial: string, more: { enrolCode?: string; hardwareId?: Uint8Array; clips?: number } = {}): SimRecorder {
  const card = new MemoryCard(`card-of-${serial}`, 32e9);
  for (let i = 0; i < (more.clips ?? 2); i += 1) card.add({ name: `DCIM/${i}.MP4` }, randomBytes(2_000));
  return new SimRecorder({ serial, card, ...more });
}
const kinds = async () => (await world.events()).map((event) => event.kind);

test('D1: a dock enrols itself by its one-time code and serves at once; the code is good for it alone and once', async () => {
  const { code } = await world.equipment.enrolment.issueCode(ACTOR, 'dock', 'dock-1');
  await enrolRecorder(world.stores, 'ZFY-0001');
  let credential = '';
  const line = simDockOn(world, 'dock-1', 1, { enrolCode: code.toLowerCase(), onEnrolled: (given) => { credential = given; } }, clock);
  const one = recorder('ZFY-0001');
  line.dock.insert(1, one);
  line.connect();
  await clock.passUntil('bay 1 is done', () => inPhase(1, 'done')(world.desk.bays()), 60_000);
  expect(one.card.clips()).toEqual([]);
  const [enrolled] = of(await world.events(), 'DockEnrolled');
  expect(enrolled).toMatchObject({ actor: 'dock:dock-1', facts: { dock: 'dock-1', publicKey: Buffer.from(line.dock.publicKey).toString('hex') } });
  expect(JSON.stringify(await world.events())).not.toContain(credential);
  expect(world.equipment.enrolment.dockMayConnect('dock-1', credential)).toBe(true);
  expect(world.equipment.enrolment.dockMayConnect('dock-1', code)).toBe(false);
  const thief = simDockOn(world, 'dock-2', 1, { enrolCode: code, keySeed: seedOf('thief') }, clock);
  thief.connect();
  await clock.pass(20_000);
  expect(world.desk.docks().map((dock) => dock.dock)).toEqual(['dock-1']);
  expect(of(await world.events(), 'DockEnrolled')).toHaveLength(1);
});

test('D1: a dock with a wrong or an expired code is not served, and neither is the recorder in it', async () => {
  const { code } = await world.equipment.enrolment.issueCode(ACTOR, 'dock', 'dock-1', 10);
  await enrolRecorder(world.stores, 'ZFY-0001');
  const wrong = simDockOn(world, 'dock-1', 1, { enrolCode: '2222-2222' }, clock);
  const one = recorder('ZFY-0001');
  wrong.dock.insert(1, one);
  wrong.connect();
  await untilTrue('the refusal is in the log', async () => (await kinds()).includes('Quarantined'));
  clock.jumpWall(11 * 60_000);
  const late = simDockOn(world, 'dock-1', 1, { enrolCode: code }, clock);
  late.connect();
  await clock.pass(20_000);
  expect(world.desk.docks()).toEqual([]);
  expect(one.card.clips()).toHaveLength(2);
  expect(await kinds()).not.toContain('RecorderDocked');
});

test('D1: a known recorder in an unknown dock is not read; the dock is logged once, and enrolled by its key it serves', async () => {
  await enrolRecorder(world.stores, 'ZFY-0001');
  const line = simDockOn(world, 'dock-7', 1, {}, clock);
  const one = recorder('ZFY-0001');
  line.dock.insert(1, one);
  line.connect();
  await clock.pass(20_000);
  expect(of(await world.events(), 'Quarantined').map((event) => event.facts)).toEqual([{ subject: 'dock:dock-7', reason: 'unknown-dock', dock: 'dock-7', bay: null }]);
  expect(one.card.clips()).toHaveLength(2);
  expect(world.desk.bays()).toEqual([]);
  await world.equipment.enrolment.enrolDock(ACTOR, 'dock-7', 'serial', Buffer.from(line.dock.publicKey).toString('hex'));
  await clock.passUntil('bay 1 is done', () => inPhase(1, 'done')(world.desk.bays()), 60_000);
  expect(one.card.clips()).toEqual([]);
});

test('D1: a dock under an enrolled name with another key is not let in', async () => {
  await enrolDock(world.stores, 'dock-1');
  const impostor = simDockOn(world, 'dock-1', 1, { keySeed: seedOf('impostor') }, clock);
  impostor.connect();
  await clock.pass(20_000);
  expect(world.desk.docks()).toEqual([]);
});

test('D1: a recorder enrols itself in its bay by its one-time code', async () => {
  await enrolDock(world.stores, 'dock-1');
  const { code } = await world.equipment.enrolment.issueCode(ACTOR, 'recorder', 'ZFY-0001');
  const line = simDockOn(world, 'dock-1', 2, {}, clock);
  line.connect();
  const one = recorder('ZFY-0001', { enrolCode: code });
  line.dock.insert(1, one);
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  expect(one.card.clips()).toEqual([]);
  expect(of(await world.events(), 'RecorderEnrolled')[0]).toMatchObject({ actor: 'recorder:ZFY-0001', facts: { recorder: 'ZFY-0001', model: 'SIM-ZFY 2' } });
  // The same code again, shown by another recorder: used up.
  const second = recorder('ZFY-0002', { enrolCode: code });
  line.dock.insert(2, second);
  await until(world.desk, 'bay 2 is in quarantine', inPhase(2, 'quarantined'));
  expect(second.card.clips()).toHaveLength(2);
});

test('D1: a recorder with a wrong, an expired or another recorder’s code stays unread in quarantine, logged once and without an alarm', async () => {
  await enrolDock(world.stores, 'dock-1');
  const expired = await world.equipment.enrolment.issueCode(ACTOR, 'recorder', 'ZFY-0002', 10);
  clock.jumpWall(11 * 60_000);
  const other = await world.equipment.enrolment.issueCode(ACTOR, 'recorder', 'ZFY-0004', 10);
  const line = simDockOn(world, 'dock-1', 3, {}, clock);
  line.connect();
  const three = [recorder('ZFY-0001', { enrolCode: '2222-2222' }), recorder('ZFY-0002', { enrolCode: expired.code }), recorder('ZFY-0003', { enrolCode: other.code })];
  three.forEach((one, i) => line.dock.insert(i + 1, one));
  const bays = await until(world.desk, 'all are in quarantine', (all) => all.filter((bay) => bay.phase === 'quarantined').length === 3);
  for (const bay of bays) expect(bay.says).toEqual({ zh: '记录仪未登记，请装备管理员登记', en: 'this recorder is not enrolled; the equipment manager has to enrol it' });
  for (const one of three) expect(one.card.clips()).toHaveLength(2);
  const events = await world.events();
  expect(of(events, 'Quarantined').map((event) => event.facts.subject).sort()).toEqual(['recorder:ZFY-0001', 'recorder:ZFY-0002', 'recorder:ZFY-0003']);
  expect(of(events, 'AlarmRaised')).toEqual([]);
  expect(of(events, 'RecorderEnrolled')).toEqual([]);
});

test('R19c: two docks that claim one recorder at once: nothing of either is erased from then on, one alarm; a person who has looked lets the right one go on', async () => {
  for (const dock of ['dock-1', 'dock-2']) await enrolDock(world.stores, dock);
  await enrolRecorder(world.stores, 'ZFY-0001');
  const lines = ['dock-1', 'dock-2'].map((id) => simDockOn(world, id, 1, {}, clock));
  for (const line of lines) line.connect();
  await until(world.desk, 'both docks are there', (bays) => bays.length === 2);
  const right = recorder('ZFY-0001', { clips: 3 });
  const clone = recorder('ZFY-0001', { hardwareId: Buffer.from('hw-ZFY-0001') });
  right.levers.refusesToErase = true;
  lines[0]!.dock.insert(1, right);
  lines[1]!.dock.insert(1, clone);
  await until(world.desk, 'one is in quarantine', (bays) => bays.some((bay) => bay.phase === 'quarantined'));
  right.levers.refusesToErase = false;
  lines[0]!.unplug();
  lines[0]!.connect();
  await clock.passUntil('both are', () => world.desk.bays().filter((bay) => bay.phase === 'quarantined').length === 2, 60_000);
  expect(right.card.clips()).toHaveLength(3);
  expect(clone.card.clips()).toHaveLength(2);
  const events = await world.events();
  expect(of(events, 'Quarantined').map((event) => event.facts)).toMatchObject([{ subject: 'recorder:ZFY-0001', reason: 'two-places' }]);
  expect(of(events, 'AlarmRaised').map((event) => event.facts)).toMatchObject([{ kind: 'clone', recorder: 'ZFY-0001' }]);
  lines[1]!.dock.unplug(1);
  await world.equipment.enrolment.liftQuarantine(ACTOR, 'recorder:ZFY-0001', '二号站的是冒牌，已收走');
  await until(world.desk, 'the right one is done', (bays) => bays.some((bay) => bay.dock === 'dock-1' && bay.phase === 'done'));
  expect(right.card.clips()).toEqual([]);
  expect(clone.card.clips()).toHaveLength(2);
});

test('R19c: other hardware under a known serial goes on only after its quarantine is lifted and its hardware is enrolled anew', async () => {
  await enrolDock(world.stores, 'dock-1');
  await enrolRecorder(world.stores, 'ZFY-0001');
  const line = simDockOn(world, 'dock-1', 1, {}, clock);
  line.connect();
  line.dock.insert(1, recorder('ZFY-0001'));
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  line.dock.unplug(1);
  const repaired = recorder('ZFY-0001', { hardwareId: Buffer.from('new board') });
  line.dock.insert(1, repaired);
  const bays = await until(world.desk, 'quarantine', inPhase(1, 'quarantined'));
  expect(bays[0]!.says?.zh).toContain('硬件标识与登记不符');
  expect(of(await world.events(), 'AlarmRaised').map((event) => event.facts.kind)).toEqual(['clone']);
  // Lifting alone does not help: the hardware is still another.
  await world.equipment.enrolment.liftQuarantine(ACTOR, 'recorder:ZFY-0001', 'looked at');
  await untilTrue('it is in quarantine again', async () => of(await world.events(), 'Quarantined').length === 2);
  await world.equipment.retireRecorder(ACTOR, 'ZFY-0001', '换主板');
  await world.equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-0001', model: 'SIM-ZFY 2', hardwareId: Buffer.from('new board').toString('hex') });
  await clock.passUntil('bay 1 is done', () => inPhase(1, 'done')(world.desk.bays()), 60_000);
  expect(repaired.card.clips()).toEqual([]);
});

test('D1: a code that was given out again is good in its newest form only, and none is given for what is enrolled', async () => {
  const first = await world.equipment.enrolment.issueCode(ACTOR, 'recorder', 'ZFY-0001');
  const second = await world.equipment.enrolment.issueCode(ACTOR, 'recorder', 'ZFY-0001');
  expect(await world.equipment.enrolment.enrolRecorderByCode('ZFY-0001', first.code, 'm', null, null)).toBe(false);
  expect(await world.equipment.enrolment.enrolRecorderByCode('ZFY-0001', second.code, 'm', null, null)).toBe(true);
  await expect(world.equipment.enrolment.issueCode(ACTOR, 'recorder', 'ZFY-0001')).rejects.toMatchObject({ code: 'conflict' });
  expect(Date.parse(second.expires) - clock.wallMs()).toBeLessThanOrEqual(HOUR_MS);
});
