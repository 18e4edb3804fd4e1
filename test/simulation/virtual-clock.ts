/**
 * Time that passes only when a simulation lets it. Between two timers everything that follows from the first one runs to
 * its end: promises and process.nextTick are drained wholly before the event loop goes on, so one turn of setImmediate is
 * enough, however long their chains are. So the order of events is a function of the seed, as long as what is simulated
 * waits for nothing but this clock: no sockets, no real files, no setTimeout or setImmediate of its own.
 */
import type { Cancel, Clock } from '../../gateway/clock.ts';
import { SeededRandom } from './seeded-random.ts';

const START_WALL_MS = Date.UTC(2026, 10, 23, 0, 0, 0);
/** Timers that one run may fire: more is a loop that never ends. */
const MAX_STEPS = 20_000_000;
/**
 * Times are multiples of this, a power of two, so that a process's own time (machine time less its start) is exact. With
 * rounding, a timer could ring a hair before the time that it was set for, and would be set for the same moment again, for ever.
 */
const TICK_MS = 1 / 1024;
/** Virtual time after which a promise that is driven is given up. */
const DRIVE_LIMIT_MS = 24 * 3_600_000;

interface Timer {
  readonly atMs: number;
  /** Breaks ties; drawn by seed if the clock shuffles, else 0. */
  readonly lot: number;
  readonly nth: number;
  readonly then: () => void;
}

export interface VirtualClockOptions {
  readonly random: SeededRandom;
  /** Timers that are due at one moment fire in an order drawn by the seed instead of the order in which they were set. */
  readonly shuffle?: boolean;
}

export class VirtualClock implements Clock {
  readonly #random: SeededRandom;
  readonly #lots: SeededRandom | undefined;
  /** In the order in which they will fire. */
  readonly #timers: Timer[] = [];
  #nowMs = 0;
  #wallOffsetMs = START_WALL_MS;
  #nth = 0;
  #steps = 0;

  constructor({ random, shuffle = false }: VirtualClockOptions) {
    this.#random = random.fork('clock');
    this.#lots = shuffle ? random.fork('lots') : undefined;
  }

  wallMs(): number {
    return Math.floor(this.#nowMs + this.#wallOffsetMs);
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  at(atMs: number, then: () => void): Cancel {
    if (Number.isNaN(atMs)) throw new RangeError('a timer was set for a time that is not a number');
    const timer: Timer = { atMs: Math.max(onTick(atMs), this.#nowMs), lot: this.#lots?.next() ?? 0, nth: (this.#nth += 1), then };
    let low = 0;
    for (let high = this.#timers.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (before(this.#timers[middle]!, timer)) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }

  randomBytes(length: number): Uint8Array {
    return this.#random.bytes(length);
  }

  /** Timers that wait. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Timers that have fired; two runs of one seed that differ here were not the same run. */
  get steps(): number {
    return this.#steps;
  }

  /** The wall clock is set: forward, or back with a negative number. Deadlines do not move. */
  jumpWall(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }

  /** Resolves after `ms` of virtual time. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => { this.at(this.#nowMs + ms, resolve); });
  }

  /** The clock of one process, from its start to its death. */
  startProcess(): ProcessClock {
    return new ProcessClock(this);
  }

  /** Lets everything run that needs no time to pass. */
  settle(): Promise<void> {
    return new Promise((resolve) => { setImmediate(resolve); });
  }

  /** Fires the next timer and what follows from it; false if none waits. A throw of the timer comes through. */
  async step(): Promise<boolean> {
    const timer = this.#timers.shift();
    if (timer === undefined) return false;
    if ((this.#steps += 1) > MAX_STEPS) throw new Error(`more than ${MAX_STEPS} timers have fired: the simulation does not end`);
    this.#nowMs = timer.atMs;
    timer.then();
    await this.settle();
    return true;
  }

  /** Lets `ms` pass, with everything that is due in them. */
  async advance(ms: number): Promise<void> {
    await this.runUntil(() => false, ms);
  }

  /**
   * Lets time pass until `done` is true, which is asked after each timer, or `limitMs` have passed. Returns whether it
   * became true. The time is then the one of the last timer, or the limit.
   */
  async runUntil(done: () => boolean, limitMs: number): Promise<boolean> {
    const endMs = onTick(this.#nowMs + limitMs);
    await this.settle();
    while (!done()) {
      const next = this.#timers[0];
      if (next === undefined || next.atMs > endMs) {
        this.#nowMs = Math.max(this.#nowMs, endMs);
        return done();
      }
      await this.step();
    }
    return true;
  }

  /** Lets time pass until the promise has settled, and gives what it gave. Throws when it would never, or within a day not. */
  async drive<T>(promise: Promise<T>, limitMs = DRIVE_LIMIT_MS): Promise<T> {
    let over = false;
    const end = () => { over = true; };
    promise.then(end, end);
    const endMs = this.#nowMs + limitMs;
    await this.settle();
    while (!over) {
      const next = this.#timers[0];
      if (next === undefined) throw new Error('a promise is waited for, and no timer is left that could settle it');
      if (next.atMs > endMs) throw new Error(`a promise has not settled in ${limitMs} ms of virtual time`);
      await this.step();
    }
    return promise;
  }
}

/** The same moment or the first tick after it. */
function onTick(ms: number): number {
  return Math.ceil(ms / TICK_MS) * TICK_MS;
}

function before(a: Timer, b: Timer): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs;
  return a.lot === b.lot ? a.nth < b.nth : a.lot < b.lot;
}

/** What one process sees of time: its monotonic clock begins at 0, and once it is dead none of its timers fires. */
export class ProcessClock implements Clock {
  readonly #machine: VirtualClock;
  readonly #startMs: number;
  readonly #waiting = new Set<Cancel>();
  #dead = false;

  constructor(machine: VirtualClock) {
    this.#machine = machine;
    this.#startMs = machine.monotonicMs();
  }

  wallMs(): number {
    return this.#machine.wallMs();
  }

  monotonicMs(): number {
    return this.#machine.monotonicMs() - this.#startMs;
  }

  at(atMs: number, then: () => void): Cancel {
    if (this.#dead) return () => undefined;
    const cancel = this.#machine.at(onTick(atMs) + this.#startMs, () => {
      this.#waiting.delete(cancel);
      then();
    });
    this.#waiting.add(cancel);
    return () => {
      this.#waiting.delete(cancel);
      cancel();
    };
  }

  randomBytes(length: number): Uint8Array {
    return this.#machine.randomBytes(length);
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** The process is no more: what it waited for never comes. */
  kill(): void {
    this.#dead = true;
    for (const cancel of this.#waiting) cancel();
    this.#waiting.clear();
  }
}
