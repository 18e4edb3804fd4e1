/** The equipment desk by hand: enrolling, assigning many, handing out by a tap, seeing bays fill by themselves, a file of the list. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openHttp, UNIT, type HttpTestWorld } from '../../http/http-world.ts';
import { inBrowser, settled } from './browser-world.ts';

let world: HttpTestWorld;

const desk = inBrowser(async () => {
  world = await openHttp();
  await world.as('equipment-manager');
  for (const recorder of ['ZFY-1', 'ZFY-2', 'ZFY-3']) await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder, model: 'Z2' });
  return world;
});

test('D8: many recorders are assigned at once by keys, and each refusal is told with its reason', async () => {
  const page = await desk.as('a-equipment-manager', '/recorders');
  await page.locator('[data-row-key=ZFY-1]').waitFor();
  for (const row of ['ZFY-1', 'ZFY-2']) {
    await page.keyboard.press('j');
    await expect.poll(() => page.evaluate<string>('document.activeElement.dataset.rowKey')).toBe(row);
    await page.keyboard.press('x');
  }
  await page.getByText('已选 2 项').waitFor();
  await world.station.equipment.retireRecorder('operator:test', 'ZFY-2', '报废');
  await page.getByRole('button', { name: '归属单位' }).click();
  await page.locator('#unit').fill(UNIT);
  await page.locator('#unit').press('Control+Enter');
  const outcome = page.locator('.ant-modal-confirm');
  await outcome.waitFor();
  expect(await outcome.textContent()).toContain('完成 1 台，拒绝 1 台');
  expect(await outcome.textContent()).toContain('ZFY-2');
  expect((await world.events('RecorderPlaced')).map((event) => event.facts)).toEqual([{ recorder: 'ZFY-1', unit: UNIT }]);
});

test('D8: a recorder opens with its history, and what is done to it there shows in the list at once', async () => {
  const page = await desk.as('a-equipment-manager', '/recorders/ZFY-3');
  const drawer = page.locator('.ant-drawer');
  await drawer.getByRole('button', { name: '配发' }).click();
  await page.locator('#officer').fill('李静');
  await page.locator('.ant-select-item-option', { hasText: '李静' }).click();
  await page.locator('#officer').press('Control+Enter');
  await drawer.getByText('李静').first().waitFor();
  expect(await drawer.locator('.ant-timeline-item').first().textContent()).toContain('P3');
  await page.keyboard.press('Escape');
  await page.locator('[data-row-key=ZFY-3]', { hasText: '李静' }).waitFor();
});

test('a list goes into a file that spreadsheet programs read, formulas made harmless', async () => {
  await world.station.equipment.registerOfficer('operator:test', 'P9', UNIT, '=1+1', '65-0009');
  const page = await desk.as('a-equipment-manager', '/officers');
  await settled(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).click();
  const text = await readFile(await (await coming).path(), 'utf8');
  expect(text.startsWith('\uFEFF人员编号,姓名,单位,执法证号')).toBe(true);
  expect(text).toContain(`P1,张伟,${UNIT},65-0001`);
  expect(text).toContain(`P9,'=1+1,${UNIT}`);
});

test('a hand-out that cannot be says of each recorder why, large enough to be read at the desk', async () => {
  const page = await desk.as('a-equipment-manager', '/hand-out');
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('scan');
  await page.keyboard.type('65-0003');
  await page.keyboard.press('Enter');
  const told = page.locator('.hand-out-result [role=alert]');
  await told.waitFor();
  expect(await told.textContent()).toContain('ZFY-3');
  // The next badge may be tapped at once.
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('scan');
  expect(await page.locator('#scan').inputValue()).toBe('');
});

test('a version that somebody else has changed is not written over: the form says so and keeps what was typed', async () => {
  const page = await desk.as('a-equipment-manager', '/officers/P1');
  await page.getByRole('button', { name: '更改' }).click();
  await page.locator('#name').fill('张伟一');
  const client = await world.as('equipment-manager');
  const { version } = (await client.get('/api/v1/officers/P1')).body;
  // The page must not hear of it before it sends: its stream is cut.
  await page.route('**/api/v1/officers/P1', async (route) => {
    if (route.request().method() === 'PUT') await client.put('/api/v1/officers/P1', { name: '张伟二', unit: UNIT, certificateNumber: '65-0001' }, version);
    await route.continue();
  });
  await page.locator('#name').press('Control+Enter');
  await page.getByText('这条记录刚被他人修改', { exact: false }).first().waitFor();
  expect(await page.locator('#name').inputValue()).toBe('张伟一');
  expect((await client.get('/api/v1/officers/P1')).body['name']).toBe('张伟二');
});

