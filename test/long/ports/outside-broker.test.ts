/** The station as a client of a true mosquitto that is set up as docs/mosquitto.md says: the blocks are read out of that page. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect as tcpConnect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderCard } from '../../../device-sim/card.ts';
import { seedOf } from '../../../device-sim/dock.ts';
import { largerVideo, sample } from '../../../device-sim/media.ts';
import { mqttDock } from '../../../device-sim/mqtt-dock.ts';
import { SimRecorder } from '../../../device-sim/recorder.ts';
import { machineClock } from '../../../device-sim/sim-clock.ts';
import type { LineDock } from '../../../device-sim/tcp-dock.ts';
import { systemClock } from '../../../gateway/clock.ts';
import type { StationId } from '../../../gateway/domain/names.ts';
import type { RunningCarrier } from '../../../gateway/ports/carrier.ts';
import { joinBroker, type OutsideBrokerSettings } from '../../../gateway/ports/outside-broker.ts';
import { decodeMessage } from '../../../proto/envelope.ts';
import { desk, until } from '../../ports/line-world.ts';
import { TEST_CERTIFICATE, TEST_KEY } from '../../ports/test-certificate.ts';
import { StationFolder, StationProcess } from '../store/traced-station.ts';
import { sha256 } from '../../station/station-world.ts';
import { freePort } from '../../free-port.ts';

const run = promisify(execFile);
const PAGE = readFileSync(new URL('../../../docs/mosquitto.md', import.meta.url), 'utf8');
const STATION = 'station-1' as StationId;
const STATION_USER = 'zhilu-station-1';

let folder: string;
let plainPort: number;
let tlsPort: number;
let broker: ChildProcess | undefined;
let ends: (() => Promise<unknown>)[];

/** The page's blocks in this language, put together. */
function blocks(language: string): string {
  const found = [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!);
  expect(found.length, `blocks of ${language} in docs/mosquitto.md`).toBeGreaterThan(0);
  return found.join('');
}

async function startMosquitto(): Promise<void> {
  const child = spawn('mosquitto', ['-c', join(folder, 'zhilu.conf')], { stdio: 'ignore' });
  broker = child;
  await until('mosquitto listens', () => {
    probe(plainPort);
    return listens || child.exitCode !== null;
  }, 10_000);
  expect(child.exitCode).toBeNull();
}

let listens = false;
function probe(port: number): void {
  const socket = tcpConnect(port, '127.0.0.1', () => {
    listens = true;
    socket.destroy();
  });
  socket.on('error', () => undefined);
}

