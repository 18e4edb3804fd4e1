/** Askings whose stream ends under them: the desk of live pictures over lines in process, and an engine that the test holds in its hands. */
import { beforeEach, expect, test } from 'vitest';
import { openLiveDesks, openPasses, type LiveDesks } from '../../gateway/desk/live-desks.ts';
import { Recorders } from '../../gateway/desk/recorders.ts';
import type { LoggedEvent } from '../../gateway/domain/events.ts';
import type { LiveStream, MediaEngine, StreamChange } from '../../gateway/media/media-engine.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { SimDisk } from '../store/sim-disk.ts';
import { keys, memoryStore, openWorld, RECORDER, STATION, type World } from '../store/store-world.ts';
import { goOut, type Out } from './air.ts';
import { until } from './field-world.ts';

const PATH = `/live/${RECORDER}`;
let world: World;
let desks: LiveDesks;
let out: Out;
let streams: LiveStream[];
let tell: (change: StreamChange) => void;

beforeEach(async () => {
  const clock = new PushedClock();
  world = await openWorld(new SimDisk(), memoryStore(), clock as never);
  streams = [];
  // What the desk asks of an engine, and no more.
  const used: Partial<MediaEngine> = {
    refuse: () => undefined, localAddress: () => null, streams: () => streams, publishAddress: () => 'rtmp://127.0.0.1:9', trouble: () => null, token: () => 'token', close: () => undefined,
    on: (listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  const media = used as MediaEngine;
  const parts = {
    log: world.log, rows: world.index, clock, identity: { station: STATION, publicKey: keys.publicKey, sign: (text: Uint8Array) => keys.sign(text) }, start: 1, media: () => media, line: () => null,
  };
  desks = openLiveDesks(parts, openPasses(parts), new Recorders({ ...parts, utcOffsetMinutes: 480, bays: () => [] }));
  desks.live.useMedia(media);
  await world.log.append([{ kind: 'RecorderEnrolled', actor: 'operator:test', facts: { recorder: RECORDER, model: 'SIM', publicKey: null, hardwareId: null, device: null } }]);
  out = await goOut({ log: world.log, clock, lines: desks.lines, stationKey: keys.publicKey }, RECORDER);
  return async () => {
    out.field.leave();
    await desks.stop();
  };
});

const view = () => desks.live.live(RECORDER);
async function events<K extends LoggedEvent['kind']>(kind: K): Promise<Extract<LoggedEvent, { kind: K }>[]> {
  const found = [];
  for await (const event of world.log.events(0)) if (event.kind === kind) found.push(event);
  return found as never;
}
async function began(): Promise<void> {
  const shown: Partial<LiveStream> = { path: PATH, publisher: RECORDER, video: 'h264', audio: 'aac', width: 480, height: 270, viewers: 0, state: 'live' };
  streams = [shown as LiveStream];
  tell({ kind: 'published', stream: streams[0]! });
  await until('the picture is in the log', () => view().state === 'live');
}
async function ended(): Promise<void> {
  const [stream] = streams.splice(0);
  tell({ kind: 'ended', stream: stream! });
  await until('its end is in the log', async () => (await events('LiveEnded')).length > 0);
}

test('D7: who calls for help while his broken stream is still waited for is asked when he is back', async () => {
  await desks.live.ask('account:d', RECORDER, { why: 'desk', alarm: null });
  await began();
  out.field.levers.silent = true;
  await desks.live.ask('station', RECORDER, { why: 'sos', alarm: 'a1' });
  out.lose();
  await ended();
  expect(view()).toMatchObject({ state: 'asked', ask: { why: 'sos', alarm: 'a1' } });
  out.field.levers.silent = false;
  out.comeBack();
  await until('it is asked', () => view().state === 'starting');
  await began();
  expect((await events('LiveBegan'))[1]!.facts.ask).toBe((await events('LiveAsked'))[1]!.facts.ask);
});

test('D7: a call for help that a picture had already answered is asked again when that picture ends', async () => {
  await began();
  await desks.live.ask('station', RECORDER, { why: 'sos', alarm: 'a1' });
  await until('the recorder has answered', () => desks.lines.contact(RECORDER)?.live);
  out.lose();
  await ended();
  expect(view()).toMatchObject({ state: 'asked', ask: { why: 'sos' } });
  out.comeBack();
  await until('it is asked', () => view().state === 'starting');
});

test('an asking that was answered by a picture ends with it', async () => {
  await desks.live.ask('account:d', RECORDER, { why: 'desk', alarm: null });
  await began();
  await ended();
  expect(view()).toMatchObject({ state: 'none', ask: null });
});
