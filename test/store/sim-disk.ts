/**
 * A disk in memory that knows what a power cut leaves: file contents as of their last sync, names as of their folder's.
 * A hook before every call may fail it, or cut the power.
 */
import { createHash } from 'node:crypto';
import { StationError } from '../../gateway/domain/errors.ts';
import type { Digester, Digests, Disk, DiskFile, OpenMode } from '../../gateway/store/disk.ts';

interface Inode { now: Buffer; durable: Buffer; readOnly: boolean }
interface Folder { now: Map<string, Inode>; durable: Map<string, Inode> }

/** 'keep' is a killed process, 'lose' the worst that a power cut may leave, 'tear' a cut in the middle of writing back. */
export type Aftermath = 'keep' | 'lose' | 'tear';
export type Operation = 'open' | 'create' | 'write' | 'read' | 'syncData' | 'size' | 'truncate' | 'close' | 'rename' | 'link' | 'remove' | 'makeDirectory' | 'list' | 'stat' | 'setReadOnly' | 'syncDirectory' | 'freeBytes';

export class PowerCut extends Error {}

export class SimDisk implements Disk {
  readonly folders = new Map<string, Folder>([['', { now: new Map(), durable: new Map() }]]);
  /** Called before each call with its running number; throws to fail it. */
  hook: (operation: Operation, path: string, nth: number) => void = () => undefined;
  calls = 0;
  off = false;
  /** Bytes taken by one write at most. */
  writeLimit = Infinity;
  free = 1e12;

  step(operation: Operation, path: string): void {
    if (this.off) throw new PowerCut('the power is off');
    this.calls += 1;
    this.hook(operation, path, this.calls);
  }

  /** Cuts the power: every later call fails. */
  cut(): never {
    this.off = true;
    throw new PowerCut('the power was cut');
  }

  /** What the next start of the machine finds. This disk stays off, whoever still holds it. */
  restart(aftermath: Aftermath): SimDisk {
    this.off = true;
    const next = new SimDisk();
    const copies = new Map<Inode, Inode>();
    const copyOf = (inode: Inode): Inode => {
      let copy = copies.get(inode);
      if (copy === undefined) {
        const bytes = Buffer.from(aftermath === 'lose' ? inode.durable : aftermath === 'tear' ? torn(inode) : inode.now);
        copy = { now: bytes, durable: bytes, readOnly: inode.readOnly };
        copies.set(inode, copy);
      }
      return copy;
    };
    for (const [path, folder] of this.folders) {
      const names = new Map([...(aftermath === 'lose' ? folder.durable : folder.now)].map(([name, inode]) => [name, copyOf(inode)]));
      next.folders.set(path, { now: names, durable: new Map(names) });
    }
    return next;
  }

  inode(path: string): Inode | undefined {
    const [folder, name] = split(path);
    return this.folders.get(folder)?.now.get(name);
  }

  open(path: string, mode: 'create'): Promise<DiskFile>;
  open(path: string, mode: 'read-write' | 'read'): Promise<DiskFile | undefined>;
  async open(path: string, mode: OpenMode): Promise<DiskFile | undefined> {
    this.step(mode === 'create' ? 'create' : 'open', path);
    const [folder, name] = split(path);
    const found = this.folders.get(folder)?.now.get(name);
    if (mode !== 'create') {
      if (found?.readOnly === true && mode === 'read-write') throw failed(path, 'open');
      return found === undefined ? undefined : new SimFile(this, path, found);
    }
    if (found !== undefined) throw new StationError('conflict', path, { what: 'file', id: path, reason: 'exists' });
    const inode: Inode = { now: Buffer.alloc(0), durable: Buffer.alloc(0), readOnly: false };
    this.#folder(folder).now.set(name, inode);
    return new SimFile(this, path, inode);
  }

  async rename(from: string, to: string): Promise<void> {
    this.step('rename', from);
    const inode = this.inode(from);
    if (inode === undefined) throw failed(from, 'rename');
    this.#folder(split(from)[0]).now.delete(split(from)[1]);
    this.#folder(split(to)[0]).now.set(split(to)[1], inode);
  }

  async link(existing: string, name: string): Promise<void> {
    this.step('link', name);
    this.#folder(split(name)[0]).now.set(split(name)[1], this.inode(existing)!);
  }

  async remove(path: string): Promise<boolean> {
    this.step('remove', path);
    return this.folders.get(split(path)[0])?.now.delete(split(path)[1]) ?? false;
  }