async function stopMosquitto(): Promise<void> {
  const child = broker;
  broker = undefined;
  listens = false;
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

beforeEach(async () => {
  ends = [];
  folder = await mkdtemp(join(tmpdir(), 'zhilu-mosquitto-'));
  plainPort = await freePort();
  tlsPort = await freePort();
  const conf = blocks('conf').replaceAll('/etc/mosquitto/', `${folder}/`).replace('listener 1883', `listener ${plainPort}`).replace('listener 8883', `listener ${tlsPort} 127.0.0.1`);
  // Started by root, mosquitto would become another user, who may not read a temporary folder.
  await writeFile(join(folder, 'zhilu.conf'), process.getuid?.() === 0 ? `user root\n${conf}` : conf);
  await writeFile(join(folder, 'zhilu.acl'), blocks('acl'), { mode: 0o600 });
  await writeFile(join(folder, 'zhilu.crt'), TEST_CERTIFICATE);
  await writeFile(join(folder, 'zhilu.key'), TEST_KEY, { mode: 0o600 });
  const passwords = join(folder, 'zhilu.passwd');
  await writeFile(passwords, '', { mode: 0o600 });
  for (const user of [STATION_USER, 'dock-1', 'dock-2']) await run('mosquitto_passwd', ['-b', passwords, user, `secret of ${user}`]);
  await startMosquitto();
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  await stopMosquitto();
  await rm(folder, { recursive: true, force: true });
});

async function joined(settings: Partial<OutsideBrokerSettings> = {}): Promise<{ readonly line: RunningCarrier; readonly docks: ReturnType<typeof desk> }> {
  const docks = desk();
  const line = await joinBroker({ url: `mqtt://127.0.0.1:${plainPort}`, username: STATION_USER, password: `secret of ${STATION_USER}`, station: STATION, start: 7, ...settings }, docks.accept, systemClock);
  ends.push(() => line.stop());
  return { line, docks };
}

async function client(user: string): Promise<MqttClient> {
  const one = await connectAsync(`mqtt://127.0.0.1:${plainPort}`, { clientId: user, username: user, password: `secret of ${user}`, reconnectPeriod: 0, protocolVersion: 4 });
  one.on('error', () => undefined);
  ends.push(() => one.endAsync(true));
  return one;
}

test('D2: the main job over mosquitto, with broker and station killed again and again: nothing lost, nothing stored twice', async () => {
  const station = new StationFolder(join(folder, 'station'));
  await mkdir(station.folder);
  await writeFile(join(station.folder, 'broker.password'), `secret of ${STATION_USER}\n`, { mode: 0o600 });
  await writeFile(join(station.folder, 'zhilu.yaml'), `station: ${STATION}\nheadroomMegabytes: 100\n${blocks('yaml').replace('1883', String(plainPort))}`);
  const card = new FolderCard(join(folder, 'card'), 'SD', 64e9);
  for (let i = 0; i < 24; i += 1) card.add({ name: `DCIM/1/C${i}.MP4` }, largerVideo('agency.mp4', i % 6 === 0 ? 24_000_000 : 90_000 * (i + 1), i));
  card.add({ name: 'DCIM/1/P.JPG', kind: 'photo' }, sample('counter.jpg'));
  const hashes = card.clips().map((clip) => sha256(card.read(clip.number, 0, clip.size))).sort();
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card });
  const dock: LineDock = mqttDock({ id: 'dock-1', bays: 1, keySeed: seedOf('dock-1'), clock: machineClock, url: `mqtt://127.0.0.1:${plainPort}`, station: STATION, password: 'secret of dock-1' });
  ends.push(() => dock.stop());
  await station.command('officer', 'add', 'P1', '--name', '张伟', '--certificate', '1', '--unit', 'U');
  await station.command('manager', 'name', 'P1', '--order', 'SO');
  await station.command('dock', 'add', 'dock-1', '--key', Buffer.from(dock.dock.publicKey).toString('hex'));
  await station.command('recorder', 'add', 'ZFY-0001', '--model', 'Z');
  dock.dock.insert(1, recorder);
  let running = new StationProcess(station, null);
  ends.push(() => running.remove());
  let broken = 0;
  for (; broken < 12 && card.clips().length > 0; broken += 1) {
    await until('the dock is served', () => dock.dock.inSession, 30_000);
    // Each break falls at another moment of the offload.
    await new Promise((resolve) => { setTimeout(resolve, 50 + ((broken * 137) % 400)); });
    if (broken % 2 === 0) {
      await stopMosquitto();
      await until('the dock noticed', () => !dock.dock.inSession, 30_000);
      await startMosquitto();
    } else {
      await running.remove();
      running = new StationProcess(station, null);
      await until('the dock noticed', () => !dock.dock.inSession, 60_000);
    }
  }
  await until('the card is empty', () => card.clips().length === 0, 90_000);
  expect(broken).toBeGreaterThanOrEqual(3);
  expect(await running.stop()).toMatchObject({ code: 0 });
  const report = await station.command('check', '--level', 'hash') as { problems: unknown[] };
  expect(report.problems).toEqual([]);
  const stored = await station.command('clip', 'list', '--limit', '1000') as { sha256: string }[];
  expect(stored.map((clip) => clip.sha256).sort()).toEqual(hashes);
  for (const hash of hashes) expect(sha256(readFileSync(join(station.data, 'vault', hash[0]!, hash)))).toBe(hash);
}, 300_000);

test('D4: the access list of the page lets each dock speak on its own topics and on no other', async () => {
  const { line, docks } = await joined();
  await until('it is joined', () => line.trouble!() === null);
  const first = await client('dock-1');
  const second = await client('dock-2');
  const heard: string[] = [];
  second.on('message', (topic) => heard.push(topic));
  // mosquitto grants what it will not deliver.
  await second.subscribeAsync(['#', 'zhilu/station-1/dock/dock-1/down', 'zhilu/station-1/dock/dock-1/up', 'zhilu/station-1/dock/dock-2/down', 'zhilu/station-1/state']);
  for (const topic of ['zhilu/station-1/dock/dock-1/up', 'zhilu/station-1/dock/dock-1/down', 'zhilu/station-1/dock/dock-2/down', 'zhilu/station-1/state']) await second.publishAsync(topic, 'evil', { qos: 1, retain: true }).catch(() => undefined);
  await first.publishAsync('zhilu/station-1/dock/dock-1/up', 'mine', { qos: 1 });
  await until('the first is heard', () => docks.wires.length === 1 && docks.wires[0]!.heard.length === 1);
  expect(docks.wires[0]!.wire).toMatchObject({ carrier: 'mqtt', authenticated: 'dock-1' });
  expect(Buffer.from(docks.wires[0]!.heard[0]!).toString()).toBe('mine');
  docks.wires[0]!.wire.send(Buffer.from('to the first alone'));
  await second.publishAsync('zhilu/station-1/dock/dock-2/up', 'mine, too', { qos: 1 });
  await until('the second is heard', () => docks.wires.length === 2 && docks.wires[1]!.heard.length === 1);
  docks.wires[1]!.wire.send(Buffer.from('to the second'));
  await until('its own answer', () => heard.includes('zhilu/station-1/dock/dock-2/down'));
  expect([...new Set(heard)].sort()).toEqual(['zhilu/station-1/dock/dock-2/down', 'zhilu/station-1/state']);
  expect(docks.wires[0]!.heard).toHaveLength(1);
});

