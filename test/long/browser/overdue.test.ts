/** A hand-over that nobody makes: due by the calendar across a regional festival and a make-up Saturday, then overdue for all to see (Art. 19(3)). */
import { expect, test } from 'vitest';
import { activity, at, openClips, type ClipWorld } from '../../http/clip-world.ts';
import { inBrowser, settled } from './browser-world.ts';

/** The activity is on Tuesday the 24th. Wednesday to Friday are off by the region's notice, Saturday is a make-up day. */
const SATURDAY = '2026-11-28';

let world: ClipWorld;

const desk = inBrowser(async () => {
  world = await openClips();
  world.clock.set(at('12:00'));
  const officer = await world.as('officer');
  await world.as('recorder-manager', { officer: 'P2' });
  await world.as('unit-head');
  await officer.post('/api/v1/activities', activity());
  await world.store({ at: at('09:30') });
  return world;
});

async function dueOnThePage(): Promise<string> {
  const page = await desk.as('a-officer', '/hand-over');
  await settled(page);
  return (await page.locator('.ant-card', { hasText: '移交前还缺什么' }).locator('.ant-card-extra').textContent()) ?? '';
}

async function to(time: string, day: string): Promise<void> {
  world.clock.set(at(time, day));
  await world.station.calendarDesks.chaser.look();
}

test("R19b: the due time moves with the region's notice, and a hand-over across festival and make-up Saturday goes overdue when that Saturday ends", async () => {
  expect(await dueOnThePage()).toMatch(/期限 2026-11-25 .*暂定/);

  const keeper = await desk.as('a-recorder-manager', '/calendar?year=2026');
  await settled(keeper);
  await keeper.locator('[data-row-key="CN-65/2026"]').getByRole('button', { name: '录入' }).click();
  await keeper.locator('#title').fill('自治区 2026 年肉孜节放假通知');
  await keeper.locator('#number').fill('新政办〔2026〕9号');
  await keeper.locator('#date').fill('2026-11-01');
  await keeper.locator('#date').press('Enter');
  await keeper.locator('#days').fill('2026-11-25 至 2026-11-27 放假\n2026-11-28 上班');
  await keeper.getByRole('button', { name: '预览' }).click();
  await keeper.getByText('1 个待移交期限中有 1 个会移动', { exact: false }).or(keeper.getByText('中有 1 个会移动', { exact: false })).first().waitFor();
  await keeper.locator('.ant-modal').getByRole('button', { name: '录入' }).click();
  await expect.poll(() => keeper.locator(`button[data-day="${SATURDAY}"]`).getAttribute('class')).toContain('day-working');
  expect(await keeper.locator('button[data-day="2026-11-26"]').getAttribute('class')).toContain('day-off');
  const due = await dueOnThePage();
  expect(due).toContain(`期限 ${SATURDAY} `);
  expect(due).not.toContain('逾期');

  // Friday evening would have been late by the national calendar alone.
  await to('22:00', '2026-11-27');
  expect(await dueOnThePage()).not.toContain('逾期');
  await to('23:00', SATURDAY);
  expect(await dueOnThePage()).toContain('逾期');

  // His own page, the head's inbox, the manager's findings: each says it.
  const head = await desk.as('a-unit-head', '/inbox');
  await head.locator('[data-row-key]', { hasText: '逾期' }).first().waitFor();
  const late = await desk.as('a-recorder-manager', '/findings?kind=hand-over-overdue');
  const row = late.locator('[data-row-key]', { hasText: '移交逾期' });
  await row.waitFor();
  expect(await row.textContent()).toContain(`应于 ${SATURDAY} `);
  expect(await row.textContent()).toContain('第十九条第三项');
  expect((await world.events('FindingOpened')).filter(({ facts }) => facts.kind === 'hand-over-overdue')).toHaveLength(1);
});
