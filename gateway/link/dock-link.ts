/**
 * The station's end of the dock link, one per wire. Sans-IO in the manner of h11: what happened goes in by a method,
 * what is to be done comes out of `actions()`, and `nextDeadlineMs()` says when to call `tick` at the latest.
 *
 * It knows nothing of clips, registers or disks. docs/dock-link.md is the description for the other end.
 */
import {
  CHUNK_OVERHEAD, decodeMessage, encodeMessage, EnvelopeError, type BodyToSend, type BodyValue, type Message,
} from '../../proto/envelope.ts';
import type { Answers, Question, ReadSpan, SourceFailure } from '../domain/bay-source.ts';
import type { DockId } from '../domain/names.ts';
import { cutText } from '../domain/text.ts';
import { Calls, type Call } from './calls.ts';
import { ChunkSize, SMALLEST_CHUNK } from './chunk-size.ts';
import { hearHello, hearProof, NONCE_BYTES, refusalBody, type DockHello, type HandshakeState, type Refusal } from './handshake.ts';
import type { BayLight, BayState, LinkAction, LinkCounters, LinkSettings } from './link-actions.ts';
import { itemsInOne, messageRoom } from './message-room.ts';
import { Pull, type PullAction } from './pull.ts';
import { alarmOf, answerOf, failure, failureOf, lightsBody, questionBody, recorderReport } from './translate.ts';

/** Something is heard from either side at least this often, in milliseconds. */
export const HEARTBEAT_MS = 2_000;
/** Heartbeats without a sign of life after which a session is over. */
const SILENT_HEARTBEATS = 3;
/** All bays are asked for this often, in case a report was lost on the line. */
const READ_BAYS_EVERY_MS = 10_000;
/** Bytes of data of one message to the dock, whatever the line would take: a dock holds several. */
const LARGEST_PIECE = 32 * 1024;
/** The station shows itself to strangers on a wire at most this often. */
const PRESENCE_EVERY_MS = 1_000;

interface Session {
  readonly id: number;
  readonly hello: DockHello;
  readonly calls: Calls;
  readonly pull: Pull;
  readonly chunks: ChunkSize;
  readonly bays: Map<number, BayState>;
  readonly reads: Map<number, number>;
  bayQuestion: number;
  heardAt: number;
  pingAt: number;
  readBaysAt: number;
}

export class DockLink {
  readonly counters: LinkCounters = { damaged: 0, malformed: 0, strange: 0 };
  readonly #settings: LinkSettings;
  #actions: LinkAction[] = [];
  #handshake: HandshakeState = { kind: 'silent' };
  #session: Session | undefined;
  #lastSession = 0;
  #lastCall = 0;
  #presenceAt = -Infinity;
  #writable = true;
  /** As last told in this session; undefined while none was ever lit in it. */
  #lights: readonly BayLight[] | undefined;

  constructor(settings: LinkSettings, now: number) {
    this.#settings = settings;
    this.#showPresence(now);
  }

  /** What is to be done, in this order; each action is given out once. */
  actions(): readonly LinkAction[] {
    const actions = this.#actions;
    this.#actions = [];
    return actions;
  }

