/** The custody chain of a clip, a recorder, a person; and the log as a whole. A page to be printed. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Input, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { api, got } from '../../api/client.ts';
import { useTime } from '../shell/format.ts';
import { EVENT_WORDS } from '../shell/event-words.ts';
import { PageHead } from '../shell/page-head.tsx';
import { Failed } from '../shell/problem.tsx';
import { useMe } from '../shell/session.tsx';
import { useLanguage, useWords } from '../shell/words.ts';

/** Ids of clips are long; the page of the clip has it whole. */
const short = (subject: string) => (subject.startsWith('clip:') ? `${subject.slice(0, 15)}…` : subject);

interface Entry { seq: number; kind: string; at: string; actor: string; facts: unknown; subjects: string[] }

export default function Custody() {
  const t = useWords();
  const time = useTime();
  const me = useMe();
  const language = useLanguage();
  const subject = new URLSearchParams(useSearch()).get('subject') ?? '';
  const [, go] = useLocation();
  const [shown, setShown] = useState<Entry | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['custody', subject], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return subject === '' ? got(api.GET('/api/v1/custody/entries', { params: { query } })) : got(api.GET('/api/v1/custody/chain', { params: { query: { ...query, subject } } }));
    },
  });
  const rows = (list.data?.pages ?? []).flatMap((page) => page.items as Entry[]);
  const checkpoint = useQuery({ queryKey: ['health'], queryFn: () => got(api.GET('/api/v1/health')), enabled: me.roles.some((role) => role === 'recorder-manager') });
  const look = (text: string) => go(text.trim() === '' ? '/custody' : `/custody?subject=${encodeURIComponent(text.trim())}`);
  return (
    <>
      <PageHead title={subject === '' ? t('保管链', 'Custody log') : t(`保管链：${subject}`, `Custody chain: ${subject}`)}>
        <Input.Search data-search key={subject} defaultValue={subject} allowClear placeholder={t('clip:… recorder:… officer:…', 'clip:… recorder:… officer:…')} aria-label={t('对象', 'Subject')} onSearch={look} style={{ width: 300 }} />
        <Button onClick={() => window.print()}>{t('打印', 'Print')}</Button>
      </PageHead>
      {list.error === null ? null : <Failed error={list.error} />}
      {subject !== '' && rows.length === 0 && list.isSuccess ? <Alert type="info" showIcon title={t('没有关于它的记录，请核对写法，例如 recorder:ZFY-0001', 'Nothing is recorded about it; check how it is written, for example recorder:ZFY-0001')} /> : null}
      <Table<Entry> size="small" rowKey="seq" loading={list.isPending ? { delay: 300 } : false} dataSource={rows} pagination={false} scroll={{ x: 760 }} onRow={(entry) => ({ onClick: () => setShown(entry), onKeyDown: (event) => { if (event.key === 'Enter') setShown(entry); }, style: { cursor: 'pointer' } })} columns={[
        { title: t('序号', 'No.'), dataIndex: 'seq', width: 80 },
        { title: t('时间', 'Time'), render: (_, one) => time(one.at, true), width: 170 },
        { title: t('事件', 'Event'), render: (_, one) => EVENT_WORDS[one.kind]?.[language] ?? one.kind, width: 170 },
        { title: t('操作者', 'By'), dataIndex: 'actor', width: 150 },
        { title: t('对象', 'About'), render: (_, one) => one.subjects.filter((about) => about !== subject).slice(0, 4).map((about) => <Tag key={about} className="mono" style={{ cursor: 'pointer' }} onClick={(event) => { event.stopPropagation(); look(about); }}>{short(about)}</Tag>) },
      ]} />
      {list.hasNextPage ? <Button className="no-print" style={{ marginTop: 8 }} onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{t('更多', 'More')}</Button> : null}
      {checkpoint.data === undefined ? null : <p className="mono">{t('检查点', 'Checkpoint')} {checkpoint.data.checkpoint.size} {checkpoint.data.checkpoint.root}<br />{checkpoint.data.vkey}</p>}
      <Drawer open={shown !== null} onClose={() => setShown(null)} title={shown === null ? '' : `${shown.seq} · ${EVENT_WORDS[shown.kind]?.[language] ?? shown.kind}`} size={520}>
        {shown === null ? null : <><Typography.Paragraph><pre className="mono" style={{ whiteSpace: 'pre-wrap' }}>{JSON.stringify(shown.facts, null, 2)}</pre></Typography.Paragraph><Proof seq={shown.seq} /></>}
      </Drawer>
    </>
  );
}

function Proof({ seq }: { readonly seq: number }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ['proof', seq], queryFn: () => got(api.GET('/api/v1/custody/proof/{seq}', { params: { path: { seq } } })) });
  if (data === undefined) return null;
  return <><p>{t('任何人都可凭以下证明，离线验证这一条从未被改动。', 'With this anybody can verify offline that the entry was never changed.')}</p><Typography.Paragraph copyable={{ text: data.proof }}><pre className="mono" style={{ whiteSpace: 'pre-wrap' }}>{data.proof}</pre></Typography.Paragraph></>;
}
