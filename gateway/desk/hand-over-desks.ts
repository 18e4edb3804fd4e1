/** The desks from a stored clip to the signed register put together, and what the station does of itself when it hears of an event. */
import type { Clock } from '../clock.ts';
import type { LoggedEvent } from '../domain/events.ts';
import type { StationId } from '../domain/names.ts';
import type { RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import type { DueOf } from '../rules/hand-over.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { Disk } from '../store/disk.ts';
import { ActivitiesDesk } from './activities.ts';
import { ClipList } from './clip-list.ts';
import { ExplanationsDesk } from './explanations.ts';
import { HandOverDesk } from './hand-over.ts';
import { handOverInboxes } from './hand-over-inbox.ts';
import type { InboxSource } from './inbox.ts';
import { NamingDesk } from './naming.ts';
import { RosterFilesDesk } from './roster-file.ts';
import { UnderWay } from './under-way.ts';

export interface HandOverDesksParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly disk: Disk;
  readonly station: StationId;
  readonly utcOffsetMinutes: number;
  /** When what ended then is due: the working calendar says. */
  readonly dueOf: DueOf;
}

export interface HandOverDesks {
  readonly activities: ActivitiesDesk;
  readonly rosterFiles: RosterFilesDesk;
  readonly clips: ClipList;
  readonly naming: NamingDesk;
  readonly handOvers: HandOverDesk;
  readonly explanations: ExplanationsDesk;
  /** What these desks have for people. */
  readonly inboxes: readonly (readonly [name: string, source: InboxSource])[];
  /** The station tells of every event that is durable and in the index. */
  heard(events: readonly LoggedEvent[]): void;
  /** Resolves when what the station does of itself has come to rest. */
  settled(): Promise<void>;
  /** Ends what is under way; nothing is appended after it has resolved. */
  stop(): Promise<void>;
}

/** Takes up what a crash may have left between an event and the station's answer to it. */
export function openHandOverDesks(parts: HandOverDesksParts): HandOverDesks {
  const turn = new Turn();
  const activities = new ActivitiesDesk({ ...parts, turn });
  const naming = new NamingDesk({ ...parts, turn });
  const answers = new UnderWay();
  let stopped = false;

  const explanations = new ExplanationsDesk({ ...parts, turn });
  answers.add(activities.start());
  answers.add(naming.start());
  return {
    activities, naming, clips: new ClipList(parts.rows),
    rosterFiles: new RosterFilesDesk({ ...parts, activities, turn }),
    handOvers: new HandOverDesk({ ...parts, turn }),
    explanations, inboxes: handOverInboxes(parts, explanations),
    heard(events) {
      if (stopped) return;
      answers.add(activities.heard(events));
      answers.add(naming.heard(events));
    },
    settled: () => answers.settled(),
    async stop() {
      stopped = true;
      naming.stop();
      await answers.settled();
      await turn.over();
    },
  };
}
