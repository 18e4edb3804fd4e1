/**
 * The desk of views (Art. 20): who looks at a stored clip now. A view is in the log before its first byte goes out, and its
 * right is asked for again with every event and every second: when it ends, so do the bytes, in the middle of an answer.
 */
import type { Clock } from '../clock.ts';
import { clipRegister } from '../domain/clip-register.ts';
import { StationError } from '../domain/errors.ts';
import type { LoggedEvent } from '../domain/events.ts';
import { isoTime, type ClipId } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { ShownSpans, ViewBasis, ViewEnd, ViewWay } from '../domain/view-events.ts';
import { viewRegister, type BookmarkRow, type OpenViewRow } from '../domain/view-register.ts';
import { mayBookmark, maySeeBookmark, mayView, type AccessVerdict, type LookedAt, type Looker } from '../rules/access.ts';
import { boundSpans, mergeSpans } from '../rules/shown-spans.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { demandRule } from './rule-demand.ts';
import { UnderWay } from './under-way.ts';
import { ViewGrantsDesk } from './view-grants.ts';
import { idOfKey } from './part-of-list.ts';

const ID_BYTES = 16;
const BOOKMARK_ID_BYTES = 8;
const TICK_MS = 1_000;
/** A view of which nothing is asked for so long is over: a player reports every ten seconds, a hidden tab once a minute. */
export const IDLE_VIEW_MS = 150_000;
/** A view that goes on is told so often, so that a crash takes no more than this of it away. */
export const TELL_EVERY_MS = 60_000;
export const MAX_VIEWS = 500;
/** Of one account; the one that was used longest ago makes room. */
export const MAX_VIEWS_PER_ACCOUNT = 24;
/** The same look at a clip's details within this time is one: a page that loads again shows the same. */
const SAME_LOOK_MS = 60_000;
const MAX_LOOKS = 1_000;
const MAX_LEFT_OPEN = 10_000;
const MAX_LISTED_BOOKMARKS = 500;

/** Somebody with a session. */
export interface Viewer {
  readonly actor: string;
  readonly account: string;
  /** Whatever stands for his session; it is only held against others. */
  readonly session: object;
  /** As he is now; undefined when his session is over. */
  now(): Looker | undefined;
}

export interface View {
  readonly view: string;
  readonly clip: ClipId;
  readonly basis: ViewBasis;
  readonly how: ViewWay;
  readonly sha256: string;
  readonly size: number;
  /** Aborted when the view ends, whatever ended it. */
  readonly signal: AbortSignal;
}

interface Held extends View {
  readonly viewer: Viewer;
  readonly stop: AbortController;
  durationMs: number | null;
  spans: ShownSpans;
  told: ShownSpans;
  toldMs: number;
  usedMs: number;
  bytes: number;
  /** Of the clip's own bytes, sent; as spans of bytes. */
  sent: ShownSpans;
  /** Something else than the clip's own bytes was sent, so that shares say nothing. */
  converted: boolean;
  /** Single pictures that were sent: moments, whatever the player says. */
  stills: ShownSpans;
}

export interface ViewsParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
}

export class ViewsDesk {
  readonly grants: ViewGrantsDesk;
  readonly #parts: ViewsParts;
  readonly #rows: RowsToRead;
  readonly #open = new Map<string, Held>();
  readonly #looks = new Map<string, number>();
  readonly #underWay = new UnderWay();
  #cancelTick: () => void = () => undefined;
  #stopped = false;

  constructor(parts: ViewsParts) {
    this.#parts = parts;
    this.#rows = parts.rows;
    this.grants = new ViewGrantsDesk(parts);
  }

