/** Reads a stretch of one file on a volume: in order, a few blocks ahead, and as exactly as a bad medium allows. */
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadSpan, SourceFailure, TakeBytes } from '../../domain/bay-source.ts';
import { isGone, isMissing, tagOf } from './card-walk.ts';

/** Bytes asked for at once. */
const BLOCK_BYTES = 1024 * 1024;
/** Blocks that may be out of the medium and not yet taken. */
const BLOCKS_AHEAD = 3;
/** The least that a medium fails to read; FAT clusters are no smaller. */
const SECTOR_BYTES = 4_096;

/** null when all was taken; bytes are handed over in order, and all before a failure's offset have been. */
export async function readFile(root: string, path: string, span: ReadSpan, take: TakeBytes): Promise<SourceFailure | null> {
  let file: FileHandle;
  try {
    file = await open(join(root, path), 'r');
  } catch (error) {
    return failureOf(error, span.offset, span.length);
  }
  const taking: Promise<void>[] = [];
  try {
    const facts = await file.stat({ bigint: true });
    if (tagOf(facts) !== span.tag) return said('changed', span.offset, span.length, 'the file was written to meanwhile');
    const end = Math.min(span.offset + span.length, Number(facts.size));
    for (let at = span.offset; at < end;) {
      const wanted = Math.min(BLOCK_BYTES, end - at);
      const { bytes, failed } = await readBlock(file, at, wanted);
      if (bytes.length > 0) taking.push(take(bytes, at));
      if (failed !== null) return failed;
      if (bytes.length === 0) return said('changed', at, end - at, 'the file became shorter');
      at += bytes.length;
      // A failure of the taker comes out of the oldest promise; the others must not be left unheard.
      if (taking.length >= BLOCKS_AHEAD) await taking.shift();
    }
    return end < span.offset + span.length ? said('changed', end, span.offset + span.length - end, 'the file became shorter') : null;
  } finally {
    const rest = await Promise.allSettled(taking);
    await file.close();
    const rejected = rest.find((one) => one.status === 'rejected');
    if (rejected !== undefined) throw rejected.reason;
  }
}

interface Block {
  readonly bytes: Uint8Array;
  readonly failed: SourceFailure | null;
}

async function readBlock(file: FileHandle, at: number, wanted: number): Promise<Block> {
  // The memory goes to whoever takes it: never one that is filled again.
  const block = Buffer.allocUnsafeSlow(wanted);
  try {
    const { bytesRead } = await file.read(block, 0, wanted, at);
    return { bytes: block.subarray(0, bytesRead), failed: null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EIO') return { bytes: new Uint8Array(0), failed: failureOf(error, at, wanted) };
  }
  return narrow(file, block, at, wanted);
}

/** One bad sector spoils a whole block's reading: sector by sector, what can be read is, and the bad run is measured. */
async function narrow(file: FileHandle, block: Buffer, at: number, wanted: number): Promise<Block> {
  let good = 0;
  let bad = 0;
  while (good + bad < wanted) {
    const offset = good + bad;
    // Sectors are counted from the file's beginning, which is where the medium's are.
    const length = Math.min(SECTOR_BYTES - ((at + offset) % SECTOR_BYTES), wanted - offset);
    try {
      const { bytesRead } = await file.read(block, offset, length, at + offset);
      if (bad > 0) break;
      if (bytesRead === 0) return { bytes: block.subarray(0, good), failed: null };
      good += bytesRead;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EIO') return { bytes: block.subarray(0, good), failed: failureOf(error, at + offset, length) };
      bad += length;
    }
  }
  return { bytes: block.subarray(0, good), failed: bad === 0 ? null : said('read-error', at + good, bad, 'the card could not be read there') };
}

export function failureOf(error: unknown, offset: number, length: number): SourceFailure {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (isMissing(error)) return said('no-such-clip', offset, length, message);
  if (isGone(error)) return said('card-gone', offset, length, 'the volume was pulled');
  return said('read-error', offset, length, `${code} ${message}`.trim());
}

export function said(code: SourceFailure['code'], offset: number, length: number, text: string): SourceFailure {
  return { kind: 'failure', code, offset, length, text };
}
