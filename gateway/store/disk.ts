/**
 * The disk as the store sees it: the calls whose durability the promises rest on, each on its own, so that a test
 * can put a simulated disk with power cuts in its place.
 *
 * Paths are relative to the data folder, with forward slashes. ENOENT is told apart as 'missing' everywhere; every
 * other failure throws StationError ('disk-full' for ENOSPC and EDQUOT, 'durability-unknown' when a sync fails,
 * 'disk-failed' otherwise).
 */

/** 'create' fails if the name exists (O_EXCL). */
export type OpenMode = 'create' | 'read-write' | 'read';

export interface DiskFile {
  /** Writes at `position` and returns how many bytes were taken: at least 1, maybe fewer than given. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Fills `into` from `position` on and returns how many bytes there were; 0 at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Makes written bytes and the file's length durable (fdatasync). Not the name: see Disk.syncDirectory. */
  syncData(): Promise<void>;
  /** Current length in bytes. */
  size(): Promise<number>;
  /** Cuts or extends the file. Not durable before syncData. */
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

export interface Disk {
  /** undefined when the name is missing (never for 'create'). 'create' of an existing name throws 'conflict'. */
  open(path: string, mode: 'create'): Promise<DiskFile>;
  open(path: string, mode: 'read-write' | 'read'): Promise<DiskFile | undefined>;
  /** Atomically gives `from` the name `to`, over whatever `to` was. Durable after syncDirectory of both parents. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same bytes. Throws 'conflict' if `name` exists. */
  link(existing: string, name: string): Promise<void>;
  /** Removes a name; false if there was none. */
  remove(path: string): Promise<boolean>;
  /** Makes one folder; false if it is there already. Its parent must exist and be synced by the caller. */
  makeDirectory(path: string): Promise<boolean>;
  /** Names in a folder, unsorted; undefined when the folder is missing. */
  list(path: string): Promise<string[] | undefined>;
  /** undefined when missing. `file` is equal for two names of one file and for no others; a link that points elsewhere is a file of its own. */
  stat(path: string): Promise<{ readonly size: number; readonly readOnly: boolean; readonly directory: boolean; readonly file?: string } | undefined>;
  /** Takes away every right to write. */
  setReadOnly(path: string): Promise<void>;
  /** Makes the names in a folder durable (fsync of the folder). */
  syncDirectory(path: string): Promise<void>;
  /** Bytes that an unprivileged process may still write. */
  freeBytes(): Promise<number>;
}

/** What reading a whole file back from the medium gives. SM3 costs seven times as much and is asked for apart. */
export interface Digests {
  readonly size: number;
  readonly sha256: string;
  readonly sm3?: string;
}

export interface Digester {
  /**
   * Reads the file back, past the page cache where the file system allows it, and hashes it; a large one off the main thread.
   * undefined when the name is missing. Hex in lower case.
   */
  digest(path: string, algorithms: 'sha256' | 'sha256+sm3'): Promise<Digests | undefined>;
}
