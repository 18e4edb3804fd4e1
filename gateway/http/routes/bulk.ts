/** One action on many things: one after another, each with its own result. */
import { Type } from 'typebox';
import { asProblem, Problem } from '../problems.ts';
import { nullable } from '../schemas.ts';

/** Things in one bulk action. */
export const MAX_BULK = 500;

/** What came of one of them. */
export const outcome = { done: Type.Boolean(), code: nullable(Type.String()), zh: nullable(Type.String()), en: nullable(Type.String()) };
interface Outcome { readonly id: string; readonly done: boolean; readonly code: string | null; readonly zh: string | null; readonly en: string | null }

/** What one of them is refused stops no other. Throws what is wrong for all of them: a missing field, a station in trouble. */
export async function each(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<{ readonly done: number; readonly refused: number; readonly outcomes: readonly Outcome[] }> {
  const outcomes: Outcome[] = [];
  for (const id of ids) {
    try {
      await act(id);
      outcomes.push({ id, done: true, code: null, zh: null, en: null });
    } catch (error) {
      const { status, code, zh, en } = asProblem(error);
      if (error instanceof Problem || status >= 500) throw error;
      outcomes.push({ id, done: false, code, zh, en });
    }
  }
  const done = outcomes.filter((one) => one.done).length;
  return { done, refused: outcomes.length - done, outcomes };
}

/** A field that this action needs. */
export function needed<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new Problem(400, 'bad-input', '有字段填写不正确', 'some fields are not right', [{ pointer: `/${field}`, zh: '必填', en: 'is required' }]);
  return value;
}
