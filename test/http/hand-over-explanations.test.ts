import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './http-world.ts';
import { activity, at, openClips, type ClipWorld } from './clip-world.ts';

let world: ClipWorld;
let officer: Client;
let head: Client;
let keeper: Client;
beforeAll(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  officer = await world.as('officer');
  head = await world.as('unit-head');
  keeper = await world.as('recorder-manager', { officer: 'P2' });
});
afterAll(async () => { await world.stop(); });

const wish = (more: object = {}) => ({ about: 'not-recorded', ground: '17(5)', activity: null, activityKind: 'inspection', from: at('09:00'), to: at('10:00'), findings: [], reason: '记录仪电池故障', askedBy: '', law: '', ...more });
const match = (version: number) => ({ 'if-match': `"${version}"` });

test('R19a: what was not recorded is explained by the officer, reviewed by the unit head, filed by the recorder manager, each in turn', async () => {
  const made = (await officer.post('/api/v1/activities', activity())).body;
  const stated = await officer.post('/api/v1/explanations', wish({ activity: made['activity'], activityKind: null, from: null, to: null }));
  expect([stated.status, stated.body]).toMatchObject([201, { state: 'stated', activityKind: 'inspection', from: at('09:00'), to: at('11:00'), officerName: '张伟', number: null }]);
  const path = `/api/v1/explanations/${stated.body['explanation']}`;
  // Nobody jumps a step, and nobody takes another's.
  expect((await keeper.post(`${path}/file`, {}, match(stated.body['version']))).status).toBe(409);
  expect((await officer.post(`${path}/review`, { outcome: 'accepted', note: '' }, match(stated.body['version']))).status).toBe(403);
  expect((await keeper.post(`${path}/review`, { outcome: 'accepted', note: '' }, match(stated.body['version']))).status).toBe(403);
  const inbox = new Map(world.station.handOver.inboxes);
  const person = { account: 'x', officer: null, unit: '执法一中队' };
  expect(await inbox.get('explanation-review')!({ ...person, roles: ['unit-head'] })).toHaveLength(1);
  expect(await inbox.get('explanation-review')!({ ...person, unit: '执法二中队', roles: ['unit-head'] })).toHaveLength(0);
  expect((await head.post(`${path}/review`, { outcome: 'returned', note: '' }, match(stated.body['version']))).body['errors'][0].pointer).toBe('/note');
  const returned = await head.post(`${path}/review`, { outcome: 'returned', note: '请写明电池编号' }, match(stated.body['version']));
  expect(returned.body).toMatchObject({ state: 'returned', note: '请写明电池编号' });
  expect((await inbox.get('hand-over-returned')!({ ...person, officer: 'P1' as never, roles: ['officer'] })).map(({ kind }) => kind)).toEqual(['explanation-returned']);
  const again = await officer.put(path, wish({ activity: made['activity'], activityKind: null, from: null, to: null, reason: '3 号电池故障' }), returned.body['version']);
  expect(again.body).toMatchObject({ state: 'stated', reason: '3 号电池故障' });
  expect((await officer.put(path, wish(), again.body['version'])).status).toBe(409);
  const accepted = await head.post(`${path}/review`, { outcome: 'accepted', note: '' }, match(again.body['version']));
  expect((await head.post(`${path}/file`, {}, match(accepted.body['version']))).status).toBe(403);
  expect(await inbox.get('explanation-file')!({ ...person, roles: ['recorder-manager'] })).toHaveLength(1);
  const filed = await keeper.post(`${path}/file`, {}, match(accepted.body['version']));
  expect([filed.status, filed.body['state'], filed.body['number']]).toEqual([200, 'filed', 1]);
  expect((await head.post(`${path}/review`, { outcome: 'returned', note: 'x' }, match(filed.body['version']))).status).toBe(409);
  // Whoever may see it sees each step, also what he had stated before the return.
  const steps = (await officer.get(`${path}/history`)).body['items'] as { step: string; name: string; note: string; said: { reason: string } | null }[];
  expect(steps.map((one) => [one.step, one.said?.reason ?? one.note])).toEqual([['stated', '记录仪电池故障'], ['returned', '请写明电池编号'], ['stated', '3 号电池故障'], ['accepted', ''], ['filed', '']]);
  expect(steps.map((one) => one.name)).toEqual(['officer a-officer', 'unit-head a-unit-head', 'officer a-officer', 'unit-head a-unit-head', 'recorder-manager a-recorder-manager']);
  const kinds = (await world.events('ExplanationReviewed')).map(({ facts }) => facts.outcome);
  expect(kinds).toEqual(['returned', 'accepted']);
  expect(JSON.stringify((await world.events('ExplanationStated')).map(({ facts }) => facts))).not.toContain('电池');
});

