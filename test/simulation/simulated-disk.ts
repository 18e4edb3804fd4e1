/**
 * A disk in memory that fails as disks fail, by seed: operations take virtual time and overtake each other; a power cut
 * leaves of what no sync has covered anything that POSIX allows; reads, writes and syncs fail; the medium fills up.
 * It can also be told to lie about syncs, to show that a test notices.
 */
import { createHash } from 'node:crypto';
import { StationError } from '../../gateway/domain/errors.ts';
import type { Digester, Digests, Disk, DiskFile, OpenMode } from '../../gateway/store/disk.ts';
import { failed, full, RECORD_BYTES, taken, unknownDurability, type DiskLevers, type DiskOperation } from './disk-levers.ts';
import { OpenFile } from './open-file.ts';
import type { SeededRandom } from './seeded-random.ts';
import { SimulatedFile } from './simulated-file.ts';
import { SimulatedFolder, SimulatedNames, type Node } from './simulated-names.ts';
import { drawSurvival, type Survival } from './survival.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** 'process': the program dies, the machine does not, and its cache survives. 'power': what was not synced is at stake. */
export type CrashKind = 'process' | 'power';

/** Drawn by the seed where a test does not ask for one. */
export interface CutOutcome {
  readonly names?: Survival;
  readonly data?: Survival;
}

export interface DiskWorld {
  readonly clock: VirtualClock;
  readonly random: SeededRandom;
  /** Shared by the disks of all crashes. */
  readonly levers: DiskLevers;
}

interface Counters { stamp: number; nth: number }

const FAST_MS = 1;
const SYNC_MS = 5;
const SLOW_MS = 1_000;
const BYTES_PER_MS = 200_000;

/** The disk as one process has it, from its start to the crash. It is also the digester over its files. */
export class SimulatedDisk implements Disk, Digester {
  readonly #world: DiskWorld;
  readonly #names: SimulatedNames;
  readonly #counters: Counters;
  /** Effects of operations that have begun and not ended. */
  readonly #begun = new Set<(whole: boolean) => unknown>();
  #used: number;
  #dead = false;

  constructor(world: DiskWorld, names = new SimulatedNames(), counters: Counters = { stamp: 0, nth: 0 }) {
    this.#world = world;
    this.#names = names;
    this.#counters = counters;
    this.#used = [...new Set([...names.files()].map(([, file]) => file))].reduce((sum, file) => sum + file.size, names.count() * RECORD_BYTES);
  }

  get levers(): DiskLevers {
    return this.#world.levers;
  }

  /** Operations that have begun so far, over all crashes. */
  get operations(): number {
    return this.#counters.nth;
  }

  get dead(): boolean {
    return this.#dead;
  }

  // ---------------------------------------------------------------------------------------------- what only tests can

