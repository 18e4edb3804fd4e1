/** The administrator's dialogs, a custody chain in words and on paper, and a link that asks for the second factor. */
import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { activity, at, openClips, type ClipWorld } from '../../http/clip-world.ts';
import type { Client } from '../../http/http-world.ts';
import { breaches, drafts, inBrowser, overflow, PHONE, settled } from './browser-world.ts';

let world: ClipWorld;
let admin: Client;

const desk = inBrowser(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  admin = await world.as('administrator');
  await world.as('recorder-manager', { officer: 'P2' });
  const officer = await world.as('officer');
  await officer.post('/api/v1/activities', activity());
  await world.store({ at: at('09:30') });
  return world;
});

test('an account is opened by keys alone: what is wrong stands at its field, and what was typed survives a reload', async () => {
  const page = await desk.as('a-administrator', '/accounts');
  await settled(page);
  const begin = () => page.getByRole('button', { name: '开立账号' }).first().press('Enter');
  await begin();
  await page.locator('#account').fill('li');
  await page.locator('#name').fill('李队');
  await page.locator('#roles').press('Enter');
  await page.locator('#roles').fill('');
  await page.getByTitle('单位负责人').last().click();
  await page.locator('#name').press('Control+Enter');
  await page.locator('.ant-form-item-explain-error', { hasText: '单位负责人须指明单位' }).waitFor();
  expect(await breaches(page)).toEqual([]);
  await expect.poll(() => drafts(page)).toHaveLength(1);
  await page.reload();
  await settled(page);
  await begin();
  await expect.poll(() => page.locator('#name').inputValue()).toBe('李队');
  await page.locator('#unit').fill('执法一中队');
  await page.locator('#unit').press('Control+Enter');
  await page.locator('.ant-modal-confirm-title', { hasText: '一次性链接' }).waitFor();
  expect(await drafts(page)).toEqual([]);
  expect((await admin.get('/api/v1/accounts/li')).body).toMatchObject({ roles: ['unit-head'], unit: '执法一中队' });
});

test('who was overtaken is told so and keeps what he typed; accounts are found, and several closed with one reason', async () => {
  for (const account of ['old-1', 'old-2']) expect((await admin.post('/api/v1/accounts', { account, name: `旧账号 ${account}`, roles: ['archivist'], officer: null, unit: null })).status).toBe(201);
  const page = await desk.as('a-administrator', '/accounts?text=old-');
  await settled(page);
  await expect.poll(() => page.locator('[data-row-key]').count()).toBe(2);
  await page.locator('[data-row-key=old-1]').getByRole('button', { name: '更改' }).click();
  await page.locator('#name').fill('新名字');
  const { version } = (await admin.get('/api/v1/accounts/old-1')).body;
  await admin.put('/api/v1/accounts/old-1', { name: '别人改的', roles: ['archivist'], officer: null, unit: null }, version);
  await page.locator('#name').press('Control+Enter');
  await page.getByText('这条记录刚被他人修改').waitFor();
  expect(await page.locator('#name').inputValue()).toBe('新名字');
  await page.getByRole('button', { name: '放弃填写' }).click();
  for (const account of ['old-1', 'old-2']) await page.getByRole('checkbox', { name: account }).click();
  await page.locator('.list-bulk').getByRole('button', { name: '停用' }).click();
  await page.locator('#reason').press('Control+Enter');
  await page.locator('.ant-form-item-explain-error', { hasText: '请写明理由' }).waitFor();
  await page.locator('#reason').fill('调离');
  await page.locator('#reason').press('Enter');
  await expect.poll(() => page.locator('[data-row-key]').count(), { timeout: 15_000 }).toBe(0);
  expect((await world.events('AccountClosed')).map(({ facts }) => [facts.account, facts.reason])).toEqual([['old-1', '调离'], ['old-2', '调离']]);
});

test('R15: a custody chain is read in words with local times and names, and printed whole with its checkpoint, also from a dark screen', async () => {
  const page = await desk.as('a-recorder-manager', '/custody', { dark: true });
  await settled(page);
  await page.getByRole('textbox', { name: '对象', exact: true }).or(page.getByRole('searchbox', { name: '对象', exact: true })).first().fill('ZFY-0001');
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: '保管链：记录仪 ZFY-0001' }).waitFor();
  const stored = page.locator('[data-row-key]', { hasText: '入库' }).first();
  await stored.getByText('张伟').first().waitFor();
  await stored.press('Enter');
  const drawer = page.locator('.ant-drawer dl');
  await drawer.locator('div', { hasText: '来源证明' }).getByText('与记录仪自算的摘要一致').waitFor();
  await drawer.locator('div', { hasText: /^开始/ }).getByText('2026-11-24 09:30:00').waitFor();
  await drawer.locator('div', { hasText: '时长' }).getByText('5:00').waitFor();
  expect(await breaches(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.evaluate('window.print = () => { window.printed = true; }');
  await page.getByRole('button', { name: '打印' }).click();
  await expect.poll(() => page.evaluate('window.printed')).toBe(true);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.paper');
  expect(await paper.locator('tbody tr').count()).toBe(await page.locator('.list [data-row-key]').count());
  const text = await paper.innerText();
  for (const part of ['保管链：记录仪 ZFY-0001', 'test-station', '入库', '张伟', '检查点']) expect(text).toContain(part);
  expect(await page.locator('.list').isVisible()).toBe(false);
  expect((await paper.boundingBox())!.width).toBeGreaterThan(1_000);
  expect(await paper.evaluate((node: unknown) => (globalThis as never as { getComputedStyle(of: unknown): { color: string } }).getComputedStyle(node).color)).toBe('rgb(0, 0, 0)');
});

test('on a phone the whole log is no wider than the screen, nor is an entry', async () => {
  const page = await desk.as('a-recorder-manager', '/custody', { size: PHONE });
  await settled(page);
  expect(await overflow(page)).toBe(0);
  await page.locator('.row-door').first().click();
  await page.locator('.ant-drawer dl').waitFor();
  expect(await overflow(page)).toBe(0);
});

test('a link to set a password asks for the one-time code of an account that has one', async () => {
  const client = await world.as('reviewer');
  const { body } = await client.post('/api/v1/session/second-factor');
  const totp = new TOTP({ secret: Secret.fromBase32(body['secret']) });
  const code = (later: number) => totp.generate({ timestamp: world.clock.wallMs() + later });
  expect((await client.put('/api/v1/session/second-factor', { secret: body['secret'], code: code(0) })).status).toBe(200);
  const { path } = (await admin.post('/api/v1/accounts/a-reviewer/link', {})).body;
  const page = await desk.window();
  await page.goto(`${world.address}${path}`);
  await page.locator('#password').fill('沙枣花开满城-2027');
  await page.locator('#again').fill('沙枣花开满城-2027');
  await page.locator('#code').fill('000000');
  await page.keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error', { hasText: '验证码不正确或已用过' }).waitFor();
  await page.locator('#code').fill(code(30_000));
  // A line that breaks takes neither the link nor what was typed.
  await page.route('**/api/v1/session/link', (route) => route.abort(), { times: 1 });
  await page.keyboard.press('Enter');
  await page.getByText('已填写的内容不会丢失').waitFor();
  expect(await page.locator('#password').inputValue()).toBe('沙枣花开满城-2027');
  await page.keyboard.press('Enter');
  await page.locator('#main h1').first().waitFor();
});
