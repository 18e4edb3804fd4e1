import { generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMessage, encodeMessage, MAX_FIELD_ENVELOPE, type BodyName, type BodyToSend, type BodyValue, type Message } from '../../proto/envelope.ts';
import { fieldProofText } from '../../proto/signed-texts.ts';
import { FIELD_HEARTBEAT_MS, FieldLink, type FieldAction, type FieldInput, type FieldSettings, type FieldStanding } from '../../gateway/link/field-link.ts';
import type { RecorderSerial, StationId } from '../../gateway/domain/names.ts';
import { GOLDEN } from './golden.ts';

const SERIAL = 'ZFY-0001' as RecorderSerial;
const STATION = 's1' as StationId;
const ORDER = { url: 'rtmp://127.0.0.1:1935', path: '/live/ZFY-0001', token: 'v1.a.b', expiresMs: 1_795_471_200_000 };
const rawKey = (key: KeyObject) => (key.export({ format: 'der', type: 'spki' }) as Buffer).subarray(-32);
const station = generateKeyPairSync('ed25519');
const owner = generateKeyPairSync('ed25519');

/** The machine, and a recorder that answers as it should; time is the test's. */
class Talk {
  standing: FieldStanding = { kind: 'served', publicKey: null };
  now = 1_000;
  session = 0;
  readonly link: FieldLink;
  readonly done: FieldAction[] = [];

  constructor(more: Partial<FieldSettings> = {}) {
    this.link = new FieldLink({
      identity: { station: STATION, publicKey: rawKey(station.publicKey), sign: (text) => sign(null, text, station.privateKey) },
      start: 7, recorder: SERIAL, standing: () => this.standing, random: (length) => new Uint8Array(length).fill(3), wallMs: () => 1_795_420_800_000, ...more,
    });
  }

  feed(input: FieldInput): readonly FieldAction[] {
    const actions = this.link.handle(input, this.now);
    this.done.push(...actions);
    return actions;
  }

  say(body: BodyToSend, call = 0, session = this.session): readonly FieldAction[] {
    return this.feed({ kind: 'received', envelope: encodeMessage({ call, session, body }) });
  }

  /** Goes on to the machine's deadlines, one after the other, for so long. */
  pass(ms: number): void {
    const until = this.now + ms;
    while (this.link.nextDeadlineMs() <= until) {
      this.now = Math.max(this.now, this.link.nextDeadlineMs());
      this.feed({ kind: 'tick' });
    }
    this.now = until;
  }

  join(key: KeyObject | null = null, serial: string = SERIAL): readonly FieldAction[] {
    const nonce = new Uint8Array(16).fill(9);
    const [challenge] = sent(this.say({ kind: 'hello', value: { minVersion: 1, maxVersion: 1, dockId: serial, model: 'Z2', firmware: '1', bays: 0, maxEnvelope: 8_192, nonce } }, 0, 0));
    if (challenge?.body.kind !== 'challenge') return this.done;
    const signature = key === null ? new Uint8Array(0) : sign(null, fieldProofText('recorder', STATION, SERIAL, challenge.body.value.nonce, nonce), key);
    const actions = this.say({ kind: 'proof', value: { signature } }, 0, 0);
    const welcome = sent(actions).find((one) => one.body.kind === 'welcome');
    if (welcome?.body.kind === 'welcome') {
      this.session = welcome.body.value.session;
      expect(verify(null, fieldProofText('station', STATION, SERIAL, new Uint8Array(16).fill(3), nonce), station.publicKey, welcome.body.value.signature)).toBe(true);
    }
    return actions;
  }

  kinds(kind: FieldAction['kind']): number {
    return this.done.filter((one) => one.kind === kind).length;
  }
}

function sent(actions: readonly FieldAction[]): Message[] {
  return actions.flatMap((one) => (one.kind === 'send' ? [decodeMessage(one.envelope)] : []));
}

const of = <K extends BodyName>(messages: readonly Message[], kind: K) => messages.flatMap((one) => (one.body.kind === kind ? [{ ...one, value: one.body.value as BodyValue<K> }] : []));
const alarm = (id: number, recorder: string = SERIAL): BodyToSend => ({ kind: 'alarm', value: { alarmId: Buffer.alloc(8, id), kind: 1, recorder, bay: 3, text: 'SOS' } });
const alarmId = (id: number) => Buffer.alloc(8, id).toString('hex');

