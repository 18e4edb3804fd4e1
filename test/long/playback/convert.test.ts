/** What browsers do not play, made into what they do, on the way: looked at with ffprobe, and the original stays as it was. */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONVERTED_SHIFT_MS, LEAD_MS, MAX_CONVERSIONS } from '../../../gateway/media/playback/playback.ts';
import { openClips, type ClipWorld } from '../../http/clip-world.ts';
import type { Client } from '../../http/http-world.ts';
import { ffprobe, makeMedia, SECONDS, type Kind } from './media-world.ts';

const KINDS: readonly Kind[] = ['h264.ts', 'h264.mov', 'h264.flv', 'mpeg4.avi', 'mjpeg.avi', 'hevc.mp4', 'h264.mp4', 'sound.mp3', 'sound.aac', 'adpcm.wav'];
let world: ClipWorld;
let keeper: Client;
let media: ReadonlyMap<Kind, Buffer>;
let folder: string;
const clips = new Map<Kind, string>();
beforeAll(async () => {
  media = await makeMedia(KINDS);
  folder = await mkdtemp(join(tmpdir(), 'zhilu-converted-'));
  world = await openClips();
  keeper = await world.as('recorder-manager', { officer: 'P2' });
  for (const kind of KINDS) clips.set(kind, await world.store({ name: `${kind}.BIN`, bytes: media.get(kind)!, durationMs: SECONDS * 1_000 }));
});
afterAll(async () => {
  await world?.stop();
  await rm(folder, { recursive: true, force: true });
});

