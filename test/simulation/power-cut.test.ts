import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFolders, writeAll, writeWhole } from '../../gateway/store/whole-file.ts';
import type { DiskLevers } from './disk-levers.ts';
import { has, outcomes, put, rig, text } from './disk-rig.ts';
import { SeededRandom } from './seeded-random.ts';
import { SECTOR_BYTES } from './simulated-file.ts';
import type { Survival } from './survival.ts';

describe('a crash', () => {
  test('of the process: nothing that it waits for settles, and what was done is there', async () => {
    const { disk, clock, go } = rig(1);
    await go(put(disk, 'a', text('written, not synced')));
    let settled = 0;
    const count = () => { settled += 1; };
    for (const pending of [disk.list(''), disk.open('b', 'create'), disk.syncDirectory('')]) pending.then(count, count);
    const next = disk.crash('process');
    disk.stat('a').then(count, count);
    await clock.advance(100_000);
    expect([settled, disk.dead, next.dead]).toEqual([0, true, false]);
    expect(next.peek('a')!.toString()).toBe('written, not synced');
    expect((await go(next.open('a', 'read')))).toBeDefined();
  });

  test('of the process, and then of the machine: the cache of the first is still at stake', async () => {
    const { disk, go } = rig(1);
    await go(put(disk, 'a', text('x')));
    expect(outcomes(disk.crash('process'), has('a'))).toEqual(new Set(['', 'a']));
  });

  test('leaves of an operation under way nothing, all, or of a write a part', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed += 1) {
      const { disk, go } = rig(seed);
      const file = await go(disk.open('a', 'create'));
      void file.write(Buffer.alloc(1_000, 1), 0);
      const size = disk.crash('process').peek('a')!.length;
      seen.add(size === 0 ? 'nothing' : size === 1_000 ? 'all' : 'part');
    }
    expect(seen).toEqual(new Set(['nothing', 'all', 'part']));
  });

  test('of the power: what was synced under a synced name is there, always', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const { disk, go } = rig(seed);
      await go(makeFolders(disk, 'd/e'));
      await go(put(disk, 'd/e/a', Buffer.alloc(3_000, 7), 'data'));
      await go(disk.syncDirectory('d/e'));
      await go(disk.setReadOnly('d/e/a'));
      expect(outcomes(disk, (next) => next.peek('d/e/a')?.equals(Buffer.alloc(3_000, 7)), 20)).toEqual(new Set([true]));
    }
  });

  test('a name that was not synced may vanish, with its synced bytes; a folder with all that is in it', async () => {
    const { disk, go } = rig(1);
    await go(put(disk, 'a', text('x'), 'data'));
    await go(disk.makeDirectory('d'));
    await go(put(disk, 'd/b', text('x'), 'data'));
    await go(disk.syncDirectory('d'));
    expect(outcomes(disk, has('a', 'd/b'))).toEqual(new Set(['', 'a', 'd/b', 'a,d/b']));
    await go(disk.syncDirectory(''));
    expect(outcomes(disk, has('a', 'd/b'))).toEqual(new Set(['a,d/b']));
    await go(disk.remove('a'));
    expect(outcomes(disk, has('a'))).toEqual(new Set(['', 'a']));
    await go(disk.syncDirectory('d'));
    expect(outcomes(disk, has('a'))).toEqual(new Set(['', 'a']));
    await go(disk.syncDirectory(''));
    expect(outcomes(disk, has('a'))).toEqual(new Set(['']));
  });

  test('a rename leaves the old name, the new one or both, and neither only for who synced the old folder alone', async () => {
    const start = async (renameTo: string) => {
      const world = rig(renameTo);
      await world.go(world.disk.makeDirectory('d'));
      await world.go(put(world.disk, 'old', text('x'), 'data'));
      await world.go(world.disk.syncDirectory(''));
      await world.go(world.disk.rename('old', renameTo));
      return world;
    };
    const same = await start('new');
    expect(outcomes(same.disk, has('old', 'new'))).toEqual(new Set(['old', 'new', 'old,new']));
    await same.go(same.disk.syncDirectory(''));
    expect(outcomes(same.disk, has('old', 'new'))).toEqual(new Set(['new']));

    const across = await start('d/new');
    expect(outcomes(across.disk, has('old', 'd/new'))).toEqual(new Set(['old', 'd/new', 'old,d/new']));
    await across.go(across.disk.syncDirectory('d'));
    expect(outcomes(across.disk, has('old', 'd/new'))).toEqual(new Set(['d/new', 'old,d/new']));
    await across.go(across.disk.syncDirectory(''));
    expect(outcomes(across.disk, has('old', 'd/new'))).toEqual(new Set(['d/new']));

    const careless = await start('d/new');
    await careless.go(careless.disk.syncDirectory(''));
    expect(outcomes(careless.disk, has('old', 'd/new'))).toEqual(new Set(['', 'd/new']));
  });

  test('a rename over a name leaves the old file or the new one there', async () => {
    const { disk, go } = rig(1);
    await go(put(disk, 'a', text('old'), 'data'));
    await go(put(disk, 'b', text('new'), 'data'));
    await go(disk.syncDirectory(''));
    await go(disk.rename('b', 'a'));
    expect(outcomes(disk, (next) => String(next.peek('a')))).toEqual(new Set(['old', 'new']));
  });

  test('a file made read-only may be writable again', async () => {
    const { disk, go } = rig(1);
    await go(put(disk, 'a', text('x'), 'data'));
    await go(disk.syncDirectory(''));
    await go(disk.setReadOnly('a'));
    const seen = new Set<boolean>();
    for (let n = 0; n < 50; n += 1) seen.add((await go(disk.afterPowerCut().stat('a')))!.readOnly);
    expect(seen).toEqual(new Set([true, false]));
  });
});

