/** The room that is left, what comes in each day, and for how many days it lasts. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { api, got } from '../../../api/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { bytesText } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { useWords } from '../../shell/words.ts';

/** Fewer days than this are a warning, fewer than the second an error. */
const FEW_DAYS = 30;
const NO_DAYS = 7;
const HEIGHT = 120;
/** Room for so many days at least, so that one day is no wall. */
const SLOTS = 30;

export default function Storage() {
  const t = useWords();
  const query = useQuery({ queryKey: ['storage'], queryFn: () => got(api.GET('/api/v1/storage')) });
  return (
    <>
      <PageHead title={t('存储空间', 'Storage')} />
      <Loaded query={query} rows={8}>{(view) => {
        const used = view.totalBytes - view.freeBytes;
        const percent = view.totalBytes === 0 ? 0 : Math.round((used / view.totalBytes) * 100);
        const tone = view.daysLeft === null ? 'success' : view.daysLeft < NO_DAYS ? 'error' : view.daysLeft < FEW_DAYS ? 'warning' : 'success';
        return (
          <>
            <Alert showIcon type={tone} title={view.daysLeft === null ? t('按目前的增长，空间不会用完', 'At this pace the room does not run out') : t(`按目前的增长，约可再用 ${view.daysLeft} 天`, `At this pace it lasts for about ${view.daysLeft} days`)} />
            <dl className="pairs figures">
              <div><dt>{t('剩余', 'Free')}</dt><dd>{bytesText(view.freeBytes)}{t(`（其中 ${bytesText(view.headroomBytes)} 留作余量，不存片段）`, ` (${bytesText(view.headroomBytes)} of it is kept free of clips)`)}</dd></div>
              <div><dt>{t('总容量', 'Whole disk')}</dt><dd>{bytesText(view.totalBytes)} <Progress percent={percent} size="small" style={{ maxWidth: 280 }} status={tone === 'error' ? 'exception' : 'normal'} aria-label={t('已用', 'used')} /></dd></div>
              <div><dt>{t('片段', 'Clips')}</dt><dd>{view.clips} · {bytesText(view.clipBytes)}{view.apart > 0 ? t(` · 待查 ${view.apart}`, ` · ${view.apart} apart`) : ''}</dd></div>
              <div><dt>{t('日均增长', 'A day')}</dt><dd>{bytesText(view.bytesPerDay)}</dd></div>
            </dl>
            <h2 className="part">{t('每日入库', 'Stored each day')}</h2>
            <Days days={view.days} />
          </>
        );
      }}</Loaded>
    </>
  );
}

function Days({ days }: { readonly days: readonly { readonly day: string; readonly clips: number; readonly bytes: number }[] }) {
  const t = useWords();
  if (days.length === 0) return <p>{t('还没有入库的片段', 'Nothing is stored yet')}</p>;
  const most = Math.max(...days.map((one) => one.bytes), 1);
  const width = 100 / Math.max(SLOTS, days.length);
  return (
    <figure style={{ margin: 0, maxWidth: 900 }}>
      <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT} role="img" aria-label={t(`最近 ${days.length} 天每日入库容量`, `bytes stored on each of the last ${days.length} days`)}>
        {days.map((one, i) => {
          const height = Math.max(one.bytes > 0 ? 2 : 0, (one.bytes / most) * (HEIGHT - 4));
          return <rect key={one.day} x={i * width + width * 0.15} width={width * 0.7} y={HEIGHT - height} height={height} className="bar"><title>{`${one.day} · ${bytesText(one.bytes)} · ${one.clips}`}</title></rect>;
        })}
      </svg>
      <figcaption style={{ display: 'flex', justifyContent: 'space-between' }}><span>{days[0]!.day}</span><span>{t(`最多一天 ${bytesText(most)}`, `most in a day: ${bytesText(most)}`)}</span><span>{days.at(-1)!.day}</span></figcaption>
    </figure>
  );
}
