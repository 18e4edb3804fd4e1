/** The desk of alarms: what rings, what is open, where it is, and what was done about it. */
import { SoundOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useLocation, useRoute } from 'wouter';
import { api, got } from '../../../api/client.ts';
import { SEVERITY, useRinging, useStationNow } from '../../parts/alarm-data.ts';
import { AlarmSound } from '../../parts/alarm-sound.ts';
import '../../parts/alarms.css';
import type { Alarm } from '../../parts/api-types.ts';
import { given, part, useFilters } from '../../parts/filters.ts';
import { Outline, Trouble } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pages.ts';
import { PlaceMap, type MapPoint } from '../../parts/map/place-map.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { AlarmCard } from './alarm-card.tsx';

type State = 'ringing' | 'open' | 'all';
const NO_TRACK: readonly never[] = [];

export default function Alarms() {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const [, go] = useLocation();
  const [, params] = useRoute('/alarms/:group');
  const chosen = params === null ? null : params.group ?? null;
  const [filters, setFilter] = useFilters(['state', 'severity']);
  const state = (filters.state ?? 'open') as State;
  const query = { state, ...given({ severity: filters.severity as Alarm['severity'] | undefined }) };
  const pages = usePages<Alarm>(['alarms', 'list', query], (cursor, limit) => got(api.GET('/api/v1/alarms', { params: { query: { ...query, ...part(cursor, limit) } } })));
  const ringing = useRinging();
  const now = useStationNow(ringing.data?.skewMs ?? 0, pages.rows.some((one) => one.ringing !== null));
  const one = useQuery({ queryKey: ['alarms', 'one', chosen], enabled: chosen !== null, queryFn: () => got(api.GET('/api/v1/alarms/{id}', { params: { path: { id: chosen! } } })) });
  const open = (group: string | null) => go(`/alarms${group === null ? '' : `/${group}`}${location.search}`);
  // A link may lead to one that the list does not show.
  const linked = chosen !== null && one.data !== undefined && !pages.rows.some(({ group }) => group === chosen) ? one.data.alarm : null;
  // What rings is asked for again and again: whether there is a picture changes without an entry of the log.
  const fresh = (row: Alarm) => ringing.data?.items.find(({ group, version }) => group === row.group && version === row.version) ?? row;
  const rows = (linked === null ? pages.rows : [linked, ...pages.rows]).map(fresh);
  const points = useMemo<readonly MapPoint[]>(() => rows.flatMap((row) => (row.place === null || (row.closed !== null && row.group !== chosen) ? [] : [{
    id: row.group, latitude: row.place.latitude, longitude: row.place.longitude, label: `${row[language]} ${row.officerName ?? row.recorder ?? ''}`, look: row.severity,
  }])), [rows, chosen, language]);
  const seesPlaces = has(me, 'duty-desk', 'unit-head');
  return (
    <>
      <PageHead title={t('报警', 'Alarms')}><TrySound /></PageHead>
      <div className={seesPlaces ? 'alarm-desk' : ''}>
        <section aria-label={t('报警清单', 'List of alarms')}>
          <div className="list-bar no-print">
            <div className="list-filters" role="search" data-search>
              <Segmented aria-label={t('显示', 'Show')} value={state} onChange={(value) => setFilter('state', value === 'open' ? undefined : String(value))} options={[{ value: 'ringing', label: t('待确认', 'Ringing') }, { value: 'open', label: t('未办结', 'Open') }, { value: 'all', label: t('全部', 'All') }]} />
              <Select allowClear aria-label={t('级别', 'Severity')} placeholder={t('全部级别', 'All severities')} {...(filters.severity === undefined ? {} : { value: filters.severity })} onChange={(value?: string) => setFilter('severity', value)} style={{ minWidth: 130 }} options={Object.entries(SEVERITY).map(([value, words]) => ({ value, label: words[language] }))} />
            </div>
          </div>
          {pages.error === null ? null : <Trouble error={pages.error} again={pages.again} />}
          {pages.loading && pages.error === null ? <Outline rows={8} /> : rows.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={state === 'all' ? t('没有报警记录', 'No alarms') : t('没有需要处理的报警', 'No alarm waits')} /> : (
            <ul className="alarm-list">
              {rows.map((row) => <AlarmCard key={row.group} alarm={row} now={now} details={row.group === chosen ? one : null} toggle={() => open(row.group === chosen ? null : row.group)} />)}
            </ul>
          )}
          {pages.more ? <Button block style={{ marginTop: 8 }} loading={pages.loadingMore ? { delay: 300 } : false} onClick={pages.loadMore}>{t('更多', 'More')}</Button> : null}
          {chosen !== null && one.error !== null && one.data === undefined ? <Trouble error={one.error} again={() => void one.refetch()} /> : null}
        </section>
        {seesPlaces ? (
          <aside className="alarm-side" aria-label={t('位置', 'Places')}>
            <PlaceMap points={points} track={one.data?.track ?? NO_TRACK} chosen={chosen} choose={(group) => open(group)} />
          </aside>
        ) : <Alert style={{ marginTop: 12 }} type="info" showIcon title={t('执法人员的位置只对值班台和本单位负责人显示', 'Places of officers are shown to the duty desk and the head of the unit alone')} />}
      </div>
    </>
  );
}

/** Whoever sits down at the desk hears whether he would hear. */
function TrySound() {
  const t = useWords();
  const listen = () => {
    const sound = new AlarmSound(() => undefined);
    void sound.unlock();
    window.setTimeout(() => sound.close(), 2_000);
  };
  return <Button icon={<SoundOutlined />} onClick={listen}>{t('试听铃声', 'Try the sound')}</Button>;
}
