/** The parts that touch the machine: files, the lock, keys, hashing threads, LevelDB, bundles. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Level } from 'level';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../gateway/clock.ts';
import { fold } from '../../gateway/domain/registers.ts';
import { exportBundle } from '../../gateway/store/bundle.ts';
import { checkStore } from '../../gateway/store/check.ts';
import { openCheckpoint } from '../../gateway/store/checkpoint.ts';
import { openCustodyLog } from '../../gateway/store/custody-log.ts';
import { SMALL_BYTES } from '../../gateway/store/digest-small.ts';
import { startDigester } from '../../gateway/store/digester.ts';
import { openEvidenceStore } from '../../gateway/store/evidence-store.ts';
import { openStationKeys, stationKeysFromSeed } from '../../gateway/store/keys.ts';
import { leafHash, verifyInclusion } from '../../gateway/store/merkle.ts';
import { openNodeDisk, type NodeDisk } from '../../gateway/store/node-disk.ts';
import { vaultPath } from '../../gateway/store/store-paths.ts';
import { openIndex } from '../../gateway/store/station-index.ts';
import { keyOf, memoryStore, officer, pattern, sha256, STATION, stored } from './store-world.ts';

let folder: string;
let disk: NodeDisk;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-store-'));
  disk = await openNodeDisk(join(folder, 'data'));
});

afterEach(async () => {
  await disk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the disk', () => {
  test('reads, writes and names files as its seam says, for nobody but the owner', async () => {
    await disk.makeDirectory('a');
    expect(await disk.makeDirectory('a')).toBe(false);
    expect(await disk.open('a/x', 'read')).toBeUndefined();
    const file = await disk.open('a/x', 'create');
    await expect(disk.open('a/x', 'create')).rejects.toMatchObject({ code: 'conflict' });
    expect(await file.write(Buffer.from('0123456789'), 5)).toBe(10);
    await file.syncData();
    expect(await file.size()).toBe(15);
    const into = Buffer.alloc(100);
    expect(await file.read(into, 4)).toBe(11);
    expect(into.toString('latin1', 0, 11)).toBe('\x000123456789');
    await file.truncate(7);
    await file.close();
    expect(statSync(join(folder, 'data/a/x')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data/a')).mode & 0o777).toBe(0o700);
    await disk.link('a/x', 'a/y');
    await expect(disk.link('a/x', 'a/y')).rejects.toMatchObject({ code: 'conflict' });
    await disk.rename('a/y', 'a/z');
    await disk.syncDirectory('a');
    await disk.setReadOnly('a/z');
    expect(await disk.stat('a/z')).toEqual({ size: 7, readOnly: true, directory: false, file: expect.any(String) });
    expect(await disk.stat('a')).toMatchObject({ directory: true });
    expect((await disk.list('a'))!.sort()).toEqual(['x', 'z']);
    expect(await disk.remove('a/x')).toBe(true);
    expect(await disk.remove('a/x')).toBe(false);
    expect(await disk.list('b')).toBeUndefined();
    expect(await disk.freeBytes()).toBeGreaterThan(0);
    await expect(disk.rename('a/none', 'a/there')).rejects.toMatchObject({ code: 'disk-failed' });
    await expect(disk.open('../outside', 'create')).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('one process owns the data folder; a dead owner is taken over', async () => {
    const data = join(folder, 'data');
    await expect(openNodeDisk(data)).rejects.toMatchObject({ code: 'store-locked' });
    await disk.close();
    const dead = spawnSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']);
    for (const holder of [`{"pid":${dead.stdout.toString()},"started":"1","boot":"x"}`, `{"pid":${process.pid},"started":"1","boot":"another"}`, 'torn']) {
      writeFileSync(join(data, 'lock'), holder);
      disk = await openNodeDisk(data);
      await disk.close();
    }
    expect(existsSync(join(data, 'lock'))).toBe(false);
    disk = await openNodeDisk(data);
  });
});

describe('keys', () => {
  test('are made once, kept for the owner alone, and have the C2SP form', async () => {
    const path = join(folder, 'station.pem');
    await expect(openStationKeys(path, STATION, false)).rejects.toMatchObject({ code: 'key-unusable' });
    const made = await openStationKeys(path, STATION, true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await openStationKeys(path, STATION, false)).vkey).toBe(made.vkey);
    const [name, id, key] = made.vkey.split('+', 2).concat(made.vkey.slice(made.vkey.indexOf('+', made.vkey.indexOf('+') + 1) + 1));
    const bytes = Buffer.from(key!, 'base64');
    expect(name).toBe('zhilu/station-1');
    expect(bytes.length).toBe(33);
    expect(id).toBe(createHash('sha256').update('zhilu/station-1\n').update(bytes).digest('hex').slice(0, 8));
    chmodSync(path, 0o640);
    await expect(openStationKeys(path, STATION, false)).rejects.toMatchObject({ code: 'key-unusable' });
    writeFileSync(path, 'no key');
    chmodSync(path, 0o600);
    await expect(openStationKeys(path, STATION, true)).rejects.toMatchObject({ code: 'key-unusable' });
    // RFC 8032, section 7.1, test 1.
    const known = stationKeysFromSeed(STATION, Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'));
    expect(Buffer.from(known.publicKey).toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(Buffer.from(known.sign(new Uint8Array(0))).toString('hex').slice(0, 16)).toBe('e5564300c360ac72');
  });
});

describe('the digester', () => {
  test('reads files back and hashes them, many and large, and says which are missing', async () => {
    const digester = startDigester((path) => disk.absolute(path), 2);
    try {
      const files = [0, 1, 4_095, 4_096, 4_097, SMALL_BYTES - 1, SMALL_BYTES, SMALL_BYTES + 1, 4 * 1024 * 1024, 9 * 1024 * 1024 + 3].map((length, n) => pattern(length, n));
      for (const [n, bytes] of files.entries()) writeFileSync(disk.absolute(`f${n}`), bytes);
      const got = await Promise.all(files.map((_, n) => digester.digest(`f${n}`, 'sha256')));
      expect(got).toEqual(files.map((bytes) => ({ size: bytes.length, sha256: sha256(bytes) })));
      for (const n of [1, 9]) expect((await digester.digest(`f${n}`, 'sha256+sm3'))!.sm3).toBe(createHash('sm3').update(files[n]!).digest('hex'));
      expect(await digester.digest('none', 'sha256')).toBeUndefined();
      await disk.makeDirectory('folder');
      await expect(digester.digest('folder', 'sha256')).rejects.toMatchObject({ code: 'disk-failed' });
      const small = Array.from({ length: 500 }, () => digester.digest('f2', 'sha256'));
      expect(new Set((await Promise.all(small)).map((one) => one!.sha256))).toEqual(new Set([sha256(files[2]!)]));
    } finally {
      await digester.stop();
    }
    await expect(digester.digest('f0', 'sha256')).rejects.toMatchObject({ code: 'disk-failed' });
    expect(() => startDigester(String, 0)).toThrow(/digest threads/);
  });
});

test('D3: over real files and LevelDB: offload, restart, check, and a bundle that a stranger can verify', async () => {
  const keys = stationKeysFromSeed(STATION, Buffer.alloc(32, 7));
  const digester = startDigester((path) => disk.absolute(path), 1);
  const open = async () => {
    const db = new Level<string, string>(join(folder, 'index'));
    const index = await openIndex(db);
    const log = await openCustodyLog({ disk, clock: systemClock, station: STATION, keys, index, fold });
    return { db, index, log, store: await openEvidenceStore({ disk, digester, clock: systemClock, log, rows: index, headroomBytes: 0 }) };
  };
  try {
    let world = await open();
    await world.log.append([officer('P0231')]);
    const bytes = pattern(300_000, 1);
    const incoming = await world.store.receive(keyOf(1, bytes), bytes.length);
    await incoming.write(bytes, 0);
    const sealed = await world.store.seal(incoming);
    const { clip } = await world.store.commit(sealed, stored(sealed));
    expect(statSync(disk.absolute(vaultPath(sealed.sha256))).mode & 0o777).toBe(0o400);
    const many = Array.from({ length: 300 }, (_, n) => world.log.append([officer(`Q${n}`)]));
    await Promise.all(many);
    await world.log.close();
    await world.db.close();
    world = await open();
    expect(world.index.applied).toBe(302);
    const report = await checkStore('hash', { log: world.log, store: world.store, disk, digester, fold, index: world.db, scratch: memoryStore() });
    expect(report).toMatchObject({ entries: 302, clips: 1, problems: [] });
    const durable = (await world.store.durable(clip))!;
    const out = mkdtempSync(join(folder, 'out-'));
    const names = await exportBundle(world.log, world.store, durable, out);
    await expect(exportBundle(world.log, world.store, durable, out)).rejects.toMatchObject({ code: 'conflict' });
    expect(names).toEqual({ clip: 'VID_1.MP4', bundle: 'VID_1.MP4.zhilu.json' });

    // As docs/custody-log.md tells a stranger.
    const bundle = JSON.parse(readFileSync(join(out, names.bundle), 'utf8')) as Record<string, string>;
    expect(Object.keys(bundle)).toEqual(['format', 'file', 'leaf', 'opening', 'proof', 'vkey']);
    const [head, checkpoint] = [bundle['proof']!.slice(0, bundle['proof']!.indexOf('\n\n')), bundle['proof']!.slice(bundle['proof']!.indexOf('\n\n') + 2)];
    const [first, index, ...hashes] = head.split('\n');
    expect([first, index]).toEqual(['c2sp.org/tlog-proof@v1', 'index 1']);
    const { size, root } = openCheckpoint(checkpoint, keys);
    const leaf = Buffer.from(bundle['leaf']!, 'base64');
    expect(verifyInclusion(leafHash(leaf), 1, size, hashes.map((line) => Buffer.from(line, 'base64')), root)).toBe(true);
    const entry = JSON.parse(leaf.toString('utf8')) as { facts: { size: number; sha256: string }; opening: string };
    expect(entry.opening).toBe(sha256(Buffer.from(bundle['opening']!, 'base64')));
    const copy = readFileSync(join(out, bundle['file']!));
    expect([copy.length, sha256(copy)]).toEqual([entry.facts.size, entry.facts.sha256]);
    await world.log.close();
    await world.db.close();
  } finally {
    await digester.stop();
  }
});
