/** A file of the simulated disk as one program has it open. */
import type { DiskFile } from '../../gateway/store/disk.ts';
import { failed, full, unknownDurability } from './disk-levers.ts';
import type { SimulatedDisk } from './simulated-disk.ts';
import type { SimulatedFile } from './simulated-file.ts';
import { drawSurvival } from './survival.ts';

export class OpenFile implements DiskFile {
  readonly #disk: SimulatedDisk;
  readonly #path: string;
  readonly #file: SimulatedFile;
  readonly #writable: boolean;
  #closed = false;

  constructor(disk: SimulatedDisk, path: string, file: SimulatedFile, writable: boolean) {
    this.#disk = disk;
    this.#path = path;
    this.#file = file;
    this.#writable = writable;
    file.handles += 1;
  }

  write(bytes: Uint8Array, position: number): Promise<number> {
    const { levers, random } = this.#disk;
    const short = bytes.length > 1 && random.chance(levers.shortWrite);
    return this.#disk.run('write', this.#path, bytes.length, (whole) => {
      this.#usable('write', true);
      if (bytes.length === 0) return 0;
      const wanted = short || !whole ? random.between(1, bytes.length) : bytes.length;
      const fits = Math.max(0, this.#disk.room()) + this.#file.size - position;
      const taken = Math.min(wanted, fits);
      if (taken <= 0) throw full(this.#path);
      return this.#put(bytes.subarray(0, taken), position);
    }, {
      chance: levers.writeError,
      fail: () => {
        const room = Math.max(0, this.#disk.room()) + this.#file.size - position;
        const got = Math.min(random.below(bytes.length + 1), room);
        if (!this.#closed && this.#writable && got > 0 && random.chance(0.5)) this.#put(bytes.subarray(0, got), position);
        throw failed(this.#path, 'write');
      },
    });
  }

  #put(bytes: Uint8Array, position: number): number {
    const before = this.#file.size;
    this.#file.write(bytes, position, this.#disk.stamp());
    this.#disk.grown(this.#file.size - before);
    return bytes.length;
  }

  read(into: Uint8Array, position: number): Promise<number> {
    return this.#disk.run('read', this.#path, into.length, () => {
      this.#usable('read');
      return this.#file.read(into, position);
    }, { chance: this.#disk.levers.readError, fail: () => { throw failed(this.#path, 'read'); } });
  }

  syncData(): Promise<void> {
    const { levers, random, lastStamp } = this.#disk;
    return this.#disk.run('syncData', this.#path, 0, () => {
      this.#usable('fdatasync');
      if (!levers.lieAboutDataSync) this.#file.commit(lastStamp);
    }, {
      chance: levers.syncError,
      fail: () => {
        this.#file.spoil(drawSurvival(random, this.#disk.lastStamp), random);
        throw unknownDurability(this.#path);
      },
    });
  }

  size(): Promise<number> {
    return this.#disk.run('size', this.#path, 0, () => {
      this.#usable('stat');
      return this.#file.size;
    });
  }

  truncate(size: number): Promise<void> {
    return this.#disk.run('truncate', this.#path, 0, () => {
      this.#usable('truncate', true);
      const grows = size - this.#file.size;
      if (grows > 0 && grows > this.#disk.room()) throw full(this.#path);
      this.#disk.grown(grows);
      this.#file.truncate(size, this.#disk.stamp());
    });
  }

  close(): Promise<void> {
    return this.#disk.run('close', this.#path, 0, () => {
      this.#usable('close');
      this.#closed = true;
      this.#file.handles -= 1;
      this.#disk.left(this.#file);
    });
  }

  #usable(operation: string, writing = false): void {
    if (this.#closed || (writing && !this.#writable)) throw failed(this.#path, operation);
  }
}
