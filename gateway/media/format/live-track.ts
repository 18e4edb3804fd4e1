/** One track's samples on their way into fragments: where each begins, and with that how long the one before is. Pure. */
import type { Sample } from './mp4-fragment.ts';

/** A sender's milliseconds are rounded, and its sound comes in frames of a known length: so far the frames' own count is believed. */
export const SOUND_TOLERANCE_MS = 60;
/** Length of a picture whose successor never comes, where there was none before it either: 25 a second. */
const LONE_PICTURE_MS = 40;

interface Pending { readonly start: number; readonly composition: number; readonly key: boolean; readonly data: Buffer }

export class LiveTrack {
  readonly timescale: number;
  /** Units of one sample where all have the same; null for pictures. */
  readonly #frame: number | null;
  readonly #pending: Pending[] = [];
  #bytes = 0;
  #lastStart: number | undefined;
  #lastDuration: number;

  constructor(timescale: number, frame: number | null) {
    this.timescale = timescale;
    this.#frame = frame;
    this.#lastDuration = frame ?? Math.round(LONE_PICTURE_MS * timescale / 1_000);
  }

  get pendingSamples(): number {
    return this.#pending.length;
  }

  get pendingBytes(): number {
    return this.#bytes;
  }

  get pendingMs(): number {
    const first = this.#pending[0];
    return first === undefined ? 0 : (this.#lastStart! - first.start) * 1_000 / this.timescale;
  }

  /** @param start where it would be by the sender's clock, units from the file's beginning; it is never before the one before */
  add(start: number, composition: number, key: boolean, data: Buffer): void {
    const last = this.#lastStart;
    const placed = last === undefined ? Math.max(0, start) : this.#after(last, start);
    this.#lastStart = placed;
    this.#pending.push({ start: placed, composition, key, data });
    this.#bytes += data.length;
  }

  #after(last: number, start: number): number {
    if (this.#frame !== null && Math.abs(start - last - this.#frame) <= SOUND_TOLERANCE_MS * this.timescale / 1_000) return last + this.#frame;
    return Math.max(start, last + 1);
  }

  /** What is ready for a fragment: all but the newest, whose length is not known yet; with `last` that, too. undefined for nothing. */
  take(last: boolean): { readonly decodeTime: number; readonly samples: readonly Sample[] } | undefined {
    const count = last ? this.#pending.length : this.#pending.length - 1;
    if (count <= 0) return undefined;
    const taken = this.#pending.splice(0, count);
    const samples = taken.map(({ start, composition, key, data }, at) => {
      const next = taken[at + 1] ?? this.#pending[0];
      this.#lastDuration = next === undefined ? this.#lastDuration : next.start - start;
      this.#bytes -= data.length;
      return { data, duration: this.#lastDuration, composition, key };
    });
    return { decodeTime: taken[0]!.start, samples };
  }
}
