/** Keeps a stream's time axis whole over publishers that come back, clocks that jump and numbers that wrap. Pure. */

/** A step of the sender's clock that is taken as it is, forwards. Pauses of a second or two are real. */
export const MAX_STEP_MS = 10_000;
/** Sound and picture are not sent in strict order; so far back is order, further is a jump. */
export const MAX_BACK_MS = 2_000;
/** Distance of two frames where the sender's clock does not tell it: on the safe side of 25 pictures a second. */
export const SEAM_MS = 40;

export class Timeline {
  #offset = 0;
  #newest: number | undefined;
  #seam = false;
  readonly #lastOf = new Map<number, number>();

  /** What comes next is of another sender's clock. */
  seam(): void {
    this.#seam = true;
  }

  /**
   * The sender's time on the stream's axis, milliseconds from the first publisher's own beginning; never less than the last
   * of the same track. At a seam and at a jump it goes on at once, so that a player does not wait through the gap.
   */
  place(track: number, senderMs: number): number {
    let at = senderMs + this.#offset;
    const newest = this.#newest;
    if (newest !== undefined && (this.#seam || at > newest + MAX_STEP_MS || at < newest - MAX_BACK_MS)) {
      this.#offset = newest + SEAM_MS - senderMs;
      at = newest + SEAM_MS;
    }
    this.#seam = false;
    at = Math.max(at, this.#lastOf.get(track) ?? 0);
    this.#lastOf.set(track, at);
    this.#newest = Math.max(newest ?? 0, at);
    return at;
  }
}
