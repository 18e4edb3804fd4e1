/** Debian's nginx-rtmp as the engine, with the configuration of docs/media.md: our tokens decide, the station shows its streams to a browser's socket. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import type { StationSettings } from '../../../gateway/station.ts';
import { openHttp, UNIT, type HttpTestWorld } from '../../http/http-world.ts';
import { watchLive } from '../../media/viewer.ts';
import { freePort } from '../../free-port.ts';

const SECRET = 'long-enough-for-a-test';
const ACTOR = 'operator:test';
/** rtmpdump of a live stream ends when it is ended. */
const DUMP_MS = 6_000;
const run = promisify(execFile);
let folder: string;
let nginx: ChildProcess;
let rtmpPort: number;
let settings: Partial<StationSettings>;
let world: HttpTestWorld;

const listens = (port: number) => new Promise<boolean>((resolve) => {
  const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
  socket.on('error', () => resolve(false));
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-nginx-'));
  const hookPort = await freePort();
  rtmpPort = await freePort();
  const page = await readFile(new URL('../../../docs/media.md', import.meta.url), 'utf8');
  const block = /```nginx\n([\s\S]*?)```/.exec(page)![1]!.replace('127.0.0.1:1935', `127.0.0.1:${rtmpPort}`).replaceAll('8481/SECRET', `${hookPort}/${SECRET}`);
  await writeFile(join(folder, 'nginx.conf'), `load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;\nuser root;\ndaemon off;\nworker_processes 1;\npid ${folder}/pid;\nerror_log ${folder}/error.log warn;\nevents {}\n${block}`);
  settings = { dataFolder: join(folder, 'data'), media: { outside: { kind: 'nginx-rtmp', rtmp: `rtmp://127.0.0.1:${rtmpPort}`, hooks: { port: hookPort, secret: SECRET } } } };
  world = await openHttp(settings);
  await world.station.equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-0001', model: 'Z2' });
  await world.station.equipment.placeRecorder(ACTOR, 'ZFY-0001', UNIT);
  nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')], { stdio: ['ignore', 'ignore', 'inherit'] });
});
afterAll(async () => {
  nginx?.kill('SIGTERM');
  await world?.stop();
  await rm(folder, { recursive: true, force: true });
});

const address = (query: string) => `rtmp://127.0.0.1:${rtmpPort}/live/ZFY-0001${query}`;
const token = (action: 'publish' | 'play') => `?token=${world.station.media!.token({ action, path: '/live/ZFY-0001', subject: 'ZFY-0001', expiresMs: systemClock.wallMs() + 600_000 })}`;
const source = ['-nostdin', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=15', '-f', 'lavfi', '-i', 'sine', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '15', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];

test('D5: an outside nginx-rtmp asks the station before it lets anybody publish or play, and the desk watches through the station', async () => {
  await expect.poll(() => listens(rtmpPort), { timeout: 10_000 }).toBe(true);
  for (const query of ['', '?token=x', token('play')]) await expect(run('ffmpeg', [...source, '-t', '2', '-f', 'flv', address(query)])).rejects.toThrow();
  expect(world.station.media!.streams()).toEqual([]);
  const publisher = spawn('ffmpeg', [...source, '-f', 'flv', address(token('publish'))], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await expect.poll(() => world.station.media!.streams(), { timeout: 15_000 }).toMatchObject([{ path: '/live/ZFY-0001', state: 'live' }]);
    // A player by RTMP needs a token of its own kind.
    const dump = (query: string) => run('rtmpdump', ['-q', '-v', '-r', `rtmp://127.0.0.1:${rtmpPort}/live`, '-y', `ZFY-0001${query}`, '-o', join(folder, 'dump.flv')], { timeout: DUMP_MS }).then(() => true, () => false);
    expect(await dump(token('publish'))).toBe(false);
    await dump(token('play'));
    const probed = await run('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', join(folder, 'dump.flv')]);
    expect(probed.stdout).toMatch(/h264/);
    const duty = await world.as('duty-desk');
    const viewer = await watchLive(duty, 'ZFY-0001');
    await expect.poll(() => viewer.bytes().length, { timeout: 15_000 }).toBeGreaterThan(20_000);
    await writeFile(join(folder, 'viewed.flv'), viewer.bytes());
    expect((await run('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', join(folder, 'viewed.flv')])).stdout).toMatch(/h264[\s\S]*aac|aac[\s\S]*h264/);
    expect(await world.events('LiveViewBegan')).toMatchObject([{ facts: { recorder: 'ZFY-0001' } }]);
    // What the desk ends is cut when nginx asks the next time.
    const ended = new Promise((resolve) => publisher.on('exit', resolve));
    world.station.media!.close('/live/ZFY-0001');
    await ended;
    expect(world.station.media!.streams()).toEqual([]);
  } finally {
    publisher.kill('SIGKILL');
  }
});

test('after a restart of the station the stream that nginx still has is there again, and a browser sees it', async () => {
  const publisher = spawn('ffmpeg', [...source, '-f', 'flv', address(token('publish'))], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const live = () => world.station.media!.streams();
    await expect.poll(live, { timeout: 15_000 }).toMatchObject([{ state: 'live' }]);
    await world.station.stop();
    world = await openHttp(settings);
    expect(live()).toEqual([]);
    await expect.poll(live, { timeout: 20_000 }).toMatchObject([{ path: '/live/ZFY-0001', publisher: 'ZFY-0001', state: 'live' }]);
    const viewer = await watchLive(await world.as('duty-desk'), 'ZFY-0001');
    await expect.poll(() => viewer.bytes().length, { timeout: 15_000 }).toBeGreaterThan(20_000);
    expect(publisher.exitCode).toBeNull();
  } finally {
    publisher.kill('SIGKILL');
  }
});
