/** A map without a ground from elsewhere: graticule, scale and north, open alarms as points, and the track of one recorder; below them the bureau's own map, where it has dropped one in. */
import { AimOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { api, got } from '../../../api/client.ts';
import { useTime } from '../../shell/format.ts';
import { useWords } from '../../shell/words.ts';
import '../alarms.css';
import type { GroundProps } from './ground.tsx';
import { graticuleOf, moved, pixelOf, scaleOf, viewOf, zoomed, type Place, type View } from './place-scale.ts';

export interface MapPoint extends Place { readonly id: string; readonly label: string; readonly look: 'critical' | 'high' | 'warning' }
export interface MapFix extends Place { readonly at: string }

interface Props {
  readonly points: readonly MapPoint[];
  readonly track: readonly MapFix[];
  readonly chosen: string | null;
  choose(id: string): void;
  readonly height?: number;
}

/** A ground that cannot be loaded is left away: places and coordinates are what is needed. */
const Ground = lazy<(props: GroundProps) => ReactNode>(() => import('./ground.tsx').catch(() => ({ default: () => null })));
const ZOOM = 1.6;
const SCALE_PIXELS = 110;
const LABEL_ROOM = 14;
const ORDER: Readonly<Record<MapPoint['look'], number>> = { critical: 0, high: 1, warning: 2 };
const LINE_PIXELS = 14;
/** About as wide as a letter of a label, Chinese ones and others taken together. */
const LETTER_PIXELS = 9;
/** A press that moves less is a press. */
const STILL_PIXELS = 4;

export function PlaceMap({ points, track, chosen, choose, height = 440 }: Props) {
  const t = useWords();
  const time = useTime();
  const ground = useQuery({ queryKey: ['map'], queryFn: () => got(api.GET('/api/v1/map')) }).data;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const shown = useMemo<readonly Place[]>(() => (track.length > 0 ? [...track, ...points.filter(({ id }) => id === chosen)] : points), [points, track, chosen]);
  const fitting = useMemo(() => viewOf(shown, width, height), [shown, width, height]);
  const [own, setOwn] = useState<View | null>(null);
  // What was chosen anew is shown whole.
  useEffect(() => setOwn(null), [chosen]);
  const view = own ?? fitting;
  const drag = useDrag(view, setOwn);
  const name = t(`位置图：${points.length} 个报警位置${track.length > 0 ? `，轨迹 ${track.length} 点` : ''}；各位置的坐标见列表`, `Map: places of ${points.length} alarms${track.length > 0 ? `, a track of ${track.length} places` : ''}; the list has their coordinates`);
  if (view === undefined) return <div className="map map-none" ref={box}>{t('没有带位置的报警', 'No alarm has a place')}</div>;
  const { meridians, parallels } = graticuleOf(view, width, height);
  const scale = scaleOf(view, SCALE_PIXELS);
  const at = (place: Place) => pixelOf(view, width, height, place);
  const line = track.map((one) => at(one).map((value) => value.toFixed(1)).join(','));
  const last = track.at(-1);
  // The gravest lies on top, and the chosen one above all.
  const drawn = [...points].sort((a, b) => Number(a.id === chosen) - Number(b.id === chosen) || ORDER[b.look] - ORDER[a.look]);
  return (
    <div className="map" ref={box} {...(ground?.map == null ? {} : { 'data-ground': '' })}>
      {ground?.map == null ? null : <Suspense fallback={null}><Ground view={view} width={width} height={height} datum={ground.datum} version={ground.map.version} /></Suspense>}
      {ground?.trouble == null ? null : <span className="map-said" role="status">{t(ground.trouble.zh, ground.trouble.en)}</span>}
      <svg viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={name} {...drag}>
        <rect className="map-ground" width={width} height={height} />
        <g className="map-grid">
          {meridians.map(({ at: x, text }) => <line key={text} x1={x} x2={x} y1={0} y2={height} />)}
          {parallels.map(({ at: y, text }) => <line key={text} x1={0} x2={width} y1={y} y2={y} />)}
        </g>
        {line.length > 1 ? <polyline className="map-track" points={line.join(' ')} /> : null}
        {track.map((one, i) => <circle key={`${one.at}-${i}`} className="map-fix" cx={at(one)[0]} cy={at(one)[1]} r={3} />)}
        {drawn.map((one) => {
          const [x, y] = at(one);
          return (
            <g key={one.id} className={`map-point map-${one.look}`} data-point={one.id} onClick={() => choose(one.id)}>
              {one.id === chosen ? <circle className="map-chosen" cx={x} cy={y} r={14} /> : null}
              <Mark look={one.look} x={x} y={y} />
            </g>
          );
        })}
        <g className="map-words map-halo">
          {labelsOf(drawn, at).map(({ id, text, x, y }) => <text key={id} x={x} y={y} fontWeight={id === chosen ? 700 : 400}>{text}</text>)}
          {last === undefined ? null : <text x={at(last)[0] + 12} y={at(last)[1] + 18}>{time(last.at, true).slice(11)}</text>}
          {meridians.map(({ at: x, text }) => (x > 30 && x < width - 60 ? <text key={text} x={x} y={height - 6} textAnchor="middle">{text}</text> : null))}
          {parallels.map(({ at: y, text }) => (y > LABEL_ROOM && y < height - 48 ? <text key={text} x={4} y={y - 3}>{text}</text> : null))}
        </g>
        <g className="map-words map-halo" transform={`translate(${width - 24} ${height - 64})`} textAnchor="middle" aria-hidden="true">
          <path d="M0 -2 L6 18 L0 13 L-6 18 Z" fill="currentColor" className="map-words" /><text y={-6} fontWeight={700}>N</text>
        </g>
        <g className="map-words map-halo" transform={`translate(12 ${height - 26})`}>
          <path d={`M0 -4 V2 H${scale.pixels.toFixed(1)} V-4`} fill="none" stroke="var(--ink)" strokeWidth={1.5} /><text x={scale.pixels / 2} y={-6} textAnchor="middle">{scale.text}</text>
        </g>
      </svg>
      <div className="map-tools">
        <Button size="small" icon={<PlusOutlined />} aria-label={t('放大', 'Nearer')} onClick={() => setOwn(zoomed(view, ZOOM))} />
        <Button size="small" icon={<MinusOutlined />} aria-label={t('缩小', 'Farther')} onClick={() => setOwn(zoomed(view, 1 / ZOOM))} />
        <Button size="small" icon={<AimOutlined />} aria-label={t('显示全部', 'Show all')} onClick={() => setOwn(null)} />
      </div>
    </div>
  );
}

/** Beside their points, the gravest nearest; where several points are close, one above the other. */
function labelsOf(drawn: readonly MapPoint[], at: (place: Place) => readonly [number, number]): readonly { readonly id: string; readonly text: string; readonly x: number; readonly y: number }[] {
  const placed: { readonly id: string; readonly text: string; readonly x: number; readonly y: number }[] = [];
  for (const { id, label, ...place } of [...drawn].reverse()) {
    const [x, first] = [at(place)[0] + 13, at(place)[1] - 8];
    let y = first;
    while (placed.some((one) => Math.abs(one.y - y) < LINE_PIXELS && x < one.x + one.text.length * LETTER_PIXELS && one.x < x + label.length * LETTER_PIXELS)) y -= LINE_PIXELS;
    placed.push({ id, text: label, x, y });
  }
  return placed;
}

/** Told apart by shape, too. */
function Mark({ look, x, y }: { readonly look: MapPoint['look']; readonly x: number; readonly y: number }) {
  if (look === 'critical') return <rect x={x - 7} y={y - 7} width={14} height={14} />;
  if (look === 'high') return <path d={`M${x} ${y - 9} L${x + 9} ${y + 7} L${x - 9} ${y + 7} Z`} />;
  return <circle cx={x} cy={y} r={7} />;
}

function useWidth(box: { readonly current: HTMLDivElement | null }): number {
  const [width, setWidth] = useState(400);
  useEffect(() => {
    const one = box.current;
    if (one === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(200, Math.round(entry!.contentRect.width))));
    observer.observe(one);
    return () => observer.disconnect();
  });
  return width;
}

/** Drags the ground along; a press without a move goes through to what lies there. */
function useDrag(view: View | undefined, setOwn: (view: View) => void) {
  const from = useRef<{ readonly x: number; readonly y: number; readonly view: View; moving: boolean } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (view !== undefined) from.current = { x: event.clientX, y: event.clientY, view, moving: false };
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const begun = from.current;
      if (begun === null) return;
      const [dx, dy] = [event.clientX - begun.x, event.clientY - begun.y];
      if (!begun.moving && Math.hypot(dx, dy) < STILL_PIXELS) return;
      if (!begun.moving) event.currentTarget.setPointerCapture(event.pointerId);
      begun.moving = true;
      setOwn(moved(begun.view, dx, dy));
    },
    onPointerUp: () => { from.current = null; },
    onPointerCancel: () => { from.current = null; },
  };
}
