/** Records of segment files: length (u32 LE), CRC-32C of the payload (u32 LE), payload. See docs/custody-log.md. */
import { crc32c } from '@node-rs/crc32';
import type { DiskFile } from './disk.ts';
import { MAX_ENTRY_BYTES } from './entry.ts';
import { fill } from './whole-file.ts';

const HEAD_BYTES = 8;
const SCAN_BYTES = 1024 * 1024;

export function encodeRecords(payloads: readonly Uint8Array[]): Uint8Array {
  const records = Buffer.allocUnsafe(payloads.reduce((sum, payload) => sum + HEAD_BYTES + payload.length, 0));
  let at = 0;
  for (const payload of payloads) {
    records.writeUInt32LE(payload.length, at);
    records.writeUInt32LE(crc32c(payload), at + 4);
    records.set(payload, at + HEAD_BYTES);
    at += HEAD_BYTES + payload.length;
  }
  return records;
}

/**
 * Hands out the whole records from the start of a file, each with a copy of its payload, and returns where they end. What
 * comes after that is no whole record.
 */
export async function scanRecords(file: DiskFile, each: (payload: Uint8Array, position: number) => void | Promise<void>): Promise<{ end: number; size: number }> {
  const size = await file.size();
  const window = Buffer.allocUnsafe(SCAN_BYTES);
  let start = 0;
  let filled = await fill(file, window.subarray(0, Math.min(SCAN_BYTES, size)), 0);
  for (let end = 0; ;) {
    if (end - start + HEAD_BYTES + MAX_ENTRY_BYTES > filled && start + filled < size) {
      start = end;
      filled = await fill(file, window, start);
    }
    const at = end - start;
    if (at + HEAD_BYTES > filled) return { end, size };
    const length = window.readUInt32LE(at);
    if (length === 0 || length > MAX_ENTRY_BYTES || at + HEAD_BYTES + length > filled) return { end, size };
    const payload = Buffer.from(window.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length));
    if (crc32c(payload) !== window.readUInt32LE(at + 4)) return { end, size };
    await each(payload, end);
    end += HEAD_BYTES + length;
  }
}
