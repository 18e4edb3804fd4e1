/** Every page of every role, as the demo fills it: WCAG AA by axe in both looks, nothing wider than a desk's or a phone's screen, one heading. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import { startDemo } from '../../../gateway/demo/demo.ts';
import { breaches, DESK, goTo, inBrowser, overflow, PHONE, settled, signIn } from './browser-world.ts';

const MEGABYTES = 2;
const WITHIN_MS = 120_000;
const ROLES = ['officer', 'keeper', 'equipment', 'duty', 'head', 'reviewer', 'archivist', 'admin'] as const;

let password: string;
let address: string;

const desk = inBrowser(async () => {
  const demo = await startDemo({ megabytes: MEGABYTES, withinMs: WITHIN_MS }, systemClock);
  expect(await demo.offloaded()).toBe(true);
  // As `npm run demo` does: with three days of work a page has something to show.
  await demo.work();
  password = (await demo.links()).password;
  address = demo.station.http!.address;
  return { address, stop: () => demo.stop() };
});

/** Where the desk's own menu leads. */
async function pathsOf(page: Page): Promise<string[]> {
  const paths: string[] = [];
  const items = page.locator('nav').first().getByRole('menuitem');
  for (let i = 0; i < await items.count(); i += 1) {
    await items.nth(i).click();
    paths.push(new URL(page.url()).pathname);
  }
  return paths;
}

/** What does not depend on who looks is looked at once for each page: colours in the dark, and axe on a phone. */
const seen = new Set<string>();

test.each(ROLES)('the pages of %s can be read by everybody and fit a desk and a phone', async (role) => {
  const wrong: string[] = [];
  const page = await desk.window({ size: DESK });
  // Whoever opens a page of his own must not find himself in the log as refused.
  page.on('response', (answer) => { if (answer.status() === 403) wrong.push(`refused ${new URL(answer.url()).pathname}`); });
  await signIn(page, address, role, password);
  const paths = await pathsOf(page);
  expect(paths.length).toBeGreaterThan(0);
  expect(new Set(paths).size).toBe(paths.length);
  const fits = async (name: string, path: string) => {
    const headings = await page.locator('h1').count();
    if (headings !== 1) wrong.push(`${name} ${path}: ${headings} headings of the first rank`);
    const wider = await overflow(page);
    if (wider > 0) wrong.push(`${name} ${path}: ${wider} pixels too wide`);
  };
  const breached = async (name: string, path: string, what: 'all' | 'contrast') => wrong.push(...(await breaches(page, what)).map((one) => `${name} ${path}: ${one}`));
  for (const path of paths) {
    await goTo(page, path);
    await fits('light', path);
    await breached('light', path, 'all');
    const first = !seen.has(path);
    seen.add(path);
    if (first) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-look=dark]').waitFor({ state: 'attached' });
      await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))');
      await breached('dark', path, 'contrast');
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.setViewportSize(PHONE);
    await page.locator('.narrow-menu').waitFor();
    await settled(page);
    await fits('phone', path);
    if (first) await breached('phone', path, 'all');
    await page.setViewportSize(DESK);
  }
  // Its words are longer: what fits in Chinese may not in English.
  await page.locator('header button[lang=en]').click();
  for (const path of paths) {
    await page.setViewportSize(DESK);
    await goTo(page, path);
    await fits('English', path);
    await page.setViewportSize(PHONE);
    await settled(page);
    await fits('English phone', path);
  }
  expect(wrong).toEqual([]);
});
