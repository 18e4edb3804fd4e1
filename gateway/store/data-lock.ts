/**
 * One process owns a data folder. Node has no flock, so a file names its owner by process id and start time; a file
 * whose owner is gone is taken over.
 */
import { readFileSync } from 'node:fs';
import { link, open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { StationError } from '../domain/errors.ts';

const LOCK_NAME = 'lock';
/** Tries at a lock that changes hands while it is looked at. */
const MAX_TRIES = 8;
/** Which of the numbers after the program's name in /proc/<pid>/stat is the start time, in ticks since boot (proc(5), field 22). */
const START_TIME_AFTER_NAME = 19;

export interface DataLock {
  release(): Promise<void>;
}

/** Takes the lock of an existing folder (absolute path). Throws 'store-locked' while a live process owns it. */
export async function lockDataFolder(folder: string): Promise<DataLock> {
  const path = join(folder, LOCK_NAME);
  const own = `${JSON.stringify({ pid: process.pid, started: startOf(process.pid), boot: bootId() })}\n`;
  // The name appears with its content: another process must never read an empty lock and call it dead.
  const fresh = join(folder, `${LOCK_NAME}.${process.pid}.new`);
  await unlink(fresh).catch(ignoreMissing);
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(own);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      try {
        await link(fresh, path);
        return { release: () => unlink(path).catch(ignoreMissing) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = await readFile(path, 'utf8').catch(ignoreMissing);
      if (holder === undefined) continue;
      if (isAlive(holder)) throw locked(path, holder);
      await takeAway(path, holder);
    }
  } finally {
    await unlink(fresh).catch(ignoreMissing);
  }
  throw locked(path, 'it changes hands again and again');
}

/** Removes a dead owner's lock, and only that: a lock that a faster process made meanwhile is given back. */
async function takeAway(path: string, holder: string): Promise<void> {
  const aside = `${path}.${process.pid}.old`;
  await rename(path, aside).catch(ignoreMissing);
  const moved = await readFile(aside, 'utf8').catch(ignoreMissing);
  if (moved !== undefined && moved !== holder) {
    await link(aside, path).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  }
  await unlink(aside).catch(ignoreMissing);
}

function isAlive(text: string): boolean {
  let holder: { pid?: unknown; started?: unknown; boot?: unknown };
  try {
    holder = JSON.parse(text) as typeof holder;
  } catch {
    return false;
  }
  if (typeof holder.pid !== 'number' || !Number.isInteger(holder.pid) || holder.pid <= 0) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // The same number may belong to another process by now: after a restart of the machine or of a container.
  return holder.started === startOf(holder.pid) && holder.boot === bootId();
}

/** Start time of a process; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_TIME_AFTER_NAME] ?? null;
  } catch {
    return null;
  }
}

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return null;
  }
}

function locked(path: string, holder: string): StationError {
  return new StationError('store-locked', `the data folder belongs to a running process (${holder.trim()}); stop it first`, { path });
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