  /**
   * Ends the process that has this disk: nothing that it waits for on it ever settles. Gives the disk of the next start.
   */
  crash(kind: CrashKind, outcome: CutOutcome = {}): SimulatedDisk {
    const { random } = this.#world;
    this.#dead = true;
    // What was under way has happened, or has not, or in part.
    for (const effect of this.#begun) {
      if (!random.chance(0.5)) continue;
      try {
        effect(random.chance(0.5));
      } catch {
        // It would have failed: then nothing came of it.
      }
    }
    this.#begun.clear();
    if (kind === 'power') return this.afterPowerCut(outcome);
    for (const [, file] of this.#names.files()) file.handles = 0;
    return new SimulatedDisk(this.#world, this.#names, this.#counters);
  }

  /** What the next start could find if the power failed now, another time another thing. This disk lives on. */
  afterPowerCut(outcome: CutOutcome = {}): SimulatedDisk {
    const { random } = this.#world;
    const data = outcome.data ?? drawSurvival(random, this.#counters.stamp);
    const names = outcome.names ?? (random.chance(0.5) ? data : drawSurvival(random, this.#counters.stamp));
    return new SimulatedDisk(this.#world, this.#names.afterPowerCut(names, data, random), this.#counters);
  }

  /** Paths of all files, sorted. Takes no time. */
  paths(): string[] {
    return [...this.#names.files()].map(([path]) => path).sort();
  }

  /** What programs would read, without time and faults; undefined when there is no such file. */
  peek(path: string): Buffer | undefined {
    const node = this.#names.find(path);
    return node?.kind === 'file' ? node.content() : undefined;
  }

  /** Flips a bit of a file on the medium, behind everybody's back. Bytes that were not synced yet are not on it. */
  rot(path: string, bit: number): void {
    const node = this.#names.find(path);
    if (node?.kind === 'file') node.rot(bit);
  }

  /** Bytes of files, open ones without a name too, and RECORD_BYTES for each name. */
  get usedBytes(): number {
    return this.#used;
  }

  // ---------------------------------------------------------------------------------------------- files

  open(path: string, mode: 'create'): Promise<DiskFile>;
  open(path: string, mode: 'read-write' | 'read'): Promise<DiskFile | undefined>;
  open(path: string, mode: OpenMode): Promise<DiskFile | undefined> {
    if (mode === 'create') {
      return this.run('create', path, 0, () => {
        const [folder, name] = this.#parent(path, 'open');
        if (folder.now.has(name)) throw taken(path);
        this.#record(path);
        const file = new SimulatedFile();
        this.#names.give(folder, name, file, this.stamp());
        return new OpenFile(this, path, file, true);
      });
    }
    return this.run('open', path, 0, () => {
      const node = this.#find(path, 'open');
      if (node === undefined) return undefined;
      if (node.kind === 'folder' || (mode === 'read-write' && node.readOnly)) throw failed(path, 'open');
      return new OpenFile(this, path, node, mode === 'read-write');
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.run('rename', from, 0, () => {
      const [fromFolder, fromName] = this.#parent(from, 'rename');
      const [toFolder, toName] = this.#parent(to, 'rename');
      const node = fromFolder.now.get(fromName);
      const over = toFolder.now.get(toName);
      if (node?.kind !== 'file' || over?.kind === 'folder') throw failed(from, 'rename');
      // POSIX: two names of one file stay both as they are.
      if (over === node) return;
      this.#names.move(fromFolder, fromName, toFolder, toName, this.stamp());
      if (over === undefined) return;
      this.#used -= RECORD_BYTES;
      this.left(over);
    });
  }

  link(existing: string, name: string): Promise<void> {
    return this.run('link', name, 0, () => {
      const node = this.#find(existing, 'link');
      const [folder, last] = this.#parent(name, 'link');
      if (node?.kind !== 'file') throw failed(name, 'link');
      if (folder.now.has(last)) throw taken(name);
      this.#record(name);
      this.#names.give(folder, last, node, this.stamp());
    });
  }

  remove(path: string): Promise<boolean> {
    return this.run('remove', path, 0, () => {
      const node = this.#find(path, 'unlink');
      if (node === undefined) return false;
      if (node.kind === 'folder') throw failed(path, 'unlink');
      const [folder, name] = this.#parent(path, 'unlink');
      this.#names.take(folder, name, this.stamp());
      this.#used -= RECORD_BYTES;
      this.left(node);
      return true;
    });
  }

  setReadOnly(path: string): Promise<void> {
    return this.run('setReadOnly', path, 0, () => {
      const node = this.#find(path, 'chmod');
      if (node?.kind !== 'file') throw failed(path, 'chmod');
      node.readOnly = true;
    });
  }

  // ---------------------------------------------------------------------------------------------- folders

  makeDirectory(path: string): Promise<boolean> {
    return this.run('makeDirectory', path, 0, () => {
      const [folder, name] = this.#parent(path, 'mkdir');
      if (folder.now.has(name)) return false;
      this.#record(path);
      this.#names.give(folder, name, new SimulatedFolder(), this.stamp());
      return true;
    });
  }

  list(path: string): Promise<string[] | undefined> {
    return this.run('list', path, 0, () => {
      const node = this.#find(path, 'readdir');
      if (node?.kind === 'file') throw failed(path, 'readdir');
      return node && this.#world.random.shuffled(node.now.keys());
    });
  }

  stat(path: string): Promise<{ readonly size: number; readonly readOnly: boolean; readonly directory: boolean } | undefined> {
    return this.run('stat', path, 0, () => {
      const node = this.#find(path, 'stat');
      return node && (node.kind === 'file' ? { size: node.size, readOnly: node.readOnly, directory: false } : { size: 0, readOnly: false, directory: true });
    });
  }

  syncDirectory(path: string): Promise<void> {
    const { levers, random } = this.#world;
    const asOf = this.#counters.stamp;
    return this.run('syncDirectory', path, 0, () => {
      const node = this.#find(path, 'open');
      if (node?.kind !== 'folder') throw failed(path, 'open');
      if (!levers.lieAboutDirectorySync) this.#names.commit(node, asOf);
    }, {
      chance: levers.directorySyncError,
      fail: () => {
        const node = this.#names.find(path);
        if (node?.kind === 'folder') this.#names.spoil(node, drawSurvival(random, this.#counters.stamp), random);
        throw unknownDurability(path);
      },
    });
  }

  freeBytes(): Promise<number> {
    return this.run('freeBytes', '', 0, () => Math.max(0, this.room()));
  }

  // ---------------------------------------------------------------------------------------------- digests

  digest(path: string, algorithms: 'sha256' | 'sha256+sm3'): Promise<Digests | undefined> {
    const size = this.peek(path)?.length ?? 0;
    return this.run('digest', path, size, () => {
      const node = this.#find(path, 'digest');
      if (node === undefined) return undefined;
      if (node.kind === 'folder') throw failed(path, 'digest');
      const bytes = node.mediumContent();
      const hash = (name: string) => createHash(name).update(bytes).digest('hex');
      return { size: bytes.length, sha256: hash('sha256'), ...(algorithms === 'sha256' ? {} : { sm3: hash('sm3') }) };
    }, { chance: this.levers.readError, fail: () => { throw failed(path, 'digest'); } });
  }

  // ---------------------------------------------------------------------------------------------- shared with OpenFile

  /** Runs one operation: waits its time, then lets it take effect all at once. `whole` is false for one cut off by a crash. */
  run<T>(operation: DiskOperation, path: string, bytes: number, effect: (whole: boolean) => T, fault?: { readonly chance: number; readonly fail: () => never }): Promise<T> {
    if (this.#dead) return never();
    const { clock, random, levers } = this.#world;
    this.#counters.nth += 1;
    const ordered = levers.before?.(operation, path, this.#counters.nth);
    // The test may have crashed this disk in its hook.
    if (this.#dead) return never();
    if (path.startsWith('/') || path.split('/').includes('..')) {
      return Promise.reject(new StationError('bad-input', `a path of the store must stay in the data folder: ${path}`, { what: 'path', value: path }));
    }
    const fails = random.chance(fault?.chance ?? 0) || ordered === 'fail';
    const act = fails ? (fault?.fail ?? (() => { throw failed(path, operation); })) : effect;
    const base = random.chance(levers.slow) ? SLOW_MS : operation === 'syncData' || operation === 'syncDirectory' ? SYNC_MS : FAST_MS;
    const durationMs = Math.ceil((base * (0.05 + random.fraction()) + bytes / BYTES_PER_MS) * 1_000) / 1_000;
    return new Promise((resolve, reject) => {
      this.#begun.add(act);
      clock.at(clock.monotonicMs() + durationMs, () => {
        if (!this.#begun.delete(act)) return;
        try {
          resolve(act(true));
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  get random(): SeededRandom {
    return this.#world.random;
  }

  /** Number of the last change. */
  get lastStamp(): number {
    return this.#counters.stamp;
  }

  stamp(): number {
    this.#counters.stamp += 1;
    return this.#counters.stamp;
  }

  /** Bytes that the medium still takes; less than 0 when the quota was lowered. */
  room(): number {
    return this.levers.quotaBytes - this.#used;
  }

  grown(bytes: number): void {
    this.#used += bytes;
  }

  /** A file has lost a name or a handle. */
  left(file: SimulatedFile): void {
    if (file.names === 0 && file.handles === 0) this.#used -= file.size;
  }

  // ---------------------------------------------------------------------------------------------- paths

  /** Takes room for one more name. */
  #record(path: string): void {
    if (this.room() < RECORD_BYTES) throw full(path);
    this.#used += RECORD_BYTES;
  }

  /** undefined when missing; throws where a file stands in the way. */
  #find(path: string, operation: string): Node | undefined {
    const slash = path.lastIndexOf('/');
    if (slash > 0 && this.#find(path.slice(0, slash), operation)?.kind === 'file') throw failed(path, operation);
    return this.#names.find(path);
  }

  #parent(path: string, operation: string): readonly [folder: SimulatedFolder, name: string] {
    const slash = path.lastIndexOf('/');
    const folder = this.#names.find(path.slice(0, Math.max(0, slash)));
    const name = path.slice(slash + 1);
    if (folder?.kind !== 'folder' || name === '') throw failed(path, operation);
    return [folder, name];
  }
}

/** Each a promise of its own: one that all share would hold on to everything that ever waited for it. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
