/**
 * The custody chain of one thing: which entries of the log are about a clip, a recorder, a dock, a person, an account, an
 * activity, a hand-over, an explanation. One small row for each pair, so that a page of a chain is a short scan.
 */
import type { EventFacts, LoggedEvent } from './events.ts';
import type { ClipId } from './names.ts';
import { key, seqKey, write, type Rows } from './rows.ts';

/** `clip:c1f…`, `recorder:ZFY-1`, `officer:P1`. The same words as in the custody log's own subjects. */
export type Subject = string;

export interface ChainRow {
  readonly kind: keyof EventFacts;
}

/** Entries about more subjects than this (an erase order of a full card) name the first ones alone. */
const MAX_SUBJECTS = 4_096;
const NAMED = ['clip', 'recorder', 'dock', 'officer', 'account', 'activity', 'explanation', 'finding'] as const;

export const chainRegister = {
  /** Of any text: a log of before may have an id with half a character in it, and is folded all the same. */
  about: (subject: Subject, seq: number | '') => key<ChainRow>(`about/${encodeURIComponent(subject.toWellFormed())}/${seq === '' ? '' : seqKey(seq)}`),
} as const;

/** What an event is about. A member of its facts that is named after a thing, and holds the thing's id, is enough. */
export function subjectsOf(event: LoggedEvent): readonly Subject[] {
  const facts = event.facts as Readonly<Record<string, unknown>>;
  const found = new Set<Subject>();
  for (const name of NAMED) if (typeof facts[name] === 'string' && facts[name] !== '') found.add(`${name}:${facts[name]}`);
  if (typeof facts['handOver'] === 'string') found.add(`hand-over:${facts['handOver']}`);
  if (typeof facts['rollOut'] === 'string') found.add(`roll-out:${facts['rollOut']}`);
  if (typeof facts['subject'] === 'string') found.add(facts['subject']);
  for (const one of idsIn(facts['officers'])) found.add(`officer:${one}`);
  for (const one of idsIn(facts['recorders'])) found.add(`recorder:${one}`);
  for (const one of clipsIn(facts['clips'])) found.add(`clip:${one}`);
  return [...found].slice(0, MAX_SUBJECTS);
}

function idsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
}

function clipsIn(list: unknown): readonly ClipId[] {
  if (!Array.isArray(list)) return [];
  return list.map((one: unknown) => (typeof one === 'object' && one !== null ? (one as { clip?: unknown }).clip : one)).filter((one): one is ClipId => typeof one === 'string');
}

export function foldChain(event: LoggedEvent, rows: Rows): void {
  for (const subject of subjectsOf(event)) write(rows, chainRegister.about(subject, event.seq), { kind: event.kind });
}
