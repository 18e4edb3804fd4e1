/**
 * Every clip on its way to the signed register: whose, of which activity, handed over or not; and the lists in which it
 * stands. The lists are a pure function of the clip's row: a change takes away the keys that are not right any more and
 * adds those that are. What the clip itself is stands in the custody register (`register.clip`).
 */
import { createHash } from 'node:crypto';
import { activityRegister, newestFirstAt, oldestFirstAt } from './activity-register.ts';
import { equipmentRegister, unitKey } from './equipment-register.ts';
import type { ClipKind, EventFacts, LoggedEvent } from './events.ts';
import { isoTime, type ClipId, type IsoTime, type OfficerId, type RecorderSerial } from './names.ts';
import { register } from './registers.ts';
import { key, read, write, type RowKey, type Rows } from './rows.ts';

/**
 * Where a clip is on its way: with the officer, offered to the recorder manager, in the register. 'at-station': the station
 * made it itself, so there is nothing for the officer to hand over (docs/adr/0011).
 */
export type HandOverState = 'waiting' | 'offered' | 'received' | 'at-station';

export interface ClipDeskRow {
  readonly clip: ClipId; readonly recorder: RecorderSerial; readonly number: number | null; readonly kind: ClipKind;
  /** When it begins; when it was stored, where the recorder's clock could not be trusted. Lists go by it. */
  readonly time: IsoTime;
  readonly end: IsoTime;
  /** False: `time` is not when it was recorded. */
  readonly timed: boolean;
  readonly durationMs: number | null;
  /** By how much the recorder's clock was ahead, milliseconds; `time` is corrected by it. null: not known. */
  readonly offsetMs: number | null;
  readonly officer: OfficerId | null;
  /** The officer's unit when it was stored, or that of the recorder. */
  readonly unit: string | null;
  readonly recording: number | null;
  readonly activity: string | null;
  readonly bound: 'roster' | 'hand' | null;
  readonly state: HandOverState;
  /** The hand-over in which it is, or was received. */
  readonly handOver: string | null;
  /** The hand-over from which it came back. */
  readonly returned: string | null;
  /** Log index of the newest change of whose it is, of which activity, and where. */
  readonly version: number;
}
/** `previous`: the name before, which goes when the new one is there. */
export interface ClipNameRow { readonly clip: ClipId; readonly path: string; readonly previous: string | null; readonly seq: number }

export const clipRegister = {
  clip: (id: ClipId | '') => key<ClipDeskRow>(`clip-desk/${id}`),
  byTime: () => key<0>('clips/time/'),
  ofOfficer: (officer: OfficerId) => key<0>(`clips/officer/${officer}/`),
  ofUnit: (unit: string) => key<0>(`clips/unit/${unitKey(unit)}/`),
  ofRecorder: (recorder: RecorderSerial) => key<0>(`clips/recorder/${recorder}/`),
  /** Oldest first: an activity is read from its beginning. */
  ofActivity: (activity: string) => key<0>(`clips/activity/${activity}/`),
  /** Without an activity; without an officer. */
  unbound: () => key<0>('clips/unbound/'),
  ownerless: () => key<0>('clips/ownerless/'),
  /** By the beginning of the name that the recorder gave. */
  byName: (name: string) => key<0>(`clips/name/${nameKey(name)}`),
  /** Not offered yet, oldest end first: of one officer, and of all. */
  waitingOf: (officer: OfficerId) => key<0>(`waiting/officer/${officer}/`),
  waiting: () => key<0>('waiting/all/'),
  segments: (recorder: RecorderSerial, recording: number) => key<0>(`segments/${recorder}/${recording}/`),
  /** In the register, and not named yet or not any more. */
  toName: (clip: ClipId | '') => key<0>(`to-name/${clip}`),
  name: (clip: ClipId | '') => key<ClipNameRow>(`named/${clip}`),
  /** Which clip has a path, as a file system that knows no capitals sees it. */
  nameTaken: (path: string) => key<ClipId>(`name-taken/${createHash('sha256').update(foldedName(path)).digest('hex')}`),
} as const;

/** Longest part of an original name by which clips are found. */
export const NAME_PREFIX_CHARACTERS = 48;

/** Names are found whatever their capitals and widths, and in whatever folder of the card. */
function nameKey(name: string): string {
  return encodeURIComponent(name.slice(name.lastIndexOf('/') + 1).toWellFormed().normalize('NFKC').toLowerCase().slice(0, NAME_PREFIX_CHARACTERS).toWellFormed());
}

/** A path as the most forgetful file system sees it: without capitals, widths and composed letters. */
export function foldedName(path: string): string {
  return path.normalize('NFKC').toLowerCase().normalize('NFKC').toUpperCase();
}

/** Last member of a list's key. */
export function clipOfKey(listKey: string): ClipId {
  return listKey.slice(listKey.lastIndexOf('/') + 1) as ClipId;
}

export function foldClips(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'ClipStored': return storeClip(event.facts, event.particulars?.originalName ?? '', event.at, event.seq, rows);
    case 'ClipsBound': {
      const { activity, how, clips } = event.facts;
      if (activity !== null && read(rows, activityRegister.activity(activity)) === undefined) return;
      for (const clip of clips) changeClip(rows, clip, { activity, bound: activity === null ? null : how, version: event.seq });
      return;
    }
    case 'ClipsGiven': {
      const unit = read(rows, register.officer(event.facts.officer))?.unit;
      for (const clip of event.facts.clips) changeClip(rows, clip, { officer: event.facts.officer, version: event.seq, ...(unit === undefined ? {} : { unit }) });
      return;
    }
    case 'ClipsNamed': {
      event.facts.clips.forEach((clip, i) => nameClip(rows, clip, event.particulars?.paths[i], event.seq));
      if (event.facts.activity !== null) rows.remove(activityRegister.toRename(event.facts.activity));
      return;
    }

    default:
  }
}

