import { afterEach, expect, test } from 'vitest';
import { systemClock, type Clock } from '../../gateway/clock.ts';
import { REFUSAL_SPAN_MS, REFUSALS_TOLD } from '../../gateway/domain/refusal-meter.ts';
import { questionOf } from '../../gateway/media/hooks.ts';
import { ALL_TOKENS, type StreamChange } from '../../gateway/media/media-engine.ts';
import { OutsideEngine } from '../../gateway/media/outside-engine.ts';
import { PushedClock } from '../station/pushed-clock.ts';

const SECRET = 'a-secret-of-24-characters';
const KEY = new Uint8Array(32).fill(5);
let engine: OutsideEngine;
afterEach(() => engine.stop());

async function open(kind: 'nginx-rtmp' | 'srs' | 'mediamtx', clock: Clock = systemClock): Promise<{ post(body: string, path?: string): Promise<string>; changes: StreamChange[] }> {
  engine = new OutsideEngine({ key: KEY, kind, rtmp: 'rtmp://127.0.0.1:1', hooks: { port: 0, secret: SECRET } }, clock);
  await engine.start();
  const changes: StreamChange[] = [];
  engine.on((change) => changes.push(change));
  return {
    changes,
    async post(body, path = `/${SECRET}/${kind}`) {
      const reply = await fetch(`http://127.0.0.1:${engine.hookPort()}${path}`, { method: 'POST', body });
      return `${reply.status} ${await reply.text()}`;
    },
  };
}
const token = (action: 'publish' | 'play', path = '/live/a', expiresMs = systemClock.wallMs() + 60_000) => engine.token({ action, path, subject: 'a', expiresMs });

test('nginx-rtmp asks by forms: our tokens decide, and nothing else', async () => {
  const { post, changes } = await open('nginx-rtmp');
  const form = (fields: Record<string, string>) => new URLSearchParams({ app: 'live', name: 'a', addr: '10.0.0.9', ...fields }).toString();
  for (const bad of [{}, { token: 'x' }, { token: token('play') }, { token: token('publish', '/live/b') }, { token: token('publish', '/live/a', 1) }]) expect(await post(form({ call: 'publish', ...bad }))).toBe('403 {"code":1}');
  expect(changes.map((change) => change.kind === 'refused' && change.refusal.reason)).toEqual(['no-token', 'malformed', 'other-action', 'other-path', 'expired']);
  expect(await post(form({ call: 'publish', token: token('publish') }))).toBe('200 {"code":0}');
  expect(engine.streams()).toMatchObject([{ path: '/live/a', publisher: 'a', state: 'live' }]);
  expect(await post(form({ call: 'play', token: token('publish') }))).toMatch(/^403/);
  expect(await post(form({ call: 'play', token: token('play') }))).toMatch(/^200/);
  expect(engine.streams()[0]!.viewers).toBe(1);
  expect(await post(form({ call: 'play_done' }))).toMatch(/^200/);
  expect(await post(form({ call: 'publish_done' }))).toMatch(/^200/);
  expect(engine.streams()[0]!.state).toBe('lost');
  expect(await post(form({ call: 'publish', token: token('publish') }))).toMatch(/^200/);
  expect(await post(form({ call: 'update_publish' }))).toMatch(/^200/);
  engine.close('/live/a');
  expect(await post(form({ call: 'update_publish' }))).toMatch(/^403/);
  expect(changes.filter(({ kind }) => kind !== 'refused').map(({ kind }) => kind)).toEqual(['published', 'lost', 'returned', 'ended']);
  // Of one that is served no more a good token opens nothing; in service again, it does.
  engine.refuse('a', ALL_TOKENS);
  expect(await post(form({ call: 'publish', token: token('publish') }))).toMatch(/^403/);
  expect(changes.at(-1)).toMatchObject({ kind: 'refused', refusal: { reason: 'revoked', action: 'publish', path: '/live/a', address: '10.0.0.9' } });
  // Or what was made after it was let in again.
  engine.refuse('a', systemClock.wallMs() + 60_000);
  expect(await post(form({ call: 'publish', token: token('publish') }))).toMatch(/^403/);
  expect(await post(form({ call: 'publish', token: token('publish', '/live/a', systemClock.wallMs() + 120_000) }))).toMatch(/^200/);
  engine.refuse('a', 0);
  expect(await post(form({ call: 'publish', token: token('publish') }))).toMatch(/^200/);
});

