/**
 * Verifies checkpoints and Merkle proofs of a custody log: the code of witnesses and verifiers, which shares nothing with
 * the code that writes the log. Pure; a verdict is a value, nothing throws on bad input.
 *
 * Sources: C2SP signed-note and tlog-checkpoint (c2sp.org); RFC 9162, sections 2.1.3.2 and 2.1.4.2. Beyond the RFC's
 * algorithms it rejects what they let pass: trees of size 0, hashes that are not 32 bytes, superfluous proof hashes.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';

export const HASH_BYTES = 32;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const ED25519 = 0x01;
/** Bytes of a note: a checkpoint with some dozens of signatures. */
const MAX_NOTE = 65_536;
/** Hashes of a proof: a tree of 2^53 entries needs no more. */
const MAX_PROOF = 64;
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly why: string };
const GOOD: Verdict = { ok: true };

export interface VerifierKey {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly publicKey: Uint8Array;
}

export interface CheckpointFacts {
  /** Name of the log: `zhilu/<station id>`. */
  readonly origin: string;
  /** Number of entries, 1 to 2^53 - 1. */
  readonly size: number;
  readonly root: Uint8Array;
}

/** Reads `name+hash+base64`. null if it is not one, or its key id is not the one of its name and key. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const parts = /^([^+\s]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text);
  if (parts === null) return null;
  const body = Buffer.from(parts[3]!, 'base64');
  if (body.length !== KEY_BYTES + 1 || body[0] !== ED25519 || body.toString('base64') !== parts[3]) return null;
  const publicKey = body.subarray(1);
  const keyId = keyIdOf(parts[1]!, publicKey);
  return keyId.toString('hex') === parts[2] ? { name: parts[1]!, keyId, publicKey } : null;
}

/** The key of a log by its name and its 32 bytes. */
export function verifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  return { name, publicKey, keyId: keyIdOf(name, publicKey) };
}

function keyIdOf(name: string, publicKey: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(publicKey).digest().subarray(0, KEY_ID_BYTES);
}

/** A checkpoint that the key has signed, or why the note is none. */
export function parseCheckpoint(note: string, key: VerifierKey): { readonly ok: true; readonly checkpoint: CheckpointFacts } | { readonly ok: false; readonly why: string } {
  const bad = (why: string) => ({ ok: false, why }) as const;
  if (note.length > MAX_NOTE) return bad('the note is too long');
  // A lone surrogate would be hashed as another character than it is.
  if (!note.isWellFormed()) return bad('the note is not text');
  if (/[\u0000-\u0009\u000b-\u001f\u007f]/.test(note)) return bad('the note has control characters');
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) return bad('the note has no signatures');
  const text = note.slice(0, cut + 1);
  const signatures = note.slice(cut + 2, -1).split('\n');
  const lines = text.slice(0, -1).split('\n');
  if (lines.includes('')) return bad('the text has an empty line');
  const [origin, sizeText, rootText] = lines;
  if (origin !== key.name) return bad('the checkpoint is of another log');
  if (sizeText === undefined || !/^[1-9][0-9]{0,15}$/.test(sizeText)) return bad('the size is not a number above 0');
  const size = Number(sizeText);
  if (!Number.isSafeInteger(size)) return bad('the size is too large');
  const root = strictBase64(rootText ?? '');
  if (root === null || root.length !== HASH_BYTES) return bad('the root is not 32 bytes');
  let signed = false;
  for (const line of signatures) {
    const parts = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const blob = parts === null ? null : strictBase64(parts[2]!);
    if (parts === null || blob === null || blob.length <= KEY_ID_BYTES) return bad('a signature line is malformed');
    if (parts[1] !== key.name || !blob.subarray(0, KEY_ID_BYTES).equals(key.keyId)) continue;
    if (signed) return bad('the key has signed twice');
    if (!ed25519Holds(key.publicKey, Buffer.from(text, 'utf8'), blob.subarray(KEY_ID_BYTES))) return bad('the signature does not hold');
    signed = true;
  }
  return signed ? { ok: true, checkpoint: { origin, size, root } } : bad('the key has not signed');
}

