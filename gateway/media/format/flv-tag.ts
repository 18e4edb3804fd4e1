/**
 * FLV: what a tag is and what it means. Sources: Adobe, Video File Format Specification 10.1, annex E; Veovera, Enhanced RTMP v1
 * and v2 (ExHeader, fourCC). Pure; tags are views on bytes that anybody may have sent.
 */
import { badMedia } from './bad-media.ts';

export type FlvTagType = 'audio' | 'video' | 'script';

export interface FlvTag {
  readonly type: FlvTagType;
  /** Milliseconds on the sender's clock, 0 to 2^32 - 1; it may jump and it wraps. */
  readonly timeMs: number;
  /** The tag's data (E.4.1). May be a view on the bytes that were read: who keeps it longer copies it. */
  readonly body: Buffer;
}

/** TagType (E.4.1). */
export const TAG_CODES: Readonly<Record<FlvTagType, number>> = { audio: 8, video: 9, script: 18 };
export const TAG_HEAD = 11;
/** PreviousTagSize behind each tag (E.3). */
export const TAG_TAIL = 4;
/** DataSize has 24 bits (E.4.1). */
export const MOST_TAG_BODY = 0xff_ffff;

/**
 * 'config': the sequence header, decoder configuration or AudioSpecificConfig. 'frame': a coded picture, or one or more frames
 * of sound. 'none': end of sequence, commands, metadata of pictures, several tracks in one tag: nothing to keep.
 */
export type PacketKind = 'config' | 'frame' | 'none';

export interface VideoMeaning {
  readonly type: 'video';
  readonly codec: 'h264' | 'h265' | 'av1' | 'other';
  readonly packet: PacketKind;
  /** Decoding can begin here. */
  readonly key: boolean;
  /** Time shown minus time decoded, milliseconds; may be negative. */
  readonly compositionMs: number;
  /** The record, or the coded picture. A view. */
  readonly data: Buffer;
}

export interface AudioMeaning {
  readonly type: 'audio';
  readonly codec: 'aac' | 'mp3' | 'other';
  readonly packet: PacketKind;
  readonly data: Buffer;
}

const KEY_FRAME = 1;
const COMMAND_FRAME = 5;
/** CodecID (E.4.3.1); 12 is H.265 as encoders in China write it in plain FLV. */
const PLAIN_VIDEO: Readonly<Record<number, 'h264' | 'h265'>> = { 7: 'h264', 12: 'h265' };
const FOUR_CC_VIDEO: Readonly<Record<string, VideoMeaning['codec']>> = { avc1: 'h264', hvc1: 'h265', av01: 'av1' };
const FOUR_CC_AUDIO: Readonly<Record<string, AudioMeaning['codec']>> = { 'mp4a': 'aac', '.mp3': 'mp3' };
/** SoundFormat (E.4.2.1); 9 is the ExHeader of Enhanced RTMP v2. */
const PLAIN_AUDIO: Readonly<Record<number, AudioMeaning['codec']>> = { 10: 'aac', 2: 'mp3', 14: 'mp3' };
const ENHANCED_AUDIO = 9;
/** PacketType of an ExHeader (Enhanced RTMP v2, tables for ExVideoTagHeader and ExAudioTagHeader). */
const SEQUENCE_START = 0;
const CODED_FRAMES = 1;
const CODED_FRAMES_X = 3;
const MOD_EX = 7;
/** Modifiers before a packet; one is defined. */
const MAX_MODIFIERS = 8;

const EMPTY = Buffer.alloc(0);

/** What an audio or video tag says. null: shorter than its own header. */
export function meaningOf(tag: FlvTag & { readonly type: 'video' }): VideoMeaning | null;
export function meaningOf(tag: FlvTag & { readonly type: 'audio' }): AudioMeaning | null;
export function meaningOf(tag: FlvTag): VideoMeaning | AudioMeaning | null;
export function meaningOf({ type, body }: FlvTag): VideoMeaning | AudioMeaning | null {
  if (body.length === 0 || type === 'script') return null;
  if (type === 'video') return (body[0]! & 0x80) === 0 ? plainVideo(body) : enhancedVideo(body);
  return body[0]! >> 4 === ENHANCED_AUDIO ? enhancedAudio(body) : plainAudio(body);
}

/** VIDEODATA (E.4.3.1 and E.4.3.2). */
function plainVideo(body: Buffer): VideoMeaning | null {
  const frame = body[0]! >> 4;
  const codec = PLAIN_VIDEO[body[0]! & 0x0f] ?? 'other';
  const key = frame === KEY_FRAME;
  if (frame === COMMAND_FRAME) return { type: 'video', codec, packet: 'none', key: false, compositionMs: 0, data: EMPTY };
  if (codec === 'other') return { type: 'video', codec, packet: 'frame', key, compositionMs: 0, data: body.subarray(1) };
  if (body.length < 5) return null;
  const packet = body[1] === 0 ? 'config' : body[1] === 1 ? 'frame' : 'none';
  return { type: 'video', codec, packet, key, compositionMs: packet === 'frame' ? body.readIntBE(2, 3) : 0, data: body.subarray(5) };
}

