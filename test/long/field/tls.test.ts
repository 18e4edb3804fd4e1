/** Recorders' lines with TLS: mqtts and rtmps with a certificate of the station's own, by the simulator, mosquitto's client and ffmpeg; who speaks in clear is refused, and the log says so. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test, vi, type MockInstance } from 'vitest';
import { fieldLine, type FieldLine } from '../../../device-sim/live/mqtt-field.ts';
import { machineClock } from '../../../device-sim/sim-clock.ts';
import type { SimRecorder } from '../../../device-sim/recorder.ts';
import { openFieldWorld, until, type FieldWorld } from '../../field/field-world.ts';
import { TEST_CERTIFICATE, TEST_KEY } from '../../ports/test-certificate.ts';

const run = promisify(execFile);
const WITHIN_MS = 60_000;
const NO_TLS = /未使用 TLS，或不接受本站证书 \/ it does not speak TLS, or does not take our certificate/;
const SERIAL = 'ZFY-0001';

let folder: string;
let world: FieldWorld;
let recorder: SimRecorder;
let out: FieldLine | undefined;
let camera: ChildProcess | undefined;
let said: MockInstance<typeof process.stderr.write>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-tls-'));
  const [certFile, keyFile] = [join(folder, 'station.crt'), join(folder, 'station.key')];
  await writeFile(certFile, TEST_CERTIFICATE);
  await writeFile(keyFile, TEST_KEY, { mode: 0o600 });
  said = vi.spyOn(process.stderr, 'write');
  world = await openFieldWorld({ broker: { host: '127.0.0.1', port: 0, tls: { cert: TEST_CERTIFICATE, key: TEST_KEY } }, media: { rtmp: { host: '127.0.0.1', port: 0, tls: { certFile, keyFile } } } });
  recorder = await world.dock(SERIAL);
  for (let bay = 1; bay <= 4; bay += 1) if (world.line.dock.recorder(bay) === recorder) world.line.dock.unplug(bay);
});
afterEach(async () => {
  camera?.kill('SIGKILL');
  await out?.stop();
  out = undefined;
});
afterAll(async () => {
  said.mockRestore();
  await world?.stop();
  await rm(folder, { recursive: true, force: true });
});

const lines = () => said.mock.calls.map(([text]) => String(text)).filter((text) => NO_TLS.test(text));
const pass = () => recorder.passes[0]!;
const mosquitto = (...more: string[]) => run('mosquitto_pub', ['-h', '127.0.0.1', '-p', new URL(pass().mqttUrl).port, '-i', SERIAL, '-u', SERIAL, '-P', pass().mqttPassword, '-q', '1', '-t', `zhilu/test-station/recorder/${SERIAL}/up`, '-m', 'x', ...more], { timeout: WITHIN_MS });
const publish = (url: string) => spawn('ffmpeg', ['-v', 'error', '-nostdin', '-re', '-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=15', '-t', '60', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '15', '-pix_fmt', 'yuv420p', '-f', 'flv', `${url}${pass().path}?token=${pass().token}`], { stdio: 'ignore' });
const pictures = () => world.station.media!.streams().filter(({ state, video }) => state === 'live' && video === 'h264');

test('D5: a recorder speaks over mqtts and shows its picture over rtmps, by the station\'s certificate alone', async () => {
  expect([pass().mqttUrl, pass().rtmpUrl]).toEqual([expect.stringMatching(/^mqtts:\/\/127\.0\.0\.1:\d+$/), expect.stringMatching(/^rtmps:\/\/127\.0\.0\.1:\d+$/)]);
  out = fieldLine(recorder, machineClock, TEST_CERTIFICATE);
  await until('the station hears it', () => world.station.liveDesks.lines.contact(SERIAL as never)?.report, WITHIN_MS);
  await world.station.liveDesks.live.ask('operator:test', SERIAL, { why: 'desk', alarm: null });
  await until('a picture', () => world.station.liveDesks.live.live(SERIAL).state === 'live' && pictures().length === 1, WITHIN_MS);
  await world.station.liveDesks.live.stop('operator:test', SERIAL);
  await until('it has stopped', () => world.station.media!.streams().length === 0, WITHIN_MS);
  expect(lines()).toEqual([]);
  // One that does not know who signed the certificate says nothing to the station, and the log has why.
  await out.stop();
  out = fieldLine(recorder, machineClock);
  await until('the log says it', () => lines().some((text) => text.includes('mqtts://')), WITHIN_MS);
  expect(world.station.liveDesks.lines.isUp(SERIAL as never)).toBe(false);
});

test('mosquitto\'s own client gets in by mqtts; in clear it does not, and the log names its address', async () => {
  await mosquitto('--cafile', join(folder, 'station.crt'));
  const before = lines().length;
  await expect(mosquitto()).rejects.toThrow();
  await until('the log says it', () => lines().slice(before).some((text) => /^zhilu: mqtts:\/\/127\.0\.0\.1:\d+: 127\.0\.0\.1: /.test(text)), WITHIN_MS);
});

test('ffmpeg publishes by rtmps; in clear it does not, and the log names its address', async () => {
  camera = publish(pass().rtmpUrl);
  await until('a picture', () => pictures().length === 1, WITHIN_MS);
  camera.kill('SIGKILL');
  world.station.media!.close(pass().path);
  await until('it has ended', () => world.station.media!.streams().length === 0, WITHIN_MS);
  const before = lines().length;
  const plain = camera = publish(pass().rtmpUrl.replace('rtmps', 'rtmp'));
  await new Promise((resolve) => plain.once('close', resolve));
  expect(plain.exitCode).not.toBe(0);
  await until('the log says it', () => lines().slice(before).some((text) => /^zhilu: rtmp: 127\.0\.0\.1 connect : /.test(text)), WITHIN_MS);
  expect(world.station.media!.streams()).toEqual([]);
});