function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** Ed25519 by a raw key of 32 bytes. */
export function ed25519Holds(publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  try {
    return verify(null, text, createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' }), signature);
  } catch {
    // Not every 32 bytes are a point of the curve.
    return false;
  }
}

/** Hash of an entry's bytes: RFC 9162, section 2.1.1. */
export function leafHashOf(entry: Uint8Array): Uint8Array {
  return createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
}

function nodeHashOf(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function malformed(proof: readonly Uint8Array[], ...hashes: readonly Uint8Array[]): Verdict | null {
  if (proof.length > MAX_PROOF) return { ok: false, why: 'the proof is too long' };
  if ([...proof, ...hashes].some((hash) => hash.length !== HASH_BYTES)) return { ok: false, why: 'a hash is not 32 bytes' };
  return null;
}

const isSize = (n: number) => Number.isSafeInteger(n) && n >= 1;
const half = (n: number) => Math.floor(n / 2);

export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/**
 * RFC 9162, section 2.1.3.2. The size must come from a checkpoint that was verified: one proof can lead to one root at
 * several sizes, so the root alone does not vouch for the size.
 */
export function verifyInclusion(claim: InclusionClaim): Verdict {
  const { leafHash, index, size, proof, root } = claim;
  const bad = malformed(proof, leafHash, root);
  if (bad !== null) return bad;
  if (!isSize(size)) return { ok: false, why: 'the tree has no entries' };
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return { ok: false, why: 'the index is outside the tree' };
  let fn = index;
  let sn = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (sn === 0) return { ok: false, why: 'the proof has superfluous hashes' };
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHashOf(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      hash = nodeHashOf(hash, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  if (sn !== 0) return { ok: false, why: 'the proof is too short' };
  return same(hash, root) ? GOOD : { ok: false, why: 'the proof does not lead to the root' };
}

export interface ConsistencyClaim {
  readonly fromSize: number;
  readonly fromRoot: Uint8Array;
  readonly toSize: number;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * RFC 9162, section 2.1.4.2: the older tree is the beginning of the newer one. Both sizes must come from checkpoints
 * that were verified. From no entries nothing can be proved: whoever has no older checkpoint does not ask.
 */
export function verifyConsistency(claim: ConsistencyClaim): Verdict {
  const { fromSize, fromRoot, toSize, toRoot, proof } = claim;
  const bad = malformed(proof, fromRoot, toRoot);
  if (bad !== null) return bad;
  if (!isSize(fromSize) || !isSize(toSize)) return { ok: false, why: 'a tree has no entries' };
  if (fromSize > toSize) return { ok: false, why: 'the newer tree is smaller' };
  if (fromSize === toSize) {
    if (proof.length > 0) return { ok: false, why: 'equal trees need no proof' };
    return same(fromRoot, toRoot) ? GOOD : { ok: false, why: 'two trees of one size differ' };
  }
  if (proof.length === 0) return { ok: false, why: 'the proof is empty' };
  let fn = fromSize - 1;
  let sn = toSize - 1;
  while (fn % 2 === 1) {
    fn = half(fn);
    sn = half(sn);
  }
  // When the older tree is a whole subtree its root starts the path and is left out of the proof.
  const path = fn === 0 ? [fromRoot, ...proof] : proof;
  let from = path[0]!;
  let to = path[0]!;
  for (const hash of path.slice(1)) {
    if (sn === 0) return { ok: false, why: 'the proof has superfluous hashes' };
    if (fn % 2 === 1 || fn === sn) {
      from = nodeHashOf(hash, from);
      to = nodeHashOf(hash, to);
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      to = nodeHashOf(to, hash);
    }
    fn = half(fn);
    sn = half(sn);
  }
  if (sn !== 0) return { ok: false, why: 'the proof is too short' };
  if (!same(from, fromRoot)) return { ok: false, why: 'the proof does not begin at the older tree' };
  return same(to, toRoot) ? GOOD : { ok: false, why: 'the proof does not lead to the newer tree' };
}
