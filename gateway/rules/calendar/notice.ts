/** What may be entered as a notice of the calendar, and by what its content is told from another. */
import { createHash } from 'node:crypto';
import type { CalendarNotice, HandOverSettings, OfficeSpan } from '../../domain/calendar-events.ts';
import { unfitText } from '../../domain/text.ts';
import { FIRST_YEAR, isCalendarDate, LAST_YEAR, minutesOf, yearOf } from './dates.ts';

export const CALENDAR_ARTICLE = 'Art. 19(3)';
export const NATIONAL = 'CN';
const LAYER = /^CN(-\d{2})?$/;
const REGION = /^CN-\d{2}$/;
/** Longest title or number of a notice. */
export const MAX_NOTICE_TEXT = 200;
export const MAX_NOTICE_DAYS = 366;
export const MAX_SEASONS = 12;
export const MAX_SPANS = 4;
export const DUE_SOON_HOURS = { least: 1, most: 72 } as const;
const EDITION_DIGITS = 12;
const MARKS: ReadonlySet<string> = new Set(['off', 'working', 'normal']);

export type CalendarEntryVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly article: typeof CALENDAR_ARTICLE; readonly pointer: string; readonly zh: string; readonly en: string };

const ALLOWED: CalendarEntryVerdict = { kind: 'allowed' };

function refuse(pointer: string, zh: string, en: string): CalendarEntryVerdict {
  return { kind: 'refused', article: CALENDAR_ARTICLE, pointer, zh, en };
}

export function isLayer(text: string): boolean {
  return LAYER.test(text);
}

/** A whole notice, as a person or a file gave it. What it says is not doubted: see the preview for what it changes. */
export function mayEnterNotice(notice: CalendarNotice): CalendarEntryVerdict {
  const { layer, year, title, number, date, days, officeHours } = notice;
  if (!isLayer(layer)) return refuse('/layer', '层级写作 CN（全国）或 CN-65（自治区）', 'a layer is CN (the country) or like CN-65 (a region)');
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return refuse('/year', '年份不正确', 'the year is not one');
  for (const [pointer, text] of [['/title', title], ['/number', number]] as const) {
    if (text.trim() === '' || text.length > MAX_NOTICE_TEXT || unfitText(text, false) !== undefined) {
      return refuse(pointer, `须填写通知的标题和文号，最多 ${MAX_NOTICE_TEXT} 个字符，不含控制字符`, `the notice's title and number are needed, at most ${MAX_NOTICE_TEXT} characters, none of them control characters`);
    }
  }
  if (!isCalendarDate(date)) return refuse('/date', '发文日期须为日期，例如 2025-11-04', 'the date of the notice is a day, for example 2025-11-04');
  const marks = Object.entries(days);
  if (marks.length > MAX_NOTICE_DAYS) return refuse('/days', `最多 ${MAX_NOTICE_DAYS} 天`, `at most ${MAX_NOTICE_DAYS} days`);
  for (const [day, mark] of marks) {
    if (!isCalendarDate(day)) return refuse(`/days/${day}`, `“${day}”不是日期，写法如 2026-10-01`, `'${day}' is no day; write it like 2026-10-01`);
    if (yearOf(day) !== year) return refuse(`/days/${day}`, `${day} 不在 ${year} 年内；跨年的假期分别录入两年的通知`, `${day} is not in ${year}; enter holidays that cross a year into both years' notices`);
    if (!MARKS.has(mark)) return refuse(`/days/${day}`, `${day}：须为 off（放假）、working（上班）或 normal（正常）`, `${day}: one of off, working, normal`);
  }
  return maySetSeasons(notice, officeHours);
}

function maySetSeasons({ year }: CalendarNotice, seasons: CalendarNotice['officeHours']): CalendarEntryVerdict {
  if (seasons.length > MAX_SEASONS) return refuse('/officeHours', `最多 ${MAX_SEASONS} 段作息时间`, `at most ${MAX_SEASONS} seasons of office hours`);
  const begins = new Set<string>();
  for (const [at, { from, to, hours }] of seasons.entries()) {
    if (!isCalendarDate(from) || yearOf(from) !== year) return refuse(`/officeHours/${at}/from`, `开始日期须在 ${year} 年内`, `it begins on a day of ${year}`);
    if (to !== null && (!isCalendarDate(to) || yearOf(to) !== year || to < from)) return refuse(`/officeHours/${at}/to`, `结束日期须在 ${year} 年内且不早于开始日期`, `it ends on a day of ${year}, not before it begins`);
    if (begins.has(from)) return refuse(`/officeHours/${at}/from`, `有两段作息时间都自 ${from} 起`, `two seasons begin on ${from}`);
    begins.add(from);
    const verdict = maySetHours(hours, `/officeHours/${at}/hours`);
    if (verdict.kind === 'refused') return verdict;
  }
  return ALLOWED;
}

function maySetHours(spans: readonly OfficeSpan[], pointer: string): CalendarEntryVerdict {
  if (spans.length < 1 || spans.length > MAX_SPANS) return refuse(pointer, `每天 1 至 ${MAX_SPANS} 段`, `1 to ${MAX_SPANS} spans a day`);
  let before = -1;
  for (const [opens, closes] of spans) {
    const [begin, end] = [minutesOf(opens), minutesOf(closes)];
    if (begin === undefined || end === undefined) return refuse(pointer, '时间写作 10:00', 'a time is written 10:00');
    if (begin <= before || end <= begin) return refuse(pointer, '各段须由早到晚，不得重叠', 'spans go from early to late and do not overlap');
    before = end;
  }
  return ALLOWED;
}

/** A setting changes by when a duty is due, not whether: so there is no reading longer than the two of Art. 19(3). */
export function maySetHandOver({ reading, dueSoonHours, region, usualHours }: HandOverSettings): CalendarEntryVerdict {
  if (reading !== 'A' && reading !== 'B') return refuse('/reading', '期限算法为 A 或 B', 'the reading is A or B');
  const { least, most } = DUE_SOON_HOURS;
  if (!Number.isInteger(dueSoonHours) || dueSoonHours < least || dueSoonHours > most) return refuse('/dueSoonHours', `提前催办须为 ${least} 至 ${most} 的整数小时`, `due soon begins ${least} to ${most} whole hours before`);
  if (region !== null && !REGION.test(region)) return refuse('/region', '地区写作 CN-65，或不设', 'a region is like CN-65, or none');
  return maySetHours(usualHours, '/usualHours');
}

/** 12 hex digits that differ where the content does. The order in which days were entered is no content. */
export function editionOf(notice: CalendarNotice): string {
  const { layer, year, title, number, date, whole, officeHours } = notice;
  const days = Object.entries(notice.days).sort(([a], [b]) => (a < b ? -1 : 1));
  const hours = officeHours.map(({ from, to, hours: spans }) => [from, to, spans]);
  return createHash('sha256').update(JSON.stringify([layer, year, title, number, date, whole, days, hours])).digest('hex').slice(0, EDITION_DIGITS);
}
