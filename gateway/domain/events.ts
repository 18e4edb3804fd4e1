/**
 * What can happen, as the custody log tells it. State changes only by appending one of these; every register is a
 * fold over them (domain/registers.ts).
 *
 * The facts of an event stand in its leaf for ever. Personal particulars (names, certificate numbers, file names that
 * an officer may have written) stand in the opening, which a lawful disposal may remove; the leaf commits to it by a
 * salted hash. docs/custody-log.md has the bytes.
 */
import type { AccountFacts, AccountParticulars } from './account-events.ts';
import type { AlarmFacts, AlarmParticulars } from './alarm-events.ts';
import type { CalendarFacts, CalendarParticulars } from './calendar-events.ts';
import type { EquipmentFacts, EquipmentParticulars } from './equipment-events.ts';
import type { FirmwareFacts, FirmwareParticulars } from './firmware-events.ts';
import type { HandOverFacts, HandOverParticulars } from './hand-over-events.ts';
import type { IncidentFacts, LiveOrigin } from './incident-events.ts';
import type { LiveViewFacts } from './live-view-events.ts';
import type { LiveFacts } from './live-events.ts';
import type { Ranges } from './ranges.ts';
import type { ClipId, DockId, IsoTime, OfficerId, RecorderSerial, Sha256, StationId } from './names.ts';
import type { ViewFacts, ViewParticulars } from './view-events.ts';

export type Carrier = 'serial' | 'mqtt' | 'volume' | 'folder';
/** How a clip came: by a carrier of cards, or over the air, written down by the station itself. */
export type ClipCarrier = Carrier | 'live';
/** What is proved about a clip's way. 'station-live': the station made it from a live stream, and it was never on a card. */
export type Provenance = 'recorder-hash' | 'medium-reread' | 'second-hand' | 'station-live';
export type AlarmKind = 'sos' | 'fall' | 'low-battery' | 'card-full' | 'tamper' | 'disk-full' | 'store-suspect' | 'clone' | 'fork' | 'damage'
  | 'link-loss' | 'disk-low' | 'hand-over-overdue' | 'incident-failed';
export type ClipKind = 'video' | 'audio' | 'photo' | 'other';

/** Why a recorder or dock is not served. */
export type QuarantineReason =
  | 'unknown-recorder' | 'unknown-dock' | 'two-places' | 'hardware-differs' | 'key-differs' | 'bad-proof'
  | 'history-forked' | 'retired' | 'unknown-device';

/** Why a clip's bytes are kept apart from the clips and its card copy is never erased. */
export type ApartReason =
  /** The list entry or the bytes changed while they were read. */
  | 'changed'
  /** What the recorder says its hash is and what its bytes hash to differ, again and again. */
  | 'hash-differs'
  /** Parts of the card could not be read; the file has zeros there. */
  | 'read-error';

export type FindingKind =
  | 'number-missing' | 'segment-missing' | 'clock-unset' | 'zone-fault' | 'clock-drift' | 'clock-jump'
  | 'unassigned' | 'erase-refused' | 'apart' | 'not-playable' | 'card-swapped' | 'number-reused' | 'lost-from-card' | 'unreadable' | 'integrity'
  | 'recorder-lost' | 'ratio-short' | 'hand-over-overdue' | 'firmware-failed' | 'incident-cut';

export interface ClockFact {
  /** Raw recorder time minus station time, milliseconds; null where the recorder's calendar is no time at all. */
  readonly offsetMs: number | null;
  readonly raw: string;
  readonly verdict: 'right' | 'drift' | 'zone' | 'unset';
}

