/** Viewers through the station's own WebSocket, before the real engine: one that takes nothing for a while, and more than there is room for. */
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import { QUEUE_LIMITS } from '../../../gateway/media/engine/viewer-queue.ts';
import { until } from '../../field/field-world.ts';
import { openHttp, type Client, type HttpTestWorld } from '../../http/http-world.ts';
import { AVC_CONFIG, message, picture, publisher, videoMessage, type Peer } from '../../media/rtmp-peer.ts';
import { watchLive, type LiveViewer } from '../../media/viewer.ts';
import { readTags, type FlvTag } from '../field/flv-tags.ts';

const WITHIN_MS = 60_000;
const PICTURE_BYTES = 60_000;
/** As ffmpeg sends. */
const CHUNK_BYTES = 60_000;
const KEY_EVERY = 25;
/** What the kernel keeps for one line at most, on both its ends: the third number of each. Machines differ by far. */
const OF_A_LINE = ['tcp_rmem', 'tcp_wmem'].reduce((sum, name) => sum + Number(readFileSync(`/proc/sys/net/ipv4/${name}`, 'utf8').trim().split(/\s+/)[2]), 0);
/** What may wait for one: our own bounds and what the lines of two hops take. */
const MOST_KEPT = 14_000_000 + 2 * OF_A_LINE;
/** Pictures that are sent while one viewer sleeps: a queue without a bound would hold them all. It is cut after 15 s. */
const SLEPT = Math.ceil((1.5 * MOST_KEPT) / PICTURE_BYTES);
let world: HttpTestWorld;
let duty: Client;
const peers: Peer[] = [];
afterEach(async () => {
  for (const { socket } of peers.splice(0)) socket.destroy();
  await world.stop();
});

async function open(limits?: { readonly streams: number; readonly viewers: number }): Promise<void> {
  world = await openHttp({ media: { rtmp: { port: 0 }, ...(limits === undefined ? {} : { limits }) } });
  for (const recorder of ['ZFY-0001', 'ZFY-0002', 'ZFY-0003']) await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder, model: 'Z2' });
  duty = await world.as('duty-desk');
}

async function publish(recorder: string): Promise<Peer> {
  const media = world.station.media!;
  const peer = await publisher(Number(new URL(media.publishAddress()!).port), recorder, media.token({ action: 'publish', path: `/live/${recorder}`, subject: recorder, expiresMs: systemClock.wallMs() + 3_600_000 }));
  peers.push(peer);
  peer.send(videoMessage(0, AVC_CONFIG), videoMessage(0, picture(true, 'first')));
  return peer;
}
const live = (count: number) => until(`${count} pictures`, () => world.station.media!.streams().filter(({ state }) => state === 'live').length === count, WITHIN_MS);

/** Bytes of buffers that are in use, not those that only nobody has collected yet. */
async function heldBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What a first look finds is freed before the next.
  for (let i = 0; i < 3; i += 1) {
    collect();
    await new Promise((resolve) => { setImmediate(resolve); });
  }
  return process.memoryUsage().arrayBuffers;
}

/** Pictures that a viewer gets, as they come. */
function follow(viewer: LiveViewer): FlvTag[] {
  const [bytes, pictures] = [new PassThrough(), [] as FlvTag[]];
  let read = 0;
  bytes.write(viewer.bytes());
  viewer.socket.on('message', (data) => bytes.write(data as Buffer));
  void readTags(bytes, (all) => {
    for (const tag of all.slice(read)) if (tag.type === 'video' && !tag.isConfig) pictures.push(tag);
    read = all.length;
    return false;
  });
  return pictures;
}

