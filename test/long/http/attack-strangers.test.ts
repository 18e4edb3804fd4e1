/**
 * Whatever belongs to one unit or one officer, asked for by everybody of another: each route that tells people apart by what
 * they have to do with a matter has a line here, or the first test fails. And what is refused or shown is in the log before
 * the answer is out.
 */
import { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subjectsOf } from '../../../gateway/domain/chain-register.ts';
import type { EventDraft, LoggedEvent } from '../../../gateway/domain/events.ts';
import type { RecorderSerial } from '../../../gateway/domain/names.ts';
import { ROLES, type Role } from '../../../gateway/domain/roles.ts';
import { mayDo, mightBeGranted, mightDo, type Medium, type Verb } from '../../../gateway/rules/permissions.ts';
import { activity, at, offer, openClips, SIGNATURE, type ClipWorld } from '../../http/clip-world.ts';
import { OTHER_UNIT, UNIT, type Answer, type Client } from '../../http/http-world.ts';

const RECORDER = 'ZFY-0001' as RecorderSerial;
const HEX = 'a'.repeat(64);
/** Things of the first unit and of its officer P1. */
const of = { activity: '', clip: '', waiting: '', handOver: '', explanation: '', handOut: 'ho1', finding: 'number-missing:ZFY-0001:7', alarm: '', incident: 'i1', grant: '' };

interface Case {
  readonly path?: () => string;
  readonly body?: () => unknown;
  readonly headers?: () => Readonly<Record<string, string>>;
  /** `hidden`: as if it were not there. `refused`: 403. `without`: the answer has nothing of the first unit. `open`: nothing in it belongs to anybody. `session`: it is the caller's own session or view. */
  /** Roles whose inbox is of all units. */
  readonly servesAll?: readonly Role[];
  readonly is: 'hidden' | 'refused' | 'without' | 'open' | 'session';
}
const id = (what: keyof typeof of, before: string, after = '') => () => `/api/v1/${before}/${encodeURIComponent(of[what])}${after}`;
const wish = () => activity({ plannedFrom: at('13:00'), plannedTo: at('14:00') });
const statement = () => ({ about: 'not-recorded', ground: '17(5)', activity: null, activityKind: 'inspection', from: at('09:00'), to: at('10:00'), findings: [of.finding], reason: '电池故障', askedBy: '', law: '' });

