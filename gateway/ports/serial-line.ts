/**
 * A dock on a serial line: a UART, an USB adapter, a pty. The line is opened, watched, and opened anew when the device
 * comes back after it was pulled.
 */
import { stat } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import type { Cancel, Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import { BackOff } from './back-off.ts';
import type { AcceptWire, RunningCarrier } from './carrier.ts';
import { offerFramedStream, WRITE_LIMIT, WRITE_MARK, type StreamLimits } from './framed-stream.ts';
import { mendDuplex } from '../../proto/serial-duplex.ts';
import type { LiveWire } from './live-wire.ts';

export interface SerialLineSettings {
  /** Device path: `/dev/ttyUSB0`, `/dev/serial/by-id/...`, `COM3`. It need not exist yet. */
  readonly path: string;
  /** Bits per second, 1,200 to 12,000,000; one start bit, eight data bits, no parity, one stop bit. */
  readonly baudRate: number;
  /** Hardware flow control by RTS and CTS; off unless told. */
  readonly rtscts?: boolean;
}

const MIN_BAUD = 1_200;
const MAX_BAUD = 12_000_000;
/** The device node is looked at this often: a port that nobody reads or writes does not notice that it was pulled. */
const LOOK_EVERY_MS = 1_000;
/** What a line may take for a full write buffer, above the time that its bits need. */
const STALL_GRACE_MS = 10_000;
/** Bits of one byte on the line. */
const BITS_PER_BYTE = 10;
/** Closing may wait in the kernel for bits that cannot leave; a stopping station does not wait longer than this. */
const CLOSE_WAIT_MS = 3_000;

/**
 * Runs the line until `stop`. Each time the device can be opened there is a new Wire; between them the line is tried
 * again with the waits of back-off.ts. Resolves before the device is there.
 *
 * Errors: 'bad-input' for a path or a baud rate that cannot be. A device that is missing or refuses is no error but
 * `trouble()`. Does not know who is at the other end: `authenticated` is null.
 */
export async function runSerialLine(settings: SerialLineSettings, accept: AcceptWire, clock: Clock): Promise<RunningCarrier> {
  const { path, baudRate } = settings;
  if (path.trim() === '' || path.includes('\0')) throw new StationError('bad-input', 'a serial line needs a device path', { what: 'path', value: path, expected: 'for example /dev/ttyUSB0' });
  if (!Number.isInteger(baudRate) || baudRate < MIN_BAUD || baudRate > MAX_BAUD) {
    throw new StationError('bad-input', `${baudRate} is no baud rate of a serial line`, { what: 'baudRate', value: baudRate, expected: `${MIN_BAUD} to ${MAX_BAUD}` });
  }
  const line = new SerialLine(settings, accept, clock);
  line.open();
  return line;
}

class SerialLine implements RunningCarrier {
  readonly address: string;
  readonly #settings: SerialLineSettings;
  readonly #accept: AcceptWire;
  readonly #clock: Clock;
  readonly #backOff: BackOff;
  readonly #limits: StreamLimits;
  #wire: LiveWire | undefined;
  #closing: Promise<void> = Promise.resolve();
  #look: Cancel | undefined;
  #trouble: string | null = 'not opened yet';
  #stopped = false;

  constructor(settings: SerialLineSettings, accept: AcceptWire, clock: Clock) {
    this.address = settings.path;
    this.#settings = settings;
    this.#accept = accept;
    this.#clock = clock;
    this.#backOff = new BackOff(clock);
    const stallMs = STALL_GRACE_MS + (WRITE_LIMIT * BITS_PER_BYTE * 1_000) / settings.baudRate;
    // A silent or noisy line stays open: closing it would mend nothing.
    this.#limits = { stallMs, firstFrameMs: null, idleMs: null, damagedInARow: null };
  }

  trouble(): string | null {
    return this.#trouble;
  }

  open(): void {
    const { path, baudRate, rtscts = false } = this.#settings;
    // A port that was open once cannot be written to again, so each attempt has a port of its own.
    const port = new SerialPort({ path, baudRate, rtscts, autoOpen: false, highWaterMark: WRITE_MARK });
    port.on('error', () => {});
    port.open((error) => {
      if (error !== null) this.#again(error.message.replace(/^Error: /, ''));
      else if (this.#stopped) this.#close(port);
      else {
        mendDuplex(port);
        void this.#opened(port);
      }
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#backOff.cancel();
    this.#wire?.die('the station stops');
    await Promise.race([this.#closing, new Promise<void>((done) => this.#clock.at(this.#clock.monotonicMs() + CLOSE_WAIT_MS, done))]);
  }

  async #opened(port: SerialPort): Promise<void> {
    const node = await nodeOf(this.#settings.path);
    if (this.#stopped || node === null) {
      this.#close(port);
      return this.#again('the device vanished while it was opened');
    }
    this.#backOff.up();
    this.#trouble = null;
    const { path } = this.#settings;
    const wire = offerFramedStream(port, path, this.#limits, this.#accept, this.#clock, (why) => {
      this.#look?.();
      this.#close(port);
      this.#again(why);
    });
    if (!wire.alive) return;
    this.#wire = wire;
    this.#lookAgain(wire, node);
  }

  /** A hung-up terminal that is idle gives neither an error nor an end; its node tells. */
  #lookAgain(wire: LiveWire, node: string): void {
    this.#look = this.#clock.at(this.#clock.monotonicMs() + LOOK_EVERY_MS, () => {
      void nodeOf(this.#settings.path).then((now) => {
        if (!wire.alive) return;
        if (now === node) this.#lookAgain(wire, node);
        else wire.die(now === null ? 'the device was unplugged' : 'the device was exchanged');
      });
    });
  }

  #close(port: SerialPort): void {
    if (!port.isOpen) return;
    this.#closing = new Promise((done) => port.close(() => done()));
  }

  #again(why: string): void {
    this.#wire = undefined;
    if (this.#stopped) return;
    this.#trouble = why;
    this.#backOff.again(() => void this.#closing.then(() => !this.#stopped && this.open()));
  }
}

/** What tells one device node from its successor; null where none can be seen. */
async function nodeOf(path: string): Promise<string | null> {
  try {
    const { dev, ino, rdev, birthtimeMs } = await stat(path);
    return `${dev} ${ino} ${rdev} ${birthtimeMs}`;
  } catch {
    // Whatever hides the node, the line cannot be trusted; opening it anew tells people the cause.
    return null;
  }
}
