/** How the desks of the hand-over refuse: the verdict of a rule as an error in both languages, with the field that is wrong. */
import { StationError } from '../domain/errors.ts';
import type { OfficerId } from '../domain/names.ts';
import type { DeskVerdict } from '../rules/desk-verdict.ts';

/** Who asks. */
export interface DeskPerson {
  /** `account:<id>`. */
  readonly actor: string;
  readonly officer: OfficerId | null;
  readonly name: string;
  readonly unit: string | null;
}

/** Throws the first refusal. */
export function demandRule(...verdicts: readonly DeskVerdict[]): void {
  for (const verdict of verdicts) {
    if (verdict.kind === 'allowed') continue;
    const { code, zh, en, article, pointer } = verdict;
    throw new StationError(code, `${zh}（${article}） / ${en} (${article})`, { what: 'rule', reason: article, ...(pointer === null ? {} : { pointer }) });
  }
}
