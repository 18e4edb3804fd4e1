/**
 * Recorders between dockings: with whom, in what state, in which unit; their history; hand-outs, badges, the ratio's
 * settings; findings by time; what is stored each day. A fold over all events, after the custody registers have taken them.
 */
import { createHash } from 'node:crypto';
import type { HandOutEnd, SetState } from './equipment-events.ts';
import type { EventKind, LoggedEvent } from './events.ts';
import type { DockId, IsoTime, OfficerId, RecorderSerial } from './names.ts';
import { register, splitSubject, type AssignmentRow } from './registers.ts';
import { change, key, read, seqKey, write, type RowKey, type Rows } from './rows.ts';

export interface EquipmentRow {
  readonly recorder: RecorderSerial; readonly unit: string | null;
  readonly state: SetState; readonly stateSince: IsoTime;
  readonly enrolled: IsoTime; readonly retiredAt: IsoTime | null;
  /** The open hand-out. */
  readonly handOut: string | null;
  /** Log index of the newest docking, where its history row stands. */
  readonly dockedSeq: number | null; readonly docking: string | null;
  /** When and where it was last taken out of a bay, and how many files were still on its card; null while it sits in one. */
  readonly left: { readonly dock: DockId; readonly bay: number; readonly at: IsoTime; readonly cardsLeft: number } | null;
  /** What was left of the clock's offset after the newest docking had set it, milliseconds. */
  readonly residualMs: number | null;
  /** Log index of the newest change by a person or a hand-out: the version for If-Match. Dockings do not count. */
  readonly version: number;
}
export interface OfficerStandingRow {
  readonly officer: OfficerId; readonly left: IsoTime | null;
  readonly badges: readonly { readonly hash: string; readonly since: IsoTime }[];
  /** Under which row his certificate number is found. */
  readonly certificate: string | null;
  readonly version: number;
}
export interface BadgeRow { readonly officer: OfficerId; readonly since: IsoTime }
export interface HandOutRow {
  readonly handOut: string; readonly recorder: RecorderSerial; readonly officer: OfficerId; readonly dock: DockId | null; readonly bay: number | null;
  readonly battery: number | null; readonly assigned: boolean; readonly at: IsoTime;
  /** When the recorder left its bay. */
  readonly taken: IsoTime | null;
  /** It has been put into a bay since: the station is about to end the hand-out. */
  readonly back: boolean;
  readonly ended: IsoTime | null; readonly why: HandOutEnd | null; readonly version: number;
}
export interface HistoryRow {
  readonly seq: number; readonly kind: EventKind; readonly at: IsoTime;
  /** Of a docking: clips stored in it. */
  readonly stored?: number; readonly bytes?: number;
}
export interface RatioRow { readonly recorders: number; readonly officers: number; readonly version: number }
export interface HandOutRuleRow { readonly leastBattery: number; readonly version: number }
export interface FindingDutyRow {
  readonly finding: string; readonly openedSeq: number; readonly responsible: OfficerId | null; readonly deadline: string | null; readonly version: number;
}
/** What was stored in a quarter of an hour: every local day of the world is made of whole ones, and a fold knows no zone. */
export interface StoredRow { readonly at: IsoTime; readonly clips: number; readonly bytes: number }

export const QUARTER_MS = 900_000;
/** The beginning of the quarter of an hour that a moment is in. */
export function quarterOf(at: IsoTime): IsoTime {
  return new Date(Math.floor(Date.parse(at) / QUARTER_MS) * QUARTER_MS).toISOString();
}

/** Sorts the newest first: lists begin with what has just happened. */
export function newestFirst(seq: number): string {
  return seqKey(Number.MAX_SAFE_INTEGER - seq);
}

/** A unit's name may hold anything; its rows stand under its digest. */
export function unitKey(unit: string): string {
  return createHash('sha256').update(unit).digest('hex').slice(0, 32);
}

/** Certificate numbers are typed, printed and scanned in many widths and cases. */
export function certificateKey(certificateNumber: string): string {
  return createHash('sha256').update(certificateNumber.normalize('NFKC').replace(/\s+/g, '').toUpperCase()).digest('hex');
}

