/**
 * What the equipment manager sees: every recorder with where it is and who has it, its history, officers, findings. Reads
 * the registers and the bays of this moment; changes nothing.
 */
import type { Clock } from '../clock.ts';
import { equipmentRegister, type FindingDutyRow, type HandOutRow, type HistoryRow } from '../domain/equipment-register.ts';
import type { ClockFact, EventKind, FindingKind } from '../domain/events.ts';
import { isoTime, type ClipId, type IsoTime, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { count } from '../domain/ranges.ts';
import { holderAt, register, splitSubject, type AssignmentRow, type FindingRow, type OfficerRow, type QuarantineRow, type RecorderRow } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { BayView, Sentence } from '../offload/bay-view.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { nameOf, whoIs, withName } from './called.ts';
import { notFound } from './demand.ts';
import { partOf, type Part } from './part-of-list.ts';
import { tellHistory } from './recorder-history.ts';

export const RECORDER_STATES = ['in-bay', 'with-officer', 'in-store', 'repair', 'lost', 'retired'] as const;
export type RecorderState = (typeof RECORDER_STATES)[number];

export interface RecorderView {
  readonly recorder: RecorderSerial; readonly model: string; readonly unit: string | null;
  readonly state: RecorderState;
  /** Since when it is in that state; null where nobody can know. */
  readonly since: IsoTime | null;
  readonly bay: { readonly dock: string; readonly bay: number; readonly phase: string } | null;
  readonly holder: { readonly officer: OfficerId; readonly name: string | null; readonly from: IsoTime; readonly to: IsoTime | null } | null;
  readonly handOut: string | null;
  readonly firmware: string | null; readonly battery: number | null;
  readonly card: { readonly id: string | null; readonly used: number | null; readonly total: number | null } | null;
  readonly faults: readonly string[];
  /** As it was found at the newest docking, before it was set; `residualMs` is what was left after that. */
  readonly clock: ClockFact | null; readonly residualMs: number | null;
  readonly lastSeen: IsoTime | null;
  readonly clips: number; readonly apart: number; readonly outstanding: number;
  readonly quarantine: QuarantineRow | null; readonly retired: string | null; readonly enrolled: IsoTime | null;
  readonly version: number;
}

export interface OfficerView {
  readonly officer: OfficerId; readonly unit: string; readonly name: string | null; readonly certificateNumber: string | null; readonly left: IsoTime | null;
  readonly badges: readonly { readonly badge: string; readonly since: IsoTime }[]; readonly holds: readonly RecorderSerial[]; readonly handOut: string | null; readonly version: number;
}

export interface FindingView extends FindingRow {
  /** Of the recorder, officer or unit that it is about; null where it is about none. */
  readonly unit: string | null;
  /** What its subject is called; null where that has no name beside its id. */
  readonly subjectName: string | null;
  readonly responsible: OfficerId | null; readonly responsibleName: string | null; readonly deadline: string | null; readonly overdue: boolean; readonly version: number;
}

export interface HandOutView extends HandOutRow { readonly name: string | null; readonly unit: string | null }

export interface HistoryEntry {
  readonly seq: number; readonly at: IsoTime; readonly kind: EventKind; readonly actor: string; readonly actorName: string | null; readonly says: Sentence;
}

export interface RecorderFilter { readonly unit?: string | undefined; readonly state?: RecorderState | undefined; readonly officer?: string | undefined; readonly faults?: boolean | undefined; readonly text?: string | undefined }
export interface OfficerFilter { readonly unit?: string | undefined; readonly serving?: boolean | undefined; readonly text?: string | undefined }
export interface FindingFilter { readonly open: boolean; readonly kind?: FindingKind | undefined; readonly responsible?: string | undefined; readonly overdue?: boolean | undefined; readonly unit?: string | undefined }

const MAX_HELD = 100;

export interface RecordersParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly utcOffsetMinutes: number;
  readonly bays: () => readonly BayView[];
}

export class Recorders {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  readonly #utcOffsetMs: number;
  readonly #bays: () => readonly BayView[];

  constructor(parts: RecordersParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
    this.#utcOffsetMs = parts.utcOffsetMinutes * 60_000;
    this.#bays = parts.bays;
  }

