import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindOf, listen } from './event-stream.ts';
import type { OfficerId } from '../../gateway/domain/names.ts';
import { openHttp, OTHER_UNIT, UNIT, type Client, type HttpTestWorld } from './http-world.ts';

let world: HttpTestWorld;
beforeAll(async () => { world = await openHttp(); });
afterAll(async () => { await world.stop(); });

test('a change is told with the log\'s number, to those alone who may list what it is about', async () => {
  const [manager, archivist] = [await world.as('equipment-manager'), await world.as('archivist')];
  const enrol = () => world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder: 'ZFY-1', model: 'Z2' });
  const heard = await listen(manager, (one) => kindOf(one) === 'RecorderEnrolled', {}, enrol);
  const { size } = world.station.stores.log;
  expect(heard.at(-1)).toEqual({ id: String(size - 1), event: 'change', data: JSON.stringify({ seq: size - 1, kind: 'RecorderEnrolled' }) });
  expect(heard.map(kindOf)).not.toContain('SignedIn');
  // The archivist has no business with recorders: he hears of the officer of another day, and of nothing between.
  const quiet = await listen(archivist, (one) => one.event === 'bays' || one.event === 'hello');
  expect(quiet.map((one) => one.event)).toEqual(['hello']);
});

test('who may list a kind in his unit alone, or what is his own, is not told that it happens elsewhere; also when he comes back', async () => {
  const { station } = world;
  const mine = await world.as('officer');
  const others = await world.as('officer', { account: 'a-other', officer: 'P3', unit: OTHER_UNIT });
  const head = await world.as('unit-head');
  const otherHead = await world.as('unit-head', { account: 'a-other-head', unit: OTHER_UNIT });
  const before = station.stores.log.size - 1;
  const facts = (activity: string, officer: OfficerId, unit: string) => ({ activity, unit, officers: [officer], kind: 'inspection' as const, plannedFrom: '2026-01-01T02:00:00.000Z', plannedTo: '2026-01-01T03:00:00.000Z', from: null, to: null });
  const particulars = { cause: '检查', caseNumber: '', place: '' };
  const finding = (id: string, officer: string) => ({ kind: 'FindingOpened' as const, actor: 'station', facts: { finding: id, kind: 'clock-unset' as const, subject: `officer:${officer}`, article: 'Art. 19(1)', detail: '1' } });
  await station.stores.log.append([
    { kind: 'ActivityEntered', actor: 'operator:test', facts: facts('ac1', 'P1' as OfficerId, UNIT), particulars }, finding('f1', 'P1'),
    { kind: 'ActivityEntered', actor: 'operator:test', facts: facts('ac2', 'P3' as OfficerId, OTHER_UNIT), particulars }, finding('f2', 'P3'),
    { kind: 'ViewGranted', actor: 'account:a-unit-head', facts: { grant: 'g1', account: 'a-archivist', unit: UNIT, clips: [], activity: 'ac1', verbs: ['view'], from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' }, particulars: { reason: 'x' } },
    { kind: 'CalendarNoticeWithdrawn', actor: 'operator:test', facts: { layer: 'CN-65', year: 2030, edition: 'x' }, particulars: { reason: 'x' } },
  ]);
  const heardBy = async (client: Client) => (await listen(client, (one) => kindOf(one) === 'CalendarNoticeWithdrawn', { 'last-event-id': String(before) })).filter((one) => one.event === 'change').map((one) => [Number(one.id) - before, kindOf(one)]);
  const last = [6, 'CalendarNoticeWithdrawn'];
  expect(await heardBy(mine)).toEqual([[1, 'ActivityEntered'], last]);
  expect(await heardBy(others)).toEqual([[3, 'ActivityEntered'], last]);
  expect(await heardBy(head)).toEqual([[1, 'ActivityEntered'], [2, 'FindingOpened'], [5, 'ViewGranted'], last]);
  expect(await heardBy(otherHead)).toEqual([[3, 'ActivityEntered'], [4, 'FindingOpened'], last]);
  const told = async (client: Client) => (await listen(client, (one) => kindOf(one) === 'ActivityEntered', {}, () => station.stores.log.append([
    { kind: 'ActivityEntered', actor: 'operator:test', facts: facts('ac3', 'P1' as OfficerId, UNIT), particulars }, { kind: 'ActivityEntered', actor: 'operator:test', facts: facts('ac4', 'P3' as OfficerId, OTHER_UNIT), particulars },
  ]))).at(-1)!.id;
  const heard = await told(otherHead);
  expect(heard).toBe(String((await world.events('ActivityEntered')).find((one) => one.facts.activity === 'ac4')!.seq));
});

test('the head of the unit in which an explanation was written hears of it also when the officer has moved', async () => {
  const { station } = world;
  const head = await world.as('unit-head');
  const officer = await world.as('officer');
  const stated = await officer.post('/api/v1/explanations', {
    about: 'not-recorded', activity: null, activityKind: 'inspection', ground: '17(5)', law: '', askedBy: '', reason: '记录仪电池故障', findings: [],
    from: new Date(Date.now() - 7_200_000).toISOString(), to: new Date(Date.now() - 3_600_000).toISOString(),
  });
  expect(stated.status).toBe(201);
  const id = String(stated.body['explanation']);
  const before = station.stores.log.size - 1;
  await station.equipment.registerOfficer('operator:test', 'P1', OTHER_UNIT, '张伟', '65-0001');
  expect((await head.post(`/api/v1/explanations/${id}/review`, { outcome: 'returned', note: '补充' }, { 'if-match': `"${stated.body['version']}"` })).status).toBe(200);
  await station.stores.log.append([{ kind: 'CalendarNoticeWithdrawn', actor: 'operator:test', facts: { layer: 'CN-65', year: 2031, edition: 'x' }, particulars: { reason: 'x' } }]);
  const heardBy = async (client: Client) => (await listen(client, (one) => kindOf(one) === 'CalendarNoticeWithdrawn', { 'last-event-id': String(before) })).map(kindOf);
  expect(await heardBy(head)).toContain('ExplanationReviewed');
  await station.equipment.registerOfficer('operator:test', 'P1', UNIT, '张伟', '65-0001');
});

test('a stream that broke off goes on after the last number it heard', async () => {
  const manager = await world.as('equipment-manager');
  const before = world.station.stores.log.size - 1;
  for (const recorder of ['ZFY-2', 'ZFY-3']) await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder, model: 'Z2' });
  const heard = await listen(manager, (one) => one.id === String(before + 2) && one.event === 'change', { 'last-event-id': String(before) });
  expect(heard.filter((one) => one.event === 'change').map((one) => Number(one.id))).toEqual([before + 1, before + 2]);
});

test('without rights there is no stream, and it ends with the session', async () => {
  await expect(listen(world.nobody(), () => true)).rejects.toThrow('401');
  const admin = await world.as('administrator');
  const manager = await world.as('duty-desk');
  const { body } = await admin.get('/api/v1/accounts/a-duty-desk');
  let closed: Promise<unknown> | undefined;
  const close = () => { closed = admin.remove('/api/v1/accounts/a-duty-desk', { reason: '离职' }, body['version']); };
  await listen(manager, () => false, {}, close).catch((error: Error) => { if (error.name === 'TimeoutError') throw error; });
  await closed;
  expect((await manager.get('/api/v1/permissions')).status).toBe(401);
});
