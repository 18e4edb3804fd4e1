/**
 * One clip while it is read from a card: a part file, and beside it, once that pays, a note of how far it is durable.
 * Steps 1 to 4 of evidence-store.ts.
 */
import { crc32c } from '@node-rs/crc32';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { Disk, DiskFile } from './disk.ts';
import { PARTS, progressPath, type ClipKey } from './store-paths.ts';
import { fill, writeAll } from './whole-file.ts';

/** Bytes, or milliseconds, after which what has come is made durable, whichever is first. */
export const DURABLE_STEP_BYTES = 8 * 1024 * 1024;
export const DURABLE_STEP_MS = 2_000;
/** When a reading breaks off, less than this is not worth a sync. */
const CLOSE_STEP_BYTES = 256 * 1024;
/** Stretches of one clip that lie apart from each other; a source that scatters more is misbehaving. */
const MAX_STRETCHES = 4_096;
/** The note has two slots, each in a sector of its own: a torn write spoils one and leaves the older. */
const SLOT_BYTES = 512;
const SLOT_MAGIC = 0x5a4c5031;
const SLOT_USED = 16;

export interface IncomingClip {
  readonly key: ClipKey;
  /** Bytes from the start that a power cut will not take: where a new reading may go on. */
  readonly durable: number;
  /** Bytes from the start that are there without a hole. */
  readonly contiguous: number;
  /**
   * Takes bytes for `position`; any order, twice does no harm. Throws 'disk-full' (the part stays, the caller writes the
   * same bytes again later), 'bad-input' outside the clip's size, 'conflict' after close.
   */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Leaves the part for a later receive. Harmless when it was sealed, discarded or closed before. */
  close(): Promise<void>;
}

export interface PartWorld {
  readonly disk: Disk;
  readonly clock: Clock;
  /** Runs work on the disk; turns the store suspect when a sync fails. */
  guard<T>(work: () => Promise<T>): Promise<T>;
  /** The key is free again. */
  released(part: ClipPart): void;
}

export class ClipPart implements IncomingClip {
  readonly key: ClipKey;
  readonly path: string;
  /** The card has it still. */
  readonly staysUntilStored = false;
  readonly #world: PartWorld;
  #file: DiskFile | undefined;
  #progress: DiskFile | undefined;
  #slot = 0;
  /** [from, to) in order, not touching; the first begins at 0 as soon as byte 0 is there. */
  #stretches: [from: number, to: number][] = [];
  #durable = 0;
  #stepAt: number;
  #stepping: Promise<void> | undefined;
  #writing = 0;
  #idle: (() => void)[] = [];

  private constructor(world: PartWorld, key: ClipKey, path: string, file: DiskFile) {
    this.#world = world;
    this.key = key;
    this.path = path;
    this.#file = file;
    this.#stepAt = world.clock.monotonicMs();
  }

  /** Step 1. */
  static async open(world: PartWorld, key: ClipKey, path: string): Promise<ClipPart> {
    const there = await world.disk.stat(path);
    // Read-only means that it was on its way to the vault when the power went, and may have its name there as well:
    // whoever wrote to it would write to the vault. The name goes, and the clip is read again.
    if (there?.readOnly === true) {
      await world.disk.remove(path);
      await world.disk.syncDirectory(PARTS);
    }
    const existing = there === undefined || there.readOnly ? undefined : await world.disk.open(path, 'read-write');
    if (existing === undefined) {
      // A note that outlived its part would vouch for bytes of another.
      if (await world.disk.remove(progressPath(path))) await world.disk.syncDirectory(PARTS);
      return new ClipPart(world, key, path, await world.disk.open(path, 'create'));
    }
    const part = new ClipPart(world, key, path, existing);
    try {
      await part.#takeUp(existing);
    } catch (error) {
      await part.release();
      throw error;
    }
    return part;
  }

