/**
 * Steps 6 to 9 of evidence-store.ts for many clips at once: while one group is on its way to the disk, all further
 * sealed clips gather in the next, so that ten thousand small clips do not take ten thousand syncs of folders and log.
 */
import { clipId } from '../domain/clip.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { ClipId, Sha256 } from '../domain/names.ts';
import type { CustodyLog } from './custody-log.ts';
import type { Digester, Disk } from './disk.ts';
import { durableClip, type DurableClip } from './durable-clip.ts';
import { PARTS, VAULT, vaultPath, type ClipKey } from './store-paths.ts';
import { fill } from './whole-file.ts';

/** Clips of one group. */
const MAX_GROUP = 256;

type ClipStoredDraft = Extract<EventDraft, { kind: 'ClipStored' }>;
type ClipStored = Extract<LoggedEvent, { kind: 'ClipStored' }>;

/** Bytes that lie on the medium whole and hash to this. */
export interface SealedClip {
  readonly key: ClipKey;
  readonly size: number;
  readonly sha256: Sha256;
  /** Reads `length` bytes at `position`, fewer at the end; only before the clip is committed, set apart or discarded. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** Leaves the part for a later receive. Harmless after commit. */
  close(): Promise<void>;
}

/** A part as the steps from 5 on see it: of a card's clip, or of a live stream. */
export interface WholePart {
  readonly key: ClipKey;
  readonly path: string;
  /** Its name stays beside the vault's until the entry is in the log: what cannot be read from a card again must not be lost between. */
  readonly staysUntilStored: boolean;
  keep(): Promise<void>;
  release(): Promise<void>;
  removeNote(): Promise<void>;
  remove(): Promise<void>;
}

export class SealedPart implements SealedClip {
  readonly part: WholePart;
  readonly size: number;
  readonly sha256: Sha256;
  readonly #disk: Disk;
  /** The part has its name in the vault already: a commit that failed later is tried again from there. */
  placed = false;

  constructor(disk: Disk, part: WholePart, size: number, sha256: Sha256) {
    this.#disk = disk;
    this.part = part;
    this.size = size;
    this.sha256 = sha256;
  }

  get key(): ClipKey {
    return this.part.key;
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    const file = await this.#disk.open(this.part.path, 'read');
    if (file === undefined) throw new StationError('conflict', 'the clip has left its part', { what: 'part', id: this.part.path, reason: 'gone' });
    try {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - position)));
      return bytes.subarray(0, await fill(file, bytes, position));
    } finally {
      await file.close();
    }
  }

  close(): Promise<void> {
    // One that has its name in the vault already needs no note: the next attempt finds it there.
    return this.placed ? this.part.release() : this.part.keep();
  }
}

export interface GroupWorld {
  readonly disk: Disk;
  readonly digester: Digester;
  readonly log: CustodyLog;
  guard<T>(work: () => Promise<T>): Promise<T>;
  durable(clip: ClipId): Promise<DurableClip | undefined>;
  healed(sha256: Sha256): void;
}

interface Commit {
  readonly sealed: SealedPart;
  readonly draft: ClipStoredDraft;
  readonly resolve: (durable: DurableClip) => void;
  readonly reject: (error: unknown) => void;
}

export class ClipGroups {
  readonly #world: GroupWorld;
  readonly #queue: Commit[] = [];
  #running = false;

  constructor(world: GroupWorld) {
    this.#world = world;
  }

