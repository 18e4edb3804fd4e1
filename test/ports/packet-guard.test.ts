import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { systemClock, type Clock } from '../../gateway/clock.ts';
import { connectLevel, faultOfDockPacket, faultOfServerPacket, PacketCutter } from '../../gateway/ports/mqtt-packets.ts';
import { PacketGuard, type GuardSettings } from '../../gateway/ports/packet-guard.ts';
import { HandClock, until } from './line-world.ts';

/** A packet with its fixed header: section 2.2 of MQTT 3.1.1. */
function packet(head: number, body: Uint8Array): Buffer {
  const length: number[] = [];
  let left = body.length;
  do {
    length.push((left & 0x7f) | (left > 127 ? 0x80 : 0));
    left >>= 7;
  } while (left > 0);
  return Buffer.concat([Buffer.from([head, ...length]), body]);
}

const field = (text: string) => Buffer.concat([Buffer.from([text.length >> 8, text.length & 255]), Buffer.from(text)]);
const CONNECT = packet(0x10, Buffer.concat([field('MQTT'), Buffer.from([4, 0xc2, 0, 10]), field('dock-1'), field('dock-1'), field('secret')]));
const publish = (payload: Uint8Array) => packet(0x30, Buffer.concat([field('zhilu/s1/dock/dock-1/up'), payload]));
const SUBSCRIBE = packet(0x82, Buffer.concat([Buffer.from([0, 1]), field('zhilu/s1/state'), Buffer.of(1)]));

const anyPacket = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 300 })).map(([head, body]) => packet(head, body));

test('any cut of a stream gives the same packets, each whole', () => {
  fc.assert(fc.property(fc.array(anyPacket, { minLength: 1, maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (packets, cuts) => {
    const stream = Buffer.concat(packets);
    const cutter = new PacketCutter(1_000);
    const came: Buffer[] = [];
    for (let at = 0, i = 0; at < stream.length; i += 1) {
      const to = at + cuts[i % cuts.length]!;
      expect(cutter.push(stream.subarray(at, to), (one) => came.push(Buffer.from(one)))).toBeNull();
      at = to;
    }
    expect(came).toEqual(packets);
  }));
});

test('a packet above the limit is refused by its header alone, however it comes', () => {
  for (const step of [1, 2, 5]) {
    const cutter = new PacketCutter(100);
    const header = Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]);
    const verdicts: (string | null)[] = [];
    for (let at = 0; at < header.length; at += step) verdicts.push(cutter.push(header.subarray(at, at + step), () => { throw new Error('nothing came'); }));
    expect(verdicts.at(-1)).toBe('a packet of 268435460 bytes where 100 are the most');
  }
  expect(new PacketCutter(100).push(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80, 1]), () => undefined)).toBe('malformed packet length');
});

test('no bytes make the judges of packets throw, whoever they come from', () => {
  fc.assert(fc.property(anyPacket, (one) => {
    for (const verdict of [faultOfDockPacket(one), faultOfServerPacket(one)]) expect(verdict === null || verdict.length > 0).toBe(true);
    if (one[0]! >> 4 === 1) expect(connectLevel(one)).toBeGreaterThanOrEqual(-1);
  }), { numRuns: 3_000 });
});

test('what a dock of ours sends passes, and with any of its bytes cut off it does not', () => {
  for (const good of [CONNECT, SUBSCRIBE, publish(Buffer.from('x')), publish(Buffer.alloc(0)), packet(0xc0, Buffer.alloc(0)), packet(0xe0, Buffer.alloc(0)), packet(0x40, Buffer.from([0, 1]))]) {
    expect(faultOfDockPacket(good)).toBeNull();
  }
  for (const good of [CONNECT, SUBSCRIBE]) {
    const body = good.subarray(2);
    for (let length = 0; length < body.length; length += 1) expect(faultOfDockPacket(packet(good[0]!, body.subarray(0, length)))).not.toBeNull();
  }
});

test.each([
  ['QoS 2', packet(0x34, Buffer.concat([field('a'), Buffer.from([0, 1])]))], ['an empty topic', packet(0x30, field(''))], ['a message id of 0', packet(0x32, Buffer.concat([field('a'), Buffer.from([0, 0])]))],
  ['nine filters', packet(0x82, Buffer.concat([Buffer.from([0, 1]), ...Array.from({ length: 9 }, () => Buffer.concat([field('a'), Buffer.of(0)]))]))],
  ['no filters', packet(0x82, Buffer.from([0, 1]))], ['CONNACK', packet(0x20, Buffer.from([0, 0]))], ['AUTH', packet(0xf0, Buffer.alloc(0))], ['a reserved flag', packet(0xc1, Buffer.alloc(0))],
])('a dock may not send %s', (_what, bad) => {
  expect(faultOfDockPacket(bad)).not.toBeNull();
});