export const equipmentRegister = {
  equipment: (serial: RecorderSerial | '') => key<EquipmentRow>(`equipment/${serial}`),
  ofUnit: (unit: string, serial: RecorderSerial | '') => key<RecorderSerial>(`recorder-of-unit/${unitKey(unit)}/${serial}`),
  /** Recorders that an officer holds, will hold, or held until lately: who reads it looks at the assignments too. */
  heldBy: (officer: OfficerId, serial: RecorderSerial | '') => key<RecorderSerial>(`held-by/${officer}/${serial}`),
  history: (serial: RecorderSerial, seq: number | '') => key<HistoryRow>(`recorder-history/${serial}/${seq === '' ? '' : newestFirst(seq)}`),
  officer: (id: OfficerId | '') => key<OfficerStandingRow>(`officer-standing/${id}`),
  certificate: (hash: string) => key<OfficerId>(`certificate/${hash}`),
  badge: (hash: string) => key<BadgeRow>(`badge/${hash}`),
  handOut: (id: string) => key<HandOutRow>(`hand-out/${id}`),
  handOutsNewest: (seq: number | '') => key<string>(`hand-out-newest/${seq === '' ? '' : newestFirst(seq)}`),
  openHandOut: (officer: OfficerId | '') => key<string>(`hand-out-open/${officer}`),
  handOutRule: () => key<HandOutRuleRow>('hand-out-rule'),
  /** null is the bureau. */
  ratio: (unit: string | null) => key<RatioRow>(unit === null ? 'ratio/bureau' : `ratio/unit/${unitKey(unit)}`),
  findingDuty: (finding: string) => key<FindingDutyRow>(`finding-duty/${finding}`),
  findingsNewest: (seq: number | '') => key<string>(`finding-newest/${seq === '' ? '' : newestFirst(seq)}`),
  findingsOpen: (seq: number | '') => key<string>(`finding-open/${seq === '' ? '' : newestFirst(seq)}`),
  stored: (at: IsoTime | '') => key<StoredRow>(`stored/${at}`),
} as const;

/** A recorder that is back in the bay which it left this short a time ago did not go out: the docking broke off and began again. */
const SAME_SITTING_MS = 90_000;
/** Told for each clip (the docking's own history row counts them instead), or every few hours. */
const UNTOLD: ReadonlySet<EventKind> = new Set(['ClipStored', 'EraseOrdered', 'ClipsErased', 'ClipExported', 'ClipViewed', 'PassGiven', 'PassTaken']);

export function foldEquipment(event: LoggedEvent, rows: Rows): void {
  foldStanding(event, rows);
  foldHandOut(event, rows);
  foldDuty(event, rows);
  const recorder = recorderOf(event, rows);
  if (recorder !== undefined && !UNTOLD.has(event.kind) && read(rows, equipmentRegister.equipment(recorder)) !== undefined) {
    write(rows, equipmentRegister.history(recorder, event.seq), { seq: event.seq, kind: event.kind, at: event.at, ...(event.kind === 'RecorderDocked' ? { stored: 0, bytes: 0 } : {}) });
  }
}

/** Which recorder an event is about; undefined for none. */
function recorderOf(event: LoggedEvent, rows: Rows): RecorderSerial | undefined {
  const facts = event.facts as { readonly recorder?: unknown; readonly subject?: unknown; readonly finding?: unknown; readonly what?: unknown; readonly id?: unknown };
  if (typeof facts.recorder === 'string') return facts.recorder as RecorderSerial;
  if (event.kind === 'EnrolCodeIssued') return facts.what === 'recorder' ? facts.id as RecorderSerial : undefined;
  const subject = typeof facts.subject === 'string' ? facts.subject : typeof facts.finding === 'string' ? read(rows, register.finding(facts.finding))?.subject : undefined;
  if (subject === undefined) return undefined;
  const [what, id] = splitSubject(subject);
  return what === 'recorder' ? id as RecorderSerial : undefined;
}

// ------------------------------------------------------------------------------------------------ recorders and officers

