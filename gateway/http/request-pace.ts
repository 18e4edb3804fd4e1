/** How fast one caller may ask: token buckets, by account for who has signed in, by address for everybody else. */
import type { Clock } from '../clock.ts';

export interface Pace {
  readonly perSecond: number;
  /** How many at once after a pause. */
  readonly burst: number;
}

/** A page that opens asks for a dozen things at once; a clerk does not open thirty pages a second. */
export const SIGNED_IN: Pace = { perSecond: 30, burst: 300 };
/** Signing in, pages and their parts. */
export const ANYBODY: Pace = { perSecond: 30, burst: 300 };
const MAX_TRACKED = 10_000;

interface Bucket {
  tokens: number;
  atMs: number;
}

export class RequestPace {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds until this caller may ask again; 0 when this request is within the pace, which it then uses up. */
  take(caller: string, { perSecond, burst }: Pace): number {
    const now = this.#clock.monotonicMs();
    const before = this.#buckets.get(caller);
    const tokens = before === undefined ? burst : Math.min(burst, before.tokens + ((now - before.atMs) / 1000) * perSecond);
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: now });
    // The longest quiet ones are forgotten first: their buckets are full by now, or somebody pretends to be very many.
    while (this.#buckets.size > MAX_TRACKED) this.#buckets.delete(this.#buckets.keys().next().value!);
    return tokens >= 1 ? 0 : ((1 - tokens) / perSecond) * 1000;
  }
}