test('a recorder with a pass joins; one that is not served, is another, or cannot prove itself does not', () => {
  expect(new Talk().join().some((one) => one.kind === 'joined')).toBe(true);
  const refused = new Talk();
  refused.standing = { kind: 'refused', reason: 'unknown', zh: '出勤凭证已过期', en: 'its pass is over' };
  expect(of(sent(refused.join()), 'refused')[0]!.value).toMatchObject({ reason: 2, text: '出勤凭证已过期 / its pass is over' });
  const other = new Talk();
  expect(other.join(null, 'ZFY-0002').some((one) => one.kind === 'refused' && one.reason === 'malformed')).toBe(true);
  const keyed = new Talk();
  keyed.standing = { kind: 'served', publicKey: rawKey(owner.publicKey).toString('hex') };
  expect(keyed.join().some((one) => one.kind === 'refused' && one.reason === 'bad-proof')).toBe(true);
  expect(keyed.join(owner.privateKey).some((one) => one.kind === 'joined')).toBe(true);
});

test('D7: an alarm is acknowledged when the log has it, not before; said again meanwhile it is one', () => {
  const talk = new Talk();
  talk.join();
  expect(talk.say(alarm(1))).toMatchObject([{ kind: 'alarm', alarm: { id: alarmId(1), kind: 'sos', recorder: SERIAL, bay: 0 } }]);
  expect(talk.say(alarm(1))).toEqual([]);
  expect(of(sent(talk.feed({ kind: 'alarm-told', id: alarmId(1), logged: false })), 'alarmAck')).toEqual([]);
  expect(talk.say(alarm(1))).toHaveLength(1);
  expect(of(sent(talk.feed({ kind: 'alarm-told', id: alarmId(1), logged: true })), 'alarmAck')).toHaveLength(1);
});

test('a recorder speaks about itself alone, and one gone mad does not fill the log', () => {
  const talk = new Talk();
  talk.join();
  expect(talk.say(alarm(1, 'ZFY-0002'))).toEqual([]);
  for (let id = 1; id <= 200; id += 1) {
    talk.say(alarm(id));
    talk.feed({ kind: 'alarm-told', id: alarmId(id), logged: true });
  }
  expect(talk.kinds('alarm')).toBe(16);
  talk.pass(2 * FIELD_HEARTBEAT_MS);
  for (let id = 1; id <= 200; id += 1) {
    talk.say(alarm(id));
    talk.feed({ kind: 'alarm-told', id: alarmId(id), logged: true });
  }
  expect(talk.kinds('alarm')).toBe(16 + (2 * FIELD_HEARTBEAT_MS) / 2_000);
});

test('D5: an order to go live is asked again until it is answered, and answered once; without an answer it is given up', () => {
  const talk = new Talk();
  expect(talk.feed({ kind: 'go-live', ticket: 1, order: ORDER })).toEqual([{ kind: 'answer', ticket: 1, said: null }]);
  talk.join();
  const first = of(sent(talk.feed({ kind: 'go-live', ticket: 2, order: ORDER })), 'goLive')[0]!;
  expect(first.value).toMatchObject({ rtmpUrl: ORDER.url, streamPath: ORDER.path, publishToken: ORDER.token });
  talk.pass(2_000);
  const again = of(sent(talk.done), 'goLive').at(-1)!;
  expect(again.call).toBeGreaterThan(first.call);
  talk.say({ kind: 'liveState', value: { state: 3 } }, first.call);
  expect(talk.kinds('answer')).toBe(1);
  expect(talk.say({ kind: 'liveState', value: { state: 5, reason: 1, text: '卧底' } }, again.call)).toContainEqual({ kind: 'answer', ticket: 2, said: { stage: 'refused', reason: 'by-officer', text: '卧底' } });
  talk.feed({ kind: 'stop-live', ticket: 3 });
  for (let i = 0; i < 6; i += 1) {
    talk.pass(2_000);
    talk.say({ kind: 'pong', value: {} });
  }
  expect(talk.done.at(-1)).toEqual({ kind: 'answer', ticket: 3, said: null });
});

