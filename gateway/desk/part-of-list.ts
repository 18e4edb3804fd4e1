/** Lists of the registers in parts: a filter that little passes gives a short part and goes on from there. */
import type { RowsToRead } from '../domain/rows.ts';

/** One part of a list, and the index key after which the next part begins; null at the end. */
export interface Part<T> { readonly items: readonly T[]; readonly next: string | null }

/** Rows looked at in one go, and in one answer. */
const CHUNK = 500;
const MOST_LOOKED_AT = 20_000;

/**
 * Rows under `prefix` that `pass` makes something of, at most `limit`; only those after the key `after` where it is given, and before the
 * key `until`. What is asked for at first is what one part needs; where little passes, it grows.
 */
export async function partOf<R, T>(rows: Pick<RowsToRead, 'list'>, prefix: string, after: string | undefined, limit: number, pass: (row: R, key: string) => T | undefined | Promise<T | undefined>, until?: string): Promise<Part<T>> {
  const items: T[] = [];
  let last = after;
  for (let looked = 0, chunk = Math.min(CHUNK, limit + 1); looked < MOST_LOOKED_AT; chunk = Math.min(CHUNK, chunk * 2)) {
    const found = await rows.list(prefix, chunk, last);
    for (const [at, row] of found) {
      if (until !== undefined && at >= until) return { items, next: null };
      const item = await pass(row as unknown as R, at);
      if (item !== undefined && items.length === limit) return { items, next: last! };
      last = at;
      if (item !== undefined) items.push(item);
    }
    looked += found.length;
    if (found.length < chunk) return { items, next: null };
  }
  return { items, next: last! };
}

/** The id that ends the key of a list that is sorted by something else. */
export const idOfKey = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
