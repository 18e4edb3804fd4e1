/**
 * Alarms as people deal with them: in groups. What one source raises of one kind, again and again, is one group with a
 * count, so that a broken camera is not 500 alarms. A group rings until somebody acknowledges, and stays open until
 * somebody closes it. What is grouped is part of the fold: a rebuilt index groups alike, whatever the configuration.
 */
import type { AlarmOutcome, EscalationTarget } from './alarm-events.ts';
import { natureOf } from './alarm-kinds.ts';
import { equipmentRegister, newestFirst, unitKey } from './equipment-register.ts';
import type { AlarmKind, EventKind, LoggedEvent } from './events.ts';
import type { DockId, IsoTime, OfficerId, RecorderSerial } from './names.ts';
import { holderAt, register, splitSubject } from './registers.ts';
import { key, read, seqKey, write, type Rows } from './rows.ts';

/** An alarm that comes so long after the one before, once that was acknowledged, begins a new group. */
export const GROUP_WINDOW_MS = 30 * 60_000;

export interface AlarmGroupRow {
  /** `a` and the log index of its first alarm. */
  readonly group: string;
  readonly kind: AlarmKind;
  readonly recorder: RecorderSerial | null;
  readonly dock: DockId | null;
  /** Whom or what it is about: `recorder:ZFY-1`, `officer:P1`, `dock:dock-1`, `station`. */
  readonly subject: string;
  /** Who held the recorder, and whose unit it is, when the group began. */
  readonly officer: OfficerId | null;
  readonly unit: string | null;
  readonly count: number;
  readonly first: IsoTime;
  readonly last: IsoTime;
  readonly lastAlarm: string;
  readonly text: string | null;
  /** The newest place that came with any of them: latitude, longitude, degrees of WGS 84. */
  readonly place: { readonly at: IsoTime; readonly latitude: number; readonly longitude: number } | null;
  /** Since when it rings; null once somebody has acknowledged, or it is closed. Escalation counts from here. */
  readonly ringing: IsoTime | null;
  /** How often it has rung: 1, and one more for each time it began again after an acknowledgement. */
  readonly rounds: number;
  /** Steps of escalation taken in this round, and the last of them. */
  readonly step: number;
  readonly escalated: { readonly at: IsoTime; readonly to: readonly EscalationTarget[] } | null;
  readonly acknowledged: { readonly at: IsoTime; readonly by: string } | null;
  readonly closed: { readonly at: IsoTime; readonly by: string; readonly outcome: AlarmOutcome; readonly note: string | null } | null;
  readonly comments: number;
  /** Log index of what made it ring last: its place in the lists. */
  readonly rangSeq: number;
  /** For If-Match: changes when it begins to ring, is acknowledged, is closed; not when one more alarm comes meanwhile. */
  readonly version: number;
}

export type AlarmState = 'ringing' | 'open' | 'all';

export const alarmRegister = {
  group: (id: string) => key<AlarmGroupRow>(`alarm-group/${id}`),
  /** Newest first: those that nobody has acknowledged, those that nobody has closed, all. */
  inState: (state: AlarmState) => key<0>(`alarm-groups/${state}/`),
  inStateOfUnit: (state: AlarmState, unit: string) => key<0>(`alarm-groups/unit/${unitKey(unit)}/${state}/`),
  /** The newest group of a kind and a source. */
  newest: (kind: AlarmKind, subject: string) => key<string>(`alarm-group-newest/${kind}/${encodeURIComponent(subject)}`),
  groupOf: (alarm: string) => key<string>(`alarm-group-of/${alarm}`),
  /** What has happened to a group, by log index. */
  steps: (group: string, seq: number | '') => key<EventKind>(`alarm-steps/${group}/${seq === '' ? '' : seqKey(seq)}`),
} as const;

/** Which group an alarm goes into: that before it, or a new one. */
export function joins(before: Pick<AlarmGroupRow, 'closed' | 'ringing' | 'last'> | undefined, at: IsoTime): boolean {
  if (before === undefined || before.closed !== null) return false;
  return before.ringing !== null || Date.parse(at) - Date.parse(before.last) <= GROUP_WINDOW_MS;
}

export function foldAlarms(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'AlarmRaised': return raise(event, rows);
    case 'AlarmAcknowledged': {
      const before = open(event, rows);
      if (before?.ringing == null) return;
      return put(rows, before, { ...before, ringing: null, step: 0, escalated: null, acknowledged: { at: event.at, by: event.actor }, version: event.seq });
    }
    case 'AlarmCommented': {
      const before = read(rows, alarmRegister.group(event.facts.group));
      if (before === undefined) return;
      write(rows, alarmRegister.steps(before.group, event.seq), event.kind);
      return put(rows, before, { ...before, comments: before.comments + 1 });
    }
    case 'AlarmEscalated': {
      const { step, to } = event.facts;
      const before = open(event, rows);
      // Somebody may have acknowledged while it was on its way into the log: then nobody else is called.
      if (before?.ringing == null || step <= before.step) return;
      return put(rows, before, { ...before, step, escalated: { at: event.at, to: [...new Set([...before.escalated?.to ?? [], to])] } });
    }
    case 'AlarmClosed': {
      const before = open(event, rows);
      if (before === undefined) return;
      const closed = { at: event.at, by: event.actor, outcome: event.facts.outcome, note: event.particulars?.note ?? null };
      return put(rows, before, { ...before, ringing: null, step: 0, escalated: null, closed, version: event.seq });
    }
    default:
  }
}

