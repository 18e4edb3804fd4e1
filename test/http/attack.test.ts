/** What somebody who means harm tries: every route with every role and with none, other origins, bad bodies, other hosts. */
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES, type Role } from '../../gateway/domain/roles.ts';
import { mightBeGranted, mightDo, type Medium, type Verb } from '../../gateway/rules/permissions.ts';
import { Client, openHttp, PASSWORD, type HttpTestWorld } from './http-world.ts';

interface Route { readonly method: string; readonly url: string; readonly verb: Verb; readonly medium: Medium; readonly byGrant: boolean }

let world: HttpTestWorld;
const routes: Route[] = [];
const openRoutes: string[] = [];
beforeAll(async () => {
  world = await openHttp();
  for (const { method, url, config } of world.station.http!.routes) {
    if (config.open === true) openRoutes.push(`${method} ${url}`);
    else routes.push({ method, url: url.replace(/:[a-zA-Z]+/g, '1'), verb: config.verb!, medium: config.medium!, byGrant: config.byGrant === true });
  }
});
afterAll(async () => { await world.stop(); });

test('open to the world are signing in, the documents and the stream whose address is a secret, and nothing else', () => {
  expect(openRoutes.sort()).toEqual(['GET /api/v1/openapi.json', 'GET /api/v1/session', 'GET /api/v1/session/oidc/offered', 'GET /api/v1/vod/:name', 'POST /api/v1/session', 'POST /api/v1/session/link', 'POST /api/v1/session/link/purpose', 'POST /api/v1/session/oidc/code', 'POST /api/v1/set-up']);
  expect(routes.length).toBeGreaterThan(15);
});

test('signed out, every other route says so and tells nothing else', async () => {
  const nobody = world.nobody();
  for (const { method, url } of routes) {
    const answer = await nobody.send(method, url, method === 'GET' ? undefined : {});
    expect([method, url, answer.status, answer.body['type']]).toEqual([method, url, 401, 'urn:zhilu:problem:not-signed-in']);
  }
});

test.each(ROLES)('as %s, every route whose row the role does not have is refused, and the refusal is in the log', async (role: Role) => {
  const client = await world.as(role);
  const before = (await world.events('AccessRefused')).length;
  let refused = 0;
  for (const { method, url, verb, medium, byGrant } of routes) {
    // What an approval may open is asked for by test/http/views.test.ts, over every way and every role.
    if (mightDo([role], verb, medium).outcome === 'free' || (byGrant && mightBeGranted([role], verb, medium))) continue;
    const answer = await client.send(method, url, method === 'GET' ? undefined : {}, { 'if-match': '"1"' });
    expect([method, url, answer.status]).toEqual([method, url, 403]);
    refused += 1;
  }
  const logged = (await world.events('AccessRefused')).slice(before);
  expect(logged.length > 0).toBe(refused > 0);
  expect(logged.every((one) => one.actor === `account:a-${role}`)).toBe(true);
});

test('a session that was planted before sign-in is worth nothing after it, and one that was signed out stays out', async () => {
  await world.as('archivist');
  const client = new Client(world.address);
  await client.signIn('a-archivist');
  const stolen = client.cookie;
  expect((await client.send('DELETE', '/api/v1/session')).status).toBe(200);
  const thief = new Client(world.address);
  thief.cookie = stolen;
  expect((await thief.get('/api/v1/permissions')).status).toBe(401);
});

test('a request of another site is refused: by its origin, by Sec-Fetch-Site, and for want of the token', async () => {
  const admin = await world.as('administrator');
  const wish = { account: 'evil', name: 'e', roles: ['administrator'], officer: null, unit: null };
  const types = [];
  types.push((await admin.post('/api/v1/accounts', wish, { origin: 'https://evil.example' })).body['type']);
  types.push((await admin.post('/api/v1/accounts', wish, { 'sec-fetch-site': 'cross-site' })).body['type']);
  types.push((await admin.post('/api/v1/accounts', wish, { origin: 'null' })).body['type']);
  types.push((await admin.post('/api/v1/accounts', wish, { 'x-zhilu-csrf': 'guess' })).body['type']);
  types.push((await world.nobody().send('POST', '/api/v1/session', { account: 'a-administrator', password: PASSWORD }, { origin: 'https://evil.example' })).body['type']);
  expect(types).toEqual(['wrong-origin', 'wrong-origin', 'wrong-origin', 'csrf', 'wrong-origin'].map((code) => `urn:zhilu:problem:${code}`));
  expect(world.station.accounts.find('evil')).toBeUndefined();
});

