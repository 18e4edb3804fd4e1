import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectAsync } from 'mqtt';
import type { FieldLine } from '../../device-sim/live/mqtt-field.ts';
import type { SimRecorder } from '../../device-sim/recorder.ts';
import { publisher } from '../media/rtmp-peer.ts';
import { OTHER_UNIT, UNIT, type Client } from '../http/http-world.ts';
import { OPEN_WITHIN_MS, openFieldWorld, until, type FieldWorld } from './field-world.ts';

let world: FieldWorld;
let desk: Client;
let recorder: SimRecorder;
let out: FieldLine;

const onDuty = async (serial: string) => (await desk.get('/api/v1/live')).body['items'].find((one: { recorder: string }) => one.recorder === serial);

beforeAll(async () => {
  world = await openFieldWorld();
}, OPEN_WITHIN_MS);

afterAll(() => world.stop());

test('D5: a docked recorder is given its pass when it has come to rest; the log has no secret of it', async () => {
  desk = await world.as('duty-desk');
  recorder = await world.dock('ZFY-0001');
  expect(recorder.passes).toHaveLength(1);
  const [pass] = recorder.passes;
  expect(pass).toMatchObject({ station: 'test-station', path: '/live/ZFY-0001', rtmpUrl: world.station.media!.publishAddress()! });
  expect(pass!.expiresMs - Date.now()).toBeGreaterThan(13.9 * 3_600_000);
  const [given] = await world.events('PassGiven');
  expect(given!.facts).toMatchObject({ recorder: 'ZFY-0001', pass: pass!.id, path: '/live/ZFY-0001' });
  expect(JSON.stringify(given)).not.toContain(pass!.mqttPassword);
  expect(JSON.stringify(given)).not.toContain(pass!.token);
  expect((await world.events('PassTaken')).map((one) => one.facts.pass)).toEqual([pass!.id]);
});

test('D7: a recorder that goes out says over the air how it is, and the duty desk sees it', async () => {
  out = await world.goOut(recorder);
  out.field.levers.track = [[43.9193, 81.324], [43.9195, 81.3245]];
  out.field.levers.talk = 'talking';
  recorder.levers.batteryPercent = 64;
  out.field.report();
  const seen = await until('battery and place', async () => {
    const one = await onDuty('ZFY-0001');
    return one.battery === 64 && one.place !== null ? one : null;
  });
  expect(seen).toMatchObject({
    unit: UNIT, officer: { officer: 'P1', name: '张伟' }, link: { state: 'up' }, talk: 'talking', recording: false, place: { latitude: 43.9193, longitude: 81.324, accuracyM: 8 }, live: { state: 'none' },
  });
  expect(seen.cardFree).toBe(32e9);
});

test('D5: the duty desk asks a recorder to go live, and it does; asked to stop, it stops; each step is in the log', async () => {
  const asked = await desk.post('/api/v1/live/ZFY-0001/start');
  expect(asked.status).toBe(202);
  expect(['asked', 'starting', 'live']).toContain(asked.body['state']);
  const live = await until('a picture', async () => {
    const one = (await onDuty('ZFY-0001')).live;
    return one.state === 'live' && one.video !== null ? one : null;
  });
  expect(live).toMatchObject({ path: '/live/ZFY-0001', video: 'h264', audio: 'aac', width: 480, height: 270, says: null, ask: { by: expect.stringContaining('a-duty-desk'), why: 'desk' } });
  const [ask] = await world.events('LiveAsked');
  const [began] = await world.events('LiveBegan');
  expect(began!.facts).toMatchObject({ recorder: 'ZFY-0001', ask: ask!.facts.ask });
  // Asked again while it is live, nothing begins anew.
  await desk.post('/api/v1/live/ZFY-0001/start');
  expect(await world.events('LiveBegan')).toHaveLength(1);
  await desk.post('/api/v1/live/ZFY-0001/stop');
  await until('it has stopped', async () => (await onDuty('ZFY-0001')).live.state === 'none');
  const ended = await until('the end is in the log', async () => (await world.events('LiveEnded'))[0]);
  expect(ended.facts).toMatchObject({ recorder: 'ZFY-0001', live: began!.facts.live, why: 'stopped' });
  expect(out.field.isLive).toBe(false);
});

test('D5: a recorder whose line dropped takes its stream over again by its token', async () => {
  await desk.post('/api/v1/live/ZFY-0001/start');
  await until('a picture', async () => (await onDuty('ZFY-0001')).live.state === 'live');
  const returned = new Promise<void>((resolve) => { world.station.media!.on((change) => { if (change.kind === 'returned') resolve(); }); });
  out.radio(false);
  await until('the desk says that it is lost', async () => (await onDuty('ZFY-0001')).live.state === 'lost');
  expect((await onDuty('ZFY-0001')).live.says.en).toMatch(/broke off/);
  out.radio(true);
  await returned;
  await until('it is heard again', async () => (await onDuty('ZFY-0001')).link.state === 'up');
  expect((await world.events('LiveBegan')).filter((one) => one.facts.recorder === 'ZFY-0001')).toHaveLength(2);
  await desk.post('/api/v1/live/ZFY-0001/stop');
  await until('it has stopped', async () => (await onDuty('ZFY-0001')).live.state === 'none');
});

