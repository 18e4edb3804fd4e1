import { createHash, randomUUID, sign } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { seedOf } from '../../device-sim/dock.ts';
import { keyOfSeed, rawPublicKey, SimRecorder } from '../../device-sim/recorder.ts';
import { machineClock } from '../../device-sim/sim-clock.ts';
import { firmwareText } from '../../proto/signed-texts.ts';
import { inProcessLine, type InProcessLine } from '../station/in-process-line.ts';
import { untilTrue } from '../station/station-world.ts';
import { openHttp, UNIT, type Answer, type Client, type HttpTestWorld } from './http-world.ts';

const MAKER = '天山仪器';
const KEY = keyOfSeed(seedOf('maker'));
const PUBLIC_KEY = Buffer.from(rawPublicKey(KEY)).toString('hex');
const MODEL = 'SIM-ZFY 2';
const IMAGE = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, i) => (i * 11 + (i >> 9)) & 0xff));

let world: HttpTestWorld;
let manager: Client;
let line: InProcessLine;

beforeAll(async () => {
  world = await openHttp();
  manager = await world.as('equipment-manager');
  const { equipment, offload } = world.station;
  await equipment.enrolment.enrolDock('operator:test', 'dock-1', 'serial', Buffer.from(rawPublicKey(keyOfSeed(seedOf('dock-1')))).toString('hex'));
  for (const recorder of ['A', 'B', 'C']) await equipment.enrolment.enrolRecorder('operator:test', { recorder, model: MODEL });
  await equipment.placeRecorder('operator:test', 'A', UNIT);
  line = inProcessLine(offload.accept, { id: 'dock-1', bays: 3, keySeed: seedOf('dock-1'), clock: machineClock });
  line.connect();
});
afterAll(() => world.stop());

function addressOf(bytes: Buffer, firmware: string, more: Readonly<Record<string, string>> = {}): string {
  const sha256 = createHash('sha256').update(bytes).digest();
  const signature = sign(null, firmwareText({ maker: MAKER, models: [MODEL], version: firmware, size: bytes.length, sha256 }), KEY).toString('hex');
  return `/api/v1/firmware/images?${new URLSearchParams({ maker: MAKER, models: MODEL, firmware, text: '修复夜间对焦', signature, ...more })}`;
}

async function upload(client: Client, bytes: Buffer, address: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const reply = await fetch(`${client.address}${address}`, {
    method: 'POST', body: bytes as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/octet-stream', cookie: client.cookie!, 'x-zhilu-csrf': client.csrf!, ...headers },
  });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, text, body: JSON.parse(text) as Answer['body'] };
}