test('a name that resolves to this machine but is none of its own reaches nothing', async () => {
  const { port } = new URL(world.address);
  const status = await new Promise<number>((resolve, reject) => {
    rawRequest({ host: '127.0.0.1', port, path: '/api/v1/session', headers: { host: 'rebound.example' } }, (reply) => resolve(reply.resume().statusCode!)).on('error', reject).end();
  });
  expect(status).toBe(403);
});

test('malformed and oversized bodies get a problem, and the server goes on', async () => {
  const admin = await world.as('administrator');
  const send = async (body: string, type = 'application/json') => (await admin.send('POST', '/api/v1/accounts', body, { 'content-type': type })).status;
  expect(await send('{"account":')).toBe(400);
  expect(await send('')).toBe(400);
  expect(await send('[]')).toBe(400);
  expect(await send('{"__proto__":{"roles":["administrator"]}}')).toBe(400);
  expect(await send(`"${'x'.repeat(1024 * 1024 + 10)}"`)).toBe(413);
  expect(await send('<a/>', 'application/xml')).toBe(415);
  expect(await send(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toBe(400);
  expect((await admin.get('/api/v1/accounts')).status).toBe(200);
});

test('a body that never ends, and a head that never does, hold nobody else up and are ended by the server', async () => {
  const admin = await world.as('administrator');
  const { server } = world.station.http!.app;
  const { port } = new URL(world.address);
  // The bounds stand; that they end a request is Node's own promise, and waiting for them would take minutes.
  expect([server.requestTimeout, server.headersTimeout > 0 && server.headersTimeout <= 60_000, server.maxConnections]).toEqual([120_000, true, 1_100]);
  const open = [];
  for (let i = 0; i < 40; i += 1) {
    const slow = rawRequest({ host: '127.0.0.1', port, method: 'POST', path: '/api/v1/accounts', headers: { host: `127.0.0.1:${port}`, cookie: admin.cookie!, 'x-zhilu-csrf': admin.csrf!, 'content-type': 'application/json', 'transfer-encoding': 'chunked' } });
    slow.on('error', () => undefined);
    slow.write('{"account":"');
    open.push(slow);
  }
  expect((await admin.get('/api/v1/accounts')).status).toBe(200);
  for (const slow of open) slow.destroy();
  // More than one body may have, piece by piece and without a length.
  const status = await new Promise<number>((resolve, reject) => {
    const long = rawRequest({ host: '127.0.0.1', port, method: 'POST', path: '/api/v1/accounts', headers: { host: `127.0.0.1:${port}`, cookie: admin.cookie!, 'x-zhilu-csrf': admin.csrf!, 'content-type': 'application/json', 'transfer-encoding': 'chunked' } }, (reply) => resolve(reply.resume().statusCode!));
    long.on('error', reject);
    for (let i = 0; i < 18; i += 1) long.write(' '.repeat(64 * 1024));
  });
  expect(status).toBe(413);
});

test('tricks with paths, cursors and ids reach no file and no other row', async () => {
  const admin = await world.as('administrator');
  for (const path of ['/../station.key', '/..%2f..%2fstation.key', '/%2e%2e/%2e%2e/credentials.json', '/assets/..%2f..%2fpackage.json', '/.git/config', '//etc/passwd.txt']) {
    const answer = await admin.get(path);
    expect([path, answer.text.includes('PRIVATE KEY') || answer.text.includes('"password"') || answer.text.includes('root:')]).toEqual([path, false]);
  }
  const far = Buffer.from('\u{10ffff}../officer/').toString('base64url');
  const answer = await admin.get(`/api/v1/accounts?cursor=${far}`);
  expect(answer.body['items']).toEqual([]);
  expect((await admin.get('/api/v1/accounts/..%2fofficer%2fP1')).status).toBe(404);
  expect((await admin.get(`/api/v1/accounts?limit=100000`)).status).toBe(400);
});

test('guessing set-up and sign-in tokens is slowed down', async () => {
  const guess = world.nobody();
  const answers = [];
  for (let i = 0; i < 8; i += 1) answers.push((await guess.send('POST', '/api/v1/session/link', { token: `guess-number-${i}` })).status);
  expect(answers.slice(-1)).toEqual([429]);
});

test('who asks without pause is told to wait, and the others are not', async () => {
  const [flood, other] = [await world.as('archivist', { account: 'flood' }), await world.as('archivist', { account: 'calm' })];
  // All in one turn, without sockets: however slow the machine is, no time passes between them.
  const { app } = world.station.http!;
  const statuses = new Set((await Promise.all(Array.from({ length: 400 }, () => app.inject({ url: '/api/v1/permissions', headers: { host: '127.0.0.1', cookie: flood.cookie! } })))).map(({ statusCode }) => statusCode));
  expect([...statuses].sort()).toEqual([200, 429]);
  expect((await other.get('/api/v1/permissions')).status).toBe(200);
});
