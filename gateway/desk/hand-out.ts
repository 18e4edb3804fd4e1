/**
 * A recorder for a shift: an officer taps his card, the station picks one of his unit that is fit for duty, books it and
 * lights its bay. Tapping again takes it back; so does putting it into a bay. What is not fit is not handed out (Art. 19(1)).
 */
import type { Clock } from '../clock.ts';
import type { HandOutEnd } from '../domain/equipment-events.ts';
import { equipmentRegister, type HandOutRow } from '../domain/equipment-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import { isoTime, type DockId, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { count } from '../domain/ranges.ts';
import { holderAt, register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { BayView } from '../offload/bay-view.ts';
import { LEAST_BATTERY, pickForDuty, type Candidate, type DutyVerdict, type Wanted } from '../rules/duty-check.ts';
import { mustServe } from '../rules/enrolment.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { whoIs } from './called.ts';
import { demand, notFound } from './demand.ts';
import type { EquipmentDesk } from './equipment.ts';

/** A reader that reads a card twice means one tap. */
export const DOUBLE_TAP_MS = 3_000;
/** So long a hand-out or its taking back can be undone. */
export const UNDO_MINUTES = 5;
const MINUTE_MS = 60_000;
/** Officers whose last tap is remembered; older ones are forgotten first. */
const MAX_TAPS = 1_000;
/** Recorders of one unit that are looked at. */
const MAX_CANDIDATES = 2_000;
const MAX_OPEN = 10_000;
const ID_BYTES = 8;

/** Lights a bay (or, with null, lets it go dark) so that the officer finds it. Does nothing where the dock has no light. */
export type SignalBay = (dock: DockId, bay: number, why: 'hand-out' | null) => void;

export type TapOutcome =
  | { readonly kind: 'handed-out'; readonly handOut: HandOutRow }
  | { readonly kind: 'taken-back'; readonly handOut: HandOutRow }
  /** No recorder is fit: why not, for each. */
  | { readonly kind: 'refused'; readonly officer: OfficerId; readonly verdicts: readonly DutyVerdict[] };

export interface HandOutDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly equipment: EquipmentDesk;
  readonly bays: () => readonly BayView[];
  readonly signalBay: SignalBay;
}

