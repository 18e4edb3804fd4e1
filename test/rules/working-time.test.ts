import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarNotice } from '../../gateway/domain/calendar-events.ts';
import { addDays, dateAt, isCalendarDate, isWeekend, minutesOf } from '../../gateway/rules/calendar/dates.ts';
import { festivalNear, festivalsAbout } from '../../gateway/rules/calendar/festivals.ts';
import { SHIPPED_NOTICES } from '../../gateway/rules/calendar/national.ts';
import { editionOf, mayEnterNotice, maySetHandOver } from '../../gateway/rules/calendar/notice.ts';
import { calendarVersion, calendarWarnings, dayKind, officeHours, workingCalendar } from '../../gateway/rules/working-time.ts';
import { calendarOf, NATIONAL_ALONE, REGION, REGION_2025, REGION_2026, SUMMER, USUAL, WINTER, WITH_REGION, WITHOUT_NOTICE } from './region-notices.ts';

const ARTICLE = '一个工作日内 (Art. 19(3))';

test.each([
  [ARTICLE, 'an ordinary Tuesday', '2025-07-08', 'working', 'weekday'], [ARTICLE, 'an ordinary Saturday', '2025-07-12', 'off', 'weekday'],
  [ARTICLE, 'National Day', '2025-10-01', 'off', 'CN'], [ARTICLE, 'the last day of that week', '2025-10-08', 'off', 'CN'], [ARTICLE, 'the day after it', '2025-10-09', 'working', 'weekday'],
  [ARTICLE, 'a make-up Saturday', '2025-10-11', 'working', 'CN'], [ARTICLE, 'a make-up Sunday', '2025-09-28', 'working', 'CN'],
  [ARTICLE, 'the eve of the Spring Festival of 2024, which was only encouraged to be free', '2024-02-09', 'working', 'weekday'],
  [ARTICLE, 'Corban', '2025-06-06', 'off', REGION], [ARTICLE, 'its last day', '2025-06-10', 'off', REGION], [ARTICLE, 'Roza', '2025-03-31', 'off', REGION],
  [ARTICLE, 'a make-up Saturday of the region', '2026-05-23', 'working', REGION], [ARTICLE, 'a day off that the region works', '2026-05-05', 'working', REGION],
  [ARTICLE, 'a national make-up Saturday that the region leaves free', '2026-05-09', 'off', 'weekday'],
  [ARTICLE, 'a weekday of a year without a notice', '2027-03-02', 'unknown', 'none'], [ARTICLE, 'a Sunday of a year without a notice', '2027-03-07', 'unknown', 'none'],
] as const)('%s: %s, %s, is %s by %s', (_article, _what, date, kind, by) => {
  const day = dayKind(WITH_REGION, date);
  expect(day).toMatchObject({ date, kind, article: 'Art. 19(3)' });
  expect(day.source.kind === 'notice' ? day.source.layer : day.source.kind).toBe(by);
});

test(`${ARTICLE}: a region's notice that states the whole year stands in the place of the national one, even where that is not there`, () => {
  const whole: CalendarNotice = { ...REGION_2026, year: 2027, date: '2026-12-20', whole: true, days: { '2027-01-01': 'off' }, officeHours: [] };
  const calendar = calendarOf([whole]);
  expect(['2027-01-01', '2027-01-04', '2027-01-02'].map((date) => dayKind(calendar, date).kind)).toEqual(['off', 'working', 'off']);
  // A notice that only adds to the national one says nothing about other days.
  expect(dayKind(calendarOf([{ ...whole, whole: false }]), '2027-01-04').kind).toBe('unknown');
  expect(dayKind(calendarOf([{ ...whole, whole: false }]), '2027-01-01').kind).toBe('off');
});

