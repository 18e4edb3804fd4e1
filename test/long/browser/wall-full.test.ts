/** The wall as full as it gets: sixteen recorders that are out, each with its picture, charge, place and talk, on a desk's screen and on a phone. */
import { expect, test } from 'vitest';
import { OFFICERS } from '../../http/http-world.ts';
import { openFieldWorld, until, type FieldWorld } from '../../field/field-world.ts';
import { breaches, inBrowser, overflow, PHONE, settled } from './browser-world.ts';

const COUNT = 16;
const WITHIN_MS = 240_000;
let world: FieldWorld;
const serialOf = (i: number) => `ZFY-${String(i + 1).padStart(4, '0')}`;

const desk = inBrowser(async () => {
  world = await openFieldWorld();
  for (let i = 0; i < COUNT; i += 1) {
    const recorder = await world.dock(serialOf(i));
    const { field } = await world.goOut(recorder);
    recorder.levers.batteryPercent = 100 - i * 6;
    field.levers.track = [[37.08 + i / 1_000, 79.93 + i / 1_000]];
    field.levers.talk = (['idle', 'talking', 'listening'] as const)[i % 3]!;
    field.report();
  }
  await world.as('duty-desk');
  return world;
}, { expected: (one) => one.includes('WebSocket'), withinMs: WITHIN_MS });

test('D5: sixteen live pictures with who, charge, place and talk: all of it is there, nothing lies over something else, on a screen of 1366 by 768 and on a phone', async () => {
  for (let i = 0; i < COUNT; i += 1) await world.station.liveDesks.live.ask('operator:test', serialOf(i), { why: 'desk', alarm: null });
  await until('all are live', () => world.station.media!.streams().filter(({ state, video }) => state === 'live' && video !== null).length === COUNT, WITHIN_MS);
  const page = await desk.as('a-duty-desk', '/wall');
  await page.getByRole('radiogroup', { name: '画面数' }).getByText('16').click();
  const playing = () => page.locator('.tile[data-phase=playing]').count();
  await expect.poll(playing, { timeout: WITHIN_MS }).toBe(COUNT);
  const looked = async () => page.evaluate<{ readonly recorder: string; readonly text: string; readonly cut: boolean; readonly meets: boolean; readonly share: number }[]>(`[...document.querySelectorAll('.tile[data-recorder]')].map((tile) => {
    const [box, bottom, age, buttons] = [tile, tile.querySelector('.tile-bottom'), tile.querySelector('.tile-age'), tile.querySelector('.tile-buttons')].map((one) => one?.getBoundingClientRect());
    const lies = (a, b) => a !== undefined && b !== undefined && b.width > 0 && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return { recorder: tile.dataset.recorder, text: tile.querySelector('.tile-bottom').textContent, cut: bottom.bottom > box.bottom + 1 || [...tile.querySelectorAll('.tile-bottom *')].some((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible'), meets: lies(age, buttons) || lies(bottom, buttons) || lies(bottom, age), share: bottom.height / box.height };
  })`);
  const complete = (tiles: Awaited<ReturnType<typeof looked>>, most: number) => {
    expect(tiles).toHaveLength(COUNT);
    for (const [i, one] of [...tiles].sort((a, b) => (a.recorder < b.recorder ? -1 : 1)).entries()) {
      for (const part of [OFFICERS[0][2], serialOf(i), `${100 - i * 6}%`, (37.08 + i / 1_000).toFixed(4)]) expect(one.text, one.recorder).toContain(part);
      if (i % 3 > 0) expect(one.text, one.recorder).toContain(i % 3 === 1 ? '通话中' : '收听中');
      expect([one.recorder, one.cut, one.meets]).toEqual([one.recorder, false, false]);
      expect(one.share, `${one.recorder}: what is written leaves the picture free`).toBeLessThan(most);
    }
  };
  complete(await looked(), 0.36);
  expect(await overflow(page)).toBe(0);
  // All sixteen are on one screen.
  expect(await page.evaluate<number>("Math.max(...[...document.querySelectorAll('.tile')].map((one) => one.getBoundingClientRect().bottom))")).toBeLessThanOrEqual(768);
  expect(await breaches(page, 'contrast')).toEqual([]);
  const phone = await desk.as('a-duty-desk', '/wall', { size: PHONE, dark: true });
  await settled(phone);
  await phone.locator('.tile[data-phase=playing]').first().waitFor({ timeout: WITHIN_MS });
  expect(await overflow(phone)).toBe(0);
});
