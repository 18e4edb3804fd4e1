/**
 * How large the next chunks should be on this line: as large as errors, the peer's buffer and its pace allow.
 *
 * With b errors per byte and h bytes of surroundings, a line delivers c/(c+h) * exp(-b(c+h)) of what it carries, which
 * is largest near c = sqrt(h/b). b is not known, it is estimated from how many of the last frames came whole.
 */

/** Bytes around the data of a chunk on a serial line: envelope fields, CRC-32C, COBS, delimiter. */
const SURROUNDINGS = 26;
/** Frames after which the estimate is made anew. */
const WINDOW_FRAMES = 32;
/** A chunk holds the line for at most this long, so that heartbeats and answers get through between chunks. */
const LONGEST_ON_THE_LINE_MS = 100;
export const SMALLEST_CHUNK = 64;

export class ChunkSize {
  readonly #largest: number;
  #whole = 0;
  #damaged = 0;
  #byErrors: number;

  /** `largest`: bytes of data that fit the peer's and the carrier's envelopes. */
  constructor(largest: number) {
    this.#largest = Math.max(SMALLEST_CHUNK, largest);
    this.#byErrors = this.#largest;
  }

  /** Bytes of data for chunks asked for now, given the pace of the line in bytes per second. */
  at(bytesPerSecond: number): number {
    const byPace = Math.floor((bytesPerSecond * LONGEST_ON_THE_LINE_MS) / 1000);
    return Math.max(SMALLEST_CHUNK, Math.min(this.#byErrors, byPace, this.#largest));
  }

  cameWhole(): void {
    this.#whole += 1;
    this.#judge();
  }

  cameDamaged(): void {
    this.#damaged += 1;
    this.#judge();
  }

  #judge(): void {
    const frames = this.#whole + this.#damaged;
    if (frames < WINDOW_FRAMES) return;
    if (this.#damaged === 0) {
      this.#byErrors = Math.min(this.#largest, this.#byErrors * 2);
    } else {
      const share = Math.max(this.#whole / frames, 1 / (2 * WINDOW_FRAMES));
      const errorsPerByte = -Math.log(share) / (this.#byErrors + SURROUNDINGS);
      this.#byErrors = Math.max(SMALLEST_CHUNK, Math.min(this.#largest, Math.round(Math.sqrt(SURROUNDINGS / errorsPerByte))));
    }
    this.#whole = 0;
    this.#damaged = 0;
  }
}
