/**
 * Checks a bundle: a clip, and the proof that the station's custody log holds it. Shares no code with the store that
 * writes bundles; the format and the steps are docs/custody-log.md, "Bundle of one clip".
 */
import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { leafHashOf, parseCheckpoint, parseVerifierKey, verifyInclusion, type CheckpointFacts, type VerifierKey } from '../../proto/log-proof.ts';
import { checkOpening, objectOf, readStoredClip, type Particulars, type StoredClip } from './entry.ts';
import { finding, remark, type Finding, type Remark } from './findings.ts';
import { parseTlogProof, strictBase64 } from './tlog-proof.ts';

/** What is appended to a clip file's name to get its proof file's. */
export const BUNDLE_SUFFIX = '.zhilu.json';
const FORMAT = 'zhilu-clip-bundle-v1';
const MAX_BUNDLE_BYTES = 1024 * 1024;
const MAX_NAME_BYTES = 255;
const READ_BYTES = 1024 * 1024;

/** What was proved. Only a sound bundle proves anything. */
export interface ProvedClip {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly recorder: string;
  readonly number: number | null;
  /** Index of the entry in the custody log, and the station's time when it was made. */
  readonly seq: number;
  readonly at: string;
  readonly checkpoint: CheckpointFacts;
  readonly vkey: string;
  /** null where the bundle has none. */
  readonly particulars: Particulars | null;
}

export type BundleVerdict =
  | { readonly kind: 'sound'; readonly clip: ProvedClip; readonly remarks: readonly Remark[] }
  /** At least one finding, in the order of the steps; the first is the one to tell. */
  | { readonly kind: 'unsound'; readonly findings: readonly [Finding, ...Finding[]]; readonly remarks: readonly Remark[] };

/**
 * Checks one bundle. Never throws for what is in the files or missing from them.
 * @param path the proof file (`….zhilu.json`); the clip is looked for beside it
 * @param vkey the station's key as it came by another way than the bundle; null if there is none, which is remarked
 */
export async function verifyBundle(path: string, vkey: string | null): Promise<BundleVerdict> {
  const findings: Finding[] = [];
  const remarks: Remark[] = [];
  const bundle = await readBundle(path);
  if ('code' in bundle) return { kind: 'unsound', findings: [bundle], remarks };

  const key = checkKey(bundle.vkey, vkey, findings, remarks);
  const entry = readStoredClip(bundle.leaf);
  const checkpoint = key === null ? null : checkProof(bundle, key, entry, findings);
  if ('fault' in entry) {
    findings.push(finding('entry-malformed', entry.fault));
    return unsound(findings, remarks);
  }
  const particulars = checkParticulars(bundle.opening, entry, findings, remarks);
  const clipFault = await checkClip(join(dirname(path), bundle.file), bundle.file, entry);
  if (clipFault !== null) findings.push(clipFault);
  if (findings.length > 0 || checkpoint === null) return unsound(findings, remarks);
  const { size, sha256, recorder, number, seq, at } = entry;
  return { kind: 'sound', clip: { file: bundle.file, size, sha256, recorder, number, seq, at, checkpoint, vkey: bundle.vkey, particulars }, remarks };
}

/** The proof files in a folder, in order of name. Throws what reading the folder throws. */
export async function bundlesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(BUNDLE_SUFFIX) && name !== BUNDLE_SUFFIX);
  return names.sort().map((name) => join(folder, name));
}

interface Bundle {
  readonly file: string;
  readonly leaf: Uint8Array;
  readonly opening: Uint8Array | null;
  readonly proof: string;
  readonly vkey: string;
}

/** Step 1. */
async function readBundle(path: string): Promise<Bundle | Finding> {
  let bytes: Buffer;
  try {
    bytes = await readAtMost(path, MAX_BUNDLE_BYTES);
  } catch (error) {
    return isMissing(error) ? finding('bundle-missing', path) : finding('bundle-unreadable', messageOf(error));
  }
  const bad = (what: string) => finding('bundle-malformed', what);
  if (bytes.length > MAX_BUNDLE_BYTES) return bad(`more than ${MAX_BUNDLE_BYTES} bytes`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bad('not UTF-8');
  }
  const members = objectOf(text);
  if (members === null) return bad('not a JSON object');
  const { format, file, leaf, opening, proof, vkey } = members;
  if (format !== FORMAT) return bad('format');
  if (typeof file !== 'string' || !isFileName(file)) return bad('file');
  const leafBytes = typeof leaf === 'string' ? strictBase64(leaf) : null;
  if (leafBytes === null || leafBytes.length === 0) return bad('leaf');
  const openingBytes = typeof opening === 'string' ? strictBase64(opening) : null;
  if (opening !== null && openingBytes === null) return bad('opening');
  if (typeof proof !== 'string') return bad('proof');
  if (typeof vkey !== 'string') return bad('vkey');
  return { file, leaf: leafBytes, opening: openingBytes, proof, vkey };
}

