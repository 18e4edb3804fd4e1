import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDockWorld, type DockWorld } from '../http/dock-world.ts';

let dock: DockWorld;
beforeAll(async () => { dock = await openDockWorld(1); });
afterAll(async () => { await dock.stop(); });

test('R15: the dedicated storage shows its room, how fast it fills and how long it lasts', async () => {
  const before = (await dock.manager.get('/api/v1/storage')).body;
  expect(before).toMatchObject({ clips: 0, clipBytes: 0, bytesPerDay: 0, daysLeft: null, days: [], headroomBytes: 1_000_000 });
  expect(before['totalBytes']).toBeGreaterThan(before['freeBytes']);
  await dock.enrol('ZFY-1');
  await dock.insert(1, 'ZFY-1', { clips: 5 });
  // Days are those of the station's own zone, eight hours before UTC.
  const today = new Date(dock.clock.wallMs() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { body } = await dock.manager.get('/api/v1/storage');
  expect(body).toMatchObject({ clips: 5, clipBytes: 5_000, bytesPerDay: 5_000, days: [{ day: today, clips: 5, bytes: 5_000 }] });
  expect(Math.abs(body['daysLeft'] - (body['freeBytes'] - 1_000_000) / 5_000)).toBeLessThanOrEqual(1);
  // Four quiet days later the mean is over four whole days.
  dock.clock.jumpWall(4 * 86_400_000);
  await dock.manager.signIn('a-equipment-manager');
  expect((await dock.manager.get('/api/v1/storage')).body['bytesPerDay']).toBe(1_250);
});

test('R15: the station names its full-time manager; without one no bay works', async () => {
  expect((await dock.manager.get('/api/v1/manager')).body).toMatchObject({ manager: { officer: 'P2', name: '买买提·艾力', standingOrder: '采集站常设指令' } });
  // Whoever is the manager does not just leave.
  const { version } = (await dock.manager.get('/api/v1/officers/P2')).body;
  expect((await dock.manager.remove('/api/v1/officers/P2', { reason: '调离' }, version)).body['detail']).toContain('请先另行指定');
  await dock.takeOut(1);
  const named = (await dock.manager.get('/api/v1/manager')).body['version'];
  expect((await dock.manager.remove('/api/v1/manager', undefined)).status).toBe(428);
  expect((await dock.manager.remove('/api/v1/manager', undefined, named)).status).toBe(200);
  const one = await dock.insert(1, 'ZFY-1', { clips: 1, phase: 'waiting-manager' });
  expect((await dock.manager.get('/api/v1/bays')).body['items'][0]).toMatchObject({ phase: 'waiting-manager', says: { zh: expect.stringContaining('第十五条') as string } });
  expect(one.erased).toEqual([]);
  expect((await dock.manager.put('/api/v1/manager', { officer: 'P9', standingOrder: 'x' }, 0)).status).toBe(404);
  const renamed = await dock.manager.put('/api/v1/manager', { officer: 'P1', standingOrder: '常设指令 2' }, 0);
  expect([renamed.body, renamed.headers.get('etag')]).toEqual([{ manager: expect.objectContaining({ officer: 'P1' }) as object, version: expect.any(Number) as number }, `"${renamed.body['version']}"`]);
  // Another clerk who had seen that nobody is named does not name another over it.
  const late = await dock.manager.put('/api/v1/manager', { officer: 'P2', standingOrder: '常设指令 3' }, 0);
  expect([late.status, late.body['type']]).toEqual([412, expect.stringContaining('version-stale') as string]);
  expect((await dock.manager.put('/api/v1/manager', { officer: 'P2', standingOrder: '常设指令 3' }, renamed.body['version'])).status).toBe(200);
});