const open = async (kind: Kind, how?: 'rtmp') => (await keeper.post('/api/v1/views', { clip: clips.get(kind), ...(how === undefined ? {} : { how }) })).body;
const get = (path: string, signal?: AbortSignal) => fetch(`${world.address}${path}`, { headers: { cookie: keeper.cookie! }, ...(signal === undefined ? {} : { signal }) });
const ours = () => execFileSync('ps', ['--ppid', String(process.pid), '-o', 'comm=']).toString().split('\n').filter((name) => name.startsWith('ffmpeg')).length;
const until = async (what: string, done: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 400; i += 1) {
    if (await done()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error(`not in time: ${what}`);
};

test.each<[kind: Kind, plays: string, video: string | null]>([
  ['h264.ts', 'remux', 'h264'], ['h264.mov', 'remux', 'h264'], ['h264.flv', 'remux', 'h264'], ['mpeg4.avi', 'transcode', 'mpeg4'], ['mjpeg.avi', 'transcode', 'mjpeg'], ['hevc.mp4', 'transcode', 'hevc'],
  ['h264.mp4', 'direct', 'h264'], ['sound.mp3', 'direct', null], ['sound.aac', 'direct', null], ['adpcm.wav', 'remux', null],
])('D6: %s plays as %s, from the beginning and from the middle with the clip\'s own times', async (kind, plays, video) => {
  const opened = await open(kind);
  expect([opened['play'].kind, opened['video'], Math.abs(opened['durationMs'] - SECONDS * 1_000) < 400]).toEqual([plays, video, true]);
  if (plays === 'direct') {
    const whole = Buffer.from(await (await get(opened['content'])).arrayBuffer());
    expect(whole.equals(media.get(kind)!)).toBe(true);
    return;
  }
  for (const fromMs of [0, 12_500]) {
    const reply = await get(`${opened['converted']}?fromMs=${fromMs}`);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    const file = join(folder, `${kind}-${fromMs}.mp4`);
    await writeFile(file, Buffer.from(await reply.arrayBuffer()));
    const { streams } = await ffprobe(file, '-show_streams');
    expect(streams.map((one: { codec_name: string }) => one.codec_name).sort()).toEqual(video === null ? ['aac'] : ['aac', 'h264']);
    const { packets } = await ffprobe(file, '-show_packets', '-select_streams', video === null ? 'a:0' : 'v:0', '-show_entries', 'packet=pts_time,flags');
    const times = packets.map((one: { pts_time: string }) => Number(one.pts_time) - CONVERTED_SHIFT_MS / 1_000) as number[];
    const first = Math.min(...times);
    expect(packets[0].flags).toMatch(/^K/);
    // A player goes to the very moment by itself; what it needs is a key frame at or before it, not too far away.
    expect(first).toBeLessThanOrEqual(fromMs / 1_000 + 0.15);
    // AAC coded anew begins with a packet before its first sound.
    expect(first).toBeGreaterThanOrEqual(Math.max(0, fromMs - LEAD_MS - 500) / 1_000 - 0.05);
    expect(Math.abs(Math.max(...times) - SECONDS)).toBeLessThan(video === null ? 1 : 0.6);
  }
});

test('the original bytes are never changed', async () => {
  for (const [kind, clip] of clips) {
    const file = await readFile(await world.vaultFile(clip as never));
    expect([kind, createHash('sha256').update(file).digest('hex')]).toEqual([kind, createHash('sha256').update(media.get(kind)!).digest('hex')]);
  }
  expect((await world.station.stores.check('hash')).problems).toEqual([]);
});

test('thumbnails of any moment are small JPEGs, covered by the view\'s entry', async () => {
  for (const kind of ['h264.mp4', 'h264.ts', 'mpeg4.avi', 'hevc.mp4'] as const) {
    const { view, thumbnails } = await open(kind);
    const pictures = [];
    for (const ms of [1_000, 9_000]) {
      const reply = await get(`${thumbnails}/${ms}`);
      expect([kind, reply.status, reply.headers.get('content-type')]).toEqual([kind, 200, 'image/jpeg']);
      pictures.push(Buffer.from(await reply.arrayBuffer()));
    }
    expect(pictures[0]!.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(pictures[0]!.equals(pictures[1]!)).toBe(false);
    expect(pictures[0]!.length).toBeLessThan(30_000);
    await keeper.post(`/api/v1/views/${view}/close`);
    expect((await world.events('ViewClosed')).at(-1)!.facts.spans).toEqual([[1_000, 1_000], [9_000, 9_000]]);
  }
});

test('a viewer who leaves ends the program; one who looks elsewhere ends the one before; there are never too many', async () => {
  await until('no program of before', () => ours() === 0);
  const views: Record<string, any>[] = [];
  for (let i = 0; i < MAX_CONVERSIONS + 1; i += 1) views.push(await open('hevc.mp4'));
  const leave = new AbortController();
  const first = await get(`${views[0]!['converted']}?fromMs=0`, leave.signal);
  expect([first.status, ours()]).toEqual([200, 1]);
  leave.abort();
  await until('the program is gone with its viewer', () => ours() === 0);
  const answers = await Promise.all(views.slice(0, MAX_CONVERSIONS).map((one) => get(`${one['converted']}?fromMs=0`)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect((await get(`${views.at(-1)!['converted']}?fromMs=0`)).status).toBe(409);
  await keeper.post(`/api/v1/views/${views[0]!['view']}/close`);
  await expect((async () => { for await (const _ of answers[0]!.body!); })()).rejects.toThrow();
  await Promise.all(answers.slice(1).map((one) => one.arrayBuffer()));
  await until('all have ended', () => ours() === 0);
});

test('a file that says it is something else, or names files elsewhere, opens nothing else', async () => {
  const playlist = await world.store({ name: 'LIST.TS', bytes: Buffer.from('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n') });
  const opened = (await keeper.post('/api/v1/views', { clip: playlist })).body;
  expect(opened['play'].kind).toBe('cannot');
  const broken = Buffer.from(media.get('h264.ts')!);
  for (let i = 188 * 20; i < broken.length; i += 37) broken[i] = (i * 31) & 0xff;
  const garbled = (await keeper.post('/api/v1/views', { clip: await world.store({ name: 'GARBLED.TS', bytes: broken }) })).body;
  if (garbled['converted'] !== null) expect([200, 409]).toContain((await get(garbled['converted'])).status);
  expect((await keeper.get('/api/v1/health')).status).toBe(200);
});