test('D5: a viewer that takes nothing for a while costs a bounded memory and nobody else a picture; when it takes again, it goes on with a key frame at the live edge', async () => {
  await open();
  const recorder = await publish('ZFY-0001');
  await live(1);
  const [sleeper, awake] = [await watchLive(duty, 'ZFY-0001'), await watchLive(duty, 'ZFY-0001')];
  for (const one of [sleeper, awake]) await one.seen('first');
  const [slept, taken] = [follow(sleeper), follow(awake)];
  const chunk = Buffer.alloc(4);
  chunk.writeUInt32BE(CHUNK_BYTES);
  recorder.send(message(1, chunk, { cid: 2 }));
  sleeper.socket.pause();
  const before = await heldBytes();
  let number = 0;
  const send = async (bytes: number) => {
    number += 1;
    recorder.send(message(9, picture((number - 1) % KEY_EVERY === 0, `picture ${number}`, bytes), { cid: 6, timeMs: number * 40, streamId: 1, chunk: CHUNK_BYTES }));
    // No faster than the one that is awake takes it: a picture that it loses would be this test's fault.
    if (number % 10 === 0) await until('the one that is awake has it', () => taken.at(-1)!.timeMs === number * 40, WITHIN_MS);
  };
  for (let i = 0; i < SLEPT; i += 1) await send(PICTURE_BYTES);
  // What the one that is awake got is kept by this test, in the station's own process: that, and the bound. The engine's own is in test/media/engine.test.ts.
  const held = await heldBytes();
  expect(held - before - awake.bytes().length).toBeLessThan(MOST_KEPT);
  expect(taken.filter(({ timeMs }) => timeMs > 0)).toHaveLength(SLEPT);
  let cut = false;
  void sleeper.closed.then(() => { cut = true; });
  sleeper.socket.resume();
  for (let i = 0; i < 400 && !cut && slept.at(-1)!.timeMs < number * 40; i += 10) for (let n = 0; n < 10; n += 1) await send(1_000);
  await until('it is at the live edge, or was cut', () => cut || slept.at(-1)!.timeMs === number * 40, WITHIN_MS);
  expect(slept.filter(({ timeMs }) => timeMs > 0 && timeMs <= SLEPT * 40).length * PICTURE_BYTES).toBeLessThan(MOST_KEPT);
  // On a busy machine it slept for so long that the engine has cut it: then it comes again, as the page does.
  const gap = slept.findIndex(({ timeMs }, i) => i > 0 && timeMs - slept[i - 1]!.timeMs > 40);
  expect(cut || gap > 0).toBe(true);
  const awoken = cut ? follow(await watchLive(duty, 'ZFY-0001')) : slept.slice(gap);
  if (cut) await until('it has a picture again', () => awoken.length > 0, WITHIN_MS);
  expect(awoken[0]!.isKey).toBe(true);
  // No older than what the engine's queue may hold, and the group of pictures that it begins with.
  expect(awoken[0]!.timeMs).toBeGreaterThan((SLEPT - Math.ceil(QUEUE_LIMITS.bytes / PICTURE_BYTES) - KEY_EVERY) * 40);
  expect(taken.filter(({ timeMs }) => timeMs > 0)).toHaveLength(number);
});

test('D5: one stream and one viewer too many are turned away and the log of the station says so; those that are there go on, and a place that becomes free is taken', async () => {
  await open({ streams: 2, viewers: 2 });
  const first = await publish('ZFY-0001');
  await publish('ZFY-0002');
  await live(2);
  const refused: string[] = [];
  world.station.media!.on((change) => { if (change.kind === 'refused') refused.push(`${change.refusal.action} ${change.refusal.path} ${change.refusal.reason}`); });
  await expect(publish('ZFY-0003')).rejects.toThrow(/NetStream\.Publish\.BadName/);
  const viewers = [await watchLive(duty, 'ZFY-0001'), await watchLive(duty, 'ZFY-0002')];
  for (const one of viewers) await one.seen('first');
  expect(await (await watchLive(duty, 'ZFY-0001')).closed).toBe(4_011);
  await until('both are told', () => refused.length === 2, WITHIN_MS);
  expect(refused).toEqual(['publish /live/ZFY-0003 busy', 'play /live/ZFY-0001 busy']);
  first.send(videoMessage(40, picture(true, 'it goes on')));
  await viewers[0]!.seen('it goes on');
  viewers[1]!.socket.terminate();
  await until('a place is free', () => world.station.http!.world.live.size === 1, WITHIN_MS);
  const again = await until('it is taken', async () => {
    const one = await watchLive(duty, 'ZFY-0002');
    return await Promise.race([one.seen('first').then(() => one, () => null), one.closed.then(() => null)]);
  }, WITHIN_MS);
  again.socket.terminate();
  world.station.media!.close('/live/ZFY-0002');
  await live(1);
  await publish('ZFY-0003');
  await live(2);
});