type Of<K extends EventKind> = Extract<LoggedEvent, { kind: K }>;

/** The group that an event is about, unless it is closed; the event is one of its steps from now on. */
function open(event: Of<'AlarmAcknowledged' | 'AlarmEscalated' | 'AlarmClosed'>, rows: Rows): AlarmGroupRow | undefined {
  const before = read(rows, alarmRegister.group(event.facts.group));
  if (before === undefined || before.closed !== null) return undefined;
  write(rows, alarmRegister.steps(before.group, event.seq), event.kind);
  return before;
}

function raise(event: Of<'AlarmRaised'>, rows: Rows): void {
  const { alarm, kind, recorder, dock } = event.facts;
  // Told twice, it is one alarm all the same.
  if (read(rows, alarmRegister.groupOf(alarm)) !== undefined) return;
  const subject = sourceOf(event.facts);
  const newest = read(rows, alarmRegister.newest(kind, subject));
  const before = newest === undefined ? undefined : read(rows, alarmRegister.group(newest));
  const group = joins(before, event.at) ? before!.group : `a${event.seq}`;
  write(rows, alarmRegister.groupOf(alarm), group);
  write(rows, alarmRegister.steps(group, event.seq), event.kind);
  const place = event.facts.place === null ? null : { at: event.at, latitude: event.facts.place[0], longitude: event.facts.place[1] };
  const now = { last: event.at, lastAlarm: alarm, text: event.particulars?.text ?? null };
  const rings = { ringing: event.at, step: 0, escalated: null, acknowledged: null, rangSeq: event.seq, version: event.seq };
  if (before === undefined || group !== before.group) {
    write(rows, alarmRegister.newest(kind, subject), group);
    return put(rows, undefined, {
      group, kind, recorder, dock, subject, ...concerned(event.facts, subject, event.at, rows), count: 1, first: event.at, ...now, place, ...rings, rounds: 1, closed: null, comments: 0,
    });
  }
  const again = before.ringing === null && natureOf(kind).ringsAgain;
  put(rows, before, { ...before, ...now, count: before.count + 1, place: place ?? before.place, ...(again ? { ...rings, rounds: before.rounds + 1 } : {}) });
}

function sourceOf({ recorder, dock, subject }: Of<'AlarmRaised'>['facts']): string {
  if (recorder !== null && recorder !== '') return `recorder:${recorder}`;
  return subject ?? (dock === null ? 'station' : `dock:${dock}`);
}

/** Who holds the recorder at this moment, and whose unit it is. */
function concerned({ recorder }: Of<'AlarmRaised'>['facts'], subject: string, at: IsoTime, rows: Rows): { readonly officer: OfficerId | null; readonly unit: string | null } {
  const unitOf = (officer: OfficerId | null) => (officer === null ? null : read(rows, register.officer(officer))?.unit ?? null);
  const [what, id] = splitSubject(subject);
  if (what === 'officer') return { officer: id as OfficerId, unit: unitOf(id as OfficerId) };
  if (recorder === null) return { officer: null, unit: null };
  const standing = read(rows, equipmentRegister.equipment(recorder));
  const handOut = standing?.handOut == null ? undefined : read(rows, equipmentRegister.handOut(standing.handOut));
  const officer = handOut?.officer ?? holderAt(read(rows, register.assignments(recorder)) ?? [], at);
  return { officer, unit: standing?.unit ?? unitOf(officer) };
}

function put(rows: Rows, before: AlarmGroupRow | undefined, after: AlarmGroupRow): void {
  const keys = new Set(listKeys(after));
  for (const one of before === undefined ? [] : listKeys(before)) if (!keys.has(one)) rows.remove(one);
  for (const one of keys) rows.put(one, 0);
  write(rows, alarmRegister.group(after.group), after);
}

function listKeys({ group, unit, ringing, closed, rangSeq }: AlarmGroupRow): readonly string[] {
  const states: readonly AlarmState[] = ['all', ...(closed === null ? ['open' as const] : []), ...(ringing === null ? [] : ['ringing' as const])];
  const place = `${newestFirst(rangSeq)}/${group}`;
  return states.flatMap((state) => [`${alarmRegister.inState(state)}${place}`, ...(unit === null ? [] : [`${alarmRegister.inStateOfUnit(state, unit)}${place}`])]);
}
