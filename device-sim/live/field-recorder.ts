/**
 * A simulated recorder that is out: the other end of its own line, as docs/dock-link.md describes it, and its camera on the
 * air. Envelopes come in by `received`, go out by `send`; time comes from a clock.
 */
import { createPublicKey, verify } from 'node:crypto';
import { decodeMessage, encodeMessage, EnvelopeError, MAX_FIELD_ENVELOPE, wire, type BodyToSend, type BodyValue, type Message } from '../../proto/envelope.ts';
import { fieldProofText } from '../../proto/signed-texts.ts';
import { rawTimeOf, type SimRecorder } from '../recorder.ts';
import type { SimClock } from '../sim-clock.ts';
import { RtmpPublisher, type PublisherState } from './rtmp-publisher.ts';

const { State, Reason } = wire.LiveState;
const { Talk } = wire.Telemetry;
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const HELLO_FIRST_MS = 500;
const HELLO_LAST_MS = 5_000;
const ALARM_EVERY_MS = 2_000;
const TICK_MS = 250;
const SILENT_HEARTBEATS = 3;
const NONCE_BYTES = 16;
const ALARM_ID_BYTES = 8;
/** Below this charge it shows no picture. */
const LEAST_BATTERY = 5;
/** Alarms that wait for their acknowledgement. */
const MAX_ALARMS = 64;

export const ALARM_KINDS = { sos: 1, fall: 2, 'low-battery': 3, 'card-full': 4, tamper: 5 } as const;
export type FieldAlarm = keyof typeof ALARM_KINDS;
export type Place = readonly [latitude: number, longitude: number];

/** What a lever may set at any time. */
export interface FieldLevers {
  recording: boolean;
  /** Why it shows no picture when it is asked; null: it does. */
  refuses: 'by-officer' | 'camera-fault' | null;
  talk: 'idle' | 'talking' | 'listening';
  /** Where it goes, one further with each report, then the same way back; empty: no receiver. */
  track: readonly Place[];
  /** Answers nothing and says nothing, though the connection stands. */
  silent: boolean;
}

export interface FieldRecorderSettings {
  readonly recorder: SimRecorder;
  readonly clock: SimClock;
  readonly send: (envelope: Uint8Array) => void;
  /** PEM of who signed the media server's certificate. */
  readonly ca?: string | undefined;
}

export class FieldRecorder {
  readonly levers: FieldLevers = { recording: false, refuses: null, talk: 'idle', track: [], silent: false };
  /** Alarms that were acknowledged, in this order. */
  readonly acknowledged: string[] = [];
  readonly recorder: SimRecorder;
  readonly #settings: FieldRecorderSettings;
  readonly #clock: SimClock;
  readonly #alarms = new Map<string, { readonly value: object; sayAt: number }>();
  #connected = false;
  #session = 0;
  #heartbeatMs = 5_000;
  #heardAt = 0;
  #reportAt = 0;
  #helloAt = Infinity;
  #helloWait = HELLO_FIRST_MS;
  #greeted: number | undefined;
  #nonce: Uint8Array = new Uint8Array(0);
  #stationNonce: Uint8Array = new Uint8Array(0);
  #station = '';
  #steps = 0;
  #publisher: RtmpPublisher | undefined;
  #live: { readonly state: number; readonly reason: number } = { state: State.IDLE, reason: Reason.REASON_UNSPECIFIED };
  #radio = true;
  #timer: (() => void) | undefined;

  constructor(settings: FieldRecorderSettings) {
    this.#settings = settings;
    this.recorder = settings.recorder;
    this.#clock = settings.clock;
  }

  get inSession(): boolean {
    return this.#session !== 0;
  }

  /** The picture is on the air. */
  get isLive(): boolean {
    return this.#publisher?.live === true;
  }

  // ---------------------------------------------------------------------------------------------- the line

  connected(): void {
    this.#connected = true;
    this.#greeted = undefined;
    this.#helloWait = HELLO_FIRST_MS;
    this.#hello();
    this.#tick();
  }

  disconnected(): void {
    this.#connected = false;
    this.#session = 0;
    this.#timer?.();
  }

  /** Radio gone or back, for line and picture. */
  radio(on: boolean): void {
    this.#radio = on;
    this.#publisher?.radio(on);
  }

  /** Back home: says that it leaves, and ends its picture. */
  leave(): void {
    this.#send({ kind: 'gone', value: { reason: 'switched off' } }, 0, 0);
    this.#stopPublishing();
    this.disconnected();
  }