test('R19a: nobody reviews or files his own', async () => {
  const both = await world.as('officer', { account: 'chief', officer: 'P3', unit: '执法二中队', roles: ['officer', 'unit-head', 'recorder-manager'] });
  const { body } = await both.post('/api/v1/explanations', wish());
  expect((await both.post(`/api/v1/explanations/${body['explanation']}/review`, { outcome: 'accepted', note: '' }, match(body['version']))).status).toBeOneOf([404, 409]);
  const other = await world.as('unit-head', { account: 'head-2', unit: '执法二中队' });
  const accepted = await other.post(`/api/v1/explanations/${body['explanation']}/review`, { outcome: 'accepted', note: '' }, match(body['version']));
  expect((await both.post(`/api/v1/explanations/${body['explanation']}/file`, {}, match(accepted.body['version']))).status).toBeOneOf([404, 409]);
  expect((await keeper.post(`/api/v1/explanations/${body['explanation']}/file`, {}, match(accepted.body['version']))).body['number']).toBe(2);
});

test('R17: an exemption names its ground; (1) who asked, another law which; (4) gives way where the higher authority demands recording', async () => {
  const refused = async (more: object) => {
    const answer = await officer.post('/api/v1/explanations', wish(more));
    return [answer.status, answer.body['errors']?.[0]?.pointer];
  };
  expect(await refused({ ground: '17(6)' })).toEqual([400, '/ground']);
  expect(await refused({ ground: '17(1)' })).toEqual([400, '/askedBy']);
  expect(await refused({ ground: 'other-law' })).toEqual([400, '/law']);
  expect((await officer.post('/api/v1/explanations', wish({ ground: '17(1)', askedBy: '举报人' }))).status).toBe(201);
  expect((await officer.post('/api/v1/explanations', wish({ ground: '17(4)' }))).status).toBe(201);
  expect((await officer.put('/api/v1/higher-demands/2026-3', { activityKinds: ['inspection'], authority: '自治区文旅厅', text: '现场检查一律全程记录' }, 0)).status).toBe(403);
  const demand = await head.put('/api/v1/higher-demands/2026-3', { activityKinds: ['inspection'], authority: '自治区文旅厅', text: '现场检查一律全程记录' }, 0);
  expect(demand.status).toBe(200);
  const gone = await officer.post('/api/v1/explanations', wish({ ground: '17(4)' }));
  expect([gone.status, gone.body['detail']]).toEqual([409, expect.stringContaining('Art. 17(4)')]);
  expect((await officer.post('/api/v1/explanations', wish({ ground: '17(4)', activityKind: 'hearing' }))).status).toBe(201);
  expect((await head.remove('/api/v1/higher-demands/2026-3', undefined, demand.body['version'])).status).toBe(200);
  expect((await officer.post('/api/v1/explanations', wish({ ground: '17(4)' }))).status).toBe(201);
  expect((await officer.get('/api/v1/explanation-grounds')).body['items']).toHaveLength(6);
});

test('an explanation is a secret of those concerned; an officer finds his own, a unit head those of the unit', async () => {
  const { body } = await officer.get('/api/v1/explanations?limit=2');
  expect(body['items']).toHaveLength(2);
  expect((await officer.get(`/api/v1/explanations?limit=200&cursor=${body['nextCursor']}`)).body['items'].length).toBe(3);
  await world.station.equipment.registerOfficer('operator:test', 'P4', '执法二中队', '赵敏', '65-0004');
  const other = await world.as('officer', { account: 'other', officer: 'P4' });
  expect((await other.get(`/api/v1/explanations/${body['items'][0].explanation}`)).status).toBe(404);
  expect((await other.get(`/api/v1/explanations/${body['items'][0].explanation}/history`)).status).toBe(404);
  expect((await other.get('/api/v1/explanations')).body['items']).toEqual([]);
  expect((await head.get('/api/v1/explanations?limit=200')).body['items'].every((one: { unit: string }) => one.unit === '执法一中队')).toBe(true);
});
