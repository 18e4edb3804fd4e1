/** The custody chain of a clip, a recorder, a person; and the log as a whole. A page to be printed. */
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, Typography } from 'antd';
import { Fragment, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { api, got } from '../../api/client.ts';
import { part } from '../parts/filters.ts';
import { ListTable } from '../parts/list-table.tsx';
import { usePages, type Part } from '../parts/pages.ts';
import { Mono, Time } from '../parts/show.tsx';
import { useTime } from '../shell/format.ts';
import { eventWords } from '../shell/event-words.ts';
import { PageHead } from '../shell/page-head.tsx';
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
  const [path, go] = useLocation();
  // Who may not read the whole log is shown what it has about him, or about something of his own.
  const own = path === '/chain';
  const subject = new URLSearchParams(useSearch()).get('subject') ?? (own ? `officer:${me.officer}` : '');
  const [shown, setShown] = useState<Entry | null>(null);
  const pages = usePages<Entry>(['custody', subject], (cursor, limit) => (subject === '' ? got(api.GET('/api/v1/custody/entries', { params: { query: part(cursor, limit) } })) : got(api.GET('/api/v1/custody/chain', { params: { query: { ...part(cursor, limit), subject } } }))) as Promise<Part<Entry>>, 100);
  const checkpoint = useQuery({ queryKey: ['health'], queryFn: () => got(api.GET('/api/v1/health')), enabled: me.roles.some((role) => role === 'recorder-manager') });
  const event = (one: Entry) => eventWords(one.kind)[language];
  const look = (text: string) => go(text.trim() === '' ? '/custody' : `/custody?subject=${encodeURIComponent(text.trim())}`);
  return (
    <>
      <PageHead title={subject === '' ? t('保管链', 'Custody log') : t(`保管链：${subject}`, `Custody chain: ${subject}`)}>
        {own ? null : <Input.Search data-search key={subject} defaultValue={subject} allowClear placeholder={t('clip:… recorder:… officer:…', 'clip:… recorder:… officer:…')} aria-label={t('对象', 'Subject')} onSearch={look} style={{ width: 300 }} />}
        <Button onClick={() => window.print()}>{t('打印', 'Print')}</Button>
      </PageHead>
      <ListTable<Entry> name="custody" pages={pages} rowKey={(one) => String(one.seq)} open={setShown} empty={subject === '' ? t('还没有记录', 'Nothing yet') : t('没有关于它的记录，请核对写法，例如 recorder:ZFY-0001', 'Nothing is recorded about it; check how it is written, for example recorder:ZFY-0001')} columns={[
        { key: 'seq', title: t('序号', 'No.'), width: 80, shown: (one) => one.seq, text: (one) => String(one.seq) },
        { key: 'time', title: t('时间', 'Time'), width: 170, shown: (one) => <Time at={one.at} seconds />, text: (one) => time(one.at, true) },
        { key: 'event', title: t('事件', 'Event'), width: 170, shown: event, text: event },
        { key: 'actor', title: t('操作者', 'By'), width: 150, shown: (one) => <Mono>{one.actor}</Mono>, text: (one) => one.actor },
        { key: 'about', title: t('对象', 'About'), width: 260, text: (one) => one.subjects.join(' '), shown: (one) => one.subjects.slice(0, 4).map((about) => own ? <Fragment key={about}><Mono>{short(about)}</Mono> </Fragment> : <Link key={about} href={`/custody?subject=${encodeURIComponent(about)}`} style={{ marginInlineEnd: 8 }}><Mono>{short(about)}</Mono></Link>) },
      ]} />
      {checkpoint.data === undefined ? null : <p className="mono">{t('检查点', 'Checkpoint')} {checkpoint.data.checkpoint.size} {checkpoint.data.checkpoint.root}<br />{checkpoint.data.vkey}</p>}
      <Drawer open={shown !== null} onClose={() => setShown(null)} title={shown === null ? '' : `${shown.seq} · ${eventWords(shown.kind)[language]}`} size={520}>
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
