import { useSyncExternalStore } from 'react';

/** Below this many pixels of width lists are cards. */
const query = window.matchMedia('(max-width: 700px)');

export function useNarrow(): boolean {
  return useSyncExternalStore((watch) => {
    query.addEventListener('change', watch);
    return () => query.removeEventListener('change', watch);
  }, () => query.matches);
}
