/** docs/verify.py, the stranger's tool in another language, says the same as the station's verifier. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '../../../gateway/verify/bundle.ts';
import { bundleBytes, flipped, naiveBundle, NaiveKey, STATION_KEY, writeParts, type NaiveBundle } from '../../verify/naive-log.ts';

const SCRIPT = join(import.meta.dirname, '../../../docs/verify.py');
const GOLDEN = join(import.meta.dirname, '../../verify/golden/VID_0042.MP4.zhilu.json');
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'zhilu-verify-py-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function python(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  try {
    return { code: 0, text: (await promisify(execFile)('python3', ['-B', SCRIPT, ...args])).stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, text: stdout };
  }
}

/** What both say of the proof file; fails when they differ. */
async function both(path: string, vkey?: string): Promise<boolean> {
  const [ours, theirs] = await Promise.all([verifyBundle(path, vkey ?? null), python(path, ...(vkey === undefined ? [] : [vkey]))]);
  expect(theirs.code, `${JSON.stringify(ours)} but ${theirs.text}`).toBe(ours.kind === 'sound' ? 0 : 1);
  return ours.kind === 'sound';
}

test('the golden bundle is sound, with and without a key', async () => {
  expect(await both(GOLDEN)).toBe(true);
  expect(await both(GOLDEN, STATION_KEY.vkey)).toBe(true);
  expect(await both(GOLDEN, new NaiveKey('zhilu/station-1', 8).vkey)).toBe(false);
  expect((await python(GOLDEN)).text).toMatch(/^sound: VID_0042\.MP4, 105 bytes, recorder ZFY-0001, entry 4 of 7/);
  expect((await python()).code).toBe(2);
});

test('logs of many sizes, every place', async () => {
  for (let size = 1; size <= 9; size += 1) {
    for (let index = 0; index < size; index += 1) expect(await both(writeParts(folder, naiveBundle(size, index)))).toBe(true);
  }
});

test('both find one changed bit, of the proof file and of the clip', async () => {
  const { clip, bundle } = naiveBundle();
  const path = writeParts(folder, { clip, bundle });
  const bytes = bundleBytes(bundle);
  for (let n = 0; n < 240; n += 1) {
    writeFileSync(path, flipped(bytes, n * 39 + (n % 8)));
    expect(await both(path), `bit ${n * 39 + (n % 8)}`).toBe(false);
  }
  for (let n = 0; n < 20; n += 1) expect(await both(writeParts(folder, { clip: flipped(clip, n * 41), bundle }))).toBe(false);
});

test('both say the same of proofs, notes and members that are odd', async () => {
  const { clip, bundle } = naiveBundle();
  const [head, note] = [bundle.proof.slice(0, bundle.proof.indexOf('\n\n')), bundle.proof.slice(bundle.proof.indexOf('\n\n') + 2)];
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const hashes = head.split('\n').slice(2);
  const witness = new NaiveKey('witness.example/w1', 9);
  const odd: readonly (readonly [change: Partial<NaiveBundle>, sound: boolean])[] = [
    [{ opening: null }, true],
    [{ proof: `${bundle.proof}${witness.line(text)}` }, true],
    [{ proof: bundle.proof.replace('\nindex', '\nextra AAECAw==\nindex') }, true],
    [{ proof: `${head}\n\n${STATION_KEY.note(`${text}one more line\n`)}` }, true],
    [{ proof: `${head}\n\n${note}${STATION_KEY.line(text)}` }, false],
    [{ proof: `${head}\n\n${witness.note(text)}` }, false],
    [{ proof: `${head}\n\n${STATION_KEY.note(text.replace('\n7\n', '\n07\n'))}` }, false],
    [{ proof: `${head}\n\n${STATION_KEY.note(text.replace('\n7\n', '\n4\n'))}` }, false],
    [{ proof: `${head}\n\n${STATION_KEY.note(text.replace('\n7\n', '\n0\n'))}` }, false],
    [{ proof: `${head}\n\n${STATION_KEY.note(`${text}\nmore\n`)}` }, false],
    [{ proof: `${head}\n${hashes[0]}\n\n${note}` }, false],
    [{ proof: `c2sp.org/tlog-proof@v1\nindex 4\n${hashes.slice(1).join('\n')}\n\n${note}` }, false],
    [{ proof: `c2sp.org/tlog-proof@v1\nindex 7\n${hashes.join('\n')}\n\n${note}` }, false],
    [{ file: '../VID_0042.MP4' }, false],
    [{ format: 'zhilu-clip-bundle-v9' }, false],
    [{ opening: '' }, false],
    [{ leaf: '' }, false],
  ];
  for (const [change, sound] of odd) {
    expect(await both(writeParts(folder, { clip, bundle: { ...bundle, ...change } })), JSON.stringify(change)).toBe(sound);
  }
});
