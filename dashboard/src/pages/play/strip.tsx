/** Small pictures of the clip that leads, evenly along its length; pressing one goes there. */
import { useMemo, useState } from 'react';
import { useWords } from '../../shell/words.ts';
import { stamp } from './controls.tsx';
import { useMoment, type Shown } from './picture.tsx';
import type { Transport } from './transport.ts';

const THUMBNAILS = 10;
const LEAST_BETWEEN_MS = 500;

export function Strip({ shown, transport }: { readonly shown: Shown; readonly transport: Transport }) {
  const t = useWords();
  const { view, segment } = shown;
  const length = view.durationMs ?? segment.toMs - segment.fromMs;
  const moments = useMemo(() => {
    const count = Math.max(1, Math.min(THUMBNAILS, Math.floor(length / LEAST_BETWEEN_MS)));
    return Array.from({ length: count }, (_, i) => Math.floor((length * i) / count));
  }, [length]);
  const at = useMoment(transport, ({ atMs }) => moments.findLastIndex((ms) => segment.fromMs + ms <= atMs));
  if (view.thumbnails === null) return view.video === null ? null : <p className="quiet">{t('本机没有安装 ffmpeg，没有缩略图', 'This machine lacks ffmpeg: no thumbnails')}</p>;
  return (
    <div className="strip" role="group" aria-label={t('缩略图', 'thumbnails')}>
      {moments.map((ms, i) => <Thumbnail key={ms} src={`${view.thumbnails}/${ms}`} label={stamp(ms)} here={i === at} go={() => transport.seek(segment.fromMs + ms)} />)}
    </div>
  );
}

function Thumbnail({ src, label, here, go }: { readonly src: string; readonly label: string; readonly here: boolean; go(): void }) {
  const [failed, setFailed] = useState(false);
  return (
    <button type="button" className={`thumbnail${here ? ' thumbnail-here' : ''}`} onClick={go} aria-label={label} aria-current={here}>
      {failed ? <span className="quiet">{label}</span> : <img src={src} alt="" loading="lazy" draggable={false} onError={() => setFailed(true)} />}
    </button>
  );
}
