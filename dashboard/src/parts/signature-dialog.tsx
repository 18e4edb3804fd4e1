/**
 * Draws a signature: by mouse, pen or finger; who cannot draw signs by typing the name, and the register says that it was typed. What was drawn
 * stays while the station refuses it, and is gone with the page: a signature that waits on a machine could be sent by the next.
 */
import { Alert, Button, Input, Modal } from 'antd';
import { useCallback, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import { ApiProblem } from '../../api/client.ts';
import { useProblemText } from '../shell/problem.tsx';
import { useMe } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';

interface Strokes { kind: 'strokes'; width: number; height: number; strokes: number[][] }
export type Signature = Strokes | { kind: 'typed'; name: string };

const WIDTH = 460;
const HEIGHT = 170;
/** The station takes so many points; a slow hand makes more, and every second of them is as good. */
const MAX_POINTS = 1_500;

interface Props {
  readonly title: string;
  /** What is signed, to be read before. */
  readonly text: string;
  readonly okText: string;
  sign(signature: Signature): Promise<void>;
  close(): void;
}

export function SignatureDialog({ title, text, okText, sign, close }: Props) {
  const t = useWords();
  const me = useMe();
  const problemText = useProblemText();
  const [refused, setRefused] = useState<unknown>(null);
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const pad = useRef<SignaturePad>(undefined);
  const [empty, setEmpty] = useState(true);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  // The dialog puts its content into the page after this component's own effects.
  const hold = useCallback((node: HTMLCanvasElement | null) => {
    canvas.current = node;
    pad.current?.off();
    if (node === null) return;
    const one = new SignaturePad(node, { penColor: '#1b3a5c', backgroundColor: '#ffffff', minDistance: 3 });
    one.addEventListener('endStroke', () => setEmpty(one.isEmpty()));
    pad.current = one;
  }, []);
  const named = typed.trim() === me.name;
  const ready = !empty || named;
  const stale = refused instanceof ApiProblem && (refused.code === 'version-stale' || refused.errors.some(({ pointer }) => pointer === '/textHash'));
  // Two quick presses are one wish.
  const sending = useRef(false);
  const send = async () => {
    if (sending.current || !ready) return;
    sending.current = true;
    setBusy(true);
    setRefused(null);
    try {
      await sign(pad.current!.isEmpty() ? { kind: 'typed', name: typed.trim() } : drawnStrokes(pad.current!, canvas.current!));
    } catch (error) {
      setRefused(error);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return (
    <Modal open title={title} width={560} okText={okText} cancelText={t('取消', 'Cancel')} okButtonProps={{ disabled: !ready }} confirmLoading={busy} onOk={() => void send()} onCancel={close} mask={{ closable: false }}>
      <div onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void send(); } }}>
      {refused === null ? null : <Alert type={stale ? 'warning' : 'error'} role="alert" showIcon style={{ marginBottom: 8 }} title={problemText(refused)} description={stale ? t('关闭后重新打开，读过现在的内容再签。', 'Close it, open it again, read it as it is now, and sign that.') : undefined} />}
      <pre tabIndex={0} aria-label={t('将签署的文本', 'the text to sign')} style={{ maxHeight: 180, overflow: 'auto', whiteSpace: 'pre-wrap', fontSize: 12, margin: '0 0 8px' }}>{text}</pre>
      <canvas ref={hold} width={WIDTH} height={HEIGHT} aria-label={t('签名区', 'field for the signature')} style={{ width: '100%', maxWidth: WIDTH, aspectRatio: `${WIDTH} / ${HEIGHT}`, border: '1px solid #888', borderRadius: 6, touchAction: 'none', background: '#fff' }} />
      <div style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap', marginTop: 8 }}>
        <Button onClick={() => { pad.current?.clear(); setEmpty(true); }}>{t('清除重签', 'Clear')}</Button>
        <Input aria-label={t('不便手写时，输入本人姓名', 'who cannot draw types the own name')} placeholder={t(`不便手写时输入：${me.name}`, `or type: ${me.name}`)} value={typed} onChange={(event) => setTyped(event.target.value)} status={typed.trim() === '' || named ? '' : 'error'} aria-invalid={typed.trim() !== '' && !named} style={{ flex: '1 1 180px' }} />
      </div>
      {typed.trim() === '' || named ? null : <div role="alert" style={{ marginTop: 4 }}>{t(`须与本人姓名“${me.name}”一致`, `it has to be your own name, “${me.name}”`)}</div>}
      {ready ? null : <Alert style={{ marginTop: 8 }} type="info" showIcon title={t('请先签名（按 Ctrl+Enter 发送）', 'Sign first (Ctrl+Enter sends it)')} />}
      </div>
    </Modal>
  );
}

function drawnStrokes(pad: SignaturePad, canvas: HTMLCanvasElement): Strokes {
  const shown = canvas.getBoundingClientRect();
  const groups = pad.toData();
  const points = groups.reduce((sum, group) => sum + group.points.length, 0);
  const every = Math.max(1, Math.ceil(points / MAX_POINTS));
  const within = (value: number, scale: number, most: number) => Math.max(0, Math.min(most, Math.round(value * scale)));
  const strokes = groups.map((group) => group.points.filter((_point, i) => i % every === 0 || i === group.points.length - 1).flatMap((point) => [within(point.x, WIDTH / shown.width, WIDTH), within(point.y, HEIGHT / shown.height, HEIGHT)]));
  return { kind: 'strokes', width: WIDTH, height: HEIGHT, strokes: strokes.filter((stroke) => stroke.length > 0) };
}
