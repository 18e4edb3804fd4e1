/** The station's core as one process over a simulated disk: all of it but sockets and threads. */
import { MemoryLevel } from 'memory-level';
import type { OffloadDesk } from '../../gateway/desk/offload.ts';
import { openOffloadDesk, type OffloadDeskParts } from '../../gateway/desk/offload.ts';
import { StationError } from '../../gateway/domain/errors.ts';
import type { LoggedEvent } from '../../gateway/domain/events.ts';
import type { StationId } from '../../gateway/domain/names.ts';
import { fold } from '../../gateway/domain/registers.ts';
import { startSecondDigests } from '../../gateway/offload/second-digest.ts';
import { checkStore, type CheckReport } from '../../gateway/store/check.ts';
import { openCustodyLog, type CustodyLog } from '../../gateway/store/custody-log.ts';
import type { Digester, Disk } from '../../gateway/store/disk.ts';
import { openEvidenceStore, type EvidenceStore } from '../../gateway/store/evidence-store.ts';
import { stationKeysFromSeed } from '../../gateway/store/keys.ts';
import { openIndex, type StationIndex } from '../../gateway/store/station-index.ts';
import type { SimulatedDisk } from './simulated-disk.ts';
import type { ProcessClock } from './virtual-clock.ts';

export type IndexStore = MemoryLevel<string, string>;
export const STATION = 'sim-station' as StationId;
const KEYS = stationKeysFromSeed(STATION, Buffer.alloc(32, 9));

/** Wrong turns that a station could take, planted from outside to show that they are found. */
export interface StationPlants {
  readonly disk?: (disk: SimulatedDisk) => Disk & Digester;
  readonly index?: (index: StationIndex) => StationIndex;
  readonly log?: (log: CustodyLog) => CustodyLog;
  readonly store?: (store: EvidenceStore) => EvidenceStore;
  readonly world?: (world: OffloadDeskParts['world']) => OffloadDeskParts['world'];
}

export interface SimulatedStation {
  readonly disk: SimulatedDisk;
  readonly clock: ProcessClock;
  readonly db: IndexStore;
  readonly index: StationIndex;
  readonly log: CustodyLog;
  readonly desk: OffloadDesk;
  check(): Promise<CheckReport>;
  /** In order, as after a signal. */
  stop(): Promise<void>;
}

export function newIndexStore(): IndexStore {
  return new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' });
}

/** @param start number of this start, as the link tells docks @param onSuspect the process must be started anew */
export async function startSimulatedStation(
  disk: SimulatedDisk, clock: ProcessClock, db: IndexStore, start: number, told: (events: readonly LoggedEvent[]) => void, onSuspect: (why: string) => void, plants: StationPlants,
): Promise<SimulatedStation> {
  const medium = plants.disk?.(disk) ?? disk;
  const opened = await openIndex(db);
  const index = plants.index?.(opened) ?? opened;
  let desk: OffloadDesk | undefined;
  const plainLog = await openCustodyLog({
    disk: medium, clock, station: STATION, keys: KEYS, index, fold,
    told: (events) => {
      told(events);
      desk?.registersChanged();
    },
  });
  const log = plants.log?.(plainLog) ?? plainLog;
  const plainStore = await openEvidenceStore({ disk: medium, digester: medium, clock, log, rows: index, headroomBytes: 0 });
  const store = plants.store?.(plainStore) ?? plainStore;
  store.onSuspect(onSuspect);
  await store.removeAbandonedParts();
  const world: OffloadDeskParts['world'] = { clock, station: STATION, log, rows: index, store, utcOffsetMinutes: 480, enrolByCode: async () => false };
  desk = openOffloadDesk({
    world: plants.world?.(world) ?? world,
    identity: { station: STATION, publicKey: KEYS.publicKey, sign: (text) => KEYS.sign(text) }, start,
    enrolDock: async () => { throw new StationError('not-found', 'no codes here'); },
  });
  const open = desk;
  const digests = startSecondDigests({ log, index, store, digester: medium, clock, busy: () => open.bays().some((bay) => bay.phase === 'copying' || bay.phase === 'verifying') });
  return {
    disk, clock, db, index, log, desk,
    check: () => checkStore('hash', { log, store, disk: medium, digester: medium, fold, index: db, scratch: newIndexStore() }),
    async stop() {
      await open.stop();
      await digests.stop();
      await log.close();
    },
  };
}
