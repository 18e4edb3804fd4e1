/**
 * Runs the dock link's machine over one wire: the only place where its actions become I/O, for every carrier. Each
 * recorder that comes into a bay becomes a BaySource; it ends when the recorder, the session or the wire does.
 */
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { AnswerTo, BaySource, Question, ReadSpan, RecorderReport, SourceFailure, TakeBytes } from '../domain/bay-source.ts';
import type { DockId } from '../domain/names.ts';
import { DockLink } from '../link/dock-link.ts';
import type { BayLight, BayState, LinkAction, LinkCounters, LinkSettings } from '../link/link-actions.ts';
import type { DockHello, Refusal } from '../link/handshake.ts';
import type { LinkAlarm } from '../link/translate.ts';
import { failure } from '../link/translate.ts';
import type { Wire, WireEvents } from '../ports/carrier.ts';

/** What the runner tells the offload desk. */
export interface DockEvents {
  /** A dock has proved itself. `end` closes its wire. */
  joined(dock: ConnectedDock): void;
  left(dock: ConnectedDock, why: string): void;
  bay(dock: ConnectedDock, state: BayState): void;
  docked(source: BaySource): void;
  /** The alarm is acknowledged to the dock when this resolves, so after it is in the custody log. */
  alarm(dock: ConnectedDock, alarm: LinkAlarm): Promise<void>;
  refused(wire: Wire, dock: DockId | null, refusal: Refusal): void;
  enrol(wire: Wire, dock: string, code: string, publicKey: string): Promise<{ readonly credential: string } | { readonly refused: Refusal }>;
}

export interface ConnectedDock {
  readonly dock: DockId;
  readonly hello: DockHello;
  readonly carrier: Wire['carrier'];
  readonly label: string;
  readonly counters: LinkCounters;
  bytesPerSecond(): number;
  /** Lights these bays and no others. */
  light(lights: readonly BayLight[]): void;
  end(why: string): void;
}

interface Reading {
  readonly take: TakeBytes;
  readonly resolve: (over: SourceFailure | null) => void;
  readonly reject: (error: unknown) => void;
  held: number;
  over: SourceFailure | null | undefined;
  broken: boolean;
}

interface Bay {
  readonly docking: number;
  /** As it came in the newest report. */
  report: RecorderReport;
  readonly left: (why: string) => void;
}

/** Serves one wire until it closes. */
export function serveWire(wire: Wire, settings: Omit<LinkSettings, 'authenticated' | 'maxEnvelope'>, clock: Clock, events: DockEvents): WireEvents {
  const runner = new DockRunner(wire, settings, clock, events);
  runner.run();
  return runner;
}

class DockRunner implements WireEvents {
  readonly #wire: Wire;
  readonly #clock: Clock;
  readonly #events: DockEvents;
  readonly #link: DockLink;
  readonly #questions = new Map<number, (answer: AnswerTo<Question['kind']>) => void>();
  readonly #readings = new Map<number, Reading>();
  readonly #bays = new Map<number, Bay>();
  #dock: ConnectedDock | undefined;
  #session = 0;
  #lastTicket = 0;
  #timer: (() => void) | undefined;
  #timerAt = Infinity;
  #running = false;
  #closed = false;

