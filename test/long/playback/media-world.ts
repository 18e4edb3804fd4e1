/** Clips as recorders make them, made by ffmpeg: each second its own colour and a counter burnt in by its position. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const MAX_OUTPUT = 64 * 1024 * 1024;
export const RATE = 25;
export const SECONDS = 20;

export async function ffmpeg(...args: readonly string[]): Promise<void> {
  await exec('ffmpeg', ['-nostdin', '-loglevel', 'error', '-y', ...args], { maxBuffer: MAX_OUTPUT });
}

export async function ffprobe(file: string, ...args: readonly string[]): Promise<Record<string, any>> {
  const { stdout } = await exec('ffprobe', ['-v', 'error', '-of', 'json', ...args, file], { maxBuffer: MAX_OUTPUT });
  return JSON.parse(stdout) as Record<string, any>;
}

/** A bar that moves one step with every frame: a picture says which frame it is. */
const PICTURE = `testsrc2=size=320x180:rate=${RATE}:duration=${SECONDS}`;

export type Kind = 'h264.ts' | 'h264.mov' | 'h264.flv' | 'mpeg4.avi' | 'mjpeg.avi' | 'hevc.mp4' | 'h264.mp4' | 'sound.mp3' | 'sound.aac' | 'adpcm.wav';
const MADE: Readonly<Record<Kind, readonly string[]>> = {
  'h264.ts': ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-c:a', 'aac', '-f', 'mpegts'], 'h264.mov': ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-c:a', 'aac', '-f', 'mov'], 'h264.flv': ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-c:a', 'aac', '-ar', '44100', '-f', 'flv'],
  'mpeg4.avi': ['-c:v', 'mpeg4', '-c:a', 'mp3', '-f', 'avi'], 'mjpeg.avi': ['-c:v', 'mjpeg', '-c:a', 'pcm_s16le', '-f', 'avi'], 'hevc.mp4': ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-g', '50', '-c:a', 'aac', '-tag:v', 'hvc1', '-f', 'mp4'],
  'h264.mp4': ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-c:a', 'aac', '-f', 'mp4'], 'sound.mp3': ['-vn', '-c:a', 'libmp3lame', '-f', 'mp3'], 'sound.aac': ['-vn', '-c:a', 'aac', '-f', 'adts'], 'adpcm.wav': ['-vn', '-c:a', 'adpcm_ima_wav', '-f', 'wav'],
};

export async function makeMedia(kinds: readonly Kind[]): Promise<ReadonlyMap<Kind, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-media-'));
  const made = new Map<Kind, Buffer>();
  for (const kind of kinds) {
    const file = join(folder, kind);
    await ffmpeg('-f', 'lavfi', '-i', PICTURE, '-f', 'lavfi', '-i', `sine=frequency=440:duration=${SECONDS}`, '-pix_fmt', kind === 'mjpeg.avi' ? 'yuvj420p' : 'yuv420p', '-shortest', ...MADE[kind], file);
    made.set(kind, await readFile(file));
  }
  await rm(folder, { recursive: true });
  return made;
}
