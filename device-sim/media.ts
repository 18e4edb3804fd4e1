/** The bytes of sample clips: committed small ones, and larger ones made of them by a seed. */
import { readFileSync } from 'node:fs';
import { seeded } from './sim-clock.ts';

export type Sample = 'hotel.mp4' | 'cinema.mp4' | 'agency.mp4' | 'counter.jpg' | 'statement.wav';

/** A committed sample: real H.264/AAC in MP4, a photo, a sound recording. */
export function sample(name: Sample): Buffer {
  return readFileSync(new URL(`media/${name}`, import.meta.url));
}

/**
 * An MP4 of about `size` bytes that players still play: a sample with a `free` box (ISO/IEC 14496-12, 8.1.2) behind it
 * that holds a seeded stream, so that no two clips are alike and nothing compresses.
 */
export function largerVideo(name: Extract<Sample, `${string}.mp4`>, size: number, seed: number): Buffer {
  const video = sample(name);
  const padding = Math.max(8, size - video.length);
  const bytes = Buffer.allocUnsafe(video.length + padding);
  video.copy(bytes);
  bytes.writeUInt32BE(padding, video.length);
  bytes.write('free', video.length + 4, 'latin1');
  const draw = seeded(seed);
  let at = video.length + 8;
  for (; at + 4 <= bytes.length; at += 4) bytes.writeUInt32LE(Math.floor(draw() * 0x1_0000_0000), at);
  for (; at < bytes.length; at += 1) bytes[at] = Math.floor(draw() * 256);
  return bytes;
}

/** An MP4 that ends in the middle of its media, as after a flat battery. */
export function truncatedVideo(name: Extract<Sample, `${string}.mp4`>): Buffer {
  const video = sample(name);
  return video.subarray(0, Math.floor(video.length * 0.6));
}
