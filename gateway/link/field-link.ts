/**
 * The station's end of a recorder's own line over the air. Sans-IO: `handle` takes what happened and gives what is to be
 * done, in this order; `nextDeadlineMs` says when to hand in a 'tick' at the latest. Which recorder it is comes from the
 * connection that was authenticated, never from what it says. docs/dock-link.md, "A recorder on its own line".
 */
import { CURRENT_LINK_VERSION, decodeMessage, encodeMessage, EnvelopeError, MAX_FIELD_ENVELOPE, MIN_LINK_VERSION, type BodyToSend, type BodyValue, type Message } from '../../proto/envelope.ts';
import { fieldProofText } from '../../proto/signed-texts.ts';
import type { RecorderPass } from '../domain/bay-source.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { FIELD_REFUSALS, goLiveBody, liveSaid, reportOf, type FieldReport, type LiveOrder, type LiveSaid } from './field-translate.ts';
import { NONCE_BYTES, verifies, type StationIdentity } from './handshake.ts';
import { alarmOf, givePassBody, type LinkAlarm } from './translate.ts';

/** Something is heard from either side at least this often. */
export const FIELD_HEARTBEAT_MS = 5_000;
/** Heartbeats without a sign of life after which the recorder counts as gone. */
const SILENT_HEARTBEATS = 3;
/** The station shows itself to a recorder that it has no session with at most this often. */
const PRESENCE_EVERY_MS = 1_000;
/** A question is put so often, so long after one another, before its answer is 'no-answer'. */
const MAX_ATTEMPTS = 5;
const ASK_AGAIN_MS = 2_000;
/** Questions that may wait at once; the oldest is given up for a newer one. */
const MAX_ASKED = 4;
/** Alarms that are taken at once, and how often one more: a recorder gone mad must not fill the custody log. */
const ALARMS_AT_ONCE = 16;
const ALARM_EVERY_MS = 2_000;
/** Alarms on their way into the log. */
const MAX_TELLING = 16;
const RETRY_UNKNOWN_MS = 30_000;
const RETRY_MALFORMED_MS = 10_000;

/** What the register says of a recorder that wants to speak from outside. */
export type FieldStanding =
  | { readonly kind: 'served'; /** 64 hex digits; null for one that its credential alone identifies. */ readonly publicKey: string | null }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'quarantined'; readonly zh: string; readonly en: string };

export interface FieldSettings {
  readonly identity: StationIdentity;
  /** Changes with every start of the station, 1 to 4,000,000. */
  readonly start: number;
  /** As the carrier has authenticated it. */
  readonly recorder: RecorderSerial;
  standing(): FieldStanding;
  random(bytes: number): Uint8Array;
  wallMs(): number;
}

export type FieldInput =
  | { readonly kind: 'received'; readonly envelope: Uint8Array }
  | { readonly kind: 'tick' }
  | { readonly kind: 'go-live'; readonly ticket: number; readonly order: LiveOrder }
  | { readonly kind: 'stop-live'; readonly ticket: number }
  /** Another pass in the place of the one that it carries. */
  | { readonly kind: 'give-pass'; readonly ticket: number; readonly pass: RecorderPass }
  /** The alarm is in the custody log, or (false) could not be brought there. */
  | { readonly kind: 'alarm-told'; readonly id: string; readonly logged: boolean }
  /** The recorder is not served any more: it is told so, and the session is over. */
  | { readonly kind: 'revoke' }
  /** The line is gone. */
  | { readonly kind: 'end'; readonly why: string };

export type FieldAction =
  | { readonly kind: 'send'; readonly envelope: Uint8Array }
  | { readonly kind: 'joined'; readonly model: string; readonly firmware: string }
  | { readonly kind: 'left'; readonly why: string }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'quarantined' | 'bad-proof' | 'malformed' | 'version' }
  | { readonly kind: 'report'; readonly report: FieldReport }
  /** 'alarm-told' is owed. */
  | { readonly kind: 'alarm'; readonly alarm: LinkAlarm }
  | { readonly kind: 'live'; readonly said: LiveSaid }
  /** Each ticket is answered once; null: the recorder did not answer. */
  | { readonly kind: 'answer'; readonly ticket: number; readonly said: FieldSaid | null };

