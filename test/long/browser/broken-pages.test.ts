/** A page that throws or whose code does not come: the frame stays, it is said what to do, and what was typed is still there. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHttp, PASSWORD, type HttpTestWorld } from '../../http/http-world.ts';
import { breaches, drafts, goTo, inBrowser, overflow, PHONE, settled, signIn } from './browser-world.ts';

let world: HttpTestWorld;

const desk = inBrowser(async () => {
  world = await openHttp();
  for (const role of ['administrator', 'equipment-manager'] as const) await world.as(role);
  return world;
}, { expected: () => true });

/** The frame and every other page are as they were. */
async function otherPagesWork(page: Page): Promise<void> {
  await goTo(page, '/recorders');
  await page.locator('h1', { hasText: '记录仪' }).waitFor();
}

test('the code of a page does not come: it says so within the frame, never leaves for the browser\'s own page, and comes once the network is back', async () => {
  const page = await desk.window();
  // From the first moment on, so that nothing was fetched ahead.
  await page.route('**/assets/ratio-*.js', (route) => route.abort());
  await signIn(page, world.address, 'a-equipment-manager', PASSWORD, '/recorders');
  await settled(page);
  await page.getByRole('menuitem', { name: '配备比例' }).click();
  await page.locator('h1', { hasText: '这一页没有载入' }).waitFor();
  expect(await page.locator('header').isVisible()).toBe(true);
  expect(await breaches(page)).toEqual([]);
  await page.setViewportSize(PHONE);
  await expect.poll(() => overflow(page)).toBe(0);
  await page.setViewportSize({ width: 1366, height: 768 });
  // The station cannot be reached at all: the page stays where it is.
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '重新载入' }).click();
  await page.getByText('工作站仍然没有答复').waitFor();
  await page.context().setOffline(false);
  await otherPagesWork(page);
  // Whoever goes there again asks again.
  await page.unroute('**/assets/ratio-*.js');
  await page.getByRole('menuitem', { name: '配备比例' }).click();
  await page.locator('h1', { hasText: '配备比例' }).waitFor();
});

test('the frame itself does not come: a plain page says what to do, and loading again brings everything', async () => {
  const page = await desk.window({ language: 'en' });
  await page.route('**/assets/desk-*.js', (route) => route.abort());
  await page.goto(`${world.address}/recorders`);
  await page.locator('#account').fill('a-equipment-manager');
  await page.locator('#password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: 'This page did not load' }).waitFor();
  expect(await breaches(page)).toEqual([]);
  await page.unroute('**/assets/desk-*.js');
  await page.getByRole('button', { name: 'Load again' }).click();
  await page.locator('h1', { hasText: 'Recorders' }).waitFor();
});

test('a page that throws keeps the frame and what was typed into it', async () => {
  const page = await desk.as('a-equipment-manager', '/recorders');
  await settled(page);
  await page.getByRole('button', { name: '登记记录仪' }).click();
  await page.locator('#recorder').fill('ZFY-KEPT');
  // A station of another version answers what this page does not understand; the last letters were typed at that very moment.
  await page.route('**/api/v1/recorders?*', (route) => route.fulfill({ json: { items: [{ recorder: 'X', state: 'of-tomorrow' }], next: null } }));
  await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder: 'ZFY-NEWS', model: 'Z2' });
  await page.locator('h1', { hasText: '这一页出错了' }).waitFor();
  await expect.poll(() => drafts(page)).toHaveLength(1);
  expect(await page.locator('header').isVisible()).toBe(true);
  expect(await breaches(page)).toEqual([]);
  await page.getByText('再次出错时').click();
  await page.getByText('TypeError').waitFor();
  await page.getByRole('button', { name: '回到待办' }).click();
  await page.locator('h1', { hasText: '待办' }).waitFor();
  await page.goBack();
  await page.locator('h1', { hasText: '这一页出错了' }).waitFor();
  await page.unroute('**/api/v1/recorders?*');
  await page.getByRole('button', { name: '重新载入' }).click();
  await page.locator('h1', { hasText: '记录仪' }).waitFor();
  await page.getByRole('button', { name: '登记记录仪' }).click();
  await page.locator('#recorder').waitFor();
  expect(await page.locator('#recorder').inputValue()).toBe('ZFY-KEPT');
});