test('the longest envelope passes the broker, and one that is longer is dropped', async () => {
  const { line, docks } = await joined();
  await until('it is joined', () => line.trouble!() === null);
  const dock = await client('dock-1');
  const heard: Buffer[] = [];
  dock.on('message', (_topic, payload) => heard.push(payload));
  await dock.subscribeAsync('zhilu/station-1/dock/dock-1/down');
  await dock.publishAsync('zhilu/station-1/dock/dock-1/up', Buffer.alloc(524_288, 1), { qos: 1 });
  await until('the envelope', () => docks.wires[0]?.heard[0]?.length === 524_288);
  docks.wires[0]!.wire.send(Buffer.alloc(524_288, 2));
  await until('the answer', () => heard[0]?.length === 524_288);
  await dock.publishAsync('zhilu/station-1/dock/dock-1/up', Buffer.alloc(524_289, 1), { qos: 1 });
  await until('it is told as damaged', () => docks.wires[0]!.damaged.length === 1);
  expect(docks.wires[0]!.heard).toHaveLength(1);
});

test('a broker that takes nothing stops the questions, then the wires; what waited for it does not count against the next', async () => {
  const { line, docks } = await joined();
  await until('it is joined', () => line.trouble!() === null);
  const hello = async () => {
    const dock = await client('dock-1');
    await dock.publishAsync('zhilu/station-1/dock/dock-1/up', 'hello', { qos: 1 });
  };
  await hello();
  await until('a wire', () => docks.wires.length === 1);
  broker!.kill('SIGSTOP');
  const first = docks.wires[0]!;
  let refused = 0;
  for (let i = 0; i < 200 && first.closed === null; i += 1) {
    if (!first.wire.send(Buffer.alloc(500_000))) refused += 1;
    await new Promise((resolve) => { setImmediate(resolve); });
  }
  expect(first.closed).toBe('the broker takes nothing');
  expect(refused).toBeGreaterThan(10);
  await stopMosquitto();
  await until('it says that the broker is gone', () => line.trouble!() !== null);
  await startMosquitto();
  await until('it is joined again', () => line.trouble!() === null, 20_000);
  await hello();
  await until('a new wire', () => docks.wires.length === 2);
  expect(docks.wires[1]!.wire.send(Buffer.from('small'))).toBe(true);
});

test('docks learn by the retained state that the station is there, and by its last will that it is not', async () => {
  const states: boolean[] = [];
  const dock = await client('dock-1');
  dock.on('message', (_topic, payload) => {
    const { body } = decodeMessage(payload);
    if (body.kind === 'stationPresence') states.push(body.value.online);
  });
  await dock.subscribeAsync('zhilu/station-1/state');
  const { line } = await joined();
  await until('it is there', () => states.at(-1) === true);
  await line.stop();
  await until('it is gone', () => states.at(-1) === false);
});

test('over TLS with the authority named; what keeps the station out is said, and mended without a restart', async () => {
  const { line, docks } = await joined({ url: `mqtts://127.0.0.1:${tlsPort}`, ca: TEST_CERTIFICATE });
  await until('it is joined', () => line.trouble!() === null);
  const dock = await client('dock-1');
  await dock.publishAsync('zhilu/station-1/dock/dock-1/up', 'over both', { qos: 1 });
  await until('the dock is heard', () => docks.wires[0]?.heard.length === 1);
  await stopMosquitto();
  await until('it says that the broker is gone', () => line.trouble!() !== null);
  await until('the wire is dead', () => docks.wires[0]!.closed !== null);
  await startMosquitto();
  await until('it is joined again', () => line.trouble!() === null, 20_000);

  const untrusted = await joined({ url: `mqtts://127.0.0.1:${tlsPort}` });
  await until('it names the certificate', () => /certificate/.test(untrusted.line.trouble!() ?? ''));
  const wrong = await joined({ password: 'wrong' });
  await until('it names the refusal', () => /not authorized|Not authorized|refused/i.test(wrong.line.trouble!() ?? ''));
});
