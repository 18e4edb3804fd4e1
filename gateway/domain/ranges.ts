/** Sets of running numbers as sorted runs that do not touch: [[1, 3], [7, 7]] is 1, 2, 3 and 7. */
export type Range = readonly [first: number, last: number];
export type Ranges = readonly Range[];

/** Numbers in any order, with repeats, as ranges. */
export function toRanges(numbers: Iterable<number>): Ranges {
  const runs: [number, number][] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && n <= last[1] + 1) last[1] = Math.max(last[1], n);
    else runs.push([n, n]);
  }
  return runs;
}

/** What is in `from` and not in `taken`. */
export function subtract(from: Ranges, taken: Ranges): Ranges {
  const left: Range[] = [];
  let t = 0;
  for (const [first, last] of from) {
    let at = first;
    while (t < taken.length && taken[t]![1] < at) t += 1;
    for (let i = t; i < taken.length && taken[i]![0] <= last; i += 1) {
      if (taken[i]![0] > at) left.push([at, taken[i]![0] - 1]);
      at = Math.max(at, taken[i]![1] + 1);
    }
    if (at <= last) left.push([at, last]);
  }
  return left;
}

export function contains(ranges: Ranges, n: number): boolean {
  return ranges.some(([first, last]) => first <= n && n <= last);
}

export function count(ranges: Ranges): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** For people: `3, 7-9`. */
export function rangesText(ranges: Ranges): string {
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
