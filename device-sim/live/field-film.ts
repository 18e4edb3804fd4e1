/** What simulated recorders show live: real H.264 and AAC out of a committed FLV, over and over, with timestamps that only rise. */
import { readFileSync } from 'node:fs';

/** See media/make.sh: 80 pictures and 100 sounds are both 6.4 s. */
const PICTURES = 80;
const PICTURE_MS = 80;
const SOUNDS = 100;
const SOUND_MS = 64;
export const WIDTH = 480;
export const HEIGHT = 270;
const FLV_HEADER_BYTES = 13;
const AUDIO = 8;
const VIDEO = 9;

/** One tag's body as RTMP carries it. */
export interface FilmFrame {
  readonly type: typeof AUDIO | typeof VIDEO;
  /** Since the first frame, rising. */
  readonly timeMs: number;
  readonly key: boolean;
  readonly body: Buffer;
}

export interface Film {
  /** The decoders' configurations, before the first frame of each publishing. */
  readonly configs: readonly FilmFrame[];
  /** The n-th frame, for any n from 0: pictures and sounds in order of time. */
  frame(n: number): FilmFrame;
}

let read: Film | undefined;

/** Read once; the bytes are shared by all recorders. */
export function fieldFilm(): Film {
  read ??= readFilm(readFileSync(new URL('../media/field.flv', import.meta.url)));
  return read;
}

function readFilm(flv: Buffer): Film {
  const pictures: Buffer[] = [];
  const sounds: Buffer[] = [];
  const configs: FilmFrame[] = [];
  for (let at = FLV_HEADER_BYTES; at + 11 <= flv.length;) {
    const type = flv[at]!;
    const length = flv.readUIntBE(at + 1, 3);
    const body = flv.subarray(at + 11, at + 11 + length);
    at += 11 + length + 4;
    if ((type !== AUDIO && type !== VIDEO) || length < 2) continue;
    // Byte 1 of both is 0 for a configuration, 1 for media, 2 for the end of a sequence.
    if (body[1] === 0) configs.push({ type, timeMs: 0, key: false, body });
    else if (body[1] === 1) (type === VIDEO ? pictures : sounds).push(body);
  }
  if (configs.length !== 2 || pictures.length < PICTURES || sounds.length < SOUNDS) throw new Error('media/field.flv is not what make.sh makes');
  const loop: FilmFrame[] = [
    ...pictures.slice(0, PICTURES).map((body, i): FilmFrame => ({ type: VIDEO, timeMs: i * PICTURE_MS, key: body[0]! >> 4 === 1, body })),
    ...sounds.slice(0, SOUNDS).map((body, i): FilmFrame => ({ type: AUDIO, timeMs: i * SOUND_MS, key: false, body })),
  ].sort((a, b) => a.timeMs - b.timeMs || b.type - a.type);
  const loopMs = PICTURES * PICTURE_MS;
  return { configs, frame: (n) => ({ ...loop[n % loop.length]!, timeMs: loop[n % loop.length]!.timeMs + Math.floor(n / loop.length) * loopMs }) };
}
