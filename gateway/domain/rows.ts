/**
 * The index as a fold over events sees it: sorted text keys, JSON values. Reads see what the same event has written
 * before. The whole content can be thrown away and made again from the custody log.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What a fold may do. It cannot list: what it needs of many rows it keeps in a row of its own. */
export interface Rows {
  /** undefined when there is no such row. */
  get(key: string): Json | undefined;
  /** Members that are undefined are left out, as JSON has it. Keys that begin with `!` belong to the index itself. */
  put(key: string, value: Json): void;
  remove(key: string): void;
}

/** What everybody else may do: a row at once, many rows by waiting. */
export interface RowsToRead {
  /** undefined when there is no such row. */
  get(key: string): Json | undefined;
  /**
   * Rows whose key begins with `prefix`, in order of key (by UTF-8 bytes), at most `limit`; only keys greater than
   * `after` when it is given.
   */
  list(prefix: string, limit: number, after?: string): Promise<readonly (readonly [key: string, value: Json])[]>;
}

declare const rowType: unique symbol;
/** A row's place, which knows what stands there. */
export type RowKey<T> = string & { readonly [rowType]?: T };
export function key<T>(text: string): RowKey<T> {
  return text as RowKey<T>;
}

/** Reads one row with its type. What is read was written by a fold. */
export function read<T>(rows: Pick<Rows, 'get'>, at: RowKey<T>): T | undefined {
  return rows.get(at) as T | undefined;
}

/** For folds alone. */
export function write<T>(rows: Rows, at: RowKey<T>, value: T): void {
  rows.put(at, value as Json);
}

/** For folds alone: changes part of a row that is there; what is not there stays so. */
export function change<T>(rows: Rows, at: RowKey<T>, part: Partial<T>): void {
  const before = read(rows, at);
  if (before !== undefined) write(rows, at, { ...before, ...part });
}

/** An event's index as a key sorts it. */
export function seqKey(seq: number): string {
  return String(seq).padStart(16, '0');
}