function foldStanding(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'RecorderEnrolled': {
      const at = equipmentRegister.equipment(event.facts.recorder);
      const fresh = { state: 'in-store', stateSince: event.at, enrolled: event.at, retiredAt: null, version: event.seq } as const;
      return write(rows, at, { ...(read(rows, at) ?? { recorder: event.facts.recorder, unit: null, handOut: null, dockedSeq: null, docking: null, left: null, residualMs: null }), ...fresh });
    }
    case 'RecorderRetired': return changeEquipment(rows, event.facts.recorder, { retiredAt: event.at, version: event.seq });
    case 'RecorderStateSet': return changeEquipment(rows, event.facts.recorder, { state: event.facts.state, stateSince: event.at, version: event.seq });
    case 'RecorderPlaced': {
      const { recorder, unit } = event.facts;
      const before = read(rows, equipmentRegister.equipment(recorder));
      if (before === undefined) return;
      if (before.unit !== null) rows.remove(equipmentRegister.ofUnit(before.unit, recorder));
      write(rows, equipmentRegister.ofUnit(unit, recorder), recorder);
      return write(rows, equipmentRegister.equipment(recorder), { ...before, unit, version: event.seq });
    }
    case 'Quarantined':
    case 'QuarantineLifted': {
      const [what, id] = splitSubject(event.facts.subject);
      if (what === 'recorder') changeEquipment(rows, id as RecorderSerial, { version: event.seq });
      return;
    }
    case 'RecorderAssigned':
    case 'AssignmentEnded': return foldHolders(event.facts.recorder, event.facts.officer, event.at, event.seq, rows);
    case 'RecorderDocked': return changeEquipment(rows, event.facts.recorder, { dockedSeq: event.seq, docking: event.facts.docking, left: null, residualMs: null });
    case 'ClockSet': {
      const before = read(rows, equipmentRegister.equipment(event.facts.recorder));
      if (before?.docking === event.facts.docking) changeEquipment(rows, event.facts.recorder, { residualMs: event.facts.residualMs });
      return;
    }
    case 'RecorderUndocked': {
      const { recorder, dock, bay, cardsLeft, docking } = event.facts;
      if (read(rows, equipmentRegister.equipment(recorder))?.docking === docking) changeEquipment(rows, recorder, { left: { dock, bay, at: event.at, cardsLeft } });
      return;
    }
    case 'OfficerRegistered': return foldOfficer(event.facts.officer, event.particulars?.certificateNumber, event.seq, rows);
    case 'OfficerLeft': {
      const before = read(rows, equipmentRegister.officer(event.facts.officer));
      if (before === undefined) return;
      for (const { hash } of before.badges) rows.remove(equipmentRegister.badge(hash));
      return write(rows, equipmentRegister.officer(before.officer), { ...before, left: event.at, badges: [], version: event.seq });
    }
    case 'BadgeGiven': {
      const { officer, badgeHash } = event.facts;
      const before = read(rows, equipmentRegister.officer(officer));
      if (before === undefined) return;
      write(rows, equipmentRegister.badge(badgeHash), { officer, since: event.at });
      const others = before.badges.filter(({ hash }) => hash !== badgeHash);
      return write(rows, equipmentRegister.officer(officer), { ...before, badges: [...others, { hash: badgeHash, since: event.at }], version: event.seq });
    }
    case 'BadgeTaken': {
      const { officer, badgeHash } = event.facts;
      const before = read(rows, equipmentRegister.officer(officer));
      if (before === undefined) return;
      rows.remove(equipmentRegister.badge(badgeHash));
      return write(rows, equipmentRegister.officer(officer), { ...before, badges: before.badges.filter(({ hash }) => hash !== badgeHash), version: event.seq });
    }
    default:
  }
}

function changeEquipment(rows: Rows, recorder: RecorderSerial, part: Partial<EquipmentRow>): void {
  change(rows, equipmentRegister.equipment(recorder), part);
}

/** An officer is entered, entered anew with other particulars, or has come back. */
function foldOfficer(officer: OfficerId, certificateNumber: string | undefined, seq: number, rows: Rows): void {
  const before = read(rows, equipmentRegister.officer(officer));
  const certificate = certificateNumber === undefined ? null : certificateKey(certificateNumber);
  if (before?.certificate != null && read(rows, equipmentRegister.certificate(before.certificate)) === officer) rows.remove(equipmentRegister.certificate(before.certificate));
  if (certificate !== null) write(rows, equipmentRegister.certificate(certificate), officer);
  write(rows, equipmentRegister.officer(officer), { officer, left: null, badges: before?.badges ?? [], certificate, version: seq });
}

/** The custody registers have taken the assignment already: who is in it now. */
function foldHolders(recorder: RecorderSerial, officer: OfficerId, at: IsoTime, seq: number, rows: Rows): void {
  changeEquipment(rows, recorder, { version: seq });
  const all = read(rows, register.assignments(recorder)) ?? [];
  const live = new Set(all.filter((one: AssignmentRow) => (one.to === null || one.to > at) && one.to !== one.from).map((one) => one.officer));
  for (const one of new Set([officer, ...all.map((row) => row.officer)])) {
    if (live.has(one)) write(rows, equipmentRegister.heldBy(one, recorder), recorder);
    else rows.remove(equipmentRegister.heldBy(one, recorder));
  }
}

// ------------------------------------------------------------------------------------------------ hand-outs

