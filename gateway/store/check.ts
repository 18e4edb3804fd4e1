/**
 * Compares the store with itself while it is at work. The numbered invariants are those of docs/evidence-store.md. It
 * changes nothing; what it finds is for people.
 */
import { StationError } from '../domain/errors.ts';
import type { LoggedEvent } from '../domain/events.ts';
import { isSha256, type ClipId, type Sha256 } from '../domain/names.ts';
import { foldInto, type CustodyLog } from './custody-log.ts';
import type { Digester, Disk } from './disk.ts';
import type { EvidenceStore, LiveLeft } from './evidence-store.ts';
import { Gate } from './gate.ts';
import { linkState, NAMED } from './named-tree.ts';
import { EMPTY_ROOT, leafHash, nodeHash, sameBytes } from './merkle.ts';
import { appliedOf, indexDigest, openIndex, type Fold, type IndexStore, type StationIndex } from './station-index.ts';
import { SHARDS, VAULT, vaultPath } from './store-paths.ts';

export type CheckLevel = 'presence' | 'size' | 'hash';

export interface CheckProblem {
  /** Number of the invariant: `I1` to `I14`. */
  readonly invariant: string;
  /** What it is about: a clip id, a hash, `entry <n>`, a path, `index`. */
  readonly subject: string;
  readonly text: string;
}

export interface CheckReport {
  readonly level: CheckLevel;
  readonly entries: number;
  readonly clips: number;
  /** At most 10,000; `truncated` says that there are more. */
  readonly problems: readonly CheckProblem[];
  readonly truncated: boolean;
}

export interface CheckParts {
  readonly log: CustodyLog;
  readonly store: EvidenceStore;
  readonly disk: Disk;
  readonly digester: Digester;
  readonly fold: Fold;
  /** The store of the running index. */
  readonly index: IndexStore;
  /** An empty store that is filled and can be thrown away afterwards: what the check remembers does not fit in memory. */
  readonly scratch: IndexStore;
  readonly progress?: (done: { readonly what: 'entries' | 'clips'; readonly done: number; readonly of: number }) => void;
}

/** Steps between two calls of `progress`, and rows written to the scratch store at once. */
const STEP = 1_000;
const MAX_PROBLEMS = 10_000;
const CLIPS_AT_ONCE = 64;
/** The index moves on while it is compared: so often a comparison is tried again. */
const MAX_COMPARISONS = 5;
const CLIP_ROW = '!check/clip/';
const HASH_ROW = '!check/hash/';
const NAME_ROW = '!check/name/';
const INCIDENT_ROW = '!check/incident/';
const LIVE_ROW = '!check/live/';
const TEXT = { keyEncoding: 'utf8', valueEncoding: 'utf8' } as const;

interface ClipState {
  readonly seq: number;
  readonly sha256: Sha256;
  readonly size: number;
  readonly card: 'none' | 'held' | 'ordered' | 'erased';
}

export async function checkStore(level: CheckLevel, parts: CheckParts): Promise<CheckReport> {
  // An index that is opened empty clears its store: it must be there before the check's own rows.
  return new Check(level, parts, await openIndex(parts.scratch)).run();
}

class Check {
  readonly #level: CheckLevel;
  readonly #parts: CheckParts;
  readonly #problems: CheckProblem[] = [];
  readonly #notes: Notes;
  readonly #again: StationIndex;
  #truncated = false;
  #clips = 0;
  #next = 0;
  /** Roots of the whole subtrees at the left, largest first: RFC 9162, section 2.1.2. */
  readonly #stack: { readonly size: number; readonly hash: Uint8Array }[] = [];

  constructor(level: CheckLevel, parts: CheckParts, again: StationIndex) {
    this.#again = again;
    this.#level = level;
    this.#parts = parts;
    this.#notes = new Notes(parts.scratch);
  }