test('after a restart of the station the streams that nginx-rtmp still has are taken up by their tokens, and no others', async () => {
  const { post, changes } = await open('nginx-rtmp');
  const goesOn = (fields: Record<string, string>) => post(new URLSearchParams({ call: 'update_publish', app: 'live', name: 'a', addr: '10.0.0.9', ...fields }).toString());
  for (const bad of [{}, { token: token('play') }, { token: token('publish', '/live/b') }, { token: token('publish', '/live/a', 1) }]) expect(await goesOn(bad)).toMatch(/^403/);
  expect(engine.streams()).toEqual([]);
  expect(await goesOn({ token: token('publish') })).toMatch(/^200/);
  expect(engine.streams()).toMatchObject([{ path: '/live/a', publisher: 'a', state: 'live' }]);
  // Once it is there, nothing is read any more: a token opens a stream and does not end one.
  expect(await goesOn({ token: token('publish', '/live/a', 1) })).toMatch(/^200/);
  expect(await post('call=update_play&app=live&name=a')).toMatch(/^200/);
  engine.close('/live/a');
  expect(await goesOn({ token: token('publish') })).toMatch(/^403/);
  expect(changes.filter(({ kind }) => kind !== 'refused').map(({ kind }) => kind)).toEqual(['published', 'ended']);
});

test('SRS and MediaMTX ask by JSON, and are answered in their own way', async () => {
  let { post } = await open('srs');
  const srs = (action: string, param: string) => post(JSON.stringify({ action, client_id: '1', ip: '10.0.0.9', vhost: '__defaultVhost__', app: 'live', stream: 'a', param }));
  expect(await srs('on_publish', `?token=${token('publish')}`)).toBe('200 {"code":0}');
  expect(await srs('on_publish', '?token=x')).toBe('200 {"code":1}');
  expect(await srs('on_play', `?token=${token('play')}`)).toBe('200 {"code":0}');
  await engine.stop();
  ({ post } = await open('mediamtx'));
  const mtx = (action: string, query: string) => post(JSON.stringify({ user: '', password: '', ip: '10.0.0.9', action, path: 'live/a', protocol: 'rtmp', id: null, query }));
  expect(await mtx('publish', `token=${token('publish')}`)).toMatch(/^200/);
  expect(await mtx('read', `token=${token('play')}`)).toMatch(/^200/);
  expect(await mtx('read', '')).toMatch(/^403/);
  expect(await mtx('api', '')).toMatch(/^403/);
  expect(await post('{"action":"not-ready","path":"live/a"}')).toMatch(/^200/);
  expect(engine.streams()[0]!.state).toBe('lost');
});

test('without the secret there is nothing; nonsense and floods are refused', async () => {
  const { post } = await open('nginx-rtmp');
  const good = `call=publish&app=live&name=a&token=${token('publish')}`;
  for (const path of ['/', '/nginx-rtmp', `/${SECRET}x/nginx-rtmp`, `/${SECRET}/srs`, `/${SECRET}/nginx-rtmp?x`]) expect(await post(good, path)).toMatch(/^404/);
  expect((await fetch(`http://127.0.0.1:${engine.hookPort()}/${SECRET}/nginx-rtmp`)).status).toBe(404);
  for (const body of ['', '{}', 'call=publish', 'call=publish&app=..&name=/', `x=${'x'.repeat(20_000)}`]) expect(await post(body)).toMatch(/^403/);
  expect(questionOf('srs', '[')).toBeUndefined();
  expect(engine.streams()).toEqual([]);
  expect(() => new OutsideEngine({ key: KEY, kind: 'srs', rtmp: 'rtmp://x', hooks: { port: 0, secret: 'short' } }, systemClock)).toThrow(/16/);
});

test('whoever is turned away again and again is told of so often in a span of time, and then of how many there were', async () => {
  const clock = new PushedClock();
  const { post, changes } = await open('nginx-rtmp', clock);
  const more = 5;
  for (let n = 0; n < REFUSALS_TOLD + more; n += 1) expect(await post('call=publish&app=live&name=a')).toMatch(/^403/);
  const told = () => changes.map((change) => (change.kind === 'refused' ? change.refusal.more : change.kind));
  expect(told()).toEqual(Array.from({ length: REFUSALS_TOLD }, () => 0));
  await clock.pass(REFUSAL_SPAN_MS);
  await post('call=publish&app=live&name=a');
  expect(told().slice(REFUSALS_TOLD)).toEqual([more]);
});