  /** Closes what a crash has left open and begins to look after what is open. Resolves when that is in the log. */
  async start(): Promise<void> {
    const left = await this.#rows.list(viewRegister.open(''), MAX_LEFT_OPEN);
    for (const [, value] of left) {
      const { view, clip, spans } = value as unknown as OpenViewRow;
      if (!this.#open.has(view)) await this.#parts.log.append([{ kind: 'ViewClosed', actor: 'station', facts: { view, clip, spans, bytes: 0, why: 'crash' } }]);
    }
    this.#tick();
  }

  // ---------------------------------------------------------------------------------------------- looking

  clip(id: string): LookedAt | undefined {
    return read(this.#rows, clipRegister.clip(id as ClipId));
  }

  judge(person: Looker, clip: LookedAt): AccessVerdict {
    return mayView(person, clip, this.grants.runningOf(person.account), isoTime(this.#parts.clock.wallMs()));
  }

  /** A look at the details of a clip that the caller was allowed: in the log before anything is shown, the same once a minute. */
  async looked(actor: string, clip: ClipId, basis: ViewBasis): Promise<void> {
    const [look, now] = [`${actor} ${clip}`, this.#parts.clock.monotonicMs()];
    const before = this.#looks.get(look);
    if (before !== undefined && now - before < SAME_LOOK_MS) return;
    await this.#parts.log.append([{ kind: 'ViewOpened', actor, facts: { view: this.#id('v', ID_BYTES), clip, basis, how: 'details' } }]);
    this.#looks.delete(look);
    this.#looks.set(look, now);
    if (this.#looks.size > MAX_LOOKS) this.#looks.delete(this.#looks.keys().next().value!);
  }

  /** Opens a view, which is in the log when this resolves. The caller has asked judge and told a refusal. */
  async open(viewer: Viewer, clip: ClipId, how: Exclude<ViewWay, 'details'>): Promise<View> {
    const { log, clock } = this.#parts;
    const stored = read(this.#rows, register.clip(clip));
    const basis = this.#basisOf(viewer, clip);
    if (stored === undefined || basis === undefined || this.#stopped) throw this.#none(clip);
    this.#makeRoom(viewer.account);
    const view = this.#id('v', ID_BYTES);
    await log.append([{ kind: 'ViewOpened', actor: viewer.actor, facts: { view, clip, basis, how } }]);
    const stop = new AbortController();
    const now = clock.monotonicMs();
    const held: Held = {
      view, clip, basis, how, sha256: stored.sha256, size: stored.size, signal: stop.signal, stop, viewer, durationMs: read(this.#rows, clipRegister.clip(clip))?.durationMs ?? null,
      spans: [], told: [], toldMs: now, usedMs: now, bytes: 0, sent: [], converted: false, stills: [],
    };
    this.#open.set(view, held);
    // What has changed while the log was written.
    if (this.#basisOf(viewer, clip) === undefined) {
      await this.#close(held, 'right-ended', 'station');
      throw this.#none(clip);
    }
    return held;
  }

  /** The open view of this session. Throws 'not-found' for anybody else's, and when the right to it has just ended. */
  use(id: string, session: object): View {
    const held = this.#open.get(id);
    if (held === undefined || held.viewer.session !== session) throw new StationError('not-found', '没有找到 / not found', { what: 'view', id });
    if (!this.#stillRight(held)) throw new StationError('not-found', '没有找到 / not found', { what: 'view', id });
    held.usedMs = this.#parts.clock.monotonicMs();
    return held;
  }

  /** The length of the clip as its file says it, where the register did not know. */
  measured(view: View, durationMs: number | null): void {
    const held = this.#open.get(view.view);
    if (held !== undefined && durationMs !== null && durationMs > 0) held.durationMs = durationMs;
  }

  /** Bytes `from` to `to` (exclusive) of the clip go out; null: so many bytes of something made of it. */
  sent(view: View, bytes: number, from: number | null): void {
    const held = this.#open.get(view.view);
    if (held === undefined) return;
    held.bytes += bytes;
    held.usedMs = this.#parts.clock.monotonicMs();
    if (from === null) held.converted = true;
    else held.sent = mergeSpans(held.sent, [[from, from + bytes]]);
  }

  /** A small picture of one moment goes out. */
  still(view: View, bytes: number, atMs: number): void {
    const held = this.#open.get(view.view);
    if (held === undefined) return;
    held.bytes += bytes;
    held.usedMs = this.#parts.clock.monotonicMs();
    held.stills = mergeSpans(held.stills, [[atMs, atMs]]);
  }

  /** What the player has shown since; the same again changes nothing. Answers with what counts. */
  shown(view: View, spans: ShownSpans): ShownSpans {
    const held = this.#open.get(view.view);
    if (held === undefined) return [];
    held.spans = mergeSpans(held.spans, spans);
    return this.#counted(held);
  }

  async closed(view: View, why: ViewEnd = 'player'): Promise<void> {
    const held = this.#open.get(view.view);
    if (held !== undefined) await this.#close(held, why, why === 'player' ? held.viewer.actor : 'station');
  }

  get size(): number {
    return this.#open.size;
  }

  // ---------------------------------------------------------------------------------------------- bookmarks

  /** Those that he may see who looks. */
  async bookmarks(view: View, actor: string): Promise<readonly BookmarkRow[]> {
    return (await this.#bookmarks(view.clip)).filter((one) => maySeeBookmark(view.basis, one, actor));
  }

  async #bookmarks(clip: ClipId): Promise<readonly BookmarkRow[]> {
    const keys = await this.#rows.list(viewRegister.bookmarks(clip), MAX_LISTED_BOOKMARKS);
    return keys.flatMap(([key]) => read(this.#rows, viewRegister.bookmark(idOfKey(key))) ?? []);
  }

  async bookmark(view: View, actor: string, atMs: number, text: string): Promise<BookmarkRow> {
    demandRule(mayBookmark(atMs, this.#open.get(view.view)?.durationMs ?? null, text, (await this.#bookmarks(view.clip)).length));
    const bookmark = this.#id('b', BOOKMARK_ID_BYTES);
    await this.#parts.log.append([{ kind: 'BookmarkSet', actor, facts: { bookmark, clip: view.clip, atMs: Math.round(atMs), basis: view.basis }, particulars: { text: text.trim() } }]);
    return read(this.#rows, viewRegister.bookmark(bookmark))!;
  }

  /** Whoever set it takes it away. */
  async removeBookmark(view: View, actor: string, id: string): Promise<void> {
    const row = read(this.#rows, viewRegister.bookmark(id));
    if (row === undefined || row.clip !== view.clip || !maySeeBookmark(view.basis, row, actor)) throw new StationError('not-found', '没有找到 / not found', { what: 'bookmark', id });
    if (row.by !== actor) throw new StationError('conflict', '只能删除本人设置的书签 / only whoever set a bookmark removes it', { what: 'bookmark', id });
    await this.#parts.log.append([{ kind: 'BookmarkRemoved', actor, facts: { bookmark: id, clip: row.clip } }]);
  }

  // ---------------------------------------------------------------------------------------------- ends

  /** The station tells of every event that is durable and in the index. */
  heard(events: readonly LoggedEvent[]): void {
    if (this.#stopped) return;
    this.#sweep();
    this.#underWay.add(this.grants.heard(events));
  }

  /** A session is over, and its views with it. */
  sessionEnded(session: object): void {
    for (const held of [...this.#open.values()]) if (held.viewer.session === session) this.#underWay.add(this.#close(held, 'session', 'station'));
  }

  /** Resolves when what the desk does of itself has come to rest. */
  settled(): Promise<void> {
    return this.#underWay.settled();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTick();
    for (const held of [...this.#open.values()]) this.#underWay.add(this.#close(held, 'station-stopped', 'station'));
    await this.settled();
    await this.grants.over();
  }

  #tick(): void {
    const now = this.#parts.clock.monotonicMs();
    this.#cancelTick = this.#parts.clock.at(now + TICK_MS, () => this.#tick());
    this.#sweep();
    for (const held of [...this.#open.values()]) {
      if (now - held.usedMs >= IDLE_VIEW_MS) this.#underWay.add(this.#close(held, 'idle', 'station'));
      else if (now - held.toldMs >= TELL_EVERY_MS) this.#tell(held, now);
    }
    this.#underWay.add(this.grants.due());
  }

  #sweep(): void {
    for (const held of [...this.#open.values()]) this.#stillRight(held);
  }

  /** Ends a view whose right is gone. */
  #stillRight(held: Held): boolean {
    const looker = held.viewer.now();
    if (looker !== undefined && this.#basisOf(held.viewer, held.clip) !== undefined) return true;
    this.#underWay.add(this.#close(held, looker === undefined ? 'session' : 'right-ended', 'station'));
    return false;
  }

  #basisOf(viewer: Viewer, id: ClipId): ViewBasis | undefined {
    const [looker, clip] = [viewer.now(), this.clip(id)];
    const verdict = looker === undefined || clip === undefined ? undefined : this.judge(looker, clip);
    return verdict?.kind === 'free' ? verdict.basis : undefined;
  }

  #counted(held: Held): ShownSpans {
    const share = held.converted ? 1 : held.sent.reduce((sum, [from, to]) => sum + to - from, 0) / Math.max(1, held.size);
    return mergeSpans(held.stills, boundSpans(held.spans, held.durationMs, share));
  }

  #tell(held: Held, now: number): void {
    held.toldMs = now;
    const spans = this.#counted(held);
    if (JSON.stringify(spans) === JSON.stringify(held.told)) return;
    held.told = spans;
    this.#underWay.add(this.#append({ kind: 'ViewShown', actor: 'station', facts: { view: held.view, clip: held.clip, spans } }));
  }

  async #close(held: Held, why: ViewEnd, actor: string): Promise<void> {
    if (!this.#open.delete(held.view)) return;
    held.stop.abort();
    await this.#append({ kind: 'ViewClosed', actor, facts: { view: held.view, clip: held.clip, spans: this.#counted(held), bytes: held.bytes, why } });
  }

  #makeRoom(account: string): void {
    const mine = [...this.#open.values()].filter((one) => one.viewer.account === account);
    const crowd = mine.length >= MAX_VIEWS_PER_ACCOUNT ? mine : this.#open.size >= MAX_VIEWS ? [...this.#open.values()] : [];
    const oldest = crowd.sort((a, b) => a.usedMs - b.usedMs)[0];
    if (oldest !== undefined) this.#underWay.add(this.#close(oldest, 'idle', 'station'));
  }

  #append(draft: Parameters<CustodyLog['append']>[0][number]): Promise<void> {
    return this.#parts.log.append([draft]).then(() => undefined);
  }

  #none(clip: string): StationError {
    return new StationError('not-found', '没有找到 / not found', { what: 'clip', id: clip });
  }

  #id(letter: string, bytes: number): string {
    return `${letter}${Buffer.from(this.#parts.clock.randomBytes(bytes)).toString('hex')}`;
  }
}
