import { crc32c } from '@node-rs/crc32';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EventDraft } from '../../gateway/domain/events.ts';
import type { StationId } from '../../gateway/domain/names.ts';
import { fold } from '../../gateway/domain/registers.ts';
import { openCheckpoint, signCheckpoint } from '../../gateway/store/checkpoint.ts';
import { openCustodyLog, rebuildIndex } from '../../gateway/store/custody-log.ts';
import { EMPTY_ROOT, verifyConsistency, verifyInclusion, leafHash } from '../../gateway/store/merkle.ts';
import { stationKeysFromSeed } from '../../gateway/store/keys.ts';
import { indexDigest, openIndex } from '../../gateway/store/station-index.ts';
import { failureOf, SimDisk } from './sim-disk.ts';
import { keys, lifted, memoryStore, officer, openWorld, STATION, TestClock, type World } from './store-world.ts';

const SEGMENT = 'log/entries/0000000000000000.seg';
const OPENINGS = 'log/openings/0000000000000000.seg';
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');

/** Puts other bytes of the same length into an entry, and makes the record's checksum fit. */
function rewrite(disk: SimDisk, from: string, to: string): void {
  const { now } = disk.inode(SEGMENT)!;
  now.write(to, now.indexOf(from), 'latin1');
  for (let at = 0; at < now.length; at += 8 + now.readUInt32LE(at)) now.writeUInt32LE(crc32c(now.subarray(at + 8, at + 8 + now.readUInt32LE(at))), at + 4);
}

/** Opens the same disk as after a restart, with an index of its own. */
const reopen = (disk: SimDisk, db = memoryStore()) => openWorld(disk.restart('lose'), db);

async function filled(count: number): Promise<World> {
  const world = await openWorld(new SimDisk());
  for (let at = 0; at < count; at += 500) {
    await world.log.append(Array.from({ length: Math.min(500, count - at) }, (_, n): EventDraft => ((at + n) % 10 === 0 ? officer(`P${at + n}`) : lifted(`recorder:R${at + n}`))));
  }
  return world;
}

