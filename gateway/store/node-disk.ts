/**
 * The disk over node:fs. Files are 0600 and folders 0700: nobody but the station's own account reads evidence past it.
 */
import { constants } from 'node:fs';
import { chmod, link, lstat, mkdir, open, readdir, rename, statfs, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { StationError } from '../domain/errors.ts';
import { lockDataFolder, type DataLock } from './data-lock.ts';
import type { Disk, DiskFile, OpenMode } from './disk.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const READ_ONLY_MODE = 0o400;
const WRITE_BITS = 0o222;

const FLAGS: Readonly<Record<OpenMode, number>> = {
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  'read-write': constants.O_RDWR,
  read: constants.O_RDONLY,
};

export interface NodeDisk extends Disk {
  /** Size of the file system that the data folder lies on. */
  totalBytes(): Promise<number>;
  /** Where a path of this disk is on the machine. */
  absolute(path: string): string;
  /** Calls back at each failed sync, whoever asked for it: after one, nobody knows what of this medium is durable. */
  onFailedSync(then: (why: string) => void): void;
  /** Gives the data folder free for another process. Open files stay open. */
  close(): Promise<void>;
}

/**
 * Opens a data folder, making it if need be, and takes its lock. Throws 'store-locked' while another process has it.
 */
export async function openNodeDisk(dataFolder: string): Promise<NodeDisk> {
  await mkdir(dataFolder, { recursive: true, mode: FOLDER_MODE }).catch(failure(dataFolder, 'mkdir'));
  return new FolderDisk(dataFolder, await lockDataFolder(dataFolder).catch(failure('lock', 'lock')));
}

class FolderDisk implements NodeDisk {
  readonly #folder: string;
  readonly #lock: DataLock;
  readonly #watchers: ((why: string) => void)[] = [];

  constructor(folder: string, lock: DataLock) {
    this.#folder = folder;
    this.#lock = lock;
  }

  absolute(path: string): string {
    if (path.startsWith('/') || path.split('/').includes('..')) {
      throw new StationError('bad-input', `a path of the store must stay in the data folder: ${path}`, { what: 'path', value: path });
    }
    return join(this.#folder, path);
  }

  onFailedSync(then: (why: string) => void): void {
    this.#watchers.push(then);
  }

  /** Whatever the reason, a failed sync leaves unknown what is on the medium: the kernel may have dropped the pages. */
  readonly #failedSync = (path: string) => (error: unknown): never => {
    const failed = new StationError('durability-unknown', `${path}: a sync failed: ${error instanceof Error ? error.message : String(error)}`, { path }, error);
    for (const then of this.#watchers) then(failed.message);
    throw failed;
  };

  close(): Promise<void> {
    return this.#lock.release().catch(failure('lock', 'unlink'));
  }

  open(path: string, mode: 'create'): Promise<DiskFile>;
  open(path: string, mode: 'read-write' | 'read'): Promise<DiskFile | undefined>;
  async open(path: string, mode: OpenMode): Promise<DiskFile | undefined> {
    try {
      return new NodeFile(path, await open(this.absolute(path), FLAGS[mode], FILE_MODE), this.#failedSync(path));
    } catch (error) {
      if (mode !== 'create' && codeOf(error) === 'ENOENT') return undefined;
      return failure(path, 'open')(error);
    }
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(this.absolute(from), this.absolute(to)).catch(failure(from, 'rename'));
  }

  async link(existing: string, name: string): Promise<void> {
    await link(this.absolute(existing), this.absolute(name)).catch(failure(name, 'link'));
  }

  async remove(path: string): Promise<boolean> {
    return unlink(this.absolute(path)).then(() => true, missing(false, path, 'unlink'));
  }

  async makeDirectory(path: string): Promise<boolean> {
    try {
      await mkdir(this.absolute(path), { mode: FOLDER_MODE });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      return failure(path, 'mkdir')(error);
    }
  }

  async list(path: string): Promise<string[] | undefined> {
    return readdir(this.absolute(path)).catch(missing(undefined, path, 'readdir'));
  }

  async stat(path: string): Promise<{ size: number; readOnly: boolean; directory: boolean; file: string } | undefined> {
    const found = await lstat(this.absolute(path)).catch(missing(undefined, path, 'stat'));
    return found === undefined ? undefined : { size: found.size, readOnly: (found.mode & WRITE_BITS) === 0, directory: found.isDirectory(), file: `${found.dev}:${found.ino}` };
  }

  async setReadOnly(path: string): Promise<void> {
    await chmod(this.absolute(path), READ_ONLY_MODE).catch(failure(path, 'chmod'));
  }

  async syncDirectory(path: string): Promise<void> {
    // Windows cannot sync a folder; NTFS keeps its names in a journal of its own.
    if (process.platform === 'win32') return;
    const handle = await open(this.absolute(path), constants.O_RDONLY).catch(failure(path, 'open'));
    try {
      await handle.sync().catch(this.#failedSync(path));
    } finally {
      await handle.close();
    }
  }

  async freeBytes(): Promise<number> {
    const found = await statfs(this.#folder).catch(failure('', 'statfs'));
    return found.bavail * found.bsize;
  }

  async totalBytes(): Promise<number> {
    const found = await statfs(this.#folder).catch(failure('', 'statfs'));
    return found.blocks * found.bsize;
  }
}

class NodeFile implements DiskFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #failedSync: (error: unknown) => never;

  constructor(path: string, handle: FileHandle, failedSync: (error: unknown) => never) {
    this.#path = path;
    this.#handle = handle;
    this.#failedSync = failedSync;
  }

  async write(bytes: Uint8Array, position: number): Promise<number> {
    const { bytesWritten } = await this.#handle.write(bytes, 0, bytes.length, position).catch(failure(this.#path, 'write'));
    if (bytesWritten === 0 && bytes.length > 0) throw new StationError('disk-failed', `${this.#path}: a write took nothing`, { path: this.#path, operation: 'write' });
    return bytesWritten;
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      const { bytesRead } = await this.#handle.read(into, filled, into.length - filled, position + filled).catch(failure(this.#path, 'read'));
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }

  async syncData(): Promise<void> {
    await this.#handle.datasync().catch(this.#failedSync);
  }

  async size(): Promise<number> {
    return (await this.#handle.stat().catch(failure(this.#path, 'stat'))).size;
  }

  async truncate(size: number): Promise<void> {
    await this.#handle.truncate(size).catch(failure(this.#path, 'truncate'));
  }

  async close(): Promise<void> {
    await this.#handle.close().catch(failure(this.#path, 'close'));
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}

/** Turns a system error into the station's. Never returns. */
function failure(path: string, operation: string): (error: unknown) => never {
  return (error) => {
    const code = codeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new StationError('disk-full', `${path}: the medium is full`, { path, freeBytes: 0 }, error);
    if (code === 'EEXIST') throw new StationError('conflict', `${path}: the name is taken`, { what: 'file', id: path, reason: 'exists' }, error);
    if (error instanceof StationError) throw error;
    throw new StationError('disk-failed', `${path}: ${operation} failed: ${error instanceof Error ? error.message : String(error)}`, { path, operation }, error);
  };
}

function missing<T>(value: T, path: string, operation: string): (error: unknown) => T {
  return (error) => (codeOf(error) === 'ENOENT' ? value : failure(path, operation)(error));
}
