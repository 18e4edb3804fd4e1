/** NAL units of H.264 and H.265: where they begin and end in a sample, and their bytes without emulation prevention. */
import { badMedia } from './bad-media.ts';

/** NAL units of one sample; real ones have a few dozen at most. */
const MAX_UNITS = 1_024;

/**
 * The NAL units of a sample in which each stands behind its length (ISO/IEC 14496-15, 4.3.3.1). Views, no copies. Throws
 * 'bad-input' where the lengths do not add up to the sample. Units of no bytes are left out.
 */
export function nalUnits(sample: Uint8Array, lengthSize: number): Uint8Array[] {
  const units: Uint8Array[] = [];
  for (let at = 0; at < sample.length;) {
    if (at + lengthSize > sample.length) throw badMedia('NAL units', 'the sample ends within a length');
    let length = 0;
    for (let byte = 0; byte < lengthSize; byte += 1) length = length * 256 + sample[at + byte]!;
    at += lengthSize;
    if (length > sample.length - at) throw badMedia('NAL units', `a unit of ${length} bytes in ${sample.length - at}`);
    if (length > 0) units.push(sample.subarray(at, at + length));
    if (units.length > MAX_UNITS) throw badMedia('NAL units', `more than ${MAX_UNITS} in one sample`);
    at += length;
  }
  return units;
}

/** RBSP of a NAL unit: without the 0x03 that keeps start codes out (H.264, 7.4.1; H.265, 7.4.2). `head` bytes of header are left out. */
export function rbspOf(unit: Uint8Array, head: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, unit.length - head));
  let length = 0;
  let zeros = 0;
  for (let at = head; at < unit.length; at += 1) {
    const byte = unit[at]!;
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}
