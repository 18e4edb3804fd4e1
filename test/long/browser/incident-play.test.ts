/** What the station itself recorded of an incident, whose camera was killed in the middle: a real browser plays it to its last picture, from the incident and from the clip. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import type { ClipId, OfficerId, RecorderSerial } from '../../../gateway/domain/names.ts';
import { register } from '../../../gateway/domain/registers.ts';
import { read } from '../../../gateway/domain/rows.ts';
import { vaultPath } from '../../../gateway/store/store-paths.ts';
import { until } from '../../field/field-world.ts';
import { OFFICERS, openHttp, type HttpTestWorld } from '../../http/http-world.ts';
import { inBrowser } from './browser-world.ts';

const RECORDER = 'ZFY-0001' as RecorderSerial;
const WITHIN_MS = 60_000;
const RECORDED_BYTES = 400_000;
const [WIDE, HIGH, RATE] = [160, 90, 25];

let world: HttpTestWorld;
let camera: ChildProcess | undefined;
let incident: string;
let clip: ClipId;
let file: string;

const desk = inBrowser(async () => {
  world = await openHttp({ media: { rtmp: { port: 0 } } });
  const { equipment, stores, incidents, media } = world.station;
  await equipment.enrolment.enrolRecorder('operator:test', { recorder: RECORDER, model: 'Z2' });
  await stores.log.append([{ kind: 'RecorderAssigned', actor: 'operator:test', facts: { recorder: RECORDER, officer: OFFICERS[0][0] as OfficerId, from: '2026-01-01T00:00:00.000Z', to: null } }]);
  await world.as('reviewer');
  ({ incident } = await incidents.begin('operator:test', RECORDER, { alarm: null }));
  const token = media!.token({ action: 'publish', path: `/live/${RECORDER}`, subject: RECORDER, expiresMs: systemClock.wallMs() + 600_000 });
  camera = spawn('ffmpeg', [
    '-v', 'error', '-nostdin', '-re', '-f', 'lavfi', '-i', `testsrc=size=480x270:rate=${RATE}`, '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25',
    '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-f', 'flv', `${media!.publishAddress()}/live/${RECORDER}?token=${token}`,
  ], { stdio: 'ignore' });
  await until('enough is recorded', () => (incidents.shown.view(incident).writing?.bytes ?? 0) > RECORDED_BYTES, WITHIN_MS);
  const gone = new Promise((resolve) => camera!.once('close', resolve));
  camera.kill('SIGKILL');
  await gone;
  await incidents.end('operator:test', incident, 'by-hand');
  await until('it is stored', () => incidents.shown.view(incident).state === 'stored', WITHIN_MS);
  clip = (await incidents.shown.clipsOf(incident))[0]!.clip;
  file = stores.disk.absolute(vaultPath(read(stores.index, register.clip(clip))!.sha256));
  return world;
});
afterAll(async () => {
  camera?.kill('SIGKILL');
});

/** What stands on the screen, as gray. */
const onScreen = (page: Page) => page.evaluate<number[]>(`(() => { const one = document.querySelector('figure[data-clip] video'); const board = document.createElement('canvas'); board.width = ${WIDE}; board.height = ${HIGH}; const pen = board.getContext('2d'); pen.drawImage(one, 0, 0, ${WIDE}, ${HIGH}); const { data } = pen.getImageData(0, 0, ${WIDE}, ${HIGH}); const gray = []; for (let i = 0; i < data.length; i += 4) gray.push(Math.round(data[i] * 0.299 + data[i + 1] * 0.587 + data[i + 2] * 0.114)); return gray; })()`);

/** All pictures of the stored file, as ffmpeg decodes them. */
function pictures(): readonly Buffer[] {
  const all = execFileSync('ffmpeg', ['-nostdin', '-loglevel', 'error', '-i', file, '-vf', `scale=${WIDE}:${HIGH},format=gray`, '-vsync', '0', '-f', 'rawvideo', 'pipe:1'], { maxBuffer: 200_000_000 });
  return Array.from({ length: all.length / (WIDE * HIGH) }, (_, i) => all.subarray(i * WIDE * HIGH, (i + 1) * WIDE * HIGH));
}

function nearest(frames: readonly Buffer[], there: readonly number[]): number {
  const off = frames.map((one) => there.reduce((sum, value, at) => sum + Math.abs(value - one[at]!), 0));
  return off.indexOf(Math.min(...off));
}

test('D5, D6: an incident\'s clip plays in the browser up to its last picture, which stands there at the end, and goes to any moment of it', async () => {
  const frames = pictures();
  const lengthS = frames.length / RATE;
  const page = await desk.as('a-reviewer', `/play?clip=${clip}`);
  const ask = <T>(what: string) => page.evaluate<T>(`(() => { const one = document.querySelector('figure[data-clip="${clip}"] video'); return one === null ? null : ${what}; })()`);
  await until('it is there', () => ask('one.readyState >= 2'), WITHIN_MS);
  expect(Math.abs(await ask<number>('one.duration') - lengthS)).toBeLessThan(0.3);
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await until('it plays to its end', () => ask('one.ended'), WITHIN_MS);
  await until('the page stands there', () => ask('one.paused'), WITHIN_MS);
  expect(nearest(frames, await onScreen(page))).toBeGreaterThanOrEqual(frames.length - 2);
  // To the middle by a click on the axis, and to the end by a key.
  const ruler = (await page.locator('.axis-lane[role=slider]').boundingBox())!;
  await page.mouse.click(ruler.x + ruler.width / 2, ruler.y + 10);
  await until('it has gone to the middle', () => ask(`!one.seeking && one.readyState >= 2 && Math.abs(one.currentTime - ${lengthS / 2}) < 0.3`), WITHIN_MS);
  expect(Math.abs(nearest(frames, await onScreen(page)) - Math.floor(await ask<number>('one.currentTime') * RATE))).toBeLessThanOrEqual(1);
  await page.keyboard.press('End');
  await until('it has gone to the end', () => ask(`!one.seeking && one.readyState >= 2 && one.currentTime > ${lengthS - 0.3}`), WITHIN_MS);
  expect(nearest(frames, await onScreen(page))).toBeGreaterThanOrEqual(frames.length - 2);
  await page.goto(`${world.address}/incidents`);
  const closed = await until('the look is in the log', async () => (await world.events('ViewClosed'))[0], WITHIN_MS);
  expect(closed.facts.spans.at(-1)![1]).toBeGreaterThan(lengthS * 1_000 - 300);
});
