/** What pages write for people: no name of the code where a word belongs. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { articleText } from '../../dashboard/src/shell/article.ts';
import { PERMISSIONS } from '../../gateway/rules/permissions.ts';

const page = await readFile(new URL('../../dashboard/src/pages/permissions.tsx', import.meta.url), 'utf8');

test('the page of permissions has a Chinese word for every medium and verb of the table', () => {
  const named = (word: string) => new RegExp(`(?:'${word}'|\\b${word}): '[^']*\\p{Script=Han}`, 'u').test(page);
  const words = new Set(PERMISSIONS.flatMap(({ media, verbs }) => [...media, ...verbs]));
  expect([...words].filter((word) => !named(word))).toEqual([]);
});

test('articles are written on Chinese pages as the regulation writes them', () => {
  expect(['Art. 19(3)', 'Art. 15, 20(2)', 'Art. 22', 'Art. 10'].map((one) => articleText(one, 'zh'))).toEqual(['第十九条第三项', '第十五条、第二十条第二项', '第二十二条', '第十条']);
  expect(articleText('Art. 19(3)', 'en')).toBe('Art. 19(3)');
});
