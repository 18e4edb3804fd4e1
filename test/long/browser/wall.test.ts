/** The wall in a real browser before a real engine: pictures that move, their age, one click to full size, a killed engine, a screen that cannot write. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import { openHttp, PASSWORD, UNIT, type HttpTestWorld } from '../../http/http-world.ts';
import { RtmpPublisher } from '../../../device-sim/live/rtmp-publisher.ts';
import { machineClock } from '../../../device-sim/sim-clock.ts';
import { makeClockFilm, publishClockFilm, readClockFilm } from '../../media/clock-film.ts';
import { publisher, videoMessage } from '../../media/rtmp-peer.ts';
import { lookAt } from '../../media/wall-page.ts';
import { breaches, inBrowser, overflow, PHONE, signIn } from './browser-world.ts';

const ACTOR = 'operator:test';
const HOUR_MS = 3_600_000;
const LATE_MS = 5_000;
/** Seconds, as a picture: the sender's own clock, burnt in. */
const CLOCK = "drawtext=text='%{localtime\\:%H\\\\\\:%M\\\\\\:%S}.%{eif\\:1000*(t-trunc(t))\\:d\\:3}':fontsize=48:fontcolor=white:box=1:boxcolor=black:x=20:y=20";

let world: HttpTestWorld;
const programs: ChildProcess[] = [];
let stopped = false;

