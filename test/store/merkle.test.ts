import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { EMPTY_ROOT, consistencyProof, inclusionProof, leafHash, treeRoot, verifyConsistency, verifyInclusion } from '../../gateway/store/merkle.ts';
import { TileTree, tilePath } from '../../gateway/store/tiles.ts';
import { writeWhole } from '../../gateway/store/whole-file.ts';
import { SimDisk } from './sim-disk.ts';
import { LEAVES, ROOTS } from '../verify/known-tree.ts';

/** The definitions of RFC 6962, section 2.1, word by word, over SHA-256. */
function sha(...parts: Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
function mth(d: readonly Uint8Array[]): Buffer {
  if (d.length === 0) return sha();
  if (d.length === 1) return sha(Buffer.of(0), d[0]!);
  const k = split(d.length);
  return sha(Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}
function path(m: number, d: readonly Uint8Array[]): Buffer[] {
  if (d.length <= 1) return [];
  const k = split(d.length);
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}
function subproof(m: number, d: readonly Uint8Array[], b: boolean): Buffer[] {
  if (m === d.length) return b ? [] : [mth(d)];
  const k = split(d.length);
  return m <= k ? [...subproof(m, d.slice(0, k), b), mth(d.slice(k))] : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

async function treeOf(entries: readonly Uint8Array[]): Promise<TileTree> {
  const tree = await TileTree.open(new SimDisk(), 'log', 0);
  for (const entry of entries) tree.push(leafHash(entry));
  return tree;
}

describe('the Merkle tree', () => {
  test('has the roots of the known vectors', async () => {
    const tree = await treeOf(LEAVES);
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [i, root] of [EMPTY_ROOT, ...ROOTS].entries()) expect(hex(await treeRoot(tree.subtree, i))).toBe(hex(root));
  });

  test('has the inclusion and consistency proofs of the known vectors', async () => {
    const { subtree } = await treeOf(LEAVES);
    expect((await inclusionProof(subtree, 5, 8)).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect((await consistencyProof(subtree, 6, 8)).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  test('proves as the RFC defines it, for any sizes', async () => {
    const entries = Array.from({ length: 600 }, (_, n) => Buffer.from(`entry ${n}`));
    const { subtree } = await treeOf(entries);
    const sizes = fc.tuple(fc.nat(600), fc.nat(600), fc.nat(599));
    await fc.assert(fc.asyncProperty(sizes, async ([a, b, index]) => {
      const [older, newer] = a < b ? [a, b] : [b, a];
      const root = await treeRoot(subtree, newer);
      expect(hex(root)).toBe(hex(mth(entries.slice(0, newer))));
      const consistency = await consistencyProof(subtree, older, newer);
      expect(consistency.map(hex)).toEqual((older === 0 ? [] : subproof(older, entries.slice(0, newer), true)).map(hex));
      const olderRoot = await treeRoot(subtree, older);
      expect(verifyConsistency(older, olderRoot, newer, root, consistency)).toBe(true);
      if (older > 0 && older < newer) {
        expect(verifyConsistency(older, sha(olderRoot), newer, root, consistency)).toBe(false);
        expect(verifyConsistency(older, olderRoot, newer, sha(root), consistency)).toBe(false);
        expect(verifyConsistency(older, olderRoot, newer, root, consistency.slice(1))).toBe(false);
        expect(verifyConsistency(older, olderRoot, newer, root, [...consistency, root])).toBe(false);
      }
      if (index >= newer) return;
      const inclusion = await inclusionProof(subtree, index, newer);
      expect(inclusion.map(hex)).toEqual(path(index, entries.slice(0, newer)).map(hex));
      const leaf = leafHash(entries[index]!);
      expect(verifyInclusion(leaf, index, newer, inclusion, root)).toBe(true);
      expect(verifyInclusion(leaf, index + 1, newer, inclusion, root)).toBe(false);
      expect(verifyInclusion(sha(leaf), index, newer, inclusion, root)).toBe(false);
      expect(verifyInclusion(leaf, index, newer, [...inclusion, root], root)).toBe(false);
    }), { numRuns: 120 });
  });

  test('keeps full tiles on the disk and finds the same roots after reading them back', async () => {
    const disk = new SimDisk();
    for (const folder of ['log', 'log/tile']) await disk.makeDirectory(folder);
    const tree = await TileTree.open(disk, 'log', 0);
    // One full level-1 tile, and three full level-0 tiles of the next.
    const full = 256 * 256 + 3 * 256;
    for (let n = 0; n < full + 5; n += 1) tree.push(leafHash(Buffer.from(String(n))));
    while (tree.unwritten.length > 0) {
      const { level, n, tile } = tree.unwritten[0]!;
      await writeWhole(disk, tilePath('log', level, n), tile.bytes());
      tree.written();
    }
    const again = await TileTree.open(disk, 'log', full / 256);
    for (let n = full; n < full + 5; n += 1) again.push(leafHash(Buffer.from(String(n))));
    const root = await treeRoot(tree.subtree, full + 5);
    expect(hex(await treeRoot(again.subtree, full + 5))).toBe(hex(root));
    for (const index of [0, 255, 256, 65_535, 65_536, full, full + 4]) {
      const proof = await inclusionProof(again.subtree, index, full + 5);
      expect(verifyInclusion(leafHash(Buffer.from(String(index))), index, full + 5, proof, root)).toBe(true);
    }
    expect(disk.inode('log/tile/0/x000/000')).toBeUndefined();
    expect(disk.inode('log/tile/0/258')?.now.length).toBe(8_192);
    expect(disk.inode('log/tile/1/000')?.now.length).toBe(8_192);
  });

  test('names tiles as C2SP tlog-tiles does', () => {
    expect(tilePath('log', 0, 1_234_067)).toBe('log/tile/0/x001/x234/067');
    expect(tilePath('log', 'entries', 5)).toBe('log/tile/entries/005');
    expect(tilePath('log', 1, 0, 17)).toBe('log/tile/1/000.p/17');
  });
});
