/**
 * A stored clip through the media server, for players that want RTMP or FLV: ffmpeg publishes it at its own pace from a moment
 * on, as `/vod/<view>`, into the station's engine. Every picture is coded anew with the viewer's name and the time in it. It lasts as long
 * as the view; neither address is worth anything after it.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Clock } from '../../clock.ts';
import { StationError } from '../../domain/errors.ts';
import type { LiveStream, MediaEngine } from '../media-engine.ts';
import { markFilter } from './burnt-mark.ts';
import { inputOf, type ClipBytes, type Playback } from './playback.ts';
import { missing, run, type RunningProgram } from './programs.ts';

/** From the start of ffmpeg to its stream at the engine. */
const PUBLISH_WITHIN_MS = 15_000;
/** A token opens a stream, and no more: it is for the program that is about to be started. */
const PUBLISH_TOKEN_MS = 20_000;
export const PLAY_TOKEN_MS = 10 * 60_000;
const MAX_RUNNING_MS = 12 * 3_600_000;
/** ffmpeg that publishes, of all viewers: each codes pictures, about half a core for 1080p. */
export const MAX_VOD = 4;
const LOOK_EVERY_MS = 1_000;
/** How old the engine's own figures may be. */
const FIGURES_MS = 2_000;
/** Of what ffmpeg says, told on; addresses with their tokens are left out. */
const MAX_WORDS = 200;
const SECRET_BYTES = 32;
const MAX_PLAYERS = 4;
const ENCODE = ['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-crf', '23', '-pix_fmt', 'yuv420p', '-g', '50', '-threads', '2'] as const;

export interface VodAddresses {
  /** With the play token, good for 10 minutes to begin with; null where the engine does not listen. */
  readonly rtmp: string | null;
  /** Behind the station's own address. */
  readonly flvPath: string;
  readonly startMs: number;
  readonly expiresMs: number;
}

interface Running {
  readonly path: string;
  readonly secret: string;
  readonly program: RunningProgram;
  readonly signal: AbortSignal;
  readonly sent: (bytes: number) => void;
  players: number;
}

export interface VodParts {
  readonly clock: Clock;
  readonly playback: Playback;
  readonly utcOffsetMinutes: number;
  /** null where the configuration has no engine. */
  readonly media: () => MediaEngine | null;
  pathOf(sha256: string): string;
}

export class Vod {
  readonly #parts: VodParts;
  readonly #running = new Map<string, Running>();

  constructor(parts: VodParts) {
    this.#parts = parts;
  }

  /** The machine and the configuration have what it needs. */
  get possible(): boolean {
    return this.#parts.playback.programs.ffmpeg !== null && (this.#parts.media()?.localAddress() ?? null) !== null;
  }

  /**
   * Publishes; resolves when players can connect. Again for the same view: from another moment, in place of the one before.
   * @param who whose name is in every picture
   * @param watched hears every second from when to when of the clip was on its way while somebody watched
   * Throws 'missing-program', 'carrier-unavailable' (no engine), 'conflict' (too many, nothing to play), 'peer-gone'.
   */
  async start(view: string, clip: ClipBytes, who: string, startMs: number, signal: AbortSignal, watched: (fromMs: number, toMs: number) => void, sent: (bytes: number) => void): Promise<VodAddresses> {
    const { clock, playback, pathOf, utcOffsetMinutes } = this.#parts;
    const media = this.#parts.media();
    // What players are told may be a name that does not lead back to this machine, or not to be said outside of it.
    const [local, address] = [media?.localAddress() ?? null, media?.publishAddress() ?? null];
    const { ffmpeg } = playback.programs;
    if (ffmpeg === null) throw missing('不能经流媒体播放');
    if (media === null || local === null || address === null) throw new StationError('carrier-unavailable', '本站没有启用流媒体服务 / this station has no media server', { what: 'media' });
    const { facts, how } = await playback.know(clip);
    if (how.kind === 'cannot' || how.kind === 'image' || facts.video === null) throw new StationError('conflict', '不是可经流媒体播放的录像 / it is no video that can be streamed', { what: 'clip', id: view });
    this.stop(view);
    if (this.#running.size >= MAX_VOD) throw new StationError('conflict', `已有 ${MAX_VOD} 路点播在进行 / ${MAX_VOD} clips are streamed already`, { what: 'vod', id: view, reason: 'busy' });
    // The engine's names have letters and digits; a view's id is such a name. Another start is another stream.
    const path = `/vod/${view}-${Buffer.from(clock.randomBytes(4)).toString('hex')}`;
    const token = media.token({ action: 'publish', path, subject: `view:${view}`, expiresMs: clock.wallMs() + PUBLISH_TOKEN_MS });
    const args = [
      '-hide_banner', '-nostdin', '-loglevel', 'error', '-re', ...inputOf(facts, pathOf(clip.sha256), startMs, false), '-sn', '-dn', '-map_metadata', '-1', '-map', '0:v:0', '-vf', markFilter({ who, atMs: clock.wallMs(), utcOffsetMinutes }), ...ENCODE,
      ...(facts.audio === null ? ['-an'] : ['-map', '0:a:0', ...(facts.audio === 'aac' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '96k', '-ar', '44100'])]), '-flvflags', 'no_duration_filesize', '-f', 'flv', `${local}${path}?token=${token}`,
    ];
    const program = run(ffmpeg, args, clock, MAX_RUNNING_MS);
    const running: Running = { path, secret: Buffer.from(clock.randomBytes(SECRET_BYTES)).toString('base64url'), program, signal, sent, players: 0 };
    this.#running.set(view, running);
    const end = () => this.#end(view, running);
    signal.addEventListener('abort', end, { once: true });
    void program.ended.then(() => {
      signal.removeEventListener('abort', end);
      this.#end(view, running);
    });
    if (signal.aborted) end();
    await this.#published(media, running);
    this.#watch(media, view, running, startMs, clock.monotonicMs(), watched);
    const expiresMs = clock.wallMs() + PLAY_TOKEN_MS;
    return { rtmp: `${address}${path}?token=${media.token({ action: 'play', path, subject: `view:${view}`, expiresMs })}`, flvPath: `/api/v1/vod/${view}.flv?token=${running.secret}`, startMs, expiresMs };
  }

