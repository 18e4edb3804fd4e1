/**
 * How long to wait before a line or a broker is tried again: doubling between two bounds, with a spread so that many
 * stations that lost one broker do not come back in one instant.
 */
import type { Cancel, Clock } from '../clock.ts';

/** First wait in milliseconds, and the longest. */
export const RETRY_FIRST_MS = 250;
export const RETRY_MOST_MS = 10_000;
/** What stayed up this long is in order: the next loss starts with the first wait again. */
export const STEADY_MS = 10_000;

export class BackOff {
  readonly #clock: Clock;
  #wait = RETRY_FIRST_MS;
  #upAt: number | undefined;
  #cancel: Cancel | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** It is up now. */
  up(): void {
    this.#upAt = this.#clock.monotonicMs();
  }

  /** Calls `then` after the next wait; a call that is still waiting is replaced. */
  again(then: () => void): void {
    const now = this.#clock.monotonicMs();
    if (this.#upAt !== undefined && now - this.#upAt >= STEADY_MS) this.#wait = RETRY_FIRST_MS;
    this.#upAt = undefined;
    // Between half of the wait and the whole of it.
    const spread = 0.5 + (this.#clock.randomBytes(1)[0] ?? 0) / 512;
    this.cancel();
    this.#cancel = this.#clock.at(now + this.#wait * spread, then);
    this.#wait = Math.min(RETRY_MOST_MS, this.#wait * 2);
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
