/**
 * Where evidence lies in the data folder: docs/evidence-store.md. One hex digit of the hash makes sixteen folders: few
 * enough that a group of 256 clips needs at most sixteen folder syncs, and ext4 and XFS keep millions of names in one.
 */
import { createHash } from 'node:crypto';
import { cardKey } from '../domain/clip.ts';
import { StationError } from '../domain/errors.ts';
import { isPlainName, isSha256, type RecorderSerial, type Sha256 } from '../domain/names.ts';

export const PARTS = 'parts';
export const VAULT = 'vault';
export const APART = 'apart';
export const SHARDS: readonly string[] = [...'0123456789abcdef'];
const MAX_NAME_BYTES = 4_096;
const TAG_DIGITS = 16;

/** What a clip on a card is recognised by while it is read. Another tag is another content. */
export interface ClipKey {
  readonly recorder: RecorderSerial;
  /** null where the source has no running numbers. */
  readonly number: number | null;
  readonly name: string;
  readonly size: number;
  /** Changes when the file's bytes or length change; any text. */
  readonly tag: string;
}

export function vaultPath(sha256: Sha256): string {
  return shardPath(VAULT, sha256);
}

export function apartPath(sha256: Sha256): string {
  return shardPath(APART, sha256);
}

function shardPath(root: string, sha256: Sha256): string {
  if (!isSha256(sha256)) throw new StationError('bad-input', `not a SHA-256: ${String(sha256)}`, { what: 'sha256', value: String(sha256) });
  return `${root}/${sha256[0]}/${sha256}`;
}

/** `<serial>.<card key>.<tag digest>.part`: the names that people chose do not stand in it. */
export function partPath(key: ClipKey): string {
  if (!isPlainName(key.recorder)) throw bad('recorder', key.recorder, '1 to 32 of A-Z a-z 0-9 . _ -');
  if (!Number.isSafeInteger(key.size) || key.size < 0) throw bad('size', key.size, 'a whole number of bytes');
  if (Buffer.byteLength(key.name) > MAX_NAME_BYTES) throw bad('name', key.name.slice(0, 80), `at most ${MAX_NAME_BYTES} bytes`);
  const tag = createHash('sha256').update(key.tag).digest('hex').slice(0, TAG_DIGITS);
  return `${PARTS}/${key.recorder}.${cardKey(key.number, key.name, key.size)}.${tag}.part`;
}

/** What a part file's name says. undefined for other files. */
export function parsePartName(name: string): { readonly recorder: RecorderSerial; readonly cardKey: string } | undefined {
  const match = /^([A-Za-z0-9][A-Za-z0-9._-]{0,31})\.([0-9a-f]{32})\.[0-9a-f]{16}\.part$/.exec(name);
  return match === null ? undefined : { recorder: match[1] as RecorderSerial, cardKey: match[2]! };
}

/** The file beside a part that says how far it is durable. */
export function progressPath(part: string): string {
  return part.replace(/\.part$/, '.at');
}

/** The name of the part that a note's name belongs to. undefined for other files. */
export function partOfNote(name: string): string | undefined {
  return name.endsWith('.at') ? name.replace(/\.at$/, '.part') : undefined;
}

function bad(what: string, value: string | number, expected: string): StationError {
  return new StationError('bad-input', `a clip's ${what} must be ${expected}, not ${value}`, { what, value, expected });
}
