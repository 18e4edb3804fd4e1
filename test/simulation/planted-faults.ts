/**
 * Wrong turns that a program, a system or a device could take, each planted from outside into an otherwise sound world,
 * to show that the book of promises notices. Nothing in the gateway knows of them.
 */
import { createHash } from 'node:crypto';
import { wire } from '../../proto/envelope.ts';
import type { SimRecorder } from '../../device-sim/recorder.ts';
import { signCheckpoint } from '../../gateway/store/checkpoint.ts';
import type { Digester, Disk, DiskFile } from '../../gateway/store/disk.ts';
import type { DurableClip } from '../../gateway/store/evidence-store.ts';
import type { Plants } from './promise-world.ts';
import type { PromiseName } from './promises.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

export interface PlantedFault {
  readonly fault: string;
  /** Made anew for each world. */
  readonly plants: () => Plants;
  /** The promises that it may break first, depending on the world. */
  readonly breaks: readonly PromiseName[];
}

const { Outcome } = wire.EraseResults;
/** Operations that pass before something is done that was said to be done. */
const LATE_OPERATIONS = 60;
/** Of all writes to parts, one in so many is spoilt. */
const SPOILT_ONE_IN = 7;
/** Wait of the desk before a docking that broke off begins again. */
const RETRY_MS = 1_000;
/** More than the marks of one entry, less than what a whole start writes. */
const TORN_BYTES = 300;

