import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarNotice } from '../../gateway/domain/calendar-events.ts';
import { addDays, DAY_MS } from '../../gateway/rules/calendar/dates.ts';
import { dutyState, handOverDue, lateBy, MAX_DAYS_AHEAD, WORKING_HOURS_MS } from '../../gateway/rules/hand-over-due.ts';
import { dayKind, workingCalendar, type WorkingCalendar } from '../../gateway/rules/working-time.ts';
import { BEIJING, calendarOf, NATIONAL_ALONE, REGION, REGION_2024, REGION_2025, REGION_2026, USUAL, WITH_REGION, WITHOUT_NOTICE } from './region-notices.ts';

const ARTICLE = '执法活动结束后一个工作日内移交 (Art. 19(3))';
/** `2025-07-08 15:00` in Beijing time. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const text = (ms: number | null) => (ms === null ? null : new Date(ms + BEIJING * 60_000).toISOString().slice(0, 16).replace('T', ' '));

test.each([
  [ARTICLE, 'an ordinary day', '2025-07-08 15:00', '2025-07-09 20:00'],
  [ARTICLE, 'before the office opens: the day itself does not count', '2025-07-08 07:00', '2025-07-09 20:00'],
  [ARTICLE, 'at night', '2025-07-08 23:59', '2025-07-09 20:00'],
  [ARTICLE, 'at midnight, with which the next day begins', '2025-07-09 00:00', '2025-07-10 20:00'],
  [ARTICLE, 'Friday', '2025-07-11 15:00', '2025-07-14 20:00'],
  [ARTICLE, 'Saturday', '2025-07-12 15:00', '2025-07-14 20:00'],
  [ARTICLE, 'Sunday', '2025-07-13 15:00', '2025-07-14 20:00'],
  [ARTICLE, 'the eve of National Day week', '2025-09-30 18:00', '2025-10-09 19:30'],
  [ARTICLE, 'in National Day week', '2025-10-03 12:00', '2025-10-09 19:30'],
  [ARTICLE, 'the eve of the Spring Festival', '2025-01-27 18:00', '2025-02-05 19:30'],
  [ARTICLE, 'Friday before a make-up Saturday', '2025-10-10 18:00', '2025-10-11 19:30'],
  [ARTICLE, 'Saturday before a make-up Sunday', '2025-09-27 12:00', '2025-09-28 20:00'],
  [ARTICLE, 'a make-up Saturday', '2025-10-11 18:00', '2025-10-13 19:30'],
  [ARTICLE, 'the eve of Corban', '2025-06-05 18:00', '2025-06-11 20:00'],
  [ARTICLE, 'Corban itself', '2025-06-08 12:00', '2025-06-11 20:00'],
  [ARTICLE, 'the eve of Roza', '2025-03-28 18:00', '2025-04-01 19:30'],
  [ARTICLE, 'Friday before a make-up Saturday of the region', '2026-05-22 18:00', '2026-05-23 20:00'],
  [ARTICLE, 'Friday before a national make-up Saturday that the region leaves free', '2026-05-08 18:00', '2026-05-11 20:00'],
  [ARTICLE, 'the last day of winter hours', '2025-04-29 18:00', '2025-04-30 19:30'],
  [ARTICLE, 'into summer hours, over Labour Day', '2025-04-30 18:00', '2025-05-06 20:00'],
  [ARTICLE, 'New Year, with the make-up Sunday after it', '2025-12-31 18:00', '2026-01-04 19:30'],
] as const)('%s, A: ended on %s, %s, due %s', (_article, _what, ended, due) => {
  const verdict = handOverDue(at(ended), WITH_REGION, 'A', BEIJING);
  expect(text(verdict.dueMs)).toBe(due);
  expect(verdict).toMatchObject({ earliestMs: verdict.dueMs, provisional: false, reasons: [], reading: 'A', article: 'Art. 19(3)' });
  expect(verdict.days.at(-1)).toMatchObject({ date: due.slice(0, 10), kind: 'working' });
});

test.each([
  [ARTICLE, 'an ordinary day', '2025-07-08 15:00', '2025-07-09 15:00'],
  [ARTICLE, 'midnight to midnight, at which the day is over', '2025-07-08 00:00', '2025-07-09 00:00'],
  [ARTICLE, 'Friday: nine hours of it, fifteen of Monday', '2025-07-11 15:00', '2025-07-14 15:00'],
  [ARTICLE, 'Saturday: all of Monday', '2025-07-12 15:00', '2025-07-15 00:00'],
  [ARTICLE, 'the eve of National Day week', '2025-09-30 18:00', '2025-10-09 18:00'],
  [ARTICLE, 'Friday before a make-up Saturday', '2025-10-10 18:00', '2025-10-11 18:00'],
  [ARTICLE, 'the eve of Corban', '2025-06-05 18:00', '2025-06-11 18:00'],
  [ARTICLE, 'Friday before a make-up Saturday of the region', '2026-05-22 18:00', '2026-05-23 18:00'],
  [ARTICLE, 'New Year', '2025-12-31 18:00', '2026-01-04 18:00'],
] as const)('%s, B: ended on %s, %s, due %s', (_article, _what, ended, due) => {
  const verdict = handOverDue(at(ended), WITH_REGION, 'B', BEIJING);
  expect(text(verdict.dueMs)).toBe(due);
  expect(verdict).toMatchObject({ provisional: false, reasons: [], reading: 'B' });
});

test.each([
  [ARTICLE, 'A', 'in a year without a notice', WITH_REGION, '2027-02-02 15:00', null, '2027-02-03 19:30', ['year-unknown', 'region-not-entered']],
  [ARTICLE, 'B', 'in a year without a notice', WITH_REGION, '2027-02-02 15:00', null, '2027-02-03 15:00', ['year-unknown', 'region-not-entered']],
  [ARTICLE, 'A', 'on the last day of the last known year', WITH_REGION, '2026-12-31 15:00', null, '2027-01-01 19:30', ['year-unknown', 'region-not-entered']],
  [ARTICLE, 'A', 'on a Friday of it: even the Saturday may be a make-up day', WITH_REGION, '2027-02-05 15:00', null, '2027-02-06 19:30', ['year-unknown', 'region-not-entered']],
  [ARTICLE, 'A', 'in a year without a notice after a year without one', WITH_REGION, '2028-02-02 15:00', null, '2028-02-03 18:30', ['year-unknown', 'region-not-entered', 'usual-hours']],
  [ARTICLE, 'A', 'without the region\'s notice', WITHOUT_NOTICE, '2026-07-08 15:00', '2026-07-09 18:30', '2026-07-09 18:30', ['region-not-entered', 'usual-hours']],
  [ARTICLE, 'A', 'without it, when Corban is near', WITHOUT_NOTICE, '2026-05-26 15:00', '2026-05-27 18:30', '2026-05-27 18:30', ['region-not-entered', 'festival-near', 'usual-hours']],
  [ARTICLE, 'B', 'without it, when Corban is near', WITHOUT_NOTICE, '2026-05-26 15:00', '2026-05-27 15:00', '2026-05-27 15:00', ['region-not-entered', 'festival-near']],
  [ARTICLE, 'A', 'over New Year, when the new notice of the region is not there yet', calendarOf([REGION_2025]), '2025-12-31 18:00', '2026-01-04 19:30', '2026-01-04 19:30', ['region-not-entered']],
  [ARTICLE, 'A', 'where the station has no region', NATIONAL_ALONE, '2026-05-26 15:00', '2026-05-27 18:30', '2026-05-27 18:30', []],
] as const)('%s, %s: ended %s', (_article, reading, _what, calendar, ended, due, earliest, codes) => {
  const verdict = handOverDue(at(ended), calendar, reading, BEIJING);
  expect([text(verdict.dueMs), text(verdict.earliestMs), verdict.reasons.map(({ code }) => code)]).toEqual([due, earliest, codes]);
  expect(verdict.provisional).toBe(codes.length > 0);
  for (const { zh, en } of verdict.reasons) expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/^[\x20-\x7e]+$/)]);
});

test(`${ARTICLE}: the receipt can name the notices it rests on, over the turn of a year`, () => {
  const { calendarVersion } = handOverDue(at('2025-12-31 18:00'), calendarOf([REGION_2025]), 'A', BEIJING);
  expect(calendarVersion).toMatch(/^CN\/2025@[0-9a-f]{12};CN-65\/2025@[0-9a-f]{12};CN\/2026@[0-9a-f]{12};CN-65\/2026@none$/);
});

test(`${ARTICLE}: a calendar without working days gives no due instant, and the search ends`, () => {
  const never = Object.fromEntries(Array.from({ length: 365 }, (_, n) => [addDays('2025-01-01', n), 'off' as const]));
  const calendar = workingCalendar(REGION, USUAL, [{ ...REGION_2025, layer: 'CN', days: never }, REGION_2024, REGION_2025]);
  for (const reading of ['A', 'B'] as const) {
    const verdict = handOverDue(at('2025-01-05 12:00'), calendar, reading, BEIJING);
    expect(verdict).toMatchObject({ dueMs: null, provisional: true });
    expect(verdict.reasons.map(({ code }) => code)).toContain('no-working-day');
    expect(verdict.days.length).toBeLessThanOrEqual(MAX_DAYS_AHEAD + 1);
  }
});

const dates = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2025-01-01', n));
const days = fc.dictionary(dates, fc.constantFrom('off', 'working', 'normal'), { maxKeys: 60 }) as fc.Arbitrary<CalendarNotice['days']>;
const calendars: fc.Arbitrary<WorkingCalendar> = fc.tuple(days, fc.boolean(), fc.boolean()).map(([regional, withRegion, with2025]) => calendarOf([REGION_2024, ...(withRegion ? [{ ...REGION_2025, days: regional }] : []), ...(with2025 ? [REGION_2026] : [])]));
// Into 2027, about which nothing is known.
const ends = fc.integer({ min: at('2025-01-01 00:00'), max: at('2027-01-10 00:00') });
const readings = fc.constantFrom('A' as const, 'B' as const);

test(`${ARTICLE}: whoever ends later is never due earlier`, () => {
  fc.assert(fc.property(calendars, readings, ends, fc.oneof(fc.integer({ min: 0, max: 20 * DAY_MS }), fc.integer({ min: 0, max: DAY_MS })), (calendar, reading, ended, more) => {
    const [first, second] = [handOverDue(ended, calendar, reading, BEIJING), handOverDue(ended + more, calendar, reading, BEIJING)];
    expect(second.earliestMs).toBeGreaterThanOrEqual(first.earliestMs);
    if (first.dueMs !== null && second.dueMs !== null) expect(second.dueMs).toBeGreaterThanOrEqual(first.dueMs);
    expect(first.earliestMs).toBeGreaterThan(ended);
  }), { numRuns: 500 });
});

test(`${ARTICLE}: A is due on the first working day after the day of the end, with none between; B after 24 hours of working days`, () => {
  fc.assert(fc.property(calendars, ends, (calendar, ended) => {
    const a = handOverDue(ended, calendar, 'A', BEIJING);
    if (a.dueMs !== null) {
      const endDate = text(ended)!.slice(0, 10);
      const dueDate = text(a.dueMs)!.slice(0, 10);
      expect(dayKind(calendar, dueDate).kind).toBe('working');
      for (let date = addDays(endDate, 1); date < dueDate; date = addDays(date, 1)) expect(dayKind(calendar, date).kind).toBe('off');
    }
    const b = handOverDue(ended, calendar, 'B', BEIJING);
    if (b.dueMs === null) return;
    let workedMs = 0;
    for (let from = ended; from < b.dueMs;) {
      const date = text(from)!.slice(0, 10);
      const to = Math.min(b.dueMs, at(`${addDays(date, 1)} 00:00`));
      if (dayKind(calendar, date).kind === 'working') workedMs += to - from;
      from = to;
    }
    expect(workedMs).toBe(WORKING_HOURS_MS);
  }), { numRuns: 300 });
});

test.each([
  [ARTICLE, 'long before', '2025-07-09 12:00', 'open'], [ARTICLE, 'four hours before', '2025-07-09 16:00', 'due-soon'], [ARTICLE, 'at the due instant', '2025-07-09 20:00', 'due-soon'], [ARTICLE, 'a minute after', '2025-07-09 20:01', 'overdue'],
] as const)('%s: %s, %s, it is %s', (_article, _what, now, state) => {
  expect(dutyState(handOverDue(at('2025-07-08 15:00'), WITH_REGION, 'A', BEIJING), at(now), 4)).toBe(state);
});

test(`${ARTICLE}: nobody is overdue by a day that is not known, but he is reminded`, () => {
  const verdict = handOverDue(at('2027-03-02 15:00'), WITH_REGION, 'A', BEIJING);
  expect([at('2027-03-03 10:00'), at('2027-03-03 15:30'), at('2027-04-03 15:00')].map((now) => dutyState(verdict, now, 4))).toEqual(['open', 'due-soon', 'due-soon']);
});

test.each([[0, '未逾期', 'in time'], [1, '1 分钟', '1 min'], [3_600_000, '1 小时', '1 h'], [DAY_MS + 2 * 3_600_000 + 60_000, '1 天 2 小时 1 分钟', '1 d 2 h 1 min']])('%i ms late is %s', (ms, zh, en) => {
  expect(lateBy(1_000, 1_000 + ms)).toEqual({ ms, zh, en });
});
