import type { Words } from '../shell/words.ts';

/** A table of words that can be asked for any text, and is known by the compiler to have those of its own. */
export function named<K extends string, W extends Words = Words>(table: Readonly<Record<K, W>>): Readonly<Record<K, W>> & Readonly<Record<string, W>> {
  return table as never;
}
