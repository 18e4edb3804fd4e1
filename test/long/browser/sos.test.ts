/** An officer outside presses SOS: the duty desk's page rings, shows his picture, and the station records it, with nobody touching anything. */
import { expect, test } from 'vitest';
import { openFieldWorld, until, type FieldWorld } from '../../field/field-world.ts';
import { inBrowser, settled } from './browser-world.ts';

/** On a busy machine; what it took is printed. */
const SOON_MS = 20_000;

let world: FieldWorld;

const desk = inBrowser(async () => {
  world = await openFieldWorld();
  await world.as('duty-desk');
  return world;
}, { expected: (one) => one.includes('WebSocket') });

test('D5, D7: SOS rings on the wall, its picture comes by itself and moves, and the incident is recorded', async () => {
  const recorder = await world.dock('ZFY-0001');
  const out = await world.goOut(recorder);
  const page = await desk.as('a-duty-desk', '/wall');
  await settled(page);
  const incidents = async () => (await world.station.incidents.list({}, undefined, 10)).items;
  const pressed = performance.now();
  const took: Record<string, number> = {};
  const seen = (what: string) => () => { took[what] = Math.round(performance.now() - pressed); };
  out.field.alarm('sos');
  await Promise.all([
    page.locator('[data-alarm-ringing=critical]').waitFor({ timeout: SOON_MS }).then(seen('rings')),
    page.locator('[data-recorder="ZFY-0001"][data-phase=playing]').waitFor({ timeout: SOON_MS }).then(seen('picture')),
    until('the incident is being recorded', async () => (await incidents()).some((one) => one.recorder === 'ZFY-0001' && (one.writing?.bytes ?? 0) > 0), SOON_MS).then(seen('recorded')),
  ]);
  process.stdout.write(`SOS to the desk, ms: ${JSON.stringify(took)}\n`);
  const time = () => page.evaluate<number>(`document.querySelector('[data-recorder="ZFY-0001"] video').currentTime`);
  const first = await time();
  await expect.poll(time, { timeout: SOON_MS }).toBeGreaterThan(first + 0.5);
  // By the keyboard alone: from what rings to the alarm, to its incident, back to the alarm, to the picture in full.
  const follow = async (name: string | RegExp, within = '#main') => {
    await page.locator(within).getByRole('link', { name }).first().focus();
    await page.keyboard.press('Enter');
  };
  await follow(/^查看/, '[data-alarm-ringing]');
  await page.waitForURL('**/alarms/a*');
  expect(await page.locator('.alarm-no-picture').count()).toBe(0);
  await follow('事件录制', '.alarm-card');
  await page.waitForURL('**/incidents/i*');
  await follow(/^报警 a/, '.ant-drawer');
  await page.waitForURL('**/alarms/a*');
  await follow('现场画面', '.alarm-card');
  await page.waitForURL('**/wall?recorder=ZFY-0001');
  await page.locator('.tile-full[data-recorder="ZFY-0001"][data-phase=playing]').waitFor({ timeout: SOON_MS });
  await page.keyboard.press('Escape');
  await page.locator('.tile-full').waitFor({ state: 'detached' });
  const began = await world.events('IncidentBegun');
  expect(began).toHaveLength(1);
  expect((await world.events('LiveAsked')).map(({ facts }) => [facts.recorder, facts.why])).toEqual([['ZFY-0001', 'sos']]);
});
