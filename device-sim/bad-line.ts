/** A line with errors: flips bits of what goes over it, by a seed. */
import { seeded } from './sim-clock.ts';

const BITS = 8;

/** Gives a function that returns the bytes with errors at this rate per bit; the input is not changed. */
export function badLine(bitErrorRate: number, seed: number): (bytes: Uint8Array) => Uint8Array {
  if (bitErrorRate <= 0) return (bytes) => bytes;
  const draw = seeded(seed);
  // The distance to the next error is drawn instead of every bit: geometric, by inversion.
  const gap = () => Math.floor(Math.log(1 - draw()) / Math.log(1 - bitErrorRate));
  let next = gap();
  return (bytes) => {
    const bits = bytes.length * BITS;
    if (next >= bits) {
      next -= bits;
      return bytes;
    }
    const spoilt = Uint8Array.prototype.slice.call(bytes);
    while (next < bits) {
      const at = next >>> 3;
      spoilt[at] = spoilt[at]! ^ (1 << (next & 7));
      next += 1 + gap();
    }
    next -= bits;
    return spoilt;
  };
}
