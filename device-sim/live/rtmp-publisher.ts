/**
 * A recorder's camera on the air: publishes the film in real time, says with each key frame what its own clock shows, and
 * takes its stream over again by its token whenever the line breaks.
 */
import type { SimClock } from '../sim-clock.ts';
import { amf } from './amf.ts';
import { fieldFilm, HEIGHT, WIDTH, type Film } from './field-film.ts';
import { RtmpLine } from './rtmp-line.ts';

export interface PublishOrder {
  /** rtmp://host:port or rtmps://host:port. */
  readonly url: string;
  /** /live/<name> */
  readonly path: string;
  readonly token: string;
}

export type PublisherState = 'starting' | 'live' | 'retrying';

export interface PublisherSettings {
  readonly clock: SimClock;
  readonly order: PublishOrder;
  /** PEM of who signed the server's certificate. */
  readonly ca?: string | undefined;
  /** `refused`: the server itself said no. */
  state(state: PublisherState, refused: boolean): void;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 4_000;
const TICK_MS = 20;
/** Frames that are made up for after a pause; what is older is left out. */
const MAX_BEHIND_MS = 2_000;
/** A server that does not take the stream within this time is tried anew. */
const START_WITHIN_MS = 5_000;
const DATA = 18;

export class RtmpPublisher {
  readonly #settings: PublisherSettings;
  readonly #film: Film = fieldFilm();
  readonly #beganMs: number;
  #line: RtmpLine | undefined;
  #timer: (() => void) | undefined;
  #retryMs = FIRST_RETRY_MS;
  #next = 0;
  #live = false;
  /** After frames were left out nothing can be decoded before the next key frame. */
  #awaitsKey = true;
  #token: string;
  #stopped = false;
  /** Lever: nothing leaves or comes in, as without radio. */
  #dark = false;

  constructor(settings: PublisherSettings) {
    this.#settings = settings;
    this.#token = settings.order.token;
    this.#beganMs = settings.clock.monotonicMs();
    settings.state('starting', false);
    this.#connect();
  }

  get live(): boolean {
    return this.#live;
  }

  get order(): PublishOrder {
    return this.#settings.order;
  }

  /** The token by which it comes back when its line breaks; empty changes nothing. */
  renew(token: string): void {
    if (token !== '') this.#token = token;
  }

  /** Radio gone: the line is cut without a word, and none is opened until it is back. */
  radio(on: boolean): void {
    this.#dark = !on;
    if (on) {
      this.#retryMs = FIRST_RETRY_MS;
      if (this.#line === undefined) this.#connect();
    } else this.#line?.cut();
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.();
    this.#line?.finish();
    this.#line = undefined;
    this.#live = false;
  }

  #connect(): void {
    this.#timer?.();
    if (this.#stopped || this.#dark) return;
    const { clock, order, ca } = this.#settings;
    const line: RtmpLine = new RtmpLine(order.url, order.path, this.#token, {
      started: () => {
        if (this.#line === line) this.#begin(line);
      },
      closed: (_why, refused) => {
        if (this.#line === line) this.#broke(refused);
      },
    }, ca);
    this.#line = line;
    this.#timer = clock.at(clock.monotonicMs() + START_WITHIN_MS, () => line.cut());
  }

  #begin(line: RtmpLine): void {
    this.#live = true;
    this.#awaitsKey = true;
    this.#retryMs = FIRST_RETRY_MS;
    const timeMs = this.#elapsedMs();
    line.media(DATA, timeMs, amf('@setDataFrame', 'onMetaData', { width: WIDTH, height: HEIGHT, framerate: 12.5, videocodecid: 7, audiocodecid: 10, audiosamplerate: 16_000, stereo: false, encoder: 'zhilu device simulator' }));
    for (const config of this.#film.configs) line.media(config.type, timeMs, config.body);
    this.#skipTo(timeMs);
    this.#settings.state('live', false);
    this.#play();
  }

  #broke(refused: boolean): void {
    this.#line = undefined;
    this.#live = false;
    this.#timer?.();
    if (this.#stopped) return;
    this.#settings.state('retrying', refused);
    const { clock } = this.#settings;
    this.#timer = clock.at(clock.monotonicMs() + this.#retryMs, () => this.#connect());
    this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2);
  }

  /** Sends what is due, in real time. */
  #play(): void {
    this.#timer?.();
    const line = this.#line;
    if (line === undefined || !this.#live) return;
    const { clock } = this.#settings;
    const elapsed = this.#elapsedMs();
    if (elapsed - this.#film.frame(this.#next).timeMs > MAX_BEHIND_MS) this.#skipTo(elapsed);
    for (let frame = this.#film.frame(this.#next); frame.timeMs <= elapsed; frame = this.#film.frame(this.#next)) {
      this.#next += 1;
      const isVideo = frame.type === 9;
      if (isVideo && !line.takes) this.#awaitsKey = true;
      if (isVideo && frame.key && line.takes) {
        this.#awaitsKey = false;
        line.media(DATA, frame.timeMs, amf('onClock', { unixMs: Math.round(clock.wallMs()) }));
      }
      if (!(this.#awaitsKey && isVideo) && line.takes) line.media(frame.type, frame.timeMs, frame.body);
    }
    this.#timer = clock.at(clock.monotonicMs() + TICK_MS, () => this.#play());
  }

  #elapsedMs(): number {
    return Math.round(this.#settings.clock.monotonicMs() - this.#beganMs);
  }

  #skipTo(timeMs: number): void {
    this.#awaitsKey = true;
    while (this.#film.frame(this.#next).timeMs < timeMs) this.#next += 1;
  }
}
