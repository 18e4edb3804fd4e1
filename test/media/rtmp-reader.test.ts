import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../gateway/clock.ts';
import { readRtmp } from '../../gateway/media/rtmp-reader.ts';
import { frame, key, openEngine, type EngineWorld } from './engine-world.ts';

let world: EngineWorld;
beforeEach(async () => { world = await openEngine(); });
afterEach(() => world.stop());

const read = (signal: AbortSignal) => readRtmp('127.0.0.1', world.rtmpPort, '/live/a', `token=${world.token('play', 'a')}`, signal, systemClock);

test('the end of a stream comes behind all of its pictures, however late they are read, and is no break', async () => {
  const recorder = await world.publish('a');
  recorder.send(key(0, 'first', 400_000));
  await expect.poll(() => world.engine.streams()[0]?.video).toBe('h264');
  const out = await read(new AbortController().signal);
  recorder.send(frame(40, 'last', 300_000));
  // What is published is half a megabyte and more, and nobody reads it yet.
  await expect.poll(() => out.readableLength, { timeout: 10_000 }).toBeGreaterThan(700_000);
  world.engine.close('/live/a');
  await expect.poll(() => (out as unknown as { writableEnded: boolean }).writableEnded || out.destroyed, { timeout: 10_000 }).toBe(true);
  const parts: Buffer[] = [];
  for await (const part of out) parts.push(part as Buffer);
  expect(Buffer.concat(parts).includes('last')).toBe(true);
});

test('whoever has given up before it begins gets nothing, and no line is opened for him', async () => {
  const recorder = await world.publish('a');
  recorder.send(key(0, 'first'));
  await expect.poll(() => world.engine.streams()[0]?.video).toBe('h264');
  await expect(read(AbortSignal.abort())).rejects.toMatchObject({ code: 'peer-gone' });
  expect(world.engine.streams()[0]!.viewers).toBe(0);
});
