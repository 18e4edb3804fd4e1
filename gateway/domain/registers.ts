/**
 * The registers: what the station knows now, as a fold over the custody log. `fold` is the only writer; everything in
 * it follows from the event and the rows before it, so that a rebuilt index equals the one thrown away.
 */
import type { AlarmKind, ApartReason, Carrier, ClipCarrier, ClipKind, ClockFact, FindingKind, LoggedEvent, Provenance, QuarantineReason } from './events.ts';
import type { ClipId, DockId, IsoTime, OfficerId, RecorderSerial, Sha256, StationId } from './names.ts';
import { subtract, type Range, type Ranges } from './ranges.ts';
import { change, key, read, write, type RowKey, type Rows } from './rows.ts';
import { foldAccounts } from './account-register.ts';
import { foldAlarms } from './alarm-register.ts';
import { foldCalendar } from './calendar-register.ts';
import { foldChain } from './chain-register.ts';
import { foldEquipment } from './equipment-register.ts';
import { foldFirmware } from './firmware-register.ts';
import { foldHandOver } from './hand-over-register.ts';
import { foldIncidents } from './incident-register.ts';
import { foldLiveViews } from './live-view-register.ts';
import { foldLive } from './live-register.ts';
import { foldViews } from './view-register.ts';

/** `version`: log index of the entry that named him. */
export interface ManagerRow { readonly officer: OfficerId; readonly standingOrder: string; readonly since: IsoTime; readonly version: number }
export interface OfficerRow { readonly officer: OfficerId; readonly unit: string; readonly name: string | null; readonly certificateNumber: string | null }
export interface EnrolCodeRow { readonly what: 'dock' | 'recorder'; readonly id: string; readonly expires: IsoTime }
export interface QuarantineRow { readonly reason: QuarantineReason; readonly since: IsoTime }
export interface DockRow {
  readonly dock: DockId; readonly carrier: Carrier; readonly publicKey: string | null; readonly credentialHash: string | null;
  readonly retired: string | null; readonly quarantine: QuarantineRow | null;
}
export interface RecorderRow {
  readonly recorder: RecorderSerial; readonly model: string; readonly publicKey: string | null; readonly hardwareId: string | null;
  readonly device: string | null; readonly retired: string | null; readonly quarantine: QuarantineRow | null;
  /** Last docking, null before the first. */
  readonly docked: {
    readonly docking: string; readonly dock: DockId; readonly bay: number; readonly at: IsoTime; readonly left: IsoTime | null; readonly carrier: Carrier;
    readonly battery: number | null; readonly cardUsed: number | null; readonly cardTotal: number | null; readonly card: string | null;
    readonly firmware: string; readonly faults: readonly string[]; readonly clock: ClockFact | null;
  } | null;
  /** Every number up to this one is accounted for: stored, outstanding, or reported missing. */
  readonly accounted: number;
  /**
   * Wrong clocks that dockings found and set right: what has a number up to `upTo` was recorded before that. By rising
   * `upTo`, the newest few.
   */
  readonly clocks: readonly { readonly upTo: number; readonly clock: ClockFact }[];
  /** Listed and not stored yet. */
  readonly outstanding: Ranges;
  /** Ordered to be erased, and the recorder has not said what became of it. */
  readonly ordered: readonly ClipId[];
  readonly clips: number;
  readonly apart: number;
}
export interface AssignmentRow { readonly officer: OfficerId; readonly from: IsoTime; readonly to: IsoTime | null }
export interface ClipRow {
  readonly clip: ClipId; readonly seq: number; readonly at: IsoTime; readonly recorder: RecorderSerial; readonly number: number | null;
  readonly size: number; readonly sha256: Sha256; readonly sm3: string | null; readonly kind: ClipKind; readonly name: string | null;
  readonly started: string; readonly startedAt: IsoTime | null; readonly officer: OfficerId | null;
  readonly important: boolean; readonly private: boolean; readonly provenance: Provenance;
  readonly playable: 'yes' | 'no' | 'unknown'; readonly carrier: ClipCarrier; readonly recording: number | null; readonly segment: number | null;
  /** Where the card's copy is: on the card, ordered to be erased, or gone; 'none': it never was on a card. */
  readonly card: 'none' | 'held' | 'ordered' | 'erased' | 'refused';
}
export interface ApartRow {
  readonly recorder: RecorderSerial; readonly number: number | null; readonly reason: ApartReason; readonly size: number;
  readonly sha256: Sha256; readonly at: IsoTime; readonly name: string | null;
}
export interface FindingRow {
  readonly finding: string; readonly kind: FindingKind; readonly subject: string; readonly article: string; readonly detail: string;
  readonly opened: IsoTime; readonly closed: IsoTime | null; readonly outcome: string | null;
}
export interface AlarmRow {
  readonly alarm: string; readonly kind: AlarmKind; readonly recorder: RecorderSerial | null; readonly dock: DockId | null;
  readonly at: IsoTime; readonly text: string | null; readonly place: readonly [number, number] | null;
}
export interface TotalsRow { readonly clips: number; readonly bytes: number; readonly erased: number; readonly apart: number }
export interface StationRow { readonly station: StationId; readonly publicKey: string }

