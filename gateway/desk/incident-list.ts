/** Incidents as people see them: the list, one of them, the clips that came of it, and the card's clips of the same span. */
import { newestFirstAt } from '../domain/activity-register.ts';
import { alarmRegister } from '../domain/alarm-register.ts';
import { clipOfKey, clipRegister, type ClipDeskRow } from '../domain/clip-register.ts';
import { StationError } from '../domain/errors.ts';
import { incidentOfKey, incidentRegister, type IncidentRow } from '../domain/incident-register.ts';
import { isoTime, type ClipId, type RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { linkTolerance, MAX_CLOCK_TOLERANCE_MS, LINK_TOLERANCE_MS, showsSameSpan } from '../rules/incident.ts';
import { nameOf } from './called.ts';
import { partOf } from './part-of-list.ts';

/** Clips of one incident that it names, clips of the card that are compared with one span. */
const MAX_CLIPS = 1_000;
const MAX_COMPARED = 500;
const MAX_INCIDENTS_COMPARED = 200;
/** A clip of a card, and an incident, that began earlier than this before a span is not looked for: recorders split their files long before. */
const LOOK_BACK_MS = 24 * 3_600_000;

export type IncidentState = 'waiting' | 'recording' | 'storing' | 'stored';

/** What the desk knows of an incident beyond the register: is its stream there, since when, are its bytes on their way. */
export interface LiveFacts { readonly state: 'waiting' | 'recording' | 'storing'; readonly segment: number; readonly bytes: number }

export interface IncidentView extends IncidentRow {
  readonly state: IncidentState;
  readonly officerName: string | null;
  readonly begunByName: string | null;
  /** The groups of its alarms, the oldest first. */
  readonly groups: readonly string[];
  /** The segment that is being written: its number from 1 and its bytes so far; null where none is. */
  readonly writing: { readonly segment: number; readonly bytes: number } | null;
}

export interface IncidentFilter {
  readonly recorder?: string | undefined;
  readonly unit?: string | undefined;
  readonly running?: boolean | undefined;
}

/** A clip in the list of an incident: what it is, not what it shows. */
export interface IncidentClip extends Pick<ClipDeskRow, 'clip' | 'recorder' | 'number' | 'kind' | 'time' | 'end' | 'timed' | 'durationMs' | 'activity' | 'state'> {
  readonly segment: number | null; readonly size: number; readonly originalName: string | null;
}

export class IncidentList {
  readonly #rows: RowsToRead;
  readonly #live: (incident: string) => LiveFacts | undefined;

  constructor(rows: RowsToRead, live: (incident: string) => LiveFacts | undefined) {
    this.#rows = rows;
    this.#live = live;
  }

  row(id: string): IncidentRow {
    const row = read(this.#rows, incidentRegister.incident(id));
    if (row === undefined) throw new StationError('not-found', '没有找到 / not found', { what: 'incident', id });
    return row;
  }

  view(id: string): IncidentView {
    const row = this.row(id);
    const live = this.#live(id);
    return {
      ...row, state: live?.state ?? (row.ended === null ? 'waiting' : 'stored'),
      groups: [...new Set(row.alarms.flatMap((alarm) => read(this.#rows, alarmRegister.groupOf(alarm)) ?? []))],
      begunByName: nameOf(row.begunBy, this.#rows), officerName: row.officer === null ? null : read(this.#rows, register.officer(row.officer))?.name ?? null,
      writing: live === undefined || live.segment === 0 ? null : { segment: live.segment, bytes: live.bytes },
    };
  }

  /** Where a wish begins to look. */
  prefixOf({ recorder, unit, running }: IncidentFilter): string {
    if (running === true) return incidentRegister.running('');
    if (recorder !== undefined) return incidentRegister.ofRecorder(recorder as RecorderSerial);
    return unit === undefined ? incidentRegister.byTime() : incidentRegister.ofUnit(unit);
  }

  /** Newest first; those that run in the order of their ids. */
  async list(filter: IncidentFilter, after: string | undefined, limit: number): Promise<{ readonly items: readonly IncidentView[]; readonly next: string | null }> {
    return partOf<unknown, IncidentView>(this.#rows, this.prefixOf(filter), after, limit, (_, key) => {
      const row = read(this.#rows, incidentRegister.incident(incidentOfKey(key)));
      return row !== undefined && passes(row, filter) ? this.view(row.incident) : undefined;
    });
  }

  /** What the station recorded of it, in order. */
  async clipsOf(id: string): Promise<readonly IncidentClip[]> {
    const keys = await this.#rows.list(incidentRegister.clip(id, ''), MAX_CLIPS);
    return keys.flatMap(([, clip]) => this.#clip(clip as ClipId) ?? []);
  }

  /** The card's clips that show something of what the station recorded of this incident, oldest first. */
  async cardClipsOf(id: string): Promise<readonly IncidentClip[]> {
    const spans = (await this.clipsOf(id)).map(spanOf);
    if (spans.length === 0) return [];
    const [from, to] = [Math.min(...spans.map(({ fromMs }) => fromMs)), Math.max(...spans.map(({ toMs }) => toMs))];
    const found = [];
    for (const row of await this.#cardClips(this.row(id).recorder, from, to)) if (spans.some((span) => shows(span, row))) found.push(row);
    return found.reverse().flatMap(({ clip }) => this.#clip(clip) ?? []);
  }

  async #cardClips(recorder: RecorderSerial, fromMs: number, toMs: number): Promise<readonly ClipDeskRow[]> {
    const prefix = clipRegister.ofRecorder(recorder);
    const most = LINK_TOLERANCE_MS + MAX_CLOCK_TOLERANCE_MS;
    const last = `${prefix}${newestFirstAt(isoTime(fromMs - LOOK_BACK_MS))}`;
    const keys = await this.#rows.list(prefix, MAX_COMPARED, `${prefix}${newestFirstAt(isoTime(toMs + most))}`);
    return keys.filter(([key]) => key <= `${last}/~`).flatMap(([key]) => read(this.#rows, clipRegister.clip(clipOfKey(key))) ?? []).filter((row) => row.state !== 'at-station');
  }

  /** Seen from a clip: the incident it was recorded for, or those in which the station recorded the same span. */
  async incidentsOf(clip: ClipId): Promise<readonly { readonly incident: string; readonly clips: readonly ClipId[] }[]> {
    const origin = read(this.#rows, incidentRegister.clipOrigin(clip));
    if (origin !== undefined) return [{ incident: origin.incident, clips: (await this.cardClipsOf(origin.incident)).filter((one) => one.timed && this.#meets(clip, one.clip)).map((one) => one.clip) }];
    const row = read(this.#rows, clipRegister.clip(clip));
    if (row === undefined || !row.timed) return [];
    const prefix = incidentRegister.ofRecorder(row.recorder);
    const slack = linkTolerance(row.offsetMs);
    const first = `${prefix}${newestFirstAt(isoTime(Date.parse(row.end) + slack))}`;
    const last = `${prefix}${newestFirstAt(isoTime(Date.parse(row.time) - slack - LOOK_BACK_MS))}/~`;
    const found = [];
    for (const [key] of await this.#rows.list(prefix, MAX_INCIDENTS_COMPARED, first)) {
      if (key > last) break;
      const incident = incidentOfKey(key);
      const clips = (await this.clipsOf(incident)).filter((live) => shows(spanOf(live), row)).map((live) => live.clip);
      if (clips.length > 0) found.push({ incident, clips });
    }
    return found;
  }

  #meets(live: ClipId, card: ClipId): boolean {
    const [one, other] = [read(this.#rows, clipRegister.clip(live)), read(this.#rows, clipRegister.clip(card))];
    return one !== undefined && other !== undefined && shows(spanOf(one), other);
  }

  #clip(id: ClipId): IncidentClip | undefined {
    const [row, clip] = [read(this.#rows, clipRegister.clip(id)), read(this.#rows, register.clip(id))];
    if (row === undefined || clip === undefined) return undefined;
    const { recorder, number, kind, time, end, timed, durationMs, activity, state } = row;
    return { clip: id, recorder, number, kind, time, end, timed, durationMs, activity, state, segment: clip.segment, size: clip.size, originalName: clip.name };
  }
}

function passes(row: IncidentRow, { recorder, unit, running }: IncidentFilter): boolean {
  return (recorder === undefined || row.recorder === recorder) && (unit === undefined || row.unit === unit) && (running === undefined || (row.ended === null) === running);
}

const spanOf = ({ time, end }: Pick<ClipDeskRow, 'time' | 'end'>) => ({ fromMs: Date.parse(time), toMs: Date.parse(end) });
const shows = (span: { readonly fromMs: number; readonly toMs: number }, row: ClipDeskRow) => showsSameSpan(span, { ...spanOf(row), timed: row.timed, offsetMs: row.offsetMs });
