/** Lists a volume's clips: every regular file below the layout's folders, sorted, with what tells it from its successor. */
import { createHash } from 'node:crypto';
import { lstat, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawTime } from '../../../proto/signed-texts.ts';
import { LAYOUTS, type CardLayout } from './card-layout.ts';
import { DEVICE_RECORD_BYTES, readDeviceRecord, type DeviceRecord } from './device-record.ts';

export interface CardFile {
  /** Below the volume's root, with forward slashes. */
  readonly path: string;
  readonly size: number;
  /** Of size and time: another one when the file was written to. 16 hex digits. FAT has no inode numbers that a remount keeps. */
  readonly tag: string;
  /** Marked as not to be written by the recorder: the FAT attribute 'read-only', or no right to write for anybody. */
  readonly locked: boolean;
  /** Time of the last change, nanoseconds since 1970 as the file system gives it. */
  readonly changedNs: bigint;
}

/** Entries of one card; a card that has more shows the rest when these are erased. */
export const MAX_FILES = 100_000;
/** Cameras nest three deep; a loop of folders must end. */
const MAX_DEPTH = 12;
const ANY_WRITE = 0o222n;
/** Left by desktop systems, never by a recorder. */
const STRAY = /^(?:\.|System Volume Information$|\$RECYCLE\.BIN$|FOUND\.\d{3}$|Thumbs\.db$|desktop\.ini$)/i;

/** null where no layout fits: then the volume is no recorder's card. */
export async function layoutOf(root: string): Promise<{ readonly layout: CardLayout; readonly folders: readonly string[] } | null> {
  for (const layout of LAYOUTS) {
    const folders = (await Promise.all(layout.folders.map((folder) => existing(root, folder)))).filter((folder) => folder !== null);
    if (folders.length > 0) return { layout, folders };
  }
  return null;
}

/** The 94-byte record if the card has one that can be read. */
export async function recordOn(root: string): Promise<DeviceRecord | null> {
  for (const { record } of LAYOUTS) {
    const path = record === null ? null : await existing(root, record);
    if (path === null) continue;
    const facts = await lstat(join(root, path)).catch(() => null);
    if (facts === null || !facts.isFile() || facts.size !== DEVICE_RECORD_BYTES) continue;
    const bytes = await readFile(join(root, path)).catch(() => null);
    const read = bytes === null ? null : readDeviceRecord(bytes);
    if (read !== null) return read;
  }
  return null;
}

/**
 * All files, sorted by path. Links and special files are left alone. Throws what the file system throws, except where a
 * single folder or file cannot be read: it is told in `unreadable`.
 */
export async function walkCard(root: string, folders: readonly string[]): Promise<{ readonly files: readonly CardFile[]; readonly unreadable: readonly string[] }> {
  const files: CardFile[] = [];
  const unreadable: string[] = [];
  const open = folders.map((path) => ({ path, depth: 0 }));
  while (open.length > 0 && files.length < MAX_FILES) {
    const { path, depth } = open.pop()!;
    let entries;
    try {
      entries = await readdir(join(root, path), { withFileTypes: true });
    } catch (error) {
      // A card none of whose clips can be listed must not look like an empty one.
      if (depth === 0) throw error;
      unreadable.push(path);
      continue;
    }
    for (const entry of entries) {
      if (STRAY.test(entry.name)) continue;
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && depth < MAX_DEPTH) open.push({ path: below, depth: depth + 1 });
      if (!entry.isFile() || files.length >= MAX_FILES) continue;
      const file = await fileAt(root, below);
      // One that was listed a moment ago and is not there under this name has a name that is no UTF-8, or is damaged.
      if (file === 'unreadable' || file === null) unreadable.push(below);
      else files.push(file);
    }
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), unreadable };
}

/** null when it is not there any more or is no regular file. */
export async function fileAt(root: string, path: string): Promise<CardFile | 'unreadable' | null> {
  try {
    const facts = await lstat(join(root, path), { bigint: true });
    if (!facts.isFile()) return null;
    return { path, size: Number(facts.size), tag: tagOf(facts), locked: (facts.mode & ANY_WRITE) === 0n, changedNs: facts.mtimeNs };
  } catch (error) {
    return isMissing(error) ? null : 'unreadable';
  }
}

export function tagOf(facts: { readonly size: bigint; readonly mtimeNs: bigint }): string {
  return createHash('sha256').update(`${facts.size}:${facts.mtimeNs}`).digest('hex').slice(0, 16);
}

/** A file's time as the recorder's calendar showed it. */
export function rawTimeOf(changedNs: bigint, keepsLocalTime: boolean, utcOffsetMinutes: number): RawTime | null {
  const shown = new Date(Number(changedNs / 1_000_000n) + (keepsLocalTime ? 0 : utcOffsetMinutes * 60_000));
  if (Number.isNaN(shown.getTime())) return null;
  return {
    year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate(), hour: shown.getUTCHours(), minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(), millis: shown.getUTCMilliseconds(),
  };
}

/** The name of a path below `root`, found without regard to case, as recorders differ in it; null if there is none. */
async function existing(root: string, path: string): Promise<string | null> {
  let at = '';
  for (const wanted of path.split('/')) {
    const names = await readdir(join(root, at)).catch(() => [] as string[]);
    const name = names.includes(wanted) ? wanted : names.find((one) => one.toLowerCase() === wanted.toLowerCase());
    if (name === undefined) return null;
    at = at === '' ? name : `${at}/${name}`;
  }
  return at;
}

export function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** The device was pulled: its file system answers so. */
export function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return isMissing(error) || code === 'ENODEV' || code === 'ENXIO' || code === 'ESHUTDOWN' || code === 'ESTALE' || code === 'ENOTCONN';
}
