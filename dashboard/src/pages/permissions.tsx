/** Who may do what, by which article: the table as the station obeys it. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, got } from '../../api/client.ts';
import { MEDIA, VERBS } from '../parts/permission-words.ts';
import { ListTable } from '../parts/list-table.tsx';
import { whole } from '../parts/pages.ts';
import { State } from '../parts/show.tsx';
import { useArticle } from '../shell/format.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useMe } from '../shell/session.tsx';
import { useLanguage, useWords, type Words } from '../shell/words.ts';

interface Row { readonly who: string; readonly relation: string; readonly verbs: readonly string[]; readonly media: readonly string[]; readonly outcome: string; readonly notOwn: boolean; readonly article: string; readonly zh: string; readonly en: string }

export default function Permissions() {
  const t = useWords();
  const cited = useArticle();
  const language = useLanguage();
  const me = useMe();
  const [role, setRole] = useState<string>(me.roles[0]!);
  const { data, error, refetch } = useQuery({ queryKey: ['permissions'], queryFn: () => got(api.GET('/api/v1/permissions')), staleTime: Infinity });
  const outcomes = { free: ['good', t('可', 'free')], approval: ['warn', t('须经批准', 'by approval')], letter: ['busy', t('凭函件', 'by letter')], refused: ['bad', t('不可', 'refused')] } as const;
  const relations = { own: t('本人的', 'own'), unit: t('本单位的', 'of the unit'), any: t('全部', 'all') } as const;
  const words = (all: readonly string[], table: Readonly<Record<string, Words>>) => all.map((one) => table[one]?.[language] ?? one).join(t('、', ', '));
  const which = (one: { readonly relation: string; readonly notOwn: boolean }) => `${relations[one.relation as 'own']}${one.notOwn ? t('（本人的除外）', ' (not one\'s own)') : ''}`;
  return (
    <>
      <PageHead title={t('权限表', 'Permissions')}>
        <Select aria-label={t('角色', 'Role')} value={role} onChange={setRole} style={{ width: 180 }} options={(data?.roles ?? []).map((one) => ({ value: one.role, label: one[language] }))} />
      </PageHead>
      <p>{t('表中没有的，一律不可。查看与复制是两件事。', 'What no row allows is refused. Viewing and copying are two things.')}</p>
      <ListTable<Row> name="permissions" pages={whole(data?.rows.filter((one) => one.who === role), error, () => void refetch())} rowKey={(one) => `${one.who}${one.relation}${one.verbs.join()}${one.media.join()}`} empty={t('没有规定', 'No rows')} columns={[
        { key: 'media', title: t('对象', 'What'), width: 260, shown: (one) => words(one.media, MEDIA), text: (one) => words(one.media, MEDIA) },
        { key: 'verbs', title: t('动作', 'Does'), width: 180, shown: (one) => words(one.verbs, VERBS), text: (one) => words(one.verbs, VERBS) },
        { key: 'which', title: t('范围', 'Which'), width: 170, shown: which, text: which },
        { key: 'outcome', title: t('结论', 'Outcome'), width: 120, text: (one) => outcomes[one.outcome as 'free'][1], shown: (one) => { const [tone, text] = outcomes[one.outcome as 'free']; return <State tone={tone}>{text}</State>; } },
        { key: 'article', title: t('条款', 'Article'), width: 120, shown: (one) => cited(one.article), text: (one) => cited(one.article) },
        { key: 'why', title: t('说明', 'Why'), width: 220, shown: (one) => one[language], text: (one) => one[language] },
      ]} />
    </>
  );
}