function storeClip(facts: EventFacts['ClipStored'], originalName: string, at: IsoTime, seq: number, rows: Rows): void {
  if (read(rows, clipRegister.clip(facts.clip)) !== undefined) return;
  const { clip, recorder, number, kind, officer, durationMs, recording } = facts;
  const time = facts.startedAt ?? at;
  const unit = officer === null ? read(rows, equipmentRegister.equipment(recorder))?.unit : read(rows, register.officer(officer))?.unit;
  const row: ClipDeskRow = {
    clip, recorder, number, kind, time, end: durationMs === null || durationMs <= 0 ? time : isoTime(Date.parse(time) + durationMs), timed: facts.startedAt !== null, durationMs, offsetMs: facts.offsetMs,
    officer, unit: unit ?? null, recording, activity: null, bound: null, state: facts.live === undefined ? 'waiting' : 'at-station', handOver: null, returned: null, version: seq,
  };
  write(rows, clipRegister.clip(clip), row);
  for (const one of listKeys(row)) rows.put(one, 0);
  if (isKept(row.state)) rows.put(clipRegister.toName(clip), 0);
  if (originalName !== '') rows.put(`${clipRegister.byName(originalName)}/${newestFirstAt(time)}/${clip}`, 0);
  if (recording !== null) rows.put(`${clipRegister.segments(recorder, recording)}${clip}`, 0);
}

/** For the folds of the desk alone. An unknown clip changes nothing. */
export function changeClip(rows: Rows, clip: ClipId, part: Partial<ClipDeskRow>): void {
  const before = read(rows, clipRegister.clip(clip));
  if (before === undefined) return;
  const after = { ...before, ...part };
  const keys = new Set(listKeys(after));
  for (const one of listKeys(before)) if (!keys.delete(one)) rows.remove(one);
  for (const one of keys) rows.put(one, 0);
  if (isKept(after.state) && (before.state !== after.state || before.activity !== after.activity)) rows.put(clipRegister.toName(clip), 0);
  if (before.activity !== null) countIn(rows, before.activity, before.state, -1);
  if (after.activity !== null) countIn(rows, after.activity, after.state, 1);
  write(rows, clipRegister.clip(clip), after);
}

/** It is the station's to name and keep: handed over, or made here. */
export const isKept = (state: HandOverState): boolean => state === 'received' || state === 'at-station';

function countIn(rows: Rows, activity: string, state: HandOverState, by: 1 | -1): void {
  const at = activityRegister.clips(activity);
  const row = read(rows, at) ?? { clips: 0, waiting: 0, received: 0 };
  write(rows, at, { clips: row.clips + by, waiting: row.waiting + (isKept(state) ? 0 : by), received: row.received + (state === 'received' ? by : 0) });
}

function nameClip(rows: Rows, clip: ClipId, path: string | undefined, seq: number): void {
  const before = read(rows, clipRegister.name(clip));
  rows.remove(clipRegister.toName(clip));
  if (path === undefined || read(rows, clipRegister.clip(clip)) === undefined) return;
  if (before !== undefined && read(rows, clipRegister.nameTaken(before.path)) === clip) rows.remove(clipRegister.nameTaken(before.path));
  write(rows, clipRegister.name(clip), { clip, path, previous: before === undefined || before.path === path ? null : before.path, seq });
  write(rows, clipRegister.nameTaken(path), clip);
}

/** What has no running number comes after what has one. */
const NO_NUMBER = '_';

/** Clips of one time are in the order of their running numbers: where the clock is not known, `time` is that of the docking for all of them. */
function turnOf(number: number | null, first: 'newest' | 'oldest'): string {
  if (number === null) return NO_NUMBER;
  return String(first === 'oldest' ? number : Number.MAX_SAFE_INTEGER - number).padStart(16, '0');
}

/** Every list that a clip stands in, apart from those that never change. */
function listKeys(row: ClipDeskRow): readonly string[] {
  const tail = `${newestFirstAt(row.time)}/${turnOf(row.number, 'newest')}/${row.clip}`;
  const waits = `${oldestFirstAt(row.end)}/${turnOf(row.number, 'oldest')}/${row.clip}`;
  const keys: RowKey<0>[] = [`${clipRegister.byTime()}${tail}`, `${clipRegister.ofRecorder(row.recorder)}${tail}`];
  keys.push(row.officer === null ? `${clipRegister.ownerless()}${tail}` : `${clipRegister.ofOfficer(row.officer)}${tail}`);
  if (row.unit !== null) keys.push(`${clipRegister.ofUnit(row.unit)}${tail}`);
  keys.push(row.activity === null ? `${clipRegister.unbound()}${tail}` : `${clipRegister.ofActivity(row.activity)}${oldestFirstAt(row.time)}/${turnOf(row.number, 'oldest')}/${row.clip}`);
  if (row.state === 'waiting') {
    keys.push(`${clipRegister.waiting()}${waits}`);
    if (row.officer !== null) keys.push(`${clipRegister.waitingOf(row.officer)}${waits}`);
  }
  return keys;
}
