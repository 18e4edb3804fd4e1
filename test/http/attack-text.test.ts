/** What somebody who means harm sends as text: halves of characters, bytes that are no text, times that are none, bodies that cost more than they weigh. */
import { connect } from 'node:net';
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStation } from '../../gateway/control/control-client.ts';
import { openControlSocket } from '../../gateway/control/control-socket.ts';
import { systemClock } from '../../gateway/clock.ts';
import { openHttp, PASSWORD, UNIT, type Answer, type Client, type HttpTestWorld } from './http-world.ts';

const HALF = '\ud800';
let world: HttpTestWorld;
let officer: Client;
let admin: Client;
let equipment: Client;
beforeAll(async () => {
  world = await openHttp();
  [officer, admin, equipment] = [await world.as('officer'), await world.as('administrator'), await world.as('equipment-manager')];
});
afterAll(async () => { await world.stop(); });

const refusedAt = ({ status, body }: Answer) => [status, body['type'], body['errors']?.[0]?.pointer];
const BAD = 'urn:zhilu:problem:bad-input';
const well = () => [world.station.stores.log.suspect, world.station.stores.store.suspect];

/** Bytes as they are: a path, a header and a body that no client of ours would send. */
function raw(method: string, path: string, headers: Record<string, string>, body: Uint8Array | undefined): Promise<{ status: number; text: string }> {
  const { port } = new URL(world.address);
  return new Promise((resolve, reject) => {
    const request = rawRequest({ host: '127.0.0.1', port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers } }, (reply) => {
      let text = '';
      reply.on('data', (data: Buffer) => { text += data.toString('utf8'); }).on('end', () => resolve({ status: reply.statusCode!, text }));
    });
    request.on('error', reject).end(body);
  });
}
const as = (client: Client) => ({ cookie: client.cookie!, 'x-zhilu-csrf': client.csrf!, 'content-type': 'application/json' });

test('half a character anywhere in a body is refused at its place, and the log goes on', async () => {
  expect(refusedAt(await officer.post('/api/v1/hand-outs', { officer: HALF }))).toEqual([400, BAD, '/officer']);
  expect(refusedAt(await officer.post('/api/v1/hand-outs', { [`a${HALF}`]: 1 }))).toEqual([400, BAD, '/a\ufffd']);
  expect(refusedAt(await world.nobody().post('/api/v1/session', { account: HALF, password: PASSWORD }))).toEqual([400, BAD, '/account']);
  expect(refusedAt(await admin.post('/api/v1/accounts', { account: 'x', name: `张${HALF}`, roles: ['reviewer'], officer: null, unit: null }))).toEqual([400, BAD, '/name']);
  const activity = { unit: UNIT, officers: ['P1', `P${HALF}`], kind: 'inspection', plannedFrom: null, plannedTo: null, from: null, to: null, cause: '', caseNumber: '', place: '' };
  expect(refusedAt(await officer.post('/api/v1/activities', activity))).toEqual([400, BAD, '/officers/1']);
  // The same letters, spelled out, are text like any other.
  expect((await officer.post('/api/v1/hand-outs', { officer: '\\ud800' })).status).toBe(403);
  expect((await world.events('AccessRefused')).at(-1)!.facts.subject).toBe('officer:\\ud800');
  expect(well()).toEqual([null, null]);
});

