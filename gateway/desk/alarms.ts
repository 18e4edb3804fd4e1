/**
 * The alarm desk: people acknowledge, comment and close; the station calls the next while nobody does, tells those outside,
 * and raises what it knows itself. When each step is due follows from the log: after a crash it goes on where it was, and
 * what fell due meanwhile is done at once. Nothing is ever dropped: a group rings until a person acknowledges it.
 */
import type { Clock } from '../clock.ts';
import type { AlarmOutcome } from '../domain/alarm-events.ts';
import { alarmRegister, type AlarmGroupRow, type AlarmState } from '../domain/alarm-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import { DEFAULT_ESCALATION, MAX_COMMENT, mayAcknowledge, mayClose, mayComment, nextStep, type DueStep, type Escalation } from '../rules/alarm.ts';
import { mayEnter } from '../rules/desk-verdict.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { nameOf } from './called.ts';
import { AlarmOutlet, type AlarmChannel } from './alarm-messages.ts';
import type { ChannelState } from './channel.ts';
import { demandVersion } from './demand.ts';
import { NextLook } from './next-look.ts';
import { idOfKey, partOf } from './part-of-list.ts';
import { demandRule } from './rule-demand.ts';

/** Groups that ring at once and are watched; more would be another kind of trouble, and the next look sees those that remain. */
export const MAX_RINGING = 5_000;
/** The wall clock may be set: whatever it says, the desk looks so often. */
export const LOOK_EVERY_MS = 60_000;
/** After the log has refused: it may take an entry again. */
const AGAIN_MS = 5_000;
/** Steps of escalation that go into the log at once. */
const GROUP = 200;
/** Steps of a group that are looked at for the newest. */
const MOST_LOOKED_AT = 5_000;
/** Steps of one group that are told, the newest ones. */
export const MAX_STEPS_TOLD = 200;
/** An SOS that came so long before a crash still begins the live view when the station is back. */
const SOS_STILL_NEW_MS = 10 * 60_000;

/** Someone calls for help. */
export interface SosCall {
  readonly alarm: string;
  readonly group: string;
  readonly recorder: RecorderSerial;
  readonly at: string;
}

export interface AlarmFix { readonly at: string; readonly latitude: number; readonly longitude: number }
export type AlarmStep = Extract<LoggedEvent, { kind: 'AlarmRaised' | 'AlarmAcknowledged' | 'AlarmCommented' | 'AlarmEscalated' | 'AlarmClosed' }>;

export interface AlarmDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  /** Steps of each severity; those left out are the station's own. */
  readonly escalation?: Partial<Escalation> | undefined;
  readonly channels?: readonly AlarmChannel[] | undefined;
  /** Places of officers go outside with the messages. */
  readonly tellPlace?: boolean | undefined;
}

export class AlarmDesk {
  readonly #parts: AlarmDeskParts;
  readonly #escalation: Escalation;
  readonly #outlet: AlarmOutlet;
  readonly #turn = new Turn();
  readonly #sos = new Set<(call: SosCall) => void>();
  readonly #next: NextLook;
  /** Of each round of ringing: when this process first saw it, by both clocks. */
  readonly #seen = new Map<string, { readonly rangSeq: number; readonly wallMs: number; readonly monotonicMs: number }>();
  #stopped = false;

