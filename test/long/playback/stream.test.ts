/** A stored clip through the media server, with players that everybody has: ffmpeg and rtmpdump. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import { openClips, type ClipWorld } from '../../http/clip-world.ts';
import type { Client } from '../../http/http-world.ts';
import { command, CREATE, ECHO, HELLO, playCommand, rtmpPeer } from '../../media/rtmp-peer.ts';
import { ffmpeg, ffprobe, makeMedia, type Kind } from './media-world.ts';

const exec = promisify(execFile);
let world: ClipWorld;
let keeper: Client;
let folder: string;
const clips = new Map<Kind, string>();
beforeAll(async () => {
  const kinds = ['h264.mp4', 'hevc.mp4', 'h264.ts'] as const;
  const media = await makeMedia(kinds);
  folder = await mkdtemp(join(tmpdir(), 'zhilu-vod-'));
  world = await openClips({ media: {} });
  // The engine's process has the machine's clock, and tokens are held against it.
  world.clock.set(new Date().toISOString());
  keeper = await world.as('recorder-manager', { officer: 'P2' });
  for (const kind of kinds) clips.set(kind, await world.store({ name: `${kind}.BIN`, bytes: media.get(kind)!, durationMs: 20_000 }));
});
afterAll(async () => {
  await world?.stop();
  await rm(folder, { recursive: true, force: true });
});

const open = async (kind: Kind) => (await keeper.post('/api/v1/views', { clip: clips.get(kind), how: 'rtmp' })).body;
const until = async (what: string, done: () => boolean | Promise<boolean>) => {
  const giveUp = systemClock.monotonicMs() + 20_000;
  while (!await done()) {
    if (systemClock.monotonicMs() > giveUp) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
};
const closed = async (view: string) => {
  await until('the view is closed', async () => (await world.events('ViewClosed')).some(({ facts }) => facts.view === view));
  return (await world.events('ViewClosed')).find(({ facts }) => facts.view === view)!.facts;
};

/** The picture of the clip itself at that moment against the first that a player got: mean difference of a pixel. */
async function likeness(clip: string, atMs: number, played: string): Promise<number> {
  const raw = async (args: readonly string[]) => (await exec('ffmpeg', ['-nostdin', '-loglevel', 'error', ...args, '-frames:v', '1', '-vf', 'scale=160:90,format=gray', '-f', 'rawvideo', 'pipe:1'], { encoding: 'buffer', maxBuffer: 1_000_000 })).stdout;
  const [a, b] = [await raw(['-ss', (atMs / 1_000).toFixed(3), '-i', await world.vaultFile(clip as never)]), await raw(['-i', played])];
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
}

const POINTS = 320 * 180;
/** The first pictures of a file, in grey. */
async function greys(file: string, many: number): Promise<readonly Buffer[]> {
  const { stdout } = await exec('ffmpeg', ['-nostdin', '-loglevel', 'error', '-i', file, '-frames:v', String(many), '-vf', 'scale=320:180,format=gray', '-f', 'rawvideo', 'pipe:1'], { encoding: 'buffer', maxBuffer: (many + 1) * POINTS });
  return Array.from({ length: Math.floor(stdout.length / POINTS) }, (_, i) => stdout.subarray(i * POINTS, (i + 1) * POINTS));
}
/** Points that differ much: a text of thirty letters has some hundred, coding anew has few. */
const differing = (a: Buffer, b: Buffer) => a.reduce((sum, value, i) => sum + (Math.abs(value - b[i]!) > 60 ? 1 : 0), 0);

