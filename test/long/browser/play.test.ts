/** The player in a real browser: it plays, goes to the very moment, steps by frames, keeps several pictures in step, and stops when the right ends. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sample } from '../../../device-sim/media.ts';
import { activity, at, openClips, type ClipWorld } from '../../http/clip-world.ts';
import { makeMedia } from '../playback/media-world.ts';
import { breaches, inBrowser, PHONE, settled } from './browser-world.ts';

let world: ClipWorld;
let first: string;
let converted: string;
let made: string;
const WITHIN_MS = 60_000;
/** Pictures for people to look at. */
const SHOTS = process.env['ZHILU_SHOTS'];

const desk = inBrowser(async () => {
  const media = await makeMedia(['h264.mp4', 'h264.ts', 'hevc.mp4']);
  world = await openClips({ media: {} });
  // The engine's process has the machine's clock, and tokens are held against it.
  world.clock.set(new Date().toISOString());
  const officer = await world.as('officer');
  await world.as('recorder-manager', { officer: 'P2' });
  const head = await world.as('unit-head');
  await world.as('duty-desk');
  first = await world.store({ at: at('09:00'), durationMs: 20_000, bytes: media.get('h264.mp4')!, name: 'VID_0001.MP4', recording: 1, segment: 0 });
  await world.store({ at: new Date(Date.parse(at('09:00')) + 20_000).toISOString(), durationMs: 6_000, bytes: sample('hotel.mp4'), name: 'VID_0002.MP4', recording: 1, segment: 1 });
  converted = await world.store({ at: new Date(Date.parse(at('09:01'))).toISOString(), durationMs: 20_000, bytes: media.get('h264.ts')!, name: 'VID_0003.TS', offsetMs: 95_000 });
  await world.store({ at: new Date(Date.parse(at('09:00')) + 5_000).toISOString(), officer: 'P2', recorder: 'ZFY-0002', durationMs: 20_000, bytes: media.get('hevc.mp4')!, name: 'VID_0004.MP4', timed: true });
  await world.store({ at: new Date(Date.parse(at('09:00')) + 40_000).toISOString(), kind: 'photo', durationMs: null, bytes: sample('counter.jpg'), name: 'IMG_0005.JPG' });
  made = (await officer.post('/api/v1/activities', activity({ officers: ['P1', 'P2'], plannedFrom: at('09:00'), plannedTo: at('09:02'), from: null, to: null }))).body['activity'];
  await world.settled();
  await head.post('/api/v1/view-grants', { account: 'a-duty-desk', clips: [first], verbs: ['view'], to: new Date(world.clock.wallMs() + 3_600_000).toISOString(), reason: '核查投诉' });
  return world;
});

const shot = async (page: Page, name: string) => { if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) }); };
/** Waits until it is so; the page's own content policy lets no text be looked at again and again from inside. */
async function until(page: Page, is: string): Promise<void> {
  const giveUp = Date.now() + WITHIN_MS;
  while (!await page.evaluate<boolean>(`Boolean(${is})`)) {
    if (Date.now() > giveUp) throw new Error(`not in time: ${is}`);
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
  }
}
const timeOf = (page: Page, clip: string) => page.evaluate<number>(`document.querySelector('figure[data-clip="${clip}"] video').currentTime`);
const shows = (page: Page, clip: string) => until(page, `(() => { const one = document.querySelector('figure[data-clip="${clip}"] video'); return one !== null && one.readyState >= 2 && !one.seeking; })()`);
const inClip = async (page: Page) => Number(await page.locator('.place').getAttribute('data-in-clip'));
/** What is on the screen where the picture is, without what is written over it. */
const drawn = (page: Page, clip: string) => page.evaluate<string>(`(() => { const one = document.querySelector('figure[data-clip="${clip}"] video'); const board = document.createElement('canvas'); board.width = 320; board.height = 180; const pen = board.getContext('2d'); pen.drawImage(one, 0, 0, 320, 180); return board.toDataURL(); })()`);