test('what somebody else changes under an open form is told at once, taken over without a loss, and neither change is written over', async () => {
  const page = await desk.as('a-equipment-manager', '/officers/P1');
  await page.getByRole('button', { name: '更改' }).click();
  await page.locator('#name').fill('张伟三');
  await page.locator('#unit').fill('执法九中队');
  const client = await world.as('equipment-manager');
  const { version } = (await client.get('/api/v1/officers/P1')).body;
  await client.put('/api/v1/officers/P1', { name: '张伟四', unit: UNIT, certificateNumber: '65-9999' }, version);
  await page.getByText('这条记录刚被他人修改', { exact: false }).first().waitFor();
  // Whoever sends all the same is refused: the page knows the new version by now and does not pass it off as read.
  await page.locator('#name').press('Control+Enter');
  await page.locator('.ant-message-error').first().waitFor();
  expect((await client.get('/api/v1/officers/P1')).body['name']).toBe('张伟四');
  await page.getByRole('button', { name: '载入新内容' }).click();
  await page.getByText('他人改为：张伟四').waitFor();
  expect(await page.locator('#certificateNumber').inputValue()).toBe('65-9999');
  expect(await page.locator('#name').inputValue()).toBe('张伟三');
  await page.locator('#name').press('Control+Enter');
  await page.locator('.ant-modal').waitFor({ state: 'hidden' });
  expect((await client.get('/api/v1/officers/P1')).body).toMatchObject({ name: '张伟三', unit: '执法九中队', certificateNumber: '65-9999' });
});

test('D8: a list of recorders from a spreadsheet shows what each line would do; another register is another preview; then it is taken in', async () => {
  const page = await desk.as('a-equipment-manager', '/recorders');
  await settled(page);
  await page.getByRole('button', { name: '导入/导出' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 CSV' }).or(page.getByRole('button', { name: '导出 CSV' })).click();
  const [head] = (await readFile(await (await saved).path(), 'utf8')).split('\r\n');
  const columns = head!.replace('\ufeff', '').split(',');
  const line = (values: Readonly<Record<string, string>>) => columns.map((column) => values[column] ?? '').join(',');
  const file = [columns.join(','), line({ [columns[0]!]: 'ZFY-9', 型号: 'Z3' }), line({ [columns[0]!]: 'bad id!', 型号: 'Z3' })].join('\r\n');
  const choose = () => page.locator('input[type=file]').setInputFiles({ name: 'recorders.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await choose();
  await page.getByText('新增 1', { exact: true }).waitFor();
  await page.getByText('拒绝 1', { exact: true }).waitFor();
  await page.getByLabel('台账').click();
  await page.locator('.ant-select-item-option', { hasText: '配发' }).click();
  await page.getByText('导入前先逐行预览').waitFor();
  await page.getByLabel('台账').click();
  await page.locator('.ant-select-item-option', { hasText: '记录仪' }).click();
  await choose();
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await page.getByText('已导入：新增 1').waitFor();
  expect((await world.events('RecorderEnrolled')).map(({ facts }) => facts.recorder)).toContain('ZFY-9');
});
