/**
 * The embedded MQTT broker: aedes behind a guard that bounds what reaches its parser, with default-deny topics. A dock
 * logs in with its id as user name and client id, publishes on its own `up`, listens on its own `down` and on the
 * station's state, and can do nothing else. MQTT 3.1.1.
 *
 * Upward envelopes are taken out before the broker would pass them on: nobody but the station may hear them, and the
 * broker's own queue would be one more copy. Downward ones go to the one client by QoS 0: the link asks again for what
 * is lost, so the broker need not.
 */
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes, type AuthenticateError, type Client } from 'aedes';
import type { Clock } from '../clock.ts';
import { isPlainName, type DockId, type StationId } from '../domain/names.ts';
import { MAX_ENVELOPE } from '../../proto/envelope.ts';
import type { AcceptWire, RunningCarrier } from './carrier.ts';
import { ConnectionLimits, type ConnectionBounds } from './connection-limits.ts';
import { asBuffer, downTopic, presence, stateTopic, upTopic } from './dock-topics.ts';
import { LiveWire } from './live-wire.ts';
import { PacketGuard } from './packet-guard.ts';
import { hostAndPort, listenOn } from './tcp-line.ts';

export interface BrokerSettings {
  /** Address to listen on: 127.0.0.1 unless docks on other machines are to reach it. */
  readonly host: string;
  /** 1 to 65535; 0 takes a free one. */
  readonly port: number;
  readonly station: StationId;
  /** Changes with every start of the station. */
  readonly start: number;
  /** PEM texts; without them the broker speaks plain TCP. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  readonly limits?: Partial<BrokerLimits>;
  /** True for an enrolled dock with its credential, and for a dock id with its live enrolment code. */
  authenticate(dock: DockId, password: string): boolean;
}

export interface BrokerLimits extends ConnectionBounds {
  /** Messages a second from one dock, and how many may come at once. */
  readonly messagesPerSecond: number;
  readonly messagesAtOnce: number;
  /** Until when a connection must have said who it is. */
  readonly connectTimeoutMs: number;
}

const LIMITS: BrokerLimits = { open: 512, openPerAddress: 128, perSecond: 10, atOnce: 64, messagesPerSecond: 20_000, messagesAtOnce: 40_000, connectTimeoutMs: 5_000 };
/** A CONNECT: ids, password and a will. */
const FIRST_PACKET_BYTES = 4_096;
/** An envelope and the header and topic around it. */
const PACKET_BYTES = MAX_ENVELOPE + 256;
const TLS_HANDSHAKE_MS = 5_000;
const DRAIN_TIMEOUT_MS = 3_000;
const KEEP_ALIVE_LIMIT_S = 120;
/** Bytes for one dock that wait before its wire says stop, and before it is cut off. */
const WRITE_MARK = 1024 * 1024;
const WRITE_LIMIT = 8 * 1024 * 1024;
/** What a wrong password costs its address, in connections. */
const WRONG_PASSWORD_COST = 5;
const BAD_USER_OR_PASSWORD = 4;

interface DockClient {
  readonly dock: DockId;
  readonly client: Client;
  readonly guard: PacketGuard;
  wire: LiveWire | undefined;
}

/** Throws 'carrier-unavailable' when the port cannot be had. */
export async function startBroker(settings: BrokerSettings, accept: AcceptWire, clock: Clock): Promise<RunningCarrier & { readonly port: number }> {
  const broker = new EmbeddedBroker(settings, accept, clock);
  await broker.listen();
  return broker;
}

class EmbeddedBroker implements RunningCarrier {
  readonly #settings: BrokerSettings;
  readonly #limits: BrokerLimits;
  readonly #accept: AcceptWire;
  readonly #clock: Clock;
  readonly #connections: ConnectionLimits;
  readonly #clients = new Map<Client, DockClient>();
  readonly #guards = new Set<PacketGuard>();
  readonly #server: Server;
  #aedes!: Aedes;
  #port = 0;

