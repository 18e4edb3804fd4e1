/** How the time of Art. 19(3) is read, for which region, and how early it is chased. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { api, got, type ifMatch } from '../../../api/client.ts';
import type { CalendarSettings, SettingsPreview } from '../../parts/api-types.ts';
import { FormDialog, STAY } from '../../parts/form-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Named, Time } from '../../parts/show.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';

const HOURS = /^\s*\d{2}:\d{2}\s*-\s*\d{2}:\d{2}(\s+\d{2}:\d{2}\s*-\s*\d{2}:\d{2})*\s*$/;
const textOf = (hours: CalendarSettings['usualHours']) => hours.map(([opens, closes]) => `${opens}-${closes}`).join(' ');

export function SettingsCard() {
  const t = useWords();
  const me = useMe();
  const [changing, setChanging] = useState(false);
  const query = useQuery({ queryKey: ['calendar', 'settings'], queryFn: () => got(api.GET('/api/v1/calendar/settings')) });
  return (
    <Card size="small" title={t('期限的算法与催办', 'How the time is read and chased')} extra={has(me, 'recorder-manager') && query.data !== undefined ? <Button size="small" onClick={() => setChanging(true)}>{t('更改', 'Change')}</Button> : null}>
      <Loaded query={query} rows={3}>{(one) => (
        <dl className="pairs">
          <div><dt>{t('算法', 'Reading')}</dt><dd>{one.reading === 'A' ? t('A：活动结束后的次一工作日下班前', 'A: by the closing of the next working day') : t('B：活动结束后满 24 个工作小时（休息日不计）', 'B: 24 hours later, days off not counted')}</dd></div>
          <div><dt>{t('地区', 'Region')}</dt><dd>{one.region ?? t('只用全国通知', 'the national notices alone')}</dd></div>
          <div><dt>{t('平时办公', 'Usual hours')}</dt><dd>{textOf(one.usualHours)}</dd></div>
          <div><dt>{t('提前催办', 'Chased')}</dt><dd>{t(`到期前 ${one.dueSoonHours} 小时`, `${one.dueSoonHours} hours before`)}</dd></div>
        </dl>
      )}</Loaded>
      {changing && query.data !== undefined ? <Change now={query.data} close={() => setChanging(false)} /> : null}
    </Card>
  );
}

interface Typed { readonly reading: 'A' | 'B'; readonly region?: string; readonly usualHours: string; readonly dueSoonHours: number }

function Change({ now, close }: { readonly now: CalendarSettings; close(): void }) {
  const t = useWords();
  const [preview, setPreview] = useState<SettingsPreview | null>(null);
  const must = [{ required: true, message: t('必填', 'is required') }];
  const send = async ({ reading, region, usualHours, dueSoonHours }: Typed, headers: ReturnType<typeof ifMatch>) => {
    const body = { reading, region: region === undefined || region.trim() === '' ? null : region.trim(), dueSoonHours, usualHours: usualHours.trim().split(/\s+(?=\d{2}:\d{2}\s*-)/).map((span): [string, string] => { const [opens, closes] = span.split('-').map((one) => one.trim()); return [opens!, closes!]; }) };
    if (preview === null) {
      setPreview(await got(api.POST('/api/v1/calendar/settings/preview', { body })));
      return STAY;
    }
    return got(api.PUT('/api/v1/calendar/settings', { headers, body }));
  };
  return (
    <FormDialog<Typed> title={t('期限的算法与催办', 'How the time is read and chased')} name="calendar.settings" okText={preview === null ? t('预览', 'Preview') : t('保存', 'Save')} close={close} changed={() => setPreview(null)} reloads={['calendar', 'hand-overs', 'clips', 'inbox']} send={send} version={now.version}
      initial={{ reading: now.reading, dueSoonHours: now.dueSoonHours, usualHours: textOf(now.usualHours), ...(now.region === null ? {} : { region: now.region }) }}
      intro={preview === null ? undefined : <Alert type="info" showIcon title={t(`${preview.looked} 个待移交期限中有 ${preview.moved} 个会移动`, `${preview.moved} of ${preview.looked} open due times move`)} description={<ul className="plain-list">{preview.items.slice(0, 20).map((one) => <li key={one.key}><Named name={one.officerName} id={one.officer} /> <Time at={one.before} /> → <Time at={one.after} /></li>)}</ul>} />}>
      <Form.Item name="reading" label={t('算法', 'Reading')} rules={must}><Radio.Group options={[{ value: 'A', label: t('A：次一工作日下班前', 'A: closing of the next working day') }, { value: 'B', label: t('B：满 24 个工作小时，休息日不计', 'B: 24 hours later, days off not counted') }]} /></Form.Item>
      <Form.Item name="region" label={t('地区', 'Region')} extra={t('CN-65 即新疆维吾尔自治区；不填则只用全国通知', 'CN-65 is Xinjiang; empty for the national notices alone')}><Input maxLength={5} style={{ width: 140 }} /></Form.Item>
      <Form.Item name="usualHours" label={t('平时办公时间（北京时间）', 'Usual office hours (Beijing time)')} rules={[...must, { pattern: HOURS, message: t('写作 10:00-14:00 16:00-20:00', 'write 10:00-14:00 16:00-20:00') }]}><Input /></Form.Item>
      <Form.Item name="dueSoonHours" label={t('到期前几小时催办', 'Chased so many hours before')} rules={must}><InputNumber min={1} max={72} precision={0} /></Form.Item>
    </FormDialog>
  );
}
