import { connect as tcpConnect } from 'node:net';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../gateway/clock.ts';
import type { StationId } from '../../gateway/domain/names.ts';
import { startBroker, type BrokerSettings } from '../../gateway/ports/broker.ts';
import type { RunningCarrier } from '../../gateway/ports/carrier.ts';
import { decodeMessage } from '../../proto/envelope.ts';
import { desk, until, type Desk } from './line-world.ts';
import { TEST_CERTIFICATE, TEST_KEY } from './test-certificate.ts';

const UP = 'zhilu/s1/dock/dock-1/up';
const DOWN = 'zhilu/s1/dock/dock-1/down';

let broker: RunningCarrier & { readonly port: number };
let docks: Desk;
let clients: MqttClient[] = [];

async function start(settings: Partial<BrokerSettings> = {}): Promise<void> {
  docks = desk();
  broker = await startBroker({
    host: '127.0.0.1', port: 0, station: 's1' as StationId, start: 7, authenticate: (dock, password) => password === `secret of ${dock}`, ...settings,
    limits: { perSecond: 1_000, atOnce: 1_000, ...settings.limits },
  }, docks.accept, systemClock);
}

afterEach(async () => {
  await Promise.all(clients.map((client) => client.endAsync(true)));
  clients = [];
  await broker.stop();
});

