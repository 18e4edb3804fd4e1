/**
 * One recorder's live picture in a tile, for hours: keeps at the live edge, comes back by itself after anything, makes its
 * player anew before its memory grows, rests while nobody can see it, and knows how old the picture is.
 */
import mpegts from 'mpegts.js';
import { Again } from './again.ts';
import { FlvTap, type Codec, type TakenAt } from './flv-tap.ts';

/** Players grow slowly with what they have played; each is made anew after this, not all at once. */
const RENEW_MS = 20 * 60_000;
const RENEW_SPREAD_MS = 3 * 60_000;
const LOOK_MS = 400;
/** From here on it jumps; below, it plays a little faster until it is there (liveSync). */
const JUMP_S = 2.5;
const EDGE_S = 0.4;
/** Bytes that do not come, pictures that do not move. */
const SILENT_MS = 6_000;
const STUCK_MS = 5_000;
/**
 * A slow line or a busy machine keeps old pictures on their way, where no player sees them and no jump leads past them: a picture
 * that came to the station so long ago, for so long, is fetched by a line of its own, which begins with the newest; again.ts says how often.
 */
const OLD_MS = 4_000;
const OLD_FOR_MS = 3_000;
/** Clocks that are apart by more than this are not right: the age would say nothing. */
const PLAUSIBLE_MS = 60_000;
const EARLY_MS = -1_500;
const CLOSED_NO_STREAM = 4_004;
const CLOSED_ENDED = 4_010;

export type PictureWhy = 'no-stream' | 'ended' | 'interrupted' | 'silent' | 'h265' | 'codec' | 'decoder';
export interface PictureState {
  readonly phase: 'connecting' | 'playing' | 'waiting' | 'unplayable' | 'resting';
  readonly why: PictureWhy | null;
  /** Of the picture that is seen, also of one that stands still; null where nobody knows. */
  readonly ageMs: number | null;
  readonly ageBy: TakenAt['by'] | null;
  /** The sender's clock is wrong, so the age is since the arrival at the station. */
  readonly clockOff: boolean;
}

export interface LivePlayerParts {
  readonly video: HTMLVideoElement;
  /** Holds the last picture while the next player is made. */
  readonly still: HTMLCanvasElement;
  readonly url: string;
  /** The station's wall clock. */
  now(): number;
  tell(state: PictureState): void;
}

mpegts.LoggingControl.applyConfig({ enableAll: false });
const { BaseLoader, LoaderStatus } = mpegts;
const playsH265 = () => globalThis.MediaSource?.isTypeSupported('video/mp4; codecs="hvc1.1.6.L93.B0"') === true;

export class LivePlayer {
  readonly #parts: LivePlayerParts;
  #player: mpegts.Player | undefined;
  #socketOf = 0;
  #phase: PictureState['phase'] = 'connecting';
  #why: PictureWhy | null = null;
  #bytesAt = 0;
  /** The picture that is seen: its place on the player's axis, and when it appeared. */
  #shown: { readonly taken: TakenAt | undefined; readonly arrived: TakenAt | undefined } | undefined;
  #shownAt = 0;
  #openedAt = 0;
  /** When the picture was last one that had come just before. */
  #youngAt = 0;
  readonly #tries = new Again();
  #again: number | undefined;
  #renew: number | undefined;
  readonly #looking: number;
  readonly #visibility = () => (document.hidden ? this.#rest() : this.#open());

  constructor(parts: LivePlayerParts) {
    this.#parts = parts;
    document.addEventListener('visibilitychange', this.#visibility);
    this.#looking = window.setInterval(() => this.#look(), LOOK_MS);
    if (document.hidden) this.#rest();
    else this.#open();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#visibility);
    window.clearInterval(this.#looking);
    this.#close();
  }

  #open(): void {
    this.#close();
    this.#set(this.#tries.failed ? 'waiting' : 'connecting', this.#tries.failed ? this.#why : null);
    const tap = new FlvTap();
    const number = this.#socketOf += 1;
    const { video, url } = this.#parts;
    this.#bytesAt = this.#shownAt = this.#openedAt = this.#youngAt = performance.now();
    const hear = { bytes: (bytes: Uint8Array) => this.#heard(number, tap, bytes), closed: (code: number) => { if (number === this.#socketOf) this.#broken(code === CLOSED_NO_STREAM ? 'no-stream' : code === CLOSED_ENDED ? 'ended' : 'interrupted'); } };
    const player = this.#player = mpegts.createPlayer({ type: 'flv', isLive: true, url }, {
      enableStashBuffer: false, autoCleanupSourceBuffer: true, autoCleanupMaxBackwardDuration: 20, autoCleanupMinBackwardDuration: 8,
      liveSync: true, liveSyncMaxLatency: 0.9, liveSyncTargetLatency: 0.5, liveSyncPlaybackRate: 1.1, customLoader: loaderFor(hear),
    });
    player.on(mpegts.Events.ERROR, (kind: string) => { if (kind === mpegts.ErrorTypes.MEDIA_ERROR) this.#brokenSoon(number, undecodable(tap.codec) ?? 'decoder', tap.codec); });
    player.attachMediaElement(video);
    player.load();
    void Promise.resolve(player.play()).catch(() => undefined);
    this.#followFrames(number, tap);
    this.#renew = window.setTimeout(() => this.#open(), RENEW_MS + Math.random() * RENEW_SPREAD_MS);
  }

  #close(): void {
    window.clearTimeout(this.#again);
    window.clearTimeout(this.#renew);
    const player = this.#player;
    this.#player = undefined;
    this.#socketOf += 1;
    if (player === undefined) return;
    this.#keepStill();
    player.unload();
    player.detachMediaElement();
    player.destroy();
  }

  #rest(): void {
    this.#close();
    this.#set('resting', null);
  }

  /** The last picture stays until the next comes; its age goes on and says what it is. */
  #keepStill(): void {
    const { video, still } = this.#parts;
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return;
    still.width = video.videoWidth;
    still.height = video.videoHeight;
    still.getContext('2d')?.drawImage(video, 0, 0);
  }

  #broken(why: PictureWhy, codec?: Codec): void {
    const unplayable = why === 'h265' || why === 'codec' || why === 'decoder';
    this.#close();
    this.#set(unplayable ? 'unplayable' : 'waiting', why);
    const wait = unplayable ? this.#tries.afterUnplayable(codec) : this.#tries.afterBreak();
    this.#again = window.setTimeout(() => { if (!document.hidden) this.#open(); }, wait);
  }

