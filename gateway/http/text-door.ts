/**
 * What comes in is text: bodies are UTF-8 JSON, addresses are percent-encoded UTF-8, nothing holds half a character or goes
 * deeper than any route asks. Refused here, before a route, a desk or the log sees it.
 */
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { MAX_DEPTH, MAX_VALUES, textFaultIn, type TextFault } from '../domain/text.ts';
import type { App } from './app.ts';
import { Problem } from './problems.ts';

const WORDS: Readonly<Record<TextFault, readonly [zh: string, en: string]>> = {
  'half-character': ['含有不完整的字符', 'has half a character (an unpaired surrogate)'], 'too-deep': [`嵌套超过 ${MAX_DEPTH} 层`, `goes deeper than ${MAX_DEPTH} levels`],
  'too-many': [`超过 ${MAX_VALUES} 个值`, `has more than ${MAX_VALUES} values`],
};

/** Takes JSON, and bytes where a route says that it takes a stream of them. */
export function takeBodies(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(body as Buffer)) return done(new Problem(400, 'bad-input', '内容不是 UTF-8', 'the body is not UTF-8'));
    return parse(request, (body as Buffer).toString('utf8'), done);
  });
  app.addContentTypeParser('application/octet-stream', (request, payload, done) => {
    if (request.routeOptions.config.stream === true) return done(null, payload);
    return done(new Problem(415, 'unsupported', '请以 application/json 提交', 'send application/json'));
  });
}

/** Throws Problem for an address that is not UTF-8. */
export function demandAddress({ url }: FastifyRequest): void {
  try {
    decodeURIComponent(url);
  } catch {
    throw new Problem(400, 'bad-input', '地址不是正确的 UTF-8', 'the address is not percent-encoded UTF-8');
  }
}

/** Throws Problem with a pointer to the field. Before the schema, which would quote it. */
export function demandText(request: FastifyRequest): void {
  const parts = [['', request.body instanceof Readable ? undefined : request.body], ['?', request.query], ['?', request.params]] as const;
  for (const [before, part] of parts) {
    const fault = textFaultIn(part);
    if (fault === undefined) continue;
    const pointer = before === '' ? fault.pointer : `?${fault.pointer.slice(1)}`;
    const [zh, en] = WORDS[fault.fault];
    throw new Problem(400, 'bad-input', '有字段填写不正确', 'some fields are not right', [{ pointer, zh, en }]);
  }
}
