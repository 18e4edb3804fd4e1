/**
 * The custody log: the only place where state changes. Appends gather while an fsync runs and go to the disk together;
 * an append resolves when its entries are durable and folded into the index.
 *
 * One group, step by step; each step is over before the next begins:
 *
 * 0. Each append is encoded, read back and folded aside. What cannot be is refused alone: nothing of it was written, so that
 *    the log never holds what the index cannot take.
 * 1. Openings of the group are written and synced.
 * 2. Entries of the group are written and synced: THE GROUP IS DURABLE.
 * 3. The tree takes the leaf hashes.
 * 4. The index takes what was folded, in one batch.
 * 5. The appends resolve: effects may become visible.
 * 6. Entry bundles and tiles that became full are written and synced, each folder too.
 *
 * A checkpoint is written aside, synced, renamed, its folder synced, and only then returned.
 * A full disk fails the group and leaves the log as it was; a failed sync, a failed index or anything else that leaves
 * unknown what is durable ends the log: every later call throws 'durability-unknown'.
 */
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { StationId } from '../domain/names.ts';
import { Turn } from '../domain/turn.ts';
import { signCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { Disk } from './disk.ts';
import { decodeEntry, encodeEntry, type Entry } from './entry.ts';
import { originOf, type StationKeys } from './keys.ts';
import { consistencyProof, inclusionProof, leafHash, sameBytes, treeRoot, verifyConsistency, verifyInclusion } from './merkle.ts';
import { CHECKPOINT_PATH, damaged, flushTiles, LOG_FOLDER, recoverLog, type LogFiles } from './log-recovery.ts';
import { MAX_GROUP_BYTES } from './segments.ts';
import type { Fold, StagedGroup, StationIndex } from './station-index.ts';
import { TILE_WIDTH } from './tiles.ts';
import { writeWhole } from './whole-file.ts';

export type { Checkpoint } from './checkpoint.ts';

/** Entries that go to the disk together, and bytes of them: a whole append may exceed neither. */
const MAX_GROUP_ENTRIES = 1_024;
const GROUP_BYTES = MAX_GROUP_BYTES / 2;
/** Entries that wait for their group; who comes after them waits for room. */
const MAX_QUEUED_ENTRIES = 8_192;
/** The log grows while it is published: so often a quiet moment is looked for. */
const MAX_PUBLISH_TRIES = 100;
/** Events folded in one batch when the index is made again. */
const REPLAY_BATCH = 1_000;

export interface CustodyLogParts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly station: StationId;
  readonly keys: StationKeys;
  readonly index: StationIndex;
  readonly fold: Fold;
  /** Told of each appended group once it is durable and the index shows it. Must not throw. */
  readonly told?: (events: readonly LoggedEvent[]) => void;
}

export interface CustodyLog {
  /**
   * Appends 1 to 1,024 events in order, next to each other. Resolves when they are durable and folded. Not atomic: after
   * a crash a first part of them may be there. Throws 'bad-input' (too many, too long, no well-formed text, or nothing that
   * the index can take) and 'disk-full' (nothing was appended), 'durability-unknown' (the log is at its end).
   */
  append(drafts: readonly EventDraft[]): Promise<readonly LoggedEvent[]>;
  /** Number of durable entries. */
  readonly size: number;
  /** Signs the durable tree. The same size gives the same note. */
  checkpoint(): Promise<Checkpoint>;
  /** Bytes of an entry, checked against the tree. Throws 'not-found' from `size` on. */
  leaf(index: number): Promise<Uint8Array>;
  event(index: number): Promise<LoggedEvent>;
  /** All events from `from` to the size at each step. */
  events(from: number): AsyncIterable<LoggedEvent>;
  inclusion(index: number, size: number): Promise<Uint8Array[]>;
  consistency(from: number, to: number): Promise<Uint8Array[]>;
  rootAt(size: number): Promise<Uint8Array>;
  /** undefined when the entry has none or a disposal removed it. */
  opening(index: number): Promise<Uint8Array | undefined>;
  readonly keys: StationKeys;
  /** Why the log takes nothing more; null while it is well. */
  readonly suspect: string | null;
  /** Calls back once, at the moment the log ends. */
  onSuspect(then: (why: string) => void): void;
  /** Writes the partial tiles of the newest checkpoint for tools that read the log folder. */
  publish(): Promise<Checkpoint>;
  /** Waits for what is under way. The index's store stays open. */
  close(): Promise<void>;
}

