/** One group of alarms: who, where, since when, who has acknowledged; opened, all that has happened to it. */
import { CheckOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { api, got, ifMatch } from '../../../api/client.ts';
import { countdown, placeText, SEVERITY, useAcknowledge, whoText } from '../../parts/alarm-data.ts';
import { TARGETS } from '../../parts/alarm-words.ts';
import type { Alarm, AlarmDetails, AlarmStep } from '../../parts/api-types.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { State, Time } from '../../parts/show.tsx';
import type { Tone } from '../../parts/tone.ts';
import { useSaid } from '../../shell/format.ts';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';

const MAX_WORDS = 500;

export function AlarmCard({ alarm, now, details, toggle }: { readonly alarm: Alarm; readonly now: number; readonly details: UseQueryResult<AlarmDetails> | null; toggle(): void }) {
  const t = useWords();
  const said = useSaid();
  const language = useLanguage();
  const acknowledge = useAcknowledge();
  const me = useMe();
  const [dialog, setDialog] = useState<'comment' | 'close' | null>(null);
  const [busy, setBusy] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const isOpen = details !== null;
  useEffect(() => { if (isOpen) item.current?.scrollIntoView({ block: 'nearest' }); }, [isOpen]);
  const state = alarm.closed !== null ? 'closed' : alarm.ringing !== null ? 'ringing' : 'acknowledged';
  const severity = SEVERITY[alarm.severity];
  return (
    <li ref={item} className="alarm-card" data-row-key={alarm.group} data-severity={alarm.severity} data-state={state} tabIndex={-1}>
      <header>
        <State tone={state === 'closed' ? 'plain' : severity.tone}>{severity[language]}</State>
        <strong>{alarm[language]}</strong>
        {alarm.count > 1 ? <span>{t(`共 ${alarm.count} 次`, `${alarm.count} times`)}</span> : null}
        <span>{whoText(alarm)}</span>
        <Time at={alarm.last} seconds />
      </header>
      {alarm.text === null || alarm.text === '' ? null : <p>{said(alarm.text)}</p>}
      {alarm.place === null ? null : <p><Typography.Text copyable={{ text: placeText(alarm.place), tooltips: [t('复制坐标', 'Copy the coordinates'), t('已复制', 'Copied')] }}><bdi className="mono">{placeText(alarm.place)}</bdi></Typography.Text></p>}
      {alarm.noPicture === null ? null : <p className="alarm-no-picture" role="status"><State tone="bad">{t('没有画面', 'No picture')}</State> {alarm.noPicture[language]}</p>}
      <div className="alarm-foot-line">
        <Standing alarm={alarm} now={now} />
        <div className="alarm-buttons no-print">
          {alarm.about === 'person' && alarm.closed === null && alarm.recorder !== null && has(me, 'duty-desk', 'unit-head') ? <Link href={`/wall?recorder=${encodeURIComponent(alarm.recorder)}`}>{t('现场画面', 'Live picture')}</Link> : null}
          {alarm.incident !== null && has(me, 'duty-desk', 'unit-head', 'recorder-manager') ? <Link href={`/incidents/${encodeURIComponent(alarm.incident)}`}>{t('事件录制', 'Incident')}</Link> : null}
          {alarm.may.acknowledge ? <Button type="primary" icon={<CheckOutlined />} loading={busy ? { delay: 300 } : false} onClick={() => { setBusy(true); void acknowledge(alarm).finally(() => setBusy(false)); }}>{t('确认', 'Acknowledge')}</Button> : null}
          {alarm.may.close ? <Button onClick={() => setDialog('close')}>{t('办结', 'Close')}</Button> : null}
          {alarm.may.comment ? <Button onClick={() => setDialog('comment')}>{t('备注', 'Comment')}{alarm.comments > 0 ? ` (${alarm.comments})` : ''}</Button> : null}
          <Button aria-expanded={isOpen} onClick={toggle}>{isOpen ? t('收起', 'Fold') : alarm.count > 1 ? t(`展开 ${alarm.count} 次`, `All ${alarm.count}`) : t('经过', 'History')}</Button>
        </div>
      </div>
      {details === null ? null : <Loaded query={details} rows={3}>{({ steps, more }) => (
        <>
          {more ? <p className="quiet">{t('更早的经过见保管链', 'What was before stands in the custody log')}</p> : null}
          <ol className="alarm-steps">{steps.map((step) => <li key={step.seq}><Time at={step.at} seconds /><StepWords step={step} /></li>)}</ol>
        </>
      )}</Loaded>}
      {dialog === 'comment' ? (
        <FormDialog<{ comment: string }> title={t('备注', 'Comment')} name={`alarm.comment.${alarm.group}`} okText={t('记入', 'Enter')} close={() => setDialog(null)} reloads={['alarms']}
          send={(body) => got(api.POST('/api/v1/alarms/{id}/comments', { params: { path: { id: alarm.group } }, body }))}>
          <Form.Item name="comment" label={t('备注', 'Comment')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input.TextArea rows={3} maxLength={MAX_WORDS} showCount /></Form.Item>
        </FormDialog>
      ) : null}
      {dialog === 'close' ? (
        <FormDialog<{ outcome: 'resolved' | 'false-alarm'; note: string }> title={t('办结报警', 'Close the alarm')} name={`alarm.close.${alarm.group}`} okText={t('办结', 'Close')} close={() => setDialog(null)} reloads={['alarms', 'inbox']}
          initial={{ outcome: 'resolved', note: '' }} send={({ outcome, note }) => got(api.POST('/api/v1/alarms/{id}/close', { params: { path: { id: alarm.group } }, headers: ifMatch(alarm.version), body: { outcome, note: note ?? '' } }))}>
          <Form.Item name="outcome" label={t('结果', 'Outcome')}><Radio.Group options={[{ value: 'resolved', label: t('已处置', 'Dealt with') }, { value: 'false-alarm', label: t('误报', 'False alarm') }]} /></Form.Item>
          <Form.Item name="note" label={t('处置情况', 'What was done')} extra={alarm.about === 'person' ? t('涉及人员安全，须写明', 'A person was concerned: say what was done') : t('误报须写明', 'A false alarm needs a word')}><Input.TextArea rows={3} maxLength={MAX_WORDS} showCount /></Form.Item>
        </FormDialog>
      ) : null}
    </li>
  );
}

/** Where it stands: who is called next, who has acknowledged, how it ended. */
function Standing({ alarm, now }: { readonly alarm: Alarm; readonly now: number }) {
  const t = useWords();
  if (alarm.closed !== null) return <State tone="good">{alarm.closed.by === 'station' ? t('工作站自动办结', 'closed by the station') : `${alarm.closed.outcome === 'false-alarm' ? t('误报，', 'false alarm, ') : ''}${t('办结', 'closed by')} ${alarm.closed.name ?? alarm.closed.by}`} <Time at={alarm.closed.at} seconds />{alarm.closed.note === null || alarm.closed.note === '' ? null : <>{t('：', ': ')}<Note text={alarm.closed.note} /></>}</State>;
  if (alarm.acknowledged !== null) return <State tone="busy">{t(`${alarm.acknowledged.name ?? alarm.acknowledged.by} 已确认`, `acknowledged by ${alarm.acknowledged.name ?? alarm.acknowledged.by}`)} <Time at={alarm.acknowledged.at} seconds /></State>;
  const called = alarm.escalated?.to.map((to) => TARGETS[to]) ?? [];
  return (
    <State tone="bad">
      {t('待确认', 'nobody has acknowledged')}{called.length === 0 ? '' : t(`，已通知${called.map(({ zh }) => zh).join('、')}`, `, called: ${called.map(({ en }) => en).join(', ')}`)}
      {alarm.next === null ? null : <>{t('，', '; in ')}<b aria-hidden="true" data-countdown>{countdown(Date.parse(alarm.next.at) - now)}</b>{t(` 后通知${TARGETS[alarm.next.to].zh}`, `: ${TARGETS[alarm.next.to].en}`)}</>}
    </State>
  );
}

function Note({ text }: { readonly text: string }) {
  return <>{useSaid()(text)}</>;
}

const STEPS: Readonly<Record<AlarmStep['step'], { readonly zh: string; readonly en: string; readonly tone: Tone }>> = {
  raised: { zh: '报警', en: 'raised', tone: 'bad' }, acknowledged: { zh: '确认', en: 'acknowledged', tone: 'busy' }, commented: { zh: '备注', en: 'comment', tone: 'plain' },
  escalated: { zh: '升级', en: 'escalated', tone: 'warn' }, closed: { zh: '办结', en: 'closed', tone: 'good' },
};

function StepWords({ step }: { readonly step: AlarmStep }) {
  const language = useLanguage();
  const t = useWords();
  const said = useSaid();
  const who = step.step === 'raised' || step.actor === 'station' ? null : step.name ?? step.actor;
  const what = step.to !== null ? t(`通知${TARGETS[step.to].zh}`, `called ${TARGETS[step.to].en}`) : step.outcome !== null ? t(step.outcome === 'false-alarm' ? '误报' : '已处置', step.outcome === 'false-alarm' ? 'false alarm' : 'dealt with') : null;
  return <span><State tone={STEPS[step.step].tone}>{STEPS[step.step][language]}</State> {[who, what, said(step.text)].filter((one) => one !== null && one !== '').join(' · ')}</span>;
}
