/**
 * By when clips are to be handed over: "within one working day after the activity ends" (Art. 19(3)). Two readings, both
 * over the same calendar; docs/calendar.md says why there are these and no other.
 */
import type { CalendarDate, DueReading } from '../domain/calendar-events.ts';
import { addDays, dateAt, DAY_MS, instantOn, MINUTE_MS, yearOf } from './calendar/dates.ts';
import { FESTIVAL_WORDS, festivalNear } from './calendar/festivals.ts';
import { CALENDAR_ARTICLE } from './calendar/notice.ts';
import { calendarVersion, dayKind, lacksRegion, officeHours, type DayVerdict, type WorkingCalendar } from './working-time.ts';

/** Days without a working day among them after which the search is given up; the longest holidays have nine. */
export const MAX_DAYS_AHEAD = 62;
/** Reading B: so much time on working days. */
export const WORKING_HOURS_MS = 24 * 3_600_000;
const MINUTES_OF_DAY = DAY_MS / MINUTE_MS;

export type DueReasonCode =
  /** A day of a year without a notice stands in the way: no due instant. */
  | 'year-unknown'
  /** The calendar has no working day for two months: no due instant. */
  | 'no-working-day'
  | 'region-not-entered' | 'festival-near'
  /** No notice says when the office closes on that day. */
  | 'usual-hours';

export interface DueReason {
  readonly code: DueReasonCode;
  readonly zh: string;
  readonly en: string;
}

export interface DueVerdict {
  /** The last instant at which the hand-over is in time; null where nobody can say yet. */
  readonly dueMs: number | null;
  /** It is not due before this: equal to dueMs where that is known, else as if every unknown day were a working day. */
  readonly earliestMs: number;
  readonly reading: DueReading;
  /** Which editions of which notices it rests on. */
  readonly calendarVersion: string;
  /** It may still move when a notice comes; the reasons say which one. */
  readonly provisional: boolean;
  readonly reasons: readonly DueReason[];
  /** Every day that was looked at, in order: the last one is the day on which it is due. */
  readonly days: readonly DayVerdict[];
  readonly article: typeof CALENDAR_ARTICLE;
}

interface Found {
  readonly atMs: number;
  readonly days: readonly DayVerdict[];
  readonly known: boolean;
  readonly ended: boolean;
}

/** `endedAtMs` is when the activity ended, UTC; `utcOffsetMinutes` 480 for Beijing time. A later end is never due earlier. */
export function handOverDue(endedAtMs: number, calendar: WorkingCalendar, reading: DueReading, utcOffsetMinutes: number): DueVerdict {
  const found = reading === 'A' ? nextClosing(endedAtMs, calendar, utcOffsetMinutes) : workingHoursLater(endedAtMs, calendar, utcOffsetMinutes);
  const dates = found.days.map(({ date }) => date);
  const reasons = reasonsOf(calendar, dates, found, reading);
  const years = [...new Set([dateAt(endedAtMs, utcOffsetMinutes), ...dates].map(yearOf))];
  return {
    dueMs: found.known && found.ended ? found.atMs : null, earliestMs: found.atMs, reading, calendarVersion: calendarVersion(calendar, years), provisional: reasons.length > 0, reasons, days: found.days, article: CALENDAR_ARTICLE,
  };
}

/** Reading A. The day of the end does not count, whatever its hour. */
function nextClosing(endedAtMs: number, calendar: WorkingCalendar, utcOffsetMinutes: number): Found {
  const days: DayVerdict[] = [];
  let date = dateAt(endedAtMs, utcOffsetMinutes);
  for (let ahead = 0; ahead < MAX_DAYS_AHEAD; ahead += 1) {
    date = addDays(date, 1);
    const day = dayKind(calendar, date);
    days.push(day);
    if (day.kind !== 'off') return { atMs: instantOn(date, officeHours(calendar, date).closesAt, utcOffsetMinutes), days, known: day.kind === 'working', ended: true };
  }
  return { atMs: instantOn(date, MINUTES_OF_DAY, utcOffsetMinutes), days, known: true, ended: false };
}

