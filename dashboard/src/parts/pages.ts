/** Lists that come in parts: the first at once, each further one when it is asked for. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

export interface Part<T> { readonly items: readonly T[]; readonly nextCursor: string | null }

/** Parts read for a file of the whole list, and rows of one. */
const MAX_PARTS = 500;
const PART = 200;

export interface Pages<T> {
  readonly rows: readonly T[];
  readonly loading: boolean;
  readonly error: unknown;
  readonly more: boolean;
  readonly loadingMore: boolean;
  loadMore(): void;
  again(): void;
  /** The whole list, for a file or for paper; `most`: not more rows than that. */
  all(most?: number): Promise<readonly T[]>;
}

/** @param key first the list's name in shell/changes.ts, then what filters it */
export function usePages<T>(key: readonly unknown[], load: (cursor: string | undefined, limit: number) => Promise<Part<T>>, limit = 50): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: key, initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
    queryFn: ({ pageParam }): Promise<Part<T>> => load(pageParam, limit), getNextPageParam: (last: Part<T>) => last.nextCursor ?? undefined,
  });
  const rows = useMemo(() => (query.data?.pages ?? []).flatMap((page) => [...page.items]), [query.data]);
  return {
    rows, loading: query.isPending, error: query.error, more: query.hasNextPage, loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(), again: () => void query.refetch(),
    async all(most = MAX_PARTS * PART) {
      const found: T[] = [];
      let cursor: string | undefined;
      for (let part = 0; part < MAX_PARTS && found.length < most; part += 1) {
        const { items, nextCursor } = await load(cursor, PART);
        found.push(...items);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      return found.slice(0, most);
    },
  };
}

/** A list that came whole, for ListTable. */
export function whole<T>(rows: readonly T[] | undefined, error: unknown, again: () => void): Pages<T> {
  return { rows: rows ?? [], loading: rows === undefined, error, more: false, loadingMore: false, loadMore: () => undefined, again, all: () => Promise.resolve(rows ?? []) };
}