  async run(): Promise<CheckReport> {
    const { log, store } = this.#parts;
    const checkpoint = await log.checkpoint();
    await this.#readLog(checkpoint.size);
    if (!sameBytes(this.#root(), checkpoint.root)) this.#found('I6', 'tree', `the entries as they lie on the disk do not make the tree of the checkpoint of size ${checkpoint.size}`);
    // A clip that is being stored while the vault is listed has its entry by the time the newer entries are read.
    const unknown = await this.#vaultFilesWithoutEntry();
    await this.#compareIndex();
    await this.#checkClips();
    for (const part of await store.abandonedParts()) this.#found('I9', part.path, `${part.size} bytes of a clip that is stored already`);
    const live = await store.live.left();
    await this.#readLog(log.size);
    for (const part of live) await this.#checkLive(part);
    for (const sha256 of unknown) {
      if (await this.#notes.get(`${HASH_ROW}${sha256}`) === undefined) this.#found('I4', sha256, 'the vault has this file, and no entry of the custody log knows its bytes');
    }
    return { level: this.#level, entries: this.#next, clips: this.#clips, problems: this.#problems, truncated: this.#truncated };
  }

  #found(invariant: string, subject: string, text: string): void {
    if (this.#problems.length >= MAX_PROBLEMS) this.#truncated = true;
    else this.#problems.push({ invariant, subject, text });
  }

  // ---------------------------------------------------------------------------------------------- the log

  async #readLog(to: number): Promise<void> {
    const { log, progress } = this.#parts;
    for (; this.#next < to; this.#next += 1) {
      const seq = this.#next;
      try {
        const leaf = await log.leaf(seq);
        this.#pushLeaf(leafHash(leaf));
        await this.#readEvent(await log.event(seq), leaf);
      } catch (error) {
        if (!(error instanceof StationError) || error.code !== 'log-damaged') throw error;
        this.#found('I6', `entry ${seq}`, error.message);
      }
      if (seq % STEP === 0) progress?.({ what: 'entries', done: seq, of: to });
    }
    await this.#notes.flush();
  }

  #pushLeaf(hash: Uint8Array): void {
    this.#stack.push({ size: 1, hash });
    for (let top = this.#stack.length - 1; top > 0 && this.#stack[top]!.size === this.#stack[top - 1]!.size; top -= 1) {
      const right = this.#stack.pop()!;
      const left = this.#stack.pop()!;
      this.#stack.push({ size: left.size * 2, hash: nodeHash(left.hash, right.hash) });
    }
  }

  #root(): Uint8Array {
    return this.#stack.reduceRight<Uint8Array | undefined>((right, left) => (right === undefined ? left.hash : nodeHash(left.hash, right)), undefined) ?? EMPTY_ROOT;
  }

  async #readEvent(event: LoggedEvent, leaf: Uint8Array): Promise<void> {
    const commits = /,"opening":"[0-9a-f]{64}"\}$/.test(Buffer.from(leaf.subarray(-80)).toString('latin1'));
    if (commits && event.particulars === undefined) this.#found('I11', `entry ${event.seq}`, 'its opening is not there');
    switch (event.kind) {
      case 'ClipStored': {
        const { clip, sha256, size } = event.facts;
        const before = await this.#clip(clip);
        if (before !== undefined) return this.#found('I5', clip, `entries ${before.seq} and ${event.seq} both store it`);
        this.#clips += 1;
        const { live } = event.facts;
        if (live !== undefined) this.#notes.put(`${LIVE_ROW}${live.incident}/${live.segment}`, clip);
        this.#keep(clip, { seq: event.seq, sha256, size, card: live === undefined ? 'held' : 'none' });
        return this.#notes.put(`${HASH_ROW}${sha256}`, '');
      }
      case 'ClipsNamed': {
        const paths = event.particulars?.paths ?? [];
        return event.facts.clips.forEach((clip, i) => { if (paths[i] !== undefined) this.#notes.put(`${NAME_ROW}${clip}`, paths[i]); });
      }
      case 'IncidentBegun': return this.#notes.put(`${INCIDENT_ROW}${event.facts.incident}`, event.facts.recorder);
      case 'ClipSetApart': return this.#notes.put(`${HASH_ROW}${event.facts.sha256}`, '');
      case 'EraseOrdered':
      case 'ClipsErased': {
        const erased = event.kind === 'ClipsErased';
        for (const clip of event.facts.clips) {
          const state = await this.#clip(clip);
          if (state === undefined) this.#found('I8', clip, `entry ${event.seq} ${erased ? 'says that the card erased it' : 'orders its erasure'}, and it was not stored before`);
          else if (state.card === 'none') this.#found('I13', clip, `entry ${event.seq} ${erased ? 'says that a card erased it' : 'orders its erasure'}, and the station recorded it itself: it was on no card`);
          else if (erased && state.card === 'held') this.#found('I8', clip, `entry ${event.seq} says that the card erased it, and nobody had ordered that`);
          else if (!erased && event.facts.checkpointSize <= state.seq) this.#found('I8', clip, `entry ${event.seq} orders its erasure under a checkpoint that does not hold its entry ${state.seq}`);
          if (state !== undefined && state.card !== 'none') this.#keep(clip, { ...state, card: erased ? 'erased' : 'ordered' });
        }
        return;
      }
      default: return;
    }
  }

  async #clip(clip: ClipId): Promise<ClipState | undefined> {
    const text = await this.#notes.get(`${CLIP_ROW}${clip}`);
    return text === undefined ? undefined : JSON.parse(text) as ClipState;
  }

