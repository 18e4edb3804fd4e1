/** Looking at stored clips through HTTP, on a machine without ffmpeg: who may, what comes, what the log says, and that it stops. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sample } from '../../device-sim/media.ts';
import { ROLES, type Role } from '../../gateway/domain/roles.ts';
import { activity, at, openClips, type ClipWorld } from './clip-world.ts';
import { OTHER_UNIT, UNIT, type Answer, type Client } from './http-world.ts';

const VIDEO = sample('hotel.mp4');
/** More than sockets and streams between hold, so that an answer that nobody reads stands still in the middle. */
const LARGE = Buffer.concat([VIDEO, Buffer.from('0100000066726565', 'hex'), Buffer.alloc(0x01000000 - 8)]);
const HOUR_MS = 3_600_000;

let world: ClipWorld;
let officer: Client;
let keeper: Client;
let head: Client;
let video: string;
let large: string;
beforeAll(async () => {
  world = await openClips({ programs: { ffmpeg: null, ffprobe: null } });
  world.clock.set(at('12:00'));
  officer = await world.as('officer');
  keeper = await world.as('recorder-manager', { officer: 'P2' });
  head = await world.as('unit-head');
  video = await world.store({ bytes: VIDEO, durationMs: 6_000 });
  large = await world.store({ bytes: LARGE, durationMs: 6_000, at: at('09:40') });
});
afterAll(async () => { await world.stop(); });

const open = (client: Client, clip: string, how?: 'rtmp') => client.post('/api/v1/views', { clip, ...(how === undefined ? {} : { how }) });
const bytes = async (client: Client, path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
  const reply = await fetch(`${world.address}${path}`, { method, headers: { ...(client.cookie === undefined ? {} : { cookie: client.cookie }), ...headers } });
  return { status: reply.status, headers: reply.headers, body: Buffer.from(await reply.arrayBuffer()) };
};
const later = (ms: number) => new Date(world.clock.wallMs() + ms).toISOString();
const grant = (account: string, more: object = {}): Promise<Answer> => head.post('/api/v1/view-grants', { account, clips: [video], verbs: ['view'], to: later(HOUR_MS), reason: '案件审核', ...more });
const closedOf = async (view: string) => (await world.events('ViewClosed')).find(({ facts }) => facts.view === view);
const settled = async (view: string) => {
  for (let i = 0; i < 200 && await closedOf(view) === undefined; i += 1) await new Promise((resolve) => { setTimeout(resolve, 5); });
  return (await closedOf(view))!.facts;
};

test('D6: the officer plays his own clip by ranges; the view is in the log before the first byte, and what was shown when it ends', async () => {
  const opened = await open(officer, video);
  expect([opened.status, opened.body['play'].kind, opened.body['play'].type, opened.body['durationMs'], opened.body['frameRate'], opened.body['video']]).toEqual([201, 'direct', 'video/mp4', 6_000, 12, 'h264']);
  const { view, content } = opened.body;
  expect((await world.events('ViewOpened')).at(-1)).toMatchObject({ actor: 'account:a-officer', facts: { view, clip: video, basis: 'own', how: 'browser' } });
  const whole = await bytes(officer, content);
  expect([whole.status, whole.headers.get('content-type'), whole.headers.get('x-content-type-options'), whole.headers.get('cache-control'), whole.headers.get('accept-ranges')]).toEqual([200, 'video/mp4', 'nosniff', 'no-store', 'bytes']);
  expect(whole.headers.get('content-disposition')).toMatch(/^inline; /);
  expect(whole.body.equals(VIDEO)).toBe(true);
  await officer.put(`/api/v1/views/${view}/spans`, { spans: [[0, 1_000], [500, 2_000]] });
  const again = await officer.put(`/api/v1/views/${view}/spans`, { spans: [[0, 2_000], [4_000, 9_999]] });
  expect(again.body['spans']).toEqual([[0, 2_000], [4_000, 6_000]]);
  expect((await officer.post(`/api/v1/views/${view}/close`)).status).toBe(200);
  expect((await world.events('ViewClosed')).at(-1)).toMatchObject({ actor: 'account:a-officer', facts: { view, clip: video, spans: [[0, 2_000], [4_000, 6_000]], bytes: VIDEO.length, why: 'player' } });
  expect((await bytes(officer, content)).status).toBe(404);
  const file = await readFile(await world.vaultFile(video as never));
  expect(createHash('sha256').update(file).digest('hex')).toBe(createHash('sha256').update(VIDEO).digest('hex'));
});

