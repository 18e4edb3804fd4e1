/** Hashes files in worker threads, so that the main thread keeps answering docks while gigabytes are read back. */
import { Worker } from 'node:worker_threads';
import { StationError } from '../domain/errors.ts';
import type { Digester, Digests } from './disk.ts';

export interface DigestRequest {
  readonly id: number;
  /** Absolute. */
  readonly path: string;
  readonly sm3: boolean;
}

export type DigestAnswer =
  | { readonly kind: 'digests'; readonly id: number; readonly digests: Digests }
  | { readonly kind: 'missing'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly text: string };

/** Files that may wait at once, over all callers. */
const MAX_WAITING = 4_096;
/** Files handed to a thread in one message: small files must not cost a message each. */
const MAX_BATCH = 64;
/** Threads that may die and be replaced, over the digester's life. A thread dies only by our own fault or for want of memory. */
const MAX_REPLACED = 16;

interface Waiting {
  readonly request: DigestRequest;
  readonly resolve: (digests: Digests | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export interface StoppableDigester extends Digester {
  /** Ends the threads. What still waits is rejected with 'disk-failed'. */
  stop(): Promise<void>;
}

/**
 * A thread is started when there is work that no other is free for: a station that has just begun has none to wait for.
 * @param absoluteOf where a path of the store is on the machine
 * @param threads at most so many, 1 to 64; one per two cores is a good choice, the medium is the limit
 */
export function startDigester(absoluteOf: (path: string) => string, threads: number): StoppableDigester {
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
    throw new StationError('bad-input', `digest threads must be 1 to 64, not ${threads}`, { what: 'threads', value: threads });
  }
  return new ThreadedDigester(absoluteOf, threads);
}

class ThreadedDigester implements StoppableDigester {
  readonly #absoluteOf: (path: string) => string;
  readonly #most: number;
  readonly #threads: DigestThread[] = [];
  readonly #queue: Waiting[] = [];
  #lastId = 0;
  #startsLeft: number;
  #wakes = false;
  #stopped = false;

  constructor(absoluteOf: (path: string) => string, threads: number) {
    this.#absoluteOf = absoluteOf;
    this.#most = threads;
    this.#startsLeft = threads + MAX_REPLACED;
  }

  digest(path: string, algorithms: 'sha256' | 'sha256+sm3'): Promise<Digests | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) return reject(stoppedError(path));
      if (this.#queue.length >= MAX_WAITING) {
        return reject(new StationError('bad-input', `more than ${MAX_WAITING} files wait to be hashed`, { what: 'digest', value: MAX_WAITING }));
      }
      this.#lastId += 1;
      this.#queue.push({ request: { id: this.#lastId, path: this.#absoluteOf(path), sm3: algorithms === 'sha256+sm3' }, resolve, reject });
      this.#wake();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const waiting of this.#queue.splice(0)) waiting.reject(stoppedError(waiting.request.path));
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #start(): DigestThread {
    const thread = new DigestThread(() => this.#wake(), () => {
      const at = this.#threads.indexOf(thread);
      if (this.#stopped || at < 0) return;
      this.#threads.splice(at, 1);
      if (this.#threads.length > 0 || this.#startsLeft > 0) return this.#wake();
      this.#stopped = true;
      for (const waiting of this.#queue.splice(0)) waiting.reject(stoppedError(waiting.request.path));
    });
    this.#startsLeft -= 1;
    this.#threads.push(thread);
    return thread;
  }

  /** One that is there and has nothing to do, else a new one while more are allowed. */
  #free(): DigestThread | undefined {
    return this.#threads.find(({ busy }) => !busy) ?? (this.#threads.length < this.#most && this.#startsLeft > 0 ? this.#start() : undefined);
  }

  /** Hands out work when the caller's turn is over, so that what is asked together goes together. */
  #wake(): void {
    if (this.#wakes) return;
    this.#wakes = true;
    queueMicrotask(() => {
      this.#wakes = false;
      while (!this.#stopped && this.#queue.length > 0) {
        const thread = this.#free();
        if (thread === undefined) return;
        // Shared evenly: one thread must not take sixty-four large files while another has none.
        thread.give(this.#queue.splice(0, Math.min(MAX_BATCH, Math.ceil(this.#queue.length / this.#most))));
      }
    });
  }
}

class DigestThread {
  readonly #worker: Worker;
  readonly #given = new Map<number, Waiting>();

  constructor(idle: () => void, died: () => void) {
    this.#worker = new Worker(new URL('./digest-worker.ts', import.meta.url));
    this.#worker.on('message', ({ answers, done }: { answers: readonly DigestAnswer[]; done: boolean }) => {
      for (const answer of answers) this.#settle(answer);
      if (!done) return;
      this.#worker.unref();
      idle();
    });
    let over = false;
    const end = (error: unknown) => {
      if (over) return;
      over = true;
      for (const waiting of this.#given.values()) waiting.reject(new StationError('disk-failed', `${waiting.request.path}: the reading thread ended`, { path: waiting.request.path, operation: 'digest' }, error));
      this.#given.clear();
      died();
    };
    this.#worker.on('error', end);
    this.#worker.on('exit', () => end(undefined));
    this.#worker.unref();
  }

  get busy(): boolean {
    return this.#given.size > 0;
  }

  give(batch: readonly Waiting[]): void {
    for (const waiting of batch) this.#given.set(waiting.request.id, waiting);
    this.#worker.ref();
    this.#worker.postMessage(batch.map((waiting) => waiting.request));
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: DigestAnswer): void {
    const waiting = this.#given.get(answer.id);
    if (waiting === undefined) return;
    this.#given.delete(answer.id);
    switch (answer.kind) {
      case 'digests': return waiting.resolve(answer.digests);
      case 'missing': return waiting.resolve(undefined);
      case 'failed': {
        const { path } = waiting.request;
        return waiting.reject(new StationError('disk-failed', `${path}: reading back failed: ${answer.text}`, { path, operation: 'digest' }));
      }
    }
  }
}

function stoppedError(path: string): StationError {
  return new StationError('disk-failed', `${path}: hashing has been stopped`, { path, operation: 'digest' });
}
