/**
 * An outside media engine (nginx-rtmp, SRS, MediaMTX) behind the same interface as our own: it asks the station by its hooks
 * before it lets anybody publish or play, and tells who is gone; the station reads its streams by RTMP. What it does to slow
 * viewers and how soon it sees that a publisher is gone is its own.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import type { Cancel, Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import { RefusalMeter } from '../domain/refusal-meter.ts';
import { answerTo, HOOK_KINDS, MAX_QUESTION_BYTES, questionOf, type HookKind, type HookQuestion } from './hooks.ts';
import type { LiveStream, MediaEngine, StreamChange } from './media-engine.ts';
import { readRtmp } from './rtmp-reader.ts';
import { isStreamPath, mintToken, type TokenClaims } from './token.ts';

export interface OutsideEngineSettings {
  readonly key: Uint8Array;
  readonly kind: HookKind;
  /** Where recorders publish and the station plays: rtmp://host:port. */
  readonly rtmp: string;
  /** Where the engine asks: on this machine alone unless told otherwise. The path is `/<secret>/<kind>`. */
  readonly hooks: { readonly host?: string | undefined; readonly port: number; readonly secret: string };
}

/** How long the stream of a publisher that is gone is kept for it to come back. */
const KEEP_LOST_MS = 20_000;
const LOOK_MS = 500;
const OWN_TOKEN_MS = 30_000;
const RTMP_PORT = 1_935;
/** Streams that hooks may name; only tokens of ours name any. */
const MAX_STREAMS = 256;
const LEAST_SECRET = 16;
const REQUEST_MS = 5_000;
const MAX_CONNECTIONS = 128;

export class OutsideEngine implements MediaEngine {
  readonly #settings: OutsideEngineSettings;
  readonly #clock: Clock;
  readonly #server: Server;
  readonly #streams = new Map<string, LiveStream & { readonly lostAtMs: number }>();
  /** Streams that the station ended: their publishers are told no when the engine asks again. */
  readonly #closed = new Set<string>();
  readonly #refused = new Map<string, number>();
  /** Whoever reaches the engine is refused as often as he likes; he fills no journal by it. */
  readonly #refusals = new RefusalMeter();
  readonly #listeners = new Set<(change: StreamChange) => void>();
  #cancel: Cancel = () => undefined;

  constructor(settings: OutsideEngineSettings, clock: Clock) {
    if (settings.hooks.secret.length < LEAST_SECRET) throw new StationError('bad-input', `media.outside: 密钥至少 ${LEAST_SECRET} 个字符 / the secret has ${LEAST_SECRET} characters at least`, { what: 'media' });
    this.#settings = settings;
    this.#clock = clock;
    this.#server = createServer({ maxHeaderSize: 4_096, headersTimeout: REQUEST_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: 1_000 }, (request, response) => { void this.#ask(request, response); });
    this.#server.maxConnections = MAX_CONNECTIONS;
  }

