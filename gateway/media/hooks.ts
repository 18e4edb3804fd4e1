/**
 * What outside engines ask before they let somebody publish or play, in the words of each, and the one answer to all of them.
 * Pure: bytes in, question out. Sources: nginx-rtmp-module (Directives, Notify), SRS 5 (HTTP callback), MediaMTX 1.9 (HTTP-based authentication).
 */
import { isStreamPath, readToken, type TokenRefusal } from './token.ts';

export const HOOK_KINDS = ['nginx-rtmp', 'srs', 'mediamtx'] as const;
export type HookKind = (typeof HOOK_KINDS)[number];

export interface HookQuestion {
  /** 'publish-on', 'play-on': asked again and again of one that is there. 'gone': told, not asked. */
  readonly what: 'publish' | 'play' | 'publish-on' | 'play-on' | 'publisher-gone' | 'player-gone';
  readonly path: string;
  readonly token: string | undefined;
  readonly address: string;
}

export type HookAnswer = { readonly kind: 'yes'; readonly subject: string; readonly expiresMs: number } | { readonly kind: 'no'; readonly reason: TokenRefusal | 'no-token' };

/** Bytes of a question. */
export const MAX_QUESTION_BYTES = 8_192;
const NGINX: Readonly<Record<string, HookQuestion['what']>> = { publish: 'publish', play: 'play', publish_done: 'publisher-gone', play_done: 'player-gone', update_publish: 'publish-on', update_play: 'play-on' };
const SRS: Readonly<Record<string, HookQuestion['what']>> = { on_publish: 'publish', on_play: 'play', on_unpublish: 'publisher-gone', on_stop: 'player-gone' };
const MEDIAMTX: Readonly<Record<string, HookQuestion['what']>> = { publish: 'publish', read: 'play', 'not-ready': 'publisher-gone' };

/** undefined for what is no question that a stream is about. */
export function questionOf(kind: HookKind, body: string): HookQuestion | undefined {
  const said = kind === 'nginx-rtmp' ? Object.fromEntries(new URLSearchParams(body)) : objectIn(body);
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : '');
  const [what, path, query, address] = kind === 'nginx-rtmp' ? [NGINX[text('call')], `/${text('app')}/${text('name')}`, undefined, text('addr')]
    : kind === 'srs' ? [SRS[text('action')], `/${text('app')}/${text('stream')}`, text('param').replace(/^\?/, ''), text('ip')]
      : [MEDIAMTX[text('action')], `/${text('path').replace(/^\//, '')}`, text('query'), text('ip')];
  if (what === undefined || !isStreamPath(path)) return undefined;
  const token = query === undefined ? text('token') : new URLSearchParams(query).get('token') ?? text('token');
  return { what, path, token: token === '' ? undefined : token, address };
}

/** May he? The same tokens as at our own engine. */
export function answerTo(question: HookQuestion & { readonly what: 'publish' | 'play' }, key: Uint8Array, nowMs: number): HookAnswer {
  if (question.token === undefined) return { kind: 'no', reason: 'no-token' };
  const verdict = readToken(question.token, key, nowMs, { action: question.what, path: question.path });
  return 'ok' in verdict ? { kind: 'yes', subject: verdict.ok.subject, expiresMs: verdict.ok.expiresMs } : { kind: 'no', reason: verdict.refused };
}

function objectIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
  } catch {
    return {};
  }
}
