/**
 * One stream of changes (server-sent events) for each browser: what kind of thing has happened, never what about whom. Ids
 * are the custody log's sequence numbers, so a stream resumes where it broke off. A change is told only to those who may
 * list what it is about: of his unit, or his own, where his right reaches no farther (change-reach.ts).
 */
import type { ServerResponse } from 'node:http';
import type { Cancel, Clock } from '../clock.ts';
import type { EventKind, LoggedEvent } from '../domain/events.ts';
import type { RowsToRead } from '../domain/rows.ts';
import { mightDo, type Medium } from '../rules/permissions.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { concernedBy, reaches, type Concerned, type Hearer } from './change-reach.ts';

const HEARTBEAT_MS = 15_000;
/** Changes of bays are told so often at most. */
const BAYS_EVERY_MS = 500;
const LIVE_EVERY_MS = 300;
const MAX_STREAMS = 300;
const MAX_PER_ACCOUNT = 6;
/** A reader that has fallen behind so far loads everything again. */
const MAX_REPLAY = 1_000;
const MAX_BUFFERED_BYTES = 256 * 1024;

/** What a kind is about. Kinds that are not named are told to those alone who may read the custody log. */
const ABOUT: readonly (readonly [RegExp, Medium])[] = [
  [/^(Account|PasswordSet|SignIn|SignedIn|SignedOut|SecondFactor)/, 'account'], [/^ApiKey/, 'api-key'], [/^(Officer|Badge)/, 'officer'], [/^Dock/, 'dock'],
  [/^(RecorderAssigned|AssignmentEnded)/, 'assignment'], [/^(Recorder|CardListed|Quarantin|ClockSet)/, 'recorder'], [/^HandOut/, 'hand-out'], [/^Ratio/, 'ratio'],
  [/^(Firmware|RollOut)/, 'firmware'], [/^Finding/, 'finding'], [/^Alarm/, 'alarm'], [/^(Incident|LivePart)/, 'incident'], [/^LiveView/, 'custody-log'], [/^(Live(Asked|StopAsked|Began|Ended)|Pass(Given|Taken))/, 'live'], [/^(ClipStored|ClipsBound|ClipsGiven|ClipsNamed)/, 'clip-list'], [/^Activity/, 'activity'],
  [/^HandOver/, 'hand-over'], [/^Explanation/, 'explanation'], [/^Calendar/, 'calendar'], [/^ViewGrant/, 'view-grant'],
];

function aboutWhat(kind: EventKind): Medium {
  return ABOUT.find(([pattern]) => pattern.test(kind))?.[1] ?? 'custody-log';
}

export interface Listener {
  readonly account: string;
  /** As whom he listens now; undefined when the session is over. */
  who(): Hearer | undefined;
}

interface Stream {
  readonly listener: Listener;
  readonly out: ServerResponse;
  /** Next log index to be told; what is below has been. */
  next: number;
}

export class ChangeStream {
  readonly #log: CustodyLog;
  readonly #clock: Clock;
  readonly #rows: Pick<RowsToRead, 'get'>;
  readonly #streams = new Set<Stream>();
  /** Streams that are still told of the past: they count, so that many that come at once are not too many. */
  readonly #opening = new Set<Stream>();
  #heartbeat: Cancel;
  #bays: Cancel | undefined;
  #live: Cancel | undefined;

