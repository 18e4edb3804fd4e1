/**
 * A simulated recorder: who it is, what time it thinks it is, its card, and its own checks before it lets anything be
 * erased. The levers make it lie, fail and misbehave.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { leafHashOf, parseCheckpoint, verifierKey, verifyConsistency, verifyInclusion, type CheckpointFacts } from '../proto/log-proof.ts';
import { clipText, rawTimeText, recorderProofText, type RawTime } from '../proto/signed-texts.ts';
import { wire, type BodyValue } from '../proto/envelope.ts';
import { FirmwareSlot, type FirmwareLever, type FirmwareSaid, type MakerKey } from './firmware-slot.ts';
import { CardReadError, hashOf, tagOf, type Card, type CardClip } from './card.ts';

export type WrongClock = 'right' | '1970' | '1980-00-00' | 'two-hours-behind' | 'drifting';

export interface RecorderSettings {
  readonly serial: string;
  readonly model?: string;
  readonly firmware?: string;
  readonly hardwareId?: Uint8Array;
  /** 32 bytes: the recorder signs, and proves itself, with the Ed25519 key of this seed. */
  readonly keySeed?: Uint8Array;
  readonly enrolCode?: string;
  readonly clock?: WrongClock;
  readonly card: Card;
  /** The list tells the hashes already. */
  readonly listsHashes?: boolean;
  /** Makers whose firmware it takes; none if left out. */
  readonly makers?: readonly MakerKey[];
  /** It has a radio and takes a pass along; not if left out. */
  readonly radio?: boolean;
}

/** What it has taken along from its dock. */
export interface CarriedPass {
  readonly id: string;
  readonly station: string;
  readonly stationKey: Uint8Array;
  readonly mqttUrl: string;
  readonly mqttPassword: string;
  readonly rtmpUrl: string;
  readonly path: string;
  readonly token: string;
  readonly expiresMs: number;
}

/** What a lever may set at any time. */
export interface RecorderLevers {
  /** Says other hashes than those of its bytes: for these numbers, or for all. */
  liesAboutHash: 'all' | ReadonlySet<number> | null;
  /** A stretch that the card cannot read, by number. */
  readErrors: Map<number, { readonly offset: number; readonly length: number }>;
  /** Answers nothing at all. */
  silent: boolean;
  refusesToErase: boolean;
  batteryPercent: number;
  charging: boolean;
  firmware: FirmwareLever;
  faults: number[];
}

const Outcome = wire.EraseResults.Outcome;
const Verdict = wire.WitnessReply.Verdict;
const ZONE_MS = 8 * 3_600_000;
const UPTIME_AT_START_MS = 3_600_000;
const MAX_ORDERS_REMEMBERED = 64;
/** The newest pass, and the one before it until the newest has let it in. */
const MAX_PASSES = 2;

export class SimRecorder {
  readonly serial: string;
  readonly model: string;
  firmware: string;
  /** True while it starts again and answers nothing. */
  starting = false;
  readonly slot: FirmwareSlot;
  readonly hardwareId: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly levers: RecorderLevers = { liesAboutHash: null, readErrors: new Map(), silent: false, refusesToErase: false, batteryPercent: 87, charging: true, firmware: 'installs', faults: [] };
  readonly enrolCode: string;
  readonly radio: boolean;
  /** Newest first. */
  passes: readonly CarriedPass[] = [];
  card: Card;
  /** Files that the recorder has erased, by number: what a test compares with the station. */
  readonly erased: { readonly number: number; readonly sha256: string }[] = [];
  readonly #key: KeyObject | null;
  readonly #listsHashes: boolean;
  #clockKind: WrongClock;
  /** Set by the station: recorder time minus machine time, local civil time included. */
  #clockOffsetMs: number | null = null;
  #stationKey: Uint8Array | null = null;
  #carried: CheckpointFacts | null = null;
  #accepted: { readonly size: number; readonly root: Uint8Array } | null = null;
  readonly #orders = new Map<string, { number: number; outcome: number }[]>();