  /** How many clips one question should name, given what the line lets through. */
  batch(kind: 'hash' | 'erase'): number {
    const session = this.#session;
    if (session === undefined) return 1;
    return itemsInOne(kind, this.#messageRoom(session));
  }

  /** Bytes of data that one message to the dock should carry now. */
  room(): number {
    const session = this.#session;
    if (session === undefined) return SMALLEST_CHUNK;
    const room = this.#messageRoom(session);
    return Math.max(SMALLEST_CHUNK, Math.min(room, LARGEST_PIECE));
  }

  get bytesPerSecond(): number {
    return this.#session?.pull.bytesPerSecond ?? 0;
  }

  received(envelope: Uint8Array, now: number): void {
    let message: Message;
    try {
      message = decodeMessage(envelope, this.#settings.maxEnvelope);
    } catch (error) {
      if (!(error instanceof EnvelopeError)) throw error;
      this.counters.malformed += 1;
      return;
    }
    this.#hear(message, now);
    this.#askOn(now);
  }

  /** `length`: bytes of the frame that was none. */
  damaged(length: number, now: number): void {
    this.counters.damaged += 1;
    this.#session?.chunks.cameDamaged(length);
    this.#askOn(now);
  }

  /** The wire's buffer is past its mark: reads wait until `writable`. Everything else is small and goes on. */
  blocked(): void {
    this.#writable = false;
  }

  writable(now: number): void {
    this.#writable = true;
    this.#askOn(now);
  }

  ask(ticket: number, bay: number, question: Question, now: number): void {
    const call = this.#session?.calls.open(ticket, bay, question, now);
    if (call === undefined) return this.#answer(ticket, failure('no-answer', this.#session === undefined ? 'the dock is not connected' : 'too many questions are open'));
    this.#sendCall(call, now);
  }

  read(ticket: number, bay: number, span: ReadSpan, now: number): void {
    const session = this.#session;
    if (session === undefined) return this.#readOver(ticket, failure('no-answer', 'the dock is not connected'));
    session.reads.set(ticket, bay);
    session.pull.read(ticket, bay, span);
    this.#askOn(now);
  }

  cancelRead(ticket: number): void {
    this.#session?.pull.cancel(ticket);
    this.#session?.reads.delete(ticket);
  }

  /** Bytes of a 'bytes' action of this session are out of memory. */
  taken(session: number, bytes: number, now: number): void {
    if (this.#session?.id !== session) return;
    this.#session.pull.taken(bytes);
    this.#askOn(now);
  }

  /** The station has decided about an 'enrol' action. */
  enrolled(outcome: { readonly credential: string } | { readonly refused: Refusal }): void {
    if ('refused' in outcome) return this.#send(refusalBody(outcome.refused), 0);
    const { station, publicKey } = this.#settings.identity;
    this.#send({ kind: 'enrolled', value: { credential: outcome.credential, stationId: station, stationKey: publicKey } }, 0);
  }

  /** Lights these bays and no others, for as long as the session lasts. */
  light(lights: readonly BayLight[]): void {
    if (this.#session === undefined || (this.#lights === undefined && lights.length === 0)) return;
    this.#lights = lights;
    this.#send(lightsBody(lights), 0);
  }

  acknowledgeAlarm(id: string): void {
    if (this.#session !== undefined) this.#send({ kind: 'alarmAck', value: { alarmId: Buffer.from(id, 'hex') } }, 0);
  }

  /** The wire is gone, or the register has changed so that this dock is not served any more. */
  end(why: string): void {
    this.#handshake = { kind: 'silent' };
    this.#endSession(why);
  }

  nextDeadlineMs(): number {
    const session = this.#session;
    if (session === undefined) return Infinity;
    return Math.min(
      session.heardAt + SILENT_HEARTBEATS * HEARTBEAT_MS, session.pingAt, session.readBaysAt,
      session.calls.nextDeadlineMs(), session.pull.nextDeadlineMs(),
    );
  }

  tick(now: number): void {
    const session = this.#session;
    if (session === undefined) return;
    if (now >= session.heardAt + SILENT_HEARTBEATS * HEARTBEAT_MS) {
      this.#endSession('the dock has fallen silent');
      this.#showPresence(now);
      return;
    }
    if (now >= session.readBaysAt) {
      session.bayQuestion = this.#nextCall();
      session.readBaysAt = now + READ_BAYS_EVERY_MS;
      session.pingAt = now + HEARTBEAT_MS;
      this.#send({ kind: 'readBays', value: { bay: 0 } }, session.bayQuestion);
      if (this.#lights !== undefined) this.#send(lightsBody(this.#lights), 0);
    } else if (now >= session.pingAt) {
      session.pingAt = now + HEARTBEAT_MS;
      this.#send({ kind: 'ping', value: {} }, this.#nextCall());
    }
    const { again, givenUp } = session.calls.tick(now);
    for (const call of again) this.#sendCall(call, now);
    for (const call of givenUp) this.#answer(call.ticket, failure('no-answer', `the dock did not answer '${call.question.kind}'`));
    const pulled: PullAction[] = [];
    session.pull.tick(now, pulled);
    this.#carryOut(session, pulled);
    this.#askOn(now);
  }

  #hear(message: Message, now: number): void {
    const { body } = message;
    switch (body.kind) {
      case 'hello': return this.#hello(body.value);
      case 'proof': return this.#proof(body.value, now);
      case 'enrol': {
        if (body.value.publicKey.length !== 32) return this.#strange();
        const publicKey = Buffer.from(body.value.publicKey).toString('hex');
        this.#actions.push({ kind: 'enrol', dock: body.value.dockId, code: body.value.code, publicKey });
        return;
      }
      case 'gone': return this.#endSession(`the dock left: ${cutText(body.value.reason, 80)}`);
      default:
    }
    const session = this.#session;
    if (session === undefined || message.session !== session.id) {
      this.#strange();
      if (now >= this.#presenceAt + PRESENCE_EVERY_MS) this.#showPresence(now);
      return;
    }
    session.heardAt = now;
    this.#inSession(session, message, now);
  }

  #inSession(session: Session, message: Message, now: number): void {
    const { body } = message;
    switch (body.kind) {
      case 'chunk': {
        const pulled: PullAction[] = [];
        session.chunks.cameWhole(body.value.data.length);
        if (!session.pull.chunk(message.call, body.value.number, body.value.offset, body.value.data, now, pulled)) return this.#strange();
        return this.#carryOut(session, pulled);
      }
      case 'bayReport': return this.#bayReport(session, body.value, now);
      case 'alarm': {
        const alarm = alarmOf(body.value);
        if (alarm === null) return this.#strange();
        this.#actions.push({ kind: 'alarm', alarm });
        return;
      }
      case 'pong': return;
      case 'progress':
        if (!session.calls.progress(message.call, now)) this.#strange();
        return;
      case 'failure': return this.#failure(session, message.call, failureOf(body.value), now);
      default: {
        // How a recorder's firmware comes along may be told unasked; whoever waits for it asks.
        if (body.kind === 'firmwareState' && message.call === 0) return;
        const call = session.calls.find(message.call);
        if (call === undefined) return this.#strange();
        const answer = answerOf(call.question, call.bay, body);
        // A damaged or foolish answer is no answer: the question is put again when its time is up.
        if (answer === null) return this.#strange();
        session.calls.close(call);
        this.#answer(call.ticket, answer);
      }
    }
  }

  #hello(value: BodyValue<'hello'>): void {
    const { authenticated, identity } = this.#settings;
    const verdict = hearHello(value, authenticated, (dock) => this.#settings.standing(dock), identity.station, this.#settings.random(NONCE_BYTES));
    if (verdict.kind === 'refused') return this.#refuse(verdict.dock, verdict.refusal);
    this.#handshake = verdict.state;
    this.#send(verdict.send, 0);
  }

  #proof(value: BodyValue<'proof'>, now: number): void {
    if (this.#handshake.kind !== 'challenged') return this.#strange();
    const verdict = hearProof(this.#handshake, value, this.#settings.authenticated, this.#settings.identity);
    this.#handshake = { kind: 'silent' };
    if (verdict.kind === 'refused') return this.#refuse(verdict.dock, verdict.refusal);
    this.#endSession('the dock has started anew');
    const { hello } = verdict;
    const envelope = Math.min(hello.maxEnvelope, this.#settings.maxEnvelope);
    const chunks = new ChunkSize(envelope - CHUNK_OVERHEAD);
    this.#lastSession = this.#settings.start * 1_000 + ((this.#lastSession + 1) % 1_000);
    this.#session = {
      id: this.#lastSession, hello, chunks,
      calls: new Calls(() => this.#nextCall()),
      pull: new Pull(() => this.#nextCall(), (pace) => chunks.at(pace)),
      bays: new Map(), reads: new Map(), bayQuestion: 0, heardAt: now, pingAt: now + HEARTBEAT_MS, readBaysAt: now + HEARTBEAT_MS,
    };
    this.#send({
      kind: 'welcome',
      value: {
        session: this.#session.id, heartbeatMs: HEARTBEAT_MS, unixMs: Math.round(this.#settings.wallMs()),
        stationKey: this.#settings.identity.publicKey, signature: verdict.signature,
      },
    }, 0, 0);
    this.#actions.push({ kind: 'session', session: this.#session.id, hello });
  }

  #refuse(dock: DockId | null, refusal: Refusal): void {
    this.#send(refusalBody(refusal), 0, 0);
    this.#actions.push({ kind: 'refused', dock, refusal });
  }

  #bayReport(session: Session, value: BodyValue<'bayReport'>, now: number): void {
    if (value.bay < 1 || value.bay > session.hello.bays) return this.#strange();
    const names = [undefined, 'empty', 'occupied', 'unreadable', 'fault'] as const;
    const said = names[value.state] ?? 'fault';
    const report = said === 'occupied' ? recorderReport(value.recorder) : null;
    const state: BayState = { bay: value.bay, state: said === 'occupied' && report === null ? 'unreadable' : said, docking: value.docking, report };
    const before = session.bays.get(value.bay);
    session.bays.set(value.bay, state);
    const same = before !== undefined && before.state === state.state && before.docking === state.docking && before.report?.serial === report?.serial && before.report?.firmware === report?.firmware;
    if (!same && before !== undefined) this.#dropBay(session, value.bay);
    this.#actions.push({ kind: 'bay', state });
    if (session.bays.size === session.hello.bays) session.readBaysAt = Math.max(session.readBaysAt, now + READ_BAYS_EVERY_MS / 2);
  }

  #failure(session: Session, number: number, said: SourceFailure, now: number): void {
    const call = session.calls.find(number);
    if (call !== undefined) {
      if (said.code === 'busy' && session.calls.busy(call, now)) return;
      session.calls.close(call);
      return this.#answer(call.ticket, said);
    }
    if (said.code === 'busy' && session.pull.busy(number, now)) return;
    const ticket = session.pull.ticketOf(number);
    if (ticket === undefined) return this.#strange();
    session.pull.cancel(ticket);
    session.reads.delete(ticket);
    this.#readOver(ticket, said);
  }

  /** What was open for a bay ends with the recorder that left it. */
  #dropBay(session: Session, bay: number): void {
    const gone = failure('card-gone', 'the recorder was taken out of the bay');
    for (const call of session.calls.drop(bay)) this.#answer(call.ticket, gone);
    for (const [ticket, of] of [...session.reads]) {
      if (of !== bay) continue;
      session.pull.cancel(ticket);
      session.reads.delete(ticket);
      this.#readOver(ticket, gone);
    }
  }

  #endSession(why: string): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#session = undefined;
    this.#lights = undefined;
    const gone = failure('no-answer', why);
    for (const call of session.calls.drop()) this.#answer(call.ticket, gone);
    for (const ticket of session.reads.keys()) this.#readOver(ticket, gone);
    this.#actions.push({ kind: 'session-over', why });
  }

  #askOn(now: number): void {
    const session = this.#session;
    if (session === undefined || !this.#writable) return;
    const pulled: PullAction[] = [];
    session.pull.ask(now, pulled);
    this.#carryOut(session, pulled);
  }

  #carryOut(session: Session, pulled: readonly PullAction[]): void {
    for (const action of pulled) {
      switch (action.kind) {
        case 'ask-read': {
          const { number, tag, offset, length } = action.span;
          this.#send({ kind: 'readClip', value: { bay: action.bay, number, tag: Buffer.from(tag, 'hex'), offset, length, chunk: action.chunk } }, action.call);
          break;
        }
        case 'bytes': this.#actions.push(action); break;
        case 'read-done':
          session.reads.delete(action.ticket);
          this.#readOver(action.ticket, null);
          break;
        case 'read-failed':
          session.reads.delete(action.ticket);
          this.#readOver(action.ticket, failure(action.why, 'the dock did not answer the reads'));
          break;
      }
    }
  }

