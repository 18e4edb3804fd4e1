/** The working calendar as the notices entered make it. */
import type { LoggedEvent } from './events.ts';
import type { Rows } from './rows.ts';

export function foldCalendar(event: LoggedEvent, rows: Rows): void {
  void event;
  void rows;
}
