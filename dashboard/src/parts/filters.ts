/** What filters a list stands in the page's address: it survives a reload and can be sent to a colleague. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

export function useFilters<N extends string>(names: readonly N[]): readonly [Readonly<Partial<Record<N, string>>>, (name: N, value: string | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const key = names.map((name) => search.get(name) ?? '').join('\n');
  // The list of names is written out at each call: it does not change.
  const filters = useMemo(() => Object.fromEntries(names.flatMap((name) => (search.get(name) ? [[name, search.get(name)!]] : []))) as Partial<Record<N, string>>, [key]);
  const set = useCallback((name: N, value: string | undefined) => setSearch((before) => {
    const next = new URLSearchParams(before);
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
    return next;
  }, { replace: true }), [setSearch]);
  return [filters, set];
}

/** Of a part of a list, as the API wants it. */
export const part = (cursor: string | undefined, limit: number) => ({ limit, ...(cursor === undefined ? {} : { cursor }) });

/** Only what is there: the API takes no undefined. */
export function given<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as never;
}
