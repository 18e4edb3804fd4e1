import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindOf, listen } from './event-stream.ts';
import { openHttp, type HttpTestWorld } from './http-world.ts';

let world: HttpTestWorld;
beforeAll(async () => { world = await openHttp(); });
afterAll(async () => { await world.stop(); });

test('a change is told with the log\'s number, to those alone who may list what it is about', async () => {
  const [manager, archivist] = [await world.as('equipment-manager'), await world.as('archivist')];
  const enrol = () => world.station.equipment.enrolRecorder('operator:test', { recorder: 'ZFY-1', model: 'Z2' });
  const heard = await listen(manager, (one) => kindOf(one) === 'RecorderEnrolled', {}, enrol);
  const { size } = world.station.stores.log;
  expect(heard.at(-1)).toEqual({ id: String(size - 1), event: 'change', data: JSON.stringify({ seq: size - 1, kind: 'RecorderEnrolled' }) });
  expect(heard.map(kindOf)).not.toContain('SignedIn');
  // The archivist has no business with recorders: he hears of the officer of another day, and of nothing between.
  const quiet = await listen(archivist, (one) => one.event === 'bays' || one.event === 'hello');
  expect(quiet.map((one) => one.event)).toEqual(['hello']);
});

test('a stream that broke off goes on after the last number it heard', async () => {
  const manager = await world.as('equipment-manager');
  const before = world.station.stores.log.size - 1;
  for (const recorder of ['ZFY-2', 'ZFY-3']) await world.station.equipment.enrolRecorder('operator:test', { recorder, model: 'Z2' });
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
