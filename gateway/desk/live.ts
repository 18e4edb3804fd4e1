/**
 * The duty desk's view of recorders that are out: who is on duty, where, with what charge; who was asked to show a picture, and
 * what came of it. A picture begins and ends by what the media engine sees, and each asking, beginning and end is in the log.
 */
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { AskWhy, LiveEndWhy } from '../domain/live-events.ts';
import { liveRegister, type LiveRow } from '../domain/live-register.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import type { LiveStream, MediaEngine, StreamChange } from '../media/media-engine.ts';
import { recorderOfPath, streamPathOf } from '../media/token.ts';
import type { Sentence } from '../offload/bay-view.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { notFound } from './demand.ts';
import type { FieldContact, FieldLines, TrackPoint } from './field-lines.ts';
import { LiveAsks } from './live-asks.ts';
import { liveWords } from './live-words.ts';
import { whoseStanding } from './media-door.ts';
import type { LiveView, OnDutyView } from './on-duty.ts';
import type { Passes } from './passes.ts';
import type { Recorders, RecorderView } from './recorders.ts';

/** Recorders that one answer shows. */
const MAX_ON_DUTY = 2_000;
const PART = 500;
const ID_BYTES = 8;
/** Rows of live pictures that a start closes. */
const MAX_OPEN = 10_000;

export interface LiveDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly lines: FieldLines;
  readonly passes: Passes;
  readonly recorders: Recorders;
}

export class LiveDesk {
  readonly #parts: LiveDeskParts;
  readonly #asks: LiveAsks;
  /** Why the station itself is about to end a picture. */
  readonly #ending = new Map<string, LiveEndWhy>();
  readonly #watchers = new Set<() => void>();
  readonly #turn = new Turn();
  #media: MediaEngine | null = null;
  #stopMedia: () => void = () => undefined;
  readonly #stopLines: () => void;

