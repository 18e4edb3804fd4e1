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
/** So many damaged frames and no whole one say enough: waiting for more would cost a timeout each. */
const HOPELESS_FRAMES = 4;
/** A chunk holds the line for at most this long, so that heartbeats and answers get through between chunks. */
const LONGEST_ON_THE_LINE_MS = 100;
export const SMALLEST_CHUNK = 64;

export class ChunkSize {
  readonly #largest: number;
  #whole = 0;
  #damaged = 0;
  #byErrors: number;
  /** Bytes of the frames since the last judgement: those under way may be of another size than those asked for now. */
  #bytes = 0;

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

  /** What the errors alone would allow, whatever the pace. */
  get byErrors(): number {
    return this.#byErrors;
  }

  /** A chunk of `bytes` bytes of data came. */
  cameWhole(bytes: number): void {
    this.#whole += 1;
    this.#bytes += bytes + SURROUNDINGS;
    this.#judge();
  }

  /** A frame of `length` bytes was none. */
  cameDamaged(length: number): void {
    this.#damaged += 1;
    this.#bytes += length;
    this.#judge();
  }

  #judge(): void {
    const frames = this.#whole + this.#damaged;
    const hopeless = this.#whole === 0 && this.#damaged >= HOPELESS_FRAMES;
    if (frames < WINDOW_FRAMES && !hopeless) return;
    if (this.#damaged === 0) {
      this.#byErrors = Math.min(this.#largest, this.#byErrors * 2);
    } else {
      const share = Math.max(this.#whole / frames, 1 / (2 * frames));
      const errorsPerByte = -Math.log(share) / (this.#bytes / frames);
      this.#byErrors = Math.max(SMALLEST_CHUNK, Math.min(this.#largest, Math.round(Math.sqrt(SURROUNDINGS / errorsPerByte))));
    }
    this.#whole = 0;
    this.#damaged = 0;
    this.#bytes = 0;
  }
}
