/**
 * Streams as FLV over HTTP on loopback, for the station and for programs on this machine: `GET /live/<name>.flv?token=...`.
 * 403 for a token that is not good for it, 404 where nobody publishes, 503 when there is no room. A stream that ends ends the
 * answer properly; anything else breaks it off.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Flv from 'node-media-server/src/protocol/flv.js';
import type { Clock } from '../../clock.ts';
import type { RefusalReason } from '../media-engine.ts';
import type { Place } from './place.ts';
import { Pump } from './pump.ts';

const LOOPBACK = '127.0.0.1';
const ASK_WITHIN_MS = 5_000;
const MAX_HEADER_BYTES = 8_192;
const FLV_PATH = /^(\/[a-zA-Z0-9_-]+\/[a-zA-Z0-9_-]+)\.flv$/;
const STATUS: Partial<Record<RefusalReason, number>> = { 'unknown-stream': 404, busy: 503 };

/** Who may watch what. */
export interface PlayGate {
  /** The place, or why not. */
  watch(path: string, token: string | undefined, address: string): { readonly place: Place } | { readonly refused: RefusalReason };
  joined(place: Place, pump: Pump): void;
  left(place: Place, pump: Pump): void;
}

export class PlayDoor {
  readonly #gate: PlayGate;
  readonly #clock: Clock;
  readonly #server: Server;
  readonly #pumps = new Set<Pump>();

  constructor(gate: PlayGate, clock: Clock, connections: number) {
    this.#gate = gate;
    this.#clock = clock;
    this.#server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: ASK_WITHIN_MS, requestTimeout: ASK_WITHIN_MS, connectionsCheckingInterval: 1_000, noDelay: true }, (request, response) => this.#ask(request, response));
    this.#server.maxConnections = connections;
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  async open(port: number): Promise<number> {
    const server = this.#server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: LOOPBACK, port }, () => {
        server.off('error', reject);
        resolve();
      });
    });
    server.on('error', () => undefined);
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  tick(nowMs: number): void {
    for (const pump of [...this.#pumps]) pump.due(nowMs);
  }

  #ask(request: IncomingMessage, response: ServerResponse): void {
    response.on('error', () => response.destroy());
    const url = URL.canParse(request.url ?? '', 'http://engine') ? new URL(request.url!, 'http://engine') : undefined;
    const path = url === undefined ? undefined : FLV_PATH.exec(url.pathname)?.[1];
    if (path === undefined || request.method !== 'GET') {
      response.writeHead(path === undefined ? 404 : 405, { connection: 'close' }).end();
      return;
    }
    const answer = this.#gate.watch(path, url!.searchParams.get('token') ?? undefined, request.socket.remoteAddress ?? '');
    if ('refused' in answer) {
      response.writeHead(STATUS[answer.refused] ?? 403, { connection: 'close' }).end();
      return;
    }
    this.#show(answer.place, response);
  }

  #show(place: Place, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'video/x-flv', 'cache-control': 'no-store', connection: 'close' });
    response.flushHeaders();
    const begin = () => {
      const { video, audio } = place.describe();
      return Flv.createHeader(audio !== null, video !== null);
    };
    // It is the socket that is corked: an answer that is corked itself takes whatever comes and never says that it is full.
    const sink = {
      write: (bytes: Buffer) => response.write(bytes), cork: () => { response.socket?.cork(); }, uncork: () => { response.socket?.uncork(); },
      end: () => { response.end(); }, cut: () => { response.destroy(); },
    };
    const pump = new Pump(sink, (tag) => tag.flv(), begin);
    this.#pumps.add(pump);
    response.on('drain', () => pump.drained(this.#clock.monotonicMs()));
    response.on('close', () => {
      this.#pumps.delete(pump);
      this.#gate.left(place, pump);
    });
    this.#gate.joined(place, pump);
  }
}
