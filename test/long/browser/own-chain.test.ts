/** What an officer may read about his own matters, and a return whose reason is not lost. */
import { expect, test } from 'vitest';
import { activity, at, offer, openClips, type ClipWorld } from '../../http/clip-world.ts';
import { breaches, inBrowser, overflow, PHONE, settled } from './browser-world.ts';

let world: ClipWorld;
let handOver: string;

const desk = inBrowser(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  const officer = await world.as('officer');
  await world.as('recorder-manager', { officer: 'P2' });
  await officer.post('/api/v1/activities', activity());
  await world.store({ at: at('09:30') });
  handOver = String((await offer(officer)).body['handOver']);
  return world;
});

test('R15: an officer goes from his activity to its custody chain, reads every entry, and has the proof of one', async () => {
  const page = await desk.as('a-officer', '/activities');
  await settled(page);
  await page.locator('[data-row-key]').first().press('Enter');
  await page.getByRole('link', { name: '保管链（可打印）' }).click();
  await page.waitForURL('**/chain?subject=activity*');
  await page.locator('h1', { hasText: '保管链' }).waitFor();
  await settled(page);
  await expect.poll(() => page.locator('[data-row-key]').count()).toBeGreaterThan(1);
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(true);
  expect(await breaches(page)).toEqual([]);
  await page.locator('[data-row-key]').first().press('Enter');
  // In words first; the bytes and what proves them are a click away.
  const drawer = page.locator('.ant-drawer');
  await drawer.locator('dt', { hasText: '执法活动' }).waitFor();
  expect(await drawer.locator('pre').count()).toBe(0);
  expect(await breaches(page)).toEqual([]);
  await drawer.locator('summary', { hasText: '原始记录与证明' }).click();
  await drawer.getByText('c2sp.org/tlog-proof@v1').waitFor();
  await drawer.locator('pre', { hasText: '"kind":"ActivityEntered"' }).waitFor();
  await page.setViewportSize(PHONE);
  await expect.poll(() => overflow(page)).toBe(0);
});

test('R19b: a hand-over is returned with a reason that survives a reload; without a reason it is not sent', async () => {
  const page = await desk.as('a-recorder-manager', `/register/${handOver}`);
  const begin = () => page.getByRole('button', { name: '退回', exact: true }).first().click();
  await begin();
  await page.locator('#reason').press('Control+Enter');
  await page.locator('.ant-form-item-explain-error', { hasText: '请写明缺什么' }).waitFor();
  await page.locator('#reason').fill('缺第 3 号片段');
  await page.reload();
  await begin();
  await expect.poll(() => page.locator('#reason').inputValue()).toBe('缺第 3 号片段');
  await page.locator('#reason').press('Control+Enter');
  await page.locator('.ant-drawer dl').getByText('已退回').waitFor();
  await page.locator('.ant-drawer dl').getByText('缺第 3 号片段').waitFor();
  expect(await world.events('HandOverReturned')).toHaveLength(1);
});
