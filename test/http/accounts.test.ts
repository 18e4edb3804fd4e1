import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOTP, Secret } from 'otpauth';
import { Client, openHttp, PASSWORD, type HttpTestWorld } from './http-world.ts';

let world: HttpTestWorld;
beforeAll(async () => { world = await openHttp(); });
afterAll(async () => { await world.stop(); });

test('no account exists from the start: the first administrator comes in by a link that works once', async () => {
  const fresh = await openHttp();
  try {
    const client = fresh.nobody();
    expect((await client.get('/api/v1/session')).body).toEqual({ account: null, setUp: true });
    const token = fresh.station.accounts.newSetUpToken()!;
    const wish = { token, account: 'root', name: '系统管理员', password: PASSWORD };
    const weak = await client.post('/api/v1/set-up', { ...wish, password: 'short' });
    expect([weak.status, weak.body['errors'][0].pointer]).toEqual([400, '/password']);
    expect((await client.post('/api/v1/set-up', { ...wish, token: 'guess-guess' })).status).toBe(409);
    const answer = await client.post('/api/v1/set-up', wish);
    expect([answer.status, answer.body['roles']]).toEqual([200, ['administrator']]);
    expect((await fresh.nobody().post('/api/v1/set-up', { ...wish, account: 'root2' })).status).toBe(409);
    expect(fresh.station.accounts.newSetUpToken()).toBeUndefined();
  } finally {
    await fresh.stop();
  }
});

