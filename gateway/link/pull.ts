/**
 * Reading clips through a dock: which bytes to ask for next, of which bay, and what to ask again. Sans-IO.
 *
 * The dock answers the reads of one bay in the order in which they were asked, and a line keeps that order. So bytes of
 * a later read show that what is missing of an earlier one was lost, and only the missing bytes are asked for again.
 * Where nothing more comes, a deadline in the manner of RFC 6298 finds it out.
 */
import { assert } from '../domain/errors.ts';
import type { ReadSpan } from '../domain/bay-source.ts';

/** Bytes asked for and not yet taken by the store, per dock: the memory that one dock can fill. */
export const LARGEST_WINDOW = 2 * 1024 * 1024;
const SMALLEST_WINDOW = 4 * 1024;
/** The window holds what the dock delivers in this time. */
const WINDOW_MS = 500;
/** Bytes per second that are assumed before anything was measured. */
const FIRST_PACE = 64 * 1024;
/** Chunks of one read question. */
const CHUNKS_PER_QUESTION = 32;
/** Largest read question in bytes; the link's own limit is 4 MiB. */
const LARGEST_QUESTION = 512 * 1024;
/** Read questions open at once, per dock. */
const MAX_OPEN = 48;
/** How often a read may go unanswered in a row before it is given up. */
const MAX_SILENT_ROUNDS = 8;
const SHORTEST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;
/** A question that gets nothing for this long is lost, however busy the dock is with others. */
const STARVED_MS = 30_000;
/** How long a dock is left alone that said BUSY. */
const BUSY_MS = 250;
const PACE_SAMPLE_MS = 100;

interface Hole { from: number; to: number }

interface Reading {
  readonly ticket: number;
  readonly bay: number;
  readonly span: ReadSpan;
  /** What is still to be asked for, in order. */
  readonly wanted: Hole[];
  /** Bytes that came. */
  came: number;
  silentRounds: number;
}

interface OpenRead {
  readonly call: number;
  readonly reading: Reading;
  readonly end: number;
  next: number;
  readonly askedAt: number;
  heardAt: number;
  first: boolean;
}

export type PullAction =
  | { readonly kind: 'ask-read'; readonly call: number; readonly bay: number; readonly span: ReadSpan; readonly chunk: number }
  | { readonly kind: 'bytes'; readonly ticket: number; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'read-done'; readonly ticket: number }
  | { readonly kind: 'read-failed'; readonly ticket: number; readonly why: 'no-answer' };

/** All reads of one dock. */
export class Pull {
  readonly #nextCall: () => number;
  readonly #chunkSize: (bytesPerSecond: number) => number;
  readonly #readings = new Map<number, Reading>();
  /** Bays that have something to ask for, in the order of their turns. */
  readonly #turns: { readonly bay: number; readonly queue: Reading[] }[] = [];
  /** In the order in which they were asked: Map keeps it. */
  readonly #open = new Map<number, OpenRead>();
  #asked = 0;
  #held = 0;
  #pace = FIRST_PACE;
  #paceBytes = 0;
  #paceSince: number | undefined;
  #heardAt = -Infinity;
  #rtt: number | undefined;
  #rttSpread = 0;
  #backoff = 1;
  #quietUntil = -Infinity;

  constructor(nextCall: () => number, chunkSize: (bytesPerSecond: number) => number) {
    this.#nextCall = nextCall;
    this.#chunkSize = chunkSize;
  }

  get bytesPerSecond(): number {
    return this.#pace;
  }

