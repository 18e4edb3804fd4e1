/** AAC as far as a container needs it: AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1). */
import { badMedia } from './bad-media.ts';
import { BitReader } from './bit-reader.ts';

const WHAT = 'AAC configuration';
/** samplingFrequencyIndex (14496-3, 1.6.3.4). */
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];
/** channelConfiguration (14496-3, 1.6.3.5) 0 to 7. */
const CHANNELS = [0, 1, 2, 3, 4, 5, 6, 8];
const EXPLICIT_RATE = 15;
const LONG_TYPE = 31;
const SBR = 5;
const PS = 29;
/** Object types whose GASpecificConfig begins with the frame length flag (14496-3, 4.4.1). */
const GENERAL_AUDIO = new Set([1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23]);
const LEAST_RATE = 7_350;
const MOST_RATE = 192_000;
/** Bytes of a configuration; real ones have 2 to 64. */
const MAX_CONFIG = 1_024;

export interface AudioConfig {
  readonly codec: 'aac';
  /** For MSE and `codecs=` (RFC 6381), e.g. 'mp4a.40.2'. */
  readonly codecString: string;
  /** Samples a second of the core decoder, on which a frame's length counts; SBR doubles what is heard. */
  readonly sampleRate: number;
  /** null where only the stream itself says (channelConfiguration 0). */
  readonly channels: number | null;
  /** Samples that one frame holds at `sampleRate`. */
  readonly frameSamples: number;
  /** As it came: the DecoderSpecificInfo of `esds`. */
  readonly record: Buffer;
}

/** Reads an AudioSpecificConfig. The bytes are copied. Throws 'bad-input'. */
export function readAacConfig(record: Uint8Array): AudioConfig {
  if (record.length > MAX_CONFIG) throw badMedia(WHAT, `has ${record.length} bytes`);
  const read = new BitReader(record, WHAT);
  const type = objectType(read);
  const sampleRate = rate(read);
  const channels = read.bits(4);
  let core = type;
  if (type === SBR || type === PS) {
    rate(read);
    core = objectType(read);
  }
  if (type === 0 || channels >= CHANNELS.length) throw badMedia(WHAT, `object type ${type}, channel configuration ${channels}`);
  const short = GENERAL_AUDIO.has(core) && read.left > 0 && read.flag();
  return {
    codec: 'aac', codecString: `mp4a.40.${type}`, sampleRate, channels: channels === 0 ? null : CHANNELS[channels]!, frameSamples: short ? 960 : 1_024, record: Buffer.from(record),
  };
}

function objectType(read: BitReader): number {
  const type = read.bits(5);
  return type === LONG_TYPE ? 32 + read.bits(6) : type;
}

function rate(read: BitReader): number {
  const index = read.bits(4);
  const value = index === EXPLICIT_RATE ? read.bits(24) : RATES[index];
  if (value === undefined || value < LEAST_RATE || value > MOST_RATE) throw badMedia(WHAT, `sampling rate ${value ?? `of index ${index}`}`);
  return value;
}
