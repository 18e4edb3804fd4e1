import { once } from 'node:events';
import { request as rawRequest } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../gateway/clock.ts';
import { MAX_OF_ACCOUNT, UPGRADE_WITHIN_MS } from '../../gateway/http/live-socket.ts';
import type { OutsideEngine } from '../../gateway/media/outside-engine.ts';
import { openHttp, OTHER_UNIT, UNIT, type Client, type HttpTestWorld } from '../http/http-world.ts';
import { AVC_CONFIG, picture, publisher, videoMessage, type Peer } from './rtmp-peer.ts';
import { watchLive, type LiveViewer } from './viewer.ts';

const ACTOR = 'operator:test';
let world: HttpTestWorld;
let recorder: Peer;
let duty: Client;
let timeMs = 0;

/** One key frame with a mark in it. */
const show = (mark: string) => recorder.send(videoMessage((timeMs += 40), picture(true, mark)));
async function publish(): Promise<void> {
  const media = world.station.media!;
  const token = media.token({ action: 'publish', path: '/live/ZFY-0001', subject: 'ZFY-0001', expiresMs: systemClock.wallMs() + 3_600_000 });
  recorder = await publisher(Number(new URL(media.publishAddress()!).port), 'ZFY-0001', token);
  recorder.send(videoMessage(timeMs, AVC_CONFIG));
}
const statusOf = (asked: Promise<LiveViewer>) => asked.then(() => 'open', (error: Error) => error.message);

beforeAll(async () => {
  world = await openHttp({ media: { rtmp: { port: 0 } } });
  const { equipment } = world.station;
  await equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-0001', model: 'Z2' });
  await equipment.placeRecorder(ACTOR, 'ZFY-0001', UNIT);
  duty = await world.as('duty-desk');
  await publish();
});
afterAll(async () => {
  recorder.socket.destroy();
  await world.stop();
});

test('D5: the duty desk sees the picture through the station, and that it began to look is in the log before the first byte', async () => {
  show('first-picture');
  await expect.poll(() => world.events('LiveBegan')).toHaveLength(1);
  const size = world.station.stores.log.size;
  const viewer = await watchLive(duty, 'ZFY-0001');
  await viewer.seen('first-picture');
  expect(viewer.bytes().toString('latin1', 0, 3)).toBe('FLV');
  const [began] = await world.events('LiveViewBegan');
  expect(began).toMatchObject({ actor: 'account:a-duty-desk', facts: { recorder: 'ZFY-0001', path: '/live/ZFY-0001' } });
  expect(began!.seq).toBeGreaterThanOrEqual(size);
  show('second-picture');
  await viewer.seen('second-picture');
  viewer.socket.close();
  await expect.poll(() => world.events('LiveViewEnded')).toMatchObject([{ facts: { view: began!.facts.view, recorder: 'ZFY-0001', why: 'left' } }]);
});

test('D5: whoever is not entitled gets no byte by this way, and is in the log', async () => {
  const archivist = await world.as('archivist');
  expect(await statusOf(watchLive(world.nobody(), 'ZFY-0001'))).toBe('401');
  expect(await statusOf(watchLive(archivist, 'ZFY-0001'))).toBe('403');
  expect(await world.events('AccessRefused')).toMatchObject([{ actor: 'account:a-archivist', facts: { verb: 'view', medium: 'live' } }]);
  expect(await statusOf(watchLive(await world.as('unit-head'), 'ZFY-0001'))).toBe('open');
  expect(await statusOf(watchLive(await world.as('unit-head', { account: 'other-head', unit: OTHER_UNIT }), 'ZFY-0001'))).toBe('403');
  expect(await statusOf(watchLive(duty, 'ZFY-9999'))).toBe('404');
  // Not a WebSocket: no picture either.
  expect((await duty.get('/api/v1/live/ZFY-0001/flv', { origin: duty.address })).status).toBe(426);
});

test('a page of another site, another name of the machine and another way of upgrading get nothing', async () => {
  for (const origin of ['http://evil.example', 'null', null]) expect(await statusOf(watchLive(duty, 'ZFY-0001', { origin }))).toBe('403');
  expect(await statusOf(watchLive(duty, 'ZFY-0001', { host: 'evil.example' }))).toBe('403');
  const raw = (method: string, path: string) => new Promise<number | undefined>((resolve, reject) => {
    rawRequest(`${duty.address}${path}`, { method, headers: { connection: 'Upgrade', upgrade: 'websocket', cookie: duty.cookie! } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    }).on('error', reject).end();
  });
  expect(await raw('GET', '/api/v1/session')).toBe(400);
  expect(await raw('POST', '/api/v1/live/ZFY-0001/flv')).toBe(400);
  expect(await raw('GET', '/api/v1/live/ZFY-0001/flv')).toBe(403);
});