const CASES: Readonly<Record<string, Case>> = {
  ...Object.fromEntries(['DELETE /api/v1/session', 'POST /api/v1/session/confirm', 'PUT /api/v1/session/password', 'POST /api/v1/session/second-factor', 'PUT /api/v1/session/second-factor', 'DELETE /api/v1/session/second-factor', 'GET /api/v1/changes'].map((route) => [route, { is: 'session' } as const])),
  // A view is of the session that opened it: test/http/views.test.ts. Without one there is nothing.
  ...Object.fromEntries(['GET content', 'GET converted', 'GET thumbnails/:ms', 'PUT spans', 'POST close', 'POST stream', 'GET bookmarks', 'POST bookmarks', 'DELETE bookmarks/:bookmark'].map((one) => [`${one.split(' ')[0]} /api/v1/views/:id/${one.split(' ')[1]}`, { is: 'session' } as const])),
  'HEAD /api/v1/views/:id/content': { is: 'session' },
  'GET /api/v1/inbox': { is: 'without', servesAll: ['recorder-manager', 'duty-desk'] },
  'GET /api/v1/recorders': { is: 'without' }, 'GET /api/v1/recorders/:id': { is: 'refused', path: () => `/api/v1/recorders/${RECORDER}` }, 'GET /api/v1/recorders/:id/history': { is: 'refused', path: () => `/api/v1/recorders/${RECORDER}/history` },
  'GET /api/v1/recorders/:id/assignments': { is: 'refused', path: () => `/api/v1/recorders/${RECORDER}/assignments` },
  'GET /api/v1/officers': { is: 'without' }, 'GET /api/v1/officers/:id': { is: 'refused', path: () => '/api/v1/officers/P1' }, 'GET /api/v1/manager': { is: 'refused' }, 'GET /api/v1/register-files/:register': { is: 'refused', path: () => '/api/v1/register-files/officers' },
  'POST /api/v1/scan': { is: 'refused', body: () => ({ text: RECORDER }) },
  'GET /api/v1/hand-outs/:id': { is: 'refused', path: id('handOut', 'hand-outs') }, 'POST /api/v1/hand-outs': { is: 'refused', body: () => ({ officer: 'P1' }) }, 'GET /api/v1/duty-check': { is: 'refused', path: () => '/api/v1/duty-check?officer=P1' },
  'POST /api/v1/hand-outs/:id/undo': { is: 'refused', path: id('handOut', 'hand-outs', '/undo') }, 'POST /api/v1/hand-outs/:id/take-back': { is: 'refused', path: id('handOut', 'hand-outs', '/take-back') }, 'GET /api/v1/hand-out-rule': { is: 'refused' },
  'GET /api/v1/ratio': { is: 'without' }, 'GET /api/v1/findings': { is: 'without' }, 'GET /api/v1/findings/:id': { is: 'refused', path: id('finding', 'findings') },
  'GET /api/v1/alarms': { is: 'without' }, 'GET /api/v1/alarms/:id': { is: 'hidden', path: id('alarm', 'alarms') }, 'POST /api/v1/alarms/:id/acknowledge': { is: 'hidden', path: id('alarm', 'alarms', '/acknowledge') },
  'POST /api/v1/alarms/:id/comments': { is: 'hidden', path: id('alarm', 'alarms', '/comments'), body: () => ({ comment: 'x' }) },
  'GET /api/v1/live': { is: 'without' }, 'GET /api/v1/live/:recorder': { is: 'refused', path: () => `/api/v1/live/${RECORDER}` },
  'GET /api/v1/live/:recorder/flv': { is: 'refused', path: () => `/api/v1/live/${RECORDER}/flv`, headers: () => ({ origin: world.address }) },
  'GET /api/v1/activity-kinds': { is: 'open' }, 'GET /api/v1/activities': { is: 'without' }, 'POST /api/v1/activities': { is: 'refused', body: wish },
  'GET /api/v1/activities/:id': { is: 'refused', path: id('activity', 'activities') }, 'PUT /api/v1/activities/:id': { is: 'refused', path: id('activity', 'activities'), body: wish },
  'POST /api/v1/activities/:id/end': { is: 'refused', path: id('activity', 'activities', '/end'), body: () => ({ from: at('09:00'), to: at('10:00') }) }, 'DELETE /api/v1/activities/:id': { is: 'refused', path: id('activity', 'activities'), body: () => ({ reason: 'x' }) },
  'POST /api/v1/activities/roster/preview': { is: 'without', body: () => ({ unit: UNIT, content: ROSTER }) }, 'POST /api/v1/activities/roster': { is: 'without', body: () => ({ unit: UNIT, content: ROSTER, hash: HEX }) },
  'GET /api/v1/clips': { is: 'without' }, 'GET /api/v1/clips/:id': { is: 'hidden', path: id('clip', 'clips') }, 'POST /api/v1/clips/bind': { is: 'refused', body: () => ({ clips: [of.waiting], activity: null, reason: 'x' }) },
  'GET /api/v1/gaps': { is: 'without' },
  'POST /api/v1/hand-overs/prepare': { is: 'hidden', body: () => ({ clips: [of.waiting] }) }, 'POST /api/v1/hand-overs': { is: 'hidden', body: () => ({ clips: [of.waiting], signature: SIGNATURE, textHash: HEX }) },
  'GET /api/v1/hand-overs': { is: 'without' }, 'GET /api/v1/hand-overs/:id': { is: 'hidden', path: id('handOver', 'hand-overs') }, 'DELETE /api/v1/hand-overs/:id': { is: 'hidden', path: id('handOver', 'hand-overs') }, 'GET /api/v1/hand-overs/:id/entry': { is: 'hidden', path: id('handOver', 'hand-overs', '/entry') },
  'GET /api/v1/explanations': { is: 'without' }, 'POST /api/v1/explanations': { is: 'without', body: statement }, 'GET /api/v1/explanations/:id': { is: 'hidden', path: id('explanation', 'explanations') },
  'GET /api/v1/explanations/:id/history': { is: 'hidden', path: id('explanation', 'explanations', '/history') }, 'PUT /api/v1/explanations/:id': { is: 'hidden', path: id('explanation', 'explanations'), body: statement },
  'POST /api/v1/explanations/:id/review': { is: 'hidden', path: id('explanation', 'explanations', '/review'), body: () => ({ outcome: 'accepted', note: '' }) },
  'GET /api/v1/custody/checkpoint': { is: 'open' },
  'GET /api/v1/custody/chain': { is: 'refused', path: () => `/api/v1/custody/chain?subject=clip:${of.clip}` }, 'GET /api/v1/custody/proof/:seq': { is: 'refused', path: () => '/api/v1/custody/proof/0' },
  'GET /api/v1/incidents': { is: 'without' }, 'GET /api/v1/incidents/:id': { is: 'refused', path: id('incident', 'incidents') },
  'GET /api/v1/play-list': { is: 'hidden', path: () => `/api/v1/play-list?clip=${of.clip}` }, 'POST /api/v1/views': { is: 'hidden', body: () => ({ clip: of.clip }) },
  'GET /api/v1/view-grants': { is: 'without' }, 'POST /api/v1/view-grants': { is: 'without', body: () => ({ account: 'b-archivist', clips: [of.clip], verbs: ['view'], to: at('23:00'), reason: '复查' }) },
  'DELETE /api/v1/view-grants/:id': { is: 'without', path: id('grant', 'view-grants'), body: () => ({ reason: 'x' }) }, 'GET /api/v1/view-grants/accounts': { is: 'open' },
};
const ROSTER = Buffer.from(`单位,人员,类别,开始,结束,案由\n${OTHER_UNIT},P1,inspection,2026-11-24 09:00,2026-11-24 10:00,x\n${UNIT},P1,inspection,2026-11-24 13:00,2026-11-24 14:00,x\n`).toString('base64');

