/** Hashes files: small ones between two turns, large ones in threads, so that the main thread keeps answering docks while gigabytes are read back. */
import { StationError } from '../domain/errors.ts';
import { Turn } from '../domain/turn.ts';
import { digestSmall, SMALL_BYTES } from './digest-small.ts';
import { DigestThreads, stoppedError } from './digest-threads.ts';
import type { Digester, Digests } from './disk.ts';
import { alignedMemory, type DigestAnswer, type DigestRequest } from './read-back.ts';

/** Files that may wait at once, over all callers. */
const MAX_WAITING = 4_096;

export interface StoppableDigester extends Digester {
  /** Ends the threads. What still waits is rejected with 'disk-failed'. */
  stop(): Promise<void>;
}

/**
 * @param absoluteOf where a path of the store is on the machine
 * @param threads for large files, at most so many, 1 to 64, each started when it is first needed; one per two cores is a good choice, the medium is the limit
 */
export function startDigester(absoluteOf: (path: string) => string, threads: number): StoppableDigester {
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
    throw new StationError('bad-input', `digest threads must be 1 to 64, not ${threads}`, { what: 'threads', value: threads });
  }
  return new FileDigester(absoluteOf, threads);
}

class FileDigester implements StoppableDigester {
  readonly #absoluteOf: (path: string) => string;
  readonly #threads: DigestThreads;
  #memory: Uint8Array | undefined;
  /** Small files take turns: they share the memory. */
  readonly #turn = new Turn();
  #waiting = 0;
  #stopped = false;

  constructor(absoluteOf: (path: string) => string, threads: number) {
    this.#absoluteOf = absoluteOf;
    this.#threads = new DigestThreads(threads);
  }

  async digest(path: string, algorithms: 'sha256' | 'sha256+sm3'): Promise<Digests | undefined> {
    if (this.#waiting >= MAX_WAITING) throw new StationError('bad-input', `more than ${MAX_WAITING} files wait to be hashed`, { what: 'digest', value: MAX_WAITING });
    const request = { path: this.#absoluteOf(path), sm3: algorithms === 'sha256+sm3' };
    this.#waiting += 1;
    try {
      const small = await this.#turn.take(() => this.#small(request));
      const answer = small === 'large' ? await this.#threads.digest(request) : small;
      if (answer.kind === 'failed') throw new StationError('disk-failed', `${request.path}: reading back failed: ${answer.text}`, { path: request.path, operation: 'digest' });
      return answer.kind === 'digests' ? answer.digests : undefined;
    } finally {
      this.#waiting -= 1;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([this.#turn.over(), this.#threads.stop()]);
  }

  async #small(request: DigestRequest): Promise<DigestAnswer | 'large'> {
    if (this.#stopped) throw stoppedError(request.path);
    this.#memory ??= alignedMemory(SMALL_BYTES);
    return await digestSmall(request, this.#memory);
  }
}
