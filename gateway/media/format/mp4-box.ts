/** Boxes of ISO/IEC 14496-12, 4.2: written from parts, and found again in bytes. */
import { badMedia } from './bad-media.ts';

/** Size and type. */
export const BOX_HEAD = 8;
/** Boxes of one level that are looked at; ours have a dozen at most. */
const MAX_BOXES = 256;

export function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, BOX_HEAD);
  const head = Buffer.alloc(BOX_HEAD);
  head.writeUInt32BE(size, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts], size);
}

/** With version and flags (4.2, FullBox). */
export function fullBox(type: string, version: number, flags: number, ...parts: readonly Uint8Array[]): Buffer {
  return box(type, u32(version * 2 ** 24 + flags), ...parts);
}

export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => bytes.writeUInt16BE(value, at * 2));
  return bytes;
}

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value, at * 4));
  return bytes;
}

/** Whole numbers up to 2^53. */
export function u64(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, at) => bytes.writeBigUInt64BE(BigInt(value), at * 8));
  return bytes;
}

export interface FoundBox {
  readonly type: string;
  /** What follows size and type. A view. */
  readonly body: Buffer;
}

/** The boxes that `bytes` consist of. Throws 'bad-input' where they do not add up. Boxes of 4 GiB and more are not read. */
export function boxesIn(bytes: Buffer): FoundBox[] {
  const found: FoundBox[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = at + BOX_HEAD <= bytes.length ? bytes.readUInt32BE(at) : 0;
    if (size < BOX_HEAD || at + size > bytes.length || found.length >= MAX_BOXES) throw badMedia('MP4', `a box of ${size} bytes in ${bytes.length - at}`);
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + BOX_HEAD, at + size) });
    at += size;
  }
  return found;
}

/** The body of the first box along a path, e.g. ['mdia', 'mdhd']. Throws 'bad-input' where there is none. */
export function boxAt(bytes: Buffer, path: readonly string[]): Buffer {
  return path.reduce((inside, type) => {
    const found = boxesIn(inside).find((one) => one.type === type);
    if (found === undefined) throw badMedia('MP4', `there is no ${type}`);
    return found.body;
  }, bytes);
}
