/** The duty desk's wall in a browser of its own, for what measures it outside a test. Needs Debian's chromium, and the pages built. */
import { chromium, type Page } from 'playwright-core';
import { PASSWORD } from '../http/http-world.ts';
import { glassScript } from './clock-film.ts';

const START_MS = 60_000;
const SAYS_MS = 100;

export interface WallPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Signs in as the duty desk (`a-duty-desk`) and waits for the first picture. @param tiles 1, 4, 9 or 16 */
export async function openWall(address: string, tiles: number): Promise<WallPage> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--enable-precise-memory-info'] });
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(START_MS);
  await page.addInitScript(`localStorage.setItem('zhilu.wall.a-duty-desk', '{"size":${tiles},"pinned":[]}')`);
  await page.goto(`${address}/wall`);
  await page.locator('#account').fill('a-duty-desk');
  await page.locator('#password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('[data-phase=playing]').first().waitFor();
  return { page, close: () => browser.close() };
}

export interface TileTells {
  readonly recorder: string;
  /** What the tile says of the picture's age, by the sender's clock, in milliseconds; null where it says nothing. */
  readonly saysMs: number | null;
  /** What the clock in the picture says: the pictures' ages when they were shown. */
  readonly glassMs: readonly number[];
}

export const recordersOn = (page: Page): Promise<string[]> => page.evaluate<string[]>("[...document.querySelectorAll('[data-recorder]')].map((tile) => tile.dataset.recorder)");

/** Looks at so many pictures of a tile, for `withinMs` at most. */
export async function lookAt(page: Page, recorder: string, pictures: number, withinMs: number): Promise<TileTells> {
  const tile = `[data-recorder="${recorder}"]`;
  const glassMs = await page.evaluate<number[]>(glassScript(`${tile} video`, pictures, withinMs));
  const says = await page.locator(`${tile} [data-age-by=sender]`).first().getAttribute('data-age-ms', { timeout: SAYS_MS }).catch(() => null);
  return { recorder, saysMs: says === null || says === '' ? null : Number(says), glassMs };
}