test('bytes that are no UTF-8 are refused: in a body, in an address, in a query, in a key', async () => {
  const latin = Buffer.from('{"officer":"P\xe9"}', 'latin1');
  const surrogate = Buffer.concat([Buffer.from('{"officer":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]);
  for (const body of [latin, surrogate]) {
    const answer = await raw('POST', '/api/v1/hand-outs', as(officer), body);
    expect([answer.status, JSON.parse(answer.text).detail_en]).toEqual([400, 'the body is not UTF-8']);
  }
  for (const path of ['/api/v1/recorders/%ff', '/api/v1/recorders/%ed%a0%80', '/api/v1/recorders?text=%ff', '/api/v1/custody/chain?subject=officer:%ed%a0%80', '/api/v1/recorders/%', '/api/v1/recorders?text=100%']) {
    const answer = await raw('GET', path, { cookie: equipment.cookie! }, undefined);
    expect([path, answer.status, JSON.parse(answer.text).type]).toEqual([path, 400, BAD]);
  }
  for (const key of ['caf\xe9', 'a b', 'x'.repeat(129), '']) {
    const answer = await raw('POST', '/api/v1/hand-outs', { ...as(officer), 'idempotency-key': key }, Buffer.from('{}'));
    expect([key, answer.status, JSON.parse(answer.text).type]).toEqual([key, 400, BAD]);
  }
  expect(well()).toEqual([null, null]);
});

test('a body that goes too deep is refused by every kind of route, also by one that reads no body', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  for (const path of ['/api/v1/accounts', '/api/v1/session/second-factor', '/api/v1/session']) {
    const answer = await admin.send('POST', path, deep, { 'idempotency-key': `deep-${path.length}` });
    expect([path, answer.status, answer.body['type']]).toEqual([path, 400, BAD]);
  }
});

test('bytes and text are taken where a route says so, and nowhere else', async () => {
  for (const type of ['application/octet-stream', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json5']) {
    const answer = await admin.send('POST', '/api/v1/accounts', '{"account":"x"}', { 'content-type': type });
    expect([type, answer.status, answer.body['type']]).toEqual([type, 415, 'urn:zhilu:problem:unsupported']);
  }
});

test('names that would change what an object is are refused, and change nothing', async () => {
  for (const body of ['{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"a":{"__proto__":null}}', '{"\\u005f_proto__":{"x":1}}']) expect([body, (await admin.send('POST', '/api/v1/accounts', body)).status]).toEqual([body, 400]);
  expect((await admin.get('/api/v1/accounts?__proto__[x]=1&constructor=2')).status).toBe(200);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

test('a body with very many values is refused before any of them is looked at, and of many faults a few are told', async () => {
  const session = (fields: number) => Object.fromEntries(Array.from({ length: fields }, (_, i) => [`f${i}`, 1]));
  const account = (roles: number) => ({ account: 'x', name: 'x', roles: Array.from({ length: roles }, () => 7), officer: null, unit: null });
  expect(refusedAt(await world.nobody().post('/api/v1/session', session(60_000)))).toEqual([400, BAD, '']);
  expect(refusedAt(await admin.post('/api/v1/accounts', account(200_000)))).toEqual([400, BAD, '/roles']);
  for (const answer of [await world.nobody().post('/api/v1/session', session(5_000)), await admin.post('/api/v1/accounts', account(5_000))]) {
    expect([answer.status, answer.body['errors'].length, answer.text.length < 20_000]).toEqual([400, 50, true]);
  }
});

test('a time that is none, or one that the station cannot write down, is a fault of its field', async () => {
  for (const time of ['2026-12-31T23:59:60Z', '9999-12-31T23:59:59-01:00', '0000-01-01T00:00:00+01:00', '2026-02-30T08:00:00Z', '2026-11-23T08:00:00']) {
    const from = encodeURIComponent(time);
    for (const path of [`/api/v1/activities?from=${from}`, `/api/v1/clips?from=${from}`, `/api/v1/calendar/due?ended=${from}`]) {
      const answer = await officer.get(path);
      expect([path, answer.status, answer.body['type'], answer.body['errors']?.[0]?.pointer]).toEqual([path, 400, BAD, path.includes('due') ? '?ended' : '?from']);
    }
    const answer = await equipment.post('/api/v1/recorders/bulk', { action: 'assign', recorders: ['R1'], officer: 'P1', from: time });
    expect([time, ...refusedAt(answer)]).toEqual([time, 400, BAD, '/from']);
  }
  expect((await officer.get(`/api/v1/activities?from=${encodeURIComponent('2026-11-23T08:00:00.5+08:00')}`)).status).toBe(200);
});

test('text that turns other text round, and controls of any kind, are refused where people enter names', async () => {
  for (const bad of ['\u202e', '\u2067', '\u0085', '\u2028', '\u0000', '\ufffe', '\r\nset-cookie: a=b']) {
    const named = await equipment.post('/api/v1/officers', { officer: 'P9', name: `张${bad}伟`, unit: UNIT, certificateNumber: '65-9' });
    const caused = await officer.post('/api/v1/activities', { unit: UNIT, officers: ['P1'], kind: 'inspection', plannedFrom: '2026-11-23T08:00:00Z', plannedTo: '2026-11-23T09:00:00Z', from: null, to: null, cause: `案${bad}由`, caseNumber: '', place: '' });
    expect([JSON.stringify(bad), named.status, caused.status, caused.body['errors']?.[0]?.pointer]).toEqual([JSON.stringify(bad), 400, 400, '/cause']);
  }
  // The marks with which Uyghur and Arabic are written together with other scripts stay.
  expect((await equipment.post('/api/v1/officers', { officer: 'P9', name: 'ئەلى\u200f-\u200cئەخمەت', unit: UNIT, certificateNumber: '65-9' })).status).toBe(201);
});

test('the control socket refuses half a character and bytes that are no text, and says so', async () => {
  const control = await openControlSocket(world.folder, {
    stores: world.station.stores, accounts: world.station.accounts, equipment: world.station.equipment, offload: null, carriers: () => [], importFolder: null, clock: systemClock,
  });
  try {
    const entry = { officer: 'P8', unit: UNIT, name: `张${HALF}`, certificateNumber: '1' };
    await expect(askStation(world.folder, 'officer add', entry, 'operator:test')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(askStation(world.folder, 'officer add', { ...entry, name: '张' }, `operator:${HALF}`)).resolves.toBeDefined();
    expect((await world.events('OfficerRegistered')).at(-1)!.actor).toBe('operator:\ufffd');
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(`${world.folder}/control.sock`, () => socket.write(Buffer.from('{"operation":"status\xff"}\n', 'latin1')));
      let text = '';
      socket.on('data', (data: Buffer) => { text += data.toString('utf8'); }).on('close', () => resolve(text)).on('error', reject);
    });
    expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  } finally {
    await control.stop();
  }
  expect(well()).toEqual([null, null]);
});
