/** What the things that an entry or a row names are called now, for people: the log itself has ids alone. */
import { accountRegister } from '../domain/account-register.ts';
import { activityRegister } from '../domain/activity-register.ts';
import { subjectsOf } from '../domain/chain-register.ts';
import type { LoggedEvent } from '../domain/events.ts';
import type { ClipId, OfficerId } from '../domain/names.ts';
import { register, splitSubject } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';

/** Of one entry: an erase order of a full card has thousands of clips, and nobody reads the names of all. */
const MAX_NAMES = 60;
/** Members of facts that hold the id of an officer, and are not named after it. */
const OFFICERS = ['manager', 'receiver', 'reviewer', 'filer', 'responsible'] as const;

/**
 * @param may whether the reader may know what this is called
 * @returns names by subject (`officer:P1`, `account:li`, `activity:…`, `clip:…`); what has none, or lost it, is left out
 */
export function namesIn(event: LoggedEvent, rows: Pick<RowsToRead, 'get'>, may: (subject: string) => boolean): Readonly<Record<string, string>> {
  const facts = event.facts as Readonly<Record<string, unknown>>;
  const people = OFFICERS.flatMap((member) => (typeof facts[member] === 'string' ? [`officer:${facts[member]}`] : []));
  const names: Record<string, string> = {};
  for (const subject of [...new Set([event.actor, ...people, ...subjectsOf(event)])].slice(0, MAX_NAMES)) {
    const name = may(subject) ? nameOf(subject, rows) : null;
    if (name !== null && name !== '') names[subject] = name;
  }
  return names;
}

/** `张伟 P0231`: people know each other by names, and two may have one. */
export function whoIs(officer: string, rows: Pick<RowsToRead, 'get'>): string {
  const name = nameOf(`officer:${officer}`, rows);
  return name === null ? officer : `${name} ${officer}`;
}

/** A sentence of the log, which has ids alone, with the name beside this officer's id. */
export function withName(sentence: string, officer: string, rows: Pick<RowsToRead, 'get'>): string {
  const parts = sentence.split(new RegExp(`(?<![\\w.-])${officer.replaceAll('.', '\\.')}(?![\\w-])`));
  return parts.join(whoIs(officer, rows));
}

/** Of `account:li`, `officer:P1`, `clip:…`, an actor or a subject; null for what has no name, or lost it. */
export function nameOf(subject: string, rows: Pick<RowsToRead, 'get'>): string | null {
  const [what, id] = splitSubject(subject);
  switch (what) {
    case 'officer': return read(rows, register.officer(id as OfficerId))?.name ?? null;
    case 'account': return read(rows, accountRegister.account(id))?.name ?? null;
    case 'key': return read(rows, accountRegister.apiKey(id))?.label ?? null;
    case 'activity': return read(rows, activityRegister.activity(id))?.cause ?? null;
    case 'clip': {
      const clip = read(rows, register.clip(id as ClipId));
      return clip === undefined ? null : `${clip.recorder}${clip.number === null ? '' : ` · ${clip.number}`}`;
    }
    default: return null;
  }
}
