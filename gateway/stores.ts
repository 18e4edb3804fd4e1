/** Opens what a station keeps on its disk, in the order in which each needs the one before. */
import { rm } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { Level } from 'level';
import type { Clock } from './clock.ts';
import type { LoggedEvent } from './domain/events.ts';
import type { StationId } from './domain/names.ts';
import { StationError } from './domain/errors.ts';
import { fold as foldRegisters, register } from './domain/registers.ts';
import { read } from './domain/rows.ts';
import { checkStore, type CheckLevel, type CheckParts, type CheckReport } from './store/check.ts';
import { openCustodyLog, rebuildIndex, type CustodyLog } from './store/custody-log.ts';
import { startDigester, type StoppableDigester } from './store/digester.ts';
import { openEvidenceStore, type EvidenceStore } from './store/evidence-store.ts';
import { openStationKeys, type StationKeys } from './store/keys.ts';
import { openNodeDisk, type NodeDisk } from './store/node-disk.ts';
import { indexDigest, openIndex, type StationIndex } from './store/station-index.ts';

/** Threads that read back and hash: one for the vault and one for a card that cannot hash itself; more would starve the link. */
const DIGEST_THREADS = 2;
const KEY_FILE = 'station.key';
const INDEX_FOLDER = 'index';
const SCRATCH_FOLDER = 'check-scratch';

export interface StoreSettings {
  readonly station: StationId;
  readonly dataFolder: string;
  /** Bytes that stay free on the disk; the store's own default if undefined. */
  readonly headroomBytes?: number | undefined;
}

export interface Stores {
  readonly station: StationId;
  readonly disk: NodeDisk;
  readonly digester: StoppableDigester;
  readonly keys: StationKeys;
  readonly index: StationIndex;
  readonly log: CustodyLog;
  readonly store: EvidenceStore;
  check(level: CheckLevel, progress?: CheckParts['progress']): Promise<CheckReport>;
  /** Throws the index away and makes it from the log. Gives the digests of before and after, which are to be equal. */
  rebuild(): Promise<{ readonly events: number; readonly before: string; readonly after: string }>;
  close(): Promise<void>;
}

/**
 * Makes the data folder at the first start. `told` hears of every event once it is durable and the index shows it.
 * Throws 'store-locked', 'log-damaged', 'key-unusable', 'conflict' when the folder belongs to another station.
 */
export async function openStores(settings: StoreSettings, clock: Clock, told: (events: readonly LoggedEvent[]) => void = () => undefined): Promise<Stores> {
  const disk = await openNodeDisk(settings.dataFolder);
  const undo: (() => Promise<void>)[] = [() => disk.close()];
  try {
    const fresh = (await disk.list('log')) === undefined;
    const keys = await openStationKeys(disk.absolute(KEY_FILE), settings.station, fresh);
    const db = new Level<string, string>(disk.absolute(INDEX_FOLDER));
    undo.unshift(() => db.close());
    const index = await openIndex(db);
    const log = await openCustodyLog({
      disk, clock, station: settings.station, keys, index, fold: foldRegisters,
      told,
    });
    undo.unshift(() => log.close());
    if (log.size === 0) {
      await log.append([{ kind: 'StationFounded', actor: 'station', facts: { station: settings.station, publicKey: Buffer.from(keys.publicKey).toString('hex') } }]);
    }
    const founded = read(index, register.station());
    if (founded !== undefined && founded.station !== settings.station) {
      throw new StationError('conflict', `the data folder belongs to station ${founded.station}`, { what: 'station', id: settings.station, reason: founded.station });
    }
    // Files of a recorder's card lie outside the data folder and come with their whole path.
    const digester = startDigester((path) => (isAbsolute(path) ? path : disk.absolute(path)), DIGEST_THREADS);
    undo.unshift(() => digester.stop());
    const headroom = settings.headroomBytes === undefined ? {} : { headroomBytes: settings.headroomBytes };
    const store = await openEvidenceStore({ disk, digester, clock, log, rows: index, ...headroom });
    // Names, images and credentials lie on the same medium: a sync of theirs that fails says as much of the clips.
    disk.onFailedSync((why) => store.doubt(why));
    await store.removeAbandonedParts();
    return {
      station: settings.station, disk, digester, keys, index, log, store,
      async check(level, progress) {
        const path = disk.absolute(SCRATCH_FOLDER);
        await rm(path, { recursive: true, force: true });
        const scratch = new Level<string, string>(path);
        try {
          return await checkStore(level, { log, store, disk, digester, fold: foldRegisters, index: db, scratch, ...(progress === undefined ? {} : { progress }) });
        } finally {
          await scratch.close();
          await rm(path, { recursive: true, force: true });
        }
      },
      async rebuild() {
        const before = await indexDigest(db);
        const events = await rebuildIndex(index, foldRegisters, log);
        return { events, before, after: await indexDigest(db) };
      },
      async close() {
        for (const one of undo.splice(0)) await one();
      },
    };
  } catch (error) {
    for (const one of undo.splice(0)) await one().catch(() => undefined);
    throw error;
  }
}
