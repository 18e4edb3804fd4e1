/** Around every page: signing in, keys, languages, looks, drafts, sessions that end, many tabs with one stream. */
import { expect, test } from 'vitest';
import { openHttp, PASSWORD, type HttpTestWorld } from '../../http/http-world.ts';
import { drafts, focused, inBrowser, settled } from './browser-world.ts';

let world: HttpTestWorld;

const desk = inBrowser(async () => {
  world = await openHttp();
  for (const role of ['administrator', 'equipment-manager', 'officer'] as const) await world.as(role);
  return world;
});

test('a wrong password is said at its field, in words that do not tell whether the account exists', async () => {
  const page = await desk.window();
  await page.goto(world.address);
  await page.locator('#account').fill('a-officer');
  await page.locator('#password').fill('nothing like it');
  await page.keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error').first().waitFor();
  expect(await page.locator('.ant-form-item-explain-error').allTextContents()).toEqual(['账号或密码不正确']);
  expect(await focused(page)).toBe('password');
});

test('a new station is set up by the link that it printed, once', async () => {
  const fresh = await openHttp();
  try {
    const token = fresh.station.accounts.newSetUpToken()!;
    const page = await desk.browser.window(fresh.address);
    await page.goto(`${fresh.address}/set-up#token=${token}`);
    await page.locator('#name').fill('首任管理员');
    await page.locator('#password').fill(PASSWORD);
    await page.locator('#again').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('#main h1').first().waitFor();
    expect(page.url()).not.toContain('token');
    expect(await page.locator('header').textContent()).toContain('首任管理员');
    expect((await fresh.events('AccountOpened')).map((event) => event.facts.roles)).toEqual([['administrator']]);
  } finally {
    await fresh.stop();
  }
});

test('everything is reached by keys: skip link, pages by g and a letter, the list of keys by ?', async () => {
  const page = await desk.as('a-equipment-manager', '/storage');
  await page.reload();
  await settled(page);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('main');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.waitForURL('**/recorders');
  await page.locator('h1', { hasText: '记录仪' }).waitFor();
  await settled(page);
  await page.keyboard.press('/');
  expect(await page.evaluate('document.activeElement === document.querySelector("[data-search] input")')).toBe(true);
  // What is typed into a field is text and no command.
  await page.keyboard.type('?g');
  expect(await page.locator('.ant-modal').count()).toBe(0);
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('?');
  await page.locator('.ant-modal kbd').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.ant-modal kbd').first().waitFor({ state: 'hidden' });
});

test('by keys alone: a drawer and a dialog that close give the keys back to where they came from; a year of days is one stop of Tab', async () => {
  const page = await desk.as('a-equipment-manager', '/officers');
  const on = () => page.evaluate('document.activeElement?.textContent');
  await page.locator('.row-door').first().focus();
  const row = await on();
  await page.keyboard.press('Enter');
  await page.locator('.ant-drawer').getByRole('button', { name: '更改' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.ant-modal #name').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.ant-modal').waitFor({ state: 'detached' });
  await expect.poll(on).toMatch(/更\s?改/);
  await page.keyboard.press('Escape');
  await page.locator('.ant-drawer').waitFor({ state: 'detached' });
  await expect.poll(on).toBe(row);

  const clerk = await desk.as('a-officer', '/calendar');
  await clerk.locator('button.day[data-day$="-06-15"]').focus();
  const day = () => clerk.evaluate('document.activeElement?.dataset.day') as Promise<string>;
  const begun = await day();
  await clerk.keyboard.press('ArrowUp');
  await clerk.keyboard.press('ArrowRight');
  const reached = await day();
  expect(Date.parse(begun) - Date.parse(reached)).toBe(6 * 86_400_000);
  expect(await clerk.locator('button.day[tabindex="0"]').count()).toBe(1);
  await clerk.keyboard.press('Enter');
  await clerk.locator('.ant-drawer-title', { hasText: reached }).waitFor();
});

test('the language and the look are switched at once and stay after a reload', async () => {
  const page = await desk.as('a-equipment-manager', '/recorders');
  await page.locator('header button[lang=en]').click();
  await page.locator('h1', { hasText: 'Recorders' }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('en');
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await page.reload();
  await page.locator('h1', { hasText: 'Recorders' }).waitFor();
  expect(await page.evaluate('[document.documentElement.dataset.look, getComputedStyle(document.documentElement).colorScheme]')).toEqual(['dark', 'dark']);
});

test('what is typed survives a reload and a session that ended, and is gone once it was sent or its account has signed out', async () => {
  const page = await desk.as('a-equipment-manager', '/recorders');
  const begin = async () => {
    await page.getByRole('button', { name: '登记记录仪' }).click();
    await page.locator('#recorder').waitFor();
  };
  await begin();
  await page.locator('#recorder').fill('ZFY-DRAFT');
  await page.locator('#model').fill('Z9');
  await page.reload();
  await settled(page);
  await begin();
  expect(await page.locator('#recorder').inputValue()).toBe('ZFY-DRAFT');
  // Somebody ends the session: the page hears of it at once, and stays where it was.
  world.station.http!.world.sessions.revoke('a-equipment-manager');
  await page.locator('#password').waitFor();
  expect(new URL(page.url()).pathname).toBe('/recorders');
  await page.locator('#account').fill('a-equipment-manager');
  await page.locator('#password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#main h1').first().waitFor();
  await begin();
  expect(await page.locator('#recorder').inputValue()).toBe('ZFY-DRAFT');
  await page.locator('#recorder').press('Control+Enter');
  await page.locator('.ant-drawer', { hasText: 'ZFY-DRAFT' }).waitFor();
  expect(await drafts(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await begin();
  expect(await page.locator('#recorder').inputValue()).toBe('');
  await page.locator('#recorder').fill('ZFY-LATER');
  await expect.poll(() => drafts(page)).toHaveLength(1);
  await page.getByRole('button', { name: '稍后再填' }).click();
  await page.locator('header').getByRole('button', { name: 'equipment-manager a-equipment-manager' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.locator('#account').waitFor();
  expect(await drafts(page)).toEqual([]);
});

test('many tabs keep one stream of changes, another tab takes over, and each shows what somebody else has done', async () => {
  const first = await desk.as('a-equipment-manager', '/recorders');
  const second = desk.browser.watched(await first.context().newPage(), world.address);
  await second.goto(`${world.address}/recorders`);
  await settled(second);
  const streams = () => world.station.http!.world.changes.size;
  await expect.poll(streams, { timeout: 10_000 }).toBe(1);
  await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder: 'ZFY-TAB1', model: 'Z2' });
  await first.locator('[data-row-key=ZFY-TAB1]').waitFor();
  await second.locator('[data-row-key=ZFY-TAB1]').waitFor();
  await first.close();
  await expect.poll(streams, { timeout: 10_000 }).toBe(1);
  await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder: 'ZFY-TAB2', model: 'Z2' });
  await second.locator('[data-row-key=ZFY-TAB2]').waitFor();
});

test('nobody is offered a page that the table of permissions does not open to him', async () => {
  const page = await desk.as('a-officer');
  const names = await page.locator('nav').first().getByRole('menuitem').allTextContents();
  expect(names).not.toContain('账号与角色');
  expect(names).not.toContain('保管链');
  await page.goto(`${world.address}/accounts`);
  await settled(page);
  expect(new URL(page.url()).pathname).not.toBe('/accounts');
});
