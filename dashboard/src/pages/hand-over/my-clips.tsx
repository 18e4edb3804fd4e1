/** The officer's desk: what waits for hand-over, what is missing, and the signature (Art. 19(3)). */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Checkbox, Empty, Flex } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { api, got, gotWithVersion } from '../../../api/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Due, durationText, Mono, State, Time } from '../../parts/show.tsx';
import { SignatureDialog } from '../../parts/signature-dialog.tsx';
import { bytesText, useInBrackets } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { BindDialog, type ChosenClips } from '../clips/clip-bulk.tsx';
import { HandOverList } from './register.tsx';

export default function MyClips() {
  const t = useWords();
  const inBrackets = useInBrackets();
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [signing, setSigning] = useState(false);
  const [binding, setBinding] = useState<ChosenClips | null>(null);
  // Of the log as it was before the clips were read: binding must not pass over what somebody did since.
  const version = useRef('');
  const query = useQuery({ queryKey: ['clips', 'mine'], queryFn: async () => {
    version.current = (await gotWithVersion(api.GET('/api/v1/clips', { params: { query: { limit: 1 } } }))).version;
    return got(api.POST('/api/v1/hand-overs/prepare', { body: {} }));
  } });
  const all = query.data?.clips ?? [];
  const chosen = useMemo(() => all.filter((one) => !left.has(one.clip)), [all, left]);
  const ids = chosen.map((one) => one.clip);
  // What has no activity yet is meant first; clips that have one are bound anew only where nothing else is chosen.
  const unbound = chosen.filter((one) => one.activity === null);
  const toBind = unbound.length > 0 ? unbound : chosen;
  const wish = useQuery({ queryKey: ['clips', 'wish', ids.join()], queryFn: () => got(api.POST('/api/v1/hand-overs/prepare', { body: { clips: ids } })), enabled: left.size > 0 && ids.length > 0 });
  const prepared = left.size === 0 ? query.data : wish.data;
  const groups = useMemo(() => Object.entries(Object.groupBy(all, (one) => one.activity ?? '')), [all]);
  const toggle = (clips: readonly string[], on: boolean) => setLeft((before) => {
    const next = new Set(before);
    for (const clip of clips) if (on) next.delete(clip); else next.add(clip);
    return next;
  });
  const reload = async () => {
    setLeft(new Set());
    await queries.invalidateQueries({ queryKey: ['clips'] });
    await queries.invalidateQueries({ queryKey: ['hand-overs'] });
  };
  return (
    <>
      <PageHead title={t('我的记录与移交', 'My clips and hand-over')}>
        <Button disabled={ids.length === 0} onClick={() => setBinding({ clips: toBind, version: version.current })}>{t(`归入执法活动（${toBind.length}）`, `Bind to an activity (${toBind.length})`)}</Button>
        <Button type="primary" disabled={prepared?.ready !== true || ids.length === 0} onClick={() => setSigning(true)}>{t(`签名移交 ${ids.length} 个`, `Sign and hand over ${ids.length}`)}</Button>
      </PageHead>
      <Loaded query={query} rows={10}>{() => (
        <Flex vertical gap={12}>
          {all.length === 0 ? <Card><Empty description={t('没有待移交的记录', 'Nothing waits for hand-over')} /></Card> : (
            <Card size="small" title={t('移交前还缺什么', 'What is missing before hand-over')} extra={prepared === undefined ? null : <>{t('期限', 'Due')} <Due {...prepared} /></>}>
              {prepared === undefined ? null : prepared.missing.length === 0 ? <State tone="good">{t('齐全，可以移交', 'Nothing; it can be handed over')}</State>
                : <Flex vertical gap={4}>{prepared.missing.map((one) => <span key={`${one.kind}${one.subject ?? ''}`}><State tone={one.blocks ? 'bad' : 'warn'}>{one[language]}</State>{inBrackets(one.article)}</span>)}</Flex>}
            </Card>
          )}
          {groups.map(([activity, clips]) => {
            const row = query.data!.activities.find((one) => one.activity === activity);
            const mine = clips!.map((one) => one.clip);
            const on = mine.filter((clip) => !left.has(clip)).length;
            return (
              <Card key={activity} size="small" title={<Checkbox checked={on === mine.length} indeterminate={on > 0 && on < mine.length} onChange={(event) => toggle(mine, event.target.checked)}>{row === undefined ? t('没有执法活动', 'No activity') : row.cause ?? t('案由未填', 'no cause')}</Checkbox>} extra={row === undefined ? null : <span>{row.caseNumber} {row.place} <Time at={row.from ?? row.plannedFrom} /> <Link href={`/play?activity=${encodeURIComponent(row.activity)}`}>{t('播放', 'Play')}</Link></span>}>
                <Flex vertical gap={2}>{clips!.map((one) => (
                  <label key={one.clip} data-row-key={one.clip} style={{ display: 'flex', gap: 10, flexWrap: 'wrap', alignItems: 'baseline', padding: '3px 0' }}>
                    <Checkbox checked={!left.has(one.clip)} onChange={(event) => toggle([one.clip], event.target.checked)} aria-label={one.originalName ?? one.clip} />
                    <Time at={one.time} seconds /> {one.timed ? null : <State tone="warn">{t('时钟不可信', 'clock not known')}</State>}
                    <span>{one.durationMs === null ? { photo: t('照片', 'photo'), audio: t('录音', 'sound'), video: t('录像', 'video'), other: t('文件', 'file') }[one.kind] : durationText(one.durationMs / 1_000)}</span>
                    <span>{bytesText(one.size)}</span><span>{t('编号', 'No.')} {one.number ?? '—'}</span><Mono>{one.recorder}</Mono><Mono>{one.originalName}</Mono>
                    {one.playable === 'no' ? <State tone="warn">{t('不能播放', 'not playable')}</State> : null}{one.important ? <State tone="busy">{t('重点', 'important')}</State> : null}
                    <Link href={`/play?clip=${encodeURIComponent(one.clip)}`}>{t('播放', 'Play')}</Link>
                  </label>
                ))}</Flex>
              </Card>
            );
          })}
          {query.data?.more === true ? <Alert type="info" showIcon title={t('还有更多，先移交这些', 'There are more; hand these over first')} /> : null}
          <h2 style={{ fontSize: 16, margin: '8px 0 0' }}>{t('我的移交单', 'My hand-overs')}</h2>
          <HandOverList />
        </Flex>
      )}</Loaded>
      {signing && prepared !== undefined ? <SignatureDialog title={t('签名移交', 'Sign and hand over')} okText={t('移交', 'Hand over')} text={prepared.text} close={() => setSigning(false)} sign={async (signature) => {
        await got(api.POST('/api/v1/hand-overs', { body: { clips: ids, signature, textHash: prepared.textHash } }));
        setSigning(false);
        void message.success(t('已移交，等待管理员接收；接收前可以撤回', 'Handed over; it can be withdrawn until it is received'));
        await reload();
      }} /> : null}
      {binding === null ? null : <BindDialog chosen={binding} close={() => setBinding(null)} done={() => void reload()} />}
    </>
  );
}