/** Where each register keeps its rows, and of what type they are. */
export const register = {
  station: () => key<StationRow>('station'),
  manager: () => key<ManagerRow>('manager'),
  totals: () => key<TotalsRow>('totals'),
  officer: (id: OfficerId | '') => key<OfficerRow>(`officer/${id}`),
  enrolCode: (hash: string) => key<EnrolCodeRow>(`code/${hash}`),
  /** The live code of a dock or recorder: a new one replaces it, enrolment uses it up. */
  codeOf: (what: 'dock' | 'recorder', id: string) => key<string>(`code-of/${what}/${id}`),
  dock: (id: DockId | '') => key<DockRow>(`dock/${id}`),
  recorder: (serial: RecorderSerial | '') => key<RecorderRow>(`recorder/${serial}`),
  /** Which recorder a volume is: the text of ports/volume's deviceKey. */
  device: (device: string) => key<RecorderSerial>(`device/${device}`),
  /** In which recorder a card was last, by the card's own identity. */
  cardIn: (card: string) => key<RecorderSerial>(`card-in/${card}`),
  assignments: (serial: RecorderSerial) => key<readonly AssignmentRow[]>(`assignment/${serial}`),
  clip: (id: ClipId | '') => key<ClipRow>(`clip/${id}`),
  /** Clips that share a card key: see domain/clip.ts. */
  onCard: (serial: RecorderSerial, cardKey: string) => key<readonly ClipId[]>(`card/${serial}/${cardKey}`),
  /** Clips by running number, to tell a number that was given twice. */
  numbered: (serial: RecorderSerial, number: number) => key<readonly ClipId[]>(`number/${serial}/${String(number).padStart(16, '0')}`),
  /** Clips whose second digest is still to be made, in the order they came. */
  undigested: (seq: number | '') => key<ClipId>(seq === '' ? 'undigested/' : `undigested/${String(seq).padStart(16, '0')}`),
  apart: (serial: RecorderSerial | '', sha256: Sha256 | '') => key<ApartRow>(serial === '' ? 'apart/' : `apart/${serial}/${sha256}`),
  finding: (id: string) => key<FindingRow>(`finding/${id}`),
  alarm: (id: string) => key<AlarmRow>(`alarm/${id}`),
  quarantined: (subject: string) => key<QuarantineRow>(`quarantine/${subject}`),
} as const;

const NO_TOTALS: TotalsRow = { clips: 0, bytes: 0, erased: 0, apart: 0 };

/**
 * Applies one event: first to the custody registers of this file, then to those of each desk, which may follow any event.
 * Deterministic, total: an event about something unknown changes what it can and nothing else.
 */
export function fold(event: LoggedEvent, rows: Rows): void {
  foldCustody(event, rows);
  foldChain(event, rows);
  foldAccounts(event, rows);
  foldEquipment(event, rows);
  foldFirmware(event, rows);
  foldCalendar(event, rows);
  foldHandOver(event, rows);
  foldIncidents(event, rows);
  foldLiveViews(event, rows);
  foldAlarms(event, rows);
  foldLive(event, rows);
  foldViews(event, rows);
}

