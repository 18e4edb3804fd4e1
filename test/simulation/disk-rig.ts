/** A simulated disk with a clock that drives it, and a look at what power cuts may leave. */
import type { Disk, DiskFile } from '../../gateway/store/disk.ts';
import { writeAll } from '../../gateway/store/whole-file.ts';
import { soundLevers, type DiskLevers } from './disk-levers.ts';
import { SeededRandom } from './seeded-random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface DiskRig {
  readonly clock: VirtualClock;
  readonly disk: SimulatedDisk;
  readonly levers: DiskLevers;
  /** Lets time pass until the work has settled. */
  go<T>(work: Promise<T>): Promise<T>;
}

export function rig(seed: number | string, change: Partial<DiskLevers> = {}): DiskRig {
  const random = new SeededRandom(seed);
  const clock = new VirtualClock({ random: random.fork('time') });
  const levers = soundLevers(change);
  return { clock, levers, disk: new SimulatedDisk({ clock, random: random.fork('disk'), levers }), go: (work) => clock.drive(work) };
}

export const text = (words: string) => Buffer.from(words);
export async function put(disk: Disk, path: string, bytes: Uint8Array, sync: 'data' | 'none' = 'none'): Promise<DiskFile> {
  const file = await disk.open(path, 'create');
  await writeAll(file, bytes, 0);
  if (sync === 'data') await file.syncData();
  return file;
}
/** What power cuts at one moment may leave. */
export function outcomes<T>(disk: SimulatedDisk, look: (next: SimulatedDisk) => T, times = 200): Set<T> {
  const seen = new Set<T>();
  for (let n = 0; n < times; n += 1) seen.add(look(disk.afterPowerCut()));
  return seen;
}
export const has = (...paths: string[]) => (disk: SimulatedDisk) => paths.filter((path) => disk.peek(path) !== undefined).join();
