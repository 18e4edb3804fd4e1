/**
 * The index as a fold over events sees it: sorted text keys, JSON values. Reads see what the same event has written
 * before. The whole content can be thrown away and made again from the custody log.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface RowsToRead {
  /** undefined when there is no such row. */
  get(key: string): Json | undefined;
  /**
   * Rows whose key begins with `prefix`, in order of key, at most `limit`; only keys greater than `after` when it is given.
   */
  list(prefix: string, limit: number, after?: string): readonly (readonly [key: string, value: Json])[];
}

export interface Rows extends RowsToRead {
  put(key: string, value: Json): void;
  remove(key: string): void;
}
