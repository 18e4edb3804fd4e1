/** What the link's machine is given and what it wants done: the words between dock-link.ts and whoever carries it out. */
import type { Answers, Question, RecorderReport, SourceFailure } from '../domain/bay-source.ts';
import type { DockId } from '../domain/names.ts';
import type { DockHello, DockStanding, Refusal, StationIdentity } from './handshake.ts';
import type { LinkAlarm } from './translate.ts';

export interface LinkSettings {
  readonly identity: StationIdentity;
  /** Changes with every start of the station. */
  readonly start: number;
  readonly authenticated: DockId | null;
  /** Largest envelope of the carrier. */
  readonly maxEnvelope: number;
  standing(dock: DockId): DockStanding;
  random(bytes: number): Uint8Array;
  wallMs(): number;
}

/** A bay as the dock reports it. `docking` counts insertions since the dock's power-up. */
export interface BayState {
  readonly bay: number;
  readonly state: 'empty' | 'occupied' | 'unreadable' | 'fault';
  readonly docking: number;
  readonly report: RecorderReport | null;
}

/** A bay that a person is pointed to. */
export interface BayLight { readonly bay: number; readonly why: 'hand-out' }

export type LinkAction =
  | { readonly kind: 'send'; readonly envelope: Uint8Array }
  | { readonly kind: 'session'; readonly session: number; readonly hello: DockHello }
  /** The session is over; whatever was open in it has been answered. */
  | { readonly kind: 'session-over'; readonly why: string }
  | { readonly kind: 'refused'; readonly dock: DockId | null; readonly refusal: Refusal }
  | { readonly kind: 'enrol'; readonly dock: string; readonly code: string; readonly publicKey: string }
  | { readonly kind: 'bay'; readonly state: BayState }
  | { readonly kind: 'alarm'; readonly alarm: LinkAlarm }
  | { readonly kind: 'answer'; readonly ticket: number; readonly answer: Answers[Question['kind']] | SourceFailure }
  /** Bytes of a read. For each of these `taken` is owed. */
  | { readonly kind: 'bytes'; readonly ticket: number; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'read-over'; readonly ticket: number; readonly failure: SourceFailure | null };

/** Counters for people and for the benchmark. */
export interface LinkCounters {
  damaged: number;
  malformed: number;
  strange: number;
}
