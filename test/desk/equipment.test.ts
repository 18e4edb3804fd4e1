import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IsoTime } from '../../gateway/domain/names.ts';
import { CODE_MINUTES } from '../../gateway/desk/enrolment.ts';
import { of, openWorld, type StationWorld } from '../station/station-world.ts';

const ACTOR = 'operator:test';
const KEY = 'ab'.repeat(32);
let world: StationWorld;
beforeEach(async () => { world = await openWorld({ manager: false }); });
afterEach(async () => {
  await world.stop();
  await world.remove();
});

const iso = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour)).toISOString() as IsoTime;
const outcomes = async (all: readonly Promise<unknown>[]) => (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code));

test('two wishes at once that cannot both be: the first is done, the second gets the reason', async () => {
  await world.equipment.registerOfficer(ACTOR, 'P1', '执法大队', '张伟', '65-1');
  const one = { recorder: 'ZFY-1', model: 'Z2' };
  expect(await outcomes([world.equipment.enrolment.enrolRecorder(ACTOR, one), world.equipment.enrolment.enrolRecorder(ACTOR, one)])).toEqual(['done', 'conflict']);
  expect(await outcomes([1, 2, 3].map(() => world.equipment.assign(ACTOR, 'ZFY-1', 'P1', iso(8), iso(9))))).toEqual(['done', 'conflict', 'conflict']);
  expect(await outcomes([world.equipment.enrolment.enrolDock(ACTOR, 'd', 'serial', KEY), world.equipment.enrolment.enrolDock(ACTOR, 'd', 'serial', KEY)])).toEqual(['done', 'conflict']);
  const { code } = await world.equipment.enrolment.issueCode(ACTOR, 'recorder', 'ZFY-2');
  expect(await Promise.all([1, 2].map(() => world.equipment.enrolment.enrolRecorderByCode('ZFY-2', code, 'Z2', null, null)))).toEqual([true, false]);
  expect(of(await world.events(), 'RecorderEnrolled').map(({ facts }) => facts.recorder)).toEqual(['ZFY-1', 'ZFY-2']);
});

test('one-time codes live a bounded time, are read in any writing, and no two are alike', async () => {
  expect(await outcomes([0, -1, CODE_MINUTES.most + 1, Number.NaN].map((minutes) => world.equipment.enrolment.issueCode(ACTOR, 'dock', 'd', minutes)))).toEqual(['bad-input', 'bad-input', 'bad-input', 'bad-input']);
  const codes = await Promise.all(Array.from({ length: 50 }, async (_, i) => (await world.equipment.enrolment.issueCode(ACTOR, 'recorder', `R-${i}`)).code));
  expect(new Set(codes).size).toBe(50);
  expect(await world.equipment.enrolment.enrolRecorderByCode('R-0', ` ${codes[0]!.toLowerCase().replace('-', ' ')}`, 'Z2', null, null)).toBe(true);
  expect(JSON.stringify(await world.events())).not.toContain(codes[1]!.replace('-', ''));
});

test('a quarantine of a stranger is not lifted but ended by enrolment; one that is none cannot be lifted', async () => {
  await world.stores.log.append([{ kind: 'Quarantined', actor: 'station', facts: { subject: 'recorder:ZFY-9', reason: 'unknown-recorder', dock: null, bay: null } }]);
  expect(await outcomes([world.equipment.enrolment.liftQuarantine(ACTOR, 'recorder:ZFY-9', 'x'), world.equipment.enrolment.liftQuarantine(ACTOR, 'recorder:ZFY-8', 'x')])).toEqual(['conflict', 'not-found']);
  await world.equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-9', model: 'Z2' });
  expect(await world.stores.index.list('quarantine/', 10)).toEqual([]);
  expect(of(await world.events(), 'QuarantineLifted')).toEqual([]);
});

test('a finding is closed once, with an outcome', async () => {
  await world.stores.log.append([{ kind: 'FindingOpened', actor: 'station', facts: { finding: 'f1', kind: 'integrity', subject: 'clip:c', article: 'Art. 19(3)', detail: 'x' } }]);
  expect(await outcomes([world.equipment.closeFinding(ACTOR, 'f1', ' '), world.equipment.closeFinding(ACTOR, 'f1', '已查'), world.equipment.closeFinding(ACTOR, 'f1', '再查'), world.equipment.closeFinding(ACTOR, 'f2', '已查')]))
    .toEqual(['bad-input', 'done', 'conflict', 'not-found']);
});

test('a wrong assignment is taken back at its begin, and the right one entered', async () => {
  for (const id of ['P1', 'P2']) await world.equipment.registerOfficer(ACTOR, id, '执法大队', id, id);
  await world.equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-1', model: 'Z2' });
  await world.equipment.assign(ACTOR, 'ZFY-1', 'P1', iso(8), null);
  await world.equipment.endAssignment(ACTOR, 'ZFY-1', iso(8));
  await world.equipment.assign(ACTOR, 'ZFY-1', 'P2', iso(8), null);
  expect(of(await world.events(), 'RecorderAssigned').map(({ facts }) => facts.officer)).toEqual(['P1', 'P2']);
});
