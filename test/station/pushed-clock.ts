/** The machine's time, which a test can push on: what waits for seconds or an hour is due at once. Devices and station share it. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../gateway/clock.ts';

/** Time is let pass in steps of this, so that heartbeats and repeats between them are heard, as they would be. */
const STEP_MS = 250;
const TURN_MS = 1;
const REAL_LIMIT_MS = 10_000;

interface Waiting {
  readonly atMs: number;
  readonly then: () => void;
  timer: NodeJS.Timeout;
}

export class PushedClock implements Clock {
  #pushedMs = 0;
  #wallMs = 0;
  readonly #waiting = new Set<Waiting>();

  wallMs(): number {
    return Date.now() + this.#pushedMs + this.#wallMs;
  }

  monotonicMs(): number {
    return performance.now() + this.#pushedMs;
  }

  at(atMs: number, then: () => void): () => void {
    const waiting: Waiting = { atMs, then, timer: setTimeout(() => undefined, 0) };
    this.#arm(waiting);
    this.#waiting.add(waiting);
    return () => {
      clearTimeout(waiting.timer);
      this.#waiting.delete(waiting);
    };
  }

  randomBytes(length: number): Uint8Array {
    return randomBytes(length);
  }

  /** The wall clock alone is set forward. */
  jumpWall(ms: number): void {
    this.#wallMs += ms;
  }

  /** Lets this much time pass. In one leap where nothing happens on the way that matters. */
  async pass(ms: number, stepMs = STEP_MS): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) await this.#step(stepMs);
  }

  /** Lets time pass until `done`, at most `limitMs` of it; then only real time, because disks are not pushed. Throws when it is not done by then. */
  async passUntil(what: string, done: () => boolean, limitMs: number): Promise<void> {
    for (let passed = 0; !done() && passed < limitMs; passed += STEP_MS) await this.#step(STEP_MS);
    for (const giveUpAt = performance.now() + REAL_LIMIT_MS; !done();) {
      if (performance.now() > giveUpAt) throw new Error(`not within ${limitMs} ms of pushed time: ${what}`);
      await this.#step(0);
    }
  }

  async #step(ms: number): Promise<void> {
    this.#pushedMs += ms;
    if (ms > 0) for (const waiting of this.#waiting) this.#arm(waiting);
    await new Promise((resolve) => { setTimeout(resolve, TURN_MS); });
  }

  #arm(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    waiting.timer = setTimeout(() => {
      if (this.monotonicMs() < waiting.atMs) return this.#arm(waiting);
      this.#waiting.delete(waiting);
      waiting.then();
    }, Math.max(0, Math.ceil(waiting.atMs - this.monotonicMs())));
    waiting.timer.unref();
  }
}