  #keep(clip: ClipId, state: ClipState): void {
    this.#notes.put(`${CLIP_ROW}${clip}`, JSON.stringify(state));
  }

  // ---------------------------------------------------------------------------------------------- the vault

  async #vaultFilesWithoutEntry(): Promise<string[]> {
    const unknown: string[] = [];
    for (const digit of SHARDS) {
      for (const name of await this.#parts.disk.list(`${VAULT}/${digit}`) ?? []) {
        if (!isSha256(name) || name[0] !== digit) this.#found('I4', `${VAULT}/${digit}/${name}`, 'this is no name that the station gives');
        else if (await this.#notes.get(`${HASH_ROW}${name}`) === undefined && unknown.length < MAX_PROBLEMS) unknown.push(name);
      }
    }
    return unknown;
  }

  async #checkClips(): Promise<void> {
    const gate = new Gate(CLIPS_AT_ONCE);
    const { scratch, progress } = this.#parts;
    const of = this.#clips;
    let running: Promise<void>[] = [];
    let done = 0;
    for await (const [key, text] of scratch.iterator({ ...TEXT, gte: CLIP_ROW, lt: `${CLIP_ROW}~` })) {
      running.push(gate.run(() => this.#checkClip(key.slice(CLIP_ROW.length), JSON.parse(text) as ClipState)));
      done += 1;
      if (running.length >= STEP) {
        await Promise.all(running);
        running = [];
        progress?.({ what: 'clips', done, of });
      }
    }
    await Promise.all(running);
    progress?.({ what: 'clips', done, of });
  }

  async #checkClip(clip: string, { sha256, size }: ClipState): Promise<void> {
    const path = vaultPath(sha256);
    const file = await this.#parts.disk.stat(path);
    if (file === undefined) return this.#found('I1', clip, `the vault has no ${path}`);
    if (!file.readOnly) this.#found('I10', clip, `${path} can be written to`);
    const name = await this.#notes.get(`${NAME_ROW}${clip}`);
    const named = name === undefined ? 'right' : await linkState(this.#parts.disk, { sha256, path: name });
    if (named !== 'right') this.#found('I12', clip, `${NAMED}/${name} ${named === 'missing' ? 'is missing' : 'is not the file of the vault'}; the next start puts it right`);
    if (this.#level === 'presence') return;
    if (file.size !== size) return this.#found('I2', clip, `${path} has ${file.size} bytes, the custody log says ${size}`);
    if (this.#level === 'size') return;
    try {
      const digests = await this.#parts.digester.digest(path, 'sha256');
      if (digests?.sha256 !== sha256) this.#found('I3', clip, `${path} hashes to ${digests?.sha256 ?? 'nothing: it is gone'}`);
    } catch (error) {
      if (!(error instanceof StationError) || error.code !== 'disk-failed') throw error;
      this.#found('I3', clip, error.message);
    }
  }

  async #checkLive({ path, incident, recorder, segment }: LiveLeft): Promise<void> {
    const stored = await this.#notes.get(`${LIVE_ROW}${incident}/${segment}`);
    if (await this.#notes.get(`${INCIDENT_ROW}${incident}`) !== recorder) this.#found('I14', path, `no incident ${incident} of ${recorder} was begun`);
    else if (stored !== undefined && await this.#parts.disk.stat(path) !== undefined) this.#found('I14', path, `this segment is stored already, as ${stored}; the next start removes it`);
  }

  // ---------------------------------------------------------------------------------------------- the index

  async #compareIndex(): Promise<void> {
    const { log, fold, index, scratch } = this.#parts;
    for (let tries = 0; tries < MAX_COMPARISONS; tries += 1) {
      await foldInto(this.#again, fold, log);
      const still = this.#again.applied === appliedOf(index);
      const [live, made] = await Promise.all([indexDigest(index), indexDigest(scratch)]);
      if (live === made) return;
      // The index stood where the other stands before and after: then the difference is real.
      if (still && this.#again.applied === appliedOf(index)) break;
    }
    this.#found('I7', 'index', 'the index is not what the custody log folds to; it can be made again');
  }
}

/** Rows of the check itself in the scratch store, written in batches. */
class Notes {
  readonly #db: IndexStore;
  readonly #fresh = new Map<string, string>();
  #writing: Promise<void> = Promise.resolve();

  constructor(db: IndexStore) {
    this.#db = db;
  }

  async get(key: string): Promise<string | undefined> {
    if (this.#fresh.size >= STEP) await this.flush();
    await this.#writing;
    return this.#fresh.get(key) ?? this.#db.get(key, TEXT);
  }

  put(key: string, value: string): void {
    this.#fresh.set(key, value);
  }

  async flush(): Promise<void> {
    const batch = [...this.#fresh].map(([key, value]) => ({ type: 'put' as const, key, value }));
    this.#fresh.clear();
    if (batch.length === 0) return;
    this.#writing = this.#db.batch(batch, TEXT);
    await this.#writing;
  }
}
