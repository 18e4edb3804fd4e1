import { connect as tcpConnect } from 'node:net';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../gateway/clock.ts';
import type { StationId } from '../../gateway/domain/names.ts';
import { startBroker } from '../../gateway/ports/broker.ts';
import type { RunningCarrier, Wire } from '../../gateway/ports/carrier.ts';
import { decodeMessage, encodeMessage } from '../../proto/envelope.ts';

let broker: RunningCarrier & { readonly port: number };
let wires: { readonly wire: Wire; readonly heard: Uint8Array[]; closed: string | null }[];
let clients: MqttClient[];

beforeEach(async () => {
  wires = [];
  clients = [];
  broker = await startBroker({
    host: '127.0.0.1', port: 0, station: 's1' as StationId, start: 7, limits: { perSecond: 1_000, atOnce: 1_000, connectTimeoutMs: 500 },
    authenticate: (dock, password) => password === `secret of ${dock}`,
  }, (wire) => {
    const one = { wire, heard: [] as Uint8Array[], closed: null as string | null };
    wires.push(one);
    return { received: (envelope) => one.heard.push(envelope), damaged: () => undefined, writable: () => undefined, closed: (why) => { one.closed = why; } };
  }, systemClock);
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.endAsync(true)));
  await broker.stop();
});

async function login(dock: string, options: IClientOptions = {}): Promise<MqttClient> {
  const client = await connectAsync(broker.address, { clientId: dock, username: dock, password: `secret of ${dock}`, reconnectPeriod: 0, protocolVersion: 4, ...options });
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

async function until(what: string, reached: () => boolean): Promise<void> {
  const deadline = Date.now() + 3_000;
  while (!reached()) {
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 3); });
  }
}

test('D4: a dock on the broker speaks on its own topics, both ways, and learns that the station is there', async () => {
  const dock = await login('dock-1');
  const heard: [string, Uint8Array][] = [];
  dock.on('message', (topic, payload) => heard.push([topic, payload]));
  await dock.subscribeAsync(['zhilu/s1/dock/dock-1/down', 'zhilu/s1/state']);
  await until('a wire', () => wires.length === 1);
  expect(wires[0]!.wire).toMatchObject({ carrier: 'mqtt', authenticated: 'dock-1' });
  await dock.publishAsync('zhilu/s1/dock/dock-1/up', Buffer.from('up'), { qos: 1 });
  await until('the envelope', () => wires[0]!.heard.length === 1);
  expect(Buffer.from(wires[0]!.heard[0]!).toString()).toBe('up');
  wires[0]!.wire.send(encodeMessage({ call: 3, session: 9, body: { kind: 'ping', value: {} } }));
  await until('the answer and the state', () => heard.length === 2);
  const state = decodeMessage(heard.find(([topic]) => topic === 'zhilu/s1/state')![1]);
  expect(state.body).toMatchObject({ kind: 'stationPresence', value: { online: true, start: 7 } });
  await dock.endAsync(true);
  await until('the wire is dead', () => wires[0]!.closed !== null);
});

test.each([
  ['another user', { username: 'dock-2' }],
  ['a wrong password', { password: 'wrong' }],
  ['no password', { password: '' }],
  ['a client id that is no dock id', { clientId: 'a/b', username: 'a/b', password: 'secret of a/b' }],
  ['a will on another topic', { will: { topic: 'zhilu/s1/state', payload: Buffer.from('x'), qos: 0 as const, retain: false } }],
])('a dock with %s is not let in', async (_what, options) => {
  await expect(login('dock-1', { connectTimeout: 1_000, ...options })).rejects.toThrow();
});

test.each(['zhilu/s1/dock/dock-2/down', 'zhilu/s1/dock/+/down', '#', '$SYS/#', 'zhilu/s1/dock/dock-1/up', 'zhilu/s1/dock/dock-1/down/#'])('a dock may not listen on %s', async (topic) => {
  const dock = await login('dock-1');
  const granted = await dock.subscribeAsync(topic).catch((error: Error) => error.message);
  expect(JSON.stringify(granted)).toMatch(/128|Unspecified|refused|not authorized/i);
  expect(wires).toEqual([]);
});

test.each([['zhilu/s1/dock/dock-2/up', false], ['zhilu/s1/dock/dock-2/down', false], ['zhilu/s1/state', true], ['zhilu/s1/dock/dock-1/up', true]])('a dock may not publish on %s (retained: %s)', async (topic, retain) => {
  const victim = await login('dock-2');
  const heard: string[] = [];
  victim.on('message', (of) => heard.push(of));
  await victim.subscribeAsync(['zhilu/s1/dock/dock-2/down', 'zhilu/s1/state']);
  await until('the retained state', () => heard.length === 1);
  const dock = await login('dock-1');
  await dock.subscribeAsync('zhilu/s1/dock/dock-1/down');
  let closed = false;
  dock.on('close', () => { closed = true; });
  dock.publish(topic, 'evil', { qos: 0, retain });
  await until('it is cut off', () => closed);
  expect(wires.flatMap((one) => one.heard)).toEqual([]);
  expect(heard).toEqual(['zhilu/s1/state']);
});

test('bytes that are no MQTT, and packets that are too long, end their own connection and nothing else', async () => {
  const attack = (bytes: Buffer) => new Promise<void>((resolve) => {
    const socket = tcpConnect(broker.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('error', () => undefined);
    socket.once('close', () => resolve());
  });
  const connectOf = (length: number[]) => Buffer.from([0x10, ...length, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2]);
  await Promise.all([
    attack(Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')), attack(Buffer.alloc(64, 0xff)), attack(connectOf([0xff, 0xff, 0xff, 0x7f])),
    attack(connectOf([0x80, 0x80, 0x80, 0x80, 0x01])), attack(Buffer.from([0x30, 0x02, 0, 0])), attack(connectOf([200, 1])),
  ]);
  const dock = await login('dock-1');
  await dock.subscribeAsync('zhilu/s1/dock/dock-1/down');
  await until('a wire', () => wires.length === 1);
  let closed = false;
  dock.on('close', () => { closed = true; });
  dock.publish('zhilu/s1/dock/dock-1/up', Buffer.alloc(600_000), { qos: 0 });
  await until('it is cut off', () => closed);
  expect(wires[0]!.heard).toEqual([]);
  const other = await login('dock-2');
  await other.subscribeAsync('zhilu/s1/dock/dock-2/down');
  await until('the broker goes on', () => wires.length === 2);
});