/** Facts of each event: what stands in the leaf. The desks' own events stand in files of their own. */
export interface EventFacts extends AccountFacts, AlarmFacts, EquipmentFacts, FirmwareFacts, CalendarFacts, HandOverFacts, IncidentFacts, LiveFacts, LiveViewFacts, ViewFacts {
  StationFounded: { readonly station: StationId; readonly publicKey: string };
  OfficerRegistered: { readonly officer: OfficerId; readonly unit: string };
  /** Art. 15: the full-time manager, in whose standing order the docks copy and erase (Art. 19(4)). */
  ManagerNamed: { readonly officer: OfficerId; readonly standingOrder: string };
  ManagerRelieved: { readonly officer: OfficerId };
  /** A one-time code was given out; only its SHA-256 is kept. */
  EnrolCodeIssued: { readonly what: 'dock' | 'recorder'; readonly id: string; readonly codeHash: string; readonly expires: IsoTime };
  DockEnrolled: { readonly dock: DockId; readonly carrier: Carrier; readonly publicKey: string | null; readonly credentialHash: string | null };
  DockRetired: { readonly dock: DockId; readonly reason: string };
  RecorderEnrolled: {
    readonly recorder: RecorderSerial; readonly model: string; readonly publicKey: string | null; readonly hardwareId: string | null;
    /** What a volume is recognised by: USB ids and serial, file system UUID; null for recorders on the link. */
    readonly device: string | null;
  };
  RecorderRetired: { readonly recorder: RecorderSerial; readonly reason: string };
  /** The first docking teaches the station what hardware a recorder without a key has. */
  RecorderRecognised: { readonly recorder: RecorderSerial; readonly hardwareId: string };
  RecorderAssigned: { readonly recorder: RecorderSerial; readonly officer: OfficerId; readonly from: IsoTime; readonly to: IsoTime | null };
  AssignmentEnded: { readonly recorder: RecorderSerial; readonly officer: OfficerId; readonly to: IsoTime };
  RecorderDocked: {
    readonly recorder: RecorderSerial; readonly dock: DockId; readonly bay: number; readonly docking: string; readonly carrier: Carrier;
    readonly battery: number | null; readonly cardUsed: number | null; readonly cardTotal: number | null; readonly card: string | null;
    readonly firmware: string; readonly faults: readonly string[]; readonly clock: ClockFact | null;
    /** The checkpoint that the recorder brought back. */
    readonly carried: { readonly size: number; readonly root: string } | null;
  };
  ClockSet: { readonly recorder: RecorderSerial; readonly docking: string; readonly before: ClockFact; readonly residualMs: number | null };
  RecorderUndocked: { readonly recorder: RecorderSerial; readonly dock: DockId; readonly bay: number; readonly docking: string; readonly cardsLeft: number };
  /** What the recorder's own list said, so that nothing can go missing between list and store. */
  CardListed: {
    readonly recorder: RecorderSerial; readonly docking: string; readonly clips: number; readonly bytes: number;
    /** Numbers on the card, first to last of each run; empty where the source does not number. */
    readonly listed: Ranges; readonly next: number | null;
    /** Once recorded, as the next number shows, but neither on the card nor at the station. */
    readonly missing: Ranges;
    /** Listed at an earlier docking, never stored, and not on the card any more. */
    readonly lost: Ranges;
  };
  ClipStored: {
    readonly clip: ClipId; readonly recorder: RecorderSerial; readonly number: number | null;
    readonly size: number; readonly sha256: Sha256; readonly kind: ClipKind;
    /** What it is recognised by on a card before its bytes are read: see domain/clip.ts. */
    readonly cardKey: string;
    readonly started: string; readonly startedAt: IsoTime | null; readonly durationMs: number | null;
    readonly recording: number | null; readonly segment: number | null; readonly lastSegment: boolean | null;
    readonly important: boolean; readonly private: boolean;
    readonly officer: OfficerId | null; readonly manager: OfficerId; readonly standingOrder: string;
    readonly dock: DockId | null; readonly bay: number | null; readonly docking: string | null; readonly carrier: ClipCarrier;
    readonly offsetMs: number | null; readonly clockRun: number | null;
    readonly provenance: Provenance;
    readonly playable: 'yes' | 'no' | 'unknown';
    readonly recorderSignature: string | null;
    /** Of clips with the provenance 'station-live' alone; entries of older stations have none. */
    readonly live?: LiveOrigin;
  };
  /** Clips came from a folder that somebody had copied them to before: second-hand, and nothing is erased there. */
  ClipsImported: { readonly recorder: RecorderSerial; readonly offered: number; readonly stored: number; readonly bytes: number; readonly manager: OfficerId; readonly standingOrder: string };
  /** The second digest, made when the station is idle, in the same reading that proves the first again. */
  ClipDigested: { readonly clips: readonly { readonly clip: ClipId; readonly sha256: Sha256; readonly sm3: string }[] };
  ClipSetApart: {
    readonly recorder: RecorderSerial; readonly number: number | null; readonly docking: string | null; readonly reason: ApartReason;
    readonly size: number; readonly sha256: Sha256; readonly claimed: string | null; readonly unreadable: readonly (readonly [offset: number, length: number])[];
  };
  EraseOrdered: {
    readonly recorder: RecorderSerial; readonly docking: string; readonly order: string; readonly clips: readonly ClipId[];
    readonly checkpointSize: number; readonly manager: OfficerId; readonly standingOrder: string;
  };
  ClipsErased: { readonly recorder: RecorderSerial; readonly docking: string; readonly order: string; readonly clips: readonly ClipId[] };
  EraseRefused: { readonly recorder: RecorderSerial; readonly docking: string; readonly order: string; readonly clips: readonly { readonly clip: ClipId; readonly outcome: string }[] };
  Quarantined: { readonly subject: string; readonly reason: QuarantineReason; readonly dock: DockId | null; readonly bay: number | null };
  QuarantineLifted: { readonly subject: string; readonly reason: string };
  AlarmRaised: {
    /** Who raised it gives it a name: one that comes twice is one alarm. */
    readonly alarm: string; readonly kind: AlarmKind; readonly recorder: RecorderSerial | null; readonly dock: DockId | null;
    /** Latitude and longitude, degrees of WGS 84. */
    readonly place: readonly [number, number] | null;
    /** What it is about where that is neither a recorder nor a dock: `officer:P1`. */
    readonly subject?: string;
  };
  FindingOpened: { readonly finding: string; readonly kind: FindingKind; readonly subject: string; readonly article: string; readonly detail: string };
  FindingClosed: { readonly finding: string; readonly outcome: string };
  /** A clip left the store by the station's own ways: export of a bundle, copy for a person. */
  ClipExported: { readonly clip: ClipId; readonly purpose: string };
  /** In logs of before there were views (domain/view-events.ts); not written any more. */
  ClipViewed: { readonly clip: ClipId; readonly span: string };
  CheckRan: { readonly level: 'presence' | 'size' | 'hash'; readonly clips: number; readonly problems: number };
}

