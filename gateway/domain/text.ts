/**
 * Text that comes from outside. JavaScript's text may hold half a character (an unpaired surrogate), which is no Unicode:
 * UTF-8, keys of the index and other programs cannot hold it. It is refused at every door, and by the custody log itself.
 */

/** Values in one another, in whatever comes from outside as JSON. */
export const MAX_DEPTH = 40;
/** Values in all: a drawn signature has some thousands of them, nothing else comes near. */
export const MAX_VALUES = 20_000;

export type TextFault = 'half-character' | 'too-deep' | 'too-many';

/** The first place (RFC 6901) where a JSON value holds half a character, in a name or a value, goes too deep or holds too many. Not recursive. */
export function textFaultIn(value: unknown): { readonly pointer: string; readonly fault: TextFault } | undefined {
  let values = 0;
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: one, path } = next;
    if (typeof one === 'string' && !one.isWellFormed()) return { pointer: pointerOf(path), fault: 'half-character' };
    if (typeof one !== 'object' || one === null) continue;
    if (path.length >= MAX_DEPTH) return { pointer: pointerOf(path), fault: 'too-deep' };
    const members = Object.entries(one);
    values += members.length;
    if (values > MAX_VALUES) return { pointer: pointerOf(path), fault: 'too-many' };
    for (const [name, member] of members) {
      if (!name.isWellFormed()) return { pointer: pointerOf([...path, name]), fault: 'half-character' };
      if (typeof member === 'string' ? !member.isWellFormed() : typeof member === 'object' && member !== null) open.push({ value: member, path: [...path, name] });
    }
  }
  return undefined;
}

function pointerOf(path: readonly string[]): string {
  return path.map((part) => `/${part.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The beginning of a text, at most so many UTF-16 units, and no half of a character at its end or anywhere. */
export function cutText(text: string, mostUnits: number): string {
  const cut = text.length > mostUnits && isLeading(text.charCodeAt(mostUnits - 1)) ? text.slice(0, mostUnits - 1) : text.slice(0, mostUnits);
  return cut.toWellFormed();
}

function isLeading(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Controls, but for line ends; half a character; what is none by Unicode's own word; and what turns the direction of the text behind it. */
const UNFIT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]/;

/**
 * Why text that a person enters cannot be taken; undefined where it can. Turning text round by force makes what people
 * read other than what is stored and signed; marks of direction (U+200E, U+200F) are for those who write Uyghur, and stay.
 */
export function unfitText(text: string, lineEnds: boolean): { readonly zh: string; readonly en: string } | undefined {
  if (!text.isWellFormed()) return { zh: '含有不完整的字符', en: 'has half a character' };
  return UNFIT.test(text) || (!lineEnds && text.includes('\n')) ? { zh: '含有控制字符', en: 'has control characters' } : undefined;
}
