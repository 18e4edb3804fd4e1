/** Clips on their way to the signed register. */
import type { LoggedEvent } from './events.ts';
import type { Rows } from './rows.ts';

export function foldHandOver(event: LoggedEvent, rows: Rows): void {
  void event;
  void rows;
}