  constructor(parts: LiveDeskParts) {
    this.#parts = parts;
    this.#asks = new LiveAsks({
      ...parts, turn: this.#turn, stream: (recorder) => this.#stream(recorder), trouble: () => this.#media?.trouble() ?? null, changed: () => this.#tellWatchers(),
    });
    this.#stopLines = parts.lines.onChange((recorder, what) => {
      if (what === 'joined') this.#asks.cameBack(recorder);
      if (what === 'live') this.#asks.said(recorder, parts.lines.contact(recorder)?.live ?? null);
      this.#tellWatchers();
    });
  }

  /** Ends in the log what was live when the station stopped. */
  async resume(): Promise<void> {
    const open = await this.#parts.rows.list(liveRegister.live(''), MAX_OPEN);
    const drafts = open.map(([, row]) => this.#endDraft(row as unknown as LiveRow, 'station-stopped'));
    if (drafts.length > 0) await this.#parts.log.append(drafts);
  }

  /** Listens to the engine from now on; null where the station has none. */
  useMedia(media: MediaEngine | null): void {
    this.#media = media;
    this.#stopMedia = media?.on((change) => this.#streamed(change)) ?? (() => undefined);
    for (const stream of media?.streams() ?? []) this.#streamed({ kind: 'published', stream });
  }

  // ---------------------------------------------------------------------------------------------- who is on duty

  /** Recorders that are with an officer, those that were heard over the air, and those whose picture is here; by serial. `unit`: of this unit alone. */
  async onDuty(unit?: string): Promise<readonly OnDutyView[]> {
    const { lines, recorders } = this.#parts;
    const views = new Map<RecorderSerial, RecorderView>();
    let after: string | undefined;
    do {
      const part = await recorders.recorders({ state: 'with-officer', ...(unit === undefined ? {} : { unit }) }, after, PART);
      for (const view of part.items) views.set(view.recorder, view);
      after = part.next ?? undefined;
    } while (after !== undefined && views.size < MAX_ON_DUTY);
    const onAir = (this.#media?.streams() ?? []).flatMap(({ path }) => recorderOfPath(path) as RecorderSerial | undefined ?? []);
    for (const recorder of [...lines.contacts().map((contact) => contact.recorder), ...onAir]) {
      if (views.has(recorder) || read(this.#parts.rows, register.recorder(recorder)) === undefined) continue;
      const view = recorders.recorder(recorder);
      if (unit === undefined || view.unit === unit) views.set(recorder, view);
    }
    return [...views.values()].sort((a, b) => (a.recorder < b.recorder ? -1 : 1)).slice(0, MAX_ON_DUTY).map((view) => this.#onDutyView(view));
  }

  /** One recorder, on duty or not. Throws 'not-found'. */
  one(recorder: string): OnDutyView {
    return this.#onDutyView(this.#parts.recorders.recorder(recorder));
  }

  /** Where it was since it was first heard, oldest first. */
  track(recorder: string): readonly TrackPoint[] {
    return this.#parts.lines.contact(recorder as RecorderSerial)?.track ?? [];
  }

  /** Why whoever calls for help is neither seen nor recorded just now; null while he is, and while nothing speaks against it. */
  noPicture(recorder: string): Sentence | null {
    const trouble = this.#media?.trouble() ?? null;
    if (this.#media === null) return liveWords.noMedia;
    if (trouble !== null) return liveWords.engineDown(trouble);
    const { state, says } = this.live(recorder);
    return state === 'none' ? this.#asks.notAsked(recorder as RecorderSerial) : says;
  }

  live(recorder: string): LiveView {
    return this.#liveView(recorder as RecorderSerial);
  }

  // ---------------------------------------------------------------------------------------------- ask and stop

  /**
   * Asks a recorder for its live picture. Answers as soon as the asking is in the log; what comes of it shows in `live`, in
   * words where nothing does. Throws 'not-found', 'conflict' for a recorder that is not served, 'peer-gone' without an engine.
   */
  ask(actor: string, recorder: string, what: { readonly why: AskWhy; readonly alarm: string | null }): Promise<LiveView> {
    return this.#turn.take(async () => {
      const serial = this.#served(recorder);
      await this.#asks.begin(actor, serial, what);
      return this.#liveView(serial);
    });
  }

  /** Ends a recorder's live picture: by asking it, and where it does not answer at the engine. Throws 'not-found'. */
  async stop(actor: string, recorder: string): Promise<LiveView> {
    const serial = recorder as RecorderSerial;
    if (read(this.#parts.rows, register.recorder(serial)) === undefined) throw notFound('recorder', recorder);
    const path = streamPathOf(serial);
    await this.#turn.take(async () => {
      this.#asks.putOff(serial);
      if (this.#stream(serial) === undefined && !this.#parts.lines.isUp(serial)) return;
      this.#ending.set(path, 'stopped');
      await this.#append({ kind: 'LiveStopAsked', actor, facts: { recorder: serial } });
    });
    void this.#parts.lines.stopLive(serial).then(() => this.#media?.close(path)).finally(() => {
      if (this.#stream(serial) === undefined) this.#ending.delete(path);
    });
    this.#tellWatchers();
    return this.#liveView(serial);
  }

  /** Calls back at each change of what `onDuty` shows. Returns how to stop. */
  onChange(then: () => void): () => void {
    this.#watchers.add(then);
    return () => this.#watchers.delete(then);
  }

  heard(events: readonly LoggedEvent[]): void {
    // Whoever waits for a recorder to be ready to go out looks again.
    if (events.some(({ kind }) => kind === 'PassTaken')) this.#tellWatchers();
    for (const recorder of events.flatMap(whoseStanding)) if (!this.#parts.passes.isServed(recorder)) this.#endUnserved(recorder);
    for (const event of events) if (event.kind === 'AlarmClosed') this.#asks.alarmClosed(event.facts.group);
  }

  /** The engine is stopped after this; what it still shows ends with the station. */
  async halt(): Promise<void> {
    this.#asks.stop();
    this.#stopMedia();
    this.#stopLines();
    await this.#turn.take(async () => {
      if (this.#media !== null) await this.resume().catch(() => undefined);
    });
  }

  // ---------------------------------------------------------------------------------------------- inside

  #served(recorder: string): RecorderSerial {
    const serial = recorder as RecorderSerial;
    if (read(this.#parts.rows, register.recorder(serial)) === undefined) throw notFound('recorder', recorder);
    if (!this.#parts.passes.isServed(serial)) throw new StationError('conflict', `记录仪 ${recorder} 已停用、丢失或隔离 / recorder ${recorder} is retired, lost or in quarantine`, { what: 'recorder', id: recorder });
    if (this.#media === null) throw new StationError('conflict', '本站没有配置实时视频（media） / this station has no live video configured (media)', { what: 'media', reason: 'none' });
    return serial;
  }

  #streamed(change: StreamChange): void {
    if (!('stream' in change)) return this.#tellWatchers();
    const { kind, stream } = change;
    const recorder = recorderOfPath(stream.path) as RecorderSerial | undefined;
    if (recorder === undefined) return;
    if ((kind === 'published' || kind === 'returned') && !this.#parts.passes.isServed(recorder)) return this.#endUnserved(recorder);
    if (kind === 'published') void this.#turn.take(() => this.#began(recorder, stream.path)).catch(stationErrors);
    if (kind === 'ended') void this.#turn.take(() => this.#ended(recorder, stream.path)).catch(stationErrors);
    this.#tellWatchers();
  }

  async #began(recorder: RecorderSerial, path: string): Promise<void> {
    const row = read(this.#parts.rows, liveRegister.live(recorder));
    if (row !== undefined) return;
    const live = Buffer.from(this.#parts.clock.randomBytes(ID_BYTES)).toString('hex');
    await this.#append({ kind: 'LiveBegan', actor: `recorder:${recorder}`, facts: { live, recorder, path, ask: this.#asks.get(recorder)?.ask ?? null } });
    this.#asks.answered(recorder);
    this.#tellWatchers();
  }

  async #ended(recorder: RecorderSerial, path: string): Promise<void> {
    const row = read(this.#parts.rows, liveRegister.live(recorder));
    const why = this.#ending.get(path) ?? 'publisher-gone';
    this.#ending.delete(path);
    // It may have been published anew before its turn came.
    if (row === undefined || this.#stream(recorder) !== undefined) return;
    await this.#parts.log.append([this.#endDraft(row, why)]);
    await this.#asks.ended(recorder, row.ask);
    this.#tellWatchers();
  }

  #endDraft(row: LiveRow, why: LiveEndWhy): EventDraft {
    const seconds = Math.max(0, Math.round((this.#parts.clock.wallMs() - Date.parse(row.since)) / 1_000));
    return { kind: 'LiveEnded', actor: 'station', facts: { live: row.live, recorder: row.recorder, path: row.path, seconds, why } };
  }

  #endUnserved(recorder: RecorderSerial): void {
    const path = streamPathOf(recorder);
    this.#asks.drop(recorder);
    if (this.#stream(recorder) === undefined) return;
    this.#ending.set(path, 'not-served');
    this.#media?.close(path);
  }

  #stream(recorder: RecorderSerial): LiveStream | undefined {
    const path = streamPathOf(recorder);
    return this.#media?.streams().find((one) => one.path === path);
  }

  #liveView(recorder: RecorderSerial): LiveView {
    const stream = this.#stream(recorder);
    const ask = this.#asks.get(recorder);
    const row = read(this.#parts.rows, liveRegister.live(recorder));
    // A picture shows when its beginning is in the log.
    const state = stream !== undefined ? (row === undefined ? 'starting' : stream.state) : ask?.state ?? 'none';
    return {
      state, path: streamPathOf(recorder), since: stream === undefined ? null : row?.since ?? null,
      ask: ask === undefined ? null : { ask: ask.ask, at: ask.at, by: ask.by, why: ask.why, alarm: ask.alarm, openUntil: this.#asks.openUntil(recorder, ask) },
      says: state === 'live' ? null : state === 'lost' ? liveWords.lost : ask?.says ?? null,
      video: stream?.video ?? null, audio: stream?.audio ?? null, width: stream?.width ?? null, height: stream?.height ?? null, viewers: stream?.viewers ?? 0,
    };
  }

  #onDutyView(view: RecorderView): OnDutyView {
    const { recorder } = view;
    const contact: FieldContact | undefined = this.#parts.lines.contact(recorder);
    const report = contact?.report ?? null;
    const docked = read(this.#parts.rows, register.recorder(recorder))?.docked;
    return {
      recorder, unit: view.unit, officer: view.holder === null ? null : { officer: view.holder.officer, name: view.holder.name }, out: docked?.left ?? null,
      link: contact === undefined ? { state: 'never', since: null } : { state: contact.link, since: contact.since }, heard: contact?.heard ?? null,
      battery: report?.battery ?? view.battery, charging: report?.charging ?? null, cardTotal: report?.cardTotal ?? view.card?.total ?? null, cardFree: report?.cardFree ?? null,
      recording: report?.recording ?? null, talk: report?.talk ?? null, faults: report?.faults ?? view.faults, place: contact?.place ?? null, live: this.#liveView(recorder),
    };
  }

  async #append(draft: EventDraft): Promise<void> {
    await this.#parts.log.append([draft]);
  }

  #tellWatchers(): void {
    for (const then of this.#watchers) then();
  }
}

/** A log that takes nothing has an alarm of its own. */
function stationErrors(error: unknown): void {
  if (!(error instanceof StationError)) throw error;
}
