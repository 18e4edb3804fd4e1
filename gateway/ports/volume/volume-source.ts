/**
 * A recorder that mounts as a volume, as a BaySource: it answers the offload's questions from its files. It has no mind
 * of its own, so it is no witness, has no clock to read, and is hashed by the station: from the medium, after a remount,
 * not from the cache. Files are erased one by one, by name, size and hash; never a folder, never a whole card.
 */
import { lstat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import {
  MAX_BATCH, type AnswerTo, type Answers, type BaySource, type CardEntry, type EraseItem, type EraseOutcome, type HashItem, type Question, type ReadSpan,
  type RecorderReport, type SourceFailure, type TakeBytes,
} from '../../domain/bay-source.ts';
import type { DockId } from '../../domain/names.ts';
import type { CardLayout } from './card-layout.ts';
import { kindOf, timeInName } from './card-layout.ts';
import { fileAt, isGone, isMissing, rawTimeOf, walkCard, type CardFile } from './card-walk.ts';
import { readFile, said } from './read-file.ts';
import { Turnstile } from './turnstile.ts';
import type { Medium } from './volume.ts';

/** Files read at once: cards are slow at jumping about. */
const READERS = 2;
/** Read before others get their turn, and before a remount may come between. */
const PIECE_BYTES = 16 * 1024 * 1024;
/** Hashes remembered of one card. */
const MAX_HASHES = 200_000;

export interface VolumeSourceParts {
  readonly carrier: 'volume' | 'folder';
  readonly dock: DockId;
  readonly bay: number;
  readonly report: RecorderReport;
  readonly gone: Promise<string>;
  readonly medium: Medium;
  readonly layout: CardLayout | null;
  /** Below the medium's root. */
  readonly folders: readonly string[];
  readonly keepsLocalTime: boolean;
  readonly utcOffsetMinutes: number;
  /** What the device's record says of its user. */
  readonly officerHint: string;
  /** Reads a file from the medium, past the cache; undefined when there is none. */
  readonly hashFile: (absolutePath: string) => Promise<{ readonly size: number; readonly sha256: string } | undefined>;
}

type Answered = Answers[Question['kind']] | SourceFailure;

export class VolumeSource implements BaySource {
  readonly carrier: 'volume' | 'folder';
  readonly dock: DockId;
  readonly bay: number;
  readonly report: RecorderReport;
  readonly gone: Promise<string>;
  readonly #parts: VolumeSourceParts;
  readonly #turnstile = new Turnstile(READERS);
  readonly #numbers = new Map<string, number>();
  readonly #paths = new Map<number, string>();
  /** SHA-256 of what the medium gave, by path and tag. */
  readonly #hashes = new Map<string, HashItem>();
  #walk: readonly CardFile[] = [];
  #unreadable = 0;
  #here = true;

  constructor(parts: VolumeSourceParts) {
    this.#parts = parts;
    this.carrier = parts.carrier;
    this.dock = parts.dock;
    this.bay = parts.bay;
    this.report = parts.report;
    this.gone = parts.gone;
    void parts.gone.then(() => { this.#here = false; });
  }

  batch(): number {
    return MAX_BATCH;
  }

  async ask<Q extends Question>(question: Q): Promise<AnswerTo<Q['kind']>> {
    return await this.#answer(question) as AnswerTo<Q['kind']>;
  }

  /** In pieces, so that a remount need not wait for a whole film. */
  async read(span: ReadSpan, take: TakeBytes): Promise<SourceFailure | null> {
    const path = this.#paths.get(span.number);
    if (path === undefined) return said('no-such-clip', span.offset, span.length, 'it is not in the list');
    const end = span.offset + span.length;
    for (let at = span.offset; at < end;) {
      const length = Math.min(PIECE_BYTES, end - at);
      const offset = at;
      const failed = await this.#turnstile.shared(async () => (this.#here ? readFile(this.#parts.medium.root, path, { ...span, offset, length }, take) : cardGone()));
      // A volume that was pulled has none of its files: that is not what 'no such clip' means.
      if (failed !== null) return this.#here && (failed.code !== 'no-such-clip' || await this.#isThere()) ? failed : cardGone();
      at += length;
    }
    return null;
  }

  async #answer(question: Question): Promise<Answered> {
    if (!this.#here) return cardGone();
    try {
      switch (question.kind) {
        case 'list': return await this.#list(question.afterNumber, question.limit);
        case 'hash': return await this.#turnstile.alone(() => this.#hash(question.numbers));
        case 'erase': return await this.#turnstile.alone(() => this.#erase(question.items));
        case 'prove':
        case 'read-clock':
        case 'set-clock':
        case 'witness':
        case 'offer-firmware':
        case 'write-firmware':
        case 'install-firmware':
        case 'give-pass':
        case 'read-log': return said('unsupported', 0, 0, `a volume does not know '${question.kind}'`);
      }
    } catch (error) {
      if (!this.#here || isGone(error)) return cardGone();
      return said('read-error', 0, 0, error instanceof Error ? error.message : String(error));
    }
  }

  // ---------------------------------------------------------------------------------------------- list

  async #list(after: number, limit: number): Promise<Answers['list'] | SourceFailure> {
    if (after === 0) {
      const { files, unreadable } = await this.#turnstile.shared(() => walkCard(this.#parts.medium.root, this.#parts.folders));
      this.#walk = files;
      this.#unreadable = unreadable.length;
    }
    const entries = this.#walk.map((file) => this.#entry(file)).filter((entry) => entry.number > after).sort((a, b) => a.number - b.number);
    return { kind: 'list', entries: entries.slice(0, limit), complete: entries.length <= limit, unreadable: this.#unreadable };
  }

  /** The number that a path got when it was first seen stays its own for this docking. */
  #numberOf(path: string): number {
    let number = this.#numbers.get(path);
    if (number === undefined) {
      number = this.#numbers.size + 1;
      this.#numbers.set(path, number);
      this.#paths.set(number, path);
    }
    return number;
  }

  #entry(file: CardFile): CardEntry {
    const { layout, keepsLocalTime, utcOffsetMinutes, officerHint } = this.#parts;
    return {
      number: this.#numberOf(file.path), numbered: false, name: file.path, kind: kindOf(file.path), size: file.size,
      started: timeInName(file.path) ?? rawTimeOf(file.changedNs, keepsLocalTime, utcOffsetMinutes), durationMs: null, recording: null, segment: null, lastSegment: null,
      important: layout?.important?.test(file.path.slice(file.path.lastIndexOf('/') + 1)) ?? false, private: false, locked: file.locked, open: false, tag: file.tag, sha256: null,
      bootCount: null, uptimeMs: null, signature: null, officerHint,
    };
  }

  // ---------------------------------------------------------------------------------------------- hash

  async #hash(numbers: readonly number[]): Promise<Answers['hash'] | SourceFailure> {
    const { medium } = this.#parts;
    await medium.refresh();
    const items = await Promise.all(numbers.slice(0, MAX_BATCH).map(async (number): Promise<HashItem | null> => {
      const path = this.#paths.get(number);
      const file = path === undefined ? null : await fileAt(medium.root, path);
      if (path === undefined || file === null) return null;
      if (file === 'unreadable') return { number, size: 0, sha256: null, tag: '' };
      return this.#hashOf(number, file);
    }));
    return { kind: 'hashes', items: items.filter((item) => item !== null) };
  }

  async #hashOf(number: number, file: CardFile): Promise<HashItem> {
    const { medium, hashFile } = this.#parts;
    const digests = await hashFile(join(medium.root, file.path)).catch(() => undefined);
    const item: HashItem = { number, size: digests?.size ?? file.size, sha256: digests?.sha256 ?? null, tag: file.tag };
    if (this.#hashes.size < MAX_HASHES) this.#hashes.set(`${file.path}\n${file.tag}`, item);
    return item;
  }

  // ---------------------------------------------------------------------------------------------- erase

  async #erase(items: readonly EraseItem[]): Promise<Answers['erase'] | SourceFailure> {
    if (this.carrier === 'folder') return said('unsupported', 0, 0, 'nothing is erased from a folder');
    const outcomes = new Map<number, EraseOutcome>();
    const batch = items.slice(0, MAX_BATCH);
    const { medium } = this.#parts;
    for (const item of batch) outcomes.set(item.number, await this.#mayErase(item));
    const free = batch.filter((item) => outcomes.get(item.number) === 'erased');
    if (free.length > 0) {
      try {
        await medium.writable(async () => {
          for (const item of free) outcomes.set(item.number, await this.#unlink(this.#paths.get(item.number)!));
        });
      } catch (error) {
        if (isGone(error) || !await this.#isThere()) return cardGone();
        // A card with its switch on 'lock' refuses the right to write.
        for (const item of free) outcomes.set(item.number, 'card-error');
      }
      // Said only of what the medium, read anew, does not have any more.
      for (const item of free) {
        if (outcomes.get(item.number) === 'erased' && await fileAt(medium.root, this.#paths.get(item.number)!) !== null) outcomes.set(item.number, 'card-error');
      }
    }
    // A volume that was pulled has none of its files: that is not what 'absent' means.
    if ([...outcomes.values()].includes('absent') && !await this.#isThere()) return cardGone();
    return { kind: 'erased', items: batch.map(({ number }) => ({ number, outcome: outcomes.get(number) ?? 'card-error' })) };
  }

  async #isThere(): Promise<boolean> {
    for (const folder of this.#parts.folders) {
      if ((await lstat(join(this.#parts.medium.root, folder)).catch(() => null))?.isDirectory() === true) return true;
    }
    return false;
  }

  /** 'erased' means that it may be. */
  async #mayErase(item: EraseItem): Promise<EraseOutcome> {
    const path = this.#paths.get(item.number);
    const file = path === undefined ? null : await fileAt(this.#parts.medium.root, path);
    if (path === undefined || file === null) return 'absent';
    if (file === 'unreadable') return 'card-error';
    if (file.locked) return 'locked';
    if (file.size !== item.size) return 'hash-differs';
    // The hash that the medium gave in this docking holds for as long as size and time are the same: nobody else has the right to write.
    const known = this.#hashes.get(`${path}\n${file.tag}`) ?? await this.#hashOf(item.number, file);
    if (known.sha256 === null) return 'card-error';
    return known.sha256 === item.sha256 && known.size === item.size ? 'erased' : 'hash-differs';
  }

  async #unlink(path: string): Promise<EraseOutcome> {
    try {
      await unlink(join(this.#parts.medium.root, path));
      return 'erased';
    } catch (error) {
      if (isMissing(error)) return 'absent';
      if (isGone(error)) throw error;
      const { code } = error as NodeJS.ErrnoException;
      return code === 'EPERM' || code === 'EACCES' ? 'locked' : 'card-error';
    }
  }
}

function cardGone(): SourceFailure {
  return said('card-gone', 0, 0, 'the volume was pulled');
}
