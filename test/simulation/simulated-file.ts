/**
 * The bytes of one simulated file: as programs see them, as they are durable, and the steps between. At a power cut each
 * sector of 512 bytes is as it was after some of the steps that touched it since the last sync, independently of its
 * neighbours; so is the length, independently of the sectors, and what it covers without data is zeros.
 */
import type { SeededRandom } from './seeded-random.ts';
import { survivingSteps, type Survival } from './survival.ts';

export const SECTOR_BYTES = 512;

interface Write { readonly kind: 'write'; readonly stamp: number; readonly position: number; readonly bytes: Uint8Array; readonly length: number }
/** `cut` if the file became shorter: what lay behind is gone for good once the new length is durable. */
interface Resize { readonly kind: 'resize'; readonly stamp: number; readonly cut: boolean; readonly length: number }
type Step = Write | Resize;

export class SimulatedFile {
  readonly kind = 'file';
  /** Names that programs see, and handles that are open: at none of both the bytes are given free. */
  names = 0;
  handles = 0;
  readOnly = false;
  #durableReadOnly = false;
  readonly #now: Bytes;
  readonly #durable: Bytes;
  #steps: Step[] = [];

  constructor(content: Uint8Array = new Uint8Array(0), readOnly = false) {
    this.#now = new Bytes(content);
    this.#durable = new Bytes(content);
    this.readOnly = readOnly;
    this.#durableReadOnly = readOnly;
  }

  get size(): number {
    return this.#now.length;
  }

  content(): Buffer {
    return this.#now.copy();
  }

  /** What the medium holds once the cache is written out: another thing than `content` only after a failed sync. */
  mediumContent(): Buffer {
    const medium = new Bytes(this.#durable.copy());
    for (const step of this.#steps) apply(step, medium);
    return medium.copy();
  }

  read(into: Uint8Array, position: number): number {
    return this.#now.read(into, position);
  }

  write(bytes: Uint8Array, position: number, stamp: number): void {
    const length = Math.max(this.size, position + bytes.length);
    this.#take({ kind: 'write', stamp, position, bytes: Uint8Array.from(bytes), length });
  }

  truncate(length: number, stamp: number): void {
    if (length !== this.size) this.#take({ kind: 'resize', stamp, cut: length < this.size, length });
  }

  #take(step: Step): void {
    apply(step, this.#now);
    this.#steps.push(step);
  }

  /** A sync has succeeded that began after the step with this stamp. */
  commit(stamp: number): void {
    const open = this.#steps.findIndex((step) => step.stamp > stamp);
    const count = open < 0 ? this.#steps.length : open;
    for (const step of this.#steps.splice(0, count)) apply(step, this.#durable);
  }

  /**
   * A sync has failed: what is durable is as after a power cut, and the system holds the rest for written, so that no
   * later sync makes it good. Programs go on to see what they wrote.
   */
  spoil(survival: Survival, random: SeededRandom): void {
    this.#durable.become(this.#afterCut(survival, random));
    this.#steps = [];
  }

  /** The file as the next start finds it. */
  afterPowerCut(survival: Survival, random: SeededRandom): SimulatedFile {
    const readOnly = this.readOnly === this.#durableReadOnly ? this.readOnly : random.chance(0.5);
    return new SimulatedFile(this.#afterCut(survival, random), readOnly);
  }

  /** Flips one bit on the medium and in the cache, as rot does. */
  rot(bit: number): void {
    for (const bytes of [this.#now, this.#durable]) bytes.flip(bit);
  }

  #afterCut(survival: Survival, random: SeededRandom): Buffer {
    const stamps = this.#steps.map((step) => step.stamp);
    const lengthSteps = survivingSteps(survival, random, stamps, 0, stamps.length);
    const length = lengthSteps === 0 ? this.#durable.length : this.#steps[lengthSteps - 1]!.length;
    const result = Buffer.alloc(length);
    this.#durable.read(result, 0);
    for (const [sector, touched] of this.#touchedSectors()) {
      // The length and what a cut took away are one change of the file's record: both are durable, or none.
      let low = 0;
      let high = touched.length;
      touched.forEach((index, nth) => {
        if (this.#steps[index]!.kind !== 'resize') return;
        if (index < lengthSteps) low = nth + 1;
        else high = Math.min(high, nth);
      });
      const kept = survivingSteps(survival, random, touched.map((index) => stamps[index]!), low, high);
      const bytes = this.#sectorAfter(sector, touched.slice(0, kept));
      const start = sector * SECTOR_BYTES;
      if (start < length) bytes.copy(result, start, 0, Math.min(SECTOR_BYTES, length - start));
    }
    return result;
  }

  /** For each sector that a write or a cut has touched since the last sync, which steps those were. */
  #touchedSectors(): Map<number, number[]> {
    const touched = new Map<number, number[]>();
    let length = this.#durable.length;
    this.#steps.forEach((step, index) => {
      const [from, to] = step.kind === 'write' ? [step.position, step.position + step.bytes.length] : step.cut ? [step.length, length] : [0, 0];
      for (let sector = Math.floor(from / SECTOR_BYTES); sector * SECTOR_BYTES < to; sector += 1) {
        const steps = touched.get(sector);
        if (steps === undefined) touched.set(sector, [index]);
        else steps.push(index);
      }
      length = step.length;
    });
    return touched;
  }

  #sectorAfter(sector: number, steps: readonly number[]): Buffer {
    const start = sector * SECTOR_BYTES;
    const bytes = Buffer.alloc(SECTOR_BYTES);
    this.#durable.read(bytes, start);
    for (const index of steps) {
      const step = this.#steps[index]!;
      if (step.kind === 'resize') {
        bytes.fill(0, Math.max(0, step.length - start));
        continue;
      }
      const skip = Math.max(0, start - step.position);
      const part = step.bytes.subarray(skip, Math.max(skip, start + SECTOR_BYTES - step.position));
      bytes.set(part, step.position + skip - start);
    }
    return bytes;
  }
}

function apply(step: Step, to: Bytes): void {
  if (step.kind === 'write') to.write(step.bytes, step.position);
  else to.resize(step.length);
}

/** Bytes that grow; what is beyond the length is zeros. */
class Bytes {
  #room: Buffer;
  length: number;

  constructor(content: Uint8Array) {
    this.#room = Buffer.from(content);
    this.length = content.length;
  }

  copy(): Buffer {
    return Buffer.from(this.#room.subarray(0, this.length));
  }

  become(content: Uint8Array): void {
    this.#room = Buffer.from(content);
    this.length = content.length;
  }

  read(into: Uint8Array, position: number): number {
    const part = this.#room.subarray(Math.min(position, this.length), Math.min(position + into.length, this.length));
    into.set(part);
    return part.length;
  }

  write(bytes: Uint8Array, position: number): void {
    const end = position + bytes.length;
    if (end > this.length) this.resize(end);
    this.#room.set(bytes, position);
  }

  resize(length: number): void {
    if (length > this.#room.length) {
      const room = Buffer.alloc(Math.max(length, this.#room.length * 2));
      this.#room.copy(room, 0, 0, this.length);
      this.#room = room;
    }
    if (length < this.length) this.#room.fill(0, length, this.length);
    this.length = length;
  }

  flip(bit: number): void {
    if (bit >> 3 < this.length) this.#room[bit >> 3]! ^= 1 << (bit & 7);
  }
}
