/** Files of a spreadsheet: comma-separated text as Excel and WPS write it, in UTF-8 or GB18030, in bounded size. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { StationError } from '../domain/errors.ts';

export const MAX_FILE_BYTES = 512 * 1024;
export const MAX_FILE_LINES = 2_000;
const MAX_RECORD_CHARACTERS = 10_000;
/** What a spreadsheet would take for a formula. */
const FORMULA = /^'(?=[=+\-@\t\r＝＋－＠])/;

export interface FileLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReadFile {
  readonly encoding: 'utf-8' | 'gb18030';
  readonly header: readonly string[];
  readonly lines: readonly FileLine[];
}

/** Reads the whole file. Throws 'bad-input' for one that is too long, in another encoding, or no such text. */
export function readCsv(bytes: Uint8Array): ReadFile {
  if (bytes.length === 0) throw bad('文件是空的', 'the file is empty');
  if (bytes.length > MAX_FILE_BYTES) throw bad(`文件超过 ${MAX_FILE_BYTES / 1024} KiB，请分成几个`, `the file is longer than ${MAX_FILE_BYTES / 1024} KiB; split it`);
  const { encoding, text } = decode(bytes);
  const records = recordsOf(text);
  const [header, ...lines] = records;
  if (header === undefined) throw bad('文件是空的', 'the file is empty');
  if (lines.length > MAX_FILE_LINES) throw bad(`文件超过 ${MAX_FILE_LINES} 行，请分成几个`, `the file has more than ${MAX_FILE_LINES} lines; split it`);
  return { encoding, header: header.cells, lines };
}

/** With a byte order mark, without which Excel takes UTF-8 for the machine's own code page. */
export function writeCsv(header: readonly string[], lines: readonly (readonly (string | number | null)[])[]): string {
  return stringify([header, ...lines].map((cells) => cells.map((cell) => (cell === null ? '' : String(cell)))), { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** GB18030 text is hardly ever valid UTF-8, while UTF-8 is often valid GB18030: so UTF-8 is tried first. */
function decode(bytes: Uint8Array): { readonly encoding: ReadFile['encoding']; readonly text: string } {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide || bytes.includes(0)) throw bad('请另存为“CSV UTF-8（逗号分隔）”后重试', 'save it as CSV UTF-8 (comma delimited) and try again');
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
    } catch {
      // Not in this encoding.
    }
  }
  throw bad('文件既不是 UTF-8 也不是 GB18030', 'the file is neither UTF-8 nor GB18030');
}

function recordsOf(text: string): FileLine[] {
  try {
    const records = parse(text, {
      bom: true, info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, trim: true,
      max_record_size: MAX_RECORD_CHARACTERS, to: MAX_FILE_LINES + 2,
    }) as unknown as { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.replace(FORMULA, '')) }));
  } catch (error) {
    const lines = (error as { lines?: unknown }).lines;
    const where = typeof lines === 'number' ? lines : 0;
    throw bad(`第 ${where} 行不是正确的 CSV（引号或长度有误）`, `line ${where} is not CSV (quotes or length)`);
  }
}

function bad(zh: string, en: string): StationError {
  return new StationError('bad-input', `${zh} / ${en}`, { what: 'file', pointer: '/content' });
}
