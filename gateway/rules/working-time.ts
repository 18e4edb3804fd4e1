/**
 * Which days are working days, and from when to when the office is open: notices laid over each other. The region's
 * word about a day goes before the country's, the country's before the weekday. What nobody has announced is unknown.
 */
import type { CalendarDate, CalendarLayer, CalendarNotice, OfficeSpan } from '../domain/calendar-events.ts';
import { addDays, isWeekend, minutesOf, yearOf } from './calendar/dates.ts';
import { FESTIVAL_WORDS, festivalNear, festivalsAbout, type Festival } from './calendar/festivals.ts';
import { CALENDAR_ARTICLE, editionOf, NATIONAL } from './calendar/notice.ts';

export interface NoticeInForce extends CalendarNotice {
  readonly edition: string;
}

export interface WorkingCalendar {
  /** Whose notices stand above the national ones; null for none. */
  readonly region: CalendarLayer | null;
  readonly usualHours: readonly OfficeSpan[];
  /** By `noticeKey`. */
  readonly notices: ReadonlyMap<string, NoticeInForce>;
}

export function noticeKey(layer: CalendarLayer, year: number): string {
  return `${layer}/${year}`;
}

/** Of two notices for one layer and year the later one in the list is in force. */
export function workingCalendar(region: CalendarLayer | null, usualHours: readonly OfficeSpan[], notices: readonly CalendarNotice[]): WorkingCalendar {
  return { region, usualHours, notices: new Map(notices.map((notice) => [noticeKey(notice.layer, notice.year), { ...notice, edition: editionOf(notice) }])) };
}

export type DaySource =
  /** A notice names the day. */
  | { readonly kind: 'notice'; readonly layer: CalendarLayer; readonly year: number; readonly edition: string; readonly title: string; readonly number: string }
  /** The year's notices are there and leave the day to its weekday. */
  | { readonly kind: 'weekday' }
  /** No notice of that year is there. */
  | { readonly kind: 'none' };

export interface DayVerdict {
  readonly date: CalendarDate;
  readonly kind: 'working' | 'off' | 'unknown';
  readonly source: DaySource;
  readonly article: typeof CALENDAR_ARTICLE;
  readonly zh: string;
  readonly en: string;
}

export function dayKind(calendar: WorkingCalendar, date: CalendarDate): DayVerdict {
  const year = yearOf(date);
  const national = calendar.notices.get(noticeKey(NATIONAL, year));
  const regional = regionalNotice(calendar, year);
  const named = regional?.days[date];
  if (regional !== undefined && (named === 'off' || named === 'working')) return byNotice(date, named, regional);
  if (named === 'normal' || regional?.whole === true) return byWeekday(date);
  if (national === undefined) {
    return { date, kind: 'unknown', source: { kind: 'none' }, article: CALENDAR_ARTICLE, zh: `${year} 年放假通知尚未录入，不能认定是否为工作日`, en: `no notice for ${year} has been entered: nobody can say whether it is a working day` };
  }
  const mark = national.days[date];
  return mark === 'off' || mark === 'working' ? byNotice(date, mark, national) : byWeekday(date);
}

function byNotice(date: CalendarDate, kind: 'working' | 'off', { layer, year, edition, title, number }: NoticeInForce): DayVerdict {
  const words = kind === 'off' ? ['放假', 'a day off'] : ['上班', 'a working day'];
  return { date, kind, source: { kind: 'notice', layer, year, edition, title, number }, article: CALENDAR_ARTICLE, zh: `${words[0]}：${title}（${number}）`, en: `${words[1]} by notice ${number}` };
}

function byWeekday(date: CalendarDate): DayVerdict {
  const common = { date, source: { kind: 'weekday' }, article: CALENDAR_ARTICLE } as const;
  return isWeekend(date) ? { ...common, kind: 'off', zh: '周末', en: 'a weekend' } : { ...common, kind: 'working', zh: '工作日', en: 'an ordinary working day' };
}

function regionalNotice({ region, notices }: WorkingCalendar, year: number): NoticeInForce | undefined {
  return region === null ? undefined : notices.get(noticeKey(region, year));
}

/** True where the region has notices at all and the one of this year is not there. */
export function lacksRegion(calendar: WorkingCalendar, year: number): boolean {
  return calendar.region !== null && regionalNotice(calendar, year) === undefined;
}

