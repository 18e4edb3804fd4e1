/**
 * The serial protocol over TCP, as serial device servers offer it in their raw mode: either the station calls the
 * server, or the server calls the station. Telnet options (RFC 2217) are not spoken: baud rate and parity are set on
 * the device server itself.
 */
import { connect, createServer, isIP, type AddressInfo, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import { BackOff } from './back-off.ts';
import type { AcceptWire, RunningCarrier } from './carrier.ts';
import { ConnectionLimits, type ConnectionBounds } from './connection-limits.ts';
import { offerFramedStream, WRITE_MARK, type StreamLimits } from './framed-stream.ts';
import type { LiveWire } from './live-wire.ts';

export interface TcpEnd {
  /** Name or address. For `listen`: the address to listen on, 127.0.0.1 unless others are meant to reach it. */
  readonly host: string;
  /** 1 to 65535; 0 with `listen` takes a free one. */
  readonly port: number;
}

export type TcpLineSettings =
  | { readonly connect: TcpEnd; readonly limits?: Partial<TcpLineLimits> }
  | { readonly listen: TcpEnd; readonly limits?: Partial<TcpLineLimits> };

export type TcpLineLimits = StreamLimits & ConnectionBounds;

/** A device server may have no dock at its port for hours, so a line that we called may be silent. */
const CONNECT_LIMITS: StreamLimits = { stallMs: 20_000, firstFrameMs: null, idleMs: null, damagedInARow: 10_000 };
/** Whoever calls us has to show itself. */
const LISTEN_LIMITS: TcpLineLimits = {
  stallMs: 20_000, firstFrameMs: 30_000, idleMs: 120_000, damagedInARow: 1_000,
  open: 64, openPerAddress: 16, perSecond: 5, atOnce: 20,
};
const CONNECT_TIMEOUT_MS = 10_000;
/** Idle time after which TCP itself asks whether the other end still lives; ten questions a second apart follow. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Runs a TCP line until `stop`: `connect` calls a device server and calls it again with the waits of back-off.ts
 * whenever the connection is lost; `listen` takes calls, one Wire for each.
 *
 * Errors: 'bad-input' for a host or port that cannot be; 'carrier-unavailable' if `listen` cannot have its port. A
 * server that cannot be reached is no error but `trouble()`. There is no encryption and no proof of who calls: the
 * handshake above does that, and `authenticated` is null.
 */
export async function runTcpLine(settings: TcpLineSettings, accept: AcceptWire, clock: Clock): Promise<RunningCarrier> {
  if ('connect' in settings) {
    checkEnd(settings.connect, 1);
    const line = new CallingLine(settings.connect, { ...CONNECT_LIMITS, ...settings.limits }, accept, clock);
    line.call();
    return line;
  }
  checkEnd(settings.listen, 0);
  const line = new ListeningLine(settings.listen, { ...LISTEN_LIMITS, ...settings.limits }, accept, clock);
  await line.listen();
  return line;
}

function checkEnd(end: TcpEnd, lowest: number): void {
  if (end.host.trim() === '') throw new StationError('bad-input', 'a TCP line needs a host', { what: 'host', value: end.host, expected: 'a name or an address' });
  if (!Number.isInteger(end.port) || end.port < lowest || end.port > 65_535) {
    throw new StationError('bad-input', `${end.port} is no TCP port`, { what: 'port', value: end.port, expected: `${lowest} to 65535` });
  }
}

/** `10.0.0.5:4001`, `[::1]:4001`. */
export function hostAndPort(host: string, port: number): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

class CallingLine implements RunningCarrier {
  readonly address: string;
  readonly #to: TcpEnd;
  readonly #limits: StreamLimits;
  readonly #accept: AcceptWire;
  readonly #clock: Clock;
  readonly #backOff: BackOff;
  #socket: Socket | undefined;
  #wire: LiveWire | undefined;
  #trouble: string | null = 'not connected yet';
  #stopped = false;

  constructor(to: TcpEnd, limits: StreamLimits, accept: AcceptWire, clock: Clock) {
    this.address = `tcp://${hostAndPort(to.host, to.port)}`;
    this.#to = to;
    this.#limits = limits;
    this.#accept = accept;
    this.#clock = clock;
    this.#backOff = new BackOff(clock);
  }

  trouble(): string | null {
    return this.#trouble;
  }

  call(): void {
    const { host, port } = this.#to;
    // Node takes highWaterMark here; its types do not say so.
    const options = { host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS, highWaterMark: WRITE_MARK };
    const socket = connect(options);
    this.#socket = socket;
    let why = 'the connection was closed';
    const giveUp = this.#clock.at(this.#clock.monotonicMs() + CONNECT_TIMEOUT_MS, () => socket.destroy(new Error('no answer')));
    socket.on('error', (error) => { why = error.message; });
    socket.on('close', () => {
      giveUp();
      this.#wire?.die(why);
      this.#wire = undefined;
      if (this.#stopped) return;
      this.#trouble = why;
      this.#backOff.again(() => this.call());
    });
    socket.on('connect', () => {
      giveUp();
      this.#backOff.up();
      this.#trouble = null;
      this.#wire = offerFramedStream(socket, `tcp ${hostAndPort(host, port)}`, this.#limits, this.#accept, this.#clock, (reason) => {
        why = reason;
        socket.destroy();
      });
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#backOff.cancel();
    this.#wire?.die('the station stops');
    const socket = this.#socket;
    if (socket === undefined || socket.closed) return;
    const closed = new Promise<void>((done) => socket.once('close', () => done()));
    socket.destroy();
    await closed;
  }
}

class ListeningLine implements RunningCarrier {
  readonly #on: TcpEnd;
  readonly #limits: TcpLineLimits;
  readonly #accept: AcceptWire;
  readonly #clock: Clock;
  readonly #connections: ConnectionLimits;
  readonly #server: Server;
  readonly #wires = new Set<LiveWire>();
  #address = '';
  #trouble: string | null = null;

  constructor(on: TcpEnd, limits: TcpLineLimits, accept: AcceptWire, clock: Clock) {
    this.#on = on;
    this.#limits = limits;
    this.#accept = accept;
    this.#clock = clock;
    this.#connections = new ConnectionLimits(limits, clock);
    this.#server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS, highWaterMark: WRITE_MARK }, (socket) => this.#called(socket));
  }

  get address(): string {
    return this.#address;
  }

  trouble(): string | null {
    return this.#trouble;
  }

  async listen(): Promise<void> {
    const port = await listenOn(this.#server, this.#on.host, this.#on.port, 'the TCP line');
    this.#address = `tcp://${hostAndPort(this.#on.host, port)}`;
    // A server that cannot take one call, for want of file handles, goes on with the next.
    this.#server.on('error', (error) => { this.#trouble = error.message; });
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    for (const wire of this.#wires) wire.die('the station stops');
    await closed;
  }

  #called(socket: Socket): void {
    socket.on('error', () => {});
    const { remoteAddress, remotePort } = socket;
    if (remoteAddress === undefined || this.#connections.admit(remoteAddress) !== null) {
      socket.resetAndDestroy();
      return;
    }
    this.#trouble = null;
    socket.once('close', () => this.#connections.left(remoteAddress));
    let wire: LiveWire | undefined;
    wire = offerFramedStream(socket, `tcp ${hostAndPort(remoteAddress, remotePort ?? 0)}`, this.#limits, this.#accept, this.#clock, () => {
      socket.destroy();
      if (wire !== undefined) this.#wires.delete(wire);
    });
    if (wire.alive) this.#wires.add(wire);
  }
}

/** Listens and gives the port. Throws StationError 'carrier-unavailable' with what a person can do about it. */
export function listenOn(server: Server, host: string, port: number, what: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'EADDRINUSE' ? 'another program has this port' : cause.message;
      reject(new StationError('carrier-unavailable', `${what} cannot listen on ${hostAndPort(host, port)}: ${reason}`, { what: hostAndPort(host, port), reason }, cause));
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** An address that others can use for a host that is listened on: of all addresses, the first that leaves this machine. */
export function reachableHost(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host;
  const outer = Object.values(networkInterfaces()).flat().find((address) => address !== undefined && !address.internal && address.family === 'IPv4');
  return outer?.address ?? '127.0.0.1';
}