  constructor(settings: RecorderSettings) {
    this.serial = settings.serial;
    this.model = settings.model ?? 'SIM-ZFY 2';
    this.firmware = settings.firmware ?? '2.4.1';
    this.hardwareId = settings.hardwareId ?? Buffer.from(`hw-${settings.serial}`);
    this.enrolCode = settings.enrolCode ?? '';
    this.slot = new FirmwareSlot(this.model, settings.makers ?? []);
    this.card = settings.card;
    this.radio = settings.radio ?? false;
    this.#listsHashes = settings.listsHashes ?? false;
    this.#clockKind = settings.clock ?? 'right';
    this.#key = settings.keySeed === undefined ? null : keyOfSeed(settings.keySeed);
    this.publicKey = this.#key === null ? new Uint8Array(0) : rawPublicKey(this.#key);
  }

  /** Answers what the dock link says about firmware. */
  firmwareSays(body: { readonly kind: 'firmwareOffer'; readonly value: BodyValue<'firmwareOffer'> } | { readonly kind: 'writeFirmware'; readonly value: BodyValue<'writeFirmware'> }
    | { readonly kind: 'installFirmware'; readonly value: BodyValue<'installFirmware'> }): FirmwareSaid {
    switch (body.kind) {
      case 'firmwareOffer': return this.slot.offer(body.value, this.firmware, this.levers.batteryPercent, this.levers.firmware);
      case 'writeFirmware': return this.slot.write(body.value);
      case 'installFirmware': return this.slot.install(body.value, this.levers.firmware);
    }
  }

  /** It has started again, with what was installed. */
  started(): void {
    this.firmware = this.slot.started(this.levers.firmware) ?? this.firmware;
    this.starting = false;
    this.inserted();
  }

  /** Taken out and put in again: what was accepted in one docking does not count in the next. */
  inserted(): void {
    this.#accepted = null;
    this.#orders.clear();
  }

  /** Forgets the checkpoint it carries, as a recorder that was reset. */
  forget(): void {
    this.#carried = null;
    this.#stationKey = null;
  }

  /** Carries a checkpoint of a history that is not the station's. */
  carryForged(origin: string, size: number, root: Uint8Array): void {
    this.#carried = { origin, size, root };
  }

  get carried(): CheckpointFacts | null {
    return this.#carried;
  }

  state(): object {
    const clips = this.card.clips();
    return {
      serial: this.serial, model: this.model, firmware: this.firmware, hardwareId: this.hardwareId, publicKey: this.publicKey, enrolCode: this.enrolCode,
      batteryPercent: this.levers.batteryPercent, charging: this.levers.charging, cardTotal: this.card.total, cardUsed: clips.reduce((sum, clip) => sum + clip.size, 0),
      cardLocked: clips.reduce((sum, clip) => sum + (clip.locked ? clip.size : 0), 0), faults: this.levers.faults, nextClipNumber: this.card.next,
      carried: this.#carried, cardId: this.card.id, onAir: this.radio,
    };
  }

  clock(wallMs: number, uptimeMs: number): object {
    return { raw: this.#calendar(wallMs), bootCount: 1, uptimeMs: Math.round(UPTIME_AT_START_MS + uptimeMs) };
  }

  setClock(unixMs: number, utcOffsetMinutes: number, wallMs: number): void {
    this.#clockKind = 'right';
    this.#clockOffsetMs = unixMs + utcOffsetMinutes * 60_000 - wallMs;
  }

  #calendar(wallMs: number): RawTime {
    if (this.#clockOffsetMs === null && this.#clockKind === '1980-00-00') return { year: 1980, month: 0, day: 0, hour: 0, minute: 0, second: 0, millis: 0 };
    const local = this.#clockOffsetMs !== null ? wallMs + this.#clockOffsetMs : wallMs + ZONE_MS + this.#error(wallMs);
    return rawTimeOf(local);
  }

  #error(wallMs: number): number {
    switch (this.#clockKind) {
      case '1970': return -(wallMs + ZONE_MS) + UPTIME_AT_START_MS;
      case 'two-hours-behind': return -2 * 3_600_000;
      case 'drifting': return -95_000;
      default: return 0;
    }
  }

