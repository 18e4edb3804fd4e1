/** Rows as the index keeps them: texts. */
import type { Json, Rows } from '../../gateway/domain/rows.ts';

export class TextRows implements Rows {
  readonly all = new Map<string, string>();
  get(key: string): Json | undefined {
    const text = this.all.get(key);
    return text === undefined ? undefined : JSON.parse(text) as Json;
  }
  put(key: string, value: Json): void { this.all.set(key, JSON.stringify(value)); }
  remove(key: string): void { this.all.delete(key); }
  under(prefix: string): string[] { return [...this.all.keys()].filter((key) => key.startsWith(prefix)).sort(); }
}