function foldHandOut(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'HandOut': {
      const { handOut, recorder, officer } = event.facts;
      write(rows, equipmentRegister.handOut(handOut), { ...event.facts, at: event.at, taken: event.facts.bay === null ? event.at : null, back: false, ended: null, why: null, version: event.seq });
      write(rows, equipmentRegister.handOutsNewest(event.seq), handOut);
      write(rows, equipmentRegister.openHandOut(officer), handOut);
      return changeEquipment(rows, recorder, { handOut, version: event.seq });
    }
    case 'HandOutEnded': {
      const { handOut, recorder, officer, why } = event.facts;
      if (read(rows, equipmentRegister.openHandOut(officer)) === handOut) rows.remove(equipmentRegister.openHandOut(officer));
      if (read(rows, equipmentRegister.equipment(recorder))?.handOut === handOut) changeEquipment(rows, recorder, { handOut: null, version: event.seq });
      return change(rows, equipmentRegister.handOut(handOut), { ended: event.at, why, version: event.seq });
    }
    case 'RecorderUndocked': {
      const open = openOf(event.facts.recorder, rows);
      if (open !== undefined) change(rows, equipmentRegister.handOut(open.handOut), { taken: event.at });
      return;
    }
    case 'RecorderDocked': {
      const open = openOf(event.facts.recorder, rows);
      if (open === undefined) return;
      const samePlace = open.dock === event.facts.dock && open.bay === event.facts.bay;
      // Without a word of its leaving (the station itself was down) only another bay shows that it was out.
      const sameSitting = samePlace && (open.taken === null || Date.parse(event.at) - Date.parse(open.taken) < SAME_SITTING_MS);
      return change(rows, equipmentRegister.handOut(open.handOut), sameSitting ? { taken: null } : { back: true });
    }
    case 'HandOutRuleSet': return write(rows, equipmentRegister.handOutRule(), { leastBattery: event.facts.leastBattery, version: event.seq });
    default:
  }
}

function openOf(recorder: RecorderSerial, rows: Rows): HandOutRow | undefined {
  const id = read(rows, equipmentRegister.equipment(recorder))?.handOut;
  return id == null ? undefined : read(rows, equipmentRegister.handOut(id));
}

// ------------------------------------------------------------------------------------------------ ratio, findings, days

function foldDuty(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'RatioSet': return write(rows, equipmentRegister.ratio(event.facts.unit), { recorders: event.facts.recorders, officers: event.facts.officers, version: event.seq });
    case 'FindingOpened': {
      const { finding } = event.facts;
      const before = read(rows, equipmentRegister.findingDuty(finding));
      // The same fact found again after it was closed: one finding, at its new place.
      if (before !== undefined) for (const at of [equipmentRegister.findingsNewest(before.openedSeq), equipmentRegister.findingsOpen(before.openedSeq)]) rows.remove(at);
      write(rows, equipmentRegister.findingsNewest(event.seq), finding);
      write(rows, equipmentRegister.findingsOpen(event.seq), finding);
      return write(rows, equipmentRegister.findingDuty(finding), { finding, openedSeq: event.seq, responsible: null, deadline: null, version: event.seq });
    }
    case 'FindingClosed': {
      const before = read(rows, equipmentRegister.findingDuty(event.facts.finding));
      if (before === undefined) return;
      rows.remove(equipmentRegister.findingsOpen(before.openedSeq));
      return write(rows, equipmentRegister.findingDuty(before.finding), { ...before, version: event.seq });
    }
    case 'FindingAssigned': {
      const { finding, responsible, deadline } = event.facts;
      return change(rows, equipmentRegister.findingDuty(finding), { responsible, deadline, version: event.seq });
    }
    case 'ClipStored': {
      const { recorder, size, docking } = event.facts;
      const at = quarterOf(event.at);
      const before = read(rows, equipmentRegister.stored(at)) ?? { at, clips: 0, bytes: 0 };
      write(rows, equipmentRegister.stored(at), { at, clips: before.clips + 1, bytes: before.bytes + size });
      const row = read(rows, equipmentRegister.equipment(recorder));
      if (row === undefined || row.dockedSeq === null || row.docking !== docking) return;
      const told: RowKey<HistoryRow> = equipmentRegister.history(recorder, row.dockedSeq);
      const docked = read(rows, told);
      if (docked !== undefined) write(rows, told, { ...docked, stored: (docked.stored ?? 0) + 1, bytes: (docked.bytes ?? 0) + size });
      return;
    }
    default:
  }
}
