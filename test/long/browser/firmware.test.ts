/** Firmware by hand: the maker's key, a signed image, a roll-out in which one recorder fails, and what stops a bad one by itself. */
import { createHash, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { MemoryCard } from '../../../device-sim/card.ts';
import { seedOf } from '../../../device-sim/dock.ts';
import type { FirmwareLever } from '../../../device-sim/firmware-slot.ts';
import { keyOfSeed, rawPublicKey, SimRecorder } from '../../../device-sim/recorder.ts';
import { firmwareText } from '../../../proto/signed-texts.ts';
import { openDockWorld, type DockWorld } from '../../http/dock-world.ts';
import { inBrowser, settled } from './browser-world.ts';

const MAKER = '天山仪器';
const KEY = keyOfSeed(seedOf('maker'));
const MODEL = 'SIM-ZFY 2';
const FIRMWARE = '2.5.0';
const IMAGE = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, i) => (i * 11 + (i >> 9)) & 0xff));
const BAYS = 3;

let docks: DockWorld;

const desk = inBrowser(async () => {
  docks = await openDockWorld(BAYS);
  for (const serial of ['A', 'B', 'C']) await docks.enrol(serial);
  await docks.world.station.equipment.nameManager('operator:test', 'P2', '采集站常设指令 1');
  return docks;
});

function signature(bytes: Buffer): string {
  return sign(null, firmwareText({ maker: MAKER, models: [MODEL], version: FIRMWARE, size: bytes.length, sha256: createHash('sha256').update(bytes).digest() }), KEY).toString('hex');
}

function insert(bay: number, serial: string, lever: FirmwareLever): SimRecorder {
  const recorder = new SimRecorder({ serial, model: MODEL, card: new MemoryCard(`SD-${serial}`, 64e9), makers: [{ maker: MAKER, publicKey: rawPublicKey(KEY) }] });
  recorder.levers.firmware = lever;
  docks.line.dock.insert(bay, recorder);
  return recorder;
}

test('D8: a signed image is rolled out; the recorder that fails is told with its reason, the others have the new version', async () => {
  const { address } = docks.world;
  const page = await desk.as('a-equipment-manager', '/firmware?tab=keys');
  await settled(page);
  await page.getByRole('button', { name: '登记厂商公钥' }).click();
  await page.locator('#maker').fill(MAKER);
  await page.locator('#publicKey').fill(Buffer.from(rawPublicKey(KEY)).toString('hex'));
  await page.locator('#publicKey').press('Control+Enter');
  await page.locator('[data-row-key]', { hasText: MAKER }).waitFor();

  await page.getByRole('button', { name: '上传映像' }).click();
  await page.locator('.ant-modal input[type=file]').setInputFiles({ name: 'zfy-2.5.0.bin', mimeType: 'application/octet-stream', buffer: IMAGE });
  await page.locator('#maker').press('ArrowDown');
  await page.locator('.ant-select-item-option', { hasText: MAKER }).click();
  await page.locator('#models').fill(MODEL);
  await page.locator('#models').press('Enter');
  await page.locator('#firmware').fill(FIRMWARE);
  await page.locator('#text').fill('修复夜间对焦');
  // Somebody else's bytes: the signature does not hold, and nothing that was typed is lost.
  await page.locator('#signature').fill(signature(Buffer.from('other bytes')));
  await page.locator('#signature').press('Control+Enter');
  await page.getByText('签名不符', { exact: false }).first().waitFor();
  expect(await page.locator('#text').inputValue()).toBe('修复夜间对焦');
  await page.locator('#signature').fill(signature(IMAGE));
  await page.locator('#signature').press('Control+Enter');
  await page.getByRole('tab', { name: '映像' }).click();
  const image = page.locator('[data-row-key]', { hasText: FIRMWARE });
  await image.getByRole('button', { name: '推送' }).click();
  await page.locator('#failurePercent').fill('60');
  await page.locator('#failurePercent').press('Control+Enter');

  const drawer = page.locator('.ant-drawer');
  await drawer.getByText('等待入仓 3').waitFor();
  const [a, b, c] = [insert(1, 'A', 'installs'), insert(2, 'B', 'fails-to-install'), insert(3, 'C', 'installs')];
  await drawer.locator('[data-row-key=B]').locator('.state-bad', { hasText: '失败' }).waitFor();
  await drawer.locator('[data-row-key=B]').getByText('写入失败', { exact: false }).waitFor();
  for (const serial of ['A', 'C']) await drawer.locator(`[data-row-key=${serial}]`).getByText('已升级').waitFor();
  await drawer.getByText('完成').first().waitFor();
  expect([a.firmware, b.firmware, c.firmware]).toEqual([FIRMWARE, '2.4.1', FIRMWARE]);

  await page.goto(`${address}/findings`);
  const finding = page.locator('[data-row-key]', { hasText: /记录仪\s+B/ });
  await finding.waitFor();
  expect(await finding.textContent()).toContain(FIRMWARE);
  await page.goto(`${address}/recorders/A`);
  await page.locator('.ant-drawer dl').getByText(`固件 ${FIRMWARE}`).waitFor();
});

test('D8: a roll-out whose first recorder fails stops by itself, and the others are left alone', async () => {
  for (const bay of [1, 2, 3]) await docks.takeOut(bay);
  for (const serial of ['D', 'E']) await docks.enrol(serial);
  const page = await desk.as('a-equipment-manager', '/firmware?tab=images');
  await page.locator('[data-row-key]', { hasText: FIRMWARE }).getByRole('button', { name: '推送' }).click();
  await page.locator('#which').press('ArrowDown');
  await page.locator('.ant-select-item-option', { hasText: '指定记录仪' }).click();
  await page.locator('#recorders').fill('D E ');
  await page.locator('#failurePercent').fill('10');
  await page.locator('#leastSample').fill('1');
  await page.locator('#atOnce').fill('1');
  await page.locator('#atOnce').press('Control+Enter');
  const drawer = page.locator('.ant-drawer');
  await drawer.getByText('等待入仓 2').waitFor();
  insert(1, 'D', 'fails-to-install');
  await drawer.getByText('失败率超过上限', { exact: false }).waitFor();
  const e = insert(2, 'E', 'installs');
  await drawer.locator('[data-row-key=D]').locator('.state-bad', { hasText: '失败' }).waitFor();
  await expect.poll(async () => (await docks.world.events('RecorderDocked')).filter(({ facts }) => facts.recorder === 'E').length).toBe(1);
  expect(e.firmware).toBe('2.4.1');
  expect((await docks.world.events('RollOutStopped')).map(({ facts }) => facts.why)).toEqual(['failures']);
});