  prove(stationId: string, nonce: Uint8Array): Uint8Array | null {
    return this.#key === null ? null : sign(null, recorderProofText(stationId, this.serial, this.hardwareId, nonce), this.#key);
  }

  /** Empty where it has no key. */
  sign(text: Uint8Array): Uint8Array {
    return this.#key === null ? new Uint8Array(0) : sign(null, text, this.#key);
  }

  /** False where it has no radio. */
  takePass(value: BodyValue<'givePass'>): boolean {
    if (!this.radio) return false;
    const id = Buffer.from(value.passId).toString('hex');
    if (this.passes[0]?.id === id) return true;
    this.passes = [{
      id, station: value.stationId, stationKey: Buffer.from(value.stationKey), mqttUrl: value.mqttUrl, mqttPassword: value.mqttPassword, rtmpUrl: value.rtmpUrl, path: value.streamPath,
      token: value.publishToken, expiresMs: value.expiresUnixMs,
    }, ...this.passes].slice(0, MAX_PASSES);
    return true;
  }

  list(afterNumber: number, limit: number): { readonly entries: object[]; readonly complete: boolean } {
    const rest = this.card.clips().filter((clip) => clip.number > afterNumber);
    return { entries: rest.slice(0, limit).map((clip) => this.#entry(clip)), complete: rest.length <= limit };
  }

  #entry(clip: CardClip): object {
    const sha256 = this.#listsHashes && !this.levers.readErrors.has(clip.number) ? this.hash(clip.number) : new Uint8Array(0);
    return {
      number: clip.number, name: clip.name, kind: { video: 1, audio: 2, photo: 3, other: 4 }[clip.kind], size: clip.size, started: clip.started,
      durationMs: clip.durationMs, recording: clip.recording, segment: clip.segment, lastSegment: clip.lastSegment, markedImportant: clip.important,
      markedPrivate: clip.private, locked: clip.locked, open: clip.open, tag: tagOf(clip), sha256, bootCount: clip.bootCount, uptimeMs: clip.uptimeMs,
      signature: this.#key === null || clip.open ? new Uint8Array(0) : this.#signClip(clip, this.#key),
    };
  }

  #signClip(clip: CardClip, key: KeyObject): Uint8Array {
    return sign(null, clipText({
      serial: this.serial, number: clip.number, size: clip.size, sha256: hashOf(this.card, clip.number), started: rawTimeText(clip.started),
      recording: clip.recording, segment: clip.segment,
    }), key);
  }

  /** Throws CardReadError where a lever says so. */
  read(number: number, offset: number, length: number): Uint8Array {
    const broken = this.levers.readErrors.get(number);
    if (broken !== undefined && offset < broken.offset + broken.length && broken.offset < offset + length) {
      if (offset < broken.offset) return this.card.read(number, offset, broken.offset - offset);
      throw new CardReadError(offset, broken.offset + broken.length - offset);
    }
    return this.card.read(number, offset, length);
  }

  /** The hash that the recorder tells; throws CardReadError when it cannot read the file. */
  hash(number: number): Uint8Array {
    const broken = this.levers.readErrors.get(number);
    if (broken !== undefined) throw new CardReadError(broken.offset, broken.length);
    const hash = hashOf(this.card, number);
    const lies = this.levers.liesAboutHash === 'all' || (this.levers.liesAboutHash?.has(number) ?? false);
    if (lies) hash[0] = (hash[0] ?? 0) ^ 0xff;
    return hash;
  }

