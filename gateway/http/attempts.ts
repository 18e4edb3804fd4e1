/** Attempts to prove who one is: slowed down while they fail, also when many come at once, and every lock is in the custody log. */
import type { FastifyRequest } from 'fastify';
import { isoTime } from '../domain/names.ts';
import type { HttpWorld } from './app.ts';
import { Problem } from './problems.ts';

type Parts = Pick<HttpWorld, 'guard' | 'accounts' | 'clock'>;

/** Does the work as one attempt. Throws Problem 429 where it has to wait. `account` is '' where the attempt names none. */
export async function asAttempt<T>({ guard }: Parts, request: FastifyRequest, account: string, work: () => Promise<T>): Promise<T> {
  const wait = guard.waitMs(account, request.ip);
  if (wait > 0) throw new Problem(429, 'locked', `尝试次数过多，请在 ${Math.ceil(wait / 1000)} 秒后再试`, `too many attempts; try again in ${Math.ceil(wait / 1000)} seconds`, [], wait / 1000);
  const end = guard.attempt(account, request.ip);
  try {
    return await work();
  } finally {
    end();
  }
}

/** Counts a failure, within `asAttempt`; resolves when the lock that it has brought about is in the log. */
export async function attemptFailed({ guard, accounts, clock }: Parts, request: FastifyRequest, account: string): Promise<void> {
  const lock = guard.failed(account, request.ip);
  if (lock === undefined) return;
  // What was typed for an account may be a password: only a name that is one goes into the log.
  const known = accounts.find(account) !== undefined;
  await accounts.tell({ kind: 'SignInLocked', actor: 'station', facts: { account: known ? account : null, address: request.ip, failures: lock.failures, until: isoTime(clock.wallMs() + lock.lockMs) } });
}
