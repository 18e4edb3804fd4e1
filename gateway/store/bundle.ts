/** A clip with its proof, for somebody who has neither the station nor its software: docs/custody-log.md, "Bundle of one clip". */
import { createHash } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { StationError } from '../domain/errors.ts';
import type { CustodyLog } from './custody-log.ts';
import type { DurableClip } from './durable-clip.ts';
import type { EvidenceStore } from './evidence-store.ts';

export const BUNDLE_FORMAT = 'zhilu-clip-bundle-v1';
/** What is appended to the clip file's name. */
export const BUNDLE_SUFFIX = '.zhilu.json';
const COPY_BYTES = 1024 * 1024;
/** Leaves room for the suffix in the 255 bytes that file systems give a name. */
const MAX_NAME_BYTES = 200;

/** The members in the order in which they are written. */
export interface ClipBundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly file: string;
  readonly leaf: string;
  readonly opening: string | null;
  readonly proof: string;
  readonly vkey: string;
}

/** C2SP tlog-proof: index, inclusion proof and checkpoint in one text. */
export function tlogProof(index: number, inclusion: readonly Uint8Array[], note: string): string {
  return ['c2sp.org/tlog-proof@v1', `index ${index}`, ...inclusion.map((hash) => Buffer.from(hash).toString('base64')), '', note].join('\n');
}

/** The bundle's JSON for a stored clip, under the newest checkpoint. */
export async function makeBundle(log: CustodyLog, clip: DurableClip): Promise<ClipBundle> {
  const { note, size } = await log.checkpoint();
  const opening = await log.opening(clip.leafIndex);
  return {
    format: BUNDLE_FORMAT,
    file: fileName(await log.event(clip.leafIndex), clip),
    leaf: base64(await log.leaf(clip.leafIndex)),
    opening: opening === undefined ? null : base64(opening),
    proof: tlogProof(clip.leafIndex, await log.inclusion(clip.leafIndex, size), note),
    vkey: log.keys.vkey,
  };
}

/**
 * Writes the clip and its `.zhilu.json` into an existing folder (absolute path). Throws 'conflict' when a name is taken,
 * 'disk-failed' when the vault's bytes are not the logged ones; nothing half is left then. Does not log the export.
 * @returns the two file names
 */
export async function exportBundle(log: CustodyLog, store: EvidenceStore, clip: DurableClip, folder: string): Promise<{ readonly clip: string; readonly bundle: string }> {
  const bundle = await makeBundle(log, clip);
  const name = `${bundle.file}${BUNDLE_SUFFIX}`;
  await writeNew(join(folder, bundle.file), (write) => copyClip(store, clip, write));
  await writeNew(join(folder, name), (write) => write(Buffer.from(`${JSON.stringify(bundle, null, 2)}\n`, 'utf8')));
  return { clip: bundle.file, bundle: name };
}

async function copyClip(store: EvidenceStore, clip: DurableClip, write: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const file = await store.open(clip);
  if (file === undefined) throw new StationError('disk-failed', `the vault has no file of ${clip.clip}`, { path: clip.sha256, operation: 'open' });
  try {
    const digest = createHash('sha256');
    const buffer = Buffer.allocUnsafe(COPY_BYTES);
    for (let at = 0; ;) {
      const taken = await file.read(buffer, at);
      if (taken === 0) break;
      digest.update(buffer.subarray(0, taken));
      await write(buffer.subarray(0, taken));
      at += taken;
    }
    if (digest.digest('hex') !== clip.sha256) throw new StationError('disk-failed', `the vault's file of ${clip.clip} is not what the custody log says`, { path: clip.sha256, operation: 'read' });
  } finally {
    await file.close();
  }
}

/** Writes a new file, or none. */
async function writeNew(path: string, fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<void> {
  let handle;
  try {
    handle = await open(path, 'wx', 0o600);
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new StationError(taken ? 'conflict' : 'disk-failed', `${path}: ${taken ? 'there is a file of this name' : 'it cannot be made'}`, { path, what: 'file', operation: 'open' }, error);
  }
  try {
    const file = handle;
    await fill(async (bytes) => { await file.writeFile(bytes); });
    await handle.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error instanceof StationError ? error : new StationError('disk-failed', `${path}: it could not be written`, { path, operation: 'write' }, error);
  } finally {
    await handle.close();
  }
}

/** The name on the card without its folders and without what some file system forbids; the clip's id where none is left. */
function fileName(event: Awaited<ReturnType<CustodyLog['event']>>, clip: DurableClip): string {
  const original = event.kind === 'ClipStored' ? event.particulars?.originalName : undefined;
  const last = (original ?? '').split(/[/\\]/).at(-1)!;
  const safe = last.replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').replace(/[. ]+$/, '');
  return safe === '' || Buffer.byteLength(safe) > MAX_NAME_BYTES ? clip.clip : safe;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
