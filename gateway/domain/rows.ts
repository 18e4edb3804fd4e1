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
