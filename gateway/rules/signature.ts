/** Signatures: bounded, and something was drawn, or the own name typed. Pure. */
import type { Signature } from '../domain/hand-over-events.ts';
import { ALLOWED, refuse, type DeskVerdict } from './desk-verdict.ts';

/** Of the whole signature as JSON: it stands in an entry's opening beside the text that was signed. */
export const MAX_SIGNATURE_BYTES = 20_000;
export const MAX_STROKES = 200;
export const MAX_FIELD = 4_000;
/** Letters of a typed name. */
export const MAX_TYPED = 200;
/** Points of which a signature has at least so many: a slip of the finger is none. */
export const MIN_POINTS = 6;
const PNG_BEGIN = 'iVBORw0KGgo';
/** Characters of base64 that hold a PNG's signature and its size. */
const PNG_HEAD = 32;

/** Width and height as the first chunk of a PNG (IHDR) says them; undefined where there is none. */
function pngSize(base64: string): readonly [width: number, height: number] | undefined {
  if (base64.length < PNG_HEAD) return undefined;
  const head = Uint8Array.from(atob(base64.slice(0, PNG_HEAD)), (char) => char.charCodeAt(0));
  if (String.fromCharCode(...head.subarray(12, 16)) !== 'IHDR') return undefined;
  const view = new DataView(head.buffer);
  return [view.getUint32(16), view.getUint32(20)];
}

/** @param name of whoever signs: what is typed instead of drawn is that, and nothing else */
export function mayUseSignature(signature: Signature, name: string): DeskVerdict {
  const bad = (zh: string, en: string) => refuse('bad-input', 'Art. 19(3)', zh, en, '/signature');
  if (Buffer.byteLength(JSON.stringify(signature)) > MAX_SIGNATURE_BYTES) return bad('签名过大，请清除后重签', 'the signature is too large; clear it and sign again');
  if (signature.kind === 'typed') return signature.name.trim() === name.trim() && name.trim() !== '' ? ALLOWED : bad(`键入的须是本人姓名“${name}”`, `what is typed has to be the own name, '${name}'`);
  if (signature.kind === 'png') {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature.data) || !signature.data.startsWith(PNG_BEGIN)) return bad('签名图片不是 PNG', 'the signature is no PNG');
    const size = pngSize(signature.data);
    // A few bytes can say that they are a picture as large as a wall, which whoever looks at it has to unfold.
    if (size === undefined || size.some((side) => side < 1 || side > MAX_FIELD)) return bad(`签名图片不是 PNG，或边长超过 ${MAX_FIELD}`, `the signature is no PNG, or a side of it is longer than ${MAX_FIELD}`);
    return ALLOWED;
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

/** The strokes, or the typed name, as a picture for printing. Numbers alone go into it, and letters that are none of XML's own, so that nothing can be smuggled in. */
export function signaturePicture(signature: Signature): string {
  if (signature.kind === 'png') return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><image width="300" height="100" href="data:image/png;base64,${signature.data}"/></svg>`;
  if (signature.kind === 'typed') {
    const letters = [...signature.name.trim()];
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.max(MIN_TYPED_WIDTH, letters.length * LETTER_WIDTH + 20)} 100"><text x="10" y="64" font-size="40" fill="currentColor">${letters.map(inXml).join('')}</text></svg>`;
  }
  const paths = signature.strokes.filter((stroke) => stroke.length >= 2).map((stroke) => {
    const points = [];
    for (let i = 0; i + 1 < stroke.length; i += 2) points.push(`${Number(stroke[i])} ${Number(stroke[i + 1])}`);
    return `M${points.join('L')}${points.length === 1 ? 'l0.1 0' : ''}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Number(signature.width)} ${Number(signature.height)}"><path d="${paths.join('')}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

const MIN_TYPED_WIDTH = 300;
const LETTER_WIDTH = 42;

/** Every letter by its code: an ampersand or a bracket of a name is a letter, too. */
function inXml(letter: string): string {
  return `&#${letter.codePointAt(0)!};`;
}
