import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DOUBLE_TAP_MS, UNDO_MINUTES } from '../../gateway/desk/hand-out.ts';
import { MAX_BADGES } from '../../gateway/rules/enrolment.ts';
import { untilTrue } from '../station/station-world.ts';
import { MINUTE_MS, openDockWorld, type DockWorld } from './dock-world.ts';
import { OTHER_UNIT, type Answer, type Client } from './http-world.ts';

const BADGE = '0007654321';
let dock: DockWorld;
let manager: Client;
/** One station for all; each test has recorders of its own, which are retired behind it. */
beforeAll(async () => {
  dock = await openDockWorld();
  ({ manager } = dock);
  const { body } = await manager.post('/api/v1/officers/P1/badges', { badge: BADGE });
  expect(body['badges']).toHaveLength(1);
});
afterEach(async () => {
  const { body } = await manager.get('/api/v1/recorders?limit=200');
  const live = body['items'].filter((one: { retired: string | null }) => one.retired === null).map((one: { recorder: string }) => one.recorder);
  expect((await manager.post('/api/v1/recorders/bulk', { action: 'retire', recorders: live, reason: '试毕' })).body['refused']).toBe(0);
  for (let n = 1; n <= 4; n += 1) dock.line.dock.unplug(n);
  await later();
});
afterAll(async () => { await dock.stop(); });

const tap = (text = BADGE, client = manager) => client.post('/api/v1/hand-outs', { tap: text });
const bay = async (n: number) => (await manager.get('/api/v1/bays')).body['items'].find((one: { bay: number }) => one.bay === n);
const recorder = async (serial: string) => (await manager.get(`/api/v1/recorders/${serial}`)).body;
/** Time in which a reader might send the same card twice. */
const later = () => dock.clock.pass(DOUBLE_TAP_MS + 250);
const reasonsOf = (answer: Answer) => Object.fromEntries(answer.body['errors'].map((one: { pointer: string; zh: string }) => [one.pointer.split('/').at(-1), one.zh]));

test('D8: an officer taps his card and gets the fullest fit recorder of his unit; the bay shows it, the log has both', async () => {
  for (const [serial, n, battery] of [['T0-1', 1, 82], ['T0-2', 2, 99], ['T0-3', 3, 40]] as const) {
    await dock.enrol(serial);
    await dock.insert(n, serial, { battery, clips: 2 });
  }
  const answer = await tap(`${BADGE}\r\n`);
  expect([answer.status, answer.body['outcome']]).toEqual([201, 'handed-out']);
  expect(answer.body['handOut']).toMatchObject({ recorder: 'T0-2', officer: 'P1', name: '张伟', dock: 'dock-1', bay: 2, battery: 99, taken: null, ended: null });
  expect([(await bay(1)).signal, (await bay(2)).signal]).toEqual([null, 'hand-out']);
  await untilTrue('the bay is lit', () => dock.line.dock.lights.join() === '2');
  expect(await recorder('T0-2')).toMatchObject({ state: 'in-bay', holder: { officer: 'P1' }, handOut: answer.body['handOut'].handOut });
  const [assigned] = await dock.world.events('RecorderAssigned');
  const [handed] = await dock.world.events('HandOut');
  expect(handed!.seq).toBe(assigned!.seq + 1);
  expect([assigned!.actor, handed!.actor]).toEqual(['account:a-equipment-manager', 'account:a-equipment-manager']);
  await dock.takeOut(2);
  await untilTrue('the light is out', () => dock.line.dock.lights.length === 0);
  expect(await recorder('T0-2')).toMatchObject({ state: 'with-officer', holder: { officer: 'P1', name: '张伟' }, bay: null });
  expect((await manager.get('/api/v1/hand-outs?open=true')).body['items']).toMatchObject([{ recorder: 'T0-2', taken: expect.any(String) as string }]);
});

test('R18: nothing fits: nothing is handed out, and each recorder of the unit says why', async () => {
  for (const serial of ['LOW', 'FAULT', 'OUT', 'REPAIR', 'HELD']) await dock.enrol(serial);
  await dock.enrol('FOREIGN', OTHER_UNIT);
  await dock.insert(1, 'LOW', { battery: 79 });
  await dock.insert(2, 'FAULT', { faults: [1] });
  await dock.insert(3, 'FOREIGN');
  await dock.insert(4, 'HELD');
  await dock.world.station.equipment.assign('operator:test', 'HELD', 'P2', new Date(dock.clock.wallMs() - MINUTE_MS).toISOString(), null);
  await dock.world.station.equipment.setState('operator:test', 'REPAIR', 'repair', '屏幕碎了');
  const before = (await dock.world.events('HandOut')).length;
  const answer = await tap();
  expect([answer.status, answer.body['type']]).toEqual([409, 'urn:zhilu:problem:conflict']);
  expect(reasonsOf(answer)).toEqual({
    LOW: '电量 79%，低于 80%（Art. 19(1)）', FAULT: '有故障：camera（Art. 19(1)）', OUT: '不在仓位中（Art. 15）', REPAIR: '在修（Art. 19(1)）；不在仓位中（Art. 15）', HELD: '已配发给 买买提·艾力 P2（Art. 18）',
  });
  expect((await dock.world.events('HandOut')).length).toBe(before);
  // The least charge is the equipment manager's to set, within bounds.
  const rule = await manager.get('/api/v1/hand-out-rule');
  expect(rule.body).toEqual({ leastBattery: 80, version: 0 });
  expect((await manager.put('/api/v1/hand-out-rule', { leastBattery: 10 }, 0)).status).toBe(400);
  expect((await manager.put('/api/v1/hand-out-rule', { leastBattery: 75 }, 0)).status).toBe(200);
  expect((await manager.put('/api/v1/hand-out-rule', { leastBattery: 70 }, 0)).status).toBe(412);
  expect((await manager.get('/api/v1/duty-check?officer=P1')).body).toMatchObject({ picked: 'LOW', leastBattery: 75 });
  expect((await tap()).body['handOut'].recorder).toBe('LOW');
});

