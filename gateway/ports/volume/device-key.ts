/**
 * What a volume can be recognised by, as texts that the register of recorders keeps (`device/<key>`). Never a file name,
 * never a drive letter, never 'the largest drive': a wrong guess would write one officer's clips to another.
 */
import { createHash } from 'node:crypto';

/** What the machine and the device's record say of a volume. null is 'it does not say'. */
export interface DeviceFacts {
  /** Hex, four digits each. */
  readonly usbVendor: string | null;
  readonly usbProduct: string | null;
  readonly usbSerial: string | null;
  /** UUID of the file system: of the card, not of the recorder. */
  readonly fsUuid: string | null;
  readonly recordSerial: string | null;
}

/** Longest part of a key; more is cut off by a digest, so that two long serials cannot be made to meet. */
const MAX_PART = 64;

/**
 * The keys of a device, the surest first: its record, its USB serial, and last the file system of its card. Many cheap
 * recorders have none of the first two; then the card stands for the recorder, and swapping cards is not seen.
 */
export function deviceKeys(facts: DeviceFacts): readonly string[] {
  const keys: string[] = [];
  if (facts.recordSerial !== null) keys.push(`record:${part(facts.recordSerial)}`);
  if (facts.usbSerial !== null) keys.push(`usb:${facts.usbVendor ?? ''}:${facts.usbProduct ?? ''}:${part(facts.usbSerial)}`);
  if (facts.fsUuid !== null) keys.push(`fs:${part(facts.fsUuid)}`);
  return keys;
}

/** What the first docking teaches the register, so that another device under the same record is noticed; null without USB facts. */
export function hardwareIdOf(facts: DeviceFacts): string | null {
  if (facts.usbVendor === null || facts.usbProduct === null) return null;
  return createHash('sha256').update(JSON.stringify(['zhilu-usb-v1', facts.usbVendor, facts.usbProduct, facts.usbSerial])).digest('hex').slice(0, 32);
}

function part(text: string): string {
  const plain = text.replaceAll(/[^A-Za-z0-9._-]/g, (char) => `%${char.codePointAt(0)!.toString(16)}`);
  return plain.length <= MAX_PART ? plain : `sha256-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}
