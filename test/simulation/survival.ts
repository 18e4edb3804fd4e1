/** What of the work that no sync has covered a power cut leaves. */
import type { SeededRandom } from './seeded-random.ts';

export type Survival =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'everything' }
  /** Everything up to a moment: what a medium leaves that writes in order. */
  | { readonly kind: 'until'; readonly stamp: number }
  /** Each thing by itself, whole with this chance; the rest not at all or to some point. */
  | { readonly kind: 'scattered'; readonly chance: number };

/** Draws a kind of power cut. `stamp` is the number of the last operation. */
export function drawSurvival(random: SeededRandom, stamp: number): Survival {
  switch (random.below(6)) {
    case 0: return { kind: 'nothing' };
    case 1: return { kind: 'everything' };
    case 2: return { kind: 'until', stamp: stamp - random.below(Math.min(stamp, 40) + 1) };
    default: return { kind: 'scattered', chance: random.fraction() };
  }
}

/** Whether one thing with this stamp is there after the cut. */
export function survives(survival: Survival, random: SeededRandom, stamp: number): boolean {
  switch (survival.kind) {
    case 'nothing': return false;
    case 'everything': return true;
    case 'until': return stamp <= survival.stamp;
    case 'scattered': return random.chance(survival.chance);
  }
}

/** How many of the steps that something went through, given by their stamps, it has after the cut: `low` to `high`. */
export function survivingSteps(survival: Survival, random: SeededRandom, stamps: readonly number[], low: number, high: number): number {
  switch (survival.kind) {
    case 'nothing': return low;
    case 'everything': return high;
    case 'until': return Math.min(high, Math.max(low, stamps.filter((one) => one <= survival.stamp).length));
    case 'scattered': return random.chance(survival.chance) ? high : random.between(low, high);
  }
}