describe('bytes at a power cut', () => {
  const overwrite = async (seed: number) => {
    const world = rig(seed);
    const file = await world.go(put(world.disk, 'a', Buffer.alloc(8 * SECTOR_BYTES, 0xaa), 'data'));
    await world.go(world.disk.syncDirectory(''));
    return { ...world, file };
  };
  /** One letter for each sector: the byte that it is full of, or ? where it is mixed. */
  const sectors = (bytes: Buffer | undefined) => Array.from({ length: Math.ceil((bytes?.length ?? 0) / SECTOR_BYTES) }, (_, n) => {
    const sector = bytes!.subarray(n * SECTOR_BYTES, (n + 1) * SECTOR_BYTES);
    return sector.every((byte) => byte === sector[0]) ? sector[0]!.toString(16).padStart(2, '0').charAt(0) : '?';
  }).join('');

  test('writes that were not synced are kept, lost or torn between sectors, in any order, never within one', async () => {
    const { disk, file, go } = await overwrite(1);
    await go(file.write(Buffer.alloc(4 * SECTOR_BYTES, 0xbb), 2 * SECTOR_BYTES));
    const seen = outcomes(disk, (next) => sectors(next.peek('a')), 600);
    for (const one of seen) expect(one).toMatch(/^aa[ab]{4}aa$/);
    expect([...seen]).toEqual(expect.arrayContaining(['aaaaaaaa', 'aabbbbaa', 'aabaaaaa', 'aaaaabaa', 'aababbaa']));
    expect(seen.size).toBe(16);
  });

  test('a sector is as it was after any of its writes; neighbours may be of other times', async () => {
    const { disk, file, go } = await overwrite(2);
    for (const fill of [0xbb, 0xcc]) await go(file.write(Buffer.alloc(2 * SECTOR_BYTES, fill), 0));
    expect(outcomes(disk, (next) => sectors(next.peek('a')).slice(0, 2), 800)).toEqual(new Set(['aa', 'ab', 'ac', 'ba', 'bb', 'bc', 'ca', 'cb', 'cc']));
  });

  test('the length may be durable without the bytes, which are zeros then, and the bytes without the length', async () => {
    const { disk, file, go } = await overwrite(3);
    await go(file.write(Buffer.alloc(2 * SECTOR_BYTES, 0xbb), 8 * SECTOR_BYTES));
    const seen = outcomes(disk, (next) => sectors(next.peek('a')), 600);
    expect(seen).toEqual(new Set(['aaaaaaaa', 'aaaaaaaa00', 'aaaaaaaab0', 'aaaaaaaa0b', 'aaaaaaaabb']));
  });

  test('an append within a sector keeps what was synced before it', async () => {
    const { disk, go } = rig(4);
    const file = await go(put(disk, 'log', text('first,'), 'data'));
    await go(disk.syncDirectory(''));
    await go(file.write(text('second,'), 6));
    expect(outcomes(disk, (next) => String(next.peek('log')))).toEqual(new Set(['first,', 'first,second,', `first,${'\0'.repeat(7)}`]));
    await go(file.syncData());
    expect(outcomes(disk, (next) => String(next.peek('log')))).toEqual(new Set(['first,second,']));
  });

  test('what is written while a sync is under way is not covered by it', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed += 1) {
      const { disk, go } = rig(seed);
      const file = await go(put(disk, 'a', text('1')));
      await go(disk.syncDirectory(''));
      const sync = file.syncData();
      await go(Promise.all([sync, file.write(text('2'), 1)]));
      for (const one of outcomes(disk, (next) => String(next.peek('a')), 10)) seen.add(one);
    }
    expect(seen).toEqual(new Set(['1', '12', '1\0']));
  });

  test('a cut is durable with its length, and what is written after it does not come before it', async () => {
    const { disk, file, go } = await overwrite(5);
    await go(file.truncate(2 * SECTOR_BYTES));
    await go(file.write(Buffer.alloc(2 * SECTOR_BYTES, 0xbb), 2 * SECTOR_BYTES));
    const seen = outcomes(disk, (next) => sectors(next.peek('a')), 800);
    expect(seen).toEqual(new Set(['aaaaaaaa', 'aa', 'aa00', 'aab0', 'aa0b', 'aabb']));
  });

  test('any program of writes, cuts and syncs: each sector is one that it was since the last sync', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), at: fc.nat(3_000), length: fc.integer({ min: 1, max: 1_500 }), fill: fc.integer({ min: 1, max: 255 }) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const), at: fc.nat(3_000) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('sync' as const) }) },
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(1_000_000), async (steps, seed) => {
      const { disk, go } = rig(seed);
      const file = await go(put(disk, 'a', new Uint8Array(0), 'data'));
      await go(disk.syncDirectory(''));
      let states: Buffer[] = [Buffer.alloc(0)];
      for (const one of steps) {
        if (one.do === 'write') await go(writeAll(file, Buffer.alloc(one.length, one.fill), one.at));
        if (one.do === 'cut') await go(file.truncate(one.at));
        if (one.do === 'sync') await go(file.syncData());
        if (one.do === 'sync') states = [];
        states.push(disk.peek('a')!);
      }
      const lengths = new Set(states.map((state) => state.length));
      for (let n = 0; n < 10; n += 1) {
        const left = disk.afterPowerCut().peek('a')!;
        expect(lengths).toContain(left.length);
        for (let at = 0; at < left.length; at += SECTOR_BYTES) {
          const sector = left.subarray(at, at + SECTOR_BYTES);
          const were = states.map((state) => Buffer.concat([state.subarray(at, at + SECTOR_BYTES), Buffer.alloc(SECTOR_BYTES)]).subarray(0, sector.length));
          expect(were.some((was) => was.equals(sector)), `sector at ${at} of ${left.length}`).toBe(true);
        }
      }
    }), { numRuns: 150 });
  });
});

