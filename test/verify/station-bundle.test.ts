/** The station's own bundles before a verifier that shares no code with the store. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportBundle } from '../../gateway/store/bundle.ts';
import { bundlesIn, verifyBundle } from '../../gateway/verify/bundle.ts';
import { parseCheckpoint, parseVerifierKey, verifyConsistency } from '../../proto/log-proof.ts';
import { SimDisk } from '../store/sim-disk.ts';
import { keyOf, keys, officer, openWorld, stored, type World } from '../store/store-world.ts';
import { flipped } from './naive-log.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'zhilu-station-bundle-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function storeClip(world: World, number: number, bytes: Uint8Array) {
  const incoming = await world.store.receive(keyOf(number, bytes), bytes.length);
  await incoming.write(bytes, 0);
  const sealed = await world.store.seal(incoming);
  return (await world.store.durable((await world.store.commit(sealed, stored(sealed))).clip))!;
}

test('what the station exports is sound, at any place of a growing log, and one bit makes it unsound', async () => {
  const world = await openWorld(new SimDisk());
  const clips = [];
  for (let number = 1; number <= 9; number += 1) {
    clips.push(await storeClip(world, number, Buffer.alloc(number * 1_000, number)));
    for (let n = 0; n < number * 20; n += 1) void world.log.append([officer(`P${number}-${n}`)]);
  }
  for (const clip of clips) await exportBundle(world.log, world.store, clip, folder);
  const bundles = await bundlesIn(folder);
  expect(bundles).toHaveLength(9);
  for (const bundle of bundles) expect(await verifyBundle(bundle, keys.vkey)).toMatchObject({ kind: 'sound', remarks: [], clip: { recorder: 'ZFY-0001' } });
  const clip = bundles[4]!.replace('.zhilu.json', '');
  writeFileSync(clip, flipped(readFileSync(clip), 12_345));
  expect(await verifyBundle(bundles[4]!, keys.vkey)).toMatchObject({ kind: 'unsound', findings: [{ code: 'clip-hash-differs' }] });
  await world.log.close();
});

test('a witness accepts the growth of the station\'s log, from any checkpoint to any later one', async () => {
  const world = await openWorld(new SimDisk());
  const key = parseVerifierKey(keys.vkey)!;
  const seen = [];
  for (let n = 0; n < 40; n += 1) {
    await world.log.append(Array.from({ length: 1 + (n * 7) % 23 }, (_, k) => officer(`P${n}-${k}`)));
    const signed = parseCheckpoint((await world.log.checkpoint()).note, key);
    if (!signed.ok) throw new Error(signed.why);
    for (const older of [...seen, signed.checkpoint]) {
      const { size, root } = signed.checkpoint;
      const proof = await world.log.consistency(older.size, size);
      expect(verifyConsistency({ fromSize: older.size, fromRoot: older.root, toSize: size, toRoot: root, proof })).toEqual({ ok: true });
    }
    seen.push(signed.checkpoint);
  }
  await world.log.close();
});
