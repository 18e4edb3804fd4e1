/** Reads a small file back and hashes it between two turns of the main thread. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { notRead, readFlags, refusesDirect, type DigestAnswer, type DigestRequest } from './read-back.ts';

/**
 * A file that has so many bytes is not small. Less than that takes the main thread 0.2 ms for SHA-256 and 1 ms more for
 * SM3, not much above a message to a thread and back; to start the thread costs a hundred times as much.
 */
export const SMALL_BYTES = 256 * 1024;

/** @param memory aligned, SMALL_BYTES long, and nobody else's until the answer is there. 'large': not small, and nothing was hashed. */
export async function digestSmall(request: DigestRequest, memory: Uint8Array, direct = true): Promise<DigestAnswer | 'large'> {
  try {
    const file = await open(request.path, readFlags(direct));
    try {
      const { size } = await file.stat();
      if (size >= SMALL_BYTES) return 'large';
      const { bytesRead } = await file.read(memory, 0, SMALL_BYTES, 0);
      // It has grown meanwhile, or the system gave less than there is: whoever reads to the end knows.
      if (bytesRead !== size) return 'large';
      const bytes = memory.subarray(0, bytesRead);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { kind: 'digests', digests: { size: bytesRead, sha256, ...(request.sm3 ? { sm3: createHash('sm3').update(bytes).digest('hex') } : {}) } };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (direct && refusesDirect(error)) return await digestSmall(request, memory, false);
    return notRead(error);
  }
}