/** A box that players leave out, so that the same film is another clip. */
const freeBox = (mark: number) => { const box = Buffer.alloc(12, mark); box.writeUInt32BE(12); box.write('free', 4, 'latin1'); return box; };
const [WIDE, HIGH] = [160, 90];
/** Which frame of the made clip it is that stands there: the one that it is nearest to, of those within a second. */
async function frameOf(page: Page, clip: string): Promise<number> {
  const at = Math.max(0, Math.floor(await timeOf(page, clip) * 25) - 12);
  const there = await page.evaluate<number[]>(`(() => { const one = document.querySelector('figure[data-clip="${clip}"] video'); const board = document.createElement('canvas'); board.width = ${WIDE}; board.height = ${HIGH}; const pen = board.getContext('2d'); pen.drawImage(one, 0, 0, ${WIDE}, ${HIGH}); const { data } = pen.getImageData(0, 0, ${WIDE}, ${HIGH}); const gray = []; for (let i = 0; i < data.length; i += 4) gray.push(Math.round(data[i] * 0.299 + data[i + 1] * 0.587 + data[i + 2] * 0.114)); return gray; })()`);
  const frames = execFileSync('ffmpeg', ['-nostdin', '-loglevel', 'error', '-i', await world.vaultFile(first as never), '-vf', `select=between(n\\,${at}\\,${at + 24}),scale=${WIDE}:${HIGH},format=gray`, '-vsync', '0', '-f', 'rawvideo', 'pipe:1'], { maxBuffer: 10_000_000 });
  const off = Array.from({ length: frames.length / (WIDE * HIGH) }, (_, i) => there.reduce((sum, value, k) => sum + Math.abs(value - frames[i * WIDE * HIGH + k]!), 0));
  return at + off.indexOf(Math.min(...off));
}

test('D6: a clip plays in the browser, goes to the very moment, steps by one frame, and the log has the spans', async () => {
  const page = await desk.as('a-officer', `/play?clip=${first}`);
  await shows(page, first);
  await shot(page, 'one');
  const before = await drawn(page, first);
  await page.keyboard.press(' ');
  await until(page, `document.querySelector('video').currentTime > 1.2`);
  await page.keyboard.press('k');
  await until(page, `document.querySelector('video').paused`);
  expect(await drawn(page, first)).not.toBe(before);
  // To the middle of the axis by a click.
  const ruler = page.locator('.axis-lane[role=slider]');
  const { x, y, width } = (await ruler.boundingBox())!;
  await page.mouse.click(x + width / 2, y + 10);
  await until(page, `Math.abs(document.querySelector('video').currentTime - 10) < 0.1 && !document.querySelector('video').seeking`);
  await page.keyboard.press('ArrowRight');
  await until(page, `Math.abs(document.querySelector('video').currentTime - 15) < 0.1 && !document.querySelector('video').seeking`);
  await page.keyboard.press('Shift+ArrowLeft');
  await until(page, `Math.abs(document.querySelector('video').currentTime - 14) < 0.1 && !document.querySelector('video').seeking`);
  const frames = [await drawn(page, first)];
  let last = await timeOf(page, first);
  for (let i = 0; i < 3; i += 1) {
    await page.keyboard.press('.');
    await until(page, `document.querySelector('video').currentTime > ${last + 0.01} && !document.querySelector('video').seeking`);
    const now = await timeOf(page, first);
    if (i > 0) expect(now - last).toBeCloseTo(1 / 25, 3);
    last = now;
    frames.push(await drawn(page, first));
  }
  expect(new Set(frames).size).toBe(4);
  expect(await frameOf(page, first)).toBe(Math.floor(last * 25));
  await page.keyboard.press(',');
  await until(page, `document.querySelector('video').currentTime < ${last - 0.01} && !document.querySelector('video').seeking`);
  expect(await drawn(page, first)).toBe(frames[2]);
  expect(await page.locator('.picture-marked').getAttribute('data-mark')).toContain('a-officer');
  await page.locator('.ant-select', { hasText: '1×' }).click();
  await page.locator('.ant-select-item-option', { hasText: '4×' }).click();
  await page.locator('.controls button').first().click();
  await until(page, `document.querySelector('video').playbackRate === 4 && document.querySelector('video').currentTime > 17`);
  await page.goto(`${world.address}/clips`);
  await settled(page);
  await expect.poll(async () => (await world.events('ViewClosed')).filter(({ facts }) => facts.clip === first).length).toBeGreaterThan(0);
  const closed = (await world.events('ViewClosed')).filter(({ facts }) => facts.clip === first).at(-1)!;
  expect(closed.facts.why).toBe('player');
  expect(closed.facts.spans[0]![0]).toBe(0);
  // At four times the speed from there on: one span, however seldom the page came to look; what was jumped over is in none.
  expect(closed.facts.spans.some(([from, to]) => from <= 14_300 && to >= 17_000)).toBe(true);
  expect(closed.facts.spans.some(([from, to]) => from <= 12_900 && to >= 12_900)).toBe(false);
});