function foldCustody(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'StationFounded': return write(rows, register.station(), event.facts);
    case 'ManagerNamed': return write(rows, register.manager(), { ...event.facts, since: event.at, version: event.seq });
    case 'ManagerRelieved': return rows.remove(register.manager());
    case 'OfficerRegistered':
      return write(rows, register.officer(event.facts.officer), {
        ...event.facts, name: event.particulars?.name ?? null, certificateNumber: event.particulars?.certificateNumber ?? null,
      });
    case 'EnrolCodeIssued': {
      const { codeHash, what, id, expires } = event.facts;
      useUpCode(rows, what, id);
      write(rows, register.codeOf(what, id), codeHash);
      return write(rows, register.enrolCode(codeHash), { what, id, expires });
    }
    case 'AlarmRaised': {
      const { alarm, kind, recorder, dock, place } = event.facts;
      return write(rows, register.alarm(alarm), { alarm, kind, recorder, dock, place, at: event.at, text: event.particulars?.text ?? null });
    }
    case 'FindingOpened': return write(rows, register.finding(event.facts.finding), { ...event.facts, opened: event.at, closed: null, outcome: null });
    case 'FindingClosed': return change(rows, register.finding(event.facts.finding), { closed: event.at, outcome: event.facts.outcome });
    case 'Quarantined':
    case 'QuarantineLifted': return foldQuarantine(event, rows);
    case 'DockEnrolled':
    case 'DockRetired': return foldDock(event, rows);
    case 'RecorderEnrolled':
    case 'RecorderRetired':
    case 'RecorderRecognised':
    case 'RecorderDocked':
    case 'RecorderUndocked':
    case 'RecorderAssigned':
    case 'AssignmentEnded':
    case 'CardListed': return foldRecorder(event, rows);
    case 'ClipStored':
    case 'ClipDigested':
    case 'ClipSetApart':
    case 'EraseOrdered':
    case 'ClipsErased':
    case 'EraseRefused': return foldClip(event, rows);
    // What is left is told by the log alone, or belongs to a desk.
    default:
  }
}

type Of<K extends LoggedEvent['kind']> = Extract<LoggedEvent, { kind: K }>;

function foldQuarantine(event: Of<'Quarantined' | 'QuarantineLifted'>, rows: Rows): void {
  const [what, id] = splitSubject(event.facts.subject);
  const known = what === 'dock' ? read(rows, register.dock(id as DockId)) : what === 'recorder' ? read(rows, register.recorder(id as RecorderSerial)) : undefined;
  // A stranger may have been enrolled while its quarantine was on its way into the log: then it is none any more.
  const late = event.kind === 'Quarantined' && (event.facts.reason === 'unknown-dock' || event.facts.reason === 'unknown-recorder') && known !== undefined && known.retired === null;
  if (late) return;
  const quarantine = event.kind === 'Quarantined' ? { reason: event.facts.reason, since: event.at } : null;
  if (what === 'dock') change(rows, register.dock(id as DockId), { quarantine });
  if (what === 'recorder') change(rows, register.recorder(id as RecorderSerial), { quarantine });
  if (quarantine === null) rows.remove(register.quarantined(event.facts.subject));
  else write(rows, register.quarantined(event.facts.subject), quarantine);
}

/** `recorder:ZFY-0001` is ['recorder', 'ZFY-0001']. */
export function splitSubject(subject: string): readonly [what: string, id: string] {
  const colon = subject.indexOf(':');
  return colon < 0 ? [subject, ''] : [subject.slice(0, colon), subject.slice(colon + 1)];
}

function foldDock(event: Of<'DockEnrolled' | 'DockRetired'>, rows: Rows): void {
  if (event.kind === 'DockRetired') return change(rows, register.dock(event.facts.dock), { retired: event.facts.reason });
  rows.remove(register.quarantined(`dock:${event.facts.dock}`));
  useUpCode(rows, 'dock', event.facts.dock);
  write(rows, register.dock(event.facts.dock), { ...event.facts, retired: null, quarantine: null });
}

function useUpCode(rows: Rows, what: 'dock' | 'recorder', id: string): void {
  const code = read(rows, register.codeOf(what, id));
  if (code === undefined) return;
  rows.remove(register.enrolCode(code));
  rows.remove(register.codeOf(what, id));
}

