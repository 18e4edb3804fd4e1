/** What happens to recorders between dockings: hand-out, repair, loss; to officers' badges; to the ratio of Art. 18; to findings. */
import type { DockId, OfficerId, RecorderSerial } from './names.ts';

/** What a person sets. Whether it is in a bay or with an officer follows from dockings and assignments. */
export type SetState = 'in-store' | 'repair' | 'lost';
export type HandOutEnd =
  /** The officer tapped again, or somebody at the desk took it back. */
  | 'taken-back'
  /** The recorder was put into a bay after it had been out. */
  | 'docked'
  /** It never left its bay. */
  | 'undone'
  /** It went into repair, was retired, or the officer left. */
  | 'out-of-service';
export type RegisterKind = 'officers' | 'recorders' | 'assignments';

export interface EquipmentFacts {
  RecorderStateSet: { readonly recorder: RecorderSerial; readonly state: SetState };
  /** Art. 18 counts by unit: the unit that the recorder belongs to. */
  RecorderPlaced: { readonly recorder: RecorderSerial; readonly unit: string };
  /** The officer does not serve here any more: Art. 18 does not count him. What he recorded stays his. */
  OfficerLeft: { readonly officer: OfficerId };
  /** The badge's number itself is nowhere: HMAC-SHA-256 of it under a key that only this station can make. */
  BadgeGiven: { readonly officer: OfficerId; readonly badgeHash: string };
  BadgeTaken: { readonly officer: OfficerId; readonly badgeHash: string };
  /** A recorder for a shift. `assigned`: the assignment began with it, and ends with it. */
  HandOut: {
    readonly handOut: string; readonly recorder: RecorderSerial; readonly officer: OfficerId; readonly dock: DockId | null; readonly bay: number | null;
    readonly battery: number | null; readonly assigned: boolean;
  };
  HandOutEnded: { readonly handOut: string; readonly recorder: RecorderSerial; readonly officer: OfficerId; readonly why: HandOutEnd };
  /** Least charge in percent at which a recorder is handed out. */
  HandOutRuleSet: { readonly leastBattery: number };
  /** Recorders per officers, for one unit or (null) for the whole bureau; never below one per two (Art. 18). */
  RatioSet: { readonly unit: string | null; readonly recorders: number; readonly officers: number };
  /** Art. 22: who puts it right, and by which day (`2026-11-30`). */
  FindingAssigned: { readonly finding: string; readonly responsible: OfficerId; readonly deadline: string };
  /** The lines of a file went into the registers: each of them is an event of its own before this one. */
  RegisterImported: { readonly register: RegisterKind; readonly contentHash: string; readonly lines: number; readonly added: number; readonly changed: number; readonly refused: number };
}

export interface EquipmentParticulars {
  RecorderStateSet: { readonly reason: string };
  OfficerLeft: { readonly reason: string };
}