test('a card that is not empty is not handed out: a clip that cannot be erased keeps its recorder in', async () => {
  await dock.enrol('T2-1');
  const one = await dock.insert(1, 'T2-1', { clips: 2, clock: '1970' });
  await dock.takeOut(1);
  one.levers.refusesToErase = true;
  for (let i = 0; i < 2; i += 1) (one.card as unknown as { add(fields: object, bytes: Uint8Array): void }).add({ name: `DCIM/later_${i}.MP4` }, new Uint8Array(100 + i));
  await dock.putBack(1, one);
  expect(reasonsOf(await tap())['T2-1']).toMatch(/^存储卡未清空，还有 2 个文件/);
});

test('tapping again takes it back, a card that is read twice is one tap, and what never left its bay never was', async () => {
  await dock.enrol('T3-1');
  const one = await dock.insert(1, 'T3-1');
  const first = await tap();
  const { length } = await dock.world.events('HandOut');
  expect((await tap()).body).toEqual(first.body);
  expect(await dock.world.events('HandOut')).toHaveLength(length);
  await later();
  expect((await tap()).body).toMatchObject({ outcome: 'taken-back', handOut: { why: 'undone', taken: null } });
  expect((await bay(1)).signal).toBeNull();
  expect((await manager.get('/api/v1/recorders/T3-1/assignments')).body['items'].every((row: { from: string; to: string }) => row.from === row.to)).toBe(true);
  await later();
  expect((await tap()).body['outcome']).toBe('handed-out');
  await dock.takeOut(1);
  await later();
  const back = await tap();
  expect(back.body).toMatchObject({ outcome: 'taken-back', handOut: { why: 'taken-back' } });
  expect(await recorder('T3-1')).toMatchObject({ state: 'in-store', holder: null, handOut: null });
  // What was recorded in between is his by the time of recording: the assignment stands.
  const span = (await manager.get('/api/v1/recorders/T3-1/assignments')).body['items'].at(-1);
  expect(Date.parse(span.to) - Date.parse(span.from)).toBeGreaterThan(0);
  await dock.putBack(1, one);
});

test('putting it into a bay ends the hand-out; a docking that breaks off while it sits there does not', async () => {
  await dock.enrol('T4-1');
  const one = await dock.insert(1, 'T4-1');
  expect((await tap()).status).toBe(201);
  // The line is cut and comes back: the recorder has not moved.
  dock.line.unplug();
  dock.line.connect();
  await untilTrue('it is done again', async () => (await bay(1))?.phase === 'done' && (await dock.world.events('RecorderDocked')).filter(({ facts }) => facts.recorder === 'T4-1').length === 2);
  expect(await recorder('T4-1')).toMatchObject({ handOut: expect.any(String) as string, holder: { officer: 'P1' } });
  expect((await bay(1)).signal).toBe('hand-out');
  await dock.takeOut(1);
  dock.clock.jumpWall(2 * MINUTE_MS);
  await dock.putBack(2, one);
  await untilTrue('the hand-out has ended', async () => (await recorder('T4-1'))['handOut'] === null);
  expect(await recorder('T4-1')).toMatchObject({ state: 'in-bay', holder: null, bay: { bay: 2 } });
  expect((await manager.get('/api/v1/hand-outs?limit=1')).body['items']).toMatchObject([{ why: 'docked', recorder: 'T4-1' }]);
});

