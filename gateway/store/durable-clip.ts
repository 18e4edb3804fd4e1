/** The proof, in types, that a clip is durable: without one there is no erase order. */
import type { ClipId, RecorderSerial, Sha256 } from '../domain/names.ts';
import type { LoggedEvent } from '../domain/events.ts';

type ClipStored = Extract<LoggedEvent, { kind: 'ClipStored' }>;

/**
 * Made only from a ClipStored event that the custody log gave back. The private field makes the type nominal: an object
 * that merely looks like it does not pass, and nothing outside the store can call the maker (a test scans for it).
 */
class Durable {
  readonly #stored: ClipStored;

  constructor(stored: ClipStored) {
    this.#stored = stored;
  }

  get clip(): ClipId {
    return this.#stored.facts.clip;
  }

  get recorder(): RecorderSerial {
    return this.#stored.facts.recorder;
  }

  /** null where the source has no running numbers. */
  get number(): number | null {
    return this.#stored.facts.number;
  }

  /** The station recorded it from a live stream: no card has it, and none may be told to erase it. */
  get neverOnCard(): boolean {
    return this.#stored.facts.live !== undefined;
  }

  get size(): number {
    return this.#stored.facts.size;
  }

  get sha256(): Sha256 {
    return this.#stored.facts.sha256;
  }

  /** Index of the ClipStored entry in the custody log. */
  get leafIndex(): number {
    return this.#stored.seq;
  }
}

/** A clip whose bytes lie in the vault and whose ClipStored entry is durable. Only the evidence store makes it. */
export type DurableClip = Durable;

/** For evidence-store.ts alone. */
export function durableClip(stored: ClipStored): DurableClip {
  return new Durable(stored);
}
