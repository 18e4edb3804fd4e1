/**
 * The lines of recorders that are out: runs one machine for each, keeps what was last heard of every recorder, brings its
 * alarms into the custody log before they are acknowledged, and tells of a recorder that is lost while it records or is live.
 */
import type { Cancel, Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, EventKind, LoggedEvent } from '../domain/events.ts';
import { liveRegister } from '../domain/live-register.ts';
import type { RecorderPass } from '../domain/bay-source.ts';
import { isoTime, type IsoTime, type RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { FieldLink, type FieldAction, type FieldInput, type FieldSaid, type FieldStanding } from '../link/field-link.ts';
import type { FieldPlace, FieldReport, LiveOrder, LiveSaid } from '../link/field-translate.ts';
import type { StationIdentity } from '../link/handshake.ts';
import type { LinkAlarm } from '../link/translate.ts';
import type { AcceptRecorder, Wire, WireEvents } from '../ports/carrier.ts';
import type { CustodyLog } from '../store/custody-log.ts';

/** A recorder that does not come back within this time is lost: lines over the air break for moments all the time. */
export const LINK_LOSS_AFTER_MS = 10_000;
/** After a start a recorder whose picture ended with the station has so long to be heard again. */
export const BACK_AFTER_START_MS = 60_000;
/** Such recorders that a start waits for. */
const MAX_CUT = 2_048;
/** Losses of one moment that are told one by one; more are one alarm: then it is not the recorders that are gone. */
const MOST_SINGLE_LOSSES = 5;
/** Recorders of which what was heard is kept; of more, the one longest silent is forgotten. */
const MAX_CONTACTS = 2_048;
/** Places kept of each, for its track. */
const MAX_TRACK = 240;
/** A place this old is no place for an alarm that brings none. */
const PLACE_GOOD_MS = 10 * 60_000;

export interface TrackPoint { readonly latitude: number; readonly longitude: number; readonly at: IsoTime; readonly accuracyM: number | null }

/** What was last heard of a recorder over the air. */
export interface FieldContact {
  readonly recorder: RecorderSerial;
  readonly link: 'up' | 'down';
  /** Since when the line is as it is. */
  readonly since: IsoTime;
  readonly heard: IsoTime;
  /** null before the first report of it. */
  readonly report: FieldReport | null;
  readonly place: TrackPoint | null;
  readonly track: readonly TrackPoint[];
  readonly live: LiveSaid | null;
}

export interface FieldLinesParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly identity: StationIdentity;
  /** Changes with every start of the station, 1 to 4,000,000. */
  readonly start: number;
  standing(recorder: RecorderSerial): FieldStanding;
}

export type FieldChange = 'joined' | 'left' | 'report' | 'live';

interface Line {
  readonly wire: Wire;
  readonly link: FieldLink;
  feed(input: FieldInput): void;
  end(why: string): void;
}

/** Who is served may have changed. */
const DECIDING: ReadonlySet<EventKind> = new Set(['RecorderRetired', 'Quarantined', 'RecorderStateSet', 'DockEnrolled']);

export class FieldLines {
  readonly #parts: FieldLinesParts;
  /** Lines in session, one for each recorder. */
  readonly #lines = new Map<RecorderSerial, Line>();
  readonly #wires = new Set<Line>();
  readonly #contacts = new Map<RecorderSerial, FieldContact>();
  readonly #answers = new Map<number, (said: FieldSaid | null) => void>();
  readonly #watchers = new Set<(recorder: RecorderSerial, what: FieldChange) => void>();
  /** Recorders that left while it mattered, and when that is a loss. `cut`: the picture that ended with the station; null of those that left meanwhile. */
  readonly #leaving = new Map<RecorderSerial, { readonly atMs: number; readonly alarm: string; readonly cut: string | null }>();
  /** Alarms on their way into the log. */
  readonly #telling = new Map<string, Promise<void>>();
  #lossTimer: Cancel | undefined;
  #lastTicket = 0;
  #stopped = false;

  constructor(parts: FieldLinesParts) {
    this.#parts = parts;
  }

  readonly accept: AcceptRecorder = (recorder, wire) => this.#serve(recorder, wire);

  contact(recorder: RecorderSerial): FieldContact | undefined {
    return this.#contacts.get(recorder);
  }

