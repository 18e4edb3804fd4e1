/**
 * Who was asked to show his picture, and what came of it. A recorder that is out of reach is asked as soon as it is heard; whoever
 * has called for help is asked as long as nobody has closed his alarm or ended his picture, however often that comes and goes.
 */
import type { Cancel, Clock } from '../clock.ts';
import { alarmRegister } from '../domain/alarm-register.ts';
import { StationError } from '../domain/errors.ts';
import type { AskWhy } from '../domain/live-events.ts';
import { isoTime, type IsoTime, type RecorderSerial } from '../domain/names.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Turn } from '../domain/turn.ts';
import type { LiveSaid } from '../link/field-translate.ts';
import type { LiveStream } from '../media/media-engine.ts';
import type { Sentence } from '../offload/bay-view.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { FieldLines } from './field-lines.ts';
import { liveWords } from './live-words.ts';
import { openCall, type OpenCall } from './open-call.ts';
import type { Passes } from './passes.ts';

/** How long an asking waits for a picture: the desk looks elsewhere soon, an SOS does not, and outlasts this while it is open. */
const OPEN_MS: Readonly<Record<AskWhy, number>> = { desk: 60_000, sos: 15 * 60_000 };
/** A recorder that did not answer is asked again after this, as long as the asking is open. */
const AGAIN_MS = 10_000;
/** Whoever calls for help is asked anew, by an entry of its own, not more often than this: neither refusals nor a picture that comes and goes fill the log. */
const ANEW_MS = 60_000;
/** Askings that are open or whose outcome is still shown. */
const MAX_ASKS = 1_024;
const ID_BYTES = 8;

export interface Ask {
  readonly ask: string; readonly at: IsoTime; readonly by: string; readonly why: AskWhy; readonly alarm: string | null;
  readonly sinceMs: number;
  readonly untilMs: number;
  says: Sentence | null;
  state: 'asked' | 'starting' | 'failed';
  timer: Cancel | undefined;
}

export interface LiveAsksParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly lines: FieldLines;
  readonly passes: Passes;
  /** The desk's. */
  readonly turn: Turn;
  stream(recorder: RecorderSerial): LiveStream | undefined;
  trouble(): string | null;
  /** What is shown has changed. */
  changed(): void;
}

export class LiveAsks {
  readonly #parts: LiveAsksParts;
  readonly #asks = new Map<RecorderSerial, Ask>();
  /** Calls for help whose picture a person has ended: the alarm, until another comes or somebody asks again. As many as there are open ones. */
  readonly #putOff = new Map<RecorderSerial, string>();
  #stopped = false;

  constructor(parts: LiveAsksParts) {
    this.#parts = parts;
  }

  get(recorder: RecorderSerial): Ask | undefined {
    return this.#asks.get(recorder);
  }

