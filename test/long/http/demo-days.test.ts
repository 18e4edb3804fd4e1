/** The demo's days before today, as its pages show them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import { startDemo, type Demo } from '../../../gateway/demo/demo.ts';
import { Client } from '../../http/http-world.ts';

let demo: Demo;
let keeper: Client;

beforeAll(async () => {
  demo = await startDemo({ megabytes: 1, withinMs: 120_000 }, systemClock);
  expect(await demo.offloaded()).toBe(true);
  await demo.work();
  const { password } = await demo.links();
  keeper = new Client(demo.station.http!.address);
  expect((await keeper.signIn('keeper', password)).status).toBe(200);
}, 240_000);
afterAll(async () => { await demo?.stop(); });

const list = async (path: string) => (await keeper.get(path)).body['items'] as Record<string, string>[];

test('R19b: what was recorded on the days before was signed in the evening of its own day, in time; one hand-over is overdue, one waits', async () => {
  const received = await list('/api/v1/hand-overs?state=received&limit=100');
  const daysAgo = (at: string | undefined) => Math.round((systemClock.wallMs() - Date.parse(at!)) / 86_400_000);
  expect(received.map((one) => `${one['officer']} ${daysAgo(one['offered'])} ${daysAgo(one['settled'])} ${one['late']}`)).toEqual([
    'P0268 1 1 false', 'P0260 1 1 false', 'P0245 1 1 false', 'P0231 1 1 false', 'P0268 2 2 false', 'P0245 2 2 false', 'P0231 2 2 false',
  ]);
  for (const { handOver } of received) {
    const { clips } = (await keeper.get(`/api/v1/hand-overs/${handOver}`)).body as { clips: { time: string; end: string }[] };
    for (const clip of clips) expect(daysAgo(clip.time)).toBe(daysAgo(received.find((one) => one['handOver'] === handOver)!['offered']));
  }
  expect((await list('/api/v1/hand-overs?state=offered')).map((one) => [one['officer'], one['late']])).toEqual([['P0268', false]]);
  expect((await list('/api/v1/findings?kind=hand-over-overdue')).map((one) => [one['subject'], one['subjectName']])).toEqual([['officer:P0260', '买买提·艾力']]);
  expect((await list('/api/v1/explanations')).map((one) => [one['officer'], one['state']])).toEqual([['P0245', 'stated']]);
  expect(await demo.summary()).toMatchObject({ ok: true, lost: 0, duplicated: 0, offered: 50 });
});