test('D6: every picture that goes to a player has the viewer and the time in it', async () => {
  const { view } = await open('h264.mp4');
  const { body } = await keeper.post(`/api/v1/views/${view}/stream`, { startMs: 8_000 });
  const played = join(folder, 'marked.flv');
  await ffmpeg('-i', body['rtmp'], '-t', '4', '-c', 'copy', '-f', 'flv', played);
  await keeper.post(`/api/v1/views/${view}/close`);
  const anew = join(folder, 'anew.mp4');
  await ffmpeg('-i', await world.vaultFile(clips.get('h264.mp4') as never), '-ss', '8', '-t', '4', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', anew);
  // The picture in it that is likest to a played one is the same but for the mark; with no mark, hardly a point differs.
  const [marked, plain, own] = [await greys(played, 75), await greys(anew, 100), await greys(await world.vaultFile(clips.get('h264.mp4') as never), 300)];
  const least = (one: Buffer, others: readonly Buffer[]) => Math.min(...others.map((other) => differing(one, other)));
  for (const shown of [marked[0]!, marked[50]!]) {
    expect(least(shown, plain)).toBeGreaterThan(150);
    expect(least(shown, plain)).toBeLessThan(3_000);
  }
  expect(least(plain[50]!, own)).toBeLessThan(50);
});

test('D6: ffmpeg plays a stored clip by RTMP from the middle on; the log says by what way, and which span', async () => {
  const { view, streams } = await open('h264.mp4');
  expect(streams).toBe(true);
  expect((await world.events('ViewOpened')).at(-1)!.facts).toMatchObject({ view, how: 'rtmp' });
  const answer = await keeper.post(`/api/v1/views/${view}/stream`, { startMs: 12_000 });
  expect([answer.status, answer.body['startMs']]).toEqual([200, 12_000]);
  const file = join(folder, 'rtmp.flv');
  await ffmpeg('-i', answer.body['rtmp'], '-t', '3', '-c', 'copy', '-f', 'flv', file);
  const { streams: found } = await ffprobe(file, '-show_streams');
  expect(found.map((one: { codec_name: string }) => one.codec_name)).toEqual(expect.arrayContaining(['h264', 'aac']));
  const moments = [0, 4_000, 8_000, 12_000, 16_000];
  const differences = [];
  for (const moment of moments) differences.push(await likeness(clips.get('h264.mp4')!, moment, file));
  expect(moments[differences.indexOf(Math.min(...differences))]).toBe(12_000);
  await keeper.post(`/api/v1/views/${view}/close`);
  const { spans, why } = await closed(view);
  expect(why).toBe('player');
  expect(spans[0]![0]).toBeGreaterThanOrEqual(12_000);
  expect(spans.at(-1)![1] - spans[0]![0]).toBeGreaterThan(1_000);
  await until('the stream is gone', () => world.station.media!.streams().length === 0);
  await expect(ffmpeg('-i', answer.body['rtmp'], '-t', '1', '-c', 'copy', '-f', 'flv', join(folder, 'late.flv'))).rejects.toThrow();
});

test('D6: a player that takes a group of pictures at once and is gone stands in the log with the span and the bytes', async () => {
  const { view } = await open('h264.mp4');
  const { body } = await keeper.post(`/api/v1/views/${view}/stream`, { startMs: 14_000 });
  const { port, pathname, search } = new URL(body['rtmp']);
  const player = await rtmpPeer(Number(port));
  player.send(HELLO, ECHO, command('connect', 1, { app: 'vod', tcUrl: `rtmp://127.0.0.1:${port}/vod` }), CREATE, playCommand(`${pathname.split('/')[2]}${search}`));
  await player.until(() => player.answers.media().some(({ type }) => type === 9), 'a picture');
  player.socket.destroy();
  // The clip ends, and with it the stream.
  await until('the clip is over', () => world.station.media!.streams().length === 0);
  await keeper.post(`/api/v1/views/${view}/close`);
  const { spans, bytes } = await closed(view);
  expect(spans).toHaveLength(1);
  expect(spans[0]![0]).toBeGreaterThanOrEqual(14_000);
  expect(bytes).toBeGreaterThan(1_000);
});

test('D6: rtmpdump plays H.265 coded anew, and FLV over HTTP is cut when the view ends', async () => {
  const { view } = await open('hevc.mp4');
  const { body } = await keeper.post(`/api/v1/views/${view}/stream`, { startMs: 4_000 });
  const file = join(folder, 'dump.flv');
  const [address, token] = [body['rtmp'].replace(/\?.*/, ''), new URL(body['rtmp']).search];
  const dump = spawn('rtmpdump', ['-q', '-r', address.split('/').slice(0, 4).join('/'), '-y', `${address.split('/')[4]}${token}`, '-o', file, '--live'], { stdio: 'ignore' });
  const gone = new Promise((resolve) => { dump.once('close', resolve); });
  await until('rtmpdump plays', async () => await stat(file).then(({ size }) => size > 20_000, () => false));
  dump.kill('SIGINT');
  await gone;
  expect((await ffprobe(file, '-show_streams'))['streams'].some((one: { codec_name: string }) => one.codec_name === 'h264')).toBe(true);
  const reply = await fetch(body['flv']);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'video/x-flv']);
  const reader = reply.body!.getReader();
  expect(Buffer.from((await reader.read()).value!).subarray(0, 3).toString('latin1')).toBe('FLV');
  await keeper.post(`/api/v1/views/${view}/close`);
  await (async () => { for (;;) if ((await reader.read()).done) return; })().catch(() => undefined);
  expect((await fetch(body['flv'])).status).toBe(404);
  expect((await closed(view)).bytes).toBeGreaterThan(1_000);
});

