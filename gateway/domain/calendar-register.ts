/** The working calendar as the notices entered make it, and who has been chased for which hand-over (Art. 19(3)). */
import { createHash } from 'node:crypto';
import type { CalendarLayer, CalendarNotice, HandOverSettings } from './calendar-events.ts';
import type { LoggedEvent } from './events.ts';
import type { IsoTime, OfficerId } from './names.ts';
import { change, key, read, seqKey, write, type Rows } from './rows.ts';

export interface NoticeRow {
  readonly notice: CalendarNotice;
  /** Short hash of the content. */
  readonly edition: string;
  readonly at: IsoTime;
  readonly actor: string;
  readonly withdrawn: { readonly at: IsoTime; readonly actor: string; readonly reason: string | null } | null;
  /** Log index of its newest event, for If-Match. */
  readonly version: number;
}
export interface NoticesRow {
  /** In the order in which they were first entered; withdrawn ones are among them. */
  readonly notices: readonly { readonly layer: CalendarLayer; readonly year: number }[];
  /** Log index of the newest change of any of them. */
  readonly version: number;
}
export interface HandOverSettingsRow extends HandOverSettings { readonly version: number }
export interface ChasedRow {
  readonly duty: string;
  /** For which due instant it was chased: undefined for never, null while none was known. A due instant that moved is chased again. */
  readonly dueSoonFor?: number | null;
  readonly overdueFor?: number | null;
}
/** An overdue hand-over whose finding is open. */
export interface OverdueRow { readonly duty: string; readonly officer: OfficerId; readonly unit: string; readonly activity: string | null; readonly dueMs: number | null; readonly finding: string; readonly since: IsoTime }

const yearKey = (year: number) => String(year).padStart(4, '0');

export const calendarRegister = {
  notices: () => key<NoticesRow>('calendar-notices'),
  notice: (layer: CalendarLayer, year: number) => key<NoticeRow>(`calendar/${layer}/${yearKey(year)}`),
  /** Every edition of a notice, for the receipts that name it. */
  edition: (layer: CalendarLayer, year: number, seq: number | '') => key<NoticeRow>(`calendar-edition/${layer}/${yearKey(year)}/${seq === '' ? '' : seqKey(seq)}`),
  settings: () => key<HandOverSettingsRow>('hand-over-settings'),
  chased: (hash: string) => key<ChasedRow>(`chased/${hash}`),
  overdue: (hash: string | '') => key<OverdueRow>(`overdue/${hash}`),
} as const;

const FINDING = 'hand-over-overdue:';

/** The name of a duty may hold anything; its rows stand under its digest. */
export function dutyHash(duty: string): string {
  return createHash('sha256').update(duty).digest('hex').slice(0, 32);
}

/** The finding about a duty: one for as long as it is open. */
export function overdueFinding(duty: string): string {
  return `${FINDING}${dutyHash(duty)}`;
}

export function foldCalendar(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'CalendarNoticeEntered': {
      const { edition, ...notice } = event.facts;
      const { layer, year } = notice;
      const row: NoticeRow = { notice, edition, at: event.at, actor: event.actor, withdrawn: null, version: event.seq };
      write(rows, calendarRegister.notice(layer, year), row);
      write(rows, calendarRegister.edition(layer, year, event.seq), row);
      const before = read(rows, calendarRegister.notices())?.notices ?? [];
      const known = before.some((one) => one.layer === layer && one.year === year);
      return write(rows, calendarRegister.notices(), { notices: known ? before : [...before, { layer, year }], version: event.seq });
    }
    case 'CalendarNoticeWithdrawn': {
      const { layer, year } = event.facts;
      const at = calendarRegister.notice(layer, year);
      if (read(rows, at) === undefined) return;
      const withdrawn = { at: event.at, actor: event.actor, reason: event.particulars?.reason ?? null };
      const edition = calendarRegister.edition(layer, year, read(rows, at)!.version);
      change(rows, edition, { withdrawn });
      change(rows, at, { withdrawn, version: event.seq });
      return change(rows, calendarRegister.notices(), { version: event.seq });
    }
    case 'HandOverSettingsChanged': return write(rows, calendarRegister.settings(), { ...event.facts, version: event.seq });
    case 'HandOverDueSoon': {
      const at = calendarRegister.chased(dutyHash(event.facts.duty));
      return write(rows, at, { ...read(rows, at), duty: event.facts.duty, dueSoonFor: event.facts.dueMs });
    }
    case 'HandOverOverdue': {
      const { duty, officer, unit, activity, dueMs, finding } = event.facts;
      const at = calendarRegister.chased(dutyHash(duty));
      write(rows, at, { ...read(rows, at), duty, overdueFor: dueMs });
      return write(rows, calendarRegister.overdue(dutyHash(duty)), { duty, officer, unit, activity, dueMs, finding, since: event.at });
    }
    case 'FindingClosed':
      if (event.facts.finding.startsWith(FINDING)) foldClosed(event.facts.finding.slice(FINDING.length), event.actor, rows);
      return;
    default:
  }
}

/** What the station closed it opens again when it is so again; what a person closed stays closed for that due instant. */
function foldClosed(hash: string, actor: string, rows: Rows): void {
  rows.remove(calendarRegister.overdue(hash));
  const chased = read(rows, calendarRegister.chased(hash));
  if (chased === undefined || actor !== 'station') return;
  const { overdueFor: _done, ...rest } = chased;
  write(rows, calendarRegister.chased(hash), rest);
}
