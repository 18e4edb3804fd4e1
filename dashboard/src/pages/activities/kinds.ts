/** The kinds of activities, as the station has them, and the way to enter one. */
import { useQuery } from '@tanstack/react-query';
import { api, got } from '../../../api/client.ts';
import type { ActivityKind, Clip } from '../../parts/api-types.ts';
import { articleText } from '../../shell/article.ts';
import { useLanguage } from '../../shell/words.ts';

const MINUTE_MS = 60_000;

/** Where an activity is entered that these clips lack, with their span filled in. `back`: where one comes from. */
export function enterPath(clips: readonly Clip[], back: string): string {
  const begin = Math.floor(Math.min(...clips.map((one) => Date.parse(one.time))) / MINUTE_MS) * MINUTE_MS;
  const end = Math.ceil(Math.max(...clips.map((one) => Date.parse(one.end))) / MINUTE_MS) * MINUTE_MS;
  return `/activities/new?${new URLSearchParams({ begin: new Date(begin).toISOString(), end: new Date(end).toISOString(), back }).toString()}`;
}

export interface Kinds {
  readonly all: readonly ActivityKind[];
  name(id: string): string;
  article(id: string): string;
  duty(id: string): string;
}

export function useKinds(): Kinds {
  const language = useLanguage();
  const { data } = useQuery({ queryKey: ['activity-kinds'], queryFn: () => got(api.GET('/api/v1/activity-kinds')), staleTime: Infinity });
  const all = data?.items ?? [];
  const one = (id: string) => all.find((kind) => kind.id === id);
  return { all, name: (id) => one(id)?.[language] ?? '…', article: (id) => articleText(one(id)?.article ?? '', language), duty: (id) => one(id)?.duty ?? '' };
}
