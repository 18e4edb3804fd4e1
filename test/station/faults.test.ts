import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import { seedOf } from '../../device-sim/dock.ts';
import { enrolRecorder, inPhase, of, openStation, openWorld, sha256, simDockOn, until, type StationWorld } from './station-world.ts';
import type { InProcessLine } from './in-process-line.ts';

let world: StationWorld;
let line: InProcessLine;
afterEach(async () => {
  await world.stop();
  await world.remove();
});

async function station(): Promise<void> {
  ({ world, line } = await openStation(['ZFY-0001']));
}

function card(sizes: readonly number[], id = 'card-1'): MemoryCard {
  const made = new MemoryCard(id, 32e9);
  sizes.forEach((size, i) => made.add({ name: `DCIM/100ZFY01/ZFY_${i}.MP4` }, randomBytes(size)));
  return made;
}

/** Asked for and not yet taken when the line is cut (the largest window), and not yet worth a sync of its own. */
const READ_AGAIN_AT_MOST = 2 * 1024 * 1024 + 512 * 1024;
const done = (bay: number) => inPhase(bay, 'done');

/** Counts what is read of its clips; hashing does not count. */
class CountedRecorder extends SimRecorder {
  bytesRead = 0;

  override read(number: number, offset: number, length: number): Uint8Array {
    const bytes = super.read(number, offset, length);
    this.bytesRead += bytes.length;
    return bytes;
  }
}

test('D2: an unplugged recorder goes on from where it was, and nothing is stored twice', async () => {
  await station();
  const made = card([9_000_000, 20_000]);
  const hashes = made.clips().map((clip) => sha256(made.read(clip.number, 0, clip.size)));
  const recorder = new CountedRecorder({ serial: 'ZFY-0001', card: made });
  line.dock.insert(1, recorder);
  await until(world.desk, 'most of it is copied', (bays) => bays.some((bay) => bay.bytes.copied > 6_000_000));
  line.dock.unplug(1);
  await until(world.desk, 'the bay is empty', (bays) => bays.every((bay) => bay.phase === 'empty'));
  expect(made.clips()).toHaveLength(2);
  line.dock.insert(2, recorder);
  await until(world.desk, 'bay 2 is done', done(2));
  expect(made.clips()).toEqual([]);
  const stored = of(await world.events(), 'ClipStored');
  expect(stored.map((event) => event.facts.sha256).sort()).toEqual(hashes.sort());
  expect(recorder.bytesRead).toBeLessThan(9_020_000 + READ_AGAIN_AT_MOST);
});

test('D2: the same clips met again after a lost erase are erased, not stored again', async () => {
  await station();
  const made = card([5_000, 6_000, 7_000]);
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: made });
  recorder.levers.refusesToErase = true;
  line.dock.insert(1, recorder);
  await until(world.desk, 'bay 1 is done', done(1));
  expect(made.clips()).toHaveLength(3);
  recorder.levers.refusesToErase = false;
  line.dock.unplug(1);
  line.dock.insert(1, recorder);
  await until(world.desk, 'the card is empty', () => made.clips().length === 0);
  const events = await world.events();
  expect(of(events, 'ClipStored')).toHaveLength(3);
  expect(of(events, 'EraseRefused')).toHaveLength(1);
});

test('D2: a station that starts again goes on with a clip from its durable offset', async () => {
  await station();
  const made = card([12_000_000]);
  const recorder = new CountedRecorder({ serial: 'ZFY-0001', card: made });
  line.dock.insert(1, recorder);
  await until(world.desk, 'more than one durable step is copied', (bays) => bays.some((bay) => bay.bytes.copied > 9_000_000));
  line.unplug();
  await world.stop();
  const again = await openWorld({ folder: world.folder });
  world = again;
  const second = simDockOn(world, 'dock-1', 3);
  second.connect();
  second.dock.insert(1, recorder);
  const bays = await until(world.desk, 'bay 1 is done', done(1));
  expect(made.clips()).toEqual([]);
  expect(bays[0]!.clips).toMatchObject({ stored: 1, erased: 1 });
  expect(of(await world.events(), 'ClipStored')).toHaveLength(1);
  expect(recorder.bytesRead).toBeLessThan(12_000_000 + READ_AGAIN_AT_MOST);
});