/** What a recorder answers to a question. */
export type FieldSaid = LiveSaid | { readonly stage: 'pass-taken'; /** 16 hex digits. */ readonly pass: string };

interface Asked {
  readonly ticket: number;
  readonly body: BodyToSend;
  call: number;
  attempts: number;
  again: number;
}

interface Session {
  readonly id: number;
  heardAt: number;
  pingAt: number;
}

interface Challenged { readonly nonce: Uint8Array; readonly recorderNonce: Uint8Array; readonly publicKey: string | null; readonly model: string; readonly firmware: string }

export class FieldLink {
  /** Messages that were none, and those that came at a wrong moment or too often. */
  readonly counters = { malformed: 0, strange: 0 };
  readonly #settings: FieldSettings;
  readonly #asked: Asked[] = [];
  /** Alarms on their way into the log. */
  readonly #telling = new Set<string>();
  #actions: FieldAction[] = [];
  #challenged: Challenged | undefined;
  #session: Session | undefined;
  #lastSession = 0;
  #lastCall = 0;
  #presenceAt = -Infinity;
  #alarmRoom = ALARMS_AT_ONCE;
  #alarmRoomAt = 0;

  constructor(settings: FieldSettings) {
    this.#settings = settings;
  }

  get inSession(): boolean {
    return this.#session !== undefined;
  }

  handle(input: FieldInput, now: number): readonly FieldAction[] {
    switch (input.kind) {
      case 'received': this.#received(input.envelope, now); break;
      case 'tick': this.#tick(now); break;
      case 'go-live': this.#ask(input.ticket, goLiveBody(input.order), now); break;
      case 'give-pass': this.#ask(input.ticket, givePassBody(0, input.pass, this.#settings.identity.station), now); break;
      case 'stop-live': this.#ask(input.ticket, { kind: 'stopLive', value: {} }, now); break;
      case 'alarm-told':
        this.#telling.delete(input.id);
        if (input.logged && this.#session !== undefined) this.#send({ kind: 'alarmAck', value: { alarmId: Buffer.from(input.id, 'hex') } });
        break;
      case 'revoke': {
        const standing = this.#settings.standing();
        if (standing.kind === 'served') break;
        this.#refuse(standing.reason, `${standing.zh} / ${standing.en}`, RETRY_UNKNOWN_MS);
        this.#end('the recorder is not served any more');
        break;
      }
      case 'end': this.#end(input.why); break;
    }
    const actions = this.#actions;
    this.#actions = [];
    return actions;
  }

  nextDeadlineMs(): number {
    const session = this.#session;
    if (session === undefined) return Infinity;
    return this.#asked.reduce((next, one) => Math.min(next, one.again), Math.min(session.pingAt, session.heardAt + SILENT_HEARTBEATS * FIELD_HEARTBEAT_MS));
  }

  #received(envelope: Uint8Array, now: number): void {
    let message: Message;
    try {
      message = decodeMessage(envelope, MAX_FIELD_ENVELOPE);
    } catch (error) {
      if (!(error instanceof EnvelopeError)) throw error;
      this.counters.malformed += 1;
      return;
    }
    const { body } = message;
    if (body.kind === 'hello') return this.#hello(body.value);
    if (body.kind === 'proof') return this.#proof(body.value, now);
    // The broker says it in the recorder's stead when the connection breaks (last will).
    if (body.kind === 'gone') return this.#end(`the recorder left: ${body.value.reason.slice(0, 80)}`);
    const session = this.#session;
    if (session === undefined || message.session !== session.id) {
      this.counters.strange += 1;
      if (now >= this.#presenceAt + PRESENCE_EVERY_MS) this.#showPresence(now);
      return;
    }
    session.heardAt = now;
    this.#inSession(message, now);
  }

  #inSession({ body, call }: Message, now: number): void {
    switch (body.kind) {
      case 'pong': return;
      case 'telemetry': return void this.#actions.push({ kind: 'report', report: reportOf(body.value) });
      case 'alarm': return this.#alarm(body.value, now);
      case 'liveState': {
        const said = liveSaid(body.value);
        if (said === null) return void (this.counters.strange += 1);
        this.#actions.push({ kind: 'live', said });
        if (call !== 0) this.#answer(call, said);
        return;
      }
      case 'passTaken': return this.#answer(call, { stage: 'pass-taken', pass: Buffer.from(body.value.passId).toString('hex') });
      case 'failure': return this.#answer(call, { stage: 'refused', reason: 'unsupported', text: '' });
      default: this.counters.strange += 1;
    }
  }