async function login(dock: string, options: IClientOptions = {}): Promise<MqttClient> {
  const client = await connectAsync(broker.address, { clientId: dock, username: dock, password: `secret of ${dock}`, reconnectPeriod: 0, connectTimeout: 2_000, protocolVersion: 4, ...options });
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

function closedOf(client: MqttClient): () => boolean {
  let closed = false;
  client.on('close', () => { closed = true; });
  return () => closed;
}

test('a dock that logs in again takes over: the older connection and its wire are at an end, the newer is served', async () => {
  await start();
  const older = await login('dock-1');
  await older.subscribeAsync(DOWN);
  await until('a wire', () => docks.wires.length === 1);
  const over = closedOf(older);
  const newer = await login('dock-1');
  await until('the older is cut off', over);
  await until('its wire is dead', () => docks.wires[0]!.closed !== null);
  await newer.subscribeAsync(DOWN);
  await until('a new wire', () => docks.wires.length === 2);
  const heard: string[] = [];
  newer.on('message', (_topic, payload) => heard.push(payload.toString()));
  await newer.publishAsync(UP, 'from the newer', { qos: 1 });
  docks.wires[1]!.wire.send(Buffer.from('to the newer'));
  await until('both ways', () => docks.wires[1]!.heard.length === 1 && heard.length === 1);
  expect(docks.wires[0]!.heard).toEqual([]);
  expect(heard).toEqual(['to the newer']);
});

test('somebody who knows no password cannot take over, whoever he says he is', async () => {
  await start();
  const dock = await login('dock-1');
  await dock.subscribeAsync(DOWN);
  await until('a wire', () => docks.wires.length === 1);
  await expect(login('dock-1', { password: 'wrong' })).rejects.toThrow();
  await dock.publishAsync(UP, 'still here', { qos: 1 });
  await until('it is heard', () => docks.wires[0]!.heard.length === 1);
  expect(docks.wires[0]!.closed).toBeNull();
});

test('a dock that says more than its rate is cut off; the others are served', async () => {
  await start({ limits: { messagesPerSecond: 10, messagesAtOnce: 50 } });
  const loud = await login('dock-1');
  const other = await login('dock-2');
  await loud.subscribeAsync(DOWN);
  await other.subscribeAsync('zhilu/s1/dock/dock-2/down');
  await until('two wires', () => docks.wires.length === 2);
  const over = closedOf(loud);
  for (let i = 0; i < 200; i += 1) loud.publish(UP, `${i}`, { qos: 0 });
  await until('it is cut off', over);
  expect(docks.wires[0]!.heard.length).toBeLessThan(50);
  await other.publishAsync('zhilu/s1/dock/dock-2/up', 'fine', { qos: 1 });
  await until('the other is heard', () => docks.wires[1]!.heard.length === 1);
});

test('wrong passwords cost their address: after a few not even the right one is heard', async () => {
  await start({ limits: { perSecond: 0, atOnce: 20 } });
  let refused = 0;
  for (let i = 0; i < 4; i += 1) await login('dock-1', { password: `guess ${i}` }).catch(() => { refused += 1; });
  expect(refused).toBe(4);
  await expect(login('dock-1')).rejects.toThrow();
});

test('connections that never say who they are do not stay, and are bounded meanwhile', async () => {
  await start({ limits: { connectTimeoutMs: 100, openPerAddress: 3 } });
  let open = 0;
  let closed = 0;
  const sockets = Array.from({ length: 5 }, () => tcpConnect(broker.port, '127.0.0.1').on('connect', () => { open += 1; }).on('error', () => undefined).on('close', () => { closed += 1; }));
  await until('all are gone', () => closed === 5);
  expect(open).toBeGreaterThanOrEqual(3);
  await login('dock-1');
  for (const socket of sockets) socket.destroy();
});

test('a dock that reads nothing is cut off at the bound, and questions stop before', async () => {
  await start();
  const lazy = await login('dock-1');
  await lazy.subscribeAsync(DOWN);
  await until('a wire', () => docks.wires.length === 1);
  const one = docks.wires[0]!;
  lazy.stream.pause();
  let refused = 0;
  for (let i = 0; i < 400 && one.closed === null; i += 1) {
    if (!one.wire.send(Buffer.alloc(200_000))) refused += 1;
    if (i % 5 === 0) await new Promise((resolve) => { setImmediate(resolve); });
  }
  expect(one.closed).toBe('the dock reads nothing');
  expect(refused).toBeGreaterThan(5);
});

test('a dock that asks whether the broker is there is answered, even if its question comes in two pieces', async () => {
  await start();
  const field = (text: string) => Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
  const body = Buffer.concat([field('MQTT'), Buffer.from([4, 0xc2, 0, 10]), field('dock-1'), field('dock-1'), field('secret of dock-1')]);
  const heard: Buffer[] = [];
  const socket = tcpConnect({ port: broker.port, host: '127.0.0.1', noDelay: true }).on('data', (chunk: Buffer) => heard.push(chunk)).on('error', () => undefined);
  socket.write(Buffer.concat([Buffer.from([0x10, body.length]), body]));
  await until('CONNACK', () => Buffer.concat(heard).length === 4);
  await new Promise((resolve) => { socket.write(Buffer.of(0xc0), resolve); });
  socket.write(Buffer.of(0));
  await until('PINGRESP', () => Buffer.concat(heard).subarray(4).equals(Buffer.from([0xd0, 0])));
  socket.destroy();
});

test('over TLS the same, and a client that does not trust the certificate does not speak', async () => {
  await start({ tls: { cert: TEST_CERTIFICATE, key: TEST_KEY } });
  expect(broker.address).toMatch(/^mqtts:\/\/127\.0\.0\.1:\d+$/);
  await expect(login('dock-1')).rejects.toThrow(/certificate/);
  const dock = await login('dock-1', { ca: TEST_CERTIFICATE });
  const heard: Buffer[] = [];
  dock.on('message', (_topic, payload) => heard.push(payload));
  await dock.subscribeAsync([DOWN, 'zhilu/s1/state']);
  await dock.publishAsync(UP, Buffer.alloc(300_000, 5), { qos: 1 });
  await until('the envelope and the state', () => docks.wires[0]?.heard.length === 1 && heard.length === 1);
  expect(docks.wires[0]!.heard[0]!.length).toBe(300_000);
  expect(decodeMessage(heard[0]!).body).toMatchObject({ kind: 'stationPresence', value: { online: true, start: 7 } });
  const plain = tcpConnect(broker.port, '127.0.0.1');
  let closed = false;
  plain.on('error', () => undefined).on('close', () => { closed = true; });
  plain.write('no TLS at all\r\n\r\n');
  await until('a client without TLS is cut off', () => closed);
  await dock.publishAsync(UP, 'still here', { qos: 1 });
  await until('the dock is served', () => docks.wires[0]!.heard.length === 2);
});
