/**
 * The duty desk's view of recorders that are out: who is on duty, where, with what charge; who was asked to show a picture, and
 * what came of it. A picture begins and ends by what the media engine sees, and each asking, beginning and end is in the log.
 */
import type { Cancel, Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { AskWhy, LiveEndWhy } from '../domain/live-events.ts';
import { liveRegister, type LiveRow } from '../domain/live-register.ts';
import { isoTime, type IsoTime, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import type { LiveSaid, Talk } from '../link/field-translate.ts';
import type { LiveStream, MediaEngine, StreamChange } from '../media/media-engine.ts';
import { recorderOfPath, streamPathOf } from '../media/token.ts';
import type { Sentence } from '../offload/bay-view.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { notFound } from './demand.ts';
import type { FieldContact, FieldLines, TrackPoint } from './field-lines.ts';
import { liveWords } from './live-words.ts';
import { whoseStanding } from './media-door.ts';
import type { Passes } from './passes.ts';
import type { Recorders, RecorderView } from './recorders.ts';

/** How long an asking waits for a picture: the desk looks elsewhere soon, an SOS does not. */
const ASK_OPEN_MS: Readonly<Record<AskWhy, number>> = { desk: 60_000, sos: 15 * 60_000 };
/** A recorder that did not answer is asked again after this, as long as the asking is open. */
const ASK_AGAIN_MS = 10_000;
/** Recorders that one answer shows. */
const MAX_ON_DUTY = 2_000;
const PART = 500;
/** Askings that are open or whose outcome is still shown. */
const MAX_ASKS = 1_024;
const ASK_ID_BYTES = 8;
/** Rows of live pictures that a start closes. */
const MAX_OPEN = 10_000;

export interface LiveView {
  /** 'asked': the recorder has not answered. 'lost': its line to the engine broke, its place is kept. 'failed': see `says`. */
  readonly state: 'none' | 'asked' | 'starting' | 'live' | 'lost' | 'failed';
  readonly path: string;
  /** Since when the picture is there. */
  readonly since: IsoTime | null;
  readonly ask: { readonly ask: string; readonly at: IsoTime; readonly by: string; readonly why: AskWhy; readonly alarm: string | null; readonly openUntil: IsoTime } | null;
  /** Why there is no picture, or not yet. */
  readonly says: Sentence | null;
  readonly video: LiveStream['video'];
  readonly audio: LiveStream['audio'];
  readonly width: number | null;
  readonly height: number | null;
  readonly viewers: number;
}

export interface OnDutyView {
  readonly recorder: RecorderSerial;
  readonly unit: string | null;
  readonly officer: { readonly officer: OfficerId; readonly name: string | null } | null;
  /** When it left its bay; null where nobody knows. */
  readonly out: IsoTime | null;
  /** 'never': nothing was heard over the air since it left. */
  readonly link: { readonly state: 'up' | 'down' | 'never'; readonly since: IsoTime | null };
  readonly heard: IsoTime | null;
  /** Percent; what it said over the air, else when it left. */
  readonly battery: number | null;
  readonly charging: boolean | null;
  readonly cardTotal: number | null;
  readonly cardFree: number | null;
  readonly recording: boolean | null;
  readonly talk: Talk | null;
  readonly faults: readonly string[];
  readonly place: TrackPoint | null;
  readonly live: LiveView;
}

interface Ask {
  readonly ask: string; readonly at: IsoTime; readonly by: string; readonly why: AskWhy; readonly alarm: string | null;
  readonly untilMs: number;
  says: Sentence | null;
  state: 'asked' | 'starting' | 'failed';
  timer: Cancel | undefined;
}

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
  readonly #asks = new Map<RecorderSerial, Ask>();
  /** Why the station itself is about to end a picture. */
  readonly #ending = new Map<string, LiveEndWhy>();
  readonly #watchers = new Set<() => void>();
  readonly #turn = new Turn();
  #media: MediaEngine | null = null;
  #stopMedia: () => void = () => undefined;
  readonly #stopLines: () => void;
  #stopped = false;

  constructor(parts: LiveDeskParts) {
    this.#parts = parts;
    this.#stopLines = parts.lines.onChange((recorder, what) => {
      // What was asked while it was out of reach is asked now.
      if (what === 'joined' && this.#asks.get(recorder)?.state === 'asked') this.#try(recorder);
      if (what === 'live') this.#said(recorder, parts.lines.contact(recorder)?.live ?? null);
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
    return this.#media === null ? liveWords.noMedia : trouble !== null ? liveWords.engineDown(trouble) : this.live(recorder).says;
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
      const before = this.#asks.get(serial);
      // Pressed twice: it is the same asking. An alarm is always an asking of its own.
      if (what.alarm === null && before !== undefined && before.state !== 'failed' && before.untilMs > this.#parts.clock.monotonicMs()) return this.#liveView(serial);
      const { clock } = this.#parts;
      const ask = Buffer.from(clock.randomBytes(ASK_ID_BYTES)).toString('hex');
      await this.#append({ kind: 'LiveAsked', actor, facts: { ask, recorder: serial, why: what.why, alarm: what.alarm } });
      before?.timer?.();
      const entry: Ask = { ask, at: isoTime(clock.wallMs()), by: actor, why: what.why, alarm: what.alarm, untilMs: clock.monotonicMs() + ASK_OPEN_MS[what.why], says: null, state: 'asked', timer: undefined };
      this.#asks.delete(serial);
      this.#asks.set(serial, entry);
      if (this.#asks.size > MAX_ASKS) this.#dropAsk(this.#asks.keys().next().value!);
      this.#try(serial);
      return this.#liveView(serial);
    });
  }

  /** Ends a recorder's live picture: by asking it, and where it does not answer at the engine. Throws 'not-found'. */
  async stop(actor: string, recorder: string): Promise<LiveView> {
    const serial = recorder as RecorderSerial;
    if (read(this.#parts.rows, register.recorder(serial)) === undefined) throw notFound('recorder', recorder);
    const path = streamPathOf(serial);
    await this.#turn.take(async () => {
      this.#dropAsk(serial);
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
  }

  /** The engine is stopped after this; what it still shows ends with the station. */
  async halt(): Promise<void> {
    this.#stopped = true;
    this.#stopMedia();
    this.#stopLines();
    for (const recorder of [...this.#asks.keys()]) this.#dropAsk(recorder);
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

  /** Asks the recorder itself, now or as soon as it is there. */
  #try(recorder: RecorderSerial): void {
    const ask = this.#asks.get(recorder);
    if (ask === undefined || this.#stopped) return;
    const { clock, lines, passes } = this.#parts;
    ask.timer?.();
    const now = clock.monotonicMs();
    const stream = this.#stream(recorder);
    if (stream !== undefined && stream.state === 'live' && ask.state !== 'asked') ask.says = null;
    if (now >= ask.untilMs) return this.#giveUp(recorder, ask);
    ask.timer = clock.at(Math.min(ask.untilMs, now + ASK_AGAIN_MS), () => (ask.state === 'failed' ? undefined : this.#try(recorder)));
    const order = passes.order(recorder);
    if (order === null) ask.says = liveWords.noEngine(this.#media?.trouble() ?? null);
    else if (!lines.isUp(recorder)) ask.says = passes.carriesPass(recorder) ? liveWords.notConnected : liveWords.noPass;
    else if (ask.state === 'asked') {
      ask.says = null;
      void lines.goLive(recorder, order).then((said) => {
        if (this.#asks.get(recorder) !== ask) return;
        if (said === null) ask.says = lines.isUp(recorder) ? liveWords.noAnswer : liveWords.notConnected;
        else this.#said(recorder, said);
        this.#tellWatchers();
      });
    }
    this.#tellWatchers();
  }

  /** What the recorder says of its picture, asked or not. */
  #said(recorder: RecorderSerial, said: LiveSaid | null): void {
    const ask = this.#asks.get(recorder);
    if (ask === undefined || said === null || ask.state === 'failed') return;
    switch (said.stage) {
      case 'refused':
        ask.says = liveWords.refused(said);
        ask.state = 'failed';
        ask.timer?.();
        break;
      case 'retrying': ask.says = liveWords.retrying(said); ask.state = 'starting'; break;
      case 'idle': break;
      default: ask.state = 'starting'; ask.says = null;
    }
  }

  #giveUp(recorder: RecorderSerial, ask: Ask): void {
    ask.timer?.();
    if (this.#stream(recorder) !== undefined) return;
    // It would try for ever, and empty its battery.
    if (ask.state === 'starting') void this.#parts.lines.stopLive(recorder);
    ask.state = 'failed';
    ask.says = liveWords.gaveUp(ask.says);
    this.#tellWatchers();
  }

  #dropAsk(recorder: RecorderSerial): void {
    this.#asks.get(recorder)?.timer?.();
    this.#asks.delete(recorder);
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
    const live = Buffer.from(this.#parts.clock.randomBytes(ASK_ID_BYTES)).toString('hex');
    const ask = this.#asks.get(recorder);
    await this.#append({ kind: 'LiveBegan', actor: `recorder:${recorder}`, facts: { live, recorder, path, ask: ask?.ask ?? null } });
    ask?.timer?.();
    this.#tellWatchers();
  }

  async #ended(recorder: RecorderSerial, path: string): Promise<void> {
    const row = read(this.#parts.rows, liveRegister.live(recorder));
    const why = this.#ending.get(path) ?? 'publisher-gone';
    this.#ending.delete(path);
    // It may have been published anew before its turn came.
    if (row === undefined || this.#stream(recorder) !== undefined) return;
    await this.#parts.log.append([this.#endDraft(row, why)]);
    const ask = this.#asks.get(recorder);
    // Only what this picture answered is over with it. Who called for help meanwhile is asked anew, or as soon as he is back.
    if (ask === undefined || ask.ask === row.ask || ask.untilMs <= this.#parts.clock.monotonicMs()) this.#dropAsk(recorder);
    else if (ask.state !== 'failed') {
      ask.state = 'asked';
      this.#try(recorder);
    }
    this.#tellWatchers();
  }

  #endDraft(row: LiveRow, why: LiveEndWhy): EventDraft {
    const seconds = Math.max(0, Math.round((this.#parts.clock.wallMs() - Date.parse(row.since)) / 1_000));
    return { kind: 'LiveEnded', actor: 'station', facts: { live: row.live, recorder: row.recorder, path: row.path, seconds, why } };
  }

  #endUnserved(recorder: RecorderSerial): void {
    const path = streamPathOf(recorder);
    this.#dropAsk(recorder);
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
      ask: ask === undefined ? null : { ask: ask.ask, at: ask.at, by: ask.by, why: ask.why, alarm: ask.alarm, openUntil: isoTime(Date.parse(ask.at) + ASK_OPEN_MS[ask.why]) },
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
