/** Holes in the running numbers of recorders: something was recorded and is not here. Each wants an explanation. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Gap } from '../../parts/api-types.ts';
import { part } from '../../parts/filters.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { usePages } from '../../parts/pages.ts';
import { Mono, State, Time } from '../../parts/show.tsx';
import { useSaid, useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { FINDINGS } from '../equipment/words.ts';
import { explainPath } from '../explanations/words.ts';

export function Gaps({ filters }: { readonly filters: ReactNode }) {
  const t = useWords();
  const me = useMe();
  const time = useTime();
  const said = useSaid();
  const language = useLanguage();
  const pages = usePages<Gap>(['clips', 'gaps'], (cursor, limit) => got(api.GET('/api/v1/gaps', { params: { query: part(cursor, limit) } })));
  const kind = (one: Gap) => FINDINGS[one.kind]?.[language] ?? one.kind;
  return (
    <>
      <PageHead title={t('音像记录', 'Clips')} />
      <ListTable<Gap> name="gaps" pages={pages} rowKey={(one) => one.finding} filters={filters} empty={t('编号连续，没有缺失', 'No number is missing')} columns={[
        { key: 'recorder', title: t('记录仪', 'Recorder'), width: 130, shown: (one) => <Mono>{one.recorder}</Mono>, text: (one) => one.recorder },
        { key: 'kind', title: t('问题', 'What'), width: 120, shown: kind, text: kind },
        { key: 'detail', title: t('说明', 'Detail'), width: 280, shown: (one) => said(one.detail), text: (one) => said(one.detail) },
        { key: 'opened', title: t('发现', 'Found'), width: 150, shown: (one) => <Time at={one.opened} />, text: (one) => time(one.opened) },
        { key: 'explained', title: t('情况说明', 'Explanation'), width: 150, shown: (one) => (one.explanation !== null ? <Link href={`/explanations/${one.explanation}`}>{t('查看', 'Look')}</Link> : has(me, 'officer') && me.officer !== null ? <Link href={explainPath({ finding: one.finding, back: '/clips' })}>{t('制作说明', 'Explain')}</Link> : <State tone="warn">{t('无', 'none')}</State>), text: (one) => one.explanation ?? '' },
      ]} />
    </>
  );
}
