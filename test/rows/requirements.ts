/** The rows of the requirements by id: what the regulation demands of the software. A test of a row begins with its id. */
export const ROWS = [
  'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9',
  'R5', 'R7', 'R8', 'R9', 'R10', 'R11', 'R16', 'R17', 'R18', 'R19a',
  'R15', 'R19b', 'R19c', 'R19d', 'R20a',
  'R19e', 'R20b', 'R20c', 'R20d', 'R22',
  'P1', 'P2', 'P3', 'P4',
] as const;

export type RowId = (typeof ROWS)[number];
export type RowState = 'passed' | 'failed' | 'none';

export interface RowReport {
  readonly id: RowId;
  readonly state: RowState;
  readonly tests: readonly { readonly title: string; readonly file: string; readonly state: 'passed' | 'failed' }[];
}

/** What a test run says of each row. A test that was not run says nothing. */
export function reportRows(results: readonly { readonly title: string; readonly file: string; readonly state: string }[]): readonly RowReport[] {
  return ROWS.map((id) => {
    const tests = results
      .filter((one) => one.title.startsWith(`${id}:`) && (one.state === 'passed' || one.state === 'failed'))
      .map(({ title, file, state }) => ({ title, file, state: state as 'passed' | 'failed' }));
    const state: RowState = tests.length === 0 ? 'none' : tests.some((one) => one.state === 'failed') ? 'failed' : 'passed';
    return { id, state, tests };
  });
}