/** Wrong clocks of one recorder that are kept. */
const MAX_CLOCKS = 8;
const NEW_RECORDER = { retired: null, quarantine: null, docked: null, accounted: 0, clocks: [], outstanding: [], ordered: [], clips: 0, apart: 0 } as const;

function foldRecorder(event: Of<'RecorderEnrolled' | 'RecorderRetired' | 'RecorderRecognised' | 'RecorderDocked' | 'RecorderUndocked' | 'RecorderAssigned' | 'AssignmentEnded' | 'CardListed'>, rows: Rows): void {
  const at = register.recorder(event.facts.recorder);
  const before = read(rows, at);
  switch (event.kind) {
    case 'RecorderEnrolled':
      if (before?.device != null) rows.remove(register.device(before.device));
      if (event.facts.device !== null) {
        write(rows, register.device(event.facts.device), event.facts.recorder);
        rows.remove(register.quarantined(`device:${event.facts.device}`));
      }
      rows.remove(register.quarantined(`recorder:${event.facts.recorder}`));
      useUpCode(rows, 'recorder', event.facts.recorder);
      return write(rows, at, { ...(before ?? NEW_RECORDER), ...event.facts, retired: null, quarantine: null });
    case 'RecorderRetired':
      if (before?.device != null) rows.remove(register.device(before.device));
      return change(rows, at, { retired: event.facts.reason });
    case 'RecorderRecognised': return change(rows, at, { hardwareId: event.facts.hardwareId });
    case 'RecorderDocked': {
      const { recorder, carried: _carried, ...facts } = event.facts;
      if (facts.card !== null) write(rows, register.cardIn(facts.card), recorder);
      return change(rows, at, { docked: { ...facts, at: event.at, left: null } });
    }
    case 'RecorderUndocked':
      if (before?.docked?.docking === event.facts.docking) change(rows, at, { docked: { ...before.docked, left: event.at } });
      return;
    case 'RecorderAssigned': {
      const { officer, from, to } = event.facts;
      const rest = (read(rows, register.assignments(event.facts.recorder)) ?? []).filter((row) => row.from !== from);
      const ended = rest.map((row) => (row.from < from && (row.to === null || row.to > from) ? { ...row, to: from } : row));
      return write(rows, register.assignments(event.facts.recorder), [...ended, { officer, from, to }].sort((a, b) => (a.from < b.from ? -1 : 1)));
    }
    case 'AssignmentEnded': {
      const all = read(rows, register.assignments(event.facts.recorder)) ?? [];
      return write(rows, register.assignments(event.facts.recorder), all.map((row) =>
        (row.officer === event.facts.officer && row.from <= event.facts.to && (row.to === null || row.to > event.facts.to) ? { ...row, to: event.facts.to } : row)));
    }
    case 'CardListed': {
      if (before === undefined) return;
      const { listed, next } = event.facts;
      const stored: Range[] = [];
      for (const [first, last] of listed) {
        for (let n = first; n <= last; n += 1) if (read(rows, register.numbered(event.facts.recorder, n)) !== undefined) stored.push([n, n]);
      }
      const accounted = Math.max(before.accounted, (next ?? 1) - 1, listed.at(-1)?.[1] ?? 0);
      return change(rows, at, { accounted, clocks: clocksWith(before, event.facts.docking, accounted), outstanding: subtract(listed, stored) });
    }
  }
}

/** A card that is listed with a wrong clock: its clips may be read at a later docking, when the clock has long been set. */
function clocksWith({ clocks, docked }: RecorderRow, docking: string, accounted: number): RecorderRow['clocks'] {
  if (docked?.docking !== docking || docked.clock === null || docked.clock.verdict === 'right' || (clocks.at(-1)?.upTo ?? 0) >= accounted) return clocks;
  return [...clocks, { upTo: accounted, clock: docked.clock }].slice(-MAX_CLOCKS);
}

