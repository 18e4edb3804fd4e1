/**
 * Names clips of the register as Art. 19(4) wants it, and keeps the named tree as the register says. The log has a name
 * first; then the link is made. What a crash leaves undone stands in a work list and is done at the next start.
 */
import { createHash } from 'node:crypto';
import { activityRegister, spanOf } from '../domain/activity-register.ts';
import { clipOfKey, clipRegister, foldedName, isKept, type ClipNameRow } from '../domain/clip-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { ClipId } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Turn } from '../domain/turn.ts';
import { clipFolder, freeName } from '../rules/clip-name.ts';
import { localText } from '../rules/hand-over.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { linkState, NamedTree, type NamedLink } from '../store/named-tree.ts';
import type { Disk } from '../store/disk.ts';

/** Clips of one event: their paths have to fit its opening. */
const NAMES_PER_EVENT = 100;
const PAGE = 500;
/** Names of the newest entries that are looked at when the station starts: a crash leaves no other undone. */
const CHECKED_AT_START = 4_096;

export interface NamingParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly disk: Disk;
  readonly turn: Turn;
  readonly utcOffsetMinutes: number;
}

export class NamingDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #disk: Disk;
  readonly #turn: Turn;
  readonly #utcOffsetMinutes: number;
  #tree: Promise<NamedTree> | undefined;
  #stopped = false;
  /** Why the tree is not as the register says; null while it is. */
  trouble: string | null = null;

  constructor(parts: NamingParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#disk = parts.disk;
    this.#turn = parts.turn;
    this.#utcOffsetMinutes = parts.utcOffsetMinutes;
  }

  /** The station tells of every event; resolves when what follows from them is done. */
  async heard(events: readonly LoggedEvent[]): Promise<void> {
    const due = events.some(({ kind }) => kind === 'HandOverReceived' || kind === 'ActivityChanged' || kind === 'ActivityEnded' || kind === 'ClipsBound') || events.some((event) => event.kind === 'ClipStored' && event.facts.live !== undefined);
    if (due) await this.nameDue();
  }

  /** Names everything that is in the register without its name. */
  async nameDue(): Promise<void> {
    await this.#turn.take(async () => {
      for (;;) {
        const keys = await this.#rows.list(clipRegister.toName(''), PAGE);
        if (keys.length === 0) break;
        await this.#name(keys.map(([key]) => clipOfKey(key)), null);
      }
      for (const [key] of await this.#rows.list(activityRegister.toRename(''), PAGE)) await this.#renameAll(key.slice(activityRegister.toRename('').length));
    });
  }

  async #renameAll(activity: string): Promise<void> {
    const prefix = clipRegister.ofActivity(activity);
    let after: string | undefined;
    for (;;) {
      const keys = await this.#rows.list(prefix, PAGE, after);
      const received = keys.map(([key]) => clipOfKey(key)).filter((clip) => isKept(read(this.#rows, clipRegister.clip(clip))?.state ?? 'waiting'));
      const last = keys.length < PAGE;
      await this.#name(received.filter((clip) => this.#pathOf(clip, new Map()) !== read(this.#rows, clipRegister.name(clip))?.path), last ? activity : null);
      if (last) return;
      after = keys.at(-1)![0];
    }
  }

  /** The log first, then the tree. `completes`: the activity all of whose clips have their names then. */
  async #name(clips: readonly ClipId[], completes: string | null): Promise<void> {
    const named: { readonly clip: ClipId; readonly path: string }[] = [];
    const fresh = new Map<string, ClipId>();
    for (const clip of clips) {
      const path = this.#pathOf(clip, fresh);
      if (path === undefined) continue;
      fresh.set(foldedName(path), clip);
      // Where only capitals would differ the name stays: on some file systems it is the same one. Said again, it is settled.
      named.push({ clip, path });
    }
    const drafts: EventDraft[] = [];
    for (let at = 0; at < named.length; at += NAMES_PER_EVENT) {
      const part = named.slice(at, at + NAMES_PER_EVENT);
      const paths = part.map(({ path }) => path);
      drafts.push({ kind: 'ClipsNamed', actor: 'station', facts: { clips: part.map(({ clip }) => clip), nameHash: createHash('sha256').update(paths.join('\n')).digest('hex'), activity: null }, particulars: { paths } });
    }
    if (completes !== null) drafts.push({ kind: 'ClipsNamed', actor: 'station', facts: { clips: [], nameHash: createHash('sha256').update('').digest('hex'), activity: completes }, particulars: { paths: [] } });
    for (const draft of drafts) await this.#log.append([draft]);
    await this.#place(named.map(({ clip }) => clip));
  }

  /** The path that a clip has from now on. `fresh`: paths given in the same go. */
  #pathOf(clip: ClipId, fresh: ReadonlyMap<string, ClipId>): string | undefined {
    const [row, stored] = [read(this.#rows, clipRegister.clip(clip)), read(this.#rows, register.clip(clip))];
    const activity = row?.activity == null ? undefined : read(this.#rows, activityRegister.activity(row.activity));
    if (row === undefined || stored === undefined) return undefined;
    const local = (at: string) => localText(at, this.#utcOffsetMinutes).replace(' ', 'T');
    const officer = row.officer === null ? '' : read(this.#rows, register.officer(row.officer))?.name ?? row.officer;
    const cause = activity?.cause ?? '';
    const folder = clipFolder(row.unit ?? activity?.unit ?? '', local(activity === undefined ? row.time : spanOf(activity).from), cause);
    const taken = (path: string) => {
      const owner = fresh.get(foldedName(path)) ?? read(this.#rows, clipRegister.nameTaken(path));
      return owner !== undefined && owner !== clip;
    };
    const path = `${folder}/${freeName({ officer, cause, local: local(row.time), originalName: stored.name ?? '' }, (name) => taken(`${folder}/${name}`))}`;
    const before = read(this.#rows, clipRegister.name(clip))?.path;
    return before !== undefined && foldedName(before) === foldedName(path) ? before : path;
  }

  // ---------------------------------------------------------------------------------------------- the tree

  /** What a crash has left undone among the newest names; then everything that has no name yet; then the whole tree. */
  async start(): Promise<void> {
    const clips = new Set<ClipId>();
    for await (const event of this.#log.events(Math.max(0, this.#log.size - CHECKED_AT_START))) if (event.kind === 'ClipsNamed') for (const clip of event.facts.clips) clips.add(clip);
    await this.#turn.take(() => this.#place([...clips]));
    await this.nameDue();
    await this.mend().catch((error: unknown) => {
      if (!(error instanceof StationError)) throw error;
      this.trouble = error.message;
    });
  }

  /** Compares every name with the tree and puts right what is missing or wrong; touches nothing else. Ends early when the station stops. */
  async mend(): Promise<{ readonly names: number; readonly mended: number; readonly aside: readonly string[] }> {
    let [names, mended, after] = [0, 0, undefined as string | undefined];
    const aside: string[] = [];
    while (!this.#stopped) {
      const keys = await this.#rows.list(clipRegister.name(''), PAGE, after);
      if (keys.length === 0) break;
      await this.#turn.take(async () => {
        const wrong: NamedLink[] = [];
        for (const [key] of keys) {
          const link = this.#linkOf(key.slice(clipRegister.name('').length) as ClipId);
          const state = link === undefined ? 'vault-missing' : await linkState(this.#disk, link);
          if (state === 'missing' || state === 'wrong') wrong.push(link!);
        }
        names += keys.length;
        if (wrong.length === 0) return;
        const placed = await (await this.#open()).place(wrong);
        mended += placed.length;
        aside.push(...placed.flatMap((one) => one.aside ?? []));
      });
      after = keys.at(-1)![0];
    }
    return { names, mended, aside };
  }

  /** What is under way goes on to its end; nothing that is long begins. */
  stop(): void {
    this.#stopped = true;
  }

  /** A tree that cannot be made hinders no hand-over: the register has the names, and the next start tries again. */
  async #place(clips: readonly ClipId[]): Promise<void> {
    try {
      const tree = await this.#open();
      for (let at = 0; at < clips.length; at += PAGE) await tree.place(clips.slice(at, at + PAGE).flatMap((clip) => this.#linkOf(clip) ?? []));
      this.trouble = null;
    } catch (error) {
      if (!(error instanceof StationError)) throw error;
      this.trouble = error.message;
    }
  }

  #linkOf(clip: ClipId): NamedLink | undefined {
    const [name, stored] = [read(this.#rows, clipRegister.name(clip)), read(this.#rows, register.clip(clip))];
    return name === undefined || stored === undefined ? undefined : { clip, sha256: stored.sha256, path: name.path, previous: this.#freePrevious(name) };
  }

  /** The name before goes only where no other clip has taken it meanwhile. */
  #freePrevious({ clip, path, previous }: ClipNameRow): string | null {
    if (previous === null || foldedName(previous) === foldedName(path)) return null;
    const owner = read(this.#rows, clipRegister.nameTaken(previous));
    return owner === undefined || owner === clip ? previous : null;
  }

  #open(): Promise<NamedTree> {
    this.#tree ??= NamedTree.open(this.#disk).catch((error: unknown) => {
      this.#tree = undefined;
      throw error;
    });
    return this.#tree;
  }

  /** Is the name of a clip there, and the vault's own file? undefined for a clip without one. */
  async stateOf(clip: ClipId): Promise<Awaited<ReturnType<typeof linkState>> | undefined> {
    const link = this.#linkOf(clip);
    return link === undefined ? undefined : linkState(this.#disk, link);
  }
}
