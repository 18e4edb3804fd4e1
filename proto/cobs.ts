/**
 * Consistent Overhead Byte Stuffing: turns any bytes into bytes without a zero, so that zero can end a frame.
 * Cheshire and Baker, IEEE/ACM Transactions on Networking 7(2), 1999. Costs one byte in 254 and one more.
 */

/** Largest size in bytes that `length` bytes can have once encoded, without the delimiter. */
export function cobsBound(length: number): number {
  return length + Math.floor(length / 254) + 1;
}

/**
 * Encodes `input` into `out` from `at` on and returns the position after the last byte written.
 * `out` must have room for `cobsBound(input.length)` bytes after `at`. Writes no delimiter.
 */
export function cobsEncode(input: Uint8Array, out: Uint8Array, at: number): number {
  let codeAt = at;
  let code = 1;
  let to = at + 1;
  for (let from = 0; from < input.length; from++) {
    const byte = input[from]!;
    if (byte !== 0) {
      out[to++] = byte;
      code++;
      // A full block says 'no zero follows'; a new block starts only if there is more to say.
      if (code < 0xff) continue;
      if (from + 1 === input.length) break;
    }
    out[codeAt] = code;
    codeAt = to++;
    code = 1;
  }
  out[codeAt] = code;
  return to;
}

/**
 * Decodes `input[start..end)`, which must not contain the delimiter, into `out` from 0 on.
 * Returns the number of bytes written, or -1 if the bytes are not an encoding (a code that points past the end, a
 * zero, or nothing at all). `out` must have room for `end - start` bytes.
 */
export function cobsDecode(input: Uint8Array, start: number, end: number, out: Uint8Array): number {
  if (start === end) return -1;
  let from = start;
  let to = 0;
  while (from < end) {
    const code = input[from++]!;
    const blockEnd = from + code - 1;
    if (code === 0 || blockEnd > end) return -1;
    while (from < blockEnd) {
      const byte = input[from++]!;
      if (byte === 0) return -1;
      out[to++] = byte;
    }
    if (code !== 0xff && from < end) out[to++] = 0;
  }
  return to;
}
