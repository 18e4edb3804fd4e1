/** When a desk looks again at what waits for time: one timer, and whoever wants it sooner moves it forward, never back. */
import type { Cancel, Clock } from '../clock.ts';

export class NextLook {
  readonly #clock: Clock;
  readonly #look: () => void;
  #next: { readonly atMs: number; readonly cancel: Cancel } | undefined;
  #stopped = false;

  /** @param look called once for each time that was waited for; it may ask for the next itself */
  constructor(clock: Clock, look: () => void) {
    this.#clock = clock;
    this.#look = look;
  }

  /** Looks in so many milliseconds, unless it looks sooner already. Nothing happens after `stop`. */
  within(ms: number): void {
    if (this.#stopped) return;
    const atMs = this.#clock.monotonicMs() + ms;
    if (this.#next !== undefined && this.#next.atMs <= atMs) return;
    this.#next?.cancel();
    this.#next = { atMs, cancel: this.#clock.at(atMs, () => {
      this.#next = undefined;
      this.#look();
    }) };
  }

  stop(): void {
    this.#stopped = true;
    this.#next?.cancel();
  }
}
