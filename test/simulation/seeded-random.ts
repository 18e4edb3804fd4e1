/** Numbers that a seed gives again: the only chance in a simulation. Not for secrets. */
import { createHash } from 'node:crypto';

/** The sfc32 generator (Chris Doty-Humphrey, PractRand), started from the SHA-256 of the seed's text. */
export class SeededRandom {
  readonly seed: string;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number | string) {
    this.seed = String(seed);
    const start = createHash('sha256').update(this.seed).digest();
    this.#a = start.readUInt32LE(0);
    this.#b = start.readUInt32LE(4);
    this.#c = start.readUInt32LE(8);
  }

  /** Numbers of its own, so that drawing more here does not change what is drawn there. */
  fork(label: string): SeededRandom {
    return new SeededRandom(`${this.seed}/${label}`);
  }

  /** 0 to 2^32 - 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) >>> 0;
    this.#counter = (this.#counter + 1) >>> 0;
    this.#a = (this.#b ^ (this.#b >>> 9)) >>> 0;
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) >>> 0;
    return sum;
  }

  /** At least 0, below 1. */
  fraction(): number {
    return this.next() / 0x1_0000_0000;
  }

  /** A whole number, 0 to `end` - 1; `end` is at least 1. */
  below(end: number): number {
    return Math.floor(this.fraction() * end);
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True with this probability. Draws nothing for 0, so that a fault that is off changes no other draw. */
  chance(probability: number): boolean {
    return probability > 0 && this.fraction() < probability;
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)]!;
  }

  shuffled<T>(from: Iterable<T>): T[] {
    const all = [...from];
    for (let last = all.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [all[last], all[other]] = [all[other]!, all[last]!];
    }
    return all;
  }

  bytes(length: number): Uint8Array {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; at += 1) bytes[at] = this.next() >>> 24;
    return bytes;
  }
}
