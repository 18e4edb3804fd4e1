/** An explanation by hand: stated by the officer, returned and accepted by the unit head, filed by the recorder manager (Art. 17, 19(2)). */
import { expect, test } from 'vitest';
import { activity, at, openClips, type ClipWorld } from '../../http/clip-world.ts';
import { breaches, drafts, inBrowser, overflow, PHONE, settled } from './browser-world.ts';

let world: ClipWorld;

const desk = inBrowser(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  const officer = await world.as('officer');
  await world.as('unit-head');
  await world.as('recorder-manager', { officer: 'P2' });
  await officer.post('/api/v1/activities', activity());
  return world;
});

test('R19a: an explanation goes by the browser from the officer to the unit head, back, again, and into the file, each step from an inbox', async () => {
  const officer = await desk.as('a-officer', '/activities');
  await settled(officer);
  await officer.locator('[data-row-key]').first().press('Enter');
  await officer.getByRole('link', { name: '制作说明' }).click();
  await officer.locator('#reason').waitFor();
  await officer.getByText('无证经营网吧', { exact: false }).first().waitFor();
  expect(await breaches(officer)).toEqual([]);
  // What is missing is said at each field, and nothing is sent.
  await officer.locator('#reason').press('Control+Enter');
  expect(await officer.locator('.ant-form-item-explain-error').allTextContents()).toEqual(['必填', '请写明原因']);
  await officer.getByLabel('第十七条第五项：其他特殊情况').check();
  await officer.locator('#reason').fill('记录仪电池故障，中途关机。');
  await expect.poll(() => drafts(officer)).toHaveLength(1);
  await officer.reload();
  await officer.locator('#reason').waitFor();
  await expect.poll(() => officer.locator('#reason').inputValue()).toBe('记录仪电池故障，中途关机。');
  await officer.locator('#reason').press('Control+Enter');
  // Back where he came from.
  await officer.waitForURL('**/activities/*');
  expect((await world.events('ExplanationStated')).map(({ facts }) => [facts.ground, facts.activityKind, facts.from])).toEqual([['17(5)', 'inspection', at('09:00')]]);

  const head = await desk.as('a-unit-head', '/inbox');
  await head.getByRole('link', { name: /工作情况说明/ }).click();
  await head.getByRole('button', { name: '退回', exact: true }).click();
  await head.locator('#note').press('Control+Enter');
  await head.getByText('请写明缺什么').waitFor();
  await head.locator('#note').fill('请写明电池编号');
  await head.locator('#note').press('Control+Enter');
  await head.getByText('退回意见').waitFor();

  await officer.goto(`${world.address}/inbox`);
  await officer.getByRole('link', { name: '工作情况说明被退回：请写明电池编号' }).click();
  await officer.getByRole('button', { name: '修改后重新提交' }).click();
  await officer.getByText('退回意见：请写明电池编号').waitFor();
  await officer.locator('#reason').fill('3 号电池故障，中途关机。');
  await officer.locator('#reason').press('Control+Enter');
  await officer.locator('.ant-drawer').getByText('由他人审核').waitFor();

  // The head's page has heard of it by itself.
  await head.getByRole('button', { name: '审核通过' }).click();
  await head.locator('#note').press('Control+Enter');
  await head.locator('.ant-drawer dl').getByText('待备案').waitFor();

  const keeper = await desk.as('a-recorder-manager', '/inbox');
  await keeper.getByRole('link', { name: /工作情况说明/ }).click();
  await keeper.getByRole('button', { name: '留存备案' }).click();
  await keeper.getByRole('button', { name: '备案', exact: true }).click();
  await keeper.locator('.ant-drawer dl').getByText('已备案').waitFor();
  expect(await keeper.locator('.ant-drawer').textContent()).toContain('第 1 号');
  const steps = keeper.locator('.ant-drawer ol li');
  await expect.poll(() => steps.count()).toBe(5);
  expect(await breaches(keeper)).toEqual([]);
  // What was stated before the return can still be read.
  await steps.first().locator('summary').click();
  await steps.first().getByText('记录仪电池故障，中途关机。').waitFor();
  expect((await world.events('ExplanationFiled')).length).toBe(1);
});

test('Art. 17(4) gives way in the form to what the higher authority demands, and the server says the same', async () => {
  const head = await desk.as('a-unit-head', '/explanations');
  await settled(head);
  await head.getByRole('button', { name: '录入规定' }).click();
  await head.locator('#demand').fill('XJ 7');
  await head.locator('#authority').fill('自治区文化和旅游厅');
  await head.locator('#activityKinds').click();
  await head.locator('.ant-select-item-option').filter({ hasText: /^现场检查/ }).click();
  await head.locator('#authority').press('Control+Enter');
  await head.getByText('1 至 32 个字母、数字或 . _ -').waitFor();
  await head.locator('#demand').fill('XJ-2026-07');
  await head.locator('#authority').press('Control+Enter');
  await head.locator('strong', { hasText: '自治区文化和旅游厅' }).waitFor();

  const officer = await desk.as('a-officer', '/explanations/new?about=not-recorded', { size: PHONE });
  await officer.locator('#activity').click();
  await officer.locator('.ant-select-item-option', { hasText: '无证经营网吧' }).click();
  await officer.getByLabel('第十七条第四项：不属于重大、紧急情况').check();
  await officer.getByText('自治区文化和旅游厅另有规定', { exact: false }).waitFor();
  expect(await overflow(officer)).toBe(0);
  await officer.locator('#reason').fill('一般检查');
  await officer.locator('#reason').press('Control+Enter');
  // It stands at the field of the ground, and what was typed is still there.
  await officer.locator('.ant-form-item-explain-error', { hasText: '不能以第十七条第四项为依据' }).waitFor();
  expect(await officer.locator('#reason').inputValue()).toBe('一般检查');
});
