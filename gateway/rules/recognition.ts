/**
 * Whether a recorder in a bay is the one it says it is, and whether it may be served. Pure verdicts; nothing here asks
 * the recorder or writes anything.
 *
 * Art. 15 makes the station the dedicated place for transfer and storage, Art. 19(3) and 19(4) let clips be copied and
 * erased only in its own ways: so a device that is not surely the enrolled recorder is not served at all.
 */
import type { RecorderReport } from '../domain/bay-source.ts';
import type { QuarantineReason } from '../domain/events.ts';
import type { RecorderSerial } from '../domain/names.ts';
import type { ManagerRow, RecorderRow } from '../domain/registers.ts';

export type RecognitionVerdict =
  | { readonly kind: 'serve'; readonly learnHardware: string | null }
  /** The register knows a key: the recorder must sign a nonce first. */
  | { readonly kind: 'prove'; readonly publicKey: string }
  | { readonly kind: 'quarantine'; readonly reason: QuarantineReason; readonly article: string };

/** Where else the same serial is reported at this moment. */
export interface OtherPlace {
  readonly dock: string;
  readonly bay: number;
}

/**
 * @param row the register's row, undefined for a recorder that nobody enrolled
 * @param elsewhere other bays that report the same serial now
 * @param proven true when the recorder has signed the station's nonce with the enrolled key, false when its signature
 *   was wrong or did not come, null when it was not asked yet
 */
export function recognise(report: RecorderReport, row: RecorderRow | undefined, elsewhere: readonly OtherPlace[], proven: boolean | null): RecognitionVerdict {
  if (row === undefined) return quarantine('unknown-recorder', 'Art. 15');
  if (row.retired !== null) return quarantine('retired', 'Art. 15');
  if (row.quarantine !== null) return quarantine(row.quarantine.reason, 'Art. 19(3)');
  if (elsewhere.length > 0) return quarantine('two-places', 'Art. 19(3)');
  if (row.publicKey !== null) {
    if (report.publicKey !== null && report.publicKey !== row.publicKey) return quarantine('key-differs', 'Art. 19(3)');
    if (proven === null) return { kind: 'prove', publicKey: row.publicKey };
    if (!proven) return quarantine('bad-proof', 'Art. 19(3)');
  }
  if (row.hardwareId !== null && report.hardwareId !== row.hardwareId) return quarantine('hardware-differs', 'Art. 19(3)');
  return { kind: 'serve', learnHardware: row.hardwareId === null ? report.hardwareId : null };
}

export type DeviceVerdict =
  | { readonly kind: 'known'; readonly recorder: RecorderSerial }
  | { readonly kind: 'quarantine'; readonly reason: 'unknown-device' | 'hardware-differs'; readonly article: string };

/**
 * Which recorder a device without a mind of its own is.
 * @param owners for each thing it can be recognised by, the surest first, the recorder that the register has under it
 */
export function recogniseDevice(owners: readonly (RecorderSerial | undefined)[]): DeviceVerdict {
  const named = new Set(owners.filter((owner) => owner !== undefined));
  const [recorder] = named;
  if (recorder === undefined) return { kind: 'quarantine', reason: 'unknown-device', article: 'Art. 15' };
  // The record of one recorder in the shell of another, or one's card in the other.
  if (named.size > 1) return { kind: 'quarantine', reason: 'hardware-differs', article: 'Art. 19(3)' };
  return { kind: 'known', recorder };
}

/** These mean that somebody may be playing the recorder or the station false: an alarm goes with the quarantine. */
export function isAlarming(reason: QuarantineReason): boolean {
  return reason !== 'unknown-recorder' && reason !== 'unknown-dock' && reason !== 'unknown-device' && reason !== 'retired';
}

export type MandateVerdict =
  | { readonly kind: 'mandate'; readonly manager: ManagerRow }
  | { readonly kind: 'none'; readonly article: 'Art. 15' };

/** No bay works without a named full-time manager, in whose standing order clips are copied and erased (Art. 15, 19(4)). */
export function mandateOf(manager: ManagerRow | undefined): MandateVerdict {
  return manager === undefined ? { kind: 'none', article: 'Art. 15' } : { kind: 'mandate', manager };
}

function quarantine(reason: QuarantineReason, article: string): RecognitionVerdict {
  return { kind: 'quarantine', reason, article };
}
