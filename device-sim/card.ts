/**
 * The card of a simulated recorder: numbered files with marks. Two kinds, one that keeps its files in a folder, so that
 * an erase is a real erase, and one in memory for tests that run a thousand times.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RawTime } from '../proto/signed-texts.ts';

export type CardClipKind = 'video' | 'audio' | 'photo' | 'other';

/** What a card knows of a file beside its bytes. */
export interface CardClip {
  readonly number: number;
  readonly name: string;
  readonly kind: CardClipKind;
  readonly size: number;
  readonly started: RawTime;
  readonly durationMs: number;
  readonly recording: number;
  readonly segment: number;
  readonly lastSegment: boolean;
  readonly important: boolean;
  readonly private: boolean;
  readonly locked: boolean;
  readonly open: boolean;
  /** Counts changes of the bytes. */
  readonly version: number;
  readonly bootCount: number;
  readonly uptimeMs: number;
}

export type NewClip = Partial<Omit<CardClip, 'number' | 'size' | 'version'>> & { readonly name: string; readonly number?: number };

export interface Card {
  readonly id: string;
  readonly total: number;
  /** The number that the next clip gets. */
  readonly next: number;
  clips(): readonly CardClip[];
  clip(number: number): CardClip | undefined;
  /** Fewer bytes at the end. The memory is the card's own: it is good until the card is read again. */
  read(number: number, offset: number, length: number): Uint8Array;
  add(clip: NewClip, bytes: Uint8Array): CardClip;
  /** Numbers are used up without a file: what a deleted clip leaves behind. */
  skip(count: number): void;
  change(number: number, change: Partial<Pick<CardClip, 'locked' | 'open' | 'important'>>, bytes?: Uint8Array): void;
  erase(number: number): boolean;
}

/** The medium cannot be read at `offset` for `length` bytes. */
export class CardReadError extends Error {
  override readonly name = 'CardReadError';
  readonly offset: number;
  readonly length: number;
  constructor(offset: number, length: number) {
    super(`the card cannot read ${length} bytes at ${offset}`);
    this.offset = offset;
    this.length = length;
  }
}

const NOWHEN: RawTime = { year: 2026, month: 11, day: 20, hour: 9, minute: 0, second: 0, millis: 0 };
const HASH_STEP = 1024 * 1024;

function filled(clip: NewClip, number: number, size: number): CardClip {
  return {
    kind: 'video', started: NOWHEN, durationMs: 1_000, recording: number, segment: 0, lastSegment: true, important: false, private: false,
    // Switched on for each clip, so that the uptimes of two say nothing about the calendar between them.
    locked: false, open: false, bootCount: number, uptimeMs: 60_000, ...clip, number, size, version: 1,
  };
}

/** SHA-256 of a file on the card as it is now. */
export function hashOf(card: Card, number: number): Uint8Array {
  const clip = card.clip(number);
  const hash = createHash('sha256');
  for (let offset = 0; clip !== undefined && offset < clip.size; offset += HASH_STEP) hash.update(card.read(number, offset, Math.min(HASH_STEP, clip.size - offset)));
  return hash.digest();
}

/** The list entry's tag: another one whenever bytes or length are. */
export function tagOf(clip: CardClip): Uint8Array {
  return createHash('sha256').update(`${clip.number}:${clip.size}:${clip.version}:${clip.name}`).digest().subarray(0, 8);
}

abstract class Listed implements Card {
  readonly id: string;
  readonly total: number;
  protected readonly entries = new Map<number, CardClip>();
  protected nextNumber = 1;

  constructor(id: string, total: number) {
    this.id = id;
    this.total = total;
  }

  get next(): number {
    return this.nextNumber;
  }

  clips(): readonly CardClip[] {
    return [...this.entries.values()].sort((a, b) => a.number - b.number);
  }

  clip(number: number): CardClip | undefined {
    return this.entries.get(number);
  }

  add(clip: NewClip, bytes: Uint8Array): CardClip {
    const number = clip.number ?? this.nextNumber;
    const entry = filled({ ...clip, name: this.free(clip.name) }, number, bytes.length);
    this.store(entry, bytes);
    this.entries.set(number, entry);
    this.nextNumber = Math.max(this.nextNumber, number + 1);
    this.noted();
    return entry;
  }