  constructor(parts: AlarmDeskParts) {
    this.#parts = parts;
    this.#escalation = { ...DEFAULT_ESCALATION, ...parts.escalation };
    this.#outlet = new AlarmOutlet(parts.channels ?? [], parts.tellPlace === true);
    this.#next = new NextLook(parts.clock, () => {
      void this.look().catch((error: unknown) => {
        // A log that takes nothing now is asked again: the steps follow from it and are not lost.
        this.#next.within(AGAIN_MS);
        onlyStation(error);
      });
    });
  }

  /** Called once, when those who want to hear of SOS have said so: takes up what rings from before. */
  start(): void {
    void this.#takeUp().catch(onlyStation).finally(() => this.#next.within(0));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#next.stop();
    await this.#turn.over();
  }

  /** Calls back for each SOS of a recorder, once it is durable; again after a crash for one that nobody has acknowledged. Returns how to stop. */
  onSos(then: (call: SosCall) => void): () => void {
    this.#sos.add(then);
    return () => this.#sos.delete(then);
  }

  /** The station tells of every event that is durable and in the index. */
  heard(events: readonly LoggedEvent[]): void {
    for (const event of events) {
      if (event.kind === 'AlarmRaised') this.#raised(event);
      if (event.kind === 'AlarmAcknowledged' || event.kind === 'AlarmEscalated' || event.kind === 'AlarmClosed') this.#outlet.step(this.row(event.facts.group), event);
    }
  }

  channels(): readonly ChannelState[] {
    return this.#outlet.states();
  }

  // ---------------------------------------------------------------------------------------------- what people do

  /** Throws 'not-found'. */
  row(group: string): AlarmGroupRow {
    const row = read(this.#parts.rows, alarmRegister.group(group));
    if (row === undefined) throw new StationError('not-found', '没有找到这个报警 / there is no such alarm', { what: 'alarm', id: group });
    return row;
  }

  acknowledge(actor: string, group: string, version: number): Promise<AlarmGroupRow> {
    return this.#turn.take(async () => {
      const row = this.row(group);
      demandVersion(version, row.version, 'alarm', group);
      demandRule(mayAcknowledge(row));
      await this.#append([{ kind: 'AlarmAcknowledged', actor, facts: { group, alarm: row.lastAlarm } }]);
      return this.row(group);
    });
  }

  comment(actor: string, group: string, comment: string): Promise<AlarmGroupRow> {
    return this.#turn.take(async () => {
      demandRule(mayComment(this.row(group)), mayEnter('/comment', '备注', 'comment', comment, MAX_COMMENT, 'Art. 16'));
      await this.#append([{ kind: 'AlarmCommented', actor, facts: { group }, particulars: { comment: comment.trim() } }]);
      return this.row(group);
    });
  }

  /** Whoever closes what still rings has seen it: that is an acknowledgement, too. */
  close(actor: string, group: string, outcome: AlarmOutcome, note: string, version: number): Promise<AlarmGroupRow> {
    return this.#turn.take(async () => {
      const row = this.row(group);
      demandVersion(version, row.version, 'alarm', group);
      demandRule(mayClose(row, outcome, note), mayEnter('/note', '处置情况', 'note', note, MAX_COMMENT, 'Art. 16', false));
      await this.#append([{ kind: 'AlarmClosed', actor, facts: { group, outcome }, particulars: { note: note.trim() } }]);
      return this.row(group);
    });
  }

  // ---------------------------------------------------------------------------------------------- what the station does

  /** Raises an alarm of the station itself. A name that was used before is the same alarm: nothing happens. */
  raise(facts: Extract<EventDraft, { kind: 'AlarmRaised' }>['facts'], text: string): Promise<void> {
    return this.#turn.take(async () => {
      if (this.#stopped || read(this.#parts.rows, register.alarm(facts.alarm)) !== undefined) return;
      await this.#append([{ kind: 'AlarmRaised', actor: 'station', facts, particulars: { text } }]);
    });
  }

  /** Closes a group whose reason has gone. One that is closed already stays as it is. */
  settle(group: string, note: string): Promise<void> {
    return this.#turn.take(async () => {
      const row = read(this.#parts.rows, alarmRegister.group(group));
      if (this.#stopped || row === undefined || row.closed !== null) return;
      await this.#append([{ kind: 'AlarmClosed', actor: 'station', facts: { group, outcome: 'resolved' }, particulars: { note } }]);
    });
  }

  /** The open group of a kind and a source, if there is one. */
  openGroup(kind: AlarmGroupRow['kind'], subject: string): AlarmGroupRow | undefined {
    const newest = read(this.#parts.rows, alarmRegister.newest(kind, subject));
    const row = newest === undefined ? undefined : read(this.#parts.rows, alarmRegister.group(newest));
    return row?.closed === null ? row : undefined;
  }

  // ---------------------------------------------------------------------------------------------- what is shown

  next(row: AlarmGroupRow): DueStep | null {
    return nextStep(row, this.#escalation);
  }

  /** Groups, the newest first; `next` is where the list goes on, null at its end. */
  async list(state: AlarmState, unit: string | null, passes: (row: AlarmGroupRow) => boolean, limit: number, after: string | undefined): Promise<{ readonly items: readonly AlarmGroupRow[]; readonly next: string | null }> {
    return partOf<unknown, AlarmGroupRow>(this.#parts.rows, listPrefix(state, unit), after, limit, (_, key) => {
      const row = read(this.#parts.rows, alarmRegister.group(idOfKey(key)));
      return row !== undefined && passes(row) ? row : undefined;
    });
  }

  /** What has happened to a group, the oldest first; of more than 200 steps the newest. */
  async steps(group: string): Promise<{ readonly steps: readonly AlarmStep[]; readonly more: boolean }> {
    const prefix = alarmRegister.steps(group, '');
    const keys: string[] = [];
    let all = 0;
    for (let last: string | undefined; all < MOST_LOOKED_AT;) {
      const rows = await this.#parts.rows.list(prefix, MAX_STEPS_TOLD, last);
      keys.push(...rows.map(([key]) => key));
      keys.splice(0, Math.max(0, keys.length - MAX_STEPS_TOLD));
      all += rows.length;
      if (rows.length < MAX_STEPS_TOLD) break;
      last = rows.at(-1)![0];
    }
    const steps = await Promise.all(keys.map((key) => this.#parts.log.event(Number(key.slice(prefix.length)))));
    return { steps: steps as AlarmStep[], more: all > keys.length };
  }

  nameOf(actor: string): string | null {
    return nameOf(actor, this.#parts.rows);
  }

  // ---------------------------------------------------------------------------------------------- escalation

  #raised(event: Extract<LoggedEvent, { kind: 'AlarmRaised' }>): void {
    const { alarm, kind, recorder } = event.facts;
    const group = read(this.#parts.rows, alarmRegister.groupOf(alarm));
    const row = group === undefined ? undefined : read(this.#parts.rows, alarmRegister.group(group));
    if (row === undefined) return;
    // Only what makes it ring is told outside: the five hundredth alarm of a broken camera is none.
    if (row.rangSeq === event.seq) this.#outlet.rings(row);
    if (kind === 'sos' && recorder !== null) this.#tellSos({ alarm, group: row.group, recorder, at: event.at });
    const due = this.next(row);
    if (due !== null) this.#next.within(Math.max(0, due.atMs - this.#nowFor(row)));
  }

  #tellSos(call: SosCall): void {
    for (const then of this.#sos) {
      try {
        then(call);
      } catch (error) {
        // Whoever begins a picture or a recording must not keep the alarm from ringing.
        process.stderr.write(`zhilu: sos: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
      }
    }
  }

  /** What rang before the station stopped: those outside hear of it again under the same id, and an SOS begins what it begins. */
  async #takeUp(): Promise<void> {
    const nowMs = this.#parts.clock.wallMs();
    for (const row of await this.#ringing()) {
      this.#outlet.rings(row);
      if (row.kind === 'sos' && row.recorder !== null && nowMs - Date.parse(row.last) <= SOS_STILL_NEW_MS) this.#tellSos({ alarm: row.lastAlarm, group: row.group, recorder: row.recorder, at: row.last });
    }
  }

  async #ringing(): Promise<readonly AlarmGroupRow[]> {
    const keys = await this.#parts.rows.list(alarmRegister.inState('ringing'), MAX_RINGING);
    return keys.flatMap(([key]) => read(this.#parts.rows, alarmRegister.group(idOfKey(key))) ?? []);
  }

  /** The wall clock's time for a group that rings; where that was set back meanwhile, what it would be without: nobody who calls waits longer for it. */
  #nowFor({ group, rangSeq }: AlarmGroupRow): number {
    const { clock } = this.#parts;
    const now = { rangSeq, wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs() };
    const seen = this.#seen.get(group);
    if (seen?.rangSeq === rangSeq) return Math.max(now.wallMs, seen.wallMs + now.monotonicMs - seen.monotonicMs);
    if (seen !== undefined || this.#seen.size < MAX_RINGING) this.#seen.set(group, now);
    return now.wallMs;
  }

  /** Takes the steps that are due, and waits for the next. */
  look(): Promise<void> {
    return this.#turn.take(async () => {
      if (this.#stopped) return;
      const drafts: EventDraft[] = [];
      let waitMs = LOOK_EVERY_MS;
      for (const row of await this.#ringing()) {
        const nowMs = this.#nowFor(row);
        let due = this.next(row);
        // Steps that fell due while the station was down are all taken: each calls somebody else.
        for (let step = row.step; due !== null && due.atMs <= nowMs; due = this.next({ ...row, step })) {
          drafts.push({ kind: 'AlarmEscalated', actor: 'station', facts: { group: row.group, alarm: row.lastAlarm, step: due.step, to: due.to, unit: due.to === 'unit-head' ? row.unit : null } });
          step = due.step;
        }
        if (due !== null) waitMs = Math.min(waitMs, Math.max(1, due.atMs - nowMs));
      }
      for (const group of this.#seen.keys()) if (read(this.#parts.rows, alarmRegister.group(group))?.ringing == null) this.#seen.delete(group);
      for (let from = 0; from < drafts.length; from += GROUP) await this.#append(drafts.slice(from, from + GROUP));
      this.#next.within(waitMs);
    });
  }

  async #append(drafts: readonly EventDraft[]): Promise<void> {
    await this.#parts.log.append(drafts);
  }
}

export function listPrefix(state: AlarmState, unit: string | null): string {
  return unit === null ? alarmRegister.inState(state) : alarmRegister.inStateOfUnit(state, unit);
}

function onlyStation(error: unknown): void {
  if (!(error instanceof StationError)) process.stderr.write(`zhilu: alarms: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
}