  /** The stream as FLV for whoever has the secret of its address; undefined for anybody else. */
  async flv(view: string, secret: string): Promise<Readable | undefined> {
    const [running, media] = [this.#running.get(view), this.#parts.media()];
    if (running === undefined || media === null || !same(running.secret, secret) || running.players >= MAX_PLAYERS) return undefined;
    running.players += 1;
    const stop = new AbortController();
    try {
      const stream = await media.flv(running.path, { signal: AbortSignal.any([running.signal, stop.signal]) });
      stream.on('data', (piece: Buffer) => running.sent(piece.length));
      stream.pause();
      stream.once('close', () => {
        running.players -= 1;
        stop.abort();
      });
      return stream;
    } catch (error) {
      running.players -= 1;
      throw error;
    }
  }

  stop(view: string): void {
    const running = this.#running.get(view);
    if (running !== undefined) this.#end(view, running);
  }

  async stopAll(): Promise<void> {
    const all = [...this.#running];
    for (const [view, running] of all) this.#end(view, running);
    await Promise.all(all.map(([, { program }]) => program.ended));
  }

  #end(view: string, running: Running): void {
    if (this.#running.get(view) === running) this.#running.delete(view);
    running.program.kill();
    this.#parts.media()?.close(running.path);
  }

  #published(media: MediaEngine, { path, program }: Running): Promise<void> {
    const { clock } = this.#parts;
    return new Promise((resolve, reject) => {
      const done = (error?: StationError) => {
        late();
        stop();
        if (error === undefined) resolve();
        else reject(error);
      };
      const failed = (why: string) => {
        program.kill();
        done(new StationError('peer-gone', `不能经流媒体播放：${why} / it cannot be streamed: ${why}`, { what: 'ffmpeg' }));
      };
      const there = () => media.streams().some((one) => one.path === path && one.video !== null);
      const stop = media.on((change) => { if (change.kind === 'described' && change.stream.path === path && there()) done(); });
      const late = clock.at(clock.monotonicMs() + PUBLISH_WITHIN_MS, () => failed(`${PUBLISH_WITHIN_MS / 1_000} s`));
      void program.ended.then(({ lastWords }) => failed(lastWords.replaceAll(/rtmps?:\S+/g, '').slice(0, MAX_WORDS).trim() || 'ffmpeg'));
      if (there()) done();
    });
  }

  #watch(media: MediaEngine, view: string, running: Running, startMs: number, sinceMs: number, watched: (fromMs: number, toMs: number) => void): void {
    const { clock } = this.#parts;
    let toldMs = startMs;
    let joined = 0;
    let playedBytes = 0;
    const count = (stream: LiveStream | undefined) => {
      if (stream === undefined) return;
      const now = startMs + clock.monotonicMs() - sinceMs;
      // A player that came and was gone between two looks has taken what was on its way at that time.
      if (stream.joined > joined) watched(Math.max(startMs, toldMs - FIGURES_MS), now);
      else if (stream.viewers > 0 || running.players > 0) watched(toldMs, now);
      if (stream.playedBytes > playedBytes) running.sent(stream.playedBytes - playedBytes);
      [toldMs, joined, playedBytes] = [now, stream.joined, stream.playedBytes];
    };
    const stop = media.on((change) => {
      if (change.kind !== 'ended' || change.stream.path !== running.path) return;
      stop();
      count(change.stream);
    });
    const look = () => {
      if (this.#running.get(view) !== running) return stop();
      count(media.streams().find((one) => one.path === running.path));
      clock.at(clock.monotonicMs() + LOOK_EVERY_MS, look);
    };
    look();
  }
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
