/**
 * The serial protocol over any byte stream: frames of proto/frame.ts in both directions, a bounded write buffer, and
 * limits on silence. Serial lines and TCP lines differ only in how their stream comes to be.
 */
import type { Duplex } from 'node:stream';
import { encodeFrame, FrameReader, MAX_SERIAL_ENVELOPE, type FrameEvent } from '../../proto/frame.ts';
import type { Cancel, Clock } from '../clock.ts';
import { assert } from '../domain/errors.ts';
import type { AcceptWire } from './carrier.ts';
import { LiveWire } from './live-wire.ts';

/** Bytes that wait in the stream before `send` says false: also the stream's highWaterMark. */
export const WRITE_MARK = 65_536;
/** Bytes that may wait at all; a peer that lets them grow further reads nothing and loses its wire. */
export const WRITE_LIMIT = 524_288;

/** Silence and noise that end a wire. Milliseconds; null where the line has no such limit. */
export interface StreamLimits {
  /** From a full write buffer to an empty one. */
  readonly stallMs: number;
  /** From the opening to the first whole frame. */
  readonly firstFrameMs: number | null;
  /** From one whole frame to the next. */
  readonly idleMs: number | null;
  /** Damaged frames in a row. */
  readonly damagedInARow: number | null;
}

/**
 * Offers a wire over `stream`, whose highWaterMark for writing should be WRITE_MARK. The wire dies with the stream's
 * end, error or close; at its death `release` is called once and must let go of the stream.
 */
export function offerFramedStream(
  stream: Duplex, label: string, limits: StreamLimits, accept: AcceptWire, clock: Clock, release: (why: string) => void,
): LiveWire {
  const framed = new FramedStream(stream, label, limits, clock, release);
  framed.open(accept);
  return framed.wire;
}

class FramedStream {
  readonly wire: LiveWire;
  readonly #stream: Duplex;
  readonly #limits: StreamLimits;
  readonly #clock: Clock;
  readonly #release: (why: string) => void;
  readonly #reader = new FrameReader();
  readonly #emit = (event: FrameEvent) => this.#frame(event);
  #corked = false;
  #damagedInARow = 0;
  #heardAt: number | undefined;
  #idle: Cancel | undefined;
  #stall: Cancel | undefined;

  constructor(stream: Duplex, label: string, limits: StreamLimits, clock: Clock, release: (why: string) => void) {
    this.#stream = stream;
    this.#limits = limits;
    this.#clock = clock;
    this.#release = release;
    this.wire = new LiveWire(
      { carrier: 'serial', label, authenticated: null, maxEnvelope: MAX_SERIAL_ENVELOPE },
      { send: (envelope) => this.#send(envelope), end: (why) => this.#end(why) },
    );
  }

  open(accept: AcceptWire): void {
    const stream = this.#stream;
    stream.on('error', (error: Error) => this.wire.die(`the line failed: ${error.message}`));
    stream.on('close', () => this.wire.die('the line was closed'));
    stream.on('end', () => this.wire.die('the other end closed the line'));
    stream.on('drain', () => {
      this.#stall?.();
      this.#stall = undefined;
      this.wire.writable();
    });
    this.wire.offer(accept);
    if (!this.wire.alive) return;
    stream.on('data', (chunk: Uint8Array) => this.#reader.push(chunk, this.#emit));
    if (this.#limits.firstFrameMs !== null) this.#watchSilence(this.#clock.monotonicMs() + this.#limits.firstFrameMs);
    else if (this.#limits.idleMs !== null) this.#watchSilence(this.#clock.monotonicMs() + this.#limits.idleMs);
  }

  #frame(event: FrameEvent): void {
    if (event.kind === 'envelope') {
      this.#damagedInARow = 0;
      this.#heardAt = this.#clock.monotonicMs();
      this.wire.received(event.bytes);
      return;
    }
    this.#damagedInARow += 1;
    this.wire.damaged(event.why, event.length);
    const most = this.#limits.damagedInARow;
    if (most !== null && this.#damagedInARow > most) this.wire.die(`${this.#damagedInARow} damaged frames in a row`);
  }

  #send(envelope: Uint8Array): boolean {
    assert(envelope.length <= MAX_SERIAL_ENVELOPE, `an envelope of ${envelope.length} bytes was sent on a serial line`);
    if (!this.#corked) {
      // Frames sent in one turn leave in one write.
      this.#corked = true;
      this.#stream.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.#stream.uncork();
      });
    }
    const room = this.#stream.write(encodeFrame(envelope));
    if (room) return true;
    if (this.#stream.writableLength > WRITE_LIMIT) this.wire.die('the other end reads nothing');
    else this.#stall ??= this.#clock.at(this.#clock.monotonicMs() + this.#limits.stallMs, () => this.wire.die('the line takes no bytes'));
    return false;
  }

  /** One timer for the silence limits; it looks when it fires whether something came meanwhile. */
  #watchSilence(atMs: number): void {
    this.#idle = this.#clock.at(atMs, () => {
      const { idleMs } = this.#limits;
      const due = this.#heardAt === undefined || idleMs === null ? undefined : this.#heardAt + idleMs;
      if (this.#heardAt === undefined) this.wire.die('nothing of the dock link was heard');
      else if (due !== undefined && due <= this.#clock.monotonicMs()) this.wire.die('the other end has fallen silent');
      else if (due !== undefined) this.#watchSilence(due);
    });
  }

  #end(why: string): void {
    this.#idle?.();
    this.#stall?.();
    this.#stream.removeAllListeners('data');
    this.#release(why);
  }
}
