/**
 * Many may read a volume at once; to remount it, one must be alone. Those who want to be alone go before readers that
 * come later, so that a remount waits for one piece of reading and not for a whole card.
 */

/** Callers that may wait; a docking has two batches of 128 under way. */
const MAX_WAITING = 1_024;

export class Turnstile {
  readonly #most: number;
  readonly #waiting: { readonly alone: boolean; readonly enter: () => void }[] = [];
  #inside = 0;
  #alone = false;

  /** @param most how many read at once */
  constructor(most: number) {
    this.#most = most;
  }

  shared<T>(work: () => Promise<T>): Promise<T> {
    return this.#pass(false, work);
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#pass(true, work);
  }

  async #pass<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length >= MAX_WAITING) throw new Error(`more than ${MAX_WAITING} wait for one volume`);
    await new Promise<void>((enter) => {
      const entry = { alone, enter };
      const firstShared = this.#waiting.findIndex((one) => !one.alone);
      if (alone && firstShared >= 0) this.#waiting.splice(firstShared, 0, entry);
      else this.#waiting.push(entry);
      this.#admit();
    });
    try {
      return await work();
    } finally {
      if (alone) this.#alone = false;
      else this.#inside -= 1;
      this.#admit();
    }
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined && !this.#alone; next = this.#waiting[0]) {
      if (next.alone ? this.#inside > 0 : this.#inside >= this.#most) return;
      this.#waiting.shift();
      if (next.alone) this.#alone = true;
      else this.#inside += 1;
      next.enter();
    }
  }
}
