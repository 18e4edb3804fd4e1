/** What is pressed by mouse or finger: play, steps, speed, sound, full screen; and where everything is, to the frame. */
import { CaretRightOutlined, FullscreenOutlined, PauseOutlined, QuestionCircleOutlined, SoundOutlined, StepBackwardOutlined, StepForwardOutlined, TagOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { localTime } from '../../shell/format.ts';
import { useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';
import type { Window } from './axis.tsx';
import { OutsidePlayer } from './outside-player.tsx';
import { useMoment, type Shown } from './picture.tsx';
import { SPEEDS, type Transport } from './transport.ts';

interface Props {
  readonly transport: Transport; readonly lead: Shown | undefined; readonly muted: boolean; readonly near: Window | null; readonly whole: boolean;
  mute(): void; toggle(): void; frame(steps: 1 | -1): void; full(): void; help(): void; bookmark(): void; zoom(to: Window | null): void;
}

export function Controls({ transport, lead, muted, near, whole, mute, toggle, frame, full, help, bookmark, zoom }: Props) {
  const t = useWords();
  const playing = useMoment(transport, (moment) => moment.playing);
  const speed = useMoment(transport, (moment) => moment.speed);
  const [outside, setOutside] = useState(false);
  const rate = lead?.view.frameRate ?? null;
  const steps = lead !== undefined && rate !== null;
  return (
    <div className="controls" role="group" aria-label={t('播放', 'player')}>
      <Button type="primary" icon={playing ? <PauseOutlined /> : <CaretRightOutlined />} aria-label={playing ? t('暂停', 'Pause') : t('播放', 'Play')} onClick={toggle} />
      <Button icon={<StepBackwardOutlined />} aria-label={t('上一帧', 'One frame back')} disabled={!steps} onClick={() => frame(-1)} />
      <Button icon={<StepForwardOutlined />} aria-label={t('下一帧', 'One frame on')} disabled={!steps} onClick={() => frame(1)} />
      <Select aria-label={t('速度', 'Speed')} value={speed} onChange={(value: number) => transport.speed(value)} options={SPEEDS.map((value) => ({ value, label: `${value}×` }))} style={{ width: 86 }} />
      <Button icon={<SoundOutlined />} aria-label={t('静音', 'Mute')} aria-pressed={muted} {...(muted ? { danger: true } : {})} onClick={mute} />
      <Place transport={transport} lead={lead} rate={rate} />
      <span style={{ flex: 1 }} />
      {near === null ? null : <Button onClick={() => zoom(whole ? near : null)}>{whole ? t('放大到本片段', 'Zoom to this clip') : t('显示全部', 'Show all')}</Button>}
      <Button icon={<TagOutlined />} disabled={lead === undefined} onClick={bookmark}>{t('书签', 'Bookmark')}</Button>
      {lead?.view.streams === true ? <Button onClick={() => { transport.play(false); setOutside(true); }}>{t('用其他播放器', 'Another player')}</Button> : null}
      <Button icon={<FullscreenOutlined />} aria-label={t('全屏', 'Full screen')} onClick={full} />
      <Button icon={<QuestionCircleOutlined />} aria-label={t('播放快捷键', 'Keys of the player')} onClick={help} />
      {outside && lead !== undefined ? <OutsidePlayer clip={lead.view.clip} startMs={Math.max(0, transport.now.atMs - lead.segment.fromMs)} close={() => setOutside(false)} /> : null}
    </div>
  );
}

/** The moment by the station's clock, in the clip, and which frame that is. */
function Place({ transport, lead, rate }: { readonly transport: Transport; readonly lead: Shown | undefined; readonly rate: number | null }) {
  const t = useWords();
  const { utcOffsetMinutes } = useMe();
  const atMs = useMoment(transport, (moment) => moment.atMs);
  const inClip = lead === undefined ? undefined : Math.max(0, atMs - lead.segment.fromMs);
  const clock = localTime(new Date(atMs).toISOString(), utcOffsetMinutes, true);
  return (
    <span className="place" data-at={Math.round(atMs)} data-in-clip={inClip === undefined ? '' : Math.round(inClip)}>
      <strong>{clock}</strong> {inClip === undefined ? null : <span className="quiet">{t('片段', 'clip')} {stamp(inClip)}{rate === null ? '' : t(` · 第 ${Math.floor((inClip / 1_000) * rate + 1e-3)} 帧`, ` · frame ${Math.floor((inClip / 1_000) * rate + 1e-3)}`)}</span>}
    </span>
  );
}

/** `1:02.345` */
export function stamp(ms: number): string {
  const whole = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3_600);
  return `${hours > 0 ? `${hours}:${two(Math.floor(whole / 60) % 60)}` : Math.floor(whole / 60)}:${two(whole % 60)}.${String(Math.floor(ms % 1_000)).padStart(3, '0')}`;
}