describe('kinds of cuts that a test may ask for', () => {
  const left = async (data: Survival, names: Survival) => {
    const { disk, go } = rig(1);
    const file = await go(put(disk, 'a', text('1'), 'data'));
    await go(disk.syncDirectory(''));
    await go(file.write(text('2'), 1));
    await go(file.write(text('3'), 2));
    await go(put(disk, 'b', text('x')));
    return disk.crash('power', { data, names });
  };

  test('the least, the most, and a moment in between', async () => {
    const none = await left({ kind: 'nothing' }, { kind: 'nothing' });
    expect([String(none.peek('a')), none.paths()]).toEqual(['1', ['a']]);
    const all = await left({ kind: 'everything' }, { kind: 'everything' });
    expect([String(all.peek('a')), String(all.peek('b'))]).toEqual(['123', 'x']);
    const until = await left({ kind: 'until', stamp: 3 }, { kind: 'until', stamp: 3 });
    expect([String(until.peek('a')), until.paths()]).toEqual(['12', ['a']]);
  });
});

describe('planted lies are noticed', () => {
  /** Replaces a file again and again as the store does; what was acknowledged must be there, whole, after the cut. */
  async function lost(seed: number, change: Partial<DiskLevers>): Promise<boolean> {
    const { disk, clock, go } = rig(seed, change);
    const random = new SeededRandom(`when ${seed}`);
    await go(makeFolders(disk, 'd'));
    const rounds = 1 + random.below(6);
    for (let n = 1; n <= rounds; n += 1) await go(writeWhole(disk, 'd/state', Buffer.alloc(1_300, n)));
    void writeWhole(disk, 'd/state', Buffer.alloc(1_300, rounds + 1)).catch(() => undefined);
    for (let steps = random.below(8); steps > 0; steps -= 1) await clock.step();
    const left = disk.crash('power').peek('d/state');
    return left === undefined || !(left.equals(Buffer.alloc(1_300, rounds)) || left.equals(Buffer.alloc(1_300, rounds + 1)));
  }
  const lostIn = async (change: Partial<DiskLevers>) => {
    let count = 0;
    for (let seed = 0; seed < 100; seed += 1) if (await lost(seed, change)) count += 1;
    return count;
  };

  test('an honest disk loses nothing that was acknowledged; one that lies about data or names does', async () => {
    expect(await lostIn({})).toBe(0);
    expect(await lostIn({ shortWrite: 0.5, slow: 0.2 })).toBe(0);
    expect(await lostIn({ lieAboutDataSync: true })).toBeGreaterThan(5);
    expect(await lostIn({ lieAboutDirectorySync: true })).toBeGreaterThan(5);
  });
});
