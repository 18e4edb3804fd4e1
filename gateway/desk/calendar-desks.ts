/** The calendar, the chaser and the inbox put together, and what they have for people. */
import type { Clock } from '../clock.ts';
import { dutyHash } from '../domain/calendar-register.ts';
import type { LoggedEvent } from '../domain/events.ts';
import { isoTime } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { CALENDAR_ARTICLE } from '../rules/calendar/notice.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { CalendarDesk, NO_DUTIES, type OpenDuties } from './calendar.ts';
import { Chaser, type ChaseChannel, type PressingDuty } from './chase.ts';
import { Inbox, MAX_OF_SOURCE, type InboxItem, type InboxPerson } from './inbox.ts';

export interface CalendarDesksParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly utcOffsetMinutes: number;
  readonly channels: readonly ChaseChannel[];
}

export interface CalendarDesks {
  readonly calendar: CalendarDesk;
  readonly chaser: Chaser;
  readonly inbox: Inbox;
  /** Whose open duties are chased from now on. */
  watch(duties: OpenDuties): void;
  heard(events: readonly LoggedEvent[]): void;
  stop(): Promise<void>;
}

export function openCalendarDesks({ channels, ...parts }: CalendarDesksParts): CalendarDesks {
  let watched: OpenDuties = NO_DUTIES;
  const duties = () => watched;
  const calendar = new CalendarDesk({ ...parts, duties });
  const chaser = new Chaser({ ...parts, calendar, duties, channels });
  const inbox = new Inbox();
  inbox.add('hand-over-due', async (who) => chaser.pressing().filter((duty) => concerns(duty, who)).slice(0, MAX_OF_SOURCE + 1).map((duty) => dutyItem(duty, parts.rows)));
  inbox.add('calendar', async (who) => (who.roles.includes('recorder-manager') ? calendar.warnings().map(({ code, year, festival, zh, en }): InboxItem => ({
    id: `calendar-${code}-${festival ?? year}`, kind: 'calendar', urgency: code === 'next-year-missing' ? 'waiting' : 'due-soon', subject: `calendar:${year}`, due: null, provisional: false, article: CALENDAR_ARTICLE, zh, en,
  })) : []));
  chaser.start();
  return {
    calendar, chaser, inbox,
    watch(source) { watched = source; },
    heard: (events) => chaser.heard(events),
    stop: () => chaser.stop(),
  };
}

/** The officer himself, the head of his unit, and the recorder manager who waits for the clips. */
function concerns(duty: PressingDuty, who: InboxPerson): boolean {
  return duty.officer === who.officer || who.roles.includes('recorder-manager') || (who.roles.includes('unit-head') && who.unit === duty.unit);
}

function dutyItem({ key, officer, state, clips, due, activity }: PressingDuty, rows: RowsToRead): InboxItem {
  const name = read(rows, register.officer(officer))?.name ?? officer;
  const words = state === 'overdue' ? ['移交已逾期', 'the hand-over is overdue'] : ['移交即将到期', 'the hand-over is due soon'];
  return {
    id: `hand-over-${dutyHash(key)}`, kind: 'hand-over-due', urgency: state, subject: activity === null ? `officer:${officer}` : `activity:${activity}`,
    due: due.dueMs === null ? null : isoTime(due.dueMs), provisional: due.provisional, article: CALENDAR_ARTICLE, zh: `${name}：${clips} 个文件，${words[0]}`, en: `${name}: ${clips} files, ${words[1]}`,
  };
}
