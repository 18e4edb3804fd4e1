/**
 * The record that makers' programs read from a recorder: 94 bytes, five fields of fixed length, each with a NUL behind
 * it. What four makers' libraries have in common: serial 7, user number 6, user name 32, unit number 12, unit name 32.
 * Their texts are GBK. The record says what somebody once wrote into the device; who holds the recorder, and whether it
 * is one of ours, the register says.
 */

export const DEVICE_RECORD_BYTES = 94;

export interface DeviceRecord {
  readonly serial: string;
  readonly userNumber: string;
  readonly userName: string;
  readonly unitNumber: string;
  readonly unitName: string;
}

const FIELDS = [['serial', 7], ['userNumber', 6], ['userName', 32], ['unitNumber', 12], ['unitName', 32]] as const;

/** null where it is not such a record: another length, no serial, or control characters in a field. */
export function readDeviceRecord(bytes: Uint8Array): DeviceRecord | null {
  if (bytes.length !== DEVICE_RECORD_BYTES) return null;
  const gbk = new TextDecoder('gbk');
  const record: Record<string, string> = {};
  let at = 0;
  for (const [name, length] of FIELDS) {
    const field = bytes.subarray(at, at + length + 1);
    const end = field.indexOf(0);
    const text = gbk.decode(field.subarray(0, end < 0 ? length : end)).trim();
    if (/[\u0000-\u001f\u007f\ufffd]/.test(text)) return null;
    record[name] = text;
    at += length + 1;
  }
  return record['serial'] === '' ? null : record as unknown as DeviceRecord;
}
