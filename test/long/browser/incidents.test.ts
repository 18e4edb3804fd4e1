/** The page of incidents before a real station, engine and publisher: begun by hand, seen growing, ended, its clip linked from both sides. */
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import type { OfficerId, RecorderSerial } from '../../../gateway/domain/names.ts';
import { OFFICERS, openHttp, type HttpTestWorld } from '../../http/http-world.ts';
import { flvSource, looped } from '../../media/flv-source.ts';
import { audioMessage, publisher, videoMessage, type Peer } from '../../media/rtmp-peer.ts';
import { breaches, inBrowser, overflow, PHONE, settled } from './browser-world.ts';

const RECORDER = 'ZFY-0001' as RecorderSerial;
let world: HttpTestWorld;
let peer: Peer;

const desk = inBrowser(async () => {
  world = await openHttp({ media: { rtmp: { port: 0 } } });
  const { equipment, stores, media } = world.station;
  await equipment.enrolment.enrolRecorder('operator:test', { recorder: RECORDER, model: 'Z2' });
  await stores.log.append([{ kind: 'RecorderAssigned', actor: 'operator:test', facts: { recorder: RECORDER, officer: OFFICERS[0][0] as OfficerId, from: '2026-01-01T00:00:00.000Z', to: null } }]);
  for (const role of ['duty-desk', 'recorder-manager'] as const) await world.as(role);
  const token = media!.token({ action: 'publish', path: `/live/${RECORDER}`, subject: RECORDER, expiresMs: systemClock.wallMs() + 600_000 });
  peer = await publisher(Number(new URL(media!.publishAddress()!).port), RECORDER, token);
  for (const tag of looped(await flvSource(), 6_000)) peer.send(tag.type === 'video' ? videoMessage(tag.timeMs, tag.body) : audioMessage(tag.timeMs, tag.body));
  return world;
});
afterAll(async () => {
  peer?.socket.destroy();
});

test('D5: the desk records with two clicks, sees it grow, ends it, and the manager goes from the incident to its clip and back', async () => {
  const page = await desk.as('a-duty-desk', '/incidents');
  await page.getByRole('button', { name: '立即录制' }).click();
  await page.getByRole('combobox', { name: '记录仪' }).last().fill(RECORDER);
  await page.locator('.ant-select-item-option').first().click();
  await page.getByRole('button', { name: '开始录制' }).click();
  const drawer = page.locator('.ant-drawer');
  await drawer.getByText('正在录制').waitFor();
  await drawer.getByText('第 1 段', { exact: false }).first().waitFor();
  expect(await breaches(page)).toEqual([]);
  await drawer.getByRole('button', { name: '结束录制' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: /结\s*束/ }).click();
  await drawer.getByText('已入库').waitFor();
  await drawer.getByText('人工结束').waitFor();
  // The desk sees that there is a clip, and has no way to it.
  expect(await drawer.locator('section').first().getByRole('link').count()).toBe(0);
  await page.setViewportSize(PHONE);
  await settled(page);
  expect(await overflow(page)).toBe(0);

  const manager = await desk.as('a-recorder-manager', '/incidents');
  await manager.locator('.row-door').first().click();
  // To all of it on one axis, by the keyboard, and back to the incident.
  await manager.locator('.ant-drawer').getByRole('link', { name: '播放全部（记入保管链）' }).focus();
  await manager.keyboard.press('Enter');
  await manager.waitForURL('**/play?incident=*');
  await manager.locator('figure[data-clip] video').waitFor();
  expect(await manager.locator('.axis-label').getByText('本站录制').count()).toBe(1);
  expect(await breaches(manager)).toEqual([]);
  await manager.getByRole('link', { name: /^事件 / }).focus();
  await manager.keyboard.press('Enter');
  await manager.locator('.ant-drawer').getByText('本站录制').waitFor();
  await manager.locator('.ant-drawer section').first().getByRole('link').first().click();
  await manager.locator('.ant-drawer').getByText('工作站由直播录制', { exact: false }).waitFor();
  await manager.locator('.ant-drawer').getByRole('link', { name: /^i[0-9a-f]{16}$/ }).click();
  await manager.locator('.ant-drawer').getByText('本站录制').waitFor();
});
