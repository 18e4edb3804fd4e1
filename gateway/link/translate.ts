/**
 * Between the messages of the dock link and the words of the station: questions become bodies, bodies become answers.
 * A message that breaks a rule of docs/dock-link.md becomes null, which the session treats as damage.
 */
import { rawTimeText, type RawTime } from '../../proto/signed-texts.ts';
import { wire, type Body, type BodyToSend, type BodyValue } from '../../proto/envelope.ts';
import type {
  Answers, CardEntry, CarriedCheckpoint, EraseOutcome, FailureCode, FirmwareAnswer, FirmwareReason, FirmwareStage, Question, RecorderReport,
  RecorderPass, SourceFailure, WitnessVerdict,
} from '../domain/bay-source.ts';
import type { AlarmKind, ClipKind } from '../domain/events.ts';
import { cutText } from '../domain/text.ts';
import type { BayLight } from './link-actions.ts';

const SERIAL_ALPHABET = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;
const MAX_NAME_BYTES = 255;
const MAX_TEXT = 200;
const MAX_FAULTS = 16;
const SHA256_BYTES = 32;
const KEY_BYTES = 32;
const MAX_TAG_BYTES = 16;

export function questionBody(bay: number, question: Question, stationId: string): BodyToSend {
  switch (question.kind) {
    case 'prove': return { kind: 'proveRecorder', value: { bay, nonce: question.nonce, stationId } };
    case 'read-clock': return { kind: 'readClock', value: { bay } };
    case 'set-clock': return { kind: 'setClock', value: { bay, unixMs: question.unixMs, utcOffsetMinutes: question.utcOffsetMinutes } };
    case 'list': return { kind: 'listClips', value: { bay, afterNumber: question.afterNumber, limit: question.limit } };
    case 'hash': return { kind: 'hashClips', value: { bay, numbers: [...question.numbers] } };
    case 'witness':
      return { kind: 'witnessOffer', value: { bay, checkpoint: question.checkpoint, fromSize: question.fromSize, proof: [...question.proof] } };
    case 'erase': {
      const items = question.items.map((item) => new wire.EraseOrder.Item({
        number: item.number, size: item.size, sha256: Buffer.from(item.sha256, 'hex'), leaf: item.leaf, leafIndex: item.leafIndex, inclusion: [...item.inclusion],
      }));
      return { kind: 'eraseOrder', value: { bay, orderId: question.orderId, checkpointSize: question.checkpointSize, items } };
    }
    case 'read-log': return { kind: 'readLog', value: { bay, offset: question.offset, length: question.length } };
    case 'offer-firmware': {
      const { offerId, version, size, sha256, signature, maker, models } = question;
      return { kind: 'firmwareOffer', value: { bay, offerId, version, size, sha256: Buffer.from(sha256, 'hex'), signature, maker, models: [...models] } };
    }
    case 'write-firmware': return { kind: 'writeFirmware', value: { bay, offerId: question.offerId, offset: question.offset, data: question.data } };
    case 'install-firmware': return { kind: 'installFirmware', value: { bay, offerId: question.offerId } };
    case 'give-pass': return givePassBody(bay, question, stationId);
  }
}

/** `bay`: 0 on a recorder's own line. */
export function givePassBody(bay: number, { pass, expiresMs, live, line, stationKey }: RecorderPass, stationId: string): BodyToSend {
  return {
    kind: 'givePass',
    value: {
      bay, passId: Buffer.from(pass, 'hex'), expiresUnixMs: expiresMs, rtmpUrl: live?.url ?? '', streamPath: live?.path ?? '', publishToken: live?.token ?? '',
      mqttUrl: line?.url ?? '', mqttPassword: line?.password ?? '', stationId, stationKey,
    },
  };
}

/** All lights of a dock. */
export function lightsBody(lights: readonly BayLight[]): BodyToSend {
  return { kind: 'bayLights', value: { lights: lights.map(({ bay }) => new wire.BayLights.Light({ bay, why: wire.BayLights.Why.HAND_OUT })) } };
}

/** Which body answers which question. */
const ANSWER_BODY = {
  prove: 'recorderProof', 'read-clock': 'clockReading', 'set-clock': 'clockReading', list: 'clipList', hash: 'clipHashes',
  witness: 'witnessReply', erase: 'eraseResults', 'read-log': 'logChunk',
  'offer-firmware': 'firmwareState', 'write-firmware': 'firmwareState', 'install-firmware': 'firmwareState',
  'give-pass': 'passTaken',
} as const satisfies Record<Question['kind'], Body['kind']>;

