import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './http-world.ts';
import { activity, at, openClips, TODAY, type ClipWorld } from './clip-world.ts';

let world: ClipWorld;
let officer: Client;
let keeper: Client;
let head: Client;
beforeAll(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  officer = await world.as('officer');
  keeper = await world.as('recorder-manager', { officer: 'P2' });
  head = await world.as('unit-head');
});
afterAll(async () => { await world.stop(); });

const list = async (client: Client, query: string) => {
  const { body, headers } = await client.get(`/api/v1/clips?${query}`);
  return { clips: (body['items'] as { clip: string }[]).map(({ clip }) => clip), asOf: headers.get('etag')!, next: body['nextCursor'] as string | null };
};

test('R19d: clips that came before their activity was entered are bound when it is; segments of one recording stay together; two at once are left to the officer', async () => {
  const early = await world.store({ at: at('08:00'), recording: 5, segment: 0 });
  const late = await world.store({ at: at('09:30'), recording: 5, segment: 1 });
  expect((await list(officer, 'work=no-activity')).clips).toEqual([late, early]);
  const morning = (await officer.post('/api/v1/activities', activity({ plannedFrom: at('07:50'), plannedTo: at('08:30') }))).body['activity'];
  await world.settled();
  expect((await list(officer, `activity=${morning}`)).clips).toEqual([early, late]);
  const two = [];
  for (const cause of ['甲', '乙']) two.push((await officer.post('/api/v1/activities', activity({ plannedFrom: at('10:00'), plannedTo: at('11:00'), cause }))).body['activity']);
  const both = await world.store({ at: at('10:30') });
  const details = (await officer.get(`/api/v1/clips/${both}`)).body;
  expect([details['activity'], details['binding'].why, [...details['binding'].candidates].sort()]).toEqual([null, 'ambiguous', [...two].sort()]);
  const { asOf } = await list(officer, 'work=no-activity');
  const bound = await officer.post('/api/v1/clips/bind', { clips: [both], activity: two[0], reason: '' }, { 'if-match': asOf });
  expect([bound.status, bound.body]).toEqual([200, { clips: [both] }]);
  expect((await officer.post('/api/v1/clips/bind', { clips: [both], activity: two[1], reason: '' }, { 'if-match': asOf })).status).toBe(412);
  expect((await officer.post('/api/v1/clips/bind', { clips: [both], activity: two[1], reason: '' })).status).toBe(428);
  const moved = await officer.post('/api/v1/clips/bind', { clips: [late], activity: two[1], reason: '' }, { 'if-match': (await list(officer, '')).asOf });
  expect([...moved.body['clips']].sort()).toEqual([early, late].sort());
  expect((await officer.get(`/api/v1/activities/${two[1]}`)).body).toMatchObject({ clips: 2, waiting: 2, received: 0 });
});

test('a clip of nobody is given to its officer with a reason, and finds its activity by itself then', async () => {
  const lone = await world.store({ officer: null, at: at('14:10') });
  const made = (await officer.post('/api/v1/activities', activity({ plannedFrom: at('14:00'), plannedTo: at('15:00'), cause: '丙' }))).body['activity'];
  const { clips, asOf } = await list(keeper, 'work=no-officer');
  expect(clips).toEqual([lone]);
  expect((await list(officer, 'work=no-officer')).clips).toEqual([]);
  const give = (reason: string, client = keeper) => client.post('/api/v1/clips/give', { clips: [lone], officer: 'P1', reason }, { 'if-match': asOf });
  expect((await give('', keeper)).body['errors'][0].pointer).toBe('/reason');
  expect((await give('值班表', officer)).status).toBe(403);
  expect((await give('值班表')).status).toBe(200);
  await world.settled();
  expect((await list(keeper, 'work=no-officer')).clips).toEqual([]);
  expect((await officer.get(`/api/v1/clips/${lone}`)).body).toMatchObject({ officer: 'P1', activity: made, bound: 'roster' });
  expect((await world.events('ClipsGiven'))[0]).toMatchObject({ facts: { officer: 'P1', clips: [lone] }, particulars: { reason: '值班表' } });
});

