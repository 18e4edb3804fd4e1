/** Makers' keys, firmware images, roll-outs and how each recorder of one stands. A fold over all events, after the custody registers. */
import { newestFirst } from './equipment-register.ts';
import type { EventKind, LoggedEvent } from './events.ts';
import type { FirmwareFault, RollOutChoice } from './firmware-events.ts';
import type { IsoTime, RecorderSerial, Sha256 } from './names.ts';
import { register } from './registers.ts';
import { change, key, read, write, type Rows } from './rows.ts';

export interface FirmwareKeyRow {
  readonly key: string; readonly maker: string; readonly publicKey: string; readonly enrolled: IsoTime; readonly retired: IsoTime | null; readonly version: number;
}
export interface FirmwareImageRow {
  readonly image: Sha256; readonly size: number; readonly maker: string; readonly models: readonly string[]; readonly firmware: string; readonly text: string;
  readonly key: string; readonly signature: string; readonly uploaded: IsoTime; readonly by: string; readonly version: number;
}
export type RollOutState = 'running' | 'paused' | 'stopped' | 'finished';
/** `declined`: not now. The last four are for good; `already`: it had the version and was offered nothing; `left-out`: it was retired before. */
export type RollOutItemState = 'waiting' | 'offered' | 'installing' | 'declined' | 'installed' | 'already' | 'failed' | 'left-out';
export type RollOutCounts = Readonly<Record<RollOutItemState, number>>;
export interface RollOutRow {
  readonly rollOut: string; readonly image: Sha256; readonly firmware: string; readonly choice: RollOutChoice; readonly planned: IsoTime; readonly by: string;
  readonly atOnce: number; readonly failurePercent: number; readonly leastSample: number; readonly leastBattery: number;
  readonly state: RollOutState; readonly why: 'person' | 'failures' | 'image-missing' | null; readonly reason: string | null; readonly since: IsoTime;
  readonly total: number; readonly counts: RollOutCounts;
  /** Log index of the newest plan, pause, resume or stop: the version for If-Match. Progress does not count. */
  readonly version: number;
}
export interface RollOutItemRow {
  readonly recorder: RecorderSerial; readonly state: RollOutItemState; readonly since: IsoTime; readonly docking: string | null;
  /** The version that it ran when it was offered the new one. */
  readonly from: string | null;
  readonly declines: number; readonly reason: FirmwareFault | null; readonly text: string | null;
}
/** The newest roll-out that ordered a recorder to install: what its next report is judged by. */
export interface FirmwareExpectedRow { readonly recorder: RecorderSerial; readonly rollOut: string; readonly image: Sha256; readonly firmware: string; readonly ordered: IsoTime; readonly seq: number }
export interface FirmwareHistoryRow {
  readonly seq: number; readonly at: IsoTime; readonly kind: EventKind; readonly recorder: RecorderSerial; readonly image: Sha256; readonly firmware: string | null;
  readonly rollOut: string; readonly reason: FirmwareFault | null;
}

export const firmwareRegister = {
  key: (id: string) => key<FirmwareKeyRow>(`firmware-key/${id}`),
  image: (sha256: Sha256 | '') => key<FirmwareImageRow>(`firmware-image/${sha256}`),
  imagesNewest: (seq: number | '') => key<Sha256>(`firmware-image-newest/${seq === '' ? '' : newestFirst(seq)}`),
  rollOut: (id: string) => key<RollOutRow>(`roll-out/${id}`),
  rollOutsNewest: (seq: number | '') => key<string>(`roll-out-newest/${seq === '' ? '' : newestFirst(seq)}`),
  recordersOf: (rollOut: string) => key<readonly RecorderSerial[]>(`roll-out-recorders/${rollOut}`),
  item: (rollOut: string, recorder: RecorderSerial | '') => key<RollOutItemRow>(`roll-out-item/${rollOut}/${recorder}`),
  /** The one open roll-out that a recorder still has to take. */
  openFor: (recorder: RecorderSerial) => key<string>(`roll-out-for/${recorder}`),
  /** Ordered to install, and neither seen with the new version nor failed. */
  installing: (recorder: RecorderSerial | '') => key<FirmwareExpectedRow>(`firmware-installing/${recorder}`),
  expected: (recorder: RecorderSerial) => key<FirmwareExpectedRow>(`firmware-expected/${recorder}`),
  historyOf: (recorder: RecorderSerial, seq: number | '') => key<FirmwareHistoryRow>(`firmware-history/${recorder}/${seq === '' ? '' : newestFirst(seq)}`),
  historyOfImage: (image: Sha256, seq: number | '') => key<FirmwareHistoryRow>(`firmware-image-history/${image}/${seq === '' ? '' : newestFirst(seq)}`),
} as const;

