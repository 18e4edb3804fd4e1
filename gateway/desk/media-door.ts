/**
 * Who may not come in at the media engine's door, however long his token is good still: a recorder that was retired, reported
 * lost or put into quarantine, and after that whoever has a token from before. The engine reads tokens by itself; of the registers it
 * knows what it is told here.
 */
import type { LoggedEvent } from '../domain/events.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import type { RowsToRead } from '../domain/rows.ts';
import type { MediaEngine } from '../media/media-engine.ts';
import type { Passes } from './passes.ts';

/** Recorders that are looked at in one part, and in all. */
const PART = 500;
const MAX_RECORDERS = 100_000;

export interface MediaDoorParts {
  readonly rows: RowsToRead;
  readonly passes: Pick<Passes, 'tokensEnded'>;
  /** null where there is none, or not yet. */
  media(): MediaEngine | null;
}

export class MediaDoor {
  readonly #parts: MediaDoorParts;

  constructor(parts: MediaDoorParts) {
    this.#parts = parts;
  }

  /** Tells an engine that has just started of all whose tokens are over. */
  async close(): Promise<void> {
    const prefix = register.recorder('');
    for (let after: string | undefined, seen = 0; seen < MAX_RECORDERS && this.#parts.media() !== null;) {
      const part = await this.#parts.rows.list(prefix, PART, after);
      for (const [key] of part) this.#tell(key.slice(prefix.length) as RecorderSerial);
      if (part.length < PART) return;
      seen += part.length;
      after = part.at(-1)![0];
    }
  }

  /** Before the pictures that run are ended: who was cut off must not come back in between. */
  heard(events: readonly LoggedEvent[]): void {
    for (const recorder of events.flatMap(whoseStanding)) this.#tell(recorder);
  }

  #tell(recorder: RecorderSerial): void {
    this.#parts.media()?.refuse(recorder, this.#parts.passes.tokensEnded(recorder));
  }
}

/** The recorder that an event may put out of service, or back into it. */
export function whoseStanding(event: LoggedEvent): readonly RecorderSerial[] {
  switch (event.kind) {
    case 'RecorderRetired': case 'RecorderStateSet': case 'RecorderEnrolled': return [event.facts.recorder];
    case 'Quarantined': case 'QuarantineLifted': return event.facts.subject.startsWith('recorder:') ? [event.facts.subject.slice('recorder:'.length) as RecorderSerial] : [];
    default: return [];
  }
}