test('clips are found by time, officer, recorder, number, name and page by page, each in the order of its list', async () => {
  await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder: 'ZFY-0007', model: 'Z2' });
  const all: string[] = [];
  for (let i = 0; i < 7; i += 1) all.push(await world.store({ officer: 'P3', recorder: 'ZFY-0007', at: at(`1${i}:20`, '2026-11-20'), name: `DCIM/夜 VID_${i}.MP4` }));
  const newest = [...all].reverse();
  const pages = [];
  let cursor = '';
  for (let page = 0; page < 5 && pages.length < 7; page += 1) {
    const { clips, next } = await list(keeper, `officer=P3&limit=3${cursor}`);
    pages.push(...clips);
    cursor = `&cursor=${next}`;
    if (next === null) break;
  }
  expect(pages).toEqual(newest);
  expect((await list(keeper, `recorder=ZFY-0007&from=${at('11:00', '2026-11-20')}&to=${at('12:20', '2026-11-20')}`)).clips).toEqual([all[2], all[1]]);
  expect((await list(keeper, `from=${at('00:00', '2026-11-20')}&to=${at('23:00', '2026-11-20')}&limit=2`)).clips).toEqual(newest.slice(0, 2));
  expect((await list(keeper, `name=${encodeURIComponent('夜 vid_3')}`)).clips).toEqual([all[3]]);
  const number = (await keeper.get(`/api/v1/clips/${all[4]}`)).body['number'];
  expect((await list(keeper, `recorder=ZFY-0007&number=${number}`)).clips).toEqual([all[4]]);
  expect((await keeper.get(`/api/v1/clips?number=${number}`)).body['errors'][0].pointer).toBe('?recorder');
  expect((await list(head, 'officer=P3')).clips).toEqual([]);
  expect((await list(keeper, 'officer=P3&work=waiting')).clips).toEqual(all);
});

