import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundlesIn, verifyBundle, type BundleVerdict } from '../../gateway/verify/bundle.ts';
import { readStoredClip } from '../../gateway/verify/entry.ts';
import { parseTlogProof } from '../../gateway/verify/tlog-proof.ts';
import { bundleBytes, flipped, naiveBundle, NaiveKey, sha256, STATION_KEY, writeParts, type BundleParts, type NaiveBundle } from './naive-log.ts';

const GOLDEN = join(import.meta.dirname, 'golden');
const CLIP = 'VID_0042.MP4';
const PROOF = `${CLIP}.zhilu.json`;
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'zhilu-verify-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verifyParts = (parts: BundleParts, vkey: string | null = STATION_KEY.vkey) => verifyBundle(writeParts(folder, parts), vkey);
const verifyChanged = (change: Partial<Record<keyof NaiveBundle, unknown>>, vkey: string | null = STATION_KEY.vkey) => {
  const { clip, bundle } = naiveBundle();
  return verifyParts({ clip, bundle: { ...bundle, ...change } as NaiveBundle }, vkey);
};
const codes = (verdict: BundleVerdict) => (verdict.kind === 'unsound' ? verdict.findings.map((one) => one.code) : []);
const inLeaf = (leaf: string, change: (text: string) => string) => Buffer.from(change(Buffer.from(leaf, 'base64').toString('utf8'))).toString('base64');

describe('a bundle that is whole', () => {
  test('the golden bundle is sound, and still what the naive log makes', async () => {
    const { clip, bundle } = naiveBundle();
    expect(readFileSync(join(GOLDEN, CLIP)).equals(clip)).toBe(true);
    expect(readFileSync(join(GOLDEN, PROOF)).equals(bundleBytes(bundle))).toBe(true);
    const verdict = await verifyBundle(join(GOLDEN, PROOF), STATION_KEY.vkey);
    expect(verdict).toMatchObject({
      kind: 'sound', remarks: [],
      clip: { file: CLIP, size: clip.length, sha256: sha256(clip).toString('hex'), recorder: 'ZFY-0001', number: 42, seq: 4, at: '2026-11-23T08:00:00.000Z', checkpoint: { origin: 'zhilu/station-1', size: 7 }, particulars: { originalName: CLIP } },
    });
    expect(await bundlesIn(GOLDEN)).toEqual([join(GOLDEN, PROOF)]);
  });

  test('is sound in a log of any size at any place', async () => {
    for (const [size, index] of [[1, 0], [2, 0], [2, 1], [3, 2], [8, 5], [9, 8], [300, 255], [300, 299]] as const) expect((await verifyParts(naiveBundle(size, index))).kind).toBe('sound');
  });

  test('without a key of another way says that the station is not proved', async () => {
    const verdict = await verifyParts(naiveBundle(), null);
    expect(verdict.kind).toBe('sound');
    expect(verdict.remarks.map((one) => one.code)).toEqual(['key-from-bundle-only']);
  });

  test('without its opening says that the particulars are not there', async () => {
    const verdict = await verifyChanged({ opening: null });
    expect(verdict.remarks.map((one) => one.code)).toEqual(['particulars-absent']);
    expect(verdict).toMatchObject({ kind: 'sound', clip: { particulars: null } });
  });

  test('may have an extra line in its proof, as C2SP allows', async () => {
    const { proof } = naiveBundle().bundle;
    expect((await verifyChanged({ proof: proof.replace('\nindex', '\nextra AAECAw==\nindex') })).kind).toBe('sound');
    expect(codes(await verifyChanged({ proof: proof.replace('\nindex', '\nextra AAECAx==\nindex') }))).toEqual(['proof-malformed']);
  });
});