  async makeDirectory(path: string): Promise<boolean> {
    this.step('makeDirectory', path);
    if (this.folders.has(path)) return false;
    this.folders.set(path, { now: new Map(), durable: new Map() });
    return true;
  }

  async list(path: string): Promise<string[] | undefined> {
    this.step('list', path);
    const folder = this.folders.get(path);
    return folder === undefined ? undefined : [...folder.now.keys()];
  }

  async stat(path: string): Promise<{ size: number; readOnly: boolean; directory: boolean; file?: string } | undefined> {
    this.step('stat', path);
    if (this.folders.has(path)) return { size: 0, readOnly: false, directory: true };
    const inode = this.inode(path);
    return inode === undefined ? undefined : { size: inode.now.length, readOnly: inode.readOnly, directory: false, file: identityOf(inode) };
  }

  async setReadOnly(path: string): Promise<void> {
    this.step('setReadOnly', path);
    const inode = this.inode(path);
    if (inode === undefined) throw failed(path, 'chmod');
    inode.readOnly = true;
  }

  async syncDirectory(path: string): Promise<void> {
    this.step('syncDirectory', path);
    const folder = this.#folder(path);
    folder.durable = new Map(folder.now);
  }

  async freeBytes(): Promise<number> {
    this.step('freeBytes', '');
    return this.free;
  }

  #folder(path: string): Folder {
    const folder = this.folders.get(path);
    if (folder === undefined) throw failed(path, 'open');
    return folder;
  }
}

class SimFile implements DiskFile {
  readonly #disk: SimDisk;
  readonly #path: string;
  readonly #inode: Inode;

  constructor(disk: SimDisk, path: string, inode: Inode) {
    this.#disk = disk;
    this.#path = path;
    this.#inode = inode;
  }

  async write(bytes: Uint8Array, position: number): Promise<number> {
    this.#disk.step('write', this.#path);
    const taken = bytes.subarray(0, Math.min(bytes.length, this.#disk.writeLimit));
    const { now } = this.#inode;
    const grown = Buffer.alloc(Math.max(now.length, position + taken.length));
    now.copy(grown);
    grown.set(taken, position);
    this.#inode.now = grown;
    return taken.length;
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    this.#disk.step('read', this.#path);
    const part = this.#inode.now.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  }

  async syncData(): Promise<void> {
    this.#disk.step('syncData', this.#path);
    this.#inode.durable = Buffer.from(this.#inode.now);
  }

  async size(): Promise<number> {
    this.#disk.step('size', this.#path);
    return this.#inode.now.length;
  }

  async truncate(size: number): Promise<void> {
    this.#disk.step('truncate', this.#path);
    const cut = Buffer.alloc(size);
    this.#inode.now.copy(cut);
    this.#inode.now = cut;
  }

  async close(): Promise<void> {
    if (!this.#disk.off) this.#disk.step('close', this.#path);
  }
}

const identities = new WeakMap<Inode, string>();
let given = 0;

/** Names of one file have one identity. */
function identityOf(inode: Inode): string {
  const known = identities.get(inode) ?? `inode-${given += 1}`;
  identities.set(inode, known);
  return known;
}

/** Hashes what the simulated disk holds. */
export function simDigester(disk: SimDisk): Digester {
  return {
    async digest(path): Promise<Digests | undefined> {
      disk.step('read', path);
      const inode = disk.inode(path);
      return inode === undefined ? undefined : { size: inode.now.length, sha256: createHash('sha256').update(inode.now).digest('hex') };
    },
  };
}

/** The error that a real disk gives when this call fails. */
export function failureOf(operation: Operation, path: string): StationError {
  switch (operation) {
    case 'syncData':
    case 'syncDirectory': return new StationError('durability-unknown', `${path}: the sync failed`, { path });
    case 'write':
    case 'create':
    case 'rename':
    case 'makeDirectory': return new StationError('disk-full', `${path}: the medium is full`, { path, freeBytes: 0 });
    default: return failed(path, operation);
  }
}

/** Half of what was not synced, and its last bytes zeros: pages that were allocated and not written. */
function torn({ now, durable }: Inode): Buffer {
  if (now.equals(durable)) return now;
  const kept = Math.floor((now.length + durable.length) / 2);
  const zeros = Math.min(3, Math.max(0, kept - durable.length));
  return Buffer.concat([now.subarray(0, kept - zeros), Buffer.alloc(zeros)]);
}

function failed(path: string, operation: string): StationError {
  return new StationError('disk-failed', `${path}: ${operation} failed`, { path, operation });
}

function split(path: string): [folder: string, name: string] {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)];
}
