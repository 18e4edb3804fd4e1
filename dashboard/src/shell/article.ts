import type { Language } from './words.ts';

const DIGITS = '零一二三四五六七八九';
const spelt = (value: number) => (value < 10 ? DIGITS[value]! : `${value < 20 ? '' : DIGITS[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : DIGITS[value % 10]}`);

/** `Art. 19(3)` as the regulation itself writes it: 第十九条第三项. Several are told one after another. */
export function articleText(article: string, language: Language): string {
  if (language !== 'zh' || !article.startsWith('Art. ')) return article;
  return article.slice('Art. '.length).replaceAll(/\d+(?:\(\d+\))*/g, (one) => {
    const [number, ...items] = one.split(/[()]+/).filter((part) => part !== '').map(Number);
    return `第${spelt(number!)}条${items.map((item) => `第${spelt(item)}项`).join('')}`;
  }).replaceAll(', ', '、');
}
