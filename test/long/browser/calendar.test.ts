/** The working calendar by hand: a missing notice is seen, entered after a preview, and what it says counts at once (Art. 19(3)). */
import { expect, test } from 'vitest';
import { at, openClips, type ClipWorld } from '../../http/clip-world.ts';
import { breaches, inBrowser, overflow, PHONE, settled } from './browser-world.ts';

let world: ClipWorld;

const desk = inBrowser(async () => {
  world = await openClips();
  world.clock.set(at('11:00'));
  await world.as('recorder-manager', { officer: 'P2' });
  await world.as('officer');
  return world;
});

test('R19b: a regional notice is entered as lines copied from it, after a preview of what it changes', async () => {
  const page = await desk.as('a-recorder-manager', '/calendar?year=2026');
  await settled(page);
  expect(await breaches(page)).toEqual([]);
  // A Wednesday, a working day until the region says otherwise.
  const day = page.locator('button[data-day="2026-05-27"]');
  expect(await day.getAttribute('class')).toContain('day-working');
  await page.locator('[data-row-key="CN-65/2026"]').getByRole('button', { name: '录入' }).click();
  await page.locator('#title').fill('自治区 2026 年古尔邦节放假通知');
  await page.locator('#number').fill('新政办〔2026〕1号');
  await page.locator('#date').fill('2026-01-05');
  await page.locator('#date').press('Enter');
  await page.locator('#days').fill('2026-05-27 放假\n五月二十八 放假');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('第 2 行看不懂：五月二十八 放假').waitFor();
  await page.locator('#days').fill('2026-05-27 至 2026-05-28 放假');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('2 天会改变', { exact: false }).waitFor();
  expect(await world.events('CalendarNoticeEntered')).toEqual([]);
  await page.locator('.ant-modal').getByRole('button', { name: '录入' }).click();
  await expect.poll(() => day.getAttribute('class')).toContain('day-off');
  expect((await world.events('CalendarNoticeEntered')).map((event) => event.facts.days)).toEqual([{ '2026-05-27': 'off', '2026-05-28': 'off' }]);
});

test('R19b: everybody can ask when something would be due, and is told day by day why', async () => {
  const page = await desk.as('a-officer', '/calendar', { size: PHONE, dark: true });
  await settled(page);
  const field = page.getByLabel('活动结束于');
  await field.fill('2026-05-26 15:00');
  await field.press('Enter');
  const card = page.locator('.ant-card', { hasText: '试算移交期限' });
  // The day after and the one after it are off by the region's notice: the next working day is Friday.
  await card.locator('strong time', { hasText: '2026-05-29' }).waitFor();
  expect(await card.textContent()).toContain('2026-05-27');
  expect(await page.getByRole('button', { name: /录入/ }).count()).toBe(0);
  expect(await breaches(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
});
