/**
 * A custody log written as naively as the RFC defines it (recursion over all leaves), to test verifiers against. It
 * shares no code with the station's log nor with the verifiers.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const naiveLeafHash = (entry: Uint8Array): Buffer => sha256(Uint8Array.of(0), entry);

/** The largest power of two smaller than n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** RFC 6962, section 2.1: MTH. */
export function naiveRoot(entries: readonly Uint8Array[]): Buffer {
  if (entries.length === 0) return sha256();
  if (entries.length === 1) return naiveLeafHash(entries[0]!);
  const k = split(entries.length);
  return sha256(Uint8Array.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
}

/** RFC 6962, section 2.1.1: PATH. */
export function naiveInclusion(index: number, entries: readonly Uint8Array[]): Buffer[] {
  if (entries.length === 1) return [];
  const k = split(entries.length);
  return index < k
    ? [...naiveInclusion(index, entries.slice(0, k)), naiveRoot(entries.slice(k))]
    : [...naiveInclusion(index - k, entries.slice(k)), naiveRoot(entries.slice(0, k))];
}

/** RFC 6962, section 2.1.2: PROOF. */
export function naiveConsistency(size: number, entries: readonly Uint8Array[], whole = true): Buffer[] {
  if (size === entries.length) return whole ? [] : [naiveRoot(entries)];
  const k = split(entries.length);
  return size <= k
    ? [...naiveConsistency(size, entries.slice(0, k), whole), naiveRoot(entries.slice(k))]
    : [...naiveConsistency(size - k, entries.slice(k), false), naiveRoot(entries.slice(0, k))];
}

/** An Ed25519 key from a seed byte, and what it signs. */
export class NaiveKey {
  readonly name: string;
  readonly publicKey: Buffer;
  readonly keyId: Buffer;
  readonly vkey: string;
  readonly #key;

  constructor(name: string, seed: number) {
    this.name = name;
    this.#key = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.#key).export({ format: 'der', type: 'spki' }).subarray(-32);
    this.keyId = sha256(name, '\n', Uint8Array.of(1), this.publicKey).subarray(0, 4);
    this.vkey = `${name}+${this.keyId.toString('hex')}+${Buffer.concat([Uint8Array.of(1), this.publicKey]).toString('base64')}`;
  }

  /** The signature line of a note's text. */
  line(text: string): string {
    return `— ${this.name} ${Buffer.concat([this.keyId, sign(null, Buffer.from(text, 'utf8'), this.#key)]).toString('base64')}\n`;
  }

  note(text: string): string {
    return `${text}\n${this.line(text)}`;
  }

  checkpoint(entries: readonly Uint8Array[]): string {
    return this.note(`${this.name}\n${entries.length}\n${naiveRoot(entries).toString('base64')}\n`);
  }
}

export const STATION_KEY = new NaiveKey('zhilu/station-1', 7);

export interface NaiveBundle { format: string; file: string; leaf: string; opening: string | null; proof: string; vkey: string }

export interface BundleParts {
  readonly clip: Buffer;
  readonly bundle: NaiveBundle;
}

/** A log of `size` entries with one clip at `index`, and that clip's bundle. */
export function naiveBundle(size = 7, index = 4, change: (facts: Record<string, unknown>, entry: Record<string, unknown>, opening: Record<string, unknown>) => void = () => undefined): BundleParts {
  const clip = Buffer.concat([Buffer.from('not a film, but bytes that stand for one\n'), sha256('clip'), sha256('more')]);
  const opening: Record<string, unknown> = { v: 1, seq: index, salt: sha256('salt').toString('hex').slice(0, 32), particulars: { originalName: 'VID_0042.MP4', officerHint: '巴特尔' } };
  const facts: Record<string, unknown> = {
    clip: `c${sha256('id').toString('hex').slice(0, 32)}`, recorder: 'ZFY-0001', number: 42, size: clip.length, sha256: sha256(clip).toString('hex'), kind: 'video',
  };
  const entry: Record<string, unknown> = { v: 1, kind: 'ClipStored', seq: index, at: '2026-11-23T08:00:00.000Z', actor: 'station', facts };
  change(facts, entry, opening);
  const openingBytes = Buffer.from(JSON.stringify(opening));
  const leaf = Buffer.from(JSON.stringify({ ...entry, opening: sha256(openingBytes).toString('hex') }));
  const entries = Array.from({ length: size }, (_, seq) => (seq === index ? leaf : Buffer.from(`{"v":1,"kind":"CheckRan","seq":${seq}}`)));
  const proof = ['c2sp.org/tlog-proof@v1', `index ${index}`, ...naiveInclusion(index, entries).map((hash) => hash.toString('base64')), '', STATION_KEY.checkpoint(entries)].join('\n');
  return { clip, bundle: { format: 'zhilu-clip-bundle-v1', file: 'VID_0042.MP4', leaf: leaf.toString('base64'), opening: openingBytes.toString('base64'), proof, vkey: STATION_KEY.vkey } };
}

export const bundleBytes = (bundle: NaiveBundle): Buffer => Buffer.from(`${JSON.stringify(bundle, null, 2)}\n`, 'utf8');

/** Writes both files and returns the proof file's path. */
export function writeParts(folder: string, { clip, bundle }: BundleParts): string {
  writeFileSync(join(folder, 'VID_0042.MP4'), clip);
  const path = join(folder, 'VID_0042.MP4.zhilu.json');
  writeFileSync(path, bundleBytes(bundle));
  return path;
}

/** A copy with one bit changed; `bit` may be any number. */
export function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = bit % (copy.length * 8);
  copy[at >> 3]! ^= 1 << (at & 7);
  return copy;
}
