/**
 * RTMP chunks to messages, for bytes that anybody may have sent: no memory is taken for what was only announced, every length
 * is bounded before it is believed, and a message is handed on when it is whole. Pure; byte by byte gives the same as at once.
 * Source: Adobe's RTMP specification 1.0, section 5.3 and 5.4. The other way round is the library's.
 */

export interface ChunkLimits {
  /** Bytes of one message of this type (1..22) from this peer as it is trusted now. 0 forbids the type. */
  readonly messageBytes: (type: number) => number;
  /** Bytes of all messages that have begun and are not whole. */
  readonly unfinishedBytes: number;
}

export interface RtmpMessage {
  readonly type: number;
  readonly streamId: number;
  /** Milliseconds, 0..2^32-1, on the sender's clock. */
  readonly timeMs: number;
  /** Nobody else holds these bytes. */
  readonly payload: Buffer;
}

/** Chunk size that a peer may set; the specification begins at 128 where nothing is set. */
export const LEAST_CHUNK = 128;
export const MOST_CHUNK = 1_048_576;
/** Chunk streams of one connection; encoders use three to six. */
export const MAX_CHUNK_STREAMS = 16;
/** Memory that a message gets at first; it doubles as bytes come. */
const FIRST_PIECE = 4_096;
/** Basic header 3, message header 11, extended time 4. */
const MAX_HEADER = 18;
const MESSAGE_HEADER = [11, 7, 3, 0] as const;
const EXTENDED = 0xffffff;
const SET_CHUNK_SIZE = 1;
const ABORT = 2;

interface ChunkStream {
  /** Wraps at 2^32. */
  timeMs: number;
  /** Time or difference of the newest header, for messages without one. */
  step: number;
  extended: boolean;
  length: number;
  type: number;
  streamId: number;
  /** Bytes of the message under way; undefined between messages. */
  have: number | undefined;
  buffer: Buffer;
}

const EMPTY = Buffer.alloc(0);

export class ChunkReader {
  #limits: ChunkLimits;
  #chunkSize = LEAST_CHUNK;
  readonly #streams = new Map<number, ChunkStream>();
  readonly #header = Buffer.alloc(MAX_HEADER);
  #headerBytes = 0;
  /** The chunk whose payload comes next, and how much of it is missing. */
  #current: ChunkStream | undefined;
  #missing = 0;
  #unfinished = 0;
  #fault: string | undefined;

  constructor(limits: ChunkLimits) {
    this.#limits = limits;
  }

  /** From the next message on. */
  trust(limits: ChunkLimits): void {
    this.#limits = limits;
  }

