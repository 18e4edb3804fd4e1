import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { REFUSALS_TOLD } from '../../gateway/domain/refusal-meter.ts';
import { KEEP_LOST_MS, MAX_TAKE_OVERS, SILENT_MS } from '../../gateway/media/engine/place.ts';
import { INTRODUCE_MS, SILENT_PLAYER_MS } from '../../gateway/media/engine/rtmp-door.ts';
import { mintToken } from '../../gateway/media/token.ts';
import { frame, got, key, openEngine, sees, type EngineWorld } from './engine-world.ts';
import { AAC_CONFIG, amf, audioMessage, AVC_CONFIG, command, CONNECT, CREATE, ECHO, HELLO, message, player, publishCommand, publisher, rtmpPeer, sound, videoMessage } from './rtmp-peer.ts';

let world: EngineWorld;
afterEach(() => world.stop());

/** Bytes of buffers that are in use, not those that only nobody has collected yet. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().arrayBuffers;
}

const states = () => world.engine.streams().map(({ path, state }) => `${path} ${state}`);

test('a stream as FLV over HTTP is what was published: header, configurations, the group of pictures that is under way', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  const metadata = Buffer.concat([amf('@setDataFrame'), amf('onMetaData'), amf({ width: 1_280, height: 720 })]);
  recorder.send(message(18, metadata, { streamId: 1 }), audioMessage(0, AAC_CONFIG), key(0, 'old'), key(40, 'key'), audioMessage(45, sound('beep')), frame(80, 'frame'));
  const viewer = await world.play('a');
  await sees(viewer, 'frame');
  expect(world.engine.streams()).toMatchObject([{ path: '/live/a', publisher: 'a', video: 'h264', audio: 'aac', width: 1_280, height: 720, viewers: 1, state: 'live' }]);
  const reply = await fetch(`http://127.0.0.1:${world.playPort}/live/a.flv?token=${world.token('play', 'a')}`);
  expect(reply.headers.get('content-type')).toBe('video/x-flv');
  let bytes = Buffer.alloc(0);
  for await (const part of reply.body!) {
    bytes = Buffer.concat([bytes, part as Uint8Array]);
    if (bytes.includes('frame')) break;
  }
  expect(bytes.subarray(0, 5).toString('hex')).toBe('464c560105');
  expect(bytes.includes('@setDataFrame') || bytes.includes('old')).toBe(false);
  expect(['onMetaData', AVC_CONFIG, AAC_CONFIG, 'key', 'beep', 'frame'].map((part) => bytes.indexOf(part) > 0)).toEqual(Array.from({ length: 6 }, () => true));
  // Before a key frame stands when it came to the station.
  const stamp = bytes.indexOf('onArrival');
  expect(stamp).toBeLessThan(bytes.indexOf('key'));
  expect(Math.abs(bytes.readDoubleBE(stamp + 'onArrival'.length + 10) - world.clock.wallMs())).toBeLessThan(5_000);
});

test('nobody publishes or plays before his token was looked at, and what he sends after the refusal reaches no viewer', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  recorder.send(key(0, 'true'));
  const viewer = await world.play('a');
  await sees(viewer, 'true');
  const tokens = {
    'no-token': undefined, malformed: 'nonsense', expired: world.token('publish', 'a', { expiresMs: world.clock.wallMs() }), 'other-path': world.token('publish', 'b'), 'other-action': world.token('play', 'a'),
    forged: mintToken({ action: 'publish', path: '/live/a', subject: 'a', expiresMs: world.clock.wallMs() + 9_999 }, new Uint8Array(32)),
  };
  for (const [reason, token] of Object.entries(tokens)) {
    const thief = await rtmpPeer(world.rtmpPort);
    // Everything at once, as one who does not wait for an answer.
    thief.send(HELLO, ECHO, CONNECT, CREATE, publishCommand(token === undefined ? 'a' : `a?token=${token}`), videoMessage(0, AVC_CONFIG), key(40, `stolen ${reason}`), frame(80, `stolen ${reason}`));
    await thief.until(() => thief.answers.codes().includes('NetStream.Publish.BadName'), 'the refusal');
    expect(thief.answers.codes()).not.toContain('NetStream.Publish.Start');
    // The line is half open now: what still comes is read by nobody.
    thief.send(key(120, `stolen ${reason}`));
    await thief.closed;
    expect(world.refusals().at(-1)).toEqual({ reason, action: 'publish', path: '/live/a', address: '127.0.0.1', more: 0 });
  }
  for (const [token, reason] of [[world.token('publish', 'a'), 'other-action'], [world.token('play', 'b'), 'other-path'], [world.token('play', 'a', { expiresMs: 1 }), 'expired']] as const) {
    await expect(player(world.rtmpPort, 'a', token)).rejects.toThrow(/NetStream.Play.Failed/);
    expect(world.refusals().at(-1)).toMatchObject({ reason, action: 'play' });
    expect((await fetch(`http://127.0.0.1:${world.playPort}/live/a.flv?token=${token}`)).status).toBe(403);
  }
  recorder.send(key(200, 'still true'));
  await sees(viewer, 'still true');
  expect(got(viewer, 'stolen')).toEqual([]);
  expect(states()).toEqual(['/live/a live']);
});

test('a player cannot publish: the first picture that it sends ends it, and reaches nobody', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  recorder.send(key(0, 'true'));
  const [viewer, thief] = [await world.play('a'), await world.play('a')];
  thief.send(key(40, 'injected'));
  await thief.closed;
  const second = await world.play('a');
  second.send(publishCommand(`a?token=${world.token('publish', 'a')}`));
  await second.closed;
  recorder.send(key(80, 'after'));
  await sees(viewer, 'after');
  expect(got(viewer, 'injected')).toEqual([]);
});

test('a recorder whose line dropped takes its stream over at once, by its token and not by its address, and the viewers stay', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  recorder.send(key(1_000, 'one'), frame(1_040, 'two'));
  const viewer = await world.play('a');
  await sees(viewer, 'two');
  // The old connection still looks alive; the new one comes from another address.
  const again = await world.publish('a', '127.0.0.2');
  await recorder.until(() => recorder.answers.codes().includes('NetStream.Unpublish.Success'), 'being told');
  // What the old line still carries is not the stream any more, and the new one begins at a key frame.
  recorder.send(key(1_080, 'ghost'));
  again.send(frame(0, 'torn'), key(40, 'three'), frame(80, 'four'));
  await sees(viewer, 'four');
  await recorder.closed;
  expect([got(viewer, 'ghost').length, got(viewer, 'torn').length]).toEqual([0, 0]);
  const times = got(viewer, '').filter(({ type }) => type === 9).map(({ timeMs }) => timeMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(got(viewer, 'three')[0]!.timeMs - got(viewer, 'two')[0]!.timeMs).toBeLessThan(200);
  expect(world.reports.map(({ tell }) => tell)).toEqual(['published', 'described', 'returned']);
  // The same from 'lost'.
  again.socket.destroy();
  await expect.poll(states).toEqual(['/live/a lost']);
  (await world.publish('a')).send(key(0, 'five'));
  await sees(viewer, 'five');
  expect(states()).toEqual(['/live/a live']);
  expect(world.engine.streams()[0]!.viewers).toBe(1);
});

test("whoever has no good token does not disturb a stream that is there, and two who push each other out do it so often and no more", async () => {
  world = await openEngine();
  let recorder = await world.publish('a');
  await expect(publisher(world.rtmpPort, 'a', world.token('publish', 'b'))).rejects.toThrow(/BadName/);
  recorder.send(key(0, 'still'));
  await sees(await world.play('a'), 'still');
  for (let n = 0; n < MAX_TAKE_OVERS; n += 1) recorder = await world.publish('a');
  await expect(world.publish('a')).rejects.toThrow(/BadName/);
  expect(world.refusals().at(-1)).toMatchObject({ reason: 'busy', action: 'publish' });
  recorder.send(key(0, 'kept'));
  await sees(await world.play('a'), 'kept');
});

test('whoever knocks without end is told of so often, and does not hide why a recorder is turned away', async () => {
  world = await openEngine();
  for (let n = 0; n <= REFUSALS_TOLD; n += 1) {
    const knocks = await rtmpPeer(world.rtmpPort);
    knocks.send(Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    await knocks.closed;
  }
  expect(world.refusals().map(({ path }) => path)).toEqual(Array.from({ length: REFUSALS_TOLD }, () => null));
  await expect(publisher(world.rtmpPort, 'a', world.token('publish', 'b'))).rejects.toThrow(/BadName/);
  expect(world.refusals().at(-1)).toMatchObject({ reason: 'other-path', action: 'publish', path: '/live/a', more: 0 });
});

test('so many streams, viewers and connections of one address, and no more', async () => {
  world = await openEngine({ streams: 2, viewers: 2, connectionsPerAddress: 5 });
  for (const name of ['a', 'b']) (await world.publish(name)).send(key(0, 'x'));
  await expect(world.publish('c')).rejects.toThrow(/BadName/);
  const viewer = await world.play('a');
  await world.play('b');
  await expect(world.play('a')).rejects.toThrow(/Play.Failed/);
  expect((await fetch(`http://127.0.0.1:${world.playPort}/live/a.flv?token=${world.token('play', 'a')}`)).status).toBe(503);
  expect(world.refusals().map(({ reason }) => reason)).toEqual(['busy', 'busy', 'busy']);
  viewer.socket.destroy();
  await expect.poll(() => world.engine.streams()[0]!.viewers).toBe(0);
  await world.play('a');
  await expect(world.publish('a', '127.0.0.2')).resolves.toBeDefined();
});

test('what is not there is said at once', async () => {
  world = await openEngine();
  await expect(world.play('a')).rejects.toThrow(/Play.StreamNotFound/);
  const get = async (path: string, method = 'GET') => (await fetch(`http://127.0.0.1:${world.playPort}${path}`, { method })).status;
  expect([await get(`/live/a.flv?token=${world.token('play', 'a')}`), await get('/live/a.flv'), await get('/'), await get('/live/a.flv', 'POST'), await get('/live/b%20ad.flv')]).toEqual([404, 403, 404, 405, 404]);
});

test('a peer that does not get on is cut, a publisher that falls silent is lost, a lost one that does not come back ends', async () => {
  world = await openEngine();
  const { clock } = world;
  const dumb = await rtmpPeer(world.rtmpPort);
  const slow = await rtmpPeer(world.rtmpPort);
  slow.send(HELLO, ECHO, CONNECT);
  await slow.until(() => slow.answers.codes().length > 0, 'connected');
  await clock.pass(INTRODUCE_MS / 2);
  expect([dumb.socket.closed, slow.socket.closed]).toEqual([false, false]);
  await clock.pass(INTRODUCE_MS);
  await Promise.all([dumb.closed, slow.closed]);
  expect(world.refusals().map(({ reason }) => reason)).toEqual(['silent', 'silent']);

  const recorder = await world.publish('a');
  recorder.send(key(0, 'x'));
  const viewer = await world.play('a');
  await sees(viewer, 'x');
  await clock.pass(SILENT_MS + 1_000);
  await recorder.closed;
  expect(states()).toEqual(['/live/a lost']);
  await clock.pass(KEEP_LOST_MS + 1_000);
  await viewer.until(() => viewer.answers.codes().includes('NetStream.Play.UnpublishNotify'), 'the end');
  await viewer.closed;
  expect(states()).toEqual([]);
  expect(world.reports.flatMap((report) => (report.tell === 'refused' ? [] : [report.tell]))).toEqual(['published', 'described', 'lost', 'ended']);
});

test('a player that answers no ping for a minute is gone', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  recorder.send(key(0, 'x'));
  const viewer = await world.play('a');
  let timeMs = 0;
  for (let passed = 0; passed <= SILENT_PLAYER_MS + 20_000; passed += 5_000) {
    recorder.send(key((timeMs += 40), 'on'));
    await world.clock.pass(5_000);
  }
  await viewer.closed;
  expect(viewer.answers.messages.some(({ type, payload }) => type === 4 && payload.readUInt16BE() === 6)).toBe(true);
  expect(states()).toEqual(['/live/a live']);
});

test('a publisher that says it is done ends its stream at once', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  recorder.send(key(0, 'x'));
  const viewer = await world.play('a');
  recorder.send(command('FCUnpublish', 5, null, 'a'));
  await viewer.closed;
  expect(states()).toEqual([]);
});

test('a viewer that is too slow goes on at a key frame, what waits for it is bounded, and the others miss nothing', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  const [slow, quick] = [await world.play('a'), await world.play('a')];
  slow.socket.pause();
  const BYTES = 300_000;
  const before = heldBytes();
  // Ten groups of ten pictures, 30 MB; a key frame opens each.
  for (let n = 0; n < 100; n += 1) {
    recorder.send(n % 10 === 0 ? key(n * 40, `key-${n};`, BYTES) : frame(n * 40, `frame-${n};`, BYTES));
    await quick.until(() => quick.answers.media().length >= n + 2, `picture ${n}`);
    quick.answers.media().forEach((each) => { if (each.payload.length > 1_000) (each as { payload: Buffer }).payload = Buffer.from(each.payload.subarray(0, 40)); });
  }
  // What is on its way to the quick one comes to rest; what waits for the slow one stays.
  await expect.poll(() => heldBytes() - before, { timeout: 10_000 }).toBeLessThan(32 * 1_048_576);
  slow.socket.resume();
  recorder.send(key(100 * 40, 'key-100;', BYTES), frame(101 * 40, 'frame-101;'));
  await sees(slow, 'frame-101;');
  const marks = (viewer: typeof slow) => viewer.answers.media().map(({ payload }) => /(key|frame)-(\d+);/.exec(payload.toString('latin1', 0, 40))).filter((mark) => mark !== null);
  const numbers = marks(slow).map((mark) => Number(mark[2]));
  expect(numbers.length).toBeLessThan(100);
  for (const [at, mark] of marks(slow).entries()) if (at > 0 && numbers[at]! !== numbers[at - 1]! + 1) expect(mark[1], `after the gap at ${numbers[at]}`).toBe('key');
  expect(marks(quick).map((mark) => Number(mark[2])).slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

test('H.265 and others are named for what they are', async () => {
  world = await openEngine();
  const named = async (name: string, payload: Buffer) => {
    const recorder = await publisher(world.rtmpPort, name, world.token('publish', name));
    const before = world.reports.length;
    recorder.send(videoMessage(0, payload));
    await expect.poll(() => world.reports.length).toBeGreaterThan(before);
    return world.engine.streams().find(({ path }) => path === `/live/${name}`)!.video;
  };
  expect(await named('plain', Buffer.concat([Buffer.from([0x1c, 0, 0, 0, 0]), Buffer.alloc(20)]))).toBe('h265');
  expect(await named('enhanced', Buffer.concat([Buffer.from([0x90]), Buffer.from('hvc1'), Buffer.alloc(20)]))).toBe('h265');
  expect(await named('vp9', Buffer.concat([Buffer.from([0x90]), Buffer.from('vp09'), Buffer.alloc(20)]))).toBe('other');
});

test('a player that was there for a moment is counted, and so is what it took', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  recorder.send(key(0, 'taken', 50_000));
  await expect.poll(() => world.engine.streams()[0]?.video).toBe('h264');
  expect(world.engine.streams()[0]).toMatchObject({ joined: 0, playedBytes: 0 });
  const viewer = await world.play('a');
  await sees(viewer, 'taken');
  viewer.socket.destroy();
  await expect.poll(() => world.engine.streams()[0]?.viewers).toBe(0);
  const [stream] = world.engine.streams();
  expect(stream!.joined).toBe(1);
  expect(stream!.playedBytes).toBeGreaterThan(50_000);
});

test('a viewer that was slow gets all that waits for it when the stream ends, and then the end', async () => {
  world = await openEngine();
  const recorder = await world.publish('a');
  recorder.send(key(0, 'first'));
  const viewer = await world.play('a');
  await sees(viewer, 'first');
  viewer.socket.pause();
  // More than the buffers of both sockets hold, and less than may wait in the engine.
  const BYTES = 1_000_000;
  for (let count = 1; count <= 10; count += 1) recorder.send(frame(count * 40, count === 10 ? 'last' : 'between', BYTES));
  const other = await world.play('a');
  await sees(other, 'last');
  world.engine.close('/live/a');
  viewer.socket.resume();
  await sees(viewer, 'last');
  await viewer.closed;
  expect(viewer.answers.codes()).toContain('NetStream.Play.UnpublishNotify');
});
