/**
 * Live pictures to browsers: FLV over a WebSocket, on the station's own port and session. Whoever may see it is decided before
 * the socket opens; that he began to watch is in the log before the first byte; and the moment he may not any more, it is cut.
 */
import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Cancel, Clock } from '../clock.ts';
import type { LiveView, LiveViewsDesk } from '../desk/live-views.ts';
import type { LiveViewEndWhy } from '../domain/live-view-events.ts';
import { StationError } from '../domain/errors.ts';
import type { RecorderSerial } from '../domain/names.ts';
import type { MediaEngine } from '../media/media-engine.ts';
import { Problem } from './problems.ts';

export const LIVE_SOCKET_PATH = /^\/api\/v1\/live\/[^/?]{1,600}\/flv(?:\?|$)/;
/** Of one account: two walls of sixteen, and those that are just being replaced. */
export const MAX_OF_ACCOUNT = 48;
export const MAX_SOCKETS = 192;
/** What may wait here for one viewer; beyond it the engine is not read, and drops to the next key frame by itself. */
export const HIGH_BYTES = 512 * 1024;
const LOW_BYTES = 64 * 1024;
/** A viewer says nothing; what he sends is not read beyond this. */
const MAX_SAID_BYTES = 1_024;
export const BEAT_MS = 15_000;
/** From the request to the socket or to the end of the answer: nothing else ends a line that asks to become a socket. */
export const UPGRADE_WITHIN_MS = 30_000;
/** Why a socket closes, for the page. */
export const CLOSE = { stopping: 1_001, noStream: 4_004, ended: 4_010, interrupted: 4_011, failed: 4_500 } as const;

/** Who asks to see what. */
export interface LiveAsk {
  readonly account: string;
  readonly actor: string;
  readonly recorder: RecorderSerial;
  readonly path: string;
  /** Whether he may still see it. Asked again and again. */
  may(): boolean;
}

interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
  /** Takes back what cuts a line that is not done in time. */
  readonly late: Cancel;
}

interface Open {
  readonly ask: LiveAsk;
  readonly socket: WebSocket;
  /** Ends the reading of the engine. */
  readonly stop: AbortController;
  view: LiveView | undefined;
  /** Answered since the last beat. */
  answered: boolean;
  over: boolean;
}

export class LiveSockets {
  readonly #media: MediaEngine | null;
  readonly #views: LiveViewsDesk;
  readonly #clock: Clock;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_SAID_BYTES, clientTracking: false });
  readonly #upgrades = new WeakMap<IncomingMessage, Upgrade>();
  readonly #open = new Set<Open>();
  #beat: Cancel;
  #stopping = false;

  constructor(media: MediaEngine | null, views: LiveViewsDesk, clock: Clock) {
    this.#media = media;
    this.#views = views;
    this.#clock = clock;
    this.#beat = this.#nextBeat();
  }

  get size(): number {
    return this.#open.size;
  }

  /** A request that wants to become a socket: goes through the same hooks as every other, by `route`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, route: (request: IncomingMessage, response: ServerResponse) => void): void {
    socket.on('error', () => socket.destroy());
    const late = this.#clock.at(this.#clock.monotonicMs() + UPGRADE_WITHIN_MS, () => socket.destroy());
    socket.once('close', late);
    // The line is gone with its last byte, whether the other side closes or not: no timeout of the server looks at it any more.
    const close = () => socket.end(() => socket.destroy());
    if (this.#stopping || request.method !== 'GET' || !LIVE_SOCKET_PATH.test(request.url ?? '')) {
      socket.write('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      close();
      return;
    }
    this.#upgrades.set(request, { socket, head, late });
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket as never);
    // Whoever is refused gets an answer like any other, and the line is closed behind it.
    response.on('finish', close);
    route(request, response);
  }

  /** Takes the line over. Throws Problem where it is none, and where there are too many. */
  accept(request: FastifyRequest, response: ServerResponse, ask: LiveAsk): void {
    const upgrade = this.#upgrades.get(request.raw);
    if (upgrade === undefined) throw new Problem(426, 'bad-input', '请以 WebSocket 连接', 'open it as a WebSocket');
    const mine = [...this.#open].filter((one) => one.ask.account === ask.account);
    if (this.#stopping || this.#open.size >= MAX_SOCKETS || mine.length >= MAX_OF_ACCOUNT) throw new Problem(429, 'too-many', '打开的画面过多', 'too many pictures are open', [], 10);
    response.removeAllListeners('finish');
    response.detachSocket(upgrade.socket as never);
    this.#server.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) => {
      upgrade.late();
      void this.#show(socket, ask);
    });
  }

