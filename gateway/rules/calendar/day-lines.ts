/** Days of a notice as lines of a spreadsheet: a day and what it is. Spreadsheets write days in their own ways. */
import type { CalendarDate, DayMark } from '../../domain/calendar-events.ts';
import { isCalendarDate } from './dates.ts';

const DATE_NAMES: readonly string[] = ['date', '日期'];
const MARK_NAMES: readonly string[] = ['day', '安排', '类型'];
const MARKS: Readonly<Record<string, DayMark>> = { off: 'off', 放假: 'off', 休: 'off', working: 'working', 上班: 'working', 班: 'working', normal: 'normal', 正常: 'normal' };

export interface DayLine {
  /** As the file counts it, the header being 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type DayLinesVerdict =
  | { readonly kind: 'read'; readonly days: Readonly<Record<CalendarDate, DayMark>> }
  | { readonly kind: 'refused'; readonly line: number; readonly zh: string; readonly en: string };

export function daysOfLines(header: readonly string[], lines: readonly DayLine[]): DayLinesVerdict {
  const names = header.map((name) => name.trim().toLowerCase());
  const [dateAt, markAt] = [DATE_NAMES, MARK_NAMES].map((wanted) => names.findIndex((name) => wanted.includes(name))) as [number, number];
  if (dateAt < 0 || markAt < 0) return { kind: 'refused', line: 1, zh: '第一行须有“日期”和“安排”两列', en: 'the first line names the columns: date, day' };
  const days: Record<CalendarDate, DayMark> = {};
  for (const { line, cells } of lines) {
    const date = plainDate(cells[dateAt] ?? '');
    const mark = MARKS[(cells[markAt] ?? '').trim().toLowerCase()];
    if (date === undefined) return { kind: 'refused', line, zh: `“${cells[dateAt] ?? ''}”不是日期，写法如 2026-10-01`, en: `'${cells[dateAt] ?? ''}' is no day; write it like 2026-10-01` };
    if (mark === undefined) return { kind: 'refused', line, zh: `“${cells[markAt] ?? ''}”须为 放假、上班 或 正常`, en: `'${cells[markAt] ?? ''}' is none of off, working, normal` };
    if (days[date] !== undefined && days[date] !== mark) return { kind: 'refused', line, zh: `${date} 有两种安排`, en: `${date} stands there twice, differently` };
    days[date] = mark;
  }
  return { kind: 'read', days };
}

/** `2026-10-01`, `2026/10/1`, `2026.10.1`, `2026年10月1日`. */
function plainDate(text: string): CalendarDate | undefined {
  const parts = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/.exec(text.trim());
  if (parts === null) return undefined;
  const date = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