test('no stream for the unentitled: not with a guess, not with the other\'s token, not after the right ended in the middle', async () => {
  const head = await world.as('unit-head');
  const duty = await world.as('duty-desk');
  const given = await head.post('/api/v1/view-grants', { account: 'a-duty-desk', clips: [clips.get('h264.mp4')], verbs: ['view'], to: new Date(world.clock.wallMs() + 3_600_000).toISOString(), reason: '核查投诉' });
  const { view } = (await duty.post('/api/v1/views', { clip: clips.get('h264.mp4'), how: 'rtmp' })).body;
  const { body } = await duty.post(`/api/v1/views/${view}/stream`, { startMs: 0 });
  const path = new URL(body['rtmp']).pathname;
  const base = world.station.media!.publishAddress()!;
  for (const wrong of [`${base}${path}`, `${base}${path}?token=guess`, `${base}/vod/other${new URL(body['rtmp']).search}`]) {
    await expect(ffmpeg('-rw_timeout', '4000000', '-i', wrong, '-t', '1', '-c', 'copy', '-f', 'flv', join(folder, 'wrong.flv'))).rejects.toThrow();
  }
  expect((await fetch(body['flv'].replace(/token=.*/, 'token=guess'))).status).toBe(404);
  // A play token publishes nothing.
  await expect(ffmpeg('-re', '-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=10:duration=2', '-c:v', 'libx264', '-f', 'flv', body['rtmp'])).rejects.toThrow();
  const file = join(folder, 'cut.flv');
  const playing = exec('ffmpeg', ['-nostdin', '-loglevel', 'error', '-y', '-i', body['rtmp'], '-t', '18', '-c', 'copy', '-f', 'flv', file]).catch((error: Error) => error);
  await until('it plays', async () => await stat(file).then(({ size }) => size > 20_000, () => false));
  await head.remove(`/api/v1/view-grants/${given.body['grant']}`, { reason: '到此为止' }, given.body['version']);
  await playing;
  const seconds = Number((await ffprobe(file, '-show_entries', 'format=duration'))['format'].duration);
  expect(seconds).toBeLessThan(15);
  expect((await closed(view)).why).toBe('right-ended');
  await until('the stream is gone', () => world.station.media!.streams().length === 0);
});

test('a station without a media server says so', async () => {
  const bare = await openClips();
  const client = await bare.as('recorder-manager', { officer: 'P2' });
  const { readFile } = await import('node:fs/promises');
  const clip = await bare.store({ bytes: await readFile(await world.vaultFile(clips.get('h264.mp4') as never)), durationMs: 20_000 });
  const { view, streams } = (await client.post('/api/v1/views', { clip, how: 'rtmp' })).body;
  const answer = await client.post(`/api/v1/views/${view}/stream`, { startMs: 0 });
  expect([streams, answer.status, answer.body['type']]).toEqual([false, 503, 'urn:zhilu:problem:carrier-unavailable']);
  await bare.stop();
});

test('a stored clip is streamed also where recorders are told a name that does not lead here, and not at all by an outside engine', async () => {
  const bytes = await (await import('node:fs/promises')).readFile(await world.vaultFile(clips.get('h264.mp4') as never));
  const hooks = { port: 0, secret: 'long-enough-for-a-test' };
  for (const [media, streams] of [[{ rtmp: { announce: 'station.invalid' } }, true], [{ outside: { kind: 'nginx-rtmp', rtmp: 'rtmp://127.0.0.1:1', hooks } }, false]] as const) {
    const other = await openClips({ media });
    try {
      other.clock.set(new Date().toISOString());
      const client = await other.as('recorder-manager', { officer: 'P2' });
      const opened = (await client.post('/api/v1/views', { clip: await other.store({ bytes, durationMs: 20_000 }), how: 'rtmp' })).body;
      expect(opened['streams']).toBe(streams);
      const answer = await client.post(`/api/v1/views/${opened['view']}/stream`, { startMs: 0 });
      expect(answer.status).toBe(streams ? 200 : 503);
      if (!streams) continue;
      expect(answer.body['rtmp']).toMatch(/^rtmp:\/\/station\.invalid:/);
      const reader = (await fetch(answer.body['flv'])).body!.getReader();
      expect(Buffer.from((await reader.read()).value!).subarray(0, 3).toString('latin1')).toBe('FLV');
      await reader.cancel();
    } finally {
      await other.stop();
    }
  }
});