const FINAL: ReadonlySet<RollOutItemState> = new Set(['installed', 'already', 'failed', 'left-out']);
const NO_COUNTS: RollOutCounts = { waiting: 0, offered: 0, installing: 0, declined: 0, installed: 0, already: 0, failed: 0, 'left-out': 0 };

export function foldFirmware(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'FirmwareKeyEnrolled':
      return write(rows, firmwareRegister.key(event.facts.key), { ...event.facts, enrolled: event.at, retired: null, version: event.seq });
    case 'FirmwareKeyRetired': return change(rows, firmwareRegister.key(event.facts.key), { retired: event.at, version: event.seq });
    case 'FirmwareUploaded': {
      const { image } = event.facts;
      if (read(rows, firmwareRegister.image(image)) === undefined) write(rows, firmwareRegister.imagesNewest(event.seq), image);
      return write(rows, firmwareRegister.image(image), { ...event.facts, uploaded: event.at, by: event.actor, version: event.seq });
    }
    case 'RollOutPlanned': return plan(event, rows);
    case 'RollOutPaused':
    case 'RollOutResumed':
    case 'RollOutStopped': return steer(event, rows);
    case 'FirmwareOffered':
    case 'FirmwareDeclined':
    case 'FirmwareInstallOrdered':
    case 'FirmwareInstalled':
    case 'FirmwareFailed': return progress(event, rows);
    case 'RecorderDocked':
    case 'RecorderUndocked': return docking(event, rows);
    case 'RecorderRetired': return retired(event, rows);
    default:
  }
}

type Of<K extends EventKind> = Extract<LoggedEvent, { kind: K }>;

function plan(event: Of<'RollOutPlanned'>, rows: Rows): void {
  const { rollOut, recorders, ...facts } = event.facts;
  const image = read(rows, firmwareRegister.image(facts.image));
  if (image === undefined) return;
  const { firmware } = image;
  const counts = { ...NO_COUNTS };
  for (const recorder of recorders) {
    const docked = read(rows, register.recorder(recorder))?.docked;
    const state = docked?.firmware === firmware ? 'already' : 'waiting';
    counts[state] += 1;
    write(rows, firmwareRegister.item(rollOut, recorder), { recorder, state, since: event.at, docking: null, from: docked?.firmware ?? null, declines: 0, reason: null, text: null });
    if (state === 'waiting') write(rows, firmwareRegister.openFor(recorder), rollOut);
  }
  write(rows, firmwareRegister.recordersOf(rollOut), recorders);
  write(rows, firmwareRegister.rollOutsNewest(event.seq), rollOut);
  write(rows, firmwareRegister.rollOut(rollOut), {
    rollOut, ...facts, firmware, planned: event.at, by: event.actor, state: counts.already === recorders.length ? 'finished' : 'running', why: null, reason: null,
    since: event.at, total: recorders.length, counts, version: event.seq,
  });
}

function steer(event: Of<'RollOutPaused' | 'RollOutResumed' | 'RollOutStopped'>, rows: Rows): void {
  const at = firmwareRegister.rollOut(event.facts.rollOut);
  const row = read(rows, at);
  if (row === undefined) return;
  const reason = event.particulars?.reason ?? null;
  if (event.kind !== 'RollOutStopped') return write(rows, at, { ...row, state: event.kind === 'RollOutPaused' ? 'paused' : 'running', reason, since: event.at, version: event.seq });
  const counts = { ...row.counts };
  for (const recorder of read(rows, firmwareRegister.recordersOf(row.rollOut)) ?? []) {
    free(rows, recorder, row.rollOut);
    const item = read(rows, firmwareRegister.item(row.rollOut, recorder));
    if (item?.state !== 'offered') continue;
    write(rows, firmwareRegister.item(row.rollOut, recorder), { ...item, state: 'waiting', since: event.at });
    counts.offered -= 1;
    counts.waiting += 1;
  }
  write(rows, at, { ...row, counts, state: 'stopped', why: event.facts.why, reason, since: event.at, version: event.seq });
}

/** The recorder has nothing more to take of this roll-out. */
function free(rows: Rows, recorder: RecorderSerial, rollOut: string): void {
  if (read(rows, firmwareRegister.openFor(recorder)) === rollOut) rows.remove(firmwareRegister.openFor(recorder));
}

