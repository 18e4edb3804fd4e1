/**
 * Takes an FLV byte stream apart into tags, whatever pieces it comes in (Adobe, Video File Format Specification 10.1, E.2 to
 * E.4.1). Holds at most one tag that has begun, and memory only for bytes that came, not for what was announced.
 */
import { badMedia } from './bad-media.ts';
import { TAG_CODES, TAG_HEAD, TAG_TAIL, type FlvTag, type FlvTagType } from './flv-tag.ts';

/** Bytes of one tag, unless the caller says otherwise: a key frame of 4K at its worst is below. */
export const MAX_TAG_BYTES = 8 * 1024 * 1024;
/** DataOffset (E.2) is 9; a later version may have more. */
const MAX_FILE_HEAD = 1_024;
const FILE_HEAD = 9;
/** Memory for a tag that has begun; doubles as bytes come. */
const FIRST_ROOM = 4_096;
/** TagType's bit for encrypted data (E.4.1): nobody here can read it. */
const ENCRYPTED = 0x20;
const TYPES = new Map<number, FlvTagType>(Object.entries(TAG_CODES).map(([type, code]) => [code, type as FlvTagType]));

export class FlvSplitter {
  readonly #maxTagBytes: number;
  /** Bytes of the unit that has begun: the file header or a tag. */
  #held = Buffer.alloc(0);
  #holds = 0;
  #started = false;
  #broken: Error | undefined;

  constructor({ maxTagBytes = MAX_TAG_BYTES }: { readonly maxTagBytes?: number } = {}) {
    this.#maxTagBytes = maxTagBytes;
  }

  /** Bytes of the tag that has begun. */
  get heldBytes(): number {
    return this.#holds;
  }

  /** True between tags, where a stream may end without loss. */
  get whole(): boolean {
    return this.#started && this.#holds === 0;
  }

  /**
   * Hands each whole tag to `take`; encrypted ones and those of reserved types are passed over. A tag that lies whole in
   * `piece` is a view on it, any other has memory of its own. Throws 'bad-input' where the bytes are no FLV or a tag is too
   * long; after that always.
   */
  push(piece: Uint8Array, take: (tag: FlvTag) => void): void {
    if (this.#broken !== undefined) throw this.#broken;
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let at = 0;
    while (at < bytes.length) {
      if (this.#holds === 0) {
        const length = this.#unitLength(bytes, at, bytes.length);
        if (length !== undefined && at + length <= bytes.length) {
          this.#give(bytes, at, length, take);
          at += length;
          continue;
        }
      }
      at = this.#hold(bytes, at, take);
    }
  }

  /** Adds bytes to the unit that has begun, no more than it needs, and gives it when it is whole. */
  #hold(bytes: Buffer, from: number, take: (tag: FlvTag) => void): number {
    let at = from;
    for (;;) {
      const length = this.#unitLength(this.#held, 0, this.#holds);
      const wanted = (length ?? (this.#started ? TAG_HEAD : FILE_HEAD)) - this.#holds;
      if (length !== undefined && wanted === 0) {
        const whole = this.#held;
        this.#held = Buffer.alloc(0);
        this.#holds = 0;
        this.#give(whole, 0, length, take);
        return at;
      }
      if (at === bytes.length) return at;
      const end = Math.min(bytes.length, at + wanted);
      this.#makeRoom(this.#holds + end - at, this.#holds + wanted);
      bytes.copy(this.#held, this.#holds, at, end);
      this.#holds += end - at;
      at = end;
    }
  }

  #makeRoom(needed: number, whole: number): void {
    if (this.#held.length >= needed) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, Math.min(whole, Math.max(FIRST_ROOM, this.#held.length * 2))));
    this.#held.copy(grown, 0, 0, this.#holds);
    this.#held = grown;
  }

  /** Bytes of the unit at `at`, or undefined while too few are there to tell. */
  #unitLength(bytes: Buffer, at: number, end: number): number | undefined {
    if (!this.#started) {
      if (end - at < FILE_HEAD) return undefined;
      const head = bytes.readUInt32BE(at + 5);
      if (bytes.toString('latin1', at, at + 3) !== 'FLV' || bytes[at + 3] !== 1) throw this.#fail('it does not begin as FLV of version 1');
      if (head < FILE_HEAD || head > MAX_FILE_HEAD) throw this.#fail(`a header of ${head} bytes`);
      return head + TAG_TAIL;
    }
    if (end - at < TAG_HEAD) return undefined;
    const length = TAG_HEAD + bytes.readUIntBE(at + 1, 3) + TAG_TAIL;
    if (length > this.#maxTagBytes) throw this.#fail(`a tag of ${length} bytes; ${this.#maxTagBytes} at most`);
    return length;
  }

  #give(bytes: Buffer, at: number, length: number, take: (tag: FlvTag) => void): void {
    if (!this.#started) {
      this.#started = true;
      return;
    }
    const end = at + length - TAG_TAIL;
    const before = bytes.readUInt32BE(end);
    // Some servers write 0. Anything else means that these are not the bounds of a tag.
    if (before !== 0 && before !== end - at) throw this.#fail(`a tag of ${end - at} bytes is followed by the length ${before}`);
    const code = bytes[at]!;
    const type = (code & ENCRYPTED) === 0 ? TYPES.get(code & 0x1f) : undefined;
    if (type !== undefined) take({ type, timeMs: bytes.readUIntBE(at + 4, 3) + bytes[at + 7]! * 2 ** 24, body: bytes.subarray(at + TAG_HEAD, end) });
  }

  #fail(why: string): Error {
    this.#broken = badMedia('FLV', why);
    this.#held = Buffer.alloc(0);
    this.#holds = 0;
    return this.#broken;
  }
}
