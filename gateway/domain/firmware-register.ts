/** Firmware images, makers and roll-outs. */
import type { LoggedEvent } from './events.ts';
import type { Rows } from './rows.ts';

export function foldFirmware(event: LoggedEvent, rows: Rows): void {
  void event;
  void rows;
}
