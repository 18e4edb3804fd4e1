/** Small files that are there whole or not at all. */
import { StationError } from '../domain/errors.ts';
import type { Disk, DiskFile } from './disk.ts';

/** Writes everything, however little the disk takes at once. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const taken = await file.write(bytes.subarray(done), position + done);
    if (taken <= 0) throw new StationError('disk-failed', 'a write took nothing', { operation: 'write' });
    done += taken;
  }
}

/**
 * Writes the last bytes of a file again and syncs them. After a failed sync the system shows bytes that it will never
 * write down by itself; a process that starts on such a file must not take them for durable, and writing makes them so.
 */
export async function writeTailAgain(file: DiskFile, end: number, most: number): Promise<void> {
  const from = Math.max(0, end - most);
  if (from === end) return;
  const tail = Buffer.allocUnsafe(end - from);
  await fill(file, tail, from);
  await writeAll(file, tail, from);
  await file.syncData();
}

/** A whole file, at most `limit` bytes of it; undefined when it is missing. */
export async function readWhole(disk: Disk, path: string, limit: number): Promise<Uint8Array | undefined> {
  const file = await disk.open(path, 'read');
  if (file === undefined) return undefined;
  try {
    const bytes = Buffer.allocUnsafe(Math.min(await file.size(), limit));
    return bytes.subarray(0, await fill(file, bytes, 0));
  } finally {
    await file.close();
  }
}

/** Reads until `into` is full or the file ends; returns how many bytes there were. */
export async function fill(file: DiskFile, into: Uint8Array, position: number): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const taken = await file.read(into.subarray(filled), position + filled);
    if (taken === 0) break;
    filled += taken;
  }
  return filled;
}

/**
 * Puts a file in its place so that after any crash there is the old one or the new one: written aside, synced, renamed,
 * folder synced. Makes the folders above it.
 */
export async function writeWhole(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const folder = parentOf(path);
  await makeFolders(disk, folder);
  const aside = `${path}.new`;
  await disk.remove(aside);
  const file = await disk.open(aside, 'create');
  try {
    await writeAll(file, bytes, 0);
    await file.syncData();
  } finally {
    await file.close();
  }
  await disk.rename(aside, path);
  await disk.syncDirectory(folder);
}

/** Makes a folder and those above it, each synced into its parent. `''` is the data folder. */
export async function makeFolders(disk: Disk, folder: string): Promise<void> {
  if (folder === '' || (await disk.stat(folder)) !== undefined) return;
  const parent = parentOf(folder);
  await makeFolders(disk, parent);
  if (await disk.makeDirectory(folder)) await disk.syncDirectory(parent);
}

/**
 * Makes a folder if it is missing, and its name durable in any case: one that is there may have been made by a process
 * that was killed before it could sync the name. For the opening of a store; makeFolders is for the work afterwards.
 */
export async function openFolder(disk: Disk, folder: string): Promise<void> {
  const names = folder.split('/');
  for (let depth = 0; depth < names.length; depth += 1) {
    await disk.makeDirectory(names.slice(0, depth + 1).join('/'));
    await disk.syncDirectory(names.slice(0, depth).join('/'));
  }
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
