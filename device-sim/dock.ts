/**
 * A simulated dock: the other end of the dock link, as docs/dock-link.md describes it, with recorders in its bays.
 * Sans-IO: envelopes come in by `received`, go out by `send`; time comes from a clock. It keeps no state about transfers.
 */
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { decodeMessage, encodeMessage, EnvelopeError, MAX_ENVELOPE, wire, type BodyToSend, type BodyValue, type Message } from '../proto/envelope.ts';
import { dockProofText, stationProofText } from '../proto/signed-texts.ts';
import { DockWork } from './dock-work.ts';
import { keyOfSeed, rawPublicKey, type SimRecorder } from './recorder.ts';
import type { SimClock } from './sim-clock.ts';

export interface DockSettings {
  readonly id: string;
  readonly bays: number;
  /** 32 bytes of the dock's Ed25519 key. */
  readonly keySeed: Uint8Array;
  /** One-time enrolment code; empty for a dock that is enrolled by its key. */
  readonly enrolCode?: string;
  readonly maxEnvelope?: number;
  readonly clock: SimClock;
  /** Takes one envelope; false when the line's buffer is past its mark, until `writable`. */
  readonly send: (envelope: Uint8Array, isChunk: boolean) => boolean;
  /** The credential for an MQTT broker that came with Enrolled. */
  readonly onEnrolled?: (credential: string) => void;
}

const State = wire.BayReport.State;
const Code = wire.Failure.Code;
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const HELLO_FIRST_MS = 1_000;
const HELLO_LAST_MS = 5_000;
const ALARM_EVERY_MS = 2_000;
/** From the order to install until the recorder goes dark, and until it is back. */
const INSTALL_MS = 150;
const RESTART_MS = 300;
const NONCE_BYTES = 16;

export class SimDock {
  readonly id: string;
  readonly publicKey: Uint8Array;
  /** Says nothing more, hears nothing more. */
  silent = false;
  /** Frames that still go out before the dock is cut off; null is no bound. */
  framesLeft: number | null = null;
  readonly #settings: DockSettings;
  readonly #key: KeyObject;
  readonly #clock: SimClock;
  readonly #bays: (SimRecorder | null)[];
  readonly #docking: number[];
  readonly #work: DockWork;
  readonly #alarms = new Map<string, object>();
  #lights: readonly number[] = [];
  readonly #restarting = new Set<SimRecorder>();
  readonly #started: number;
  #bootId: Uint8Array;
  #connected = false;
  #session = 0;
  #heartbeatMs = 2_000;
  #heardAt = 0;
  #helloWait = HELLO_FIRST_MS;
  #helloAt = Infinity;
  #enrolAt = -Infinity;
  #greeted: number | undefined;
  #nonce: Uint8Array = new Uint8Array(0);
  #stationNonce: Uint8Array = new Uint8Array(0);
  #station = '';
  #stationKey: Uint8Array | null = null;
  #code: string;
  #writable = true;
  #timer: (() => void) | undefined;