/** The same object with some of its methods taken over. */
export function taking<T extends object>(target: T, over: Partial<T>): T {
  return new Proxy(target, {
    get(_, name) {
      if (Object.hasOwn(over, name)) return Reflect.get(over, name) as unknown;
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type Medium = Disk & Digester;

/** A disk on which the files that `which` picks are opened as `change` makes them. */
export function filesAs(which: (path: string) => boolean, change: (file: DiskFile, path: string, disk: SimulatedDisk) => DiskFile): (disk: SimulatedDisk) => Medium {
  return (disk) => taking<Medium>(disk, {
    open: (async (path: string, mode: 'create') => {
      const file: DiskFile | undefined = await disk.open(path, mode);
      return file !== undefined && which(path) ? change(file, path, disk) : file;
    }) as Disk['open'],
  });
}

const isPart = (path: string) => path.startsWith('parts/') && path.endsWith('.part');
const isEntries = (path: string) => path.startsWith('log/entries/');

async function late(disk: Pick<SimulatedDisk, 'freeBytes'>): Promise<void> {
  for (let n = 0; n < LATE_OPERATIONS; n += 1) await disk.freeBytes();
}

/** Erases whatever the order names, of `marks` and bytes only what it is told to look at. */
function erasing(recorder: SimRecorder, looksAtLocks: boolean): void {
  recorder.erase = (order) => order.items.map(({ number }) => {
    const clip = recorder.card.clip(number);
    if (clip === undefined) return { number, outcome: Outcome.ABSENT };
    if (clip.locked && looksAtLocks) return { number, outcome: Outcome.LOCKED };
    recorder.card.erase(number);
    return { number, outcome: Outcome.ERASED };
  });
}

/** Spoils a byte of some writes to parts; `intended` gets what was meant. */
function spoiling(intended: Map<string, Buffer>): (disk: SimulatedDisk) => Medium {
  let writes = 0;
  return filesAs(isPart, (file, path) => taking(file, {
    async write(bytes: Uint8Array, position: number) {
      writes += 1;
      const spoilt = Buffer.from(bytes);
      if (writes % SPOILT_ONE_IN === 0) spoilt[0]! ^= 1;
      const taken = await file.write(spoilt, position);
      const before = intended.get(path) ?? Buffer.alloc(0);
      const after = Buffer.alloc(Math.max(before.length, position + taken));
      before.copy(after);
      after.set(bytes.subarray(0, taken), position);
      intended.set(path, after);
      return taken;
    },
  }));
}

/** These alone break nothing: recorders and the reading back stand in their way. The worlds of a test show it. */
export const harmless: readonly { readonly fault: string; readonly plants: () => Plants }[] = [
  { fault: 'a recorder that checks no proof before it erases', plants: () => ({ recorder: (recorder) => erasing(recorder, true) }) },
  { fault: 'a disk that spoils a byte now and then', plants: () => ({ disk: spoiling(new Map()) }) },
];

export const plantedFaults: readonly PlantedFault[] = [
  {
    fault: 'folders of the vault are not synced',
    plants: () => ({ disk: (disk) => taking<Medium>(disk, { syncDirectory: async (path) => { if (!path.startsWith('vault')) await disk.syncDirectory(path); } }) }),
    breaks: ['no erase before durable'],
  },
  { fault: 'no folder is synced at all: the system says yes and does nothing', plants: () => ({ levers: (levers) => { levers.lieAboutDirectorySync = true; } }), breaks: ['what is told of is durable'] },
  {
    fault: 'the bytes of clips are not synced',
    plants: () => ({ disk: filesAs(isPart, (file) => taking(file, { syncData: async () => undefined })) }),
    breaks: ['no erase before durable'],
  },
  {
    fault: 'the entries of the log are not synced',
    plants: () => ({ disk: filesAs(isEntries, (file) => taking(file, { syncData: async () => undefined })) }),
    breaks: ['what is told of is durable'],
  },
  {
    fault: 'a sync says yes before it is done',
    plants: () => ({ disk: filesAs(() => true, (file, _path, disk) => taking(file, { syncData: async () => { void late(disk).then(() => file.syncData()).catch(() => undefined); } })) }),
    breaks: ['what is told of is durable'],
  },
  {
    fault: 'the erase is ordered before the clip is stored, from a recorder that checks no proof',
    plants: () => ({
      recorder: (recorder) => erasing(recorder, true),
      store: (store) => taking(store, {
        async commit(sealed, draft) {
          void late(store).then(() => store.commit(sealed, draft)).catch(() => undefined);
          const { clip, recorder, number, size, sha256 } = draft.facts;
          return { clip, recorder, number, size, sha256, leafIndex: 0 } as unknown as DurableClip;
        },
      }),
    }),
    breaks: ['no erase before durable'],
  },
  {
    fault: 'the hash of a clip is trusted instead of read back, on a disk that spoils bytes',
    plants: () => {
      const intended = new Map<string, Buffer>();
      const disk = spoiling(intended);
      return {
        disk: (simulated: SimulatedDisk) => taking(disk(simulated), {
          async digest(path: string, algorithms: 'sha256' | 'sha256+sm3') {
            const digests = await simulated.digest(path, algorithms);
            const bytes = intended.get(path);
            return digests === undefined || bytes === undefined ? digests : { ...digests, sha256: hashOf(bytes) };
          },
        }),
      };
    },
    breaks: ['no erase before durable'],
  },
  {
    fault: 'a clip that is stored already is not looked up',
    plants: () => ({ index: (index) => taking(index, { get: (key) => (key.startsWith('clip/') ? undefined : index.get(key)) }) }),
    breaks: ['nothing twice'],
  },
  {
    fault: 'a part that is not needed takes the vault\'s file of the same bytes along',
    plants: () => ({
      disk: (disk) => taking<Medium>(disk, {
        async remove(path) {
          const bytes = isPart(path) ? disk.peek(path) : undefined;
          const vault = bytes === undefined ? '' : `vault/${hashOf(bytes)[0]}/${hashOf(bytes)}`;
          if (bytes !== undefined) await disk.remove(vault);
          return disk.remove(path);
        },
      }),
    }),
    breaks: ['nothing lost', 'no erase before durable', 'the store checks out'],
  },
  {
    fault: 'each start takes the last entries of the log for torn ones',
    plants: () => ({
      disk: (disk) => taking<Medium>(disk, {
        open: (async (path: string, mode: 'read-write') => {
          const file = await disk.open(path, mode);
          const size = mode === 'read-write' && isEntries(path) ? await file?.size() ?? 0 : 0;
          if (size > 2 * TORN_BYTES) await file?.truncate(size - TORN_BYTES);
          return file;
        }) as Disk['open'],
      }),
    }),
    breaks: ['the log is append-only'],
  },
  {
    fault: 'checkpoints are signed over another tree than the log\'s',
    plants: () => ({
      log: (log) => taking(log, {
        async checkpoint() {
          const { size, root } = await log.checkpoint();
          return signCheckpoint(log.keys, size, Buffer.from(hashOf(root), 'hex'));
        },
      }),
    }),
    breaks: ['the log is append-only', 'the store checks out'],
  },
  {
    fault: 'each start tidies a file out of the vault',
    plants: () => ({
      betweenStarts: (disk) => {
        const [path] = disk.paths().filter((one) => one.startsWith('vault/'));
        if (path !== undefined) void disk.remove(path);
      },
    }),
    breaks: ['nothing lost', 'no erase before durable'],
  },
  {
    fault: 'the index does not take every event',
    plants: () => ({
      index: (index) => taking(index, {
        stage: (fold) => index.stage((event, rows) => { if (event.kind !== 'ClipsErased') fold(event, rows); }),
      }),
    }),
    breaks: ['the store checks out'],
  },
  {
    fault: 'an alarm is acknowledged while it is on its way into the log',
    plants: () => ({
      log: (log) => taking(log, {
        async append(drafts) {
          if (drafts[0]?.kind !== 'AlarmRaised') return log.append(drafts);
          void log.append(drafts).catch(() => undefined);
          return [];
        },
      }),
    }),
    breaks: ['alarms are logged before they are acknowledged'],
  },
  {
    fault: 'an erase is ordered that the log knows nothing of',
    plants: () => ({ log: (log) => taking(log, { append: async (drafts) => (drafts[0]?.kind === 'EraseOrdered' ? [] : log.append(drafts)) }) }),
    breaks: ['the store checks out'],
  },
  {
    fault: 'a file that is still being written is taken for a closed one',
    plants: () => ({
      recorder: (recorder) => {
        const list = recorder.list.bind(recorder);
        recorder.list = (afterNumber, limit) => {
          const { entries, complete } = list(afterNumber, limit);
          return { entries: entries.map((entry) => ({ ...entry, open: false })), complete };
        };
      },
    }),
    breaks: ['locked and open clips stay'],
  },
  { fault: 'a recorder does not look at locks', plants: () => ({ recorder: (recorder) => erasing(recorder, false) }), breaks: ['locked and open clips stay'] },
  {
    fault: 'a docking that broke off never begins again',
    plants: () => ({
      world: (world) => ({
        ...world,
        clock: taking(world.clock, { at: (atMs, then) => (atMs - world.clock.monotonicMs() === RETRY_MS ? () => undefined : world.clock.at(atMs, then)) }),
      }),
    }),
    breaks: ['every recorder is done or in a named fault'],
  },
  { fault: 'files of the vault can be written to', plants: () => ({ disk: (disk) => taking<Medium>(disk, { setReadOnly: async () => undefined }) }), breaks: ['the store checks out'] },
  { fault: 'parts of stored clips are left behind', plants: () => ({ store: (store) => taking(store, { removeAbandonedParts: async () => 0 }) }), breaks: ['the store checks out'] },
];
