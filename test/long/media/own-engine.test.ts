/** Our own engine as a process of its own: real ffmpeg publishes and plays, rtmpdump plays; killed, hung, and looked after. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import { OwnEngine } from '../../../gateway/media/own-engine.ts';
import type { StreamChange } from '../../../gateway/media/media-engine.ts';

const run = promisify(execFile);
const HOUR_MS = 3_600_000;
/** rtmpdump of a live stream ends when it is ended. */
const DUMP_MS = 6_000;
let folder: string;
let engine: OwnEngine;
let changes: StreamChange[];
let programs: ChildProcess[];
let over = false;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-engine-'));
  engine = new OwnEngine({ key: new Uint8Array(32).fill(9) }, systemClock);
  changes = [];
  programs = [];
  over = false;
  engine.on((change) => changes.push(change));
  await engine.start();
});
afterEach(async () => {
  over = true;
  for (const program of programs) program.kill('SIGKILL');
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

const url = (action: 'publish' | 'play', name = 'a', expiresMs = systemClock.wallMs() + HOUR_MS) => `${engine.publishAddress()}/live/${name}?token=${engine.token({ action, path: `/live/${name}`, subject: name, expiresMs })}`;
const SOURCE = ['-nostdin', '-loglevel', 'quiet', '-re', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=15', '-f', 'lavfi', '-i', 'sine', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '15', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-f', 'flv'];

/** A recorder that comes back when its line breaks. */
function publish(): void {
  const program = spawn('ffmpeg', [...SOURCE, url('publish')], { stdio: 'ignore' });
  programs.push(program);
  program.on('exit', () => { if (!over) setTimeout(() => { if (!over) publish(); }, 200); });
}
const kinds = () => changes.map(({ kind }) => kind);
const state = () => engine.streams()[0]?.state;

test('ffmpeg publishes and plays, rtmpdump plays; a viewer\'s token cannot publish and an expired one cannot start', async () => {
  await expect(run('ffmpeg', [...SOURCE.slice(0, -2), '-t', '2', '-f', 'flv', url('play')])).rejects.toThrow();
  await expect(run('ffmpeg', [...SOURCE.slice(0, -2), '-t', '2', '-f', 'flv', url('publish', 'a', 1)])).rejects.toThrow();
  publish();
  await expect.poll(() => engine.streams(), { timeout: 20_000 }).toMatchObject([{ path: '/live/a', video: 'h264', audio: 'aac', width: 320, height: 180, state: 'live' }]);
  const out = join(folder, 'played.mp4');
  await run('ffmpeg', ['-nostdin', '-loglevel', 'error', '-i', url('play'), '-t', '3', '-c', 'copy', out]);
  // What was played decodes without a fault.
  expect((await run('ffmpeg', ['-nostdin', '-v', 'error', '-i', out, '-f', 'null', '-'])).stderr).toBe('');
  const dumped = join(folder, 'dumped.flv');
  await run('rtmpdump', ['-q', '-v', '-r', `${engine.publishAddress()}/live`, '-y', url('play').split('/live/')[1]!, '-o', dumped], { timeout: DUMP_MS }).catch(() => undefined);
  expect((await run('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', dumped])).stdout.trim().split('\n').sort()).toEqual(['aac', 'h264']);
});

test('kill -9 of the engine, twice: streams are lost and returned under their old beginning, viewers get a new stream, the ports stay', async () => {
  publish();
  await expect.poll(() => engine.streams()[0]?.video, { timeout: 20_000 }).toBe('h264');
  const { sinceMs } = engine.streams()[0]!;
  const address = engine.publishAddress();
  for (const round of [1, 2]) {
    const viewer = await engine.flv('/live/a', { signal: new AbortController().signal });
    const broke = new Promise<void>((resolve) => { viewer.on('error', () => resolve()); });
    viewer.resume();
    const pid = engine.pid()!;
    process.kill(pid, 'SIGKILL');
    await broke;
    await expect.poll(state, { timeout: 5_000 }).toBe('lost');
    await expect.poll(() => engine.pid() !== undefined && engine.pid() !== pid && engine.trouble() === null, { timeout: 10_000 }).toBe(true);
    await expect.poll(state, { timeout: 15_000 }).toBe('live');
    await expect.poll(() => kinds().filter((kind) => kind === 'returned').length).toBe(round);
    expect(engine.streams()[0]!.sinceMs).toBe(sinceMs);
    expect(engine.publishAddress()).toBe(address);
    const again = await engine.flv('/live/a', { signal: new AbortController().signal });
    await new Promise((resolve) => { again.once('data', resolve); });
    again.destroy();
  }
  expect(kinds().filter((kind) => kind === 'ended')).toEqual([]);
});

test('an engine that hangs is killed and replaced', async () => {
  const pid = engine.pid()!;
  process.kill(pid, 'SIGSTOP');
  await expect.poll(() => kinds(), { timeout: 40_000 }).toContain('engine-down');
  await expect.poll(() => engine.trouble(), { timeout: 10_000 }).toBe(null);
  expect(engine.pid()).not.toBe(pid);
});

test('the engine has no environment and no file but its own code, and ends when it is told to', async () => {
  const pid = engine.pid()!;
  const environment = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').filter((one) => one !== '' && !one.startsWith('NODE_CHANNEL'));
  expect(environment).toEqual([]);
  expect((await readFile(`/proc/${pid}/cmdline`, 'utf8'))).toContain('--permission');
  await engine.stop();
  expect(await readdir('/proc')).not.toContain(String(pid));
});
