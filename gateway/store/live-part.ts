/**
 * A clip whose length nobody knows yet: the bytes of a live stream as they come. Steps L1 to L4 of evidence-store.ts. Never
 * written over: every byte has one place and is written once, so what a crash leaves is a beginning of what was meant.
 */
import { StationError } from '../domain/errors.ts';
import { isPlainName, type RecorderSerial } from '../domain/names.ts';
import type { Disk, DiskFile } from './disk.ts';
import { PARTS, type ClipKey } from './store-paths.ts';
import { fill, writeAll, writeTailAgain } from './whole-file.ts';

/** Segments of one incident: the number has four digits in a part's name. */
export const MAX_LIVE_SEGMENTS = 9_999;
/** More than one unit has, so more than can be written and not synced. */
const TAIL_BYTES = 16 * 1024 * 1024;
const NAME = /^live\.([A-Za-z0-9][A-Za-z0-9_-]{0,31})\.([A-Za-z0-9][A-Za-z0-9._-]{0,31})\.([0-9]{4})\.part$/;

export interface LiveKey {
  readonly incident: string;
  readonly recorder: RecorderSerial;
  /** 1 to 9,999, in the order in which they were recorded. */
  readonly segment: number;
}

export interface IncomingLive {
  readonly live: LiveKey;
  /** Bytes that a power cut will not take. */
  readonly durable: number;
  /**
   * Writes a unit behind all that was written before, and resolves when it is durable. Throws 'disk-full' (what was written
   * before stays; of this unit any beginning may be there), 'conflict' after close.
   */
  append(bytes: Uint8Array): Promise<void>;
  /** Reads `length` bytes at `position`, fewer at the end. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** Bytes of the file as it lies there, torn tail included. */
  size(): Promise<number>;
  /** Leaves the part for a later takeUp. Harmless when it was sealed or dropped before. */
  close(): Promise<void>;
}

/** Of the parts folder. The name says whose it is, so that the part needs no note beside it. */
export function livePath({ incident, recorder, segment }: LiveKey): string {
  const named = isPlainName(incident) && !incident.includes('.') && isPlainName(recorder) && Number.isInteger(segment) && segment >= 1 && segment <= MAX_LIVE_SEGMENTS;
  if (!named) throw new StationError('bad-input', `an incident ${incident} has no segment ${segment} of ${recorder}`, { what: 'segment', value: segment, expected: `1 to ${MAX_LIVE_SEGMENTS}` });
  return `${PARTS}/live.${incident}.${recorder}.${String(segment).padStart(4, '0')}.part`;
}

/** What a live part's name says. undefined for other files. */
export function parseLiveName(name: string): LiveKey | undefined {
  const match = NAME.exec(name);
  return match === null ? undefined : { incident: match[1]!, recorder: match[2] as RecorderSerial, segment: Number(match[3]) };
}

/** No file on a card has such a name: those that cards tell are below the card's root. */
export function liveClipName({ incident, segment }: Pick<LiveKey, 'incident' | 'segment'>): string {
  return `/live/LIVE_${incident}_${String(segment).padStart(4, '0')}.mp4`;
}

export interface LiveWorld {
  readonly disk: Disk;
  guard<T>(work: () => Promise<T>): Promise<T>;
  released(part: LivePart): void;
}

export class LivePart implements IncomingLive {
  readonly live: LiveKey;
  readonly path: string;
  /** In the vault it gets a second name, and this one goes when the log has its entry: unlike a card's clip it cannot be read again. */
  readonly staysUntilStored = true;
  readonly #world: LiveWorld;
  #file: DiskFile | undefined;
  #written = 0;
  #durable = 0;
  #size: number | undefined;
  /** What a process before this one wrote: some of it may be in the page cache alone. */
  #takenUp = false;

  private constructor(world: LiveWorld, live: LiveKey, path: string, file: DiskFile) {
    this.#world = world;
    this.live = live;
    this.path = path;
    this.#file = file;
  }

  /** L2: made, and its name durable before a byte is in it. Throws 'conflict' where there is such a part. */
  static async begin(world: LiveWorld, live: LiveKey): Promise<LivePart> {
    const path = livePath(live);
    const part = new LivePart(world, live, path, await world.disk.open(path, 'create'));
    await world.disk.syncDirectory(PARTS);
    return part;
  }

  /** What a crash has left. One that is read-only may have its name in the vault as well: it is read, never written. */
  static async takeUp(world: LiveWorld, live: LiveKey): Promise<LivePart | undefined> {
    const path = livePath(live);
    const there = await world.disk.stat(path);
    const file = there === undefined ? undefined : await world.disk.open(path, there.readOnly ? 'read' : 'read-write');
    if (file === undefined) return undefined;
    const part = new LivePart(world, live, path, file);
    part.#takenUp = there?.readOnly === false;
    return part;
  }

  get durable(): number {
    return this.#durable;
  }

  get key(): ClipKey {
    const { recorder } = this.live;
    return { recorder, number: null, name: liveClipName(this.live), size: this.#size ?? this.#written, tag: '' };
  }

  async append(bytes: Uint8Array): Promise<void> {
    const file = this.#opened();
    await this.#world.guard(async () => {
      await writeAll(file, bytes, this.#written);
      this.#written += bytes.length;
      await file.syncData();
      this.#durable = this.#written;
    });
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, await fill(this.#opened(), bytes, position));
  }

  size(): Promise<number> {
    return this.#opened().size();
  }

  /** L4: cut to its last whole unit, all of it durable, and closed. The key stays taken until release. */
  async finish(length: number): Promise<void> {
    const file = this.#opened();
    try {
      // Only what has a tail is cut: one that was cut before may have its second name already.
      const cut = await file.size() > length;
      if (cut) await file.truncate(length);
      if (this.#takenUp) await writeTailAgain(file, length, TAIL_BYTES);
      else if (cut) await file.syncData();
    } catch (error) {
      await this.release();
      throw error;
    }
    this.#size = length;
    await this.#closeFile();
  }

  close(): Promise<void> {
    return this.release();
  }

  /** For a group that does not commit it now: there is no note that could say more than the part itself. */
  keep(): Promise<void> {
    return this.release();
  }

  async release(): Promise<void> {
    try {
      await this.#closeFile();
    } finally {
      this.#world.released(this);
    }
  }

  /** L9: its entry is in the log. */
  async removeNote(): Promise<void> {
    await this.remove();
  }

  async remove(): Promise<void> {
    await this.#closeFile();
    await this.#world.disk.remove(this.path);
  }

  #opened(): DiskFile {
    if (this.#file === undefined) throw new StationError('conflict', 'the live part is not open any more', { what: 'part', id: this.path, reason: 'closed' });
    return this.#file;
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}