  constructor(settings: DockSettings) {
    this.id = settings.id;
    this.#settings = settings;
    this.#key = keyOfSeed(settings.keySeed);
    this.publicKey = rawPublicKey(this.#key);
    this.#clock = settings.clock;
    this.#bays = Array.from({ length: settings.bays }, () => null);
    this.#docking = Array.from({ length: settings.bays }, () => 0);
    this.#bootId = settings.clock.randomBytes(8);
    this.#code = settings.enrolCode ?? '';
    this.#started = settings.clock.monotonicMs();
    this.#work = new DockWork({
      clock: settings.clock, writable: () => this.#writable, session: () => (this.silent ? 0 : this.#session), recorder: (bay) => this.recorder(bay),
      send: (body, call, isChunk) => this.#send(body, call, undefined, isChunk), fail: (call, code, text, offset, length) => this.#fail(call, code, text, offset, length),
    });
  }

  /** True while a session is open. */
  get inSession(): boolean {
    return this.#session !== 0;
  }

  /** Bays whose light is on. */
  get lights(): readonly number[] {
    return this.#lights;
  }

  // ---------------------------------------------------------------------------------------------- the line

  connected(): void {
    this.#connected = true;
    this.#writable = true;
    this.#greeted = undefined;
    this.#helloWait = HELLO_FIRST_MS;
    this.#hello();
    this.#tick();
  }

  disconnected(): void {
    this.#connected = false;
    this.#endSession();
    this.#timer?.();
    this.#timer = undefined;
  }

  writable(): void {
    this.#writable = true;
    this.#work.go();
  }

  received(envelope: Uint8Array): void {
    if (this.silent || !this.#connected) return;
    let message: Message;
    try {
      message = decodeMessage(envelope);
    } catch (error) {
      if (error instanceof EnvelopeError) return;
      throw error;
    }
    this.#hear(message);
  }

  // ---------------------------------------------------------------------------------------------- levers

  insert(bay: number, recorder: SimRecorder): void {
    recorder.inserted();
    this.#bays[bay - 1] = recorder;
    this.#docking[bay - 1]! += 1;
    if (this.inSession) this.#report(bay);
  }

  unplug(bay: number): SimRecorder | null {
    const recorder = this.#bays[bay - 1] ?? null;
    this.#bays[bay - 1] = null;
    if (this.inSession) this.#report(bay);
    return recorder;
  }

  /** Takes it out of whichever bay it is in. */
  takeOut(recorder: SimRecorder): void {
    const at = this.#bays.indexOf(recorder);
    if (at >= 0) this.unplug(at + 1);
  }

  recorder(bay: number): SimRecorder | null {
    return this.#bays[bay - 1] ?? null;
  }

  /** Power gone and back: sessions and insertions are forgotten, the bays are as they were. */
  reboot(): void {
    this.#bootId = this.#clock.randomBytes(8);
    this.#docking.fill(1);
    for (const recorder of this.#bays) recorder?.inserted();
    this.#endSession();
    if (this.#connected) this.#hello();
  }

  /** Raises an alarm until the station acknowledges it. Kinds as in the schema: 1 SOS, 2 fall, 3 battery, 4 card, 5 tamper. */
  alarm(kind: number, recorder: string, text = ''): string {
    const alarmId = this.#clock.randomBytes(8);
    const id = Buffer.from(alarmId).toString('hex');
    this.#alarms.set(id, { alarmId, kind, recorder, text, place: { latitudeE7: 438_000_000, longitudeE7: 876_000_000, unixMs: Math.round(this.#clock.wallMs()), accuracyM: 12 } });
    this.#repeatAlarm(id);
    return id;
  }

  alarmIsOpen(id: string): boolean {
    return this.#alarms.has(id);
  }

  #repeatAlarm(id: string): void {
    const alarm = this.#alarms.get(id);
    if (alarm === undefined) return;
    if (this.inSession) this.#send({ kind: 'alarm', value: alarm }, 0);
    this.#clock.at(this.#clock.monotonicMs() + ALARM_EVERY_MS, () => this.#repeatAlarm(id));
  }

  // ---------------------------------------------------------------------------------------------- handshake

  #hello(): void {
    this.#nonce = this.#clock.randomBytes(NONCE_BYTES);
    this.#helloAt = this.#clock.monotonicMs() + this.#helloWait;
    this.#helloWait = Math.min(HELLO_LAST_MS, this.#helloWait * 1.5);
    this.#send({
      kind: 'hello',
      value: {
        minVersion: 1, maxVersion: 1, dockId: this.id, model: 'SIM-DOCK', firmware: '1.0.0', bays: this.#bays.length,
        maxEnvelope: this.#settings.maxEnvelope ?? MAX_ENVELOPE, bootId: this.#bootId, nonce: this.#nonce,
      },
    }, 0, 0);
  }

  #hear(message: Message): void {
    const { body } = message;
    const now = this.#clock.monotonicMs();
    switch (body.kind) {
      case 'stationPresence':
        if (body.value.online && (body.value.start !== this.#greeted || !this.inSession)) {
          this.#greeted = body.value.start;
          this.#endSession();
          this.#hello();
        }
        return;
      case 'challenge':
        if (Buffer.compare(body.value.dockNonce, this.#nonce) !== 0) return;
        this.#station = body.value.stationId;
        this.#stationNonce = body.value.nonce;
        return this.#send({ kind: 'proof', value: { signature: sign(null, dockProofText(body.value.stationId, this.id, body.value.nonce, this.#nonce), this.#key) } }, 0, 0);
      case 'refused':
        this.#helloAt = now + Math.max(body.value.retryAfterMs, HELLO_FIRST_MS);
        if (body.value.reason === wire.Refused.Reason.UNKNOWN_DOCK && this.#code !== '' && now >= this.#enrolAt) {
          this.#enrolAt = this.#helloAt;
          this.#send({ kind: 'enrol', value: { dockId: this.id, code: this.#code, publicKey: this.publicKey } }, 0, 0);
        }
        return;
      case 'enrolled':
        this.#code = '';
        this.#stationKey = body.value.stationKey;
        this.#settings.onEnrolled?.(body.value.credential);
        return this.#hello();
      case 'welcome': return this.#welcome(body.value, now);
      default:
    }
    if (message.session !== this.#session || this.#session === 0) return;
    this.#heardAt = now;
    this.#question(message);
  }

  #welcome(value: BodyValue<'welcome'>, now: number): void {
    const key = this.#stationKey ?? value.stationKey;
    const text = stationProofText(this.#station, this.id, this.#stationNonce, this.#nonce);
    const spki = createPublicKey({ key: Buffer.concat([ED25519_SPKI, key]), format: 'der', type: 'spki' });
    // A station without the known key is not served: the dock waits for the right one.
    if (Buffer.compare(key, value.stationKey) !== 0 || !verify(null, text, spki, value.signature)) return;
    this.#stationKey = key;
    this.#session = value.session;
    this.#heartbeatMs = value.heartbeatMs;
    this.#heardAt = now;
    this.#helloAt = Infinity;
    this.#helloWait = HELLO_FIRST_MS;
    for (let bay = 1; bay <= this.#bays.length; bay += 1) this.#report(bay);
  }

  #endSession(): void {
    this.#session = 0;
    this.#work.drop();
    // Without a station nobody knows whether they still hold.
    this.#lights = [];
  }

  #tick(): void {
    this.#timer?.();
    if (!this.#connected) return;
    const now = this.#clock.monotonicMs();
    if (this.inSession && now - this.#heardAt > 3 * this.#heartbeatMs) {
      this.#endSession();
      this.#hello();
    } else if (!this.inSession && now >= this.#helloAt) {
      this.#hello();
    }
    this.#timer = this.#clock.at(now + HELLO_FIRST_MS / 4, () => this.#tick());
  }

  // ---------------------------------------------------------------------------------------------- questions

  #report(bay: number, call = 0): void {
    const recorder = this.#bays[bay - 1] ?? null;
    const state = recorder === null ? State.EMPTY : recorder.levers.silent || recorder.starting ? State.UNREADABLE : State.OCCUPIED;
    this.#send({ kind: 'bayReport', value: { bay, state, docking: this.#docking[bay - 1]!, recorder: recorder === null ? null : recorder.state() } }, call);
  }

  #question(message: Message): void {
    const { body, call } = message;
    if (body.kind === 'ping') return this.#send({ kind: 'pong', value: {} }, call);
    if (body.kind === 'bayLights') {
      this.#lights = body.value.lights.map((light) => light.bay ?? 0).filter((bay) => bay >= 1 && bay <= this.#bays.length);
      return;
    }
    if (body.kind === 'alarmAck') return void this.#alarms.delete(Buffer.from(body.value.alarmId).toString('hex'));
    if (body.kind === 'readBays') {
      for (let bay = 1; bay <= this.#bays.length; bay += 1) if (body.value.bay === 0 || body.value.bay === bay) this.#report(bay, call);
      return;
    }
    if (!('bay' in body.value)) return;
    const { bay } = body.value;
    if (body.kind === 'readLog') return this.#readLog(body.value, call);
    const recorder = this.#bays[bay - 1] ?? null;
    if (recorder === null) return this.#fail(call, Code.NO_RECORDER, 'the bay is empty');
    if (recorder.levers.silent || recorder.starting) return;
    switch (body.kind) {
      case 'readClock': return this.#send({ kind: 'clockReading', value: { bay, ...this.#clockOf(recorder) } }, call);
      case 'setClock':
        recorder.setClock(body.value.unixMs, body.value.utcOffsetMinutes, this.#clock.wallMs());
        return this.#send({ kind: 'clockReading', value: { bay, ...this.#clockOf(recorder) } }, call);
      case 'proveRecorder': {
        const signature = recorder.prove(body.value.stationId, body.value.nonce);
        return signature === null ? this.#fail(call, Code.UNSUPPORTED, 'the recorder has no key') : this.#send({ kind: 'recorderProof', value: { bay, signature } }, call);
      }
      case 'listClips': {
        const { entries, complete } = recorder.list(body.value.afterNumber, Math.max(1, Math.min(1_000, body.value.limit)));
        return this.#send({ kind: 'clipList', value: { bay, entries, complete } }, call);
      }
      case 'witnessOffer': return this.#send({ kind: 'witnessReply', value: { bay, ...recorder.witness(body.value, this.#station, this.#stationKey!) } }, call);
      case 'eraseOrder': return this.#send({ kind: 'eraseResults', value: { bay, orderId: body.value.orderId, items: recorder.erase(body.value) } }, call);
      case 'readClip': return this.#work.read(body.value, call);
      case 'hashClips': return this.#work.hash(body.value, call);
      case 'firmwareOffer':
      case 'writeFirmware':
      case 'installFirmware': {
        const said = recorder.firmwareSays(body);
        if (body.kind === 'installFirmware' && said.state === wire.FirmwareState.State.INSTALLING) this.#restart(bay, recorder);
        return this.#send({ kind: 'firmwareState', value: { bay, offerId: body.value.offerId, ...said } }, call);
      }
      case 'givePass':
        return recorder.takePass(body.value) ? this.#send({ kind: 'passTaken', value: { bay, passId: body.value.passId } }, call) : this.#fail(call, Code.UNSUPPORTED, 'the recorder has no radio');
      default: return this.#fail(call, Code.UNSUPPORTED, body.kind);
    }
  }

  /** The recorder installs, goes dark, and comes back as if it had been put in anew. An order that comes twice does it once. */
  #restart(bay: number, recorder: SimRecorder): void {
    if (this.#restarting.has(recorder)) return;
    this.#restarting.add(recorder);
    const after = (ms: number, then: () => void) => this.#clock.at(this.#clock.monotonicMs() + ms, then);
    const tell = () => {
      if (this.#bays[bay - 1] === recorder && this.inSession) this.#report(bay);
    };
    after(INSTALL_MS, () => {
      recorder.starting = true;
      tell();
      if (recorder.levers.firmware === 'never-back') return;
      after(RESTART_MS, () => {
        this.#restarting.delete(recorder);
        recorder.started();
        if (this.#bays[bay - 1] === recorder) this.#docking[bay - 1]! += 1;
        tell();
      });
    });
  }

  #clockOf(recorder: SimRecorder): object {
    return recorder.clock(this.#clock.wallMs(), this.#clock.monotonicMs() - this.#started);
  }

  #readLog(q: BodyValue<'readLog'>, call: number): void {
    const log = Buffer.from(`${q.bay === 0 ? 'dock' : `bay ${q.bay}`} log: ${this.#docking.join(' ')}\n`);
    const data = log.subarray(q.offset, q.offset + q.length);
    this.#send({ kind: 'logChunk', value: { bay: q.bay, offset: q.offset, data, end: q.offset + data.length >= log.length } }, call);
  }

  #fail(call: number, code: number, text: string, offset = 0, length = 0): void {
    this.#send({ kind: 'failure', value: { code, text, offset, length } }, call);
  }

  #send(body: BodyToSend, call: number, session: number = this.#session, isChunk = false): void {
    if (!this.#connected || this.silent) return;
    if (this.framesLeft !== null) {
      if (this.framesLeft <= 0) return;
      this.framesLeft -= 1;
    }
    if (!this.#settings.send(encodeMessage({ call, session, body }), isChunk)) this.#writable = false;
  }
}

/** 32 bytes that a name gives again: keys of simulated devices. */
export function seedOf(name: string): Uint8Array {
  return createHash('sha256').update(`zhilu device simulator ${name}`).digest();
}