  witness(offer: BodyValue<'witnessOffer'>, stationId: string, stationKey: Uint8Array): { readonly verdict: number; readonly carried: CheckpointFacts | null } {
    const origin = `zhilu/${stationId}`;
    // Trust on first docking: from then on only this station's key counts.
    const key = this.#stationKey ?? stationKey;
    const parsed = parseCheckpoint(offer.checkpoint, verifierKey(origin, key));
    if (!parsed.ok) return { verdict: Verdict.BAD_SIGNATURE, carried: this.#carried };
    const { checkpoint } = parsed;
    const carried = this.#carried;
    if (offer.fromSize !== (carried?.size ?? 0)) return { verdict: Verdict.OTHER_START, carried };
    if (carried !== null) {
      const consistent = verifyConsistency({ fromSize: carried.size, fromRoot: carried.root, toSize: checkpoint.size, toRoot: checkpoint.root, proof: offer.proof });
      if (!consistent.ok) return { verdict: Verdict.FORKED, carried };
    }
    this.#stationKey = key;
    this.#carried = checkpoint;
    this.#accepted = checkpoint;
    return { verdict: Verdict.ACCEPTED, carried: checkpoint };
  }

  /** Carries out an order once; the same order again is answered from memory. */
  erase(order: BodyValue<'eraseOrder'>): { number: number; outcome: number }[] {
    const id = Buffer.from(order.orderId).toString('hex');
    const before = this.#orders.get(id);
    if (before !== undefined) return before;
    const results = order.items.map((item) => ({ number: item.number, outcome: this.#eraseOne(item, order.checkpointSize) }));
    if (this.#orders.size >= MAX_ORDERS_REMEMBERED) this.#orders.delete(this.#orders.keys().next().value!);
    this.#orders.set(id, results);
    return results;
  }

  #eraseOne(item: BodyValue<'eraseOrder'>['items'][number], checkpointSize: number): number {
    const clip = this.card.clip(item.number);
    if (clip === undefined) return Outcome.ABSENT;
    if (this.levers.refusesToErase) return Outcome.CARD_ERROR;
    if (this.#accepted === null || this.#accepted.size !== checkpointSize || !leafNames(item.leaf, this.serial, item)) return Outcome.NOT_PROVEN;
    const proven = verifyInclusion({ leafHash: leafHashOf(item.leaf), index: item.leafIndex, size: checkpointSize, proof: item.inclusion, root: this.#accepted.root });
    if (!proven.ok) return Outcome.NOT_PROVEN;
    const now = hashOf(this.card, item.number);
    if (clip.size !== item.size || Buffer.compare(now, item.sha256) !== 0) return Outcome.HASH_DIFFERS;
    if (clip.locked) return Outcome.LOCKED;
    this.card.erase(item.number);
    this.erased.push({ number: item.number, sha256: Buffer.from(now).toString('hex') });
    return Outcome.ERASED;
  }
}

/** The entry says that this recorder's clip of this number, size and hash is stored. */
function leafNames(leaf: Uint8Array, serial: string, item: { readonly number: number; readonly size: number; readonly sha256: Uint8Array }): boolean {
  const text = Buffer.from(leaf).toString('utf8');
  return text.startsWith('{"v":1,"kind":"ClipStored",') && text.includes(`"recorder":"${serial}"`) && text.includes(`"number":${item.number},`)
    && text.includes(`"size":${item.size},`) && text.includes(`"sha256":"${Buffer.from(item.sha256).toString('hex')}"`);
}

/** Milliseconds of local civil time as a calendar shows them. */
export function rawTimeOf(localMs: number): RawTime {
  const t = new Date(localMs);
  return {
    year: t.getUTCFullYear(), month: t.getUTCMonth() + 1, day: t.getUTCDate(), hour: t.getUTCHours(), minute: t.getUTCMinutes(),
    second: t.getUTCSeconds(), millis: t.getUTCMilliseconds(),
  };
}

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

export function keyOfSeed(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

export function rawPublicKey(key: KeyObject): Uint8Array {
  return (createPublicKey(key).export({ format: 'der', type: 'spki' }) as Buffer).subarray(-32);
}

/** A key that no seed gives again. */
export function newKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}