/** ffmpeg as a recorder: comes back when its line breaks. */
function publish(recorder: string): void {
  const media = world.station.media!;
  const token = media.token({ action: 'publish', path: `/live/${recorder}`, subject: recorder, expiresMs: systemClock.wallMs() + HOUR_MS });
  const program = spawn('ffmpeg', ['-nostdin', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', `testsrc=size=640x360:rate=15,${CLOCK}`, '-f', 'lavfi', '-i', 'sine=frequency=300', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '15', '-bf', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-f', 'flv', `${media.publishAddress()}/live/${recorder}?token=${token}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  programs.push(program);
  program.on('exit', () => { if (!stopped) setTimeout(() => { if (!stopped) publish(recorder); }, 300); });
}

const desk = inBrowser(async () => {
  world = await openHttp({ media: { rtmp: { port: 0 } } });
  const { equipment } = world.station;
  for (const [recorder, officer] of [['ZFY-0001', 'P1'], ['ZFY-0002', 'P2'], ['ZFY-0003', 'P3']] as const) {
    await equipment.enrolment.enrolRecorder(ACTOR, { recorder, model: 'Z2' });
    await equipment.placeRecorder(ACTOR, recorder, UNIT);
    await equipment.assign(ACTOR, recorder, officer, new Date(Date.now() - HOUR_MS).toISOString(), null);
  }
  await world.as('duty-desk');
  publish('ZFY-0001');
  return world;
}, { expected: (one) => one.includes('WebSocket') });
afterAll(async () => {
  stopped = true;
  for (const program of programs) program.kill('SIGKILL');
});

const tileOf = (page: Page, recorder: string) => page.locator(`[data-recorder="${recorder}"]`);
const playing = (page: Page, recorder: string) => page.locator(`[data-recorder="${recorder}"][data-phase=playing]`).waitFor();
const ageOf = async (page: Page, recorder: string) => Number(await tileOf(page, recorder).locator('[data-age-ms]').getAttribute('data-age-ms'));

/** The upper left of the picture, where the sender's clock is. */
async function clockRegion(page: Page, recorder: string): Promise<string> {
  const box = (await tileOf(page, recorder).locator('video').boundingBox())!;
  return (await page.screenshot({ clip: { x: box.x + 4, y: box.y + 4, width: box.width * 0.55, height: box.height * 0.25 } })).toString('base64');
}

async function moves(page: Page, recorder: string): Promise<void> {
  const first = await clockRegion(page, recorder);
  await expect.poll(async () => (await clockRegion(page, recorder)) !== first, { timeout: 10_000 }).toBe(true);
}

test('D5: the duty desk sees a picture that moves, who it is from, how old it is, and its own name on it; one click makes it large', async () => {
  const page = await desk.as('a-duty-desk', '/wall');
  await playing(page, 'ZFY-0001');
  await moves(page, 'ZFY-0001');
  const tile = tileOf(page, 'ZFY-0001');
  await expect.poll(() => ageOf(page, 'ZFY-0001'), { timeout: 15_000 }).toBeLessThan(2_500);
  // This sender says nothing of its clock, and the tile says so.
  expect(await tile.locator('.tile-age').textContent()).toMatch(/^延迟 \d+\.\d 秒（自到站）$/);
  expect(await tile.locator('.tile-bottom').textContent()).toContain('张伟');
  expect(await tile.locator('.tile-mark').getAttribute('data-watermark')).toBe('duty-desk a-duty-desk a-duty-desk');
  expect(await breaches(page)).toEqual([]);
  await tile.getByRole('button', { name: /^放大/ }).click();
  await page.locator('.tile-full').waitFor();
  expect((await page.locator('.tile-full video').boundingBox())!.width).toBeGreaterThan(1_200);
  await page.keyboard.press('Escape');
  await page.locator('.tile-full').waitFor({ state: 'detached' });
  await tile.getByRole('button', { name: /^放大/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.tile-full').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('radiogroup', { name: '画面数' }).getByText('16').click();
  await page.reload();
  await playing(page, 'ZFY-0001');
  expect(await page.locator('.wall > *').count()).toBe(16);
  const views = await world.events('LiveViewBegan');
  expect(views.length).toBeGreaterThanOrEqual(2);
  expect(views.every(({ actor }) => actor === 'account:a-duty-desk')).toBe(true);
});

test('the sender\'s own clock is what the age is measured by, where it says it; H.265 says what it is instead of a black tile', async () => {
  const media = world.station.media!;
  const connect = async (recorder: string) => publisher(Number(new URL(media.publishAddress()!).port), recorder, media.token({ action: 'publish', path: `/live/${recorder}`, subject: recorder, expiresMs: systemClock.wallMs() + HOUR_MS }));
  const h265 = await connect('ZFY-0002');
  const packet = (first: number) => videoMessage(0, Buffer.concat([Buffer.from([first]), Buffer.from('hvc1'), Buffer.alloc(30)]));
  h265.send(packet(0x90));
  const timer = setInterval(() => h265.send(packet(0x91)), 200);
  const path = '/live/ZFY-0003';
  const simulated = new RtmpPublisher({ clock: machineClock, order: { url: media.publishAddress()!, path, token: media.token({ action: 'publish', path, subject: 'ZFY-0003', expiresMs: systemClock.wallMs() + HOUR_MS }) }, state: () => undefined });
  const page = await desk.as('a-duty-desk', '/wall');
  await tileOf(page, 'ZFY-0002').getByText('H.265').waitFor();
  clearInterval(timer);
  await playing(page, 'ZFY-0003');
  await page.locator('[data-recorder="ZFY-0003"] [data-age-by=sender]').waitFor();
  await expect.poll(() => ageOf(page, 'ZFY-0003'), { timeout: 15_000 }).toBeLessThan(2_500);
  expect(await tileOf(page, 'ZFY-0003').locator('.tile-age').textContent()).toMatch(/^延迟 \d+\.\d 秒$/);
  simulated.stop();
  h265.socket.destroy();
});

test('the age on the tile is the age of the picture, by a clock burnt into it, and it is low', async () => {
  const media = world.station.media!;
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-wall-'));
  const film = join(folder, 'film.flv');
  makeClockFilm(film, 800);
  const sender = publishClockFilm(readClockFilm(film), Number(new URL(media.publishAddress()!).port), 'ZFY-0003', media.token({ action: 'publish', path: '/live/ZFY-0003', subject: 'ZFY-0003', expiresMs: systemClock.wallMs() + HOUR_MS }));
  try {
    const page = await desk.as('a-duty-desk', '/wall');
    await playing(page, 'ZFY-0003');
    const ages: number[] = [];
    const apart: number[] = [];
    // The player finds the live edge within some seconds; then what it says and what is seen are one.
    await expect.poll(async () => {
      const { glassMs, saysMs } = await lookAt(page, 'ZFY-0003', 10, 5_000);
      ages.push(...glassMs);
      const seen = [...glassMs].sort((a, b) => a - b)[Math.floor(glassMs.length / 2)] ?? Number.POSITIVE_INFINITY;
      apart.push(Math.abs((saysMs ?? Number.POSITIVE_INFINITY) - seen));
      return glassMs.length >= 8 && seen < 1_500 && apart.at(-1)! < 300;
    }, { timeout: 40_000, message: `ages ${ages.join(' ')}, the tile says otherwise by ${apart.join(' ')}` }).toBe(true);
    process.stderr.write(`wall: a picture is ${Math.round(ages.at(-1)!)} ms old on the glass, the tile is ${Math.round(apart.at(-1)!)} ms off\n`);
  } finally {
    sender.stop();
    await rm(folder, { recursive: true });
  }
});

test('pictures that are old on their way are left behind: the tile comes back to the live edge without a reload', async () => {
  let late = true;
  const lines = new Set<Socket>();
  const station = new URL(world.address);
  // A line on which everything comes five seconds later, in order and as fast as it was sent.
  const proxy = createServer((client) => {
    const upstream = connect(Number(station.port), station.hostname);
    const waits = late;
    let isPicture = false;
    for (const line of [client, upstream]) lines.add(line.on('error', () => undefined));
    client.on('data', (bytes: Buffer) => {
      isPicture ||= bytes.toString('latin1').includes('/flv');
      upstream.write(bytes);
    }).on('close', () => upstream.destroy());
    upstream.on('data', (bytes: Buffer) => {
      if (waits && isPicture) setTimeout(() => client.write(bytes), LATE_MS);
      else client.write(bytes);
    }).on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => { proxy.listen(0, '127.0.0.1', resolve); });
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  try {
    const page = await desk.browser.window(address);
    await signIn(page, address, 'a-duty-desk', PASSWORD, '/wall');
    await playing(page, 'ZFY-0001');
    await page.evaluate('window.sameDocument = true');
    await expect.poll(() => ageOf(page, 'ZFY-0001'), { timeout: 20_000 }).toBeGreaterThan(LATE_MS - 500);
    late = false;
    await expect.poll(() => ageOf(page, 'ZFY-0001'), { timeout: 40_000 }).toBeLessThan(2_500);
    await moves(page, 'ZFY-0001');
    expect(await page.evaluate('window.sameDocument')).toBe(true);
  } finally {
    for (const line of lines) line.destroy();
    await new Promise((resolve) => { proxy.close(resolve); });
  }
});

test('kill -9 of the engine: the picture comes back without a reload, and the tile said that it stood still', async () => {
  const page = await desk.as('a-duty-desk', '/wall');
  await playing(page, 'ZFY-0001');
  await page.evaluate('window.sameDocument = true');
  const killedMs = performance.now();
  process.kill(world.station.media!.pid()!, 'SIGKILL');
  await page.locator('[data-recorder="ZFY-0001"]:not([data-phase=playing])').waitFor();
  await playing(page, 'ZFY-0001');
  process.stderr.write(`wall: picture again ${Math.round(performance.now() - killedMs)} ms after kill -9 of the engine\n`);
  await moves(page, 'ZFY-0001');
  expect(await page.evaluate('window.sameDocument')).toBe(true);
});

test('the kiosk shows pictures over the whole screen and has nothing on it that changes anything; a phone sees the wall, too', async () => {
  const page = await desk.as('a-duty-desk', '/wall?kiosk=1');
  await playing(page, 'ZFY-0001');
  expect(await page.locator('.wall-kiosk').boundingBox()).toMatchObject({ x: 0, y: 0, width: 1_366, height: 768 });
  const names = await page.evaluate<string[]>("[...document.querySelectorAll('.wall-kiosk button')].map((button) => button.getAttribute('aria-label') ?? button.textContent)");
  expect(names.filter((name) => !/^(放大|缩小)/.test(name))).toEqual([]);
  const phone = await desk.as('a-duty-desk', '/wall', { size: PHONE, dark: true });
  await playing(phone, 'ZFY-0001');
  expect(await overflow(phone)).toBe(0);
  expect(await breaches(phone, 'contrast')).toEqual([]);
});