test.each([
  [ARTICLE, 'summer', '2025-07-08', SUMMER, 1_200], [ARTICLE, 'the first day of summer', '2025-05-01', SUMMER, 1_200], [ARTICLE, 'the last day of winter, begun in the notice of the year before', '2025-04-30', WINTER, 1_170],
  [ARTICLE, 'the first day of winter', '2025-10-01', WINTER, 1_170], [ARTICLE, 'winter', '2025-12-31', WINTER, 1_170], [ARTICLE, 'a winter that no notice has begun', '2024-03-01', USUAL, 1_110],
  [ARTICLE, 'a winter begun two years ago', '2028-03-01', USUAL, 1_110],
] as const)('%s: office hours in %s, %s', (_article, _what, date, hours, closesAt) => {
  expect(officeHours(WITH_REGION, date)).toMatchObject({ hours, closesAt });
  expect(officeHours(WITH_REGION, date).notice === null).toBe(hours === USUAL);
});

/** In the words of the notices: first and last days off, and the weekends that are worked. */
const STATE_COUNCIL = [
  [2024, '国办发明电〔2023〕7号', [['01-01', 1], ['02-10', 8], ['04-04', 3], ['05-01', 5], ['06-10', 1], ['09-15', 3], ['10-01', 7]], ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12']],
  [2025, '国办发明电〔2024〕12号', [['01-01', 1], ['01-28', 8], ['04-04', 3], ['05-01', 5], ['05-31', 3], ['10-01', 8]], ['01-26', '02-08', '04-27', '09-28', '10-11']],
  [2026, '国办发明电〔2025〕7号', [['01-01', 3], ['02-15', 9], ['04-04', 3], ['05-01', 5], ['06-19', 3], ['09-25', 3], ['10-01', 7]], ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']],
] as const;

test.each(STATE_COUNCIL)('%i is shipped as notice %s has it', (year, number, holidays, worked) => {
  const shipped = SHIPPED_NOTICES.find((one) => one.year === year)!;
  expect(mayEnterNotice(shipped)).toEqual({ kind: 'allowed' });
  expect(shipped).toMatchObject({ layer: 'CN', number, title: `国务院办公厅关于${year}年部分节假日安排的通知`, whole: true });
  const off = holidays.flatMap(([first, days]) => Array.from({ length: days }, (_, n) => addDays(`${year}-${first}`, n)));
  const working = worked.map((day) => `${year}-${day}`);
  expect(shipped.days).toEqual({ ...Object.fromEntries(off.map((day) => [day, 'off'])), ...Object.fromEntries(working.map((day) => [day, 'working'])) });
  // Nobody makes up for a day on a day that is worked anyhow.
  expect(working.every(isWeekend)).toBe(true);
});

test('every shipped year is complete: as many days off on weekdays as the holidays themselves and the days worked for them', () => {
  // National holidays by decree: 11 days until 2024, 13 since 2025; those that fall on a weekend are made up by in-lieu days.
  for (const { year, days } of SHIPPED_NOTICES) {
    const weekdaysOff = Object.entries(days).filter(([date, mark]) => mark === 'off' && !isWeekend(date)).length;
    const worked = Object.values(days).filter((mark) => mark === 'working').length;
    expect([year, weekdaysOff - worked]).toEqual([year, year === 2024 ? 11 : 13]);
  }
});

// Festival days as the region's notices gave them.
test.each([
  [ARTICLE, 'corban', '2022-07-10'], [ARTICLE, 'roza', '2022-05-03'], [ARTICLE, 'roza', '2023-04-22'], [ARTICLE, 'corban', '2023-06-29'], [ARTICLE, 'roza', '2025-03-31'], [ARTICLE, 'corban', '2025-06-06'],
] as const)('%s: %s of %s is near a computed day, which is never taken for a day off', (_article, festival, date) => {
  expect(festivalNear(date)).toBe(festival);
  expect(festivalsAbout(Number(date.slice(0, 4))).some((one) => one.festival === festival)).toBe(true);
  expect(dayKind(WITHOUT_NOTICE, '2025-06-06')).toMatchObject({ kind: 'working', source: { kind: 'weekday' } });
});

test('days off of past notices all lie near the computed festivals, ordinary weeks do not', () => {
  const offs = ['2022-05-05', '2022-07-09', '2022-07-13', '2023-04-21', '2023-06-28', '2023-06-30', '2025-03-29', '2025-03-31', '2025-06-06', '2025-06-10'];
  expect(offs.filter((date) => festivalNear(date) === undefined)).toEqual([]);
  expect(['2025-07-08', '2025-10-01', '2026-01-05'].map(festivalNear)).toEqual([undefined, undefined, undefined]);
});

test.each([
  ['everything is there', WITH_REGION, '2026-04-01', []],
  ['the region is missing', calendarOf([REGION_2025]), '2026-02-01', ['region-missing']],
  ['Corban is near', WITHOUT_NOTICE, '2026-05-20', ['festival-near', 'region-missing']],
  ['Corban is going on', WITHOUT_NOTICE, '2026-05-30', ['festival-near', 'region-missing']],
  ['the year is unknown', WITHOUT_NOTICE, '2027-02-20', ['national-missing', 'festival-near', 'region-missing']],
  ['October: the next year is not out', WITH_REGION, '2026-10-31', []],
  ['November: the next year is', WITH_REGION, '2026-11-01', ['next-year-missing']],
  ['a station without a region', NATIONAL_ALONE, '2026-05-20', []],
] as const)('%s: warnings', (_what, calendar, today, codes) => {
  const warnings = calendarWarnings(calendar, today);
  expect(warnings.map(({ code }) => code)).toEqual(codes);
  for (const one of warnings) expect(one).toMatchObject({ article: 'Art. 19(3)', zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[\x20-\x7e]+$/) });
});

test('near Corban the warning says so', () => {
  expect(calendarWarnings(WITHOUT_NOTICE, '2026-05-20')[0]).toMatchObject({ festival: 'corban', year: 2026, zh: expect.stringContaining('古尔邦节临近'), en: 'Corban is near, no notice entered for 2026' });
});

test.each([
  ['a notice as it should be', {}, null], ['another layer', { layer: 'XJ' }, '/layer'], ['a year that is none', { year: 26 }, '/year'], ['no title', { title: ' ' }, '/title'], ['no number', { number: '' }, '/number'],
  ['a title with a line break', { title: 'a\nb' }, '/title'], ['a date that there is not', { date: '2025-02-29' }, '/date'], ['a day of another year', { days: { '2026-01-01': 'off' } }, '/days/2026-01-01'],
  ['a day that there is not', { days: { '2025-06-31': 'off' } }, '/days/2025-06-31'], ['a word for the day that there is not', { days: { '2025-06-06': 'holiday' } }, '/days/2025-06-06'],
  ['a season of another year', { officeHours: [{ from: '2024-10-01', to: null, hours: WINTER }] }, '/officeHours/0/from'], ['a season that ends before it begins', { officeHours: [{ from: '2025-10-01', to: '2025-09-01', hours: WINTER }] }, '/officeHours/0/to'],
  ['two seasons that begin together', { officeHours: [{ from: '2025-10-01', to: null, hours: WINTER }, { from: '2025-10-01', to: null, hours: SUMMER }] }, '/officeHours/1/from'],
  ['an office that never opens', { officeHours: [{ from: '2025-10-01', to: null, hours: [] }] }, '/officeHours/0/hours'], ['hours that overlap', { officeHours: [{ from: '2025-10-01', to: null, hours: [['10:00', '14:00'], ['13:00', '19:30']] }] }, '/officeHours/0/hours'],
  ['an hour that there is not', { officeHours: [{ from: '2025-10-01', to: null, hours: [['10:00', '25:00']] }] }, '/officeHours/0/hours'], ['an office that closes at midnight', { officeHours: [{ from: '2025-10-01', to: null, hours: [['10:00', '24:00']] }] }, null],
] as const)('%s: what may be entered', (_what, part, pointer) => {
  const verdict = mayEnterNotice({ ...REGION_2025, ...part } as unknown as CalendarNotice);
  expect(verdict.kind === 'refused' ? verdict.pointer : null).toBe(pointer);
});

test.each([
  ['the default', {}, null], ['a third reading', { reading: 'C' }, '/reading'], ['no time to be chased in', { dueSoonHours: 0 }, '/dueSoonHours'], ['half an hour', { dueSoonHours: 0.5 }, '/dueSoonHours'], ['a week', { dueSoonHours: 168 }, '/dueSoonHours'],
  ['the country as a region', { region: 'CN' }, '/region'], ['no region', { region: null }, null], ['no hours', { usualHours: [] }, '/usualHours'],
] as const)('%s: settings', (_what, part, pointer) => {
  const verdict = maySetHandOver({ reading: 'A', dueSoonHours: 4, region: REGION, usualHours: USUAL, ...part } as never);
  expect(verdict.kind === 'refused' ? verdict.pointer : null).toBe(pointer);
});

test('an edition tells contents apart, and nothing else', () => {
  const turned = Object.fromEntries(Object.entries(REGION_2025.days).reverse());
  expect(editionOf({ ...REGION_2025, days: turned })).toBe(editionOf(REGION_2025));
  const others: CalendarNotice[] = [
    { ...REGION_2025, days: { ...REGION_2025.days, '2025-06-11': 'off' } }, { ...REGION_2025, days: { ...REGION_2025.days, '2025-06-10': 'normal' } }, { ...REGION_2025, whole: true }, { ...REGION_2025, officeHours: [] },
    { ...REGION_2025, number: '2' }, { ...REGION_2025, title: 't' }, { ...REGION_2025, date: '2024-12-21' }, { ...REGION_2025, layer: 'CN-64' },
  ];
  expect(new Set([REGION_2025, ...others].map(editionOf)).size).toBe(others.length + 1);
  expect(calendarVersion(WITH_REGION, [2025, 2027])).toMatch(/^CN\/2025@[0-9a-f]{12};CN-65\/2025@[0-9a-f]{12};CN\/2027@none;CN-65\/2027@none$/);
});

test('whatever is laid over the year, a day is what its topmost notice says', () => {
  const dates = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2025-01-01', n));
  const marks = fc.dictionary(dates, fc.constantFrom('off', 'working', 'normal'), { maxKeys: 40 });
  fc.assert(fc.property(marks, marks, fc.boolean(), dates, (national, regional, whole, date) => {
    const notice = (layer: string, days: typeof national, all: boolean): CalendarNotice => ({ ...REGION_2025, layer, days, whole: all } as CalendarNotice);
    const calendar = workingCalendar(REGION, USUAL, [notice('CN', national, true), notice(REGION, regional, whole)]);
    const said = regional[date] ?? (whole ? undefined : national[date]);
    const wanted = said === 'off' || said === 'working' ? said : isWeekend(date) ? 'off' : 'working';
    expect(dayKind(calendar, date).kind).toBe(wanted);
  }), { numRuns: 500 });
});

test('days begin at midnight in Beijing, and text that is no day or time is none', () => {
  expect([Date.UTC(2025, 5, 5, 15, 59, 59, 999), Date.UTC(2025, 5, 5, 16)].map((ms) => dateAt(ms, 480))).toEqual(['2025-06-05', '2025-06-06']);
  expect(['2024-02-29', '2025-02-29', '2025-13-01', '2025-1-1', '2025-01-01T00:00'].map(isCalendarDate)).toEqual([true, false, false, false, false]);
  expect(['00:00', '19:30', '24:00', '24:01', '9:30', '12:60'].map(minutesOf)).toEqual([0, 1_170, 1_440, undefined, undefined, undefined]);
});