test('D3: a recorder whose hash differs keeps its clip: it is set apart and never erased', async () => {
  await station();
  const made = card([40_000, 50_000]);
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: made });
  recorder.levers.liesAboutHash = new Set([1]);
  line.dock.insert(1, recorder);
  const bays = await until(world.desk, 'bay 1 is done', done(1));
  expect(bays[0]!.clips).toMatchObject({ stored: 1, erased: 1, apart: 1 });
  expect(made.clips().map((clip) => clip.number)).toEqual([1]);
  expect(of(await world.events(), 'ClipSetApart')[0]!.facts).toMatchObject({ reason: 'hash-differs', number: 1 });
});

test('D3: the recorder refuses an order whose clip is not in a checkpoint it has accepted', async () => {
  await station();
  const made = card([1_000]);
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: made });
  const bytes = made.read(1, 0, 1_000);
  const order = {
    bay: 1, orderId: randomBytes(16), checkpointSize: 3,
    items: [{ number: 1, size: 1_000, sha256: Buffer.from(sha256(bytes), 'hex'), leaf: Buffer.from('{"v":1,"kind":"ClipStored",}'), leafIndex: 0, inclusion: [] }],
  };
  expect(recorder.erase(order)).toEqual([{ number: 1, outcome: 4 }]);
  expect(made.clips()).toHaveLength(1);
});

test('D3: a history that does not contain what the recorder carries is a quarantine with an alarm, and nothing is erased', async () => {
  await station();
  const made = card([1_000]);
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: made });
  recorder.carryForged('zhilu/test-station', 2, randomBytes(32));
  line.dock.insert(1, recorder);
  await until(world.desk, 'quarantine', (bays) => bays.some((bay) => bay.phase === 'quarantined'));
  const events = await world.events();
  expect(made.clips()).toHaveLength(1);
  expect(of(events, 'Quarantined')[0]!.facts.reason).toBe('history-forked');
  expect(of(events, 'AlarmRaised')[0]!.facts.kind).toBe('fork');
  expect(of(events, 'EraseOrdered')).toEqual([]);
});

test('D3: a read error on the card keeps what could be read and says which bytes could not', async () => {
  await station();
  const made = card([100_000]);
  const bytes = Buffer.from(made.read(1, 0, 100_000));
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: made });
  recorder.levers.readErrors.set(1, { offset: 40_000, length: 8_192 });
  line.dock.insert(1, recorder);
  await until(world.desk, 'bay 1 is done', done(1));
  const apart = of(await world.events(), 'ClipSetApart')[0]!;
  expect(apart.facts).toMatchObject({ reason: 'read-error', unreadable: [[40_000, 8_192]] });
  const kept = await readFile(join(world.folder, 'apart', apart.facts.sha256[0]!, apart.facts.sha256));
  bytes.fill(0, 40_000, 48_192);
  expect(sha256(kept)).toBe(sha256(bytes));
  expect(made.clips()).toHaveLength(1);
});

test('D1: an unknown recorder is not read, and its bay says what it waits for; enrolled, it is served at once', async () => {
  await station();
  const made = card([1_000]);
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0099', card: made }));
  const bays = await until(world.desk, 'quarantine', (all) => all.some((bay) => bay.phase === 'quarantined'));
  expect(bays[0]!.says?.zh).toContain('未登记');
  expect(of(await world.events(), 'ClipStored')).toEqual([]);
  await enrolRecorder(world.stores, 'ZFY-0099');
  await until(world.desk, 'bay 1 is done', done(1));
  expect(made.clips()).toEqual([]);
});

test('R19c: a second recorder that claims a serial puts it in quarantine, with an alarm, and is not read', async () => {
  await station();
  const first = new SimRecorder({ serial: 'ZFY-0001', card: card([1_000], 'a') });
  first.levers.refusesToErase = true;
  line.dock.insert(1, first);
  await until(world.desk, 'bay 1 is done', done(1));
  const clone = card([2_000], 'b');
  line.dock.insert(2, new SimRecorder({ serial: 'ZFY-0001', card: clone, hardwareId: Buffer.from('other') }));
  await until(world.desk, 'bay 2 is in quarantine', (bays) => bays.some((bay) => bay.bay === 2 && bay.phase === 'quarantined'));
  const events = await world.events();
  expect(of(events, 'Quarantined')[0]!.facts.reason).toBe('two-places');
  expect(of(events, 'AlarmRaised')[0]!.facts.kind).toBe('clone');
  expect(clone.clips()).toHaveLength(1);
});