test('undo: a hand-out from its bay, a taking back goes on without a gap, each only for a few minutes', async () => {
  await dock.enrol('T5-1');
  await dock.insert(1, 'T5-1');
  const undo = (id: string) => manager.post(`/api/v1/hand-outs/${id}/undo`);
  const first = (await tap()).body['handOut'].handOut;
  expect((await undo(first)).body).toMatchObject({ why: 'undone' });
  expect((await undo(first)).status).toBe(409);
  const second = (await tap()).body['handOut'].handOut;
  await dock.takeOut(1);
  expect((await undo(second)).status).toBe(409);
  expect((await manager.post(`/api/v1/hand-outs/${second}/take-back`)).body).toMatchObject({ why: 'taken-back' });
  const on = await undo(second);
  expect(on.body).toMatchObject({ recorder: 'T5-1', officer: 'P1', ended: null, bay: null });
  const spans = (await manager.get('/api/v1/recorders/T5-1/assignments')).body['items'].filter((row: { from: string; to: string | null }) => row.from !== row.to);
  expect(spans).toHaveLength(2);
  expect(spans[0].to).toBe(spans[1].from);
  await manager.post(`/api/v1/hand-outs/${on.body['handOut']}/take-back`);
  dock.clock.jumpWall((UNDO_MINUTES + 1) * MINUTE_MS);
  expect((await undo(on.body['handOut'])).body['detail']).toContain(`${UNDO_MINUTES} 分钟`);
});

test('two officers tap at once and one recorder is fit: one has it, the other gets the reason', async () => {
  await dock.enrol('T6-1');
  await dock.insert(1, 'T6-1');
  const answers = await Promise.all([tap('65-0001'), tap('P2')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(reasonsOf(answers.find(({ status }) => status === 409)!)['T6-1']).toMatch(/^已由 (?:张伟 P1|买买提·艾力 P2) 领用/);
});

test('what is handed out is not assigned to another beneath it; repair and retirement end it', async () => {
  await dock.enrol('T7-1');
  await dock.insert(1, 'T7-1');
  await tap();
  const assigned = await manager.post('/api/v1/recorders/T7-1/assignments', { officer: 'P2' });
  expect([assigned.status, assigned.body['detail']]).toEqual([409, expect.stringContaining('由 张伟 P1 领用')]);
  const { version } = await recorder('T7-1');
  expect((await manager.put('/api/v1/recorders/T7-1/state', { state: 'repair', reason: '按键失灵' }, version)).body).toMatchObject({ state: 'repair', holder: null, handOut: null });
  expect((await manager.get('/api/v1/hand-outs')).body['items'][0].why).toBe('out-of-service');
});

test('his own recorder comes first, and stays his when the shift ends', async () => {
  await dock.enrol('OWN', null);
  await dock.enrol('POOL');
  await dock.insert(1, 'OWN', { battery: 85 });
  await dock.insert(2, 'POOL', { battery: 100 });
  await dock.world.station.equipment.assign('operator:test', 'OWN', 'P1', new Date(dock.clock.wallMs() - MINUTE_MS).toISOString(), null);
  expect((await tap()).body['handOut'].recorder).toBe('OWN');
  await later();
  expect((await tap()).body['outcome']).toBe('taken-back');
  expect(await recorder('OWN')).toMatchObject({ holder: { officer: 'P1' }, handOut: null });
});

test('an officer takes out for himself alone; badges are one officer’s, void when he leaves, and stand nowhere in clear', async () => {
  await dock.enrol('T9-1');
  await dock.insert(1, 'T9-1');
  const officer = await dock.world.as('officer', { officer: 'P1' });
  const other = await dock.world.as('officer', { account: 'a-p2', officer: 'P2' });
  expect((await officer.post('/api/v1/hand-outs', { officer: 'P2' })).status).toBe(403);
  expect((await tap(BADGE, other)).status).toBe(403);
  const mine = await officer.post('/api/v1/hand-outs', {});
  expect([mine.status, mine.body['handOut'].officer]).toEqual([201, 'P1']);
  expect((await other.get(`/api/v1/hand-outs/${mine.body['handOut'].handOut}`)).status).toBe(403);
  expect((await officer.get('/api/v1/recorders')).body['items'].filter((one: { retired: string | null }) => one.retired === null).map((one: { recorder: string }) => one.recorder)).toEqual(['T9-1']);
  expect((await manager.post('/api/v1/officers/P2/badges', { badge: BADGE })).body['detail']).toContain('此卡已发给执法人员 张伟 P1');
  for (let i = 1; i < MAX_BADGES; i += 1) expect((await manager.post('/api/v1/officers/P1/badges', { badge: `badge-${i}` })).status).toBe(201);
  expect((await manager.post('/api/v1/officers/P1/badges', { badge: 'one-too-many' })).status).toBe(409);
  const leaves = async () => manager.remove('/api/v1/officers/P1', { reason: '调离' }, (await manager.get('/api/v1/officers/P1')).body['version']);
  expect((await leaves()).body['detail']).toContain('仍持有记录仪 T9-1');
  await manager.post(`/api/v1/hand-outs/${mine.body['handOut'].handOut}/take-back`);
  expect((await leaves()).body).toMatchObject({ left: expect.any(String) as string, badges: [] });
  expect((await tap()).status).toBe(404);
  expect((await tap('65-0001')).body['detail']).toContain('离任');
  const log = JSON.stringify(await dock.world.events('BadgeGiven'));
  expect(log).not.toContain(BADGE);
  // Not even its plain digest, which a list of all numbers would give away.
  expect(log).not.toContain((await import('node:crypto')).createHash('sha256').update(BADGE).digest('hex'));
});
