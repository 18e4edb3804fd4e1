/** The entries' segment files: the truth of the custody log. See docs/custody-log.md, "Files on the station". */
import { StationError } from '../domain/errors.ts';
import type { Disk, DiskFile } from './disk.ts';
import { isEntryOf } from './entry.ts';
import { encodeRecords, scanRecords } from './records.ts';
import { openFolder, writeAll, writeTailAgain } from './whole-file.ts';

/** A segment that has this many bytes gets no more entries. */
const SEGMENT_BYTES = 64 * 1024 * 1024;
/** The most that one group can leave torn at the end: the log never writes more at once. */
export const MAX_GROUP_BYTES = 8 * 1024 * 1024;
const NAME = /^(\d{16})\.seg$/;

export class EntrySegments {
  readonly #disk: Disk;
  readonly #folder: string;
  /** First index of every segment, in order. */
  readonly #firsts: number[];
  #file: DiskFile | undefined;
  #end = 0;

  private constructor(disk: Disk, folder: string, firsts: number[]) {
    this.#disk = disk;
    this.#folder = folder;
    this.#firsts = firsts;
  }

  static async open(disk: Disk, logFolder: string): Promise<EntrySegments> {
    const folder = `${logFolder}/entries`;
    await openFolder(disk, folder);
    // A segment whose name is not durable yet would take the newest entries with it.
    await disk.syncDirectory(folder);
    const firsts = (await disk.list(folder) ?? []).map((name) => NAME.exec(name)?.[1]).filter((digits) => digits !== undefined).map(Number).sort((a, b) => a - b);
    if (firsts.length > 0 && firsts[0] !== 0) throw damaged(`the first segment begins at entry ${firsts[0]}, not at 0`, firsts[0]!);
    return new EntrySegments(disk, folder, firsts);
  }

  /**
   * Reads the entries of the segment that holds `from` and of all later ones, from the first of that segment on; then
   * cuts the torn tail of the last one, makes its newest entries durable and opens it for writing. Returns the number of
   * entries in the log.
   * @param covered entries that are known to have been durable (checkpoint, tiles, index): nothing below is ever cut
   */
  async recover(from: number, covered: number, each: (leaf: Uint8Array, seq: number) => void | Promise<void>): Promise<number> {
    const start = Math.max(0, this.#firsts.findLastIndex((first) => first <= from));
    let seq = this.#firsts[start] ?? 0;
    for (let at = start; at < this.#firsts.length; at += 1) {
      const path = this.#path(this.#firsts[at]!);
      if (this.#firsts[at] !== seq) throw damaged(`${path}: the segment before it ends at entry ${seq}`, seq);
      const last = at === this.#firsts.length - 1;
      const file = await this.#disk.open(path, last ? 'read-write' : 'read');
      if (file === undefined) throw damaged(`${path}: the segment is gone`, seq);
      let whole = false;
      try {
        const { end, size } = await scanRecords(file, async (leaf) => {
          if (!isEntryOf(leaf, seq)) throw damaged(`${path}: what stands at the place of entry ${seq} is not that entry`, seq);
          await each(leaf, seq);
          seq += 1;
        });
        if (end < size) await this.#cut(file, path, seq, end, size, last, covered);
        if (last) await writeTailAgain(file, end, MAX_GROUP_BYTES);
        whole = true;
        if (last) {
          this.#file = file;
          this.#end = end;
        }
      } finally {
        if (!last || !whole) await file.close();
      }
    }
    return seq;
  }

  async #cut(file: DiskFile, path: string, seq: number, end: number, size: number, last: boolean, covered: number): Promise<void> {
    const where = `${path}: after entry ${seq - 1}, at byte ${end}, stands no whole record`;
    if (!last) throw damaged(`${where}, and a later segment follows`, seq);
    if (seq < covered) throw damaged(`${where}, but ${covered} entries were acknowledged`, seq);
    if (size - end > MAX_GROUP_BYTES) throw damaged(`${where}, and ${size - end} bytes are more than a group that was cut off`, seq);
    await file.truncate(end);
    await file.syncData();
  }

  /** Writes one group behind the last entry and makes it durable. On a failed write the file is as before. */
  async append(first: number, leaves: readonly Uint8Array[]): Promise<void> {
    if (this.#file === undefined || this.#end >= SEGMENT_BYTES) await this.#begin(first);
    const file = this.#file!;
    const records = encodeRecords(leaves);
    try {
      await writeAll(file, records, this.#end);
    } catch (error) {
      // A shorter group may follow: nothing of this one may stand behind it.
      await file.truncate(this.#end);
      throw error;
    }
    await file.syncData();
    this.#end += records.length;
  }

  async #begin(first: number): Promise<void> {
    const next = await this.#disk.open(this.#path(first), 'create');
    await this.#disk.syncDirectory(this.#folder);
    await this.#file?.close();
    this.#file = next;
    this.#end = 0;
    this.#firsts.push(first);
  }

  #path(first: number): string {
    return `${this.#folder}/${String(first).padStart(16, '0')}.seg`;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}

function damaged(reason: string, size: number): StationError {
  return new StationError('log-damaged', `the custody log is damaged: ${reason}`, { reason, size });
}