  constructor(settings: BrokerSettings, accept: AcceptWire, clock: Clock) {
    this.#settings = settings;
    this.#limits = { ...LIMITS, ...settings.limits };
    this.#accept = accept;
    this.#clock = clock;
    this.#connections = new ConnectionLimits(this.#limits, clock);
    const options = { noDelay: true, keepAlive: true };
    const called = (socket: Socket) => this.#called(socket);
    this.#server = settings.tls === undefined ? createTcpServer(options, called)
      : createTlsServer({ ...options, ...settings.tls, minVersion: 'TLSv1.2', handshakeTimeout: TLS_HANDSHAKE_MS }, called);
    // A handshake that fails ends its own connection; the server goes on.
    this.#server.on('tlsClientError', () => undefined);
  }

  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `${this.#settings.tls === undefined ? 'mqtt' : 'mqtts'}://${hostAndPort(this.#settings.host, this.#port)}`;
  }

  async listen(): Promise<void> {
    const { station, start } = this.#settings;
    const unfit = new WeakSet<Client>();
    this.#aedes = await Aedes.createBroker({
      id: station, connectTimeout: this.#limits.connectTimeoutMs, drainTimeout: DRAIN_TIMEOUT_MS, keepaliveLimit: KEEP_ALIVE_LIMIT_S, maxClientsIdLength: 32, maxTopicLevels: 6,
      preConnect: (client, packet, done) => {
        // The will can only say that this dock is gone, on its own topic, and is never kept.
        const will = packet.will;
        const allowed = isPlainName(packet.clientId) && packet.clean === true
          && (will === undefined || (will.topic === upTopic(station, packet.clientId as DockId) && will.retain !== true));
        // Refused below, where the client is told why.
        if (!allowed) unfit.add(client);
        done(null, true);
      },
      authenticate: (client, user, password, done) => {
        const dock = client.id as DockId;
        if (!unfit.has(client) && user === dock && password !== undefined && this.#settings.authenticate(dock, password.toString('utf8'))) {
          this.#ready(client, dock);
          return done(null, true);
        }
        this.#connections.charge(remoteOf(client), WRONG_PASSWORD_COST);
        done(Object.assign(new Error('not a dock of this station'), { returnCode: BAD_USER_OR_PASSWORD }) as AuthenticateError, false);
      },
      authorizePublish: (client, packet, done) => {
        const known = client === null ? undefined : this.#clients.get(client);
        if (client === null) return done(null);
        if (known === undefined || packet.topic !== upTopic(station, known.dock) || packet.retain) return done(new Error('this dock may not publish there'));
        known.wire?.received(payloadOf(packet.payload));
        done(null);
      },
      authorizeSubscribe: (client, subscription, done) => {
        const dock = this.#clients.get(client)?.dock;
        const allowed = dock !== undefined && (subscription.topic === downTopic(station, dock) || subscription.topic === stateTopic(station));
        done(null, allowed ? subscription : null);
      },
      // Nothing that a dock says goes to another client; only the station can publish on these two.
      authorizeForward: (client, packet) => (packet.topic === downTopic(station, client.id as DockId) || packet.topic === stateTopic(station) ? packet : null),
    });
    this.#aedes.on('clientDisconnect', (client) => this.#gone(client, 'the dock has left the broker'));
    this.#aedes.on('subscribe', (subscriptions, client) => {
      const known = this.#clients.get(client);
      if (known !== undefined && subscriptions.some((one) => one.topic === downTopic(station, known.dock))) this.#open(known);
    });
    this.#aedes.on('unsubscribe', (topics, client) => {
      const known = this.#clients.get(client);
      if (known !== undefined && topics.includes(downTopic(station, known.dock))) known.wire?.die('the dock listens no more');
    });
    this.#aedes.on('clientError', (client) => client.conn.destroy());
    this.#aedes.on('connectionError', (client) => client.conn.destroy());
    await this.#retainPresence(presence(station, start, true));
    this.#port = await listenOn(this.#server, this.#settings.host, this.#settings.port, 'the MQTT broker');
    this.#server.on('error', () => undefined);
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    for (const { wire } of this.#clients.values()) wire?.die('the station stops');
    for (const guard of this.#guards) guard.destroy();
    await new Promise<void>((done) => this.#aedes.close(() => done()));
    await closed;
  }

  #retainPresence(payload: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#aedes.publish({ cmd: 'publish', topic: stateTopic(this.#settings.station), payload, qos: 1, retain: true, dup: false }, (error) => (error ? reject(error) : resolve()));
    });
  }

  #called(socket: Socket): void {
    socket.on('error', () => undefined);
    const { remoteAddress } = socket;
    if (this.#connections.admit(remoteAddress) !== null) {
      socket.resetAndDestroy();
      return;
    }
    socket.once('close', () => this.#connections.left(remoteAddress));
    const { messagesPerSecond, messagesAtOnce } = this.#limits;
    const guard = new PacketGuard(socket, {
      peer: 'dock', packetBytes: FIRST_PACKET_BYTES, rate: { perSecond: messagesPerSecond, atOnce: messagesAtOnce }, onFault: () => undefined,
    }, this.#clock);
    guard.on('error', () => undefined);
    this.#guards.add(guard);
    guard.once('close', () => this.#guards.delete(guard));
    remotes.set(guard, remoteAddress);
    this.#aedes.handle(guard);
  }

  /** Known from its log-in on: a quick client publishes before the broker has told that it is ready. */
  #ready(client: Client, dock: DockId): void {
    const guard = client.conn as PacketGuard;
    guard.widen(PACKET_BYTES);
    this.#clients.set(client, { dock, client, guard, wire: undefined });
    guard.once('close', () => this.#gone(client, 'the connection was closed'));
  }

  #gone(client: Client, why: string): void {
    const known = this.#clients.get(client);
    this.#clients.delete(client);
    known?.wire?.die(why);
  }

  #open(known: DockClient): void {
    if (known.wire?.alive === true) return;
    const { client, guard, dock } = known;
    const topic = downTopic(this.#settings.station, dock);
    const wire = new LiveWire({ carrier: 'mqtt', label: `mqtt ${dock}`, authenticated: dock, maxEnvelope: MAX_ENVELOPE }, {
      send: (envelope) => {
        client.publish({ cmd: 'publish', topic, payload: asBuffer(envelope), qos: 0, retain: false, dup: false }, () => undefined);
        if (guard.writableLength > WRITE_LIMIT) wire.die('the dock reads nothing');
        return guard.writableLength < WRITE_MARK;
      },
      end: () => guard.destroy(),
    });
    guard.on('drain', () => wire.writable());
    known.wire = wire;
    wire.offer(this.#accept);
  }
}

const remotes = new WeakMap<object, string | undefined>();

function remoteOf(client: Client): string | undefined {
  return remotes.get(client.conn);
}

function payloadOf(payload: string | Buffer): Uint8Array {
  return typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
}