test('D7: silence ends the session, and so does the word of the broker; what was asked is answered', () => {
  const talk = new Talk();
  talk.join();
  talk.feed({ kind: 'go-live', ticket: 1, order: ORDER });
  talk.pass(2 * FIELD_HEARTBEAT_MS);
  expect(talk.kinds('left')).toBe(0);
  talk.pass(2 * FIELD_HEARTBEAT_MS);
  expect(talk.kinds('left')).toBe(1);
  expect(talk.done).toContainEqual({ kind: 'answer', ticket: 1, said: null });
  expect(talk.link.nextDeadlineMs()).toBe(Infinity);
  talk.join();
  talk.say({ kind: 'gone', value: { reason: 'connection lost' } }, 0, 0);
  expect(talk.kinds('left')).toBe(2);
  // A message of a session that is over shows it that the station is there, so that it says Hello.
  expect(of(sent(talk.say({ kind: 'telemetry', value: { batteryPercent: 5 } })), 'stationPresence')[0]!.value).toMatchObject({ online: true, start: 7 });
});

test('a recorder that is not served any more is told so, and its session is over', () => {
  const talk = new Talk();
  talk.join();
  expect(talk.feed({ kind: 'revoke' })).toEqual([]);
  talk.standing = { kind: 'refused', reason: 'quarantined', zh: '已丢失', en: 'it is lost' };
  const actions = talk.feed({ kind: 'revoke' });
  expect(of(sent(actions), 'refused')[0]!.value).toMatchObject({ reason: 5, text: '已丢失 / it is lost' });
  expect(actions.at(-1)).toMatchObject({ kind: 'left' });
});

test('what a recorder reports is bounded: percents, places on this earth, faults, words', () => {
  const talk = new Talk();
  talk.join();
  const place = { latitudeE7: 2_000_000_000, longitudeE7: 0, unixMs: 0, accuracyM: 0 };
  const [report] = talk.say({ kind: 'telemetry', value: { batteryPercent: 4_000_000_000, cardTotal: 10, cardFree: 99, place, talk: 77, faults: Array.from({ length: 300 }, () => 1) } as never });
  expect(report).toMatchObject({ kind: 'report', report: { battery: 100, cardFree: 10, place: null, talk: null } });
  expect(report!.kind === 'report' && report!.report.faults.length).toBe(16);
});

const bodies = Object.values(GOLDEN).map((one) => one.body);
const step = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((envelope) => ({ kind: 'received', envelope }) as const),
  fc.tuple(fc.constantFrom(...bodies), fc.nat(30), fc.constantFrom(0, 7_001, 7_002, 1_001)).map(([body, call, session]) => ({ kind: 'received', envelope: encodeMessage({ call, session, body }) }) as const),
  fc.constant({ kind: 'received', envelope: new Uint8Array(MAX_FIELD_ENVELOPE + 1) } as const),
  fc.constant({ kind: 'tick' } as const),
  fc.nat(50).map((ticket) => ({ kind: 'go-live', ticket, order: ORDER }) as const),
  fc.constant({ kind: 'alarm-told', id: alarmId(1), logged: true } as const),
  fc.constantFrom('join', 'wait'),
);

test('whatever comes in whatever order, nothing throws, every ticket is answered once, joined and left take turns', () => {
  fc.assert(fc.property(fc.array(fc.tuple(step, fc.nat(4_000)), { maxLength: 60 }), (steps) => {
    const talk = new Talk();
    let asked = 0;
    for (const [what, ms] of steps) {
      talk.now += ms;
      if (what === 'join') talk.join();
      else if (what === 'wait') talk.pass(ms * 4);
      else {
        if (what.kind === 'go-live') asked += 1;
        talk.feed(what);
      }
    }
    talk.feed({ kind: 'end', why: 'the line is gone' });
    expect(talk.kinds('answer')).toBe(asked);
    const turns = talk.done.filter((one) => one.kind === 'joined' || one.kind === 'left').map((one) => one.kind);
    expect(turns.every((kind, i) => kind === (i % 2 === 0 ? 'joined' : 'left'))).toBe(true);
    expect(turns.length % 2).toBe(0);
    expect(talk.link.nextDeadlineMs()).toBe(Infinity);
  }), { numRuns: 300 });
});
