/**
 * The recorder's clock against the station's. Recorders show local civil time without a zone; the station keeps the
 * raw fields, measures the offset, and names what is wrong, but corrects nothing in the clip (Art. 19(4) wants the
 * original).
 */
import { rawTimeText, type RawTime } from '../../proto/signed-texts.ts';
import type { ClockFact } from './events.ts';
import { isoTime, type IsoTime } from './names.ts';

/** An offset up to this is a right clock, in milliseconds. */
export const RIGHT_WITHIN_MS = 2_000;
/** How near to a whole hour an offset must be to be called a zone fault, in milliseconds. */
export const ZONE_WITHIN_MS = 60_000;
/** No recorder records before this year; an earlier calendar is one that lost its battery. */
export const FIRST_SENSIBLE_YEAR = 2010;
/** Zones reach no farther than 14 hours. */
const FARTHEST_ZONE_HOURS = 26;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The raw fields as milliseconds since 1970 in the given zone, or null where they are no time at all. */
export function rawToWallMs(raw: RawTime, utcOffsetMinutes: number): number | null {
  if (raw.month < 1 || raw.month > 12 || raw.day < 1 || raw.hour > 23 || raw.minute > 59 || raw.second > 59 || raw.millis > 999) return null;
  const utc = Date.UTC(raw.year, raw.month - 1, raw.day, raw.hour, raw.minute, raw.second, raw.millis);
  // Date.UTC carries 31 February over into March; such a date is no time either. Years below 100 it moves to 19xx.
  const back = new Date(utc);
  if (back.getUTCFullYear() !== raw.year || back.getUTCDate() !== raw.day) return null;
  return utc - utcOffsetMinutes * MINUTE_MS;
}

/** Compares a reading of the recorder's clock with the station's wall clock at the middle of the question's way. */
export function judgeClock(raw: RawTime, stationWallMs: number, utcOffsetMinutes: number): ClockFact {
  const text = rawTimeText(raw);
  const wall = rawToWallMs(raw, utcOffsetMinutes);
  if (wall === null || raw.year < FIRST_SENSIBLE_YEAR) return { offsetMs: wall === null ? null : wall - stationWallMs, raw: text, verdict: 'unset' };
  const offsetMs = Math.round(wall - stationWallMs);
  if (Math.abs(offsetMs) <= RIGHT_WITHIN_MS) return { offsetMs, raw: text, verdict: 'right' };
  const hours = Math.round(offsetMs / HOUR_MS);
  const zone = hours !== 0 && Math.abs(hours) <= FARTHEST_ZONE_HOURS && Math.abs(offsetMs - hours * HOUR_MS) <= ZONE_WITHIN_MS;
  return { offsetMs, raw: text, verdict: zone ? 'zone' : 'drift' };
}

/**
 * When a clip began by the station's clock: its raw time minus the offset measured at this docking. null where the raw
 * time is no time, was taken before the calendar was set, or where the clock was set between then and now (another run).
 * A source without a clock to read (a volume) is taken at its word where that is sensible; its offset stays unknown.
 */
export function startedAt(raw: RawTime | null, clock: ClockFact | null, utcOffsetMinutes: number): IsoTime | null {
  if (raw === null || clock?.offsetMs === null) return null;
  const wall = rawToWallMs(raw, utcOffsetMinutes);
  if (wall === null) return null;
  if (clock === null) return raw.year < FIRST_SENSIBLE_YEAR ? null : isoTime(wall);
  if (raw.year < FIRST_SENSIBLE_YEAR && clock.verdict !== 'unset') return null;
  if (clock.verdict === 'unset' && raw.year >= FIRST_SENSIBLE_YEAR) return null;
  return isoTime(wall - clock.offsetMs);
}

/** A stretch of numbers within which the recorder's clock went on without a jump. */
export interface TimedEntry {
  readonly number: number;
  readonly startedMs: number | null;
  readonly durationMs: number;
  readonly bootCount: number | null;
  readonly uptimeMs: number | null;
}

/** How far the calendar may disagree with the uptime, or begin before the last clip's end, without being a jump. */
export const JUMP_MS = 5_000;

/**
 * Numbers the runs of a card: entries in order of number get 0 until the clock jumps, then 1 and so on. A jump is a
 * start before the end of the clip before, a calendar that goes from sense to nonsense or back, or, within one power-up,
 * a calendar that moved otherwise than the uptime did.
 */
export function clockRuns(entries: readonly TimedEntry[]): readonly number[] {
  let run = 0;
  return entries.map((entry, i) => {
    const before = entries[i - 1];
    if (before !== undefined && jumped(before, entry)) run += 1;
    return run;
  });
}

function jumped(before: TimedEntry, entry: TimedEntry): boolean {
  if ((before.startedMs === null) !== (entry.startedMs === null)) return true;
  if (before.startedMs === null || entry.startedMs === null) return false;
  if (entry.startedMs + JUMP_MS < before.startedMs + before.durationMs) return true;
  const sensible = (ms: number) => new Date(ms).getUTCFullYear() >= FIRST_SENSIBLE_YEAR;
  if (sensible(before.startedMs) !== sensible(entry.startedMs)) return true;
  if (before.bootCount !== null && before.bootCount === entry.bootCount && before.uptimeMs !== null && entry.uptimeMs !== null) {
    return Math.abs((entry.startedMs - before.startedMs) - (entry.uptimeMs - before.uptimeMs)) > JUMP_MS;
  }
  return false;
}

/** A span as people say it, in its two greatest units: 40 seconds, 3 minutes 20 seconds, 1 hour 5 minutes, 2 days 4 hours. */
function spanWords(ms: number): { readonly zh: string; readonly en: string } {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  const [whole, rest, zh, en] = seconds < 60 ? [seconds, 0, ['秒', ''], ['s', '']] as const
    : seconds < 3_600 ? [Math.floor(seconds / 60), seconds % 60, ['分', '秒'], ['min', 's']] as const
      : seconds < 86_400 ? [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, ['小时', '分'], ['h', 'min']] as const
        : [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24, ['天', '小时'], ['d', 'h']] as const;
  const told = (units: readonly [string, string]) => `${whole} ${units[0]}${rest === 0 ? '' : ` ${rest} ${units[1]}`}`;
  return { zh: told(zh), en: told(en) };
}

/** What a wrong clock said, for people. By how much a clock is off that was never set tells nobody anything. */
export function clockWords({ raw, offsetMs, verdict }: ClockFact): { readonly zh: string; readonly en: string } {
  const shown = raw.slice(0, 19).replace('T', ' ');
  if (offsetMs === null || verdict === 'unset') return { zh: `记录仪时钟显示 ${shown}，从未设置或已清零`, en: `the recorder's clock said ${shown}: it was never set, or lost its time` };
  const span = spanWords(offsetMs);
  return offsetMs >= 0 ? { zh: `记录仪时钟显示 ${shown}，快 ${span.zh}`, en: `the recorder's clock said ${shown}, fast by ${span.en}` } : { zh: `记录仪时钟显示 ${shown}，慢 ${span.zh}`, en: `the recorder's clock said ${shown}, slow by ${span.en}` };
}
