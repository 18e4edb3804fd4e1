/**
 * Slows down guessing: by account and address together, by address, and by account from anywhere. A lock doubles with each
 * further run of failures. The bounds are loose for the account alone, so that a stranger cannot keep a clerk out; an attempt
 * that names no account counts for its address alone, so that nobody's failures are everybody's.
 */
import type { Clock } from '../clock.ts';
import { machineOf } from '../domain/machine-of.ts';

const MINUTE_MS = 60_000;
const FORGOTTEN_AFTER_MS = 15 * MINUTE_MS;
const LONGEST_LOCK_MS = 15 * MINUTE_MS;
const MAX_TRACKED = 10_000;
/** Who comes while as many attempts as are allowed are being looked at waits so long. */
const BUSY_MS = 1_000;
const ALLOWED = { pair: 5, address: 30, account: 50 } as const;

interface Failures {
  count: number;
  locks: number;
  lastMs: number;
  lockedUntilMs: number;
}

export class SignInGuard {
  readonly #clock: Clock;
  readonly #failures = new Map<string, Failures>();
  /** Attempts whose outcome is not known yet: passwords take a while to check, and many come at once. */
  readonly #open = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds until another attempt is heard; 0 when it is now. */
  waitMs(account: string, address: string): number {
    const now = this.#clock.monotonicMs();
    return Math.max(0, ...keysOf(account, address).map(([key, allowed]) => {
      const before = this.#failures.get(key);
      const counted = before !== undefined && now - before.lastMs < FORGOTTEN_AFTER_MS ? before.count : 0;
      const full = counted + (this.#open.get(key) ?? 0) >= allowed;
      return Math.max((before?.lockedUntilMs ?? 0) - now, full ? BUSY_MS : 0);
    }));
  }

  /** Begins an attempt; what it returns ends it, once its failure has been counted. */
  attempt(account: string, address: string): () => void {
    for (const [key] of keysOf(account, address)) this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    return () => {
      for (const [key] of keysOf(account, address)) {
        const left = (this.#open.get(key) ?? 1) - 1;
        if (left > 0) this.#open.set(key, left);
        else this.#open.delete(key);
      }
    };
  }

  /** Counts a failure. The lock that it has brought about, if any. */
  failed(account: string, address: string): { readonly failures: number; readonly lockMs: number } | undefined {
    const now = this.#clock.monotonicMs();
    let worst: { failures: number; lockMs: number } | undefined;
    for (const [key, allowed] of keysOf(account, address)) {
      const before = this.#failures.get(key);
      const one = before !== undefined && now - before.lastMs < FORGOTTEN_AFTER_MS ? before : { count: 0, locks: 0, lastMs: now, lockedUntilMs: 0 };
      one.count += 1;
      one.lastMs = now;
      this.#failures.delete(key);
      this.#failures.set(key, one);
      if (one.count < allowed) continue;
      const lockMs = Math.min(LONGEST_LOCK_MS, MINUTE_MS * 2 ** one.locks);
      if (worst === undefined || lockMs > worst.lockMs) worst = { failures: one.count, lockMs };
      one.locks += 1;
      one.count = 0;
      one.lockedUntilMs = now + lockMs;
    }
    while (this.#failures.size > MAX_TRACKED) this.#failures.delete(this.#failures.keys().next().value!);
    return worst;
  }

  succeeded(account: string, address: string): void {
    this.#failures.delete(keysOf(account, address)[0]![0]);
  }
}

function keysOf(account: string, from: string): readonly (readonly [key: string, allowed: number])[] {
  const address = machineOf(from);
  const pair = [`p:${address}\n${account}`, ALLOWED.pair] as const;
  const byAddress = [`a:${address}`, ALLOWED.address] as const;
  return account === '' ? [pair, byAddress] : [pair, byAddress, [`c:${account}`, ALLOWED.account]];
}
