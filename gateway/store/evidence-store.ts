/**
 * The evidence store: the only code that writes clips. The durable order of an offload; a step begins when the one
 * before it is over, and recovery is the same path gone on with:
 *
 *  1. The part file is made (O_EXCL) or, after a break, opened again.                                    clip-part.ts
 *  2. Bytes are written where they belong, looping on short writes.
 *  3. Every 8 MiB or 2 s: fdatasync of the part, its note made (folder synced), written and synced. Only then is the
 *     offset reported as durable.
 *  4. Whole: fdatasync of the part; the handle is closed.
 *  5. The part is read back past the page cache and hashed: a sealed clip.
 *  6. The part is made read-only and gets its name in the vault, or is dropped when the vault holds these bytes already
 *     (read back, too).
 *  7. Each touched vault folder is synced, then the folder of parts.                                      clip-group.ts
 *  8. ClipStored is appended to the custody log, which syncs it: THE COMMIT POINT.
 *  9. What is left of the part (its note, a part that was a duplicate) is removed.
 *
 * A live stream has no length and no card from which it could be read again. Its bytes go this way, and from step 6 on with
 * the others:
 *
 *  L1. IncidentBegun is in the custody log.                                                              desk/incidents.ts
 *  L2. The part is made (O_EXCL) and the folder of parts synced.                                         live-part.ts
 *  L3. Each unit (the head of the file; then half a second of pictures and sound) is written behind the one before, and
 *      fdatasync follows: at most the last second is not durable.
 *  L4. Its end, or the start after a crash: the part is cut to its last whole unit; fdatasync; closed. A part without one
 *      whole fragment is removed after LivePartDropped is in the log. What has been whole once and is damaged is never cut off.
 *  L5. Read back past the page cache and hashed.
 *  L6. The part is made read-only and gets a second name in the vault: its own stays until L9.
 *  L9. After the commit point the part's own name is removed.
 *
 * A failed sync is never tried again: the store turns suspect and every later call throws 'durability-unknown'. A full
 * disk leaves the part as it is. A vault file without an entry (a crash between 6 and 8) is met again when the clip is
 * read again, and listed by recover(); it is never deleted.
 */
