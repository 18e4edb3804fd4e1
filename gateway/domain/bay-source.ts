/**
 * A recorder in a bay as the offload sees it, whatever carries the questions: a dock on a line, a dock on a broker,
 * or a volume that the station mounted itself. Values only; the carriers translate.
 */
import type { RawTime } from '../../proto/signed-texts.ts';
import type { Carrier, ClipKind } from './events.ts';
import type { DockId } from './names.ts';

export interface CarriedCheckpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes in lower-case hex. */
  readonly root: string;
}

/** What a recorder says of itself when it is put into a bay. null is 'it does not say'. */
export interface RecorderReport {
  readonly serial: string;
  readonly model: string;
  readonly firmware: string;
  readonly hardwareId: string | null;
  /** Ed25519 public key, 64 hex digits. */
  readonly publicKey: string | null;
  readonly enrolCode: string | null;
  readonly batteryPercent: number | null;
  readonly charging: boolean | null;
  readonly cardTotal: number | null;
  readonly cardUsed: number | null;
  readonly cardLocked: number | null;
  readonly card: string | null;
  readonly faults: readonly string[];
  readonly place: { readonly latitudeE7: number; readonly longitudeE7: number; readonly unixMs: number } | null;
  readonly nextClipNumber: number | null;
  readonly carried: CarriedCheckpoint | null;
  /** It has a radio and takes a pass along. */
  readonly onAir?: boolean | undefined;
}

/** One file on the card. */
export interface CardEntry {
  /** Running number on the link; for a volume the position in the sorted walk, good for this docking only. */
  readonly number: number;
  /** False where the source has no running numbers, so that a gap in them means nothing. */
  readonly numbered: boolean;
  readonly name: string;
  readonly kind: ClipKind;
  readonly size: number;
  readonly started: RawTime | null;
  readonly durationMs: number | null;
  readonly recording: number | null;
  readonly segment: number | null;
  readonly lastSegment: boolean | null;
  readonly important: boolean;
  readonly private: boolean;
  readonly locked: boolean;
  /** Still being written. */
  readonly open: boolean;
  /** Changes when the file's bytes or length change; hex. */
  readonly tag: string;
  /** The source's own SHA-256 in hex, null if it must be asked for. */
  readonly sha256: string | null;
  readonly bootCount: number | null;
  readonly uptimeMs: number | null;
  readonly signature: string | null;
  readonly officerHint: string;
}

export interface EraseItem {
  readonly number: number;
  readonly size: number;
  readonly sha256: string;
  readonly leaf: Uint8Array;
  readonly leafIndex: number;
  readonly inclusion: readonly Uint8Array[];
}

/** A stretch of one clip's bytes. */
export interface ReadSpan {
  readonly number: number;
  /** The list entry's tag: a source answers 'changed' if the file has another by now. */
  readonly tag: string;
  readonly offset: number;
  readonly length: number;
}

/** Questions that a source is asked, one union for all carriers. Reading has a way of its own: BaySource.read. */
export type Question =
  | { readonly kind: 'prove'; readonly nonce: Uint8Array }
  | { readonly kind: 'read-clock' }
  | { readonly kind: 'set-clock'; readonly unixMs: number; readonly utcOffsetMinutes: number }
  | { readonly kind: 'list'; readonly afterNumber: number; readonly limit: number }
  /** At most MAX_BATCH numbers. A volume is mounted anew before it hashes. */
  | { readonly kind: 'hash'; readonly numbers: readonly number[] }
  | { readonly kind: 'witness'; readonly checkpoint: string; readonly fromSize: number; readonly proof: readonly Uint8Array[] }
  /** At most MAX_BATCH items. A source without a witness of its own checks size and hash and ignores the proofs. */
  | { readonly kind: 'erase'; readonly orderId: Uint8Array; readonly checkpointSize: number; readonly items: readonly EraseItem[] }
  | { readonly kind: 'read-log'; readonly offset: number; readonly length: number }
  /** Asked again, it tells how the offer stands and begins nothing anew. */
  | ({ readonly kind: 'offer-firmware' } & FirmwareOffer)
  | { readonly kind: 'write-firmware'; readonly offerId: Uint8Array; readonly offset: number; readonly data: Uint8Array }
  | { readonly kind: 'install-firmware'; readonly offerId: Uint8Array }
  /** Given again, it changes nothing. */
  | ({ readonly kind: 'give-pass' } & RecorderPass);

/** What a recorder takes along to speak from outside: its own line and where its picture goes. Secrets: in no log and no view. */
export interface RecorderPass {
  /** 16 hex digits. */
  readonly pass: string;
  readonly expiresMs: number;
  /** null where the station takes no pictures. */
  readonly live: { readonly url: string; readonly path: string; readonly token: string } | null;
  /** null where there is no broker that recorders reach. */
  readonly line: { readonly url: string; readonly password: string } | null;
  /** Ed25519, 32 bytes. */
  readonly stationKey: Uint8Array;
}

