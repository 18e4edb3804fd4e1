/** The working calendar: what each day of a year is and by which notice; the notices by layer; when something is due; how the time is read. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useSearchParams } from 'wouter';
import { api, got, ifMatch } from '../../../api/client.ts';
import type { CalendarDay, NoticeLine } from '../../parts/api-types.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Loaded, Outline } from '../../parts/loaded.tsx';
import { whole } from '../../parts/pages.ts';
import { Mono, Named, State, Time } from '../../parts/show.tsx';
import type { Tone } from '../../parts/tone.ts';
import { useInBrackets } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords, type Words } from '../../shell/words.ts';
import { DueTester } from './due-tester.tsx';
import { NoticeForm } from './notice-form.tsx';
import { SettingsCard } from './settings-form.tsx';

const MONTHS = 12;
const STATES: Readonly<Record<NoticeLine['state'], Words & { readonly tone: Tone }>> = {
  shipped: { zh: '随程序提供', en: 'shipped', tone: 'good' }, entered: { zh: '已录入', en: 'entered', tone: 'good' }, withdrawn: { zh: '已撤回', en: 'withdrawn', tone: 'warn' }, missing: { zh: '缺失', en: 'missing', tone: 'bad' },
};

export default function CalendarPage() {
  const t = useWords();
  const inBrackets = useInBrackets();
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const query = useQuery({ queryKey: ['calendar', 'all'], queryFn: () => got(api.GET('/api/v1/calendar')) });
  const today = query.data?.today;
  const year = Number(search.get('year') ?? today?.slice(0, 4) ?? new Date().getFullYear());
  const to = (next: number) => setSearch({ year: String(next) }, { replace: true });
  return (
    <>
      <PageHead title={t(`${year} 年工作日历`, `Working calendar ${year}`)}>
        <Button onClick={() => to(year - 1)}>{t('上一年', 'Year before')}</Button>
        <Button onClick={() => to(year + 1)}>{t('下一年', 'Next year')}</Button>
        <Button onClick={() => window.print()}>{t('打印', 'Print')}</Button>
      </PageHead>
      <Loaded query={query} rows={4}>{(view) => <>
        {view.warnings.map((one) => <Alert key={`${one.code}${one.year}${one.festival ?? ''}`} type="warning" showIcon style={{ marginBottom: 8 }} title={<>{one[language]}{inBrackets(one.article)}</>} />)}
        <YearView year={year} today={view.today} />
        <Notices notices={view.notices} region={view.region} year={year} />
      </>}</Loaded>
      <div className="calendar-cards"><DueTester /><SettingsCard /></div>
    </>
  );
}

/** Days that a key goes. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const DAY_MS = 86_400_000;

function YearView({ year, today }: { readonly year: number; readonly today: string }) {
  const t = useWords();
  const months = useQueries({ queries: Array.from({ length: MONTHS }, (_, i) => {
    const month = `${year}-${String(i + 1).padStart(2, '0')}`;
    return { queryKey: ['calendar', 'month', month], queryFn: () => got(api.GET('/api/v1/calendar/months/{month}', { params: { path: { month } } })) };
  }) });
  const [day, setDay] = useState<CalendarDay | null>(null);
  // One stop of Tab for a whole year; from there the arrows go, by days and weeks.
  const [visited, setVisited] = useState(today);
  const stop = visited.startsWith(`${year}-`) ? visited : `${year}-01-01`;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const [from, days] = [(event.target as HTMLElement).dataset['day'], STEPS[event.key]];
    if (from === undefined || days === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-day="${new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10)}"]`)?.focus();
  };
  const kinds = useDayWords();
  return (
    <section aria-label={t('全年', 'the year')}>
      <p className="calendar-key">
        <span><i className="day day-working">1</i> {t('工作日', 'working day')}</span><span><i className="day day-off">1</i> {t('休息日', 'day off')}</span><span><i className="day day-off day-notice">1</i> {t('按通知放假', 'off by a notice')}</span>
        <span><i className="day day-working day-notice">1</i> {t('按通知上班', 'working by a notice')}</span><span><i className="day day-unknown">1</i> {t('未知（缺通知）', 'unknown: a notice is missing')}</span>
      </p>
      <div className="year" role="group" aria-label={t('各日，方向键逐日、逐周移动', 'days; the arrows go by days and weeks')} onKeyDown={walk} onFocus={({ target }) => { if (target.dataset['day'] !== undefined) setVisited(target.dataset['day']); }}>
        {months.map((month, i) => (
          <div key={i} className="month">
            <h2>{t(`${i + 1} 月`, new Date(Date.UTC(year, i, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' }))}</h2>
            {month.data === undefined ? <Outline rows={5} /> : (
              <div className="days">
                {t('一二三四五六日', 'MTWTFSS').split('').map((name, at) => <b key={at} aria-hidden="true">{name}</b>)}
                {month.data.days.map((one, at) => (
                  <button key={one.date} type="button" tabIndex={one.date === stop ? 0 : -1} className={`day day-${one.kind}${one.source.kind === 'notice' ? ' day-notice' : ''}${one.date === today ? ' day-today' : ''}`} style={at === 0 ? { gridColumnStart: weekday(one.date) } : {}}
                    aria-label={`${Number(one.date.slice(8))} · ${one.date} ${kinds(one)}`} data-day={one.date} title={`${one.date} ${kinds(one)}`} onClick={() => setDay(one)}>{Number(one.date.slice(8))}</button>
                ))}
              </div>
            )}
          </div>
        ))}
      </div>
      <Drawer open={day !== null} onClose={() => setDay(null)} size={420} title={day?.date}>{day === null ? null : <DayDetails day={day} />}</Drawer>
    </section>
  );
}

/** Monday is 1. */
function weekday(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

function useDayWords(): (day: CalendarDay) => string {
  const language = useLanguage();
  return (day) => day[language];
}

function DayDetails({ day }: { readonly day: CalendarDay }) {
  const t = useWords();
  const inBrackets = useInBrackets();
  const kinds = useDayWords();
  const { source, hours } = day;
  return (
    <dl className="pairs">
      <div><dt>{t('性质', 'Is')}</dt><dd>{kinds(day)}{inBrackets(day.article)}</dd></div>
      <div><dt>{t('依据', 'By')}</dt><dd>{source.title === undefined ? t('星期', 'the weekday') : <>{source.title} {source.number} <Mono>{source.layer} {source.year}</Mono></>}</dd></div>
      <div><dt>{t('办公时间', 'Office hours')}</dt><dd>{hours === null ? '—' : hours.hours.map(([opens, closes]) => `${opens}–${closes}`).join(t('、', ', '))}{hours === null || hours.notice !== null ? '' : t('（平时）', ' (as usual)')}</dd></div>
      {day.near === null ? null : <div><dt>{t('临近', 'Near')}</dt><dd>{day.near}</dd></div>}
    </dl>
  );
}

function Notices({ notices, region, year }: { readonly notices: readonly NoticeLine[]; readonly region: string | null; readonly year: number }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const enters = has(me, 'recorder-manager');
  const [entering, setEntering] = useState<{ readonly layer: string; readonly year: number } | null>(null);
  const [withdrawing, setWithdrawing] = useState<NoticeLine | null>(null);
  const layer = (one: string) => (one === 'CN' ? t('全国', 'the country') : t(`自治区（${one}）`, `region (${one})`));
  return (
    <section>
      <h2 className="part">{t('通知', 'Notices')} {enters ? <Button size="small" onClick={() => setEntering({ layer: region ?? 'CN', year })}>{t(`录入 ${year} 年通知`, `Enter one for ${year}`)}</Button> : null}</h2>
      <ListTable<NoticeLine> name="notices" pages={whole(notices, null, () => undefined)} rowKey={(one) => `${one.layer}/${one.year}`} empty={t('没有通知', 'No notices')} columns={[
        { key: 'year', title: t('年份', 'Year'), width: 80, shown: (one) => one.year, text: (one) => String(one.year) },
        { key: 'layer', title: t('层级', 'Layer'), width: 150, shown: (one) => layer(one.layer), text: (one) => one.layer },
        { key: 'state', title: t('状态', 'State'), width: 140, shown: (one) => <State tone={STATES[one.state].tone}>{STATES[one.state][language]}</State>, text: (one) => STATES[one.state][language] },
        { key: 'edition', title: t('版本', 'Edition'), width: 140, shown: (one) => <Mono>{one.edition ?? '—'}</Mono>, text: (one) => one.edition ?? '' },
        { key: 'at', title: t('录入', 'Entered'), width: 220, shown: (one) => <><Time at={one.at} /> {one.actor === null ? null : <Named name={one.actorName} id={one.actor} />}</> },
        ...(enters ? [{ key: 'actions', title: t('操作', 'Actions'), width: 190, shown: (one: NoticeLine) => <>
          <Button size="small" onClick={() => setEntering(one)}>{one.state === 'missing' || one.state === 'withdrawn' ? t('录入', 'Enter') : t('查看、更改', 'Look, change')}</Button>{' '}
          {one.state === 'entered' ? <Button size="small" type="text" onClick={() => setWithdrawing(one)}>{t('撤回', 'Withdraw')}</Button> : null}
        </> }] : []),
      ]} />
      {entering === null ? null : <NoticeForm key={`${entering.layer}/${entering.year}`} layer={entering.layer} year={entering.year} close={() => setEntering(null)} />}
      {withdrawing === null ? null : (
        <FormDialog<{ reason: string }> title={t(`撤回 ${withdrawing.year} 年${layer(withdrawing.layer)}通知`, `Withdraw the notice of ${layer(withdrawing.layer)} for ${withdrawing.year}`)} name={`calendar.withdraw.${withdrawing.layer}.${withdrawing.year}`} okText={t('撤回', 'Withdraw')} danger close={() => setWithdrawing(null)} reloads={['calendar', 'hand-overs', 'clips', 'inbox']}
          intro={t('随程序提供的通知（如有）重新生效；期限可能改变。', 'What the program ships counts again, if it ships one; due times may move.')}
          send={({ reason }) => got(api.DELETE('/api/v1/calendar/notices/{layer}/{year}', { params: { path: { layer: withdrawing.layer, year: withdrawing.year } }, headers: ifMatch(withdrawing.version), body: { reason } }))}>
          <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input maxLength={200} /></Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
