/**
 * The index: registers folded from the custody log, kept in a sorted store (level). It is never the truth: it can be
 * thrown away at any time, and openCustodyLog makes it again.
 *
 * Every group of events becomes one batch, which also carries the next index to fold and the root of the tree so far.
 * Batches are synced only now and then, because a lost one is folded again. LevelDB may lose a batch in the middle after
 * a power cut and keep a later one; so each batch since the last sync leaves a link from its first index to its next,
 * and a chain with a gap means that the index is thrown away.
 */
import { createHash } from 'node:crypto';
import { assert, StationError } from '../domain/errors.ts';
import type { LoggedEvent } from '../domain/events.ts';
import type { Json, Rows, RowsToRead } from '../domain/rows.ts';

type Encoding = { readonly keyEncoding: 'utf8'; readonly valueEncoding: 'utf8' };
type Operation = { type: 'put'; key: string; value: string } | { type: 'del'; key: string };

/**
 * What the index asks of its store: any AbstractLevel of text keys and text values (level, memory-level) has it. Written
 * out, because the library's own generic types do not fit each other under exactOptionalPropertyTypes.
 */
export interface IndexStore {
  readonly status: string;
  open(): Promise<void>;
  clear(): Promise<void>;
  getSync(key: string, options: Encoding): string | undefined;
  get(key: string, options: Encoding): Promise<string | undefined>;
  batch(operations: Operation[], options: Encoding & { sync?: boolean }): Promise<void>;
  iterator(options: Encoding & { gt?: string; gte?: string; lt?: string; limit?: number }): AsyncIterable<[string, string]>;
}
export type Fold = (event: LoggedEvent, rows: Rows) => void;

/** Changes when rows of an older program can no longer be read: an index of another version is made anew. */
const VERSION = 9;
const STATE_KEY = '!state';
const LINK_PREFIX = '!link/';
/** Batches between two synced ones; so many links stand at most. */
const SYNC_EVERY = 64;
const MAX_LIST = 10_000;
/** Longest key, in bytes of UTF-8, that a synchronous read is sure to find. */
const MAX_KEY_BYTES = 4_096;
const TEXT: Encoding = { keyEncoding: 'utf8', valueEncoding: 'utf8' };

interface State {
  readonly version: number;
  /** vkey of the log's key. */
  readonly log: string;
  readonly next: number;
  readonly root: string;
  /** Everything below was on the disk when this was written. */
  readonly synced: number;
}

/** Events that were folded aside: so that what cannot be folded is known before it is written anywhere. */
export interface StagedGroup {
  readonly size: number;
  /** Folds further events, in order. Throws what the fold throws, 'durability-unknown' where the store cannot be read; then the group is as it was. */
  add(events: readonly LoggedEvent[]): void;
  operations(): Iterable<Operation>;
}

export interface StationIndex extends RowsToRead {
  /** Index of the next event to fold. */
  readonly applied: number;
  /** What the log is asked at opening: undefined for an index that is empty or cannot be used. */
  readonly seen: { readonly log: string; readonly next: number; readonly root: string } | undefined;
  /** Begins a group whose first event is `applied`. Nothing is written before `take`; a group that is left alone has never been. */
  stage(fold: Fold): StagedGroup;
  /** Writes a group that was begun since the last one was taken, and is not empty, as one batch. `root` is the tree's root after it. */
  take(group: StagedGroup, log: string, root: Uint8Array): Promise<void>;
  /** Removes every row. */
  clear(): Promise<void>;
  /** Writes a last synced mark. The store itself stays open. */
  close(): Promise<void>;
}

/**
 * Opens the index, if it is not open already, and reads it. A broken chain or an unknown version gives an empty one.
 * Throws 'disk-failed' where the files themselves cannot be opened: a person decides whether they go, for they also tell
 * how many entries the log once had.
 */
export async function openIndex(db: IndexStore): Promise<StationIndex> {
  if (db.status !== 'open') await db.open().catch((error: Error) => { throw unopened(error); });
  const index = new LevelIndex(db);
  await index.takeUp();
  return index;
}

function unopened(error: Error): StationError {
  const why = error.cause instanceof Error ? error.cause.message : error.message;
  return new StationError('disk-failed', `the index cannot be opened: ${why}. If its folder is damaged, move it away while the station is stopped: it is made again from the custody log`, { path: 'index', operation: 'open' }, error);
}

/** SHA-256 over all rows but the index's own marks, in order of key: equal for equal content, whatever the store. */
export async function indexDigest(db: IndexStore): Promise<string> {
  const digest = createHash('sha256');
  for await (const [key, value] of db.iterator(TEXT)) {
    if (!key.startsWith('!')) digest.update(`${key.length}:${key}${value.length}:${value}`);
  }
  return digest.digest('hex');
}

/** Index of the next event that the rows in this store have not taken. */
export function appliedOf(db: IndexStore): number {
  return parseState(db.getSync(STATE_KEY, TEXT))?.next ?? 0;
}

class LevelIndex implements StationIndex {
  readonly #db: IndexStore;
  #state: State | undefined;
  #links: number[] = [];

  constructor(db: IndexStore) {
    this.#db = db;
  }

  get applied(): number {
    return this.#state?.next ?? 0;
  }

  get seen(): { log: string; next: number; root: string } | undefined {
    return this.#state;
  }

