import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../gateway/clock.ts';
import type { RunningCarrier } from '../../gateway/ports/carrier.ts';
import { runTcpLine, type TcpLineSettings } from '../../gateway/ports/tcp-line.ts';
import { encodeFrame } from '../../proto/frame.ts';
import { desk, until, type Desk } from './line-world.ts';

const HOST = '127.0.0.1';

let calls: Desk;
let lines: RunningCarrier[];
let sockets: Socket[];
let servers: Server[];

beforeEach(() => {
  calls = desk();
  lines = [];
  sockets = [];
  servers = [];
});
afterEach(async () => {
  await Promise.all(lines.map((line) => line.stop()));
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.close(() => done()))));
});

async function start(settings: TcpLineSettings): Promise<RunningCarrier> {
  const line = await runTcpLine(settings, calls.accept, systemClock);
  lines.push(line);
  return line;
}

async function listening(limits: TcpLineSettings['limits'] = {}): Promise<{ readonly line: RunningCarrier; readonly port: number }> {
  const line = await start({ listen: { host: HOST, port: 0 }, limits });
  return { line, port: Number(new URL(line.address).port) };
}

/** Calls the station; tells what became of the call. */
function call(port: number): { readonly socket: Socket; closed: boolean } {
  const socket = connect(port, HOST);
  const one = { socket, closed: false };
  sockets.push(socket);
  socket.on('error', () => undefined).on('close', () => { one.closed = true; });
  return one;
}

/** A serial device server whose sockets the test holds. */
async function deviceServer(port: number): Promise<{ readonly port: number; readonly calls: Socket[]; close(): Promise<void> }> {
  const taken: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    taken.push(socket);
    sockets.push(socket);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, HOST, resolve));
  servers.push(server);
  return {
    port: (server.address() as AddressInfo).port, calls: taken,
    close: () => new Promise((done) => {
      servers = servers.filter((one) => one !== server);
      server.close(() => done());
      for (const socket of taken) socket.destroy();
    }),
  };
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

test('D4: the station calls a device server, and calls again when it vanished, with a new wire', async () => {
  const first = await deviceServer(0);
  const line = await start({ connect: { host: HOST, port: first.port } });
  expect(line.address).toBe(`tcp://127.0.0.1:${first.port}`);
  await until('a wire', () => calls.wires.length === 1);
  expect(line.trouble!()).toBeNull();
  expect(calls.wires[0]!.wire).toMatchObject({ carrier: 'serial', authenticated: null, label: `tcp 127.0.0.1:${first.port}` });
  first.calls[0]!.write(encodeFrame(Buffer.from('up')));
  await until('the envelope', () => calls.wires[0]!.heard.length === 1);
  const down: Buffer[] = [];
  first.calls[0]!.on('data', (chunk: Buffer) => down.push(chunk));
  calls.wires[0]!.wire.send(Buffer.from('down'));
  await until('the answer', () => Buffer.concat(down).equals(Buffer.from(encodeFrame(Buffer.from('down')))));
  await first.close();
  await until('the wire is dead', () => calls.wires[0]!.closed !== null);
  await until('it says why', () => /ECONNREFUSED/.test(line.trouble!() ?? ''));
  expect(calls.wires).toHaveLength(1);
  const second = await deviceServer(first.port);
  await until('a new wire', () => calls.wires.length === 2);
  expect(line.trouble!()).toBeNull();
  // Half a frame of the old connection must not spoil the first of the new one.
  second.calls[0]!.write(encodeFrame(Buffer.from('again')));
  await until('its envelope', () => calls.wires[1]!.heard.length === 1);
  expect(calls.wires[1]!.heard.map(text)).toEqual(['again']);
  expect(calls.wires[0]!.heard.map(text)).toEqual(['up']);
});

test('a server that cannot be reached is no error but trouble, and stopping does not wait for it', async () => {
  const gone = await deviceServer(0);
  await gone.close();
  const line = await start({ connect: { host: HOST, port: gone.port } });
  await until('the trouble', () => /ECONNREFUSED/.test(line.trouble!() ?? ''));
  await line.stop();
  expect(calls.wires).toEqual([]);
});

test('a line that is stopped while it calls calls no more', async () => {
  const server = await deviceServer(0);
  const line = await start({ connect: { host: HOST, port: server.port } });
  await line.stop();
  expect(calls.wires.every((one) => one.closed !== null)).toBe(true);
});