test('a line that was refused is gone with its answer, also when the other side does not close it', async () => {
  const upgrade = (path: string) => `GET ${path} HTTP/1.1\r\nHost: ${new URL(duty.address).host}\r\nOrigin: ${duty.address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;
  const refused = (text: string) => new Promise<string>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(duty.address).port), allowHalfOpen: true }, () => socket.write(text));
    let answer = '';
    socket.setEncoding('latin1').on('data', (part: string) => { answer += part; });
    // Whoever is still heard can say as much as he likes; a line that is gone breaks.
    const speak = () => socket.write('x', () => setImmediate(speak));
    socket.on('end', speak);
    socket.on('error', () => resolve(answer.slice(9, 12)));
  });
  expect(await Promise.all([refused(upgrade('/api/v1/live/ZFY-0001/flv')), refused(upgrade('/nowhere')), refused(upgrade('/api/v1/live/ZFY-0001/flv').replace('GET', 'POST'))])).toEqual(['401', '400', '400']);
}, UPGRADE_WITHIN_MS - 5_000);

test('signing out, a changed role and a recorder that went to another unit cut the picture at once', async () => {
  show('cut');
  const cut = async (client: Client, act: () => unknown) => {
    const viewer = await watchLive(client, 'ZFY-0001');
    await viewer.seen('cut');
    await act();
    return viewer.closed;
  };
  const head = await world.as('unit-head', { account: 'moved-head' });
  expect(await cut(head, () => world.station.equipment.placeRecorder(ACTOR, 'ZFY-0001', OTHER_UNIT))).toBe(1_006);
  await world.station.equipment.placeRecorder(ACTOR, 'ZFY-0001', UNIT);
  const out = await world.as('duty-desk', { account: 'out' });
  expect(await cut(out, () => out.remove('/api/v1/session', {}))).toBe(1_006);
  const other = await world.as('duty-desk', { account: 'changed' });
  const { accounts } = world.station;
  expect(await cut(other, () => accounts.change(ACTOR, { account: 'changed', name: 'c', roles: ['archivist'], officer: null, unit: UNIT }, accounts.row('changed').version))).toBe(1_006);
  // The line is cut first, without waiting for the log.
  const ended = async () => (await world.events('LiveViewEnded')).filter(({ actor, facts }) => facts.why === 'right-ended' && actor !== 'account:a-unit-head').map(({ actor }) => actor);
  await expect.poll(ended, { timeout: 10_000 }).toEqual(['account:moved-head', 'account:out', 'account:changed']);
});

test('so many pictures for one account and no more', async () => {
  show('many');
  const many = await world.as('duty-desk', { account: 'many' });
  const viewers = await Promise.all(Array.from({ length: MAX_OF_ACCOUNT }, () => watchLive(many, 'ZFY-0001')));
  expect(await statusOf(watchLive(many, 'ZFY-0001'))).toBe('429');
  expect(await statusOf(watchLive(duty, 'ZFY-0001'))).toBe('open');
  for (const { socket } of viewers) socket.terminate();
  await expect.poll(() => world.station.http!.world.live.size).toBeLessThan(MAX_OF_ACCOUNT);
});

test('what a viewer says is not heard: it is cut', async () => {
  const viewer = await watchLive(duty, 'ZFY-0001');
  viewer.socket.send('publish');
  expect(await viewer.closed).toBe(1_006);
});

test('the page is told why there is no picture: none, ended, interrupted', async () => {
  show('over');
  const viewer = await watchLive(duty, 'ZFY-0001');
  await viewer.seen('over');
  world.station.media!.close('/live/ZFY-0001');
  expect(await viewer.closed).toBe(4_010);
  expect(await (await watchLive(duty, 'ZFY-0001')).closed).toBe(4_004);
  await publish();
  show('again');
  const late = await watchLive(duty, 'ZFY-0001');
  await late.seen('again');
  process.kill(world.station.media!.pid()!, 'SIGKILL');
  expect(await late.closed).toBe(4_011);
});

test('a source that breaks while the entry of the view is written ends the view, and leaves no open line behind', async () => {
  const secret = 'long-enough-for-a-test';
  // Answers everybody with one picture, and is gone.
  const server = createServer((socket) => socket.on('error', () => undefined).end(Buffer.concat([Buffer.alloc(1 + 2 * 1_536, 3), videoMessage(0, picture(true, 'only'))]))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const outside = await openHttp({ media: { outside: { kind: 'nginx-rtmp', rtmp: `rtmp://127.0.0.1:${(server.address() as AddressInfo).port}`, hooks: { port: 0, secret } } } });
  try {
    const { equipment, media } = outside.station;
    await equipment.enrolment.enrolRecorder(ACTOR, { recorder: 'ZFY-0001', model: 'Z2' });
    await equipment.placeRecorder(ACTOR, 'ZFY-0001', UNIT);
    const token = media!.token({ action: 'publish', path: '/live/ZFY-0001', subject: 'ZFY-0001', expiresMs: systemClock.wallMs() + 60_000 });
    await fetch(`http://127.0.0.1:${(media as OutsideEngine).hookPort()}/${secret}/nginx-rtmp`, { method: 'POST', body: new URLSearchParams({ call: 'publish', app: 'live', name: 'ZFY-0001', token }).toString() });
    const viewer = await watchLive(await outside.as('duty-desk'), 'ZFY-0001');
    expect(await viewer.closed).toBe(4_011);
    await expect.poll(() => outside.events('LiveViewEnded')).toMatchObject([{ facts: { why: 'interrupted' } }]);
  } finally {
    await outside.stop();
    server.close();
  }
});
