/**
 * Envelopes as typed values: the generated code's messages with the oneof turned into a discriminated union, and
 * size caps that are checked before anything is parsed.
 */
import { zhilu } from './gen/dock-link.js';

/** The generated messages of link version 1, by name. */
export const wire = zhilu.link.v1;

/** Link versions that this code speaks; see docs/dock-link.md, "Versions". */
export const MIN_LINK_VERSION = 1;
export const CURRENT_LINK_VERSION = 1;

/** Largest envelope in bytes on any carrier: a chunk of 256 KiB and its surroundings, with room to spare. */
export const MAX_ENVELOPE = 524_288;
/** Largest envelope in bytes on a recorder's own line: nothing on it is long. */
export const MAX_FIELD_ENVELOPE = 8_192;
/** Bytes that an envelope may need around the data of one Chunk. */
export const CHUNK_OVERHEAD = 64;

type Wire = typeof wire;
interface BodyTypes {
  hello: InstanceType<Wire['Hello']>;
  proof: InstanceType<Wire['Proof']>;
  enrol: InstanceType<Wire['Enrol']>;
  bayReport: InstanceType<Wire['BayReport']>;
  alarm: InstanceType<Wire['Alarm']>;
  firmwareState: InstanceType<Wire['FirmwareState']>;
  gone: InstanceType<Wire['Gone']>;
  telemetry: InstanceType<Wire['Telemetry']>;
  liveState: InstanceType<Wire['LiveState']>;
  pong: InstanceType<Wire['Pong']>;
  clockReading: InstanceType<Wire['ClockReading']>;
  recorderProof: InstanceType<Wire['RecorderProof']>;
  clipList: InstanceType<Wire['ClipList']>;
  chunk: InstanceType<Wire['Chunk']>;
  clipHashes: InstanceType<Wire['ClipHashes']>;
  witnessReply: InstanceType<Wire['WitnessReply']>;
  eraseResults: InstanceType<Wire['EraseResults']>;
  logChunk: InstanceType<Wire['LogChunk']>;
  progress: InstanceType<Wire['Progress']>;
  failure: InstanceType<Wire['Failure']>;
  passTaken: InstanceType<Wire['PassTaken']>;
  challenge: InstanceType<Wire['Challenge']>;
  welcome: InstanceType<Wire['Welcome']>;
  enrolled: InstanceType<Wire['Enrolled']>;
  refused: InstanceType<Wire['Refused']>;
  alarmAck: InstanceType<Wire['AlarmAck']>;
  stationPresence: InstanceType<Wire['StationPresence']>;
  bayLights: InstanceType<Wire['BayLights']>;
  ping: InstanceType<Wire['Ping']>;
  readClock: InstanceType<Wire['ReadClock']>;
  setClock: InstanceType<Wire['SetClock']>;
  proveRecorder: InstanceType<Wire['ProveRecorder']>;
  listClips: InstanceType<Wire['ListClips']>;
  readClip: InstanceType<Wire['ReadClip']>;
  hashClips: InstanceType<Wire['HashClips']>;
  witnessOffer: InstanceType<Wire['WitnessOffer']>;
  eraseOrder: InstanceType<Wire['EraseOrder']>;
  readLog: InstanceType<Wire['ReadLog']>;
  firmwareOffer: InstanceType<Wire['FirmwareOffer']>;
  readBays: InstanceType<Wire['ReadBays']>;
  writeFirmware: InstanceType<Wire['WriteFirmware']>;
  installFirmware: InstanceType<Wire['InstallFirmware']>;
  givePass: InstanceType<Wire['GivePass']>;
  goLive: InstanceType<Wire['GoLive']>;
  stopLive: InstanceType<Wire['StopLive']>;
}

/**
 * A decoded message: decoding fills in the defaults of numbers, texts, bytes and lists at every depth, which the
 * generated types say of the outermost message only. A single nested message that did not come stays null.
 */
type Decoded<T> = { readonly [K in Exclude<keyof T, '$unknowns'>]-?: DecodedField<NonNullable<T[K]>> };
type DecodedField<V> =
  V extends number | string | boolean | Uint8Array ? V
  : V extends readonly (infer E)[] ? readonly DecodedElement<NonNullable<E>>[]
  : Decoded<V> | null | undefined;
type DecodedElement<E> = E extends number | string | boolean | Uint8Array ? E : Decoded<E>;

export type BodyName = keyof BodyTypes;
/** The value of a received body. */
export type BodyValue<K extends BodyName> = Decoded<BodyTypes[K]>;
/** A message body as it is received: `kind` names the variant, `value` has every field, defaults filled in. */
export type Body = { [K in BodyName]: { readonly kind: K; readonly value: BodyValue<K> } }[BodyName];
/** A message body as it is sent: fields left out have their default. */
export type BodyToSend = { [K in BodyName]: { readonly kind: K; readonly value: Partial<BodyTypes[K]> } }[BodyName];

export interface Message {
  readonly version: number;
  /** Number of the question that this asks or answers, 0 if none. */
  readonly call: number;
  readonly session: number;
  readonly body: Body;
}

export interface MessageToSend {
  readonly call: number;
  readonly session: number;
  readonly body: BodyToSend;
}

/** Why bytes are no message of the link. */
export type EnvelopeFault = 'too-long' | 'malformed' | 'no-body' | 'version' | 'number-too-large';

/** Bytes from a peer that are no message of the link. Says which rule they broke; the peer's bytes are not quoted. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError';
  readonly fault: EnvelopeFault;
  constructor(fault: EnvelopeFault, cause?: unknown) {
    super(`not a message of the dock link: ${fault}`, { cause });
    this.fault = fault;
  }
}

/** Encodes one message. The result is memory of its own. */
export function encodeMessage(message: MessageToSend): Uint8Array {
  return wire.Envelope.encode({
    version: CURRENT_LINK_VERSION,
    call: message.call,
    session: message.session,
    [message.body.kind]: message.body.value,
  }).finish();
}

/**
 * Decodes one message of at most `maxBytes` bytes. Byte fields of the result share memory with `bytes`.
 * Throws EnvelopeError and nothing else, whatever the bytes are.
 */
export function decodeMessage(bytes: Uint8Array, maxBytes: number = MAX_ENVELOPE): Message {
  if (bytes.length > maxBytes) throw new EnvelopeError('too-long');
  let envelope: InstanceType<Wire['Envelope']>;
  try {
    envelope = wire.Envelope.decode(bytes);
  } catch (cause) {
    throw new EnvelopeError('malformed', cause);
  }
  const kind = envelope.body as BodyName | undefined;
  if (kind === undefined) throw new EnvelopeError('no-body');
  if (envelope.version < 1) throw new EnvelopeError('version');
  const value = envelope[kind];
  if (!numbersAreExact(value)) throw new EnvelopeError('number-too-large');
  return { version: envelope.version, call: envelope.call, session: envelope.session, body: { kind, value } as Body };
}

/** 64-bit fields arrive as numbers; one above 2^53-1 is nothing that a recorder counts, and would be rounded. */
function numbersAreExact(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  for (const key of Object.keys(value)) {
    if (!numbersAreExact((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}
