/** Dates and times that somebody enters: the station's own, whatever the browser's zone. In a form they are text, so that a draft is what was typed. */
import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useMe } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';

const MINUTE_MS = 60_000;
const LOCAL = 'YYYY-MM-DD HH:mm';

/** `2026-11-23 16:00` of the station as UTC. */
export function isoOf(local: string, utcOffsetMinutes: number): string {
  return new Date(Date.parse(`${local.replace(' ', 'T')}:00Z`) - utcOffsetMinutes * MINUTE_MS).toISOString();
}

/** UTC as the station's `2026-11-23 16:00`. */
export function localOf(iso: string, utcOffsetMinutes: number): string {
  return new Date(Date.parse(iso) + utcOffsetMinutes * MINUTE_MS).toISOString().slice(0, 16).replace('T', ' ');
}

export function useLocal(): { readonly iso: (local: string) => string; readonly local: (iso: string) => string; readonly today: () => string } {
  const { utcOffsetMinutes } = useMe();
  return { iso: (local) => isoOf(local, utcOffsetMinutes), local: (iso) => localOf(iso, utcOffsetMinutes), today: () => localOf(new Date().toISOString(), utcOffsetMinutes).slice(0, 10) };
}

const asText = (format: string) => ({
  getValueProps: (value?: string | null) => ({ value: value === undefined || value === null || value === '' ? null : dayjs(value) }),
  normalize: (value: Dayjs | null) => value?.format(format),
});

interface FieldProps { readonly name: string; readonly label: ReactNode; readonly required?: boolean | undefined; readonly extra?: ReactNode }

export function TimeField({ name, label, required, extra }: FieldProps) {
  const t = useWords();
  return <Form.Item name={name} label={label} extra={extra} {...asText(LOCAL)} {...(required === true ? { rules: [{ required: true, message: t('必填', 'is required') }] } : {})}><DatePicker showTime={{ format: 'HH:mm' }} format={LOCAL} needConfirm={false} style={{ width: '100%' }} /></Form.Item>;
}

export function DayField({ name, label, required, extra }: FieldProps) {
  const t = useWords();
  return <Form.Item name={name} label={label} extra={extra} {...asText('YYYY-MM-DD')} {...(required === true ? { rules: [{ required: true, message: t('必填', 'is required') }] } : {})}><DatePicker style={{ width: '100%' }} /></Form.Item>;
}

/** Days from and to, as a filter: whole days of the station. */
export function DaysFilter({ from, to, onChange }: { readonly from: string | undefined; readonly to: string | undefined; onChange(from: string | undefined, to: string | undefined): void }) {
  const t = useWords();
  return <DatePicker.RangePicker aria-label={t('日期', 'Days')} value={[from === undefined ? null : dayjs(from), to === undefined ? null : dayjs(to)]} allowEmpty={[true, true]} placeholder={[t('从', 'from'), t('至', 'to')]} style={{ width: 230 }}
    onChange={(days) => onChange(days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD'))} />;
}

/** The times between which the days lie, for the API. */
export function spanOf(from: string | undefined, to: string | undefined, utcOffsetMinutes: number): { readonly from?: string; readonly to?: string } {
  return { ...(from === undefined ? {} : { from: isoOf(`${from} 00:00`, utcOffsetMinutes) }), ...(to === undefined ? {} : { to: isoOf(`${dayjs(to).add(1, 'day').format('YYYY-MM-DD')} 00:00`, utcOffsetMinutes) }) };
}