export interface OfficeHours {
  readonly hours: readonly OfficeSpan[];
  /** Minutes after midnight at which the last span ends. */
  readonly closesAt: number;
  /** The notice that says so; null for the station's usual hours, which no notice has confirmed. */
  readonly notice: { readonly layer: CalendarLayer; readonly year: number; readonly edition: string } | null;
}

/** Hours of the season that began last. The winter that a notice begins in October goes on in the next year. */
export function officeHours(calendar: WorkingCalendar, date: CalendarDate): OfficeHours {
  const year = yearOf(date);
  for (const layer of calendar.region === null ? [NATIONAL] : [calendar.region, NATIONAL]) {
    for (const noticeYear of [year, year - 1]) {
      const notice = calendar.notices.get(noticeKey(layer, noticeYear));
      const season = notice?.officeHours.filter(({ from, to }) => from <= date && (to === null || date <= to)).reduce<CalendarNotice['officeHours'][number] | undefined>(
        (latest, one) => (latest === undefined || one.from > latest.from ? one : latest), undefined,
      );
      if (notice !== undefined && season !== undefined) return { hours: season.hours, closesAt: closing(season.hours), notice: { layer, year: noticeYear, edition: notice.edition } };
    }
  }
  return { hours: calendar.usualHours, closesAt: closing(calendar.usualHours), notice: null };
}

function closing(hours: readonly OfficeSpan[]): number {
  return minutesOf(hours.at(-1)?.[1] ?? '') ?? 24 * 60;
}

/** What a verdict over these years rests on, to be written on a receipt: `CN/2026@1f0c…;CN-65/2026@none`. */
export function calendarVersion(calendar: WorkingCalendar, years: readonly number[]): string {
  const layers = calendar.region === null ? [NATIONAL] : [NATIONAL, calendar.region];
  return years.flatMap((year) => layers.map((layer) => `${noticeKey(layer, year)}@${calendar.notices.get(noticeKey(layer, year))?.edition ?? 'none'}`)).join(';');
}

export type CalendarWarningCode = 'national-missing' | 'region-missing' | 'festival-near' | 'next-year-missing';
export interface CalendarWarning {
  readonly code: CalendarWarningCode;
  readonly year: number;
  readonly festival: Festival | null;
  readonly article: typeof CALENDAR_ARTICLE;
  readonly zh: string;
  readonly en: string;
}

/** The notices of the coming year are out by then. */
const NEXT_YEAR_FROM = '-11-01';
/** So many days ahead a festival without a notice is warned of. */
const FESTIVAL_AHEAD_DAYS = 30;

/** What somebody has to enter now, the most pressing first. */
export function calendarWarnings(calendar: WorkingCalendar, today: CalendarDate): CalendarWarning[] {
  const year = yearOf(today);
  const warnings: CalendarWarning[] = [];
  const warn = (code: CalendarWarningCode, of: number, zh: string, en: string, festival: Festival | null = null) => warnings.push({ code, year: of, festival, article: CALENDAR_ARTICLE, zh, en });
  const unknown = (of: number) => calendar.notices.get(noticeKey(NATIONAL, of)) === undefined && regionalNotice(calendar, of)?.whole !== true;
  if (unknown(year)) warn('national-missing', year, `${year} 年全国放假通知尚未录入，移交期限无法计算`, `the national notice for ${year} has not been entered: nothing can be said to be due`);
  for (const { festival, about } of [year, year + 1].flatMap(festivalsAbout)) {
    const near = today <= addDays(about, FESTIVAL_AHEAD_DAYS) && about <= addDays(today, FESTIVAL_AHEAD_DAYS) && (about >= today || festivalNear(today) === festival);
    if (!near || !lacksRegion(calendar, yearOf(about))) continue;
    const [zh, en] = FESTIVAL_WORDS[festival];
    warn('festival-near', yearOf(about), `${zh}临近，尚未录入 ${yearOf(about)} 年地区放假通知`, `${en} is near, no notice entered for ${yearOf(about)}`, festival);
  }
  if (lacksRegion(calendar, year)) warn('region-missing', year, `${year} 年地区放假通知（${calendar.region}）尚未录入，移交期限均为暂定`, `the notice of ${calendar.region} for ${year} has not been entered: whatever is due is provisional`);
  if (today >= `${year}${NEXT_YEAR_FROM}` && (unknown(year + 1) || lacksRegion(calendar, year + 1))) {
    warn('next-year-missing', year + 1, `请录入 ${year + 1} 年的放假通知`, `enter the notices for ${year + 1}`);
  }
  return warnings;
}