  openUntil(recorder: RecorderSerial, { at, why }: Ask): IsoTime {
    return isoTime(Math.max(Date.parse(at) + OPEN_MS[why], why === 'sos' ? this.#callOf(recorder)?.untilMs ?? 0 : 0));
  }

  /** Why somebody who called for help is asked for nothing; null while he is about to be. */
  notAsked(recorder: RecorderSerial): Sentence | null {
    if (this.#callOf(recorder) === undefined) return this.#putOff.has(recorder) ? liveWords.putOff : liveWords.longAgo;
    return this.#parts.lines.isUp(recorder) ? null : this.#unheard(recorder);
  }

  /** An asking, in the log before the recorder hears of it. For who holds the turn. */
  async begin(actor: string, recorder: RecorderSerial, { why, alarm }: { readonly why: AskWhy; readonly alarm: string | null }): Promise<void> {
    const before = this.#asks.get(recorder);
    // Pressed twice: it is the same asking. An alarm is always an asking of its own.
    if (alarm === null && before !== undefined && before.state !== 'failed' && this.#isOpen(recorder, before)) return;
    const { clock, log } = this.#parts;
    const ask = Buffer.from(clock.randomBytes(ID_BYTES)).toString('hex');
    await log.append([{ kind: 'LiveAsked', actor, facts: { ask, recorder, why, alarm } }]);
    const sinceMs = clock.monotonicMs();
    this.#putOff.delete(recorder);
    this.drop(recorder);
    this.#asks.set(recorder, { ask, at: isoTime(clock.wallMs()), by: actor, why, alarm, sinceMs, untilMs: sinceMs + OPEN_MS[why], says: null, state: 'asked', timer: undefined });
    if (this.#asks.size > MAX_ASKS) this.drop(this.#asks.keys().next().value!);
    this.#try(recorder);
  }

  drop(recorder: RecorderSerial): void {
    this.#asks.get(recorder)?.timer?.();
    this.#asks.delete(recorder);
  }

  /** A person wants no picture of it now: whoever called for help is asked again when somebody says so, or he calls again. */
  putOff(recorder: RecorderSerial): void {
    const call = this.#callOf(recorder);
    if (call !== undefined) this.#putOff.set(recorder, call.alarm);
    this.drop(recorder);
  }

  stop(): void {
    this.#stopped = true;
    for (const recorder of [...this.#asks.keys()]) this.drop(recorder);
  }

  /** Heard on its line again. What was asked while it was out of reach is asked now; one that was started anew knows nothing of what it was asked before. */
  cameBack(recorder: RecorderSerial): void {
    const ask = this.#asks.get(recorder);
    if (ask !== undefined && ask.state !== 'failed' && this.#isOpen(recorder, ask)) {
      if (this.#parts.stream(recorder)?.state === 'live') return;
      ask.state = 'asked';
      return this.#try(recorder);
    }
    if (this.#callOf(recorder) !== undefined) void this.#parts.turn.take(() => this.#callAnew(recorder)).catch(stationErrors);
  }

  /** A picture has begun: nobody asks for it any more. */
  answered(recorder: RecorderSerial): void {
    this.#asks.get(recorder)?.timer?.();
  }

  /**
   * A picture has ended that answered the asking `of`. Only that is over with it: who called for help meanwhile is asked now, or as
   * soon as he is back, and who called for help before as well; one that gave up, or was started anew, shows nothing by itself. For
   * who holds the turn.
   */
  async ended(recorder: RecorderSerial, of: string | null): Promise<void> {
    const ask = this.#asks.get(recorder);
    const fresh = ask?.why === 'sos' && this.#parts.clock.monotonicMs() - ask.sinceMs < ANEW_MS && this.#callOf(recorder) !== undefined;
    if (ask !== undefined && (ask.ask !== of || fresh) && this.#isOpen(recorder, ask)) {
      if (ask.state === 'failed') return;
      ask.state = 'asked';
      return this.#try(recorder);
    }
    this.drop(recorder);
    await this.#callAnew(recorder);
  }

  /** Somebody has closed an alarm: a call for help is over with it. */
  alarmClosed(group: string): void {
    const row = read(this.#parts.rows, alarmRegister.group(group));
    if (row?.kind !== 'sos' || row.recorder === null || openCall(this.#parts.rows, row.recorder, this.#parts.clock.wallMs()) !== undefined) return;
    this.#putOff.delete(row.recorder);
    const ask = this.#asks.get(row.recorder);
    if (ask?.why !== 'sos') return;
    // A picture that is there is looked at, and whoever does ends it. One that never came would be tried for ever.
    if (ask.state === 'starting' && this.#parts.stream(row.recorder) === undefined) void this.#parts.lines.stopLive(row.recorder);
    this.drop(row.recorder);
    this.#parts.changed();
  }

  /** What the recorder says of its picture, asked or not. */
  said(recorder: RecorderSerial, said: LiveSaid | null): void {
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

  // ---------------------------------------------------------------------------------------------- inside

  /** Its officer has called for help, nobody has closed the alarm, and nobody has ended the picture since. */
  #callOf(recorder: RecorderSerial): OpenCall | undefined {
    const call = openCall(this.#parts.rows, recorder, this.#parts.clock.wallMs());
    return call === undefined || this.#putOff.get(recorder) === call.alarm ? undefined : call;
  }

  #isOpen(recorder: RecorderSerial, ask: Ask): boolean {
    return ask.untilMs > this.#parts.clock.monotonicMs() || (ask.why === 'sos' && this.#callOf(recorder) !== undefined);
  }

  /** Asks whoever calls for help and is asked for nothing: his picture has ended, he has refused it, or the station was started meanwhile. */
  async #callAnew(recorder: RecorderSerial): Promise<void> {
    const { clock, passes, stream } = this.#parts;
    const ask = this.#asks.get(recorder);
    const call = this.#callOf(recorder);
    const over = ask === undefined || (ask.state === 'failed' && clock.monotonicMs() - ask.sinceMs >= ANEW_MS);
    if (over && call !== undefined && !this.#stopped && stream(recorder) === undefined && passes.isServed(recorder)) await this.begin('station', recorder, { why: 'sos', alarm: call.alarm });
  }

  #unheard(recorder: RecorderSerial): Sentence {
    return this.#parts.passes.carriesPass(recorder) ? liveWords.notConnected : liveWords.noPass;
  }

  /** Asks the recorder itself, now or as soon as it is there. */
  #try(recorder: RecorderSerial): void {
    const ask = this.#asks.get(recorder);
    if (ask === undefined || this.#stopped) return;
    const { clock, lines, passes, stream, trouble, changed } = this.#parts;
    ask.timer?.();
    const now = clock.monotonicMs();
    if (stream(recorder)?.state === 'live' && ask.state !== 'asked') ask.says = null;
    if (!this.#isOpen(recorder, ask)) return this.#giveUp(recorder, ask);
    ask.timer = clock.at(ask.untilMs > now ? Math.min(ask.untilMs, now + AGAIN_MS) : now + AGAIN_MS, () => (ask.state === 'failed' ? undefined : this.#try(recorder)));
    const order = passes.order(recorder);
    if (order === null) ask.says = liveWords.noEngine(trouble());
    else if (!lines.isUp(recorder)) ask.says = this.#unheard(recorder);
    else if (ask.state === 'asked') {
      ask.says = null;
      void lines.goLive(recorder, order).then((said) => {
        if (this.#asks.get(recorder) !== ask) return;
        if (said === null) ask.says = lines.isUp(recorder) ? liveWords.noAnswer : liveWords.notConnected;
        else this.said(recorder, said);
        changed();
      });
    }
    changed();
  }

  #giveUp(recorder: RecorderSerial, ask: Ask): void {
    ask.timer?.();
    if (this.#parts.stream(recorder) !== undefined) return;
    // It would try for ever, and empty its battery.
    if (ask.state === 'starting') void this.#parts.lines.stopLive(recorder);
    ask.state = 'failed';
    ask.says = liveWords.gaveUp(ask.says);
    this.#parts.changed();
  }
}

/** A log that takes nothing has an alarm of its own. */
function stationErrors(error: unknown): void {
  if (!(error instanceof StationError)) throw error;
}
