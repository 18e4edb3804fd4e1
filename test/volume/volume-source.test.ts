/** A volume's files as the offload asks for them, with things going wrong between two questions. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CardEntry, EraseItem } from '../../gateway/domain/bay-source.ts';
import type { DockId } from '../../gateway/domain/names.ts';
import { folderMedium } from '../../gateway/ports/volume/folder-bay.ts';
import type { Medium } from '../../gateway/ports/volume/volume.ts';
import { VolumeSource } from '../../gateway/ports/volume/volume-source.ts';

const sha256 = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
const BYTES = Buffer.from(Array.from({ length: 40_000 }, (_, i) => (i * 7) & 255));
const OTHER = Buffer.from(BYTES).fill(9, 100, 200);
const NAME = 'DCIM/100/A.MP4';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhilu-card-'));
  await mkdir(join(root, 'DCIM/100'), { recursive: true });
  await put(BYTES, 1_000);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(bytes: Uint8Array, seconds: number, name = NAME): Promise<void> {
  await writeFile(join(root, name), bytes);
  await utimes(join(root, name), seconds, seconds);
}

function source(medium: Medium = folderMedium(root), carrier: 'volume' | 'folder' = 'volume'): VolumeSource {
  return new VolumeSource({
    carrier, dock: 'usb' as DockId, bay: 1, gone: new Promise(() => undefined), medium, layout: null, folders: ['DCIM'], keepsLocalTime: true, utcOffsetMinutes: 480,
    report: { serial: 'Z' } as never, officerHint: '',
    hashFile: async (path) => readFile(path).then((bytes) => ({ size: bytes.length, sha256: sha256(bytes) }), () => undefined),
  });
}

async function listed(from: VolumeSource): Promise<readonly CardEntry[]> {
  const answer = await from.ask({ kind: 'list', afterNumber: 0, limit: 100 });
  if (answer.kind === 'failure') throw new Error(answer.text);
  return answer.entries;
}

function eraseItem(entry: CardEntry, hash: string): EraseItem {
  return { number: entry.number, size: entry.size, sha256: hash, leaf: new Uint8Array(0), leafIndex: 0, inclusion: [] };
}

async function erase(from: VolumeSource, entry: CardEntry, hash: string): Promise<string | undefined> {
  const answer = await from.ask({ kind: 'erase', orderId: new Uint8Array(16), checkpointSize: 1, items: [eraseItem(entry, hash)] });
  return answer.kind === 'failure' ? answer.code : answer.items[0]?.outcome;
}

async function readAll(from: VolumeSource, entry: CardEntry): Promise<Buffer | string> {
  const into = Buffer.alloc(entry.size);
  const failed = await from.read({ number: entry.number, tag: entry.tag, offset: 0, length: entry.size }, async (bytes, position) => { into.set(bytes, position); });
  return failed?.code ?? into;
}

test('a file that was written to after it was listed is read as changed', async () => {
  const card = source();
  const [entry] = await listed(card);
  expect(await readAll(card, entry!)).toEqual(BYTES);
  await put(OTHER, 1_002);
  expect(await readAll(card, entry!)).toBe('changed');
});

test('a file that was written to after it was read has another tag and another hash, and is not erased', async () => {
  const card = source();
  const [entry] = await listed(card);
  await put(OTHER, 1_002);
  const answer = await card.ask({ kind: 'hash', numbers: [entry!.number] });
  expect(answer).toMatchObject({ kind: 'hashes', items: [{ sha256: sha256(OTHER) }] });
  expect(answer.kind === 'hashes' && answer.items[0]!.tag).not.toBe(entry!.tag);
  expect(await erase(card, entry!, sha256(BYTES))).toBe('hash-differs');
  expect(await readFile(join(root, NAME))).toEqual(OTHER);
});

test('a file that was written to after it was hashed is not erased', async () => {
  const card = source();
  const [entry] = await listed(card);
  await card.ask({ kind: 'hash', numbers: [entry!.number] });
  await put(OTHER, 1_002);
  expect(await erase(card, entry!, sha256(BYTES))).toBe('hash-differs');
  expect(await readFile(join(root, NAME))).toEqual(OTHER);
});

test('an order whose hash is another is refused, one with the right hash is carried out, and twice is absent', async () => {
  const card = source();
  const [entry] = await listed(card);
  expect(await erase(card, entry!, sha256(OTHER))).toBe('hash-differs');
  expect(await erase(card, entry!, sha256(BYTES))).toBe('erased');
  expect(await erase(card, entry!, sha256(BYTES))).toBe('absent');
});

test('a volume that is gone has nothing erased: that its files are not there says nothing', async () => {
  const card = source();
  const [entry] = await listed(card);
  await rename(root, `${root}-pulled`);
  try {
    expect(await erase(card, entry!, sha256(BYTES))).toBe('card-gone');
    expect(await readAll(card, entry!)).toBe('card-gone');
  } finally {
    await rename(`${root}-pulled`, root);
  }
});

test('a card that cannot be made writable keeps its clips and says so', async () => {
  const medium: Medium = { ...folderMedium(root), writable: () => Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' })) };
  const card = source(medium);
  const [entry] = await listed(card);
  expect(await erase(card, entry!, sha256(BYTES))).toBe('card-error');
  expect(await readFile(join(root, NAME))).toEqual(BYTES);
});

test('a medium that says it erased and did not is not believed', async () => {
  const medium: Medium = {
    ...folderMedium(root),
    // As a card whose write cache was lost: after the remount the file is there again.
    writable: async (work) => {
      const done = await work();
      await put(BYTES, 1_000);
      return done;
    },
  };
  const card = source(medium);
  const [entry] = await listed(card);
  expect(await erase(card, entry!, sha256(BYTES))).toBe('card-error');
});

test('a folder is read and never erased', async () => {
  const card = source(folderMedium(root), 'folder');
  const [entry] = await listed(card);
  expect(await erase(card, entry!, sha256(BYTES))).toBe('unsupported');
  expect(await readFile(join(root, NAME))).toEqual(BYTES);
});

test('links are not followed, and what desktop systems leave is not a clip', async () => {
  await writeFile(join(root, 'secret'), 'x');
  await symlink(join(root, 'secret'), join(root, 'DCIM/100/B.MP4'));
  await writeFile(join(root, 'DCIM/100/.Trash'), 'x');
  await writeFile(join(root, 'DCIM/100/Thumbs.db'), 'x');
  expect((await listed(source())).map((entry) => entry.name)).toEqual([NAME]);
});

test('a file keeps its number when others come and go', async () => {
  const card = source();
  const before = await listed(card);
  await put(OTHER, 1_000, 'DCIM/100/0.MP4');
  const after = await listed(card);
  expect(after.map((entry) => [entry.name, entry.number])).toEqual([[NAME, before[0]!.number], ['DCIM/100/0.MP4', 2]]);
});

test('a list is given in pages', async () => {
  for (let i = 0; i < 5; i += 1) await put(Buffer.from([i]), 1_000, `DCIM/100/P${i}.JPG`);
  const card = source();
  const names: string[] = [];
  for (let after = 0; ;) {
    const answer = await card.ask({ kind: 'list', afterNumber: after, limit: 2 });
    if (answer.kind === 'failure') throw new Error(answer.text);
    names.push(...answer.entries.map((entry) => entry.name));
    if (answer.complete) break;
    after = answer.entries.at(-1)!.number;
  }
  expect(names).toEqual([NAME, ...[0, 1, 2, 3, 4].map((i) => `DCIM/100/P${i}.JPG`)]);
});

test('a month 0 in a file name is kept as it stands', async () => {
  await put(BYTES, 1_000, 'DCIM/100/19800000000000.MP4');
  const entry = (await listed(source())).find((one) => one.name.includes('1980'))!;
  expect(entry.started).toMatchObject({ year: 1980, month: 0, day: 0 });
});