  #sendCall(call: Call, now: number): void {
    let { question } = call;
    // A clock that is set late would be set wrong: the time goes on while the question waits.
    if (question.kind === 'set-clock') question = { ...question, unixMs: question.unixMs + Math.round(now - call.askedAt) };
    if (question.kind === 'list' && this.#session !== undefined) {
      question = { ...question, limit: Math.max(1, Math.min(question.limit, itemsInOne('list', this.#messageRoom(this.#session)))) };
    }
    this.#send(questionBody(call.bay, question, this.#settings.identity.station), call.number);
  }

  #messageRoom({ hello, chunks }: Session): number {
    return messageRoom(Math.min(hello.maxEnvelope, this.#settings.maxEnvelope) - CHUNK_OVERHEAD, chunks.byErrors);
  }

  #showPresence(now: number): void {
    this.#presenceAt = now;
    this.#send({ kind: 'stationPresence', value: { stationId: this.#settings.identity.station, online: true, start: this.#settings.start } }, 0, 0);
  }

  #send(body: BodyToSend, call: number, session: number = this.#session?.id ?? 0): void {
    this.#actions.push({ kind: 'send', envelope: encodeMessage({ call, session, body }) });
  }

  #answer(ticket: number, answer: Answers[Question['kind']] | SourceFailure): void {
    this.#actions.push({ kind: 'answer', ticket, answer });
  }

  #readOver(ticket: number, over: SourceFailure | null): void {
    this.#actions.push({ kind: 'read-over', ticket, failure: over });
  }

  #strange(): void {
    this.counters.strange += 1;
  }

  #nextCall(): number {
    this.#lastCall = (this.#lastCall % 0xffff_ffff) + 1;
    return this.#lastCall;
  }
}
