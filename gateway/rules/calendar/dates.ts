/** Days of the civil calendar as text, and where they lie in time. Zones are fixed offsets: China has one, without summer time. */
import type { CalendarDate } from '../../domain/calendar-events.ts';

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;
export const FIRST_YEAR = 1971;
export const LAST_YEAR = 9_998;

/** True for a day that there is: `2026-02-29` is none. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The day on which this instant falls. `utcOffsetMinutes` is 480 for Beijing time. */
export function dateAt(ms: number, utcOffsetMinutes: number): CalendarDate {
  return new Date(ms + utcOffsetMinutes * MINUTE_MS).toISOString().slice(0, 10);
}

/** The instant `minutes` after the beginning of the day. */
export function instantOn(date: CalendarDate, minutes: number, utcOffsetMinutes: number): number {
  return Date.parse(`${date}T00:00:00Z`) + (minutes - utcOffsetMinutes) * MINUTE_MS;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** Saturday or Sunday. */
export function isWeekend(date: CalendarDate): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}

/** `14:30` is 870; undefined for what is no time of a day. `24:00` is the day's end. */
export function minutesOf(time: string): number | undefined {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  if (parts === null) return undefined;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) < 60 && minutes <= 24 * 60 ? minutes : undefined;
}
