/** Every call that the store makes to its disk fails once, and cuts the power once; after each, nothing that was acknowledged is gone. */
import { expect, test } from 'vitest';
import { StationError } from '../../../gateway/domain/errors.ts';
import { DURABLE_STEP_MS } from '../../../gateway/store/clip-part.ts';
import { vaultPath } from '../../../gateway/store/store-paths.ts';
import type { Checkpoint } from '../../../gateway/store/custody-log.ts';
import type { DurableClip } from '../../../gateway/store/evidence-store.ts';
import { verifyConsistency } from '../../../gateway/store/merkle.ts';
import { failureOf, PowerCut, SimDisk, type Aftermath } from '../../store/sim-disk.ts';
import { keyOf, memoryStore, officer, openWorld, pattern, stored, TestClock, type World } from '../../store/store-world.ts';

const CLIPS = [pattern(900, 1), pattern(1_500, 2), pattern(900, 1), Buffer.alloc(0)];

interface Acknowledged {
  readonly clips: DurableClip[];
  readonly events: { seq: number; leaf: string }[];
  checkpoint: Checkpoint | undefined;
}

/** A small day: an officer, four clips (two of the same bytes), one of them slow, and a checkpoint. */
async function day(world: World, said: Acknowledged): Promise<void> {
  const note = async (seq: number) => { said.events.push({ seq, leaf: Buffer.from(await world.log.leaf(seq)).toString() }); };
  const [event] = await world.log.append([officer('P0231')]);
  await note(event!.seq);
  const both = await Promise.all(CLIPS.map(async (bytes, n) => {
    const incoming = await world.store.receive(keyOf(n + 1, bytes), bytes.length);
    for (let at = incoming.durable; at < bytes.length; at += 300) {
      if (n === 1) world.clock.now += DURABLE_STEP_MS;
      await incoming.write(bytes.subarray(at, at + 300), at);
    }
    const sealed = await world.store.seal(incoming);
    const durable = await world.store.commit(sealed, stored(sealed));
    said.clips.push(durable);
    return durable;
  }));
  for (const clip of both) await note(clip.leafIndex);
  said.checkpoint = await world.log.checkpoint();
}

async function callsOfOneDay(): Promise<number> {
  const disk = new SimDisk();
  await day(await openWorld(disk), { clips: [], events: [], checkpoint: undefined });
  return disk.calls;
}

async function holds(disk: SimDisk, world: World, said: Acknowledged): Promise<void> {
  for (const { seq, leaf } of said.events) expect(Buffer.from(await world.log.leaf(seq)).toString()).toBe(leaf);
  for (const clip of said.clips) {
    expect((await world.store.durable(clip.clip))?.leafIndex).toBe(clip.leafIndex);
    expect(disk.inode(vaultPath(clip.sha256))!.now.length).toBe(clip.size);
  }
  if (said.checkpoint !== undefined) {
    const { size, root } = said.checkpoint;
    // What left the station is on its disk: a later start cannot forget it and sign another history.
    expect(Number(disk.inode('log/checkpoint')!.now.toString().split('\n')[1])).toBeGreaterThanOrEqual(size);
    expect(verifyConsistency(size, root, world.log.size, await world.log.rootAt(world.log.size), await world.log.consistency(size, world.log.size))).toBe(true);
  }
}

async function wholeDayAfter(disk: SimDisk, world: World): Promise<void> {
  const again: Acknowledged = { clips: [], events: [], checkpoint: undefined };
  await day(world, again);
  expect(new Set(again.clips.map((clip) => clip.leafIndex)).size).toBe(CLIPS.length);
  await holds(disk, world, again);
  await world.store.removeAbandonedParts();
  expect((await world.check('hash')).problems).toEqual([]);
  expect(await world.disk.list('parts')).toEqual([]);
}

/** Everything under way has met its end: a dead process does nothing more. */
const settled = () => new Promise((resolve) => { setImmediate(resolve); });

const rejections = (error: unknown) => {
  if (!(error instanceof PowerCut) && !(error instanceof StationError)) throw error;
};

test.each<Aftermath>(['keep', 'lose', 'tear'])('D2: the power may be cut before any call to the disk (%s)', async (aftermath) => {
  const calls = await callsOfOneDay();
  expect(calls).toBeGreaterThan(100);
  for (let cut = 1; cut <= calls; cut += 1) {
    const disk = new SimDisk();
    const db = memoryStore();
    const said: Acknowledged = { clips: [], events: [], checkpoint: undefined };
    disk.hook = (_operation, _path, nth) => { if (nth === cut) disk.cut(); };
    await openWorld(disk, db).then((world) => day(world, said)).catch(rejections);
    await settled();
    const after = disk.restart(aftermath);
    // The index is the one that was there, or was lost as well.
    const world = await openWorld(after, cut % 2 === 0 ? db : memoryStore(), new TestClock());
    await holds(after, world, said);
    await wholeDayAfter(after, world);
  }
});

test.each<Aftermath>(['keep', 'lose'])('D2: any call to the disk may fail (%s afterwards)', async (aftermath) => {
  const calls = await callsOfOneDay();
  for (let nth = 1; nth <= calls; nth += 1) {
    const disk = new SimDisk();
    const db = memoryStore();
    const said: Acknowledged = { clips: [], events: [], checkpoint: undefined };
    let syncFailed = false;
    disk.hook = (operation, path, n) => {
      if (n !== nth) return;
      syncFailed = operation === 'syncData' || operation === 'syncDirectory';
      throw failureOf(operation, path);
    };
    const world = await openWorld(disk, db).catch((error: unknown) => { rejections(error); return undefined; });
    if (world !== undefined) {
      await day(world, said).catch(rejections);
      if (syncFailed) expect(world.store.suspect).not.toBeNull();
      if (world.store.suspect === null) await holds(disk, world, said);
    }
    await settled();
    const after = disk.restart(aftermath);
    const next = await openWorld(after, nth % 2 === 0 ? db : memoryStore(), new TestClock());
    await holds(after, next, said);
    await wholeDayAfter(after, next);
  }
});