test('D7: an alarm from outside is in the log with its place before it is acknowledged, once however often it is said', async () => {
  const ids = [out.field.alarm('fall'), out.field.alarm('tamper')];
  await until('both are acknowledged', () => ids.every((id) => out.field.acknowledged.includes(id)));
  const raised = (await world.events('AlarmRaised')).filter((one) => one.facts.recorder === 'ZFY-0001');
  expect(raised.map((one) => one.facts)).toMatchObject([
    { kind: 'fall', alarm: `air-ZFY-0001-${ids[0]}`, dock: null, place: [expect.closeTo(43.919, 2), expect.closeTo(81.324, 2)] }, { kind: 'tamper', alarm: `air-ZFY-0001-${ids[1]}` },
  ]);
  expect(raised.every((one) => one.actor === 'recorder:ZFY-0001')).toBe(true);
});

test('D7: SOS starts the live picture by itself', async () => {
  const id = out.field.alarm('sos');
  const live = await until('a picture', async () => {
    const one = await onDuty('ZFY-0001');
    return one.live.state === 'live' && one.recording === true ? one.live : null;
  });
  expect(live.ask).toMatchObject({ by: 'station', why: 'sos', alarm: `air-ZFY-0001-${id}` });
  const kinds = (await world.events('AlarmRaised')).filter((one) => one.facts.kind === 'sos');
  expect(kinds).toHaveLength(1);
  // Started anew, it knows nothing of what it was asked: it is asked again, and until it shows itself the alarm says why nobody sees him.
  await out.stop();
  const noPicture = async () => (await desk.get('/api/v1/alarms?kind=sos')).body['items'][0].noPicture;
  await until('the alarm says so', noPicture);
  out = await world.goOut(recorder);
  await until('a picture again', async () => (await noPicture()) === null && (await onDuty('ZFY-0001')).live.state === 'live');
  await desk.post('/api/v1/live/ZFY-0001/stop');
  await until('it has stopped', async () => (await onDuty('ZFY-0001')).live.state === 'none');
});

test('D5: a recorder that refuses says why, and one that carries no pass is told so to the desk', async () => {
  out.field.levers.refuses = 'by-officer';
  await desk.post('/api/v1/live/ZFY-0001/start');
  const refused = await until('the refusal', async () => {
    const { live } = await onDuty('ZFY-0001');
    return live.state === 'failed' ? live : null;
  });
  expect(refused.says).toMatchObject({ zh: expect.stringContaining('执法人员已禁止'), en: expect.stringContaining('the officer has forbidden it') });
  out.field.levers.refuses = null;
  const simple = await world.dock('ZFY-0002', { radio: false });
  for (let bay = 1; bay <= 4; bay += 1) if (world.line.dock.recorder(bay) === simple) world.line.dock.unplug(bay);
  await until('it is with its officer', async () => await onDuty('ZFY-0002'));
  const asked = await desk.post('/api/v1/live/ZFY-0002/start');
  expect(asked.body).toMatchObject({ state: 'asked', says: { en: expect.stringContaining('carries no pass') } });
  expect((await desk.post('/api/v1/live/NOBODY/start')).status).toBe(404);
});

test('who may: the duty desk asks, the head of the unit looks, nobody else', async () => {
  const head = await world.as('unit-head');
  expect((await head.get('/api/v1/live')).body['items'].map((one: { recorder: string }) => one.recorder)).toContain('ZFY-0001');
  expect((await head.get('/api/v1/live/ZFY-0001')).body['track'].length).toBeGreaterThan(0);
  expect((await head.post('/api/v1/live/ZFY-0001/start')).status).toBe(403);
  const other = await world.as('unit-head', { account: 'a-other-head', unit: OTHER_UNIT });
  expect((await other.get('/api/v1/live')).body['items']).toEqual([]);
  expect((await other.get('/api/v1/live/ZFY-0001')).status).toBe(403);
  for (const role of ['equipment-manager', 'administrator'] as const) expect((await (await world.as(role)).get('/api/v1/live')).status, role).toBe(403);
});

