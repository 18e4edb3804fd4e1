import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilTrue } from '../station/station-world.ts';
import { ACTOR, MINUTE_MS, openDockWorld, type DockWorld } from './dock-world.ts';
import { OTHER_UNIT, UNIT, type Client } from './http-world.ts';

let dock: DockWorld;
let manager: Client;
/** One station for all: each test has recorders of its own, and leaves the bays that it uses empty. */
beforeAll(async () => {
  dock = await openDockWorld();
  ({ manager } = dock);
});
afterAll(async () => { await dock.stop(); });

const recorder = async (serial: string) => (await manager.get(`/api/v1/recorders/${serial}`)).body;
const serials = async (query: string) => (await manager.get(`/api/v1/recorders${query}`)).body['items'].map((one: { recorder: string }) => one.recorder);
const setState = async (serial: string, state: string, reason = '按规定') => manager.put(`/api/v1/recorders/${serial}/state`, { state, reason }, (await recorder(serial))['version']);

test('D8: every recorder with where it is, who has it, since when, firmware, clock, last seen, faults, card, battery, clips', async () => {
  await dock.enrol('SEEN-1');
  const never = await recorder('SEEN-1');
  expect(never).toMatchObject({ state: 'in-store', unit: UNIT, bay: null, holder: null, firmware: null, battery: null, card: null, lastSeen: null, clips: 0 });
  await manager.post('/api/v1/recorders/SEEN-1/assignments', { officer: 'P1' });
  expect(await recorder('SEEN-1')).toMatchObject({ state: 'with-officer', holder: { officer: 'P1', name: '张伟', to: null } });
  await dock.insert(2, 'SEEN-1', { clips: 3, battery: 61, faults: [2], clock: 'two-hours-behind' });
  const docked = await recorder('SEEN-1');
  expect(docked).toMatchObject({
    state: 'in-bay', bay: { dock: 'dock-1', bay: 2, phase: 'done' }, holder: { officer: 'P1' }, firmware: '2.4.1', battery: 61, faults: ['microphone'], clips: 3, outstanding: 0,
    card: { id: 'card-SEEN-1', total: 32e9, used: 3_000 }, clock: { verdict: 'zone' }, residualMs: expect.any(Number) as number,
  });
  expect(Math.abs(docked['residualMs'])).toBeLessThan(1_000);
  await dock.takeOut(2);
  const out = await recorder('SEEN-1');
  expect(out).toMatchObject({ state: 'with-officer', bay: null, firmware: '2.4.1', battery: 61 });
  expect(Date.parse(out['lastSeen'])).toBeGreaterThan(Date.parse(docked['since']));
});

