/** What the offload works with. One value, made in station.ts and in the simulation. */
import type { Clock } from '../clock.ts';
import type { BaySource } from '../domain/bay-source.ts';
import type { EventDraft } from '../domain/events.ts';
import type { RecorderSerial, StationId } from '../domain/names.ts';
import type { RowsToRead } from '../domain/rows.ts';
import type { OtherPlace } from '../rules/recognition.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import type { BayProgress } from './bay-view.ts';

/** What firmware roll-outs do with a recorder in a bay. */
export interface FirmwareAtBay {
  /** A recorder has been admitted: its report says whether what it was ordered to install runs. */
  docked(source: BaySource): Promise<void>;
  /** The recorder is done: offers it what a roll-out has for it. Resolves when it has left. */
  rest(source: BaySource, docking: string, progress: BayProgress): Promise<void>;
}

/** What a recorder in a bay is given to take along. */
export interface PassAtBay {
  /** The recorder is done. Resolves when it has left, or at once where it takes nothing along. */
  rest(source: BaySource, docking: string): Promise<void>;
}

export interface OffloadWorld {
  readonly clock: Clock;
  readonly station: StationId;
  readonly log: CustodyLog;
  readonly rows: Pick<RowsToRead, 'get'>;
  readonly store: EvidenceStore;
  /** Local civil time is UTC plus this many minutes: the zone that recorders show. */
  readonly utcOffsetMinutes: number;
  /** Resolves at the next change of a register that decides who is served: manager, recorder, dock, quarantine. */
  changed(): Promise<void>;
  /** Other bays that report this serial now. */
  elsewhere(recorder: RecorderSerial, dock: string, bay: number): readonly OtherPlace[];
  /** A bay waits for room on the disk: the alarm is raised once, by the first. */
  spaceRanOut(): void;
  /** undefined where nothing is rolled out. */
  readonly firmware?: FirmwareAtBay | undefined;
  /** undefined where recorders take nothing along. */
  readonly passes?: PassAtBay | undefined;
  /** Enrols a recorder that shows a live one-time code. False if the code is not good. */
  enrolByCode(recorder: RecorderSerial, code: string, model: string, publicKey: string | null, hardwareId: string | null): Promise<boolean>;
}

/** Appends one event by the station itself. */
export async function tell(world: OffloadWorld, draft: EventDraft): Promise<void> {
  await world.log.append([draft]);
}

/** Resolves after `ms` milliseconds of the monotonic clock. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => { clock.at(clock.monotonicMs() + ms, resolve); });
}

/** The docking cannot go on: the recorder left, or stopped answering, or is not to be served any more. */
export class DockingOver extends Error {
  override readonly name = 'DockingOver';
}
