/**
 * Tokens of the media engine: who may publish or play which stream until when, signed by the station (HMAC-SHA-256). Pure:
 * time and key are arguments. A token is `v1.<base64url of JSON [action, path, subject, expiresMs]>.<base64url of the HMAC of
 * all before it>` and travels as `?token=` behind the name of the stream. It opens a stream; it does not end one that runs.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { StationError } from '../domain/errors.ts';

export type TokenAction = 'publish' | 'play';

export interface TokenClaims {
  readonly action: TokenAction;
  /** The stream: `/live/<name>`. */
  readonly path: string;
  /** Who holds it: the recorder that publishes, the account that plays. */
  readonly subject: string;
  /** Wall clock, milliseconds since 1970; not valid at this moment any more. */
  readonly expiresMs: number;
}

export type TokenRefusal = 'malformed' | 'forged' | 'expired' | 'other-action' | 'other-path';
export type TokenVerdict = { readonly ok: TokenClaims } | { readonly refused: TokenRefusal };

/** Characters of a token. */
export const MAX_TOKEN = 1_024;
/** Bytes of a key. */
export const TOKEN_KEY_BYTES = 32;
/** Characters of a stream path. */
export const MAX_PATH = 300;
const VERSION = 'v1';
const PATH = /^\/[a-zA-Z0-9_-]+\/[a-zA-Z0-9_-]+$/;
const TOKEN = /^v1\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})$/;
const PLAIN_NAME = /^(?!x-)[a-zA-Z0-9_-]+$/;
const HEX_NAME = /^x-((?:[0-9a-f]{2})+)$/;
const LIVE = '/live/';

/** Whether this can be a stream's path. `/vod/...` has the same shape. */
export const isStreamPath = (path: string): boolean => path.length <= MAX_PATH && PATH.test(path);

/** Where a recorder's live picture is. A serial that is no plain name is written as `x-` and the hex of its UTF-8, so two serials never share a path. */
export function streamPathOf(recorder: string): string {
  return `${LIVE}${PLAIN_NAME.test(recorder) ? recorder : `x-${Buffer.from(recorder, 'utf8').toString('hex')}`}`;
}

/** The serial of the recorder whose live picture is at this path; undefined for any other path. */
export function recorderOfPath(path: string): string | undefined {
  if (!path.startsWith(LIVE) || !isStreamPath(path)) return undefined;
  const name = path.slice(LIVE.length);
  const hex = HEX_NAME.exec(name)?.[1];
  const recorder = hex === undefined ? name : Buffer.from(hex, 'hex').toString('utf8');
  return streamPathOf(recorder) === path ? recorder : undefined;
}

const signed = (text: string, key: Uint8Array) => createHmac('sha256', key).update(text).digest();

/** Throws StationError 'bad-input' for claims that no token can carry. */
export function mintToken(claims: TokenClaims, key: Uint8Array): string {
  const bad = (what: string) => new StationError('bad-input', `token: ${what}`, { what: 'token' });
  if (key.length !== TOKEN_KEY_BYTES) throw bad(`the key has ${key.length} bytes, not ${TOKEN_KEY_BYTES}`);
  if (!isStreamPath(claims.path)) throw bad(`'${claims.path}' is no path of a stream, such as /live/ZFY-0001`);
  if (!Number.isSafeInteger(claims.expiresMs)) throw bad('the expiry is not a number of milliseconds');
  const head = `${VERSION}.${Buffer.from(JSON.stringify([claims.action, claims.path, claims.subject, claims.expiresMs]), 'utf8').toString('base64url')}`;
  const token = `${head}.${signed(head, key).toString('base64url')}`;
  if (token.length > MAX_TOKEN) throw bad(`path and subject are too long: ${token.length} characters, ${MAX_TOKEN} at most`);
  return token;
}

/** Reads a token that anybody may have written. With `wanted`, also whether it is good for that. */
export function readToken(text: string, key: Uint8Array, nowMs: number, wanted?: { readonly action: TokenAction; readonly path: string }): TokenVerdict {
  const parts = text.length > MAX_TOKEN ? null : TOKEN.exec(text);
  if (parts === null) return { refused: 'malformed' };
  const given = Buffer.from(parts[2]!, 'base64url');
  if (!timingSafeEqual(given, signed(`${VERSION}.${parts[1]}`, key))) return { refused: 'forged' };
  const claims = claimsIn(parts[1]!);
  if (claims === undefined) return { refused: 'malformed' };
  if (nowMs >= claims.expiresMs) return { refused: 'expired' };
  if (wanted !== undefined && claims.action !== wanted.action) return { refused: 'other-action' };
  if (wanted !== undefined && claims.path !== wanted.path) return { refused: 'other-path' };
  return { ok: claims };
}

function claimsIn(payload: string): TokenClaims | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!Array.isArray(values) || values.length !== 4) return undefined;
    const [action, path, subject, expiresMs] = values as unknown[];
    if (action !== 'publish' && action !== 'play') return undefined;
    if (typeof path !== 'string' || !isStreamPath(path) || typeof subject !== 'string' || !Number.isSafeInteger(expiresMs)) return undefined;
    return { action, path, subject, expiresMs: expiresMs as number };
  } catch {
    return undefined;
  }
}
