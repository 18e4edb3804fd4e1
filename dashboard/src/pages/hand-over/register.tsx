/** The register of hand-overs: what is offered, what was received (Art. 19(3)). */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Flex, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { api, got, ifMatch } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.gen.ts';
import { ChainLink } from '../../parts/chain-link.tsx';
import { given, part, useFilters } from '../../parts/filters.ts';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pages.ts';
import { Due, durationText, Mono, State, Time, useDueText } from '../../parts/show.tsx';
import type { Tone } from '../../parts/tone.ts';
import { SignatureDialog } from '../../parts/signature-dialog.tsx';
import { bytesText, useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { useProblem } from '../../shell/problem.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';

export type HandOver = paths['/api/v1/hand-overs']['get']['responses'][200]['content']['application/json']['items'][number];
const STATES: Readonly<Record<HandOver['state'], { readonly zh: string; readonly en: string; readonly tone: Tone }>> = {
  offered: { zh: '待接收', en: 'offered', tone: 'busy' }, received: { zh: '已登记', en: 'in the register', tone: 'good' }, returned: { zh: '已退回', en: 'returned', tone: 'warn' }, withdrawn: { zh: '已撤回', en: 'withdrawn', tone: 'plain' },
};

export default function Register() {
  const t = useWords();
  return <><PageHead title={t('移交登记', 'Register of hand-overs')} /><HandOverList /></>;
}

export function HandOverList() {
  const t = useWords();
  const time = useTime();
  const dueText = useDueText();
  const language = useLanguage();
  const me = useMe();
  const [path, go] = useLocation();
  const base = path.split('/')[1]!;
  const [, params] = useRoute(`/${base}/:id`);
  const [filters, setFilter] = useFilters(['state']);
  const keeper = has(me, 'recorder-manager');
  const state = (filters.state ?? (keeper ? 'offered' : 'all')) as HandOver['state'] | 'all';
  const query = given({ state: state === 'all' ? undefined : state });
  const pages = usePages<HandOver>(['hand-overs', query], (cursor, limit) => got(api.GET('/api/v1/hand-overs', { params: { query: { ...query, ...part(cursor, limit) } } })));
  const columns: readonly Column<HandOver>[] = [
    { key: 'number', title: t('登记号', 'No.'), width: 90, shown: (one) => one.number ?? '—', text: (one) => String(one.number ?? '') },
    { key: 'officer', title: t('移交人', 'From'), width: 120, shown: (one) => one.officerName ?? one.officer, text: (one) => one.officerName ?? one.officer },
    { key: 'unit', title: t('单位', 'Unit'), width: 130, shown: (one) => one.unit, text: (one) => one.unit },
    { key: 'clips', title: t('片段', 'Clips'), width: 70, align: 'right', shown: (one) => one.clips, text: (one) => String(one.clips) },
    { key: 'offered', title: t('移交时间', 'Offered'), width: 150, shown: (one) => <Time at={one.offered} />, text: (one) => time(one.offered) },
    { key: 'due', title: t('期限', 'Due'), width: 230, shown: (one) => <Due {...one} />, text: dueText },
    { key: 'state', title: t('状态', 'State'), width: 110, shown: (one) => <State tone={STATES[one.state].tone}>{STATES[one.state][language]}</State>, text: (one) => STATES[one.state][language] },
    { key: 'settled', title: t('办结', 'Settled'), width: 150, shown: (one) => <Time at={one.settled} />, text: (one) => time(one.settled) },
  ];
  return (
    <>
      <ListTable<HandOver> name="hand-overs" pages={pages} rowKey={(one) => one.handOver} columns={columns} open={(one) => go(`/${base}/${one.handOver}${location.search}`)} empty={state === 'offered' ? t('没有待接收的移交', 'Nothing waits to be received') : t('没有移交记录', 'No hand-overs')}
        filters={<Segmented aria-label={t('状态', 'State')} value={state} onChange={(value) => setFilter('state', String(value))} options={[...(['offered', 'received', 'returned'] as const).map((one) => ({ value: one, label: STATES[one][language] })), { value: 'all', label: t('全部', 'All') }]} />} />
      {params?.id === undefined ? null : <HandOverDrawer id={params.id} close={() => go(`/${base}${location.search}`)} />}
    </>
  );
}

function HandOverDrawer({ id, close }: { readonly id: string; close(): void }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const problem = useProblem();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const { message } = App.useApp();
  const [signing, setSigning] = useState<{ readonly text: string; readonly textHash: string } | null>(null);
  const [returning, setReturning] = useState(false);
  const query = useQuery({ queryKey: ['hand-overs', 'one', id], queryFn: () => got(api.GET('/api/v1/hand-overs/{id}', { params: { path: { id } } })) });
  const row = query.data?.handOver;
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: ['hand-overs'] });
    await queries.invalidateQueries({ queryKey: ['clips'] });
  };
  const tried = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work();
      void message.success(said);
      await reload();
    } catch (error) {
      problem(error);
    }
  };
  return (
    <Drawer open onClose={close} size={720} title={row === undefined ? '' : `${row.officerName ?? row.officer} · ${t(`${row.clips} 个片段`, `${row.clips} clips`)}`} extra={row === undefined ? null : (
      <Flex gap={8} wrap>
        {row.state === 'offered' && has(me, 'recorder-manager') && row.officer !== me.officer ? <><Button onClick={() => setReturning(true)}>{t('退回', 'Return')}</Button><Button type="primary" onClick={() => void got(api.GET('/api/v1/hand-overs/{id}/receipt', { params: { path: { id } } })).then(setSigning, problem)}>{t('签名接收', 'Sign and receive')}</Button></> : null}
        {row.state === 'offered' && row.officer === me.officer ? <Button onClick={() => void tried(() => got(api.DELETE('/api/v1/hand-overs/{id}', { params: { path: { id } }, headers: ifMatch(row.version) })), t('已撤回', 'Withdrawn'))}>{t('撤回', 'Withdraw')}</Button> : null}
        <Button onClick={() => go(`/register-entry/${id}`)}>{t('登记页', 'Entry to print')}</Button>
      </Flex>
    )}>
      <Loaded query={query} rows={10}>{({ handOver, clips }) => (
        <>
          <dl className="pairs">
            <div><dt>{t('状态', 'State')}</dt><dd><State tone={STATES[handOver.state].tone}>{STATES[handOver.state][language]}</State> {handOver.reason}</dd></div>
            <div><dt>{t('期限', 'Due')}</dt><dd><Due {...handOver} /> <Mono>{handOver.calendar}</Mono></dd></div>
          </dl>
          {clips.map((one) => (
            <div key={one.clip} style={{ padding: '6px 0', borderTop: '1px solid rgba(128,128,128,.25)' }}>
              <div><Time at={one.time} seconds /> · {one.durationMs === null ? one.kind : durationText(one.durationMs / 1_000)} · {bytesText(one.size)} · <Mono>{one.recorder}</Mono> {t('编号', 'No.')} {one.number ?? '—'} · {one.cause}</div>
              <div><Mono>{one.path ?? one.originalName}</Mono></div><div><Mono>{one.sha256}</Mono></div>
            </div>
          ))}
          <ChainLink subject={`hand-over:${id}`} own={handOver.officer === me.officer} />
        </>
      )}</Loaded>
      {returning && row !== undefined ? (
        <FormDialog<{ reason: string }> title={t('退回这份移交', 'Return this hand-over')} name={`hand-over.return.${id}`} okText={t('退回', 'Return')} danger close={() => setReturning(false)} reloads={['hand-overs', 'clips', 'inbox']} version={row.version}
          send={({ reason }, headers) => got(api.POST('/api/v1/hand-overs/{id}/return', { params: { path: { id } }, headers, body: { reason } }))} done={() => void message.success(t('已退回，移交人会在待办中看到', 'Returned; who handed it over sees it in the inbox'))}>
          <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, whitespace: true, message: t('请写明缺什么、哪里不对', 'say what is missing or wrong') }]}><Input.TextArea rows={3} maxLength={200} /></Form.Item>
        </FormDialog>
      ) : null}
      {signing === null || row === undefined ? null : <SignatureDialog title={t('签名接收', 'Sign and receive')} okText={t('接收', 'Receive')} text={signing.text} close={() => setSigning(null)} sign={async (signature) => {
        await got(api.POST('/api/v1/hand-overs/{id}/receive', { params: { path: { id } }, headers: ifMatch(row.version), body: { signature, textHash: signing.textHash } }));
        setSigning(null);
        void message.success(t('已接收登记', 'Received and registered'));
        await reload();
      }} />}
    </Drawer>
  );
}