  /** Not in the middle of the library's own call: what it has still to say, it says first. */
  #brokenSoon(number: number, why: PictureWhy, codec: Codec | undefined): void {
    window.setTimeout(() => { if (number === this.#socketOf) this.#broken(why, codec); }, 0);
  }

  #heard(number: number, tap: FlvTap, bytes: Uint8Array): void {
    if (number !== this.#socketOf) return;
    this.#bytesAt = performance.now();
    tap.feed(bytes);
    const why = undecodable(tap.codec);
    if (why !== null) this.#brokenSoon(number, why, tap.codec);
  }

  #followFrames(number: number, tap: FlvTap): void {
    const { video, still } = this.#parts;
    const seen = (_now: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      if (number !== this.#socketOf) return;
      this.#shownAt = performance.now();
      this.#shown = { taken: tap.takenAt(mediaTime * 1_000), arrived: tap.takenAt(mediaTime * 1_000, 'station') };
      if (this.#phase !== 'playing') {
        this.#tries.played();
        still.width = 0;
        this.#set('playing', null);
      }
      video.requestVideoFrameCallback(seen);
    };
    video.requestVideoFrameCallback(seen);
  }

  #look(): void {
    const { video } = this.#parts;
    const now = performance.now();
    if (this.#player !== undefined) {
      const { buffered } = video;
      const end = buffered.length === 0 ? undefined : buffered.end(buffered.length - 1);
      if (end !== undefined && (end - video.currentTime > JUMP_S || video.currentTime < buffered.start(buffered.length - 1) - 0.05)) video.currentTime = Math.max(buffered.start(buffered.length - 1), end - EDGE_S);
      if (video.paused) void video.play().catch(() => undefined);
      if (now - this.#bytesAt > SILENT_MS) this.#broken('silent');
      else if (now - this.#shownAt > STUCK_MS && video.readyState > 0) this.#broken('interrupted');
      else if (this.#phase !== 'playing' || (this.#sinceArrival() ?? 0) <= OLD_MS) this.#youngAt = now;
      else if (now - this.#youngAt > OLD_FOR_MS && now - this.#openedAt > this.#tries.staysOldMs) {
        this.#tries.afterOld(this.#youngAt - this.#openedAt);
        this.#open();
      }
    }
    this.#set(this.#phase, this.#why);
  }

  #set(phase: PictureState['phase'], why: PictureWhy | null): void {
    this.#phase = phase;
    this.#why = why;
    this.#parts.tell({ phase, why, ...this.#age() });
  }

  #sinceArrival(): number | undefined {
    const arrived = this.#shown?.arrived;
    return arrived === undefined ? undefined : this.#parts.now() - arrived.unixMs;
  }

  #age(): Pick<PictureState, 'ageMs' | 'ageBy' | 'clockOff'> {
    const taken = this.#shown?.taken;
    if (taken === undefined) return { ageMs: null, ageBy: null, clockOff: false };
    const now = this.#parts.now();
    const age = now - taken.unixMs;
    const since = this.#sinceArrival();
    const off = taken.by === 'sender' && (age < EARLY_MS || age - Math.max(0, since ?? age) > PLAUSIBLE_MS);
    if (off) return { ageMs: since ?? null, ageBy: since === undefined ? null : 'station', clockOff: true };
    return { ageMs: Math.max(0, age), ageBy: taken.by, clockOff: false };
  }
}

function undecodable(codec: Codec | undefined): 'h265' | 'codec' | null {
  return codec === 'h265' && !playsH265() ? 'h265' : codec === 'other' ? 'codec' : null;
}

/** The station's socket as the library's source; what it says when it closes goes to the tile. */
function loaderFor(hear: { bytes(bytes: Uint8Array): void; closed(code: number): void }): mpegts.CustomLoaderConstructor {
  return class SocketLoader extends BaseLoader {
    #socket: WebSocket | undefined;
    #received = 0;

    constructor() {
      super('station-socket');
      this._needStash = true;
    }

    override open({ url }: mpegts.MediaSegment): void {
      const socket = this.#socket = new WebSocket(url);
      socket.binaryType = 'arraybuffer';
      this._status = LoaderStatus.kConnecting;
      socket.onopen = () => { this._status = LoaderStatus.kBuffering; };
      socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
        if (socket !== this.#socket) return;
        hear.bytes(new Uint8Array(data));
        const from = this.#received;
        this.#received += data.byteLength;
        this.onDataArrival(data, from, this.#received);
      };
      socket.onclose = ({ code }) => {
        if (socket !== this.#socket) return;
        this._status = LoaderStatus.kComplete;
        hear.closed(code);
      };
    }

    override abort(): void {
      const socket = this.#socket;
      this.#socket = undefined;
      this._status = LoaderStatus.kComplete;
      socket?.close();
    }

    override destroy(): void {
      this.abort();
      super.destroy();
    }
  } as unknown as mpegts.CustomLoaderConstructor;
}
