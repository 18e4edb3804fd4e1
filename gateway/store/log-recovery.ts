/** Opens a custody log's files with recovery: docs/custody-log.md, "Files on the station". */
import { assert, StationError } from '../domain/errors.ts';
import { EntryBundles } from './bundles.ts';
import { MAX_NOTE_BYTES, openCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { Disk } from './disk.ts';
import type { StationKeys } from './keys.ts';
import { leafHash, sameBytes, treeRoot } from './merkle.ts';
import { Openings } from './openings.ts';
import { EntrySegments } from './segments.ts';
import { TILE_WIDTH, tilePath, TileTree } from './tiles.ts';
import { openFolder, readWhole, writeWhole } from './whole-file.ts';

export const LOG_FOLDER = 'log';
export const CHECKPOINT_PATH = `${LOG_FOLDER}/checkpoint`;

export interface LogFiles {
  readonly segments: EntrySegments;
  readonly openings: Openings;
  readonly bundles: EntryBundles;
  readonly tree: TileTree;
  /** Entries that are in no written bundle yet. */
  readonly tail: Uint8Array[];
  readonly checkpoint: Checkpoint | undefined;
}

/**
 * Cuts the torn remains of a group that was never acknowledged, and makes missing tiles. Throws 'log-damaged' and says
 * where when the files are not those that were signed, 'key-unusable' when another key signed them.
 * @param seen what the index says of the log that it was folded from
 */
export async function recoverLog(disk: Disk, keys: StationKeys, seen: { readonly log: string; readonly next: number } | undefined): Promise<LogFiles> {
  await openFolder(disk, LOG_FOLDER);
  const note = await readWhole(disk, CHECKPOINT_PATH, MAX_NOTE_BYTES);
  const checkpoint = note === undefined ? undefined : openCheckpoint(Buffer.from(note).toString('utf8'), keys);
  const bundles = new EntryBundles(disk, LOG_FOLDER);
  const tiled = await countTiles(disk);
  const tree = await TileTree.open(disk, LOG_FOLDER, tiled);
  const segments = await EntrySegments.open(disk, LOG_FOLDER);
  const tail: Uint8Array[] = [];
  const flush = () => flushTiles(disk, tree, bundles, tail);
  // Whatever shows that an entry was once acknowledged forbids to take it for the remains of a torn write.
  const acknowledged = seen?.log === keys.vkey ? seen.next : 0;
  const size = await segments.recover(tree.size, Math.max(checkpoint?.size ?? 0, tree.size, acknowledged), async (leaf, seq) => {
    if (seq < tiled * TILE_WIDTH) {
      if (!sameBytes(leafHash(leaf), await tree.leaf(seq))) throw damaged(`entry ${seq} is not the one in its tile`, seq);
      return;
    }
    tail.push(leaf);
    if (tree.push(leafHash(leaf))) await flush();
  });
  if (size < tiled * TILE_WIDTH) throw damaged(`the entries end at ${size}, but there are tiles of ${tiled * TILE_WIDTH}`, size);
  if (checkpoint !== undefined) {
    if (size < checkpoint.size) throw damaged(`the entries end at ${size}, but a checkpoint was signed for ${checkpoint.size}`, size);
    if (!sameBytes(await treeRoot(tree.subtree, checkpoint.size), checkpoint.root)) throw damaged(`the first ${checkpoint.size} entries are not those that the checkpoint was signed for`, checkpoint.size);
  }
  return { segments, bundles, tree, tail, openings: await Openings.open(disk, LOG_FOLDER, size), checkpoint };
}

/** Number of consecutive full level-0 tiles. Tiles are made durable in order, so halving finds the end. */
async function countTiles(disk: Disk): Promise<number> {
  const there = async (n: number) => (await disk.stat(tilePath(LOG_FOLDER, 0, n))) !== undefined;
  let above = 1;
  while (await there(above - 1)) above *= 2;
  let have = Math.floor(above / 2);
  while (have + 1 < above) {
    const middle = Math.floor((have + above) / 2);
    if (await there(middle - 1)) have = middle;
    else above = middle;
  }
  return have;
}

/**
 * Writes what became full. The bundle comes first and a level's tile before the one below it: a level-0 tile that is
 * there says that all before it is.
 */
export async function flushTiles(disk: Disk, tree: TileTree, bundles: EntryBundles, tail: Uint8Array[]): Promise<void> {
  while (tree.unwritten.length > 0) {
    const n = tree.unwritten[0]!.n;
    assert(tree.unwritten[0]!.level === 0 && tail.length >= TILE_WIDTH, 'a full tile begins with its level 0 and its entries');
    let levels = 1;
    while (tree.unwritten[levels] !== undefined && tree.unwritten[levels]!.level > 0) levels += 1;
    await bundles.write(n, tail.slice(0, TILE_WIDTH));
    for (let level = levels - 1; level >= 0; level -= 1) {
      const full = tree.unwritten[level]!;
      await writeWhole(disk, tilePath(LOG_FOLDER, full.level, full.n), full.tile.bytes());
    }
    for (let level = 0; level < levels; level += 1) tree.written();
    tail.splice(0, TILE_WIDTH);
  }
}

export function damaged(reason: string, size: number): StationError {
  return new StationError('log-damaged', `the custody log is damaged: ${reason}`, { reason, size });
}
