/** H.265 as far as a container needs it; the station keeps it, most browsers do not show it. */
import { badMedia } from './bad-media.ts';
import { BitReader } from './bit-reader.ts';
import { MAX_SIDE, type PictureFacts, type VideoConfig } from './h264.ts';
import { rbspOf } from './nal.ts';

const WHAT = 'H.265 configuration';
const SPS = 'H.265 sequence parameter set';
const SPS_TYPE = 33;
const RECORD_HEAD = 23;
/** general_profile_space to general_inbld_flag (H.265, 7.3.3). */
const PROFILE_BITS = 88;
/** Kinds of parameter sets, and sets of a kind, in one record. */
const MAX_ARRAYS = 16;
const MAX_SETS = 64;

/** Reads an HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1). The record is copied. */
export function readHevcConfig(record: Uint8Array): VideoConfig {
  if (record.length < RECORD_HEAD || record[0] !== 1) throw badMedia(WHAT, 'is not of version 1');
  const sps = spsIn(record);
  return { codec: 'h265', codecString: codecString(record), lengthSize: (record[21]! & 3) + 1, record: Buffer.from(record), ...readHevcSps(sps) };
}

function spsIn(record: Uint8Array): Uint8Array {
  let at = RECORD_HEAD;
  const need = (bytes: number) => {
    if (at + bytes > record.length) throw badMedia(WHAT, 'ends within a parameter set');
  };
  let found: Uint8Array | undefined;
  const arrays = record[22]!;
  if (arrays > MAX_ARRAYS) throw badMedia(WHAT, `${arrays} kinds of parameter sets`);
  for (let array = 0; array < arrays; array += 1) {
    need(3);
    const type = record[at]! & 0x3f;
    const count = record[at + 1]! * 256 + record[at + 2]!;
    at += 3;
    if (count > MAX_SETS) throw badMedia(WHAT, `${count} parameter sets of a kind`);
    for (let index = 0; index < count; index += 1) {
      need(2);
      const length = record[at]! * 256 + record[at + 1]!;
      need(2 + length);
      if (type === SPS_TYPE) found ??= record.subarray(at + 2, at + 2 + length);
      at += 2 + length;
    }
  }
  if (found === undefined) throw badMedia(WHAT, 'has no sequence parameter set');
  return found;
}

/** ISO/IEC 14496-15, E.3: profile, compatibility in reverse bit order, tier and level, constraints without trailing zeros. */
function codecString(record: Uint8Array): string {
  const space = ['', 'A', 'B', 'C'][record[1]! >> 6]!;
  let compatibility = 0;
  for (let bit = 0; bit < 32; bit += 1) if ((record[2 + (bit >> 3)]! & (0x80 >> (bit & 7))) !== 0) compatibility += 2 ** bit;
  const constraints = [...record.subarray(6, 12)];
  while (constraints.at(-1) === 0) constraints.pop();
  const tier = (record[1]! & 0x20) === 0 ? 'L' : 'H';
  return [`hvc1.${space}${record[1]! & 0x1f}`, compatibility.toString(16).toUpperCase(), `${tier}${record[12]!}`, ...constraints.map((byte) => byte.toString(16).toUpperCase())].join('.');
}

/** Reads the size of the picture from a sequence parameter set NAL unit (H.265, 7.3.2.2.1). The frame rate is not read. */
export function readHevcSps(unit: Uint8Array): PictureFacts {
  if (unit.length < 4 || ((unit[0]! >> 1) & 0x3f) !== SPS_TYPE) throw badMedia(SPS, 'is another NAL unit');
  const read = new BitReader(rbspOf(unit, 2), SPS);
  read.skip(4);
  const subLayers = read.bits(3);
  read.skip(1);
  skipProfile(read, subLayers);
  read.ue(15);
  const chroma = read.ue(3);
  if (chroma === 3) read.skip(1);
  let width = read.ue(MAX_SIDE);
  let height = read.ue(MAX_SIDE);
  if (read.flag()) {
    width -= (read.ue() + read.ue()) * (chroma === 1 || chroma === 2 ? 2 : 1);
    height -= (read.ue() + read.ue()) * (chroma === 1 ? 2 : 1);
  }
  if (width < 1 || height < 1) throw badMedia(SPS, `a picture of ${width} by ${height} pixels`);
  return { width, height, frameRate: null };
}

/** profile_tier_level(1, subLayers) of H.265, 7.3.3. */
function skipProfile(read: BitReader, subLayers: number): void {
  read.skip(PROFILE_BITS + 8);
  const present = Array.from({ length: subLayers }, () => ({ profile: read.flag(), level: read.flag() }));
  if (subLayers > 0) read.skip((8 - subLayers) * 2);
  for (const { profile, level } of present) read.skip((profile ? PROFILE_BITS : 0) + (level ? 8 : 0));
}
