/**
 * The frame of a serial line: COBS(envelope, CRC-32C of it in little-endian order), then one zero byte.
 * A receiver that lost its place is right again after the next zero; see docs/dock-link.md, "On a serial line".
 */
import { crc32c } from '@node-rs/crc32';
import { cobsBound, cobsDecode, cobsEncode } from './cobs.ts';

const CRC_BYTES = 4;
export const DELIMITER = 0;

/** Largest envelope in bytes that a serial frame may carry; a longer frame is dropped while it arrives. */
export const MAX_SERIAL_ENVELOPE = 65_536;

/** Encodes one envelope as a frame with its delimiter. Throws RangeError above MAX_SERIAL_ENVELOPE bytes. */
export function encodeFrame(envelope: Uint8Array): Uint8Array {
  if (envelope.length > MAX_SERIAL_ENVELOPE) {
    throw new RangeError(`an envelope of ${envelope.length} bytes does not fit a serial frame of ${MAX_SERIAL_ENVELOPE}`);
  }
  const plain = Buffer.allocUnsafe(envelope.length + CRC_BYTES);
  plain.set(envelope);
  plain.writeUInt32LE(crc32c(asBuffer(envelope)), envelope.length);
  const frame = Buffer.allocUnsafe(cobsBound(plain.length) + 1);
  const end = cobsEncode(plain, frame, 0);
  frame[end] = DELIMITER;
  return frame.subarray(0, end + 1);
}

/** What a FrameReader made of the bytes up to a delimiter. */
export type FrameEvent =
  | { readonly kind: 'envelope'; readonly bytes: Uint8Array }
  | { readonly kind: 'damaged'; readonly why: 'encoding' | 'checksum' | 'too-long' | 'too-short'; readonly length: number };

/**
 * Cuts a byte stream into frames. Sans-IO: bytes in, events out, any cut of the stream gives the same events.
 * Holds at most one frame of MAX_SERIAL_ENVELOPE bytes. Empty frames are idle fill and give no event.
 * Each envelope handed out is memory of its own that the reader does not touch again.
 */
export class FrameReader {
  readonly #limit = cobsBound(MAX_SERIAL_ENVELOPE + CRC_BYTES);
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #overflow = 0;

  /** Feeds bytes as they come and calls `emit` for each frame that they end. The bytes may be reused afterwards. */
  push(chunk: Uint8Array, emit: (event: FrameEvent) => void): void {
    let from = 0;
    while (from < chunk.length) {
      const zero = chunk.indexOf(DELIMITER, from);
      if (zero < 0) {
        this.#hold(chunk.subarray(from));
        return;
      }
      this.#end(chunk, from, zero, emit);
      from = zero + 1;
    }
  }

  /** Forgets a frame that has begun, as after the line was opened anew. */
  reset(): void {
    this.#held = [];
    this.#heldBytes = 0;
    this.#overflow = 0;
  }

  #hold(part: Uint8Array): void {
    if (this.#overflow > 0 || this.#heldBytes + part.length > this.#limit) {
      this.#overflow += this.#heldBytes + part.length;
      this.#held = [];
      this.#heldBytes = 0;
      return;
    }
    this.#held.push(Uint8Array.prototype.slice.call(part));
    this.#heldBytes += part.length;
  }

  #end(chunk: Uint8Array, from: number, zero: number, emit: (event: FrameEvent) => void): void {
    const length = this.#overflow + this.#heldBytes + zero - from;
    if (this.#overflow > 0 || length > this.#limit) {
      this.reset();
      emit({ kind: 'damaged', why: 'too-long', length });
      return;
    }
    let input = chunk;
    let start = from;
    let end = zero;
    if (this.#held.length > 0) {
      this.#held.push(chunk.subarray(from, zero));
      input = Buffer.concat(this.#held, length);
      start = 0;
      end = length;
      this.reset();
    }
    if (end > start) emit(decodeFrame(input, start, end));
  }
}

function decodeFrame(input: Uint8Array, start: number, end: number): FrameEvent {
  const length = end - start;
  const plain = Buffer.allocUnsafeSlow(length);
  const size = cobsDecode(input, start, end, plain) - CRC_BYTES;
  if (size + CRC_BYTES < 0) return { kind: 'damaged', why: 'encoding', length };
  if (size < 1) return { kind: 'damaged', why: 'too-short', length };
  const bytes = plain.subarray(0, size);
  if (crc32c(bytes) !== plain.readUInt32LE(size)) return { kind: 'damaged', why: 'checksum', length };
  return { kind: 'envelope', bytes };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
