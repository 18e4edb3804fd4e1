/**
 * The only source of time, timers and randomness in the gateway. Everything else takes them as arguments, so that a
 * test can run a day in a moment and a seed can run it again.
 */
import { randomBytes } from 'node:crypto';

/** Stops a timer; harmless when it has fired. */
export type Cancel = () => void;

export interface Clock {
  /** Wall clock, milliseconds since 1970-01-01T00:00:00Z. May jump. */
  wallMs(): number;
  /** Monotonic milliseconds since some start; for deadlines and rates. */
  monotonicMs(): number;
  /** Calls `then` once, not before the monotonic time `atMs`. Does not keep the process alive. */
  at(atMs: number, then: () => void): Cancel;
  /** Unpredictable bytes. */
  randomBytes(length: number): Uint8Array;
}

/** Longest delay that a Node timer takes, in milliseconds; later deadlines are reached in steps. */
const MAX_TIMER_MS = 2_000_000_000;

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  at(atMs, then) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const wait = Math.max(0, Math.ceil(atMs - performance.now()));
      timer = setTimeout(() => (performance.now() < atMs ? arm() : then()), Math.min(wait, MAX_TIMER_MS));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  },
  randomBytes: (length) => randomBytes(length),
};
