/** What was seen to kill or fill the library when it stands at the socket by itself, and then whatever a seed draws. */
import fc from 'fast-check';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEST_CERTIFICATE, TEST_KEY } from '../ports/test-certificate.ts';
import { key, openEngine, sees, type EngineWorld } from './engine-world.ts';
import { amf, AVC_CONFIG, command, CONNECT, CREATE, ECHO, HELLO, message, picture, playCommand, publishCommand, rtmpPeer, videoMessage, type Peer } from './rtmp-peer.ts';

const SEED = Number(process.env['ZHILU_SEED'] ?? 4);
const RUNS = Number(process.env['ZHILU_FUZZ_RUNS'] ?? 60);
let world: EngineWorld;
let recorder: Peer;
let viewer: Peer;
let pictures = 0;
beforeAll(async () => {
  world = await openEngine();
  recorder = await world.publish('good');
  recorder.send(key(0, 'begin'));
  viewer = await world.play('good');
});
afterAll(() => world.stop());

/** The others go on: the next picture reaches the viewer that was there all the time, and a new one. */
async function othersGoOn(): Promise<void> {
  pictures += 1;
  const mark = `picture-${pictures};`;
  recorder.send(key(pictures * 40, mark));
  await sees(viewer, mark);
}

/** Sends and lets go, whatever is answered; resolves when the line is closed. */
async function throwAt(port: number, bytes: Buffer, cut = bytes.length): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      for (let at = 0; at < bytes.length; at += cut) socket.write(bytes.subarray(at, at + cut));
      socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
    socket.resume();
  });
}

const GREETING = Buffer.concat([HELLO, ECHO]);

test.each([
  ['a chunk size without a size', Buffer.concat([GREETING, message(1, Buffer.alloc(0))])],
  ['connect without an address', Buffer.concat([GREETING, command('connect', 1, { app: 'live' })])],
  ['connect with an address that is none', Buffer.concat([GREETING, command('connect', 1, { app: 'live', tcUrl: 'nonsense' })])],
  ['connect with nothing', Buffer.concat([GREETING, command('connect', 1)])],
  ['publish without a name', Buffer.concat([GREETING, CONNECT, CREATE, message(20, Buffer.concat([amf('publish'), amf(3), amf(null)]), { streamId: 1 })])],
  ['play without a name', Buffer.concat([GREETING, CONNECT, CREATE, message(20, Buffer.concat([amf('play'), amf(3), amf(null)]), { streamId: 1 })])],
  ['publish before connect', Buffer.concat([GREETING, publishCommand('good')])],
  ['a name that climbs', Buffer.concat([GREETING, CONNECT, CREATE, publishCommand('../good')])],
  ['a torn command', Buffer.concat([GREETING, message(20, Buffer.from([2, 0, 7, 99]))])],
  ['pictures of nobody', Buffer.concat([GREETING, CONNECT, videoMessage(0, picture(true, 'stolen'))])],
  ['metadata of nobody', Buffer.concat([GREETING, message(18, amf('onMetaData'))])],
  ['a hundred thousand unknown commands', Buffer.concat([GREETING, CONNECT, ...Array.from({ length: 12_000 }, () => command('x', 1))])],
  ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['TLS', Buffer.from('1603010200010001fc0303', 'hex')],
] as const)('%s ends that line and no other', async (_what, bytes) => {
  await throwAt(world.rtmpPort, bytes);
  await othersGoOn();
});

test.each([
  ['a WebSocket to /', 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n'],
  ['a WebSocket to a bad name', 'GET /live/b%20ad.flv HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n'],
  ['a bad name', 'GET /live/b%20ad.flv HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a path that is no address', 'GET //[ HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['half a request', 'GET /live/good.flv HT'],
  ['a header without end', `GET /live/good.flv HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`],
] as const)('HTTP: %s ends that line and no other', async (_what, text) => {
  await throwAt(world.playPort, Buffer.from(text));
  await othersGoOn();
});

test('sixty chunk streams of 16 MiB that were only announced take no memory', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const announced = Array.from({ length: 60 }, (_, at) => message(20, Buffer.alloc(100), { cid: 3 + at, claims: 16_000_000, chunk: 128 }));
  await throwAt(world.rtmpPort, Buffer.concat([GREETING, CONNECT, ...announced]));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1_048_576);
  await othersGoOn();
});

