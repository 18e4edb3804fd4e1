/** Serial lines on ptys of socat: lines that are pulled, exchanged and put back, paths that are none, machines without udev. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderCard } from '../../../device-sim/card.ts';
import { seedOf } from '../../../device-sim/dock.ts';
import { largerVideo, sample } from '../../../device-sim/media.ts';
import { SimRecorder } from '../../../device-sim/recorder.ts';
import { serialDock } from '../../../device-sim/serial-dock.ts';
import { machineClock } from '../../../device-sim/sim-clock.ts';
import { systemClock } from '../../../gateway/clock.ts';
import type { RunningCarrier } from '../../../gateway/ports/carrier.ts';
import { runSerialLine } from '../../../gateway/ports/serial-line.ts';
import { listSerialPorts } from '../../../gateway/ports/serial-ports.ts';
import { desk, until } from '../../ports/line-world.ts';
import { eventually, StationFolder, StationProcess } from '../store/traced-station.ts';
import { enrolDock, enrolRecorder, openWorld, sha256 } from '../../station/station-world.ts';
import { freePort } from '../../free-port.ts';

const run = promisify(execFile);
const BAUD = 115_200;

let folder: string;
let children: ChildProcess[];
let lines: RunningCarrier[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-serial-'));
  children = [];
  lines = [];
});
afterEach(async () => {
  for (const line of lines) await line.stop();
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const stationEnd = () => join(folder, 'station-end');
const dockEnd = () => join(folder, 'dock-end');

/** A line between two names. What ends it unplugs both ends: the names and the devices behind them go. */
async function plug(): Promise<() => Promise<void>> {
  const child = spawn('socat', [`pty,raw,echo=0,link=${stationEnd()}`, `pty,raw,echo=0,link=${dockEnd()}`], { stdio: 'ignore' });
  children.push(child);
  await until('the ptys', () => existsSync(stationEnd()) && existsSync(dockEnd()));
  return async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    // Killed, it cannot take its names away, as a driver does when its device is pulled.
    await rm(stationEnd(), { force: true });
    await rm(dockEnd(), { force: true });
  };
}

test('D2: a serial line that is pulled again and again comes back by itself, and the offload ends byte-equal', async () => {
  let unplug = await plug();
  const world = await openWorld();
  await enrolDock(world.stores, 'dock-1');
  await enrolRecorder(world.stores, 'ZFY-0001');
  const line = await runSerialLine({ path: stationEnd(), baudRate: BAUD }, world.desk.accept, systemClock);
  lines.push(line);
  const dock = serialDock({ id: 'dock-1', bays: 1, keySeed: seedOf('dock-1'), clock: machineClock }, dockEnd());
  const card = new FolderCard(join(folder, 'card'), 'SD', 64e9);
  for (let i = 0; i < 4; i += 1) card.add({ name: `DCIM/1/C${i}.MP4` }, largerVideo('cinema.mp4', 6_000_000 + i * 1_000_000, i));
  card.add({ name: 'DCIM/1/P.JPG', kind: 'photo' }, sample('counter.jpg'));
  const hashes = card.clips().map((clip) => sha256(card.read(clip.number, 0, clip.size))).sort();
  dock.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card }));
  let pulled = 0;
  for (; pulled < 5 && card.clips().length > 0; pulled += 1) {
    await until('bytes flow', () => card.clips().length === 0 || world.desk.bays().some((bay) => bay.phase === 'copying' && bay.bytes.copied > 500_000), 30_000);
    if (card.clips().length === 0) break;
    await unplug();
    await until('the station noticed', () => !dock.dock.inSession && line.trouble!() !== null && world.desk.docks().length === 0, 15_000);
    unplug = await plug();
    await until('the line is open again', () => line.trouble!() === null, 15_000);
  }
  expect(pulled).toBeGreaterThanOrEqual(3);
  await until('the card is empty', () => card.clips().length === 0, 120_000);
  const stored = (await world.events()).flatMap((event) => (event.kind === 'ClipStored' ? [event.facts.sha256] : []));
  expect(stored.sort()).toEqual(hashes);
  expect((await world.stores.check('hash')).problems).toEqual([]);
  await dock.stop();
  await world.stop();
  await world.remove();
}, 240_000);

