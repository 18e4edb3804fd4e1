/**
 * The bell: on every page of those who answer alarms. What rings for them stands at the foot of the page, whatever else is
 * open, sounds, and flashes in the title, until somebody acknowledges. `readOnly`: for a wall that nobody touches.
 */
import { BellOutlined, CheckOutlined, SoundOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { api, got } from '../../api/client.ts';
import { useTime } from '../shell/format.ts';
import { useLanguage, useWords } from '../shell/words.ts';
import { countdown, MOST_RINGING, placeText, SEVERITY, useAcknowledge, useRinging, useStationNow, whoText } from './alarm-data.ts';
import { TARGETS } from './alarm-words.ts';
import { AlarmSound, type Ring } from './alarm-sound.ts';
import './alarms.css';
import type { Alarm } from './api-types.ts';

/** A press that comes so soon after another alarm has taken the place was meant for the one before. */
const SETTLED_MS = 600;
/** How long it is shown who has acknowledged. */
const TOLD_MS = 30_000;
const FLASH_MS = 1_000;

export function AlarmBell({ readOnly = false, title = '执录' }: { readonly readOnly?: boolean; readonly title?: string }) {
  const t = useWords();
  const [, go] = useLocation();
  const { data } = useRinging();
  const items = data?.items ?? [];
  const mine = items.filter((one) => one.rings);
  const top = mine[0];
  const { blocked, unlock } = useSound(top?.severity ?? null);
  const gone = useGone(items);
  useTitle(top, mine.length, title);
  useEffect(() => {
    document.body.classList.toggle('alarm-rings', top !== undefined);
    return () => document.body.classList.remove('alarm-rings');
  }, [top]);
  const count = items.length >= MOST_RINGING && data?.more === true ? `${MOST_RINGING}+` : items.length;
  const label = items.length === 0 ? t('报警：没有待确认', 'Alarms: none waits') : t(`报警：${count} 个待确认`, `Alarms: ${count} wait`);
  return (
    <>
      {readOnly ? null : (
        <Badge count={count} size="small" color={top?.severity === 'critical' ? '#b3261e' : '#8a4b00'} offset={[-6, 6]} title="">
          <Button type="text" className="bell" icon={<BellOutlined />} aria-label={label} onClick={() => go('/alarms')} />
        </Badge>
      )}
      {createPortal(
        <div className="alarm-foot no-print" role="region" aria-label={t('报警', 'Alarms')}>
          {gone === null || top !== undefined ? null : <Answered group={gone} />}
          {top === undefined ? null : <RingingBar key={`${top.group}-${top.rounds}`} alarm={top} others={mine.length - 1} skewMs={data?.skewMs ?? 0} readOnly={readOnly} blocked={blocked} unlock={unlock} />}
        </div>, document.body)}
    </>
  );
}

interface BarProps { readonly alarm: Alarm; readonly others: number; readonly skewMs: number; readonly readOnly: boolean; readonly blocked: boolean; unlock(): void }

function RingingBar({ alarm, others, skewMs, readOnly, blocked, unlock }: BarProps) {
  const t = useWords();
  const language = useLanguage();
  const acknowledge = useAcknowledge();
  const now = useStationNow(skewMs, true);
  const [busy, setBusy] = useState(false);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  const may = !readOnly && alarm.may.acknowledge;
  const press = useCallback(() => {
    if (!settled) return;
    setBusy(true);
    void acknowledge(alarm).finally(() => setBusy(false));
  }, [acknowledge, alarm, settled]);
  useEffect(() => {
    if (!may) return undefined;
    const hear = (event: KeyboardEvent) => {
      // Also while somebody types, and behind an open dialog: that is what the Alt is for.
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyA') return;
      event.preventDefault();
      press();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [may, press]);
  const since = Date.parse(alarm.ringing ?? alarm.last);
  return (
    <div className={`alarm-bar alarm-${alarm.severity}`} data-alarm-ringing={alarm.severity} data-group={alarm.group}>
      <BellOutlined className="alarm-mark" aria-hidden="true" />
      <div className="alarm-what" role="alert">
        <strong>{alarm[language]}{alarm.count > 1 ? ` ×${alarm.count}` : ''}</strong>
        <span>{whoText(alarm)}</span>
        {alarm.place === null ? null : <bdi className="mono">{placeText(alarm.place)}</bdi>}
        {alarm.noPicture === null ? null : <span className="alarm-no-picture">{alarm.noPicture[language]}</span>}
      </div>
      <div className="alarm-when" aria-hidden="true">
        <span>{t('已响', 'for')} {countdown(now - since)}</span>
        {alarm.next === null ? (alarm.escalated === null ? null : <span>{t('已通知全部层级', 'everybody was called')}</span>)
          : <span>{t(`${countdown(Date.parse(alarm.next.at) - now)} 后通知${TARGETS[alarm.next.to].zh}`, `in ${countdown(Date.parse(alarm.next.at) - now)}: ${TARGETS[alarm.next.to].en}`)}</span>}
      </div>
      <div className="alarm-do">
        {blocked ? <Button icon={<SoundOutlined />} onClick={unlock}>{t('浏览器未放行声音，点此开启', 'Turn the sound on')}</Button> : null}
        {readOnly ? (others > 0 ? <span>{t(`另有 ${others} 个`, `${others} more`)}</span> : null)
          : <Link href={`/alarms/${alarm.group}`}>{others > 0 ? t(`查看（另有 ${others} 个）`, `See it (${others} more)`) : t('查看', 'See it')}</Link>}
        {may ? <Button type="primary" size="large" icon={<CheckOutlined />} disabled={!settled} loading={busy ? { delay: 300 } : false} onClick={press} aria-keyshortcuts="Alt+A">{t('确认', 'Acknowledge')} <kbd className="wide-only">Alt+A</kbd></Button> : null}
      </div>
    </div>
  );
}

/** Somebody has acknowledged what rang here: who, and when. */
function Answered({ group }: { readonly group: string }) {
  const t = useWords();
  const language = useLanguage();
  const time = useTime();
  const { data } = useQuery({ queryKey: ['alarms', 'one', group], queryFn: () => got(api.GET('/api/v1/alarms/{id}', { params: { path: { id: group } } })) });
  const alarm = data?.alarm;
  const by = alarm?.acknowledged ?? alarm?.closed;
  if (alarm === undefined || by == null) return null;
  return (
    <div className="alarm-bar alarm-answered" role="status" data-answered={group}>
      <CheckOutlined className="alarm-mark" aria-hidden="true" />
      <div className="alarm-what"><strong>{alarm[language]}</strong><span>{whoText(alarm)}</span></div>
      <div>{t(`${by.name ?? by.by} 于 ${time(by.at, true)} 确认`, `${by.name ?? by.by} acknowledged it at ${time(by.at, true)}`)}</div>
    </div>
  );
}

/** The group that was the last to stop ringing here, for as long as it is told. */
function useGone(items: readonly Alarm[]): string | null {
  const before = useRef<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<string | null>(null);
  useEffect(() => {
    const now = new Set(items.map(({ group }) => group));
    const left = [...before.current].filter((group) => !now.has(group)).at(-1);
    before.current = new Set(items.filter(({ rings }) => rings).map(({ group }) => group));
    if (left !== undefined) setGone(left);
  }, [items]);
  useEffect(() => {
    if (gone === null) return undefined;
    const timer = setTimeout(() => setGone(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [gone]);
  return gone;
}

function useSound(severity: Ring | null): { readonly blocked: boolean; unlock(): void } {
  const [blocked, setBlocked] = useState(false);
  const sound = useRef<AlarmSound | undefined>(undefined);
  useEffect(() => {
    const made = sound.current = new AlarmSound(setBlocked);
    return () => made.close();
  }, []);
  useEffect(() => sound.current?.ring(severity), [severity]);
  return { blocked, unlock: () => void sound.current?.unlock() };
}

/** The title says what rings, by turns with the page's own; for those who want nothing to move it stands still. */
function useTitle(top: Alarm | undefined, count: number, title: string): void {
  const language = useLanguage();
  const text = top === undefined ? null : `${count > 1 ? `(${count}) ` : ''}🔔 ${SEVERITY[top.severity][language]} · ${top[language]} · ${whoText(top)}`;
  useEffect(() => {
    if (text === null) {
      document.title = title;
      return undefined;
    }
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    let shown = true;
    document.title = text;
    const timer = setInterval(() => {
      shown = still || !shown;
      document.title = shown ? text : title;
    }, FLASH_MS);
    return () => clearInterval(timer);
  }, [text, title]);
}
