/** A line that takes its time: what goes over it keeps its order, each piece with a delay that a seed draws. */
import { seeded, type SimClock } from './sim-clock.ts';

/** @param delayMs the longest delay; 0 for none */
export function slowLine(delayMs: number, seed: number, clock: SimClock): (then: () => void) => void {
  if (delayMs <= 0) return (then) => then();
  const draw = seeded(seed);
  let last = 0;
  return (then) => {
    last = Math.max(last, clock.monotonicMs() + delayMs * draw());
    clock.at(last, then);
  };
}
