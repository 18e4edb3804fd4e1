import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { isStreamPath, MAX_TOKEN, mintToken, readToken, recorderOfPath, streamPathOf } from '../../gateway/media/token.ts';

const KEY = new Uint8Array(32).fill(1);
const CLAIMS = { action: 'publish', path: '/live/ZFY-0001', subject: 'ZFY-0001', expiresMs: 1_000 } as const;

test('a token says again what it was minted for, until it expires', () => {
  const token = mintToken(CLAIMS, KEY);
  expect(readToken(token, KEY, 999)).toEqual({ ok: CLAIMS });
  expect(readToken(token, KEY, 1_000)).toEqual({ refused: 'expired' });
  expect(readToken(token, KEY, 0, { action: 'publish', path: '/live/ZFY-0001' })).toEqual({ ok: CLAIMS });
});

test('a play token publishes nothing, and a publish token plays nothing; neither is good for another stream', () => {
  const play = mintToken({ ...CLAIMS, action: 'play' }, KEY);
  expect(readToken(play, KEY, 0, { action: 'publish', path: CLAIMS.path })).toEqual({ refused: 'other-action' });
  expect(readToken(mintToken(CLAIMS, KEY), KEY, 0, { action: 'play', path: CLAIMS.path })).toEqual({ refused: 'other-action' });
  expect(readToken(play, KEY, 0, { action: 'play', path: '/live/ZFY-0002' })).toEqual({ refused: 'other-path' });
});

test('golden bytes: another program can make and check the token from its description', () => {
  const head = `v1.${Buffer.from('["publish","/live/ZFY-0001","ZFY-0001",1000]').toString('base64url')}`;
  expect(mintToken(CLAIMS, KEY)).toBe(`${head}.${createHmac('sha256', KEY).update(head).digest('base64url')}`);
});

test('any change of one character is found, and nothing that is read throws', () => {
  const token = mintToken(CLAIMS, KEY);
  fc.assert(fc.property(fc.nat(token.length - 1), fc.constantFrom(...'ABab01._-'), (at, to) => {
    const changed = token.slice(0, at) + to + token.slice(at + 1);
    const verdict = readToken(changed, KEY, 0);
    // The last character carries four bits of the tag: another one may say the same bytes.
    if (changed !== token && at !== token.length - 1) expect(verdict).not.toHaveProperty('ok');
    if ('ok' in verdict) expect(verdict.ok).toEqual(CLAIMS);
  }));
  fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (text) => { expect(readToken(text, KEY, 0)).toEqual({ refused: 'malformed' }); }));
  expect(readToken(token, new Uint8Array(32).fill(2), 0)).toEqual({ refused: 'forged' });
});

test('claims that are signed but nonsense are refused as malformed', () => {
  const forge = (payload: string) => {
    const head = `v1.${Buffer.from(payload).toString('base64url')}`;
    return `${head}.${createHmac('sha256', KEY).update(head).digest('base64url')}`;
  };
  for (const payload of ['{}', '[]', '["own","/live/a","s",1]', '["play","/live/../a","s",1]', '["play","/live/a",7,1]', '["play","/live/a","s","1"]', 'x']) expect(readToken(forge(payload), KEY, 0)).toEqual({ refused: 'malformed' });
});

test('what no token can carry is said when it is minted', () => {
  expect(() => mintToken({ ...CLAIMS, path: '/live/a b' }, KEY)).toThrow(/no path of a stream/);
  expect(() => mintToken({ ...CLAIMS, subject: 'x'.repeat(MAX_TOKEN) }, KEY)).toThrow(/too long/);
  expect(() => mintToken(CLAIMS, KEY.subarray(1))).toThrow(/31 bytes, not 32/);
});

test('every serial has a path of its own, and the path says the serial again', () => {
  expect(streamPathOf('ZFY-0001')).toBe('/live/ZFY-0001');
  expect(streamPathOf('执法仪 1')).toBe('/live/x-e689a7e6b395e4bbaa2031');
  expect(recorderOfPath('/vod/ZFY-0001')).toBeUndefined();
  const serials = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
  fc.assert(fc.property(serials, serials, (a, b) => {
    expect(isStreamPath(streamPathOf(a))).toBe(true);
    expect(recorderOfPath(streamPathOf(a))).toBe(a);
    expect(streamPathOf(a) === streamPathOf(b)).toBe(a === b);
  }));
  expect(streamPathOf('x-61')).not.toBe(streamPathOf('a'));
});
