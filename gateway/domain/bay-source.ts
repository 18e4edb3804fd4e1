/**
 * A recorder in a bay as the offload sees it, whatever carries the questions: a dock on a line, a dock on a broker,
 * or a volume that the station mounted itself. Values only; the carriers translate.
 */
import type { ClipKind } from './events.ts';

/** Year, month and so on as the recorder's calendar shows them: nothing is checked, a month may be 0. */
export interface RawTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millis: number;
}

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

/** Questions that a source is asked, one union for all carriers. */
export type Question =
  | { readonly kind: 'prove'; readonly nonce: Uint8Array }
  | { readonly kind: 'read-clock' }
  | { readonly kind: 'set-clock'; readonly unixMs: number; readonly utcOffsetMinutes: number }
  | { readonly kind: 'list'; readonly afterNumber: number; readonly limit: number }
  | { readonly kind: 'read'; readonly number: number; readonly tag: string; readonly offset: number; readonly length: number }
  | { readonly kind: 'hash'; readonly numbers: readonly number[] }
  | { readonly kind: 'witness'; readonly checkpoint: string; readonly fromSize: number; readonly proof: readonly Uint8Array[] }
  | { readonly kind: 'erase'; readonly orderId: Uint8Array; readonly checkpointSize: number; readonly items: readonly EraseItem[] }
  | { readonly kind: 'read-log'; readonly offset: number; readonly length: number };

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

/** What comes back. `read` gives chunks until its bytes are there; every other question gives one answer. */
export type Answer =
  | { readonly kind: 'proved'; readonly signature: Uint8Array }
  | { readonly kind: 'clock'; readonly raw: RawTime; readonly bootCount: number; readonly uptimeMs: number }
  | { readonly kind: 'list'; readonly entries: readonly CardEntry[]; readonly complete: boolean }
  | { readonly kind: 'read-done' }
  | { readonly kind: 'hashes'; readonly items: readonly HashItem[] }
  | { readonly kind: 'witnessed'; readonly verdict: WitnessVerdict; readonly carried: CarriedCheckpoint | null }
  | { readonly kind: 'erased'; readonly items: readonly { readonly number: number; readonly outcome: EraseOutcome }[] }
  | { readonly kind: 'log'; readonly offset: number; readonly bytes: Uint8Array; readonly end: boolean }
  | SourceFailure;

export interface HashItem {
  readonly number: number;
  readonly size: number;
  /** null when it could not be read. */
  readonly sha256: string | null;
  readonly tag: string;
}
