/** What the tests of lines share: a clock that is put forward by hand, wires that are written down, waits with a bound. */
import type { Cancel, Clock } from '../../gateway/clock.ts';
import type { AcceptWire, Wire } from '../../gateway/ports/carrier.ts';

const LOOK_EVERY_MS = 3;

/** One wire and all that was told of it. */
export interface HeardWire {
  readonly wire: Wire;
  readonly heard: Uint8Array[];
  readonly damaged: string[];
  writable: number;
  closed: string | null;
}

export interface Desk {
  readonly wires: HeardWire[];
  readonly accept: AcceptWire;
}

/** Takes every wire and answers nothing. */
export function desk(): Desk {
  const wires: HeardWire[] = [];
  return {
    wires,
    accept: (wire) => {
      const one: HeardWire = { wire, heard: [], damaged: [], writable: 0, closed: null };
      wires.push(one);
      const alive = () => { if (one.closed !== null) throw new Error('a wire spoke after its end'); };
      return {
        received: (envelope) => { alive(); one.heard.push(envelope); },
        damaged: (why) => { alive(); one.damaged.push(why); },
        writable: () => { alive(); one.writable += 1; },
        closed: (why) => { alive(); one.closed = why; },
      };
    },
  };
}

export async function until(what: string, reached: () => boolean, withinMs = 5_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!reached()) {
    if (performance.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY_MS); });
  }
}

/** Time passes only by `pass`. */
export class HandClock implements Clock {
  readonly waits: number[] = [];
  #now = 0;
  #timers: { readonly at: number; readonly then: () => void }[] = [];

  wallMs(): number {
    return this.#now;
  }

  monotonicMs(): number {
    return this.#now;
  }

  at(atMs: number, then: () => void): Cancel {
    const timer = { at: atMs, then };
    this.waits.push(atMs - this.#now);
    this.#timers.push(timer);
    return () => { this.#timers = this.#timers.filter((one) => one !== timer); };
  }

  randomBytes(length: number): Uint8Array {
    return new Uint8Array(length).fill(255);
  }

  get timers(): number {
    return this.#timers.length;
  }

  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.then();
    }
    this.#now = end;
  }
}
