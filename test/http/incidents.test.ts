/** Incidents over HTTP: begun once for a recorder, joined by alarms, ended, and seen by those whom the table names. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecorderSerial } from '../../gateway/domain/names.ts';
import { OFFICERS, openHttp, OTHER_UNIT, UNIT, type HttpTestWorld } from './http-world.ts';

let world: HttpTestWorld;
beforeAll(async () => {
  world = await openHttp();
  const { equipment, stores } = world.station;
  for (const serial of ['ZFY-0001', 'ZFY-0002']) await equipment.enrolRecorder('operator:test', { recorder: serial, model: 'Z2' });
  await stores.log.append([
    { kind: 'RecorderAssigned', actor: 'operator:test', facts: { recorder: 'ZFY-0001' as RecorderSerial, officer: OFFICERS[0][0] as never, from: '2026-01-01T00:00:00.000Z', to: null } },
    ...['a1', 'a2'].map((alarm) => ({ kind: 'AlarmRaised' as const, actor: 'station', facts: { alarm, kind: 'sos' as const, recorder: 'ZFY-0001' as RecorderSerial, dock: null, place: null }, particulars: { text: 'SOS' } })),
  ]);
});
afterAll(() => world.stop());

test('D5: one incident of a recorder at a time: an alarm joins it, and ending it by hand is in the log', async () => {
  const desk = await world.as('duty-desk');
  const begun = await desk.post('/api/v1/incidents', { recorder: 'ZFY-0001', alarm: 'a1' });
  expect([begun.status, begun.body]).toMatchObject([201, { recorder: 'ZFY-0001', alarms: ['a1'], officer: 'P1', officerName: '张伟', unit: UNIT, state: 'waiting', ended: null }]);
  const joined = await desk.post('/api/v1/incidents', { recorder: 'ZFY-0001', alarm: 'a2' });
  expect(joined.body).toMatchObject({ incident: begun.body['incident'], alarms: ['a1', 'a2'] });
  expect((await desk.get('/api/v1/incidents?running=true')).body['items']).toHaveLength(1);
  const ended = await desk.post(`/api/v1/incidents/${begun.body['incident']}/end`);
  expect(ended.body).toMatchObject({ why: 'by-hand', endedBy: 'account:a-duty-desk', state: 'stored' });
  expect((await desk.get('/api/v1/incidents?running=true')).body['items']).toEqual([]);
  expect((await world.events('IncidentBegun')).map(({ facts }) => facts)).toEqual([expect.objectContaining({ officer: 'P1', manager: 'P2', standingOrder: '采集站常设指令', alarm: 'a1' })]);
  expect((await world.events('IncidentEnded')).map(({ facts }) => facts.why)).toEqual(['by-hand']);
});

test('D5: the desk begins and ends; others see, those of their unit alone where the table says so; strangers are refused', async () => {
  const desk = await world.as('duty-desk');
  const { body } = await desk.post('/api/v1/incidents', { recorder: 'ZFY-0001' });
  for (const role of ['unit-head'] as const) {
    const other = await world.as(role);
    expect((await other.get('/api/v1/incidents')).body['items'].length, role).toBe(2);
    expect((await other.get(`/api/v1/incidents/${body['incident']}`)).body, role).toMatchObject({ recorded: [], onCard: [] });
    expect((await other.post('/api/v1/incidents', { recorder: 'ZFY-0002' })).status, role).toBe(403);
    expect((await other.post(`/api/v1/incidents/${body['incident']}/end`)).status, role).toBe(403);
  }
  const foreign = await world.as('unit-head', { account: 'head-2', unit: OTHER_UNIT });
  expect((await foreign.get('/api/v1/incidents')).body['items']).toEqual([]);
  expect((await foreign.get(`/api/v1/incidents/${body['incident']}`)).status).toBe(403);
  expect((await (await world.as('officer')).get('/api/v1/incidents')).status).toBe(403);
  expect((await desk.post('/api/v1/incidents', { recorder: 'ZFY-9' })).status).toBe(404);
  expect((await desk.post('/api/v1/incidents', { recorder: 'ZFY-0001', alarm: 'nope' })).status).toBe(404);
  await desk.post(`/api/v1/incidents/${body['incident']}/end`);
});