  async start(): Promise<void> {
    const { host = '127.0.0.1', port } = this.#settings.hooks;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => reject(new StationError('carrier-unavailable', `媒体钩子端口 ${host}:${port} / the port of the media hooks: ${error.message}`, { what: 'media hooks', reason: error.code ?? error.message }, error)));
      this.#server.listen({ host, port }, resolve);
    });
    this.#server.on('error', () => undefined);
    this.#look();
  }

  async stop(): Promise<void> {
    this.#cancel();
    const closed = new Promise<void>((resolve) => { this.#server.close(() => resolve()); });
    this.#server.closeAllConnections();
    await closed;
    for (const path of [...this.#streams.keys()]) this.#end(path);
  }

  /** For tests, and for a port of 0. */
  hookPort(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  streams(): readonly LiveStream[] {
    return [...this.#streams.values()].map(({ lostAtMs: _, ...stream }) => stream);
  }

  on(listener: (change: StreamChange) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  publishAddress(): string {
    return this.#settings.rtmp;
  }

  /** It does not say when a stream can be watched. */
  localAddress(): null {
    return null;
  }

  /** What an outside engine suffers from it says elsewhere. */
  trouble(): null {
    return null;
  }

  pid(): undefined {
    return undefined;
  }

  token(claims: TokenClaims): string {
    return mintToken(claims, this.#settings.key);
  }

  async flv(path: string, { signal }: { readonly signal: AbortSignal }): Promise<Readable> {
    if (!isStreamPath(path) || !this.#streams.has(path)) throw new StationError('not-found', `没有这个视频流 / there is no stream ${path}`, { what: 'stream', id: path });
    const { hostname, port } = new URL(this.#settings.rtmp);
    const token = this.token({ action: 'play', path, subject: 'station', expiresMs: this.#clock.wallMs() + OWN_TOKEN_MS });
    return await readRtmp(hostname, port === '' ? RTMP_PORT : Number(port), path, `token=${token}`, signal, this.#clock);
  }

  refuse(subject: string, expiringByMs: number): void {
    if (expiringByMs > 0) this.#refused.set(subject, expiringByMs);
    else this.#refused.delete(subject);
  }

  /** The engine hears it when it asks the next time (nginx-rtmp: `on_update`); viewers of the station are cut by the end of the stream. */
  close(path: string): void {
    if (!this.#streams.has(path)) return;
    this.#closed.add(path);
    this.#end(path);
  }

  async #ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const kind = HOOK_KINDS.find((one) => this.#isGuarded(request.url ?? '', one));
    if (kind === undefined || kind !== this.#settings.kind || request.method !== 'POST') return void response.writeHead(404, { connection: 'close' }).end();
    const body = await bodyOf(request);
    const question = body === undefined ? undefined : questionOf(kind, body);
    const yes = question !== undefined && this.#decide(question);
    // SRS reads the number in the body, the others the status.
    response.writeHead(yes || (kind === 'srs' && question !== undefined) ? 200 : 403, { 'content-type': 'application/json' }).end(JSON.stringify({ code: yes ? 0 : 1 }));
  }

  #isGuarded(url: string, kind: HookKind): boolean {
    const wanted = Buffer.from(`/${this.#settings.hooks.secret}/${kind}`);
    const given = Buffer.from(url);
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  }

  #decide(question: HookQuestion): boolean {
    const { what, path } = question;
    const stream = this.#streams.get(path);
    if (what === 'play-on') return !this.#closed.has(path);
    if (what === 'publish-on' && this.#closed.has(path)) return false;
    if (what === 'publish-on' && stream?.state === 'live') return true;
    if (what === 'player-gone') return this.#viewers(path, -1);
    if (what === 'publisher-gone') {
      if (stream?.state === 'live') this.#put('lost', { ...stream, state: 'lost', lostAtMs: this.#clock.monotonicMs() });
      return true;
    }
    // The station was started anew and knows nothing of one that publishes: it is taken up as if it began now.
    const action = what === 'play' ? 'play' : 'publish';
    const read = answerTo({ ...question, what: action }, this.#settings.key, this.#clock.wallMs());
    const answer = read.kind === 'yes' && action === 'publish' && read.expiresMs <= (this.#refused.get(read.subject) ?? 0) ? { kind: 'no', reason: 'revoked' } as const : read;
    if (answer.kind === 'no' || (stream === undefined && action === 'publish' && this.#streams.size >= MAX_STREAMS)) {
      const more = this.#refusals.tell(this.#clock.monotonicMs());
      if (more !== undefined) this.#say({ kind: 'refused', refusal: { reason: answer.kind === 'no' ? answer.reason : 'busy', action, path, address: question.address, more } });
      return false;
    }
    if (action === 'play') return this.#viewers(path, 1);
    this.#closed.delete(path);
    const fresh = { path, publisher: answer.subject, sinceMs: stream?.sinceMs ?? this.#clock.wallMs(), video: null, audio: null, width: null, height: null, viewers: stream?.viewers ?? 0, joined: stream?.joined ?? 0, playedBytes: 0, state: 'live', lostAtMs: 0 } as const;
    this.#put(stream === undefined ? 'published' : 'returned', fresh);
    return true;
  }

  #viewers(path: string, more: number): boolean {
    const stream = this.#streams.get(path);
    if (stream !== undefined) this.#streams.set(path, { ...stream, viewers: Math.max(0, stream.viewers + more), joined: stream.joined + Math.max(0, more) });
    return true;
  }

  #put(kind: 'published' | 'returned' | 'lost', stream: LiveStream & { readonly lostAtMs: number }): void {
    this.#streams.set(stream.path, stream);
    this.#say({ kind, stream });
  }

  #look(): void {
    const nowMs = this.#clock.monotonicMs();
    for (const stream of [...this.#streams.values()]) if (stream.state === 'lost' && nowMs - stream.lostAtMs > KEEP_LOST_MS) this.#end(stream.path);
    this.#cancel = this.#clock.at(nowMs + LOOK_MS, () => this.#look());
  }

  #end(path: string): void {
    const stream = this.#streams.get(path);
    this.#streams.delete(path);
    if (stream !== undefined) this.#say({ kind: 'ended', stream: { ...stream, state: 'lost', viewers: 0 } });
  }

  #say(change: StreamChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of request) {
      bytes += (part as Buffer).length;
      if (bytes > MAX_QUESTION_BYTES) return undefined;
      parts.push(part as Buffer);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts).toString('utf8');
}
