/** Bits, most significant first, as H.264, H.265 and AAC write them. Reading beyond the end is an error, never a zero. */
import { badMedia } from './bad-media.ts';

/** Longest prefix of zeros of an Exp-Golomb code that stays within 32 bits (ITU-T H.264, 9.1). */
const MAX_PREFIX = 31;

export class BitReader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  #at = 0;

  /** `what` names the structure in errors. */
  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  get left(): number {
    return this.#bytes.length * 8 - this.#at;
  }

  /** 0 to 32 bits as an unsigned number. */
  bits(count: number): number {
    if (count > this.left) throw badMedia(this.#what, `ends ${count - this.left} bits too early`);
    let value = 0;
    for (let read = 0; read < count; read += 1) {
      value = value * 2 + ((this.#bytes[this.#at >> 3]! >> (7 - (this.#at & 7))) & 1);
      this.#at += 1;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  skip(count: number): void {
    if (count > this.left) throw badMedia(this.#what, `ends ${count - this.left} bits too early`);
    this.#at += count;
  }

  /** ue(v): unsigned Exp-Golomb (H.264, 9.1), at most `most`. */
  ue(most = 0xffff_fffe): number {
    let prefix = 0;
    while (!this.flag()) {
      prefix += 1;
      if (prefix > MAX_PREFIX) throw badMedia(this.#what, 'has a number that is too long');
    }
    const value = 2 ** prefix - 1 + this.bits(prefix);
    if (value > most) throw badMedia(this.#what, `has ${value} where ${most} is the most`);
    return value;
  }

  /** se(v): signed Exp-Golomb (H.264, 9.1.1). */
  se(): number {
    const code = this.ue();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }
}