  async #takeUp(file: DiskFile): Promise<void> {
    this.#progress = await this.#world.disk.open(progressPath(this.path), 'read-write');
    if (this.#progress === undefined) return;
    const slots = Buffer.alloc(2 * SLOT_BYTES);
    await fill(this.#progress, slots, 0);
    const first = readSlot(slots, 0);
    const second = readSlot(slots, SLOT_BYTES);
    this.#slot = (first ?? 0) >= (second ?? 0) ? 1 : 0;
    // A note can be ahead of its file only if somebody cut the file: then nothing is taken on trust.
    const noted = Math.max(first ?? 0, second ?? 0);
    this.#durable = noted <= Math.min(this.key.size, await file.size()) ? noted : 0;
    if (this.#durable > 0) this.#stretches = [[0, this.#durable]];
  }

  get durable(): number {
    return this.#durable;
  }

  get contiguous(): number {
    const first = this.#stretches[0];
    return first?.[0] === 0 ? first[1] : 0;
  }

  get whole(): boolean {
    return this.contiguous === this.key.size;
  }

  /** Bytes that are still to be written. */
  get missing(): number {
    return this.key.size - this.#stretches.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /** Steps 2 and 3. */
  async write(bytes: Uint8Array, position: number): Promise<void> {
    if (!Number.isSafeInteger(position) || position < 0 || position + bytes.length > this.key.size) {
      throw new StationError('bad-input', `bytes ${position} to ${position + bytes.length} are outside a clip of ${this.key.size}`, { what: 'position', value: position });
    }
    const file = this.#file;
    if (file === undefined) throw this.#closed();
    this.#writing += 1;
    try {
      await this.#world.guard(() => writeAll(file, bytes, position));
    } finally {
      this.#writing -= 1;
      if (this.#writing === 0) for (const wake of this.#idle.splice(0)) wake();
    }
    this.#add(position, position + bytes.length);
    if (!this.#isDue()) return;
    // The card goes on while a step is on its way: bays share one window, and one medium that syncs must not stop them
    // all. A second step waits for the first, so that a slow medium slows the card down.
    await this.#steady();
    if (this.#isDue()) this.#step().catch(() => undefined);
  }

  #isDue(): boolean {
    const fresh = this.contiguous - this.#durable;
    return fresh > 0 && !this.whole && (fresh >= DURABLE_STEP_BYTES || this.#world.clock.monotonicMs() - this.#stepAt >= DURABLE_STEP_MS);
  }

  #add(from: number, to: number): void {
    if (from === to) return;
    const merged: [number, number][] = [];
    let placed = false;
    for (const [a, b] of this.#stretches) {
      if (b < from) merged.push([a, b]);
      else if (a > to) {
        if (!placed) merged.push([from, to]);
        placed = true;
        merged.push([a, b]);
      } else {
        from = Math.min(from, a);
        to = Math.max(to, b);
      }
    }
    if (!placed) merged.push([from, to]);
    if (merged.length > MAX_STRETCHES) throw new StationError('bad-input', `a clip comes in more than ${MAX_STRETCHES} pieces that do not touch`, { what: 'stretches', value: merged.length });
    this.#stretches = merged.sort((x, y) => x[0] - y[0]);
  }

  /** Step 3. One at a time. */
  #step(): Promise<void> {
    this.#stepping ??= this.#world.guard(() => this.#makeDurable()).finally(() => { this.#stepping = undefined; });
    return this.#stepping;
  }

  async #makeDurable(): Promise<void> {
    const file = this.#file;
    if (file === undefined) return;
    const reached = this.contiguous;
    this.#stepAt = this.#world.clock.monotonicMs();
    await file.syncData();
    await this.#note(reached);
  }

  /** Step 3's second half: says on the disk that the first `reached` bytes are durable, which they are. */
  async #note(reached: number): Promise<void> {
    if (this.#progress === undefined) {
      const path = progressPath(this.path);
      this.#progress = await this.#world.disk.open(path, 'read-write') ?? await this.#world.disk.open(path, 'create');
      await this.#world.disk.syncDirectory(PARTS);
    }
    await writeAll(this.#progress, slotOf(reached), this.#slot * SLOT_BYTES);
    await this.#progress.syncData();
    this.#slot = 1 - this.#slot;
    this.#durable = reached;
  }

  async close(): Promise<void> {
    // Finished, and what was to come after that has failed: only its key is still taken.
    if (this.#file === undefined) return this.release();
    try {
      await this.#quiet();
      if (this.contiguous - this.#durable >= CLOSE_STEP_BYTES) await this.#step();
    } catch (error) {
      // The part is as durable as its note says; a full disk only means that a little more is read again.
      if (!(error instanceof StationError) || error.code !== 'disk-full') throw error;
    } finally {
      await this.release();
    }
  }

  /** Step 4: everything durable and the file closed. The key stays taken until release. */
  async finish(): Promise<number> {
    const file = this.#file;
    if (file === undefined) throw this.#closed();
    await this.#quiet();
    await file.syncData();
    const size = await file.size();
    await this.#closeFiles();
    return size;
  }

  async #quiet(): Promise<void> {
    if (this.#writing > 0) await new Promise<void>((resolve) => { this.#idle.push(resolve); });
    await this.#steady();
  }

  /** Waits for a step that is on its way. A full disk fails only its note, which the next step writes. */
  async #steady(): Promise<void> {
    await this.#stepping?.catch((error: unknown) => {
      if (!(error instanceof StationError) || error.code !== 'disk-full') throw error;
    });
  }

  /**
   * Ends a finished part that is not to be committed now. Its bytes are durable since finish; the note is to say so, or
   * a recorder that leaves while it computes its hashes would have the whole batch read again.
   */
  async keep(): Promise<void> {
    try {
      if (this.contiguous - this.#durable >= CLOSE_STEP_BYTES) await this.#world.guard(() => this.#note(this.contiguous));
    } catch (error) {
      if (!(error instanceof StationError) || error.code !== 'disk-full') throw error;
    } finally {
      await this.release();
    }
  }

  /** Closes what is open and gives the key free. */
  async release(): Promise<void> {
    try {
      await this.#closeFiles();
    } finally {
      this.#world.released(this);
    }
  }

  /** Removes the part and its note. */
  async remove(): Promise<void> {
    await this.#closeFiles();
    await this.removeNote();
    await this.#world.disk.remove(this.path);
  }

  /** For a part that has its name in the vault now. */
  async removeNote(): Promise<void> {
    if (this.#durable > 0) await this.#world.disk.remove(progressPath(this.path));
  }

  async #closeFiles(): Promise<void> {
    const open = [this.#file, this.#progress];
    this.#file = undefined;
    this.#progress = undefined;
    for (const file of open) await file?.close();
  }

  #closed(): StationError {
    return new StationError('conflict', 'the clip is not open for writing any more', { what: 'part', id: this.path, reason: 'closed' });
  }
}

function slotOf(durable: number): Uint8Array {
  const slot = Buffer.alloc(SLOT_USED);
  slot.writeUInt32BE(SLOT_MAGIC, 0);
  slot.writeBigUInt64BE(BigInt(durable), 4);
  slot.writeUInt32BE(crc32c(slot.subarray(0, 12)), 12);
  return slot;
}

function readSlot(slots: Buffer, at: number): number | undefined {
  if (slots.readUInt32BE(at) !== SLOT_MAGIC || slots.readUInt32BE(at + 12) !== crc32c(slots.subarray(at, at + 12))) return undefined;
  const durable = slots.readBigUInt64BE(at + 4);
  return durable <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(durable) : undefined;
}