/** A signed image as it is offered to a recorder. */
export interface FirmwareOffer {
  /** 16 bytes. */
  readonly offerId: Uint8Array;
  readonly maker: string;
  readonly models: readonly string[];
  /** The version that the recorder will say in its reports when it runs the image. */
  readonly version: string;
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
}

export type FirmwareStage = 'declined' | 'waiting' | 'loading' | 'installing' | 'done' | 'failed';
export type FirmwareReason =
  | 'unspecified' | 'low-battery' | 'wrong-model' | 'unknown-maker' | 'bad-signature' | 'bad-hash' | 'no-room' | 'install-failed' | 'unknown-offer' | 'in-use';

/** Clips in one hash question, one erase order. */
export const MAX_BATCH = 64;

export type EraseOutcome = 'erased' | 'absent' | 'hash-differs' | 'not-proven' | 'locked' | 'card-error';
export type WitnessVerdict = 'accepted' | 'forked' | 'bad-signature' | 'other-start' | 'malformed';

export type FailureCode =
  | 'no-recorder' | 'no-such-clip' | 'changed' | 'read-error' | 'busy' | 'unsupported' | 'malformed' | 'card-gone'
  /** The carrier asked as often as it may and heard nothing. */
  | 'no-answer';

export interface SourceFailure {
  readonly kind: 'failure';
  readonly code: FailureCode;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Every question has one answer, the one of its kind or a failure. */
export interface Answers {
  prove: { readonly kind: 'proved'; readonly signature: Uint8Array };
  'read-clock': ClockAnswer;
  'set-clock': ClockAnswer;
  /** `unreadable`: files and folders that are there and cannot even be listed. */
  list: { readonly kind: 'list'; readonly entries: readonly CardEntry[]; readonly complete: boolean; readonly unreadable: number };
  hash: { readonly kind: 'hashes'; readonly items: readonly HashItem[] };
  witness: { readonly kind: 'witnessed'; readonly verdict: WitnessVerdict; readonly carried: CarriedCheckpoint | null };
  erase: { readonly kind: 'erased'; readonly items: readonly { readonly number: number; readonly outcome: EraseOutcome }[] };
  'read-log': { readonly kind: 'log'; readonly offset: number; readonly bytes: Uint8Array; readonly end: boolean };
  'offer-firmware': FirmwareAnswer;
  'write-firmware': FirmwareAnswer;
  'install-firmware': FirmwareAnswer;
  'give-pass': { readonly kind: 'pass-taken' };
}
export type AnswerTo<K extends Question['kind']> = Answers[K] | SourceFailure;

/** How a firmware offer stands with the recorder. */
export interface FirmwareAnswer {
  readonly kind: 'firmware';
  readonly stage: FirmwareStage;
  /** Bytes of the image, from its beginning, that the recorder holds durably. */
  readonly offset: number;
  readonly permille: number;
  readonly reason: FirmwareReason;
  readonly text: string;
}

export interface ClockAnswer {
  readonly kind: 'clock';
  readonly raw: RawTime;
  readonly bootCount: number;
  readonly uptimeMs: number;
}

export interface HashItem {
  readonly number: number;
  readonly size: number;
  /** null when it could not be read. */
  readonly sha256: string | null;
  readonly tag: string;
}

/** Takes bytes that belong to `position` of the clip. Until it resolves they count against the source's read-ahead. */
export type TakeBytes = (bytes: Uint8Array, position: number) => Promise<void>;

/** What only a recorder has that talks over the dock link. */
export interface OnLink {
  /** Bytes of data that one message to the recorder should carry now: what the line's errors and both ends let through. */
  room(): number;
  /** What the recorder said of itself last: its battery goes on while it sits there. */
  latest(): RecorderReport;
}

/** One recorder in one bay, from its coming to its going. */
export interface BaySource {
  readonly carrier: Carrier;
  readonly dock: DockId;
  readonly bay: number;
  /** What the recorder said of itself when it came. */
  readonly report: RecorderReport;
  /** Resolves once, when the recorder has left or cannot be reached any more, with a sentence for people. */
  readonly gone: Promise<string>;
  /** undefined for a volume, a folder: nothing can be installed there. */
  readonly onLink?: OnLink | undefined;
  /** How many clips one hash question or one erase order should name now, 1 to MAX_BATCH: a noisy line takes fewer. */
  batch(kind: 'hash' | 'erase'): number;
  /** Asks one question. Always resolves: with 'card-gone' or 'no-answer' where nobody answers. */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q['kind']>>;
  /**
   * Reads a stretch of a clip and hands its bytes to `take` in pieces, in any order, every byte at least once. Resolves
   * with null when all were taken. A throw of `take` ends the reading and comes through.
   */
  read(span: ReadSpan, take: TakeBytes): Promise<SourceFailure | null>;
}
