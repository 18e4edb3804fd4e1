/**
 * Tells another program by HTTP, signed as Standard Webhooks have it (webhook-id, webhook-timestamp, webhook-signature by
 * HMAC-SHA-256). One message at a time, each tried a few times; redirects are not followed, and answers are not read.
 */
import { Webhook } from 'standardwebhooks';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import { Turn } from '../domain/turn.ts';

export const MAX_TRIES = 6;
export const FIRST_WAIT_MS = 1_000;
export const MOST_WAIT_MS = 60_000;
export const ANSWER_WITHIN_MS = 10_000;
/** Fewest bytes of a secret. */
const LEAST_SECRET = 24;
/** Told to go away: trying again would not help. */
const NEVER_AGAIN = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;

export interface WebhookSettings {
  /** http or https. */
  readonly url: string;
  /** `whsec_` and base64, or base64 alone: 24 bytes at least. */
  readonly secret: string;
}

export interface WebhookChannel {
  readonly name: string;
  /** Resolves when the other side has answered 2xx; rejects when it has not after the last try. `id` tells the other side what it has had already. */
  tell(message: { readonly id: string }): Promise<void>;
  /** Gives up what is under way. */
  stop(): Promise<void>;
}

/** Throws 'bad-input' for settings that cannot be used. */
export function openWebhook({ url, secret }: WebhookSettings, clock: Clock): WebhookChannel {
  const { signer, address } = checked(url, secret);
  const stop = new AbortController();
  const turn = new Turn();

  const pause = (ms: number) => new Promise<void>((resolve) => {
    const done = () => {
      cancel();
      stop.signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.at(clock.monotonicMs() + ms, done);
    stop.signal.addEventListener('abort', done);
  });

  /** undefined when it was taken, else why not. */
  const send = async (id: string, body: string): Promise<{ readonly why: string; readonly again: boolean } | undefined> => {
    const at = new Date(clock.wallMs());
    const tooLong = new AbortController();
    const cancel = clock.at(clock.monotonicMs() + ANSWER_WITHIN_MS, () => tooLong.abort());
    try {
      const reply = await fetch(address, {
        method: 'POST', body, redirect: 'manual', signal: AbortSignal.any([stop.signal, tooLong.signal]),
        headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)), 'webhook-signature': signer.sign(id, at, body) },
      });
      await reply.body?.cancel();
      return reply.ok ? undefined : { why: `${address.host} answered ${reply.status}`, again: !NEVER_AGAIN(reply.status) };
    } catch (error) {
      return { why: tooLong.signal.aborted ? `${address.host} did not answer within ${ANSWER_WITHIN_MS / 1_000} s` : `${address.host}: ${error instanceof Error ? error.message : String(error)}`, again: true };
    } finally {
      cancel();
    }
  };

  const deliver = async (message: { readonly id: string }): Promise<void> => {
    const body = JSON.stringify(message);
    let waitMs = FIRST_WAIT_MS;
    let why = '';
    for (let tries = 1; tries <= MAX_TRIES && !stop.signal.aborted; tries += 1) {
      const failure = await send(message.id, body);
      if (failure === undefined) return;
      why = failure.why;
      if (!failure.again || tries === MAX_TRIES) break;
      await pause(waitMs);
      waitMs = Math.min(MOST_WAIT_MS, waitMs * 2);
    }
    throw new StationError('peer-gone', `the webhook was not delivered: ${why === '' ? 'the station stops' : why}`, { what: 'webhook' });
  };

  return {
    name: `webhook ${address.host}`,
    tell(message) {
      return turn.take(() => deliver(message));
    },
    async stop() {
      stop.abort();
      await turn.over();
    },
  };
}

function checked(url: string, secret: string): { readonly signer: Webhook; readonly address: URL } {
  const bad = (what: string) => new StationError('bad-input', `webhook: ${what}`, { what: 'webhook' });
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw bad('url 须为 http 或 https 地址 / url is an http or https address');
  const plain = secret.replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain) || Buffer.from(plain, 'base64').length < LEAST_SECRET) throw bad(`secret 须为至少 ${LEAST_SECRET} 字节的 base64 / secret is base64 of ${LEAST_SECRET} bytes at least`);
  return { signer: new Webhook(secret), address: new URL(url) };
}
