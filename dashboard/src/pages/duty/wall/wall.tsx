/** The wall of the duty desk: up to sixteen live pictures; with `?kiosk=1` a screen that shows them in turn and can change nothing. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Segmented, Select } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { api, got } from '../../../../api/client.ts';
import type { OnDuty } from '../../../parts/api-types.ts';
import { Trouble } from '../../../parts/loaded.tsx';
import { keepAwake } from '../../../shell/idle.ts';
import { PageHead } from '../../../shell/page-head.tsx';
import { has, useMe } from '../../../shell/session.tsx';
import { useWords } from '../../../shell/words.ts';
import { placed, SIZES, storedLayout, storeLayout, turned, type Size } from './layout.ts';
import { Tile } from './tile.tsx';
import './wall.css';

const EVERY_MS = 4_000;
const TURN_MS = 20_000;
const AWAKE_MS = 60_000;
/** Answers that the station's clock is read from: the quickest of these is nearest to the truth. */
const CLOCKS = 8;

export default function Wall() {
  const t = useWords();
  const me = useMe();
  const [search] = useSearchParams();
  const kiosk = search.get('kiosk') === '1';
  const [layout, setLayout] = useState(() => storedLayout(me.account));
  // A link may lead to one recorder: it gets a place, and fills the page.
  const asked = search.get('recorder');
  const [full, setFull] = useState<string | null>(asked);
  const [sound, setSound] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const before = useRef<readonly (string | null)[]>([]);
  const { now, read } = useStationClock();
  const query = useQuery({
    queryKey: ['live', 'wall'], refetchInterval: EVERY_MS,
    queryFn: async () => {
      const from = Date.now();
      const answer = await got(api.GET('/api/v1/live', { params: { query: {} } }));
      read(from, Date.now(), Date.parse(answer.at));
      return answer;
    },
  });
  // Whoever watches pictures touches no key: the wall keeps him signed in, twelve hours at most.
  useEffect(() => {
    keepAwake();
    const timer = window.setInterval(keepAwake, AWAKE_MS);
    return () => window.clearInterval(timer);
  }, []);
  useEffect(() => {
    if (!kiosk) return undefined;
    const timer = window.setInterval(() => setTurn((one) => one + 1), TURN_MS);
    return () => window.clearInterval(timer);
  }, [kiosk]);
  useEffect(() => {
    const small = (event: KeyboardEvent) => { if (event.key === 'Escape') setFull(null); };
    window.addEventListener('keydown', small);
    return () => window.removeEventListener('keydown', small);
  }, []);
  const choose = (next: typeof layout) => {
    setLayout(next);
    storeLayout(me.account, next);
  };
  const items = query.data?.items ?? [];
  const live = items.filter((one) => one.live.state !== 'none' && one.live.state !== 'failed').map((one) => one.recorder);
  const linked = items.filter((one) => one.recorder === asked).map((one) => one.recorder);
  const urgent = [...linked, ...items.filter((one) => one.live.ask?.why === 'sos').map((one) => one.recorder)];
  const places = kiosk ? turned(layout.size, live, turn, urgent) : placed(layout, before.current, [...new Set([...live, ...linked])], urgent);
  useEffect(() => { before.current = places; });
  const shown = (recorder: string) => items.find((one) => one.recorder === recorder);
  const pin = (at: number, recorder: string | null) => choose({ ...layout, pinned: Array.from({ length: 16 }, (_, place) => (place === at ? recorder : layout.pinned[place] === recorder ? null : layout.pinned[place] ?? null)) });
  const tile = (item: OnDuty) => (
    <Tile key={item.recorder} item={item} full={full === item.recorder} sound={sound === item.recorder} kiosk={kiosk} mayAsk={has(me, 'duty-desk')} now={now}
      onFull={() => setFull(full === item.recorder ? null : item.recorder)} onSound={() => setSound(sound === item.recorder ? null : item.recorder)} />
  );
  return (
    <div className={kiosk ? 'wall-kiosk' : undefined}>
      {kiosk ? <h1 className="wall-hidden">{t('视频墙', 'Wall')}</h1> : (
        <PageHead title={t('视频墙', 'Wall')}>
          <span>{t(`${live.length} 路画面`, `${live.length} pictures`)}</span>
          <Segmented<Size> aria-label={t('画面数', 'Places')} value={layout.size} options={SIZES.map((size) => ({ value: size, label: String(size) }))} onChange={(size) => choose({ ...layout, size })} />
          <Button href="/wall?kiosk=1" target="_blank">{t('大屏', 'Kiosk')}</Button>
        </PageHead>
      )}
      {query.error === null ? null : <Trouble error={query.error} again={() => void query.refetch()} />}
      {query.data?.engine === 'none' ? <Alert type="info" showIcon title={t('本站没有配置实时视频（media）', 'This station has no live video configured (media)')} /> : query.data?.engine === 'down' ? <Alert type="warning" showIcon role="status" title={t('媒体引擎正在重启，画面随后自动恢复', 'The media engine is being started again; the pictures come back by themselves')} /> : null}
      {query.data !== undefined && asked !== null && linked.length === 0 ? <Alert type="warning" showIcon role="status" title={t(`记录仪 ${asked} 不在勤，没有画面`, `recorder ${asked} is not on duty: there is no picture of it`)} /> : null}
      {query.data !== undefined && items.length === 0 ? <Empty description={t('没有在勤的记录仪', 'No recorder is on duty')} /> : (
        <div className="wall" style={{ '--wall': Math.sqrt(layout.size) } as React.CSSProperties}>
          {places.map((recorder, at) => {
            const item = recorder === null ? undefined : shown(recorder);
            if (item !== undefined) return tile(item);
            return kiosk ? <div key={`empty-${at}`} className="tile tile-empty" /> : <EmptyPlace key={`empty-${at}`} at={at} recorder={recorder} items={items.filter((one) => !places.includes(one.recorder))} pin={pin} />;
          })}
        </div>
      )}
      {kiosk || layout.pinned.every((one) => one == null) ? null : <p><Button size="small" onClick={() => choose({ ...layout, pinned: [] })}>{t('取消固定，按上线自动排列', 'Let pictures find their places by themselves')}</Button></p>}
    </div>
  );
}

