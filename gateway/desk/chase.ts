/**
 * The chaser of Art. 19(3): looks every few minutes at the hand-overs that are not done, reminds once before each is
 * overdue, and keeps a finding open for as long as an overdue one lasts. What it tells outside is a courtesy: the log and
 * the inbox have it all, and no channel that fails ever stops it.
 */
import type { Clock } from '../clock.ts';
import type { OpenDutyFacts } from '../domain/calendar-events.ts';
import { calendarRegister, dutyHash, overdueFinding, type OverdueRow } from '../domain/calendar-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, EventKind, LoggedEvent } from '../domain/events.ts';
import { isoTime, type IsoTime, type OfficerId } from '../domain/names.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import { CALENDAR_ARTICLE } from '../rules/calendar/notice.ts';
import { dutyState, lateBy, type DueVerdict } from '../rules/hand-over-due.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { CalendarDesk, OpenDuties, OpenDuty } from './calendar.ts';
import { Channel, type ChannelState, type OutsideChannel } from './channel.ts';
import { NextLook } from './next-look.ts';

/** Between two looks; and after a change of the calendar, which moves what is due. */
export const LOOK_EVERY_MS = 5 * 60_000;
export const LOOK_SOON_MS = 2_000;
/** Duties in one look. Who has more open ones has another problem, and the next look sees those that remain. */
export const MAX_DUTIES = 10_000;
/** Drafts that go into the log at once. */
const GROUP = 200;

/** Moves what is due: the chaser looks soon instead of at its next turn. */
const MOVING: ReadonlySet<EventKind> = new Set(['CalendarNoticeEntered', 'CalendarNoticeWithdrawn', 'HandOverSettingsChanged', 'HandOverOffered', 'HandOverReceived', 'HandOverReturned', 'HandOverWithdrawn']);

export interface ChaseMessage {
  /** The same when it is told again. */
  readonly id: string;
  readonly stage: 'due-soon' | 'overdue';
  readonly duty: string;
  readonly officer: OfficerId;
  readonly unit: string;
  readonly activity: string | null;
  readonly clips: number;
  readonly ended: IsoTime;
  /** null where the calendar does not know yet. */
  readonly due: IsoTime | null;
  readonly provisional: boolean;
  readonly calendarVersion: string;
  readonly article: typeof CALENDAR_ARTICLE;
  readonly zh: string;
  readonly en: string;
}

export type ChaseChannel = OutsideChannel<ChaseMessage>;

/** A duty that is due soon or overdue, as the newest look found it. */
export interface PressingDuty extends OpenDuty {
  readonly state: 'due-soon' | 'overdue';
  readonly due: DueVerdict;
}

export interface ChaserParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly calendar: CalendarDesk;
  readonly duties: () => OpenDuties;
  readonly channels: readonly ChaseChannel[];
}

export class Chaser {
  readonly #parts: ChaserParts;
  readonly #turn = new Turn();
  readonly #channels: Channel<ChaseMessage>[];
  #pressing = new Map<string, PressingDuty>();
  /** Signed since the newest look: from them the lateness of what is no longer open is known exactly. */
  #offers: { readonly officer: OfficerId; readonly activities: readonly string[]; readonly atMs: number }[] = [];
  readonly #next: NextLook;
  #lookedAtMs: number | undefined;
  #stopped = false;

