/**
 * The Merkle tree of RFC 6962, section 2.1 (RFC 9162, section 2.1 is the same tree): hashes, proofs and their checks.
 * Pure: where the hashes of whole subtrees come from is the caller's matter (tiles.ts).
 */
import { hash } from 'node:crypto';

export const HASH_BYTES = 32;
const LEAF = Uint8Array.of(0);
const NODE = 1;
/** A proof holds at most this many hashes: sizes are safe integers. */
export const MAX_PROOF = 53;

export const EMPTY_ROOT: Uint8Array = hash('sha256', new Uint8Array(0), 'buffer');

export function leafHash(entry: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([LEAF, entry]), 'buffer');
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(1 + 2 * HASH_BYTES);
  both[0] = NODE;
  both.set(left, 1);
  both.set(right, 1 + HASH_BYTES);
  return hash('sha256', both, 'buffer');
}

/** Hash of the whole subtree over leaves [index * 2^height, (index + 1) * 2^height). */
export type Subtree = (height: number, index: number) => Promise<Uint8Array>;

/** MTH(D[from:to]) of RFC 6962, for a range that begins at a multiple of the power of two that is not below its length. */
async function rangeHash(subtree: Subtree, from: number, to: number): Promise<Uint8Array> {
  const length = to - from;
  const below = largestPowerBelow(length);
  if (length === 1) return subtree(0, from);
  if (length === below * 2) return subtree(log2(length), from / length);
  const left = await rangeHash(subtree, from, from + below);
  return nodeHash(left, await rangeHash(subtree, from + below, to));
}

/** Root of the tree of the first `size` leaves. */
export async function treeRoot(subtree: Subtree, size: number): Promise<Uint8Array> {
  return size === 0 ? EMPTY_ROOT : rangeHash(subtree, 0, size);
}

/** PATH(index, D[size]) of RFC 6962, section 2.1.1: from the leaf's sibling upwards. Needs index < size. */
export async function inclusionProof(subtree: Subtree, index: number, size: number): Promise<Uint8Array[]> {
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.push(await rangeHash(subtree, middle, to));
      to = middle;
    } else {
      path.push(await rangeHash(subtree, from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/** PROOF(older, D[newer]) of RFC 6962, section 2.1.2. Needs older <= newer; empty from size 0 and between equal sizes. */
export async function consistencyProof(subtree: Subtree, older: number, newer: number): Promise<Uint8Array[]> {
  if (older === 0 || older === newer) return [];
  const path: Uint8Array[] = [];
  let from = 0;
  let to = newer;
  // While the older tree is the left edge itself, its root is known to who checks and is left out.
  let known = true;
  while (older !== to) {
    const middle = from + largestPowerBelow(to - from);
    if (older <= middle) {
      path.push(await rangeHash(subtree, middle, to));
      to = middle;
    } else {
      path.push(await rangeHash(subtree, from, middle));
      from = middle;
      known = false;
    }
  }
  if (!known) path.push(await rangeHash(subtree, from, to));
  return path.reverse();
}

/** RFC 9162, section 2.1.3.2. */
export function verifyInclusion(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  if (index < 0 || index >= size || proof.length > MAX_PROOF) return false;
  let fn = index;
  let sn = size - 1;
  let r = leaf;
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      r = nodeHash(r, p);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameBytes(r, root);
}

/** RFC 9162, section 2.1.4.2; from size 0 everything is consistent, and equal sizes want equal roots, both with an empty proof. */
export function verifyConsistency(older: number, olderRoot: Uint8Array, newer: number, newerRoot: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (older > newer || proof.length > MAX_PROOF + 1) return false;
  if (older === newer) return proof.length === 0 && sameBytes(olderRoot, newerRoot);
  if (older === 0) return proof.length === 0 && sameBytes(olderRoot, EMPTY_ROOT);
  const path = largestPowerBelow(older + 1) === older ? [olderRoot, ...proof] : proof;
  if (path.length === 0) return false;
  let fn = older - 1;
  let sn = newer - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = path[0]!;
  let sr = path[0]!;
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      sr = nodeHash(sr, c);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameBytes(fr, olderRoot) && sameBytes(sr, newerRoot);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Largest power of two below n, for n of at least 2; 1 for n = 1. */
function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

function log2(power: number): number {
  return Math.round(Math.log2(power));
}
