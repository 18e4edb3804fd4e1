/**
 * What a media message is: key frame, configuration, sound, metadata; in plain FLV and in enhanced RTMP (fourCC). Pure; the
 * bytes are not trusted. Sources: Adobe FLV 10.1 annex E, Veovera enhanced RTMP v1 and v2.
 */
import amf from 'node-media-server/src/protocol/amf.js';
import Flv from 'node-media-server/src/protocol/flv.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';
import type { LiveStream } from '../media-engine.ts';

export type TagKind = 'metadata' | 'script' | 'audio-config' | 'audio' | 'video-config' | 'key' | 'frame';
export const AUDIO = 8;
export const VIDEO = 9;
export const SCRIPT = 18;
/** AMF3 data: an AMF0 body behind one byte. */
export const FLEX_SCRIPT = 15;

export interface TagMeaning {
  readonly kind: TagKind;
  readonly video?: NonNullable<LiveStream['video']>;
  readonly audio?: NonNullable<LiveStream['audio']>;
}

const SET_DATA_FRAME = Buffer.from('\x02\x00\x0d@setDataFrame', 'latin1');
const ON_METADATA = Buffer.from('\x02\x00\x0aonMetaData', 'latin1');
const KEY_FRAME = 1;
const COMMAND_FRAME = 5;
const H264 = 7;
/** H.265 in plain FLV, as encoders in China write it. */
const H265_PLAIN = 12;
const AAC = 10;
const ENHANCED_AUDIO = 9;
const FOUR_CC: Readonly<Record<string, 'h264' | 'h265'>> = { avc1: 'h264', hvc1: 'h265' };
const LEAST_VIDEO = 5;
const LEAST_AUDIO = 2;

/** undefined: nothing that a viewer needs, or too short to be what it says. */
export function meaningOf(type: number, payload: Buffer): TagMeaning | undefined {
  if (type === VIDEO) return payload.length < LEAST_VIDEO ? undefined : (payload[0]! & 0x80) === 0 ? plainVideo(payload) : enhancedVideo(payload);
  if (type === AUDIO) return payload.length < LEAST_AUDIO ? undefined : audio(payload);
  if (type === SCRIPT && payload.length > 0) return { kind: payload.subarray(0, ON_METADATA.length).equals(ON_METADATA) ? 'metadata' : 'script' };
  return undefined;
}

function plainVideo(payload: Buffer): TagMeaning | undefined {
  const frame = payload[0]! >> 4;
  const codec = payload[0]! & 0x0f;
  if (frame === COMMAND_FRAME) return undefined;
  const key = frame === KEY_FRAME ? 'key' : 'frame';
  if (codec !== H264 && codec !== H265_PLAIN) return { kind: key, video: 'other' };
  const video = codec === H264 ? 'h264' : 'h265';
  const packet = payload[1]!;
  return packet === 0 ? { kind: 'video-config', video } : packet === 1 ? { kind: key, video } : undefined;
}

function enhancedVideo(payload: Buffer): TagMeaning | undefined {
  const frame = (payload[0]! >> 4) & 0x07;
  const packet = payload[0]! & 0x0f;
  if (frame === COMMAND_FRAME) return undefined;
  const video = FOUR_CC[payload.toString('latin1', 1, 5)] ?? 'other';
  if (packet === 0 || packet === 5) return { kind: 'video-config', video };
  return packet === 1 || packet === 3 ? { kind: frame === KEY_FRAME ? 'key' : 'frame', video } : undefined;
}

function audio(payload: Buffer): TagMeaning | undefined {
  const format = payload[0]! >> 4;
  if (format === AAC) return { kind: payload[1] === 0 ? 'audio-config' : 'audio', audio: 'aac' };
  if (format !== ENHANCED_AUDIO) return { kind: 'audio', audio: 'other' };
  const packet = payload[0]! & 0x0f;
  const codec = payload.toString('latin1', 1, 5) === 'mp4a' ? 'aac' : 'other';
  return packet === 0 ? { kind: 'audio-config', audio: codec } : packet === 1 ? { kind: 'audio', audio: codec } : undefined;
}

/** The body as it stands in FLV: without the AMF3 byte and without '@setDataFrame', which is a word to the server alone. */
export function scriptBody(type: number, payload: Buffer): Buffer {
  const body = type === FLEX_SCRIPT ? payload.subarray(1) : payload;
  return body.subarray(0, SET_DATA_FRAME.length).equals(SET_DATA_FRAME) ? body.subarray(SET_DATA_FRAME.length) : body;
}

/** Pixels on one side of a picture. */
const MAX_SIDE = 16_384;

/** What the metadata say of the picture's size; null where they do not, or nonsense. */
export function sizeIn(metadata: Buffer): { readonly width: number; readonly height: number } | null {
  const side = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_SIDE;
  try {
    const { dataObj } = amf.decodeAmf0Data(metadata);
    if (typeof dataObj !== 'object' || dataObj === null) return null;
    const { width, height } = dataObj as { readonly width?: unknown; readonly height?: unknown };
    return side(width) && side(height) ? { width, height } : null;
  } catch {
    return null;
  }
}

/** Body of the script tag that says when the key frame behind it came to the station: `onArrival {unixMs}` in AMF0. */
function arrivalBody(wallMs: number): Buffer {
  const unixMs = Buffer.alloc(8);
  unixMs.writeDoubleBE(wallMs);
  return Buffer.concat([ARRIVAL_HEAD, unixMs, OBJECT_END]);
}

/** One message of a stream on the stream's own time axis; its two forms are made once, for all viewers. */
export class Tag {
  readonly kind: TagKind;
  readonly type: number;
  readonly timeMs: number;
  readonly payload: Buffer;
  /** Wall clock of its arrival. */
  readonly arrivedMs: number;
  #flv: Buffer | undefined;
  #rtmp: Buffer | undefined;

  constructor(kind: TagKind, type: number, timeMs: number, payload: Buffer, arrivedMs: number) {
    this.kind = kind;
    this.type = type;
    this.timeMs = timeMs % 2 ** 32;
    this.payload = payload;
    this.arrivedMs = arrivedMs;
  }

  get bytes(): number {
    return this.payload.length;
  }

  /** As FLV; before a key frame stands when it came, so that whoever watches can tell how old the picture is. */
  flv(): Buffer {
    if (this.#flv === undefined) {
      const own = Flv.createMessage(this.#packet());
      if (this.kind !== 'key') return this.#flv = own;
      const data = arrivalBody(this.arrivedMs);
      this.#flv = Buffer.concat([Flv.createMessage({ codec_type: SCRIPT, size: data.length, dts: this.timeMs, data }), own]);
    }
    return this.#flv;
  }

  rtmp(): Buffer {
    if (this.#rtmp === undefined) {
      this.#rtmp = Rtmp.createMessage(this.#packet());
      // The library leaves the message stream at 0; players ask for the first stream.
      this.#rtmp.writeUInt32LE(FIRST_STREAM, STREAM_ID_AT);
    }
    return this.#rtmp;
  }

  #packet() {
    return { codec_type: this.type, size: this.payload.length, dts: this.timeMs, data: this.payload };
  }
}

const ARRIVAL_HEAD = Buffer.from('\x02\x00\x09onArrival\x03\x00\x06unixMs\x00', 'latin1');
const OBJECT_END = Buffer.from([0, 0, 9]);
const FIRST_STREAM = 1;
/** Basic header 1, time 3, length 3, type 1. */
const STREAM_ID_AT = 8;
