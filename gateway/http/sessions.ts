/**
 * Sessions: opaque tokens, kept in the memory of the station alone, so that one that is ended is ended at once. A station
 * that starts again asks everybody to sign in again.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';

const TOKEN_BYTES = 32;
const MINUTE_MS = 60_000;
export const IDLE_MS = 30 * MINUTE_MS;
export const LONGEST_MS = 12 * 60 * MINUTE_MS;
/** How long a password that was entered again stands for signatures. */
export const FRESH_MS = 5 * MINUTE_MS;
const PER_ACCOUNT = 10;
const MAX_SESSIONS = 5_000;

export interface Session {
  readonly account: string;
  readonly csrf: string;
  readonly openedMs: number;
  seenMs: number;
  /** When the password was last entered. */
  confirmedMs: number;
}

export type SessionEnd = 'self' | 'idle' | 'too-old' | 'revoked';

export class Sessions {
  readonly #clock: Clock;
  readonly #ended: (session: Session, why: SessionEnd) => void;
  /** By the hash of the token, in order of opening. */
  readonly #all = new Map<string, Session>();
  readonly #keys = new WeakMap<Session, string>();
  /** How often the sessions of an account were ended by others; accounts of one station, which are bounded. */
  readonly #revocations = new Map<string, number>();

  constructor(clock: Clock, ended: (session: Session, why: SessionEnd) => void) {
    this.#clock = clock;
    this.#ended = ended;
  }

  /** To be asked before a proof is looked at, and given to `open`. */
  revocations(account: string): number {
    return this.#revocations.get(account) ?? 0;
  }

  /**
   * Opens a session of somebody who has proven who he is. A proof takes a while to look at and to enter in the log: what was
   * good when it began may be taken away meanwhile, and opens nothing.
   * @param since what `revocations` said before the proof was looked at
   * @returns undefined where the account's sessions were ended since then
   */
  open(account: string, byPassword: boolean, since: number): { readonly token: string; readonly session: Session } | undefined {
    if (this.revocations(account) !== since) return undefined;
    const mine = [...this.#all].filter(([, one]) => one.account === account);
    if (mine.length >= PER_ACCOUNT) this.#end(mine[0]![0], 'revoked');
    if (this.#all.size >= MAX_SESSIONS) this.#end(this.#all.keys().next().value!, 'revoked');
    const token = this.#random();
    const now = this.#clock.monotonicMs();
    const session: Session = { account, csrf: this.#random(), openedMs: now, seenMs: now, confirmedMs: byPassword ? now : Number.NEGATIVE_INFINITY };
    this.#all.set(keyOf(token), session);
    this.#keys.set(session, keyOf(token));
    return { token, session };
  }

  /** @param touch false for what happens without a person: it does not keep a session awake */
  find(token: string, touch = true): Session | undefined {
    const key = keyOf(token);
    const session = this.#all.get(key);
    if (session === undefined) return undefined;
    const why = this.#over(session);
    if (why !== undefined) {
      this.#end(key, why);
      return undefined;
    }
    if (touch) session.seenMs = this.#clock.monotonicMs();
    return session;
  }

  /** Still open, and not past its time; one that is past it ends. Does not keep it awake. */
  isOpen(session: Session): boolean {
    const key = this.#keys.get(session);
    if (key === undefined || this.#all.get(key) !== session) return false;
    const why = this.#over(session);
    if (why !== undefined) this.#end(key, why);
    return why === undefined;
  }

  #over(session: Session): SessionEnd | undefined {
    const now = this.#clock.monotonicMs();
    return now - session.openedMs >= LONGEST_MS ? 'too-old' : now - session.seenMs >= IDLE_MS ? 'idle' : undefined;
  }

  isFresh(session: Session): boolean {
    return this.#clock.monotonicMs() - session.confirmedMs < FRESH_MS;
  }

  confirm(session: Session): void {
    session.confirmedMs = this.#clock.monotonicMs();
  }

  end(token: string): void {
    this.#end(keyOf(token), 'self');
  }

  /** Ends all sessions of an account, but for one that is kept. */
  revoke(account: string, keep?: Session): void {
    this.#revocations.set(account, this.revocations(account) + 1);
    for (const [key, session] of [...this.#all]) if (session.account === account && session !== keep) this.#end(key, 'revoked');
  }

  #end(key: string, why: SessionEnd): void {
    const session = this.#all.get(key);
    if (session === undefined) return;
    this.#all.delete(key);
    this.#ended(session, why);
  }

  #random(): string {
    return Buffer.from(this.#clock.randomBytes(TOKEN_BYTES)).toString('base64url');
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
