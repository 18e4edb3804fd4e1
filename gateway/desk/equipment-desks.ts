/** The desks around recorders put together, and what the station does of itself when it hears of an event. */
import type { Clock } from '../clock.ts';
import type { LoggedEvent } from '../domain/events.ts';
import type { RowsToRead } from '../domain/rows.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { EquipmentDesk } from './equipment.ts';
import { HandOutDesk } from './hand-out.ts';
import type { OffloadDesk } from './offload.ts';
import { RatioDesk } from './ratio.ts';
import { Recorders } from './recorders.ts';
import { RegisterFilesDesk } from './register-file.ts';
import { ScanDesk } from './scan.ts';
import { StorageDesk } from './storage.ts';
import { UnderWay } from './under-way.ts';

export interface EquipmentDesksParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly equipment: EquipmentDesk;
  readonly offload: Pick<OffloadDesk, 'bays' | 'signalBay'>;
  readonly utcOffsetMinutes: number;
  readonly sign: (text: Uint8Array) => Uint8Array;
  readonly freeBytes: () => Promise<number>;
  readonly totalBytes: () => Promise<number>;
  readonly headroomBytes: number;
}

export interface EquipmentDesks {
  readonly recorders: Recorders;
  readonly handOuts: HandOutDesk;
  readonly scan: ScanDesk;
  readonly registerFiles: RegisterFilesDesk;
  readonly ratio: RatioDesk;
  readonly storage: StorageDesk;
  /** The station tells of every event that is durable and in the index. Must be told after openEquipmentDesks only. */
  heard(events: readonly LoggedEvent[]): void;
  /** Ends what is under way; nothing is appended after it has resolved. */
  stop(): Promise<void>;
}

/** Takes up what a crash may have left between an event and the station's answer to it. */
export function openEquipmentDesks(parts: EquipmentDesksParts): EquipmentDesks {
  const { log, rows, clock, equipment, offload } = parts;
  const bays = () => offload.bays();
  const recorders = new Recorders({ log, rows, clock, utcOffsetMinutes: parts.utcOffsetMinutes, bays });
  const handOuts = new HandOutDesk({ log, rows, clock, equipment, bays, signalBay: (dock, bay, why) => offload.signalBay(dock, bay, why) });
  const ratio = new RatioDesk({ log, rows, clock });
  const answers = new UnderWay();
  let stopped = false;

  const hear = (event: LoggedEvent) => {
    ratio.heard(event.kind);
    if (event.kind === 'RecorderDocked') {
      const { recorder, dock, bay } = event.facts;
      answers.add(handOuts.endDocked(recorder).then(() => handOuts.light(recorder, dock, bay, true)));
      answers.add(equipment.foundInBay(recorder, dock, bay));
    }
    if (event.kind === 'RecorderUndocked') handOuts.light(event.facts.recorder, event.facts.dock, event.facts.bay, false);
  };

  ratio.judgeSoon();
  answers.add(handOuts.endAllDocked());
  return {
    recorders, handOuts, ratio,
    scan: new ScanDesk({ log, rows, clock, equipment, sign: parts.sign }),
    registerFiles: new RegisterFilesDesk({ log, rows, clock, equipment, recorders, utcOffsetMinutes: parts.utcOffsetMinutes }),
    storage: new StorageDesk({ rows, clock, freeBytes: parts.freeBytes, totalBytes: parts.totalBytes, headroomBytes: parts.headroomBytes, utcOffsetMinutes: parts.utcOffsetMinutes }),
    heard(events) {
      if (!stopped) for (const event of events) hear(event);
    },
    async stop() {
      stopped = true;
      await ratio.stop();
      await answers.settled();
    },
  };
}
