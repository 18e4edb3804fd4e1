/** Enforcement activities: the duty roster entered ahead, and what became of it. */
import { createHash } from 'node:crypto';
import type { ActivityFacts, ActivityParticulars } from './hand-over-events.ts';
import type { LoggedEvent } from './events.ts';
import type { IsoTime, OfficerId } from './names.ts';
import { unitKey } from './equipment-register.ts';
import { key, read, write, type Rows } from './rows.ts';

export interface ActivityRow extends ActivityFacts, ActivityParticulars {
  readonly cancelled: IsoTime | null;
  readonly entered: IsoTime;
  /** Log index of the newest change: the version for If-Match. */
  readonly version: number;
}
/** How many clips are bound to an activity, and how many of them are not handed over yet. */
export interface ActivityClipsRow { readonly clips: number; readonly waiting: number; readonly received: number }

const LAST_MS = 999_999_999_999_999;

/** Sorts the oldest first. */
export function oldestFirstAt(at: IsoTime): string {
  return String(Date.parse(at)).padStart(15, '0');
}

/** Sorts the newest first. */
export function newestFirstAt(at: IsoTime): string {
  return String(LAST_MS - Date.parse(at)).padStart(15, '0');
}

/** Case numbers hold anything; their rows stand under a digest. */
export function caseKey(caseNumber: string): string {
  return createHash('sha256').update(caseNumber.normalize('NFKC').replace(/\s+/g, '')).digest('hex').slice(0, 32);
}

export const activityRegister = {
  activity: (id: string) => key<ActivityRow>(`activity/${id}`),
  clips: (id: string) => key<ActivityClipsRow>(`activity-clips/${id}`),
  /** Activities with clips in the register whose change asks for other names (Art. 19(4)). */
  toRename: (id: string) => key<0>(`to-rename/${id}`),
  byTime: () => key<0>('activities/time/'),
  ofOfficer: (officer: OfficerId) => key<0>(`activities/officer/${officer}/`),
  ofUnit: (unit: string) => key<0>(`activities/unit/${unitKey(unit)}/`),
  ofCase: (caseNumber: string) => key<0>(`activities/case/${caseKey(caseNumber)}/`),
} as const;

/** When it begins and ends: as it was, or else as it was planned. */
export function spanOf(row: Pick<ActivityFacts, 'from' | 'to' | 'plannedFrom' | 'plannedTo'>): { readonly from: IsoTime; readonly to: IsoTime } {
  const from = row.from ?? row.plannedFrom ?? row.to ?? row.plannedTo!;
  const to = row.to ?? row.plannedTo ?? from;
  return { from, to: to < from ? from : to };
}

export function foldActivities(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'ActivityEntered':
    case 'ActivityChanged': {
      const before = read(rows, activityRegister.activity(event.facts.activity));
      if ((before !== undefined) !== (event.kind === 'ActivityChanged')) return;
      const words = event.particulars ?? { cause: before?.cause ?? '', caseNumber: before?.caseNumber ?? '', place: before?.place ?? '' };
      return put(rows, before, { ...event.facts, ...words, cancelled: before?.cancelled ?? null, entered: before?.entered ?? event.at, version: event.seq });
    }
    case 'ActivityEnded': {
      const before = read(rows, activityRegister.activity(event.facts.activity));
      if (before !== undefined) put(rows, before, { ...before, from: event.facts.from, to: event.facts.to, version: event.seq });
      return;
    }
    case 'ActivityCancelled': {
      const before = read(rows, activityRegister.activity(event.facts.activity));
      if (before !== undefined) put(rows, before, { ...before, cancelled: event.at, version: event.seq });
      return;
    }
    default:
  }
}

function put(rows: Rows, before: ActivityRow | undefined, after: ActivityRow): void {
  const keys = new Set(listKeys(after));
  for (const one of before === undefined ? [] : listKeys(before)) if (!keys.has(one)) rows.remove(one);
  for (const one of keys) rows.put(one, 0);
  const renamed = before !== undefined && (before.cause !== after.cause || before.unit !== after.unit || spanOf(before).from !== spanOf(after).from);
  if (renamed && (read(rows, activityRegister.clips(after.activity))?.received ?? 0) > 0) rows.put(activityRegister.toRename(after.activity), 0);
  write(rows, activityRegister.activity(after.activity), after);
}

/** Every list that an activity stands in, newest begin first. */
function listKeys(row: ActivityRow): readonly string[] {
  const tail = `${newestFirstAt(spanOf(row).from)}/${row.activity}`;
  return [
    `${activityRegister.byTime()}${tail}`, `${activityRegister.ofUnit(row.unit)}${tail}`, ...row.officers.map((officer) => `${activityRegister.ofOfficer(officer)}${tail}`),
    ...(row.caseNumber === '' ? [] : [`${activityRegister.ofCase(row.caseNumber)}${tail}`]),
  ];
}
