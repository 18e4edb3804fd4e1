/** The custody chain of a clip, a recorder, a person; and the log as a whole. A page to be printed. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Space } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation, useSearch } from 'wouter';
import { api, got } from '../../../api/client.ts';
import { part } from '../../parts/filters.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { usePages, type Part } from '../../parts/pages.ts';
import { Time } from '../../parts/show.tsx';
import { useTime } from '../../shell/format.ts';
import { eventWords } from '../../shell/event-words.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { useProblem } from '../../shell/problem.tsx';
import { useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { EntryDrawer, Who } from './entry-drawer.tsx';
import { useFactTexts, type Entry } from './fact-text.ts';
import { ChainPaper } from './paper.tsx';

/** Things that one looks for, the commonest first. */
const LOOKED_FOR = ['recorder', 'clip', 'officer', 'dock', 'activity', 'hand-over', 'explanation', 'finding', 'account', 'roll-out'] as const;
/** Entries on paper: some hundred sheets. */
const MOST_PRINTED = 2_000;
const MOST_ABOUT = 3;

type Checkpoint = Awaited<ReturnType<typeof checkpoint>>;
const checkpoint = () => got(api.GET('/api/v1/custody/checkpoint'));

export default function Custody() {
  const t = useWords();
  const time = useTime();
  const me = useMe();
  const language = useLanguage();
  const texts = useFactTexts();
  const problem = useProblem();
  const [path, go] = useLocation();
  // Who may not read the whole log is shown what it has about him, or about something of his own.
  const own = path === '/chain';
  const subject = new URLSearchParams(useSearch()).get('subject') ?? (own ? `officer:${me.officer}` : '');
  const [shown, setShown] = useState<Entry | null>(null);
  const [fetching, setFetching] = useState(false);
  const [all, setAll] = useState<{ readonly entries: readonly Entry[]; readonly under: Checkpoint } | null>(null);
  const [printing, setPrinting] = useState(false);
  const pages = usePages<Entry>(['custody', subject], (cursor, limit) => (subject === '' ? got(api.GET('/api/v1/custody/entries', { params: { query: part(cursor, limit) } })) : got(api.GET('/api/v1/custody/chain', { params: { query: { ...part(cursor, limit), subject } } }))) as Promise<Part<Entry>>, 100);
  const rows = all?.entries ?? pages.rows;
  const newest = pages.rows[subject === '' ? 0 : pages.rows.length - 1]?.seq;
  // Asked for after the entries: they all stand under it.
  const under = useQuery({ queryKey: ['custody-checkpoint', newest], queryFn: checkpoint, enabled: newest !== undefined }).data;
  const event = (one: Entry) => eventWords(one.kind)[language];
  const names = pages.rows.find((one) => one.names[subject] !== undefined)?.names ?? {};
  const title = subject === '' ? t('保管链', 'Custody log') : t(`保管链：${texts.thing(subject, names)}`, `Custody chain: ${texts.thing(subject, names)}`);

  // Ctrl+P prints what is on the page; the button fetches the rest before.
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => { setPrinting(false); setAll(null); };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  const ready = useRef(false);
  useEffect(() => {
    if (!ready.current || all === null) return;
    ready.current = false;
    window.print();
  }, [all]);
  const print = async () => {
    setFetching(true);
    try {
      const found = await pages.all(MOST_PRINTED);
      const last = await checkpoint();
      ready.current = true;
      setAll({ entries: found, under: last });
    } catch (error) {
      problem(error);
    } finally {
      setFetching(false);
    }
  };

  return (
    <>
      <div className="no-print">
        <PageHead title={title}>
          {own ? null : <Find key={subject} subject={subject} look={(next) => go(next === '' ? '/custody' : `/custody?subject=${encodeURIComponent(next)}`)} />}
          <Button loading={fetching ? { delay: 300 } : false} disabled={pages.rows.length === 0} onClick={() => void print()}>{t('打印', 'Print')}</Button>
        </PageHead>
        <ListTable<Entry> name="custody" pages={pages} rowKey={(one) => String(one.seq)} open={setShown} openLabel={(one) => `${one.seq} ${event(one)}`} empty={subject === '' ? t('还没有记录', 'Nothing yet') : t('没有关于它的记录，请核对编号，例如记录仪 ZFY-0001', 'Nothing is recorded about it; check its id, for example recorder ZFY-0001')} columns={[
          { key: 'seq', title: t('序号', 'No.'), width: 70, shown: (one) => one.seq, text: (one) => String(one.seq) },
          { key: 'time', title: t('时间', 'Time'), width: 150, shown: (one) => <Time at={one.at} seconds />, text: (one) => time(one.at, true) },
          { key: 'event', title: t('事件', 'Event'), width: 130, shown: event, text: event },
          { key: 'actor', title: t('操作者', 'By'), width: 140, shown: (one) => <Who subject={one.actor} names={one.names} path={null} />, text: (one) => texts.thing(one.actor, one.names) },
          { key: 'about', title: t('对象', 'About'), width: 210, text: (one) => one.subjects.map((about) => texts.thing(about, one.names)).join(' '), shown: (one) => <>
            {one.subjects.slice(0, MOST_ABOUT).map((about) => <Fragment key={about}><span className="quiet">{texts.kindOfThing(about)}</span> <Who subject={about} names={one.names} path={own ? null : '/custody'} /><br /></Fragment>)}
            {one.subjects.length > MOST_ABOUT ? <span className="quiet">{t(`共 ${one.subjects.length} 项`, `${one.subjects.length} in all`)}</span> : null}
          </> },
          { key: 'facts', title: t('内容', 'What'), width: 330, shown: texts.line, text: texts.line },
        ]} />
        {under === undefined ? null : <p className="mono">{t('检查点', 'Checkpoint')} {under.note.split('\n').slice(1, 3).join(' ')}<br />{under.vkey}</p>}
      </div>
      {printing ? <ChainPaper title={title} entries={rows} whole={all === null ? !pages.more : all.entries.length < MOST_PRINTED} note={(all?.under ?? under)?.note} /> : null}
      {shown === null ? null : <EntryDrawer entry={shown} path={own ? null : '/custody'} close={() => setShown(null)} />}
    </>
  );
}

/** What is looked for: its kind is chosen, its id is typed or scanned. A whole subject may be pasted, too. */
function Find({ subject, look }: { readonly subject: string; look(subject: string): void }) {
  const t = useWords();
  const texts = useFactTexts();
  const colon = subject.indexOf(':');
  const [kind, setKind] = useState(colon < 0 ? LOOKED_FOR[0] as string : subject.slice(0, colon));
  const find = (typed: string) => {
    const text = typed.trim();
    look(text === '' ? '' : LOOKED_FOR.some((one) => text.startsWith(`${one}:`)) ? text : `${kind}:${text}`);
  };
  return (
    <Space.Compact>
      <Select aria-label={t('对象种类', 'Kind of thing')} value={kind} onChange={setKind} popupMatchSelectWidth={false} style={{ width: 112 }} options={LOOKED_FOR.map((value) => ({ value, label: texts.kindOfThing(value) }))} />
      <Input.Search data-search defaultValue={subject.slice(colon + 1)} allowClear placeholder={t('编号', 'id')} aria-label={t('对象', 'Subject')} onSearch={find} style={{ width: 220 }} />
    </Space.Compact>
  );
}
