/**
 * The embedded MQTT broker: aedes behind a guard that bounds what reaches its parser, with default-deny topics. A dock, or a
 * recorder that is out, logs in with its id as user name and client id, publishes on its own `up`, listens on its own `down`
 * and on the station's state, and can do nothing else. MQTT 3.1.1.
 *
 * Upward envelopes are taken out before the broker would pass them on: nobody but the station may hear them, and the
 * broker's own queue would be one more copy. Downward ones go to the one client by QoS 0: the link asks again for what
 * is lost, so the broker need not.
 */
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes, type AuthenticateError, type Client } from 'aedes';
import type { Clock } from '../clock.ts';
import { isPlainName, type DockId, type RecorderSerial, type StationId } from '../domain/names.ts';
import { RefusalMeter } from '../domain/refusal-meter.ts';
import { MAX_ENVELOPE, MAX_FIELD_ENVELOPE } from '../../proto/envelope.ts';
import type { AcceptRecorder, AcceptWire, RunningCarrier } from './carrier.ts';
import { ConnectionLimits, type ConnectionBounds } from './connection-limits.ts';
import { asBuffer, callerOf, presence, stateTopic, type Caller } from './dock-topics.ts';
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
  /** Recorders that are out, each with the credential of its pass; undefined where none is let in. */
  readonly recorders?: { authenticate(recorder: RecorderSerial, password: string): boolean; readonly accept: AcceptRecorder } | undefined;
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
/** A recorder on its own line says little, and seldom. */
const RECORDER_PACKET_BYTES = MAX_FIELD_ENVELOPE + 256;
const RECORDER_RATE = { perSecond: 20, atOnce: 100 } as const;
const TLS_HANDSHAKE_MS = 5_000;
const DRAIN_TIMEOUT_MS = 3_000;
const KEEP_ALIVE_LIMIT_S = 120;
/** Bytes for one dock that wait before its wire says stop, and before it is cut off. */
const WRITE_MARK = 1024 * 1024;
const WRITE_LIMIT = 8 * 1024 * 1024;
/** What a wrong password costs its address, in connections. */
const WRONG_PASSWORD_COST = 5;
const BAD_USER_OR_PASSWORD = 4;

