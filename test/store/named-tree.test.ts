import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ClipId } from '../../gateway/domain/names.ts';
import type { Disk } from '../../gateway/store/disk.ts';
import { linkState, NAMED_ASIDE, NamedTree, type NamedLink } from '../../gateway/store/named-tree.ts';
import { openNodeDisk } from '../../gateway/store/node-disk.ts';
import { vaultPath } from '../../gateway/store/store-paths.ts';
import { SimDisk } from './sim-disk.ts';
import { pattern, sha256 } from './store-world.ts';

const contents = [1, 2, 3].map((seed) => pattern(50, seed));
const link = (i: number, path: string, previous: string | null = null): NamedLink => ({ clip: `c${String(i).repeat(32)}` as ClipId, sha256: sha256(contents[i]!), path, previous });

async function fill(disk: Disk): Promise<void> {
  await disk.makeDirectory('vault');
  await disk.syncDirectory('');
  for (const bytes of contents) {
    const path = vaultPath(sha256(bytes));
    await disk.makeDirectory(`vault/${sha256(bytes)[0]}`);
    await disk.syncDirectory('vault');
    const file = await disk.open(path, 'create');
    await file.write(bytes, 0);
    await file.syncData();
    await file.close();
    await disk.setReadOnly(path);
    await disk.syncDirectory(`vault/${sha256(bytes)[0]}`);
  }
}

test('a name is a second, read-only name of the vault file, and the name before goes when the new one is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-named-'));
  const disk = await openNodeDisk(folder);
  try {
    await fill(disk);
    const tree = await NamedTree.open(disk);
    const at = '执法一中队/2026/2026-11-23 无证经营/张伟_无证经营_20261123-160000.mp4';
    expect(await tree.place([link(0, at), link(1, 'u/2026/d/b.mp4')])).toMatchObject([{ before: 'missing', aside: null }, { before: 'missing' }]);
    expect(await readFile(join(folder, 'named', at))).toEqual(contents[0]);
    expect([(await stat(join(folder, 'named', at))).mode & 0o777, (await stat(join(folder, 'named', at))).nlink]).toEqual([0o400, 2]);
    expect(await tree.place([link(0, at)])).toMatchObject([{ before: 'right' }]);
    const moved = '执法一中队/2026/2026-11-23 无照经营/张伟_无照经营_20261123-160000.mp4';
    await tree.place([link(0, moved, at)]);
    expect([await linkState(disk, link(0, moved)), await linkState(disk, link(0, at))]).toEqual(['right', 'missing']);
    expect(await readFile(join(folder, vaultPath(sha256(contents[0]!))))).toEqual(contents[0]);
  } finally {
    await disk.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('what is wrong in the tree is put right; a stranger is set aside whole, and nothing else is touched', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-named-'));
  const disk = await openNodeDisk(folder);
  try {
    await fill(disk);
    const tree = await NamedTree.open(disk);
    await mkdir(join(folder, 'named/u'), { recursive: true });
    await writeFile(join(folder, 'named/u/a.mp4'), contents[0]!);
    await symlink(join(folder, vaultPath(sha256(contents[1]!))), join(folder, 'named/u/b.mp4'));
    await mkdir(join(folder, 'named/u/c.mp4'));
    await writeFile(join(folder, 'named/u/c.mp4/inside'), 'x');
    await writeFile(join(folder, 'named/u/note.txt'), 'somebody\'s');
    // The same bytes in another file are not the vault's file: writing there would not be seen by the check of the vault.
    const placed = await tree.place([link(0, 'u/a.mp4'), link(1, 'u/b.mp4'), link(2, 'u/c.mp4', 'u/note.txt')]);
    expect(placed.map(({ before }) => before)).toEqual(['wrong', 'wrong', 'wrong']);
    for (const [i, name] of ['a', 'b', 'c'].entries()) expect(await linkState(disk, link(i, `u/${name}.mp4`))).toBe('right');
    expect(await readFile(join(folder, `${NAMED_ASIDE}/c${'2'.repeat(32)}-1/inside`), 'utf8')).toBe('x');
    expect(await readFile(join(folder, placed[0]!.aside!))).toEqual(contents[0]);
    expect(await readFile(join(folder, 'named/u/note.txt'), 'utf8')).toBe('somebody\'s');
    await rename(join(folder, vaultPath(sha256(contents[0]!))), join(folder, 'gone'));
    expect(await tree.place([link(0, 'u/z.mp4', 'u/a.mp4')])).toMatchObject([{ before: 'vault-missing' }]);
    expect((await stat(join(folder, 'named/u/a.mp4'))).isFile()).toBe(true);
  } finally {
    await disk.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a name cannot lead out of the tree', async () => {
  const disk = new SimDisk();
  await fill(disk);
  const tree = await NamedTree.open(disk);
  for (const path of ['', '/etc/x', '../vault/x', 'a/../../x', 'a//b', './a']) await expect(tree.place([link(0, path)])).rejects.toMatchObject({ code: 'bad-input' });
});

test('power cuts at every step: after the next call every name is there, durably, and the vault is as it was', async () => {
  const links = [link(0, 'u/2026/d/a.mp4'), link(1, 'u/2026/d/b.mp4')];
  const renamed = [link(0, 'u/2026/e/a.mp4', 'u/2026/d/a.mp4'), link(1, 'u/2026/e/b.mp4', 'u/2026/d/b.mp4')];
  let steps = 0;
  for (let cut = 1; ; cut += 1) {
    const disk = new SimDisk();
    await fill(disk);
    const begun = disk.calls;
    disk.hook = (_operation, _path, nth) => { if (nth === begun + cut) disk.cut(); };
    const work = async (on: Disk) => {
      const tree = await NamedTree.open(on);
      await tree.place(links);
      await tree.place(renamed);
    };
    const whole = await work(disk).then(() => true, () => false);
    if (whole) {
      steps = cut;
      break;
    }
    const after = disk.restart('lose');
    await (await NamedTree.open(after)).place(renamed);
    const again = after.restart('lose');
    for (const [i, one] of renamed.entries()) {
      expect([cut, await linkState(again, one), await linkState(again, links[i]!)]).toEqual([cut, 'right', 'missing']);
      expect(again.inode(vaultPath(one.sha256))!.now).toEqual(contents[i]);
    }
  }
  expect(steps).toBeGreaterThan(20);
});