/** Reading B. The hours run from midnight to midnight of working days, and stand still on days off. */
function workingHoursLater(endedAtMs: number, calendar: WorkingCalendar, utcOffsetMinutes: number): Found {
  const days: DayVerdict[] = [];
  let [leftMs, fromMs, known] = [WORKING_HOURS_MS, endedAtMs, true];
  let date = dateAt(endedAtMs, utcOffsetMinutes);
  for (let ahead = 0; ahead <= MAX_DAYS_AHEAD; ahead += 1) {
    const day = dayKind(calendar, date);
    const midnightMs = instantOn(date, MINUTES_OF_DAY, utcOffsetMinutes);
    days.push(day);
    if (day.kind !== 'off') {
      if (day.kind === 'unknown') known = false;
      if (leftMs <= midnightMs - fromMs) return { atMs: fromMs + leftMs, days, known, ended: true };
      leftMs -= midnightMs - fromMs;
    }
    fromMs = midnightMs;
    date = addDays(date, 1);
  }
  return { atMs: fromMs, days, known, ended: false };
}

function reasonsOf(calendar: WorkingCalendar, dates: readonly CalendarDate[], { days, known, ended }: Found, reading: DueReading): DueReason[] {
  const reasons: DueReason[] = [];
  const unknown = [...new Set(days.filter(({ kind }) => kind === 'unknown').map(({ date }) => yearOf(date)))];
  if (!known) reasons.push({ code: 'year-unknown', zh: `${unknown.join('、')} 年放假通知尚未录入，期限不能确定`, en: `the notice for ${unknown.join(', ')} has not been entered: the due time is not known` });
  if (!ended) reasons.push({ code: 'no-working-day', zh: `${MAX_DAYS_AHEAD} 天内没有工作日，请检查日历`, en: `no working day within ${MAX_DAYS_AHEAD} days: look the calendar over` });
  const without = [...new Set(dates.map(yearOf))].filter((year) => lacksRegion(calendar, year));
  if (without.length > 0) {
    reasons.push({ code: 'region-not-entered', zh: `${without.join('、')} 年地区放假通知（${calendar.region}）尚未录入，期限为暂定`, en: `the notice of ${calendar.region} for ${without.join(', ')} has not been entered: the due time is provisional` });
  }
  const festival = dates.filter((date) => without.includes(yearOf(date))).map(festivalNear).find((one) => one !== undefined);
  if (festival !== undefined) {
    const [zh, en] = FESTIVAL_WORDS[festival];
    reasons.push({ code: 'festival-near', zh: `${zh}临近，尚未录入通知`, en: `${en} is near, no notice entered` });
  }
  const last = dates.at(-1);
  // Where the station has no region its usual hours are its hours.
  if (reading === 'A' && calendar.region !== null && last !== undefined && officeHours(calendar, last).notice === null) {
    reasons.push({ code: 'usual-hours', zh: `没有通知规定 ${last} 的作息时间，按本站惯常时间计算`, en: `no notice gives the office hours of ${last}: the station's usual ones are taken` });
  }
  return reasons;
}

export type DutyState = 'open' | 'due-soon' | 'overdue';

/** Nobody is overdue by a day that is not known; but he is reminded as if it were a working day. At the due instant itself it is in time. */
export function dutyState({ dueMs, earliestMs }: Pick<DueVerdict, 'dueMs' | 'earliestMs'>, nowMs: number, dueSoonHours: number): DutyState {
  if (dueMs !== null && nowMs > dueMs) return 'overdue';
  return nowMs >= earliestMs - dueSoonHours * 3_600_000 ? 'due-soon' : 'open';
}

/** How late, in words: days, hours and minutes as they pass on the wall, begun minutes counted whole. */
export function lateBy(dueMs: number, atMs: number): { readonly ms: number; readonly zh: string; readonly en: string } {
  const ms = Math.max(0, atMs - dueMs);
  const minutes = Math.ceil(ms / MINUTE_MS);
  const parts = [[Math.floor(minutes / MINUTES_OF_DAY), '天', 'd'], [Math.floor(minutes / 60) % 24, '小时', 'h'], [minutes % 60, '分钟', 'min']] as const;
  const said = parts.filter(([count]) => count > 0);
  if (said.length === 0) return { ms, zh: '未逾期', en: 'in time' };
  return { ms, zh: said.map(([count, zh]) => `${count} ${zh}`).join(' '), en: said.map(([count, , en]) => `${count} ${en}`).join(' ') };
}
