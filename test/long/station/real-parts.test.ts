/** The main job with things that nobody here wrote: ptys of socat, kill -9, mosquitto's clients, protoc, ffprobe. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { badLine } from '../../../device-sim/bad-line.ts';
import { FolderCard } from '../../../device-sim/card.ts';
import { seedOf } from '../../../device-sim/dock.ts';
import { largerVideo, sample } from '../../../device-sim/media.ts';
import { SimRecorder } from '../../../device-sim/recorder.ts';
import { serialDock } from '../../../device-sim/serial-dock.ts';
import { machineClock } from '../../../device-sim/sim-clock.ts';
import { callingDock } from '../../../device-sim/tcp-dock.ts';
import { systemClock } from '../../../gateway/clock.ts';
import type { StationId } from '../../../gateway/domain/names.ts';
import { startBroker } from '../../../gateway/ports/broker.ts';
import { runSerialLine } from '../../../gateway/ports/serial-line.ts';
import { encodeMessage } from '../../../proto/envelope.ts';
import { GOLDEN } from '../../link/golden.ts';
import { enrolDock, enrolRecorder, openWorld, sha256, until } from '../../station/station-world.ts';
import { freePort } from '../../free-port.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-long-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function eventually(what: string, withinMs: number, reached: () => boolean): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!reached()) {
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

async function ptyPair(): Promise<readonly [string, string]> {
  const ends = [join(folder, 'station-end'), join(folder, 'dock-end')] as const;
  children.push(spawn('socat', [`pty,raw,echo=0,link=${ends[0]}`, `pty,raw,echo=0,link=${ends[1]}`], { stdio: 'ignore' }));
  await eventually('the ptys', 5_000, () => ends.every((end) => existsSync(end)));
  return ends;
}

describe.each([['a clean line', 0], ['1e-6 errors per bit', 1e-6], ['1e-5 errors per bit', 1e-5], ['1e-4 errors per bit', 1e-4]])('D4: a dock on a real pty, %s', (_what, rate) => {
  test('every clip arrives whole and the card is empty', async () => {
    const [stationEnd, dockEnd] = await ptyPair();
    const world = await openWorld();
    await enrolDock(world.stores, 'dock-1');
    await enrolRecorder(world.stores, 'ZFY-0001');
    const carrier = await runSerialLine({ path: stationEnd, baudRate: 115_200 }, world.desk.accept, systemClock);
    const dock = serialDock({ id: 'dock-1', bays: 2, keySeed: seedOf('dock-1'), clock: machineClock, spoil: badLine(rate, 5) }, dockEnd);
    const card = new FolderCard(join(folder, 'card'), 'SD', 64e9);
    card.add({ name: 'DCIM/1/A.MP4' }, sample('hotel.mp4'));
    card.add({ name: 'DCIM/1/B.MP4', important: true }, largerVideo('cinema.mp4', 400_000, 3));
    card.add({ name: 'DCIM/1/C.JPG', kind: 'photo' }, sample('counter.jpg'));
    const hashes = card.clips().map((clip) => sha256(card.read(clip.number, 0, clip.size))).sort();
    dock.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card }));
    await until(world.desk, 'the card is empty', () => card.clips().length === 0, 120_000);
    const stored = (await world.events()).flatMap((event) => (event.kind === 'ClipStored' ? [event.facts.sha256] : []));
    expect(stored.sort()).toEqual(hashes);
    await dock.stop();
    await carrier.stop();
    await world.stop();
    await world.remove();
  }, 150_000);
});

test('D2: a station that is killed again and again loses nothing and stores nothing twice', async () => {
  const port = await freePort();
  const zhilu = join(ROOT, 'gateway/cli/zhilu.ts');
  await writeFile(join(folder, 'zhilu.yaml'), `station: s1\nheadroomMegabytes: 100\ntcp: [{ listen: { host: 127.0.0.1, port: ${port} } }]\n`);
  const command = (...args: string[]) => run(process.execPath, [zhilu, '--json', ...args], { cwd: folder });
  const card = new FolderCard(join(folder, 'card'), 'SD', 64e9);
  for (let i = 0; i < 40; i += 1) card.add({ name: `DCIM/1/C${i}.MP4` }, largerVideo('agency.mp4', i % 8 === 0 ? 25_000_000 : 60_000 * (i + 1), i));
  const hashes = card.clips().map((clip) => sha256(card.read(clip.number, 0, clip.size))).sort();
  const dock = callingDock({ id: 'dock-1', bays: 1, keySeed: seedOf('dock-1'), clock: machineClock }, '127.0.0.1', port);
  await command('officer', 'add', 'P1', '--name', '张伟', '--certificate', '1', '--unit', 'U');
  await command('manager', 'name', 'P1', '--order', 'SO');
  await command('dock', 'add', 'dock-1', '--key', Buffer.from(dock.dock.publicKey).toString('hex'));
  await command('recorder', 'add', 'ZFY-0001', '--model', 'Z');
  dock.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card }));
  let kills = 0;
  for (; kills < 30 && card.clips().length > 0; kills += 1) {
    const child = spawn(process.execPath, [zhilu, 'run'], { cwd: folder, stdio: 'ignore' });
    children.push(child);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await eventually('the dock is served', 20_000, () => dock.dock.inSession);
    // Kills fall at other moments of the offload each time.
    await new Promise((resolve) => { setTimeout(resolve, 60 + ((kills * 137) % 500)); });
    child.kill('SIGKILL');
    await ended;
    await eventually('the dock noticed', 20_000, () => !dock.dock.inSession);
  }
  const last = spawn(process.execPath, [zhilu, 'run'], { cwd: folder, stdio: 'ignore' });
  children.push(last);
  await eventually('the card is empty', 60_000, () => card.clips().length === 0);
  const report = JSON.parse((await command('check', '--level', 'hash')).stdout) as { problems: unknown[]; clips: number };
  expect(report.problems).toEqual([]);
  const clips = JSON.parse((await command('clip', 'list', '--limit', '1000')).stdout) as { sha256: string }[];
  expect(clips.map((clip) => clip.sha256).sort()).toEqual(hashes);
  expect(kills).toBeGreaterThanOrEqual(3);
  await dock.stop();
}, 240_000);

test('D4: mosquitto\'s own clients are let in and kept out as the topics say', async () => {
  const broker = await startBroker({ host: '127.0.0.1', port: 0, station: 's1' as StationId, start: 1, authenticate: (dock, password) => dock === 'dock-1' && password === 'right' }, () => ({
    received: () => undefined, damaged: () => undefined, writable: () => undefined, closed: () => undefined,
  }), systemClock);
  const client = (program: string, password: string, ...args: string[]) => run(program, ['-h', '127.0.0.1', '-p', String(broker.port), '-i', 'dock-1', '-u', 'dock-1', '-P', password, ...args], { timeout: 8_000 })
    .then((one) => ({ code: 0, out: one.stdout + one.stderr }), (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: `${error.stdout}${error.stderr}` }));
  expect((await client('mosquitto_pub', 'right', '-q', '1', '-t', 'zhilu/s1/dock/dock-1/up', '-m', 'x')).code).toBe(0);
  expect((await client('mosquitto_pub', 'wrong', '-q', '1', '-t', 'zhilu/s1/dock/dock-1/up', '-m', 'x')).code).not.toBe(0);
  expect((await client('mosquitto_pub', 'right', '-q', '1', '-t', 'zhilu/s1/dock/dock-2/up', '-m', 'x')).code).not.toBe(0);
  expect((await client('mosquitto_sub', 'right', '-C', '1', '-W', '3', '-t', 'zhilu/s1/state', '-F', '%t')).out).toContain('zhilu/s1/state');
  expect((await client('mosquitto_sub', 'right', '-W', '2', '-t', 'zhilu/s1/dock/+/up')).out).toMatch(/denied|rejected|not authori|All subscription requests were denied/i);
  await broker.stop();
}, 60_000);

test('golden envelopes are read by protoc', async () => {
  for (const [name, message] of Object.entries(GOLDEN)) {
    const bytes = encodeMessage(message);
    const decoded = await new Promise<string>((resolve, reject) => {
      const child = execFile('protoc', ['--decode=zhilu.link.v1.Envelope', '-I', join(ROOT, 'proto'), 'dock-link.proto'], (error, out) => (error === null ? resolve(out) : reject(error)));
      child.stdin!.end(bytes);
    });
    expect(decoded, name).toContain('version: 1');
    expect(decoded, name).not.toMatch(/^\d+:/m);
  }
}, 60_000);

test('D1: clips that were offloaded are the ones on the card, byte for byte, and ffprobe reads them', async () => {
  const { stdout } = await run(process.execPath, [join(ROOT, 'gateway/cli/zhilu.ts'), 'demo', '--once', '--json', '--folder', join(folder, 'demo'), '--megabytes', '3'], { cwd: folder, timeout: 120_000 });
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, lost: 0, duplicated: 0 });
  const original = sample('hotel.mp4');
  const vault = join(folder, 'demo/station/vault', sha256(original)[0]!, sha256(original));
  expect(readFileSync(vault).equals(original)).toBe(true);
  const probed = JSON.parse((await run('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', vault])).stdout) as { streams: { codec_name: string }[] };
  expect(probed.streams.map((one) => one.codec_name).sort()).toEqual(['aac', 'h264']);
}, 150_000);
