/** Incidents that the station records or has recorded: which recorder, which alarms, which clips came of it. */
import { newestFirstAt } from './activity-register.ts';
import { alarmRegister } from './alarm-register.ts';
import { unitKey } from './equipment-register.ts';
import type { LoggedEvent } from './events.ts';
import type { IncidentEnd } from './incident-events.ts';
import type { ClipId, IsoTime, OfficerId, RecorderSerial } from './names.ts';
import { change, key, read, write, type Rows } from './rows.ts';

export interface IncidentRow {
  readonly incident: string; readonly recorder: RecorderSerial;
  /** The officer and unit when it was begun. */
  readonly officer: OfficerId | null; readonly unit: string | null;
  readonly manager: OfficerId; readonly standingOrder: string;
  /** The alarm that began it, then those that joined; the newest few. Empty where the desk began it. */
  readonly alarms: readonly string[];
  readonly begun: IsoTime; readonly begunBy: string;
  readonly ended: IsoTime | null; readonly endedBy: string | null; readonly why: IncidentEnd | null;
  readonly clips: number; readonly bytes: number;
  /** From the first picture of its first clip to the last of its last; null before the first is stored. */
  readonly from: IsoTime | null; readonly to: IsoTime | null;
  /** Log index of its newest change. */
  readonly version: number;
}

/** Alarms of one incident that its row names. */
const MAX_ALARMS = 20;

export const incidentRegister = {
  incident: (id: string) => key<IncidentRow>(`incident/${id}`),
  byTime: () => key<0>('incidents/time/'),
  ofRecorder: (recorder: RecorderSerial) => key<0>(`incidents/recorder/${recorder}/`),
  ofUnit: (unit: string) => key<0>(`incidents/unit/${unitKey(unit)}/`),
  /** Not ended. */
  running: (id: string) => key<0>(`incidents-running/${id}`),
  runningOf: (recorder: RecorderSerial) => key<string>(`incident-of/${recorder}`),
  ofAlarm: (alarm: string) => key<string>(`incident-alarm/${alarm}`),
  /** The newest incident of any alarm of a group. */
  ofGroup: (group: string) => key<string>(`incident-group/${group}`),
  /** In the order in which they were recorded. */
  clip: (incident: string, segment: number | '') => key<ClipId>(`incident-clip/${incident}/${segment === '' ? '' : segmentKey(segment)}`),
  clipOrigin: (clip: ClipId) => key<{ readonly incident: string; readonly segment: number }>(`incident-of-clip/${clip}`),
  /** Segments of which nothing could be kept. */
  dropped: (incident: string, segment: number | '') => key<number>(`incident-dropped/${incident}/${segment === '' ? '' : segmentKey(segment)}`),
} as const;

const segmentKey = (segment: number) => String(segment).padStart(6, '0');

/** Last member of a list's key. */
export function incidentOfKey(listKey: string): string {
  return listKey.slice(listKey.lastIndexOf('/') + 1);
}

export function foldIncidents(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'IncidentBegun': return begin(event, rows);
    case 'IncidentJoined': {
      const { incident, alarm } = event.facts;
      const row = read(rows, incidentRegister.incident(incident));
      if (row === undefined || row.alarms.includes(alarm)) return;
      name(alarm, incident, rows);
      return change(rows, incidentRegister.incident(incident), { alarms: [...row.alarms, alarm].slice(-MAX_ALARMS), version: event.seq });
    }
    case 'IncidentEnded': {
      const { incident, recorder, why } = event.facts;
      const row = read(rows, incidentRegister.incident(incident));
      if (row === undefined || row.ended !== null) return;
      rows.remove(incidentRegister.running(incident));
      if (read(rows, incidentRegister.runningOf(recorder)) === incident) rows.remove(incidentRegister.runningOf(recorder));
      return change(rows, incidentRegister.incident(incident), { ended: event.at, endedBy: event.actor, why, version: event.seq });
    }
    case 'LivePartDropped': return write(rows, incidentRegister.dropped(event.facts.incident, event.facts.segment), event.facts.bytes);
    case 'ClipStored': return keep(event, rows);
    default:
  }
}

type Of<K extends LoggedEvent['kind']> = Extract<LoggedEvent, { kind: K }>;

function begin({ facts, at, actor, seq }: Of<'IncidentBegun'>, rows: Rows): void {
  const { alarm, ...begun } = facts;
  const { incident, recorder, unit } = begun;
  if (read(rows, incidentRegister.incident(incident)) !== undefined) return;
  write(rows, incidentRegister.incident(incident), {
    ...begun, alarms: alarm === null ? [] : [alarm], begun: at, begunBy: actor, ended: null, endedBy: null, why: null, clips: 0, bytes: 0, from: null, to: null, version: seq,
  });
  const tail = `${newestFirstAt(at)}/${incident}`;
  rows.put(`${incidentRegister.byTime()}${tail}`, 0);
  rows.put(`${incidentRegister.ofRecorder(recorder)}${tail}`, 0);
  if (unit !== null) rows.put(`${incidentRegister.ofUnit(unit)}${tail}`, 0);
  write(rows, incidentRegister.running(incident), 0);
  write(rows, incidentRegister.runningOf(recorder), incident);
  if (alarm !== null) name(alarm, incident, rows);
}

/** From an alarm to its incident, and from all that are told together. */
function name(alarm: string, incident: string, rows: Rows): void {
  write(rows, incidentRegister.ofAlarm(alarm), incident);
  const group = read(rows, alarmRegister.groupOf(alarm));
  if (group !== undefined) write(rows, incidentRegister.ofGroup(group), incident);
}

function keep({ facts, seq }: Of<'ClipStored'>, rows: Rows): void {
  const { live, clip, size, startedAt } = facts;
  if (live === undefined || read(rows, incidentRegister.clipOrigin(clip)) !== undefined) return;
  write(rows, incidentRegister.clipOrigin(clip), { incident: live.incident, segment: live.segment });
  write(rows, incidentRegister.clip(live.incident, live.segment), clip);
  const row = read(rows, incidentRegister.incident(live.incident));
  if (row === undefined) return;
  const from = startedAt ?? live.lastAt;
  change(rows, incidentRegister.incident(live.incident), {
    clips: row.clips + 1, bytes: row.bytes + size, from: row.from === null || from < row.from ? from : row.from, to: row.to === null || live.lastAt > row.to ? live.lastAt : row.to, version: seq,
  });
}