interface KnownClient {
  readonly caller: Caller;
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
  readonly #clients = new Map<Client, KnownClient>();
  readonly #guards = new Set<PacketGuard>();
  readonly #server: Server;
  readonly #insecureTold = new RefusalMeter();
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
    this.#server.on('tlsClientError', (_error: Error, socket: Socket) => this.#insecure(socket.remoteAddress ?? '?'));
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
    const wills = new WeakMap<Client, string>();
    this.#aedes = await Aedes.createBroker({
      id: station, connectTimeout: this.#limits.connectTimeoutMs, drainTimeout: DRAIN_TIMEOUT_MS, keepaliveLimit: KEEP_ALIVE_LIMIT_S, maxClientsIdLength: 32, maxTopicLevels: 6,
      preConnect: (client, packet, done) => {
        // The will can only say that this client is gone, on its own topic, and is never kept.
        const will = packet.will;
        // Refused below, where the client is told why, and where it is known whether a dock or a recorder speaks.
        if (!isPlainName(packet.clientId) || packet.clean !== true || will?.retain === true) unfit.add(client);
        if (will !== undefined) wills.set(client, will.topic);
        done(null, true);
      },
      authenticate: (client, user, password, done) => {
        const caller = unfit.has(client) || user !== client.id || password === undefined ? undefined : this.#callerWith(client.id, password.toString('utf8'));
        if (caller !== undefined && (wills.get(client) ?? caller.up) === caller.up) {
          this.#ready(client, caller);
          return done(null, true);
        }
        this.#connections.charge(remoteOf(client), WRONG_PASSWORD_COST);
        done(Object.assign(new Error('not a dock or recorder of this station'), { returnCode: BAD_USER_OR_PASSWORD }) as AuthenticateError, false);
      },
      authorizePublish: (client, packet, done) => {
        const known = client === null ? undefined : this.#clients.get(client);
        if (client === null) return done(null);
        if (known === undefined || packet.topic !== known.caller.up || packet.retain) return done(new Error('this client may not publish there'));
        known.wire?.received(payloadOf(packet.payload));
        done(null);
      },
      authorizeSubscribe: (client, subscription, done) => {
        const caller = this.#clients.get(client)?.caller;
        const allowed = caller !== undefined && (subscription.topic === caller.down || subscription.topic === stateTopic(station));
        done(null, allowed ? subscription : null);
      },
      // Nothing that a client says goes to another one; only the station can publish on these two.
      authorizeForward: (client, packet) => (packet.topic === this.#clients.get(client)?.caller.down || packet.topic === stateTopic(station) ? packet : null),
    });
    this.#aedes.on('clientDisconnect', (client) => this.#gone(client, 'the client has left the broker'));
    this.#aedes.on('subscribe', (subscriptions, client) => {
      const known = this.#clients.get(client);
      if (known !== undefined && subscriptions.some((one) => one.topic === known.caller.down)) this.#open(known);
    });
    this.#aedes.on('unsubscribe', (topics, client) => {
      const known = this.#clients.get(client);
      if (known !== undefined && topics.includes(known.caller.down)) known.wire?.die('the client listens no more');
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

  /** A dock or a recorder that is set up without TLS shows in the station's own log; a flood of them is a few lines. */
  #insecure(address: string): void {
    const more = this.#insecureTold.tell(this.#clock.monotonicMs());
    if (more !== undefined) process.stderr.write(`zhilu: ${this.address}: ${address}: 未使用 TLS，或不接受本站证书 / it does not speak TLS, or does not take our certificate${more > 0 ? ` (+${more})` : ''}\n`);
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
  #ready(client: Client, caller: Caller): void {
    const guard = client.conn as PacketGuard;
    if (caller.kind === 'dock') guard.widen(PACKET_BYTES);
    else guard.widen(RECORDER_PACKET_BYTES, RECORDER_RATE);
    this.#clients.set(client, { caller, client, guard, wire: undefined });
    guard.once('close', () => this.#gone(client, 'the connection was closed'));
  }

  /** Whose credential it is: a dock and a recorder of one name are told apart by it. */
  #callerWith(id: string, password: string): Caller | undefined {
    const { station, recorders } = this.#settings;
    if (this.#settings.authenticate(id as DockId, password)) return callerOf('dock', station, id);
    return recorders?.authenticate(id as RecorderSerial, password) === true ? callerOf('recorder', station, id) : undefined;
  }

  #gone(client: Client, why: string): void {
    const known = this.#clients.get(client);
    this.#clients.delete(client);
    known?.wire?.die(why);
  }

  #open(known: KnownClient): void {
    if (known.wire?.alive === true) return;
    const { client, guard, caller } = known;
    const isDock = caller.kind === 'dock';
    const wire = new LiveWire({ carrier: 'mqtt', label: `mqtt ${caller.id}`, authenticated: isDock ? (caller.id as DockId) : null, maxEnvelope: isDock ? MAX_ENVELOPE : MAX_FIELD_ENVELOPE }, {
      send: (envelope) => {
        client.publish({ cmd: 'publish', topic: caller.down, payload: asBuffer(envelope), qos: 0, retain: false, dup: false }, () => undefined);
        if (guard.writableLength > WRITE_LIMIT) wire.die(`the ${caller.kind} reads nothing`);
        return guard.writableLength < WRITE_MARK;
      },
      end: () => guard.destroy(),
    });
    guard.on('drain', () => wire.writable());
    known.wire = wire;
    wire.offer(isDock ? this.#accept : (one) => this.#settings.recorders!.accept(caller.id as RecorderSerial, one));
  }
}

const remotes = new WeakMap<object, string | undefined>();

function remoteOf(client: Client): string | undefined {
  return remotes.get(client.conn);
}

function payloadOf(payload: string | Buffer): Uint8Array {
  return typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
}
