/** What states, steps and grounds of explanations are called. */
import { useQuery } from '@tanstack/react-query';
import { api, got } from '../../../api/client.ts';
import type { Demand, Explanation, ExplanationStep, Ground } from '../../parts/api-types.ts';
import { given } from '../../parts/filters.ts';
import type { Tone } from '../../parts/tone.ts';
import { useLanguage, type Words } from '../../shell/words.ts';

type Called = Words & { readonly tone: Tone };

export const EXPLANATION_STATES: Readonly<Record<Explanation['state'], Called>> = {
  stated: { zh: '待审核', en: 'for review', tone: 'busy' }, accepted: { zh: '待备案', en: 'to file', tone: 'busy' }, returned: { zh: '已退回', en: 'returned', tone: 'warn' }, filed: { zh: '已备案', en: 'filed', tone: 'good' },
};
export const STEPS: Readonly<Record<ExplanationStep['step'], Called>> = {
  stated: { zh: '制作说明', en: 'stated', tone: 'busy' }, returned: { zh: '退回', en: 'returned', tone: 'warn' }, accepted: { zh: '审核通过', en: 'accepted', tone: 'good' }, filed: { zh: '留存备案', en: 'filed', tone: 'good' },
};
export { ABOUT } from './about.ts';

/** `Art. 17(4)` as Chinese writes it: 第十七条第四项. */
const DIGITS = '〇一二三四五六七八九';
const GROUND_ARTICLES: Readonly<Record<string, string>> = { 'Art. 19(2)': '第十九条第二项', ...Object.fromEntries([1, 2, 3, 4, 5].map((part) => [`Art. 17(${part})`, `第十七条第${DIGITS[part]!}项`])) };

export interface Grounds {
  readonly all: readonly Ground[];
  name(id: string): string;
  article(id: string): string;
}

export function useGrounds(): Grounds {
  const language = useLanguage();
  const { data } = useQuery({ queryKey: ['explanation-grounds'], queryFn: () => got(api.GET('/api/v1/explanation-grounds')), staleTime: Infinity });
  const all = data?.items ?? [];
  const one = (id: string) => all.find((ground) => ground.id === id);
  return {
    all, name: (id) => one(id)?.[language] ?? '…',
    article: (id) => { const article = one(id)?.article ?? ''; return language === 'zh' ? GROUND_ARTICLES[article] ?? article : article; },
  };
}

export function useDemands() {
  return useQuery({ queryKey: ['higher-demands'], queryFn: () => got(api.GET('/api/v1/higher-demands')) });
}

/** Under which demand the fourth ground is of no use for this kind (Art. 17(4)). */
export function demandAgainst(demands: readonly Demand[], ground: string | undefined, kind: string | undefined): Demand | undefined {
  return ground === '17(4)' && kind !== undefined ? demands.find((one) => one.activityKinds.some((each) => each === kind)) : undefined;
}

/** Where an officer states an explanation, with what is known filled in. `back`: where he came from. */
export function explainPath(of: { readonly activity?: string | null | undefined; readonly finding?: string | undefined; readonly about?: Explanation['about']; readonly back?: string }): string {
  const search = new URLSearchParams(given({ activity: of.activity ?? undefined, finding: of.finding, about: of.about, back: of.back }) as Record<string, string>).toString();
  return `/explanations/new${search === '' ? '' : `?${search}`}`;
}
