import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { StationError } from '../../gateway/domain/errors.ts';
import type { Disk } from '../../gateway/store/disk.ts';
import { openNodeDisk } from '../../gateway/store/node-disk.ts';
import { makeFolders, writeAll, writeWhole } from '../../gateway/store/whole-file.ts';
import { has, outcomes, put, rig, text } from './disk-rig.ts';
import { SeededRandom } from './seeded-random.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

describe('as a disk', () => {
  /** A step of a random program over a few names, the same for both disks. */
  const path = fc.constantFrom('a', 'b', 'd/a', 'd/b', 'd', 'none/x', 'a/x');
  const step = fc.oneof(
    fc.record({ do: fc.constant('create' as const), path, bytes: fc.uint8Array({ maxLength: 40 }) }),
    fc.record({ do: fc.constant('write' as const), path, bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }), at: fc.nat(60) }),
    fc.record({ do: fc.constant('truncate' as const), path, at: fc.nat(60) }),
    fc.record({ do: fc.constant('read' as const), path, at: fc.nat(60) }),
    fc.record({ do: fc.constantFrom('rename' as const, 'link' as const), path, to: path }),
    fc.record({ do: fc.constantFrom('remove' as const, 'list' as const, 'stat' as const, 'mkdir' as const, 'sync' as const, 'open' as const), path }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  async function perform(disk: Disk, one: Step): Promise<unknown> {
    try {
      switch (one.do) {
        case 'create': {
          const file = await disk.open(one.path, 'create');
          await writeAll(file, one.bytes, 0);
          await file.close();
          return 'created';
        }
        case 'write':
        case 'truncate':
        case 'read': {
          const file = await disk.open(one.path, one.do === 'read' ? 'read' : 'read-write');
          if (file === undefined) return 'missing';
          try {
            if (one.do === 'write') await writeAll(file, one.bytes, one.at);
            if (one.do === 'truncate') await file.truncate(one.at);
            const into = Buffer.alloc(100);
            const got = await file.read(into, one.do === 'read' ? one.at : 0);
            await file.syncData();
            return [got, into.toString('hex'), await file.size()];
          } finally {
            await file.close();
          }
        }
        case 'open': {
          const file = await disk.open(one.path, 'read');
          await file?.close();
          return file === undefined;
        }
        case 'rename': return await disk.rename(one.path, one.to);
        case 'link': return await disk.link(one.path, one.to);
        case 'remove': return await disk.remove(one.path);
        case 'list': return (await disk.list(one.path))?.sort();
        case 'stat': {
          const found = await disk.stat(one.path);
          if (found?.directory === true || found === undefined) return found && 'folder';
          // Which file it is differs from disk to disk; whether two names are one file is another test's matter.
          const { file: _file, ...seen } = found;
          return seen;
        }
        case 'mkdir': return await disk.makeDirectory(one.path);
        case 'sync': return await disk.syncDirectory(one.path);
      }
    } catch (error) {
      return error instanceof StationError ? error.code : error;
    }
  }
  /** Where the real disk goes by what a folder is, which the store never asks: opening and renaming one, syncing a file. */
  const comparable = (one: Step, folders: ReadonlySet<string>) =>
    !(['open', 'read', 'write', 'truncate', 'rename', 'link'].includes(one.do) && (folders.has(one.path) || ('to' in one && folders.has(one.to)))) && !(one.do === 'sync' && !folders.has(one.path));

  test('it answers as the real one does, step for step', async () => {
    const base = mkdtempSync(join(tmpdir(), 'zhilu-disks-'));
    try {
      let nth = 0;
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const real = await openNodeDisk(join(base, String(nth += 1)));
        const { disk, go } = rig(nth, { shortWrite: 0.5 });
        const folders = new Set(['', 'd']);
        await real.makeDirectory('d');
        await go(disk.makeDirectory('d'));
        for (const one of steps) {
          if (!comparable(one, folders)) continue;
          const answer = await perform(real, one);
          if (one.do === 'mkdir' && answer === true) folders.add(one.path);
          expect(await go(perform(disk, one)), JSON.stringify(one)).toEqual(answer);
        }
        await real.close();
      }), { numRuns: 60 });
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  });

  test('two names of one file stay when one is renamed to the other; a name in use is not given again', async () => {
    const { disk, go } = rig(1);
    await go(put(disk, 'a', text('one')));
    await go(disk.link('a', 'b'));
    await go(disk.rename('a', 'b'));
    expect(disk.paths()).toEqual(['a', 'b']);
    await expect(go(disk.open('a', 'create'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(go(disk.link('a', 'b'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(go(disk.open('../a', 'read'))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(go(disk.open('/a', 'read'))).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('what was made read-only cannot be opened for writing; what was closed cannot be used', async () => {
    const { disk, go } = rig(1);
    const file = await go(put(disk, 'a', text('one')));
    await go(disk.setReadOnly('a'));
    expect(await go(disk.stat('a'))).toMatchObject({ readOnly: true });
    await expect(go(disk.open('a', 'read-write'))).rejects.toMatchObject({ code: 'disk-failed' });
    await go(file.close());
    await expect(go(file.write(text('x'), 0))).rejects.toMatchObject({ code: 'disk-failed' });
    const reader = await go(disk.open('a', 'read'));
    await expect(go(reader!.write(text('x'), 0))).rejects.toMatchObject({ code: 'disk-failed' });
  });

  test('the digester gives the digests of what the medium holds', async () => {
    const { disk, go } = rig(1);
    await go(put(disk, 'a', text('one'), 'data'));
    expect(await go(disk.digest('a', 'sha256'))).toEqual({ size: 3, sha256: createHash('sha256').update('one').digest('hex') });
    expect((await go(disk.digest('a', 'sha256+sm3')))!.sm3).toBe(createHash('sm3').update('one').digest('hex'));
    expect(await go(disk.digest('none', 'sha256'))).toBeUndefined();
    disk.rot('a', 9);
    expect((await go(disk.digest('a', 'sha256')))!.sha256).toBe(createHash('sha256').update('ole').digest('hex'));
  });
});

describe('faults', () => {
  test('short writes take at least one byte and mostly not all', async () => {
    const { disk, go } = rig(1, { shortWrite: 1 });
    const file = await go(disk.open('a', 'create'));
    const taken = [];
    for (let n = 0; n < 50; n += 1) taken.push(await go(file.write(Buffer.alloc(100, 1), 0)));
    expect(Math.min(...taken)).toBeGreaterThanOrEqual(1);
    expect(taken.filter((one) => one < 100).length).toBeGreaterThan(40);
    await go(writeAll(file, text('everything in the end'), 0));
    expect(disk.peek('a')!.subarray(0, 21).toString()).toBe('everything in the end');
  });

  test('reads and writes fail as disk-failed, and the file may hold a part of what failed', async () => {
    const { disk, go, levers } = rig(1);
    const file = await go(disk.open('a', 'create'));
    levers.writeError = 1;
    const lengths = new Set<number>();
    for (let n = 0; n < 60; n += 1) {
      await expect(go(file.write(Buffer.alloc(100, 1), 0))).rejects.toMatchObject({ code: 'disk-failed', durableStateUnknown: false });
      lengths.add(await go(file.size()));
    }
    expect(lengths.size).toBeGreaterThan(1);
    levers.readError = 1;
    await expect(go(file.read(Buffer.alloc(1), 0))).rejects.toMatchObject({ code: 'disk-failed' });
    await expect(go(disk.digest('a', 'sha256'))).rejects.toMatchObject({ code: 'disk-failed' });
  });

  test('after a failed sync nobody knows what is durable, a later sync does not help, and reading shows what was written', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed += 1) {
      const { disk, go, levers } = rig(seed);
      const file = await go(put(disk, 'a', text('old'), 'data'));
      await go(disk.syncDirectory(''));
      await go(file.write(text('new'), 0));
      levers.syncError = 1;
      await expect(go(file.syncData())).rejects.toMatchObject({ code: 'durability-unknown', durableStateUnknown: true });
      levers.syncError = 0;
      await go(file.syncData());
      expect(String(disk.peek('a'))).toBe('new');
      const left = outcomes(disk, (next) => String(next.peek('a')), 10);
      expect(left.size).toBe(1);
      const [one] = left;
      seen.add(one!);
      // Read past the cache it is what the medium has.
      expect((await go(disk.digest('a', 'sha256')))!.sha256).toBe(createHash('sha256').update(one!).digest('hex'));
    }
    expect(seen).toEqual(new Set(['old', 'new']));
  });

  test('after a failed sync of a folder its names are durable or never will be', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed += 1) {
      const { disk, go, levers } = rig(seed);
      await go(put(disk, 'a', text('x'), 'data'));
      levers.directorySyncError = 1;
      await expect(go(disk.syncDirectory(''))).rejects.toMatchObject({ code: 'durability-unknown' });
      levers.directorySyncError = 0;
      await go(disk.syncDirectory(''));
      expect(disk.paths()).toEqual(['a']);
      const left = outcomes(disk, has('a'), 10);
      expect(left.size).toBe(1);
      seen.add([...left][0]!);
    }
    expect(seen).toEqual(new Set(['', 'a']));
  });

  test('a full medium takes what fits, then nothing, until there is room again', async () => {
    const { disk, go, levers } = rig(1, { quotaBytes: 2_000 });
    const file = await go(put(disk, 'a', Buffer.alloc(1_000, 1)));
    const free = await go(disk.freeBytes());
    expect(await go(file.write(Buffer.alloc(5_000, 2), 1_000))).toBe(free);
    await expect(go(file.write(text('x'), 1_000 + free))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await go(file.write(text('x'), 0))).toBe(1);
    await expect(go(disk.open('b', 'create'))).rejects.toMatchObject({ code: 'disk-full' });
    await expect(go(disk.makeDirectory('d'))).rejects.toMatchObject({ code: 'disk-full' });
    await expect(go(file.truncate(9_000))).rejects.toMatchObject({ code: 'disk-full' });
    levers.quotaBytes += 1_000;
    expect(await go(file.write(text('x'), 1_000 + free))).toBe(1);
    await go(file.truncate(0));
    expect(await go(disk.freeBytes())).toBe(3_000 - 256);
    await go(disk.remove('a'));
    await go(file.write(Buffer.alloc(500), 0));
    expect(await go(disk.freeBytes())).toBe(2_500);
    await go(file.close());
    expect(await go(disk.freeBytes())).toBe(3_000);
  });

  test('the room counted on the way is the room counted anew', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { disk, go, levers } = rig(seed, { quotaBytes: 20_000, writeError: 0.1, shortWrite: 0.3 });
      const random = new SeededRandom(`program ${seed}`);
      for (let n = 0; n < 150; n += 1) {
        const [a, b] = [`f${random.below(6)}`, `f${random.below(6)}`];
        const work = async () => {
          switch (random.below(6)) {
            case 0: {
              const file = await disk.open(a, 'create');
              await file.write(random.bytes(random.below(4_000)), 0).catch(() => undefined);
              return file.close();
            }
            case 1: return disk.remove(a);
            case 2: return disk.rename(a, b);
            case 3: return disk.link(a, b);
            default: {
              const file = await disk.open(a, 'read-write');
              if (random.chance(0.5)) await file?.truncate(random.below(3_000)).catch(() => undefined);
              else await file?.write(random.bytes(700), random.below(3_000)).catch(() => undefined);
              return file?.close();
            }
          }
        };
        await go(work().catch((error: unknown) => { if (!(error instanceof StationError)) throw error; }));
        expect(disk.usedBytes).toBeLessThanOrEqual(levers.quotaBytes);
      }
      // All handles are closed, so nothing is held that has no name.
      expect(disk.crash('process').usedBytes).toBe(disk.usedBytes);
    }
  });

  test('a hook sees every operation, fails it, or crashes the disk in it', async () => {
    const { disk, clock, go, levers } = rig(1);
    const seen: string[] = [];
    levers.before = (operation, path, nth) => { seen.push(`${nth} ${operation} ${path}`); return operation === 'syncData' ? 'fail' : undefined; };
    const file = await go(put(disk, 'a', text('x')));
    await expect(go(file.syncData())).rejects.toMatchObject({ code: 'durability-unknown' });
    expect(seen).toEqual(['1 create a', '2 write a', '3 syncData a']);
    let next: SimulatedDisk | undefined;
    levers.before = () => { next ??= disk.crash('process'); return undefined; };
    let settled = false;
    void disk.list('').finally(() => { settled = true; });
    await clock.advance(10_000);
    expect([settled, next?.paths(), next?.operations]).toEqual([false, ['a'], 4]);
  });
});

describe('what a seed gives', () => {
  async function day(seed: number): Promise<string> {
    const { disk, clock, go } = rig(seed, { shortWrite: 0.2, readError: 0.05, writeError: 0.05, slow: 0.1 });
    const trace: string[] = [];
    const worker = async (name: string) => {
      for (let n = 0; n < 20; n += 1) {
        try {
          await writeWhole(disk, `d/${name}${n % 3}`, Buffer.alloc(700 + n, n));
          trace.push(`${name}${n}@${clock.monotonicMs()}`);
        } catch (error) {
          trace.push(`${name}${n}!${(error as StationError).code}@${clock.monotonicMs()}`);
        }
      }
    };
    await go(makeFolders(disk, 'd'));
    await go(Promise.all(['a', 'b', 'c'].map(worker)));
    const next = disk.crash('power');
    for (const path of next.paths()) trace.push(`${path} ${createHash('sha256').update(next.peek(path)!).digest('hex')}`);
    return trace.join('\n');
  }

  test('is the same each time, to the microsecond, and another day for another seed', async () => {
    const [first, again, other] = [await day(1), await day(1), await day(2)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});