  /** Bytes of memory held for messages under way. */
  heldBytes(): number {
    let held = 0;
    for (const stream of this.#streams.values()) held += stream.buffer.length;
    return held;
  }

  /** Hands whole messages to `take`, which may call trust(). Answers with the first fault, after which nothing is read any more. */
  push(data: Buffer, take: (message: RtmpMessage) => void): string | undefined {
    let at = 0;
    while (at < data.length && this.#fault === undefined) {
      if (this.#current === undefined) {
        this.#header[this.#headerBytes] = data[at]!;
        this.#headerBytes += 1;
        at += 1;
        if (this.#headerBytes >= this.#headerLength()) this.#begin();
      } else {
        const end = Math.min(data.length, at + this.#missing);
        this.#append(this.#current, data, at, end);
        this.#missing -= end - at;
        at = end;
      }
      if (this.#fault === undefined && this.#current !== undefined && this.#missing === 0) this.#endChunk(this.#current, take);
    }
    return this.#fault;
  }

  /** Bytes that the header has, as far as its bytes so far tell. */
  #headerLength(): number {
    const basic = this.#basicLength();
    const format = this.#header[0]! >> 6;
    const plain = basic + MESSAGE_HEADER[format as 0 | 1 | 2 | 3];
    if (this.#headerBytes < plain) return plain;
    const extended = format === 3 ? this.#streams.get(this.#chunkStreamId())?.extended === true : this.#header.readUIntBE(basic, 3) === EXTENDED;
    return extended ? plain + 4 : plain;
  }

  #basicLength(): number {
    const low = this.#header[0]! & 0x3f;
    return low === 0 ? 2 : low === 1 ? 3 : 1;
  }

  #chunkStreamId(): number {
    const low = this.#header[0]! & 0x3f;
    if (low === 0) return 64 + this.#header[1]!;
    return low === 1 ? 64 + this.#header[1]! + this.#header[2]! * 256 : low;
  }

  /** A header is whole: its chunk begins. */
  #begin(): void {
    this.#headerBytes = 0;
    const format = this.#header[0]! >> 6;
    const id = this.#chunkStreamId();
    let stream = this.#streams.get(id);
    if (stream === undefined) {
      if (format !== 0 && format !== 1) return this.#fail(`chunk stream ${id} begins without a whole header`);
      if (this.#streams.size >= MAX_CHUNK_STREAMS) return this.#fail(`more than ${MAX_CHUNK_STREAMS} chunk streams`);
      stream = { timeMs: 0, step: 0, extended: false, length: 0, type: 0, streamId: 0, have: undefined, buffer: EMPTY };
      this.#streams.set(id, stream);
    }
    if (format !== 3) {
      if (stream.have !== undefined) return this.#fail('a header in the middle of a message');
      this.#readHeader(stream, format);
    }
    if (stream.have === undefined) {
      const most = this.#limits.messageBytes(stream.type);
      if (stream.length > most) return this.#fail(most === 0 ? `a message of type ${stream.type} is not for this peer` : `a message of type ${stream.type} of ${stream.length} bytes; ${most} at most`);
      stream.timeMs = format === 0 ? stream.step : (stream.timeMs + stream.step) % 2 ** 32;
      stream.have = 0;
    }
    this.#current = stream;
    this.#missing = Math.min(this.#chunkSize, stream.length - stream.have);
  }

  #readHeader(stream: ChunkStream, format: number): void {
    const at = this.#basicLength();
    const time = this.#header.readUIntBE(at, 3);
    stream.extended = time === EXTENDED;
    stream.step = stream.extended ? this.#header.readUInt32BE(at + MESSAGE_HEADER[format as 0 | 1 | 2]) : time;
    if (format <= 1) {
      stream.length = this.#header.readUIntBE(at + 3, 3);
      stream.type = this.#header[at + 6]!;
    }
    if (format === 0) stream.streamId = this.#header.readUInt32LE(at + 7);
  }

  #append(stream: ChunkStream, data: Buffer, from: number, to: number): void {
    const have = stream.have ?? 0;
    this.#unfinished += to - from;
    if (this.#unfinished > this.#limits.unfinishedBytes) return this.#fail(`more than ${this.#limits.unfinishedBytes} bytes of unfinished messages`);
    if (stream.buffer.length < have + to - from) {
      const grown = Buffer.allocUnsafeSlow(Math.min(stream.length, Math.max(FIRST_PIECE, stream.buffer.length * 2, have + to - from)));
      stream.buffer.copy(grown, 0, 0, have);
      stream.buffer = grown;
    }
    data.copy(stream.buffer, have, from, to);
    stream.have = have + to - from;
  }

  #endChunk(stream: ChunkStream, take: (message: RtmpMessage) => void): void {
    this.#current = undefined;
    if ((stream.have ?? 0) < stream.length) return;
    const payload = stream.buffer;
    this.#forget(stream);
    if (stream.type === SET_CHUNK_SIZE) return this.#setChunkSize(payload);
    if (stream.type === ABORT) return this.#abort(payload);
    take({ type: stream.type, streamId: stream.streamId, timeMs: stream.timeMs, payload });
  }

  #forget(stream: ChunkStream): void {
    this.#unfinished -= stream.have ?? 0;
    stream.have = undefined;
    stream.buffer = EMPTY;
  }

  #setChunkSize(payload: Buffer): void {
    if (payload.length !== 4) return this.#fail('a chunk size of other than 4 bytes');
    const size = payload.readUInt32BE();
    if (size < LEAST_CHUNK || size > MOST_CHUNK) return this.#fail(`a chunk size of ${size}; ${LEAST_CHUNK} to ${MOST_CHUNK}`);
    this.#chunkSize = size;
  }

  #abort(payload: Buffer): void {
    if (payload.length !== 4) return this.#fail('an abort of other than 4 bytes');
    const stream = this.#streams.get(payload.readUInt32BE());
    if (stream !== undefined) this.#forget(stream);
  }

  #fail(why: string): void {
    this.#fault = why;
    this.#current = undefined;
    this.#streams.clear();
  }
}
