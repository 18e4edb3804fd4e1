/** Alarms as pages have them: those that ring, the station's time, and what can be done with one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { api, got, ifMatch } from '../../api/client.ts';
import { useProblem } from '../shell/problem.tsx';
import { useWords } from '../shell/words.ts';
import type { Alarm } from './api-types.ts';
import type { Tone } from './tone.ts';

/** The stream of changes tells at once; this is for when it has broken off. */
const ALL_THE_SAME_MS = 20_000;
export const MOST_RINGING = 100;

export const SEVERITY: Readonly<Record<Alarm['severity'], { readonly zh: string; readonly en: string; readonly tone: Tone; readonly rank: number }>> = {
  critical: { zh: '紧急', en: 'critical', tone: 'bad', rank: 0 }, high: { zh: '重要', en: 'high', tone: 'warn', rank: 1 }, warning: { zh: '提示', en: 'notice', tone: 'busy', rank: 2 },
};

export interface Ringing {
  /** The gravest first, of these what rings longest. */
  readonly items: readonly Alarm[];
  readonly more: boolean;
  /** The station's time minus this machine's, milliseconds. */
  readonly skewMs: number;
}

export function useRinging() {
  return useQuery({
    queryKey: ['alarms', 'ringing'], refetchInterval: ALL_THE_SAME_MS, refetchIntervalInBackground: true, staleTime: 0,
    queryFn: async (): Promise<Ringing> => {
      const { data, response } = await api.GET('/api/v1/alarms', { params: { query: { state: 'ringing', limit: MOST_RINGING } } });
      const items = [...data!.items].sort((a, b) => Number(b.rings) - Number(a.rings) || SEVERITY[a.severity].rank - SEVERITY[b.severity].rank || ((a.ringing ?? '') < (b.ringing ?? '') ? -1 : 1));
      const date = Date.parse(response.headers.get('date') ?? '');
      return { items, more: data!.nextCursor !== null, skewMs: Number.isNaN(date) ? 0 : date - Date.now() };
    },
  });
}

/** The station's time, told anew each second while somebody needs it. */
export function useStationNow(skewMs: number, needed: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!needed) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [needed]);
  return now + skewMs;
}

/** `02:31`, `1:02:31`; nothing below zero. */
export function countdown(ms: number): string {
  const whole = Math.max(0, Math.ceil(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(whole % 60)}`;
}

export function useAcknowledge(): (alarm: Alarm) => Promise<void> {
  const queries = useQueryClient();
  const problem = useProblem();
  const { message } = App.useApp();
  const t = useWords();
  return useCallback(async (alarm) => {
    try {
      await got(api.POST('/api/v1/alarms/{id}/acknowledge', { params: { path: { id: alarm.group } }, headers: ifMatch(alarm.version) }));
      void message.success(t('已确认，停止响铃', 'Acknowledged; it has stopped ringing'));
    } catch (error) {
      problem(error);
    } finally {
      void queries.invalidateQueries({ queryKey: ['alarms'] });
    }
  }, [queries, problem, message, t]);
}

/** `43.80000° N, 87.60000° E` */
export function placeText({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): string {
  return `${Math.abs(latitude).toFixed(5)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(5)}° ${longitude < 0 ? 'W' : 'E'}`;
}

/** Whom an alarm is about, in the order in which one asks. */
export function whoText({ officerName, officer, recorder, dock, unit }: Alarm): string {
  return [officerName ?? officer, recorder ?? dock, unit].filter((one) => one !== null).join(' · ');
}