  /** The station's own day: `2026-11-23`. */
  today(): string {
    return isoTime(this.#clock.wallMs() + this.#utcOffsetMs).slice(0, 10);
  }

  // ---------------------------------------------------------------------------------------------- recorders

  recorder(serial: string): RecorderView {
    const row = read(this.#rows, register.recorder(serial as RecorderSerial));
    if (row === undefined) throw notFound('recorder', serial);
    return this.#view(row, this.#baysBySerial());
  }

  recorders(filter: RecorderFilter, after: string | undefined, limit: number): Promise<Part<RecorderView>> {
    const bays = this.#baysBySerial();
    const text = filter.text?.toLowerCase();
    return partOf<RecorderRow, RecorderView>(this.#rows, register.recorder(''), after, limit, async (row) => {
      const view = this.#view(row, bays);
      const passes = (filter.unit === undefined || view.unit === filter.unit) && (filter.state === undefined || view.state === filter.state)
        && (filter.officer === undefined || view.holder?.officer === filter.officer) && (filter.faults === undefined || (view.faults.length > 0 || view.quarantine !== null) === filter.faults)
        && (text === undefined || [view.recorder, view.model, view.holder?.name ?? ''].some((one) => one.toLowerCase().includes(text)));
      return passes ? view : undefined;
    });
  }

  #baysBySerial(): ReadonlyMap<string, BayView> {
    return new Map(this.#bays().filter((bay) => bay.recorder !== null).map((bay) => [bay.recorder!, bay]));
  }

  #view(row: RecorderRow, bays: ReadonlyMap<string, BayView>): RecorderView {
    const serial = row.recorder;
    const equipment = read(this.#rows, equipmentRegister.equipment(serial));
    const assignments = read(this.#rows, register.assignments(serial)) ?? [];
    const now = isoTime(this.#clock.wallMs());
    const held = assignmentAt(assignments, now);
    const bay = bays.get(serial);
    const docked = row.docked;
    const state: RecorderState = row.retired !== null ? 'retired' : equipment?.state === 'lost' ? 'lost' : equipment?.state === 'repair' ? 'repair'
      : bay !== undefined ? 'in-bay' : held !== undefined ? 'with-officer' : 'in-store';
    const since = {
      retired: equipment?.retiredAt ?? null, lost: equipment?.stateSince ?? null, repair: equipment?.stateSince ?? null, 'in-bay': docked?.at ?? null, 'with-officer': held?.from ?? null,
      'in-store': latest([docked?.left, equipment?.stateSince, ...assignments.map((one) => (one.to !== null && one.to <= now ? one.to : null))]),
    }[state];
    return {
      recorder: serial, model: row.model, unit: equipment?.unit ?? null, state, since,
      bay: bay === undefined ? null : { dock: bay.dock, bay: bay.bay, phase: bay.phase },
      holder: held === undefined ? null : { ...held, name: this.#name(held.officer) },
      handOut: equipment?.handOut ?? null, firmware: bay?.firmware ?? docked?.firmware ?? null, battery: bay?.battery ?? docked?.battery ?? null,
      card: docked === null && bay === undefined ? null : { id: docked?.card ?? null, used: bay?.cardUsed ?? docked?.cardUsed ?? null, total: bay?.cardTotal ?? docked?.cardTotal ?? null },
      faults: bay?.faults ?? docked?.faults ?? [], clock: bay?.clock ?? docked?.clock ?? null, residualMs: equipment?.residualMs ?? null,
      lastSeen: bay !== undefined ? now : docked?.left ?? docked?.at ?? null,
      clips: row.clips, apart: row.apart, outstanding: count(row.outstanding), quarantine: row.quarantine, retired: row.retired, enrolled: equipment?.enrolled ?? null, version: equipment?.version ?? 0,
    };
  }

  /** Newest first. Reads so many events of the log as it gives, and no more. */
  async history(serial: string, after: string | undefined, limit: number): Promise<Part<HistoryEntry>> {
    if (read(this.#rows, register.recorder(serial as RecorderSerial)) === undefined) throw notFound('recorder', serial);
    const { items, next } = await partOf<HistoryRow, HistoryRow>(this.#rows, equipmentRegister.history(serial as RecorderSerial, ''), after, limit, async (row) => row);
    const entries = await Promise.all(items.map(async (row) => {
      const event = await this.#log.event(row.seq);
      return { seq: row.seq, at: row.at, kind: row.kind, actor: event.actor, actorName: nameOf(event.actor, this.#rows), says: tellHistory(event, row, (officer) => whoIs(officer, this.#rows)) };
    }));
    return { items: entries, next };
  }

  assignments(serial: string): readonly (AssignmentRow & { readonly name: string | null })[] {
    if (read(this.#rows, register.recorder(serial as RecorderSerial)) === undefined) throw notFound('recorder', serial);
    const rows = read(this.#rows, register.assignments(serial as RecorderSerial)) ?? [];
    return rows.map((row) => ({ ...row, name: this.#name(row.officer) }));
  }

  // ---------------------------------------------------------------------------------------------- officers

  async officer(id: string): Promise<OfficerView> {
    const row = read(this.#rows, register.officer(id as OfficerId));
    if (row === undefined) throw notFound('officer', id);
    return this.#officerView(row);
  }

  officers(filter: OfficerFilter, after: string | undefined, limit: number): Promise<Part<OfficerView>> {
    const text = filter.text?.toLowerCase();
    return partOf<OfficerRow, OfficerView>(this.#rows, register.officer(''), after, limit, async (row) => {
      if (filter.unit !== undefined && row.unit !== filter.unit) return undefined;
      if (text !== undefined && ![row.officer, row.name ?? '', row.certificateNumber ?? ''].some((one) => one.toLowerCase().includes(text))) return undefined;
      const left = read(this.#rows, equipmentRegister.officer(row.officer))?.left ?? null;
      return filter.serving !== undefined && (left === null) !== filter.serving ? undefined : this.#officerView(row);
    });
  }

  async #officerView(row: OfficerRow): Promise<OfficerView> {
    const standing = read(this.#rows, equipmentRegister.officer(row.officer));
    const now = isoTime(this.#clock.wallMs());
    const held = (await this.#rows.list(equipmentRegister.heldBy(row.officer, ''), MAX_HELD)).map(([, serial]) => serial as unknown as RecorderSerial);
    return {
      officer: row.officer, unit: row.unit, name: row.name, certificateNumber: row.certificateNumber, left: standing?.left ?? null,
      badges: (standing?.badges ?? []).map(({ hash, since }) => ({ badge: hash, since })), handOut: read(this.#rows, equipmentRegister.openHandOut(row.officer)) ?? null,
      holds: held.filter((serial) => holderAt(read(this.#rows, register.assignments(serial)) ?? [], now) === row.officer), version: standing?.version ?? 0,
    };
  }

  // ---------------------------------------------------------------------------------------------- findings and hand-outs

  finding(id: string): FindingView {
    const row = read(this.#rows, register.finding(id));
    if (row === undefined) throw notFound('finding', id);
    return this.#findingView(row);
  }

  /** Newest first. */
  findings(filter: FindingFilter, after: string | undefined, limit: number): Promise<Part<FindingView>> {
    return partOf<string, FindingView>(this.#rows, filter.open ? equipmentRegister.findingsOpen('') : equipmentRegister.findingsNewest(''), after, limit, async (id) => {
      const row = read(this.#rows, register.finding(id));
      if (row === undefined || (filter.kind !== undefined && row.kind !== filter.kind)) return undefined;
      const view = this.#findingView(row);
      const passes = (filter.responsible === undefined || view.responsible === filter.responsible) && (filter.overdue === undefined || view.overdue === filter.overdue)
        && (filter.unit === undefined || view.unit === filter.unit);
      return passes ? view : undefined;
    });
  }

  #findingView(row: FindingRow): FindingView {
    const duty: FindingDutyRow | undefined = read(this.#rows, equipmentRegister.findingDuty(row.finding));
    const responsible = duty?.responsible ?? null;
    return {
      ...row, detail: this.#detail(row), unit: this.#unitOf(row.subject), subjectName: nameOf(row.subject, this.#rows), responsible, responsibleName: responsible === null ? null : this.#name(responsible),
      deadline: duty?.deadline ?? null, overdue: row.closed === null && duty?.deadline != null && duty.deadline < this.today(), version: duty?.version ?? 0,
    };
  }

  /** Whom the sentence is about: the officer whose finding it is, or who had the recorder then. */
  #detail({ subject, detail, opened }: FindingRow): string {
    const [what, id] = splitSubject(subject);
    const officer = what === 'officer' ? id : what === 'recorder' ? holderAt(read(this.#rows, register.assignments(id as RecorderSerial)) ?? [], opened) : null;
    return officer === null ? detail : withName(detail, officer, this.#rows);
  }

  #name(officer: OfficerId): string | null {
    return read(this.#rows, register.officer(officer))?.name ?? null;
  }

  #unitOf(subject: string): string | null {
    const [what, id] = splitSubject(subject);
    if (what === 'unit') return id;
    if (what === 'officer') return read(this.#rows, register.officer(id as OfficerId))?.unit ?? null;
    const officer = what === 'clip' ? read(this.#rows, register.clip(id as ClipId))?.officer ?? null : null;
    if (officer !== null) return read(this.#rows, register.officer(officer))?.unit ?? null;
    return what === 'recorder' ? read(this.#rows, equipmentRegister.equipment(id as RecorderSerial))?.unit ?? null : null;
  }

  handOut(id: string): HandOutView {
    const row = read(this.#rows, equipmentRegister.handOut(id));
    if (row === undefined) throw notFound('hand-out', id);
    return this.#handOutView(row);
  }

  /** Newest first; the open ones by officer. */
  handOuts(open: boolean, unit: string | undefined, after: string | undefined, limit: number): Promise<Part<HandOutView>> {
    return partOf<string, HandOutView>(this.#rows, open ? equipmentRegister.openHandOut('') : equipmentRegister.handOutsNewest(''), after, limit, async (id) => {
      const row = read(this.#rows, equipmentRegister.handOut(id));
      const view = row === undefined ? undefined : this.#handOutView(row);
      return view === undefined || (unit !== undefined && view.unit !== unit) ? undefined : view;
    });
  }

  #handOutView(row: HandOutRow): HandOutView {
    const officer = read(this.#rows, register.officer(row.officer));
    return { ...row, name: officer?.name ?? null, unit: officer?.unit ?? null };
  }
}

function assignmentAt(assignments: readonly AssignmentRow[], at: IsoTime): AssignmentRow | undefined {
  return assignments.find((one) => one.from <= at && (one.to === null || at < one.to));
}

function latest(times: readonly (IsoTime | null | undefined)[]): IsoTime | null {
  return times.reduce<IsoTime | null>((best, one) => (one != null && (best === null || one > best) ? one : best), null);
}
