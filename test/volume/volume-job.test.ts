/** A recorder that mounts as a disk, from its coming into a bay to its empty card, through a whole station on real folders. */
import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VolumeCamera, type CameraFile } from '../../device-sim/volume-camera.ts';
import { systemClock } from '../../gateway/clock.ts';
import type { LoggedEvent } from '../../gateway/domain/events.ts';
import type { DockId, StationId } from '../../gateway/domain/names.ts';
import type { BayView } from '../../gateway/offload/bay-view.ts';
import { startStation, type Station } from '../../gateway/station.ts';
import { vaultPath } from '../../gateway/store/store-paths.ts';

const ACTOR = 'operator:test';
const WITHIN_MS = 10_000;
const at = Date.UTC(2026, 10, 20, 1, 30, 15);
const bytes = (length: number, seed: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 31 + seed * 17) & 255));
const FILES: readonly CameraFile[] = [
  { name: 'DCIM/261120/0000005_20261120093015_0001.MP4', bytes: bytes(300_000, 1), changedMs: at },
  { name: 'DCIM/261120/0000005_20261120094015_0002.MP4', bytes: bytes(5_000, 2), changedMs: at },
  { name: 'DCIM/261120/empty.MP4', bytes: new Uint8Array(0), changedMs: at },
  { name: 'DCIM/261121/照片.JPG', bytes: bytes(2_000, 3), changedMs: at + 86_400_000 },
];

let folder: string;
let station: Station;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'zhilu-volume-')); });
afterEach(async () => {
  await station.stop();
  await rm(folder, { recursive: true, force: true });
});

const bayPath = (bay: number) => join(folder, `usb-${bay}`);

async function open(options: { readonly enrol?: boolean; readonly bays?: number } = {}): Promise<void> {
  station = await startStation({
    station: 'volume-test' as StationId, dataFolder: join(folder, 'station'), headroomBytes: 1_000_000, utcOffsetMinutes: 480, serial: [], tcp: [],
    volumes: { dock: 'usb' as DockId, bays: Array.from({ length: options.bays ?? 1 }, (_, i) => ({ mountPoint: bayPath(i + 1) })), unlock: [] },
  }, systemClock);
  const { equipment } = station;
  await equipment.registerOfficer(ACTOR, 'P0268', '执法大队', '赵敏', '65-4005');
  await equipment.nameManager(ACTOR, 'P0268', 'SO-1');
  if (options.enrol === false) return;
  await enrol();
}

async function enrol(): Promise<void> {
  await station.equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-0005', model: 'M', device: 'record:0000005' });
  await station.equipment.assign(ACTOR, 'ZFY-0005', 'P0268', '2026-11-01T00:00:00.000Z' as never, null);
}

function camera(name: string, files: readonly CameraFile[] = FILES, serial = '0000005'): VolumeCamera {
  const text = (words: string) => Buffer.from(words, 'latin1');
  return new VolumeCamera(name, join(folder, name), { serial: text(serial), userNumber: text('P0268'), userName: text('Zhao'), unitNumber: text(''), unitName: text('') }, files);
}

