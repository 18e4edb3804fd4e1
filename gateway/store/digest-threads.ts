/** Threads that read large files back and hash them, a file each at a time. */
import { Worker } from 'node:worker_threads';
import { StationError } from '../domain/errors.ts';
import type { DigestAnswer, DigestRequest } from './read-back.ts';

/** Threads that may die and be replaced, over the digester's life. A thread dies only by our own fault or for want of memory. */
const MAX_REPLACED = 16;

interface Waiting {
  readonly request: DigestRequest;
  readonly resolve: (answer: DigestAnswer) => void;
  readonly reject: (error: StationError) => void;
}

/** What waits is bounded by whoever asks. */
export class DigestThreads {
  readonly #most: number;
  readonly #threads: DigestThread[] = [];
  readonly #queue: Waiting[] = [];
  #startsLeft: number;
  #stopped = false;

  /** Each is started when there is a file that no other is free for. */
  constructor(most: number) {
    this.#most = most;
    this.#startsLeft = most + MAX_REPLACED;
  }

  /** Throws 'disk-failed' when the thread dies, and when all have been stopped. */
  digest(request: DigestRequest): Promise<DigestAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) return reject(stoppedError(request.path));
      this.#queue.push({ request, resolve, reject });
      this.#handOut();
    });
  }

  async stop(): Promise<void> {
    this.#giveUp();
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #giveUp(): void {
    this.#stopped = true;
    for (const waiting of this.#queue.splice(0)) waiting.reject(stoppedError(waiting.request.path));
  }

  #handOut(): void {
    while (this.#queue.length > 0) {
      const thread = this.#threads.find(({ busy }) => !busy) ?? this.#start();
      if (thread === undefined) return;
      thread.give(this.#queue.shift()!);
    }
  }

  #start(): DigestThread | undefined {
    if (this.#threads.length >= this.#most || this.#startsLeft === 0) return undefined;
    const thread = new DigestThread(() => this.#handOut(), () => {
      this.#threads.splice(this.#threads.indexOf(thread), 1);
      if (this.#threads.length === 0 && this.#startsLeft === 0) this.#giveUp();
      else this.#handOut();
    });
    this.#startsLeft -= 1;
    this.#threads.push(thread);
    return thread;
  }
}

class DigestThread {
  readonly #worker = new Worker(new URL('./digest-worker.ts', import.meta.url));
  #given: Waiting | undefined;
  #error: unknown;

  constructor(idle: () => void, died: () => void) {
    this.#worker.on('message', (answer: DigestAnswer) => {
      const given = this.#given;
      this.#given = undefined;
      this.#worker.unref();
      given?.resolve(answer);
      idle();
    });
    this.#worker.on('error', (error) => { this.#error = error; });
    this.#worker.once('exit', () => {
      const path = this.#given?.request.path ?? '';
      this.#given?.reject(new StationError('disk-failed', `${path}: the reading thread ended`, { path, operation: 'digest' }, this.#error));
      this.#given = undefined;
      died();
    });
    this.#worker.unref();
  }

  get busy(): boolean {
    return this.#given !== undefined;
  }

  give(waiting: Waiting): void {
    this.#given = waiting;
    this.#worker.ref();
    this.#worker.postMessage(waiting.request);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

export function stoppedError(path: string): StationError {
  return new StationError('disk-failed', `${path}: hashing has been stopped`, { path, operation: 'digest' });
}
