/** What somebody who means harm tries at once rather than in turn: passwords, one-time codes, links, streams, the same key twice; and whose session outlives him. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { Client, OTHER_UNIT, openHttp, PASSWORD, UNIT, type HttpTestWorld } from '../../http/http-world.ts';

let world: HttpTestWorld;
beforeAll(async () => { world = await openHttp(); });
afterAll(async () => { await world.stop(); });

const at = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));
const counted = (statuses: readonly number[]) => Object.fromEntries([...new Set(statuses)].sort().map((status) => [status, statuses.filter((one) => one === status).length]));

test('forty passwords at once are no more guesses than five in turn', async () => {
  await world.as('archivist');
  const answers = await at(40, () => new Client(world.address).signIn('a-archivist', 'wrong-wrong-wrong'));
  expect(counted(answers.map((one) => one.status))).toEqual({ 401: 5, 429: 35 });
  expect((await world.events('SignInLocked')).map(({ facts }) => facts.account)).toEqual(['a-archivist']);
  expect((await new Client(world.address).signIn('a-archivist')).status).toBe(429);
});

test('a one-time code, and a recovery code, that are shown twice at once are good once', async () => {
  const client = await world.as('reviewer');
  const { body } = await client.post('/api/v1/session/second-factor');
  const totp = new TOTP({ secret: Secret.fromBase32(body['secret']) });
  const now = Date.now();
  const on = await client.put('/api/v1/session/second-factor', { secret: body['secret'], code: totp.generate({ timestamp: now }) });
  // The step after the one that proved the secret: taken ahead of its time, as clocks differ.
  const next = totp.generate({ timestamp: now + 30_000 });
  expect(counted((await at(3, () => new Client(world.address).signIn('a-reviewer', PASSWORD, next))).map((one) => one.status))).toEqual({ 200: 1, 401: 2 });
  const [first, second] = on.body['recoveryCodes'];
  const shown = await Promise.all([first, first, second].map((code) => new Client(world.address).signIn('a-reviewer', PASSWORD, code)));
  expect(counted(shown.map((one) => one.status))).toEqual({ 200: 2, 401: 1 });
  expect((await new Client(world.address).signIn('a-reviewer', PASSWORD, second)).status).toBe(401);
});

test('who keeps signing in with a password while it is changed is out once it has been', async () => {
  const owner = await world.as('archivist', { account: 'changes-it' });
  let now = PASSWORD;
  for (let round = 0; round < 6; round += 1) {
    const next = `${PASSWORD}-${round}`;
    const others = Array.from({ length: 4 }, () => new Client(world.address));
    const changed = owner.put('/api/v1/session/password', { before: now, password: next });
    const came = await Promise.all(others.map((one) => one.signIn('changes-it', now)));
    expect((await changed).status).toBe(200);
    expect(came.every(({ status }) => status === 200 || status === 401)).toBe(true);
    for (const one of others) expect((await one.get('/api/v1/session')).body['account']).toBe(null);
    expect((await owner.get('/api/v1/session')).body['account']).toBe('changes-it');
    now = next;
  }
  // Each entry of coming in by somebody who is out has one of going out.
  const open = (await world.events('SignedIn')).filter(({ facts }) => facts.account === 'changes-it').length - (await world.events('SignedOut')).filter(({ facts }) => facts.account === 'changes-it').length;
  expect(open).toBe(1);
});

test('a lock that guesses at the confirmation bring about is in the log, and holds there as well', async () => {
  const client = await world.as('duty-desk', { account: 'left-open' });
  const wrong = await at(8, () => client.post('/api/v1/session/confirm', { password: 'wrong-wrong-wrong' }));
  expect(counted(wrong.map((one) => one.status))).toEqual({ 403: 5, 429: 3 });
  expect((await world.events('SignInLocked')).map(({ facts }) => facts.account)).toContain('left-open');
  expect((await client.put('/api/v1/session/password', { before: PASSWORD, password: 'another-Long-one-77' })).status).toBe(429);
});

test('a link that is used twice at once is used once, also in the name of another', async () => {
  const admin = await world.as('administrator');
  await admin.post('/api/v1/accounts', { account: 'newcomer', name: '新人', roles: ['archivist'], officer: null, unit: null });
  const token = String((await admin.post('/api/v1/accounts/newcomer/link', {})).body['path']).split('token=')[1];
  const used = await at(3, () => world.nobody().post('/api/v1/session/link', { token, password: PASSWORD }));
  expect(counted(used.map((one) => one.status))).toEqual({ 200: 1, 409: 2 });
});

test('the same idempotency key at once: one is carried out, and being told to wait does not let a third in', async () => {
  const manager = await world.as('equipment-manager');
  let open = () => {};
  const gate = new Promise<void>((resolve) => { open = resolve; });
  const held = world.station.equipment.turn.take(() => gate);
  const key = { 'idempotency-key': 'twice-at-once' };
  const wish = { recorder: 'ZFY-7001', model: 'DSJ-9' };
  const first = manager.post('/api/v1/recorders', wish, key);
  // The first is under way when the second is told so: until then the second waits for its turn, too.
  let waited = await manager.post('/api/v1/scan', { text: 'x' }, key);
  for (let tries = 0; waited.status !== 422 && tries < 100; tries += 1) waited = await manager.post('/api/v1/scan', { text: 'x' }, key);
  const others = [waited.status, (await manager.post('/api/v1/recorders', wish, key)).status, (await manager.post('/api/v1/recorders', wish, { ...key, 'x-zhilu-csrf': 'guess' })).status, (await manager.post('/api/v1/recorders', wish, key)).status];
  expect(others).toEqual([422, 409, 403, 409]);
  open();
  await held;
  expect((await first).status).toBe(201);
  const again = await manager.post('/api/v1/recorders', wish, key);
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  // The key is the caller's own, and its answer is of one route: somebody else's is another.
  const other = await world.as('equipment-manager', { account: 'other-manager' });
  expect((await other.post('/api/v1/recorders', wish, key)).status).toBe(409);
  expect(await world.events('RecorderEnrolled')).toHaveLength(1);
});

test('a caller whose right has gone gets no answer again that he had with it', async () => {
  const [admin, manager] = [await world.as('administrator'), await world.as('equipment-manager', { account: 'moved' })];
  const key = { 'idempotency-key': 'before-the-move' };
  expect((await manager.post('/api/v1/enrol-codes', { what: 'dock', id: 'd9' }, key)).status).toBe(201);
  const { body } = await admin.get('/api/v1/accounts/moved');
  await admin.put('/api/v1/accounts/moved', { name: body['name'], roles: ['duty-desk'], officer: null, unit: body['unit'] }, body['version']);
  expect((await manager.post('/api/v1/enrol-codes', { what: 'dock', id: 'd9' }, key)).status).toBe(401);
  await manager.signIn('moved');
  expect((await manager.post('/api/v1/enrol-codes', { what: 'dock', id: 'd9' }, key)).status).toBe(403);
});

test('an officer who leaves is out at once, does not come in again, and is back when he is registered again', async () => {
  const [manager, officer, admin] = [await world.as('equipment-manager'), await world.as('officer', { account: 'leaver', officer: 'P3', unit: OTHER_UNIT }), await world.as('administrator')];
  const token = String((await admin.post('/api/v1/accounts/leaver/link', {})).body['path']).split('token=')[1];
  const version = async () => (await manager.get('/api/v1/officers/P3')).body['version'];
  expect((await manager.remove('/api/v1/officers/P3', { reason: '调离' }, await version())).status).toBe(200);
  expect((await officer.get('/api/v1/permissions')).status).toBe(401);
  expect((await new Client(world.address).signIn('leaver')).status).toBe(401);
  expect((await world.nobody().post('/api/v1/session/link', { token, password: PASSWORD })).status).toBe(409);
  expect((await manager.put('/api/v1/officers/P3', { name: '李静', unit: OTHER_UNIT, certificateNumber: '65-0003' }, await version())).status).toBe(200);
  expect((await new Client(world.address).signIn('leaver')).status).toBe(200);
});

test('streams that are opened all at once, each with a past to hear, are no more than an account may have', async () => {
  const client = await world.as('duty-desk', { account: 'listener' });
  const stop = new AbortController();
  try {
    const replies = await at(30, () => fetch(`${world.address}/api/v1/changes?after=0`, { headers: { cookie: client.cookie! }, signal: stop.signal }));
    expect(counted(replies.map((one) => one.status))).toEqual({ 200: 6, 429: 24 });
  } finally {
    stop.abort();
  }
});

test('an address written otherwise is the same address to the pace', async () => {
  const flood = await world.as('unit-head', { account: 'flood', unit: UNIT });
  const { app } = world.station.http!;
  const statuses = new Set((await at(400, () => app.inject({ url: '/%61pi/v1/permissions', headers: { host: '127.0.0.1', cookie: flood.cookie! } }))).map(({ statusCode }) => statusCode));
  expect([...statuses].sort()).toEqual([200, 429]);
});

test('what is refused over and over is counted, told thing by thing, and not lost when the station stops', async () => {
  const folderWorld = await openHttp();
  const officer = await folderWorld.as('officer');
  for (const one of ['P2', 'P2', 'P3', 'P2']) expect((await officer.post('/api/v1/hand-outs', { officer: one })).status).toBe(403);
  const told = async () => (await folderWorld.events('AccessRefused')).map(({ facts }) => [facts.subject, facts.times]);
  expect(await told()).toEqual([['officer:P2', 1], ['officer:P3', 1]]);
  await at(80, () => officer.post('/api/v1/hand-outs', { officer: `X${Math.random()}` }));
  expect((await told()).length).toBeLessThan(60);
  const heard: [unknown, unknown][] = [];
  const { log } = folderWorld.station.stores;
  const { append } = log;
  Object.assign(log, { append: (drafts: Parameters<typeof append>[0]) => {
    for (const draft of drafts) if (draft.kind === 'AccessRefused') heard.push([draft.facts.subject, draft.facts.times]);
    return append.call(log, drafts);
  } });
  await folderWorld.stop();
  expect(heard).toContainEqual(['officer:P2', 2]);
  expect(heard.reduce((sum, [, times]) => sum + Number(times), 0)).toBeGreaterThan(30);
});
