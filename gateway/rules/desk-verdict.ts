/** What a rule of the hand-over desk says: allowed, or refused with the article, the field, and words in both languages. */
import { unfitText } from '../domain/text.ts';

export type DeskVerdict =
  | { readonly kind: 'allowed' }
  | {
    readonly kind: 'refused'; readonly code: 'bad-input' | 'not-found' | 'conflict'; readonly article: string;
    /** RFC 6901, into what was sent; null where no single field is wrong. */
    readonly pointer: string | null; readonly zh: string; readonly en: string;
  };

export const ALLOWED: DeskVerdict = { kind: 'allowed' };

export function refuse(code: 'bad-input' | 'not-found' | 'conflict', article: string, zh: string, en: string, pointer: string | null = null): DeskVerdict {
  return { kind: 'refused', code, article, pointer, zh, en };
}

/** Text that a person enters: bounded, without controls but line ends, not empty unless it may be. */
export function mayEnter(pointer: string, zh: string, en: string, text: string, most: number, article: string, needed = true): DeskVerdict {
  if (needed && text.trim() === '') return refuse('bad-input', article, `${zh}：不能为空`, `${en} is empty`, pointer);
  if (text.length > most) return refuse('bad-input', article, `${zh}：最多 ${most} 个字符`, `${en} has at most ${most} characters`, pointer);
  const unfit = unfitText(text, true);
  return unfit === undefined ? ALLOWED : refuse('bad-input', article, `${zh}：${unfit.zh}`, `${en} ${unfit.en}`, pointer);
}
