/**
 * Who may open how many connections how fast. A flood from one address must not keep the docks of other addresses out,
 * so most limits count by address.
 */
import type { Clock } from '../clock.ts';
import { machineOf } from '../domain/machine-of.ts';

export interface ConnectionBounds {
  /** Open connections in all, and from one address. */
  readonly open: number;
  readonly openPerAddress: number;
  /** New connections a second from one address, and how many may come at once after a pause. */
  readonly perSecond: number;
  readonly atOnce: number;
}

/** Addresses remembered at most; beyond it the idle ones are forgotten, and newcomers wait if all are busy. */
export const MAX_ADDRESSES = 4_096;

interface Address {
  open: number;
  tokens: number;
  at: number;
}

export class ConnectionLimits {
  readonly #bounds: ConnectionBounds;
  readonly #clock: Clock;
  readonly #addresses = new Map<string, Address>();
  #open = 0;

  constructor(bounds: ConnectionBounds, clock: Clock) {
    this.#bounds = bounds;
    this.#clock = clock;
  }

  get open(): number {
    return this.#open;
  }

  /** Lets a connection in (null) or says why not. One that was let in must be given back by `left`. */
  admit(remote: string | undefined): string | null {
    if (this.#open >= this.#bounds.open) return 'too many connections are open';
    const address = this.#address(remote);
    if (address === null) return 'too many addresses at once';
    if (address.open >= this.#bounds.openPerAddress) return 'too many connections from this address';
    if (address.tokens < 1) return 'too many new connections from this address';
    address.tokens -= 1;
    address.open += 1;
    this.#open += 1;
    return null;
  }

  left(remote: string | undefined): void {
    this.#open -= 1;
    const address = this.#addresses.get(machineOf(remote));
    if (address !== undefined) address.open -= 1;
  }

  /** A refused log-in costs its address as much as `connections` new connections. */
  charge(remote: string | undefined, connections: number): void {
    const address = this.#address(remote);
    if (address !== null) address.tokens = Math.max(-this.#bounds.atOnce, address.tokens - connections);
  }

  #address(remote: string | undefined): Address | null {
    const key = machineOf(remote);
    const now = this.#clock.monotonicMs();
    const { atOnce, perSecond } = this.#bounds;
    const known = this.#addresses.get(key);
    if (known !== undefined) {
      known.tokens = Math.min(atOnce, known.tokens + ((now - known.at) / 1_000) * perSecond);
      known.at = now;
      return known;
    }
    if (this.#addresses.size >= MAX_ADDRESSES) this.#forgetIdle(now);
    if (this.#addresses.size >= MAX_ADDRESSES) return null;
    const fresh = { open: 0, tokens: atOnce, at: now };
    this.#addresses.set(key, fresh);
    return fresh;
  }

  /** An address without connections whose tokens are full again is one that was never seen. */
  #forgetIdle(now: number): void {
    const { atOnce, perSecond } = this.#bounds;
    for (const [key, address] of this.#addresses) {
      if (address.open === 0 && address.tokens + ((now - address.at) / 1_000) * perSecond >= atOnce) this.#addresses.delete(key);
    }
  }
}
