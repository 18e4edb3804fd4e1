/**
 * Questions to a dock that are not reads: asked, asked again when nothing comes, answered once. Sans-IO.
 *
 * Every question may be asked twice without harm (an erase order carries its own id), so a lost question and a lost
 * answer are the same thing.
 */
import type { Question } from '../domain/bay-source.ts';

/** Questions of one dock that may wait at once; more are a mistake of ours and fail. */
export const MAX_CALLS = 256;
/** How often a question is put before the answer is 'no-answer'. */
const MAX_ATTEMPTS = 9;
const FIRST_WAIT_MS = 1_500;
const LONGEST_WAIT_MS = 8_000;
/** After a Progress the dock has this long for the next. */
const PROGRESS_WAIT_MS = 15_000;
/** A dock that said BUSY is asked again after this, at most MAX_BUSY times. */
const BUSY_WAIT_MS = 500;
const MAX_BUSY = 60;

export interface Call {
  readonly ticket: number;
  readonly bay: number;
  readonly question: Question;
  readonly askedAt: number;
  number: number;
  attempts: number;
  busy: number;
  deadline: number;
}

export class Calls {
  readonly #nextCall: () => number;
  readonly #waiting = new Map<number, Call>();

  constructor(nextCall: () => number) {
    this.#nextCall = nextCall;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Opens a question; it is to be sent at once. undefined when there is no room. */
  open(ticket: number, bay: number, question: Question, now: number): Call | undefined {
    if (this.#waiting.size >= MAX_CALLS) return undefined;
    const call: Call = { ticket, bay, question, askedAt: now, number: this.#nextCall(), attempts: 1, busy: 0, deadline: now + FIRST_WAIT_MS };
    this.#waiting.set(call.number, call);
    return call;
  }

  find(number: number): Call | undefined {
    return this.#waiting.get(number);
  }

  close(call: Call): void {
    this.#waiting.delete(call.number);
  }

  progress(number: number, now: number): boolean {
    const call = this.#waiting.get(number);
    if (call === undefined) return false;
    call.deadline = now + PROGRESS_WAIT_MS;
    return true;
  }

  /** The dock has no room: ask again later. False when it has said so too often. */
  busy(call: Call, now: number): boolean {
    call.busy += 1;
    call.attempts = 0;
    call.deadline = now + BUSY_WAIT_MS;
    return call.busy <= MAX_BUSY;
  }

  nextDeadlineMs(): number {
    let next = Infinity;
    for (const call of this.#waiting.values()) next = Math.min(next, call.deadline);
    return next;
  }

  /** Questions whose time is up: `again` are to be sent anew under their new number, `given up` are over. */
  tick(now: number): { readonly again: readonly Call[]; readonly givenUp: readonly Call[] } {
    const again: Call[] = [];
    const givenUp: Call[] = [];
    for (const call of [...this.#waiting.values()]) {
      if (now < call.deadline) continue;
      this.#waiting.delete(call.number);
      if (call.attempts >= MAX_ATTEMPTS) {
        givenUp.push(call);
        continue;
      }
      call.attempts += 1;
      call.number = this.#nextCall();
      call.deadline = now + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 1.5 ** (call.attempts - 1));
      this.#waiting.set(call.number, call);
      again.push(call);
    }
    return { again, givenUp };
  }

  /** Takes everything out, or everything about one bay. */
  drop(bay?: number): readonly Call[] {
    const dropped = [...this.#waiting.values()].filter((call) => bay === undefined || call.bay === bay);
    for (const call of dropped) this.#waiting.delete(call.number);
    return dropped;
  }
}
