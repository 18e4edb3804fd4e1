/**
 * What the index of an MP4 or MOV says, without any program: codecs, size, length, pictures a second. For machines without
 * ffprobe; it does not look at the media. Source: ISO/IEC 14496-12 (moov, trak, mdhd, hdlr, stsd, stts, mehd).
 */
import type { MediaFacts } from './media-facts.ts';

/** Reads `length` bytes at `position`, fewer at the end of the file. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** Boxes of the outermost level that are looked at before the index is given up. */
const MAX_BOXES = 20_000;
/** Bytes of an index: that of 24 hours is smaller. */
const MAX_INDEX = 64 * 1024 * 1024;
const MAX_TRACKS = 16;
const VIDEO: Readonly<Record<string, string>> = { avc1: 'h264', avc3: 'h264', hvc1: 'hevc', hev1: 'hevc', mp4v: 'mpeg4', jpeg: 'mjpeg', mjpa: 'mjpeg', av01: 'av1', vp09: 'vp9' };
const AUDIO: Readonly<Record<string, string>> = { mp4a: 'aac', '.mp3': 'mp3', sowt: 'pcm_s16le', twos: 'pcm_s16be', alaw: 'pcm_alaw', ulaw: 'pcm_mulaw', samr: 'amr_nb', ipcm: 'pcm_s16le', lpcm: 'pcm_s16le' };

type Outline = Omit<MediaFacts, 'container'>;
const NOTHING: Outline = { video: null, audio: null, width: null, height: null, frameRate: null, durationMs: null, readable: false };

export async function mp4Outline(size: number, readAt: ReadAt): Promise<Outline> {
  let position = 0;
  for (let boxes = 0; position + 8 <= size && boxes < MAX_BOXES; boxes += 1) {
    const head = await readAt(position, 16);
    if (head.length < 8) break;
    let length = head.readUInt32BE(0);
    if (length === 1 && head.length === 16) length = Number(head.readBigUInt64BE(8));
    if (length === 0) length = size - position;
    if (length < 8) break;
    if (head.toString('latin1', 4, 8) === 'moov') {
      if (length > MAX_INDEX || position + length > size) break;
      return outlineOf(await readAt(position + 8, length - 8));
    }
    position += length;
  }
  return NOTHING;
}

/** Every box of this kind on one level. */
function* boxesIn(bytes: Buffer, kind: string): Generator<Buffer> {
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length < 8 || at + length > bytes.length) return;
    if (bytes.toString('latin1', at + 4, at + 8) === kind) yield bytes.subarray(at + 8, at + length);
    at += length;
  }
}

function boxAt(bytes: Buffer, ...path: readonly string[]): Buffer | undefined {
  let inside: Buffer | undefined = bytes;
  for (const kind of path) inside = inside === undefined ? undefined : [...boxesIn(inside, kind)][0];
  return inside;
}

function outlineOf(moov: Buffer): Outline {
  let outline: Outline = { ...NOTHING, readable: true };
  try {
    let durationMs = timeOf(boxAt(moov, 'mvhd'));
    const movie = boxAt(moov, 'mvhd');
    const scale = movie === undefined ? 0 : movie.readUInt32BE(movie[0] === 1 ? 20 : 12);
    const extended = boxAt(moov, 'mvex', 'mehd');
    if ((durationMs ?? 0) === 0 && extended !== undefined && scale > 0) durationMs = (Number(extended[0] === 1 ? extended.readBigUInt64BE(4) : extended.readUInt32BE(4)) / scale) * 1_000;
    outline = { ...outline, durationMs: durationMs === null || durationMs <= 0 ? null : Math.round(durationMs) };
    let tracks = 0;
    for (const track of boxesIn(moov, 'trak')) {
      if ((tracks += 1) > MAX_TRACKS) break;
      outline = withTrack(outline, track);
    }
    return outline;
  } catch {
    // An index that lies about its own lengths.
    return { ...outline, readable: false };
  }
}

function withTrack(outline: Outline, track: Buffer): Outline {
  const media = boxAt(track, 'mdia');
  const handler = media === undefined ? undefined : boxAt(media, 'hdlr')?.toString('latin1', 8, 12);
  const entry = media === undefined ? undefined : boxAt(media, 'minf', 'stbl', 'stsd');
  if (media === undefined || entry === undefined || entry.length < 16) return outline;
  const code = entry.toString('latin1', 12, 16);
  if (handler === 'soun' && outline.audio === null) return { ...outline, audio: AUDIO[code] ?? code.trim() };
  if (handler !== 'vide' || outline.video !== null) return outline;
  const sized = entry.length >= 44;
  return { ...outline, video: VIDEO[code] ?? code.trim(), width: sized ? entry.readUInt16BE(40) : null, height: sized ? entry.readUInt16BE(42) : null, frameRate: rateOf(media) };
}

function timeOf(head: Buffer | undefined): number | null {
  if (head === undefined) return null;
  const [scale, duration] = head[0] === 1 ? [head.readUInt32BE(20), Number(head.readBigUInt64BE(24))] : [head.readUInt32BE(12), head.readUInt32BE(16)];
  return scale === 0 ? null : (duration / scale) * 1_000;
}

/** Where nearly all pictures last equally long. */
function rateOf(media: Buffer): number | null {
  const head = boxAt(media, 'mdhd');
  const times = boxAt(media, 'minf', 'stbl', 'stts');
  if (head === undefined || times === undefined || times.length < 16) return null;
  const scale = head.readUInt32BE(head[0] === 1 ? 20 : 12);
  const entries = times.readUInt32BE(4);
  const delta = times.readUInt32BE(12);
  return entries === 0 || delta === 0 || scale === 0 ? null : Math.round((scale / delta) * 1_000) / 1_000;
}