function isFileName(name: string): boolean {
  const bytes = Buffer.byteLength(name);
  return bytes >= 1 && bytes <= MAX_NAME_BYTES && name !== '.' && name !== '..' && !/[/\\\u0000-\u001f\u007f]/.test(name);
}

/** Step 2. The key to go on with: the given one, or the bundle's own; null if there is none. */
function checkKey(claimed: string, given: string | null, findings: Finding[], remarks: Remark[]): VerifierKey | null {
  const key = parseVerifierKey(claimed);
  if (key === null) findings.push(finding('key-malformed'));
  if (given === null) {
    remarks.push(remark('key-from-bundle-only'));
    return key;
  }
  const known = parseVerifierKey(given.trim());
  if (known === null) findings.push(finding('key-given-malformed'));
  else if (key !== null && claimed !== given.trim()) findings.push(finding('key-differs', `${claimed} ≠ ${given.trim()}`));
  return known;
}

/** Steps 3 to 5, as far as they concern the log. The checkpoint, if the entry stands in it. */
function checkProof(bundle: Bundle, key: VerifierKey, entry: StoredClip | { readonly fault: string }, findings: Finding[]): CheckpointFacts | null {
  const proof = parseTlogProof(bundle.proof);
  if ('fault' in proof) {
    findings.push(finding('proof-malformed', proof.fault));
    return null;
  }
  const signed = parseCheckpoint(proof.note, key);
  if (!signed.ok) {
    findings.push(finding('checkpoint-not-signed', signed.why));
    return null;
  }
  const { size, root } = signed.checkpoint;
  const included = verifyInclusion({ leafHash: leafHashOf(bundle.leaf), index: proof.index, size, proof: proof.inclusion, root });
  if (!included.ok) findings.push(finding('not-in-log', included.why));
  if (!('fault' in entry) && entry.seq !== proof.index) findings.push(finding('entry-malformed', `seq ${entry.seq} ≠ index ${proof.index}`));
  return included.ok ? signed.checkpoint : null;
}

/** Step 6. */
function checkParticulars(bytes: Uint8Array | null, entry: StoredClip, findings: Finding[], remarks: Remark[]): Particulars | null {
  if (bytes === null) {
    if (entry.opening !== null) remarks.push(remark('particulars-absent'));
    return null;
  }
  const verdict = checkOpening(bytes, entry);
  if (verdict.kind === 'matches') return verdict.particulars;
  findings.push(verdict.kind === 'differs' ? finding('opening-differs') : finding('opening-malformed', verdict.fault));
  return null;
}

/** Step 7. Reads no more of the file than the entry says it has, and one byte. */
async function checkClip(path: string, name: string, entry: StoredClip): Promise<Finding | null> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return finding('clip-unreadable', name);
    if (facts.size !== entry.size) return finding('clip-length-differs', `${name}: ${facts.size} ≠ ${entry.size}`);
    const { length, sha256 } = await digest(path, entry.size);
    if (length !== entry.size) return finding('clip-length-differs', name);
    return sha256 === entry.sha256 ? null : finding('clip-hash-differs', name);
  } catch (error) {
    return isMissing(error) ? finding('clip-missing', name) : finding('clip-unreadable', messageOf(error));
  }
}

async function digest(path: string, expected: number): Promise<{ readonly length: number; readonly sha256: string }> {
  const file = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, expected + 1));
    let length = 0;
    while (length <= expected) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, length);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      length += bytesRead;
    }
    return { length, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

/** The file's bytes, or one more than `limit` of them. */
async function readAtMost(path: string, limit: number): Promise<Buffer> {
  const facts = await stat(path);
  if (!facts.isFile()) throw new Error(`${path} is not a file`);
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(facts.size, limit) + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await file.close();
  }
}

function unsound(findings: readonly Finding[], remarks: readonly Remark[]): BundleVerdict {
  const [first = finding('proof-malformed'), ...rest] = findings;
  return { kind: 'unsound', findings: [first, ...rest], remarks };
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