test('five hundred lines that say nothing keep nobody out, and take next to no memory', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const idle = await Promise.all(Array.from({ length: 500 }, (_, at) => new Promise<ReturnType<typeof connect>>((resolve) => {
    const socket = connect({ port: world.rtmpPort, host: '127.0.0.1', localAddress: `127.0.0.${2 + (at % 20)}` }, () => resolve(socket));
    socket.on('error', () => resolve(socket));
  })));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1_048_576);
  const other = await world.publish('other');
  other.socket.destroy();
  await othersGoOn();
  for (const socket of idle) socket.destroy();
});

test('over TLS, too, five hundred lines that say nothing keep nobody out', async () => {
  const secure = await openEngine({}, { key: TEST_KEY, cert: TEST_CERTIFICATE });
  const idle = Array.from({ length: 530 }, (_, at) => connect({ port: secure.rtmpPort, host: '127.0.0.1', localAddress: `127.0.0.${2 + (at % 20)}` }).on('error', () => undefined));
  try {
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))));
    const greeted = await new Promise<number>((resolve, reject) => {
      let bytes = 0;
      const recorder = connectTls({ port: secure.rtmpPort, host: '127.0.0.1', ca: TEST_CERTIFICATE, checkServerIdentity: () => undefined }, () => recorder.write(HELLO));
      recorder.on('error', reject).on('close', () => reject(new Error('cut'))).on('data', (data: Buffer) => { if ((bytes += data.length) >= 2 * HELLO.length - 1) resolve(bytes); });
    });
    expect(greeted).toBe(2 * HELLO.length - 1);
  } finally {
    for (const socket of idle) socket.destroy();
    await secure.stop();
  }
});

/** Sessions as they would be right, to be spoilt. */
function sessions(): readonly Buffer[] {
  const publish = world.token('publish', 'fuzzed');
  const play = world.token('play', 'good');
  return [
    Buffer.concat([GREETING, CONNECT, CREATE, publishCommand(`fuzzed?token=${publish}`), videoMessage(0, AVC_CONFIG), message(18, Buffer.concat([amf('onMetaData'), amf({ width: 1, height: 2 })]), { streamId: 1 }), key(0, 'x', 900), message(8, Buffer.from('af01ff', 'hex'), { streamId: 1 }), command('deleteStream', 4, null, 1)]),
    Buffer.concat([GREETING, CONNECT, CREATE, playCommand(`good?token=${play}`), message(4, Buffer.from('000300000001000003e8', 'hex')), message(5, Buffer.from('00010000', 'hex'))]),
    Buffer.concat([GREETING, message(1, Buffer.from('00001000', 'hex')), CONNECT, CREATE]),
  ];
}

test('fuzz at the socket: spoilt sessions and noise end their own line and no other, and take no memory along', async () => {
  const right = sessions();
  const spoilt = fc.record({ which: fc.nat(right.length - 1), changes: fc.array(fc.tuple(fc.nat(5_000), fc.nat(255)), { minLength: 1, maxLength: 12 }), keep: fc.nat(5_000), twice: fc.boolean(), cut: fc.constantFrom(1, 7, 128, 1_537, 65_536) });
  const noise = fc.record({ noise: fc.uint8Array({ maxLength: 4_000 }), greeted: fc.boolean(), cut: fc.constantFrom(3, 1_000, 65_536) });
  const before = process.memoryUsage().arrayBuffers;
  await fc.assert(fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: spoilt }, { weight: 1, arbitrary: noise }), async (one) => {
    let bytes: Buffer;
    if ('noise' in one) {
      bytes = Buffer.concat([one.greeted ? GREETING : Buffer.alloc(0), one.noise]);
    } else {
      const session = right[one.which]!;
      bytes = Buffer.from(one.twice ? Buffer.concat([session, session.subarray(GREETING.length)]) : session);
      // What is spoilt is what was said after the greeting; the greeting itself is bytes without meaning.
      for (const [at, value] of one.changes) bytes[GREETING.length + (at % (bytes.length - GREETING.length))] = value;
      bytes = bytes.subarray(0, GREETING.length + (one.keep % (bytes.length - GREETING.length)) + 1);
    }
    await throwAt(world.rtmpPort, bytes, one.cut);
    await othersGoOn();
  }), { seed: SEED, numRuns: RUNS });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1_048_576);
  expect(viewer.answers.media().filter(({ payload }) => payload.includes('stolen'))).toEqual([]);
});

test('after all that somebody new publishes and somebody new watches', async () => {
  const fresh = await world.publish('fresh');
  fresh.send(key(0, 'hello'));
  await sees(await world.play('fresh'), 'hello');
  const second = await rtmpPeer(world.rtmpPort);
  second.socket.destroy();
});
