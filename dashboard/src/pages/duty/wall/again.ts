/** When a tile without a picture, or with an old one, asks again. Pure. */
import type { Codec } from './flv-tap.ts';

const AGAIN_MS = [250, 500, 1_000, 2_000] as const;
/** Each asking is two entries of the custody log: of what cannot be played it asks ever less often, until something else comes. */
const UNPLAYABLE_AGAIN_MS = [15_000, 30_000, 60_000, 120_000] as const;
/** The same of a line whose pictures are old: one that is slower than the stream makes them old again, however often it is opened. */
const OLD_AGAIN_MS = [15_000, 30_000, 60_000, 120_000] as const;
/** A line whose pictures were fresh for so long was quick enough: what makes them old after that is something new. */
const STEADY_MS = 60_000;

export class Again {
  #failures = 0;
  #old = 0;
  #unplayable: { readonly codec: Codec | undefined; readonly times: number } | undefined;

  /** Since the last picture that was seen. */
  get failed(): boolean {
    return this.#failures > 0;
  }

  /** Milliseconds that a line stays open, though its pictures are old. */
  get staysOldMs(): number {
    return OLD_AGAIN_MS[Math.min(this.#old, OLD_AGAIN_MS.length - 1)]!;
  }

  /** It is opened anew because its pictures are old. @param freshForMs from its opening to the last fresh one */
  afterOld(freshForMs: number): void {
    this.#old = freshForMs >= STEADY_MS ? 0 : this.#old + 1;
  }

  played(): void {
    this.#failures = 0;
    this.#unplayable = undefined;
  }

  /** The line broke, or nothing came: milliseconds until it is tried again. */
  afterBreak(): number {
    this.#failures += 1;
    return AGAIN_MS[Math.min(this.#failures, AGAIN_MS.length) - 1]!;
  }

  /** What came cannot be played. */
  afterUnplayable(codec: Codec | undefined): number {
    this.#failures += 1;
    const times = this.#unplayable?.codec === codec ? this.#unplayable!.times + 1 : 1;
    this.#unplayable = { codec, times };
    return UNPLAYABLE_AGAIN_MS[Math.min(times, UNPLAYABLE_AGAIN_MS.length) - 1]!;
  }
}