// ------------------------------------------------------------------------------------------------ on a socket

let servers: Server[] = [];
let sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => new Promise((done) => { server.close(done); })));
  servers = [];
  sockets = [];
});

/** A guard with an application behind it that takes everything, and a peer before it. */
async function guarded(settings: Partial<GuardSettings>, clock: Clock = systemClock): Promise<{ readonly peer: Socket; readonly guard: PacketGuard; readonly came: Buffer[]; readonly faults: string[] }> {
  const came: Buffer[] = [];
  const faults: string[] = [];
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const taken = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const peer = connect((server.address() as AddressInfo).port, '127.0.0.1');
  peer.on('error', () => undefined).on('data', () => undefined);
  sockets.push(peer);
  const guard = new PacketGuard(await taken, { peer: 'dock', packetBytes: 4_096, rate: null, onFault: (why) => faults.push(why), ...settings }, clock);
  guard.on('data', (chunk: Buffer) => came.push(chunk)).on('error', () => undefined);
  return { peer, guard, came, faults };
}

test('random bytes end their connection and never the process; what came before them was handed over whole', async () => {
  const seeds = Array.from({ length: 60 }, (_, i) => i);
  await Promise.all(seeds.map(async (seed) => {
    const { peer, guard, came, faults } = await guarded({});
    const [bytes] = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 3_000 }), { numRuns: 1, seed });
    const whole = publish(Buffer.from(`seed ${seed}`));
    peer.write(Buffer.concat([CONNECT, whole, bytes!, Buffer.alloc(5_000, 0xff)]));
    await until(`seed ${seed} is refused`, () => faults.length === 1 && guard.destroyed);
    expect(came.slice(0, 2)).toEqual([CONNECT, whole]);
    for (const one of came.slice(2)) expect(faultOfDockPacket(one)).toBeNull();
  }));
});

test.each<[string, Buffer, string]>([
  ['anything but CONNECT first', SUBSCRIBE, 'it does not begin with CONNECT'], ['a second CONNECT', Buffer.concat([CONNECT, CONNECT]), 'a second CONNECT'],
  ['MQTT 5', packet(0x10, Buffer.concat([field('MQTT'), Buffer.from([5, 2, 0, 10, 0]), field('dock-1')])), 'MQTT of level 5, where 4 (3.1.1) is spoken'],
  ['a packet longer than a stranger may send', Buffer.concat([CONNECT, publish(Buffer.alloc(5_000))]), 'a packet of 5028 bytes where 4096 are the most'],
])('%s is refused by name', async (_what, bytes, why) => {
  const { peer, guard, faults } = await guarded({});
  peer.write(bytes);
  await until('it is refused', () => faults.length === 1);
  expect(faults).toEqual([why]);
  await until('the connection ends', () => guard.destroyed);
});

test('whoever has said who it is may send longer packets, up to the new bound', async () => {
  const { peer, guard, came, faults } = await guarded({});
  peer.write(CONNECT);
  await until('the CONNECT', () => came.length === 1);
  guard.widen(10_000);
  peer.write(publish(Buffer.alloc(9_000)));
  await until('the long one', () => came.length === 2);
  peer.write(publish(Buffer.alloc(20_000)));
  await until('the longer one is refused', () => faults.length === 1);
});

test('more packets than the bound allows end the connection; as many as it allows do not', async () => {
  const clock = new HandClock();
  const { peer, came, faults } = await guarded({ rate: { perSecond: 10, atOnce: 20 } }, clock);
  const ping = packet(0xc0, Buffer.alloc(0));
  peer.write(Buffer.concat([CONNECT, ...Array.from({ length: 19 }, () => ping)]));
  await until('twenty', () => came.length === 20);
  clock.pass(1_000);
  peer.write(Buffer.concat(Array.from({ length: 10 }, () => ping)));
  await until('ten more', () => came.length === 30);
  expect(faults).toEqual([]);
  peer.write(ping);
  await until('it is refused', () => faults.length === 1);
  expect(faults).toEqual(['more packets than the bound allows']);
});

test('a library that reads slowly makes the peer wait, and everything comes in the end', async () => {
  const { peer, guard, came } = await guarded({ packetBytes: 200_000 });
  guard.pause();
  peer.write(CONNECT);
  const large = publish(Buffer.alloc(100_000, 3));
  let blocked = false;
  for (let i = 0; i < 400; i += 1) blocked = !peer.write(large) || blocked;
  await until('it is full', () => guard.readableLength > 1_000_000);
  expect(blocked).toBe(true);
  expect(guard.readableLength).toBeLessThan(4_000_000);
  guard.resume();
  await until('all', () => came.length === 401);
  expect(came.at(-1)!.equals(large)).toBe(true);
});
