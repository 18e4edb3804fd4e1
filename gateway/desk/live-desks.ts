/** What the station has for recorders that are out, put together: their passes, their lines, the duty desk's view of them. */
import type { Clock } from '../clock.ts';
import type { RecorderPass } from '../domain/bay-source.ts';
import type { LoggedEvent } from '../domain/events.ts';
import type { RecorderSerial } from '../domain/names.ts';
import type { RowsToRead } from '../domain/rows.ts';
import type { StationIdentity } from '../link/handshake.ts';
import type { MediaEngine } from '../media/media-engine.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { FieldLines } from './field-lines.ts';
import { LiveDesk } from './live.ts';
import { MediaDoor } from './media-door.ts';
import { PassRenewal } from './pass-renewal.ts';
import { Passes } from './passes.ts';
import type { Recorders } from './recorders.ts';

export interface LiveDesksParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly identity: StationIdentity;
  /** Changes with every start of the station, 1 to 4,000,000. */
  readonly start: number;
  readonly passHours?: number | undefined;
  /** null where there is none, or not yet. */
  media(): MediaEngine | null;
  /** See PassesParts. */
  line(recorder: RecorderSerial, drawn: string): RecorderPass['line'];
}

export interface LiveDesks {
  readonly passes: Passes;
  readonly lines: FieldLines;
  readonly live: LiveDesk;
  readonly door: MediaDoor;
  /** The station tells of every event that is durable and in the index. */
  heard(events: readonly LoggedEvent[]): void;
  /** Before the engine and the carriers stop. */
  stop(): Promise<void>;
}

/** Passes alone are needed by the first docking; the rest needs the list of recorders. */
export function openPasses(parts: LiveDesksParts): Passes {
  return new Passes({ ...parts, stationKey: parts.identity.publicKey, hours: parts.passHours });
}

export function openLiveDesks(parts: LiveDesksParts, passes: Passes, recorders: Recorders): LiveDesks {
  const lines = new FieldLines({ ...parts, standing: (recorder) => passes.standing(recorder) });
  const live = new LiveDesk({ ...parts, lines, passes, recorders });
  const door = new MediaDoor({ ...parts, passes });
  const renewal = new PassRenewal({ ...parts, lines, passes });
  return {
    passes, lines, live, door,
    heard(events) {
      passes.heard(events);
      door.heard(events);
      lines.heard(events);
      live.heard(events);
    },
    async stop() {
      passes.stop();
      await live.halt();
      lines.stop();
      await renewal.stop();
    },
  };
}