/** Particulars of each event: what stands in the opening. Events not named here have none. */
export interface EventParticulars extends AccountParticulars, AlarmParticulars, EquipmentParticulars, FirmwareParticulars, CalendarParticulars, HandOverParticulars, ViewParticulars {
  OfficerRegistered: { readonly name: string; readonly certificateNumber: string };
  ClipStored: { readonly originalName: string; readonly officerHint: string };
  ClipSetApart: { readonly originalName: string };
  ClipsImported: { readonly folder: string };
  AlarmRaised: { readonly text: string };
}

export type EventKind = keyof EventFacts;

/** An event that is to be appended. */
export type EventDraft = {
  [K in EventKind]: {
    readonly kind: K;
    /** Who made it happen: `station`, `officer:<id>`, `operator:<login>`. */
    readonly actor: string;
    readonly facts: EventFacts[K];
  } & (K extends keyof EventParticulars ? { readonly particulars: EventParticulars[K] } : { readonly particulars?: never });
}[EventKind];

/** An event as it is read back. `particulars` is undefined where there are none or a disposal removed them. */
export type LoggedEvent = {
  [K in EventKind]: {
    readonly kind: K;
    readonly seq: number;
    readonly at: IsoTime;
    readonly actor: string;
    readonly facts: EventFacts[K];
    readonly particulars?: K extends keyof EventParticulars ? EventParticulars[K] : undefined;
  };
}[EventKind];