  constructor(parts: ChaserParts) {
    this.#parts = parts;
    this.#channels = parts.channels.map((channel) => new Channel(channel));
    this.#next = new NextLook(parts.clock, () => {
      void this.look().catch((error: unknown) => {
        // What the log does not take now is found again at the next look.
        if (!(error instanceof StationError)) process.stderr.write(`zhilu: chaser: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
      }).finally(() => this.#next.within(LOOK_EVERY_MS));
    });
  }

  /** Begins to look. Called once. */
  start(): void {
    this.#next.within(LOOK_SOON_MS);
  }

  /** The station tells of every event that is durable and in the index. */
  heard(events: readonly LoggedEvent[]): void {
    for (const event of events) {
      if (event.kind !== 'HandOverOffered') continue;
      this.#offers.push({ officer: event.facts.officer, activities: event.facts.activities, atMs: Date.parse(event.at) });
      if (this.#offers.length > MAX_DUTIES) this.#offers.shift();
    }
    if (events.some(({ kind }) => MOVING.has(kind))) this.#next.within(LOOK_SOON_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#next.stop();
    await this.#turn.over();
  }

  /** What is due soon or overdue, the most pressing first. At most 10,000. */
  pressing(): PressingDuty[] {
    return [...this.#pressing.values()].sort((a, b) => a.due.earliestMs - b.due.earliestMs || (a.key < b.key ? -1 : 1));
  }

  channels(): ChannelState[] {
    return this.#channels.map((one) => one.state());
  }

  /** Time of the newest look; undefined before the first. */
  get lookedAtMs(): number | undefined {
    return this.#lookedAtMs;
  }

  /** These duties were done at this instant: their findings close at once, and say how late it was. */
  handedOver(keys: readonly string[], atMs: number): Promise<void> {
    return this.#turn.take(async () => {
      const drafts: EventDraft[] = [];
      for (const key of new Set(keys)) {
        this.#pressing.delete(dutyHash(key));
        const row = read(this.#parts.rows, calendarRegister.overdue(dutyHash(key)));
        if (row !== undefined) drafts.push(closed(row, lateOutcome(row.dueMs, atMs, '已移交', 'handed over')));
      }
      await this.#append(drafts);
    });
  }

  /** Looks at every open duty once. Throws StationError where the log takes nothing. */
  look(): Promise<void> {
    return this.#turn.take(async () => {
      if (!this.#stopped) await this.#look();
    });
  }

  async #look(): Promise<void> {
    const { calendar, clock, duties, rows } = this.#parts;
    const nowMs = clock.wallMs();
    const offers = this.#offers.length;
    const { dueSoonHours } = calendar.settings();
    const seen = new Set<string>();
    const pressing = new Map<string, PressingDuty>();
    let drafts: EventDraft[] = [];
    let messages: ChaseMessage[] = [];
    const flush = async () => {
      await this.#append(drafts);
      for (const message of messages) for (const channel of this.#channels) channel.tell(message);
      [drafts, messages] = [[], []];
    };
    let whole = true;
    for await (const duty of duties().list(nowMs)) {
      if (seen.size >= MAX_DUTIES) {
        whole = false;
        break;
      }
      const hash = dutyHash(duty.key);
      if (seen.has(hash)) continue;
      seen.add(hash);
      const due = calendar.dueOf(duty.endedAtMs);
      const state = dutyState(due, nowMs, dueSoonHours);
      const row = read(rows, calendarRegister.overdue(hash));
      if (state !== 'overdue' && row !== undefined) drafts.push(closed(row, '日历变更后未逾期 / by the calendar as it is now it is not overdue'));
      if (state === 'open') continue;
      pressing.set(hash, { ...duty, state, due });
      const chased = read(rows, calendarRegister.chased(hash));
      const facts = factsOf(duty, due);
      if (state === 'due-soon' && chased?.dueSoonFor !== due.dueMs) {
        drafts.push({ kind: 'HandOverDueSoon', actor: 'station', facts });
        messages.push(messageOf('due-soon', duty, due));
      }
      if (state === 'overdue' && chased?.overdueFor !== due.dueMs) {
        const finding = overdueFinding(duty.key);
        drafts.push({ kind: 'HandOverOverdue', actor: 'station', facts: { ...facts, finding } });
        if (row === undefined) drafts.push({ kind: 'FindingOpened', actor: 'station', facts: { finding, kind: 'hand-over-overdue', subject: `officer:${duty.officer}`, article: CALENDAR_ARTICLE, detail: words(duty, due).join(' / ') } });
        messages.push(messageOf('overdue', duty, due));
      }
      if (drafts.length >= GROUP) await flush();
    }
    if (whole) for (const row of await this.#gone(seen)) drafts.push(closed(row, this.#goneOutcome(row, nowMs)));
    await flush();
    this.#offers.splice(0, offers);
    this.#pressing = pressing;
    this.#lookedAtMs = nowMs;
  }

  /** Overdue hand-overs that nobody lists as open any more. */
  async #gone(seen: ReadonlySet<string>): Promise<OverdueRow[]> {
    const prefix = calendarRegister.overdue('');
    const rows = await this.#parts.rows.list(prefix, MAX_DUTIES);
    return rows.filter(([key]) => !seen.has(key.slice(prefix.length))).map(([, row]) => row as unknown as OverdueRow);
  }

  #goneOutcome({ officer, activity, dueMs }: OverdueRow, nowMs: number): string {
    const offer = this.#offers.findLast((one) => one.officer === officer && (activity === null || one.activities.includes(activity)));
    return offer === undefined ? lateOutcome(dueMs, nowMs, '已不在待移交之列', 'no longer open') : lateOutcome(dueMs, offer.atMs, '已移交', 'handed over');
  }

  async #append(drafts: readonly EventDraft[]): Promise<void> {
    for (let from = 0; from < drafts.length; from += GROUP) await this.#parts.log.append(drafts.slice(from, from + GROUP));
  }
}

function factsOf({ key, officer, unit, activity, clips, endedAtMs }: OpenDuty, { dueMs, calendarVersion, provisional }: DueVerdict): OpenDutyFacts {
  return { duty: key, officer, unit, activity, clipCount: clips, endedAtMs, dueMs, calendarVersion, provisional };
}

function messageOf(stage: ChaseMessage['stage'], duty: OpenDuty, due: DueVerdict): ChaseMessage {
  const { key, officer, unit, activity, clips, endedAtMs } = duty;
  const [zh, en] = words(duty, due);
  return {
    id: `${stage}-${dutyHash(key)}-${due.dueMs ?? 'unknown'}`, stage, duty: key, officer, unit, activity, clips, ended: isoTime(endedAtMs), due: due.dueMs === null ? null : isoTime(due.dueMs),
    provisional: due.provisional, calendarVersion: due.calendarVersion, article: CALENDAR_ARTICLE, zh, en,
  };
}

/** By ids alone: names stand in the registers. */
function words({ officer, clips, unit }: OpenDuty, { dueMs, provisional }: DueVerdict): readonly [zh: string, en: string] {
  const due = dueMs === null ? ['期限未定', 'due when the calendar is known'] : [`应于 ${isoTime(dueMs)} 前移交`, `due by ${isoTime(dueMs)}`];
  return [`${unit} ${officer}：${clips} 个文件，${due[0]}${provisional ? '（暂定）' : ''}`, `${officer} of ${unit}: ${clips} files, ${due[1]}${provisional ? ' (provisional)' : ''}`];
}

function closed({ finding }: Pick<OverdueRow, 'finding'>, outcome: string): EventDraft {
  return { kind: 'FindingClosed', actor: 'station', facts: { finding, outcome } };
}

function lateOutcome(dueMs: number | null, atMs: number, zh: string, en: string): string {
  if (dueMs === null) return `${zh} / ${en}`;
  const late = lateBy(dueMs, atMs);
  return late.ms === 0 ? `${zh}，${late.zh} / ${en}, ${late.en}` : `${zh}，逾期 ${late.zh} / ${en}, ${late.en} late`;
}