  /** Cuts those who may not see it any more. */
  sweep(): void {
    for (const one of [...this.#open]) if (!one.ask.may()) this.#end(one, 'right-ended');
  }

  /** Resolves when every end is in the log. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#beat();
    for (const one of [...this.#open]) this.#end(one, 'station-stopped', CLOSE.stopping);
    await this.#views.settled();
  }

  async #show(socket: WebSocket, ask: LiveAsk): Promise<void> {
    const one: Open = { ask, socket, stop: new AbortController(), view: undefined, answered: true, over: false };
    this.#open.add(one);
    socket.on('close', () => this.#end(one, 'left'));
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => { one.answered = true; });
    // A viewer watches and does nothing else.
    socket.on('message', () => socket.terminate());
    try {
      const stream = await this.#stream(one);
      one.view = await this.#views.begin(ask.actor, ask.recorder, ask.path);
      if (one.over) void one.view.end('left');
      else if (!ask.may()) this.#end(one, 'right-ended');
      // It broke while the entry was written: nothing will come of it any more, not even its end.
      else if (stream.destroyed) this.#end(one, 'interrupted', CLOSE.interrupted);
      else this.#carry(one, stream);
    } catch (error) {
      const code = error instanceof StationError && error.code === 'not-found' ? CLOSE.noStream : error instanceof StationError && error.code === 'peer-gone' ? CLOSE.interrupted : CLOSE.failed;
      this.#end(one, 'interrupted', code);
    }
  }

  async #stream({ ask, stop }: Open): Promise<Readable> {
    if (this.#media === null) throw new StationError('not-found', '本站没有配置实时视频 / this station has no live pictures', { what: 'stream', id: ask.path });
    const stream = await this.#media.flv(ask.path, { signal: stop.signal });
    stream.pause();
    return stream;
  }

  #carry(one: Open, stream: Readable): void {
    const { socket } = one;
    stream.on('data', (bytes: Buffer) => {
      if (one.over) return;
      socket.send(bytes, { binary: true }, () => {
        if (stream.isPaused() && socket.bufferedAmount <= LOW_BYTES) stream.resume();
      });
      if (socket.bufferedAmount > HIGH_BYTES) stream.pause();
    });
    stream.on('end', () => this.#end(one, 'stream-ended', CLOSE.ended));
    // The engine cuts whoever takes nothing for too long.
    stream.on('error', () => this.#end(one, stream.isPaused() ? 'stalled' : 'interrupted', CLOSE.interrupted));
    stream.on('close', () => this.#end(one, 'interrupted', CLOSE.interrupted));
    stream.resume();
  }

  /** With a code the page is told why, after what was sent; without one the line is cut and what waits for it is gone. */
  #end(one: Open, why: LiveViewEndWhy, code?: number): void {
    if (one.over) return;
    one.over = true;
    this.#open.delete(one);
    one.stop.abort();
    if (code === undefined || why === 'stalled') one.socket.terminate();
    else this.#close(one.socket, code);
    void one.view?.end(why);
  }

  #close(socket: WebSocket, code: number): void {
    socket.close(code);
    if (this.#stopping) socket.terminate();
  }

  /** Finds viewers that are gone without a word, and sessions that ran out. */
  #nextBeat(): Cancel {
    return this.#clock.at(this.#clock.monotonicMs() + BEAT_MS, () => {
      this.sweep();
      for (const one of [...this.#open]) {
        if (!one.answered) this.#end(one, 'stalled');
        else {
          one.answered = false;
          one.socket.ping();
        }
      }
      this.#beat = this.#nextBeat();
    });
  }
}
