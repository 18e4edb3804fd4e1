/** What a command says to a person or a program, and how it ends. */
import Table from 'cli-table3';
import { StationError } from '../domain/errors.ts';
import { errorWords } from '../words/errors.ts';
import type { Language, Words } from '../words/language.ts';

/** Stable: scripts rely on them. docs/commands.md lists them. */
export const EXIT = { ok: 0, problem: 1, usage: 2, notNow: 3, station: 4 } as const;

const NOT_NOW: ReadonlySet<string> = new Set(['store-locked', 'station-unreachable', 'carrier-unavailable', 'missing-program', 'peer-gone', 'disk-full']);
const USAGE: ReadonlySet<string> = new Set(['bad-input', 'not-found', 'conflict']);

export function exitCodeOf(error: StationError): number {
  if (USAGE.has(error.code)) return EXIT.usage;
  return NOT_NOW.has(error.code) ? EXIT.notNow : EXIT.station;
}

export class Terminal {
  readonly language: Language;
  readonly json: boolean;

  constructor(language: Language, json: boolean) {
    this.language = language;
    this.json = json;
  }

  word(words: Words): string {
    return words[this.language];
  }

  /** A line for people; programs that asked for JSON do not get it. */
  line(text: string): void {
    if (!this.json) process.stdout.write(`${text}\n`);
  }

  note(text: string): void {
    if (!this.json) process.stderr.write(`${text}\n`);
  }

  /** The one JSON value of a command. */
  value(value: unknown): void {
    process.stdout.write(`${JSON.stringify(value)}\n`);
  }

  /** A table for people, the rows as they are for programs. */
  rows(rows: readonly object[], columns: readonly (readonly [key: string, head: Words])[]): void {
    if (this.json) return this.value(rows);
    if (rows.length === 0) return this.line(this.word({ zh: '（无）', en: '(none)' }));
    const table = new Table({ head: columns.map(([, head]) => this.word(head)), style: { head: [], border: [] } });
    for (const row of rows) table.push(columns.map(([key]) => cell((row as Record<string, unknown>)[key])));
    this.line(table.toString());
  }

  /** Says what went wrong and what to do; no stack unless ZHILU_DEBUG asks for it. Gives the exit code. */
  failed(error: unknown): number {
    if (error instanceof StationError) {
      const words = this.word(errorWords[error.code]);
      if (this.json) this.value({ error: { code: error.code, message: error.message, details: error.details } });
      else process.stderr.write(`${words}\n  ${error.message}\n`);
      if (process.env['ZHILU_DEBUG'] === '1') process.stderr.write(`${error.stack ?? ''}\n`);
      return exitCodeOf(error);
    }
    const text = error instanceof Error ? error.message : String(error);
    if (this.json) this.value({ error: { code: 'internal', message: text, details: {} } });
    process.stderr.write(`${this.word({ zh: '程序内部错误，请附上此行报告', en: 'an error of the program itself; report it with this line' })}: ${text}\n`);
    if (process.env['ZHILU_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    return EXIT.station;
  }
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
