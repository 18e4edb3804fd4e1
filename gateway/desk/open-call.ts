/** Who has called for help and is still waited for. */
import { alarmRegister } from '../domain/alarm-register.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { FOLLOW_WITHIN_MS } from '../rules/incident.ts';

export interface OpenCall {
  /** The newest SOS of the recorder. */
  readonly alarm: string;
  readonly untilMs: number;
}

/** undefined where nobody calls: none has, somebody has closed the alarm, or it is longer ago than a tour of duty. */
export function openCall(rows: Pick<RowsToRead, 'get'>, recorder: RecorderSerial, nowMs: number): OpenCall | undefined {
  const newest = read(rows, alarmRegister.newest('sos', `recorder:${recorder}`));
  const row = newest === undefined ? undefined : read(rows, alarmRegister.group(newest));
  if (row === undefined || row.closed !== null) return undefined;
  const untilMs = Date.parse(row.last) + FOLLOW_WITHIN_MS;
  return untilMs < nowMs ? undefined : { alarm: row.lastAlarm, untilMs };
}
