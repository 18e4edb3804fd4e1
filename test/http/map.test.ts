import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesToHeader } from 'pmtiles';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../gateway/config.ts';
import { openHttp, type Client, type HttpTestWorld } from './http-world.ts';
import { mapBytesAround } from './own-map.ts';

const SHORE = { latitude: 43.8, longitude: 87.6 };
let world: HttpTestWorld;
let desk: Client;
let file: string;
beforeAll(async () => {
  world = await openHttp();
  desk = await world.as('duty-desk');
  file = join(world.folder, 'map.pmtiles');
});
afterAll(() => world.stop());
const ranged = (range: string, more: Readonly<Record<string, string>> = {}) => fetch(`${world.address}/api/v1/map/tiles`, { headers: { cookie: desk.cookie!, range, ...more } });

test('D7: a map of the bureau\'s own may be dropped into the data folder while the station runs, and be taken away again', async () => {
  expect((await desk.get('/api/v1/map')).body).toEqual({ map: null, datum: 'wgs84', trouble: null });
  expect((await ranged('bytes=0-9')).status).toBe(404);
  const bytes = mapBytesAround(SHORE);
  await writeFile(file, bytes);
  const { map } = (await desk.get('/api/v1/map')).body as { map: { version: string } };
  expect(map).toMatchObject({ tiles: 'vector', leastZoom: 9, mostZoom: 9, bytes: bytes.length });
  const head = await ranged('bytes=0-126');
  expect([head.status, head.headers.get('content-range'), head.headers.get('content-type')]).toEqual([206, `bytes 0-126/${bytes.length}`, 'application/vnd.pmtiles']);
  expect(bytesToHeader(await head.arrayBuffer())).toMatchObject({ specVersion: 3, tileType: 1 });
  expect(Buffer.from(await (await ranged('bytes=100-')).arrayBuffer())).toEqual(bytes.subarray(100));
  // Another file in its place is told from the first: what a browser holds of it is not taken for the new one's.
  await writeFile(file, mapBytesAround({ latitude: 43, longitude: 87.1 }, ''));
  expect((await desk.get('/api/v1/map')).body['map'].version).not.toBe(map.version);
  expect((await ranged('bytes=0-9', { 'if-range': head.headers.get('etag')! })).status).toBe(416);
  await rm(file);
  expect((await desk.get('/api/v1/map')).body).toMatchObject({ map: null, trouble: null });
});

test('D7: a file that is no map is told as such, with what to do', async () => {
  const v2 = mapBytesAround(SHORE);
  v2[7] = 2;
  const odd = mapBytesAround(SHORE);
  odd[99] = 0;
  for (const [bytes, says] of [[Buffer.from('PK'), '不是 PMTiles'], [v2, 'pmtiles convert'], [odd, '瓦片类型']] as const) {
    await writeFile(file, bytes);
    expect((await desk.get('/api/v1/map')).body['trouble'].zh).toContain(says);
    const tiles = await ranged('bytes=0-9');
    expect([tiles.status, ((await tiles.json()) as { detail: string }).detail]).toEqual([404, expect.stringContaining(says)]);
  }
});

test('the map is given in parts alone, and to those alone who see places', async () => {
  await writeFile(file, mapBytesAround(SHORE));
  for (const range of ['bytes=0-1,3-4', 'lines=1-2', 'bytes=9999999-']) expect((await ranged(range)).status).toBe(416);
  expect((await desk.get('/api/v1/map/tiles')).status).toBe(416);
  for (const role of ['officer', 'administrator', 'equipment-manager', 'archivist'] as const) {
    const client = await world.as(role);
    expect([role, (await client.get('/api/v1/map')).status, (await client.get('/api/v1/map/tiles', { range: 'bytes=0-9' })).status]).toEqual([role, 403, 403]);
  }
  expect((await (await world.as('unit-head')).get('/api/v1/map')).status).toBe(200);
  expect((await world.nobody().get('/api/v1/map')).status).toBe(401);
});

test('a map elsewhere, or one with shifted coordinates, is named in the configuration', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-map-'));
  const read = async (map: string) => {
    await writeFile(join(folder, 'zhilu.yaml'), `station: s1\nhttp:\n  map: ${map}\n`);
    return (await readConfig(join(folder, 'zhilu.yaml'))).settings.http!.map;
  };
  try {
    expect(await read('{ file: maps/county.pmtiles, datum: gcj02 }')).toEqual({ file: join(folder, 'maps/county.pmtiles'), datum: 'gcj02' });
    expect(await read('{}')).toEqual({ datum: 'wgs84' });
    await expect(read('{ datum: bd09 }')).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('datum') as string });
  } finally {
    await rm(folder, { recursive: true });
  }
});
