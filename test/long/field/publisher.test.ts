/** The simulator's own publisher against the real engine process, looked at by ffmpeg and ffprobe as any player would. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FieldLine } from '../../../device-sim/live/mqtt-field.ts';
import { openFieldWorld, until, type FieldWorld } from '../../field/field-world.ts';
import { readTags } from './flv-tags.ts';

const run = promisify(execFile);
const PATH = '/live/ZFY-0001';
const WITHIN_MS = 60_000;

let world: FieldWorld;
let out: FieldLine;

/** As outside players come in: by RTMP, with a token of their own. */
function playAddress(): string {
  const { media } = world.station;
  const token = media!.token({ action: 'play', path: PATH, subject: 'test', expiresMs: Date.now() + 60_000 });
  return `${media!.publishAddress()}${PATH}?token=${token}`;
}

const isLive = () => world.station.media!.streams().some((one) => one.path === PATH && one.state === 'live' && one.video !== null);

beforeAll(async () => {
  world = await openFieldWorld();
  out = await world.goOut(await world.dock('ZFY-0001', { keySeed: new Uint8Array(32).fill(7) }));
  await world.station.liveDesks.live.ask('operator:test', 'ZFY-0001', { why: 'desk', alarm: null });
  await until('a picture', isLive, WITHIN_MS);
});
afterAll(() => world.stop());

test('D9: what the simulator publishes is H.264 and AAC, and decodes over its seam without one error', async () => {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name,profile,width,height,sample_rate,channels', '-of', 'json', playAddress()]);
  const { streams } = JSON.parse(stdout) as { streams: Record<string, unknown>[] };
  expect(streams).toContainEqual(expect.objectContaining({ codec_name: 'h264', width: 480, height: 270 }));
  expect(streams).toContainEqual(expect.objectContaining({ codec_name: 'aac', sample_rate: '16000', channels: 1 }));
  // The film is 6.4 s long: ten seconds cross from its end to its beginning.
  const { stderr } = await run('ffmpeg', ['-nostdin', '-v', 'error', '-i', playAddress(), '-t', '10', '-f', 'null', '-']);
  expect(stderr).toBe('');
}, 2 * WITHIN_MS);

test('D9: timestamps only rise, in real time, and each key frame comes with the clock of the recorder', async () => {
  const began = Date.now();
  const tags = await readTags(await world.station.media!.flv(PATH, { signal: AbortSignal.timeout(WITHIN_MS) }), (all) => all.filter((one) => one.type === 'video').length >= 100);
  const took = Date.now() - began;
  for (const type of ['video', 'audio'] as const) {
    const times = tags.filter((one) => one.type === type && !one.isConfig).map((one) => one.timeMs);
    expect(times.every((time, i) => i === 0 || time > times[i - 1]!), type).toBe(true);
  }
  const pictures = tags.filter((one) => one.type === 'video' && !one.isConfig);
  const span = pictures.at(-1)!.timeMs - pictures[0]!.timeMs;
  // Those up to the newest key frame come at once, the others as they are made.
  expect(span).toBeGreaterThan(took - 1_500);
  expect(span).toBeLessThan(took + 3_000);
  const clocks = tags.filter((one) => one.clockMs !== null).map((one) => one.clockMs!);
  expect(clocks.length).toBeGreaterThanOrEqual(pictures.filter((one) => one.isKey).length - 1);
  expect(Math.abs(clocks.at(-1)! - Date.now())).toBeLessThan(3_000);
}, 2 * WITHIN_MS);

test('D5: over flaps of the radio the stream goes on for a player that comes back, and the log has one picture', async () => {
  for (let flap = 0; flap < 3; flap += 1) {
    out.radio(false);
    await until('it is lost', () => !isLive(), WITHIN_MS);
    out.radio(true);
    await until('it is back', () => isLive() && out.field.isLive, WITHIN_MS);
  }
  const { stderr } = await run('ffmpeg', ['-nostdin', '-v', 'error', '-i', playAddress(), '-t', '3', '-f', 'null', '-']);
  expect(stderr).toBe('');
  expect(await world.events('LiveBegan')).toHaveLength(1);
  expect(await world.events('LiveEnded')).toHaveLength(0);
}, 3 * WITHIN_MS);

test('D7: a recorder that is live and vanishes is an alarm, once, with its last place', async () => {
  out.field.levers.track = [[43.9193, 81.324]];
  out.field.report();
  await until('its place is known', () => world.station.liveDesks.lines.contact('ZFY-0001' as never)?.place, WITHIN_MS);
  out.radio(false);
  const alarm = await until('the alarm', async () => (await world.events('AlarmRaised')).find((one) => one.facts.kind === 'link-loss'), WITHIN_MS);
  expect(alarm.facts).toMatchObject({ recorder: 'ZFY-0001', dock: null, place: [43.9193, 81.324] });
  const ended = await until('the end of the picture', async () => (await world.events('LiveEnded'))[0], WITHIN_MS);
  expect(ended.facts).toMatchObject({ recorder: 'ZFY-0001', why: 'publisher-gone' });
  expect((await world.events('AlarmRaised')).filter((one) => one.facts.kind === 'link-loss')).toHaveLength(1);
}, 3 * WITHIN_MS);