test('the cookie is for this host alone, unreadable to scripts, and new at every sign-in', async () => {
  await world.as('officer');
  const client = new Client(world.address);
  client.cookie = '__Host-zhilu=planted-by-somebody-else';
  const reply = await client.signIn('a-officer');
  const cookie = reply.headers.getSetCookie()[0]!;
  expect(cookie).toMatch(/^__Host-zhilu=[A-Za-z0-9_-]{40,}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  const first = client.cookie;
  await client.signIn('a-officer');
  expect(client.cookie).not.toBe(first);
  const old = new Client(world.address);
  old.cookie = first;
  expect((await old.get('/api/v1/inbox-or-session')).status).toBe(404);
  expect((await old.get('/api/v1/session')).body['account']).toBeNull();
});

test('a change of roles ends the sessions of the account at once', async () => {
  const admin = await world.as('administrator');
  const manager = await world.as('equipment-manager');
  const { body } = await admin.get('/api/v1/accounts/a-equipment-manager');
  expect((await manager.get('/api/v1/session')).body['account']).toBe('a-equipment-manager');
  expect((await admin.put('/api/v1/accounts/a-equipment-manager', { name: body['name'], roles: ['duty-desk'], officer: null, unit: body['unit'] }, body['version'])).status).toBe(200);
  expect((await manager.get('/api/v1/session')).body['account']).toBeNull();
  expect((await manager.get('/api/v1/permissions')).status).toBe(401);
});

test('two administrators edit one account: the second is told that it has changed', async () => {
  const admin = await world.as('administrator');
  const wish = { account: 'li', name: '李静', roles: ['archivist'], officer: null, unit: null };
  const made = await admin.post('/api/v1/accounts', wish);
  expect([made.status, made.headers.get('etag')]).toEqual([201, `"${made.body['version']}"`]);
  const { account: _account, ...facts } = wish;
  expect((await admin.put('/api/v1/accounts/li', { ...facts, name: '李静静' })).status).toBe(428);
  expect((await admin.put('/api/v1/accounts/li', { ...facts, name: '李静静' }, made.body['version'])).status).toBe(200);
  const stale = await admin.put('/api/v1/accounts/li', { ...facts, name: '李' }, made.body['version']);
  expect([stale.status, stale.body['type']]).toEqual([412, 'urn:zhilu:problem:version-stale']);
});

test('the administrator holds no other role, and the last one cannot go', async () => {
  const admin = await world.as('administrator');
  const both = await admin.post('/api/v1/accounts', { account: 'x1', name: 'x', roles: ['administrator', 'reviewer'], officer: null, unit: null });
  expect([both.status, both.body['errors'][0].pointer]).toEqual([400, '/roles']);
  const { body } = await admin.get('/api/v1/accounts/a-administrator');
  expect((await admin.remove('/api/v1/accounts/a-administrator', { reason: '离职' }, body['version'])).status).toBe(409);
});

test('bad fields are named by pointers, in Chinese and English, and nothing is opened', async () => {
  const admin = await world.as('administrator');
  const answer = await admin.post('/api/v1/accounts', { account: 'bad name', name: '', roles: ['king'], officer: null, unit: null, extra: 1 });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const pointers = (answer.body['errors'] as { pointer: string; zh: string; en: string }[]).map((one) => one.pointer).sort();
  expect(pointers).toEqual(['/extra', '/name', '/roles/0']);
  expect((await admin.get('/api/v1/accounts/bad name')).status).toBe(404);
});

test('wrong passwords: the same words for a wrong account, then a lock that is in the log', async () => {
  await world.as('archivist');
  const guess = new Client(world.address);
  const answers = [];
  for (let i = 0; i < 6; i += 1) answers.push(await guess.signIn('a-archivist', 'wrong-wrong-wrong'));
  const nobody = await new Client(world.address).signIn('no-such-account', 'wrong-wrong-wrong');
  expect(answers.map((one) => one.status)).toEqual([401, 401, 401, 401, 401, 429]);
  expect(nobody.body['detail']).toBe(answers[0]!.body['detail']);
  expect(Number(answers[5]!.headers.get('retry-after'))).toBeGreaterThan(30);
  expect((await world.events('SignInLocked')).map(({ facts }) => [facts.account, facts.failures])).toEqual([['a-archivist', 5]]);
});

test('one-time codes: switched on after proof, a code is good once, recovery codes are good once', async () => {
  const client = await world.as('reviewer');
  const { body } = await client.post('/api/v1/session/second-factor');
  const totp = new TOTP({ secret: Secret.fromBase32(body['secret']) });
  const on = await client.put('/api/v1/session/second-factor', { secret: body['secret'], code: totp.generate() });
  expect([on.status, on.body['recoveryCodes'].length]).toEqual([200, 10]);
  const again = new Client(world.address);
  expect((await again.signIn('a-reviewer')).body['type']).toBe('urn:zhilu:problem:second-factor-needed');
  expect((await again.signIn('a-reviewer', PASSWORD, totp.generate())).status).toBe(401);
  expect((await again.signIn('a-reviewer', PASSWORD, on.body['recoveryCodes'][0])).status).toBe(200);
  expect((await again.signIn('a-reviewer', PASSWORD, on.body['recoveryCodes'][0])).status).toBe(401);
  // A session left open and a password that was seen take the second lock neither off nor away.
  expect((await client.remove('/api/v1/session/second-factor', { code: '000000' })).body['type']).toBe('urn:zhilu:problem:second-factor-needed');
  expect((await client.put('/api/v1/session/second-factor', { secret: body['secret'], code: totp.generate() })).status).toBe(409);
  expect((await client.remove('/api/v1/session/second-factor', { code: on.body['recoveryCodes'][1] })).status).toBe(200);
  expect((await again.signIn('a-reviewer')).status).toBe(200);
});

test('a link to set a password does not let anybody in without the second factor, and is not used up by trying', async () => {
  const admin = await world.as('administrator');
  const client = await world.as('archivist', { account: 'a-codes' });
  const { body } = await client.post('/api/v1/session/second-factor');
  const now = Date.now();
  const totp = new TOTP({ secret: Secret.fromBase32(body['secret']) });
  expect((await client.put('/api/v1/session/second-factor', { secret: body['secret'], code: totp.generate({ timestamp: now }) })).status).toBe(200);
  const linkTo = async () => String((await admin.post('/api/v1/accounts/a-codes/link', {})).body['path']).split('token=')[1]!;
  const token = await linkTo();
  const anybody = new Client(world.address);
  expect((await anybody.post('/api/v1/session/link/purpose', { token })).body).toEqual({ purpose: 'set-password', secondFactor: true });
  const without = await anybody.post('/api/v1/session/link', { token, password: 'another long one' });
  expect([without.status, without.body['type'], without.headers.get('set-cookie')]).toEqual([401, 'urn:zhilu:problem:second-factor-needed', null]);
  expect((await anybody.post('/api/v1/session/link', { token, password: 'another long one', code: '000000' })).status).toBe(401);
  // The password of before holds, and who is signed in stays so.
  expect((await anybody.signIn('a-codes')).body['type']).toBe('urn:zhilu:problem:second-factor-needed');
  expect((await client.get('/api/v1/inbox')).status).toBe(200);
  expect((await world.events('SignInLinkUsed')).filter(({ facts }) => facts.account === 'a-codes')).toEqual([]);
  expect((await anybody.post('/api/v1/session/link', { token, password: 'another long one', code: totp.generate({ timestamp: now + 30_000 }) })).status).toBe(200);
});

test('nobody takes his own second factor off by the way that is for others', async () => {
  const client = await world.as('administrator', { account: 'a-second-admin' });
  const { body } = await client.post('/api/v1/session/second-factor');
  const totp = new TOTP({ secret: Secret.fromBase32(body['secret']) });
  expect((await client.put('/api/v1/session/second-factor', { secret: body['secret'], code: totp.generate() })).status).toBe(200);
  const { version } = (await client.get('/api/v1/accounts/a-second-admin')).body;
  const own = await client.remove('/api/v1/accounts/a-second-admin/second-factor', undefined, version);
  expect([own.status, own.body['detail']]).toEqual([409, expect.stringContaining('个人设置')]);
  expect((await client.get('/api/v1/session')).body['secondFactor']).toBe(true);
});

test('a link that the administrator has just given opens also while somebody else tries passwords; a password that is too weak is no guess', async () => {
  const admin = await world.as('administrator');
  await world.as('archivist', { account: 'a-tried' });
  for (let i = 0; i < 6; i += 1) await new Client(world.address).signIn('a-tried', `wrong-wrong-${i}`);
  const path = String((await admin.post('/api/v1/accounts/a-tried/link', {})).body['path']);
  const token = path.split('token=')[1]!;
  for (let i = 0; i < 6; i += 1) expect((await new Client(world.address).post('/api/v1/session/link', { token, password: 'weak' })).body['errors'][0].pointer).toBe('/password');
  expect((await new Client(world.address).post('/api/v1/session/link', { token, password: 'another long one' })).status).toBe(200);
});

test('who has lost phone and recovery codes is let in by the administrator, by an act of its own', async () => {
  const admin = await world.as('administrator');
  const [row] = (await admin.get('/api/v1/accounts')).body['items'].filter((one: { account: string }) => one.account === 'a-codes');
  const path = '/api/v1/accounts/a-codes/second-factor';
  expect((await admin.remove(path, undefined)).status).toBe(428);
  expect((await admin.remove(path, undefined, row.version)).body).toMatchObject({ secondFactor: false });
  expect((await world.events('SecondFactorSet')).at(-1)).toMatchObject({ actor: 'account:a-administrator', facts: { account: 'a-codes', on: false } });
  const again = new Client(world.address);
  expect((await again.signIn('a-codes', 'another long one')).status).toBe(200);
});

test('accounts are found by name and role, and those that are closed by asking for them', async () => {
  const admin = await world.as('administrator');
  const found = async (query: string) => ((await admin.get(`/api/v1/accounts?${query}`)).body['items'] as { account: string }[]).map(({ account }) => account);
  expect(await found('text=A-CODES&open=true')).toEqual(['a-codes']);
  expect(await found('text=nobody')).toEqual([]);
  expect(await found('role=administrator')).toContain('a-administrator');
  expect(await found('role=administrator')).not.toContain('a-codes');
  const [row] = (await admin.get('/api/v1/accounts?text=a-codes')).body['items'];
  expect((await admin.remove('/api/v1/accounts/a-codes', { reason: '调离' }, row.version)).status).toBe(200);
  expect([await found('text=a-codes&open=true'), await found('text=a-codes&open=false')]).toEqual([[], ['a-codes']]);
});

test('keys of machines have scopes, are shown once, and end when they are revoked', async () => {
  const admin = await world.as('administrator');
  const { body } = await admin.post('/api/v1/api-keys', { label: '监控', scopes: ['view:station-health'], days: 30 });
  const machine = new Client(world.address);
  const bearer = { authorization: `Bearer ${body['token']}` };
  expect((await machine.get('/metrics', bearer)).text).toContain('zhilu_clips_stored 0');
  expect((await machine.get('/metrics')).status).toBe(401);
  expect((await machine.get('/api/v1/accounts', bearer)).status).toBe(403);
  expect((await admin.get('/api/v1/api-keys')).text).not.toContain(body['token']);
  await admin.remove(`/api/v1/api-keys/${body['key']}`, { reason: '停用' });
  expect((await machine.get('/metrics', bearer)).status).toBe(401);
});

test('an idempotency key replays what was answered; with another body it is refused', async () => {
  const admin = await world.as('administrator');
  const wish = { account: 'twice', name: '重试', roles: ['archivist'], officer: null, unit: null };
  const key = { 'idempotency-key': 'one-key' };
  const [first, second] = [await admin.post('/api/v1/accounts', wish, key), await admin.post('/api/v1/accounts', wish, key)];
  expect([first.status, second.status, second.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
  expect(second.text).toBe(first.text);
  expect((await admin.post('/api/v1/accounts', { ...wish, name: '另一个' }, key)).status).toBe(422);
  const another = await world.as('duty-desk');
  expect((await another.post('/api/v1/accounts', wish, key)).status).toBe(403);
  expect((await world.events('AccountOpened')).filter(({ facts }) => facts.account === 'twice')).toHaveLength(1);
});