/** ExVideoTagHeader. */
function enhancedVideo(body: Buffer): VideoMeaning | null {
  const frame = (body[0]! >> 4) & 7;
  const head = afterModifiers(body);
  if (head === null || head.at + 4 > body.length) return null;
  const codec = FOUR_CC_VIDEO[body.toString('latin1', head.at, head.at + 4)] ?? 'other';
  const key = frame === KEY_FRAME;
  const from = head.at + 4;
  const meaning = (packet: PacketKind, compositionMs: number, at: number): VideoMeaning => ({ type: 'video', codec, packet, key: packet !== 'none' && key, compositionMs, data: body.subarray(at) });
  if (frame === COMMAND_FRAME) return meaning('none', 0, body.length);
  if (head.packet === SEQUENCE_START) return meaning('config', 0, from);
  if (head.packet === CODED_FRAMES_X) return meaning('frame', 0, from);
  if (head.packet !== CODED_FRAMES) return meaning('none', 0, body.length);
  // Only codecs that reorder pictures carry the composition time.
  if (codec !== 'h264' && codec !== 'h265') return meaning('frame', 0, from);
  return from + 3 > body.length ? null : meaning('frame', body.readIntBE(from, 3), from + 3);
}

/** AUDIODATA (E.4.2.1 and E.4.2.2). */
function plainAudio(body: Buffer): AudioMeaning | null {
  const codec = PLAIN_AUDIO[body[0]! >> 4] ?? 'other';
  if (codec !== 'aac') return { type: 'audio', codec, packet: 'frame', data: body.subarray(1) };
  if (body.length < 2) return null;
  return { type: 'audio', codec, packet: body[1] === 0 ? 'config' : body[1] === 1 ? 'frame' : 'none', data: body.subarray(2) };
}

/** ExAudioTagHeader. */
function enhancedAudio(body: Buffer): AudioMeaning | null {
  const head = afterModifiers(body);
  if (head === null || head.at + 4 > body.length) return null;
  const codec = FOUR_CC_AUDIO[body.toString('latin1', head.at, head.at + 4)] ?? 'other';
  const packet = head.packet === SEQUENCE_START ? 'config' : head.packet === CODED_FRAMES ? 'frame' : 'none';
  return { type: 'audio', codec, packet, data: packet === 'none' ? EMPTY : body.subarray(head.at + 4) };
}

/** The packet type and where the fourCC stands, behind any ModEx packets (Enhanced RTMP v2); they refine times below a millisecond. */
function afterModifiers(body: Buffer): { readonly packet: number; readonly at: number } | null {
  let packet = body[0]! & 0x0f;
  let at = 1;
  for (let modifiers = 0; packet === MOD_EX; modifiers += 1) {
    if (modifiers >= MAX_MODIFIERS || at + 1 > body.length) return null;
    let size = body[at]! + 1;
    at += 1;
    if (size === 256) {
      if (at + 2 > body.length) return null;
      size = body.readUInt16BE(at) + 1;
      at += 2;
    }
    if (at + size + 1 > body.length) return null;
    packet = body[at + size]! & 0x0f;
    at += size + 1;
  }
  return { packet, at };
}

/** The file header with PreviousTagSize0 (E.2 and E.3). */
export function flvHeader({ audio, video }: { readonly audio: boolean; readonly video: boolean }): Buffer {
  return Buffer.from([0x46, 0x4c, 0x56, 1, (audio ? 4 : 0) | (video ? 1 : 0), 0, 0, 0, 9, 0, 0, 0, 0]);
}

/** A tag with its PreviousTagSize (E.4.1). Throws 'bad-input' for more than 16,777,215 bytes. */
export function writeFlvTag({ type, timeMs, body }: FlvTag): Buffer {
  if (body.length > MOST_TAG_BODY) throw badMedia('FLV', `a tag of ${body.length} bytes`);
  const bytes = Buffer.allocUnsafe(TAG_HEAD + body.length + TAG_TAIL);
  const time = Math.floor(timeMs) % 2 ** 32;
  bytes[0] = TAG_CODES[type];
  bytes.writeUIntBE(body.length, 1, 3);
  bytes.writeUIntBE(time % 2 ** 24, 4, 3);
  bytes[7] = Math.floor(time / 2 ** 24);
  bytes.writeUIntBE(0, 8, 3);
  body.copy(bytes, TAG_HEAD);
  bytes.writeUInt32BE(TAG_HEAD + body.length, TAG_HEAD + body.length);
  return bytes;
}