function EmptyPlace({ at, recorder, items, pin }: { readonly at: number; readonly recorder: string | null; readonly items: readonly OnDuty[]; pin(at: number, recorder: string | null): void }) {
  const t = useWords();
  return (
    <section className="tile tile-empty" aria-label={t(`第 ${at + 1} 格`, `place ${at + 1}`)}>
      {recorder === null ? null : <span className="mono">{recorder}</span>}
      <Select<string> size="small" style={{ minWidth: 180 }} placeholder={t('选择记录仪', 'Choose a recorder')} aria-label={t(`第 ${at + 1} 格的记录仪`, `recorder of place ${at + 1}`)} value={null} showSearch={{ optionFilterProp: 'label' }}
        options={items.map((one) => ({ value: one.recorder, label: `${one.officer?.name ?? one.officer?.officer ?? ''} ${one.recorder}` }))} onChange={(chosen) => pin(at, chosen)} />
    </section>
  );
}

/** The station's wall clock, from what its answers say and how long they took. */
function useStationClock(): { now(): number; read(from: number, to: number, at: number): void } {
  const offsets = useRef<{ readonly took: number; readonly offset: number }[]>([]);
  const now = useCallback(() => {
    const best = offsets.current.reduce<{ readonly took: number; readonly offset: number } | undefined>((least, one) => (least === undefined || one.took < least.took ? one : least), undefined);
    return Date.now() + (best?.offset ?? 0);
  }, []);
  const read = useCallback((from: number, to: number, at: number) => {
    offsets.current.push({ took: to - from, offset: at - (from + to) / 2 });
    if (offsets.current.length > CLOCKS) offsets.current.shift();
  }, []);
  return useMemo(() => ({ now, read }), [now, read]);
}
