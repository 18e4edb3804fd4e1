/** Times and amounts as people of the station read them: local time of the station, whatever the browser's zone. */
import { useCallback, useContext } from 'react';
import { articleText } from './article.ts';
import { MeContext, useMe } from './session.tsx';
import { useLanguage } from './words.ts';

const MINUTE_MS = 60_000;

export function localTime(iso: string | null | undefined, offsetMinutes: number, seconds = false): string {
  if (iso === null || iso === undefined) return '—';
  const local = new Date(Date.parse(iso) + offsetMinutes * MINUTE_MS).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, seconds ? 19 : 16)}`;
}

export function useTime(): (iso: string | null | undefined, seconds?: boolean) => string {
  const { utcOffsetMinutes } = useMe();
  return (iso, seconds) => localTime(iso, utcOffsetMinutes, seconds);
}

/** A sentence with its instants as local times. */
export function useLocalized(): (sentence: string) => string {
  // Nobody has signed in yet: then the station's zone is not known.
  const offset = useContext(MeContext)?.utcOffsetMinutes;
  return useCallback((sentence) => (offset === undefined ? sentence : sentence.replaceAll(INSTANT, (at) => localTime(at, offset))), [offset]);
}

const BOTH = ' / ';
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A sentence that the station wrote down in both languages, with its instants as local times. One that has no second half is shown whole. */
export function useSaid(): (sentence: string) => string {
  const language = useLanguage();
  const time = useTime();
  return (sentence) => {
    const [zh, en, ...more] = sentence.split(BOTH);
    return (en === undefined || more.length > 0 ? sentence : language === 'zh' ? zh! : en).replaceAll(INSTANT, (at) => time(at));
  };
}

export function useArticle(): (article: string) => string {
  const language = useLanguage();
  return (article) => articleText(article, language);
}

/** Behind a sentence: `（第十九条第三项）`, ` (Art. 19(3))`. */
export function useInBrackets(): (article: string) => string {
  const language = useLanguage();
  return (article) => (language === 'zh' ? `（${articleText(article, language)}）` : ` (${articleText(article, language)})`);
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
export function bytesText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`;
}