export class HandOutDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  readonly #equipment: EquipmentDesk;
  readonly #bays: () => readonly BayView[];
  readonly #signalBay: SignalBay;
  readonly #taps = new Map<OfficerId, { readonly atMs: number; readonly outcome: TapOutcome }>();

  constructor(parts: HandOutDeskParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
    this.#equipment = parts.equipment;
    this.#bays = parts.bays;
    this.#signalBay = parts.signalBay;
  }

  get leastBattery(): number {
    return read(this.#rows, equipmentRegister.handOutRule())?.leastBattery ?? LEAST_BATTERY.default;
  }

  /** The officer has nothing: a recorder is handed out. He has one: it is taken back. Throws for one who is not known or has left. */
  tap(actor: string, officer: OfficerId): Promise<TapOutcome> {
    return this.#equipment.turn.take(async () => {
      const before = this.#taps.get(officer);
      if (before !== undefined && this.#clock.monotonicMs() - before.atMs < DOUBLE_TAP_MS) return before.outcome;
      const open = this.#openOf(officer);
      const outcome = open === undefined ? await this.#handOut(actor, officer)
        : { kind: 'taken-back', handOut: await this.#end(actor, open, this.#isInBay(open) ? 'undone' : 'taken-back') } as const;
      // A refusal is looked at anew each time: what was not charged may be now.
      if (outcome.kind !== 'refused') this.#taps.set(officer, { atMs: this.#clock.monotonicMs(), outcome });
      if (this.#taps.size > MAX_TAPS) this.#taps.delete(this.#taps.keys().next().value!);
      return outcome;
    });
  }

  /** Which recorder would be handed out, and what speaks against the others. Books nothing. */
  async check(officer: OfficerId): Promise<{ readonly picked: RecorderSerial | null; readonly verdicts: readonly DutyVerdict[] }> {
    const { picked, verdicts } = await this.#pick(officer);
    return { picked: (picked?.recorder ?? null) as RecorderSerial | null, verdicts };
  }

  /** Takes a hand-out back at the desk, wherever the recorder is. */
  takeBack(actor: string, handOut: string): Promise<HandOutRow> {
    return this.#equipment.turn.take(async () => {
      const row = this.#row(handOut);
      if (row.ended !== null) throw new StationError('conflict', `该次领用已于 ${row.ended} 结束 / this hand-out ended at ${row.ended}`, { what: 'hand-out', id: handOut });
      return this.#end(actor, row, this.#isInBay(row) ? 'undone' : 'taken-back');
    });
  }

  /**
   * Undoes a hand-out whose recorder has not left its bay, or the taking back of one that was out: within UNDO_MINUTES.
   * What was taken back goes on from the very moment at which it ended. Throws 'conflict' with the reason.
   */
  undo(actor: string, handOut: string): Promise<HandOutRow> {
    return this.#equipment.turn.take(async () => {
      const row = this.#row(handOut);
      const last = row.ended ?? row.at;
      if (this.#clock.wallMs() - Date.parse(last) > UNDO_MINUTES * MINUTE_MS) throw new StationError('conflict', `只能在 ${UNDO_MINUTES} 分钟内撤销 / it can be undone within ${UNDO_MINUTES} minutes only`, { what: 'hand-out', id: handOut });
      if (row.ended !== null) return this.#goOn(actor, row);
      if (!this.#isInBay(row)) throw new StationError('conflict', '记录仪已取走，请用收回 / the recorder has left its bay; take it back instead', { what: 'hand-out', id: handOut });
      return this.#end(actor, row, 'undone');
    });
  }

  /** A recorder that was out has been put into a bay: the station's own reaction. Nothing where there is nothing to end. */
  endDocked(recorder: RecorderSerial): Promise<void> {
    return this.#equipment.turn.take(async () => {
      const id = read(this.#rows, equipmentRegister.equipment(recorder))?.handOut;
      const row = id == null ? undefined : read(this.#rows, equipmentRegister.handOut(id));
      if (row?.back === true && row.ended === null) await this.#end('station', row, 'docked');
    });
  }

  /** After a start: hand-outs whose recorder came back while nobody ended them. */
  async endAllDocked(): Promise<void> {
    for (const [, id] of await this.#rows.list(equipmentRegister.openHandOut(''), MAX_OPEN)) {
      const row = read(this.#rows, equipmentRegister.handOut(id as unknown as string));
      if (row?.back === true) await this.endDocked(row.recorder);
    }
  }

  /** A recorder has come into a bay or left it: the light follows. */
  light(recorder: RecorderSerial, dock: DockId, bay: number, inBay: boolean): void {
    const id = read(this.#rows, equipmentRegister.equipment(recorder))?.handOut;
    const row = id == null ? undefined : read(this.#rows, equipmentRegister.handOut(id));
    if (row === undefined || row.back) return;
    this.#signalBay(dock, bay, inBay && row.taken === null ? 'hand-out' : null);
  }

  // ---------------------------------------------------------------------------------------------- steps

  async #handOut(actor: string, officer: OfficerId): Promise<TapOutcome> {
    demand(mustServe(read(this.#rows, equipmentRegister.officer(officer)), officer));
    const { picked, verdicts } = await this.#pick(officer);
    if (picked === undefined) return { kind: 'refused', officer, verdicts };
    const recorder = picked.recorder as RecorderSerial;
    const { dock, bay, battery } = picked.bay!;
    const assigned = picked.holder === null;
    const from = isoTime(this.#clock.wallMs());
    if (assigned) this.#equipment.demandAssignable(recorder, officer, read(this.#rows, register.assignments(recorder)) ?? [], from, null);
    const handOut = this.#newId();
    await this.#log.append([
      ...(assigned ? [{ kind: 'RecorderAssigned', actor, facts: { recorder, officer, from, to: null } } as const] : []),
      { kind: 'HandOut', actor, facts: { handOut, recorder, officer, dock: dock as DockId, bay, battery, assigned } },
    ]);
    this.#signalBay(dock as DockId, bay, 'hand-out');
    return { kind: 'handed-out', handOut: this.#row(handOut) };
  }

  async #end(actor: string, row: HandOutRow, why: HandOutEnd): Promise<HandOutRow> {
    const { handOut, recorder, officer } = row;
    const held = row.assigned ? (read(this.#rows, register.assignments(recorder)) ?? []).find((one) => one.officer === officer && one.to === null) : undefined;
    const drafts: EventDraft[] = [{ kind: 'HandOutEnded', actor, facts: { handOut, recorder, officer, why } }];
    // One that never left its bay never was: an assignment is taken back at its begin.
    if (held !== undefined) drafts.push({ kind: 'AssignmentEnded', actor, facts: { recorder, officer, to: why === 'undone' ? held.from : isoTime(this.#clock.wallMs()) } });
    await this.#log.append(drafts);
    this.#taps.delete(officer);
    if (row.dock !== null && row.bay !== null) this.#signalBay(row.dock, row.bay, null);
    return this.#row(handOut);
  }

  async #goOn(actor: string, row: HandOutRow): Promise<HandOutRow> {
    const { recorder, officer } = row;
    if (row.why !== 'taken-back') throw new StationError('conflict', '只有收回可以撤销 / only a taking back can be undone', { what: 'hand-out', id: row.handOut });
    demand(mustServe(read(this.#rows, equipmentRegister.officer(officer)), officer));
    const equipment = read(this.#rows, equipmentRegister.equipment(recorder));
    const assignments = read(this.#rows, register.assignments(recorder)) ?? [];
    const holder = holderAt(assignments, isoTime(this.#clock.wallMs()));
    const free = equipment?.handOut === null && equipment.state === 'in-store' && this.#openOf(officer) === undefined && (row.assigned ? holder === null : holder === officer) && !this.#isInBay(row);
    if (!free) throw new StationError('conflict', '情况已变，请重新领用 / things have changed since; hand it out anew', { what: 'hand-out', id: row.handOut });
    this.#taps.delete(officer);
    const handOut = this.#newId();
    const from = assignments.filter((one) => one.officer === officer && one.to !== null && one.to !== one.from).map((one) => one.to!).sort().at(-1);
    if (row.assigned && from !== undefined) this.#equipment.demandAssignable(recorder, officer, assignments, from, null);
    await this.#log.append([
      ...(row.assigned && from !== undefined ? [{ kind: 'RecorderAssigned', actor, facts: { recorder, officer, from, to: null } } as const] : []),
      { kind: 'HandOut', actor, facts: { handOut, recorder, officer, dock: null, bay: null, battery: row.battery, assigned: row.assigned } },
    ]);
    return this.#row(handOut);
  }

  async #pick(officer: OfficerId): Promise<{ readonly picked: Candidate | undefined; readonly verdicts: readonly DutyVerdict[] }> {
    const row = read(this.#rows, register.officer(officer));
    if (row === undefined) throw notFound('officer', officer);
    const wanted: Wanted = { officer, unit: row.unit, leastBattery: this.leastBattery };
    const [ofUnit, own] = await Promise.all([
      this.#rows.list(equipmentRegister.ofUnit(row.unit, ''), MAX_CANDIDATES), this.#rows.list(equipmentRegister.heldBy(officer, ''), MAX_CANDIDATES),
    ]);
    const serials = new Set([...ofUnit, ...own].map(([, serial]) => serial as unknown as RecorderSerial));
    const bays = new Map(this.#bays().filter((bay) => bay.recorder !== null).map((bay) => [bay.recorder!, bay]));
    return pickForDuty([...serials].flatMap((serial) => this.#candidate(serial, officer, bays.get(serial)) ?? []), wanted, (one) => whoIs(one, this.#rows));
  }

  #candidate(serial: RecorderSerial, officer: OfficerId, bay: BayView | undefined): Candidate | undefined {
    const row = read(this.#rows, register.recorder(serial));
    const equipment = read(this.#rows, equipmentRegister.equipment(serial));
    if (row === undefined || equipment === undefined || row.retired !== null) return undefined;
    const assignments = read(this.#rows, register.assignments(serial)) ?? [];
    const now = isoTime(this.#clock.wallMs());
    const holder = holderAt(assignments, now);
    const later = assignments.find((one) => one.from > now && one.to !== one.from && one.officer !== officer);
    return {
      recorder: serial, unit: equipment.unit, retired: false, quarantined: row.quarantine !== null, state: equipment.state, outstanding: count(row.outstanding), holder,
      bookedBy: equipment.handOut === null ? null : read(this.#rows, equipmentRegister.handOut(equipment.handOut))?.officer ?? null,
      promised: later === undefined ? null : { officer: later.officer, from: later.from },
      bay: bay === undefined ? null : {
        dock: bay.dock, bay: bay.bay, phase: bay.phase, battery: bay.battery, faults: bay.faults, clockMs: bay.docking === equipment.docking ? equipment.residualMs : null,
        // A bay that is done says so where files stay on the card.
        cardLeft: bay.phase !== 'done' ? null : bay.says === null ? 0 : Math.max(1, bay.clips.listed - bay.clips.erased),
      },
    };
  }

  #openOf(officer: OfficerId): HandOutRow | undefined {
    const id = read(this.#rows, equipmentRegister.openHandOut(officer));
    return id === undefined ? undefined : read(this.#rows, equipmentRegister.handOut(id));
  }

  /** Still in the bay from which it is to be taken. */
  #isInBay(row: HandOutRow): boolean {
    return row.taken === null && this.#bays().some((bay) => bay.recorder === row.recorder);
  }

  #row(handOut: string): HandOutRow {
    const row = read(this.#rows, equipmentRegister.handOut(handOut));
    if (row === undefined) throw notFound('hand-out', handOut);
    return row;
  }

  #newId(): string {
    return `h${Buffer.from(this.#clock.randomBytes(ID_BYTES)).toString('hex')}`;
  }
}