test('R19c: a recorder with another hardware under a known serial is a clone', async () => {
  await station();
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card: card([1_000], 'a') }));
  await until(world.desk, 'bay 1 is done', done(1));
  line.dock.unplug(1);
  const clone = card([2_000], 'b');
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card: clone, hardwareId: Buffer.from('other') }));
  await until(world.desk, 'quarantine', (bays) => bays.some((bay) => bay.phase === 'quarantined'));
  expect(clone.clips()).toHaveLength(1);
});

test('R19c: a recorder with a key has to prove itself; one that cannot is in quarantine', async () => {
  await station();
  const honest = new SimRecorder({ serial: 'ZFY-0002', card: card([1_000]), keySeed: seedOf('ZFY-0002') });
  await enrolRecorder(world.stores, 'ZFY-0002', Buffer.from(honest.publicKey).toString('hex'));
  const stolen = card([1_000], 'x');
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0002', card: stolen }));
  await until(world.desk, 'quarantine', (bays) => bays.some((bay) => bay.phase === 'quarantined'));
  expect(stolen.clips()).toHaveLength(1);
  expect(of(await world.events(), 'Quarantined')[0]!.facts.reason).toBe('bad-proof');
  line.dock.unplug(1);
  await world.stores.log.append([{ kind: 'QuarantineLifted', actor: 'operator:test', facts: { subject: 'recorder:ZFY-0002', reason: 'looked at' } }]);
  line.dock.insert(2, honest);
  await until(world.desk, 'bay 2 is done', done(2));
  expect(of(await world.events(), 'ClipStored')[0]!.facts.recorderSignature).toMatch(/^[0-9a-f]{128}$/);
});

test('R19c: a change made behind the station\'s back is detected and named', async () => {
  await station();
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card: card([5_000, 6_000]) }));
  await until(world.desk, 'bay 1 is done', done(1));
  const [first, second] = of(await world.events(), 'ClipStored').map((event) => event.facts.sha256);
  const path = join(world.folder, 'vault', first![0]!, first!);
  await chmod(path, 0o600);
  const bytes = await readFile(path);
  bytes[100]! ^= 1;
  await writeFile(path, bytes);
  await chmod(path, 0o400);
  expect((await world.stores.check('size')).problems).toEqual([]);
  const { problems } = await world.stores.check('hash');
  expect(problems).toHaveLength(1);
  const stored = of(await world.events(), 'ClipStored').find((event) => event.facts.sha256 === first)!;
  expect([stored.facts.clip, first]).toContain(problems[0]!.subject);
  expect(second).not.toBe(first);
});

test('R22: numbers that were recorded and are not on the card become a finding, and so do clips that vanish later', async () => {
  await station();
  const made = card([1_000, 1_000, 1_000]);
  made.erase(2);
  made.skip(2);
  made.add({ name: 'DCIM/100ZFY01/LAST.MP4', open: true }, randomBytes(10));
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: made });
  line.dock.insert(1, recorder);
  await until(world.desk, 'the open clip is waited for', (bays) => bays.some((bay) => bay.phase === 'waiting-open-clip'));
  line.dock.unplug(1);
  const findings = of(await world.events(), 'FindingOpened').map((event) => event.facts);
  expect(findings.find((one) => one.kind === 'number-missing')).toMatchObject({ detail: '2, 4-5', article: 'Art. 22' });
  made.erase(6);
  line.dock.insert(1, recorder);
  await until(world.desk, 'bay 1 is done', done(1));
  const later = of(await world.events(), 'FindingOpened').map((event) => event.facts);
  expect(later.find((one) => one.kind === 'lost-from-card')).toMatchObject({ detail: '6' });
});

test('D9: many recorders in many bays at once, with empty files among theirs', async () => {
  await station();
  for (let bay = 1; bay <= 3; bay += 1) await enrolRecorder(world.stores, `M-${bay}`);
  const cards = [1, 2, 3].map((bay) => card(Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? 0 : i * 40)), `m-${bay}`));
  cards.forEach((one, i) => line.dock.insert(i + 1, new SimRecorder({ serial: `M-${i + 1}`, card: one })));
  await until(world.desk, 'all bays are done', (bays) => bays.length === 3 && bays.every((bay) => bay.phase === 'done'), 20_000);
  expect(cards.map((one) => one.clips().length)).toEqual([0, 0, 0]);
  expect(of(await world.events(), 'ClipStored')).toHaveLength(180);
  expect((await world.stores.check('size')).problems).toEqual([]);
  expect((await readdir(join(world.folder, 'parts'))).filter((name) => !name.endsWith('.note'))).toEqual([]);
}, 30_000);