function progress(event: Of<'FirmwareOffered' | 'FirmwareDeclined' | 'FirmwareInstallOrdered' | 'FirmwareInstalled' | 'FirmwareFailed'>, rows: Rows): void {
  const { rollOut, recorder, image } = event.facts;
  const before = read(rows, firmwareRegister.item(rollOut, recorder));
  const firmware = read(rows, firmwareRegister.image(image))?.firmware ?? null;
  if (before === undefined || firmware === null) return;
  const told: FirmwareHistoryRow = { seq: event.seq, at: event.at, kind: event.kind, recorder, image, firmware, rollOut, reason: 'reason' in event.facts ? event.facts.reason : null };
  write(rows, firmwareRegister.historyOf(recorder, event.seq), told);
  write(rows, firmwareRegister.historyOfImage(image, event.seq), told);
  const item = { ...before, since: event.at };
  switch (event.kind) {
    case 'FirmwareOffered': return settle(rows, rollOut, before, { ...item, state: 'offered', docking: event.facts.docking, from: event.facts.from });
    case 'FirmwareDeclined':
      return settle(rows, rollOut, before, { ...item, state: 'declined', docking: event.facts.docking, declines: before.declines + 1, reason: event.facts.reason, text: event.particulars?.text ?? null });
    case 'FirmwareInstallOrdered': {
      const expected = { recorder, rollOut, image, firmware, ordered: event.at, seq: event.seq };
      write(rows, firmwareRegister.installing(recorder), expected);
      write(rows, firmwareRegister.expected(recorder), expected);
      return settle(rows, rollOut, before, { ...item, state: 'installing', docking: event.facts.docking });
    }
    case 'FirmwareInstalled':
      rows.remove(firmwareRegister.installing(recorder));
      rows.remove(firmwareRegister.expected(recorder));
      return settle(rows, rollOut, before, { ...item, state: 'installed', reason: null, text: null });
    case 'FirmwareFailed':
      // It may yet come back with the new version: then it is installed after all.
      rows.remove(firmwareRegister.installing(recorder));
      return settle(rows, rollOut, before, { ...item, state: 'failed', reason: event.facts.reason, text: event.particulars?.text ?? null });
  }
}

function settle(rows: Rows, rollOut: string, before: RollOutItemRow, after: RollOutItemRow): void {
  write(rows, firmwareRegister.item(rollOut, after.recorder), after);
  if (FINAL.has(after.state)) free(rows, after.recorder, rollOut);
  const row = read(rows, firmwareRegister.rollOut(rollOut));
  if (row === undefined || before.state === after.state) return;
  const counts = { ...row.counts, [before.state]: row.counts[before.state] - 1, [after.state]: row.counts[after.state] + 1 };
  const over = counts.installed + counts.already + counts.failed + counts['left-out'] === row.total && (row.state === 'running' || row.state === 'paused');
  write(rows, firmwareRegister.rollOut(rollOut), { ...row, counts, ...(over ? { state: 'finished' as const, since: after.since } : {}) });
}

/** A new docking begins the offering anew; one that shows the version needs none. */
function docking(event: Of<'RecorderDocked' | 'RecorderUndocked'>, rows: Rows): void {
  const { recorder } = event.facts;
  const rollOut = read(rows, firmwareRegister.openFor(recorder));
  const row = rollOut === undefined ? undefined : read(rows, firmwareRegister.rollOut(rollOut));
  const item = rollOut === undefined ? undefined : read(rows, firmwareRegister.item(rollOut, recorder));
  if (row === undefined || item === undefined || item.state === 'installing') return;
  if (event.kind === 'RecorderDocked' && event.facts.firmware === row.firmware) return settle(rows, row.rollOut, item, { ...item, state: 'already', since: event.at });
  const ended = event.kind === 'RecorderUndocked' ? event.facts.docking === item.docking : event.facts.docking !== item.docking;
  if (item.state === 'offered' && ended) settle(rows, row.rollOut, item, { ...item, state: 'waiting', since: event.at });
}

/** A recorder that is retired holds no roll-out up. */
function retired(event: Of<'RecorderRetired'>, rows: Rows): void {
  const { recorder } = event.facts;
  const rollOut = read(rows, firmwareRegister.openFor(recorder));
  const item = rollOut === undefined ? undefined : read(rows, firmwareRegister.item(rollOut, recorder));
  if (rollOut === undefined || item === undefined) return;
  rows.remove(firmwareRegister.installing(recorder));
  settle(rows, rollOut, item, { ...item, state: 'left-out', since: event.at });
}
