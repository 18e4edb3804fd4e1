/** The days and office hours of a notice as lines that one can copy from it: `2026-10-01 至 2026-10-07 放假`. */
import type { Notice } from '../../parts/api-types.ts';

export type Mark = 'off' | 'working' | 'normal';
export type Season = NonNullable<Notice['notice']>['officeHours'][number];
export type Read<T> = { readonly value: T } | { readonly line: number; readonly text: string };

const MARKS: Readonly<Record<string, Mark>> = { 放假: 'off', 休: 'off', off: 'off', 上班: 'working', 班: 'working', working: 'working', 正常: 'normal', normal: 'normal' };
const WORDS: Readonly<Record<Mark, string>> = { off: '放假', working: '上班', normal: '正常' };
const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
const DAY = new RegExp(`^(${DATE})(?:\\s*(?:至|到|~|—|-|to)\\s*(${DATE}))?\\s+(\\S+)$`);
const SEASON = new RegExp(`^(${DATE})\\s*(?:起|至|到|~|—|to)?\\s*(${DATE})?\\s+((?:\\d{2}:\\d{2}\\s*[-–—]\\s*\\d{2}:\\d{2}[\\s,，、]*)+)$`);
const SPAN = /(\d{2}:\d{2})\s*[-–—]\s*(\d{2}:\d{2})/g;
const DAY_MS = 86_400_000;
/** Days that one line names: a year is the most that a notice is about. */
const MAX_RANGE = 366;

const linesOf = (text: string) => text.split('\n').map((line) => line.trim().replaceAll('：', ':'));

export function daysOf(text: string): Read<Record<string, Mark>> {
  const days: Record<string, Mark> = {};
  for (const [i, line] of linesOf(text).entries()) {
    if (line === '') continue;
    const found = DAY.exec(line);
    const mark = MARKS[found?.[3]?.toLowerCase() ?? ''];
    const from = Date.parse(`${found?.[1] ?? ''}T00:00:00Z`);
    const to = found?.[2] === undefined ? from : Date.parse(`${found[2]}T00:00:00Z`);
    if (mark === undefined || Number.isNaN(from) || Number.isNaN(to) || to < from || (to - from) / DAY_MS >= MAX_RANGE) return { line: i + 1, text: line };
    for (let day = from; day <= to; day += DAY_MS) days[new Date(day).toISOString().slice(0, 10)] = mark;
  }
  return { value: days };
}

export function seasonsOf(text: string): Read<Season[]> {
  const seasons: Season[] = [];
  for (const [i, line] of linesOf(text).entries()) {
    if (line === '') continue;
    const found = SEASON.exec(line);
    if (found === null) return { line: i + 1, text: line };
    seasons.push({ from: found[1]!, to: found[2] ?? null, hours: [...found[3]!.matchAll(SPAN)].map((span): [string, string] => [span[1]!, span[2]!]) });
  }
  return { value: seasons };
}

/** Runs of the same mark in one line. */
export function textOfDays(days: Readonly<Record<string, string>>): string {
  const runs: { from: string; to: string; mark: string }[] = [];
  for (const [day, mark] of Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = runs.at(-1);
    if (last?.mark === mark && Date.parse(day) - Date.parse(last.to) === DAY_MS) last.to = day;
    else runs.push({ from: day, to: day, mark });
  }
  return runs.map(({ from, to, mark }) => `${from}${to === from ? '' : ` 至 ${to}`} ${WORDS[mark as Mark] ?? mark}`).join('\n');
}

export function textOfSeasons(seasons: readonly Season[]): string {
  return seasons.map(({ from, to, hours }) => `${from} ${to === null ? '起' : `至 ${to}`} ${hours.map(([opens, closes]) => `${opens}-${closes}`).join(' ')}`).join('\n');
}