describe('the custody log', () => {
  test('writes entry and opening as the document says, byte by byte', async () => {
    const { log } = await openWorld(new SimDisk());
    const [event] = await log.append([officer('P0231', '巴特尔')]);
    const salt = createHash('sha256').update('random 1').digest('hex').slice(0, 32);
    const opening = `{"v":1,"seq":0,"salt":"${salt}","particulars":{"name":"巴特尔","certificateNumber":"15-0231"}}`;
    expect(text(await log.opening(0))).toBe(opening);
    const at = new Date(1_795_000_000_000).toISOString();
    expect(text(await log.leaf(0))).toBe(
      `{"v":1,"kind":"OfficerRegistered","seq":0,"at":"${at}","actor":"operator:root","facts":{"officer":"P0231","unit":"culture"},"opening":"${createHash('sha256').update(opening).digest('hex')}"}`);
    expect(event).toEqual({ kind: 'OfficerRegistered', seq: 0, at, actor: 'operator:root', facts: { officer: 'P0231', unit: 'culture' }, particulars: { name: '巴特尔', certificateNumber: '15-0231' } });
    expect(await log.event(0)).toEqual(event);
  });

  test('signs checkpoints as C2SP has it: golden bytes of an empty log and of one entry', async () => {
    const { log } = await openWorld(new SimDisk());
    expect(log.keys.vkey).toBe('zhilu/station-1+65659d2d+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs');
    const empty = await log.checkpoint();
    expect(Buffer.from(empty.root).equals(Buffer.from(EMPTY_ROOT))).toBe(true);
    // Both notes were made by another program (Python's hashlib and cryptography) as well.
    expect(empty.note).toBe('zhilu/station-1\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— zhilu/station-1 ZWWdLaQXxDWzK01evIYYeThRP3//nMDkQjisobZ2/jWjnuJfPykJcRzGwAwqtkn7K61TFvkDMdYreLt6oIAEgcn4HwE=\n');
    await log.append([lifted('dock:d1')]);
    const one = await log.checkpoint();
    expect(one.note).toBe('zhilu/station-1\n1\nEanHdu03FXRvM9yYCpZO+kzF9PnpmaYQGK4TyNulOOw=\n\n— zhilu/station-1 ZWWdLVoObWFzaNvCnIKqDdciTy/Fs/1SZLgBVP2+2wgDvKlUDMfB3pZoIcKQTUdhEPdMqYriabaezEzdaHhllFDujg4=\n');
    expect((await log.checkpoint()).note).toBe(one.note);
    expect(openCheckpoint(one.note, keys)).toMatchObject({ size: 1 });
    // A line of a witness changes nothing.
    expect(openCheckpoint(`${one.note}— witness.example AAAAAAAA\n`, keys)).toMatchObject({ size: 1 });
    expect(() => openCheckpoint(one.note.replace('\n1\n', '\n2\n'), keys)).toThrow(/signature does not hold/);
    expect(() => openCheckpoint(one.note, stationKeysFromSeed(STATION, Buffer.alloc(32, 8)))).toThrow(/another key/);
    expect(() => openCheckpoint(one.note, stationKeysFromSeed('station-2' as StationId, Buffer.alloc(32, 7)))).toThrow(/belongs to/);
  });

  test('gathers what is asked at once into one group: two syncs for a thousand appends', async () => {
    const { log, disk } = await openWorld(new SimDisk());
    await log.append([lifted('dock:d0')]);
    let syncs = 0;
    disk.hook = (operation, path) => { if (operation === 'syncData' && path.endsWith('.seg')) syncs += 1; };
    const events = await Promise.all(Array.from({ length: 1_000 }, (_, n) => log.append([officer(`P${n}`)])));
    expect(events.map(([event]) => event!.seq)).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 1));
    expect(syncs).toBe(2);
  });

  test('refuses what is too long or too many, and takes the neighbours', async () => {
    const { log } = await openWorld(new SimDisk());
    const long = log.append([lifted('x'.repeat(70_000))]);
    const good = log.append([lifted('dock:d1')]);
    await expect(long).rejects.toMatchObject({ code: 'bad-input' });
    expect((await good)[0]!.seq).toBe(0);
    await expect(log.append([])).rejects.toMatchObject({ code: 'bad-input' });
    await expect(log.append(Array.from({ length: 1_025 }, () => lifted('d')))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(log.append(Array.from({ length: 1_000 }, () => lifted('x'.repeat(60_000))))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(log.leaf(1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(log.rootAt(2)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('more appends than its queue holds wait for room and lose nothing', async () => {
    const { log } = await openWorld(new SimDisk());
    const events = await Promise.all(Array.from({ length: 40 }, (_, n) => log.append(Array.from({ length: 500 }, (_unused, m) => lifted(`dock:${n}-${m}`)))));
    expect(log.size).toBe(20_000);
    expect(new Set(events.flat().map((event) => event.seq)).size).toBe(20_000);
  });

  test('reads and proves every entry again after a restart, from tiles and tail', async () => {
    const before = await filled(1_300);
    const older = await before.log.checkpoint();
    await before.log.append([officer('P9')]);
    const root = await before.log.rootAt(1_301);
    const indices = [0, 255, 256, 1_023, 1_279, 1_280, 1_300];
    const leaves = new Map<number, Uint8Array>();
    for (const index of indices) leaves.set(index, await before.log.leaf(index));
    const twenty = await before.log.event(20);
    const { log, disk } = await reopen(before.disk);
    expect(log.size).toBe(1_301);
    expect(Buffer.from(await log.rootAt(1_301)).equals(root)).toBe(true);
    for (const index of indices) {
      const leaf = await log.leaf(index);
      expect(leaf).toEqual(leaves.get(index));
      expect(verifyInclusion(leafHash(leaf), index, 1_301, await log.inclusion(index, 1_301), root)).toBe(true);
    }
    expect(verifyConsistency(1_300, older.root, 1_301, root, await log.consistency(1_300, 1_301))).toBe(true);
    let seen = 0;
    for await (const event of log.events(0)) {
      expect(event.seq).toBe(seen);
      seen += 1;
    }
    expect(seen).toBe(1_301);
    expect(disk.inode('log/tile/0/004')!.now.length).toBe(8_192);
    expect(await log.event(20)).toEqual(twenty);
  });

  test('tiles can be thrown away and are made again, the same', async () => {
    const { disk, log } = await filled(700);
    await log.publish();
    const tiles = ['log/tile/0/000', 'log/tile/0/001', 'log/tile/entries/000', 'log/tile/entries/001'];
    const before = tiles.map((path) => Buffer.from(disk.inode(path)!.now));
    for (const path of tiles) await disk.remove(path);
    const again = await openWorld(disk.restart('keep'));
    expect(tiles.map((path) => again.disk.inode(path)!.now)).toEqual(before);
    const checkpoint = await again.log.publish();
    expect(checkpoint.size).toBe(700);
    expect(again.disk.inode('log/tile/0/002.p/188')!.now.length).toBe(188 * 32);
    expect(again.disk.inode('log/tile/1/000.p/2')!.now.length).toBe(64);
    expect(again.disk.inode('log/tile/entries/002.p/188')).toBeDefined();
  });

  test('an opening can be removed without touching entry, tree or proof', async () => {
    const world = await filled(30);
    const { note } = await world.log.checkpoint();
    await world.disk.remove(OPENINGS);
    await world.disk.syncDirectory('log/openings');
    const { log, check } = await reopen(world.disk);
    expect((await log.checkpoint()).note).toBe(note);
    expect(await log.opening(10)).toBeUndefined();
    expect(await log.event(10)).toMatchObject({ kind: 'OfficerRegistered', facts: { officer: 'P10' } });
    expect((await log.event(10)).particulars).toBeUndefined();
    expect((await check('presence')).problems.map(({ invariant, subject }) => `${invariant} ${subject}`)).toEqual(['I11 entry 0', 'I11 entry 10', 'I11 entry 20']);
  });

  test('a full disk fails the group and leaves the log as it was; the next append takes its place', async () => {
    const world = await filled(255);
    const { log, disk } = world;
    for (const path of ['log/openings', 'log/entries', 'log/tile']) {
      const size = log.size;
      disk.hook = (operation, at) => { if (['write', 'create', 'makeDirectory'].includes(operation) && at.startsWith(path)) throw failureOf('write', at); };
      const tried = await log.append([officer('P1'), lifted('dock:d')]).then(() => 'taken', (error: { code: string }) => error.code);
      // Tiles come after the commit point: the group that fills one is taken, the next waits.
      expect(tried).toBe(path === 'log/tile' ? 'taken' : 'disk-full');
      if (path === 'log/tile') await expect(log.append([lifted('dock:e')])).rejects.toMatchObject({ code: 'disk-full' });
      else expect(log.size).toBe(size);
      disk.hook = () => undefined;
    }
    await log.append([officer('P2', '李')]);
    expect(log.suspect).toBeNull();
    expect(log.size).toBe(258);
    const again = await reopen(disk);
    expect((await again.log.event(257)).particulars).toEqual({ name: '李', certificateNumber: '15-0231' });
    expect((await again.check('hash')).problems).toEqual([]);
  });

  test('an opening whose entry never became durable is taken back: its place may go to an entry without one', async () => {
    const { log, disk } = await filled(3);
    disk.hook = (operation, path) => { if (operation === 'write' && path === SEGMENT) throw failureOf(operation, path); };
    await expect(log.append([officer('P1')])).rejects.toMatchObject({ code: 'disk-full' });
    disk.hook = () => undefined;
    await log.append([lifted('dock:d3')]);
    expect(await log.opening(3)).toBeUndefined();
    expect((await log.event(3)).kind).toBe('QuarantineLifted');
    // The same, with the power cut instead of a full disk.
    disk.hook = (operation, path) => { if (operation === 'write' && path === SEGMENT) disk.cut(); };
    await expect(log.append([officer('P2')])).rejects.toThrow();
    const again = await reopen(disk);
    expect(again.log.size).toBe(4);
    await again.log.append([lifted('dock:d4')]);
    expect((await again.log.event(4)).kind).toBe('QuarantineLifted');
    expect((await again.check('presence')).problems).toEqual([]);
  });

  test('what a failed write left behind is never taken for entries', async () => {
    const { log, disk } = await filled(1);
    const length = 8 + (await log.append([lifted('dock:d1')]).then(() => log.leaf(1))).length;
    // Two of three entries get onto the disk before it is full.
    disk.writeLimit = 2 * length;
    let writes = 0;
    disk.hook = (operation, path) => {
      if (operation === 'write' && (writes += 1) > 1) throw failureOf(operation, path);
    };
    await expect(log.append([lifted('dock:d2'), lifted('dock:d3'), lifted('dock:d4')])).rejects.toMatchObject({ code: 'disk-full' });
    disk.hook = () => undefined;
    await log.append([lifted('dock:d5')]);
    expect(log.size).toBe(3);
    const again = await openWorld(disk.restart('keep'));
    expect(again.log.size).toBe(3);
    expect(await again.log.event(2)).toMatchObject({ facts: { subject: 'dock:d5' } });
  });

  test('a torn tail is cut, whatever its length, and its place is taken', async () => {
    const { disk, log } = await filled(300);
    const whole = disk.inode(SEGMENT)!.now;
    const end = whole.length;
    const last = (await log.leaf(299)).length + 8;
    for (const torn of [1, 7, 8, 9, last - 1]) {
      const next = disk.restart('keep');
      next.inode(SEGMENT)!.now = Buffer.from(whole.subarray(0, end - last + torn));
      const world = await openWorld(next);
      expect(world.log.size).toBe(299);
      await world.log.append([officer('P7')]);
      const after = await openWorld(next.restart('lose'));
      expect(after.log.size).toBe(300);
      expect((await after.log.event(299)).particulars).toEqual({ name: '巴特尔', certificateNumber: '15-0231' });
    }
    const zeros = disk.restart('keep');
    zeros.inode(SEGMENT)!.now = Buffer.concat([whole, Buffer.alloc(4_096)]);
    expect((await openWorld(zeros)).log.size).toBe(300);
  });

  test.each([
    ['a flipped bit in the middle', (disk: SimDisk) => { disk.inode(SEGMENT)!.now[5_000]! ^= 1; }],
    ['an entry rewritten with a sound checksum', (disk: SimDisk) => rewrite(disk, 'recorder:R11', 'recorder:R99')],
    ['a log that ends before its checkpoint', (disk: SimDisk) => { const inode = disk.inode(SEGMENT)!; inode.now = inode.now.subarray(0, inode.now.length - 40); }],
    ['no entries at all', (disk: SimDisk) => { disk.inode(SEGMENT)!.now = Buffer.alloc(0); }],
    ['a tile that differs', (disk: SimDisk) => { disk.inode('log/tile/0/000')!.now[100]! ^= 1; }],
    ['a checkpoint with another root', (disk: SimDisk) => { disk.inode('log/checkpoint')!.now = Buffer.from(signCheckpoint(keys, 200, Buffer.alloc(32, 1)).note); }],
    ['a checkpoint that was changed', (disk: SimDisk) => { const inode = disk.inode('log/checkpoint')!; inode.now = Buffer.from(inode.now.toString().replace('\n300\n', '\n200\n')); }],
    ['the first segment gone', async (disk: SimDisk) => { await disk.rename(SEGMENT, 'log/entries/0000000000000100.seg'); }],
  ])('refuses to start over %s', async (_what, spoil) => {
    const world = await filled(300);
    await world.log.checkpoint();
    const disk = world.disk.restart('keep');
    await spoil(disk);
    await expect(openWorld(disk)).rejects.toMatchObject({ code: 'log-damaged' });
  });

  test('refuses to start when the index has seen more than the log holds', async () => {
    const { disk, db } = await filled(20);
    const next = disk.restart('keep');
    const inode = next.inode(SEGMENT)!;
    inode.now = inode.now.subarray(0, inode.now.length - 10);
    await expect(openWorld(next, db)).rejects.toMatchObject({ code: 'log-damaged' });
  });

  test('refuses another station\'s key', async () => {
    const { disk, db } = await filled(3).then(async (world) => { await world.log.checkpoint(); return world; });
    const other = stationKeysFromSeed(STATION, Buffer.alloc(32, 9));
    await expect(openCustodyLog({ disk: disk.restart('keep'), clock: new TestClock(), station: STATION, keys: other, index: await openIndex(db), fold })).rejects.toMatchObject({ code: 'key-unusable' });
  });

  test('an index that is lost, alien or has a hole is made again, and equals the old one', async () => {
    const world = await filled(400);
    for (let n = 0; n < 100; n += 1) await world.log.append([officer(`Q${n}`)]);
    const digest = await indexDigest(world.db);
    const alien = await filled(10);
    const spoiled = memoryStore();
    for await (const [key, value] of world.db.iterator()) await spoiled.put(key, value);
    const links: string[] = [];
    for await (const key of spoiled.keys({ gt: '!link/', lt: '!link/~' })) links.push(key);
    await spoiled.del(links[Math.floor(links.length / 2)]!);
    await spoiled.put('officer/P0', '{"officer":"P0","unit":"forged"}');
    for (const db of [memoryStore(), alien.db, spoiled]) {
      const again = await openWorld(world.disk.restart('lose'), db);
      expect(again.index.applied).toBe(500);
      expect(await indexDigest(db)).toBe(digest);
    }
    const last = await openWorld(world.disk.restart('keep'), world.db);
    expect(await rebuildIndex(last.index, fold, last.log)).toBe(500);
    expect(await indexDigest(world.db)).toBe(digest);
    await world.db.put('officer/P0', '{"officer":"P0","unit":"forged"}');
    expect((await last.check('presence')).problems.map(({ invariant }) => invariant)).toEqual(['I7']);
  });

  test('lists rows by prefix, in order, page by page', async () => {
    const { index } = await filled(400);
    const first = await index.list('officer/', 10);
    expect(first.map(([key]) => key)).toEqual([0, 10, 100, 110, 120, 130, 140, 150, 160, 170].map((n) => `officer/P${n}`));
    const rest = await index.list('officer/', 1_000, first.at(-1)![0]);
    expect(rest.length).toBe(30);
    expect(await index.list('officer/P39', 5, 'officer/P390')).toEqual([]);
    expect(await index.list('nothing/', 5)).toEqual([]);
    expect(index.get('officer/none')).toBeUndefined();
    await expect(index.list('officer/', 0)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('ends when the index fails after the commit point, and catches up at the next start', async () => {
    const world = await filled(5);
    const { db, log, disk } = world;
    Object.assign(db, { batch: async () => { throw new Error('the store takes nothing'); } });
    await expect(log.append([officer('P8')])).rejects.toMatchObject({ code: 'durability-unknown' });
    await expect(log.append([officer('P9')])).rejects.toMatchObject({ code: 'durability-unknown' });
    await expect(log.checkpoint()).rejects.toMatchObject({ code: 'durability-unknown' });
    expect(world.store.suspect).not.toBeNull();
    const again = await reopen(disk);
    expect(again.log.size).toBe(6);
    expect(again.index.get('officer/P8')).toMatchObject({ officer: 'P8' });
  });

  test('ends when the index cannot be read, before anything is written', async () => {
    const { db, log, disk } = await filled(5);
    await db.close();
    const asked = await Promise.allSettled([officer('P8'), officer('P9')].map((one) => log.append([one])));
    expect(asked.map((one) => (one as PromiseRejectedResult).reason.code)).toEqual(['durability-unknown', 'durability-unknown']);
    await expect(log.append([officer('P9')])).rejects.toMatchObject({ code: 'durability-unknown' });
    expect((await reopen(disk)).log.size).toBe(5);
  });
});