  async takeUp(): Promise<void> {
    // The store writes the key of a synchronous read into a buffer that it keeps, and takes one that was cut between the
    // bytes of a letter for a whole one. A long key makes that buffer long enough for all that follow.
    this.#db.getSync('!'.padEnd(MAX_KEY_BYTES, '!'), TEXT);
    const state = parseState(this.#db.getSync(STATE_KEY, TEXT));
    if (state !== undefined && await this.#chainHolds(state)) this.#state = state;
    else await this.clear();
  }

  async #chainHolds(state: State): Promise<boolean> {
    const links = new Map<number, number>();
    for await (const [key, value] of this.#db.iterator({ ...TEXT, gt: LINK_PREFIX, lt: `${LINK_PREFIX}:`, limit: SYNC_EVERY * 4 })) {
      links.set(Number(key.slice(LINK_PREFIX.length)), Number(value));
    }
    this.#links = [...links.keys()];
    let at = state.synced;
    for (let step = 0; step <= links.size && at < state.next; step += 1) {
      const next = links.get(at);
      if (next === undefined || next <= at) return false;
      at = next;
    }
    return at === state.next;
  }

  get(key: string): Json | undefined {
    const text = this.#db.getSync(key, TEXT);
    return text === undefined ? undefined : JSON.parse(text) as Json;
  }

  async list(prefix: string, limit: number, after?: string): Promise<readonly (readonly [key: string, value: Json])[]> {
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIST) {
      throw new StationError('bad-input', `a list of rows takes 1 to ${MAX_LIST}, not ${limit}`, { what: 'limit', value: limit });
    }
    const from = after !== undefined && after >= prefix ? { gt: after } : { gte: prefix };
    const rows: (readonly [string, Json])[] = [];
    for await (const [key, value] of this.#db.iterator({ ...TEXT, ...from, limit })) {
      if (!key.startsWith(prefix)) break;
      if (!key.startsWith('!')) rows.push([key, JSON.parse(value) as Json]);
    }
    return rows;
  }

  stage(fold: Fold): StagedGroup {
    const rows = new Overlay(this.#db);
    const first = this.applied;
    let size = 0;
    return {
      get size() { return size; },
      add(events) {
        assert(events[0]?.seq === first + size, `the index stands at ${first + size} and was given event ${events[0]?.seq}`);
        rows.attempt(() => { for (const event of events) fold(event, rows); });
        size += events.length;
      },
      operations: () => rows.operations(),
    };
  }

  async take(group: StagedGroup, log: string, root: Uint8Array): Promise<void> {
    const first = this.applied;
    assert(group.size > 0, 'a group of events has one at least');
    const next = first + group.size;
    const sync = this.#links.length + 1 >= SYNC_EVERY;
    const state: State = { version: VERSION, log, next, root: Buffer.from(root).toString('hex'), synced: sync ? next : this.#state?.synced ?? 0 };
    const operations: Operation[] = [...group.operations(), { type: 'put', key: STATE_KEY, value: JSON.stringify(state) }];
    if (sync) operations.push(...this.#links.map((link) => ({ type: 'del' as const, key: linkKey(link) })));
    else operations.push({ type: 'put', key: linkKey(first), value: String(next) });
    await this.#write(operations, sync);
    this.#links = sync ? [] : [...this.#links, first];
    this.#state = state;
  }

  async clear(): Promise<void> {
    await this.#db.clear();
    this.#state = undefined;
    this.#links = [];
  }

  async close(): Promise<void> {
    if (this.#state === undefined || this.#links.length === 0) return;
    const state: State = { ...this.#state, synced: this.#state.next };
    await this.#write([{ type: 'put', key: STATE_KEY, value: JSON.stringify(state) }, ...this.#links.map((link) => ({ type: 'del' as const, key: linkKey(link) }))], true);
    this.#links = [];
    this.#state = state;
  }

  async #write(operations: Operation[], sync: boolean): Promise<void> {
    // `sync` is an option of the LevelDB store; others pass over it.
    await this.#db.batch(operations, { ...TEXT, sync });
  }
}

/**
 * Rows as one group's fold sees them. Values go through JSON at once, so that folding a group and folding its events
 * one by one, or again after a restart, give the same bytes.
 */
class Overlay implements Rows {
  readonly #db: IndexStore;
  readonly #written = new Map<string, string | undefined>();
  /** What is being folded at this moment, and may still fail. */
  #tried: Map<string, string | undefined> = new Map();

  constructor(db: IndexStore) {
    this.#db = db;
  }

  get(key: string): Json | undefined {
    const text = this.#tried.has(key) ? this.#tried.get(key) : this.#written.has(key) ? this.#written.get(key) : this.#stored(key);
    return text === undefined ? undefined : JSON.parse(text) as Json;
  }

  /** That the store cannot be read says nothing against the event that is folded, and everything against going on. */
  #stored(key: string): string | undefined {
    try {
      return this.#db.getSync(key, TEXT);
    } catch (error) {
      throw new StationError('durability-unknown', 'the index cannot be read; start again', { path: 'index' }, error);
    }
  }

  put(key: string, value: Json): void {
    this.#tried.set(key, JSON.stringify(value));
  }

  remove(key: string): void {
    this.#tried.set(key, undefined);
  }

  /** What the work wrote stays only where it came to its end. */
  attempt(work: () => void): void {
    try {
      work();
      for (const [key, value] of this.#tried) this.#written.set(key, value);
    } finally {
      this.#tried = new Map();
    }
  }

  *operations(): Generator<Operation> {
    for (const [key, value] of this.#written) {
      yield value === undefined ? { type: 'del', key } : { type: 'put', key, value };
    }
  }
}

function linkKey(first: number): string {
  return `${LINK_PREFIX}${String(first).padStart(16, '0')}`;
}

function parseState(text: string | undefined): State | undefined {
  if (text === undefined) return undefined;
  try {
    const state = JSON.parse(text) as State;
    const sound = state.version === VERSION && Number.isSafeInteger(state.next) && Number.isSafeInteger(state.synced) && typeof state.log === 'string' && typeof state.root === 'string';
    return sound ? state : undefined;
  } catch {
    return undefined;
  }
}
