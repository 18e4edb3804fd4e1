/** Alarms in the browser: an SOS rings on whatever page is open, is acknowledged by a key, and the second window sees who did. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ACTOR, openDockWorld, type DockWorld } from '../../http/dock-world.ts';
import { OTHER_UNIT, PASSWORD } from '../../http/http-world.ts';
import { untilTrue } from '../../station/station-world.ts';
import { breaches, DESK, goTo, inBrowser, overflow, PHONE, settled, signIn } from './browser-world.ts';

/** On a busy machine. */
const SOON = { timeout: 20_000 };
const [SOS, , BATTERY, , TAMPER] = [1, 2, 3, 4, 5];
let world: DockWorld;
const desk = inBrowser(async () => {
  world = await openDockWorld(1);
  const { station, as } = world.world;
  for (const [serial, officer] of [['ZFY-0001', 'P1'], ['ZFY-0002', 'P2']] as const) {
    await world.enrol(serial);
    await station.equipment.assign(ACTOR, serial, officer, new Date(world.clock.wallMs() - 60_000).toISOString(), null);
  }
  for (const account of ['desk-1', 'desk-2']) await as('duty-desk', { account });
  await as('unit-head');
  await as('unit-head', { account: 'head-2', unit: OTHER_UNIT });
  await as('administrator');
  return world;
});

const raise = async (kind: number, recorder = 'ZFY-0001', text = '') => {
  const id = world.line.dock.alarm(kind, recorder, text);
  await untilTrue('it was taken', () => !world.line.dock.alarmIsOpen(id));
};
const bar = (page: Page) => page.locator('[data-alarm-ringing]');
const titleOf = (page: Page) => page.evaluate<string>('document.title');

test('D7: an SOS rings on whatever page is open, with who and where; a key acknowledges it, and the second window sees who did', async () => {
  const [first, second] = [await desk.as('desk-1', '/recorders'), await desk.as('desk-2', '/alarms')];
  await settled(first);
  expect(await bar(first).count()).toBe(0);
  await raise(SOS, 'ZFY-0001', '求助');
  for (const page of [first, second]) {
    await bar(page).waitFor();
    expect(await bar(page).getAttribute('data-alarm-ringing')).toBe('critical');
    expect(await bar(page).innerText()).toMatch(/紧急求助[\s\S]*张伟[\s\S]*43\.80000° N, 87\.60000° E[\s\S]*后通知单位负责人/);
    // This station takes no pictures: nobody is to wait for one.
    expect(await bar(page).innerText()).toContain('本站没有配置实时视频（media）：不会有画面，本站也不会录制');
    await expect.poll(() => titleOf(page), SOON).toContain('紧急求助');
  }
  await second.locator('[data-row-key]', { hasText: '紧急求助' }).locator('.alarm-no-picture').getByText('本站没有配置实时视频').waitFor();
  // While somebody types, and with another alarm behind it.
  await first.locator('[data-search] input').first().focus();
  await raise(TAMPER, 'ZFY-0002');
  await expect.poll(() => bar(first).innerText(), SOON).toContain('另有 1 个');
  // For a moment after it has appeared a press is not taken: it may have been meant for another.
  await bar(first).locator('button[aria-keyshortcuts]:enabled').waitFor();
  await first.keyboard.press('Alt+a');
  await first.locator('[data-alarm-ringing=high]').waitFor();
  await second.locator('[data-row-key]', { hasText: '紧急求助' }).getByText('duty-desk desk-1 已确认').waitFor();
  await expect.poll(() => bar(second).getAttribute('data-alarm-ringing'), SOON).toBe('high');
  await bar(second).getByRole('button', { name: '确认' }).click();
  await first.locator('[data-answered]', { hasText: 'duty-desk desk-2' }).waitFor();
  await expect.poll(() => titleOf(first), SOON).toBe('记录仪 · 执录');
  expect(await first.evaluate('document.body.classList.contains("alarm-rings")')).toBe(false);
  expect((await world.world.events('AlarmAcknowledged')).map(({ actor }) => actor)).toEqual(['account:desk-1', 'account:desk-2']);
});

/** Listens to what a page sends to the loudspeaker: loudness and pitch, twenty times a second. */
const EAR = `
  window.heard = [];
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) {
      const { context } = this;
      if (context.ear === undefined) {
        context.ear = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
        const [wave, tones] = [new Float32Array(4096), new Float32Array(2048)];
        setInterval(() => {
          context.ear.getFloatTimeDomainData(wave);
          context.ear.getFloatFrequencyData(tones);
          const loud = Math.max(...wave.map(Math.abs));
          if (loud > 0.05) window.heard.push({ at: performance.now(), loud, hertz: tones.indexOf(Math.max(...tones)) * context.sampleRate / 4096 });
        }, 50);
      }
      connect.call(this, context.ear);
    }
    return connect.call(this, to, ...rest);
  };`;

