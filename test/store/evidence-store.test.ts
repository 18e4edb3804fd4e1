import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { StationError } from '../../gateway/domain/errors.ts';
import type { ClipId } from '../../gateway/domain/names.ts';
import type { DurableClip } from '../../gateway/store/evidence-store.ts';
import { DURABLE_STEP_BYTES, DURABLE_STEP_MS } from '../../gateway/store/clip-part.ts';
import { partPath, progressPath, vaultPath } from '../../gateway/store/store-paths.ts';
import { failureOf, SimDisk } from './sim-disk.ts';
import { apart, keyOf, openWorld, pattern, RECORDER, sha256, stored, type World } from './store-world.ts';

async function offload(world: World, number: number, bytes: Buffer) {
  const incoming = await world.store.receive(keyOf(number, bytes), bytes.length);
  if (incoming.durable < bytes.length) await incoming.write(bytes.subarray(incoming.durable), incoming.durable);
  const sealed = await world.store.seal(incoming);
  return world.store.commit(sealed, stored(sealed));
}

/** Waits for something that goes on beside, with a bound. */
async function until(reached: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !reached(); turn += 1) await Promise.resolve();
  expect(reached()).toBe(true);
}

const code = (error: unknown) => (error instanceof StationError ? error.code : String(error));

describe('the evidence store', () => {
  test('stores a clip read-only under its hash, with its entry in the log', async () => {
    const world = await openWorld(new SimDisk());
    const bytes = pattern(5_000, 1);
    const clip = await offload(world, 1, bytes);
    expect({ recorder: clip.recorder, number: clip.number, size: clip.size, sha256: clip.sha256, leafIndex: clip.leafIndex })
      .toEqual({ recorder: RECORDER, number: 1, size: 5_000, sha256: sha256(bytes), leafIndex: 0 });
    expect(world.disk.inode(vaultPath(clip.sha256))).toMatchObject({ readOnly: true });
    expect(world.disk.inode(vaultPath(clip.sha256))!.now.equals(bytes)).toBe(true);
    const leaf = Buffer.from(await world.log.leaf(0)).toString('utf8');
    expect(leaf.startsWith('{"v":1,"kind":"ClipStored","seq":0,')).toBe(true);
    expect(leaf).toContain(`"recorder":"ZFY-0001","number":1,"size":5000,"sha256":"${clip.sha256}"`);
    expect((await world.store.durable(clip.clip))?.leafIndex).toBe(0);
    expect(await world.store.durable('c00' as ClipId)).toBeUndefined();
    expect(await world.disk.list('parts')).toEqual([]);
    expect((await world.check('hash')).problems).toEqual([]);
  });

  test('D2: the same clip is never stored twice, and the same bytes lie there once', async () => {
    const world = await openWorld(new SimDisk());
    const bytes = pattern(3_000, 2);
    const first = await offload(world, 1, bytes);
    const again = await offload(world, 1, bytes);
    expect(again.leafIndex).toBe(first.leafIndex);
    // Two clips of the same bytes in one group: two entries, one file.
    const incoming = await Promise.all([2, 3].map((number) => world.store.receive(keyOf(number, bytes), bytes.length)));
    for (const clip of incoming) await clip.write(bytes, 0);
    const sealed = await Promise.all(incoming.map((clip) => world.store.seal(clip)));
    const both = await Promise.all(sealed.map((clip) => world.store.commit(clip, stored(clip))));
    expect(both.map((clip) => clip.leafIndex)).toEqual([1, 2]);
    expect(world.log.size).toBe(3);
    expect(await world.disk.list('parts')).toEqual([]);
    expect(await world.disk.list(`vault/${first.sha256[0]}`)).toEqual([first.sha256]);
    expect((await world.check('hash')).problems).toEqual([]);
  });

  test('one group of many clips is one append, and one sync for each touched folder', async () => {
    const world = await openWorld(new SimDisk());
    const clips = Array.from({ length: 200 }, (_, n) => pattern(100 + n, n));
    const sealed = await Promise.all(clips.map(async (bytes, n) => {
      const incoming = await world.store.receive(keyOf(n, bytes), bytes.length);
      await incoming.write(bytes, 0);
      return world.store.seal(incoming);
    }));
    const syncs: string[] = [];
    world.disk.hook = (operation, path) => { if (operation === 'syncDirectory' || operation === 'syncData') syncs.push(path); };
    const durable = await Promise.all(sealed.map((clip) => world.store.commit(clip, stored(clip))));
    expect(new Set(durable.map((clip) => clip.leafIndex)).size).toBe(200);
    const folders = syncs.filter((path) => path.startsWith('vault/'));
    expect(folders.length).toBe(new Set(folders).size);
    expect(syncs.filter((path) => path.endsWith('.seg')).length).toBe(2);
  });

  test('takes bytes in any order and through short writes, and refuses to seal with a hole', async () => {
    const world = await openWorld(new SimDisk());
    world.disk.writeLimit = 7;
    const bytes = pattern(100, 3);
    const incoming = await world.store.receive(keyOf(1, bytes), 100);
    await incoming.write(bytes.subarray(50, 100), 50);
    await incoming.write(bytes.subarray(0, 30), 0);
    await expect(world.store.seal(incoming)).rejects.toMatchObject({ code: 'conflict' });
    await incoming.write(bytes.subarray(20, 60), 20);
    await expect(incoming.write(bytes, 1)).rejects.toMatchObject({ code: 'bad-input' });
    const sealed = await world.store.seal(incoming);
    expect(sealed.sha256).toBe(sha256(bytes));
    expect(Buffer.from(await sealed.read(90, 50)).equals(bytes.subarray(90))).toBe(true);
    await expect(incoming.write(bytes, 0)).rejects.toMatchObject({ code: 'conflict' });
    expect((await world.store.commit(sealed, stored(sealed))).size).toBe(100);
  });

  test('D2: after a power cut a large clip goes on from the durable offset, and that offset is true', async () => {
    const disk = new SimDisk();
    let world = await openWorld(disk);
    const bytes = pattern(2 * DURABLE_STEP_BYTES + 1_000, 4);
    const half = DURABLE_STEP_BYTES / 2;
    let incoming = await world.store.receive(keyOf(9, bytes), bytes.length);
    for (let at = 0; at < 3 * half; at += half) await incoming.write(bytes.subarray(at, at + half), at);
    await until(() => incoming.durable === DURABLE_STEP_BYTES);
    await expect(world.store.receive(keyOf(9, bytes), bytes.length)).rejects.toMatchObject({ code: 'conflict' });
    world = await openWorld(disk.restart('lose'), world.db);
    incoming = await world.store.receive(keyOf(9, bytes), bytes.length);
    expect(incoming.durable).toBe(DURABLE_STEP_BYTES);
    await incoming.write(bytes.subarray(incoming.durable), incoming.durable);
    const sealed = await world.store.seal(incoming);
    expect(sealed.sha256).toBe(sha256(bytes));
    // Another tag is another content: nothing of the old part is used.
    const other = await world.store.receive(keyOf(9, bytes, 'u'), bytes.length);
    expect(other.durable).toBe(0);
    await world.store.discard(other);
    await world.store.commit(sealed, stored(sealed));
    expect(await world.disk.list('parts')).toEqual([]);
  });

  test('a slow line makes its bytes durable by time, a reading that breaks off keeps what came', async () => {
    const world = await openWorld(new SimDisk());
    const bytes = pattern(1_000_000, 5);
    const incoming = await world.store.receive(keyOf(1, bytes), bytes.length);
    await incoming.write(bytes.subarray(0, 10), 0);
    expect(incoming.durable).toBe(0);
    world.clock.now += DURABLE_STEP_MS;
    await incoming.write(bytes.subarray(10, 20), 10);
    await until(() => incoming.durable === 20);
    await incoming.write(bytes.subarray(20, 600_000), 20);
    await incoming.close();
    expect((await world.store.receive(keyOf(1, bytes), bytes.length)).durable).toBe(600_000);
  });

  test('a note of progress that outlived its part is not believed', async () => {
    const disk = new SimDisk();
    const world = await openWorld(disk);
    const bytes = pattern(1_000, 6);
    const key = keyOf(1, bytes);
    world.clock.now += DURABLE_STEP_MS;
    const incoming = await world.store.receive(key, 1_000);
    world.clock.now += DURABLE_STEP_MS;
    await incoming.write(bytes.subarray(0, 800), 0);
    await until(() => incoming.durable === 800);
    await incoming.close();
    await disk.remove(partPath(key));
    expect(disk.inode(progressPath(partPath(key)))).toBeDefined();
    const fresh = await world.store.receive(key, 1_000);
    expect(fresh.durable).toBe(0);
    await fresh.write(bytes.subarray(900), 900);
    await fresh.close();
    expect((await world.store.receive(key, 1_000)).durable).toBe(0);
  });

  test('a full disk leaves the part, and the caller goes on when there is room', async () => {
    const disk = new SimDisk();
    const world = await openWorld(disk);
    const bytes = pattern(4_000, 7);
    const incoming = await world.store.receive(keyOf(1, bytes), bytes.length);
    await incoming.write(bytes.subarray(0, 1_000), 0);
    disk.hook = (operation, path) => { if (operation === 'write') throw failureOf('write', path); };
    await expect(incoming.write(bytes.subarray(1_000), 1_000)).rejects.toMatchObject({ code: 'disk-full' });
    disk.hook = () => undefined;
    await incoming.write(bytes.subarray(1_000), 1_000);
    const sealed = await world.store.seal(incoming);
    // The log has no room: the clip is in the vault, and the same commit is tried again.
    disk.hook = (operation, path) => { if (operation === 'write' && path.startsWith('log/')) throw failureOf('write', path); };
    await expect(world.store.commit(sealed, stored(sealed))).rejects.toMatchObject({ code: 'disk-full' });
    expect(world.log.size).toBe(0);
    disk.hook = () => undefined;
    expect((await world.store.recover()).map((orphan) => orphan.sha256)).toEqual([sealed.sha256]);
    expect((await world.store.commit(sealed, stored(sealed))).leafIndex).toBe(0);
    expect(await world.store.recover()).toEqual([]);
    expect(world.store.suspect).toBeNull();
    expect((await world.check('hash')).problems).toEqual([]);
  });

  test('reserve counts what open clips were promised', async () => {
    const disk = new SimDisk();
    const world = await openWorld(disk);
    disk.free = 10_000;
    await world.store.reserve(10_000);
    const bytes = pattern(6_000, 8);
    const incoming = await world.store.receive(keyOf(1, bytes), bytes.length);
    await expect(world.store.reserve(5_000)).rejects.toMatchObject({ code: 'disk-full' });
    await world.store.reserve(4_000);
    await world.store.discard(incoming);
    await world.store.reserve(10_000);
  });

  test.each(['part', 'vault', 'log'])('D3: after a failed sync (%s) nothing is acknowledged any more, and no sync is tried again', async (where) => {
    const disk = new SimDisk();
    const world = await openWorld(disk);
    const kept = await offload(world, 1, pattern(100, 1));
    const said: string[] = [];
    world.store.onSuspect((why) => said.push(why));
    let failed = 0;
    let later = 0;
    const folder = where === 'part' ? 'parts/' : `${where}/`;
    disk.hook = (operation, path) => {
      if (operation !== 'syncData' && operation !== 'syncDirectory') return;
      if (failed > 0) later += 1;
      if (!path.startsWith(folder) || failed > 0) return;
      failed += 1;
      throw failureOf(operation, path);
    };
    await expect(offload(world, 2, pattern(200, 2)).catch(code)).resolves.toBe('durability-unknown');
    expect(failed).toBe(1);
    expect(world.store.suspect).not.toBeNull();
    expect(said).toHaveLength(1);
    const at = disk.calls;
    await expect(offload(world, 3, pattern(300, 3)).catch(code)).resolves.toBe('durability-unknown');
    await expect(world.store.durable(kept.clip).then(() => 'given', code)).resolves.toBe('durability-unknown');
    await expect(world.store.reserve(1).then(() => 'given', code)).resolves.toBe('durability-unknown');
    expect(disk.calls).toBe(at);
    // Syncs that ran beside the failed one may end; none comes after them.
    expect(later).toBeLessThan(3);
    // The station starts again and goes on.
    const next = await openWorld(disk.restart('lose'));
    expect((await next.store.durable(kept.clip))?.leafIndex).toBe(0);
    expect((await offload(next, 2, pattern(200, 2))).number).toBe(2);
    expect((await next.check('hash')).problems).toEqual([]);
  });

  test('bytes that must not count are set apart, sealed or not', async () => {
    const world = await openWorld(new SimDisk());
    const bytes = pattern(500, 9);
    const incoming = await world.store.receive(keyOf(1, bytes), bytes.length);
    await incoming.write(bytes.subarray(0, 200), 0);
    await world.store.setApart(incoming, apart(sha256(Buffer.alloc(0)), 0));
    const event = await world.log.event(0);
    expect(event).toMatchObject({ kind: 'ClipSetApart', facts: { size: 200, sha256: sha256(bytes.subarray(0, 200)) } });
    const whole = await world.store.receive(keyOf(1, bytes), bytes.length);
    await whole.write(bytes, 0);
    const sealed = await world.store.seal(whole);
    await expect(world.store.setApart(sealed, apart(sealed.sha256, 1))).rejects.toMatchObject({ code: 'bad-input' });
    await world.store.setApart(sealed, apart(sealed.sha256, sealed.size));
    expect(world.disk.inode(`apart/${sealed.sha256[0]}/${sealed.sha256}`)).toMatchObject({ readOnly: true });
    expect(await world.store.abandonedParts()).toEqual([]);
    // The clip itself may still come whole.
    expect((await offload(world, 1, bytes)).leafIndex).toBe(2);
  });

  test('a draft that names other bytes, or another clip, is refused', async () => {
    const world = await openWorld(new SimDisk());
    const bytes = pattern(50, 10);
    const incoming = await world.store.receive(keyOf(1, bytes), bytes.length);
    await incoming.write(bytes, 0);
    const sealed = await world.store.seal(incoming);
    const draft = stored(sealed);
    for (const wrong of [{ size: 51 }, { sha256: sha256(Buffer.of(1)) }, { number: 2 }, { clip: 'c1' as ClipId }]) {
      await expect(world.store.commit(sealed, { ...draft, facts: { ...draft.facts, ...wrong } })).rejects.toMatchObject({ code: 'bad-input' });
    }
    await world.store.commit(sealed, draft);
    await expect(world.store.receive({ ...keyOf(1, bytes), recorder: '../x' as typeof RECORDER }, 50)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(world.store.receive(keyOf(1, bytes), 51)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('R19c: what is changed behind the station\'s back is found, and a card that brings the bytes again heals it', async () => {
    const disk = new SimDisk();
    const world = await openWorld(disk);
    const clips = [pattern(400, 1), pattern(401, 2), pattern(402, 3), pattern(403, 4)];
    const durable: DurableClip[] = [];
    for (const [n, bytes] of clips.entries()) durable.push(await offload(world, n + 1, bytes));
    const file = (n: number) => disk.inode(vaultPath(durable[n]!.sha256))!;
    file(0).now[17]! ^= 1;
    file(1).now = file(1).now.subarray(1);
    await disk.remove(vaultPath(durable[2]!.sha256));
    file(3).readOnly = false;
    const strange = pattern(10, 99);
    const handle = await disk.open(vaultPath(sha256(strange)), 'create');
    await handle.write(strange, 0);
    const found = (await world.check('hash')).problems.map(({ invariant, subject }) => [invariant, subject]);
    expect(found.sort()).toEqual([
      ['I1', durable[2]!.clip], ['I10', durable[3]!.clip], ['I2', durable[1]!.clip], ['I3', durable[0]!.clip], ['I4', sha256(strange)],
    ]);
    expect((await world.check('presence')).problems.map(({ invariant }) => invariant).sort()).toEqual(['I1', 'I10', 'I4']);
    expect(await world.store.durable(durable[1]!.clip)).toBeUndefined();
    await offload(world, 2, clips[1]!);
    await offload(world, 3, clips[2]!);
    await offload(world, 1, clips[0]!);
    expect(world.log.size).toBe(4);
    expect((await world.check('hash')).problems.map(({ invariant }) => invariant).sort()).toEqual(['I10', 'I4']);
  });

  test('parts of clips that are stored already are listed and removed, others stay', async () => {
    const world = await openWorld(new SimDisk());
    const bytes = pattern(700, 11);
    const other = await world.store.receive(keyOf(5, bytes), 700);
    const stale = await world.store.receive(keyOf(1, bytes, 'old tag'), 700);
    for (const clip of [other, stale]) {
      await clip.write(bytes.subarray(0, 300), 0);
      await clip.close();
    }
    expect(await world.store.abandonedParts()).toEqual([]);
    await offload(world, 1, bytes);
    expect((await world.store.abandonedParts()).map((part) => part.path)).toEqual([partPath(keyOf(1, bytes, 'old tag'))]);
    expect((await world.check('size')).problems.map(({ invariant }) => invariant)).toEqual(['I9']);
    expect(await world.store.removeAbandonedParts()).toBe(1);
    expect(await world.disk.list('parts')).toHaveLength(1);
  });

  test('D3: only the store makes a DurableClip', () => {
    const gateway = new URL('../../gateway/', import.meta.url);
    const makers = readdirSync(gateway, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && /\bdurableClip\(|as (unknown as )?DurableClip\b/.test(readFileSync(new URL(path, gateway), 'utf8')));
    expect(makers.map((path) => path.replaceAll('\\', '/')).sort()).toEqual(['store/clip-group.ts', 'store/durable-clip.ts', 'store/evidence-store.ts']);
  });
});
