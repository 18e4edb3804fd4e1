/**
 * The promises of the station, held against what happens in a simulated world. The book keeps what was on the cards and
 * what was acknowledged; it looks at raw files of the disk's worst case and shares no code with the store that wrote them.
 */
import { createHash } from 'node:crypto';
import type { EventKind, LoggedEvent } from '../../gateway/domain/events.ts';
import type { CustodyLog } from '../../gateway/store/custody-log.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

export type PromiseName =
  | 'no erase before durable' | 'what is told of is durable' | 'nothing lost' | 'nothing twice' | 'the log is append-only' | 'every recorder is done or in a named fault'
  | 'alarms are logged before they are acknowledged' | 'the store checks out' | 'locked and open clips stay';

export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
  readonly promise: PromiseName;
  constructor(promise: PromiseName, how: string) {
    super(`${promise}: ${how}`);
    this.promise = promise;
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Only what had been synced is there after the power fails. */
const WORST = { names: { kind: 'nothing' }, data: { kind: 'nothing' } } as const;

interface OnCard {
  readonly recorder: string;
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export class PromiseBook {
  broken: BrokenPromise | null = null;
  /** Clips that exist, on the card or at the station; what a recorder itself wrote over is not among them any more. */
  readonly #clips = new Map<string, OnCard>();
  readonly #erased = new Set<string>();
  readonly #overwritten = new Set<string>();
  readonly #acknowledged: string[] = [];
  readonly #checkpoints = new Map<number, string>();
  readonly trace: string[] = [];
  /** Kinds of events that the log took. */
  readonly kinds = new Set<EventKind>();

  breaks(promise: PromiseName, how: string): void {
    this.broken ??= new BrokenPromise(promise, how);
  }

  onCard(recorder: string, number: number, bytes: Uint8Array): void {
    const before = this.#clips.get(`${recorder}/${number}`);
    if (before !== undefined) this.#overwritten.add(before.sha256);
    this.#clips.set(`${recorder}/${number}`, { recorder, number, bytes, sha256: sha256(bytes) });
  }

  /** A recorder erases a file, at this very moment. `marks` are those of its card. */
  erasing(disk: SimulatedDisk, recorder: string, number: number, bytes: Uint8Array, marks: { readonly locked: boolean; readonly open: boolean }): void {
    const hash = sha256(bytes);
    this.trace.push(`erase ${recorder}/${number} ${hash.slice(0, 8)}`);
    this.#erased.add(`${recorder}/${number}`);
    if (marks.locked || marks.open) this.breaks('locked and open clips stay', `${recorder}/${number} was erased`);
    // What a cut leaves when nothing unsynced survives it, and one of all the other things that it may leave.
    for (const after of [disk.afterPowerCut(WORST), disk.afterPowerCut()]) {
      const kept = after.peek(`vault/${hash[0]}/${hash}`);
      if (kept === undefined || sha256(kept) !== hash) {
        this.breaks('no erase before durable', `${recorder}/${number} is erased, and after a power cut the vault ${kept === undefined ? 'has no file of it' : 'has other bytes'}`);
      }
      if (!logText(after).includes(storing(recorder, number, bytes.length, hash))) {
        this.breaks('no erase before durable', `${recorder}/${number} is erased, and after a power cut no entry of the log stores it`);
      }
    }
  }

  /** What the check of the store found, but for vault files whose clip the recorder itself wrote over before it was stored. */
  checked(problems: readonly { readonly invariant: string; readonly subject: string; readonly text: string }[]): void {
    const real = problems.filter(({ invariant, subject }) => invariant !== 'I4' || !this.#overwritten.has(subject));
    if (real.length > 0) this.breaks('the store checks out', JSON.stringify(real[0]));
  }

  alarmAcknowledged(disk: SimulatedDisk, id: string): void {
    if (!logText(disk.afterPowerCut(WORST)).includes(id)) this.breaks('alarms are logged before they are acknowledged', `alarm ${id}`);
  }

  /** The station has told its own parts that these are durable. */
  told(events: readonly LoggedEvent[], disk: SimulatedDisk): void {
    const durable = logText(disk.afterPowerCut(WORST));
    for (const event of events) {
      if (!durable.includes(`{"v":1,"kind":"${event.kind}","seq":${event.seq},`)) this.breaks('what is told of is durable', `entry ${event.seq}, ${event.kind}, is told of, and after a power cut it is gone`);
      this.#acknowledged[event.seq] = JSON.stringify(event);
      this.trace.push(`${event.seq} ${event.kind}`);
      this.kinds.add(event.kind);
      if (event.kind === 'Quarantined' && event.facts.reason === 'history-forked') this.breaks('the log is append-only', 'a recorder carries a checkpoint of another history');
    }
  }

  witnessed(size: number, root: string): void {
    const before = this.#checkpoints.get(size);
    if (before !== undefined && before !== root) this.breaks('the log is append-only', `two checkpoints of size ${size}`);
    this.#checkpoints.set(size, root);
  }

  /** Compares a log, as it was opened after a crash or at the end, with what was acknowledged before. */
  async holdsLog(log: CustodyLog): Promise<void> {
    if (log.size < this.#acknowledged.length) this.breaks('the log is append-only', `it has ${log.size} entries, and ${this.#acknowledged.length} were acknowledged`);
    const clips = new Set<string>();
    for await (const event of log.events(0)) {
      const before = this.#acknowledged[event.seq];
      if (before !== undefined && before !== JSON.stringify(event)) this.breaks('the log is append-only', `entry ${event.seq} was ${before.slice(0, 120)}`);
      if (event.kind !== 'ClipStored') continue;
      const { clip, recorder, number, sha256: hash } = event.facts;
      for (const same of [clip, `${recorder}/${number} ${hash}`]) {
        if (clips.has(same)) this.breaks('nothing twice', `clip ${same} is stored twice`);
        clips.add(same);
      }
    }
    for (const [size, root] of this.#checkpoints) {
      if (size > log.size || Buffer.from(await log.rootAt(size)).toString('hex') !== root) this.breaks('the log is append-only', `a recorder holds a checkpoint of size ${size} that is not the log's`);
    }
  }

  /** Each clip is on its card or at the station, and no two files of the vault are the same. `cards`: what is on them now. */
  holdsClips(disk: SimulatedDisk, cards: ReadonlyMap<string, Uint8Array>): void {
    const vault = new Map<string, string>();
    for (const path of disk.paths().filter((one) => one.startsWith('vault/'))) {
      const hash = sha256(disk.peek(path)!);
      if (vault.has(hash)) this.breaks('nothing twice', `${path} and ${vault.get(hash)} hold the same bytes`);
      vault.set(hash, path);
    }
    const log = logText(disk);
    for (const [place, clip] of this.#clips) {
      const here = cards.get(place);
      if (here !== undefined && sha256(here) === clip.sha256) continue;
      if (!vault.has(clip.sha256)) this.breaks('nothing lost', `${place} is neither on its card nor in the vault${this.#erased.has(place) ? ', and was erased by an order' : ''}`);
      else if (!log.includes(storing(clip.recorder, clip.number, clip.bytes.length, clip.sha256))) this.breaks('nothing lost', `${place} is in the vault, and no entry of the log says so`);
    }
  }
}

/** What an entry that stores this clip has in it. */
function storing(recorder: string, number: number, size: number, hash: string): string {
  return `"recorder":"${recorder}","number":${number},"size":${size},"sha256":"${hash}"`;
}

/** All of the log's entries that are on the disk, as text. */
function logText(disk: SimulatedDisk): string {
  return disk.paths().filter((path) => path.startsWith('log/entries/')).map((path) => disk.peek(path)!.toString('latin1')).join('\n');
}