  constructor(log: CustodyLog, rows: Pick<RowsToRead, 'get'>, clock: Clock) {
    this.#log = log;
    this.#rows = rows;
    this.#clock = clock;
    this.#heartbeat = this.#beat();
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Begins to tell. `after` is the newest event that the reader knows; undefined for a new one. False when there are too many. */
  async open(listener: Listener, out: ServerResponse, after: number | undefined): Promise<boolean> {
    const open = [...this.#streams, ...this.#opening];
    if (open.length >= MAX_STREAMS || open.filter((one) => one.listener.account === listener.account).length >= MAX_PER_ACCOUNT) return false;
    const stream: Stream = { listener, out, next: this.#log.size };
    this.#opening.add(stream);
    try {
      await this.#begin(stream, after);
    } catch (error) {
      // The answer has begun: that the past cannot be read is told by its end.
      process.stderr.write(`zhilu: changes: ${error instanceof Error ? error.message : String(error)}\n`);
      this.#end(stream);
    } finally {
      this.#opening.delete(stream);
    }
    return true;
  }

  async #begin(stream: Stream, after: number | undefined): Promise<void> {
    const { out } = stream;
    out.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' });
    out.write(`retry: 2000\nid: ${stream.next - 1}\nevent: hello\ndata: {"size":${stream.next}}\n\n`);
    if (after !== undefined && after + 1 < stream.next) {
      const from = after + 1;
      if (from < 0 || stream.next - from > MAX_REPLAY) out.write('event: reset\ndata: {}\n\n');
      else for (let seq = from; seq < stream.next; seq += 1) await this.#tellPast(stream, seq);
    }
    out.once('close', () => this.#streams.delete(stream));
    if (out.destroyed) return;
    this.#streams.add(stream);
    // What came while the past was read.
    for (let seq = stream.next; seq < this.#log.size; seq += 1) await this.#tellPast(stream, seq);
  }

  told(events: readonly LoggedEvent[]): void {
    if (this.#streams.size === 0) return;
    for (const event of events) {
      const concerned = concernedBy(event, this.#rows);
      for (const stream of this.#streams) this.#send(stream, event.kind, event.seq, concerned);
    }
  }

  /** The bays have changed: readers ask for them anew. */
  baysChanged(): void {
    this.#bays ??= this.#clock.at(this.#clock.monotonicMs() + BAYS_EVERY_MS, () => {
      this.#bays = undefined;
      for (const stream of this.#streams) {
        const who = stream.listener.who();
        if (who !== undefined && mightDo(who.roles, 'view', 'dock').outcome === 'free') this.#write(stream, 'event: bays\ndata: {}\n\n');
      }
    });
  }

  /** Something about recorders that are out has changed: battery, place, line, picture. */
  liveChanged(): void {
    this.#live ??= this.#clock.at(this.#clock.monotonicMs() + LIVE_EVERY_MS, () => {
      this.#live = undefined;
      for (const stream of this.#streams) {
        const who = stream.listener.who();
        if (who !== undefined && mightDo(who.roles, 'list', 'live').outcome === 'free') this.#write(stream, 'event: live\ndata: {}\n\n');
      }
    });
  }

  /** Ends the streams of sessions that are over. */
  sweep(): void {
    for (const stream of this.#streams) if (stream.listener.who() === undefined) this.#end(stream);
  }

  stop(): void {
    this.#heartbeat();
    this.#bays?.();
    this.#live?.();
    for (const stream of this.#streams) this.#end(stream);
  }

  /** Whom it is about is looked up as it is now: what has moved to another unit since is told there. */
  async #tellPast(stream: Stream, seq: number): Promise<void> {
    const event = await this.#log.event(seq);
    this.#send(stream, event.kind, seq, concernedBy(event, this.#rows));
  }

  #send(stream: Stream, kind: EventKind, seq: number, concerned: Concerned | null): void {
    if (seq < stream.next && this.#streams.has(stream)) return;
    stream.next = Math.max(stream.next, seq + 1);
    const who = stream.listener.who();
    if (who === undefined) return this.#end(stream);
    if (reaches(who, aboutWhat(kind), concerned)) this.#write(stream, `id: ${seq}\nevent: change\ndata: {"seq":${seq},"kind":"${kind}"}\n\n`);
  }

  #write(stream: Stream, text: string): void {
    if (stream.out.writableLength > MAX_BUFFERED_BYTES) return this.#end(stream);
    stream.out.write(text);
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream);
    stream.out.destroy();
  }

  #beat(): Cancel {
    return this.#clock.at(this.#clock.monotonicMs() + HEARTBEAT_MS, () => {
      this.sweep();
      for (const stream of this.#streams) this.#write(stream, ': still here\n\n');
      this.#heartbeat = this.#beat();
    });
  }
}
