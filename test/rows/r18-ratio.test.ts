import { afterAll, beforeAll, expect, test } from 'vitest';
import { RATIO_SETTLES_MS } from '../../gateway/desk/ratio.ts';
import { ACTOR, openDockWorld, type DockWorld } from '../http/dock-world.ts';
import { OTHER_UNIT, UNIT } from '../http/http-world.ts';
import { untilTrue } from '../station/station-world.ts';

let dock: DockWorld;
beforeAll(async () => { dock = await openDockWorld(1); });
afterAll(async () => { await dock.stop(); });

const ratio = async () => (await dock.manager.get('/api/v1/ratio')).body;
const unit = async (name: string) => (await ratio())['units'].find((one: { unit: string }) => one.unit === name);
const open = async () => (await dock.manager.get('/api/v1/findings?kind=ratio-short')).body['items'].map((one: { subject: string }) => one.subject).sort();
/** The registers come to rest, and the station judges. */
async function settled(findings: readonly string[]): Promise<void> {
  await dock.clock.pass(RATIO_SETTLES_MS + 250);
  const wanted = [...findings].sort().join();
  await untilTrue(`findings: ${wanted}`, async () => (await open()).join() === wanted, () => '');
}

test('R18: one recorder per two officers is counted per unit and shown; a shortfall is a finding for as long as it lasts', async () => {
  expect(await unit(UNIT)).toMatchObject({ officers: 2, recorders: 0, needed: 1, short: 1, article: 'Art. 18', setting: { recorders: 1, officers: 2 } });
  await settled([`unit:${UNIT}`, `unit:${OTHER_UNIT}`]);
  await dock.enrol('ZFY-1', UNIT);
  await dock.enrol('ZFY-2', OTHER_UNIT);
  await settled([]);
  expect(await ratio()).toMatchObject({ bureau: { officers: 3, recorders: 2, needed: 2, short: 0 }, unplaced: 0 });
  // A recorder in repair, lost or in quarantine films nobody.
  const { equipment } = dock.world.station;
  await equipment.setState(ACTOR, 'ZFY-1', 'repair', '屏幕碎了');
  await settled([`unit:${UNIT}`]);
  const [finding] = (await dock.manager.get('/api/v1/findings?kind=ratio-short')).body['items'];
  expect(finding).toMatchObject({ article: 'Art. 18', unit: UNIT, detail: expect.stringContaining('执法人员 2 名，可用记录仪 0 台，应有 1 台，缺 1 台') as string });
  await equipment.setState(ACTOR, 'ZFY-1', 'in-store', '修好');
  await settled([]);
  expect((await dock.manager.get(`/api/v1/findings/${finding.finding}`)).body).toMatchObject({ closed: expect.any(String) as string, outcome: expect.stringContaining('已达到要求') as string });
});

test('R18: who has left is not counted, and who comes is', async () => {
  const officer = (await dock.manager.get('/api/v1/officers/P3')).body;
  expect((await dock.manager.remove('/api/v1/officers/P3', { reason: '退休' }, officer['version'])).body['left']).not.toBeNull();
  expect(await unit(OTHER_UNIT)).toMatchObject({ officers: 0, needed: 0 });
  await dock.manager.post('/api/v1/officers', { officer: 'P4', unit: UNIT, name: '阿依古丽', certificateNumber: '65-0004' });
  expect(await unit(UNIT)).toMatchObject({ officers: 3, recorders: 1, needed: 2, short: 1 });
  await settled([`unit:${UNIT}`]);
  // One that stands in no unit counts for that of who has it.
  await dock.enrol('ZFY-3', null);
  expect(await ratio()).toMatchObject({ unplaced: 1 });
  await dock.manager.post('/api/v1/recorders/ZFY-3/assignments', { officer: 'P4' });
  expect(await ratio()).toMatchObject({ unplaced: 0 });
  await settled([]);
});

test('R18: the bureau or a unit may ask for more than one per two, never for less', async () => {
  const set = (name: string | null, recorders: number, officers: number, version = 0) => dock.manager.put('/api/v1/ratio', { unit: name, recorders, officers }, version);
  const less = await set(null, 1, 3);
  expect([less.status, less.body['detail']]).toEqual([400, expect.stringContaining('每两名执法人员一台')]);
  expect(less.body['detail']).toContain('Art. 18');
  expect((await set(UNIT, 1, 1)).status).toBe(200);
  expect(await unit(UNIT)).toMatchObject({ setting: { recorders: 1, officers: 1 }, own: { recorders: 1, officers: 1 }, needed: 3, short: 1 });
  expect((await set(UNIT, 1, 2)).status).toBe(412);
  await settled([`unit:${UNIT}`]);
  expect((await set(null, 2, 3)).status).toBe(200);
  expect(await unit(OTHER_UNIT)).toMatchObject({ setting: { recorders: 2, officers: 3 }, own: null });
  // Less than the bureau asks is not less for the unit.
  expect((await set(UNIT, 1, 2, (await unit(UNIT)).version)).status).toBe(200);
  expect(await unit(UNIT)).toMatchObject({ setting: { recorders: 2, officers: 3 }, needed: 2, short: 0 });
  await settled([]);
});