/** The answer to a question, or null if the body is none. */
export function answerOf(question: Question, bay: number, body: Body): Answers[Question['kind']] | null {
  if (body.kind !== ANSWER_BODY[question.kind]) return null;
  if ((body.value as { bay: number }).bay !== bay) return null;
  switch (body.kind) {
    case 'recorderProof': return { kind: 'proved', signature: body.value.signature };
    case 'clockReading': return body.value.raw ? { kind: 'clock', raw: rawTime(body.value.raw), bootCount: body.value.bootCount, uptimeMs: body.value.uptimeMs } : null;
    case 'clipList': return question.kind === 'list' ? clipList(body.value, question.afterNumber) : null;
    case 'clipHashes': return {
      kind: 'hashes',
      items: body.value.items.map((item) => ({
        number: item.number, size: item.size, tag: hex(item.tag), sha256: item.sha256.length === SHA256_BYTES ? hex(item.sha256) : null,
      })),
    };
    case 'witnessReply': return { kind: 'witnessed', verdict: witnessVerdict(body.value.verdict), carried: carried(body.value.carried) };
    case 'eraseResults': return { kind: 'erased', items: body.value.items.map((item) => ({ number: item.number, outcome: eraseOutcome(item.outcome) })) };
    case 'logChunk': return { kind: 'log', offset: body.value.offset, bytes: body.value.data, end: body.value.end };
    case 'firmwareState': return 'offerId' in question ? firmwareAnswer(body.value, question.offerId) : null;
    case 'passTaken': return question.kind === 'give-pass' && hex(body.value.passId) === question.pass ? { kind: 'pass-taken' } : null;
    default: return null;
  }
}

const STAGES: readonly (FirmwareStage | undefined)[] = [undefined, 'declined', 'waiting', 'loading', 'installing', 'done', 'failed'];
const FIRMWARE_REASONS: readonly FirmwareReason[] = [
  'unspecified', 'low-battery', 'wrong-model', 'unknown-maker', 'bad-signature', 'bad-hash', 'no-room', 'install-failed', 'unknown-offer', 'in-use',
];

/** null where it speaks of another offer, or says nothing that is known. */
function firmwareAnswer(value: BodyValue<'firmwareState'>, offerId: Uint8Array): FirmwareAnswer | null {
  const stage = STAGES[value.state];
  if (stage === undefined || hex(value.offerId) !== hex(offerId)) return null;
  return {
    kind: 'firmware', stage, offset: value.offset, permille: Math.min(1_000, value.permille), reason: FIRMWARE_REASONS[value.reason] ?? 'unspecified', text: cut(value.text),
  };
}

function clipList(value: BodyValue<'clipList'>, afterNumber: number): Answers['list'] | null {
  const entries: CardEntry[] = [];
  let last = afterNumber;
  for (const one of value.entries) {
    // Numbers rise; a list that goes back would make the station ask for ever.
    if (one.number <= last || one.tag.length > MAX_TAG_BYTES || Buffer.byteLength(one.name) > MAX_NAME_BYTES) return null;
    last = one.number;
    entries.push({
      number: one.number, numbered: true, name: one.name, kind: clipKind(one.kind), size: one.size,
      started: one.started ? rawTime(one.started) : null, durationMs: one.durationMs || null,
      recording: one.recording || null, segment: one.recording ? one.segment : null, lastSegment: one.recording ? one.lastSegment : null,
      important: one.markedImportant, private: one.markedPrivate, locked: one.locked, open: one.open, tag: hex(one.tag),
      sha256: one.sha256.length === SHA256_BYTES ? hex(one.sha256) : null,
      bootCount: one.bootCount || null, uptimeMs: one.bootCount ? one.uptimeMs : null,
      signature: one.signature.length > 0 ? hex(one.signature) : null, officerHint: cut(one.officerHint),
    });
  }
  if (entries.length === 0 && !value.complete) return null;
  return { kind: 'list', entries, complete: value.complete, unreadable: 0 };
}

