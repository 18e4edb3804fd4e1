/**
 * The openings beside the entries: particulars that a lawful disposal may remove. Files of 4,096 entries' openings, so
 * that one is found by its index with one short read.
 */
import { StationError } from '../domain/errors.ts';
import type { Disk, DiskFile } from './disk.ts';
import { encodeRecords, scanRecords } from './records.ts';
import { MAX_GROUP_BYTES } from './segments.ts';
import { openFolder, writeAll, writeTailAgain } from './whole-file.ts';

const PER_FILE = 4_096;
/** Files whose openings are kept in memory after reading. */
const MAX_CACHED = 4;
/** The newest openings are read again soon (exports, screens). */
const MAX_RECENT = 1_024;
const NAME = /^(\d{16})\.seg$/;

export interface SeqOpening {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

interface OpenFile {
  readonly first: number;
  readonly file: DiskFile;
  end: number;
}

export class Openings {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #cache = new Map<number, Map<number, Uint8Array>>();
  readonly #recent = new Map<number, Uint8Array>();
  /** Counts changes: what was read before one is not kept after it. */
  #changes = 0;
  #last: OpenFile | undefined;

  private constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#folder = folder;
  }

  /**
   * Opens the openings of a log of `size` entries. Openings of entries that never became durable, and torn ones, are cut:
   * their places will be taken by others.
   */
  static async open(disk: Disk, logFolder: string, size: number): Promise<Openings> {
    const openings = new Openings(disk, `${logFolder}/openings`);
    await openFolder(disk, openings.#folder);
    await disk.syncDirectory(openings.#folder);
    const firsts = (await disk.list(openings.#folder) ?? []).map((name) => NAME.exec(name)?.[1]).filter((digits) => digits !== undefined).map(Number).sort((a, b) => a - b);
    for (const first of firsts.filter((one) => one >= size)) await disk.remove(openings.#path(first));
    const last = firsts.findLast((first) => first < size);
    if (last !== undefined) await openings.#takeUp(last, size, true);
    return openings;
  }

  /** @param again the file is of an earlier process, whose last sync may have failed: its end is made durable anew */
  async #takeUp(first: number, size: number, again: boolean): Promise<void> {
    const path = this.#path(first);
    const file = await this.#disk.open(path, 'read-write');
    if (file === undefined) return;
    try {
      let keep = 0;
      const { end, size: length } = await scanRecords(file, (payload, position) => {
        const seq = seqOf(payload);
        if (seq === undefined) throw new StationError('log-damaged', `${path}: at byte ${position} stands no opening`, { reason: 'opening', size });
        if (seq < size) keep = position + 8 + payload.length;
      });
      if (keep < length || end < length) {
        await file.truncate(keep);
        await file.syncData();
      }
      if (again) await writeTailAgain(file, keep, MAX_GROUP_BYTES);
      this.#last = { first, file, end: keep };
    } finally {
      if (this.#last?.file !== file) await file.close();
    }
  }

  /** Writes openings in order of index and makes them durable. On a failed write the files are as before. */
  async append(openings: readonly SeqOpening[]): Promise<void> {
    for (let at = 0; at < openings.length;) {
      const first = firstOf(openings[at]!.seq);
      let to = at;
      while (to < openings.length && firstOf(openings[to]!.seq) === first) to += 1;
      await this.#appendTo(first, openings.slice(at, to));
      at = to;
    }
  }

  async #appendTo(first: number, openings: readonly SeqOpening[]): Promise<void> {
    if (this.#last?.first !== first) {
      // A group that failed after its openings may have left the file of a range that no entry has reached.
      await this.#disk.remove(this.#path(first));
      const file = await this.#disk.open(this.#path(first), 'create');
      await this.#disk.syncDirectory(this.#folder);
      await this.#last?.file.close();
      this.#last = { first, file, end: 0 };
    }
    const last = this.#last;
    const records = encodeRecords(openings.map((one) => one.bytes));
    try {
      await writeAll(last.file, records, last.end);
    } catch (error) {
      await last.file.truncate(last.end);
      throw error;
    }
    await last.file.syncData();
    last.end += records.length;
    this.#changes += 1;
    this.#cache.delete(first);
    for (const { seq, bytes } of openings) {
      this.#recent.set(seq, bytes);
      if (this.#recent.size > MAX_RECENT) this.#recent.delete(this.#recent.keys().next().value!);
    }
  }

  /**
   * The entries of these openings did not become durable: takes the openings back. Needs no room on the disk. Whatever it
   * throws, nothing may be appended any more: it is not known then which file the next opening belongs to.
   */
  async takeBack(size: number): Promise<void> {
    const first = this.#last?.first;
    for (const seq of [...this.#recent.keys()]) if (seq >= size) this.#recent.delete(seq);
    this.#changes += 1;
    this.#cache.clear();
    if (first === undefined) return;
    await this.close();
    if (first >= size) await this.#disk.remove(this.#path(first));
    const left = first >= size ? first - PER_FILE : first;
    if (left >= 0 && (await this.#disk.stat(this.#path(left))) !== undefined) await this.#takeUp(left, size, false);
  }

  /** undefined when the entry has none or a disposal removed it. */
  async get(seq: number): Promise<Uint8Array | undefined> {
    const recent = this.#recent.get(seq);
    if (recent !== undefined) return recent;
    const first = firstOf(seq);
    let found = this.#cache.get(first);
    if (found === undefined) {
      const before = this.#changes;
      found = await this.#readFile(first);
      if (this.#changes === before) this.#cache.set(first, found);
      if (this.#cache.size > MAX_CACHED) this.#cache.delete(this.#cache.keys().next().value!);
    }
    return found.get(seq);
  }

  async #readFile(first: number): Promise<Map<number, Uint8Array>> {
    const openings = new Map<number, Uint8Array>();
    const file = await this.#disk.open(this.#path(first), 'read');
    if (file === undefined) return openings;
    try {
      const { end, size } = await scanRecords(file, (payload) => {
        const seq = seqOf(payload);
        if (seq !== undefined) openings.set(seq, payload);
      });
      if (end < size && this.#last?.first !== first) {
        throw new StationError('log-damaged', `${this.#path(first)}: at byte ${end} stands no whole record`, { reason: 'opening', size: first });
      }
    } finally {
      await file.close();
    }
    return openings;
  }

  #path(first: number): string {
    return `${this.#folder}/${String(first).padStart(16, '0')}.seg`;
  }

  async close(): Promise<void> {
    await this.#last?.file.close();
    this.#last = undefined;
  }
}

function firstOf(seq: number): number {
  return seq - (seq % PER_FILE);
}

function seqOf(opening: Uint8Array): number | undefined {
  const digits = /^\{"v":1,"seq":(\d{1,16}),"salt":"/.exec(Buffer.from(opening.buffer, opening.byteOffset, Math.min(64, opening.byteLength)).toString('latin1'))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
