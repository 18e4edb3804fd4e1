/** Notices of a region for the tests. That of 2025 has the days and hours of the real one; that of 2026 is made up, to have a make-up day of the region's own. */
import type { CalendarNotice, OfficeSeason, OfficeSpan } from '../../gateway/domain/calendar-events.ts';
import { SHIPPED_NOTICES } from '../../gateway/rules/calendar/national.ts';
import { workingCalendar, type WorkingCalendar } from '../../gateway/rules/working-time.ts';

export const REGION = 'CN-65';
export const BEIJING = 480;
export const SUMMER: readonly OfficeSpan[] = [['10:00', '14:00'], ['16:00', '20:00']];
export const WINTER: readonly OfficeSpan[] = [['10:00', '14:00'], ['15:30', '19:30']];
export const USUAL: readonly OfficeSpan[] = [['09:30', '13:30'], ['15:30', '18:30']];

export const seasons = (year: number): readonly OfficeSeason[] => [
  { from: `${year}-05-01`, to: null, hours: SUMMER }, { from: `${year}-10-01`, to: null, hours: WINTER },
];

function notice(year: number, days: CalendarNotice['days']): CalendarNotice {
  return { layer: REGION, year, title: `关于${year}年节假日放假安排和冬夏季作息时间的通知`, number: `示例〔${year - 1}〕1号`, date: `${year - 1}-12-20`, whole: false, days, officeHours: seasons(year) };
}

/** Of 2024 the office hours alone matter here: its winter goes on until May 2025. */
export const REGION_2024 = notice(2024, {});
export const REGION_2025 = notice(2025, {
  '2025-03-29': 'off', '2025-03-30': 'off', '2025-03-31': 'off',
  '2025-06-06': 'off', '2025-06-07': 'off', '2025-06-08': 'off', '2025-06-09': 'off', '2025-06-10': 'off',
});
export const REGION_2026 = notice(2026, {
  '2026-03-20': 'off', '2026-05-23': 'working', '2026-05-27': 'off', '2026-05-28': 'off', '2026-05-29': 'off',
  // As if the region kept 9 May free and worked on the fifth instead.
  '2026-05-05': 'working', '2026-05-09': 'normal',
});

export function calendarOf(notices: readonly CalendarNotice[], region: string | null = REGION): WorkingCalendar {
  return workingCalendar(region, USUAL, [...SHIPPED_NOTICES, ...notices]);
}

export const WITH_REGION = calendarOf([REGION_2024, REGION_2025, REGION_2026]);
export const NATIONAL_ALONE = calendarOf([], null);
/** The station expects notices of the region, and has none. */
export const WITHOUT_NOTICE = calendarOf([]);
