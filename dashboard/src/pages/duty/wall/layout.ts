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

/**
 * Pinned ones stand where they were put; the others keep their place as long as they are live, and newcomers take the first that
 * is free. Who called for help (`urgent`, live as well) finds a place on a full wall, too: that of the last who did not and is
 * not pinned.
 */
export function placed({ size, pinned }: Layout, before: readonly (string | null)[], live: readonly string[], urgent: readonly string[] = []): readonly (string | null)[] {
  const places = Array.from({ length: size }, (_, at) => pinned[at] ?? null);
  const free = (recorder: string) => !places.includes(recorder);
  before.slice(0, size).forEach((recorder, at) => { if (recorder !== null && places[at] === null && live.includes(recorder) && free(recorder)) places[at] = recorder; });
  for (const recorder of live) {
    const at = places.indexOf(null);
    if (at >= 0 && free(recorder)) places[at] = recorder;
  }
  for (const recorder of urgent) {
    if (!live.includes(recorder) || !free(recorder)) continue;
    const at = places.findLastIndex((one, place) => pinned[place] == null && (one === null || !urgent.includes(one)));
    if (at >= 0) places[at] = recorder;
  }
  return places;
}

/** For a screen that nobody touches: who called for help stays, the others come in turn, a wall at a time. */
export function turned(size: Size, live: readonly string[], turn: number, urgent: readonly string[] = []): readonly (string | null)[] {
  const stay = live.filter((one) => urgent.includes(one)).slice(0, size);
  const rest = live.filter((one) => !stay.includes(one));
  const room = size - stay.length;
  const from = room === 0 ? 0 : (turn % Math.max(1, Math.ceil(rest.length / room))) * room;
  return Array.from({ length: size }, (_, at) => stay[at] ?? rest[from + at - stay.length] ?? null);
}
