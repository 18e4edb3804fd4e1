import { expect, test } from 'vitest';
import { FACT_WORDS } from '../../dashboard/src/pages/custody/fact-words.ts';
import { VALUE_WORDS } from '../../dashboard/src/pages/custody/value-words.ts';
import { ALARMS } from '../../dashboard/src/parts/alarm-words.ts';
import { EVENT_WORDS } from '../../dashboard/src/shell/event-words.ts';
import { phaseOf } from '../../dashboard/src/pages/equipment/words.ts';
import { ALARM_KINDS } from '../../gateway/domain/alarm-kinds.ts';
import type { ClockFact, EventFacts } from '../../gateway/domain/events.ts';
import type { RollOutChoice } from '../../gateway/domain/firmware-events.ts';
import { phaseWords } from '../../gateway/words/phases.ts';

// Does not compile while a kind of entry has no name.
const NAMED: Readonly<Record<keyof EventFacts, { readonly zh: string; readonly en: string }>> = EVENT_WORDS;

interface Words { readonly zh: string; readonly en: string }
type Names<F> = F extends string | number | boolean | null | undefined ? never : F extends readonly (infer E)[] ? Names<E> : string extends keyof F ? never : (keyof F & string) | { [K in keyof F]-?: Names<F[K]> }[keyof F];
type FactName = Names<EventFacts[keyof EventFacts]>;
// Does not compile while a member of an entry has no name.
const FACTS: Readonly<Record<FactName, Words>> = FACT_WORDS;

type Literal<V> = V extends string ? ({} extends Record<V, 1> ? never : V) : V extends readonly (infer E)[] ? Literal<E> : V extends object ? (string extends keyof V ? Literal<V[keyof V]> : never) : never;
type ValueOf<K, F = EventFacts[keyof EventFacts] | ClockFact | RollOutChoice> = F extends unknown ? (K extends keyof F ? F[K] : never) : never;
/** Kinds of activities and grounds are asked of the station, which has them as a table. */
type Asked = 'activityKind' | 'activityKinds' | 'ground';
type ByTheStation = Literal<ValueOf<Asked>>;
type Enumerated = { [K in Exclude<FactName, Asked> as [Literal<ValueOf<K>>] extends [never] ? never : K]: Readonly<Record<Exclude<Literal<ValueOf<K>>, K extends 'kind' ? ByTheStation : never>, Words>> };
// Does not compile while a word of the code, that a member of an entry may be, has no word for people.
const VALUES: Readonly<Enumerated> = VALUE_WORDS;

test('every member of an entry of the custody log, and every word of the code in it, has words in both languages', () => {
  const said = [FACTS, ...Object.values(VALUES as Readonly<Record<string, Readonly<Record<string, Words>>>>)].flatMap((table) => Object.values(table));
  expect(said.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '')).toEqual([]);
  expect(said.length).toBeGreaterThan(300);
});

test('alarms are called in the custody chain as the station calls them', () => {
  expect(ALARMS).toEqual(Object.fromEntries(Object.entries(ALARM_KINDS).map(([kind, { zh, en }]) => [kind, { zh, en }])));
});

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
