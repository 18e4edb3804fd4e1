/**
 * The desk of activities (执法活动): the duty roster entered ahead, what became of it, and which clips belong to what. Clips
 * are bound by themselves where officer and time say it; people mend what is wrong.
 */
import type { Clock } from '../clock.ts';
import { activityRegister, newestFirstAt, spanOf, type ActivityRow } from '../domain/activity-register.ts';
import { clipOfKey, clipRegister, type ClipDeskRow } from '../domain/clip-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { ActivityFacts, ActivityParticulars } from '../domain/hand-over-events.ts';
import { isoTime, type ClipId, type IsoTime, type OfficerId } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Turn } from '../domain/turn.ts';
import { mayCancelActivity, mayEndActivity, mayEnterActivity } from '../rules/activity.ts';
import { BIND_TOLERANCE_MS, judgeBinding, MAX_ACTIVITY_MS, MAX_BIND_REASON, MAX_CLIPS_AT_ONCE, MAX_RECORDING_MS, mayBind, mayGive, type BindingVerdict, type Mender } from '../rules/binding.ts';
import { mayEnter } from '../rules/desk-verdict.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { demandVersion, notFound } from './demand.ts';
import { demandRule } from './rule-demand.ts';
import { idOfKey } from './part-of-list.ts';

const ID_BYTES = 8;
/** Activities of one officer that are looked at around one moment, segments of one recording, clips of one officer in one span. */
const MAX_AROUND = 500;
const MAX_SEGMENTS = 1_000;
const MAX_IN_SPAN = 5_000;
/** Clips without an activity that are looked at again when the station starts: the newest. */
const MAX_AT_START = 5_000;
const CLIPS_PER_EVENT = 500;

export type ActivityWish = Omit<ActivityFacts, 'activity'> & ActivityParticulars;

export interface ActivitiesParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly turn: Turn;
}

