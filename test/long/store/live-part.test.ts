/** A live stream on its way into the store: every call to the disk fails once and cuts the power once, and what was written stays. */
import { beforeAll, expect, test } from 'vitest';
import { StationError } from '../../../gateway/domain/errors.ts';
import type { EventDraft } from '../../../gateway/domain/events.ts';
import { incidentRegister } from '../../../gateway/domain/incident-register.ts';
import type { ClipId, OfficerId } from '../../../gateway/domain/names.ts';
import { register } from '../../../gateway/domain/registers.ts';
import { read } from '../../../gateway/domain/rows.ts';
import { keepSegment, type LiveDeskWorld } from '../../../gateway/desk/live-segment.ts';
import { scanLiveFile } from '../../../gateway/media/format/fragment-scan.ts';
import { LiveMuxer } from '../../../gateway/media/format/live-muxer.ts';
import { livePath, parseLiveName } from '../../../gateway/store/live-part.ts';
import { parsePartName, vaultPath } from '../../../gateway/store/store-paths.ts';
import { flvSource, looped } from '../../media/flv-source.ts';
import { failureOf, PowerCut, SimDisk, type Aftermath } from '../../store/sim-disk.ts';
import { keyOf, memoryStore, openWorld, pattern, RECORDER, stored, TestClock, type World } from '../../store/store-world.ts';

const INCIDENT = 'i0123456789abcdef';
const live = (segment: number) => ({ incident: INCIDENT, recorder: RECORDER, segment });
const BEGUN: EventDraft = { kind: 'IncidentBegun', actor: 'station', facts: { incident: INCIDENT, recorder: RECORDER, alarm: null, officer: null, unit: null, manager: 'P0001' as OfficerId, standingOrder: 'order-1' } };
/** Head of the file and fragments of real pictures and sound: a few small ones, as the faults are many. */
let units: readonly Buffer[];
beforeAll(async () => {
  const muxer = new LiveMuxer();
  const outputs = [];
  for (const tag of looped(await flvSource('agency.mp4'), 1_400)) outputs.push(...muxer.push(tag, 1_795_000_000_000 + tag.timeMs));
  units = [...outputs, ...muxer.finish()].flatMap((one) => (one.kind === 'end' ? [] : [one.bytes]));
  expect(units.length).toBeGreaterThanOrEqual(4);
});

const deskOf = ({ log, index, clock, store }: World): LiveDeskWorld => ({ log, rows: index, clock, store, utcOffsetMinutes: 480, stopping: () => true });

interface Said { begun: boolean; written: number; clip: ClipId | null; card: ClipId | null }

/** An incident of one segment beside a clip that is read from a card. */
async function incident(world: World, said: Said): Promise<void> {
  await world.log.append([BEGUN]);
  said.begun = true;
  const part = await world.store.live.begin(live(1));
  for (const unit of units) {
    await part.append(unit);
    said.written += unit.length;
  }
  const bytes = pattern(600, 3);
  const incoming = await world.store.receive(keyOf(7, bytes), bytes.length);
  await incoming.write(bytes, 0);
  const sealed = await world.store.seal(incoming);
  said.card = (await world.store.commit(sealed, stored(sealed))).clip;
  said.clip = await keepSegment(part, deskOf(world));
}

const rejections = (error: unknown) => {
  if (!(error instanceof PowerCut) && !(error instanceof StationError)) throw error;
};
const settled = () => new Promise((resolve) => { setImmediate(resolve); });
const fresh = (): Said => ({ begun: false, written: 0, clip: null, card: null });

/** The next start: the same function goes on. What was durable is in the clip, whole units of it, and nothing is left behind. */
async function wholeAfter(disk: SimDisk, world: World, said: Said): Promise<void> {
  for (const left of await world.store.live.left()) {
    const part = await world.store.live.takeUp(left);
    await keepSegment(part!, deskOf(world));
  }
  const clip = read(world.index, incidentRegister.clip(INCIDENT, 1));
  if (said.clip !== null) expect(clip).toBe(said.clip);
  // Of the head alone nothing can be played.
  if (said.written > units[0]!.length) expect(clip).toBeDefined();
  if (clip !== undefined) {
    const row = read(world.index, register.clip(clip))!;
    expect(row).toMatchObject({ provenance: 'station-live', carrier: 'live', card: 'none', number: null, recorder: RECORDER });
    expect(row.size).toBeGreaterThanOrEqual(said.written);
    const bytes = disk.inode(vaultPath(row.sha256))!.now;
    expect(bytes.equals(Buffer.concat(units).subarray(0, row.size))).toBe(true);
    expect((await scanLiveFile(bytes.length, async (position, length) => bytes.subarray(position, position + length))).end).toBe(row.size);
  }
  if (said.card !== null) expect(await world.store.durable(said.card)).toBeDefined();
  await world.store.removeAbandonedParts();
  expect((await disk.list('parts'))!.filter((name) => name.startsWith('live.'))).toEqual([]);
  const orphans = new Set((await world.store.recover()).map(({ sha256 }) => sha256));
  expect((await world.check('hash')).problems.filter(({ invariant, subject }) => invariant !== 'I4' || !orphans.has(subject as never))).toEqual([]);
  // A second start finds nothing to do.
  expect(await world.store.live.left()).toEqual([]);
}

async function callsOfOne(): Promise<readonly [open: number, all: number]> {
  const disk = new SimDisk();
  const world = await openWorld(disk);
  const open = disk.calls;
  await incident(world, fresh());
  return [open, disk.calls];
}

