/** Which recorder is in which place of the wall. Pure; the choice is kept in this browser for this account. */

export const SIZES = [1, 4, 9, 16] as const;
export type Size = (typeof SIZES)[number];
export interface Layout {
  readonly size: Size;
  /** By place; null: whoever goes live. */
  readonly pinned: readonly (string | null)[];
}

const KEY = 'zhilu.wall';
const MAX_NAME = 64;

export function storedLayout(account: string): Layout {
  try {
    const { size, pinned } = JSON.parse(localStorage.getItem(`${KEY}.${account}`) ?? '{}') as Partial<Layout>;
    if (SIZES.includes(size as Size) && Array.isArray(pinned)) return { size: size as Size, pinned: pinned.slice(0, 16).map((one) => (typeof one === 'string' && one.length <= MAX_NAME ? one : null)) };
  } catch {
    // Somebody else's words under our name: the wall begins anew.
  }
  return { size: 4, pinned: [] };
}

export function storeLayout(account: string, layout: Layout): void {
  localStorage.setItem(`${KEY}.${account}`, JSON.stringify(layout));
}

/** Pinned ones stand where they were put; the others keep their place as long as they are live, and newcomers take the first that is free. */
export function placed({ size, pinned }: Layout, before: readonly (string | null)[], live: readonly string[]): readonly (string | null)[] {
  const places = Array.from({ length: size }, (_, at) => pinned[at] ?? null);
  const free = (recorder: string) => !places.includes(recorder);
  before.slice(0, size).forEach((recorder, at) => { if (recorder !== null && places[at] === null && live.includes(recorder) && free(recorder)) places[at] = recorder; });
  for (const recorder of live) {
    const at = places.indexOf(null);
    if (at >= 0 && free(recorder)) places[at] = recorder;
  }
  return places;
}

/** For a screen that nobody touches: all that are live in turn, a wall at a time. */
export function turned(size: Size, live: readonly string[], turn: number): readonly (string | null)[] {
  const walls = Math.max(1, Math.ceil(live.length / size));
  const from = (turn % walls) * size;
  return Array.from({ length: size }, (_, at) => live[from + at] ?? null);
}
