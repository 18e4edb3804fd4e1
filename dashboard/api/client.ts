/** The one way by which pages talk to the station. Failures are thrown as ApiProblem; a signature's missing password is asked for and the call repeated. */
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema.gen.ts';

export interface FieldFault { readonly pointer: string; readonly zh: string; readonly en: string }

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** `not-found`, `conflict`…: the end of the problem's type. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly errors: readonly FieldFault[];

  constructor(status: number, code: string, zh: string, en: string, errors: readonly FieldFault[]) {
    super(zh);
    this.status = status;
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.errors = errors;
  }
}

interface Hooks {
  /** The session is over: everybody out. */
  signedOut(): void;
  /** Asks for the password; resolves with true once the station has taken it. */
  confirm(): Promise<boolean>;
}

let csrf = '';
let hooks: Hooks = { signedOut: () => undefined, confirm: () => Promise.resolve(false) };

export function setCsrf(token: string): void {
  csrf = token;
}

export function setHooks(next: Hooks): void {
  hooks = next;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as { type: string; detail?: string; detail_en?: string; title: string; title_en: string; errors?: FieldFault[] };
    return new ApiProblem(response.status, body.type.split(':').at(-1)!, body.detail ?? body.title, body.detail_en ?? body.title_en, body.errors ?? []);
  } catch {
    return new ApiProblem(response.status, 'internal', `工作站没有正常答复（${response.status}）`, `the station did not answer properly (${response.status})`, []);
  }
}

/** For how long, and for how many, a wish is remembered to which no answer came. */
const UNANSWERED_MS = 10 * 60_000;
const MAX_UNANSWERED = 50;
/** What is asked by POST and changes nothing wants the answer of now; who signs in or confirms has a password in it, which is not kept. */
const ASKS = /\/(prepare|preview)$|\/api\/v1\/(session|set-up)(\/|$)/;
const wishes = new WeakMap<Request, string>();
/** Keys of POSTs whose line broke, by what was asked: whoever presses again asks for the same once more, and not for a second one. */
const unanswered = new Map<string, { readonly key: string; readonly at: number }>();

async function keyOf(request: Request): Promise<string> {
  // A page that goes away sends its last word now or never: reading its text first would come too late.
  if (request.keepalive) return crypto.randomUUID();
  if (ASKS.test(request.url) || !(request.headers.get('content-type') ?? '').includes('json')) return crypto.randomUUID();
  const wish = `${request.url}\n${request.headers.get('if-match') ?? ''}\n${await request.clone().text()}`;
  const before = unanswered.get(wish);
  unanswered.delete(wish);
  wishes.set(request, wish);
  return before !== undefined && Date.now() - before.at < UNANSWERED_MS ? before.key : crypto.randomUUID();
}

function notAnswered(request: Request): void {
  const wish = wishes.get(request);
  const key = request.headers.get('idempotency-key');
  if (wish === undefined || key === null) return;
  for (const [old, { at }] of unanswered) if (Date.now() - at >= UNANSWERED_MS) unanswered.delete(old);
  unanswered.set(wish, { key, at: Date.now() });
  if (unanswered.size > MAX_UNANSWERED) unanswered.delete(unanswered.keys().next().value!);
}

/** Requests as they were sent, to be sent again after the password. */
const sent = new WeakMap<Request, Request>();

const middleware: Middleware = {
  async onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('x-zhilu-csrf', csrf);
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', await keyOf(request));
    sent.set(request, request.clone());
    return request;
  },
  async onResponse({ request, response }) {
    if (response.ok) return response;
    const problem = await problemOf(response.clone());
    if (problem.code === 'not-signed-in') hooks.signedOut();
    if (problem.code === 're-authentication-needed' && await hooks.confirm()) {
      const again = await fetch(sent.get(request)!);
      if (again.ok) return again;
      throw await problemOf(again);
    }
    throw problem;
  },
  onError({ request }) {
    notAnswered(request);
    return new ApiProblem(0, 'unreachable', '连接不上工作站，请检查网络；已填写的内容不会丢失', 'the station cannot be reached; what you typed is kept', []);
  },
};

export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' });
api.use(middleware);

/** The answer of a call that has not been thrown. */
export async function got<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** The answer with its version, to be sent back as If-Match. */
export async function gotWithVersion<T>(call: Promise<{ data?: T; response: Response }>): Promise<{ readonly value: T; readonly version: string }> {
  const { data, response } = await call;
  return { value: data as T, version: response.headers.get('etag') ?? '' };
}

export const ifMatch = (version: number | string) => ({ 'if-match': typeof version === 'number' ? `"${version}"` : version });