async function bayUntil(what: string, wanted: (bay: BayView) => boolean, bay = 1): Promise<BayView> {
  const deadline = performance.now() + WITHIN_MS;
  for (;;) {
    const view = station.offload.bays().find((one) => one.dock === 'usb' && one.bay === bay);
    if (view !== undefined && wanted(view)) return view;
    if (performance.now() > deadline) throw new Error(`not within ${WITHIN_MS} ms: ${what}\n${JSON.stringify(view, null, 1)}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

async function events<K extends LoggedEvent['kind']>(kind: K): Promise<Extract<LoggedEvent, { kind: K }>[]> {
  const found: LoggedEvent[] = [];
  for await (const event of station.stores.log.events(0)) if (event.kind === kind) found.push(event);
  return found as Extract<LoggedEvent, { kind: K }>[];
}

const sha256 = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');

test('D4: an unmodified camera that mounts as a volume is offloaded, its clips whole, its card emptied file by file', async () => {
  await open();
  const one = camera('cam');
  one.plugIn(bayPath(1));
  expect((await bayUntil('done', (bay) => bay.phase === 'done')).says).toBeNull();
  const stored = await events('ClipStored');
  expect(stored.map((event) => event.particulars!.originalName).toSorted()).toEqual(FILES.map((file) => file.name).toSorted());
  for (const file of FILES) {
    const event = stored.find((candidate) => candidate.particulars!.originalName === file.name)!;
    expect(event.facts).toMatchObject({ sha256: sha256(file.bytes), size: file.bytes.length, carrier: 'volume', provenance: 'medium-reread', number: null, officer: 'P0268', offsetMs: null });
    expect(event.particulars!.officerHint).toBe('P0268 Zhao');
    await access(join(folder, 'station', vaultPath(event.facts.sha256)));
  }
  // The time in the name is the recorder's own; a photo without one has the file's time.
  expect(stored.find((event) => event.facts.size === 300_000)!.facts).toMatchObject({ started: '2026-11-20T09:30:15.000', startedAt: '2026-11-20T01:30:15.000Z' });
  expect(stored.find((event) => event.facts.kind === 'photo')!.facts.startedAt).toBe('2026-11-21T01:30:15.000Z');
  expect(one.clips()).toEqual([]);
  // Only clips are erased: not the folders, not the recorder's own files.
  expect((await readdir(bayPath(1))).toSorted()).toEqual(['DCIM', 'ZFYINFO.DAT']);
  expect((await readdir(join(bayPath(1), 'DCIM'))).toSorted()).toEqual(['261120', '261121']);
  const erased = (await events('ClipsErased')).flatMap((event) => event.facts.clips);
  expect(erased.length).toBe(4);
  expect((await events('EraseOrdered'))[0]!.facts).toMatchObject({ manager: 'P0268', standingOrder: 'SO-1' });
  one.pull();
  await bayUntil('the bay is empty', (bay) => bay.phase === 'empty');
  expect((await events('RecorderUndocked'))[0]!.facts.cardsLeft).toBe(0);
});

test('R15: an unknown disk in a bay is refused and logged, nothing of it is read or erased, until it is enrolled', async () => {
  await open({ enrol: false });
  const one = camera('cam');
  one.plugIn(bayPath(1));
  const refused = await bayUntil('refused', (bay) => bay.phase === 'quarantined');
  expect(refused.says!.en).toContain('--device record:0000005');
  expect(refused.says!.zh).toContain('未登记');
  expect((await events('Quarantined'))[0]!.facts).toEqual({ subject: 'device:record:0000005', reason: 'unknown-device', dock: 'usb', bay: 1 });
  expect(await events('ClipStored')).toEqual([]);
  expect(one.clips().length).toBe(4);
  await enrol();
  await bayUntil('done', (bay) => bay.phase === 'done');
  expect((await events('Quarantined')).length).toBe(1);
  expect(one.clips()).toEqual([]);
});

test('a locked file is stored, told apart, and stays on the card', async () => {
  await open();
  const one = camera('cam', [FILES[0]!, { ...FILES[1]!, locked: true }]);
  one.plugIn(bayPath(1));
  const done = await bayUntil('done', (bay) => bay.phase === 'done');
  expect(done.says!.en).toContain('1 files stay');
  expect((await events('ClipStored')).length).toBe(2);
  expect((await events('EraseRefused'))[0]!.facts.clips.map((clip) => clip.outcome)).toEqual(['locked']);
  expect(one.clips().map((clip) => clip.name)).toEqual([FILES[1]!.name]);
});

test('D2: a volume that is pulled and comes back goes on, and nothing is stored twice', async () => {
  await open();
  const many = Array.from({ length: 60 }, (_, i) => ({ name: `DCIM/100/${String(i).padStart(4, '0')}.MP4`, bytes: bytes(120_000, i), changedMs: at }));
  const one = camera('cam', many);
  one.plugIn(bayPath(1));
  await bayUntil('some bytes', (bay) => bay.bytes.copied > 0);
  one.pull();
  await bayUntil('empty', (bay) => bay.phase === 'empty');
  one.plugIn(bayPath(1));
  await bayUntil('done', (bay) => bay.phase === 'done');
  const stored = await events('ClipStored');
  expect(stored.map((event) => event.facts.sha256).toSorted()).toEqual(many.map((file) => sha256(file.bytes)).toSorted());
  expect(one.clips()).toEqual([]);
});

test('the same device in two bays at once is in quarantine, and nothing is erased from either', async () => {
  await open({ bays: 2 });
  await station.equipment.relieveManager(ACTOR);
  const a = camera('a');
  const b = camera('b');
  a.plugIn(bayPath(1));
  b.plugIn(bayPath(2));
  await bayUntil('first waits', (bay) => bay.phase === 'waiting-manager');
  await bayUntil('second waits', (bay) => bay.phase === 'waiting-manager', 2);
  await station.equipment.nameManager(ACTOR, 'P0268', 'SO-2');
  await bayUntil('first', (bay) => bay.phase === 'quarantined');
  await bayUntil('second', (bay) => bay.phase === 'quarantined', 2);
  expect((await events('Quarantined')).map((event) => event.facts.reason)).toContain('two-places');
  expect((await events('AlarmRaised')).map((event) => event.facts.kind)).toContain('clone');
  expect(a.clips().length + b.clips().length).toBe(8);
});

test('a folder that holds no clips is not a recorder', async () => {
  await open();
  const one = camera('cam', [{ name: 'private/diary.txt', bytes: bytes(10, 1), changedMs: at }]);
  one.plugIn(bayPath(1));
  await bayUntil('done', (bay) => bay.phase === 'done' || bay.phase === 'unreadable');
  expect(await events('ClipStored')).toEqual([]);
  expect(await readdir(join(bayPath(1), 'private'))).toEqual(['diary.txt']);
});

test('a folder of older copies is taken in as second-hand, once, and nothing is erased there', async () => {
  await open();
  const one = camera('old-pc');
  const report = await station.importFolder('operator:clerk', 'ZFY-0005', join(one.folder, 'DCIM'));
  expect(report).toEqual({ unreadable: 0, offered: 4, stored: 4, known: 0, apart: 0, bytes: 307_000 });
  const stored = await events('ClipStored');
  for (const { facts } of stored) expect(facts).toMatchObject({ carrier: 'folder', provenance: 'second-hand', dock: null, docking: null, officer: 'P0268' });
  expect(stored.map((event) => event.particulars!.originalName)).toContain('261121/照片.JPG');
  expect((await events('ClipsImported'))[0]).toMatchObject({ actor: 'operator:clerk', facts: { recorder: 'ZFY-0005', offered: 4, stored: 4 }, particulars: { folder: join(one.folder, 'DCIM') } });
  expect(await station.importFolder('operator:clerk', 'ZFY-0005', join(one.folder, 'DCIM'))).toMatchObject({ stored: 4, known: 4 });
  expect((await events('ClipStored')).length).toBe(4);
  expect(await events('EraseOrdered')).toEqual([]);
  expect(one.clips().length).toBe(4);
  expect((await station.stores.check('hash')).problems).toEqual([]);
});

test('a folder of nobody we know, or that is not there, or without a manager, is refused with the reason', async () => {
  await open();
  const one = camera('old-pc');
  await expect(station.importFolder(ACTOR, 'ZFY-9', one.folder)).rejects.toThrow(/ZFY-9 is not enrolled/);
  await expect(station.importFolder(ACTOR, 'ZFY-0005', join(folder, 'nowhere'))).rejects.toThrow(/there is no folder/);
  await station.equipment.relieveManager(ACTOR);
  await expect(station.importFolder(ACTOR, 'ZFY-0005', one.folder)).rejects.toThrow(/Art\. 15/);
});

test('a file whose name cannot be read is not passed over in silence: the bay counts it, and a finding says so', async () => {
  await open();
  const one = camera('cam', FILES.slice(0, 1));
  // 照片.JPG in GBK, as some recorders write names on file systems that take any bytes.
  const name = Buffer.concat([Buffer.from(join(one.folder, 'DCIM/')), Buffer.from('d5d5c6ac2e4a5047', 'hex')]);
  await writeFile(name, 'photo');
  one.plugIn(bayPath(1));
  const done = await bayUntil('done', (bay) => bay.phase === 'done');
  expect(done.says!.en).toContain('1 files stay');
  expect((await events('FindingOpened')).map((event) => [event.facts.kind, event.facts.detail])).toContainEqual(['unreadable', '卡上有 1 项无法读出 / 1 entries of the card cannot be listed']);
  expect((await events('RecorderUndocked')).length).toBe(0);
});
