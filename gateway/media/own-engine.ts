/**
 * Our own media engine: looks after its process. The process may crash, hang or be killed; it is started again on the same
 * ports, and streams whose publishers come back within a bound go on as if it had been their line.
 */
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import type { Cancel, Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import { ENGINE_LIMITS, type EngineLimits } from './engine/limits.ts';
import type { FromEngine, ToEngine } from './engine/words.ts';
import { EngineProcesses } from './engine-process.ts';
import { readFlv } from './flv-reader.ts';
import type { LiveStream, MediaEngine, StreamChange } from './media-engine.ts';
import { StreamBook } from './stream-book.ts';
import { isStreamPath, mintToken, TOKEN_KEY_BYTES, type TokenClaims } from './token.ts';

export interface OwnEngineSettings {
  /** 32 bytes that tokens are signed with. */
  readonly key: Uint8Array;
  /** Where publishers and outside players connect by RTMP; left out: 127.0.0.1, any free port. null: nothing listens. */
  readonly rtmp?: {
    readonly host?: string | undefined;
    /** 0 or left out: any that is free, the same again after a restart of the engine. */
    readonly port?: number | undefined;
    /** PEM files; RTMPS where given. Read anew when the engine starts. */
    readonly tls?: { readonly keyFile: string; readonly certFile: string } | undefined;
    /** The host that publishers are told, where it is not the one listened on. */
    readonly announce?: string | undefined;
  } | null | undefined;
  readonly limits?: Partial<EngineLimits> | undefined;
}

export const PING_EVERY_MS = 2_000;
/** An engine that left so many pings unanswered is killed and started again. Counted, because a machine that slept has no clock to go by. */
export const MAX_UNANSWERED = 4;
/** From the start of the process to its ports. */
export const LISTEN_WITHIN_MS = 15_000;
export const STOP_WITHIN_MS = 3_000;
export const FIRST_RESTART_MS = 50;
export const MOST_RESTART_MS = 5_000;
/** An engine that ran for so long is started again without a wait that grows. */
export const STEADY_MS = 30_000;
const LOOPBACK = '127.0.0.1';
/** How this machine reaches itself where every address is listened on. */
const OF_ALL: Readonly<Record<string, string>> = { '0.0.0.0': LOOPBACK, '::': '::1' };
/** The station's own play token. */
const OWN_TOKEN_MS = 30_000;
/** How long an engine works before a spare is made ready beside it. */
export const SPARE_AFTER_MS = 2_000;
/** When one is tried again that the system had no room for. */
const SPARE_AGAIN_MS = 10_000;

export class OwnEngine implements MediaEngine {
  readonly #settings: OwnEngineSettings;
  readonly #clock: Clock;
  readonly #book: StreamBook;
  readonly #listeners = new Set<(change: StreamChange) => void>();
  readonly #processes = new EngineProcesses();
  readonly #refused = new Map<string, number>();
  #child: ChildProcess | undefined;
  #rtmpPort: number;
  #playPort = 0;
  #up = false;
  #downWhy = '';
  #stopping = false;
  #startedMs = 0;
  #restartMs = FIRST_RESTART_MS;
  #ping = 0;
  #answered = 0;
  #cancelPing: Cancel = () => undefined;
  #cancelRestart: Cancel = () => undefined;
  #cancelSpare: Cancel = () => undefined;

  constructor(settings: OwnEngineSettings, clock: Clock) {
    const bad = (what: string) => new StationError('bad-input', `media: ${what}`, { what: 'media' });
    const port = settings.rtmp?.port ?? 0;
    if (settings.key.length !== TOKEN_KEY_BYTES) throw bad(`the key has ${settings.key.length} bytes; give ${TOKEN_KEY_BYTES}`);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw bad(`rtmp.port: ${port} is no port; give 0 to 65535`);
    this.#settings = settings;
    this.#clock = clock;
    this.#rtmpPort = port;
    this.#book = new StreamBook((change) => this.#say(change));
  }

  async start(): Promise<void> {
    this.#stopping = false;
    await this.#launch();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelRestart();
    this.#cancelPing();
    this.#cancelSpare();
    await this.#processes.stop();
    const child = this.#child;
    if (child === undefined) return this.#book.endAll();
    const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
    this.#send({ say: 'stop' });
    const cancel = this.#clock.at(this.#clock.monotonicMs() + STOP_WITHIN_MS, () => child.kill('SIGKILL'));
    if (child.exitCode === null && child.signalCode === null) await gone;
    cancel();
    this.#book.endAll();
  }

  streams(): readonly LiveStream[] {
    return this.#book.streams();
  }

  on(listener: (change: StreamChange) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  publishAddress(): string | null {
    const { rtmp } = this.#settings;
    return this.#addressOf(rtmp?.announce ?? rtmp?.host ?? LOOPBACK);
  }

  localAddress(): string | null {
    const host = this.#settings.rtmp?.host ?? LOOPBACK;
    return this.#addressOf(OF_ALL[host] ?? host);
  }

  trouble(): string | null {
    return this.#up ? null : `媒体引擎正在重启 / the media engine is being started again${this.#downWhy === '' ? '' : `: ${this.#downWhy}`}`;
  }

  token(claims: TokenClaims): string {
    return mintToken(claims, this.#settings.key);
  }

  async flv(path: string, { signal }: { readonly signal: AbortSignal }): Promise<Readable> {
    if (!isStreamPath(path)) throw new StationError('not-found', `没有这个视频流 / there is no stream ${path}`, { what: 'stream', id: path });
    if (!this.#up) throw new StationError('peer-gone', '媒体引擎正在重启，请稍后再试 / the media engine is being started again; ask again', { what: 'media engine' });
    const token = mintToken({ action: 'play', path, subject: 'station', expiresMs: this.#clock.wallMs() + OWN_TOKEN_MS }, this.#settings.key);
    const answer = await readFlv(`http://127.0.0.1:${this.#playPort}${path}.flv?token=${token}`, signal, this.#clock);
    if ('stream' in answer) return answer.stream;
    // A stream that the book holds is one whose publisher is about to come back.
    if (answer.status === 404 && this.#book.has(path)) throw new StationError('peer-gone', '视频流正在恢复，请稍后再试 / the stream is on its way back; ask again', { what: 'stream', id: path });
    if (answer.status === 404) throw new StationError('not-found', `没有这个视频流 / there is no stream ${path}`, { what: 'stream', id: path });
    throw new StationError('peer-gone', `媒体引擎没有给出视频流 / the media engine did not give the stream (${answer.status}); ask again`, { what: 'stream', id: path });
  }

  refuse(subject: string, expiringByMs: number): void {
    if ((this.#refused.get(subject) ?? 0) === expiringByMs) return;
    if (expiringByMs > 0) this.#refused.set(subject, expiringByMs);
    else this.#refused.delete(subject);
    this.#send({ say: 'refuse', subject, expiringByMs });
  }

  close(path: string): void {
    this.#send({ say: 'close', path });
    if (!this.#up) this.#book.end(path);
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  #addressOf(host: string): string | null {
    const { rtmp } = this.#settings;
    return rtmp === null || this.#rtmpPort === 0 ? null : `${rtmp?.tls === undefined ? 'rtmp' : 'rtmps'}://${isIP(host) === 6 ? `[${host}]` : host}:${this.#rtmpPort}`;
  }

  /** Resolves when the process listens, rejects when it ended before. */
  async #launch(): Promise<void> {
    const tls = await this.#pems();
    if (this.#stopping) throw new StationError('peer-gone', 'the media engine stops', { what: 'media engine' });
    const { child, lastWords } = this.#processes.take();
    this.#child = child;
    this.#startedMs = this.#clock.monotonicMs();
    await new Promise<void>((resolve, reject) => {
      const late = this.#clock.at(this.#startedMs + LISTEN_WITHIN_MS, () => child.kill('SIGKILL'));
      let listening = false;
      let failure = '';
      child.on('message', (message) => {
        const words = message as FromEngine;
        if (words.tell === 'failed') failure = words.why;
        if (words.tell !== 'listening') return this.#hear(words);
        listening = true;
        late();
        this.#rtmpPort = words.rtmpPort ?? 0;
        this.#playPort = words.playPort;
        this.#rise();
        resolve();
      });
      child.on('error', (error) => { failure ||= error.message; });
      child.once('close', (code, signal) => {
        late();
        const why = failure || lastWords() || `ended with ${signal ?? code}`;
        if (!listening) reject(new StationError('carrier-unavailable', `媒体引擎无法启动 / the media engine cannot start: ${why}`, { what: 'media engine', reason: why }));
        this.#fell(why, listening);
      });
      const { rtmp, key, limits } = this.#settings;
      this.#send({
        say: 'start', rtmp: rtmp === null ? null : { host: rtmp?.host ?? LOOPBACK, port: this.#rtmpPort, tls }, playPort: this.#playPort,
        key: Buffer.from(key).toString('base64'), refused: [...this.#refused], limits: { ...ENGINE_LIMITS, ...limits },
      });
    });
  }

  async #pems(): Promise<{ readonly key: string; readonly cert: string } | undefined> {
    const files = this.#settings.rtmp?.tls;
    if (files === undefined) return undefined;
    const read = (path: string) => readFile(path, 'utf8').catch((error: unknown) => {
      throw new StationError('key-unusable', `media: ${path} 无法读取 / cannot be read`, { path, reason: error instanceof Error ? error.message : String(error) }, error);
    });
    const [key, cert] = await Promise.all([read(files.keyFile), read(files.certFile)]);
    return { key, cert };
  }

  #rise(): void {
    this.#up = true;
    this.#answered = this.#ping;
    this.#watch();
    this.#prepareIn(SPARE_AFTER_MS);
    this.#book.engineUp(this.#clock.monotonicMs());
    this.#say({ kind: 'engine-up' });
  }

  /** A spare is a convenience: where it cannot be had, the engine works without. */
  #prepareIn(waitMs: number): void {
    this.#cancelSpare = this.#clock.at(this.#clock.monotonicMs() + waitMs, () => {
      try {
        this.#processes.prepare();
      } catch {
        this.#prepareIn(SPARE_AGAIN_MS);
      }
    });
  }

  /** The process is gone. */
  #fell(why: string, wasUp: boolean): void {
    this.#up = false;
    this.#downWhy = why;
    this.#child = undefined;
    this.#cancelPing();
    this.#cancelSpare();
    if (wasUp && !this.#stopping) {
      this.#book.engineDown();
      this.#say({ kind: 'engine-down', why });
    }
    if (wasUp) this.#again();
  }

  #again(): void {
    if (this.#stopping) return;
    const nowMs = this.#clock.monotonicMs();
    if (nowMs - this.#startedMs > STEADY_MS) this.#restartMs = FIRST_RESTART_MS;
    const waitMs = this.#restartMs;
    this.#restartMs = Math.min(MOST_RESTART_MS, waitMs * 2);
    // A launch that fails tries again from here; what failed was told when the engine went down.
    this.#cancelRestart = this.#clock.at(nowMs + waitMs, () => { this.#launch().catch(() => this.#again()); });
  }

  /** Watchdog: one ping after the other. */
  #watch(): void {
    const nowMs = this.#clock.monotonicMs();
    this.#book.due(nowMs);
    if (this.#ping - this.#answered >= MAX_UNANSWERED) {
      this.#child?.kill('SIGKILL');
      return;
    }
    this.#ping += 1;
    this.#send({ say: 'ping', number: this.#ping });
    this.#cancelPing = this.#clock.at(nowMs + PING_EVERY_MS, () => this.#watch());
  }

  #hear(words: FromEngine): void {
    if (words.tell === 'pong') {
      this.#answered = words.number;
      this.#book.seen(words.streams);
    } else if (words.tell === 'refused') {
      this.#say({ kind: 'refused', refusal: words.refusal });
    } else if (words.tell !== 'failed' && words.tell !== 'listening') {
      this.#book.heard(words.tell, words.stream);
    }
  }

  #send(words: ToEngine): void {
    // A process that just went away is told of by its exit.
    if (this.#child?.connected === true) this.#child.send(words, () => undefined);
  }

  #say(change: StreamChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
