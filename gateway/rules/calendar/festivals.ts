/**
 * When Roza (肉孜节) and Corban (古尔邦节) may be. Their days off are announced year by year and are never computed here:
 * the tabular calendar misses the announced day by one or two. It is good enough to say that a notice must be looked for.
 */
import type { CalendarDate } from '../../domain/calendar-events.ts';
import { addDays, DAY_MS, yearOf } from './dates.ts';

export type Festival = 'roza' | 'corban';
export const FESTIVAL_WORDS: Readonly<Record<Festival, readonly [zh: string, en: string]>> = { roza: ['肉孜节', 'Roza'], corban: ['古尔邦节', 'Corban'] };
/** Days off of past notices lay between two days before the computed day and five after it; one more on each side. */
export const NEAR_BEFORE_DAYS = 3;
export const NEAR_AFTER_DAYS = 6;
/** Shawwal 1 and Dhu al-Hijja 10. */
const DAYS: Readonly<Record<string, Festival>> = { '10/1': 'roza', '12/10': 'corban' };
const HIJRI = new Intl.DateTimeFormat('en-u-ca-islamic-civil-nu-latn', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
const MAX_YEARS_KEPT = 64;
const kept = new Map<number, readonly ComputedFestival[]>();

export interface ComputedFestival {
  readonly festival: Festival;
  /** By the tabular calendar: about then. */
  readonly about: CalendarDate;
}

/** Two or three a year, in order. */
export function festivalsAbout(year: number): readonly ComputedFestival[] {
  const before = kept.get(year);
  if (before !== undefined) return before;
  const found: ComputedFestival[] = [];
  for (let ms = Date.UTC(year, 0, 1); new Date(ms).getUTCFullYear() === year; ms += DAY_MS) {
    const parts = HIJRI.formatToParts(ms);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    const festival = DAYS[`${part('month')}/${part('day')}`];
    if (festival !== undefined) found.push({ festival, about: new Date(ms).toISOString().slice(0, 10) });
  }
  if (kept.size >= MAX_YEARS_KEPT) kept.clear();
  kept.set(year, found);
  return found;
}

/** The festival whose days off this day may be one of; undefined for none. */
export function festivalNear(date: CalendarDate): Festival | undefined {
  const year = yearOf(date);
  return [year - 1, year, year + 1].flatMap(festivalsAbout).find(({ about }) => addDays(about, -NEAR_BEFORE_DAYS) <= date && date <= addDays(about, NEAR_AFTER_DAYS))?.festival;
}
