/** The thread that reads large files back and hashes them. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Digests } from './disk.ts';
import { alignedMemory, notRead, readFlags, refusesDirect, type DigestAnswer, type DigestRequest } from './read-back.ts';

/** Bytes read at once. A multiple of every block size, as O_DIRECT wants. */
const READ_BYTES = 4 * 1024 * 1024;

const memory = alignedMemory(READ_BYTES);

parentPort?.on('message', (request: DigestRequest) => parentPort?.postMessage(digest(request)));

function digest({ path, sm3 }: DigestRequest): DigestAnswer {
  try {
    return { kind: 'digests', digests: readWhole(path, sm3, true) };
  } catch (error) {
    return notRead(error);
  }
}

function readWhole(path: string, sm3: boolean, direct: boolean): Digests {
  try {
    const file = openSync(path, readFlags(direct));
    try {
      const sha256 = createHash('sha256');
      const second = sm3 ? createHash('sm3') : undefined;
      const size = feed(file, sha256, second);
      return { size, sha256: sha256.digest('hex'), ...(second === undefined ? {} : { sm3: second.digest('hex') }) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (direct && refusesDirect(error)) return readWhole(path, sm3, false);
    throw error;
  }
}

function feed(file: number, first: Hash, second: Hash | undefined): number {
  let position = 0;
  for (;;) {
    const taken = readSync(file, memory, 0, READ_BYTES, position);
    if (taken === 0) return position;
    const bytes = memory.subarray(0, taken);
    first.update(bytes);
    second?.update(bytes);
    position += taken;
    // A position that is no multiple of a block would be refused by O_DIRECT; a short read is the end of the file.
    if (taken < READ_BYTES) return position;
  }
}