interface Route { readonly method: string; readonly url: string; readonly verb: Verb; readonly medium: Medium; readonly byGrant: boolean }
let world: ClipWorld;
let routes: readonly Route[];
/** Size of the log at the moment when the newest answer began to go out. */
let answeredAt = 0;
const { writeHead } = ServerResponse.prototype;

/** May do it in some matter, but not in this one. */
const tellsApart = (role: Role, { verb, medium, byGrant }: Route) => mayDo([role], verb, medium, 'any').outcome !== 'free' && (mightDo([role], verb, medium).outcome === 'free' || (byGrant && mightBeGranted([role], verb, medium)));

beforeAll(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  const { stores, equipment } = world.station;
  await equipment.enrolment.enrolRecorder('operator:test', { recorder: RECORDER, model: 'DSJ' });
  await equipment.placeRecorder('operator:test', RECORDER, UNIT);
  await equipment.assign('operator:test', RECORDER, 'P1', at('08:00'), null);
  const officer = await world.as('officer');
  const tell = (drafts: readonly unknown[]) => stores.log.append(drafts as EventDraft[]);
  of.activity = (await officer.post('/api/v1/activities', activity())).body['activity'];
  of.clip = await world.store({ at: at('09:30') });
  of.handOver = (await offer(officer)).body['handOver'];
  of.waiting = await world.store({ at: at('09:40'), kind: 'photo', bytes: Buffer.from('ffd8ffe0', 'hex'), name: 'A.JPG' });
  of.explanation = (await officer.post('/api/v1/explanations', { ...statement(), findings: [] })).body['explanation'];
  await tell([
    { kind: 'HandOut', actor: 'station', facts: { handOut: of.handOut, recorder: RECORDER, officer: 'P1', dock: null, bay: null, battery: 80, assigned: false } },
    { kind: 'FindingOpened', actor: 'station', facts: { finding: of.finding, kind: 'number-missing', subject: `recorder:${RECORDER}`, article: 'Art. 22', detail: '7' } },
    { kind: 'AlarmRaised', actor: 'station', facts: { alarm: 'al1', kind: 'sos', recorder: RECORDER, dock: null, place: [37.1, 79.9] }, particulars: { text: '求助' } },
    { kind: 'IncidentBegun', actor: 'station', facts: { incident: of.incident, recorder: RECORDER, alarm: null, officer: 'P1', unit: UNIT, manager: 'P2', standingOrder: 'x' } },
  ]);
  of.alarm = (await (await world.as('duty-desk')).get('/api/v1/alarms')).body['items'][0].group;
  const head = await world.as('unit-head');
  await world.as('archivist', { account: 'a-archivist' });
  of.grant = (await head.post('/api/v1/view-grants', { account: 'a-archivist', clips: [of.clip], verbs: ['view'], to: at('23:00'), reason: '复查' })).body['grant'];
  expect(Object.entries(of).filter(([, value]) => typeof value !== 'string' || value === '')).toEqual([]);
  routes = world.station.http!.routes.filter(({ config }) => config.open !== true).map(({ method, url, config }) => ({ method, url, verb: config.verb!, medium: config.medium!, byGrant: config.byGrant === true }));
  ServerResponse.prototype.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    answeredAt = stores.log.size;
    return (writeHead as (...all: unknown[]) => ServerResponse).apply(this, args);
  } as typeof writeHead;
});
afterAll(async () => {
  ServerResponse.prototype.writeHead = writeHead;
  await world.stop();
});

