/** Explanations (工作情况说明, Art. 17, 19(2)): the officer states, the unit head reviews, the recorder manager files. */
import { Button, Segmented } from 'antd';
import { useLocation, useRoute } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Explanation } from '../../parts/api-types.ts';
import { given, part, useFilters } from '../../parts/filters.ts';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { usePages } from '../../parts/pages.ts';
import { Mono, State, Time } from '../../parts/show.tsx';
import { useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { useKinds } from '../activities/kinds.ts';
import { Demands } from './demands.tsx';
import { ExplanationDrawer } from './explanation-drawer.tsx';
import { ExplanationForm } from './explanation-form.tsx';
import { ABOUT, EXPLANATION_STATES, useGrounds } from './words.ts';

const SHOWN_STATES = ['stated', 'accepted', 'returned', 'filed'] as const;

export default function Explanations() {
  const t = useWords();
  const me = useMe();
  const time = useTime();
  const language = useLanguage();
  const kinds = useKinds();
  const grounds = useGrounds();
  const [, go] = useLocation();
  const [, params] = useRoute('/explanations/:id');
  const [filters, setFilter] = useFilters(['state', 'activity', 'about', 'finding', 'back']);
  const id = params === null ? null : decodeURIComponent(params.id);
  const query = given({ state: filters.state as Explanation['state'] | undefined, activity: id === 'new' ? undefined : filters.activity });
  const pages = usePages<Explanation>(['explanations', query], (cursor, limit) => got(api.GET('/api/v1/explanations', { params: { query: { ...query, ...part(cursor, limit) } } })));
  const search = new URLSearchParams(query as Record<string, string>).toString();
  const open = (to: string | null) => go(`/explanations${to === null ? '' : `/${encodeURIComponent(to)}`}${search === '' ? '' : `?${search}`}`);
  const states = (one: Explanation) => EXPLANATION_STATES[one.state];
  const who = (one: Explanation) => one.officerName ?? one.officer;
  const columns: readonly Column<Explanation>[] = [
    { key: 'when', title: t('执法时间', 'When'), width: 160, shown: (one) => <Time at={one.from} />, text: (one) => time(one.from) },
    { key: 'officer', title: t('执法人员', 'Officer'), width: 110, shown: who, text: who },
    { key: 'kind', title: t('类别', 'Kind'), width: 170, shown: (one) => kinds.name(one.activityKind), text: (one) => kinds.name(one.activityKind) },
    { key: 'about', title: t('事项', 'About'), width: 120, shown: (one) => ABOUT[one.about][language], text: (one) => ABOUT[one.about][language] },
    { key: 'ground', title: t('依据', 'Ground'), width: 170, shown: (one) => grounds.article(one.ground), text: (one) => grounds.article(one.ground) },
    { key: 'state', title: t('状态', 'State'), width: 110, shown: (one) => <State tone={states(one).tone}>{states(one)[language]}</State>, text: (one) => states(one)[language] },
    { key: 'number', title: t('备案号', 'No.'), width: 80, shown: (one) => one.number ?? '—', text: (one) => String(one.number ?? '') },
    { key: 'stated', title: t('制作时间', 'Stated'), width: 150, extra: true, shown: (one) => <Time at={one.stated} />, text: (one) => time(one.stated) },
    { key: 'unit', title: t('单位', 'Unit'), width: 130, extra: true, shown: (one) => one.unit, text: (one) => one.unit },
    { key: 'id', title: t('编号', 'Id'), width: 150, extra: true, shown: (one) => <Mono>{one.explanation}</Mono>, text: (one) => one.explanation },
  ];
  const wish = { activity: filters.activity, finding: filters.finding, about: filters.about as Explanation['about'] | undefined };
  return (
    <>
      <PageHead title={t('工作情况说明', 'Explanations')}>
        {has(me, 'officer') && me.officer !== null ? <Button type="primary" onClick={() => go('/explanations/new')}>{t('制作说明', 'State an explanation')}</Button> : null}
      </PageHead>
      <ListTable<Explanation> name="explanations" pages={pages} rowKey={(one) => one.explanation} columns={columns} open={(one) => open(one.explanation)} openLabel={(one) => t(`查看 ${who(one)} 的说明`, `the explanation of ${who(one)}`)} empty={t('没有工作情况说明', 'No explanations')}
        filters={<>
          <Segmented aria-label={t('状态', 'State')} value={filters.state ?? 'all'} onChange={(value) => setFilter('state', value === 'all' ? undefined : String(value))} options={[{ value: 'all', label: t('全部', 'All') }, ...SHOWN_STATES.map((one) => ({ value: one as string, label: EXPLANATION_STATES[one][language] }))]} />
          {filters.activity === undefined || id === 'new' ? null : <Button onClick={() => setFilter('activity', undefined)}>{t('只看一次执法活动的，点击看全部', 'of one activity; show all')}</Button>}
        </>} />
      {me.roles.every((role) => role === 'administrator') ? null : <Demands />}
      {id === null ? null : id === 'new' ? <ExplanationForm before={null} wish={wish} close={() => go(filters.back ?? '/explanations', { replace: true })} /> : <ExplanationDrawer key={id} id={id} close={() => open(null)} />}
    </>
  );
}