  commit(sealed: SealedPart, draft: ClipStoredDraft): Promise<DurableClip> {
    return new Promise((resolve, reject) => {
      checkDraft(sealed, draft);
      this.#queue.push({ sealed, draft, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const group = this.#queue.splice(0, MAX_GROUP);
      try {
        await this.#world.guard(() => this.#store(group));
      } catch (error) {
        for (const commit of group) commit.reject(error);
      }
    }
    this.#running = false;
  }

  async #store(group: readonly Commit[]): Promise<void> {
    const { disk, log } = this.#world;
    // 6
    const inVault = new Map<Sha256, Promise<void>>();
    const placed: Commit[] = [];
    await settleAll(group.map(async (commit) => {
      const { sealed } = commit;
      try {
        const first = inVault.get(sealed.sha256);
        if (first !== undefined) await first;
        else {
          const placing = this.#place(sealed);
          inVault.set(sealed.sha256, placing);
          await placing;
        }
        placed.push(commit);
      } catch (error) {
        if (error instanceof StationError && error.durableStateUnknown) throw error;
        commit.reject(error);
      }
    }));
    if (placed.length === 0) return;
    // 7
    const shards = new Set(placed.map(({ sealed }) => sealed.sha256[0]!));
    await settleAll([...shards].map((digit) => disk.syncDirectory(`${VAULT}/${digit}`)));
    await disk.syncDirectory(PARTS);
    // 8
    const fresh = new Map<ClipId, Commit>();
    const known: Commit[] = [];
    for (const commit of group) {
      if (!placed.includes(commit)) continue;
      const { clip } = commit.draft.facts;
      if (fresh.has(clip) || (await this.#world.durable(clip)) !== undefined) known.push(commit);
      else fresh.set(clip, commit);
    }
    const commits = [...fresh.values()];
    const events = commits.length === 0 ? [] : await log.append(commits.map((commit) => commit.draft));
    // 9
    await Promise.all([
      ...commits.map((commit, at) => this.#finish(commit, durableClip(events[at] as ClipStored))),
      ...known.map(async (commit) => {
        const durable = await this.#world.durable(commit.draft.facts.clip);
        if (durable !== undefined) await this.#finish(commit, durable);
        else commit.reject(new StationError('disk-failed', 'the clip was stored and its file has left the vault since', { path: vaultPath(commit.sealed.sha256), operation: 'stat' }));
      }),
    ]);
  }

  /** Gives a part its name in the vault, unless the vault holds these bytes. */
  async #place(sealed: SealedPart): Promise<void> {
    const { disk, digester } = this.#world;
    const path = vaultPath(sealed.sha256);
    if (!sealed.placed) {
      const there = await disk.stat(path);
      const sound = there !== undefined && there.size === sealed.size && (await digester.digest(path, 'sha256'))?.sha256 === sealed.sha256;
      if (!sound) {
        // Before the rename: no crash may leave a vault file that a part's name can still be written through.
        await disk.setReadOnly(sealed.part.path);
        if (sealed.part.staysUntilStored) {
          if (there !== undefined) await disk.remove(path);
          await disk.link(sealed.part.path, path);
        } else {
          await disk.rename(sealed.part.path, path);
        }
        sealed.placed = true;
        if (there !== undefined) this.#world.healed(sealed.sha256);
      } else if (!there.readOnly) {
        await disk.setReadOnly(path);
      }
    }
  }

  async #finish({ sealed, resolve }: Commit, durable: DurableClip): Promise<void> {
    try {
      if (sealed.placed) await sealed.part.removeNote();
      else await sealed.part.remove();
    } catch {
      // The clip is stored; what is left over is listed by abandonedParts.
    }
    await sealed.part.release();
    resolve(durable);
  }
}

/** Waits for all, so that nothing runs on when a group has failed; then throws the first failure. */
async function settleAll(all: readonly Promise<unknown>[]): Promise<void> {
  for (const one of await Promise.allSettled(all)) if (one.status === 'rejected') throw one.reason;
}

function checkDraft(sealed: SealedPart, { facts }: ClipStoredDraft): void {
  const { recorder, number, name } = sealed.key;
  const expected = clipId(recorder, number, name, sealed.sha256);
  if (facts.sha256 === sealed.sha256 && facts.size === sealed.size && facts.recorder === recorder && facts.number === number && facts.clip === expected) return;
  throw new StationError('bad-input', 'the event names another clip than the sealed one', { what: 'clip', value: facts.clip, expected });
}