test('D6: any range is that slice of the file, byte for byte; several at once, and beyond the end, are refused; HEAD says how much there is', async () => {
  const { content } = (await open(officer, video)).body;
  const etag = (await bytes(officer, content, {}, 'HEAD')).headers.get('etag')!;
  await fc.assert(fc.asyncProperty(fc.nat({ max: VIDEO.length - 1 }), fc.nat({ max: VIDEO.length + 500 }), async (from, length) => {
    const reply = await bytes(officer, content, { range: `bytes=${from}-${from + length}` });
    const slice = VIDEO.subarray(from, from + length + 1);
    expect([reply.status, reply.headers.get('content-range'), reply.headers.get('content-length')]).toEqual([206, `bytes ${from}-${from + slice.length - 1}/${VIDEO.length}`, String(slice.length)]);
    expect(reply.body.equals(slice)).toBe(true);
  }), { numRuns: 25 });
  expect((await bytes(officer, content, { range: 'bytes=-100' })).body.equals(VIDEO.subarray(-100))).toBe(true);
  expect((await bytes(officer, content, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
  expect((await bytes(officer, content, { range: 'bytes=0-9', 'if-range': '"other"' })).body.length).toBe(VIDEO.length);
  for (const range of [`bytes=${VIDEO.length}-`, 'bytes=0-1,4-5']) {
    const reply = await bytes(officer, content, { range });
    expect([reply.status, reply.headers.get('content-range')]).toEqual([416, `bytes */${VIDEO.length}`]);
  }
  const looked = await bytes(officer, content, {}, 'HEAD');
  expect([looked.status, looked.headers.get('content-length'), looked.body.length]).toEqual([200, String(VIDEO.length), 0]);
});

test('a player says what it shows, and the station holds it against what was sent', async () => {
  const { view, content } = (await open(officer, large)).body;
  expect((await officer.put(`/api/v1/views/${view}/spans`, { spans: [[0, 6_000]] })).body['spans']).toEqual([]);
  await bytes(officer, content, { range: 'bytes=0-99' });
  expect((await officer.put(`/api/v1/views/${view}/spans`, { spans: [] })).body['spans']).toEqual([[0, 6_000]]);
  expect((await officer.put(`/api/v1/views/${view}/spans`, { spans: [[0]] })).status).toBe(400);
  expect((await keeper.put(`/api/v1/views/${view}/spans`, { spans: [] })).status).toBe(404);
});

test('R20c: a reviewer looks directly, at any unit\'s clips, and each look is logged as such', async () => {
  const reviewer = await world.as('reviewer');
  const other = await world.store({ officer: 'P3', recorder: 'ZFY-0009', bytes: sample('cinema.mp4') });
  for (const clip of [video, other]) {
    const { body, status } = await open(reviewer, clip);
    expect([status, body['basis']]).toEqual([201, 'reviewer']);
    expect((await bytes(reviewer, body['content'])).status).toBe(200);
    expect((await world.events('ViewOpened')).at(-1)).toMatchObject({ actor: 'account:a-reviewer', facts: { clip, basis: 'reviewer' } });
  }
});

test('R20b: others look by approval of the unit head alone, which ends; the bytes stop in the middle of an answer', async () => {
  await world.station.equipment.registerOfficer('operator:test', 'P4', UNIT, '王强', '65-0004');
  const colleague = await world.as('officer', { account: 'second', officer: 'P4' });
  expect((await open(colleague, large)).status).toBe(404);
  const given = await grant('second', { clips: [large] });
  expect([given.status, given.body['state']]).toEqual([201, 'running']);
  expect((await world.events('ViewGranted')).at(-1)).toMatchObject({ actor: 'account:a-unit-head', facts: { account: 'second', clips: [large], verbs: ['view'] }, particulars: { reason: '案件审核' } });
  expect((await colleague.get('/api/v1/view-grants')).body['items'].map((one: { grant: string }) => one.grant)).toEqual([given.body['grant']]);
  const { view, content, basis } = (await open(colleague, large)).body;
  expect(basis).toBe(`grant:${given.body['grant']}`);
  const reply = await fetch(`${world.address}${content}`, { headers: { cookie: colleague.cookie! } });
  const reader = reply.body!.getReader();
  let got = (await reader.read()).value!.length;
  const ended = await head.remove(`/api/v1/view-grants/${given.body['grant']}`, { reason: '已看完' }, given.body['version']);
  expect([ended.status, ended.body['state'], ended.body['ended'].why]).toEqual([200, 'ended', 'head']);
  const rest = await (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'whole';
      got += value.length;
    }
  })().catch(() => 'broken off');
  expect([rest, got < LARGE.length]).toEqual(['broken off', true]);
  expect(await settled(view)).toMatchObject({ why: 'right-ended', clip: large });
  expect((await bytes(colleague, content, { range: 'bytes=0-9' })).status).toBe(404);
  expect((await open(colleague, large)).status).toBe(404);
  expect((await head.remove(`/api/v1/view-grants/${given.body['grant']}`, { reason: '再次' }, ended.body['version'])).status).toBe(409);
});

test('R20b: an approval ends when its time has come, and when the account is closed', async () => {
  const archivist = await world.as('archivist', { account: 'arch' });
  expect((await open(archivist, video)).body['type']).toBe('urn:zhilu:problem:needs-approval');
  const short = await grant('arch', { to: later(60_000) });
  const { view, content } = (await open(archivist, video)).body;
  expect((await bytes(archivist, content)).status).toBe(200);
  await world.clock.passUntil('the approval has ended', () => world.station.views.grants.row(short.body['grant']).ended !== null, 70_000);
  expect(world.station.views.grants.row(short.body['grant']).ended?.why).toBe('time');
  expect((await settled(view)).why).toBe('right-ended');
  expect((await bytes(archivist, content)).status).toBe(404);
  const long = await grant('arch');
  expect(long.status).toBe(201);
  const admin = await world.as('administrator');
  const { version } = (await admin.get('/api/v1/accounts/arch')).body;
  await admin.remove('/api/v1/accounts/arch', { reason: '调离' }, version);
  await world.station.views.settled();
  expect(world.station.views.grants.row(long.body['grant']).ended?.why).toBe('left');
});

test('R20b: nobody approves for himself, for another unit, without a reason or without an end', async () => {
  const status = async (account: string, more: object = {}) => { const { body } = await grant(account, more); return body['errors']?.[0]?.pointer ?? body['type']; };
  expect(await status('a-unit-head')).toBe('/account');
  expect(await status('nobody-there')).toBe('/account');
  expect(await status('a-reviewer')).toBe('/account');
  expect(await status('a-administrator')).toBe('/account');
  await world.as('duty-desk');
  expect(await status('a-duty-desk', { reason: ' ' })).toBe('/reason');
  expect(await status('a-duty-desk', { to: later(91 * 24 * HOUR_MS) })).toBe('/to');
  expect(await status('a-duty-desk', { to: undefined })).toBe('/to');
  expect(await status('a-duty-desk', { clips: [await world.store({ officer: 'P3', recorder: 'ZFY-0010' })] })).toBe('/clips');
  expect((await keeper.post('/api/v1/view-grants', {})).status).toBe(403);
});

test('no bytes for the unentitled by any way, whatever his role: not the view of another, not with a guess, not signed out', async () => {
  const { view } = (await open(keeper, video)).body;
  const shut = (await open(keeper, video)).body['view'];
  await keeper.post(`/api/v1/views/${shut}/close`);
  const ways = (id: string): readonly (readonly [method: string, path: string])[] => [
    ['GET', `/api/v1/views/${id}/content`], ['HEAD', `/api/v1/views/${id}/content`], ['GET', `/api/v1/views/${id}/converted`], ['GET', `/api/v1/views/${id}/thumbnails/0`], ['POST', `/api/v1/views/${id}/stream`], ['GET', `/api/v1/vod/${id}.flv?token=guess`],
    ['GET', `/api/v1/views/${id}/bookmarks`], ['PUT', `/api/v1/views/${id}/spans`],
  ];
  const clients: [string, Client][] = [['nobody', world.nobody()]];
  for (const role of ROLES) clients.push([role, await world.as(role as Role, role === 'officer' ? { account: 'stranger', officer: 'P3', unit: OTHER_UNIT } : role === 'unit-head' ? { account: 'other-head', unit: OTHER_UNIT } : { account: `u-${role}` })]);
  for (const [role, client] of clients) {
    for (const id of [view, shut, `v${'0'.repeat(32)}`]) for (const [method, path] of ways(id)) {
      const reply = await bytes(client, path, { range: 'bytes=0-1', ...(client.csrf === undefined ? {} : { 'x-zhilu-csrf': client.csrf }), ...(method === 'PUT' || method === 'POST' ? { 'content-type': 'application/json' } : {}) }, method);
      expect([role, method, path, reply.status >= 400, reply.body.includes(VIDEO.subarray(4, 12))]).toEqual([role, method, path, true, false]);
    }
    if (['recorder-manager', 'reviewer'].includes(role)) continue;
    const opened = await open(client, video);
    expect([role, opened.status]).toEqual([role, role === 'nobody' ? 401 : role === 'archivist' || role === 'equipment-manager' || role === 'administrator' ? 403 : 404]);
  }
  expect((await world.events('ViewOpened')).filter(({ actor }) => ['account:stranger', 'account:other-head', 'account:u-administrator', 'account:u-equipment-manager', 'account:u-duty-desk', 'account:u-archivist'].includes(actor))).toEqual([]);
  const other = await world.as('recorder-manager', { account: 'keeper-2', officer: undefined as never });
  expect((await bytes(other, `/api/v1/views/${view}/content`)).status).toBe(404);
  const again = await world.as('recorder-manager', { officer: 'P2' });
  expect((await bytes(again, `/api/v1/views/${view}/content`)).status).toBe(404);
});

test('signing out ends what was open, in the middle of an answer', async () => {
  const reviewer = await world.as('reviewer');
  const { view, content } = (await open(reviewer, large)).body;
  const reply = await fetch(`${world.address}${content}`, { headers: { cookie: reviewer.cookie! } });
  const reader = reply.body!.getReader();
  await reader.read();
  await reviewer.send('DELETE', '/api/v1/session');
  await expect((async () => { for (;;) if ((await reader.read()).done) return 'whole'; })()).rejects.toThrow();
  expect((await settled(view)).why).toBe('session');
});

test('photos and sound are shown as what their bytes are; what cannot be played says why, in both languages, and gives no bytes', async () => {
  const photo = await world.store({ kind: 'photo', name: 'IMG_1.JPG', bytes: sample('counter.jpg'), durationMs: null });
  const sound = await world.store({ kind: 'audio', name: 'REC_1.MP4', bytes: sample('statement.wav'), durationMs: 4_000 });
  const cases: [string, string, string | null][] = [[photo, 'image', 'image/jpeg'], [sound, 'direct', 'audio/wav']];
  for (const [clip, kind, type] of cases) {
    const { body } = await open(keeper, clip);
    expect([body['play'].kind, body['play'].type]).toEqual([kind, type]);
    expect((await bytes(keeper, body['content'])).headers.get('content-type')).toBe(type);
  }
  const html = await world.store({ name: 'EVIL.MP4', bytes: Buffer.from('<html><script>alert(1)</script></html>') });
  const cut = await world.store({ name: 'CUT.MP4', bytes: Buffer.concat([VIDEO.subarray(0, 40), Buffer.alloc(200)]) });
  const ts = await world.store({ name: 'A.TS', bytes: Buffer.concat(Array.from({ length: 5 }, () => Buffer.concat([Buffer.from([0x47]), Buffer.alloc(187)]))) });
  expect((await keeper.get('/api/v1/health')).body['playback']).toMatchObject({ ffmpeg: false, ffprobe: false, says: { zh: expect.stringContaining('H.265'), en: expect.stringContaining('no thumbnails') } });
  for (const [clip, words] of [[html, '可识别'], [cut, '不完整'], [ts, '没有安装 ffmpeg']] as const) {
    const { body } = await open(keeper, clip);
    expect([body['play'].kind, body['content'], body['converted'], body['thumbnails']]).toEqual(['cannot', null, null, null]);
    expect(body['play'].zh).toContain(words);
    expect(body['play'].en).toMatch(/^[\x20-\x7e·]+$/);
    expect((await bytes(keeper, `/api/v1/views/${body['view']}/content`)).status).toBe(409);
  }
  const { view } = (await open(keeper, video)).body;
  expect([(await bytes(keeper, `/api/v1/views/${view}/thumbnails/0`)).status, (await bytes(keeper, `/api/v1/views/${view}/converted`)).status]).toEqual([501, 501]);
  const streamed = (await open(keeper, video, 'rtmp')).body['view'];
  expect((await keeper.post(`/api/v1/views/${streamed}/stream`, { startMs: 0 })).status).toBe(501);
});

test('D6: one activity has its clips on one list with its span, and bookmarks are set, listed and taken away by whoever set them', async () => {
  const made = (await officer.post('/api/v1/activities', activity({ plannedFrom: at('09:00'), plannedTo: at('10:00') }))).body['activity'];
  await world.settled();
  const list = (await officer.get(`/api/v1/play-list?activity=${made}`)).body;
  expect([list['activity'].from, list['activity'].to, list['clips'].some((one: { clip: string }) => one.clip === video), list['hidden']]).toEqual([at('09:00'), at('10:00'), true, 0]);
  const stranger = await world.as('officer', { account: 'stranger', officer: 'P3', unit: OTHER_UNIT });
  expect((await stranger.get(`/api/v1/play-list?activity=${made}`)).status).toBe(404);
  expect((await officer.get('/api/v1/play-list')).status).toBe(400);
  const { view } = (await open(officer, video)).body;
  const set = await officer.post(`/api/v1/views/${view}/bookmarks`, { atMs: 2_500, text: '出示证件' });
  expect([set.status, set.body['atMs'], set.body['text']]).toEqual([201, 2_500, '出示证件']);
  expect((await world.events('BookmarkSet')).at(-1)).toMatchObject({ facts: { clip: video, atMs: 2_500 }, particulars: { text: '出示证件' } });
  expect((await officer.post(`/api/v1/views/${view}/bookmarks`, { atMs: 99_000, text: '太远' })).status).toBe(400);
  const mine = (await open(keeper, video)).body['view'];
  expect((await keeper.get(`/api/v1/views/${mine}/bookmarks`)).body['items']).toHaveLength(1);
  expect((await keeper.send('DELETE', `/api/v1/views/${mine}/bookmarks/${set.body['bookmark']}`)).status).toBe(409);
  expect((await officer.send('DELETE', `/api/v1/views/${view}/bookmarks/${set.body['bookmark']}`)).status).toBe(200);
  expect((await officer.get(`/api/v1/views/${view}/bookmarks`)).body['items']).toEqual([]);
  // What a reviewer marks gives nobody away that he looked (Art. 20(3)).
  const reviewer = await world.as('reviewer');
  const theirs = (await open(reviewer, video)).body['view'];
  expect((await reviewer.post(`/api/v1/views/${theirs}/bookmarks`, { atMs: 3_000, text: '未出示证件' })).status).toBe(201);
  expect((await reviewer.get(`/api/v1/views/${theirs}/bookmarks`)).body['items']).toHaveLength(1);
  expect((await officer.get(`/api/v1/views/${view}/bookmarks`)).body['items']).toEqual([]);
});

test('a station that stops closes its views; one that ended without a word closes them at the next start, with what was told of them', async () => {
  const { view, content } = (await open(officer, video)).body;
  await bytes(officer, content);
  await officer.put(`/api/v1/views/${view}/spans`, { spans: [[0, 3_000]] });
  await world.clock.passUntil('what was shown is told', () => world.station.stores.index.get(`view-open/${view}`) !== undefined && JSON.stringify(world.station.stores.index.get(`view-open/${view}`)).includes('3000'), 70_000);
  // A desk that begins anew knows of no open view but by the register: as after a crash.
  const { ViewsDesk } = await import('../../gateway/desk/views.ts');
  const after = new ViewsDesk({ log: world.station.stores.log, rows: world.station.stores.index, clock: world.clock });
  await after.start();
  await after.stop();
  expect(await closedOf(view)).toMatchObject({ actor: 'station', facts: { why: 'crash', spans: [[0, 3_000]] } });
});
