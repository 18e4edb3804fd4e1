/** What pages write for people: no name of the code where a word belongs. */
import { expect, test } from 'vitest';
import { MEDIA, VERBS } from '../../dashboard/src/parts/permission-words.ts';
import { articleText } from '../../dashboard/src/shell/article.ts';
import { PERMISSIONS } from '../../gateway/rules/permissions.ts';

test('every medium and verb of the permission table has a name of its own in both languages', () => {
  for (const [table, used] of [[MEDIA, PERMISSIONS.flatMap(({ media }) => media)], [VERBS, PERMISSIONS.flatMap(({ verbs }) => verbs)]] as const) {
    expect(Object.keys(table).sort()).toEqual([...new Set<string>(used)].sort());
    for (const language of ['zh', 'en'] as const) expect(new Set(Object.values(table).map((one) => one[language])).size).toBe(Object.keys(table).length);
  }
});

test('articles are written on Chinese pages as the regulation writes them', () => {
  expect(['Art. 19(3)', 'Art. 15, 20(2)', 'Art. 22', 'Art. 10'].map((one) => articleText(one, 'zh'))).toEqual(['第十九条第三项', '第十五条、第二十条第二项', '第二十二条', '第十条']);
  expect(articleText('Art. 19(3)', 'en')).toBe('Art. 19(3)');
});
