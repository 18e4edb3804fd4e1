import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../http/http-world.ts';
import { activity, at, openClips, type ClipWorld } from '../http/clip-world.ts';
import { REGION_2025, SUMMER, WINTER } from '../rules/region-notices.ts';

let world: ClipWorld;
let manager: Client;
let officer: Client;
beforeAll(async () => {
  world = await openClips();
  manager = await world.as('recorder-manager');
  officer = await world.as('officer');
});
afterAll(async () => { await world.stop(); });

const NOTICE = '/api/v1/calendar/notices/CN-65';
const due = async (ended: string, reading?: 'A' | 'B') => {
  const { status, body } = await officer.get(`/api/v1/calendar/due?ended=${encodeURIComponent(`${ended.replace(' ', 'T')}:00+08:00`)}${reading === undefined ? '' : `&reading=${reading}`}`);
  expect(status).toBe(200);
  return body;
};
const beijing = (time: string | null) => (time === null ? null : new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '));
const content = ({ title, number, date, whole, days, officeHours }: typeof REGION_2025) => ({ title, number, date, whole, days, officeHours });
/** Enters it in the place of what is there. */
const put = async (year: number, body: unknown, layer = 'CN-65') => {
  const path = `/api/v1/calendar/notices/${layer}/${year}`;
  return manager.put(path, body, Number((await manager.get(path)).body['version']));
};

test('R19b: due by the national calendar with its make-up days; without the region\'s notice it is provisional and says so', async () => {
  expect(beijing((await due('2025-09-30 18:00'))['due'])).toBe('2025-10-09 19:30');
  const body = await due('2025-10-10 18:00');
  expect(beijing(body['due'])).toBe('2025-10-11 19:30');
  expect(body).toMatchObject({ article: 'Art. 19(3)', reading: 'A', provisional: true, calendarVersion: expect.stringMatching(/^CN\/2025@[0-9a-f]{12};CN-65\/2025@none$/) });
  expect(body['reasons'].map((one: { code: string }) => one.code)).toEqual(['region-not-entered', 'usual-hours']);
  // What is not known is not guessed.
  expect(await due('2027-03-02 15:00')).toMatchObject({ due: null, provisional: true });
  const corban = await due('2026-05-26 15:00');
  expect(corban['reasons'].map((one: { code: string }) => one.code)).toContain('festival-near');
});

test('R19b: the region\'s notice is looked at, entered, and Corban moves what is due; its office hours close the day', async () => {
  const preview = await manager.post(`${NOTICE}/2025/preview`, content(REGION_2025));
  expect(preview.status).toBe(200);
  const days = preview.body['days'] as { date: string; before: { kind: string }; after: { kind: string } }[];
  expect(days.filter((one) => one.before.kind !== one.after.kind).map(({ date, before, after }) => [date, before.kind, after.kind]))
    .toEqual(['2025-03-31', '2025-06-06', '2025-06-09', '2025-06-10'].map((date) => [date, 'working', 'off']));
  expect((await manager.get(`${NOTICE}/2025`)).body).toMatchObject({ state: 'missing', version: 0 });

  const entered = await put(2025, content(REGION_2025));
  expect(entered.status).toBe(200);
  expect(entered.body).toMatchObject({ state: 'entered', edition: preview.body['edition'], notice: { number: REGION_2025.number } });
  expect(entered.headers.get('etag')).toBe(`"${entered.body['version']}"`);
  const body = await due('2025-06-05 18:00');
  expect([beijing(body['due']), body['provisional'], body['reasons']]).toEqual(['2025-06-11 20:00', false, []]);
  expect(body['calendarVersion']).toContain(`CN-65/2025@${entered.body['edition']}`);
  expect(body['days'].map((one: { kind: string }) => one.kind)).toEqual(['off', 'off', 'off', 'off', 'off', 'working']);
  expect(beijing((await due('2025-10-14 18:00'))['due'])).toBe('2025-10-15 19:30');

  const month = await officer.get('/api/v1/calendar/months/2025-06');
  expect(month.body['days']).toHaveLength(30);
  expect(month.body['days'][5]).toMatchObject({ date: '2025-06-06', kind: 'off', source: { kind: 'notice', layer: 'CN-65', number: REGION_2025.number }, near: 'corban', hours: null });
  expect(month.body['days'][10]).toMatchObject({ date: '2025-06-11', kind: 'working', source: { kind: 'weekday' }, hours: { hours: SUMMER, closesAt: 1_200 } });
});

test('R19b: a notice comes from a spreadsheet, as spreadsheets write days; a wrong line is named', async () => {
  const csv = '日期,安排\r\n2026/5/23,上班\r\n2026年5月27日,放假\r\n2026-05-28,off\r\n';
  const notice = { title: '关于2026年节假日放假安排的通知', number: '示例〔2025〕1号', date: '2025-12-20', csv, officeHours: [{ from: '2026-05-01', to: null, hours: SUMMER }, { from: '2026-10-01', to: null, hours: WINTER }] };
  const wrong = await manager.post(`${NOTICE}/2026/preview`, { ...notice, csv: `${csv}2026-02-30,放假\r\n` });
  expect([wrong.status, wrong.body['errors'][0].pointer, wrong.text]).toEqual([400, '/csv', expect.stringContaining('第 5 行')]);
  expect((await manager.post(`${NOTICE}/2026/preview`, { ...notice, csv: 'a,b\r\n' })).text).toContain('日期');
  expect((await manager.post(`${NOTICE}/2026/preview`, { ...notice, csv: `${csv}2026-05-28,上班\r\n` })).text).toContain('两种安排');
  expect((await manager.post(`${NOTICE}/2026/preview`, { ...notice, days: {} })).status).toBe(400);
  const entered = await put(2026, notice);
  expect(entered.body['notice'].days).toEqual({ '2026-05-23': 'working', '2026-05-27': 'off', '2026-05-28': 'off' });
  expect(beijing((await due('2026-05-22 18:00'))['due'])).toBe('2026-05-23 20:00');
  expect(beijing((await due('2026-05-26 18:00'))['due'])).toBe('2026-05-29 20:00');
});

test('R19b: a corrected notice is looked at with the open hand-overs that it moves, replaces the one before, and can be withdrawn', async () => {
  await officer.post('/api/v1/activities', activity());
  await world.store({ at: at('09:30') });
  world.clock.set(at('20:30'));
  const { body: before } = await manager.get(`${NOTICE}/2026`);
  const { layer: _layer, year: _year, ...kept } = before['notice'];
  const corrected = { ...kept, days: { ...kept.days, '2026-11-25': 'off' } };
  const preview = await manager.post(`${NOTICE}/2026/preview`, corrected);
  expect(preview.body).toMatchObject({ looked: 1, moved: 1 });
  expect(preview.body['items'].map((one: { officer: string; before: string; after: string }) => [one.officer, beijing(one.before), beijing(one.after)])).toEqual([['P1', '2026-11-25 19:30', '2026-11-26 19:30']]);

  expect((await manager.put(`${NOTICE}/2026`, corrected)).status).toBe(428);
  expect((await manager.put(`${NOTICE}/2026`, corrected, before['version'] - 1)).status).toBe(412);
  const after = await put(2026, corrected);
  expect(after.status).toBe(200);
  expect(after.body['edition']).not.toBe(before['edition']);
  expect((await put(2026, corrected)).status).toBe(409);
  expect(beijing((await due('2026-11-24 11:00'))['due'])).toBe('2026-11-26 19:30');

  expect((await manager.post(`${NOTICE}/2026/withdrawal-preview`)).body).toMatchObject({ moved: 1, edition: '' });
  expect((await manager.remove(`${NOTICE}/2026`, { reason: '录入有误' }, before['version'])).status).toBe(412);
  const gone = await manager.remove(`${NOTICE}/2026`, { reason: '录入有误' }, after.body['version']);
  expect(gone.body).toMatchObject({ state: 'withdrawn', notice: null });
  expect(beijing((await due('2026-11-24 11:00'))['due'])).toBe('2026-11-25 19:30');
  expect((await manager.remove(`${NOTICE}/2026`, { reason: '再次' }, gone.body['version'])).status).toBe(404);

  const first = await manager.get(`${NOTICE}/2026/editions?limit=1`);
  const second = await manager.get(`${NOTICE}/2026/editions?limit=1&cursor=${first.body['nextCursor']}`);
  expect([first.body['items'][0].edition, second.body['items'][0].edition, second.body['items'][0].withdrawn !== null, second.body['nextCursor']]).toEqual([before['edition'], after.body['edition'], true, null]);
  // Why it went is personal and stands in the opening alone.
  const [event] = await world.events('CalendarNoticeWithdrawn');
  expect([JSON.stringify(event!.facts).includes('录入有误'), event!.particulars]).toEqual([false, { reason: '录入有误' }]);
  expect((await put(2026, kept)).status).toBe(200);
});

test('R19b: the national notice of a year that the program does not know is entered, too; one that it ships can be corrected and comes back', async () => {
  const national = { title: '国务院办公厅关于2027年部分节假日安排的通知', number: '示例〔2026〕9号', date: '2026-11-04', whole: true, days: { '2027-01-01': 'off' } };
  expect((await put(2027, national, 'CN')).status).toBe(200);
  expect((await due('2027-03-02 15:00'))['due']).not.toBeNull();
  const path = '/api/v1/calendar/notices/CN/2024';
  const shipped = await manager.get(path);
  expect(shipped.body).toMatchObject({ state: 'shipped', version: 0, notice: { number: '国办发明电〔2023〕7号', date: '2023-10-25' } });
  const entered = await put(2024, { ...national, date: '2023-10-25', days: { '2024-10-08': 'off' } }, 'CN');
  expect(entered.body).toMatchObject({ state: 'entered' });
  const back = await manager.remove(path, { reason: '恢复原通知' }, entered.body['version']);
  expect(back.body).toMatchObject({ state: 'shipped', edition: shipped.body['edition'] });
});

test('R19b: reading B is a setting with its own preview; the page of years says what is missing', async () => {
  const { body, headers } = await manager.get('/api/v1/calendar/settings');
  expect(body).toMatchObject({ reading: 'A', dueSoonHours: 4, region: 'CN-65', version: 0 });
  expect(headers.get('etag')).toBe('"0"');
  const { version: _version, ...settings } = body;
  const wanted = { ...settings, reading: 'B' };
  expect((await manager.post('/api/v1/calendar/settings/preview', wanted)).body).toMatchObject({ looked: 1, moved: 1 });
  const changed = await manager.put('/api/v1/calendar/settings', wanted, 0);
  expect(changed.status).toBe(200);
  expect(beijing((await due('2025-07-11 15:00'))['due'])).toBe('2025-07-14 15:00');
  expect(beijing((await due('2025-07-11 15:00', 'A'))['due'])).toBe('2025-07-14 20:00');
  expect((await manager.put('/api/v1/calendar/settings', settings, 0)).status).toBe(412);
  const wrong = await manager.put('/api/v1/calendar/settings', { ...settings, dueSoonHours: 500 }, changed.body['version']);
  expect([wrong.status, wrong.body['errors'][0].pointer]).toEqual([400, '/dueSoonHours']);
  expect((await manager.put('/api/v1/calendar/settings', settings, changed.body['version'])).status).toBe(200);

  const all = await officer.get('/api/v1/calendar');
  expect(all.body['warnings'].map((one: { code: string; year: number }) => [one.code, one.year])).toEqual([['next-year-missing', 2027]]);
  const states = Object.fromEntries((all.body['notices'] as { layer: string; year: number; state: string }[]).map(({ layer, year, state }) => [`${layer}/${year}`, state]));
  expect(states).toEqual({ 'CN/2024': 'shipped', 'CN/2025': 'shipped', 'CN/2026': 'shipped', 'CN/2027': 'entered', 'CN-65/2025': 'entered', 'CN-65/2026': 'entered', 'CN-65/2027': 'missing' });
  expect((await manager.get('/api/v1/inbox')).body['items'].filter((one: { kind: string }) => one.kind === 'calendar')).toMatchObject([{ urgency: 'waiting', subject: 'calendar:2027' }]);
});

test('R19b: everybody reads the calendar, the recorder manager alone writes it', async () => {
  for (const role of ['officer', 'unit-head', 'equipment-manager', 'reviewer', 'administrator'] as const) {
    const who = await world.as(role);
    expect((await who.get('/api/v1/calendar')).status).toBe(200);
    expect((await who.put(`${NOTICE}/2028`, content(REGION_2025), 0)).status).toBe(403);
    expect((await who.remove(`${NOTICE}/2025`, { reason: 'x' }, 1)).status).toBe(403);
    expect((await who.post(`${NOTICE}/2025/withdrawal-preview`)).status).toBe(403);
    expect((await who.put('/api/v1/calendar/settings', {}, 0)).status).toBe(403);
  }
  expect((await world.nobody().get('/api/v1/calendar')).status).toBe(401);
});

test.each([
  ['a layer that there is not', '/api/v1/calendar/notices/XJ/2026', 404], ['a year that there is not', '/api/v1/calendar/notices/CN/26', 404], ['a month that there is not', '/api/v1/calendar/months/2026-13', 400],
  ['no time', '/api/v1/calendar/due', 400], ['a time out of range', '/api/v1/calendar/due?ended=0001-01-01T00:00:00Z', 400], ['a third reading', '/api/v1/calendar/due?ended=2026-01-01T00:00:00Z&reading=C', 400],
])('%s is answered as a fault of the question', async (_what, path, status) => {
  expect((await officer.get(path)).status).toBe(status);
});