test('D6: all of an activity on one axis: pictures in step, segments joined, gaps hatched, clock error told, thumbnails and bookmarks', async () => {
  const page = await desk.as('a-recorder-manager', `/play?activity=${made}`);
  await shows(page, first);
  expect(await page.locator('.axis-segment').count()).toBe(4);
  expect(await page.locator('.axis-gap').count()).toBeGreaterThanOrEqual(3);
  await page.getByText('已更正').waitFor();
  await page.locator('.thumbnail img').first().waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.locator('figure').nth(1).locator('video').waitFor();
  const second = (await page.locator('figure').nth(1).getAttribute('data-clip'))!;
  await shows(page, second);
  await page.keyboard.press(' ');
  await until(page, `document.querySelectorAll('video').length === 2 && [...document.querySelectorAll('video')].every((one) => !one.paused && one.currentTime > 6.5)`);
  await until(page, `Math.abs(document.querySelectorAll('video')[0].currentTime - document.querySelectorAll('video')[1].currentTime - 5) < 0.25`);
  await shot(page, 'activity');
  await page.keyboard.press('k');
  // Into the TS file, which is remuxed on the way, to the very moment.
  const lane = page.locator(`.axis-segment[data-clip="${converted}"]`);
  const { x, width, y, height } = (await lane.boundingBox())!;
  await page.mouse.click(x + width / 2, y + height / 2);
  await shows(page, converted);
  const wanted = await inClip(page);
  expect(Math.abs(wanted - 10_000)).toBeLessThan(300);
  expect(Math.abs(await timeOf(page, converted) * 1_000 - wanted)).toBeLessThan(5);
  // The very frame: a TS file has no times of its frames that would be whole, its first begins when its sound has begun.
  expect(Math.abs(await frameOf(page, converted) - Math.floor((wanted / 1_000 - 0.024) * 25))).toBeLessThanOrEqual(1);
  const frame = await drawn(page, converted);
  await page.keyboard.press('.');
  await until(page, `Math.abs(document.querySelector('figure[data-clip="${converted}"] video').currentTime * 1000 - ${wanted}) > 10`);
  await shows(page, converted);
  expect(await drawn(page, converted)).not.toBe(frame);
  await page.keyboard.press('b');
  await page.locator('#text').fill('出示执法证件');
  await page.locator('#text').press('Control+Enter');
  await page.locator('.bookmarks').getByText('出示执法证件').waitFor();
  await page.locator('.axis-photo').click();
  await page.locator('figure img').waitFor();
  await shot(page, 'activity-photo');
  await page.keyboard.press('h');
  await page.getByText('上一帧、下一帧').waitFor();
  await page.keyboard.press('Escape');
});

