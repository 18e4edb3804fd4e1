/** One place of the wall: the picture of a recorder, who carries it, where, with what charge, how old the picture is, and who looks at it. */
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, got } from '../../../../api/client.ts';
import type { OnDuty } from '../../../parts/api-types.ts';
import { useProblem } from '../../../shell/problem.tsx';
import { useMe } from '../../../shell/session.tsx';
import { useLanguage, useWords } from '../../../shell/words.ts';
import { LivePlayer, type PictureState, type PictureWhy } from './live-player.ts';
import type { Words } from '../../../shell/words.ts';

const WHY: Readonly<Record<PictureWhy, Words>> = {
  'no-stream': { zh: '记录仪还没有送来画面', en: 'no picture from the recorder yet' }, ended: { zh: '画面已结束', en: 'the picture has ended' }, interrupted: { zh: '画面中断，正在重连', en: 'interrupted; trying again' },
  silent: { zh: '没有新画面，正在重连', en: 'nothing new comes; trying again' }, h265: { zh: '画面为 H.265 编码，此浏览器不能播放；请将记录仪改为 H.264', en: 'the picture is H.265, which this browser cannot play; set the recorder to H.264' },
  codec: { zh: '画面的编码此浏览器不能播放', en: 'this browser cannot play the codec of the picture' }, decoder: { zh: '此浏览器无法解码画面', en: 'this browser cannot decode the picture' },
};
const TALK: Readonly<Record<'talking' | 'listening', Words>> = { talking: { zh: '通话中', en: 'talking' }, listening: { zh: '收听中', en: 'listening' } };
const OLD_MS = 3_000;
/** Of a watermark's line. */
const MARK_CHARACTERS = 34;

export interface TileProps {
  readonly item: OnDuty;
  readonly full: boolean;
  readonly sound: boolean;
  /** A screen that nobody touches: nothing on it changes anything. */
  readonly kiosk: boolean;
  readonly mayAsk: boolean;
  now(): number;
  onFull(): void;
  onSound(): void;
}