test('on the broker a recorder is let in with its own pass alone, speaks on its own line alone, and a new pass ends the older one', async () => {
  const second = await world.dock('ZFY-0003');
  const [pass] = second.passes;
  const login = (password: string, clientId = 'ZFY-0003') => connectAsync(pass!.mqttUrl, { clientId, username: clientId, password, protocolVersion: 4, clean: true, reconnectPeriod: 0, connectTimeout: 2_000 });
  await expect(login('wrong')).rejects.toThrow(/Bad username or password/);
  await expect(login(pass!.mqttPassword, 'ZFY-0001')).rejects.toThrow(/Bad username or password/);
  const client = await login(pass!.mqttPassword);
  client.on('error', () => undefined);
  expect((await client.subscribeAsync('zhilu/test-station/recorder/ZFY-0003/down'))[0]!.qos).toBe(0);
  await expect(client.subscribeAsync('zhilu/test-station/recorder/ZFY-0001/down')).rejects.toThrow();
  await expect(client.subscribeAsync('zhilu/test-station/dock/ZFY-0003/down')).rejects.toThrow();
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  client.publish('zhilu/test-station/recorder/ZFY-0001/up', 'x', { qos: 1 });
  await closed;
  await client.endAsync(true);
  // What no recorder says ends its own connection: one long packet, or a flood of short ones.
  for (const flood of [1, 400]) {
    const mad = await login(pass!.mqttPassword);
    mad.on('error', () => undefined);
    const cut = new Promise<void>((resolve) => mad.once('close', () => resolve()));
    for (let i = 0; i < flood; i += 1) mad.publish('zhilu/test-station/recorder/ZFY-0003/up', Buffer.alloc(flood === 1 ? 20_000 : 20), { qos: 0 });
    await cut;
    await mad.endAsync(true);
  }
  // Put in again: another pass, and the older one is over.
  for (let bay = 1; bay <= 4; bay += 1) {
    if (world.line.dock.recorder(bay) !== second) continue;
    world.line.dock.unplug(bay);
    await until('it is out', () => world.station.offload.bays().some((one) => one.bay === bay && one.phase === 'empty'));
    world.line.dock.insert(bay, second);
  }
  await until('another pass', async () => (await world.events('PassTaken')).filter((one) => one.facts.recorder === 'ZFY-0003').length === 2);
  await expect(login(pass!.mqttPassword)).rejects.toThrow(/Bad username or password/);
  const again = await login(second.passes[0]!.mqttPassword);
  await again.endAsync(true);
});

test('D5: a recorder that is reported lost is cut off at once, from its line and from its stream', async () => {
  await desk.post('/api/v1/live/ZFY-0001/start');
  await until('a picture', async () => (await onDuty('ZFY-0001')).live.state === 'live');
  await world.station.equipment.setState('operator:test', 'ZFY-0001', 'lost', '巡逻时遗失');
  await until('no picture', () => world.station.media!.streams().every((one) => one.path !== '/live/ZFY-0001'));
  await until('the recorder itself has stopped', () => !out.field.isLive);
  await until('no line', () => !world.station.liveDesks.lines.isUp('ZFY-0001' as never));
  const ended = await until('the end is in the log', async () => (await world.events('LiveEnded')).at(-1)!.facts.why === 'not-served');
  expect(ended).toBe(true);
  expect((await desk.post('/api/v1/live/ZFY-0001/start')).status).toBe(409);
  // Its token is good for hours still, and opens nothing: not now, and not at the next engine.
  const media = world.station.media!;
  const refused: string[] = [];
  media.on((change) => { if (change.kind === 'refused') refused.push(`${change.refusal.path} ${change.refusal.reason}`); });
  const tries = () => publisher(Number(new URL(media.publishAddress()!).port), 'ZFY-0001', recorder.passes[0]!.token);
  await expect(tries()).rejects.toThrow(/NetStream\.Publish\.BadName/);
  const up = new Promise<void>((resolve) => { media.on(({ kind }) => { if (kind === 'engine-up') resolve(); }); });
  process.kill(media.pid()!, 'SIGKILL');
  await up;
  await expect(tries()).rejects.toThrow(/NetStream\.Publish\.BadName/);
  // The recorder itself may try once more before it has heard that it is not served.
  await until('both are told', () => refused.length >= 2);
  expect([...new Set(refused)]).toEqual(['/live/ZFY-0001 revoked']);
  const before = refused.length;
  // Found again it is let in, but not with what may have been in strange hands: neither now nor at the next engine.
  await world.station.equipment.setState('operator:test', 'ZFY-0001', 'in-store', '已找回');
  await expect(tries()).rejects.toThrow(/NetStream\.Publish\.BadName/);
  expect(world.station.liveDesks.passes.carriesPass('ZFY-0001' as never)).toBe(false);
  await until('that is told, too', () => refused.length > before);
  const taken = (await world.events('PassTaken')).length;
  world.line.dock.insert(4, recorder);
  await until('a pass of its own', async () => (await world.events('PassTaken')).length > taken);
  (await tries()).socket.destroy();
});

test('D5: a recorder that is reported lost while it is in its bay, and found there, has a new pass at once', async () => {
  const before = recorder.passes[0]!.id;
  await world.station.equipment.setState('operator:test', 'ZFY-0001', 'lost', '找不到');
  expect(world.station.liveDesks.passes.carriesPass('ZFY-0001' as never)).toBe(false);
  await world.station.equipment.setState('operator:test', 'ZFY-0001', 'in-store', '在仓内找到');
  await until('another pass', () => world.station.liveDesks.passes.carriesPass('ZFY-0001' as never) && recorder.passes[0]!.id !== before, 20_000);
});
