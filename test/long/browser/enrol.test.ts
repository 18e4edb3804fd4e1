/** A new recorder by keys alone: enrolled by a scanned code, given to an officer, docked, and its clips are at the station. */
import { expect, test } from 'vitest';
import { openDockWorld, type DockWorld } from '../../http/dock-world.ts';
import { UNIT } from '../../http/http-world.ts';
import { inBrowser, settled } from './browser-world.ts';

const SERIAL = 'ZFY-0042';
const CLIPS = 3;
const BAYS = 2;

let docks: DockWorld;

const desk = inBrowser(async () => {
  docks = await openDockWorld(BAYS);
  await docks.world.as('administrator');
  await docks.world.as('recorder-manager', { officer: 'P2' });
  await docks.world.station.equipment.nameManager('operator:test', 'P2', '采集站常设指令 1');
  return docks;
});

test('D1, D8: a recorder is enrolled and assigned by keys alone, docked, and its clips are there with its officer', async () => {
  const { address } = docks.world;
  const page = await desk.as('a-equipment-manager');
  const { keyboard } = page;
  await keyboard.press('g');
  await keyboard.press('r');
  await page.waitForURL('**/recorders');
  await settled(page);
  await page.getByRole('button', { name: '登记记录仪' }).focus();
  await keyboard.press('Enter');
  // The field has the keys as the dialog opens: a scanner types the code on the body and ends with Enter.
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('recorder');
  await keyboard.type(SERIAL);
  await keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error', { hasText: '请填写型号' }).waitFor();
  await page.locator('#model').focus();
  await keyboard.type('SIM-ZFY 2');
  await keyboard.press('Tab');
  await keyboard.type(UNIT);
  await keyboard.press('Control+Enter');
  const drawer = page.locator('.ant-drawer', { hasText: SERIAL });
  await drawer.waitFor();
  await drawer.getByRole('button', { name: '配发' }).focus();
  await keyboard.press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('officer');
  await keyboard.type('张伟');
  await page.locator('.ant-select-item-option', { hasText: '张伟' }).waitFor();
  await keyboard.press('Enter');
  await keyboard.press('Control+Enter');
  await drawer.getByText('张伟').first().waitFor();
  expect((await docks.world.events('RecorderAssigned')).map(({ facts }) => [facts.recorder, facts.officer])).toEqual([[SERIAL, 'P1']]);
  await keyboard.press('Escape');

  await page.goto(`${address}/docks`);
  await settled(page);
  const bay = page.locator('.bay').first();
  await bay.getByText('可放入记录仪').waitFor();
  await docks.insert(1, SERIAL, { clips: CLIPS });
  // Nobody touches the page: it hears of it.
  await bay.getByText('完成').waitFor();
  await bay.getByText(SERIAL).waitFor();
  await bay.getByText('张伟').waitFor();
  await bay.getByText(`入库 ${CLIPS}/${CLIPS} · 清卡 ${CLIPS}`).waitFor();

  const keeper = await desk.as('a-recorder-manager', '/clips');
  await settled(keeper);
  await expect.poll(() => keeper.locator('[data-row-key]', { hasText: SERIAL }).count()).toBe(CLIPS);
});

test('D8: a recorder that is taken out is with its officer, and the list says so at once', async () => {
  const page = await desk.as('a-equipment-manager', '/recorders');
  const row = page.locator(`[data-row-key=${SERIAL}]`);
  await row.getByText('在仓').waitFor();
  await docks.takeOut(1);
  await row.getByText('在用').waitFor();
});