interface Append {
  readonly drafts: readonly EventDraft[];
  readonly resolve: (events: readonly LoggedEvent[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Opens the log with recovery: see docs/custody-log.md, "Files on the station". Throws 'log-damaged', 'key-unusable'. */
export async function openCustodyLog(parts: CustodyLogParts): Promise<CustodyLog> {
  if (parts.keys.name !== originOf(parts.station)) throw new StationError('key-unusable', `the key ${parts.keys.name} is not that of station ${parts.station}`, { path: parts.keys.name, reason: 'name' });
  const log = new GroupLog(parts, await recoverLog(parts.disk, parts.keys, parts.index.seen));
  await log.catchUpIndex();
  return log;
}

class GroupLog implements CustodyLog {
  readonly #parts: CustodyLogParts;
  readonly #opened: LogFiles;
  readonly #queue: Append[] = [];
  readonly #room: (() => void)[] = [];
  readonly #watchers: ((why: string) => void)[] = [];
  #queued = 0;
  #checkpoint: Checkpoint | undefined;
  readonly #signing = new Turn();
  #running: Promise<void> | undefined;
  #end: StationError | undefined;

  constructor(parts: CustodyLogParts, opened: LogFiles) {
    this.#parts = parts;
    this.#opened = opened;
    this.#checkpoint = opened.checkpoint;
  }

  get size(): number {
    return this.#opened.tree.size;
  }

  get keys(): StationKeys {
    return this.#parts.keys;
  }

  get suspect(): string | null {
    return this.#end?.message ?? null;
  }

  onSuspect(then: (why: string) => void): void {
    if (this.#end !== undefined) then(this.#end.message);
    else this.#watchers.push(then);
  }

  // ---------------------------------------------------------------------------------------------- writing

  async append(drafts: readonly EventDraft[]): Promise<readonly LoggedEvent[]> {
    if (drafts.length === 0 || drafts.length > MAX_GROUP_ENTRIES) {
      throw new StationError('bad-input', `an append takes 1 to ${MAX_GROUP_ENTRIES} events, not ${drafts.length}`, { what: 'drafts', value: drafts.length });
    }
    while (this.#queued + drafts.length > MAX_QUEUED_ENTRIES && this.#end === undefined) await new Promise<void>((resolve) => { this.#room.push(resolve); });
    if (this.#end !== undefined) throw this.#end;
    return new Promise((resolve, reject) => {
      this.#queued += drafts.length;
      this.#queue.push({ drafts, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    // What is asked in the same turn goes into the same group.
    await Promise.resolve();
    while (this.#queue.length > 0 && this.#end === undefined) await this.#writeGroup();
    this.#running = undefined;
  }

  async #writeGroup(): Promise<void> {
    const group: { readonly append: Append; readonly entries: readonly Entry[]; readonly events: readonly LoggedEvent[] }[] = [];
    const staged = this.#parts.index.stage(this.#parts.fold);
    let seq = this.size;
    let bytes = 0;
    while (this.#queue.length > 0) {
      const append = this.#queue[0]!;
      if (seq - this.size + append.drafts.length > MAX_GROUP_ENTRIES) break;
      const entries = this.#encode(append, seq);
      const length = entries?.reduce((sum, entry) => sum + entry.leaf.length + (entry.opening?.length ?? 0) + 16, 0) ?? 0;
      if (group.length > 0 && bytes + length > GROUP_BYTES) break;
      this.#queue.shift();
      this.#queued -= append.drafts.length;
      if (entries === undefined) continue;
      const events = this.#foldAside(append, entries, staged, seq);
      if (events === undefined) continue;
      group.push({ append, entries, events });
      seq += entries.length;
      bytes += length;
    }
    for (const wake of this.#room.splice(0)) wake();
    // The index went while it was asked: nothing more is written.
    if (this.#end !== undefined) for (const { append } of group.splice(0)) append.reject(this.#end);
    if (group.length === 0) return;
    try {
      await this.#makeDurable(group.flatMap((one) => one.entries), group.flatMap((one) => one.events), staged);
      for (const { append, events } of group) append.resolve(events);
      await flushTiles(this.#parts.disk, this.#opened.tree, this.#opened.bundles, this.#opened.tail);
    } catch (error) {
      this.#failed(error, group.map((one) => one.append));
    }
  }

  /** undefined when the append was rejected: it cannot be written, its neighbours can. */
  #encode(append: Append, seq: number): Entry[] | undefined {
    try {
      const entries = append.drafts.map((draft, at) => encodeEntry(draft, seq + at, this.#parts.clock));
      const bytes = entries.reduce((sum, entry) => sum + entry.leaf.length + (entry.opening?.length ?? 0) + 16, 0);
      if (bytes > GROUP_BYTES) throw new StationError('bad-input', `an append of ${bytes} bytes is too much at once`, { what: 'drafts', value: bytes, expected: `at most ${GROUP_BYTES}` });
      return entries;
    } catch (error) {
      append.reject(error);
      return undefined;
    }
  }

  /** As it will be read after a restart. undefined when the append was rejected, as above. */
  #foldAside(append: Append, entries: readonly Entry[], staged: StagedGroup, seq: number): readonly LoggedEvent[] | undefined {
    try {
      const events = entries.map(({ leaf, opening }, at) => decodeEntry(leaf, opening, seq + at));
      staged.add(events);
      return events;
    } catch (error) {
      if (error instanceof StationError && error.durableStateUnknown) {
        append.reject(error);
        this.#suspectNow(error);
        return undefined;
      }
      const { kind } = append.drafts[0]!;
      append.reject(new StationError('bad-input', `a ${kind} that the index cannot take was not written: ${error instanceof Error ? error.message : String(error)}`, { what: kind }, error));
      return undefined;
    }
  }

  /** Steps 1 to 4. */
  async #makeDurable(entries: readonly Entry[], events: readonly LoggedEvent[], staged: StagedGroup): Promise<void> {
    const { segments, openings, tree, tail } = this.#opened;
    const first = this.size;
    // Tiles that a full disk kept back come first: memory must not grow with what could not be written.
    await flushTiles(this.#parts.disk, tree, this.#opened.bundles, tail);
    const opened = entries.flatMap(({ opening }, at) => (opening === undefined ? [] : [{ seq: first + at, bytes: opening }]));
    // 1
    try {
      await openings.append(opened);
      // 2
      await segments.append(first, entries.map((entry) => entry.leaf));
    } catch (error) {
      if (opened.length > 0 && !endsLog(error)) await this.#takeBack(first);
      throw error;
    }
    // 3
    for (const { leaf } of entries) {
      tail.push(leaf);
      tree.push(leafHash(leaf));
    }
    // 4
    try {
      await this.#parts.index.take(staged, this.keys.vkey, await this.rootAt(this.size));
    } catch (error) {
      throw new StationError('durability-unknown', `entries ${first} to ${this.size - 1} are durable, but the index did not take them; start again`, { path: 'index' }, error);
    }
    this.#parts.told?.(events);
  }

  async #takeBack(first: number): Promise<void> {
    await this.#opened.openings.takeBack(first).catch((cause: unknown) => { throw new StationError('durability-unknown', `the openings from entry ${first} on could not be taken back; start again`, { path: LOG_FOLDER }, cause); });
  }

  #failed(error: unknown, appends: readonly Append[]): void {
    for (const append of appends) append.reject(error);
    if (endsLog(error)) this.#suspectNow(error);
  }

  #suspectNow(cause: unknown): void {
    if (this.#end !== undefined) return;
    const why = cause instanceof Error ? cause.message : String(cause);
    this.#end = cause instanceof StationError && cause.durableStateUnknown ? cause : new StationError('durability-unknown', `the custody log has ended: ${why}`, { path: LOG_FOLDER }, cause);
    for (const append of this.#queue.splice(0)) append.reject(this.#end);
    for (const wake of this.#room.splice(0)) wake();
    for (const then of this.#watchers.splice(0)) then(this.#end.message);
  }

  // ---------------------------------------------------------------------------------------------- checkpoints

  checkpoint(): Promise<Checkpoint> {
    return this.#signing.take(() => this.#sign());
  }

  async #sign(): Promise<Checkpoint> {
    if (this.#end !== undefined) throw this.#end;
    const size = this.size;
    if (this.#checkpoint?.size === size) return this.#checkpoint;
    const root = await this.rootAt(size);
    if (this.#checkpoint !== undefined) {
      const { size: older, root: olderRoot } = this.#checkpoint;
      if (!verifyConsistency(older, olderRoot, size, root, await this.consistency(older, size))) throw damaged(`the tree of ${size} entries does not contain the checkpoint of ${older}`, size);
    }
    const checkpoint = signCheckpoint(this.keys, size, root);
    try {
      await writeWhole(this.#parts.disk, CHECKPOINT_PATH, Buffer.from(checkpoint.note, 'utf8'));
    } catch (error) {
      if (endsLog(error)) this.#suspectNow(error);
      throw error;
    }
    this.#checkpoint = checkpoint;
    return checkpoint;
  }

  async publish(): Promise<Checkpoint> {
    const { tree, tail, bundles } = this.#opened;
    for (let tries = 0; tries < MAX_PUBLISH_TRIES; tries += 1) {
      const checkpoint = await this.checkpoint();
      if (checkpoint.size !== this.size || tree.unwritten.length > 0) {
        await this.#running;
        continue;
      }
      const tiles = tree.partial();
      const entries = [...tail];
      for (const { path, bytes } of tiles) await writeWhole(this.#parts.disk, path, bytes);
      if (entries.length > 0) await bundles.write(Math.floor(checkpoint.size / TILE_WIDTH), entries);
      return checkpoint;
    }
    throw new StationError('conflict', 'the log is too busy to be published; try again', { what: 'log', id: LOG_FOLDER, reason: 'busy' });
  }

  // ---------------------------------------------------------------------------------------------- reading

  async leaf(index: number): Promise<Uint8Array> {
    const leaf = await this.#entry(index);
    if (!sameBytes(leafHash(leaf), await this.#opened.tree.leaf(index))) throw damaged(`entry ${index} is not the one in the tree`, index);
    return leaf;
  }

  async #entry(index: number): Promise<Uint8Array> {
    if (!Number.isSafeInteger(index) || index < 0 || index >= this.size) throw new StationError('not-found', `the custody log has no entry ${index}; it has ${this.size}`, { what: 'entry', id: index });
    const { tail, bundles } = this.#opened;
    const bundled = this.size - tail.length;
    if (index >= bundled) return tail[index - bundled]!;
    return (await bundles.read(Math.floor(index / TILE_WIDTH)))[index % TILE_WIDTH]!;
  }

  async event(index: number): Promise<LoggedEvent> {
    return decodeEntry(await this.leaf(index), await this.opening(index), index);
  }

  async *events(from: number): AsyncIterable<LoggedEvent> {
    for (let index = from; index < this.size; index += 1) yield this.event(index);
  }

  opening(index: number): Promise<Uint8Array | undefined> {
    return this.#opened.openings.get(index);
  }

  async rootAt(size: number): Promise<Uint8Array> {
    this.#inTree(size);
    return treeRoot(this.#opened.tree.subtree, size);
  }

  async inclusion(index: number, size: number): Promise<Uint8Array[]> {
    this.#inTree(size);
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new StationError('not-found', `a tree of ${size} entries has no entry ${index}`, { what: 'entry', id: index });
    const { subtree } = this.#opened.tree;
    const proof = await inclusionProof(subtree, index, size);
    if (!verifyInclusion(await subtree(0, index), index, size, proof, await treeRoot(subtree, size))) throw damaged(`the tiles around entry ${index} do not fit each other`, size);
    return proof;
  }

  async consistency(from: number, to: number): Promise<Uint8Array[]> {
    this.#inTree(to);
    if (!Number.isSafeInteger(from) || from < 0 || from > to) throw new StationError('bad-input', `no tree of ${from} entries is a beginning of one of ${to}`, { what: 'from', value: from });
    return consistencyProof(this.#opened.tree.subtree, from, to);
  }

  #inTree(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size) throw new StationError('not-found', `the custody log has no tree of ${size} entries; it has ${this.size}`, { what: 'tree', id: size });
  }

  // ---------------------------------------------------------------------------------------------- start and end

  /** Folds what the index has not seen. An index of another log, or of another history, is made again. */
  async catchUpIndex(): Promise<void> {
    const { index } = this.#parts;
    const { seen } = index;
    if (seen !== undefined) {
      const same = seen.log === this.keys.vkey;
      if (same && seen.next > this.size) throw damaged(`the entries end at ${this.size}, but the index has seen ${seen.next}`, this.size);
      const known = same && Buffer.from(await this.rootAt(seen.next)).toString('hex') === seen.root;
      if (!known) await index.clear();
    }
    await foldInto(index, this.#parts.fold, this);
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#signing.over();
    this.#end ??= new StationError('conflict', 'the custody log is closed', { what: 'log', id: LOG_FOLDER, reason: 'closed' });
    await this.#opened.segments.close();
    await this.#opened.openings.close();
    await this.#parts.index.close();
  }
}

/** Folds the log into an index from where the index stands; returns how many events that were. */
export async function foldInto(index: StationIndex, fold: Fold, log: Pick<CustodyLog, 'events' | 'rootAt' | 'keys'>): Promise<number> {
  const start = index.applied;
  let batch: LoggedEvent[] = [];
  const write = async () => {
    if (batch.length > 0) {
      const staged = index.stage(fold);
      staged.add(batch);
      await index.take(staged, log.keys.vkey, await log.rootAt(index.applied + batch.length));
    }
    batch = [];
  };
  for await (const event of log.events(start)) {
    batch.push(event);
    if (batch.length >= REPLAY_BATCH) await write();
  }
  await write();
  return index.applied - start;
}

/** Throws the index away and makes it again. Only while nothing is appended: an append in between ends the log. */
export async function rebuildIndex(index: StationIndex, fold: Fold, log: Pick<CustodyLog, 'events' | 'rootAt' | 'keys'>): Promise<number> {
  await index.clear();
  return foldInto(index, fold, log);
}

/** A full disk and a bad request leave the log as it was. Everything else does not say what is durable. */
function endsLog(error: unknown): boolean {
  return !(error instanceof StationError) || (error.code !== 'disk-full' && error.code !== 'bad-input');
}