  read(ticket: number, bay: number, span: ReadSpan): void {
    assert(!this.#readings.has(ticket), 'a ticket stands for one reading');
    const reading: Reading = { ticket, bay, span, wanted: [{ from: span.offset, to: span.offset + span.length }], came: 0, silentRounds: 0 };
    this.#readings.set(ticket, reading);
    this.#queue(reading, false);
  }

  /** Forgets a reading. Bytes that are still on their way for it are dropped when they come. */
  cancel(ticket: number): void {
    const reading = this.#readings.get(ticket);
    if (reading === undefined) return;
    this.#readings.delete(ticket);
    reading.wanted.length = 0;
    for (const open of this.#open.values()) if (open.reading === reading) this.#close(open);
    this.#dequeue(reading);
  }

  /** Bytes of a 'bytes' action are out of memory. Owed once for each, whatever became of its reading. */
  taken(bytes: number): void {
    this.#held -= bytes;
    assert(this.#held >= 0, 'no more bytes are taken than came');
  }

  /** Questions to send now, as far as the window goes; bays take turns. */
  ask(now: number, actions: PullAction[]): void {
    if (now < this.#quietUntil) return;
    const chunk = this.#chunkSize(this.#pace);
    const window = Math.max(SMALLEST_WINDOW, Math.min(LARGEST_WINDOW, (this.#pace * WINDOW_MS) / 1000));
    const chunks = Math.floor(Math.min(LARGEST_QUESTION, chunk * CHUNKS_PER_QUESTION, window / 2) / chunk);
    const length = Math.max(1, chunks) * chunk;
    while (this.#turns.length > 0 && this.#open.size < MAX_OPEN && (this.#asked + this.#held < window || this.#open.size === 0)) {
      const room = LARGEST_WINDOW - this.#asked - this.#held;
      if (room < chunk) return;
      const turn = this.#turns.shift()!;
      const reading = turn.queue[0]!;
      const hole = reading.wanted[0];
      assert(hole !== undefined, 'a reading in the queue wants something');
      const to = Math.min(hole.to, hole.from + Math.min(length, Math.floor(room / chunk) * chunk));
      this.#openRead(reading, hole.from, to, chunk, now, actions);
      hole.from = to;
      if (hole.from === hole.to) reading.wanted.shift();
      if (reading.wanted.length === 0) turn.queue.shift();
      if (turn.queue.length > 0) this.#turns.push(turn);
    }
  }

  /** A chunk came. False if nobody asked for it (any more). */
  chunk(call: number, number: number, offset: number, data: Uint8Array, now: number, actions: PullAction[]): boolean {
    const open = this.#open.get(call);
    if (open === undefined || open.reading.span.number !== number) return false;
    if (data.length === 0 || offset < open.next || offset + data.length > open.end) return false;
    this.#heard(open, now, data.length);
    this.#earlierAreLost(open);
    const { reading } = open;
    if (offset > open.next) this.#wantAgain(reading, open.next, offset);
    this.#asked -= offset + data.length - open.next;
    open.next = offset + data.length;
    reading.came += data.length;
    this.#held += data.length;
    reading.silentRounds = 0;
    if (open.next === open.end) this.#open.delete(call);
    actions.push({ kind: 'bytes', ticket: reading.ticket, position: offset, bytes: data });
    if (reading.came === reading.span.length) {
      this.#readings.delete(reading.ticket);
      actions.push({ kind: 'read-done', ticket: reading.ticket });
    }
    return true;
  }

  /** The dock had no room: what is missing is asked for a little later. False if the call is not one of these. */
  busy(call: number, now: number): boolean {
    const open = this.#open.get(call);
    if (open === undefined) return false;
    this.#lost(open);
    this.#quietUntil = now + BUSY_MS;
    return true;
  }

  /** The reading that a call belongs to; undefined if it is not one of these. */
  ticketOf(call: number): number | undefined {
    return this.#open.get(call)?.reading.ticket;
  }

  nextDeadlineMs(): number {
    let next = this.#turns.length > 0 && this.#quietUntil > -Infinity ? this.#quietUntil : Infinity;
    for (const open of this.#open.values()) next = Math.min(next, this.#deadlineOf(open));
    return next;
  }

  tick(now: number, actions: PullAction[]): void {
    // A pause that is over must not stay the next deadline while something else (a full window) keeps reads from going out.
    if (now >= this.#quietUntil) this.#quietUntil = -Infinity;
    let expired = false;
    for (const open of [...this.#open.values()]) {
      if (now < this.#deadlineOf(open)) continue;
      expired = true;
      if (open.first) open.reading.silentRounds += 1;
      this.#lost(open);
      if (open.reading.silentRounds > MAX_SILENT_ROUNDS && this.#readings.has(open.reading.ticket)) {
        this.cancel(open.reading.ticket);
        actions.push({ kind: 'read-failed', ticket: open.reading.ticket, why: 'no-answer' });
      }
    }
    if (expired) this.#backoff = Math.min(this.#backoff * 2, LONGEST_WAIT_MS / SHORTEST_WAIT_MS);
  }

  #openRead(reading: Reading, from: number, to: number, chunk: number, now: number, actions: PullAction[]): void {
    const call = this.#nextCall();
    this.#open.set(call, { call, reading, end: to, next: from, askedAt: now, heardAt: now, first: true });
    this.#asked += to - from;
    const { number, tag } = reading.span;
    actions.push({ kind: 'ask-read', call, bay: reading.bay, span: { number, tag, offset: from, length: to - from }, chunk });
  }

  #heard(open: OpenRead, now: number, bytes: number): void {
    if (open.first) {
      const rtt = now - open.askedAt;
      this.#rttSpread = this.#rtt === undefined ? rtt / 2 : 0.75 * this.#rttSpread + 0.25 * Math.abs(this.#rtt - rtt);
      this.#rtt = this.#rtt === undefined ? rtt : 0.875 * this.#rtt + 0.125 * rtt;
      open.first = false;
    }
    open.heardAt = now;
    this.#heardAt = now;
    this.#backoff = 1;
    // A pause in which nothing was asked for says nothing about the line, so the sample begins anew after one.
    if (this.#paceSince === undefined) {
      this.#paceSince = now;
      this.#paceBytes = 0;
    }
    this.#paceBytes += bytes;
    const passed = now - this.#paceSince;
    const full = this.#paceBytes >= this.#pace;
    if (passed >= PACE_SAMPLE_MS || (full && passed >= 1)) {
      const sample = (this.#paceBytes * 1000) / passed;
      this.#pace = sample > this.#pace ? sample : 0.7 * this.#pace + 0.3 * sample;
      this.#paceSince = now;
      this.#paceBytes = 0;
    }
  }

  #earlierAreLost(answered: OpenRead): void {
    for (const open of this.#open.values()) {
      if (open === answered) return;
      if (open.reading.bay === answered.reading.bay) this.#lost(open);
    }
  }

  #lost(open: OpenRead): void {
    this.#close(open);
    if (this.#readings.has(open.reading.ticket)) this.#wantAgain(open.reading, open.next, open.end);
  }

  #close(open: OpenRead): void {
    this.#open.delete(open.call);
    this.#asked -= open.end - open.next;
    if (this.#open.size === 0) this.#paceSince = undefined;
  }

  /** Lost bytes go before what was never asked for, so that the durable offset can move on. */
  #wantAgain(reading: Reading, from: number, to: number): void {
    const { wanted } = reading;
    let i = 0;
    while (i < wanted.length && wanted[i]!.from < from) i += 1;
    wanted.splice(i, 0, { from, to });
    this.#queue(reading, true);
  }

  #queue(reading: Reading, first: boolean): void {
    let turn = this.#turns.find((one) => one.bay === reading.bay);
    if (turn === undefined) {
      turn = { bay: reading.bay, queue: [] };
      this.#turns.push(turn);
    }
    if (turn.queue.includes(reading)) return;
    if (first) turn.queue.unshift(reading);
    else turn.queue.push(reading);
  }

  #dequeue(reading: Reading): void {
    const at = this.#turns.findIndex((turn) => turn.queue.includes(reading));
    if (at < 0) return;
    const turn = this.#turns[at]!;
    turn.queue.splice(turn.queue.indexOf(reading), 1);
    if (turn.queue.length === 0) this.#turns.splice(at, 1);
  }

  #deadlineOf(open: OpenRead): number {
    const wait = Math.max(SHORTEST_WAIT_MS, Math.min(LONGEST_WAIT_MS, (this.#rtt ?? LONGEST_WAIT_MS / 4) + 4 * this.#rttSpread));
    const quiet = Math.max(open.askedAt, this.#heardAt) + Math.min(LONGEST_WAIT_MS, wait * this.#backoff);
    return Math.min(quiet, open.heardAt + STARVED_MS);
  }
}
