/**
 * One fragment of a file that is written while it is recorded: prft (when it was, 14496-12, 8.16.5), moof and mdat (8.8), and a
 * `free` box with the CRC-32C of them all. Players pass `free` over; the station tells by it which fragments a power cut left whole.
 */
import { crc32c } from '@node-rs/crc32';
import { box, BOX_HEAD, fullBox, u32, u64 } from './mp4-box.ts';
import { AUDIO_TRACK, VIDEO_TRACK } from './mp4-init.ts';

export interface Sample {
  readonly data: Buffer;
  /** Units of the track's time scale. */
  readonly duration: number;
  /** Time shown minus time decoded, same units; may be negative. */
  readonly composition: number;
  /** Decoding can begin here. */
  readonly key: boolean;
}

export interface Run {
  readonly track: typeof VIDEO_TRACK | typeof AUDIO_TRACK;
  /** Of the first sample, units of the track's time scale. */
  readonly decodeTime: number;
  readonly samples: readonly Sample[];
}

const DEFAULT_BASE_IS_MOOF = 0x02_0000;
const DATA_OFFSET = 0x01;
const DURATION_AND_SIZE = 0x300;
const FLAGS_AND_COMPOSITION = 0xc00;
/** sample_flags (8.8.3.1): depends on no other, or on others and cannot be begun at. */
const KEY = 0x0200_0000;
const NO_KEY = 0x0101_0000;
/** prft's flags: a time that is of no one moment of encoding, and the same from fragment to fragment. */
const CONSISTENT = 8;
/** From 1900, where NTP begins, to 1970, in seconds. */
const NTP_EPOCH_S = 2_208_988_800n;
/** The seal of a unit: a `free` box with this word and the CRC-32C. */
const SEAL_WORD = 'ZLC1';
export const SEAL_BYTES = BOX_HEAD + 8;

/** @param wallMs when what is first in the first run was, by the station's clock */
export function fragment(sequence: number, runs: readonly Run[], wallMs: number): Buffer {
  const [first] = runs;
  const prft = fullBox('prft', 1, CONSISTENT, u32(first!.track), ntpOf(wallMs), u64(first!.decodeTime));
  const head = (offset: number) => box('moof', fullBox('mfhd', 0, 0, u32(sequence)), ...trafs(runs, offset));
  // What a box says of offsets does not change its size: it is made once to be measured.
  const moof = head(head(0).length + BOX_HEAD);
  return sealed(Buffer.concat([prft, moof, box('mdat', ...runs.flatMap((run) => run.samples.map(({ data }) => data)))]));
}

function trafs(runs: readonly Run[], from: number): Buffer[] {
  let offset = from;
  return runs.map(({ track, decodeTime, samples }) => {
    const video = track === VIDEO_TRACK;
    const fields = samples.map(({ data, duration, composition, key }) => {
      if (!video) return u32(duration, data.length);
      const entry = u32(duration, data.length, key ? KEY : NO_KEY, 0);
      entry.writeInt32BE(composition, 12);
      return entry;
    });
    const trun = fullBox('trun', 1, DATA_OFFSET | DURATION_AND_SIZE | (video ? FLAGS_AND_COMPOSITION : 0), u32(samples.length, offset), ...fields);
    offset += samples.reduce((sum, { data }) => sum + data.length, 0);
    return box('traf', fullBox('tfhd', 0, DEFAULT_BASE_IS_MOOF, u32(track)), fullBox('tfdt', 1, 0, u64(decodeTime)), trun);
  });
}

/** NTP time stamp (RFC 5905, 6), exact to the millisecond. */
function ntpOf(wallMs: number): Buffer {
  const ms = BigInt(Math.round(wallMs));
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(((ms / 1_000n + NTP_EPOCH_S) << 32n) + ((ms % 1_000n) << 32n) / 1_000n);
  return bytes;
}

/** Milliseconds since 1970. */
export function wallOfNtp(ntp: bigint): number {
  return Number((ntp >> 32n) - NTP_EPOCH_S) * 1_000 + Math.round(Number(ntp & 0xffff_ffffn) * 1_000 / 2 ** 32);
}

/** Appends the seal. */
export function sealed(unit: Buffer): Buffer {
  return Buffer.concat([unit, sealOf(crc32c(unit))]);
}

export function sealOf(crc: number): Buffer {
  return box('free', Buffer.from(SEAL_WORD, 'latin1'), u32(crc));
}