function foldClip(event: Of<'ClipStored' | 'ClipDigested' | 'ClipSetApart' | 'EraseOrdered' | 'ClipsErased' | 'EraseRefused'>, rows: Rows): void {
  const totals = read(rows, register.totals()) ?? NO_TOTALS;
  switch (event.kind) {
    case 'ClipStored': {
      const { clip, recorder, number, size, cardKey } = event.facts;
      if (read(rows, register.clip(clip)) !== undefined) return;
      const f = event.facts;
      write(rows, register.clip(clip), {
        clip, seq: event.seq, at: event.at, recorder, number, size, sha256: f.sha256, sm3: null, kind: f.kind, name: event.particulars?.originalName ?? null,
        started: f.started, startedAt: f.startedAt, officer: f.officer, important: f.important, private: f.private, provenance: f.provenance,
        playable: f.playable, carrier: f.carrier, recording: f.recording, segment: f.segment, card: f.live === undefined ? 'held' : 'none',
      });
      // A card is never asked for what was never on one.
      if (f.live === undefined) append(rows, register.onCard(recorder, cardKey), clip);
      write(rows, register.undigested(event.seq), clip);
      write(rows, register.totals(), { ...totals, clips: totals.clips + 1, bytes: totals.bytes + size });
      const row = read(rows, register.recorder(recorder));
      if (row === undefined) return;
      const outstanding = number === null ? row.outstanding : subtract(row.outstanding, [[number, number]]);
      if (number !== null) append(rows, register.numbered(recorder, number), clip);
      return change(rows, register.recorder(recorder), { outstanding, clips: row.clips + 1 });
    }
    case 'ClipDigested':
      for (const { clip, sm3 } of event.facts.clips) {
        const row = read(rows, register.clip(clip));
        if (row === undefined) continue;
        write(rows, register.clip(clip), { ...row, sm3 });
        rows.remove(register.undigested(row.seq));
      }
      return;
    case 'ClipSetApart': {
      const { recorder, number, reason, size, sha256 } = event.facts;
      if (read(rows, register.apart(recorder, sha256)) === undefined) {
        write(rows, register.totals(), { ...totals, apart: totals.apart + 1 });
        const row = read(rows, register.recorder(recorder));
        if (row !== undefined) change(rows, register.recorder(recorder), { apart: row.apart + 1 });
      }
      return write(rows, register.apart(recorder, sha256), { recorder, number, reason, size, sha256, at: event.at, name: event.particulars?.originalName ?? null });
    }
    case 'EraseOrdered': {
      for (const clip of event.facts.clips) change(rows, register.clip(clip), { card: 'ordered' });
      const ordered = read(rows, register.recorder(event.facts.recorder))?.ordered ?? [];
      return change(rows, register.recorder(event.facts.recorder), { ordered: [...new Set([...ordered, ...event.facts.clips])] });
    }
    case 'ClipsErased': {
      let erased = 0;
      for (const clip of event.facts.clips) {
        const row = read(rows, register.clip(clip));
        if (row === undefined || row.card === 'erased') continue;
        write(rows, register.clip(clip), { ...row, card: 'erased' });
        erased += 1;
      }
      answered(rows, event.facts.recorder, event.facts.clips);
      return write(rows, register.totals(), { ...totals, erased: totals.erased + erased });
    }
    case 'EraseRefused':
      for (const { clip } of event.facts.clips) change(rows, register.clip(clip), { card: 'refused' });
      return answered(rows, event.facts.recorder, event.facts.clips.map((one) => one.clip));
  }
}

/** The recorder has said what became of these erase orders. */
function answered(rows: Rows, recorder: RecorderSerial, clips: readonly ClipId[]): void {
  const row = read(rows, register.recorder(recorder));
  if (row !== undefined && row.ordered.length > 0) change(rows, register.recorder(recorder), { ordered: row.ordered.filter((one) => !clips.includes(one)) });
}

function append<T>(rows: Rows, at: RowKey<readonly T[]>, value: T): void {
  write(rows, at, [...(read(rows, at) ?? []), value]);
}

/** Who held a recorder at a moment; null when nobody did. */
export function holderAt(assignments: readonly AssignmentRow[], at: IsoTime): OfficerId | null {
  const row = assignments.find((one) => one.from <= at && (one.to === null || at < one.to));
  return row?.officer ?? null;
}

/** Whoever had it last before that moment: a recorder is often given back just before its card is read. */
export function lastHolder(assignments: readonly AssignmentRow[], at: IsoTime): OfficerId | null {
  return assignments.filter((one) => one.from <= at && one.to !== one.from).sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.officer ?? null;
}
