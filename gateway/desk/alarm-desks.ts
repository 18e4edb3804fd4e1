/** The alarm desk, what the station raises of itself, and what waits for people because of alarms, put together. */
import type { Cancel } from '../clock.ts';
import { calendarRegister, dutyHash, type OverdueRow } from '../domain/calendar-register.ts';
import { natureOf } from '../domain/alarm-kinds.ts';
import type { AlarmGroupRow } from '../domain/alarm-register.ts';
import type { LoggedEvent } from '../domain/events.ts';
import { isoTime } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import { CALENDAR_ARTICLE } from '../rules/calendar/notice.ts';
import { isCalled, isRoomLow, mediumOf, relationTo, ringsFor } from '../rules/alarm.ts';
import { mayDo } from '../rules/permissions.ts';
import { AlarmDesk, type AlarmDeskParts } from './alarms.ts';
import { MAX_OF_SOURCE, type InboxItem, type InboxPerson, type InboxSource } from './inbox.ts';
import type { StorageView } from './storage.ts';
import { UnderWay } from './under-way.ts';

export const ROOM_EVERY_MS = 10 * 60_000;
const ROOM_FIRST_MS = 30_000;
/** Somebody closed the alarm about room and there is still none: it is said again after so long. */
const ROOM_AGAIN_MS = 24 * 3_600_000;
/** Overdue hand-overs that are looked through. */
const MAX_OVERDUE = 10_000;
/** Groups that an inbox looks through. */
const MAX_INBOX_ROWS = 1_000;

export interface AlarmDesksParts extends AlarmDeskParts {
  readonly room: () => Promise<StorageView>;
}

export interface AlarmDesks {
  readonly alarms: AlarmDesk;
  readonly inbox: InboxSource;
  /** Looks at the room on the disk once, as the station does every ten minutes. */
  lookAtRoom(): Promise<void>;
  heard(events: readonly LoggedEvent[]): void;
  /** Called once, when those who want to hear of SOS have said so. */
  start(): void;
  stop(): Promise<void>;
}

export function openAlarmDesks({ room, ...parts }: AlarmDesksParts): AlarmDesks {
  const { rows, clock } = parts;
  const alarms = new AlarmDesk(parts);
  const answers = new UnderWay();
  let cancel: Cancel | undefined;
  let stopped = false;

  // ---------------------------------------------------------------------------------------------- overdue hand-overs

  /** The finding says that a hand-over is overdue; the alarm sees to it that somebody looks. One group for each officer. */
  const overdue = ({ duty, officer, dueMs }: Pick<OverdueRow, 'duty' | 'officer' | 'dueMs'>) => alarms.raise(
    { alarm: `overdue-${dutyHash(duty)}-${dueMs ?? 'unknown'}`, kind: 'hand-over-overdue', recorder: null, dock: null, place: null, subject: `officer:${officer}` },
    dueMs === null ? '移交期限已过 / the hand-over is overdue' : `应于 ${isoTime(dueMs)} 前移交 / it was due by ${isoTime(dueMs)}`,
  );

  const overdueRows = async () => (await rows.list(calendarRegister.overdue(''), MAX_OVERDUE)).map(([, row]) => row as unknown as OverdueRow);

  /** Officers who have nothing overdue any more need nobody to look. */
  const settleOverdue = async () => {
    const late = new Set<string>((await overdueRows()).map(({ officer }) => `officer:${officer}`));
    const { items } = await alarms.list('open', null, (row) => row.kind === 'hand-over-overdue' && !late.has(row.subject), MAX_OF_SOURCE, undefined);
    for (const { group } of items) await alarms.settle(group, '已无逾期移交 / nothing is overdue any more');
  };

  const takeUpOverdue = async () => {
    for (const row of await overdueRows()) await overdue(row);
    await settleOverdue();
  };

  // ---------------------------------------------------------------------------------------------- room

  const lookAtRoom = async () => {
    const view = await room();
    const open = alarms.openGroup('disk-low', 'station');
    const low = isRoomLow(view, open !== undefined);
    if (!low && open !== undefined) return alarms.settle(open.group, '空间已恢复 / there is room again');
    // By the day: closed by somebody while there is no room still, it is said again a day later.
    if (low && open === undefined) {
      await alarms.raise({ alarm: `disk-low-${Math.floor(clock.wallMs() / ROOM_AGAIN_MS)}`, kind: 'disk-low', recorder: null, dock: null, place: null }, roomText(view));
    }
  };
  const lookIn = (ms: number) => {
    cancel = clock.at(clock.monotonicMs() + ms, () => {
      answers.add(lookAtRoom());
      if (!stopped) lookIn(ROOM_EVERY_MS);
    });
  };

  // ---------------------------------------------------------------------------------------------- the inbox

  const aboutOf = ({ recorder, officer, subject }: AlarmGroupRow) => (officer === null ? recorder ?? subject : `${read(rows, register.officer(officer))?.name ?? officer}${recorder === null ? '' : ` ${recorder}`}`);

  const inbox: InboxSource = async (who) => {
    const { items } = await alarms.list('open', null, (row) => waitsFor(row, who), MAX_OF_SOURCE + 1, undefined);
    return items.slice(0, MAX_INBOX_ROWS).map((row) => itemOf(row, who, alarms.next(row)?.atMs ?? null, aboutOf(row)));
  };

  return {
    alarms, inbox, lookAtRoom,
    heard(events) {
      alarms.heard(events);
      if (stopped) return;
      for (const event of events) {
        if (event.kind === 'HandOverOverdue') answers.add(overdue(event.facts));
        if (event.kind === 'FindingClosed' && read(rows, register.finding(event.facts.finding))?.kind === 'hand-over-overdue') answers.add(settleOverdue());
      }
    },
    start() {
      alarms.start();
      answers.add(takeUpOverdue());
      lookIn(ROOM_FIRST_MS);
    },
    async stop() {
      stopped = true;
      cancel?.();
      await alarms.stop();
      await answers.settled();
    },
  };
}

