/**
 * Volumes as the kernel has them: ext4 images on loop devices, which the station mounts, remounts and unmounts itself.
 * Needs the right to mount and loop devices, and says so where they are missing.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordBytes } from '../../../device-sim/volume-camera.ts';
import { systemClock } from '../../../gateway/clock.ts';
import type { LoggedEvent } from '../../../gateway/domain/events.ts';
import type { DockId, StationId } from '../../../gateway/domain/names.ts';
import type { BayView } from '../../../gateway/offload/bay-view.ts';
import { startStation, type Station } from '../../../gateway/station.ts';

const IMAGE_BYTES = 48 * 1024 * 1024;
const WITHIN_MS = 20_000;
const ACTOR = 'operator:test';
const run = (name: string, ...args: string[]) => execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const sha256 = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');

function canMount(): boolean {
  const at = mkdtempSync(join(tmpdir(), 'zhilu-mount-'));
  try {
    const image = join(at, 'image');
    writeFileSync(image, '');
    truncateSync(image, 4 * 1024 * 1024);
    run('mkfs.ext4', '-q', image);
    mkdirSync(join(at, 'point'));
    run('mount', '-o', 'loop', image, join(at, 'point'));
    run('umount', join(at, 'point'));
    return true;
  } catch (error) {
    console.warn(`this machine cannot mount loop devices: ${error instanceof Error ? error.message : ''}`);
    return false;
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

const MOUNTS = canMount();

let folder: string;
let undo: (() => void)[];
let station: Station | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-block-'));
  undo = [];
});
afterEach(async () => {
  await station?.stop();
  station = undefined;
  for (const [point] of mountsHere()) run('umount', '--lazy', point!);
  for (const one of undo.reverse()) one();
  rmSync(folder, { recursive: true, force: true });
});

/** An image with a camera's files on it. `dirty`: as if the recorder had lost its power. */
function image(files: ReadonlyMap<string, Uint8Array>, dirty = false): string {
  const path = join(folder, `card-${randomBytes(3).toString('hex')}.img`);
  const point = join(folder, 'made');
  mkdirSync(point, { recursive: true });
  writeFileSync(path, '');
  truncateSync(path, IMAGE_BYTES);
  // One group and no journal: what is metadata stands at the beginning.
  run('mkfs.ext4', '-q', '-b', '4096', ...(dirty ? [] : ['-O', '^has_journal']), path);
  run('mount', '-o', 'loop', path, point);
  const text = (words: string) => Buffer.from(words, 'latin1');
  writeFileSync(join(point, 'ZFYINFO.DAT'), recordBytes({ serial: text('0000005'), userNumber: text(''), userName: text(''), unitNumber: text(''), unitName: text('') }));
  mkdirSync(join(point, 'DCIM/100'), { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(point, name), bytes);
  if (!dirty) {
    run('umount', point);
    return path;
  }
  run('sync');
  const copy = `${path}.dirty`;
  copyFileSync(path, copy);
  run('umount', point);
  return copy;
}

/** Plugs the image in; gives the kernel's name of the disk, which is the bay's port. */
function attach(path: string, ...options: string[]): string {
  const device = run('losetup', '--find', '--show', ...options, path);
  undo.push(() => detach(device));
  return device;
}

function detach(device: string): void {
  try {
    run('losetup', '-d', device);
  } catch {
    // Detached already.
  }
}

/** As the kernel does it for a disk that is gone: whatever is mounted loses its name, and the disk is no more. */
async function pull(device: string): Promise<void> {
  for (const [point] of mountsHere()) run('umount', '--lazy', point!);
  detach(device);
  // The kernel lets go of a loop device when the last file on it is closed.
  const deadline = performance.now() + WITHIN_MS;
  while (run('losetup', '--list', '--noheadings', '--output', 'NAME').split('\n').some((line) => line.trim() === device)) {
    if (performance.now() > deadline) throw new Error(`${device} is still held`);
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}

function filesOn(path: string): string[] {
  const point = join(folder, 'looked');
  mkdirSync(point, { recursive: true });
  run('mount', '-o', 'loop', path, point);
  try {
    return readdirSync(join(point, 'DCIM/100')).toSorted();
  } finally {
    run('umount', point);
  }
}

async function open(port: string): Promise<void> {
  station = await startStation({
    station: 'block-test' as StationId, dataFolder: join(folder, 'station'), headroomBytes: 1_000_000, utcOffsetMinutes: 480, serial: [], tcp: [],
    volumes: { dock: 'usb' as DockId, bays: [{ port }], unlock: [] },
  }, systemClock);
  const { equipment } = station;
  await equipment.registerOfficer(ACTOR, 'P1', 'U', 'N', '1');
  await equipment.nameManager(ACTOR, 'P1', 'SO-1');
  await equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-0005', model: 'M', device: 'record:0000005' });
}

async function bayUntil(what: string, wanted: (bay: BayView) => boolean): Promise<BayView> {
  const deadline = performance.now() + WITHIN_MS;
  for (;;) {
    const view = station!.offload.bays()[0];
    if (view !== undefined && wanted(view)) return view;
    if (performance.now() > deadline) throw new Error(`not within ${WITHIN_MS} ms: ${what}\n${JSON.stringify(view, null, 1)}`);
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}

async function events<K extends LoggedEvent['kind']>(kind: K): Promise<Extract<LoggedEvent, { kind: K }>[]> {
  const found: LoggedEvent[] = [];
  for await (const event of station!.stores.log.events(0)) if (event.kind === kind) found.push(event);
  return found as Extract<LoggedEvent, { kind: K }>[];
}

const mountsHere = () => readFileSync('/proc/self/mountinfo', 'utf8').split('\n').filter((line) => line.includes(folder)).map((line) => line.split(' ').slice(4, 6));
const clips = (count: number, size = 200_000) => new Map(Array.from({ length: count }, (_, i) => [`DCIM/100/${String(i).padStart(4, '0')}.MP4`, randomBytes(size)] as const));

test.runIf(MOUNTS)('D4: a disk that is plugged in is mounted without the right to write, offloaded, emptied, and let go', async () => {
  const files = clips(40);
  const path = image(files);
  const device = attach(path);
  await open(basename(device));
  const rights: string[] = [];
  const stop = station!.offload.onChange(() => { if (station!.offload.bays()[0]?.phase === 'copying') rights.push(...mountsHere().map(([, options]) => options!)); });
  await bayUntil('done', (bay) => bay.phase === 'done');
  stop();
  expect(rights.length).toBeGreaterThan(0);
  for (const options of rights) expect(options).toMatch(/^ro,nosuid,nodev,noexec/);
  expect((await events('ClipStored')).map((event) => event.facts.sha256).toSorted()).toEqual([...files.values()].map(sha256).toSorted());
  expect((await station!.stores.check('hash')).problems).toEqual([]);
  await pull(device);
  await bayUntil('empty', (bay) => bay.phase === 'empty');
  expect(mountsHere()).toEqual([]);
  expect(filesOn(path)).toEqual([]);
});

test.runIf(MOUNTS)('a card whose recorder lost its power is read as it is, and never repaired before its clips are safe', async () => {
  const files = clips(5);
  const path = image(files, true);
  // The write switch is on 'lock': whatever repairs it would fail, and whatever only reads does not.
  const device = attach(path, '--read-only');
  const before = sha256(readFileSync(path));
  await open(basename(device));
  const done = await bayUntil('done', (bay) => bay.phase === 'done');
  expect(done.says!.en).toContain('5 files stay');
  expect((await events('ClipStored')).map((event) => event.facts.sha256).toSorted()).toEqual([...files.values()].map(sha256).toSorted());
  expect((await events('EraseRefused'))[0]!.facts.clips.map((clip) => clip.outcome)).toEqual(Array.from({ length: 5 }, () => 'card-error'));
  await station!.stop();
  station = undefined;
  detach(device);
  expect(sha256(readFileSync(path))).toBe(before);
});

test.runIf(MOUNTS)('what a killed station left mounted, or the desktop mounted itself, is taken over', async () => {
  const files = clips(3);
  const path = image(files);
  const device = attach(path);
  const left = join(folder, 'station/volumes/1');
  const desktop = join(folder, 'media');
  for (const point of [left, desktop]) {
    mkdirSync(point, { recursive: true });
    run('mount', '-o', 'ro', device, point);
  }
  await open(basename(device));
  await bayUntil('done', (bay) => bay.phase === 'done');
  expect((await events('ClipsErased')).flatMap((event) => event.facts.clips).length).toBe(3);
  expect(mountsHere().map(([point]) => point)).toEqual([left]);
});

test.runIf(MOUNTS)('D2: a disk that is pulled in the middle of a copy comes back and goes on', async () => {
  const files = clips(8, 4_000_000);
  const path = image(files);
  const first = attach(path);
  await open(basename(first));
  await bayUntil('half', (bay) => bay.bytes.copied > 6_000_000 || bay.phase === 'done');
  await pull(first);
  run('losetup', first, path);
  await bayUntil('done', (bay) => bay.phase === 'done');
  expect((await events('ClipStored')).map((event) => event.facts.sha256).toSorted()).toEqual([...files.values()].map(sha256).toSorted());
});

/** Stretches of a file, [offset in the file, offset on the disk, length], as the file system laid them out. */
function layoutOf(path: string): readonly (readonly [logical: number, physical: number, length: number])[] {
  return [...run('filefrag', '-b4096', '-v', path).matchAll(/^\s*\d+:\s*(\d+)\.\.\s*\d+:\s*(\d+)\.\.\s*\d+:\s*(\d+):/gm)]
    .map((match) => [Number(match[1]) * 4096, Number(match[2]) * 4096, Number(match[3]) * 4096] as const);
}

test.runIf(MOUNTS)('what the medium cannot read costs no more than itself: the clip is kept apart with the rest of its bytes and stays on the card', async () => {
  const good = clips(3);
  const bad = randomBytes(24_000_000);
  const path = image(new Map([...good, ['DCIM/100/bad.MP4', bad]]));
  const device = attach(path);
  const point = join(folder, 'asked');
  mkdirSync(point);
  run('mount', '-o', 'ro', device, point);
  const layout = layoutOf(join(point, 'DCIM/100/bad.MP4'));
  const others = [...good.keys()].flatMap((name) => layoutOf(join(point, name)));
  run('umount', point);
  // A disk whose end cannot be read: the loop device keeps its size when the file below it becomes shorter.
  const cut = layout.toSorted((a, b) => b[1] - a[1])[0]![1] + 2_002_944;
  expect(others.every(([, physical, length]) => physical + length <= cut)).toBe(true);
  truncateSync(path, cut);
  const lost = layout.filter(([, physical, length]) => physical + length > cut).map(([logical, physical, length]) => {
    const from = logical + Math.max(0, cut - physical);
    return [from, Math.min(logical + length, bad.length) - from] as const;
  });
  await open(basename(device));
  await bayUntil('done', (bay) => bay.phase === 'done');
  expect((await events('ClipStored')).map((event) => event.facts.sha256).toSorted()).toEqual([...good.values()].map(sha256).toSorted());
  const [apart] = await events('ClipSetApart');
  expect(apart!.facts).toMatchObject({ reason: 'read-error', size: bad.length, unreadable: lost });
  // Zeros stand for what could not be read; all else is there.
  const kept = readdirSync(join(folder, 'station'), { recursive: true, encoding: 'utf8' }).filter((name) => name.startsWith('apart/')).map((name) => join(folder, 'station', name))
    .find((name) => statSync(name).size === bad.length)!;
  const expected = Buffer.from(bad);
  for (const [from, length] of lost) expected.fill(0, from, from + length);
  expect(sha256(readFileSync(kept))).toBe(sha256(expected));
  expect((await events('ClipsErased')).flatMap((event) => event.facts.clips).length).toBe(3);
  await station!.stop();
  station = undefined;
  truncateSync(path, IMAGE_BYTES);
  detach(device);
  expect(filesOn(path)).toEqual(['bad.MP4']);
});
