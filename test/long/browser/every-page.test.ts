/** Every page of every role, as the demo fills it: WCAG AA by axe in both looks, nothing wider than a desk's or a phone's screen, one heading. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import { startDemo, type Demo } from '../../../gateway/demo/demo.ts';
import { breaches, buildDashboard, DESK, overflow, PHONE, settled, signIn, TestBrowser } from './browser-world.ts';

const MEGABYTES = 2;
const WITHIN_MS = 120_000;
const ROLES = ['officer', 'keeper', 'equipment', 'duty', 'head', 'reviewer', 'archivist', 'admin'] as const;

let demo: Demo;
let browser: TestBrowser;
let password: string;
let address: string;

beforeAll(async () => {
  await buildDashboard();
  demo = await startDemo({ megabytes: MEGABYTES, withinMs: WITHIN_MS }, systemClock);
  expect(await demo.offloaded()).toBe(true);
  password = (await demo.links()).password;
  address = demo.station.http!.address;
  browser = await TestBrowser.open();
});
afterAll(async () => {
  await browser?.stop();
  await demo?.stop();
});

/** Where the desk's own menu leads. */
async function pathsOf(page: Page): Promise<string[]> {
  const paths: string[] = [];
  const items = page.locator('nav').first().getByRole('menuitem');
  for (let i = 0; i < await items.count(); i += 1) {
    await items.nth(i).click();
    await settled(page);
    paths.push(new URL(page.url()).pathname);
  }
  return paths;
}

test.each(ROLES)('the pages of %s can be read by everybody and fit a desk and a phone', async (role) => {
  const wrong: string[] = [];
  const wide = await browser.window(address, { size: DESK });
  await signIn(wide, address, role, password);
  const paths = await pathsOf(wide);
  expect(paths.length).toBeGreaterThan(0);
  expect(new Set(paths).size).toBe(paths.length);
  const look = async (page: Page, name: string, contrast: boolean) => {
    for (const path of paths) {
      await page.goto(`${address}${path}`);
      await settled(page);
      if (await page.locator('h1').count() !== 1) wrong.push(`${name} ${path}: ${await page.locator('h1').count()} headings of the first rank`);
      if (await overflow(page) > 0) wrong.push(`${name} ${path}: ${await overflow(page)} pixels too wide`);
      if (contrast) wrong.push(...(await breaches(page)).map((one) => `${name} ${path}: ${one}`));
    }
  };
  await look(wide, 'light', true);
  await browser.closeWindows();
  const dark = await browser.window(address, { size: DESK, dark: true, language: 'en' });
  await signIn(dark, address, role, password);
  await look(dark, 'dark', true);
  await browser.closeWindows();
  const phone = await browser.window(address, { size: PHONE });
  await signIn(phone, address, role, password);
  await look(phone, 'phone', true);
  await browser.closeWindows();
  expect(wrong).toEqual([]);
  expect(browser.takeWrongs()).toEqual([]);
});
