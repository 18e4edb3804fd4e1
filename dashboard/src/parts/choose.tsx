/** Choosing an officer or a unit from those that the station knows. */
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Select } from 'antd';
import { useEffect, useState } from 'react';
import { api, got } from '../../api/client.ts';
import { has, useMe } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';

const WAIT_MS = 200;
const FOUND = 50;
const MAX_UNITS = 200;

function useLater<T>(value: T): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), WAIT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}

interface Field<T> {
  readonly id?: string;
  readonly value?: T;
  onChange?(value: T): void;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
  readonly style?: React.CSSProperties;
}

/** Found by name, id or certificate number; those who have left are not offered. */
export function OfficerChoice({ unit, ...field }: Field<string> & { readonly unit?: string }) {
  const t = useWords();
  const [text, setText] = useState('');
  const searched = useLater(text);
  const { data, isFetching } = useQuery({
    queryKey: ['officers', 'choice', searched, unit], placeholderData: (before) => before,
    queryFn: () => got(api.GET('/api/v1/officers', { params: { query: { limit: FOUND, serving: true, ...(searched === '' ? {} : { text: searched }), ...(unit === undefined ? {} : { unit }) } } })),
  });
  // Whoever is chosen already has his name, too, where he is not among those found.
  const chosen = searched === '' && field.value !== undefined && data !== undefined && !data.items.some((one) => one.officer === field.value) ? field.value : undefined;
  const other = useQuery({ queryKey: ['officers', 'one', chosen], queryFn: () => got(api.GET('/api/v1/officers/{id}', { params: { path: { id: chosen! } } })), enabled: chosen !== undefined }).data;
  const options = [...(data?.items ?? []), ...(other === undefined || chosen === undefined ? [] : [other])].map((one) => ({ value: one.officer, label: `${one.name ?? one.officer} · ${one.officer} · ${one.unit}` }));
  return (
    <Select<string> {...field} showSearch={{ filterOption: false, onSearch: setText }} allowClear placeholder={field.placeholder ?? t('姓名或编号', 'name or number')}
      notFoundContent={isFetching ? t('正在查找…', 'searching…') : t('没有找到', 'nobody found')} options={options} style={{ minWidth: 200, ...field.style }} />
  );
}

/** Several officers. Whoever may not list them has himself and those with whom he was out, and types the numbers of others. */
export function OfficersChoice(field: Field<string[]>) {
  const t = useWords();
  const me = useMe();
  const may = has(me, 'equipment-manager', 'recorder-manager', 'unit-head', 'duty-desk');
  const [text, setText] = useState('');
  const searched = useLater(text);
  const { data } = useQuery({
    queryKey: ['officers', 'choice', searched, undefined], placeholderData: (before) => before, enabled: may,
    queryFn: () => got(api.GET('/api/v1/officers', { params: { query: { limit: FOUND, serving: true, ...(searched === '' ? {} : { text: searched }) } } })),
  });
  const mine = useQuery({ queryKey: ['activities', 'mine'], enabled: !may, queryFn: () => got(api.GET('/api/v1/activities', { params: { query: { limit: FOUND } } })) }).data?.items ?? [];
  const known = may ? (data?.items ?? []).map((one) => [one.officer, one.name] as const)
    : [...new Map([...(me.officer === null ? [] : [[me.officer, me.name] as const]), ...mine.flatMap((one) => one.officers.map((officer, i) => [officer, one.officerNames[i] ?? null] as const))])];
  const options = known.map(([officer, name]) => ({ value: officer, label: `${name ?? officer} · ${officer}` }));
  return <Select<string[]> {...field} mode={may ? 'multiple' : 'tags'} tokenSeparators={[' ', ',', '，', '、']} showSearch={may ? { filterOption: false, onSearch: setText } : { optionFilterProp: 'label' }} options={options} placeholder={may ? t('姓名或编号', 'name or number') : t('同事姓名，或人员编号逐个回车', 'colleagues, or numbers with Enter after each')} />;
}

/** The units that have officers or recorders. Whoever may not list them types the name. */
export function useUnits(): readonly string[] {
  const me = useMe();
  const may = has(me, 'equipment-manager', 'recorder-manager', 'unit-head');
  const { data } = useQuery({ queryKey: ['ratio'], queryFn: () => got(api.GET('/api/v1/ratio')), enabled: may });
  return (data?.units ?? []).slice(0, MAX_UNITS).map((one) => one.unit);
}

/** A unit by its name; a new name may be typed. */
export function UnitField(field: Field<string>) {
  const units = useUnits();
  return <AutoComplete {...field} options={units.map((value) => ({ value }))} showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }} />;
}

/** A unit to filter by. */
export function UnitFilter({ value, onChange }: { readonly value: string | undefined; onChange(unit: string | undefined): void }) {
  const t = useWords();
  const units = useUnits();
  if (units.length === 0) return null;
  return <Select allowClear aria-label={t('单位', 'Unit')} placeholder={t('全部单位', 'All units')} {...(value === undefined ? {} : { value })} onChange={(unit?: string) => onChange(unit)} options={units.map((unit) => ({ value: unit, label: unit }))} style={{ minWidth: 140 }} popupMatchSelectWidth={false} />;
}