export function Tile({ item, full, sound, kiosk, mayAsk, now, onFull, onSound }: TileProps) {
  const t = useWords();
  const language = useLanguage();
  const video = useRef<HTMLVideoElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<PictureState | null>(null);
  const { recorder, live } = item;
  const wanted = live.state === 'live' || live.state === 'lost';
  useEffect(() => {
    if (!wanted || video.current === null || still.current === null) return undefined;
    const address = new URL(`/api/v1/live/${encodeURIComponent(recorder)}/flv`, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const player = new LivePlayer({ video: video.current, still: still.current, url: address.href, now, tell: setPicture });
    return () => {
      player.stop();
      setPicture(null);
    };
  }, [recorder, wanted, now]);
  useEffect(() => { if (video.current !== null) video.current.muted = !sound; }, [sound, wanted]);
  const who = item.officer === null ? t('未配发', 'with nobody') : item.officer.name ?? item.officer.officer;
  const says = picture?.why != null ? WHY[picture.why][language] : live.says?.[language] ?? null;
  const playing = picture?.phase === 'playing';
  return (
    <section className={`tile${full ? ' tile-full' : ''}`} aria-label={`${recorder} ${who}`} data-recorder={recorder} data-phase={picture?.phase ?? live.state}>
      {wanted ? <>
        <video ref={video} muted playsInline autoPlay disablePictureInPicture aria-hidden="true" tabIndex={-1} />
        <canvas ref={still} className="tile-still" width={0} height={0} aria-hidden="true" />
        <Watermark now={now} />
      </> : null}
      <button type="button" className="tile-picture" onClick={onFull} aria-label={full ? t(`缩小 ${recorder} ${who}`, `make ${recorder} ${who} small`) : t(`放大 ${recorder} ${who}`, `make ${recorder} ${who} large`)} />
      {wanted ? (
        <div className="tile-top"><Age picture={picture} lost={live.state === 'lost'} /></div>
      ) : (
        <div className="tile-middle">
          <span>{says ?? (live.state === 'asked' || live.state === 'starting' ? t('已请求，等待画面', 'asked for; waiting for the picture') : t('没有画面', 'no picture'))}</span>
          {mayAsk && !kiosk && live.state !== 'asked' && live.state !== 'starting' ? <Ask recorder={recorder} /> : null}
        </div>
      )}
      {wanted && !playing && says !== null ? <div className="tile-middle" role="status"><span>{says}</span></div> : null}
      <div className="tile-bottom">
        <strong>{who}</strong> <span className="mono">{recorder}</span>
        {item.talk === 'talking' || item.talk === 'listening' ? <span className="tile-talk">{TALK[item.talk][language]}</span> : null}
        <span className="tile-facts">
          <span>{item.battery === null ? t('电量不明', 'charge unknown') : t(`电量 ${item.battery}%`, `charge ${item.battery}%`)}{item.charging === true ? t(' 充电', ' charging') : ''}</span>
          <span>{item.place === null ? t('位置不明', 'place unknown') : `${item.place.latitude.toFixed(5)}, ${item.place.longitude.toFixed(5)}`}</span>
        </span>
      </div>
      {kiosk ? null : (
        <div className="tile-buttons">
          {wanted && live.audio !== null ? <Button size="small" aria-pressed={sound} onClick={onSound}>{sound ? t('静音', 'Mute') : t('声音', 'Sound')}</Button> : null}
          {wanted && mayAsk && full ? <Stop recorder={recorder} /> : null}
        </div>
      )}
    </section>
  );
}

/** How old the picture is, by whose clock. */
function Age({ picture, lost }: { readonly picture: PictureState | null; readonly lost: boolean }) {
  const t = useWords();
  if (picture === null || picture.phase === 'resting') return null;
  const { ageMs, ageBy, clockOff, phase } = picture;
  const text = ageMs === null ? (phase === 'playing' ? t('延迟不明', 'delay unknown') : t('连接中', 'connecting')) : t(`延迟 ${(ageMs / 1_000).toFixed(1)} 秒`, `delay ${(ageMs / 1_000).toFixed(1)} s`);
  const by = ageMs === null ? '' : clockOff ? t('（自到站；记录仪时钟不准）', ' (since its arrival; the recorder\'s clock is wrong)') : ageBy === 'station' ? t('（自到站）', ' (since its arrival)') : '';
  const old = phase !== 'playing' || lost || (ageMs ?? 0) > OLD_MS;
  return <span className={old ? 'tile-age tile-old' : 'tile-age'} data-age-ms={ageMs === null ? '' : Math.round(ageMs)} data-age-by={ageBy ?? ''}>{phase === 'playing' ? '' : `${t('画面停止', 'standing still')} · `}{lost ? `${t('线路中断', 'line lost')} · ` : ''}{text}{by}</span>;
}

/** Who looks, and when: on every picture, whoever photographs it. A picture itself, so that it is no text to be read out. */
function Watermark({ now }: { now(): number }) {
  const me = useMe();
  const [second, setSecond] = useState(() => Math.floor(now() / 1_000));
  useEffect(() => {
    const timer = window.setInterval(() => setSecond(Math.floor(now() / 1_000)), 1_000);
    return () => window.clearInterval(timer);
  }, [now]);
  const image = useMemo(() => {
    const at = new Date(second * 1_000 + me.utcOffsetMinutes * 60_000).toISOString();
    const name = `${me.name} ${me.account}`.slice(0, MARK_CHARACTERS).replaceAll(/[<>&"']/g, ' ');
    const style = "font-family='sans-serif' font-size='13' fill='white' fill-opacity='.34' stroke='black' stroke-opacity='.3' stroke-width='.6'";
    const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='300' height='130'><g transform='rotate(-14 8 100)' ${style}><text x='8' y='92'>${name}</text><text x='8' y='109'>${at.slice(0, 10)} ${at.slice(11, 19)}</text></g></svg>`;
    return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
  }, [second, me]);
  return <div className="tile-mark" style={{ backgroundImage: image }} data-watermark={`${me.name} ${me.account}`} aria-hidden="true" />;
}

function Ask({ recorder }: { readonly recorder: string }) {
  const t = useWords();
  const problem = useProblem();
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    await got(api.POST('/api/v1/live/{recorder}/start', { params: { path: { recorder } }, body: {} })).catch(problem);
    setBusy(false);
  };
  return <Button size="small" type="primary" loading={busy} onClick={() => void ask()}>{t('请求画面', 'Ask for the picture')}</Button>;
}

function Stop({ recorder }: { readonly recorder: string }) {
  const t = useWords();
  const problem = useProblem();
  return <Button size="small" onClick={() => void got(api.POST('/api/v1/live/{recorder}/stop', { params: { path: { recorder } }, body: {} })).catch(problem)}>{t('结束画面', 'End the picture')}</Button>;
}