  skip(count: number): void {
    this.nextNumber += count;
    this.noted();
  }

  change(number: number, change: Partial<Pick<CardClip, 'locked' | 'open' | 'important'>>, bytes?: Uint8Array): void {
    const before = this.entries.get(number);
    if (before === undefined) return;
    const after: CardClip = { ...before, ...change, size: bytes?.length ?? before.size, version: before.version + (bytes === undefined ? 0 : 1) };
    if (bytes !== undefined) this.store(after, bytes);
    this.entries.set(number, after);
    this.noted();
  }

  erase(number: number): boolean {
    const entry = this.entries.get(number);
    if (entry === undefined) return false;
    this.drop(entry);
    this.entries.delete(number);
    this.noted();
    return true;
  }

  abstract read(number: number, offset: number, length: number): Uint8Array;

  /** The name itself, unless a clip of this card has it: a folder has no two files of one name. Then with the first number that is free, `A.MP4` as `A-2.MP4`. */
  private free(name: string): string {
    const taken = new Set([...this.entries.values()].map((one) => one.name));
    let at = name;
    for (let n = 2; taken.has(at); n += 1) at = name.replace(/(\.[^./]*)?$/, (ending) => `-${n}${ending}`);
    return at;
  }

  protected abstract store(clip: CardClip, bytes: Uint8Array): void;
  protected abstract drop(clip: CardClip): void;
  protected noted(): void {}
}

/** A card in memory. */
export class MemoryCard extends Listed {
  readonly #bytes = new Map<number, Uint8Array>();

  read(number: number, offset: number, length: number): Uint8Array {
    return this.#bytes.get(number)?.subarray(offset, offset + length) ?? new Uint8Array(0);
  }

  protected store(clip: CardClip, bytes: Uint8Array): void {
    this.#bytes.set(clip.number, bytes);
  }

  protected drop(clip: CardClip): void {
    this.#bytes.delete(clip.number);
  }
}

const MANIFEST = 'card.json';
/** Open files of one card; a dock reads few at a time. */
const MAX_OPEN_FILES = 64;

/** A card in a folder: files under DCIM, numbers and marks in card.json. */
export class FolderCard extends Listed {
  readonly folder: string;
  readonly #open = new Map<number, number>();
  #room = Buffer.alloc(0);

  constructor(folder: string, id: string, total: number) {
    super(id, total);
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    const manifest = join(folder, MANIFEST);
    if (!existsSync(manifest)) return;
    const kept = JSON.parse(readFileSync(manifest, 'utf8')) as { next: number; clips: CardClip[] };
    this.nextNumber = kept.next;
    for (const clip of kept.clips) if (existsSync(this.path(clip))) this.entries.set(clip.number, clip);
  }

  path(clip: Pick<CardClip, 'name'>): string {
    return join(this.folder, clip.name);
  }

  read(number: number, offset: number, length: number): Uint8Array {
    const clip = this.entries.get(number);
    if (clip === undefined) return new Uint8Array(0);
    let file = this.#open.get(number);
    if (file === undefined) {
      if (this.#open.size >= MAX_OPEN_FILES) this.#close(this.#open.keys().next().value!);
      file = openSync(this.path(clip), 'r');
      this.#open.set(number, file);
    }
    const wanted = Math.max(0, Math.min(length, fstatSync(file).size - offset));
    // Fresh memory for each piece would cost more than the reading.
    if (wanted > this.#room.length) this.#room = Buffer.allocUnsafeSlow(wanted);
    return this.#room.subarray(0, readSync(file, this.#room, 0, wanted, offset));
  }

  protected store(clip: CardClip, bytes: Uint8Array): void {
    this.#close(clip.number);
    mkdirSync(dirname(this.path(clip)), { recursive: true });
    writeFileSync(this.path(clip), bytes);
  }

  protected drop(clip: CardClip): void {
    this.#close(clip.number);
    unlinkSync(this.path(clip));
  }

  protected override noted(): void {
    const temporary = join(this.folder, `${MANIFEST}.new`);
    writeFileSync(temporary, JSON.stringify({ next: this.nextNumber, clips: this.clips() }));
    renameSync(temporary, join(this.folder, MANIFEST));
  }

  #close(number: number): void {
    const file = this.#open.get(number);
    if (file !== undefined) closeSync(file);
    this.#open.delete(number);
  }
}
