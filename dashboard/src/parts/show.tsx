/** How times, sizes and states are written, the same on every page. Times are the station's, whatever the browser's zone. */
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTime } from '../shell/format.ts';
import { useWords } from '../shell/words.ts';
import type { Tone } from './tone.ts';

/** A time of the station; the UTC time as its title. Nothing for null. */
export function Time({ at, seconds }: { readonly at: string | null | undefined; readonly seconds?: boolean }) {
  const time = useTime();
  if (at === null || at === undefined) return <>—</>;
  return <time dateTime={at} title={`UTC ${at}`} style={{ whiteSpace: 'nowrap' }}>{time(at, seconds)}</time>;
}

export interface DueShown { readonly due: string | null; readonly provisional: boolean; readonly late?: boolean }

/** When a hand-over is due (Art. 19(3)): never a bare time where the calendar may still move it, never nothing where no calendar knows. */
export function Due({ due, provisional, late = false }: DueShown) {
  const t = useWords();
  if (due === null) return <State tone="warn">{t('期限未定：缺该年日历', 'not known: the calendar lacks the year')}</State>;
  return <><Time at={due} />{late ? <> <State tone="bad">{t('逾期', 'late')}</State></> : null}{provisional ? <> <State tone="warn" title={t('日历尚缺通知，期限可能变动', 'a notice is missing from the calendar: it may move')}>{t('暂定', 'provisional')}</State></> : null}</>;
}

/** The same in words, for a spreadsheet. */
export function useDueText(): (of: DueShown) => string {
  const t = useWords();
  const time = useTime();
  return ({ due, provisional, late = false }) => (due === null ? t('期限未定', 'not known') : `${time(due)}${late ? t(' 逾期', ' late') : ''}${provisional ? t(' 暂定', ' provisional') : ''}`);
}

/** `3:05` or `1:02:03`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** How far a clock was off: `+95 s`, `-2.0 h`, in the unit that one can picture. */
export function offsetText(offsetMs: number): string {
  const seconds = offsetMs / 1_000;
  const size = Math.abs(seconds);
  const [value, unit] = size < 5 * MINUTE_S ? [seconds, 's'] : size < 2 * HOUR_S ? [seconds / MINUTE_S, 'min'] : size < 2 * DAY_S ? [seconds / HOUR_S, 'h'] : [seconds / DAY_S, 'd'];
  return `${value > 0 ? '+' : ''}${Math.abs(value) < 100 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

const MARKS: Readonly<Record<Tone, string>> = { good: '●', busy: '◐', warn: '▲', bad: '■', plain: '○' };

/** A state in words, with a mark that does not rest on colour alone. */
export function State({ tone, children, title }: { readonly tone: Tone; readonly children: ReactNode; readonly title?: string | undefined }) {
  const state = <span className={`state state-${tone}`}><span aria-hidden="true">{MARKS[tone]}</span> {children}</span>;
  return title === undefined ? state : <Tooltip title={title}>{state}</Tooltip>;
}

export function Yes({ is }: { readonly is: boolean }) {
  const t = useWords();
  return <>{is ? t('是', 'yes') : t('否', 'no')}</>;
}

/** Somebody, or something, by name, with the id beside it: `张伟 P0231`. Accounts stand without the word that says that they are one. */
export function Named({ name, id }: { readonly name: string | null; readonly id: string }) {
  const t = useWords();
  if (id === 'station') return <>{t('工作站', 'the station')}</>;
  return <>{name ?? (id.startsWith('operator:') ? t('本机操作员', 'operator at the machine') : '')} <Mono>{id.replace(/^(?:account|operator|key):/, '')}</Mono></>;
}

/** Identifiers, hashes, serials: one width of letters, can be broken anywhere. */
export function Mono({ children }: { readonly children: ReactNode }) {
  return <bdi className="mono">{children}</bdi>;
}
