/** Time and chance for the simulator: the machine's own, or a seed's. */
import { randomBytes } from 'node:crypto';

export interface SimClock {
  wallMs(): number;
  monotonicMs(): number;
  /** Calls `then` once at the monotonic time `atMs`; the result stops it. */
  at(atMs: number, then: () => void): () => void;
  randomBytes(length: number): Uint8Array;
}

export const machineClock: SimClock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  at(atMs, then) {
    const timer = setTimeout(then, Math.max(0, atMs - performance.now()));
    timer.unref();
    return () => clearTimeout(timer);
  },
  randomBytes: (length) => randomBytes(length),
};

/** A stream of numbers in [0, 1) that a seed gives again: xorshift32. Not for secrets. */
export function seeded(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}