test('clips of one time are in the order of their running numbers, in the hand-over and in each list, over its pages as well', async () => {
  const all: string[] = [];
  for (let i = 0; i < 6; i += 1) all.push(await world.store({ at: at('16:00', '2026-11-19'), durationMs: 1_000 }));
  expect([...all].sort()).not.toEqual(all);
  const prepared = (await officer.post('/api/v1/hand-overs/prepare', { clips: [...all].sort() })).body;
  expect(prepared['clips'].map((one: { clip: string }) => one.clip)).toEqual(all);
  const paged = async (query: string) => {
    const pages: string[] = [];
    let cursor = '';
    for (let page = 0; page < all.length; page += 1) {
      const { clips, next } = await list(keeper, `${query}&limit=2${cursor}`);
      pages.push(...clips.filter((one) => all.includes(one)));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    return pages;
  };
  expect(await paged('officer=P1&work=waiting')).toEqual(all);
  expect(await paged(`recorder=ZFY-0001&from=${at('15:00', '2026-11-19')}&to=${at('17:00', '2026-11-19')}`)).toEqual([...all].reverse());
});

test('looking at details is in the log before anything is shown, the same look once a minute', async () => {
  const clip = await world.store({ name: 'VID_SEEN.MP4' });
  for (let i = 0; i < 3; i += 1) await keeper.get(`/api/v1/clips/${clip}`);
  await officer.get(`/api/v1/clips/${clip}`);
  const views = (await world.events('ViewOpened')).filter(({ facts }) => facts.clip === clip);
  expect(views.map(({ actor, facts }) => [actor, facts.how, facts.basis])).toEqual([['account:a-recorder-manager', 'details', 'manager'], ['account:a-officer', 'details', 'own']]);
  const equipment = await world.as('equipment-manager');
  expect((await equipment.get(`/api/v1/clips/${clip}`)).status).toBe(403);
});

test('R19b: the duty roster comes from a spreadsheet: looked at first, taken in as it was shown, the same file twice changes nothing', async () => {
  const file = (lines: readonly string[]) => Buffer.from(['执法人员,类别,开始,结束,案由,地点,单位', ...lines].join('\r\n'), 'utf8').toString('base64');
  const content = file([`P1、P2,现场检查（勘验）,${TODAY} 21:00,${TODAY} 22:00,夜查,,`, `65-0001,sampling,${TODAY} 23:00,${TODAY} 22:00,,,`, `P9,hearing,${TODAY} 21:00,${TODAY} 22:00,,,`, `P3,hearing,${TODAY} 21:00,${TODAY} 22:00,,,执法二中队`]);
  const preview = (client: Client, body: object) => client.post('/api/v1/activities/roster/preview', { unit: null, ...body });
  expect((await preview(officer, { content })).status).toBe(403);
  const seen = (await preview(head, { content })).body;
  expect([seen['counts'], seen['lines'].map((one: { outcome: string }) => one.outcome)]).toEqual([{ new: 1, changed: 0, same: 0, refused: 3 }, ['new', 'refused', 'refused', 'refused']]);
  expect((await world.events('ActivityEntered')).some(({ particulars }) => particulars?.cause === '夜查')).toBe(false);
  const take = (body: object) => head.post('/api/v1/activities/roster', { unit: null, ...body });
  expect((await take({ content, hash: '0'.repeat(64) })).status).toBe(409);
  expect((await take({ content, hash: seen['hash'] })).status).toBe(200);
  const [entered] = (await head.get(`/api/v1/activities?officer=P2&from=${at('20:59')}`)).body['items'];
  expect(entered).toMatchObject({ officers: ['P1', 'P2'], kind: 'inspection', plannedFrom: at('21:00'), cause: '夜查', unit: '执法一中队' });
  const clip = await world.store({ officer: 'P2', at: at('21:30') });
  expect((await keeper.get(`/api/v1/clips/${clip}`)).body['activity']).toBe(entered.activity);
  expect((await preview(head, { content })).body['counts']).toEqual({ new: 0, changed: 0, same: 1, refused: 3 });
  const changed = (await preview(head, { content: file([`P1 P2,现场检查（勘验）,${TODAY} 21:00,${TODAY} 22:00,夜间检查,固玛镇,`]) })).body['lines'][0];
  expect([changed.outcome, changed.zh]).toEqual(['changed', '案由：夜查 → 夜间检查；地点： → 固玛镇']);
});

test('an activity ends when it did, is cancelled only without clips, and two clerks do not overwrite each other', async () => {
  const made = await officer.post('/api/v1/activities', activity({ plannedFrom: at('16:00'), plannedTo: at('17:00') }));
  const path = `/api/v1/activities/${made.body['activity']}`;
  expect((await officer.post(`${path}/end`, { from: at('16:10'), to: at('16:00') }, { 'if-match': `"${made.body['version']}"` })).body['errors'][0].pointer).toBe('/to');
  const ended = await officer.post(`${path}/end`, { from: at('16:10'), to: at('18:00') }, { 'if-match': `"${made.body['version']}"` });
  expect(ended.body).toMatchObject({ from: at('16:10'), to: at('18:00') });
  expect((await officer.post(`${path}/end`, { from: at('16:10'), to: at('18:00') }, { 'if-match': `"${made.body['version']}"` })).status).toBe(412);
  await world.store({ at: at('17:50') });
  expect((await officer.remove(path, { reason: '未去' }, ended.body['version'])).status).toBe(409);
  const empty = await officer.post('/api/v1/activities', activity({ plannedFrom: at('05:00'), plannedTo: at('06:00') }));
  expect((await officer.remove(`/api/v1/activities/${empty.body['activity']}`, { reason: '取消' }, empty.body['version'])).body['cancelled']).not.toBeNull();
  expect((await officer.post('/api/v1/activities', activity({ officers: ['P3'], unit: '执法二中队' }))).status).toBe(403);
  expect((await head.get('/api/v1/activity-kinds')).body['items'].filter((one: { duty: string }) => one.duty === 'full')).toHaveLength(7);
});