test('D7: an SOS is heard, two tones by turns, until somebody acknowledges it', async () => {
  const page = await desk.window();
  await page.addInitScript(EAR);
  await signIn(page, world.world.address, 'desk-1', PASSWORD, '/inbox');
  await settled(page);
  await raise(SOS, 'ZFY-0002', '求助');
  await bar(page).waitFor();
  const pitches = () => page.evaluate<number[]>('[660, 880].filter((hertz) => window.heard.some((one) => one.loud > 0.2 && Math.abs(one.hertz - hertz) < 15))');
  await expect.poll(pitches, SOON).toEqual([660, 880]);
  await bar(page).locator('button[aria-keyshortcuts]:enabled').waitFor();
  await page.keyboard.press('Alt+a');
  await bar(page).waitFor({ state: 'detached' });
  // The pattern comes every 1.6 s: three seconds without a sound are its end.
  await expect.poll(() => page.evaluate<boolean>('performance.now() - window.heard.at(-1).at > 3000'), SOON).toBe(true);
  for (const alarm of (await (await world.world.as('duty-desk', { account: 'desk-2' })).get('/api/v1/alarms')).body['items'] as { group: string; recorder: string; kind: string; version: number }[]) {
    if (alarm.recorder === 'ZFY-0002' && alarm.kind === 'sos') await world.world.station.alarmDesks.alarms.close('operator:test', alarm.group, 'resolved', 'x', alarm.version);
  }
});

test('D7: an alarm is commented on and closed with what was done; many of one camera are one card that unfolds; the track is on the map', async () => {
  const page = await desk.as('desk-1', '/alarms');
  await settled(page);
  for (let i = 0; i < 4; i += 1) await raise(BATTERY, 'ZFY-0002', `第 ${i + 1} 次`);
  const flat = page.locator('[data-row-key]', { hasText: '电量不足' });
  await flat.getByText('共 4 次').waitFor();
  await flat.getByRole('button', { name: '展开 4 次' }).click();
  await expect.poll(() => flat.locator('.alarm-steps li').count(), SOON).toBe(4);
  const sos = page.locator('[data-row-key]', { hasText: '紧急求助' });
  await sos.getByRole('button', { name: '备注' }).click();
  await page.locator('#comment').fill('已派二组前往');
  await page.locator('#comment').press('Control+Enter');
  await sos.getByRole('button', { name: '经过' }).click();
  await sos.locator('.alarm-steps', { hasText: '已派二组前往' }).waitFor();
  expect(await page.locator('.map > svg').getAttribute('aria-label')).toMatch(/位置图：3 个报警位置，轨迹 1 点/);
  await sos.getByRole('button', { name: '办结' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
  await page.locator('.ant-form-item-explain-error', { hasText: '请写明处置情况' }).waitFor();
  await page.locator('#note').fill('人员安全');
  await page.locator('#note').press('Control+Enter');
  // What is unfolded stays in sight until it is folded.
  await page.locator('[data-row-key][data-state=closed]', { hasText: '人员安全' }).getByRole('button', { name: '收起' }).click();
  await sos.waitFor({ state: 'detached' });
  await page.getByText('全部', { exact: true }).click();
  await page.locator('[data-row-key][data-state=closed]', { hasText: '人员安全' }).waitFor();
  for (const alarm of (await (await world.world.as('duty-desk', { account: 'desk-2' })).get('/api/v1/alarms')).body['items'] as { group: string; version: number }[]) {
    await world.world.station.alarmDesks.alarms.close('operator:test', alarm.group, 'resolved', 'x', alarm.version);
  }
});

test('D7: the page and what rings fit a desk and a phone in both looks and languages, and can be read by everybody; those who see no places see no map', async () => {
  await raise(SOS, 'ZFY-0001', '求助');
  await raise(SOS, 'ZFY-0001', '求助');
  await raise(TAMPER, 'ZFY-0002', '外壳被打开');
  const wrong: string[] = [];
  for (const [size, dark, language] of [[DESK, false, 'zh'], [DESK, true, 'en'], [PHONE, false, 'zh'], [PHONE, true, 'en']] as const) {
    const page = await desk.as('desk-1', '/alarms', { size, dark, language });
    await settled(page);
    await bar(page).waitFor();
    await page.locator('[data-row-key]').first().getByRole('button').last().click();
    await page.locator('.alarm-steps').waitFor();
    await page.mouse.move(0, 0);
    const name = `${size.width} ${dark ? 'dark' : 'light'} ${language}`;
    const wider = await overflow(page);
    if (wider > 0) wrong.push(`${name}: ${wider} pixels too wide`);
    wrong.push(...(await breaches(page)).map((one) => `${name}: ${one}`));
    if (process.env['ZHILU_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['ZHILU_SHOTS']}/alarms-${size.width}-${dark ? 'dark' : 'light'}-${language}.png` });
    await goTo(page, '/inbox');
    wrong.push(...(await breaches(page)).map((one) => `${name} inbox: ${one}`));
    if (process.env['ZHILU_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['ZHILU_SHOTS']}/inbox-${size.width}-${dark ? 'dark' : 'light'}-${language}.png` });
    await desk.browser.closeWindows();
  }
  expect(wrong).toEqual([]);
  // A wall that nobody touches shows and rings, and changes nothing.
  const kiosk = await desk.as('desk-1', '/wall?kiosk=1');
  await bar(kiosk).waitFor();
  const before = (await world.world.events('AlarmAcknowledged')).length;
  await kiosk.keyboard.press('Alt+a');
  expect([await bar(kiosk).getByRole('button', { name: '确认' }).count(), await bar(kiosk).locator('a').count(), (await world.world.events('AlarmAcknowledged')).length]).toEqual([0, 0, before]);
  const administrator = await desk.as('a-administrator', '/alarms');
  await settled(administrator);
  expect([await administrator.locator('.map').count(), await administrator.locator('[data-row-key]').count(), await bar(administrator).count()]).toEqual([0, 0, 0]);
});
