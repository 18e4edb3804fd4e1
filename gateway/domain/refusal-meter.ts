/** Lets so many refusals through in a span of time and counts the others, so that a flood of them is one line. Pure. */

export const REFUSALS_TOLD = 20;
export const REFUSAL_SPAN_MS = 10_000;

export class RefusalMeter {
  #startMs = -Infinity;
  #told = 0;
  #more = 0;

  /** How many were not told of since the last that was; undefined when this one is not told of either. */
  tell(nowMs: number): number | undefined {
    if (nowMs - this.#startMs >= REFUSAL_SPAN_MS) {
      this.#startMs = nowMs;
      this.#told = 0;
    }
    if (this.#told >= REFUSALS_TOLD) {
      this.#more += 1;
      return undefined;
    }
    this.#told += 1;
    const more = this.#more;
    this.#more = 0;
    return more;
  }
}