const stranger = (role: Role) => world.as(role, { account: `b-${role}`, ...(role === 'officer' ? { officer: 'P3' } : {}), ...(role === 'administrator' || role === 'reviewer' ? {} : { unit: OTHER_UNIT }) });

/** Asks, and gives what came into the log between the question and the beginning of its answer. */
async function asked(client: Client, route: Route, { path, body, headers }: Omit<Case, 'is'>): Promise<{ readonly answer: Answer; readonly logged: readonly LoggedEvent[] }> {
  const { log } = world.station.stores;
  const before = log.size;
  const answer = await client.send(route.method, path?.() ?? route.url, route.method === 'GET' ? undefined : body?.() ?? {}, { 'if-match': '"999999"', ...headers?.() });
  const logged: LoggedEvent[] = [];
  for (let seq = before; seq < answeredAt; seq += 1) logged.push(await log.event(seq));
  return { answer, logged };
}

test('every route that tells people apart has its line here', () => {
  const apart = routes.filter((route) => ROLES.some((role) => tellsApart(role, route))).map(({ method, url }) => `${method} ${url}`);
  expect(apart.filter((route) => CASES[route] === undefined)).toEqual([]);
  expect(Object.keys(CASES).filter((route) => !apart.includes(route) && !route.startsWith('HEAD '))).toEqual([]);
});

test.each(ROLES)('a stranger as %s gets at nothing of the other unit, and each refusal is in the log before its answer', async (role) => {
  const client = await stranger(role);
  const wrong: unknown[] = [];
  const told = new Set<string>();
  for (const route of routes.filter((one) => tellsApart(role, one))) {
    const name = `${route.method} ${route.url}`;
    const one = CASES[name]!;
    if (one.is === 'session' || one.is === 'open' || one.servesAll?.includes(role) === true) continue;
    const { answer, logged } = await asked(client, route, one);
    // The same thing tried again within a minute is counted: what was told of it before stands for it.
    for (const event of logged) if (event.kind === 'AccessRefused' && event.actor === `account:b-${role}`) told.add(`${event.facts.verb} ${event.facts.medium === 'person-alarm' ? 'alarm' : event.facts.medium}`);
    if (one.is === 'without') {
      const found = [...Object.values(of), RECORDER, '张伟', 'a-archivist'].filter((thing) => answer.text.includes(thing) && !JSON.stringify(one.body?.() ?? '').includes(thing));
      if (found.length > 0 || (route.method === 'GET' && answer.status !== 200) || (route.method !== 'GET' && !route.url.endsWith('/preview') && (answer.status < 400 || answer.status >= 500))) wrong.push([name, answer.status, found, answer.text.slice(0, 300)]);
      if (answer.body['counts'] !== undefined) expect(answer.body['counts']).toEqual({ new: 0, changed: 0, same: 0, refused: 2 });
      continue;
    }
    // What an approval of the unit head would open is hidden from some and refused to others.
    const expected = route.byGrant ? [403, 404] : one.is === 'hidden' ? [404] : [403];
    if (!expected.includes(answer.status) || !told.has(`${route.verb} ${route.medium}`)) wrong.push([name, answer.status, [...told], answer.text.slice(0, 300)]);
    if (answer.status === 404 && JSON.stringify([answer.body['title'], answer.body['detail'], answer.body['detail_en']]) !== JSON.stringify(['没有找到', '没有找到', 'not found'])) wrong.push([name, answer.body]);
  }
  expect(wrong).toEqual([]);
});

