/** Recorders that are out on a true mosquitto that is set up as docs/mosquitto.md says: the blocks are read out of that page. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect as tcpConnect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FieldLine } from '../../../device-sim/live/mqtt-field.ts';
import type { SimRecorder } from '../../../device-sim/recorder.ts';
import type { StationId } from '../../../gateway/domain/names.ts';
import { openFieldWorld, until, type FieldWorld } from '../../field/field-world.ts';
import { freePort } from '../../free-port.ts';

const run = promisify(execFile);
const PAGE = readFileSync(new URL('../../../docs/mosquitto.md', import.meta.url), 'utf8');
const STATION = 'station-1' as StationId;
const STATION_USER = 'zhilu-station-1';
const SERIALS = ['ZFY-0001', 'ZFY-0002'] as const;
const WITHIN_MS = 60_000;
const passwordOf = (user: string) => `secret-of-${user}`;

let folder: string;
let port: number;
let broker: ChildProcess | undefined;
let world: FieldWorld;
let recorder: SimRecorder;
let out: FieldLine;

function block(language: string): string {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!).join('');
}

const answers = () => new Promise<boolean>((resolve) => {
  const socket = tcpConnect(port, '127.0.0.1', () => {
    socket.destroy();
    resolve(true);
  });
  socket.on('error', () => resolve(false));
});

async function startMosquitto(): Promise<void> {
  broker = spawn('mosquitto', ['-c', join(folder, 'zhilu.conf')], { stdio: 'ignore' });
  await until('mosquitto listens', answers, WITHIN_MS);
}

async function stopMosquitto(): Promise<void> {
  const child = broker;
  broker = undefined;
  if (child === undefined || child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

const client = (user: string): Promise<MqttClient> => connectAsync(`mqtt://127.0.0.1:${port}`, { clientId: `${user}-other`, username: user, password: passwordOf(user), reconnectPeriod: 0, protocolVersion: 4 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-field-mosquitto-'));
  port = await freePort();
  // The second listener of the page is for TLS, which other tests see to.
  const conf = block('conf').replaceAll('/etc/mosquitto/', `${folder}/`).replace('listener 1883', `listener ${port}`).split('listener 8883')[0]!;
  await writeFile(join(folder, 'zhilu.conf'), process.getuid?.() === 0 ? `user root\n${conf}` : conf);
  await writeFile(join(folder, 'zhilu.acl'), block('acl'), { mode: 0o600 });
  const passwords = join(folder, 'zhilu.passwd');
  await writeFile(passwords, '', { mode: 0o600 });
  for (const user of [STATION_USER, ...SERIALS]) await run('mosquitto_passwd', ['-b', passwords, user, passwordOf(user)]);
  await startMosquitto();
  const url = `mqtt://127.0.0.1:${port}`;
  world = await openFieldWorld({
    station: STATION, broker: undefined,
    outsideBroker: { url, username: STATION_USER, password: passwordOf(STATION_USER), recorders: { url, passwords: new Map(SERIALS.map((serial) => [serial, passwordOf(serial)])) } },
  });
  recorder = await world.dock('ZFY-0001', { keySeed: new Uint8Array(32).fill(5) });
  out = await world.goOut(recorder);
}, 2 * WITHIN_MS);

afterAll(async () => {
  await world?.stop();
  await stopMosquitto();
  await rm(folder, { recursive: true, force: true });
});

test('D5: over mosquitto a recorder carries the password of the broker in its pass, is heard, and goes live when it is asked', async () => {
  expect(recorder.passes[0]).toMatchObject({ mqttUrl: `mqtt://127.0.0.1:${port}`, mqttPassword: passwordOf('ZFY-0001') });
  await world.station.liveDesks.live.ask('operator:test', 'ZFY-0001', { why: 'desk', alarm: null });
  await until('a picture', () => world.station.liveDesks.live.live('ZFY-0001').state === 'live', WITHIN_MS);
  const id = out.field.alarm('sos');
  await until('the alarm is acknowledged', () => out.field.acknowledged.includes(id), WITHIN_MS);
});

test('D7: when mosquitto dies and comes back, so does the recorder; an alarm of meanwhile is told once', async () => {
  await stopMosquitto();
  await until('the line is down', () => world.station.liveDesks.lines.contact('ZFY-0001' as never)?.link === 'down', WITHIN_MS);
  const id = out.field.alarm('fall');
  await startMosquitto();
  await until('the line is up', () => world.station.liveDesks.lines.isUp('ZFY-0001' as never), WITHIN_MS);
  await until('the alarm is acknowledged', () => out.field.acknowledged.includes(id), WITHIN_MS);
  expect((await world.events('AlarmRaised')).filter((one) => one.facts.kind === 'fall')).toHaveLength(1);
  // The picture has a line of its own.
  expect(out.field.isLive).toBe(true);
});

test('by the page\'s list a recorder can speak as itself alone, and hear nobody else', async () => {
  const before = world.station.liveDesks.lines.contact('ZFY-0001' as never)!.heard;
  const other = await client('ZFY-0002');
  const heard: string[] = [];
  other.on('message', (topic) => heard.push(topic));
  await other.subscribeAsync(['zhilu/station-1/recorder/+/down', 'zhilu/station-1/recorder/+/up', 'zhilu/station-1/dock/+/up', 'zhilu/station-1/state']);
  await other.publishAsync('zhilu/station-1/recorder/ZFY-0001/up', Buffer.from([8, 1, 0x82, 1, 0]), { qos: 1 }).catch(() => undefined);
  // The station goes on speaking to the first; the second hears the station's state and nothing of that.
  await until('the first recorder is heard again', () => world.station.liveDesks.lines.contact('ZFY-0001' as never)!.heard > before, WITHIN_MS);
  expect(new Set(heard)).toEqual(new Set(['zhilu/station-1/state']));
  expect(world.station.liveDesks.lines.isUp('ZFY-0001' as never)).toBe(true);
  await other.endAsync(true);
});

test('a recorder that is lost is refused by the station itself, whatever the broker lets in', async () => {
  const stranger = await world.dock('ZFY-0002');
  expect(stranger.passes).toHaveLength(1);
  const { equipment } = world.station;
  await equipment.setState('operator:test', 'ZFY-0001', 'lost', '遗失');
  await until('its line is over', () => !world.station.liveDesks.lines.isUp('ZFY-0001' as never) && !out.field.inSession, WITHIN_MS);
  await until('its picture is over', () => world.station.media!.streams().length === 0, WITHIN_MS);
  const ended = await until('the end is in the log', async () => (await world.events('LiveEnded')).at(-1), WITHIN_MS);
  expect(ended.facts).toMatchObject({ recorder: 'ZFY-0001', why: 'not-served' });
});