test('D6: four pictures of one activity run in step, and jump together', async () => {
  const clips: string[] = [];
  const bytes = (await makeMedia(['h264.mp4'])).get('h264.mp4')!;
  const day = at('14:00');
  for (let i = 0; i < 4; i += 1) {
    const clip = { at: new Date(Date.parse(day) + i * 2_000).toISOString(), officer: i % 2 === 0 ? 'P1' : 'P2', recorder: `ZFY-010${i}`, durationMs: 20_000, bytes: Buffer.concat([bytes, freeBox(i)]), name: `VID_010${i}.MP4` };
    clips.push(await world.store(clip));
  }
  const { body } = await (await world.as('officer')).post('/api/v1/activities', activity({ officers: ['P1', 'P2'], plannedFrom: at('13:59'), plannedTo: at('14:01'), from: null, to: null }));
  await world.settled();
  const page = await desk.as('a-recorder-manager', `/play?activity=${body['activity']}`);
  for (let n = 0; n < 2; n += 1) await page.keyboard.press('ArrowRight');
  await until(page, "document.querySelectorAll('figure video').length === 4");
  for (const clip of clips) await shows(page, clip);
  // Where each would be, by the time of the one that began first.
  const apart = clips.map((clip, i) => `Math.abs(document.querySelector('figure[data-clip="${clip}"] video').currentTime + ${2 * i} - document.querySelector('figure[data-clip="${clips[0]}"] video').currentTime)`).join(', ');
  await page.keyboard.press(' ');
  await until(page, "[...document.querySelectorAll('figure video')].every((one) => !one.paused && one.currentTime > 1)");
  await until(page, `Math.max(${apart}) < 0.25`);
  await page.keyboard.press('k');
  await until(page, "[...document.querySelectorAll('figure video')].every((one) => one.paused && !one.seeking)");
  await until(page, `Math.max(${apart}) < 0.01`);
  await page.keyboard.press('Shift+ArrowRight');
  await until(page, `[...document.querySelectorAll('figure video')].every((one) => !one.seeking) && Math.max(${apart}) < 0.01`);
  expect(await page.locator('.axis-row').count()).toBeGreaterThanOrEqual(4);
  await shot(page, 'four');
});

test('R20b: an approval that ends in the middle stops the picture and says so', async () => {
  const page = await desk.as('a-duty-desk', '/view-grants');
  await page.getByRole('link', { name: /录像/ }).click();
  await shows(page, first);
  await page.keyboard.press(' ');
  await until(page, `document.querySelector('video').currentTime > 0.5`);
  const head = await desk.as('a-unit-head', '/view-grants');
  await settled(head);
  await shot(head, 'grants');
  await head.getByRole('button', { name: '终止' }).click();
  await head.locator('#reason').fill('已核查完毕');
  await head.locator('#reason').press('Control+Enter');
  await head.getByText('由负责人终止').waitFor();
  await page.getByText('查看已结束').waitFor({ timeout: WITHIN_MS });
  await shot(page, 'ended');
  expect((await world.events('ViewClosed')).at(-1)!.facts).toMatchObject({ clip: first, why: 'right-ended' });
});

test('the player and the approvals can be read by everybody, in the dark and on a phone', async () => {
  const wrong: string[] = [];
  const page = await desk.as('a-unit-head', `/play?activity=${made}`);
  await shows(page, first);
  for (const path of [`/play?activity=${made}`, '/view-grants']) {
    await page.goto(`${world.address}${path}`);
    await settled(page);
    if (path.startsWith('/play')) await shows(page, first);
    for (const one of await breaches(page)) wrong.push(`light ${path}: ${one}`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-look=dark]').waitFor({ state: 'attached' });
    for (const one of await breaches(page, 'contrast')) wrong.push(`dark ${path}: ${one}`);
    await shot(page, `dark${path.includes('grants') ? '-grants' : ''}`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(PHONE);
    await settled(page);
    // The names of the test's accounts are wider than a phone's head; what counts is the page.
    if (await page.evaluate<boolean>("document.querySelector('#main').scrollWidth > document.documentElement.clientWidth")) wrong.push(`phone ${path}: too wide`);
    for (const one of await breaches(page)) wrong.push(`phone ${path}: ${one}`);
    await shot(page, `phone${path.includes('grants') ? '-grants' : ''}`);
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  expect(wrong).toEqual([]);
});
