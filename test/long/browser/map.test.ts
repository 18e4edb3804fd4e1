/** The map of the alarms over a ground that the bureau dropped in: drawn by WebGL from the station alone, in both looks; without it, or without WebGL, the places stand. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDockWorld, ACTOR, type DockWorld } from '../../http/dock-world.ts';
import { PASSWORD } from '../../http/http-world.ts';
import { writeMap } from '../../http/own-map.ts';
import { untilTrue } from '../../station/station-world.ts';
import { inBrowser, settled, signIn, type Look } from './browser-world.ts';

const SOON = { timeout: 30_000 };
/** Where the simulated recorders are. */
const SHORE = { latitude: 43.8, longitude: 87.6 };
let world: DockWorld;
let file: string;
const desk = inBrowser(async () => {
  world = await openDockWorld(1);
  file = join(world.world.folder, 'map.pmtiles');
  await world.enrol('ZFY-0001');
  await world.world.station.equipment.assign(ACTOR, 'ZFY-0001', 'P1', new Date(world.clock.wallMs() - 60_000).toISOString(), null);
  await world.world.as('duty-desk', { account: 'desk-1' });
  const id = world.line.dock.alarm(1, 'ZFY-0001', '求助');
  await untilTrue('it was taken', () => !world.line.dock.alarmIsOpen(id));
  return world;
});

const alarms = async (look: Look = {}) => {
  const page = await desk.as('desk-1', '/alarms', look);
  await settled(page);
  await page.locator('[data-point]').waitFor();
  return page;
};
/** What colour the map has so many pixels beside its middle, of a picture of the page. */
async function colourBeside(page: Page, dx: number, dy: number): Promise<readonly number[]> {
  const box = (await page.locator('.map > svg').boundingBox())!;
  const picture = await page.screenshot({ clip: { x: Math.round(box.x + box.width / 2 + dx), y: Math.round(box.y + box.height / 2 + dy), width: 1, height: 1 } });
  return page.evaluate<readonly number[]>(`new Promise((done) => { const image = new Image(); image.onload = () => { const canvas = document.createElement('canvas'); const pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0); done([...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)); }; image.src = 'data:image/png;base64,${picture.toString('base64')}'; })`);
}

test('D7: without a file the places stand on a blank ground', async () => {
  const page = await alarms();
  expect(await page.locator('[data-map-ground]').count()).toBe(0);
  expect(await colourBeside(page, -60, 70)).toEqual(await colourBeside(page, 60, 70));
});

test.each([['light', false, 'zh', [185, 213, 234], [246, 245, 241]], ['dark', true, 'en', [23, 54, 79], [27, 37, 48]]] as const)('D7: the ground that was dropped in lies below the places, water west of the shore and land east of it (%s)', async (_name, dark, language, water, land) => {
  await writeMap(file, SHORE);
  const page = await alarms({ dark, language });
  await page.locator('[data-map-ground] canvas').waitFor();
  await expect.poll(() => colourBeside(page, -60, 70), SOON).toEqual(water);
  await expect.poll(() => colourBeside(page, 60, 70), SOON).toEqual(land);
  // Nearer and farther: the shore stays below the place, which is in the middle.
  await page.getByRole('button', { name: dark ? 'Farther' : '缩小' }).click();
  await expect.poll(() => colourBeside(page, -24, 70), SOON).toEqual(water);
  // What a file says of its makers is shown as words.
  expect(await page.locator('.map-said').innerText()).toBe('某县测绘 © 某图');
  expect(await page.locator('.map-said a').count()).toBe(0);
});

test('D7: a file that is no map is said on the map, and the places stand', async () => {
  await writeFile(file, 'no map');
  const page = await alarms();
  await page.locator('.map-said', { hasText: '不是 PMTiles 格式' }).waitFor();
  expect(await page.locator('[data-map-ground]').count()).toBe(0);
  await rm(file);
});

test('D7: where the browser has no WebGL the map says so, and the places stand', async () => {
  await writeMap(file, SHORE);
  const page = await desk.window();
  await page.addInitScript("HTMLCanvasElement.prototype.getContext = ((before) => function (kind, ...rest) { return kind.startsWith('webgl') ? null : before.call(this, kind, ...rest); })(HTMLCanvasElement.prototype.getContext)");
  await signIn(page, world.world.address, 'desk-1', PASSWORD, '/alarms');
  await page.locator('.map-said', { hasText: 'WebGL' }).waitFor();
  await page.locator('[data-point]').waitFor();
  desk.browser.takeWrongs();
});