test('a device that is exchanged for another under the same name is opened anew, though nobody wrote to it', async () => {
  const unplug = await plug();
  const { wires, accept } = desk();
  const line = await runSerialLine({ path: stationEnd(), baudRate: BAUD }, accept, systemClock);
  lines.push(line);
  await until('a wire', () => wires.length === 1);
  expect(line.trouble!()).toBeNull();
  await unplug();
  await until('it is told', () => wires[0]!.closed !== null);
  await plug();
  await until('a new wire', () => wires.length === 2, 15_000);
  expect(line.trouble!()).toBeNull();
});

test('a path that is not there, or is no serial line, is no error but trouble in words; what appears later is opened', async () => {
  const missing = await runSerialLine({ path: stationEnd(), baudRate: BAUD }, desk().accept, systemClock);
  const file = join(folder, 'no-line');
  await writeFile(file, 'text');
  const noLine = await runSerialLine({ path: file, baudRate: BAUD }, desk().accept, systemClock);
  const dangling = join(folder, 'dangling');
  await symlink(join(folder, 'nowhere'), dangling);
  const nowhere = await runSerialLine({ path: dangling, baudRate: BAUD }, desk().accept, systemClock);
  lines.push(missing, noLine, nowhere);
  await until('the missing one says so', () => /no such file/i.test(missing.trouble!() ?? ''));
  await until('the dangling one says so', () => /no such file/i.test(nowhere.trouble!() ?? ''));
  await until('the file says what it is not', () => /inappropriate ioctl|cannot|not/i.test(noLine.trouble!() ?? ''));
  expect(noLine.trouble!()).not.toBe('not opened yet');
  await plug();
  await until('it is open', () => missing.trouble!() === null, 15_000);
});

test.each([['', BAUD], ['/dev/tty\0S0', BAUD], ['/dev/ttyS0', 0], ['/dev/ttyS0', 1_199], ['/dev/ttyS0', 115_200.5], ['/dev/ttyS0', 12_000_001]])('a line %j at %d baud is refused in words', async (path, baudRate) => {
  await expect(runSerialLine({ path, baudRate }, desk().accept, systemClock)).rejects.toMatchObject({ code: 'bad-input' });
});

test('a line on which nobody reads does not keep a station from stopping', async () => {
  await plug();
  const { wires, accept } = desk();
  const line = await runSerialLine({ path: stationEnd(), baudRate: BAUD }, accept, systemClock);
  await until('a wire', () => wires.length === 1);
  for (let i = 0; i < 6; i += 1) wires[0]!.wire.send(Buffer.alloc(60_000, i));
  const before = performance.now();
  await line.stop();
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(wires[0]!.closed).toBe('the station stops');
});

test('a person who asks the running station is told which lines are in trouble, and why', async () => {
  const station = new StationFolder(folder);
  const port = await freePort();
  await writeFile(join(folder, 'zhilu.yaml'), `station: s1\nheadroomMegabytes: 100\nserial: [{ path: ${stationEnd()} }]\ntcp: [{ connect: { host: 127.0.0.1, port: ${port} } }]\n`);
  const running = new StationProcess(station, null);
  try {
    await running.running();
    const troubles = async () => Object.fromEntries((await station.command('status') as { carriers: { address: string; trouble: string | null }[] }).carriers.map((one) => [one.address, one.trouble]));
    expect(await troubles()).toEqual({ [stationEnd()]: expect.stringMatching(/no such file/i), [`tcp://127.0.0.1:${port}`]: expect.stringContaining('ECONNREFUSED') });
    const { stdout } = await run(process.execPath, [fileURLToPath(new URL('../../../gateway/cli/zhilu.ts', import.meta.url)), 'status'], { cwd: folder });
    expect(stdout).toContain(`${stationEnd()}: `);
    await plug();
    await eventually('the line is in order', 15_000, async () => (await troubles())[stationEnd()] === null);
    expect(await running.stop()).toMatchObject({ code: 0 });
  } finally {
    await running.remove();
  }
}, 60_000);

test('listing serial ports starts no program: without udevadm, or any other, it gives a list', async () => {
  const program = `
    import { listSerialPorts } from ${JSON.stringify(fileURLToPath(new URL('../../../gateway/ports/serial-ports.ts', import.meta.url)))};
    console.log(JSON.stringify(await listSerialPorts()));
  `;
  const file = join(folder, 'list.ts');
  await writeFile(file, program);
  const { stdout, stderr } = await run(process.execPath, [file], { env: { PATH: join(folder, 'empty') } });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(await listSerialPorts());
});
