/** When would it be due? Day by day, with each reason: so that nobody has to believe the station. */
import { useQuery } from '@tanstack/react-query';
import { Card, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api, got } from '../../../api/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { State, Time } from '../../parts/show.tsx';
import { useLocal } from '../../parts/time-field.tsx';
import { useArticle } from '../../shell/format.ts';
import { useLanguage, useWords } from '../../shell/words.ts';

const LOCAL = 'YYYY-MM-DD HH:mm';

export function DueTester() {
  const t = useWords();
  const cited = useArticle();
  const language = useLanguage();
  const { iso, local } = useLocal();
  const [ended, setEnded] = useState(() => local(new Date().toISOString()));
  const [reading, setReading] = useState<'A' | 'B' | undefined>();
  const query = useQuery({ queryKey: ['calendar', 'due', ended, reading], queryFn: () => got(api.GET('/api/v1/calendar/due', { params: { query: { ended: iso(ended), ...(reading === undefined ? {} : { reading }) } } })), placeholderData: (before) => before });
  return (
    <Card size="small" title={t('试算移交期限', 'When is it due?')}>
      <div className="list-filters">
        <span>{t('活动结束于', 'An activity ended')}</span>
        <DatePicker aria-label={t('活动结束于', 'ended')} showTime={{ format: 'HH:mm' }} format={LOCAL} needConfirm={false} allowClear={false} value={dayjs(ended)} onChange={(day) => { if (day !== null) setEnded(day.format(LOCAL)); }} />
        <Select aria-label={t('算法', 'Reading')} allowClear placeholder={t('按设置的算法', 'as set')} {...(reading === undefined ? {} : { value: reading })} onChange={(value?: 'A' | 'B') => setReading(value)} options={[{ value: 'A', label: t('算法 A：次一工作日下班', 'A: closing of the next working day') }, { value: 'B', label: t('算法 B：满 24 个工作小时，休息日不计', 'B: 24 hours later, days off not counted') }]} style={{ minWidth: 180 }} popupMatchSelectWidth={false} />
      </div>
      <Loaded query={query} rows={3}>{(verdict) => (
        <>
          <p style={{ fontSize: 16 }}>{verdict.due === null ? <State tone="warn">{t('期限未定', 'not known')}</State> : <strong><Time at={verdict.due} /></strong>} {verdict.provisional ? <State tone="warn">{t('暂定', 'provisional')}</State> : null} <span className="quiet">{cited(verdict.article)} · {verdict.calendarVersion}</span></p>
          {verdict.due === null ? <p>{t('最早', 'At the earliest')} <Time at={verdict.earliest} /></p> : null}
          <ul className="plain-list">{verdict.days.map((one) => <li key={one.date}>{one.date} {one[language]}</li>)}</ul>
          {verdict.reasons.length === 0 ? null : <ul className="plain-list" style={{ marginTop: 8 }}>{verdict.reasons.map((one) => <li key={one.code}>⚠ {one[language]}</li>)}</ul>}
        </>
      )}</Loaded>
    </Card>
  );
}
