/**
 * Stands between a socket and an MQTT library: hands over whole, well-formed packets of bounded size, one a chunk, and
 * destroys the connection at the first that is not. Neither aedes nor mqtt bounds the size of a packet, and both cut
 * packets out of lists of buffers with more copies than the one made here.
 */
import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import { connectLevel, faultOfDockPacket, faultOfServerPacket, PACKET, packetType, PacketCutter } from './mqtt-packets.ts';

export interface GuardSettings {
  /** Who is at the other end of the socket. */
  readonly peer: 'dock' | 'broker';
  /** Largest packet in bytes until `widen` is called. */
  readonly packetBytes: number;
  /** Packets a second at most, and how many may come at once after a pause; null without bound. */
  readonly rate: { readonly perSecond: number; readonly atOnce: number } | null;
  /** Called once if the peer broke a rule. */
  readonly onFault: (why: string) => void;
}

/**
 * Bytes that may wait for the library before the socket is read no further. Bytes and not packets: aedes parses again
 * from within its parser when more can be read at that moment, and loses its place; one read has to take all there is.
 */
const WAITING_BYTES = 1024 * 1024;
/** Bytes that wait for the socket before the library is asked to pause. */
const WRITE_MARK = 65_536;
/** After its end a connection may take this long to get rid of its last bytes. */
const LINGER_MS = 1_000;
/** CONNACK with 'unacceptable protocol version', sections 3.1.2.2 and 3.2.2.3. */
const REFUSED_VERSION = Buffer.from([0x20, 0x02, 0x00, 0x01]);

export class PacketGuard extends Duplex {
  readonly #socket: Socket;
  readonly #settings: GuardSettings;
  readonly #clock: Clock;
  readonly #cutter: PacketCutter;
  readonly #emit = (packet: Buffer) => this.#packet(packet);
  #fault: string | null = null;
  #tokens: number;
  #tokensAt: number;
  #any = false;
  #rate: GuardSettings['rate'];

  constructor(socket: Socket, settings: GuardSettings, clock: Clock) {
    super({ readableHighWaterMark: WAITING_BYTES, writableHighWaterMark: WRITE_MARK });
    this.#socket = socket;
    this.#settings = settings;
    this.#rate = settings.rate;
    this.#clock = clock;
    this.#cutter = new PacketCutter(settings.packetBytes);
    this.#tokens = settings.rate?.atOnce ?? 0;
    this.#tokensAt = clock.monotonicMs();
    socket.on('data', (chunk: Buffer) => this.#data(chunk));
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  /** Lets packets of up to `packetBytes` through from now on, at this pace if one is given: the peer has said who it is. */
  widen(packetBytes: number, rate: GuardSettings['rate'] = this.#rate): void {
    this.#cutter.limit = packetBytes;
    this.#rate = rate;
    this.#tokens = Math.min(this.#tokens, rate?.atOnce ?? 0);
  }

  override _read(): void {
    if (this.#socket.isPaused()) this.#socket.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, encoding, done);
  }

  override _writev(chunks: readonly { chunk: Buffer; encoding: BufferEncoding }[], done: (error?: Error | null) => void): void {
    const socket = this.#socket;
    socket.cork();
    const last = chunks.length - 1;
    for (let i = 0; i < last; i++) socket.write(chunks[i]!.chunk, chunks[i]!.encoding);
    socket.write(chunks[last]!.chunk, chunks[last]!.encoding, done);
    socket.uncork();
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const socket = this.#socket;
    if (error !== null || socket.destroyed) socket.destroy();
    else {
      // What was written last, such as a refusal, may still leave.
      socket.removeAllListeners('data');
      socket.resume();
      socket.destroySoon();
      const cancel = this.#clock.at(this.#clock.monotonicMs() + LINGER_MS, () => socket.destroy());
      socket.once('close', cancel);
    }
    done(null);
  }

  #data(chunk: Buffer): void {
    if (this.destroyed || this.#fault !== null) return;
    const fault = this.#cutter.push(chunk, this.#emit);
    if (fault !== null) this.#refuse(fault);
  }

  #packet(packet: Buffer): void {
    if (this.destroyed || this.#fault !== null) return;
    const fault = this.#faultOf(packet);
    if (fault !== null) return this.#refuse(fault);
    if (!this.push(packet)) this.#socket.pause();
  }

  #faultOf(packet: Buffer): string | null {
    if (!this.#inRate()) return 'more packets than the bound allows';
    if (this.#settings.peer === 'broker') return faultOfServerPacket(packet);
    const first = !this.#any;
    this.#any = true;
    if (first !== (packetType(packet) === PACKET.connect)) return first ? 'it does not begin with CONNECT' : 'a second CONNECT';
    if (first) {
      const level = connectLevel(packet);
      if (level > 4) {
        this.#socket.write(REFUSED_VERSION);
        return `MQTT of level ${level}, where 4 (3.1.1) is spoken`;
      }
    }
    return faultOfDockPacket(packet);
  }

  #inRate(): boolean {
    const rate = this.#rate;
    if (rate === null) return true;
    if (this.#tokens < 1) {
      const now = this.#clock.monotonicMs();
      this.#tokens = Math.min(rate.atOnce, this.#tokens + ((now - this.#tokensAt) / 1_000) * rate.perSecond);
      this.#tokensAt = now;
      if (this.#tokens < 1) return false;
    }
    this.#tokens -= 1;
    return true;
  }

  #refuse(why: string): void {
    // The rest of a chunk may hold another fault; the first is the one that is told.
    if (this.#fault !== null) return;
    this.#fault = why;
    this.#settings.onFault(why);
    this.destroy();
  }
}
