/**
 * The thread that reads files back and hashes them. It reads past the page cache (O_DIRECT) where the file system lets
 * it: what is hashed is then what the medium gives, not what the station just wrote into memory.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { DigestAnswer, DigestRequest } from './digester.ts';

// The type definitions of Node leave this global to the browser's.
declare const WebAssembly: { readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer } };

const WASM_PAGE = 65_536;
/** Bytes read at once. A multiple of every block size, as O_DIRECT wants. */
const READ_BYTES = 4 * 1024 * 1024;
/** Answers that wait for the batch's end; a file this large is answered at once. */
const LARGE_BYTES = 1024 * 1024;

// O_DIRECT needs memory that begins at a block's boundary. A WebAssembly memory begins at a page's.
const aligned = new Uint8Array(new WebAssembly.Memory({ initial: READ_BYTES / WASM_PAGE, maximum: READ_BYTES / WASM_PAGE }).buffer);

parentPort?.on('message', (requests: readonly DigestRequest[]) => {
  let answers: DigestAnswer[] = [];
  for (const request of requests) {
    const answer = digest(request);
    answers.push(answer);
    if (answer.kind === 'digests' && answer.digests.size >= LARGE_BYTES) {
      parentPort?.postMessage({ answers, done: false });
      answers = [];
    }
  }
  parentPort?.postMessage({ answers, done: true });
});

function digest({ id, path, sm3 }: DigestRequest): DigestAnswer {
  try {
    return { kind: 'digests', id, digests: readWhole(path, sm3, true) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') return { kind: 'missing', id };
    return { kind: 'failed', id, text: error instanceof Error ? error.message : String(error) };
  }
}

function readWhole(path: string, sm3: boolean, direct: boolean): { size: number; sha256: string; sm3?: string } {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (direct ? constants.O_DIRECT ?? 0 : 0));
  } catch (error) {
    if (direct && refusesDirect(error)) return readWhole(path, sm3, false);
    throw error;
  }
  try {
    const sha256 = createHash('sha256');
    const second = sm3 ? createHash('sm3') : undefined;
    const size = feed(file, sha256, second);
    return { size, sha256: sha256.digest('hex'), ...(second === undefined ? {} : { sm3: second.digest('hex') }) };
  } catch (error) {
    if (direct && refusesDirect(error)) return readWhole(path, sm3, false);
    throw error;
  } finally {
    closeSync(file);
  }
}

function feed(file: number, first: Hash, second: Hash | undefined): number {
  let position = 0;
  for (;;) {
    const taken = readSync(file, aligned, 0, READ_BYTES, position);
    if (taken === 0) return position;
    const bytes = aligned.subarray(0, taken);
    first.update(bytes);
    second?.update(bytes);
    position += taken;
    // A position that is no multiple of a block would be refused by O_DIRECT; a short read is the end of the file.
    if (taken < READ_BYTES) return position;
  }
}

/** tmpfs and some network file systems answer so. */
function refusesDirect(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EINVAL' || code === 'EOPNOTSUPP' || code === 'ENOTSUP';
}
