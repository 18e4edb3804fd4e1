/** Every live part of the store: begun, found after a crash, sealed, dropped. Steps L2 to L5 of evidence-store.ts. */
import { assert } from '../domain/errors.ts';
import type { SealedPart, SealedClip } from './clip-group.ts';
import type { Disk } from './disk.ts';
import { LivePart, livePath, parseLiveName, type IncomingLive, type LiveKey } from './live-part.ts';
import { PARTS } from './store-paths.ts';

/** Live parts that one listing names; 16 incidents and what they are storing make a few dozen. */
const MAX_LISTED = 10_000;

/** A live part that is on the disk and that nobody has open. */
export interface LiveLeft extends LiveKey {
  readonly path: string;
  readonly size: number;
}

export interface LivePartsWorld {
  readonly disk: Disk;
  guard<T>(work: () => Promise<T>): Promise<T>;
  /** Opens under a path that nobody else has open. */
  opening(path: string, open: () => Promise<LivePart | undefined>): Promise<LivePart | undefined>;
  isOpen(path: string): boolean;
  released(part: LivePart): void;
  /** Step 5, a few at a time. `finish` gives the part's length. */
  hashed(part: LivePart, finish: () => Promise<number>): Promise<SealedPart>;
}

export class LiveParts {
  readonly #world: LivePartsWorld;

  constructor(world: LivePartsWorld) {
    this.#world = world;
  }

  /** L2. Throws 'conflict' where this segment has a part, or too many clips are open. Free space is for reserve. */
  async begin(live: LiveKey): Promise<IncomingLive> {
    return (await this.#world.opening(livePath(live), () => LivePart.begin(this.#world, live)))!;
  }

  /** What a crash has left, in the order of the names. */
  async left(): Promise<readonly LiveLeft[]> {
    const found: LiveLeft[] = [];
    for (const name of (await this.#world.disk.list(PARTS) ?? []).sort()) {
      const live = parseLiveName(name);
      const path = `${PARTS}/${name}`;
      if (live === undefined || this.#world.isOpen(path) || found.length >= MAX_LISTED) continue;
      const size = (await this.#world.disk.stat(path))?.size;
      if (size !== undefined) found.push({ ...live, path, size });
    }
    return found;
  }

  /** A part that a crash has left: to be read, sealed or dropped, not appended to. undefined when it is gone. */
  takeUp(live: LiveKey): Promise<IncomingLive | undefined> {
    return this.#world.opening(livePath(live), () => LivePart.takeUp(this.#world, live));
  }

  /** L4 and L5: cuts it to `length` bytes, which must be those of its whole units. What it throws leaves the part for a later takeUp. */
  seal(incoming: IncomingLive, length: number): Promise<SealedClip> {
    const part = partOf(incoming);
    return this.#world.hashed(part, async () => {
      await part.finish(length);
      return length;
    });
  }

  /** L4: removes a part of which nothing can be kept, once the log says so. */
  async drop(incoming: IncomingLive): Promise<void> {
    const part = partOf(incoming);
    try {
      await this.#world.guard(() => part.remove());
    } finally {
      await part.release();
    }
  }
}

function partOf(incoming: IncomingLive): LivePart {
  assert(incoming instanceof LivePart, 'a live part comes from begin or takeUp');
  return incoming;
}