  constructor(wire: Wire, settings: Omit<LinkSettings, 'authenticated' | 'maxEnvelope'>, clock: Clock, events: DockEvents) {
    this.#wire = wire;
    this.#clock = clock;
    this.#events = events;
    this.#link = new DockLink({
      identity: settings.identity, start: settings.start, authenticated: wire.authenticated, maxEnvelope: wire.maxEnvelope,
      standing: (dock) => settings.standing(dock), random: (length) => settings.random(length), wallMs: () => settings.wallMs(),
    }, clock.monotonicMs());
  }

  received(envelope: Uint8Array): void {
    if (this.#closed) return;
    this.#link.received(envelope, this.#clock.monotonicMs());
    this.run();
  }

  damaged(_why: string, length: number): void {
    if (this.#closed) return;
    this.#link.damaged(length, this.#clock.monotonicMs());
    this.run();
  }

  writable(): void {
    if (this.#closed) return;
    this.#link.writable(this.#clock.monotonicMs());
    this.run();
  }

  closed(why: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#link.end(why);
    this.run();
    this.#timer?.();
    this.#timer = undefined;
  }

  /** Carries out what the machine wants and sets the timer for its next deadline. */
  run(): void {
    // An action's effect may come back here at once; the loop below then does the rest.
    if (this.#running) return;
    this.#running = true;
    try {
      for (let actions = this.#link.actions(); actions.length > 0; actions = this.#link.actions()) {
        for (const action of actions) this.#do(action);
      }
    } finally {
      this.#running = false;
    }
    this.#arm();
  }

  #arm(): void {
    const next = this.#closed ? Infinity : this.#link.nextDeadlineMs();
    // Deadlines move with every chunk; a timer that rings early costs less than one that is set anew each time.
    if (this.#timer !== undefined && this.#timerAt <= next) return;
    this.#timer?.();
    this.#timer = undefined;
    this.#timerAt = next;
    if (next === Infinity) return;
    this.#timer = this.#clock.at(next, () => {
      this.#timer = undefined;
      this.#timerAt = Infinity;
      this.#link.tick(this.#clock.monotonicMs());
      this.run();
    });
  }

  #do(action: LinkAction): void {
    switch (action.kind) {
      case 'send':
        if (!this.#closed && !this.#wire.send(action.envelope)) this.#link.blocked();
        return;
      case 'session': return this.#joined(action.session, action.hello);
      case 'session-over': return this.#over(action.why);
      case 'refused': return this.#events.refused(this.#wire, action.dock, action.refusal);
      case 'enrol':
        void this.#events.enrol(this.#wire, action.dock, action.code, action.publicKey).then((outcome) => {
          this.#link.enrolled(outcome);
          this.run();
        });
        return;
      case 'bay': return this.#bay(action.state);
      case 'alarm': {
        const dock = this.#dock;
        if (dock === undefined) return;
        void this.#events.alarm(dock, action.alarm).then(() => {
          this.#link.acknowledgeAlarm(action.alarm.id);
          this.run();
        }, (error: unknown) => {
          // Not in the log, so not acknowledged: the dock says it again, to this process or the next.
          if (!(error instanceof StationError)) throw error;
        });
        return;
      }
      case 'answer': {
        const resolve = this.#questions.get(action.ticket);
        this.#questions.delete(action.ticket);
        return resolve?.(action.answer);
      }
      case 'bytes': return this.#bytes(action.ticket, action.bytes, action.position);
      case 'read-over': {
        const reading = this.#readings.get(action.ticket);
        if (reading === undefined) return;
        reading.over = action.failure;
        return this.#settle(action.ticket, reading);
      }
    }
  }

  #bytes(ticket: number, bytes: Uint8Array, position: number): void {
    const session = this.#session;
    const reading = this.#readings.get(ticket);
    const taken = () => {
      this.#link.taken(session, bytes.length, this.#clock.monotonicMs());
      this.run();
    };
    if (reading === undefined || reading.broken) return queueMicrotask(taken);
    reading.held += 1;
    reading.take(bytes, position).then(
      () => {
        reading.held -= 1;
        taken();
        this.#settle(ticket, reading);
      },
      (error: unknown) => {
        reading.held -= 1;
        reading.broken = true;
        this.#link.cancelRead(ticket);
        this.#readings.delete(ticket);
        taken();
        reading.reject(error);
      },
    );
  }

  /** A reading is over for its asker when its last bytes were taken. */
  #settle(ticket: number, reading: Reading): void {
    if (reading.over === undefined || reading.held > 0 || reading.broken) return;
    this.#readings.delete(ticket);
    reading.resolve(reading.over);
  }

  #joined(session: number, hello: DockHello): void {
    this.#session = session;
    const wire = this.#wire;
    this.#dock = {
      dock: hello.dock, hello, carrier: wire.carrier, label: wire.label, counters: this.#link.counters,
      bytesPerSecond: () => this.#link.bytesPerSecond,
      light: (lights) => {
        this.#link.light(lights);
        this.run();
      },
      end: (why) => wire.close(why),
    };
    this.#events.joined(this.#dock);
  }

  #over(why: string): void {
    for (const [bay, one] of this.#bays) {
      this.#bays.delete(bay);
      one.left(why);
    }
    const dock = this.#dock;
    this.#dock = undefined;
    if (dock !== undefined) this.#events.left(dock, why);
  }

  #bay(state: BayState): void {
    const dock = this.#dock;
    if (dock === undefined) return;
    const before = this.#bays.get(state.bay);
    // A recorder that says another firmware version has started anew, even where the dock has not counted it.
    const stays = before !== undefined && state.state === 'occupied' && before.docking === state.docking
      && before.report.serial === state.report?.serial && before.report.firmware === state.report.firmware;
    if (stays && state.report !== null) before.report = state.report;
    if (before !== undefined && !stays) {
      this.#bays.delete(state.bay);
      before.left('the recorder was taken out of the bay');
    }
    this.#events.bay(dock, state);
    if (stays || state.report === null) return;
    const { report } = state;
    let left: (why: string) => void = () => undefined;
    const gone = new Promise<string>((resolve) => { left = resolve; });
    const here: Bay = { docking: state.docking, report, left };
    this.#bays.set(state.bay, here);
    this.#events.docked(this.#source(dock, state.bay, report, gone, () => here.report));
  }

  #source(dock: ConnectedDock, bay: number, report: RecorderReport, gone: Promise<string>, latest: () => RecorderReport): BaySource {
    let here = true;
    void gone.then(() => { here = false; });
    const ask = <Q extends Question>(question: Q): Promise<AnswerTo<Q['kind']>> => new Promise((resolve) => {
      if (!here) return resolve(failure('card-gone', 'the recorder was taken out of the bay'));
      const ticket = this.#nextTicket();
      this.#questions.set(ticket, resolve as (answer: AnswerTo<Question['kind']>) => void);
      this.#link.ask(ticket, bay, question, this.#clock.monotonicMs());
      this.run();
    });
    const read = (span: ReadSpan, take: TakeBytes): Promise<SourceFailure | null> => new Promise((resolve, reject) => {
      if (!here) return resolve(failure('card-gone', 'the recorder was taken out of the bay'));
      if (span.length === 0) return resolve(null);
      const ticket = this.#nextTicket();
      this.#readings.set(ticket, { take, resolve, reject, held: 0, over: undefined, broken: false });
      this.#link.read(ticket, bay, span, this.#clock.monotonicMs());
      this.run();
    });
    return { carrier: dock.carrier, dock: dock.dock, bay, report, gone, ask, read, batch: (kind) => this.#link.batch(kind), onLink: { room: () => this.#link.room(), latest } };
  }

  #nextTicket(): number {
    this.#lastTicket += 1;
    return this.#lastTicket;
  }
}
