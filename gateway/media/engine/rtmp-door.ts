/** The sockets that RTMP peers connect to: bounds on how many, how long and how much. Plain TCP, or TLS (RTMPS). */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Clock } from '../../clock.ts';
import { machineOf } from '../../domain/machine-of.ts';
import type { DoorLimits } from './limits.ts';
import type { Sink } from './pump.ts';
import { MAX_PICTURE_BYTES, RtmpConnection, type Gate } from './rtmp-connection.ts';

export interface RtmpDoorSettings {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** PEM; RTMPS where given. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  readonly limits: DoorLimits;
}

/** From accept to publish or play; TLS included. */
export const INTRODUCE_MS = 10_000;
/** Connections that are neither publisher nor player yet; one more cuts the oldest, so that silent ones keep nobody out. */
export const MAX_STRANGERS = 128;
export const MAX_STRANGERS_PER_ADDRESS = 48;
/** A player is asked so often whether it is there, and may keep silent for so long. */
export const PING_MS = 15_000;
export const SILENT_PLAYER_MS = 60_000;
/** From the end of a conversation to the cut. */
export const LINGER_MS = 2_000;
/** What may wait for a peer that does not read: answers for one that is no player; for a player a picture is in it too. */
const MAX_ANSWERS = 65_536;
const MAX_WAITING = MAX_PICTURE_BYTES + 1_048_576;
const KEEP_ALIVE_MS = 30_000;

export interface DoorGate extends Gate {
  closed(connection: RtmpConnection): void;
  /** Somebody who does not speak TLS, or does not take our certificate. */
  insecure(address: string): void;
  /** A player's socket takes more. */
  drained(connection: RtmpConnection): void;
}

/** A TCP connection whose TLS handshake is under way: as much a stranger as one that has not said what it wants. */
interface Knock {
  readonly socket: Socket;
  readonly machine: string;
  readonly sinceMs: number;
}

interface Peer {
  readonly socket: Socket;
  readonly connection: RtmpConnection;
  readonly machine: string;
  readonly sinceMs: number;
  heardMs: number;
  pingedMs: number;
  endedMs: number | undefined;
}

type Stranger = Knock & { readonly connection?: RtmpConnection };

export class RtmpDoor {
  readonly #settings: RtmpDoorSettings;
  readonly #clock: Clock;
  readonly #gate: DoorGate;
  readonly #peers = new Map<RtmpConnection, Peer>();
  /** By address and port, by which a TLS socket finds its own. */
  readonly #knocks = new Map<string, Knock>();
  #server: Server | undefined;

  constructor(settings: RtmpDoorSettings, gate: DoorGate, clock: Clock) {
    this.#settings = settings;
    this.#gate = gate;
    this.#clock = clock;
  }

