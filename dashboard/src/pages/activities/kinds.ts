/** The kinds of activities, as the station has them. */
import { useQuery } from '@tanstack/react-query';
import { api, got } from '../../../api/client.ts';
import type { ActivityKind } from '../../parts/api-types.ts';
import { articleText } from '../../shell/article.ts';
import { useLanguage } from '../../shell/words.ts';

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