import type { Clock } from '../clock.ts';
import { assert, StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import { isSha256, type ClipId, type RecorderSerial, type Sha256 } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { ClipGroups, SealedPart, type SealedClip, type WholePart } from './clip-group.ts';
import { ClipPart, type IncomingClip, type PartWorld } from './clip-part.ts';
import type { CustodyLog } from './custody-log.ts';
import type { Digester, Disk, DiskFile } from './disk.ts';
import type { LivePart } from './live-part.ts';
import { LiveParts, type LivePartsWorld } from './live-parts.ts';
import { durableClip, type DurableClip } from './durable-clip.ts';
import { Gate } from './gate.ts';
import { APART, PARTS, SHARDS, VAULT, apartPath, parsePartName, partOfNote, partPath, progressPath, vaultPath, type ClipKey } from './store-paths.ts';
import { openFolder } from './whole-file.ts';

export type { IncomingClip } from './clip-part.ts';
export type { SealedClip } from './clip-group.ts';
export type { DurableClip } from './durable-clip.ts';
export type { ClipKey } from './store-paths.ts';
export type { IncomingLive, LiveKey } from './live-part.ts';
export type { LiveLeft } from './live-parts.ts';

/** Clips that are synced and read back at once. */
const MAX_SEALING = 256;
/** Clips that are read from cards at once: each holds a file open. */
const MAX_OPEN = 4_096;
/** Space that stays free for log, index and the system, in bytes, unless the configuration says otherwise. */
export const HEADROOM_BYTES = 1024 * 1024 * 1024;
/** Orphans and abandoned parts that one listing names. */
const MAX_LISTED = 10_000;
const PAGE_ROWS = 1_000;
/** Entries of the log whose vault files are looked at when the store opens: hours of a busy station. */
const PROTECTED_ENTRIES = 4_096;
/** Clips whose hashes are held in memory at once while the vault is compared with the registers. */
const MAX_HASHES_AT_ONCE = 500_000;

type DraftOf<K extends EventDraft['kind']> = Extract<EventDraft, { kind: K }>;

export interface EvidenceStoreParts {
  readonly disk: Disk;
  readonly digester: Digester;
  readonly clock: Clock;
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  /** Bytes that reserve keeps free; 1 GiB by default. */
  readonly headroomBytes?: number;
  /** A vault file did not hold the bytes of its name and was replaced by sound ones that a card brought again. */
  readonly onHealed?: (sha256: Sha256) => void;
}

export interface AbandonedPart {
  readonly path: string;
  readonly recorder: RecorderSerial;
  readonly size: number;
}

export interface Orphan {
  readonly sha256: Sha256;
  readonly size: number;
}

export interface EvidenceStore {
  /**
   * Opens or resumes the part of a clip. Throws 'conflict' while the same clip is open, or too many are, and 'bad-input'
   * for a key or size that no card can have. Does not look at free space: see reserve.
   */
  receive(key: ClipKey, size: number): Promise<IncomingClip>;
  /**
   * Steps 4 and 5. Throws 'conflict' when bytes are missing; whatever else it throws, the part is closed and stays for a
   * later receive. Who has a sealed clip ends it by commit, setApart, discard or close.
   */
  seal(incoming: IncomingClip): Promise<SealedClip>;
  /**
   * Steps 6 to 9. The draft must name the sealed bytes, and the clip id that they have. Stored before: gives that back
   * and appends nothing. After 'disk-full' the caller may commit the same sealed clip again.
   */
  commit(sealed: SealedClip, draft: DraftOf<'ClipStored'>): Promise<DurableClip>;
  /**
   * Keeps bytes that must not count as the clip under apart/, and says so in the log. Size and hash of the draft are
   * replaced by what sealing found when an unsealed clip is given; it may have holes, which are zeros.
   */
  setApart(clip: SealedClip | IncomingClip, draft: DraftOf<'ClipSetApart'>): Promise<void>;
  /** Bytes of unknown length: live streams. */
  readonly live: LiveParts;
  /** Drops a part: its clip will be read from the card again. */
  discard(clip: IncomingClip | SealedClip): Promise<void>;
  /** The clip if its entry is in the log and the vault has a file of its size. */
  durable(clip: ClipId): Promise<DurableClip | undefined>;
  /** The same, if reading the vault's file back from the medium gives its hash: before the only other copy is erased. */
  readBack(clip: ClipId): Promise<DurableClip | undefined>;
  /** A vault file to read from; the caller closes it. undefined when it is missing. */
  open(clip: Pick<DurableClip, 'sha256'>): Promise<DiskFile | undefined>;
  freeBytes(): Promise<number>;
  /** Throws 'disk-full' when the clips that are being read and `bytes` more would not leave the headroom free. */
  reserve(bytes: number): Promise<void>;
  /** Why nothing is durable any more; null while all is well. */
  readonly suspect: string | null;
  /** Calls back once, when the store turns suspect. */
  onSuspect(then: (why: string) => void): void;
  /** A sync that others asked of the same medium has failed: the store turns suspect. */
  doubt(why: string): void;
  /** Parts of clips that are stored already and are not being read, at most 10,000. */
  abandonedParts(): Promise<readonly AbandonedPart[]>;
  /** Removes those; returns how many. */
  removeAbandonedParts(): Promise<number>;
  /** Vault files without an entry, at most 10,000, each made read-only. Nothing is deleted. */
  recover(): Promise<readonly Orphan[]>;
}

export async function openEvidenceStore(parts: EvidenceStoreParts): Promise<EvidenceStore> {
  for (const folder of [PARTS, VAULT, APART]) await openFolder(parts.disk, folder);
  for (const folder of [VAULT, APART]) {
    for (const digit of SHARDS) await parts.disk.makeDirectory(`${folder}/${digit}`);
    await parts.disk.syncDirectory(folder);
  }
  await protectNewest(parts);
  return new DiskStore(parts);
}

/**
 * Takes the right to write away from the newest vault files again. No sync covers that right, so a power cut can bring
 * it back; what is older has long been written down by the file system.
 */
async function protectNewest({ disk, log }: EvidenceStoreParts): Promise<void> {
  for await (const event of log.events(Math.max(0, log.size - PROTECTED_ENTRIES))) {
    if (event.kind !== 'ClipStored') continue;
    const path = vaultPath(event.facts.sha256);
    const file = await disk.stat(path);
    if (file !== undefined && !file.readOnly) await disk.setReadOnly(path);
  }
}

class DiskStore implements EvidenceStore, PartWorld, LivePartsWorld {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly #parts: EvidenceStoreParts;
  readonly #open = new Map<string, ClipPart | LivePart | undefined>();
  readonly #sealing = new Gate(MAX_SEALING);
  readonly #groups: ClipGroups;
  readonly live: LiveParts = new LiveParts(this);
  readonly #watchers: ((why: string) => void)[] = [];
  #suspect: string | null = null;

  constructor(parts: EvidenceStoreParts) {
    this.disk = parts.disk;
    this.clock = parts.clock;
    this.#parts = parts;
    this.#groups = new ClipGroups({
      disk: parts.disk, digester: parts.digester, log: parts.log,
      guard: (work) => this.guard(work), durable: (clip) => this.durable(clip), healed: parts.onHealed ?? (() => undefined),
    });
    parts.log.onSuspect((why) => this.doubt(why));
  }

  // ---------------------------------------------------------------------------------------------- suspicion

  get suspect(): string | null {
    return this.#suspect;
  }

  onSuspect(then: (why: string) => void): void {
    if (this.#suspect !== null) then(this.#suspect);
    else this.#watchers.push(then);
  }

  doubt(why: string): void {
    if (this.#suspect !== null) return;
    this.#suspect = why;
    for (const then of this.#watchers.splice(0)) then(why);
  }

  #trust(): void {
    if (this.#suspect !== null) throw new StationError('durability-unknown', `the store cannot be trusted until the station starts again: ${this.#suspect}`, { path: '' });
  }

  async guard<T>(work: () => Promise<T>): Promise<T> {
    this.#trust();
    try {
      return await work();
    } catch (error) {
      if (error instanceof StationError && error.durableStateUnknown) this.doubt(error.message);
      throw error;
    }
  }

  // ---------------------------------------------------------------------------------------------- in

  async receive(key: ClipKey, size: number): Promise<IncomingClip> {
    if (size !== key.size) throw new StationError('bad-input', `the clip's key says ${key.size} bytes, the call ${size}`, { what: 'size', value: size, expected: String(key.size) });
    const path = partPath(key);
    return (await this.opening(path, () => ClipPart.open(this, key, path)))!;
  }

  async opening<P extends ClipPart | LivePart>(path: string, open: () => Promise<P | undefined>): Promise<P | undefined> {
    if (this.#open.has(path)) throw new StationError('conflict', 'this clip is being read already', { what: 'clip', id: path, reason: 'open' });
    if (this.#open.size >= MAX_OPEN) throw new StationError('conflict', `more than ${MAX_OPEN} clips are being read`, { what: 'clips', id: path, reason: 'too-many' });
    this.#open.set(path, undefined);
    let part: P | undefined;
    try {
      part = await this.guard(open);
      return part;
    } finally {
      if (part === undefined) this.#open.delete(path);
      else this.#open.set(path, part);
    }
  }

  isOpen(path: string): boolean {
    return this.#open.has(path);
  }

  released(part: ClipPart | LivePart): void {
    if (this.#open.get(part.path) === part) this.#open.delete(part.path);
  }

  async seal(incoming: IncomingClip): Promise<SealedClip> {
    const part = partOf(incoming);
    if (!part.whole) throw new StationError('conflict', `the clip is whole up to byte ${part.contiguous} of ${part.key.size} only`, { what: 'part', id: part.path, reason: 'not-whole' });
    return this.#sealPart(part);
  }

  #sealPart(part: ClipPart): Promise<SealedPart> {
    return this.hashed(part, () => part.finish());
  }

  /** Step 5, after `finish` has done step 4 and told the length. The part is closed, whatever fails after that. */
  hashed(part: WholePart, finish: () => Promise<number>): Promise<SealedPart> {
    return this.#sealing.run(() => this.guard(async () => this.#hashed(part, await finish())));
  }

  async #hashed(part: WholePart, size: number): Promise<SealedPart> {
    try {
      const digests = await this.#parts.digester.digest(part.path, 'sha256');
      if (digests === undefined || digests.size !== size) {
        throw new StationError('disk-failed', `${part.path}: ${digests === undefined ? 'the part is gone' : `${digests.size} of ${size} bytes could be read back`}`, { path: part.path, operation: 'read back' });
      }
      assert(isSha256(digests.sha256), 'the digester gives a SHA-256 in hex');
      return new SealedPart(this.disk, part, size, digests.sha256);
    } catch (error) {
      await part.release();
      throw error;
    }
  }

  async commit(sealed: SealedClip, draft: DraftOf<'ClipStored'>): Promise<DurableClip> {
    this.#trust();
    return this.#groups.commit(sealedPart(sealed), draft);
  }

  async setApart(clip: SealedClip | IncomingClip, draft: DraftOf<'ClipSetApart'>): Promise<void> {
    const sealed = clip instanceof SealedPart ? clip : await this.#sealPart(partOf(clip));
    const { sha256, size } = sealed;
    if (clip === sealed && (draft.facts.sha256 !== sha256 || draft.facts.size !== size)) {
      throw new StationError('bad-input', 'the event names other bytes than those set apart', { what: 'sha256', value: draft.facts.sha256, expected: sha256 });
    }
    await this.guard(async () => {
      const path = apartPath(sha256);
      await this.disk.setReadOnly(sealed.part.path);
      await this.disk.rename(sealed.part.path, path);
      await this.disk.syncDirectory(`${APART}/${sha256[0]}`);
      await this.disk.syncDirectory(PARTS);
      await this.#parts.log.append([{ ...draft, facts: { ...draft.facts, sha256, size } }]);
      await sealed.part.removeNote();
      await sealed.part.release();
    });
  }

  async discard(clip: IncomingClip | SealedClip): Promise<void> {
    const part = clip instanceof SealedPart ? clip.part : partOf(clip);
    try {
      await this.guard(() => part.remove());
    } finally {
      await part.release();
    }
  }

  // ---------------------------------------------------------------------------------------------- out

  async durable(clip: ClipId): Promise<DurableClip | undefined> {
    this.#trust();
    const row = read(this.#parts.rows, register.clip(clip));
    if (row === undefined) return undefined;
    const event = await this.#parts.log.event(row.seq);
    if (event.kind !== 'ClipStored' || event.facts.clip !== clip) {
      throw new StationError('log-damaged', `the index says that entry ${row.seq} stores ${clip}, and it does not`, { reason: 'index', size: row.seq });
    }
    const file = await this.disk.stat(vaultPath(event.facts.sha256));
    return file?.size === event.facts.size ? durableClip(event) : undefined;
  }

  async readBack(clip: ClipId): Promise<DurableClip | undefined> {
    const durable = await this.durable(clip);
    if (durable === undefined) return undefined;
    const digests = await this.#parts.digester.digest(vaultPath(durable.sha256), 'sha256');
    return digests?.sha256 === durable.sha256 ? durable : undefined;
  }

  open(clip: Pick<DurableClip, 'sha256'>): Promise<DiskFile | undefined> {
    return this.disk.open(vaultPath(clip.sha256), 'read');
  }

  freeBytes(): Promise<number> {
    return this.disk.freeBytes();
  }

  async reserve(bytes: number): Promise<void> {
    this.#trust();
    const free = await this.disk.freeBytes();
    const promised = [...this.#open.values()].reduce((sum, part) => sum + (part instanceof ClipPart ? part.missing : 0), 0);
    if (free - promised - bytes < (this.#parts.headroomBytes ?? HEADROOM_BYTES)) {
      throw new StationError('disk-full', `${free} bytes are free, ${promised} of them promised: no room for ${bytes} more`, { path: PARTS, freeBytes: free });
    }
  }

  // ---------------------------------------------------------------------------------------------- what is left over

  async abandonedParts(): Promise<readonly AbandonedPart[]> {
    const found: AbandonedPart[] = [];
    for (const name of await this.disk.list(PARTS) ?? []) {
      if (found.length >= MAX_LISTED) break;
      const path = `${PARTS}/${name}`;
      const parsed = parsePartName(name);
      if (parsed === undefined || this.#open.has(path)) continue;
      if (read(this.#parts.rows, register.onCard(parsed.recorder, parsed.cardKey)) === undefined) continue;
      const size = (await this.disk.stat(path))?.size;
      if (size !== undefined) found.push({ path, recorder: parsed.recorder, size });
    }
    return found;
  }

  async removeAbandonedParts(): Promise<number> {
    const parts = await this.abandonedParts();
    for (const { path } of parts) {
      if (this.#open.has(path)) continue;
      await this.disk.remove(path);
      await this.disk.remove(progressPath(path));
    }
    await this.#removeLoneNotes();
    return parts.length;
  }

  /** A crash in step 9 leaves the note of a part that is in the vault. */
  async #removeLoneNotes(): Promise<void> {
    const names = new Set(await this.disk.list(PARTS) ?? []);
    for (const name of names) {
      const part = partOfNote(name);
      if (part !== undefined && !names.has(part) && !this.#open.has(`${PARTS}/${part}`)) await this.disk.remove(`${PARTS}/${name}`);
    }
  }

  async recover(): Promise<readonly Orphan[]> {
    this.#trust();
    const clips = read(this.#parts.rows, register.totals())?.clips ?? 0;
    const orphans: Orphan[] = [];
    // Few clips are compared in one pass over the registers, many in one for each folder of the vault.
    const passes = clips <= MAX_HASHES_AT_ONCE ? [SHARDS] : SHARDS.map((digit) => [digit]);
    for (const digits of passes) {
      const logged = await this.#hashesOf(new Set(digits));
      for (const digit of digits) {
        for (const name of await this.disk.list(`${VAULT}/${digit}`) ?? []) {
          if (!isSha256(name) || logged.has(name) || orphans.length >= MAX_LISTED) continue;
          const size = (await this.disk.stat(vaultPath(name)))?.size;
          if (size === undefined) continue;
          await this.disk.setReadOnly(vaultPath(name));
          orphans.push({ sha256: name, size });
        }
      }
    }
    return orphans;
  }

  async #hashesOf(digits: ReadonlySet<string>): Promise<Set<string>> {
    const hashes = new Set<string>();
    for (let after: string | undefined; ;) {
      const rows = await this.#parts.rows.list(register.clip(''), PAGE_ROWS, after);
      for (const [, row] of rows) {
        const { sha256 } = row as unknown as { sha256: string };
        if (digits.has(sha256[0]!)) hashes.add(sha256);
      }
      if (rows.length < PAGE_ROWS) return hashes;
      after = rows.at(-1)![0];
    }
  }
}

function partOf(incoming: IncomingClip | SealedClip): ClipPart {
  assert(incoming instanceof ClipPart, 'an incoming clip comes from receive');
  return incoming;
}

function sealedPart(sealed: SealedClip): SealedPart {
  assert(sealed instanceof SealedPart, 'a sealed clip comes from seal');
  return sealed;
}