  received(envelope: Uint8Array): void {
    if (this.levers.silent || !this.#connected) return;
    let message: Message;
    try {
      message = decodeMessage(envelope, MAX_FIELD_ENVELOPE);
    } catch (error) {
      if (!(error instanceof EnvelopeError)) throw error;
      return;
    }
    this.#hear(message);
  }

  // ---------------------------------------------------------------------------------------------- levers

  /** Gives the alarm's id: 16 hex digits. */
  alarm(kind: FieldAlarm): string {
    const id = Buffer.from(this.#clock.randomBytes(ALARM_ID_BYTES));
    if (kind === 'sos') this.levers.recording = true;
    const value = { alarmId: id, kind: ALARM_KINDS[kind], recorder: this.recorder.serial, bay: 0, raised: rawTimeOf(this.#clock.wallMs() + 8 * 3_600_000), place: this.#place(), text: kind === 'sos' ? 'SOS' : '' };
    if (this.#alarms.size < MAX_ALARMS) this.#alarms.set(id.toString('hex'), { value, sayAt: 0 });
    this.#sayAlarms();
    this.report();
    return id.toString('hex');
  }

  /** Says how it is, now. */
  report(): void {
    this.#reportAt = this.#clock.monotonicMs() + this.#heartbeatMs;
    const { card, levers } = this.recorder;
    const used = card.clips().reduce((sum, clip) => sum + clip.size, 0);
    this.#inSessionSend({
      kind: 'telemetry',
      value: {
        batteryPercent: levers.batteryPercent, charging: false, cardTotal: card.total, cardFree: Math.max(0, card.total - used), recording: this.levers.recording, place: this.#place(),
        talk: { idle: Talk.TALK_IDLE, talking: Talk.TALK_TALKING, listening: Talk.TALK_LISTENING }[this.levers.talk], faults: levers.faults,
      },
    });
  }

  #place() {
    const { track } = this.levers;
    if (track.length === 0) return null;
    const round = Math.max(1, 2 * track.length - 2);
    const step = this.#steps % round;
    const [latitude, longitude] = track[step < track.length ? step : round - step]!;
    return new wire.Gnss({ latitudeE7: Math.round(latitude * 1e7), longitudeE7: Math.round(longitude * 1e7), unixMs: Math.round(this.#clock.wallMs()), accuracyM: 8 });
  }

  // ---------------------------------------------------------------------------------------------- handshake

  #hello(): void {
    this.#nonce = this.#clock.randomBytes(NONCE_BYTES);
    this.#helloAt = this.#clock.monotonicMs() + this.#helloWait;
    this.#helloWait = Math.min(HELLO_LAST_MS, this.#helloWait * 2);
    const { serial, model, firmware } = this.recorder;
    this.#send({ kind: 'hello', value: { minVersion: 1, maxVersion: 1, dockId: serial, model, firmware, bays: 0, maxEnvelope: MAX_FIELD_ENVELOPE, bootId: this.#nonce.subarray(0, 8), nonce: this.#nonce } }, 0, 0);
  }

  #hear(message: Message): void {
    const { body } = message;
    const now = this.#clock.monotonicMs();
    switch (body.kind) {
      case 'stationPresence':
        if (!body.value.online || (body.value.start === this.#greeted && !this.inSession && now < this.#helloAt)) return;
        if (body.value.start === this.#greeted && this.inSession) return;
        this.#greeted = body.value.start;
        this.#session = 0;
        return this.#hello();
      case 'challenge':
        if (Buffer.compare(body.value.dockNonce, this.#nonce) !== 0) return;
        this.#station = body.value.stationId;
        this.#stationNonce = body.value.nonce;
        return this.#send({ kind: 'proof', value: { signature: this.recorder.sign(this.#proofText('recorder')) } }, 0, 0);
      case 'refused':
        this.#session = 0;
        this.#helloAt = now + Math.max(body.value.retryAfterMs, HELLO_FIRST_MS);
        if (body.value.reason === wire.Refused.Reason.QUARANTINED) this.#stopPublishing();
        return;
      case 'welcome': return this.#welcome(body.value, now);
      default:
    }
    if (!this.inSession || message.session !== this.#session) return;
    this.#heardAt = now;
    switch (body.kind) {
      case 'ping': return this.#inSessionSend({ kind: 'pong', value: {} }, message.call);
      case 'alarmAck': {
        const id = Buffer.from(body.value.alarmId).toString('hex');
        if (this.#alarms.delete(id)) this.acknowledged.push(id);
        return;
      }
      case 'givePass':
        if (!this.recorder.takePass(body.value)) return this.#inSessionSend({ kind: 'failure', value: { code: wire.Failure.Code.UNSUPPORTED, text: 'no radio' } }, message.call);
        // Where the picture's line breaks, it comes back by the newer token.
        this.#publisher?.renew(body.value.publishToken);
        return this.#inSessionSend({ kind: 'passTaken', value: { bay: 0, passId: body.value.passId } }, message.call);
      case 'goLive': return this.#goLive(body.value, message.call);
      case 'stopLive':
        this.#stopPublishing();
        return this.#sayLive(message.call);
      default: return this.#inSessionSend({ kind: 'failure', value: { code: wire.Failure.Code.UNSUPPORTED, text: body.kind } }, message.call);
    }
  }

  #proofText(from: 'recorder' | 'station'): Uint8Array {
    return fieldProofText(from, this.#station, this.recorder.serial, this.#stationNonce, this.#nonce);
  }

  #welcome(value: BodyValue<'welcome'>, now: number): void {
    // The station whose pass it carries, and no other: a picture must not go where somebody else wants it.
    const key = this.recorder.passes[0]?.stationKey;
    if (key === undefined || Buffer.compare(key, value.stationKey) !== 0) return;
    const spki = createPublicKey({ key: Buffer.concat([ED25519_SPKI, key]), format: 'der', type: 'spki' });
    if (!verify(null, this.#proofText('station'), spki, value.signature)) return;
    this.#session = value.session;
    this.#heartbeatMs = value.heartbeatMs;
    this.#heardAt = now;
    this.#helloAt = Infinity;
    this.#helloWait = HELLO_FIRST_MS;
    this.report();
    this.#sayLive(0);
    for (const one of this.#alarms.values()) one.sayAt = 0;
    this.#sayAlarms();
  }

  #tick(): void {
    this.#timer?.();
    if (!this.#connected) return;
    const now = this.#clock.monotonicMs();
    if (this.inSession && now - this.#heardAt > SILENT_HEARTBEATS * this.#heartbeatMs) {
      this.#session = 0;
      this.#hello();
    } else if (!this.inSession && now >= this.#helloAt) {
      this.#hello();
    } else if (this.inSession && now >= this.#reportAt) {
      this.#steps += 1;
      this.report();
    }
    this.#sayAlarms();
    this.#timer = this.#clock.at(now + TICK_MS, () => this.#tick());
  }

  #sayAlarms(): void {
    const now = this.#clock.monotonicMs();
    if (!this.inSession) return;
    for (const one of this.#alarms.values()) {
      if (now < one.sayAt) continue;
      one.sayAt = now + ALARM_EVERY_MS;
      this.#inSessionSend({ kind: 'alarm', value: one.value });
    }
  }

  // ---------------------------------------------------------------------------------------------- the picture

  #goLive(order: BodyValue<'goLive'>, call: number): void {
    const refusal = this.levers.refuses === 'by-officer' ? Reason.BY_OFFICER : this.levers.refuses === 'camera-fault' ? Reason.CAMERA_FAULT
      : this.recorder.levers.batteryPercent < LEAST_BATTERY ? Reason.LOW_BATTERY : null;
    if (refusal !== null) {
      this.#live = { state: State.REFUSED, reason: refusal };
      return this.#sayLive(call);
    }
    if (this.#publisher?.order.path === order.streamPath && this.#publisher.order.url === order.rtmpUrl && this.#publisher.live) return this.#sayLive(call);
    this.#stopPublishing();
    const publisher: RtmpPublisher = new RtmpPublisher({
      clock: this.#clock, ca: this.#settings.ca, order: { url: order.rtmpUrl, path: order.streamPath, token: order.publishToken },
      state: (state, refused) => {
        if (this.#publisher !== undefined && this.#publisher !== publisher) return;
        this.#published(state, refused);
      },
    });
    this.#publisher = publisher;
    publisher.radio(this.#radio);
    this.#sayLive(call);
  }

  #published(state: PublisherState, refused: boolean): void {
    this.#live = {
      state: { starting: State.STARTING, live: State.LIVE, retrying: State.RETRYING }[state],
      reason: state !== 'retrying' ? Reason.REASON_UNSPECIFIED : refused ? Reason.TOKEN_REFUSED : Reason.UNREACHABLE,
    };
    if (state !== 'starting') this.#sayLive(0);
  }

  #stopPublishing(): void {
    this.#publisher?.stop();
    this.#publisher = undefined;
    this.#live = { state: State.IDLE, reason: Reason.REASON_UNSPECIFIED };
  }

  #sayLive(call: number): void {
    this.#inSessionSend({ kind: 'liveState', value: { ...this.#live } }, call);
  }

  #inSessionSend(body: BodyToSend, call = 0): void {
    if (this.inSession) this.#send(body, call, this.#session);
  }

  #send(body: BodyToSend, call: number, session: number): void {
    if (this.#connected && !this.levers.silent) this.#settings.send(encodeMessage({ call, session, body }));
  }
}
