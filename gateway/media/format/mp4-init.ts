/**
 * What stands before the fragments: ftyp and moov with mvex (ISO/IEC 14496-12, 8.8), so that no later byte of the file says
 * how long it is. H.264 as avc1, H.265 as hvc1, AAC as mp4a (ISO/IEC 14496-14, 14496-15).
 */
import type { AudioConfig } from './aac.ts';
import type { VideoConfig } from './h264.ts';
import { box, fullBox, u16, u32, u64 } from './mp4-box.ts';

export const VIDEO_TRACK = 1;
export const AUDIO_TRACK = 2;
/** Units of a second of the video track and of the whole: FLV counts milliseconds. */
export const VIDEO_TIMESCALE = 1_000;
/** From 1904 (14496-12, 8.2.2) to 1970, in seconds. */
const EPOCH_S = 2_082_844_800;
const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
/** 'und', packed as three letters of five bits. */
const UNDETERMINED = 0x55c4;
const MOST_RATE_FIELD = 0xffff;

export interface InitSegment {
  readonly video: VideoConfig | null;
  readonly audio: AudioConfig | null;
  /** Milliseconds of media time that lie before the first picture is shown or sound heard: an edit list passes them over. */
  readonly skipMs: number;
  /** Wall clock, milliseconds since 1970. */
  readonly createdMs: number;
}

export function initSegment(init: InitSegment): Buffer {
  const { video, audio, skipMs } = init;
  const traks: Buffer[] = [];
  const trex: Buffer[] = [];
  if (video !== null) {
    traks.push(trak(VIDEO_TRACK, VIDEO_TIMESCALE, skipMs, { width: video.width, height: video.height, handler: 'vide', header: fullBox('vmhd', 0, 1, u16(0, 0, 0, 0)), entry: videoEntry(video), init }));
    trex.push(fullBox('trex', 0, 0, u32(VIDEO_TRACK, 1, 0, 0, 0)));
  }
  if (audio !== null) {
    traks.push(trak(AUDIO_TRACK, audio.sampleRate, Math.round(skipMs * audio.sampleRate / 1_000), { width: 0, height: 0, handler: 'soun', header: fullBox('smhd', 0, 0, u16(0, 0)), entry: audioEntry(audio), init }));
    trex.push(fullBox('trex', 0, 0, u32(AUDIO_TRACK, 1, 0, 0, 0)));
  }
  const created = createdOf(init);
  const mvhd = fullBox('mvhd', 1, 0, u64(created, created), u32(VIDEO_TIMESCALE), u64(0), u32(0x10000), u16(0x100, 0), u32(0, 0), MATRIX, u32(0, 0, 0, 0, 0, 0), u32(AUDIO_TRACK + 1));
  return Buffer.concat([box('ftyp', Buffer.from('iso6', 'latin1'), u32(1), Buffer.from('iso6isommp41', 'latin1')), box('moov', mvhd, ...traks, box('mvex', ...trex))]);
}

const createdOf = ({ createdMs }: InitSegment) => Math.floor(createdMs / 1_000) + EPOCH_S;

interface TrackFacts { readonly width: number; readonly height: number; readonly handler: 'vide' | 'soun'; readonly header: Buffer; readonly entry: Buffer; readonly init: InitSegment }

function trak(id: number, timescale: number, skip: number, { width, height, handler, header, entry, init }: TrackFacts): Buffer {
  const created = createdOf(init);
  const tkhd = fullBox('tkhd', 1, 3, u64(created, created), u32(id, 0), u64(0), u32(0, 0), u16(0, 0, handler === 'soun' ? 0x100 : 0, 0), MATRIX, u32(width * 0x10000, height * 0x10000));
  const edits = skip <= 0 ? [] : [box('edts', fullBox('elst', 0, 0, u32(1, 0, skip), u16(1, 0)))];
  const mdhd = fullBox('mdhd', 1, 0, u64(created, created), u32(timescale), u64(0), u16(UNDETERMINED, 0));
  const hdlr = fullBox('hdlr', 0, 0, u32(0), Buffer.from(handler, 'latin1'), u32(0, 0, 0), Buffer.from(handler === 'vide' ? 'video\0' : 'sound\0', 'latin1'));
  const dinf = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)));
  const stbl = box('stbl', fullBox('stsd', 0, 0, u32(1), entry), fullBox('stts', 0, 0, u32(0)), fullBox('stsc', 0, 0, u32(0)), fullBox('stsz', 0, 0, u32(0, 0)), fullBox('stco', 0, 0, u32(0)));
  return box('trak', tkhd, ...edits, box('mdia', mdhd, hdlr, box('minf', header, dinf, stbl)));
}

function videoEntry({ codec, record, width, height }: VideoConfig): Buffer {
  return box(codec === 'h264' ? 'avc1' : 'hvc1', u32(0), u16(0, 1, 0, 0), u32(0, 0, 0), u16(width, height), u32(0x480000, 0x480000, 0), u16(1), Buffer.alloc(32), u16(24, 0xffff), box(codec === 'h264' ? 'avcC' : 'hvcC', record));
}

/** Where only the stream says how many channels there are, two are announced; decoders go by the record. */
function audioEntry({ record, channels, sampleRate }: AudioConfig): Buffer {
  return box('mp4a', u32(0), u16(0, 1), u32(0, 0), u16(channels ?? 2, 16, 0, 0), u32((sampleRate <= MOST_RATE_FIELD ? sampleRate : 0) * 0x10000), esds(record));
}

/** ES_Descriptor (ISO/IEC 14496-1, 7.2.6.5) with its lengths in the four-byte form. */
function esds(record: Buffer): Buffer {
  const descriptor = (tag: number, ...parts: readonly Buffer[]) => {
    const body = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([tag, 0x80 | (body.length >> 21), 0x80 | ((body.length >> 14) & 0x7f), 0x80 | ((body.length >> 7) & 0x7f), body.length & 0x7f]), body]);
  };
  const decoder = descriptor(4, Buffer.from([0x40, 0x15, 0, 0, 0]), u32(0, 0), descriptor(5, record));
  return fullBox('esds', 0, 0, descriptor(3, u16(AUDIO_TRACK), Buffer.from([0]), decoder, descriptor(6, Buffer.from([2]))));
}
