/** What happens to the working calendar and its notices, and to hand-overs whose time runs out (Art. 19(3)). */
import type { OfficerId } from './names.ts';

/** A day of the civil calendar in Beijing time, `2026-10-01`. */
export type CalendarDate = string;
/** `CN` is the whole country; `CN-65` a region, by ISO 3166-2:CN (65 is Xinjiang). */
export type CalendarLayer = string;
export type DayMark =
  /** Nobody works: a holiday, or a working day that a make-up day stands in for. */
  | 'off'
  /** Work goes on although it is a Saturday, a Sunday, or a day off of the layer below. */
  | 'working'
  /** As its weekday has it, whatever the layer below says. */
  | 'normal';
/** `['10:00', '14:00']`: from when to when the office is open, Beijing time. */
export type OfficeSpan = readonly [opens: string, closes: string];

export interface OfficeSeason {
  readonly from: CalendarDate;
  /** Its last day; null: until another season begins, as notices have it ("from 1 October"). */
  readonly to: CalendarDate | null;
  /** In order of the day, without overlap; 1 to 4. The last one closes the day. */
  readonly hours: readonly OfficeSpan[];
}

/** A notice of one layer about one year: everything by which days are judged. */
export interface CalendarNotice {
  readonly layer: CalendarLayer;
  readonly year: number;
  readonly title: string;
  /** `国办发明电〔2025〕7号`. */
  readonly number: string;
  /** When it was issued. */
  readonly date: CalendarDate;
  /** True for a region's notice that states the year's days wholly: then the national layer is not asked for that year. */
  readonly whole: boolean;
  readonly days: Readonly<Record<CalendarDate, DayMark>>;
  readonly officeHours: readonly OfficeSeason[];
}

export type DueReading =
  /** The end of the next working day, when the office closes. */
  | 'A'
  /** 24 hours that run on working days alone. */
  | 'B';

export interface HandOverSettings {
  readonly reading: DueReading;
  /** So many hours before the due instant an open hand-over is due soon. */
  readonly dueSoonHours: number;
  /** Whose notices stand above the national ones; null for none. */
  readonly region: CalendarLayer | null;
  /** Hours of the office for days about which no notice says any. */
  readonly usualHours: readonly OfficeSpan[];
}

/** A hand-over that is not done yet, as the log names it: ids and counts alone. */
export interface OpenDutyFacts {
  /** Which duty, in the words of the hand-over desk; the same for as long as it is open. */
  readonly duty: string;
  readonly officer: OfficerId;
  readonly unit: string;
  readonly activity: string | null;
  readonly clipCount: number;
  /** End of the activity, or of the last recording where there is none; milliseconds since 1970, UTC. */
  readonly endedAtMs: number;
  /** null where a day that nobody knows stands in the way. */
  readonly dueMs: number | null;
  readonly calendarVersion: string;
  readonly provisional: boolean;
}

export interface CalendarFacts {
  /** `edition` is a short hash of the notice's content; it takes the place of the edition before. */
  CalendarNoticeEntered: CalendarNotice & { readonly edition: string };
  /** What the program itself ships for that year and layer counts again, if there is any. */
  CalendarNoticeWithdrawn: { readonly layer: CalendarLayer; readonly year: number; readonly edition: string };
  HandOverSettingsChanged: HandOverSettings;
  /** Art. 19(3): chased before it is overdue. */
  HandOverDueSoon: OpenDutyFacts;
  /** Art. 19(3): comes with the FindingOpened of the same name. */
  HandOverOverdue: OpenDutyFacts & { readonly finding: string };
}

export interface CalendarParticulars {
  CalendarNoticeWithdrawn: { readonly reason: string };
}