/** What a recorder says of itself; null where there is no usable serial. */
export function recorderReport(state: BodyValue<'bayReport'>['recorder']): RecorderReport | null {
  if (!state || !SERIAL_ALPHABET.test(state.serial)) return null;
  const fix = state.lastFix;
  return {
    serial: state.serial, model: cut(state.model), firmware: cut(state.firmware),
    hardwareId: state.hardwareId.length > 0 ? hex(state.hardwareId) : null,
    publicKey: state.publicKey.length === KEY_BYTES ? hex(state.publicKey) : null,
    enrolCode: state.enrolCode === '' ? null : cut(state.enrolCode),
    batteryPercent: Math.min(100, state.batteryPercent), charging: state.charging,
    cardTotal: state.cardTotal || null, cardUsed: state.cardTotal ? state.cardUsed : null, cardLocked: state.cardTotal ? state.cardLocked : null,
    card: state.cardId === '' ? null : cut(state.cardId), faults: state.faults.slice(0, MAX_FAULTS).map(faultName),
    place: fix ? { latitudeE7: fix.latitudeE7, longitudeE7: fix.longitudeE7, unixMs: fix.unixMs } : null,
    nextClipNumber: state.nextClipNumber || null, carried: carried(state.carried), onAir: state.onAir,
  };
}

export function failureOf(value: BodyValue<'failure'>): SourceFailure {
  return { kind: 'failure', code: FAILURES[value.code] ?? 'malformed', offset: value.offset, length: value.length, text: cut(value.text) };
}

export function failure(code: FailureCode, text: string): SourceFailure {
  return { kind: 'failure', code, offset: 0, length: 0, text };
}

const FAILURES: Readonly<Record<number, FailureCode>> = {
  1: 'no-recorder', 2: 'no-such-clip', 3: 'changed', 4: 'read-error', 5: 'busy', 6: 'unsupported', 7: 'malformed', 8: 'card-gone',
};

/** An alarm as the desks know it. */
export interface LinkAlarm {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly recorder: string;
  readonly bay: number;
  readonly raised: string | null;
  readonly place: readonly [latitude: number, longitude: number] | null;
  readonly text: string;
}

const ALARMS: Readonly<Record<number, AlarmKind>> = { 1: 'sos', 2: 'fall', 3: 'low-battery', 4: 'card-full', 5: 'tamper' };
const ALARM_ID_BYTES = 8;

export function alarmOf(value: BodyValue<'alarm'>): LinkAlarm | null {
  const kind = ALARMS[value.kind];
  if (kind === undefined || value.alarmId.length !== ALARM_ID_BYTES || !SERIAL_ALPHABET.test(value.recorder)) return null;
  return {
    id: hex(value.alarmId), kind, recorder: value.recorder, bay: value.bay, raised: value.raised ? rawTimeText(value.raised) : null,
    place: value.place ? [value.place.latitudeE7 / 1e7, value.place.longitudeE7 / 1e7] : null, text: cut(value.text),
  };
}

export function faultName(fault: number): string {
  return ['unspecified', 'camera', 'microphone', 'card', 'battery', 'clock', 'gnss', 'case-opened', 'storage-full'][fault] ?? `fault-${fault}`;
}

function clipKind(kind: number): ClipKind {
  return ([undefined, 'video', 'audio', 'photo', 'other'] as const)[kind] ?? 'other';
}

function witnessVerdict(verdict: number): WitnessVerdict {
  return ([undefined, 'accepted', 'forked', 'bad-signature', 'other-start', 'malformed'] as const)[verdict] ?? 'malformed';
}

function eraseOutcome(outcome: number): EraseOutcome {
  return ([undefined, 'erased', 'absent', 'hash-differs', 'not-proven', 'locked', 'card-error'] as const)[outcome] ?? 'card-error';
}

function carried(value: BodyValue<'witnessReply'>['carried']): CarriedCheckpoint | null {
  if (!value || value.size === 0 || value.root.length !== SHA256_BYTES) return null;
  return { origin: cut(value.origin), size: value.size, root: hex(value.root) };
}

function rawTime(value: RawTime): RawTime {
  const { year, month, day, hour, minute, second, millis } = value;
  return { year, month, day, hour, minute, second, millis };
}

/** Text of a peer that people will read: bounded, and without the control characters that move cursors. */
export function cut(text: string): string {
  return cutText(text, MAX_TEXT).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