describe('D8: firmware through HTTP', () => {
  test("D8: a maker's key is enrolled, listed, and not enrolled twice", async () => {
    const made = await manager.post('/api/v1/firmware/keys', { maker: MAKER, publicKey: PUBLIC_KEY });
    expect(made.status).toBe(201);
    expect(made.headers.get('etag')).toBe(`"${made.body['version']}"`);
    expect((await manager.get('/api/v1/firmware/keys')).body['items']).toMatchObject([{ maker: MAKER, publicKey: PUBLIC_KEY, retired: null }]);
    expect((await manager.post('/api/v1/firmware/keys', { maker: MAKER, publicKey: PUBLIC_KEY })).status).toBe(409);
    expect((await manager.post('/api/v1/firmware/keys', { maker: MAKER, publicKey: 'ZZ'.repeat(32) })).status).toBe(400);
  });

  test('D8: an image is uploaded as a stream of bytes; a wrong signature, a JSON body and too many bytes are refused with a reason', async () => {
    const other = Buffer.from(IMAGE);
    other[7]! ^= 1;
    const wrong = await upload(manager, other, addressOf(IMAGE, '2.5.0'));
    expect(wrong.status).toBe(400);
    expect(wrong.body['detail']).toContain('签名不符');
    expect(wrong.body['detail_en']).toContain('signature');
    expect((await manager.post(addressOf(IMAGE, '2.5.0'), { image: 'x' })).status).toBe(415);
    expect((await upload(manager, IMAGE, addressOf(IMAGE, '2.5.0', { signature: 'zz' }))).status).toBe(400);
    const long = Buffer.alloc(64 * 1024 * 1024 + 1);
    expect([400, 413]).toContain((await upload(manager, long, addressOf(long, '2.5.0'))).status);
    expect(await readdir(join(world.folder, 'firmware'))).toEqual([]);

    const key = randomUUID();
    const made = await upload(manager, IMAGE, addressOf(IMAGE, '2.5.0'), { 'idempotency-key': key });
    expect(made.status, made.text).toBe(201);
    const image = createHash('sha256').update(IMAGE).digest('hex');
    expect(made.body).toMatchObject({ image, size: IMAGE.length, maker: MAKER, models: [MODEL], firmware: '2.5.0', text: '修复夜间对焦', keyRetired: false });
    expect(await readdir(join(world.folder, 'firmware'))).toEqual([image]);
    const again = await upload(manager, IMAGE, addressOf(IMAGE, '2.5.0'), { 'idempotency-key': key });
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect((await upload(manager, IMAGE, addressOf(IMAGE, '2.5.0'))).status).toBe(409);
    expect((await manager.get('/api/v1/firmware/images')).body).toMatchObject({ items: [{ image }], nextCursor: null });
    expect((await manager.get(`/api/v1/firmware/images/${image}`)).headers.get('etag')).toBe(`"${made.body['version']}"`);
    expect((await manager.get(`/api/v1/firmware/images/${'0'.repeat(64)}`)).status).toBe(404);
  });

  test('D8: a roll-out is planned by list or by older version, paused and stopped by version, and its progress is seen per recorder', async () => {
    const image = createHash('sha256').update(IMAGE).digest('hex');
    const plan = (body: object) => manager.post('/api/v1/firmware/roll-outs', { image, ...body });
    expect((await plan({})).status).toBe(400);
    expect((await plan({ recorders: ['A'], older: {} })).status).toBe(400);
    expect((await plan({ recorders: ['X'] })).status).toBe(404);
    expect((await plan({ recorders: ['A'], leastBattery: 5 })).body['detail']).toContain('最低电量');
    expect((await plan({ older: { unit: '没有这个单位' } })).status).toBe(400);

    const one = await plan({ older: { unit: UNIT } });
    expect(one.status, one.text).toBe(201);
    expect(one.body).toMatchObject({ state: 'running', firmware: '2.5.0', total: 1, choice: { kind: 'older', model: null, unit: UNIT }, counts: { waiting: 1 }, atOnce: 4, failurePercent: 10, leastSample: 3, leastBattery: 50 });
    const at = `/api/v1/firmware/roll-outs/${one.body['rollOut']}`;
    expect((await plan({ recorders: ['A', 'B'] })).status).toBe(409);

    expect((await manager.put(`${at}/state`, { state: 'paused', reason: '等维护窗口' })).status).toBe(428);
    expect((await manager.put(`${at}/state`, { state: 'paused', reason: '等维护窗口' }, 1)).status).toBe(412);
    const paused = await manager.put(`${at}/state`, { state: 'paused', reason: '等维护窗口' }, one.body['version']);
    expect(paused.body).toMatchObject({ state: 'paused', reason: '等维护窗口' });
    const running = await manager.put(`${at}/state`, { state: 'running' }, paused.body['version']);
    expect(running.body['state']).toBe('running');

    const recorder = new SimRecorder({ serial: 'A', model: MODEL, card: new MemoryCard('SD-A', 64e9), makers: [{ maker: MAKER, publicKey: rawPublicKey(KEY) }] });
    line.dock.insert(1, recorder);
    await untilTrue('A has it', async () => (await manager.get(at)).body['state'] === 'finished');
    expect(recorder.firmware).toBe('2.5.0');
    expect((await manager.get(`${at}/recorders`)).body).toMatchObject({ items: [{ recorder: 'A', state: 'installed', from: '2.4.1', permille: null }], nextCursor: null });
    const history = (await manager.get('/api/v1/recorders/A/firmware')).body['items'] as { kind: string }[];
    expect(history.map((row) => row.kind)).toEqual(['FirmwareInstalled', 'FirmwareInstallOrdered', 'FirmwareOffered']);
    expect((await manager.get(`/api/v1/firmware/images/${image}/history?limit=1`)).body['nextCursor']).not.toBeNull();
    expect((await manager.put(`${at}/state`, { state: 'stopped', reason: '不再需要' }, running.body['version'])).status).toBe(409);

    const two = await plan({ recorders: ['B', 'C'] });
    const stopped = await manager.put(`/api/v1/firmware/roll-outs/${two.body['rollOut']}/state`, { state: 'stopped', reason: '改期' }, two.body['version']);
    expect(stopped.body).toMatchObject({ state: 'stopped', why: 'person', reason: '改期' });
    const list = (await manager.get('/api/v1/firmware/roll-outs')).body['items'] as { rollOut: string }[];
    expect(list.map((row) => row.rollOut)).toEqual([two.body['rollOut'], one.body['rollOut']]);
  });

  test('D8: nobody but the equipment manager rolls out, and a retired key ends it', async () => {
    const officer = await world.as('officer');
    const image = createHash('sha256').update(IMAGE).digest('hex');
    for (const path of ['keys', 'images', 'roll-outs', `images/${image}`]) expect((await officer.get(`/api/v1/firmware/${path}`)).status).toBe(403);
    expect((await officer.post('/api/v1/firmware/roll-outs', { image, recorders: ['B'] })).status).toBe(403);
    expect((await upload(officer, IMAGE, addressOf(IMAGE, '2.5.0'))).status).toBe(403);
    const key = ((await manager.get('/api/v1/firmware/keys')).body['items'] as { key: string; version: number }[])[0]!;
    expect((await manager.remove(`/api/v1/firmware/keys/${key.key}`, { reason: '密钥泄露' })).status).toBe(428);
    expect((await manager.remove(`/api/v1/firmware/keys/${key.key}`, { reason: '密钥泄露' }, key.version)).body['retired']).not.toBeNull();
    const refused = await manager.post('/api/v1/firmware/roll-outs', { image, recorders: ['B'] });
    expect([refused.status, refused.body['detail']]).toEqual([409, expect.stringContaining('停用')]);
    expect((await manager.get(`/api/v1/firmware/images/${image}`)).body['keyRetired']).toBe(true);
  });
});
