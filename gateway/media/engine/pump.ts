/** Carries tags from a stream to one viewer's socket, never more than the socket takes. */
import type { Tag } from './tag.ts';
import type { Viewer } from './place.ts';
import { ViewerQueue, type QueueLimits } from './viewer-queue.ts';

export interface Sink {
  /** False when it wants no more until `drained`. */
  write(bytes: Buffer): boolean;
  /** Several writes become one. */
  cork(): void;
  uncork(): void;
  /** Ends after what was written. */
  end(): void;
  /** Ends at once. */
  cut(): void;
}

export class Pump implements Viewer {
  readonly #sink: Sink;
  readonly #form: (tag: Tag) => Buffer;
  readonly #begin: (() => Buffer) | undefined;
  readonly #queue: ViewerQueue;
  #begun = false;
  #blocked = false;
  /** The stream is over; what waits still goes out, and who takes none of it is cut like any other. */
  #ending = false;
  #over = false;

  /** `begin`: what goes out before the first tag. */
  constructor(sink: Sink, form: (tag: Tag) => Buffer, begin?: () => Buffer, limits?: QueueLimits) {
    this.#sink = sink;
    this.#form = form;
    this.#begin = begin;
    this.#queue = new ViewerQueue(limits);
  }

  offer(tag: Tag, nowMs: number): void {
    if (this.#over || this.#ending) return;
    this.#queue.offer(tag, nowMs);
    this.#run(nowMs);
  }

  drained(nowMs: number): void {
    this.#blocked = false;
    this.#queue.drained();
    this.#run(nowMs);
    this.#finish();
  }

  /** Ends the viewer behind what waits for it. */
  end(): void {
    this.#ending = true;
    this.#finish();
  }

  /** Cuts a viewer that takes nothing any more; true when it did. */
  due(nowMs: number): boolean {
    if (this.#over || !this.#queue.stalled(nowMs)) return false;
    this.#over = true;
    this.#sink.cut();
    return true;
  }

  #finish(): void {
    if (!this.#ending || this.#over || !this.#queue.empty) return;
    this.#over = true;
    this.#sink.end();
  }

  #run(nowMs: number): void {
    if (this.#blocked || this.#over) return;
    this.#sink.cork();
    for (let tag = this.#queue.take(); tag !== undefined; tag = this.#blocked ? undefined : this.#queue.take()) {
      if (!this.#begun && this.#begin !== undefined) this.#sink.write(this.#begin());
      this.#begun = true;
      this.#blocked = !this.#sink.write(this.#form(tag));
    }
    this.#sink.uncork();
    if (this.#blocked) this.#queue.blocked(nowMs);
  }
}