/** Who is to do something: whoever may acknowledge or close it, once it is his turn. */
function waitsFor(row: AlarmGroupRow, who: InboxPerson): boolean {
  const may = (verb: 'change' | 'close') => mayDo(who.roles, verb, mediumOf(row.kind), relationTo(row, who)).outcome === 'free';
  if (row.ringing === null) return may('close');
  if (!may('change')) return false;
  // The head of a unit is asked once he is called; until then it is the duty desk's.
  return ringsFor(row, who) || may('close') || (row.escalated?.to ?? []).some((to) => isCalled(to, row.unit, who));
}

function itemOf(row: AlarmGroupRow, who: InboxPerson, nextMs: number | null, about: string): InboxItem {
  const { zh, en } = natureOf(row.kind);
  const times = row.count > 1 ? [`（${row.count} 次）`, ` (${row.count} times)`] : ['', ''];
  const state = row.ringing === null ? ['已确认，待办结', 'acknowledged, to be closed'] : ['待确认', 'nobody has acknowledged it'];
  // A person in danger, and what has been left to the next already, do not wait for any time to come.
  const pressing = row.ringing !== null && ringsFor(row, who) && (natureOf(row.kind).severity === 'critical' || row.step > 0);
  return {
    id: `alarm-${row.group}-${row.rounds}`, kind: 'alarm', urgency: row.ringing === null ? 'waiting' : pressing ? 'overdue' : 'due-soon', subject: `alarm:${row.group}`,
    due: nextMs === null || pressing ? null : isoTime(nextMs), provisional: false, article: row.kind === 'hand-over-overdue' ? CALENDAR_ARTICLE : 'Art. 16', zh: `${zh} ${about}${times[0]}，${state[0]}`, en: `${en} ${about}${times[1]}, ${state[1]}`,
  };
}

const GIGABYTE = 1e9;

function roomText({ freeBytes, daysLeft }: StorageView): string {
  const free = (freeBytes / GIGABYTE).toFixed(1);
  return daysLeft === null ? `剩余 ${free} GB / ${free} GB are free` : `剩余 ${free} GB，按近期用量还能用 ${daysLeft} 天 / ${free} GB are free, ${daysLeft} days at the present pace`;
}
