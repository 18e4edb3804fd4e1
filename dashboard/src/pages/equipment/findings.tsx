/** Findings: what Art. 22 makes punishable, who puts each right by when, and what came of it. */
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Finding } from '../../parts/api-types.ts';
import { UnitFilter } from '../../parts/choose.tsx';
import { given, part, useFilters } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pages.ts';
import { Mono, State, Time } from '../../parts/show.tsx';
import { useArticle, useSaid, useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { FindingBulk } from './finding-bulk.tsx';
import { About, DutyFields } from './finding-parts.tsx';
import { FINDINGS, findingTone } from './words.ts';

/** Who sets a day, and closes. */
const SETTLE = ['recorder-manager', 'equipment-manager', 'unit-head'] as const;

export default function Findings() {
  const t = useWords();
  const cited = useArticle();
  const time = useTime();
  const what = useWhat();
  const language = useLanguage();
  const [, go] = useLocation();
  const [, params] = useRoute('/findings/:id');
  const [filters, setFilter] = useFilters(['which', 'kind', 'unit']);
  const which = filters.which ?? 'open';
  const query = { open: which !== 'all', ...given({ kind: filters.kind, unit: filters.unit, overdue: which === 'overdue' ? true : undefined }) };
  const pages = usePages<Finding>(['findings', query], (cursor, limit) => got(api.GET('/api/v1/findings', { params: { query: { ...query, ...part(cursor, limit) } } })));
  const open = (id: string | null) => go(`/findings${id === null ? '' : `/${encodeURIComponent(id)}`}${location.search}`);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const may = has(useMe(), ...SETTLE);
  const kind = (one: Finding) => FINDINGS[one.kind]?.[language] ?? one.kind;
  const columns: readonly Column<Finding>[] = [
    { key: 'kind', title: t('问题', 'Finding'), width: 150, shown: kind, text: kind },
    { key: 'subject', title: t('对象', 'About'), width: 170, shown: (one) => <About finding={one} />, text: (one) => `${one.subjectName ?? ''} ${one.subject}`.trim() },
    { key: 'detail', title: t('说明', 'What'), width: 260, shown: (one) => what(one.detail), text: (one) => what(one.detail) },
    { key: 'article', title: t('条款', 'Article'), width: 110, shown: (one) => cited(one.article), text: (one) => cited(one.article) },
    { key: 'opened', title: t('发现', 'Found'), width: 140, shown: (one) => <Time at={one.opened} />, text: (one) => time(one.opened) },
    { key: 'who', title: t('责任人与期限', 'By whom, by when'), width: 170, shown: (one) => (one.responsible === null ? one.closed === null ? <State tone="warn">{t('未指定', 'nobody yet')}</State> : '—' : <>{one.responsibleName ?? one.responsible}<div>{one.deadline}</div></>), text: (one) => `${one.responsibleName ?? one.responsible ?? ''} ${one.deadline ?? ''}` },
    { key: 'state', title: t('状态', 'State'), width: 120, shown: (one) => <State tone={findingTone(one)}>{one.closed !== null ? t('已办结', 'closed') : one.overdue ? t('逾期', 'overdue') : t('待办', 'open')}</State>, text: (one) => (one.closed !== null ? 'closed' : one.overdue ? 'overdue' : 'open') },
    { key: 'unit', title: t('单位', 'Unit'), width: 130, extra: true, shown: (one) => one.unit ?? '—', text: (one) => one.unit ?? '' },
    { key: 'outcome', title: t('结果', 'Outcome'), width: 200, extra: true, shown: (one) => one.outcome ?? '—', text: (one) => one.outcome ?? '' },
  ];
  return (
    <>
      <PageHead title={t('问题与整改', 'Findings')} />
      <ListTable<Finding> name="findings" pages={pages} rowKey={(one) => one.finding} columns={columns} open={(one) => open(one.finding)}
        {...(may ? { selected, select: setSelected } : {})} bulk={<FindingBulk findings={pages.rows.filter((one) => selected.includes(one.finding))} done={() => setSelected([])} />}
        empty={which === 'all' ? t('没有问题记录', 'No findings') : t('没有待办的问题', 'Nothing is open')}
        filters={<>
          <Segmented aria-label={t('显示', 'Show')} value={which} onChange={(value) => setFilter('which', value === 'open' ? undefined : String(value))} options={[{ value: 'open', label: t('待办', 'Open') }, { value: 'overdue', label: t('逾期', 'Overdue') }, { value: 'all', label: t('全部', 'All') }]} />
          <Select allowClear aria-label={t('类型', 'Kind')} placeholder={t('全部类型', 'All kinds')} {...(filters.kind === undefined ? {} : { value: filters.kind })} onChange={(value?: string) => setFilter('kind', value)} style={{ minWidth: 150 }} options={Object.entries(FINDINGS).map(([value, words]) => ({ value, label: words[language] }))} />
          <UnitFilter value={filters.unit} onChange={(unit) => setFilter('unit', unit)} />
        </>} />
      {params === null ? null : <FindingDrawer id={decodeURIComponent(params.id)} close={() => open(null)} />}
    </>
  );
}

/** Findings about running numbers have the numbers alone as their detail. */
function useWhat(): (detail: string) => string {
  const t = useWords();
  const said = useSaid();
  return (detail) => (/^[\d, -]+$/.test(detail) ? t(`编号 ${detail}`, `numbers ${detail}`) : said(detail));
}

function FindingDrawer({ id, close }: { readonly id: string; close(): void }) {
  const t = useWords();
  const cited = useArticle();
  const what = useWhat();
  const me = useMe();
  const language = useLanguage();
  const query = useQuery({ queryKey: ['findings', 'one', id], queryFn: () => got(api.GET('/api/v1/findings/{id}', { params: { path: { id } } })) });
  const [action, setAction] = useState<'duty' | 'close' | null>(null);
  const one = query.data;
  const may = has(me, ...SETTLE) && one?.closed === null;
  const subject = one?.subject.startsWith('recorder:') === true ? one.subject.slice('recorder:'.length) : null;
  return (
    <Drawer open onClose={close} size={480} title={one === undefined ? '' : FINDINGS[one.kind]?.[language] ?? one.kind} extra={may ? <div style={{ display: 'flex', gap: 8 }}><Button size="small" onClick={() => setAction('duty')}>{t('限期整改', 'Assign')}</Button><Button size="small" type="primary" onClick={() => setAction('close')}>{t('办结', 'Close')}</Button></div> : null}>
      <Loaded query={query} rows={6}>{(finding) => (
        <dl className="pairs">
          <div><dt>{t('说明', 'What')}</dt><dd>{what(finding.detail)}</dd></div>
          <div><dt>{t('条款', 'Article')}</dt><dd>{cited(finding.article)}</dd></div>
          <div><dt>{t('对象', 'About')}</dt><dd>{subject === null ? <About finding={finding} /> : <Link href={`/recorders/${encodeURIComponent(subject)}`}><About finding={finding} /></Link>}</dd></div>
          <div><dt>{t('单位', 'Unit')}</dt><dd>{finding.unit ?? '—'}</dd></div>
          <div><dt>{t('发现', 'Found')}</dt><dd><Time at={finding.opened} /></dd></div>
          <div><dt>{t('责任人', 'Responsible')}</dt><dd>{finding.responsible === null ? t('未指定', 'nobody yet') : <>{finding.responsibleName ?? ''} <Mono>{finding.responsible}</Mono></>}</dd></div>
          <div><dt>{t('期限', 'By')}</dt><dd>{finding.deadline ?? '—'} {finding.overdue ? <State tone="bad">{t('逾期', 'overdue')}</State> : null}</dd></div>
          <div><dt>{t('办结', 'Closed')}</dt><dd>{finding.closed === null ? '—' : <><Time at={finding.closed} /> {finding.outcome}</>}</dd></div>
        </dl>
      )}</Loaded>
      {one === undefined || action === null ? null : action === 'duty' ? (
        <FormDialog<{ responsible: string; deadline: string }> title={t('限期整改', 'Who puts it right, by when')} name={`finding.duty.${id}`} okText={t('指定', 'Assign')} close={() => setAction(null)} reloads={['findings', 'inbox']}
          initial={given({ responsible: one.responsible ?? undefined, deadline: one.deadline ?? undefined })}
          version={one.version} send={(body, headers) => got(api.PUT('/api/v1/findings/{id}/duty', { params: { path: { id } }, headers, body }))}>
          <DutyFields />
        </FormDialog>
      ) : (
        <FormDialog<{ outcome: string }> title={t('办结', 'Close the finding')} name={`finding.close.${id}`} okText={t('办结', 'Close')} close={() => setAction(null)} reloads={['findings', 'inbox']}
          version={one.version} send={(body, headers) => got(api.POST('/api/v1/findings/{id}/close', { params: { path: { id } }, headers, body }))}>
          <Form.Item name="outcome" label={t('处理结果', 'Outcome')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input.TextArea rows={3} maxLength={200} showCount /></Form.Item>
        </FormDialog>
      )}
    </Drawer>
  );
}
