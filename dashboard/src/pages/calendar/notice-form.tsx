/** Entering a notice: its days as lines copied from it; first what it would change is shown, then it is entered. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { api, got, type ifMatch } from '../../../api/client.ts';
import type { Notice, NoticePreview } from '../../parts/api-types.ts';
import { FormDialog, STAY } from '../../parts/form-dialog.tsx';
import { Named, Time } from '../../parts/show.tsx';
import { DayField } from '../../parts/time-field.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { daysOf, seasonsOf, textOfDays, textOfSeasons } from './notice-lines.ts';

interface Typed { readonly title: string; readonly number: string; readonly date: string; readonly whole?: boolean; readonly days?: string; readonly hours?: string }

export function NoticeForm({ layer, year, close }: { readonly layer: string; readonly year: number; close(): void }) {
  const { data } = useQuery({ queryKey: ['calendar', 'notice', layer, year], queryFn: () => got(api.GET('/api/v1/calendar/notices/{layer}/{year}', { params: { path: { layer, year } } })) });
  return data === undefined ? null : <Fields layer={layer} year={year} now={data} close={close} />;
}

function Fields({ layer, year, now, close }: { readonly layer: string; readonly year: number; readonly now: Notice; close(): void }) {
  const t = useWords();
  const [preview, setPreview] = useState<NoticePreview | null>(null);
  const must = [{ required: true, message: t('必填', 'is required') }];
  const path = { layer, year };
  const wrong = (line: number, text: string) => Promise.reject(new Error(t(`第 ${line} 行看不懂：${text}`, `line ${line} cannot be read: ${text}`)));
  const send = async (values: Typed, headers: ReturnType<typeof ifMatch>) => {
    const days = daysOf(values.days ?? '');
    const seasons = seasonsOf(values.hours ?? '');
    if (!('value' in days) || !('value' in seasons)) return STAY;
    const body = { title: values.title, number: values.number, date: values.date, whole: values.whole ?? false, days: days.value, officeHours: seasons.value };
    if (preview === null) {
      setPreview(await got(api.POST('/api/v1/calendar/notices/{layer}/{year}/preview', { params: { path }, body })));
      return STAY;
    }
    return got(api.PUT('/api/v1/calendar/notices/{layer}/{year}', { params: { path }, headers, body }));
  };
  const { notice } = now;
  return (
    <FormDialog<Typed> title={t(`${year} 年${layer === 'CN' ? '全国' : `自治区（${layer}）`}放假通知`, `Notice for ${year}, ${layer}`)} name={`calendar.notice.${layer}.${year}`} okText={preview === null ? t('预览', 'Preview') : t('录入', 'Enter')} width={720} close={close} changed={() => setPreview(null)}
      reloads={['calendar', 'hand-overs', 'clips', 'inbox']} send={send} version={now.version} initial={notice === null ? { whole: false } : { title: notice.title, number: notice.number, date: notice.date, whole: notice.whole, days: textOfDays(notice.days), hours: textOfSeasons(notice.officeHours) }}
      intro={preview === null ? undefined : <Shown preview={preview} />}>
      <Form.Item name="title" label={t('通知标题', 'Title')} rules={must}><Input maxLength={200} /></Form.Item>
      <div className="two-fields">
        <Form.Item name="number" label={t('文号', 'Number')} rules={must}><Input maxLength={200} placeholder={t('例如 国办发明电〔2025〕7号', '')} /></Form.Item>
        <DayField name="date" label={t('发文日期', 'Issued')} required />
      </div>
      <Form.Item name="days" label={t('放假与调休，一行一段', 'Days, one run a line')} extra={t('例如：2026-10-01 至 2026-10-07 放假；2026-09-27 上班。古尔邦节、肉孜节以自治区通知为准。', 'for example: 2026-10-01 to 2026-10-07 off; 2026-09-27 working')}
        rules={[{ validator: (_rule, text?: string) => { const read = daysOf(text ?? ''); return 'value' in read ? Promise.resolve() : wrong(read.line, read.text); } }]}><Input.TextArea rows={7} className="mono" spellCheck={false} /></Form.Item>
      <Form.Item name="hours" label={t('作息时间（如有），一行一段', 'Office hours, if it states any')} extra={t('例如：2026-05-01 至 2026-09-30 10:00-14:00 16:00-20:00', 'for example: 2026-05-01 to 2026-09-30 10:00-14:00 16:00-20:00')}
        rules={[{ validator: (_rule, text?: string) => { const read = seasonsOf(text ?? ''); return 'value' in read ? Promise.resolve() : wrong(read.line, read.text); } }]}><Input.TextArea rows={2} className="mono" spellCheck={false} /></Form.Item>
      {layer === 'CN' ? null : <Form.Item name="whole" valuePropName="checked"><Checkbox>{t('本通知已完整列出全年安排，不再参照全国通知', 'It states the whole year: the national notice is not asked')}</Checkbox></Form.Item>}
    </FormDialog>
  );
}

function Shown({ preview }: { readonly preview: NoticePreview }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <Alert type="info" showIcon title={t(`${preview.days.length} 天会改变；${preview.looked} 个待移交期限中有 ${preview.moved} 个会移动`, `${preview.days.length} days change; ${preview.moved} of ${preview.looked} open due times move`)} description={(
      <div style={{ maxHeight: 160, overflow: 'auto' }} tabIndex={0}>
        <ul className="plain-list">
          {preview.days.map((one) => <li key={one.date}>{one.date}：{one.before[language]} → {one.after[language]}</li>)}
          {preview.items.map((one) => <li key={one.key}><Named name={one.officerName} id={one.officer} /> <Time at={one.before} /> → <Time at={one.after} /></li>)}
          {preview.warnings.map((one) => <li key={`${one.code}${one.year}${one.festival ?? ''}`}>⚠ {one[language]}</li>)}
        </ul>
      </div>
    )} />
  );
}
