/** Activities and the work lists of clips by hand: a roster from a file, clips bound and given, nobody writing over what another did. */
import { expect, test } from 'vitest';
import { activity, at, openClips, type ClipWorld } from '../../http/clip-world.ts';
import { UNIT } from '../../http/http-world.ts';
import { inBrowser, settled } from './browser-world.ts';

let world: ClipWorld;

const desk = inBrowser(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  const officer = await world.as('officer');
  await world.as('recorder-manager', { officer: 'P2' });
  await world.as('unit-head');
  await officer.post('/api/v1/activities', activity());
  await world.store({ at: at('16:00'), name: 'VID_LATE.MP4' });
  await world.store({ at: at('16:30'), name: 'VID_WHOSE.MP4', officer: null });
  return world;
});

test('R19d: the officer binds a clip that the roster left over, and it is missing no more', async () => {
  const page = await desk.as('a-officer', '/hand-over');
  await page.getByText('1 个片段没有归入执法活动').waitFor();
  await page.getByRole('button', { name: '归入执法活动（1）' }).click();
  await page.locator('#activity').click();
  await page.locator('.ant-select-item-option', { hasText: '无证经营网吧' }).click();
  await page.locator('#reason').fill('当日补录');
  await page.locator('#reason').press('Control+Enter');
  await page.getByText('齐全，可以移交').waitFor();
  expect((await world.events('ClipsBound')).at(-1)).toMatchObject({ actor: 'account:a-officer' });
});

test('the recorder manager finds the clip of nobody in its work list, says whose it is with a reason, and the list is done', async () => {
  const page = await desk.as('a-recorder-manager', '/clips?work=no-officer');
  await settled(page);
  expect(await page.locator('[data-row-key]').count()).toBe(1);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: '补登采集人' }).click();
  await page.locator('#officer').fill('李静');
  await page.locator('.ant-select-item-option', { hasText: '李静' }).click();
  // Without a reason nothing is sent.
  await page.locator('#reason').press('Control+Enter');
  await page.locator('.ant-form-item-explain-error').waitFor();
  await page.locator('#reason').fill('与值班表核对');
  await page.locator('#reason').press('Control+Enter');
  await page.getByText('都处理好了').waitFor();
  expect((await world.events('ClipsGiven')).map((event) => event.facts.officer)).toEqual(['P3']);
});

test('a roster from a spreadsheet shows line by line what it would do, and only then does it', async () => {
  const page = await desk.as('a-unit-head', '/activities');
  await settled(page);
  await page.getByRole('button', { name: '导入勤务表' }).click();
  const lines = ['执法人员,类别,开始,结束,案由,地点', 'P1,现场检查（勘验）,2026-11-25 09:00,2026-11-25 11:00,消防通道堵塞,幸福路 3 号', '没有此人,现场检查（勘验）,2026-11-25 09:00,2026-11-25 11:00,,'];
  await page.locator('input[type=file]').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
  await page.getByText('新增 1', { exact: true }).waitFor();
  await page.getByText('拒绝 1', { exact: true }).waitFor();
  const before = (await world.events('ActivityEntered')).length;
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await page.getByText('已导入：新增 1').waitFor();
  expect((await world.events('ActivityEntered')).length).toBe(before + 1);
  await page.getByRole('button', { name: '关闭' }).last().click();
  await page.locator('[data-row-key]', { hasText: '消防通道堵塞' }).waitFor();
});

test('a look at a clip is in the custody log once, and the page says so', async () => {
  const page = await desk.as('a-recorder-manager', '/clips');
  const row = page.locator('[data-row-key]', { hasText: UNIT }).or(page.locator('[data-row-key]')).first();
  await row.waitFor();
  const before = (await world.events('ViewOpened')).length;
  await row.press('Enter');
  await page.getByText('查看详情已记入保管链').waitFor();
  await page.getByText('SHA-256').first().waitFor();
  await world.station.equipment.registerOfficer('operator:test', 'P8', UNIT, '王一', '65-0008');
  await settled(page);
  expect((await world.events('ViewOpened')).length).toBe(before + 1);
});

test('a clip that somebody else binds while the dialog is open leaves the dialog standing, and is not bound over him', async () => {
  const clip = await world.store({ at: at('17:30'), name: 'VID_BOTH.MP4' });
  const page = await desk.as('a-officer', '/hand-over');
  const opener = page.locator('button', { hasText: /^归入执法活动（\d+）$/ });
  const before = await opener.innerText();
  await opener.click();
  await page.locator('#reason').fill('补录');
  const manager = await world.as('recorder-manager');
  const version = (await manager.get('/api/v1/clips?limit=1')).headers.get('etag')!;
  const chosen = ((await manager.get('/api/v1/activities')).body['items'] as { activity: string; cause: string }[]).find(({ cause }) => cause === '无证经营网吧');
  expect((await manager.post('/api/v1/clips/bind', { clips: [clip], activity: chosen!.activity, reason: '核对' }, { 'if-match': version })).status).toBe(200);
  // The list behind it knows.
  await expect.poll(() => opener.innerText(), { timeout: 20_000 }).not.toBe(before);
  expect(await page.getByRole('dialog').innerText()).toContain(before.replace('）', ' 个）'));
  expect(await page.locator('#reason').inputValue()).toBe('补录');
  await page.locator('#activity').click();
  await page.locator('.ant-select-item-option', { hasText: '不归入任何活动' }).click();
  await page.locator('#reason').press('Control+Enter');
  await page.locator('.ant-message, .ant-alert, .ant-modal', { hasText: /他人/ }).first().waitFor();
  expect((await world.events('ClipsBound')).at(-1)).toMatchObject({ actor: 'account:a-recorder-manager' });
});
