/**
 * What waits for one viewer. A viewer that is slower than the stream loses everything up to the next key frame, picture and
 * sound together, so that what it gets stays in order and whole; configurations are never lost. Pure: time is an argument.
 */
import type { Tag, TagKind } from './tag.ts';

export interface QueueLimits {
  /** Bytes that wait, beside what the socket has. More than the largest message and the largest group of pictures. */
  readonly bytes: number;
  /** What waited for longer is not live any more. */
  readonly waitMs: number;
  /** A viewer that took nothing for so long is cut. */
  readonly stalledMs: number;
}

export const QUEUE_LIMITS: QueueLimits = { bytes: 12 * 1_048_576, waitMs: 4_000, stalledMs: 15_000 };
/** Tags that wait, however small. */
export const MAX_QUEUED_TAGS = 8_192;

/** Places of taken tags before the list is made anew. */
const TAKEN_KEPT = 1_024;

const KEPT: ReadonlySet<TagKind> = new Set(['metadata', 'audio-config', 'video-config']);

export class ViewerQueue {
  readonly #limits: QueueLimits;
  /** Those before `#first` were taken and are undefined. */
  #waiting: ({ readonly tag: Tag; readonly sinceMs: number } | undefined)[] = [];
  #first = 0;
  #bytes = 0;
  /** Until the next key frame. */
  #skipping = true;
  /** Configurations that came while skipping: the newest of each kind. */
  readonly #kept = new Map<TagKind, Tag>();
  #hasVideo = false;
  #blockedSinceMs: number | undefined;
  /** Tags that the viewer did not get. */
  dropped = 0;

  constructor(limits: QueueLimits = QUEUE_LIMITS) {
    this.#limits = limits;
  }

  offer(tag: Tag, nowMs: number): void {
    if (tag.kind === 'video-config' || tag.kind === 'key' || tag.kind === 'frame') this.#hasVideo = true;
    const oldest = this.#waiting[this.#first];
    if (oldest !== undefined && (this.#bytes + tag.bytes > this.#limits.bytes || this.#waiting.length - this.#first >= MAX_QUEUED_TAGS || nowMs - oldest.sinceMs > this.#limits.waitMs)) this.#drop();
    if (this.#skipping && !this.#resumes(tag)) {
      if (KEPT.has(tag.kind)) this.#kept.set(tag.kind, tag);
      else this.dropped += 1;
      return;
    }
    if (this.#skipping) this.#resume(nowMs);
    this.#add(tag, nowMs);
  }

  /** The next to write; undefined when nothing waits. */
  take(): Tag | undefined {
    const next = this.#waiting[this.#first];
    if (next === undefined) return undefined;
    this.#waiting[this.#first] = undefined;
    this.#first += 1;
    this.#bytes -= next.tag.bytes;
    if (this.#first === this.#waiting.length || this.#first >= TAKEN_KEPT) {
      this.#waiting = this.#waiting.slice(this.#first);
      this.#first = 0;
    }
    return next.tag;
  }

  /** The viewer's socket is full. */
  blocked(nowMs: number): void {
    this.#blockedSinceMs ??= nowMs;
  }

  /** It took something. */
  drained(): void {
    this.#blockedSinceMs = undefined;
  }

  /** Whether it took nothing for so long that it is given up. */
  stalled(nowMs: number): boolean {
    return this.#blockedSinceMs !== undefined && nowMs - this.#blockedSinceMs > this.#limits.stalledMs;
  }

  get empty(): boolean {
    return this.#first === this.#waiting.length;
  }

  get queuedBytes(): number {
    return this.#bytes;
  }

  /** A picture begins at a key frame; sound without any picture begins anywhere. */
  #resumes(tag: Tag): boolean {
    return tag.kind === 'key' || (tag.kind === 'audio' && !this.#hasVideo);
  }

  #resume(nowMs: number): void {
    this.#skipping = false;
    const kept = [...this.#kept.values()];
    this.#kept.clear();
    for (const tag of kept) this.#add(tag, nowMs);
  }

  #add(tag: Tag, nowMs: number): void {
    this.#waiting.push({ tag, sinceMs: nowMs });
    this.#bytes += tag.bytes;
  }

  #drop(): void {
    for (const { tag } of this.#waiting.slice(this.#first) as { readonly tag: Tag }[]) {
      if (KEPT.has(tag.kind)) this.#kept.set(tag.kind, tag);
      else this.dropped += 1;
    }
    this.#waiting = [];
    this.#first = 0;
    this.#bytes = 0;
    this.#skipping = true;
  }
}