  // ---------------------------------------------------------------------------------------------- who is there

  #hello(hello: BodyValue<'hello'>): void {
    const { recorder, identity } = this.#settings;
    if (hello.minVersion > CURRENT_LINK_VERSION || hello.maxVersion < MIN_LINK_VERSION) return this.#refuse('version', '链路版本不符 / no link version in common', RETRY_MALFORMED_MS);
    if (hello.nonce.length !== NONCE_BYTES || hello.bays !== 0 || hello.dockId !== recorder) return this.#refuse('malformed', '问候报文不合规 / malformed Hello', RETRY_MALFORMED_MS);
    const standing = this.#settings.standing();
    if (standing.kind === 'refused') return this.#refuse(standing.reason, `${standing.zh} / ${standing.en}`, RETRY_UNKNOWN_MS);
    const nonce = this.#settings.random(NONCE_BYTES);
    this.#challenged = { nonce, recorderNonce: hello.nonce, publicKey: standing.publicKey, model: hello.model.slice(0, 64), firmware: hello.firmware.slice(0, 64) };
    this.#send({ kind: 'challenge', value: { version: Math.min(CURRENT_LINK_VERSION, hello.maxVersion), stationId: identity.station, nonce, dockNonce: hello.nonce } }, 0, 0);
  }

  #proof(proof: BodyValue<'proof'>, now: number): void {
    const challenged = this.#challenged;
    this.#challenged = undefined;
    if (challenged === undefined) return void (this.counters.strange += 1);
    const { recorder, identity, start } = this.#settings;
    const { nonce, recorderNonce, publicKey, model, firmware } = challenged;
    const text = (from: 'recorder' | 'station') => fieldProofText(from, identity.station, recorder, nonce, recorderNonce);
    // A recorder without a key is only as good as the carrier's own authentication.
    if (publicKey !== null && !verifies(publicKey, text('recorder'), proof.signature)) return this.#refuse('bad-proof', '身份证明无效 / the proof does not hold', RETRY_MALFORMED_MS);
    this.#end('the recorder has begun anew');
    this.#lastSession = start * 1_000 + ((this.#lastSession + 1) % 1_000);
    this.#session = { id: this.#lastSession, heardAt: now, pingAt: now + FIELD_HEARTBEAT_MS };
    this.#send({
      kind: 'welcome',
      value: { session: this.#session.id, heartbeatMs: FIELD_HEARTBEAT_MS, unixMs: Math.round(this.#settings.wallMs()), stationKey: identity.publicKey, signature: identity.sign(text('station')) },
    }, 0, 0);
    this.#actions.push({ kind: 'joined', model, firmware });
  }

  #refuse(reason: Extract<FieldAction, { kind: 'refused' }>['reason'], text: string, retryAfterMs: number): void {
    this.#challenged = undefined;
    const code = { unknown: FIELD_REFUSALS.UNKNOWN, quarantined: FIELD_REFUSALS.QUARANTINED, 'bad-proof': FIELD_REFUSALS.BAD_PROOF, malformed: FIELD_REFUSALS.MALFORMED, version: FIELD_REFUSALS.VERSION }[reason];
    this.#send({ kind: 'refused', value: { reason: code, text, minVersion: MIN_LINK_VERSION, maxVersion: CURRENT_LINK_VERSION, retryAfterMs } }, 0, 0);
    this.#actions.push({ kind: 'refused', reason });
  }

  // ---------------------------------------------------------------------------------------------- alarms

  #alarm(value: BodyValue<'alarm'>, now: number): void {
    const alarm = alarmOf(value);
    // It can speak about itself alone.
    if (alarm === null || alarm.recorder !== this.#settings.recorder) return void (this.counters.strange += 1);
    if (this.#telling.has(alarm.id)) return;
    this.#alarmRoom = Math.min(ALARMS_AT_ONCE, this.#alarmRoom + (now - this.#alarmRoomAt) / ALARM_EVERY_MS);
    this.#alarmRoomAt = now;
    // Not acknowledged, so it comes again.
    if (this.#alarmRoom < 1 || this.#telling.size >= MAX_TELLING) return void (this.counters.strange += 1);
    this.#alarmRoom -= 1;
    this.#telling.add(alarm.id);
    this.#actions.push({ kind: 'alarm', alarm: { ...alarm, bay: 0 } });
  }

  // ---------------------------------------------------------------------------------------------- questions, silence

  #ask(ticket: number, body: BodyToSend, now: number): void {
    if (this.#session === undefined) return void this.#actions.push({ kind: 'answer', ticket, said: null });
    // Of two orders the newer one counts; what is asked too often is answered by silence.
    if (this.#asked.length >= MAX_ASKED) this.#actions.push({ kind: 'answer', ticket: this.#asked.shift()!.ticket, said: null });
    const one: Asked = { ticket, body, call: this.#nextCall(), attempts: 1, again: now + ASK_AGAIN_MS };
    this.#asked.push(one);
    this.#send(body, one.call);
  }

  #answer(call: number, said: FieldSaid): void {
    const at = this.#asked.findIndex((one) => one.call === call);
    if (at < 0) return void (this.counters.strange += 1);
    this.#actions.push({ kind: 'answer', ticket: this.#asked.splice(at, 1)[0]!.ticket, said });
  }

  #tick(now: number): void {
    const session = this.#session;
    if (session === undefined) return;
    if (now >= session.heardAt + SILENT_HEARTBEATS * FIELD_HEARTBEAT_MS) {
      this.#end('the recorder has fallen silent');
      return this.#showPresence(now);
    }
    if (now >= session.pingAt) {
      session.pingAt = now + FIELD_HEARTBEAT_MS;
      this.#send({ kind: 'ping', value: {} }, this.#nextCall());
    }
    for (const one of [...this.#asked]) {
      if (now < one.again) continue;
      if (one.attempts >= MAX_ATTEMPTS) {
        this.#asked.splice(this.#asked.indexOf(one), 1);
        this.#actions.push({ kind: 'answer', ticket: one.ticket, said: null });
        continue;
      }
      one.attempts += 1;
      one.again = now + ASK_AGAIN_MS;
      one.call = this.#nextCall();
      this.#send(one.body, one.call);
    }
  }

  #end(why: string): void {
    if (this.#session === undefined) return;
    this.#session = undefined;
    for (const one of this.#asked.splice(0)) this.#actions.push({ kind: 'answer', ticket: one.ticket, said: null });
    this.#actions.push({ kind: 'left', why });
  }

  #showPresence(now: number): void {
    this.#presenceAt = now;
    this.#send({ kind: 'stationPresence', value: { stationId: this.#settings.identity.station, online: true, start: this.#settings.start } }, 0, 0);
  }

  #send(body: BodyToSend, call = 0, session: number = this.#session?.id ?? 0): void {
    this.#actions.push({ kind: 'send', envelope: encodeMessage({ call, session, body }) });
  }

  #nextCall(): number {
    this.#lastCall = (this.#lastCall % 0xffff_ffff) + 1;
    return this.#lastCall;
  }
}
