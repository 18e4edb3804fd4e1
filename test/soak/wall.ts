/** The soak's browser: the duty desk's wall with some tiles, as it stands on a desk for hours. Each few seconds it tells what each tile shows. */
import { chromium } from 'playwright-core';
import { PASSWORD } from '../http/http-world.ts';
import { glassScript } from '../media/clock-film.ts';

export interface TileTells {
  readonly recorder: string;
  /** What the tile says of the picture's age, by the sender's clock; null where it says nothing. */
  readonly saysMs: number | null;
  /** What the clock in the picture says: pictures' ages when they were shown. */
  readonly glassMs: readonly number[];
}
export interface WallTells {
  readonly tiles: readonly TileTells[];
  /** The longest that a tile stood still since the last time, and whose. */
  readonly stoodMs: number;
  readonly stood: string;
  readonly heapMiB: number;
  /** Pages that were loaded: 1, unless somebody reloaded. */
  readonly loads: number;
}

const EVERY_MS = 5_000;
const PICTURES = 5;
const WITHIN_MS = 2_000;
const START_MS = 60_000;

process.on('disconnect', () => process.exit(0));
process.on('message', ({ address, tiles }: { readonly address: string; readonly tiles: number }) => { void watch(address, tiles); });

async function watch(address: string, tiles: number): Promise<void> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--enable-precise-memory-info'] });
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(START_MS);
  let loads = 0;
  await page.addInitScript(`localStorage.setItem('zhilu.wall.a-duty-desk', '{"size":${tiles},"pinned":[]}')`);
  await page.goto(`${address}/wall`);
  await page.locator('#account').fill('a-duty-desk');
  await page.locator('#password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('[data-phase=playing]').first().waitFor();
  page.on('load', () => { loads += 1; });
  await page.evaluate(`(() => {
    const since = new Map();
    window.stood = { ms: 0, whose: '' };
    setInterval(() => {
      const now = performance.now();
      for (const tile of document.querySelectorAll('[data-recorder]')) {
        const whose = tile.dataset.recorder;
        if (tile.dataset.phase === 'playing') since.delete(whose);
        else if (!since.has(whose)) since.set(whose, now);
        const ms = now - (since.get(whose) ?? now);
        if (ms > window.stood.ms) window.stood = { ms, whose };
      }
    }, 100);
  })()`);
  for (;;) {
    const recorders = await page.evaluate<string[]>("[...document.querySelectorAll('[data-recorder]')].map((tile) => tile.dataset.recorder)");
    const told: TileTells[] = [];
    for (const recorder of recorders) {
      const tile = `[data-recorder="${recorder}"]`;
      const glassMs = await page.evaluate<number[]>(glassScript(`${tile} video`, PICTURES, WITHIN_MS));
      const says = await page.locator(`${tile} [data-age-by=sender]`).first().getAttribute('data-age-ms', { timeout: 100 }).catch(() => null);
      told.push({ recorder, saysMs: says === null || says === '' ? null : Number(says), glassMs });
    }
    const { ms, whose, heapMiB } = await page.evaluate<{ ms: number; whose: string; heapMiB: number }>("(() => { const { ms, whose } = window.stood; window.stood = { ms: 0, whose: '' }; return { ms, whose, heapMiB: performance.memory.usedJSHeapSize / 1048576 }; })()");
    process.send!({ tiles: told, stoodMs: ms, stood: whose, heapMiB, loads: loads + 1 } satisfies WallTells);
    await new Promise((resolve) => { setTimeout(resolve, EVERY_MS); });
  }
}
