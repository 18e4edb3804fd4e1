/** Drawn signatures: bounded, and something was drawn. Pure. */
import type { DrawnSignature } from '../domain/hand-over-events.ts';
import { ALLOWED, refuse, type DeskVerdict } from './desk-verdict.ts';

/** Of the whole signature as JSON: it stands in an entry's opening beside the text that was signed. */
export const MAX_SIGNATURE_BYTES = 20_000;
export const MAX_STROKES = 200;
export const MAX_FIELD = 4_000;
/** Points of which a signature has at least so many: a slip of the finger is none. */
export const MIN_POINTS = 6;
const PNG_BEGIN = 'iVBORw0KGgo';

export function mayUseSignature(signature: DrawnSignature): DeskVerdict {
  const bad = (zh: string, en: string) => refuse('bad-input', 'Art. 19(3)', zh, en, '/signature');
  if (Buffer.byteLength(JSON.stringify(signature)) > MAX_SIGNATURE_BYTES) return bad('签名过大，请清除后重签', 'the signature is too large; clear it and sign again');
  if (signature.kind === 'png') {
    return /^[A-Za-z0-9+/]+={0,2}$/.test(signature.data) && signature.data.startsWith(PNG_BEGIN) ? ALLOWED : bad('签名图片不是 PNG', 'the signature is no PNG');
  }
  const { width, height, strokes } = signature;
  const inField = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;
  if (!inField(width, MAX_FIELD) || !inField(height, MAX_FIELD) || width < 1 || height < 1 || strokes.length > MAX_STROKES) return bad('签名数据不正确', 'the signature is not in the right form');
  let points = 0;
  for (const stroke of strokes) {
    if (stroke.length % 2 !== 0 || stroke.some((value, i) => !inField(value, i % 2 === 0 ? width : height))) return bad('签名数据不正确', 'the signature is not in the right form');
    points += stroke.length / 2;
  }
  return points >= MIN_POINTS ? ALLOWED : bad('请先签名', 'sign first');
}

/** The strokes as a picture for printing. Numbers alone go into it, so that nothing can be smuggled in. */
export function signaturePicture(signature: DrawnSignature): string {
  if (signature.kind === 'png') return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><image width="300" height="100" href="data:image/png;base64,${signature.data}"/></svg>`;
  const paths = signature.strokes.filter((stroke) => stroke.length >= 2).map((stroke) => {
    const points = [];
    for (let i = 0; i + 1 < stroke.length; i += 2) points.push(`${Number(stroke[i])} ${Number(stroke[i + 1])}`);
    return `M${points.join('L')}${points.length === 1 ? 'l0.1 0' : ''}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Number(signature.width)} ${Number(signature.height)}"><path d="${paths.join('')}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}
