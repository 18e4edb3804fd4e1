/** What happens on the way from a stored clip to the signed register: activities, binding, hand-over, explanations (Art. 17, 19). */
import type { ActivityKind } from './activity-kinds.ts';
import type { ClipId, IsoTime, OfficerId } from './names.ts';

export interface ActivityFacts {
  readonly activity: string;
  readonly unit: string;
  readonly officers: readonly OfficerId[];
  readonly kind: ActivityKind;
  /** As the roster had it; null for one that was entered afterwards. */
  readonly plannedFrom: IsoTime | null;
  readonly plannedTo: IsoTime | null;
  /** As it was; null until somebody says so. */
  readonly from: IsoTime | null;
  readonly to: IsoTime | null;
}
export interface ActivityParticulars { readonly cause: string; readonly caseNumber: string; readonly place: string }

/** Art. 17 (1)-(5), or another law that the particulars name. */
export type ExplanationGround = '17(1)' | '17(2)' | '17(3)' | '17(4)' | '17(5)' | 'other-law';
/** Art. 19(2): the recorder was not used, or the record is not whole. */
export type ExplanationAbout = 'not-recorded' | 'not-whole';

/**
 * A signature drawn on a screen, or the own name typed by somebody who cannot draw. Strokes are x, y, x, y, … in whole units
 * of a field of `width` by `height`; a picture is PNG in base64.
 */
export type Signature =
  | { readonly kind: 'strokes'; readonly width: number; readonly height: number; readonly strokes: readonly (readonly number[])[] }
  | { readonly kind: 'png'; readonly data: string }
  | { readonly kind: 'typed'; readonly name: string };

export interface HandOverFacts {
  ActivityEntered: ActivityFacts;
  /** All of it, as it is from now on. */
  ActivityChanged: ActivityFacts;
  ActivityEnded: { readonly activity: string; readonly from: IsoTime; readonly to: IsoTime };
  /** Planned, and did not take place. */
  ActivityCancelled: { readonly activity: string };
  /** From now on these clips belong to this activity, or (null) to none. `roster`: the station found it by officer and time. */
  ClipsBound: { readonly activity: string | null; readonly clips: readonly ClipId[]; readonly how: 'roster' | 'hand' };
  /** Who recorded these clips, where the register of assignments did not know. */
  ClipsGiven: { readonly officer: OfficerId; readonly clips: readonly ClipId[] };
  /**
   * Art. 19(4): officer's name plus cause. Paths are below the data folder's `named`, one for each clip, in the particulars.
   * `activity`: with this event all clips of that activity have the names that its last change asked for.
   */
  ClipsNamed: { readonly clips: readonly ClipId[]; readonly nameHash: string; readonly activity: string | null };
  /** Art. 19(3). `due` and `calendar` are those of what is due first; null where the calendar does not know yet. `textHash`: SHA-256 of what was signed. */
  HandOverOffered: {
    readonly handOver: string; readonly officer: OfficerId; readonly unit: string; readonly clips: readonly ClipId[]; readonly activities: readonly string[];
    readonly due: IsoTime | null; readonly calendar: string; readonly provisional: boolean; readonly late: boolean; readonly textHash: string;
  };
  /** `receiver`: the officer id of the recorder manager, where the account has one. `textHash` is that of the text he signed. */
  HandOverReceived: { readonly handOver: string; readonly officer: OfficerId; readonly clips: readonly ClipId[]; readonly receiver: OfficerId | null; readonly offerHash: string; readonly textHash: string };
  HandOverReturned: { readonly handOver: string; readonly officer: OfficerId; readonly clips: readonly ClipId[] };
  HandOverWithdrawn: { readonly handOver: string; readonly officer: OfficerId; readonly clips: readonly ClipId[] };
  /** Stated, or stated again after a return. `findings`: gaps that it explains. */
  ExplanationStated: {
    readonly explanation: string; readonly officer: OfficerId; readonly unit: string; readonly about: ExplanationAbout; readonly ground: ExplanationGround;
    readonly activity: string | null; readonly activityKind: ActivityKind; readonly from: IsoTime; readonly to: IsoTime; readonly findings: readonly string[];
  };
  ExplanationReviewed: { readonly explanation: string; readonly outcome: 'accepted' | 'returned'; readonly reviewer: OfficerId | null };
  ExplanationFiled: { readonly explanation: string; readonly filer: OfficerId | null };
  /** Art. 17(4): what the higher authority wants recorded all the same. No kinds: the demand has ended. */
  HigherAuthorityDemandSet: { readonly demand: string; readonly activityKinds: readonly ActivityKind[] };
}

export interface HandOverParticulars {
  ActivityEntered: ActivityParticulars;
  ActivityChanged: ActivityParticulars;
  ActivityCancelled: { readonly reason: string };
  ClipsBound: { readonly reason: string };
  ClipsGiven: { readonly reason: string };
  ClipsNamed: { readonly paths: readonly string[] };
  HandOverOffered: { readonly text: string; readonly signature: Signature };
  HandOverReceived: { readonly text: string; readonly signature: Signature };
  HandOverReturned: { readonly reason: string };
  /** `askedBy`: who asked that nothing be recorded (Art. 17(1)). `law`: the provision that `other-law` rests on. */
  ExplanationStated: { readonly reason: string; readonly askedBy: string; readonly law: string };
  ExplanationReviewed: { readonly note: string };
  HigherAuthorityDemandSet: { readonly authority: string; readonly text: string };
}