test('D4: docks call the station, each on a wire of its own, garbage costs nothing but itself', async () => {
  const { port } = await listening();
  const one = call(port);
  const other = call(port);
  await until('two wires', () => calls.wires.length === 2);
  one.socket.write(Buffer.concat([Buffer.from('AT+CGMI\r\n\xff\xfb\x01', 'latin1'), Buffer.of(0), encodeFrame(Buffer.from('one'))]));
  other.socket.write(encodeFrame(Buffer.from('other')));
  await until('both envelopes', () => calls.wires.every((wire) => wire.heard.length === 1));
  expect(calls.wires.map((wire) => text(wire.heard[0]!)).sort()).toEqual(['one', 'other']);
  expect(calls.wires.flatMap((wire) => wire.damaged)).toHaveLength(1);
  one.socket.destroy();
  await until('its wire is dead', () => calls.wires.filter((wire) => wire.closed !== null).length === 1);
  expect(other.closed).toBe(false);
});

test('nothing but garbage ends its own connection at the bound', async () => {
  const { port } = await listening({ damagedInARow: 10 });
  const one = call(port);
  const other = call(port);
  await until('two wires', () => calls.wires.length === 2);
  one.socket.write(Buffer.from('x\0'.repeat(50)));
  await until('it is cut off', () => one.closed);
  other.socket.write(encodeFrame(Buffer.from('fine')));
  await until('the other goes on', () => calls.wires.some((wire) => wire.heard.length === 1));
});

test('whoever calls and says nothing is cut off, whoever falls silent as well', async () => {
  const { port } = await listening({ firstFrameMs: 50, idleMs: 60 });
  const mute = call(port);
  await until('it is cut off', () => mute.closed);
  const silent = call(port);
  await until('a wire', () => calls.wires.length === 2);
  silent.socket.write(encodeFrame(Buffer.from('x')));
  await until('it is cut off', () => silent.closed);
  expect(calls.wires.map((wire) => wire.closed)).toEqual(['nothing of the dock link was heard', 'the other end has fallen silent']);
});

test('a caller that reads nothing is cut off at the bound, and memory with it', async () => {
  const { port } = await listening();
  const lazy = call(port);
  lazy.socket.pause();
  await until('a wire', () => calls.wires.length === 1);
  const { wire } = calls.wires[0]!;
  const envelope = Buffer.alloc(60_000);
  let refused = 0;
  // What the system's own buffers take does not count: it is bounded by them.
  for (let i = 0; i < 2_000 && calls.wires[0]!.closed === null; i += 1) {
    if (!wire.send(envelope)) refused += 1;
    if (i % 5 === 0) await new Promise((resolve) => { setImmediate(resolve); });
  }
  expect(calls.wires[0]!.closed).toBe('the other end reads nothing');
  expect(refused).toBeGreaterThan(1);
  lazy.socket.resume();
  await until('the connection is gone', () => lazy.closed);
});

test('more calls than the bounds allow are refused at once; whoever left makes room', async () => {
  const { port } = await listening({ openPerAddress: 3, perSecond: 1_000, atOnce: 1_000 });
  const open = [call(port), call(port), call(port)];
  await until('three wires', () => calls.wires.length === 3);
  const refused = call(port);
  await until('the fourth is refused', () => refused.closed);
  expect(calls.wires).toHaveLength(3);
  open[0]!.socket.destroy();
  await until('one has left', () => calls.wires.some((wire) => wire.closed !== null));
  call(port);
  await until('another is let in', () => calls.wires.length === 4);
});

test('a flood of calls costs itself: after so many at once the rest is refused', async () => {
  const { port } = await listening({ atOnce: 5, perSecond: 0, openPerAddress: 100 });
  const flood = Array.from({ length: 20 }, () => call(port));
  await until('all but five are refused', () => flood.filter((one) => one.closed).length === 15);
  expect(calls.wires).toHaveLength(5);
});

test('a stopped line gives its port free, with callers on it', async () => {
  const { line, port } = await listening();
  const one = call(port);
  await until('a wire', () => calls.wires.length === 1);
  await line.stop();
  await until('it is cut off', () => one.closed);
  expect(calls.wires[0]!.closed).toBe('the station stops');
  await (await deviceServer(port)).close();
});

test.each<[string, TcpLineSettings, object]>([
  ['no host', { connect: { host: ' ', port: 1 } }, { code: 'bad-input' }],
  ['port 0 to call', { connect: { host: HOST, port: 0 } }, { code: 'bad-input' }],
  ['a port above 65535', { listen: { host: HOST, port: 65_536 } }, { code: 'bad-input' }],
  ['half a port', { listen: { host: HOST, port: 1.5 } }, { code: 'bad-input' }],
])('%s is refused in words', async (_what, settings, error) => {
  await expect(start(settings)).rejects.toMatchObject(error);
});

test('a port that another program has is named', async () => {
  const taken = await deviceServer(0);
  await expect(start({ listen: { host: HOST, port: taken.port } })).rejects.toMatchObject({ code: 'carrier-unavailable', details: { what: `127.0.0.1:${taken.port}` } });
});