describe('any single changed bit is found', () => {
  const bit = fc.nat(1_000_000);

  test('of the clip', async () => {
    const { clip, bundle } = naiveBundle();
    await fc.assert(fc.asyncProperty(bit, async (at) => {
      expect(codes(await verifyParts({ clip: flipped(clip, at), bundle }))).toEqual(['clip-hash-differs']);
    }), { numRuns: 100 });
  });

  test('of the proof file, whatever it says', async () => {
    const bytes = bundleBytes(naiveBundle().bundle);
    writeParts(folder, naiveBundle());
    await fc.assert(fc.asyncProperty(bit, fc.boolean(), async (at, keyGiven) => {
      writeFileSync(join(folder, PROOF), flipped(bytes, at));
      expect((await verifyBundle(join(folder, PROOF), keyGiven ? STATION_KEY.vkey : null)).kind, `bit ${at}`).toBe('unsound');
    }), { numRuns: 150 });
  });

  test('of the entry, the opening and every hash of the proof, written back as good base64', async () => {
    const { bundle } = naiveBundle();
    const [head, , ...rest] = bundle.proof.split('\n');
    await fc.assert(fc.asyncProperty(bit, fc.nat(2), async (at, which) => {
      const change = (text: string) => flipped(Buffer.from(text, 'base64'), at).toString('base64');
      expect(codes(await verifyChanged({ leaf: change(bundle.leaf) }))).toContain('not-in-log');
      expect(codes(await verifyChanged({ opening: change(bundle.opening!) }))).toEqual(['opening-differs']);
      expect(codes(await verifyChanged({ proof: [head, 'index 4', ...rest.map((line, n) => (n === which ? change(line) : line))].join('\n') }))).toEqual(['not-in-log']);
      const index = 4 ^ (1 << (at % 30));
      expect(codes(await verifyChanged({ proof: bundle.proof.replace('index 4', `index ${index}`) }))).toContain('not-in-log');
    }), { numRuns: 30 });
  });
});

