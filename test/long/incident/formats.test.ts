/** What ffmpeg encodes, written down by the station's own muxer, as ffprobe and ffmpeg see it: B-frames, H.265, and torn tails. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FlvSplitter } from '../../../gateway/media/format/flv-splitter.ts';
import type { FlvTag } from '../../../gateway/media/format/flv-tag.ts';
import { scanLiveFile } from '../../../gateway/media/format/fragment-scan.ts';
import { LiveMuxer } from '../../../gateway/media/format/live-muxer.ts';
import { probe } from './live-station.ts';

const run = promisify(execFile);
const SECONDS = 6;
const FPS = 25;
/** Cuts of one file that are played. */
const CUTS = 12;
let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhilu-formats-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const encode = (...args: readonly string[]) => run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc=size=320x240:rate=${FPS}`, '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100', '-t', String(SECONDS), '-pix_fmt', 'yuv420p', '-c:a', 'aac', ...args]);

function mux(tags: readonly FlvTag[]): Buffer {
  const muxer = new LiveMuxer();
  const outputs = [...tags.flatMap((tag) => muxer.push(tag, 1_800_000_000_000 + tag.timeMs)), ...muxer.finish()];
  return Buffer.concat(outputs.flatMap((one) => (one.kind === 'end' ? [] : [one.bytes])));
}

async function written(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

test('D5: pictures that are sent in another order than they are shown, and every cut of the file, play without a complaint', async () => {
  const flv = join(folder, 'b.flv');
  await encode('-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-bf', '2', flv);
  const tags: FlvTag[] = [];
  new FlvSplitter().push(await readFile(flv), (tag) => tags.push({ ...tag, body: Buffer.from(tag.body) }));
  const bytes = mux(tags);
  const [source, whole] = [await probe(flv).catch(() => undefined), await probe(await written('b.mp4', bytes))];
  expect(whole).toMatchObject({ codecs: ['h264', 'aac'], frames: SECONDS * FPS, complaints: '' });
  expect(Math.abs(whole.durationS - (source?.durationS ?? SECONDS))).toBeLessThan(0.15);
  let played = 0;
  for (let i = 1; i <= CUTS; i += 1) {
    const torn = bytes.subarray(0, Math.floor(bytes.length * i / (CUTS + 1)));
    const { end, durationMs } = await scanLiveFile(torn.length, async (position, length) => torn.subarray(position, position + length));
    // Before the first fragment is whole there is nothing to play.
    if (end === 0) continue;
    played += 1;
    const cut = await probe(await written(`cut-${i}.mp4`, torn.subarray(0, end)));
    expect(cut.complaints).toBe('');
    expect(Math.abs(cut.durationS * 1_000 - durationMs)).toBeLessThan(200);
  }
  expect(played).toBeGreaterThan(CUTS - 3);
});

test('D5: H.265 is kept as hvc1 and plays', async () => {
  const mp4 = join(folder, 'h5-source.mp4');
  await encode('-c:v', 'libx265', '-x265-params', 'log-level=none:bframes=0', '-tag:v', 'hvc1', mp4);
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(await readFile(mp4)) });
  const video = (await input.getPrimaryVideoTrack())!;
  const description = (await video.getDecoderConfig())!.description as unknown as Uint8Array;
  const head = (packet: number, key: boolean) => Buffer.from([0x80 | (key ? 0x10 : 0x20) | packet, ...Buffer.from('hvc1')]);
  const tags: FlvTag[] = [{ type: 'video', timeMs: 0, body: Buffer.concat([head(0, true), Buffer.from(description.buffer ?? description, description.byteOffset ?? 0, description.byteLength)]) }];
  for await (const packet of new EncodedPacketSink(video).packets()) tags.push({ type: 'video', timeMs: Math.round(packet.timestamp * 1_000), body: Buffer.concat([head(3, packet.type === 'key'), packet.data]) });
  const file = await written('h5.mp4', mux(tags));
  expect(await probe(file)).toMatchObject({ codecs: ['hevc'], frames: SECONDS * FPS, complaints: '' });
  expect((await run('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_tag_string', '-of', 'csv=p=0', file])).stdout.trim()).toBe('hvc1');
});
