import { expect, test } from 'vitest';
import { EVENT_WORDS } from '../../dashboard/src/shell/event-words.ts';
import { phaseOf } from '../../dashboard/src/pages/equipment/words.ts';
import type { EventFacts } from '../../gateway/domain/events.ts';
import { phaseWords } from '../../gateway/words/phases.ts';

// Does not compile while a kind of entry has no name.
const NAMED: Readonly<Record<keyof EventFacts, { readonly zh: string; readonly en: string }>> = EVENT_WORDS;

test('every kind of entry of the custody log has a name in both languages, and no two the same', () => {
  const names = Object.values(NAMED);
  for (const language of ['zh', 'en'] as const) {
    const said = names.map((one) => one[language]);
    expect(said.filter((one) => one.trim() === '')).toEqual([]);
    expect(said.filter((one, i) => said.indexOf(one) !== i)).toEqual([]);
  }
});

test('every phase of a bay has a name of its own on the docks page', () => {
  for (const phase of Object.keys(phaseWords)) expect(phaseOf({ phase } as never).zh, phase).not.toBe(phase);
});
