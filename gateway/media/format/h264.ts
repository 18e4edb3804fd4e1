/** H.264 as far as a container needs it: the decoder configuration and what its sequence parameter set says of the picture. */
import { badMedia } from './bad-media.ts';
import { BitReader } from './bit-reader.ts';
import { rbspOf } from './nal.ts';

/** Pixels of one side; level 6.2 allows no more. */
export const MAX_SIDE = 16_384;
const WHAT = 'H.264 configuration';
const SPS = 'H.264 sequence parameter set';
/** Profiles whose parameter set tells the chroma format (H.264, 7.3.2.1.1). */
const WITH_CHROMA = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const EXTENDED_SHAPE = 255;

export interface PictureFacts {
  /** Pixels, cropped as shown. */
  readonly width: number;
  readonly height: number;
  /** Pictures a second as the stream says; null where it does not. */
  readonly frameRate: number | null;
}

export interface VideoConfig extends PictureFacts {
  readonly codec: 'h264' | 'h265';
  /** For MSE and `codecs=` (RFC 6381), e.g. 'avc1.42C01E'. */
  readonly codecString: string;
  /** Bytes of the length before each NAL unit. */
  readonly lengthSize: number;
  /** The record as it came: the content of `avcC` or `hvcC`. */
  readonly record: Buffer;
}

/** Reads an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1). The record is copied. */
export function readAvcConfig(record: Uint8Array): VideoConfig {
  if (record.length < 7 || record[0] !== 1) throw badMedia(WHAT, 'is not of version 1');
  const [sets, end] = parameterSets(record, 5, record[5]! & 0x1f);
  const sps = sets[0];
  if (sps === undefined) throw badMedia(WHAT, 'has no sequence parameter set');
  if (end >= record.length) throw badMedia(WHAT, 'ends before the picture parameter sets');
  parameterSets(record, end, record[end]!);
  const hex = (byte: number) => byte.toString(16).padStart(2, '0').toUpperCase();
  return {
    codec: 'h264', codecString: `avc1.${hex(record[1]!)}${hex(record[2]!)}${hex(record[3]!)}`, lengthSize: (record[4]! & 3) + 1,
    record: Buffer.from(record), ...readAvcSps(sps),
  };
}

/** The sets behind the count at `at`, and where they end. */
function parameterSets(record: Uint8Array, at: number, count: number): [sets: Uint8Array[], end: number] {
  const sets: Uint8Array[] = [];
  let from = at + 1;
  for (let index = 0; index < count; index += 1) {
    if (from + 2 > record.length) throw badMedia(WHAT, 'ends within a parameter set');
    const length = record[from]! * 256 + record[from + 1]!;
    if (from + 2 + length > record.length) throw badMedia(WHAT, 'ends within a parameter set');
    sets.push(record.subarray(from + 2, from + 2 + length));
    from += 2 + length;
  }
  return [sets, from];
}

/** Reads a sequence parameter set NAL unit (H.264, 7.3.2.1.1 and E.1.1). */
export function readAvcSps(unit: Uint8Array): PictureFacts {
  if (unit.length < 4 || (unit[0]! & 0x1f) !== 7) throw badMedia(SPS, 'is another NAL unit');
  const read = new BitReader(rbspOf(unit, 1), SPS);
  const profile = read.bits(8);
  read.skip(16);
  read.ue(31);
  const chroma = WITH_CHROMA.has(profile) ? readChroma(read) : 1;
  read.ue(12);
  readOrderCount(read);
  read.ue(16);
  read.skip(1);
  const columns = read.ue(MAX_SIDE / 16) + 1;
  const mapRows = read.ue(MAX_SIDE / 16) + 1;
  const framesOnly = read.flag();
  if (!framesOnly) read.skip(1);
  read.skip(1);
  const rows = mapRows * (framesOnly ? 1 : 2);
  const crop = read.flag() ? { left: read.ue(), right: read.ue(), top: read.ue(), bottom: read.ue() } : { left: 0, right: 0, top: 0, bottom: 0 };
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (framesOnly ? 1 : 2);
  const width = columns * 16 - (crop.left + crop.right) * unitX;
  const height = rows * 16 - (crop.top + crop.bottom) * unitY;
  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) throw badMedia(SPS, `a picture of ${width} by ${height} pixels`);
  return { width, height, frameRate: read.left > 0 && read.flag() ? readTiming(read) : null };
}

/** chroma_format_idc, 0 for separate planes as well; reads up to the scaling matrices. */
function readChroma(read: BitReader): number {
  const format = read.ue(3);
  const separate = format === 3 && read.flag();
  read.ue(6);
  read.ue(6);
  read.skip(1);
  if (read.flag()) {
    for (let list = 0; list < (format === 3 ? 12 : 8); list += 1) if (read.flag()) skipScalingList(read, list < 6 ? 16 : 64);
  }
  return separate ? 0 : format;
}

/** H.264, 7.3.2.1.1.1. */
function skipScalingList(read: BitReader, size: number): void {
  let last = 8;
  for (let index = 0; index < size; index += 1) {
    const next = (last + read.se() + 256) & 0xff;
    if (next === 0) return;
    last = next;
  }
}

function readOrderCount(read: BitReader): void {
  const type = read.ue(2);
  if (type === 0) read.ue(12);
  if (type !== 1) return;
  read.skip(1);
  read.se();
  read.se();
  const count = read.ue(255);
  for (let index = 0; index < count; index += 1) read.se();
}

/** The VUI as far as its timing (H.264, E.1.1); one that is broken off says nothing. */
function readTiming(read: BitReader): number | null {
  const needs = (bits: number) => read.left >= bits;
  if (!needs(1)) return null;
  if (read.flag() && needs(8) && read.bits(8) === EXTENDED_SHAPE && needs(32)) read.skip(32);
  if (!needs(2)) return null;
  if (read.flag()) read.skip(1);
  if (!needs(1)) return null;
  if (read.flag()) {
    if (!needs(5)) return null;
    read.skip(4);
    if (read.flag() && needs(24)) read.skip(24);
  }
  if (!needs(1)) return null;
  if (read.flag()) {
    read.ue(5);
    read.ue(5);
  }
  if (!needs(1) || !read.flag() || !needs(64)) return null;
  const tick = read.bits(32);
  const scale = read.bits(32);
  return tick === 0 || scale === 0 ? null : scale / (2 * tick);
}
