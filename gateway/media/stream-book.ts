/**
 * The streams as the station knows them. Outlives the engine's process: a stream whose engine died is 'lost', and 'returned'
 * when its publisher comes back to the next one within a bound. Pure but for the listener; time is an argument.
 */
import type { LiveStream, StreamChange } from './media-engine.ts';

/** How long after the start of a new engine process the streams of the old one are waited for, in milliseconds. */
export const RETURN_WITHIN_MS = 20_000;

/** Streams that are kept, those of engines that are gone among them; of more the one that waits longest is given up. */
export const MAX_BOOKED = 256;

type Kind = 'published' | 'described' | 'lost' | 'returned' | 'ended';

export class StreamBook {
  readonly #streams = new Map<string, LiveStream>();
  /** Streams of a process that is gone, and until when they are waited for; Infinity as long as no new one runs. */
  readonly #orphans = new Map<string, number>();
  readonly #say: (change: StreamChange) => void;

  constructor(say: (change: StreamChange) => void) {
    this.#say = say;
  }

  streams(): readonly LiveStream[] {
    return [...this.#streams.values()];
  }

  has(path: string): boolean {
    return this.#streams.has(path);
  }

  heard(kind: Kind, stream: LiveStream): void {
    const orphan = this.#orphans.delete(stream.path) ? this.#streams.get(stream.path) : undefined;
    if (kind === 'ended') {
      this.#streams.delete(stream.path);
      this.#say({ kind, stream });
      return;
    }
    const before = this.#streams.get(stream.path);
    const kept = before === undefined ? stream : { ...stream, sinceMs: before.sinceMs };
    this.#streams.set(stream.path, kept);
    // An engine has fewer; those that nobody came back to, over many restarts, are what grows.
    if (this.#streams.size > MAX_BOOKED) this.end(this.#orphans.keys().next().value ?? this.#streams.keys().next().value!);
    this.#say({ kind: orphan !== undefined && kind === 'published' ? 'returned' : kind, stream: kept });
  }

  /** The engine's own list, for what is not told of one by one: viewers. */
  seen(streams: readonly LiveStream[]): void {
    for (const stream of streams) {
      const before = this.#streams.get(stream.path);
      if (before !== undefined && !this.#orphans.has(stream.path)) this.#streams.set(stream.path, { ...stream, sinceMs: before.sinceMs });
    }
  }

  engineDown(): void {
    for (const stream of [...this.#streams.values()]) {
      const wasLive = stream.state === 'live';
      const lost: LiveStream = { ...stream, state: 'lost', viewers: 0 };
      this.#streams.set(stream.path, lost);
      this.#orphans.set(stream.path, Infinity);
      if (wasLive) this.#say({ kind: 'lost', stream: lost });
    }
  }

  engineUp(nowMs: number): void {
    for (const path of this.#orphans.keys()) this.#orphans.set(path, nowMs + RETURN_WITHIN_MS);
  }

  /** Ends what did not come back in time. */
  due(nowMs: number): void {
    for (const [path, untilMs] of [...this.#orphans]) if (nowMs >= untilMs) this.end(path);
  }

  end(path: string): void {
    const stream = this.#streams.get(path);
    this.#streams.delete(path);
    this.#orphans.delete(path);
    if (stream !== undefined) this.#say({ kind: 'ended', stream: { ...stream, state: 'lost', viewers: 0 } });
  }

  endAll(): void {
    for (const path of [...this.#streams.keys()]) this.end(path);
  }
}
