/**
 * The working calendar: notices as people enter them over those that the program ships, and when a hand-over is due by
 * them (Art. 19(3)). Nothing here counts a day that nobody has announced.
 */
import type { Clock } from '../clock.ts';
import type { CalendarDate, CalendarLayer, CalendarNotice, DueReading, HandOverSettings } from '../domain/calendar-events.ts';
import { calendarRegister, type NoticeRow } from '../domain/calendar-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import type { IsoTime, OfficerId } from '../domain/names.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import { daysOfLines } from '../rules/calendar/day-lines.ts';
import { addDays, dateAt, FIRST_YEAR, isCalendarDate, LAST_YEAR, yearOf } from '../rules/calendar/dates.ts';
import { festivalNear, type Festival } from '../rules/calendar/festivals.ts';
import { SHIPPED_NOTICES } from '../rules/calendar/national.ts';
import { editionOf, mayEnterNotice, maySetHandOver, NATIONAL, type CalendarEntryVerdict } from '../rules/calendar/notice.ts';
import { mayEnterText } from '../rules/enrolment.ts';
import { handOverDue, type DueVerdict } from '../rules/hand-over-due.ts';
import { calendarWarnings, dayKind, officeHours, workingCalendar, type CalendarWarning, type DayVerdict, type OfficeHours, type WorkingCalendar } from '../rules/working-time.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { readCsv } from './csv-file.ts';
import { nameOf } from './called.ts';

/** Xinjiang's notices; its winter hours where no notice says any: of its two seasons the one that closes earlier. */
export const DEFAULT_SETTINGS: HandOverSettings = { reading: 'A', dueSoonHours: 4, region: 'CN-65', usualHours: [['10:00', '14:00'], ['15:30', '19:30']] };
/** Open duties that a preview looks at, and moved ones that it names. */
export const MAX_PREVIEWED = 10_000;
export const MAX_MOVED_NAMED = 200;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A hand-over that is not done yet: what one officer still has to hand over of one activity. */
export interface OpenDuty {
  /** The same for as long as it is open; unlike that of any other duty. */
  readonly key: string;
  readonly officer: OfficerId;
  readonly unit: string;
  readonly activity: string | null;
  readonly endedAtMs: number;
  readonly clips: number;
}

export interface OpenDuties {
  /** Every open duty that ended at or before this instant, once each, in any order. */
  list(untilEndMs: number): AsyncIterable<OpenDuty>;
}

export const NO_DUTIES: OpenDuties = { async *list() { /* Nobody has anything to hand over. */ } };

export interface NoticeView {
  readonly layer: CalendarLayer;
  readonly year: number;
  /** `shipped` with the program, `entered` here, `withdrawn` with nothing in its place, or `missing`. */
  readonly state: 'shipped' | 'entered' | 'withdrawn' | 'missing';
  readonly notice: CalendarNotice | null;
  readonly edition: string | null;
  readonly at: IsoTime | null;
  readonly actor: string | null;
  readonly actorName: string | null;
  /** For If-Match: 0 where nobody has entered one. */
  readonly version: number;
}

export interface DayView extends DayVerdict {
  readonly hours: OfficeHours | null;
  /** A festival that may fall on this day: a warning, never a day off. */
  readonly near: Festival | null;
}

export interface MovedDue { readonly key: string; readonly officer: OfficerId; readonly officerName: string | null; readonly unit: string; readonly before: number | null; readonly after: number | null }

export interface CalendarPreview {
  readonly edition: string;
  /** Days of that year that become something else, or on which the office closes at another hour. */
  readonly days: readonly { readonly date: CalendarDate; readonly before: DayView; readonly after: DayView }[];
  /** Open hand-overs whose due instant moves: all that were counted, and the first 200 of them. */
  readonly moved: number;
  readonly looked: number;
  readonly items: readonly MovedDue[];
  readonly warnings: readonly CalendarWarning[];
}

export interface CalendarDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  /** 480 for Beijing time. */
  readonly utcOffsetMinutes: number;
  readonly duties: () => OpenDuties;
}

export class CalendarDesk {
  readonly #parts: CalendarDeskParts;
  readonly #turn = new Turn();
  #kept: { readonly notices: number; readonly settings: number; readonly calendar: WorkingCalendar } | undefined;

  constructor(parts: CalendarDeskParts) {
    this.#parts = parts;
  }