describe('a bundle that is not whole is told by name', () => {
  const { clip, bundle } = naiveBundle();

  test('clips that are cut, longer, replaced, missing or no files', async () => {
    expect(codes(await verifyParts({ clip: clip.subarray(1), bundle }))).toEqual(['clip-length-differs']);
    expect(codes(await verifyParts({ clip: Buffer.concat([clip, Buffer.alloc(1)]), bundle }))).toEqual(['clip-length-differs']);
    expect(codes(await verifyParts({ clip: Buffer.alloc(clip.length), bundle }))).toEqual(['clip-hash-differs']);
    expect(codes(await verifyParts({ clip: Buffer.alloc(0), bundle }))).toEqual(['clip-length-differs']);
    rmSync(join(folder, CLIP));
    expect(codes(await verifyBundle(join(folder, PROOF), null))).toEqual(['clip-missing']);
    mkdirSync(join(folder, CLIP));
    expect(codes(await verifyBundle(join(folder, PROOF), null))).toEqual(['clip-unreadable']);
    rmSync(join(folder, CLIP), { recursive: true });
  });

  test('proof files that are missing, no files, too long or not of the format', async () => {
    expect(codes(await verifyBundle(join(folder, 'none.zhilu.json'), null))).toEqual(['bundle-missing']);
    expect(codes(await verifyBundle(folder, null))).toEqual(['bundle-unreadable']);
    const path = join(folder, PROOF);
    const texts = ['', '[]', 'null', '{}', '7', `${JSON.stringify(bundle)},`, JSON.stringify({ ...bundle, pad: 'x'.repeat(1_100_000) }), `\ufeff${JSON.stringify(bundle)}`];
    for (const text of texts) {
      writeFileSync(path, text);
      expect(codes(await verifyBundle(path, null)), text.slice(0, 40)).toEqual(['bundle-malformed']);
    }
    writeFileSync(path, Buffer.concat([bundleBytes(bundle), Uint8Array.of(0xff)]));
    expect(codes(await verifyBundle(path, null))).toEqual(['bundle-malformed']);
    for (const member of ['format', 'file', 'leaf', 'opening', 'proof', 'vkey'] as const) {
      expect(codes(await verifyChanged({ [member]: undefined })), member).toEqual(['bundle-malformed']);
      expect(codes(await verifyChanged({ [member]: 7 })), member).toEqual(['bundle-malformed']);
    }
    expect(codes(await verifyChanged({ format: 'zhilu-clip-bundle-v2' }))).toEqual(['bundle-malformed']);
  });

  test('file names that lead out of the folder', async () => {
    symlinkSync(GOLDEN, join(folder, 'elsewhere'));
    copyFileSync(join(GOLDEN, CLIP), join(folder, '..', `zhilu-out-${process.pid}`));
    try {
      for (const file of ['', '.', '..', `../zhilu-out-${process.pid}`, `elsewhere/${CLIP}`, `a\\${CLIP}`, `${CLIP}\u0000`, 'x'.repeat(256), '录'.repeat(86)]) {
        expect(codes(await verifyChanged({ file })), file).toEqual(['bundle-malformed']);
      }
    } finally {
      rmSync(join(folder, '..', `zhilu-out-${process.pid}`));
      rmSync(join(folder, 'elsewhere'));
    }
  });

  test('keys that differ or are none', async () => {
    const other = new NaiveKey('zhilu/station-1', 8);
    expect(codes(await verifyParts({ clip, bundle }, other.vkey))).toEqual(['key-differs', 'checkpoint-not-signed']);
    expect(codes(await verifyChanged({ vkey: other.vkey }))).toEqual(['key-differs']);
    expect(codes(await verifyChanged({ vkey: other.vkey }, null))).toEqual(['checkpoint-not-signed']);
    expect(codes(await verifyChanged({ vkey: 'zhilu/station-1' }, null))).toEqual(['key-malformed']);
    expect(codes(await verifyParts({ clip, bundle }, 'zhilu/station-1'))).toEqual(['key-given-malformed']);
    expect((await verifyParts({ clip, bundle }, ` ${STATION_KEY.vkey}\n`)).kind).toBe('sound');
  });

  test('checkpoints of another key, another log or another size', async () => {
    const [proof, note] = [bundle.proof.slice(0, bundle.proof.indexOf('\n\n') + 2), bundle.proof.slice(bundle.proof.indexOf('\n\n') + 2)];
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    expect(codes(await verifyChanged({ proof: proof + new NaiveKey('zhilu/station-1', 8).note(text) }))).toEqual(['checkpoint-not-signed']);
    expect(codes(await verifyChanged({ proof: proof + STATION_KEY.note(text.replace('station-1', 'station-2')) }))).toEqual(['checkpoint-not-signed']);
    expect(codes(await verifyChanged({ proof: proof + STATION_KEY.note(text.replace('\n7\n', '\n16\n')) }))).toEqual(['not-in-log']);
    expect(codes(await verifyChanged({ proof: proof + STATION_KEY.note(text.replace('\n7\n', '\n4\n')) }))).toEqual(['not-in-log']);
    expect(codes(await verifyChanged({ proof }))).toEqual(['checkpoint-not-signed']);
    expect(codes(await verifyChanged({ proof: proof.slice(0, -1) }))).toEqual(['proof-malformed']);
  });

  test('entries that the station signed and that are no stored clip, or another one', async () => {
    const entryFaults: ((facts: Record<string, unknown>, entry: Record<string, unknown>, opening: Record<string, unknown>) => void)[] = [
      (_, entry) => { entry['kind'] = 'ClipSetApart'; },
      (_, entry) => { entry['v'] = 2; },
      (_, entry) => { entry['seq'] = 3; },
      (_, entry) => { entry['seq'] = '4'; },
      (_, entry) => { entry['facts'] = []; },
      (facts) => { facts['size'] = -1; },
      (facts) => { facts['size'] = 2 ** 53; },
      (facts) => { facts['sha256'] = String(facts['sha256']).toUpperCase(); },
      (facts) => { facts['sha256'] = null; },
      (facts) => { facts['recorder'] = 7; },
      (facts) => { facts['number'] = 1.5; },
      (facts) => { facts['more'] = { size: 1 }; },
    ];
    for (const change of entryFaults) expect(codes(await verifyParts(naiveBundle(7, 4, change))), String(change)).toContain('entry-malformed');
    expect(codes(await verifyParts(naiveBundle(7, 4, (facts) => { facts['size'] = 1; })))).toEqual(['clip-length-differs']);
    expect(codes(await verifyParts(naiveBundle(7, 4, (facts) => { facts['sha256'] = '0'.repeat(64); })))).toEqual(['clip-hash-differs']);
    // What a person chose to write cannot look like a member.
    expect((await verifyParts(naiveBundle(7, 4, (facts) => { facts['note'] = '"size":1,"sha256":"00"'; }))).kind).toBe('sound');
    // A second member of the same name, which another reader may take for the first.
    const twice = inLeaf(bundle.leaf, (text) => text.replace('"facts":{', '"facts":{"size":1,'));
    expect(readStoredClip(Buffer.from(twice, 'base64'))).toHaveProperty('fault');
    for (const text of ['', '{}', 'ClipStored', '{"v":1,"kind":"ClipStored",}', ' '.repeat(70_000)]) expect(readStoredClip(Buffer.from(text))).toHaveProperty('fault');
    for (const text of ['\ufeff', '\n']) expect(readStoredClip(Buffer.from(inLeaf(bundle.leaf, (leaf) => leaf + text), 'base64'))).toHaveProperty('fault');
  });

  test('openings of another entry, without salt, or where the entry has none', async () => {
    const openingFaults: ((facts: Record<string, unknown>, entry: Record<string, unknown>, opening: Record<string, unknown>) => void)[] = [
      (_f, _e, opening) => { opening['seq'] = 5; },
      (_f, _e, opening) => { delete opening['salt']; },
      (_f, _e, opening) => { opening['salt'] = 'ab'; },
      (_f, _e, opening) => { opening['v'] = 2; },
      (_f, _e, opening) => { opening['particulars'] = null; },
    ];
    for (const change of openingFaults) expect(codes(await verifyParts(naiveBundle(7, 4, change))), String(change)).toEqual(['opening-malformed']);
    expect(codes(await verifyChanged({ opening: '' }))).toEqual(['opening-differs']);
    expect(codes(await verifyChanged({ opening: Buffer.from('{}').toString('base64') }))).toEqual(['opening-differs']);
    expect(codes(await verifyChanged({ leaf: inLeaf(bundle.leaf, (text) => text.replace(/,"opening":"[0-9a-f]{64}"/, '')) }))).toEqual(['not-in-log', 'opening-differs']);
  });

  test('in Chinese and in English', async () => {
    const verdict = await verifyParts({ clip: Buffer.alloc(clip.length), bundle });
    expect(verdict).toMatchObject({ findings: [{ zh: `音像记录的内容与登记不符：文件被改动（${CLIP}）`, en: `The clip is not the one that was stored: its content was changed (${CLIP})` }] });
  });
});

test('tlog-proofs that are none are refused with a reason', () => {
  const { proof } = naiveBundle().bundle;
  const hash = proof.split('\n')[2]!;
  expect(parseTlogProof(proof)).toMatchObject({ index: 4, inclusion: { length: 3 } });
  const wrong = ['', '\n\n', proof.replace('v1', 'v2'), proof.replace('index 4', 'index 04'), proof.replace('index 4', 'index -4'), proof.replace('index 4\n', ''), proof.replace('index 4', 'index 9007199254740992'),
    proof.replace('index 4', 'index 4 '), proof.replace(hash, hash.slice(4)), proof.replace(hash, `${hash}=`), proof.replace(hash, ` ${hash}`), proof.replace(hash, `${hash}\n`.repeat(70).trim()),
    `${proof}${'x'.repeat(140_000)}`, proof.replaceAll('\n', '\r\n')];
  for (const text of wrong) expect(parseTlogProof(text), text.slice(0, 200)).toHaveProperty('fault');
});
