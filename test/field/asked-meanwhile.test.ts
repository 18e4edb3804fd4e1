/** Askings whose stream ends under them: the desk of live pictures over lines in process, and an engine that the test holds in its hands. */
import { beforeEach, expect, test } from 'vitest';
import { openLiveDesks, openPasses, type LiveDesks } from '../../gateway/desk/live-desks.ts';
import { Recorders } from '../../gateway/desk/recorders.ts';
import { alarmRegister } from '../../gateway/domain/alarm-register.ts';
import type { LoggedEvent } from '../../gateway/domain/events.ts';
import { read } from '../../gateway/domain/rows.ts';
import type { LiveStream, MediaEngine, StreamChange } from '../../gateway/media/media-engine.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { SimDisk } from '../store/sim-disk.ts';
import { keys, memoryStore, openWorld, RECORDER, STATION, type World } from '../store/store-world.ts';
import { goOut, type Out } from './air.ts';
import { until } from './field-world.ts';

const MINUTE_MS = 60_000;
/** What a recorder that is back would be asked by itself, it is asked by then. */
const SETTLED_MS = 1_000;
const PATH = `/live/${RECORDER}`;
let clock: PushedClock;
let world: World;
let desks: LiveDesks;
let out: Out;
let streams: LiveStream[];
let tell: (change: StreamChange) => void;

function start(): void {
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
}

beforeEach(async () => {
  clock = new PushedClock();
  world = await openWorld(new SimDisk(), memoryStore(), clock as never);
  streams = [];
  start();
  await world.log.append([{ kind: 'RecorderEnrolled', actor: 'operator:test', facts: { recorder: RECORDER, model: 'SIM', publicKey: null, hardwareId: null, device: null } }]);
  await switchedOn();
  return async () => {
    out.field.leave();
    await desks.stop();
  };
});

/** A recorder that knows nothing of what it was asked before. */
async function switchedOn(): Promise<void> {
  out = await goOut({ log: world.log, clock, lines: desks.lines, stationKey: keys.publicKey }, RECORDER);
}
const calls = (alarm: string) => world.log.append([{ kind: 'AlarmRaised', actor: 'recorder', facts: { alarm, kind: 'sos', recorder: RECORDER, dock: null, place: null }, particulars: { text: 'SOS' } }]);
const asked = async () => (await events('LiveAsked')).map(({ actor, facts: { why, alarm } }) => [actor, why, alarm]);
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
  const before = (await events('LiveEnded')).length;
  tell({ kind: 'ended', stream: stream! });
  await until('its end is in the log', async () => (await events('LiveEnded')).length > before);
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

test('D7: who called for help and was seen is asked again when his picture ends, however long he is without radio, and when his recorder was started anew; not once his alarm is closed', async () => {
  await calls('a1');
  await desks.live.ask('station', RECORDER, { why: 'sos', alarm: 'a1' });
  await began();
  out.lose();
  await clock.pass(20 * MINUTE_MS, MINUTE_MS);
  await ended();
  await until('it is asked for', () => view().state === 'asked');
  expect(desks.live.noPicture(RECORDER)).toMatchObject({ zh: expect.stringContaining('记录仪未连接') });
  await clock.pass(20 * MINUTE_MS, MINUTE_MS);
  expect(view()).toMatchObject({ state: 'asked', ask: { why: 'sos', alarm: 'a1' } });
  for (let starts = 0; starts < 2; starts += 1) {
    await switchedOn();
    await until('it is asked', () => desks.lines.contact(RECORDER)?.live);
    expect(view().state).toBe('starting');
    out.lose();
  }
  expect(await asked()).toEqual([['station', 'sos', 'a1'], ['station', 'sos', 'a1']]);
  desks.heard(await world.log.append([{ kind: 'AlarmClosed', actor: 'account:d', facts: { group: read(world.index, alarmRegister.groupOf('a1'))!, outcome: 'resolved' }, particulars: { note: '人员安全' } }]));
  expect(view()).toMatchObject({ state: 'none', ask: null });
  await switchedOn();
  await clock.pass(SETTLED_MS);
  expect([view().state, (await asked()).length]).toEqual(['none', 2]);
});

test('D7: what somebody who calls for help refuses is asked once more when he is back, and so is he after a restart of the station', async () => {
  await calls('a1');
  out.field.levers.refuses = 'camera-fault';
  await desks.live.ask('station', RECORDER, { why: 'sos', alarm: 'a1' });
  await until('it refuses', () => view().state === 'failed');
  out.lose();
  out.comeBack();
  await until('it is back', () => desks.lines.isUp(RECORDER));
  await clock.pass(SETTLED_MS);
  // Not as often as a line may flap.
  expect([desks.live.noPicture(RECORDER)?.en, (await asked()).length]).toEqual([expect.stringContaining('its camera is faulty'), 1]);
  out.lose();
  await clock.pass(MINUTE_MS, MINUTE_MS);
  await switchedOn();
  await until('it is asked', () => view().state === 'starting');
  expect(await asked()).toHaveLength(2);
  out.field.leave();
  await desks.stop();
  start();
  expect([view().state, desks.live.noPicture(RECORDER)]).toMatchObject(['none', { en: expect.stringContaining('not connected') }]);
  await switchedOn();
  await until('it is asked', () => view().state === 'starting');
  expect((await asked()).at(-1)).toEqual(['station', 'sos', 'a1']);
});

test('D7: a picture that the duty desk has ended is not asked for by itself, and the alarm says so; another call for help is', async () => {
  await calls('a1');
  await desks.live.ask('station', RECORDER, { why: 'sos', alarm: 'a1' });
  await began();
  await desks.live.stop('account:d', RECORDER);
  await ended();
  out.lose();
  await switchedOn();
  await clock.pass(SETTLED_MS);
  expect([view().state, desks.live.noPicture(RECORDER), (await asked()).length]).toMatchObject(['none', { zh: expect.stringContaining('值班台已结束画面') }, 1]);
  await calls('a2');
  await desks.live.ask('station', RECORDER, { why: 'sos', alarm: 'a2' });
  await until('it is asked', () => view().state === 'starting');
});