test('D8: who had it when, as pages of its history, newest first, told in both languages', async () => {
  await dock.enrol('HIST-1');
  await dock.enrol('HIST-2');
  await manager.post('/api/v1/recorders/HIST-1/assignments', { officer: 'P1' });
  await dock.insert(1, 'HIST-1', { clips: 30 });
  await dock.takeOut(1);
  await manager.post('/api/v1/recorders/HIST-1/assignments/end', {});
  await setState('HIST-1', 'repair', '屏幕碎了');
  const seen: { kind: string; seq: number; says: { zh: string; en: string } }[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
    const page: { items: typeof seen; nextCursor: string | null } = (await manager.get(`/api/v1/recorders/HIST-1/history?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as never;
    expect(page.items.length).toBeLessThanOrEqual(3);
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(seen.map(({ kind }) => kind)).toEqual([
    // The clips were recorded before anybody had it: a finding.
    'RecorderStateSet', 'AssignmentEnded', 'RecorderUndocked', 'FindingOpened', 'CardListed', 'ClockSet', 'RecorderDocked', 'RecorderRecognised', 'RecorderAssigned', 'RecorderPlaced', 'RecorderEnrolled',
  ]);
  expect(seen.map(({ seq }) => seq)).toEqual(seen.map(({ seq }) => seq).toSorted((a, b) => b - a));
  expect(seen.find(({ kind }) => kind === 'RecorderAssigned')).toMatchObject({ actor: 'account:a-equipment-manager', actorName: 'equipment-manager a-equipment-manager' });
  const told = Object.fromEntries(seen.map(({ kind, says }) => [kind, says.zh]));
  expect(told['RecorderStateSet']).toBe('送修：屏幕碎了');
  // Thirty clips are one line, that of their docking.
  expect(told['RecorderDocked']).toContain('入库 30 个文件（30.0 kB）');
  expect(told['RecorderAssigned']).toContain('配发给 张伟 P1');
  for (const { says } of seen) expect(says.en).toMatch(/^[\x20-\x7e屏幕碎了执法一中队张伟]+$/);
  expect((await manager.get('/api/v1/recorders/HIST-2/history')).body['items'].map((one: { kind: string }) => one.kind)).toEqual(['RecorderPlaced', 'RecorderEnrolled']);
});

test('R22: a recorder that is lost opens a finding that says what may be on its card; in a bay again, it is found', async () => {
  await dock.enrol('LOST-1');
  await manager.post('/api/v1/recorders/LOST-1/assignments', { officer: 'P1' });
  const one = await dock.insert(1, 'LOST-1', { clips: 2 });
  await dock.takeOut(1);
  expect((await setState('LOST-1', 'lost', '出警途中遗失')).body).toMatchObject({ state: 'lost', holder: { officer: 'P1' } });
  const [finding] = (await manager.get('/api/v1/findings?kind=recorder-lost')).body['items'];
  expect(finding).toMatchObject({ article: 'Art. 22(4)', subject: 'recorder:LOST-1', unit: UNIT, closed: null });
  expect(finding.detail).toMatch(/最近一次采集 .*自 .* 起由 张伟 P1 持有.* \/ .*with 张伟 P1 since/);
  expect((await setState('LOST-1', 'lost')).status).toBe(409);
  dock.clock.jumpWall(2 * MINUTE_MS);
  await dock.putBack(3, one);
  await untilTrue('it is found', async () => (await recorder('LOST-1'))['state'] === 'in-bay');
  // Whoever lost it holds it still: what it recorded is his.
  expect(await recorder('LOST-1')).toMatchObject({ holder: { officer: 'P1' } });
  expect((await manager.get(`/api/v1/findings/${encodeURIComponent(finding.finding)}`)).body).toMatchObject({ closed: expect.any(String) as string, outcome: expect.stringContaining('dock-1') as string });
  expect((await manager.get('/api/v1/findings?kind=recorder-lost')).body['items']).toEqual([]);
  await dock.takeOut(3);
});

test('D8: into repair and store it is taken from whom it is with; a record that somebody else changed is not overwritten', async () => {
  await dock.enrol('FIX-1');
  await manager.post('/api/v1/recorders/FIX-1/assignments', { officer: 'P1' });
  const { version } = await recorder('FIX-1');
  expect((await manager.put('/api/v1/recorders/FIX-1/state', { state: 'repair', reason: '进水' })).status).toBe(428);
  expect((await manager.put('/api/v1/recorders/FIX-1/unit', { unit: OTHER_UNIT }, version)).body).toMatchObject({ unit: OTHER_UNIT });
  expect((await manager.put('/api/v1/recorders/FIX-1/state', { state: 'repair', reason: '进水' }, version)).status).toBe(412);
  expect((await setState('FIX-1', 'repair', '进水')).body).toMatchObject({ state: 'repair', holder: null });
  expect((await setState('FIX-1', 'in-store', '已修好')).body).toMatchObject({ state: 'in-store' });
  expect((await setState('FIX-1', 'in-store')).status).toBe(409);
  expect((await manager.put('/api/v1/recorders/FIX-1/state', { state: 'retired', reason: 'x' }, 1)).status).toBe(400);
  expect((await manager.remove('/api/v1/recorders/FIX-1', { reason: '报废' }, (await recorder('FIX-1'))['version'])).body).toMatchObject({ state: 'retired', retired: '报废' });
  expect((await setState('FIX-1', 'lost')).body['detail']).toContain('已停用');
});

test('lists are narrowed by unit, state, officer, faults and text, and go on from page to page', async () => {
  for (let i = 0; i < 12; i += 1) await dock.enrol(`ZFY-${String(i).padStart(2, '0')}`, i % 2 === 0 ? '甲队' : '乙队');
  await manager.post('/api/v1/recorders/ZFY-03/assignments', { officer: 'P3' });
  await dock.insert(1, 'ZFY-04', { faults: [1] });
  expect(await serials(`?unit=${encodeURIComponent('乙队')}`)).toEqual(['ZFY-01', 'ZFY-03', 'ZFY-05', 'ZFY-07', 'ZFY-09', 'ZFY-11']);
  expect(await serials(`?state=with-officer&unit=${encodeURIComponent('乙队')}`)).toEqual(['ZFY-03']);
  expect(await serials('?officer=P3')).toEqual(['ZFY-03']);
  expect(await serials(`?faults=true&unit=${encodeURIComponent('甲队')}`)).toEqual(['ZFY-04']);
  expect(await serials(`?text=${encodeURIComponent('李')}`)).toEqual(['ZFY-03']);
  const first = await manager.get(`/api/v1/recorders?unit=${encodeURIComponent('甲队')}&limit=4`);
  const second = await manager.get(`/api/v1/recorders?unit=${encodeURIComponent('甲队')}&limit=4&cursor=${first.body['nextCursor']}`);
  expect([...first.body['items'], ...second.body['items']].map((one) => one.recorder)).toEqual(['ZFY-00', 'ZFY-02', 'ZFY-04', 'ZFY-06', 'ZFY-08', 'ZFY-10']);
  expect(second.body['nextCursor']).toBeNull();
  await dock.takeOut(1);
});

test('many at once, each with its own result', async () => {
  for (const serial of ['A', 'B', 'C']) await dock.enrol(serial, null);
  const bulk = (body: object) => manager.post('/api/v1/recorders/bulk', body);
  expect((await bulk({ action: 'place', recorders: ['A', 'B', 'X'], unit: UNIT })).body).toMatchObject({ done: 2, refused: 1, items: [{ done: true }, { done: true }, { recorder: 'X', done: false, code: 'not-found', zh: '没有记录仪 X' }] });
  expect((await bulk({ action: 'assign', recorders: ['A', 'B'], officer: 'P1' })).body['done']).toBe(2);
  expect((await bulk({ action: 'state', recorders: ['A', 'C'], state: 'in-store', reason: '收回' })).body).toMatchObject({ done: 1, items: [{ done: true }, { done: false, code: 'conflict' }] });
  expect((await bulk({ action: 'retire', recorders: ['A', 'B', 'C'], reason: '报废' })).body['done']).toBe(3);
  const missing = await bulk({ action: 'retire', recorders: ['A'] });
  expect([missing.status, missing.body['errors']]).toEqual([400, [{ pointer: '/reason', zh: '必填', en: 'is required' }]]);
});

test('officers, many at once: moved to a unit, gone; each with his own result', async () => {
  const bulk = (body: object) => manager.post('/api/v1/officers/bulk', body);
  for (const officer of ['M1', 'M2']) await manager.post('/api/v1/officers', { officer, unit: UNIT, name: `调动 ${officer}`, certificateNumber: `65-9${officer}` });
  expect((await bulk({ action: 'move', officers: ['M1', 'M2', 'M9'], unit: OTHER_UNIT })).body).toMatchObject({ done: 2, refused: 1, items: [{ officer: 'M1', done: true }, { done: true }, { officer: 'M9', done: false, code: 'not-found' }] });
  expect((await manager.get('/api/v1/officers/M1')).body).toMatchObject({ unit: OTHER_UNIT, name: '调动 M1', certificateNumber: '65-9M1' });
  // The named manager stays until another is named (Art. 15).
  expect((await bulk({ action: 'leave', officers: ['M1', 'M2', 'P2'], reason: '调离' })).body).toMatchObject({ done: 2, refused: 1, items: [{ done: true }, { done: true }, { officer: 'P2', done: false }] });
  expect((await bulk({ action: 'move', officers: ['M1'], unit: UNIT })).body).toMatchObject({ done: 0, items: [{ code: 'conflict' }] });
  expect((await bulk({ action: 'move', officers: ['P1'] })).body['errors']).toEqual([{ pointer: '/unit', zh: '必填', en: 'is required' }]);
});

test('overlapping assignments are refused with who has it from when to when', async () => {
  await dock.enrol('OVER-1');
  const at = (hour: number) => new Date(Date.UTC(2027, 0, 4, hour)).toISOString();
  const assign = (officer: string, from: number, to: number | null) => manager.post('/api/v1/recorders/OVER-1/assignments', { officer, from: at(from), to: to === null ? null : at(to) });
  expect((await assign('P1', 8, 12)).status).toBe(201);
  const crossing = await assign('P2', 10, 14);
  expect([crossing.status, crossing.body['detail']]).toEqual([409, `该记录仪自 ${at(8)} 至 ${at(12)} 由执法人员 张伟 P1 持有（Art. 18）`]);
  expect((await assign('P2', 12, 14)).status).toBe(201);
  expect((await assign('P2', 16, 15)).status).toBe(400);
});

test('each role sees of the equipment what its row of the table allows', async () => {
  await dock.enrol('ROLE-1', '丙队');
  await dock.enrol('ROLE-2', OTHER_UNIT);
  await dock.world.station.equipment.assign(ACTOR, 'ROLE-1', 'P1', new Date(dock.clock.wallMs() - MINUTE_MS).toISOString(), null);
  const head = await dock.world.as('unit-head', { unit: '丙队' });
  expect((await head.get('/api/v1/recorders')).body['items'].map((one: { recorder: string }) => one.recorder)).toEqual(['ROLE-1']);
  expect((await head.get(`/api/v1/recorders?unit=${encodeURIComponent(OTHER_UNIT)}`)).body['items'].map((one: { recorder: string }) => one.recorder)).toEqual(['ROLE-1']);
  expect([(await head.get('/api/v1/recorders/ROLE-1')).status, (await head.get('/api/v1/recorders/ROLE-2')).status, (await head.get('/api/v1/recorders/ROLE-2/history')).status]).toEqual([200, 403, 403]);
  const own = await dock.world.as('unit-head', { account: 'a-head-1' });
  expect((await own.get('/api/v1/officers')).body['items'].map((one: { officer: string }) => one.officer)).toEqual(['P1', 'P2']);
  expect((await head.get('/api/v1/register-files/officers')).status).toBe(403);
  expect((await own.get('/api/v1/ratio')).body).toMatchObject({ bureau: null, units: [{ unit: UNIT }] });
  const officer = await dock.world.as('officer');
  expect([(await officer.get('/api/v1/recorders/ROLE-1')).status, (await officer.get('/api/v1/recorders/ROLE-2')).status, (await officer.get('/api/v1/officers')).status, (await officer.post('/api/v1/scan', { text: 'P1' })).status]).toEqual([200, 403, 403, 403]);
  const admin = await dock.world.as('administrator');
  expect([(await admin.get('/api/v1/recorders')).status, (await admin.get('/api/v1/storage')).status]).toEqual([403, 200]);
  const duty = await dock.world.as('duty-desk');
  expect([(await duty.get('/api/v1/recorders')).status, (await duty.put('/api/v1/recorders/ROLE-1/unit', { unit: 'x' }, 1)).status]).toEqual([200, 403]);
});

test('a scanner’s text is a serial, a badge, a certificate number or a one-time code', async () => {
  await dock.enrol('SCAN-1');
  await manager.post('/api/v1/officers/P2/badges', { badge: '04A1B2C3' });
  const { code } = (await manager.post('/api/v1/enrol-codes', { what: 'recorder', id: 'SCAN-9' })).body;
  const scan = async (text: string) => (await manager.post('/api/v1/scan', { text })).body['matches'];
  expect(await scan('SCAN-1\r')).toEqual([{ kind: 'recorder', id: 'SCAN-1' }]);
  expect(await scan('scan-1')).toEqual([{ kind: 'recorder', id: 'SCAN-1' }]);
  expect(await scan('04A1B2C3\n')).toEqual([{ kind: 'officer', id: 'P2', by: 'badge' }]);
  expect(await scan('６５－０００３ ')).toEqual([{ kind: 'officer', id: 'P3', by: 'certificate' }]);
  expect(await scan(code.toLowerCase().replace('-', ' '))).toEqual([{ kind: 'code', id: 'SCAN-9', what: 'recorder' }]);
  expect(await scan('dock-1')).toEqual([{ kind: 'dock', id: 'dock-1' }]);
  expect(await scan('什么也不是')).toEqual([]);
  dock.clock.jumpWall(61 * MINUTE_MS);
  await manager.signIn('a-equipment-manager');
  expect(await scan(code)).toEqual([]);
});

test('R22: a finding has somebody who puts it right by a day, shows when that is past, and closes with its outcome', async () => {
  await dock.enrol('DUTY-1');
  await setState('DUTY-1', 'lost');
  const [{ finding, version }] = (await manager.get('/api/v1/findings?kind=recorder-lost')).body['items'];
  const path = `/api/v1/findings/${encodeURIComponent(finding)}`;
  const day = (days: number) => new Date(dock.clock.wallMs() + (8 * 60 + days * 24 * 60) * MINUTE_MS).toISOString().slice(0, 10);
  expect((await manager.put(`${path}/duty`, { responsible: 'P1', deadline: day(-1) }, version)).body['detail']).toContain('期限已过');
  expect((await manager.put(`${path}/duty`, { responsible: 'P9', deadline: day(1) }, version)).status).toBe(404);
  const duty = await manager.put(`${path}/duty`, { responsible: 'P1', deadline: day(1) }, version);
  expect(duty.body).toMatchObject({ responsible: 'P1', responsibleName: '张伟', deadline: day(1), overdue: false });
  expect((await manager.put(`${path}/duty`, { responsible: 'P2', deadline: day(1) }, version)).status).toBe(412);
  expect((await manager.get('/api/v1/findings?overdue=true')).body['items']).toEqual([]);
  dock.clock.jumpWall(2 * 24 * 60 * MINUTE_MS);
  await manager.signIn('a-equipment-manager');
  expect((await manager.get('/api/v1/findings?overdue=true&responsible=P1')).body['items']).toMatchObject([{ finding, overdue: true }]);
  const close = (v: number) => manager.post(`${path}/close`, { outcome: '已责令赔偿' }, { 'if-match': `"${v}"` });
  expect((await close(version)).status).toBe(412);
  expect((await close(duty.body['version'])).body).toMatchObject({ outcome: '已责令赔偿', overdue: false });
  expect((await manager.get('/api/v1/findings?kind=recorder-lost')).body['items']).toEqual([]);
  expect((await manager.get('/api/v1/findings?open=false&kind=recorder-lost&responsible=P1')).body['items']).toMatchObject([{ finding, responsible: 'P1' }]);
});

test('many findings have one day or one outcome at once, each with its own result', async () => {
  for (const one of ['MANY-1', 'MANY-2', 'MANY-3']) {
    await dock.enrol(one);
    await setState(one, 'lost');
  }
  const open = async () => ((await manager.get('/api/v1/findings?kind=recorder-lost')).body['items'] as { finding: string; responsible: string | null; deadline: string | null }[]).toSorted((a, b) => (a.finding < b.finding ? -1 : 1));
  const ids = (await open()).map(({ finding }) => finding);
  const bulk = (body: object) => manager.post('/api/v1/findings/bulk', { findings: ids, ...body });
  const deadline = new Date(dock.clock.wallMs() + 9 * 24 * 60 * MINUTE_MS).toISOString().slice(0, 10);
  expect((await bulk({ action: 'assign', responsible: 'P1' })).body['errors'][0].pointer).toBe('/deadline');
  expect((await bulk({ action: 'close' })).body['errors'][0].pointer).toBe('/outcome');
  expect((await bulk({ action: 'assign', responsible: 'P1', deadline })).body).toMatchObject({ done: 3, refused: 0 });
  expect((await open()).map((one) => [one.responsible, one.deadline])).toEqual([['P1', deadline], ['P1', deadline], ['P1', deadline]]);
  const closed = await manager.post('/api/v1/findings/bulk', { action: 'close', outcome: '已赔偿', findings: [...ids.slice(0, 2), 'no-such-finding'] });
  expect(closed.body).toMatchObject({ done: 2, refused: 1, items: [{ finding: ids[0], done: true }, { finding: ids[1], done: true }, { finding: 'no-such-finding', done: false, code: 'not-found' }] });
  expect((await open()).map(({ finding }) => finding)).toEqual([ids[2]]);
  expect((await bulk({ action: 'close', outcome: '已赔偿' })).body).toMatchObject({ done: 1, refused: 2 });
  const officer = await dock.world.as('officer');
  expect((await officer.post('/api/v1/findings/bulk', { action: 'close', outcome: 'x', findings: ids })).status).toBe(403);
});

test('docks and bays as they are, codes for docks, quarantine lifted with a reason', async () => {
  await dock.enrol('DOCK-1');
  await dock.insert(1, 'DOCK-1');
  await dock.insert(2, 'STRANGER', { phase: 'quarantined' });
  expect((await manager.get('/api/v1/docks')).body['items']).toMatchObject([{ dock: 'dock-1', carrier: 'serial', hasKey: true, connected: { bays: 4 } }]);
  expect((await manager.get('/api/v1/bays?dock=dock-1')).body['items'].map((one: { phase: string }) => one.phase)).toEqual(['done', 'quarantined', 'empty', 'empty']);
  expect((await manager.get('/api/v1/quarantine')).body['items']).toMatchObject([{ subject: 'recorder:STRANGER', reason: 'unknown-recorder' }]);
  expect((await manager.post('/api/v1/quarantine/lift', { subject: 'recorder:STRANGER', reason: '看过' })).body['detail']).toContain('请先登记');
  await dock.enrol('STRANGER');
  await untilTrue('it is served', async () => (await recorder('STRANGER'))['bay']?.phase === 'done');
  expect((await manager.get('/api/v1/quarantine')).body['items']).toEqual([]);
  expect((await manager.post('/api/v1/docks', { dock: 'dock-2', carrier: 'mqtt' })).body['detail']).toContain('公钥');
  expect((await manager.remove('/api/v1/docks/dock-1', { reason: '换新' })).body).toMatchObject({ retired: '换新' });
});
