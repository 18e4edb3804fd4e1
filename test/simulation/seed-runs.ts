/** Runs worlds by seed and says of the first bad ones what broke and how to see it again. */
import type { EventKind } from '../../gateway/domain/events.ts';
import { runWorld, type Outcome, type Plants } from './promise-world.ts';
import type { WorldSize } from './simulated-devices.ts';

/** More of them would be the same few defects again. */
const MAX_TOLD = 5;

export interface SeedRuns {
  readonly broken: readonly string[];
  readonly crashes: number;
  readonly erased: number;
  /** Kinds of events that some world had. */
  readonly kinds: ReadonlySet<EventKind>;
}

/** The environment variable ZHILU_SEED picks one seed instead of all. */
export function seeds(count: number): readonly number[] {
  const one = process.env['ZHILU_SEED'];
  return one === undefined ? Array.from({ length: count }, (_, seed) => seed) : [Number(one)];
}

/** Stops after a handful of bad seeds. */
export async function runSeeds(which: readonly number[], size: WorldSize, file: string): Promise<SeedRuns> {
  const broken: string[] = [];
  let crashes = 0;
  let erased = 0;
  const kinds = new Set<EventKind>();
  for (const seed of which) {
    const outcome = await runWorld(seed, size).catch((error: unknown) => error as Error);
    if (outcome instanceof Error || outcome.broken !== null) {
      const why = outcome instanceof Error ? outcome.stack ?? outcome.message : outcome.broken!.message;
      broken.push(`seed ${seed}: ${why}\n  again: ZHILU_SEED=${seed} npx vitest run ${file}`);
      if (broken.length >= MAX_TOLD) break;
    }
    if (outcome instanceof Error) continue;
    crashes += outcome.crashes;
    erased += outcome.erased;
    for (const kind of outcome.kinds) kinds.add(kind);
  }
  return { broken, crashes, erased, kinds };
}

/** The first world, seed by seed, in which the planted fault shows. */
export async function firstBroken(plants: () => Plants, size: WorldSize, withinSeeds: number): Promise<{ readonly seed: number; readonly outcome: Outcome } | undefined> {
  for (let seed = 0; seed < withinSeeds; seed += 1) {
    const outcome = await runWorld(seed, size, plants());
    if (outcome.broken !== null) return { seed, outcome };
  }
  return undefined;
}
