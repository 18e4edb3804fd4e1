/**
 * Idempotency-Key on POST: the same key and body answer what was answered before; the same key with another body is refused.
 * Kept in memory for a day, per caller; what must not happen twice after a restart is refused by the desks themselves.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import { Problem } from './problems.ts';

const KEPT_MS = 24 * 3_600_000;
const MAX_KEPT = 5_000;
const MAX_KEY_LENGTH = 128;
const KEY = /^[\x21-\x7e]{1,128}$/;
/** Longer answers are not kept: the request is carried out again. */
const MAX_ANSWER_BYTES = 64 * 1024;

interface Kept {
  readonly print: string;
  readonly atMs: number;
  answer: { readonly status: number; readonly type: string; readonly body: string; readonly etag: string | undefined } | undefined;
}

export class Idempotency {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();
  /** Requests that are being carried out: what another request with the same key is answered ends none of them. */
  readonly #underWay = new WeakMap<FastifyRequest, { readonly key: string; readonly kept: Kept }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Answers from memory and returns true, or remembers that this request is under way. Throws Problem. */
  async begin(request: FastifyRequest, reply: FastifyReply, caller: string): Promise<boolean> {
    const key = this.#keyOf(request, caller);
    if (key === undefined) return false;
    const print = createHash('sha256').update(JSON.stringify([request.method, request.url, printable(request)])).digest('hex');
    const now = this.#clock.monotonicMs();
    const before = this.#kept.get(key);
    if (before !== undefined && now - before.atMs < KEPT_MS) {
      if (before.print !== print) throw new Problem(422, 'key-reused', '该幂等键已用于另一请求，请更换', 'this idempotency key was used for another request; take a new one');
      if (before.answer === undefined) throw new Problem(409, 'key-in-use', '同一请求正在处理，请稍候', 'the same request is under way; wait', [], 1);
      const { status, type, body, etag } = before.answer;
      if (etag !== undefined) reply.header('etag', etag);
      await reply.code(status).header('content-type', type).header('idempotent-replayed', 'true').send(body);
      return true;
    }
    this.#kept.delete(key);
    const kept: Kept = { print, atMs: now, answer: undefined };
    this.#kept.set(key, kept);
    this.#underWay.set(request, { key, kept });
    while (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return false;
  }

  /** A refused or failed request may be tried again with the same key; one that was carried out may not. */
  end(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
    const mine = this.#underWay.get(request);
    if (mine === undefined) return;
    this.#underWay.delete(request);
    const { key, kept } = mine;
    const body = typeof payload === 'string' ? payload : payload === undefined || payload === null ? '' : undefined;
    if (reply.statusCode >= 400 || body === undefined || body.length > MAX_ANSWER_BYTES) {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
      return;
    }
    const etag = reply.getHeader('etag');
    kept.answer = { status: reply.statusCode, type: String(reply.getHeader('content-type') ?? 'application/json; charset=utf-8'), body, etag: typeof etag === 'string' ? etag : undefined };
  }

  #keyOf(request: FastifyRequest, caller: string): string | undefined {
    const header = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof header !== 'string') return undefined;
    if (!KEY.test(header)) throw new Problem(400, 'bad-input', `幂等键为 1 至 ${MAX_KEY_LENGTH} 个可见 ASCII 字符`, `an idempotency key has 1 to ${MAX_KEY_LENGTH} visible ASCII characters`);
    return `${caller}\n${header}`;
  }
}

/** An upload is a stream that nobody has read yet: its length stands for it, and the route looks at its hash. */
function printable(request: FastifyRequest): unknown {
  return request.body instanceof Readable ? request.headers['content-length'] ?? null : request.body ?? null;
}
