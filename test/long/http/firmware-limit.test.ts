/** The largest image that there may be, and one byte more. */
import { createHash, randomBytes, sign } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedOf } from '../../../device-sim/dock.ts';
import { keyOfSeed, rawPublicKey } from '../../../device-sim/recorder.ts';
import { FIRMWARE_LIMITS } from '../../../gateway/rules/firmware.ts';
import { firmwareText } from '../../../proto/signed-texts.ts';
import { openHttp, type Client, type HttpTestWorld } from '../../http/http-world.ts';

const MAKER = '天山仪器';
const KEY = keyOfSeed(seedOf('maker'));
const MODEL = 'SIM-ZFY 2';
const MOST = FIRMWARE_LIMITS.imageBytes;

let world: HttpTestWorld;
let manager: Client;
beforeAll(async () => {
  world = await openHttp({ headroomBytes: 0 });
  manager = await world.as('equipment-manager');
  expect((await manager.post('/api/v1/firmware/keys', { maker: MAKER, publicKey: Buffer.from(rawPublicKey(KEY)).toString('hex') })).status).toBe(201);
});
afterAll(() => world?.stop());

/** Signed as its maker would, whatever its size. */
async function upload(bytes: Buffer, firmware: string): Promise<{ readonly status: number; readonly text: string }> {
  const sha256 = createHash('sha256').update(bytes).digest();
  const signature = sign(null, firmwareText({ maker: MAKER, models: [MODEL], version: firmware, size: bytes.length, sha256 }), KEY).toString('hex');
  const query = new URLSearchParams({ maker: MAKER, models: MODEL, firmware, text: '满', signature });
  const reply = await fetch(`${manager.address}/api/v1/firmware/images?${query}`, {
    method: 'POST', body: bytes as Uint8Array<ArrayBuffer>, headers: { 'content-type': 'application/octet-stream', cookie: manager.cookie!, 'x-zhilu-csrf': manager.csrf! },
  });
  return { status: reply.status, text: await reply.text() };
}

const kept = () => readdir(join(world.folder, 'firmware')).catch(() => []);

test('D8: an image one byte above the limit is refused by its size and leaves nothing; one at the limit is kept to its last byte', async () => {
  const bytes = randomBytes(MOST + 1);
  const above = await upload(bytes, '9.0.1');
  // The route reads as it comes and says itself what is too much, in both languages.
  expect([above.status, JSON.parse(above.text)['type']]).toEqual([400, 'urn:zhilu:problem:bad-input']);
  expect(above.text).toMatch(/67108864|64 MiB/);
  expect(await kept()).toEqual([]);
  const image = bytes.subarray(0, MOST);
  const most = await upload(image, '9.0.0');
  expect(most.status, most.text).toBe(201);
  const name = createHash('sha256').update(image).digest('hex');
  expect(JSON.parse(most.text)).toMatchObject({ image: name, size: MOST });
  expect(await kept()).toEqual([name]);
  expect((await stat(join(world.folder, 'firmware', name))).size).toBe(MOST);
  expect((await manager.get('/healthz')).status).toBe(200);
});
