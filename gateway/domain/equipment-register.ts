/** Recorders between dockings: with whom, in what state. */
import type { LoggedEvent } from './events.ts';
import type { Rows } from './rows.ts';

export function foldEquipment(event: LoggedEvent, rows: Rows): void {
  void event;
  void rows;
}