  /** The port. Rejects with the system's error. */
  async open(): Promise<number> {
    const { host, port, tls, limits } = this.#settings;
    const accept = (socket: Socket) => this.#accept(socket);
    const server = tls === undefined ? createServer({ noDelay: true }, accept) : createTlsServer({ ...tls, handshakeTimeout: INTRODUCE_MS, minVersion: 'TLSv1.2' }, accept);
    if (tls !== undefined) server.on('connection', (socket: Socket) => this.#knock(socket));
    // A failed TLS handshake ends its own socket and nothing else.
    server.on('tlsClientError', (_error: Error, socket: Socket) => {
      this.#gate.insecure(socket.remoteAddress ?? '');
      socket.destroy();
    });
    server.maxConnections = limits.connections + MAX_STRANGERS;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, () => {
        server.off('error', reject);
        resolve();
      });
    });
    // Running out of descriptors is told here; those that are connected go on.
    server.on('error', () => undefined);
    this.#server = server;
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = this.#server === undefined ? Promise.resolve() : new Promise<void>((resolve) => this.#server!.close(() => resolve()));
    for (const { socket } of [...this.#peers.values(), ...this.#knocks.values()]) socket.destroy();
    await closed;
  }

  get size(): number {
    return this.#peers.size;
  }

  /** What is due by now. */
  tick(nowMs: number): void {
    for (const peer of [...this.#peers.values()]) {
      const { connection } = peer;
      if (peer.endedMs !== undefined) {
        if (nowMs - peer.endedMs > LINGER_MS) peer.socket.destroy();
      } else if (connection.role === 'stranger') {
        if (nowMs - peer.sinceMs > INTRODUCE_MS) connection.cut('silent');
      } else if (connection.role === 'player') {
        if (nowMs - peer.heardMs > SILENT_PLAYER_MS) connection.cut('silent');
        else if (nowMs - peer.pingedMs > PING_MS) {
          peer.pingedMs = nowMs;
          connection.ping(nowMs);
        }
      }
    }
  }

  /** Where a player's tags go. */
  sinkOf(connection: RtmpConnection): Sink {
    const socket = this.#peers.get(connection)!.socket;
    return {
      write: (bytes) => socket.write(bytes),
      cork: () => socket.cork(),
      uncork: () => socket.uncork(),
      end: () => connection.endPlay(),
      cut: () => socket.destroy(),
    };
  }

  /** Before TLS, where a connection says nothing to anybody: bounds hold from here on. */
  #knock(socket: Socket): void {
    const machine = machineOf(socket.remoteAddress);
    socket.on('error', () => socket.destroy());
    if (!this.#room(machine)) {
      socket.destroy();
      return;
    }
    const name = nameOf(socket);
    this.#knocks.set(name, { socket, machine, sinceMs: this.#clock.monotonicMs() });
    socket.once('close', () => { if (this.#knocks.get(name)?.socket === socket) this.#knocks.delete(name); });
  }

  #accept(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const machine = machineOf(address);
    const name = nameOf(socket);
    const knock = this.#knocks.get(name);
    const nowMs = knock?.sinceMs ?? this.#clock.monotonicMs();
    this.#knocks.delete(name);
    socket.on('error', () => socket.destroy());
    if (knock === undefined && !this.#room(machine)) {
      socket.destroy();
      return;
    }
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    const connection: RtmpConnection = new RtmpConnection(this.#gate, {
      address,
      write: (bytes) => this.#answer(socket, connection, bytes),
      end: () => this.#end(connection),
    });
    const peer: Peer = { socket, connection, machine, sinceMs: nowMs, heardMs: nowMs, pingedMs: nowMs, endedMs: undefined };
    this.#peers.set(connection, peer);
    socket.on('data', (data: Buffer) => {
      peer.heardMs = this.#clock.monotonicMs();
      connection.receive(data);
    });
    socket.on('drain', () => this.#gate.drained(connection));
    socket.on('close', () => {
      this.#peers.delete(connection);
      this.#gate.closed(connection);
      connection.closed();
    });
  }

  /** Makes room among strangers where one more would be too many; false where the connections themselves are. */
  #room(machine: string): boolean {
    const { connections, connectionsPerAddress } = this.#settings.limits;
    let introduced = 0;
    let introducedHere = 0;
    const strangers: Stranger[] = [...this.#knocks.values()];
    for (const peer of this.#peers.values()) {
      if (peer.connection.role === 'publisher' || peer.connection.role === 'player') {
        introduced += 1;
        if (peer.machine === machine) introducedHere += 1;
      } else {
        strangers.push(peer);
      }
    }
    if (introduced >= connections || introducedHere >= connectionsPerAddress) return false;
    strangers.sort((a, b) => a.sinceMs - b.sinceMs);
    const here = strangers.filter((peer) => peer.machine === machine);
    if (here.length >= MAX_STRANGERS_PER_ADDRESS) this.#forget(here[0]!);
    else if (strangers.length >= MAX_STRANGERS) this.#forget(strangers[0]!);
    return true;
  }

  #forget({ socket, connection }: Stranger): void {
    if (connection === undefined) this.#knocks.delete(nameOf(socket));
    else this.#peers.delete(connection);
    socket.destroy();
  }

  #answer(socket: Socket, connection: RtmpConnection, bytes: Buffer): void {
    if (socket.destroyed || !socket.writable) return;
    socket.write(bytes);
    if (socket.writableLength > (connection.role === 'player' ? MAX_WAITING : MAX_ANSWERS)) socket.destroy();
  }

  #end(connection: RtmpConnection): void {
    const peer = this.#peers.get(connection);
    if (peer === undefined || peer.endedMs !== undefined) return;
    peer.endedMs = this.#clock.monotonicMs();
    peer.socket.end();
  }
}

const nameOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
