/** The ground below the places: drawn from the bureau's own file by WebGL, moved by the map above it. Loaded only where there is such a file. */
import { theme } from 'antd';
import { addProtocol, Map as Drawing, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { PMTiles, Protocol } from 'pmtiles';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../shell/words.ts';
import { groundStyle } from './ground-style.ts';
import { gcj02Of } from './map-datum.ts';
import { zoomOf, type View } from './place-scale.ts';

const TILES = '/api/v1/map/tiles';
const MAX_ATTRIBUTION = 200;
const files = new Protocol();
addProtocol('pmtiles', files.tile);
setWorkerUrl(workerUrl);

export interface GroundProps {
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly datum: 'wgs84' | 'gcj02';
  /** Differs when the file was replaced. */
  readonly version: string;
}

export default function Ground({ view, width, height, datum, version }: GroundProps) {
  const t = useWords();
  const language = useLanguage();
  const dark = Number.parseInt(theme.useToken().token.colorBgBase.slice(1, 3), 16) < 0x80;
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const [attribution, setAttribution] = useState('');
  const [trouble, setTrouble] = useState(false);
  const middle = datum === 'gcj02' ? gcj02Of(view.middle) : view.middle;
  const camera = useRef({ center: [0, 0] as [number, number], zoom: 0 });
  camera.current = { center: [middle.longitude, middle.latitude], zoom: zoomOf(view) };

  useEffect(() => {
    let gone = false;
    // The version is in the address, so that nothing of a file that was replaced is taken for the new one's.
    const address = `${location.origin}${TILES}?version=${encodeURIComponent(version)}`;
    const file = new PMTiles(address);
    files.add(file);
    setTrouble(false);
    const begin = async () => {
      const [header, about] = [await file.getHeader(), await file.getMetadata() as { readonly vector_layers?: readonly { readonly id: string }[]; readonly attribution?: string }];
      if (gone || box.current === null) return;
      setAttribution(plainText(about.attribution ?? ''));
      const layers = header.tileType === 1 ? (about.vector_layers ?? []).map(({ id }) => id) : null;
      const made = new Drawing({ container: box.current, style: groundStyle(`pmtiles://${address}`, layers, { dark, language }), ...camera.current, interactive: false, attributionControl: false, fadeDuration: 0, maxZoom: 24 });
      // One tile that does not come is a hole in the ground, no reason to take it away.
      made.on('error', ({ error }) => { if (!made.isStyleLoaded() && !made.loaded() && /webgl/i.test(error?.message ?? '')) setTrouble(true); });
      drawing.current = made;
    };
    begin().catch(() => { if (!gone) setTrouble(true); });
    return () => {
      gone = true;
      drawing.current?.remove();
      drawing.current = null;
      files.tiles.delete(address);
    };
  }, [version, dark, language]);
  useEffect(() => { drawing.current?.jumpTo(camera.current); });
  useEffect(() => { drawing.current?.resize(); }, [width, height]);

  return (
    <>
      <div ref={box} className="map-tiles" data-map-ground aria-hidden="true" />
      {trouble ? <span className="map-said" role="status">{t('此浏览器无法绘制底图（需要 WebGL）；位置和坐标不受影响', 'This browser cannot draw the ground (it takes WebGL); places and coordinates stand')}</span> : attribution === '' ? null : <span className="map-said">{attribution}</span>}
    </>
  );
}

/** What a file says of its makers is often a link; here it is words alone. */
function plainText(html: string): string {
  return (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim().slice(0, MAX_ATTRIBUTION);
}
