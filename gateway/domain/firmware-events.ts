/**
 * What happens to firmware: makers' keys, signed images, and roll-outs through the docks. What a recorder or a person
 * wrote in words stands in the particulars.
 */
import type { FirmwareReason } from './bay-source.ts';
import type { DockId, RecorderSerial, Sha256 } from './names.ts';

/** Why a recorder does not run the version that it was given. */
export type FirmwareFault =
  | FirmwareReason
  /** Its dock does not know firmware. */
  | 'unsupported'
  /** It came back with the version that it had. */
  | 'old-version'
  /** It did not come back in time. */
  | 'not-back';

/** How the recorders of a roll-out were chosen. */
export type RollOutChoice =
  | { readonly kind: 'list' }
  /** Every enrolled recorder of the image's models with an older version, or none known; of one model, of one unit. */
  | { readonly kind: 'older'; readonly model: string | null; readonly unit: string | null };

export interface FirmwareFacts {
  /** `key` is the first 16 hex digits of the key's SHA-256. */
  FirmwareKeyEnrolled: { readonly key: string; readonly maker: string; readonly publicKey: string };
  FirmwareKeyRetired: { readonly key: string };
  /** The image is durable under its hash, and its maker's signature holds. `firmware` is the version that it makes a recorder say. */
  FirmwareUploaded: {
    readonly image: Sha256; readonly size: number; readonly maker: string; readonly models: readonly string[]; readonly firmware: string;
    readonly text: string; readonly key: string; readonly signature: string;
  };
  RollOutPlanned: {
    readonly rollOut: string; readonly image: Sha256; readonly recorders: readonly RecorderSerial[]; readonly choice: RollOutChoice;
    readonly atOnce: number; readonly failurePercent: number; readonly leastSample: number; readonly leastBattery: number;
  };
  RollOutPaused: { readonly rollOut: string };
  RollOutResumed: { readonly rollOut: string };
  RollOutStopped: { readonly rollOut: string; readonly why: 'person' | 'failures' | 'image-missing' };
  FirmwareOffered: {
    readonly rollOut: string; readonly recorder: RecorderSerial; readonly image: Sha256; readonly docking: string; readonly dock: DockId; readonly bay: number;
    /** The version that it runs. */
    readonly from: string;
  };
  /** Not now: it is offered again at a later docking. */
  FirmwareDeclined: { readonly rollOut: string; readonly recorder: RecorderSerial; readonly image: Sha256; readonly docking: string; readonly reason: FirmwareFault };
  /** The image is whole with the recorder; the order goes out after this is durable. */
  FirmwareInstallOrdered: { readonly rollOut: string; readonly recorder: RecorderSerial; readonly image: Sha256; readonly docking: string };
  /** The recorder has come back and says the new version. */
  FirmwareInstalled: { readonly rollOut: string; readonly recorder: RecorderSerial; readonly image: Sha256; readonly firmware: string };
  FirmwareFailed: { readonly rollOut: string; readonly recorder: RecorderSerial; readonly image: Sha256; readonly reason: FirmwareFault };
}

export interface FirmwareParticulars {
  FirmwareKeyRetired: { readonly reason: string };
  RollOutPaused: { readonly reason: string };
  RollOutStopped: { readonly reason: string };
  FirmwareDeclined: { readonly text: string };
  FirmwareFailed: { readonly text: string };
}