  contacts(): readonly FieldContact[] {
    return [...this.#contacts.values()];
  }

  isUp(recorder: RecorderSerial): boolean {
    return this.#lines.has(recorder);
  }

  /** What the recorder says to it; null where it cannot be reached or does not answer. */
  goLive(recorder: RecorderSerial, order: LiveOrder): Promise<LiveSaid | null> {
    return this.#askLive(recorder, (ticket) => ({ kind: 'go-live', ticket, order }));
  }

  stopLive(recorder: RecorderSerial): Promise<LiveSaid | null> {
    return this.#askLive(recorder, (ticket) => ({ kind: 'stop-live', ticket }));
  }

  /** Gives it another pass. 'silent': it cannot be reached, or does not answer; 'unsupported': it takes none over the air. */
  async givePass(recorder: RecorderSerial, pass: RecorderPass): Promise<'taken' | 'silent' | 'unsupported'> {
    const said = await this.#ask(recorder, (ticket) => ({ kind: 'give-pass', ticket, pass }));
    return said === null ? 'silent' : said.stage === 'pass-taken' && said.pass === pass.pass ? 'taken' : 'unsupported';
  }

  /** Calls back when something about a recorder has changed. Returns how to stop. */
  onChange(then: (recorder: RecorderSerial, what: FieldChange) => void): () => void {
    this.#watchers.add(then);
    return () => this.#watchers.delete(then);
  }

  heard(events: readonly LoggedEvent[]): void {
    for (const event of events) {
      // Back in a bay: it is not out any more, and nothing is lost.
      if (event.kind === 'RecorderDocked') this.#forget(event.facts.recorder);
      if (event.kind === 'LiveBegan') this.#leaving.delete(event.facts.recorder);
    }
    if (!events.some(({ kind }) => DECIDING.has(kind))) return;
    for (const [recorder, line] of [...this.#lines]) {
      if (this.#parts.standing(recorder).kind === 'served') continue;
      line.feed({ kind: 'revoke' });
      line.end('the recorder is not served any more');
    }
  }

  /** After a start, once the log has the end of what was live when the station stopped or fell: whose recorder is not heard again has lost it meanwhile. */
  async resume(): Promise<void> {
    const { rows, clock, standing } = this.#parts;
    const prefix = liveRegister.cut('');
    for (const [key] of await rows.list(prefix, MAX_CUT)) {
      const recorder = key.slice(prefix.length) as RecorderSerial;
      const cut = read(rows, liveRegister.cut(recorder))!;
      // One whose pass is over meanwhile cannot be heard, lost or not.
      if (standing(recorder).kind === 'served') this.#leaving.set(recorder, { atMs: clock.monotonicMs() + BACK_AFTER_START_MS, alarm: `link-${recorder}-${cut}`, cut });
    }
    this.#armLosses();
  }

  stop(): void {
    this.#stopped = true;
    this.#lossTimer?.();
    for (const line of [...this.#wires]) line.end('the station stops');
  }

  // ---------------------------------------------------------------------------------------------- one line

  #serve(recorder: RecorderSerial, wire: Wire): WireEvents {
    const { clock, identity, start, standing } = this.#parts;
    const link = new FieldLink({ identity, start, recorder, standing: () => standing(recorder), random: (length) => clock.randomBytes(length), wallMs: () => clock.wallMs() });
    let timer: Cancel | undefined;
    let closed = false;
    const feed = (input: FieldInput) => {
      for (const action of link.handle(input, clock.monotonicMs())) this.#do(recorder, line, action);
      timer?.();
      timer = undefined;
      const next = closed ? Infinity : link.nextDeadlineMs();
      if (next !== Infinity) timer = clock.at(next, () => feed({ kind: 'tick' }));
    };
    const over = (why: string) => {
      if (closed) return;
      closed = true;
      this.#wires.delete(line);
      feed({ kind: 'end', why });
    };
    const line: Line = {
      wire, link, feed,
      end: (why) => {
        over(why);
        wire.close(why);
      },
    };
    this.#wires.add(line);
    if (this.#stopped) queueMicrotask(() => line.end('the station stops'));
    return {
      received: (envelope) => { if (!closed) feed({ kind: 'received', envelope }); },
      damaged: () => { link.counters.malformed += 1; },
      writable: () => undefined,
      closed: over,
    };
  }

  #do(recorder: RecorderSerial, line: Line, action: FieldAction): void {
    switch (action.kind) {
      // Little is said, and everything that matters is said again.
      case 'send': return void line.wire.send(action.envelope);
      case 'joined': return this.#joined(recorder, line);
      case 'left': return this.#left(recorder, line);
      case 'report': return this.#report(recorder, action.report);
      case 'live':
        this.#change(recorder, { live: action.said, heard: this.#now() });
        return this.#tell(recorder, 'live');
      case 'alarm': return void this.#alarm(recorder, line, action.alarm);
      case 'answer': {
        const resolve = this.#answers.get(action.ticket);
        this.#answers.delete(action.ticket);
        return resolve?.(action.said);
      }
      // It was told why; whoever wants to know sees that it is not connected.
      case 'refused': return;
    }
  }

  async #askLive(recorder: RecorderSerial, input: (ticket: number) => FieldInput): Promise<LiveSaid | null> {
    const said = await this.#ask(recorder, input);
    return said?.stage === 'pass-taken' ? null : said;
  }

  #ask(recorder: RecorderSerial, input: (ticket: number) => FieldInput): Promise<FieldSaid | null> {
    const line = this.#lines.get(recorder);
    if (line === undefined) return Promise.resolve(null);
    this.#lastTicket += 1;
    const ticket = this.#lastTicket;
    return new Promise((resolve) => {
      this.#answers.set(ticket, resolve);
      line.feed(input(ticket));
    });
  }

  #joined(recorder: RecorderSerial, line: Line): void {
    const before = this.#lines.get(recorder);
    this.#lines.set(recorder, line);
    const cut = this.#leaving.get(recorder)?.cut ?? null;
    this.#leaving.delete(recorder);
    // Heard again, it is not waited for after the next start: switched off in peace meanwhile, it would be told as lost.
    if (cut !== null) void this.#append([settled(recorder, cut, 'heard')]).catch(stationErrors);
    // A line that comes back is a new wire; the old one is dead even where nobody has told us yet.
    if (before !== undefined && before !== line) before.end('the recorder has come back on another line');
    const now = this.#now();
    const known = this.#contacts.get(recorder);
    this.#keep(recorder, { recorder, report: known?.report ?? null, place: known?.place ?? null, track: known?.track ?? [], live: null, link: 'up', since: now, heard: now });
    this.#tell(recorder, 'joined');
  }

  #left(recorder: RecorderSerial, line: Line): void {
    if (this.#lines.get(recorder) !== line) return;
    this.#lines.delete(recorder);
    const contact = this.#contacts.get(recorder);
    const mattered = contact?.report?.recording === true || read(this.#parts.rows, liveRegister.live(recorder)) !== undefined;
    this.#change(recorder, { link: 'down', since: this.#now(), live: null });
    if (mattered && !this.#stopped && this.#parts.standing(recorder).kind === 'served') this.#expectBack(recorder, contact!.since);
    this.#tell(recorder, 'left');
  }

  #report(recorder: RecorderSerial, report: FieldReport): void {
    const now = this.#now();
    const contact = this.#contacts.get(recorder);
    const place = report.place === null ? null : pointOf(report.place, now);
    const track = place === null || samePlace(place, contact?.track.at(-1)) ? contact?.track ?? [] : [...(contact?.track ?? []), place].slice(-MAX_TRACK);
    this.#change(recorder, { report, heard: now, place: place ?? contact?.place ?? null, track });
    this.#tell(recorder, 'report');
  }

  async #alarm(recorder: RecorderSerial, line: Line, alarm: LinkAlarm): Promise<void> {
    const id = `air-${recorder}-${alarm.id}`;
    try {
      // The recorder repeats an alarm until it is acknowledged; the log has it once.
      if (read(this.#parts.rows, register.alarm(id)) === undefined) {
        await this.#tellOnce(id, { kind: 'AlarmRaised', actor: `recorder:${recorder}`, facts: { alarm: id, kind: alarm.kind, recorder, dock: null, place: alarm.place ?? this.#lastPlace(recorder) }, particulars: { text: alarm.text } });
      }
      line.feed({ kind: 'alarm-told', id: alarm.id, logged: true });
    } catch (error) {
      if (!(error instanceof StationError)) throw error;
      // Not in the log, so not acknowledged: the recorder says it again, to this process or the next.
      line.feed({ kind: 'alarm-told', id: alarm.id, logged: false });
    }
  }

  // ---------------------------------------------------------------------------------------------- losses

  #expectBack(recorder: RecorderSerial, since: IsoTime): void {
    this.#leaving.set(recorder, { atMs: this.#parts.clock.monotonicMs() + LINK_LOSS_AFTER_MS, alarm: `link-${recorder}-${Date.parse(since)}`, cut: null });
    this.#armLosses();
  }

  #armLosses(): void {
    this.#lossTimer?.();
    this.#lossTimer = undefined;
    const next = Math.min(...[...this.#leaving.values()].map((one) => one.atMs));
    if (next !== Infinity) this.#lossTimer = this.#parts.clock.at(next, () => this.#lost());
  }

  #lost(): void {
    const now = this.#parts.clock.monotonicMs();
    const lost = [...this.#leaving].filter(([, one]) => one.atMs <= now + LINK_LOSS_AFTER_MS / 5);
    for (const [recorder] of lost) this.#leaving.delete(recorder);
    this.#armLosses();
    const told = lost.length <= MOST_SINGLE_LOSSES
      ? lost.map(([recorder, { alarm }]) => this.#loss(alarm, recorder, '执法中失去联系 / lost while it was recording or live'))
      : [this.#loss(`${lost[0]![1].alarm}-and-${lost.length - 1}`, null, `${lost.length} 台记录仪同时失去联系 / ${lost.length} recorders were lost at once: ${lost.slice(0, 20).map(([recorder]) => recorder).join(', ')}`)];
    if (lost.length > 0) void this.#append([...told, ...lost.flatMap(([recorder, { cut }]) => (cut === null ? [] : [settled(recorder, cut, 'lost')]))]).catch(stationErrors);
  }

  #loss(alarm: string, recorder: RecorderSerial | null, text: string): EventDraft {
    return { kind: 'AlarmRaised', actor: 'station', facts: { alarm, kind: 'link-loss', recorder, dock: null, place: recorder === null ? null : this.#lastPlace(recorder) }, particulars: { text } };
  }

  // ---------------------------------------------------------------------------------------------- contacts

  #forget(recorder: RecorderSerial): void {
    this.#leaving.delete(recorder);
    if (!this.#lines.has(recorder) && this.#contacts.delete(recorder)) this.#tell(recorder, 'left');
  }

  #lastPlace(recorder: RecorderSerial): readonly [number, number] | null {
    const place = this.#contacts.get(recorder)?.place;
    if (place == null || this.#parts.clock.wallMs() - Date.parse(place.at) > PLACE_GOOD_MS) return null;
    return [place.latitude, place.longitude];
  }

  #change(recorder: RecorderSerial, part: Partial<FieldContact>): void {
    const before = this.#contacts.get(recorder);
    if (before !== undefined) this.#keep(recorder, { ...before, ...part });
  }

  #keep(recorder: RecorderSerial, contact: FieldContact): void {
    this.#contacts.delete(recorder);
    this.#contacts.set(recorder, contact);
    if (this.#contacts.size > MAX_CONTACTS) this.#contacts.delete(this.#contacts.keys().next().value!);
  }

  #tell(recorder: RecorderSerial, what: FieldChange): void {
    for (const then of this.#watchers) then(recorder, what);
  }

  /** Said again on another line while it is on its way into the log, it is one entry all the same. */
  #tellOnce(id: string, draft: EventDraft): Promise<void> {
    const before = this.#telling.get(id);
    if (before !== undefined) return before;
    const telling = this.#append([draft]).finally(() => this.#telling.delete(id));
    this.#telling.set(id, telling);
    return telling;
  }

  async #append(drafts: readonly EventDraft[]): Promise<void> {
    await this.#parts.log.append(drafts);
  }

  #now(): IsoTime {
    return isoTime(this.#parts.clock.wallMs());
  }
}

function settled(recorder: RecorderSerial, live: string, outcome: 'heard' | 'lost'): EventDraft {
  return { kind: 'LiveCutSettled', actor: 'station', facts: { recorder, live, outcome } };
}

/** A log that takes nothing has an alarm of its own. */
function stationErrors(error: unknown): void {
  if (!(error instanceof StationError)) throw error;
}

/** The recorder's receiver may not know the time: then it is that of hearing. */
function pointOf(place: FieldPlace, now: IsoTime): TrackPoint {
  const at = place.fixedMs === null || place.fixedMs > Date.parse(now) ? now : isoTime(place.fixedMs);
  return { latitude: place.latitude, longitude: place.longitude, accuracyM: place.accuracyM, at };
}

function samePlace(a: TrackPoint, b: TrackPoint | undefined): boolean {
  return b !== undefined && a.latitude === b.latitude && a.longitude === b.longitude;
}