test('what is shown of a clip is in the log before it is shown', async () => {
  const client = await world.as('recorder-manager', { officer: 'P2' });
  for (const route of routes.filter(({ method, url, medium }) => method === 'GET' && (medium === 'clip-details' || medium === 'clip-content') && !url.startsWith('/api/v1/views/'))) {
    const { answer, logged } = await asked(client, route, { path: () => (route.url.includes(':id') ? route.url.replace(':id', of.waiting) : `${route.url}?clip=${of.waiting}`) });
    const shows = answer.status === 200 && route.url !== '/api/v1/play-list';
    expect([route.url, answer.status, logged.some((event) => subjectsOf(event).includes(`clip:${of.waiting}`))]).toEqual([route.url, 200, shows]);
  }
});

test('what a stranger has tried has changed nothing', async () => {
  const keeper = await world.as('recorder-manager', { officer: 'P2' });
  const [clip, handOver, explanation, made] = await Promise.all([`clips/${of.waiting}`, `hand-overs/${of.handOver}`, `explanations/${of.explanation}`, `activities/${of.activity}`].map((path) => keeper.get(`/api/v1/${path}`)));
  expect([clip!.body['state'], handOver!.body['handOver']['state'], explanation!.body['state'], made!.body['cancelled']]).toEqual(['waiting', 'offered', 'stated', null]);
  expect((await keeper.get('/api/v1/gaps')).body['items']).toMatchObject([{ finding: of.finding, explanation: null }]);
  expect(world.station.stores.log.suspect).toBeNull();
});

test('an officer explains a gap that is his, and a place that an officer called from is for those who answer him alone', async () => {
  const officer = await world.as('officer');
  expect((await officer.post('/api/v1/explanations', statement())).status).toBe(201);
  for (const role of ['recorder-manager', 'reviewer'] as const) {
    const client = await world.as(role, { account: `a-${role}`, ...(role === 'recorder-manager' ? { officer: 'P2' } : {}) });
    for (const path of ['/api/v1/custody/entries?limit=200', `/api/v1/custody/chain?limit=200&subject=recorder:${RECORDER}`]) {
      const { body, text } = await client.get(path);
      expect([role, path, body['items'].some((one: { kind: string }) => one.kind === 'AlarmRaised'), text.includes('37.1')]).toEqual([role, path, true, false]);
    }
    const alarm = (await world.events('AlarmRaised'))[0]!;
    expect((await client.get(`/api/v1/custody/proof/${alarm.seq}`)).status).toBe(403);
    expect((await client.get('/api/v1/custody/proof/0')).status).toBe(200);
  }
});

test('what is an officer\'s own to change he does not make another unit\'s, nor one that he has no part in', async () => {
  const [officer, head] = [await world.as('officer'), await world.as('unit-head')];
  const { version } = (await officer.get(`/api/v1/activities/${of.activity}`)).body;
  for (const [client, more] of [[officer, { officers: ['P3'] }], [head, { unit: OTHER_UNIT, officers: ['P3'] }]] as const) {
    expect((await client.put(`/api/v1/activities/${of.activity}`, activity(more), version)).status).toBe(403);
  }
});