test.each<Aftermath>(['keep', 'lose', 'tear'])('D5: the power may be cut before any call to the disk while an incident is recorded (%s)', async (aftermath) => {
  const [open, calls] = await callsOfOne();
  expect(calls - open).toBeGreaterThan(40);
  for (let cut = open + 1; cut <= calls; cut += 1) {
    const disk = new SimDisk();
    const db = memoryStore();
    const said = fresh();
    disk.hook = (_operation, _path, nth) => { if (nth === cut) disk.cut(); };
    await openWorld(disk, db).then((world) => incident(world, said)).catch(rejections);
    await settled();
    const after = disk.restart(aftermath);
    await wholeAfter(after, await openWorld(after, cut % 2 === 0 ? db : memoryStore(), new TestClock()), said);
  }
});

test('D5: any call to the disk may fail while an incident is recorded: a full disk ends it with what is there, a failed sync ends the trust', async () => {
  const [open, calls] = await callsOfOne();
  for (let nth = open + 1; nth <= calls; nth += 1) {
    const disk = new SimDisk();
    const said = fresh();
    let syncFailed = false;
    disk.hook = (operation, path, n) => {
      if (n !== nth) return;
      syncFailed = operation === 'syncData' || operation === 'syncDirectory';
      throw failureOf(operation, path);
    };
    const world = await openWorld(disk);
    await incident(world, said).catch(rejections);
    if (syncFailed) expect(world.store.suspect).not.toBeNull();
    await settled();
    const after = disk.restart('keep');
    await wholeAfter(after, await openWorld(after, memoryStore(), new TestClock()), said);
  }
});

test('a crash while a crash is made good does no more harm: recovery is cut at each of its calls', async () => {
  const torn = async () => {
    const disk = new SimDisk();
    const said = fresh();
    const db = memoryStore();
    const world = await openWorld(disk, db);
    await world.log.append([BEGUN]);
    const part = await world.store.live.begin(live(1));
    for (const unit of units.slice(0, 3)) {
      await part.append(unit);
      said.written += unit.length;
    }
    disk.hook = (operation) => { if (operation === 'syncData') disk.cut(); };
    await part.append(units[3]!).catch(rejections);
    return { disk: disk.restart('tear'), said, db };
  };
  const counted = await torn();
  const first = await openWorld(counted.disk, counted.db);
  const open = counted.disk.calls;
  await wholeAfter(counted.disk, first, counted.said);
  for (let cut = open + 1; cut <= counted.disk.calls; cut += 2) {
    const { disk, said, db } = await torn();
    disk.hook = (_operation, _path, nth) => { if (nth === cut) disk.cut(); };
    await openWorld(disk, db).then((world) => wholeAfter(disk, world, said)).catch((error: unknown) => { if (!disk.off) throw error; });
    await settled();
    const after = disk.restart('lose');
    await wholeAfter(after, await openWorld(after, db), said);
  }
});

test('a part without one whole fragment is removed after the log says so; a part of no incident stays and is found', async () => {
  const disk = new SimDisk();
  const world = await openWorld(disk);
  await world.log.append([BEGUN]);
  for (const [segment, bytes] of [[1, Buffer.alloc(0)], [2, units[0]!], [3, Buffer.concat([units[0]!, units[1]!.subarray(0, -1)])], [4, Buffer.from('no film')]] as const) {
    const part = await world.store.live.begin(live(segment));
    await part.append(bytes);
    expect(await keepSegment(part, deskOf(world))).toBeNull();
    expect(read(world.index, incidentRegister.dropped(INCIDENT, segment))).toBe(bytes.length);
  }
  const stranger = await world.store.live.begin({ ...live(1), incident: 'istranger' });
  await stranger.close();
  await expect(world.store.live.begin({ ...live(1), incident: 'istranger' })).rejects.toMatchObject({ code: 'conflict' });
  expect((await world.check('hash')).problems).toMatchObject([{ invariant: 'I14', subject: livePath({ ...live(1), incident: 'istranger' }) }]);
});

test('names of live parts and of parts from cards are never taken for one another, and paths cannot leave the folder', () => {
  const path = livePath(live(12));
  expect(parseLiveName(path.slice('parts/'.length))).toEqual(live(12));
  expect(parsePartName(path.slice('parts/'.length))).toBeUndefined();
  for (const bad of [{ ...live(0) }, { ...live(10_000) }, { ...live(1), incident: '../x' }, { ...live(1), incident: 'a.b' }, { ...live(1), recorder: 'a/b' as never }]) expect(() => livePath(bad)).toThrow(StationError);
});

test('what was recorded live can never be ordered to be erased: the check finds who does', async () => {
  const disk = new SimDisk();
  const world = await openWorld(disk);
  const said = fresh();
  await incident(world, said);
  const durable = (await world.store.durable(said.clip!))!;
  expect(durable.neverOnCard).toBe(true);
  expect(read(world.index, register.onCard(RECORDER, (await world.log.event(durable.leafIndex) as { facts: { cardKey: string } }).facts.cardKey))).toBeUndefined();
  await world.log.append([{ kind: 'EraseOrdered', actor: 'station', facts: { recorder: RECORDER, docking: 'd', order: 'o', clips: [said.clip!], checkpointSize: world.log.size, manager: 'P0001' as OfficerId, standingOrder: 'x' } }]);
  expect((await world.check('size')).problems).toMatchObject([{ invariant: 'I13', subject: said.clip }]);
});
