/** What a test may turn on a simulated disk, and the errors that the disk gives, as gateway/store/disk.ts asks. */
import { StationError } from '../../gateway/domain/errors.ts';

export type DiskOperation =
  | 'open' | 'create' | 'write' | 'read' | 'syncData' | 'size' | 'truncate' | 'close' | 'rename' | 'link' | 'remove'
  | 'makeDirectory' | 'list' | 'stat' | 'setReadOnly' | 'syncDirectory' | 'freeBytes' | 'digest';

/** What a file or folder takes of the medium besides its bytes. */
export const RECORD_BYTES = 256;

/** Everything about the medium that a test may turn while it runs. Probabilities are per operation, 0 to 1. */
export interface DiskLevers {
  /** Bytes of the medium; may be raised and lowered. */
  quotaBytes: number;
  /** A write takes only some of its bytes. */
  shortWrite: number;
  /** Some of the bytes may have been written all the same. */
  writeError: number;
  readError: number;
  /** Of syncData: what was written since the last one is durable in part, and no later sync makes it good. */
  syncError: number;
  /** Of syncDirectory, in the same way. */
  directorySyncError: number;
  /** The operation takes a second instead of a few milliseconds. */
  slow: number;
  /** Faults to plant: the sync says yes and does nothing. */
  lieAboutDataSync: boolean;
  lieAboutDirectorySync: boolean;
  /** Called as each operation begins, with its running number over all crashes; 'fail' makes it fail as such a one does. */
  before: ((operation: DiskOperation, path: string, nth: number) => 'fail' | undefined) | undefined;
}

/** A medium of 1 GiB without faults. */
export function soundLevers(change: Partial<DiskLevers> = {}): DiskLevers {
  return {
    quotaBytes: 1024 ** 3, shortWrite: 0, writeError: 0, readError: 0, syncError: 0, directorySyncError: 0, slow: 0,
    lieAboutDataSync: false, lieAboutDirectorySync: false, before: undefined, ...change,
  };
}

export function failed(path: string, operation: string): StationError {
  return new StationError('disk-failed', `${path}: ${operation} failed: EIO, simulated`, { path, operation });
}

export function full(path: string): StationError {
  return new StationError('disk-full', `${path}: the medium is full`, { path, freeBytes: 0 });
}

export function taken(path: string): StationError {
  return new StationError('conflict', `${path}: the name is taken`, { what: 'file', id: path, reason: 'exists' });
}

export function unknownDurability(path: string): StationError {
  return new StationError('durability-unknown', `${path}: a sync failed: EIO, simulated`, { path });
}