  get today(): CalendarDate {
    return dateAt(this.#parts.clock.wallMs(), this.#parts.utcOffsetMinutes);
  }

  /** `version` is 0 while nobody has changed them. */
  settings(): HandOverSettings & { readonly version: number } {
    return read(this.#parts.rows, calendarRegister.settings()) ?? { ...DEFAULT_SETTINGS, version: 0 };
  }

  /** The calendar in force. */
  calendar(): WorkingCalendar {
    const settings = this.settings();
    const notices = read(this.#parts.rows, calendarRegister.notices())?.version ?? 0;
    if (this.#kept?.notices !== notices || this.#kept.settings !== settings.version) this.#kept = { notices, settings: settings.version, calendar: this.#with(settings, undefined) };
    return this.#kept.calendar;
  }

  /** When what ended then is due; by the reading in force unless another is asked. */
  dueOf(endedAtMs: number, reading: DueReading = this.settings().reading): DueVerdict {
    return handOverDue(endedAtMs, this.calendar(), reading, this.#parts.utcOffsetMinutes);
  }

  warnings(): CalendarWarning[] {
    return calendarWarnings(this.calendar(), this.today);
  }

  /** Every notice there is, and those of this year and the next that are missing; newest year first. */
  notices(): NoticeView[] {
    const region = this.settings().region;
    const thisYear = yearOf(this.today);
    const wanted = new Map<string, readonly [layer: CalendarLayer, year: number]>();
    const want = (layer: CalendarLayer, year: number) => wanted.set(`${9_999 - year} ${layer}`, [layer, year]);
    for (const { layer, year } of [...SHIPPED_NOTICES, ...(read(this.#parts.rows, calendarRegister.notices())?.notices ?? [])]) want(layer, year);
    for (const year of [thisYear, thisYear + 1]) for (const layer of region === null ? [NATIONAL] : [NATIONAL, region]) want(layer, year);
    return [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, [layer, year]]) => this.notice(layer, year));
  }

  notice(layer: CalendarLayer, year: number): NoticeView {
    const row = read(this.#parts.rows, calendarRegister.notice(layer, year));
    if (row !== undefined && row.withdrawn === null) return { layer, year, state: 'entered', notice: row.notice, edition: row.edition, at: row.at, ...this.#by(row.actor), version: row.version };
    const shipped = shippedNotice(layer, year);
    const version = row?.version ?? 0;
    if (shipped !== undefined) return { layer, year, state: 'shipped', notice: shipped, edition: editionOf(shipped), at: null, ...this.#by(null), version };
    return { layer, year, state: row === undefined ? 'missing' : 'withdrawn', notice: null, edition: null, at: row?.withdrawn?.at ?? null, ...this.#by(row?.withdrawn?.actor ?? null), version };
  }

  /** Editions that were ever entered, oldest first; at most `limit` after the key `after`. */
  async editions(layer: CalendarLayer, year: number, limit: number, after?: string): Promise<readonly (readonly [key: string, row: NoticeRow])[]> {
    const rows = await this.#parts.rows.list(calendarRegister.edition(layer, year, ''), limit, after);
    return rows as unknown as readonly (readonly [string, NoticeRow])[];
  }

  /** `2026-10`. Throws 'bad-input'. */
  month(month: string): DayView[] {
    if (!MONTH.test(month) || Number(month.slice(0, 4)) < FIRST_YEAR || Number(month.slice(0, 4)) > LAST_YEAR) throw bad('?month', '月份写作 2026-10', 'a month is written 2026-10');
    const days: DayView[] = [];
    for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) days.push(dayView(this.calendar(), date));
    return days;
  }

  /** Days from the text of a CSV file with the columns date and day. Throws 'bad-input' that names the line. */
  daysOfFile(csv: string): CalendarNotice['days'] {
    const { header, lines } = readCsv(Buffer.from(csv, 'utf8'));
    const read = daysOfLines(header, lines);
    if (read.kind === 'refused') throw bad('/csv', `第 ${read.line} 行：${read.zh}`, `line ${read.line}: ${read.en}`);
    return read.days;
  }

  /** What would be otherwise with this notice, or (null) with its layer's notice of that year withdrawn. Changes nothing. */
  async previewNotice(layer: CalendarLayer, year: number, notice: CalendarNotice | null): Promise<CalendarPreview> {
    if (notice !== null) demand(mayEnterNotice(notice));
    const [before, settings] = [this.calendar(), this.settings()];
    const after = this.#with(settings, { layer, year, notice });
    const days = [];
    for (let date = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) {
      const pair = { date, before: dayView(before, date), after: dayView(after, date) };
      if (pair.before.kind !== pair.after.kind || (pair.after.kind !== 'off' && pair.before.hours?.closesAt !== pair.after.hours?.closesAt)) days.push(pair);
    }
    return { edition: notice === null ? '' : editionOf(notice), days, ...await this.#moved(before, settings.reading, after, settings.reading), warnings: calendarWarnings(after, this.today) };
  }

  async previewSettings(settings: HandOverSettings): Promise<Omit<CalendarPreview, 'days' | 'edition'>> {
    demand(maySetHandOver(settings));
    const after = this.#with(settings, undefined);
    return { ...await this.#moved(this.calendar(), this.settings().reading, after, settings.reading), warnings: calendarWarnings(after, this.today) };
  }

  /** Takes the place of the layer's notice of that year. `version` is that of the notice that was read; 0 for none. Throws StationError. */
  enter(actor: string, notice: CalendarNotice, version: number): Promise<NoticeView> {
    return this.#turn.take(async () => {
      demand(mayEnterNotice(notice));
      const before = this.notice(notice.layer, notice.year);
      demandVersion(before.version, version);
      const edition = editionOf(notice);
      if (edition === before.edition) throw new StationError('conflict', '内容与现行通知相同，没有变化 / it says the same as the notice in force', { what: 'calendar-notice', id: `${notice.layer}/${notice.year}` });
      await this.#append({ kind: 'CalendarNoticeEntered', actor, facts: { ...plainNotice(notice), edition } });
      return this.notice(notice.layer, notice.year);
    });
  }

  /** What the program ships counts again, if it ships one; else the year has no notice of that layer. Throws StationError. */
  withdraw(actor: string, layer: CalendarLayer, year: number, reason: string, version: number): Promise<NoticeView> {
    return this.#turn.take(async () => {
      const before = this.notice(layer, year);
      if (before.state !== 'entered') throw new StationError('not-found', `${layer} ${year} 年没有录入的通知可撤回 / no notice of ${layer} for ${year} has been entered`, { what: 'calendar-notice', id: `${layer}/${year}` });
      demandVersion(before.version, version);
      const verdict = mayEnterText('理由 / reason', reason);
      if (verdict.kind === 'refused') throw new StationError('bad-input', verdict.why, { what: 'reason', pointer: '/reason' });
      await this.#append({ kind: 'CalendarNoticeWithdrawn', actor, facts: { layer, year, edition: before.edition! }, particulars: { reason } });
      return this.notice(layer, year);
    });
  }

  changeSettings(actor: string, settings: HandOverSettings, version: number): Promise<HandOverSettings & { readonly version: number }> {
    return this.#turn.take(async () => {
      demand(maySetHandOver(settings));
      demandVersion(this.settings().version, version);
      const { reading, dueSoonHours, region, usualHours } = settings;
      await this.#append({ kind: 'HandOverSettingsChanged', actor, facts: { reading, dueSoonHours, region, usualHours } });
      return this.settings();
    });
  }

  /** The calendar as it is under these settings, with one layer's notice of one year put in or (null) left out. */
  #with(settings: HandOverSettings, change: { readonly layer: CalendarLayer; readonly year: number; readonly notice: CalendarNotice | null } | undefined): WorkingCalendar {
    const entered = (read(this.#parts.rows, calendarRegister.notices())?.notices ?? []).filter(({ layer, year }) => layer !== change?.layer || year !== change.year)
      .map(({ layer, year }) => read(this.#parts.rows, calendarRegister.notice(layer, year))).filter((row) => row !== undefined && row.withdrawn === null).map((row) => row!.notice);
    return workingCalendar(settings.region, settings.usualHours, [...SHIPPED_NOTICES, ...entered, ...(change?.notice == null ? [] : [change.notice])]);
  }

  async #moved(before: WorkingCalendar, readingBefore: DueReading, after: WorkingCalendar, readingAfter: DueReading): Promise<Pick<CalendarPreview, 'moved' | 'looked' | 'items'>> {
    const { clock, utcOffsetMinutes, duties } = this.#parts;
    const items: MovedDue[] = [];
    let [moved, looked] = [0, 0];
    for await (const { key, officer, unit, endedAtMs } of duties().list(clock.wallMs())) {
      if (looked >= MAX_PREVIEWED) break;
      looked += 1;
      const was = handOverDue(endedAtMs, before, readingBefore, utcOffsetMinutes).dueMs;
      const will = handOverDue(endedAtMs, after, readingAfter, utcOffsetMinutes).dueMs;
      if (was === will) continue;
      moved += 1;
      if (items.length < MAX_MOVED_NAMED) items.push({ key, officer, officerName: nameOf(`officer:${officer}`, this.#parts.rows), unit, before: was, after: will });
    }
    return { moved, looked, items };
  }

  #by(actor: string | null): Pick<NoticeView, 'actor' | 'actorName'> {
    return { actor, actorName: actor === null ? null : nameOf(actor, this.#parts.rows) };
  }

  #append(draft: EventDraft): Promise<unknown> {
    return this.#parts.log.append([draft]);
  }
}

export function isNoticeYear(year: number): boolean {
  return isCalendarDate(`${year}-01-01`) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

function shippedNotice(layer: CalendarLayer, year: number): CalendarNotice | undefined {
  return SHIPPED_NOTICES.find((one) => one.layer === layer && one.year === year);
}

/** Nothing but what a notice is made of goes into the log. */
function plainNotice({ layer, year, title, number, date, whole, days, officeHours: seasons }: CalendarNotice): CalendarNotice {
  return { layer, year, title, number, date, whole, days, officeHours: seasons.map(({ from, to, hours }) => ({ from, to, hours })) };
}

function dayView(calendar: WorkingCalendar, date: CalendarDate): DayView {
  const day = dayKind(calendar, date);
  return { ...day, hours: day.kind === 'off' ? null : officeHours(calendar, date), near: festivalNear(date) ?? null };
}

function demand(verdict: CalendarEntryVerdict): void {
  if (verdict.kind === 'refused') throw bad(verdict.pointer, verdict.zh, verdict.en);
}

function demandVersion(is: number, seen: number): void {
  if (is !== seen) throw new StationError('conflict', '已被他人修改，请重新读取 / somebody else has changed it; read it again', { what: 'version', reason: 'stale' });
}

function bad(pointer: string, zh: string, en: string): StationError {
  return new StationError('bad-input', `${zh} / ${en}`, { what: 'calendar', pointer });
}