export class ActivitiesDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  readonly #turn: Turn;
  readonly #fresh = new Set<ClipId>();

  constructor(parts: ActivitiesParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
    this.#turn = parts.turn;
  }

  row(id: string): ActivityRow {
    const row = read(this.#rows, activityRegister.activity(id));
    if (row === undefined) throw new StationError('not-found', `没有执法活动 ${id} / there is no activity ${id}`, { what: 'activity', id });
    return row;
  }

  // ---------------------------------------------------------------------------------------------- entering

  enter(actor: string, wish: ActivityWish): Promise<ActivityRow> {
    return this.#turn.take(async () => {
      const draft = this.draftOf(actor, wish);
      await this.#log.append([draft]);
      return this.row(draft.facts.activity);
    });
  }

  /** The event that enters an activity, after the rules have been asked. For who holds the turn. */
  draftOf(actor: string, wish: ActivityWish): Extract<EventDraft, { kind: 'ActivityEntered' }> {
    const { cause, caseNumber, place, ...facts } = wish;
    const words = trimmed({ cause, caseNumber, place });
    this.#demandActivity(facts, words);
    return { kind: 'ActivityEntered', actor, facts: { activity: `a${Buffer.from(this.#clock.randomBytes(ID_BYTES)).toString('hex')}`, ...facts }, particulars: words };
  }

  /** All of it as it is from now on. A changed cause renames what is in the register already. */
  change(actor: string, id: string, wish: ActivityWish, version: number): Promise<ActivityRow> {
    return this.#turn.take(async () => {
      await this.#log.append([this.changeDraftOf(actor, id, wish, version)]);
      return this.row(id);
    });
  }

  changeDraftOf(actor: string, id: string, wish: ActivityWish, version: number): Extract<EventDraft, { kind: 'ActivityChanged' }> {
    const before = this.row(id);
    demandVersion(version, before.version, 'activity', id);
    const { cause, caseNumber, place, ...facts } = wish;
    const words = trimmed({ cause, caseNumber, place });
    this.#demandActivity(facts, words);
    if (words.cause === '' && (read(this.#rows, activityRegister.clips(id))?.received ?? 0) > 0) {
      throw new StationError('conflict', '已有移交的片段，案由不能为空（Art. 19(4)） / clips of it were handed over: it needs a cause (Art. 19(4))', { what: 'activity', id, pointer: '/cause' });
    }
    return { kind: 'ActivityChanged', actor, facts: { activity: id, ...facts }, particulars: words };
  }

  /** Says when it was in fact. Art. 19(3): from this end the time for the hand-over runs. */
  end(actor: string, id: string, from: IsoTime, to: IsoTime, version: number): Promise<ActivityRow> {
    return this.#turn.take(async () => {
      const before = this.row(id);
      demandVersion(version, before.version, 'activity', id);
      demandRule(mayEndActivity(before, from, to));
      await this.#log.append([{ kind: 'ActivityEnded', actor, facts: { activity: id, from, to } }]);
      return this.row(id);
    });
  }

  cancel(actor: string, id: string, reason: string, version: number): Promise<ActivityRow> {
    return this.#turn.take(async () => {
      const before = this.row(id);
      demandVersion(version, before.version, 'activity', id);
      demandRule(mayCancelActivity(before, read(this.#rows, activityRegister.clips(id))?.clips ?? 0), mayEnter('/reason', '理由', 'reason', reason, MAX_BIND_REASON, 'Art. 22'));
      await this.#log.append([{ kind: 'ActivityCancelled', actor, facts: { activity: id }, particulars: { reason } }]);
      return this.row(id);
    });
  }

  #demandActivity(facts: Omit<ActivityFacts, 'activity'>, words: ActivityParticulars): void {
    demandRule(mayEnterActivity(facts, words, facts.officers.map((officer) => read(this.#rows, register.officer(officer)))));
  }

  // ---------------------------------------------------------------------------------------------- mending

  /**
   * Binds clips, and with them the other segments of their recordings, to an activity or (null) to none. `asOf`: size of the
   * log when the list was read; a clip that has changed since is a conflict. Returns the clips that were bound.
   */
  bind(actor: string, by: Mender, clips: readonly string[], activity: string | null, reason: string, asOf?: number): Promise<readonly ClipId[]> {
    return this.#turn.take(async () => {
      const rows = await this.#withSegments(this.#clips(clips, asOf));
      demandRule(mayBind(rows, activity === null ? null : this.row(activity), by, reason));
      const changed = rows.filter((row) => row.activity !== activity).map(({ clip }) => clip);
      await this.#append(chunks(changed).map((part) => ({ kind: 'ClipsBound', actor, facts: { activity, clips: part, how: 'hand' }, particulars: { reason: reason.trim() } })));
      return changed;
    });
  }

  /** Says who recorded clips of which the register of assignments did not know it. They may fit an activity now. */
  give(actor: string, officer: string, clips: readonly string[], reason: string, asOf?: number): Promise<readonly ClipId[]> {
    return this.#turn.take(async () => {
      if (read(this.#rows, register.officer(officer as OfficerId)) === undefined) throw notFound('officer', officer);
      const rows = this.#clips(clips, asOf);
      demandRule(mayGive(rows, reason));
      const changed = rows.filter((row) => row.officer !== officer).map(({ clip }) => clip);
      await this.#append(chunks(changed).map((part) => ({ kind: 'ClipsGiven', actor, facts: { officer: officer as OfficerId, clips: part }, particulars: { reason: reason.trim() } })));
      return changed;
    });
  }

  #clips(ids: readonly string[], asOf: number | undefined): readonly ClipDeskRow[] {
    const unique = [...new Set(ids)].slice(0, MAX_CLIPS_AT_ONCE + 1);
    return unique.map((id) => {
      const row = read(this.#rows, clipRegister.clip(id as ClipId));
      if (row === undefined) throw new StationError('not-found', `没有片段 ${id} / there is no clip ${id}`, { what: 'clip', id, pointer: '/clips' });
      if (asOf !== undefined && row.version >= asOf) demandVersion(asOf, -1, 'clip', id);
      return row;
    });
  }

  /** One press of the button stays together. */
  async #withSegments(rows: readonly ClipDeskRow[]): Promise<readonly ClipDeskRow[]> {
    const all = new Map(rows.map((row) => [row.clip, row]));
    for (const row of rows) for (const one of await this.#segmentsOf(row)) if (one.state === row.state && one.activity === row.activity) all.set(one.clip, one);
    return [...all.values()];
  }

  async #segmentsOf(row: ClipDeskRow): Promise<readonly ClipDeskRow[]> {
    if (row.recording === null) return [];
    const keys = await this.#rows.list(clipRegister.segments(row.recorder, row.recording), MAX_SEGMENTS);
    return keys.flatMap(([key]) => read(this.#rows, clipRegister.clip(clipOfKey(key))) ?? [])
      .filter((one) => one.clip !== row.clip && one.officer === row.officer && Math.abs(Date.parse(one.time) - Date.parse(row.time)) <= MAX_RECORDING_MS);
  }

  // ---------------------------------------------------------------------------------------------- binding by itself

  /** The station tells of every event. What it asks for is done soon; resolves when it is. */
  async heard(events: readonly LoggedEvent[]): Promise<void> {
    const spans: ActivityRow[] = [];
    for (const event of events) {
      if (event.kind === 'ClipStored') this.#fresh.add(event.facts.clip);
      if (event.kind === 'ClipsGiven') for (const clip of event.facts.clips) this.#fresh.add(clip);
      if (event.kind === 'ActivityEntered' || event.kind === 'ActivityChanged' || event.kind === 'ActivityEnded') {
        const row = read(this.#rows, activityRegister.activity(event.facts.activity));
        if (row !== undefined) spans.push(row);
      }
    }
    if (this.#fresh.size === 0 && spans.length === 0) return;
    await this.#turn.take(async () => {
      for (const row of spans) for (const clip of await this.#unboundIn(row)) this.#fresh.add(clip);
      const clips = [...this.#fresh];
      this.#fresh.clear();
      await this.#bindFresh(clips);
    });
  }

  /** Takes up what a crash has left: clips that came and were not looked at. */
  async start(): Promise<void> {
    const rows = await this.#rows.list(clipRegister.unbound(), MAX_AT_START);
    await this.#turn.take(() => this.#bindFresh(rows.map(([key]) => clipOfKey(key))));
  }

  async #unboundIn(row: ActivityRow): Promise<readonly ClipId[]> {
    const { from, to } = spanOf(row);
    const [first, last] = [newestFirstAt(isoTime(Date.parse(to) + BIND_TOLERANCE_MS)), newestFirstAt(isoTime(Date.parse(from) - BIND_TOLERANCE_MS))];
    const found: ClipId[] = [];
    for (const officer of row.officers) {
      const prefix = clipRegister.ofOfficer(officer);
      for (const [key] of await this.#rows.list(prefix, MAX_IN_SPAN, `${prefix}${first}`)) {
        if (key.slice(prefix.length, prefix.length + last.length) > last) break;
        found.push(clipOfKey(key));
      }
    }
    return found;
  }

  async #bindFresh(clips: readonly ClipId[]): Promise<void> {
    const rows = clips.flatMap((clip) => read(this.#rows, clipRegister.clip(clip)) ?? []).filter((row) => row.activity === null && (row.state === 'waiting' || row.state === 'at-station') && row.officer !== null);
    const bound = new Map<ClipId, string>();
    const byTime = rows.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.clip < b.clip ? -1 : 1));
    for (const row of byTime) {
      if (bound.has(row.clip)) continue;
      const verdict = await this.#judge(row, bound);
      if (verdict.kind !== 'bound') continue;
      bound.set(row.clip, verdict.activity);
      // One press of the button: segments that had come before and fitted nothing go with it.
      for (const one of await this.#segmentsOf(row)) if (one.activity === null && one.state === 'waiting') bound.set(one.clip, verdict.activity);
    }
    const drafts: EventDraft[] = [];
    for (const activity of new Set(bound.values())) {
      const mine = [...bound].filter(([, one]) => one === activity).map(([clip]) => clip);
      for (const part of chunks(mine)) drafts.push({ kind: 'ClipsBound', actor: 'station', facts: { activity, clips: part, how: 'roster' }, particulars: { reason: '' } });
    }
    await this.#append(drafts);
  }

  /** To which activity a clip would be bound by itself, or why to none. */
  judge(row: ClipDeskRow): Promise<BindingVerdict> {
    return this.#judge(row, new Map());
  }

  async #judge(row: ClipDeskRow, bound: ReadonlyMap<ClipId, string>): Promise<BindingVerdict> {
    const segments = (await this.#segmentsOf(row)).map((one) => ({ ...one, activity: bound.get(one.clip) ?? one.activity }));
    return judgeBinding(row, row.officer === null ? [] : await this.around(row.officer, row.time), segments);
  }

  /** Activities of an officer that may have been going on at a moment, tolerance included. */
  async around(officer: OfficerId, at: IsoTime): Promise<readonly ActivityRow[]> {
    const ms = Date.parse(at);
    const prefix = activityRegister.ofOfficer(officer);
    const last = newestFirstAt(isoTime(ms - BIND_TOLERANCE_MS - MAX_ACTIVITY_MS));
    const keys = await this.#rows.list(prefix, MAX_AROUND, `${prefix}${newestFirstAt(isoTime(ms + BIND_TOLERANCE_MS))}`);
    return keys.filter(([key]) => key.slice(prefix.length, prefix.length + last.length) <= last)
      .flatMap(([key]) => read(this.#rows, activityRegister.activity(idOfKey(key))) ?? []);
  }

  async #append(drafts: readonly EventDraft[]): Promise<void> {
    for (const draft of drafts) await this.#log.append([draft]);
  }
}

function trimmed({ cause, caseNumber, place }: ActivityParticulars): ActivityParticulars {
  return { cause: cause.trim(), caseNumber: caseNumber.trim(), place: place.trim() };
}

/** Clips of one event of the log, which has bounds. */
function chunks(clips: readonly ClipId[]): readonly (readonly ClipId[])[] {
  const parts = [];
  for (let at = 0; at < clips.length; at += CLIPS_PER_EVENT) parts.push(clips.slice(at, at + CLIPS_PER_EVENT));
  return parts;
}
