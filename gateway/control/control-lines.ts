/** What both ends of the control socket know: JSON values, one a line. */
import { isUtf8 } from 'node:buffer';
import type { Socket } from 'node:net';
import type { ErrorDetails, StationErrorCode } from '../domain/errors.ts';

/** In the data folder. */
export const CONTROL_SOCKET = 'control.sock';

/** The last line that the station says. Lines `{"progress":…}` may come before it, where the question asked for them. */
export interface Answer {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: { readonly code: StationErrorCode; readonly message: string; readonly details: ErrorDetails };
}

/** Calls back with each line of at most `most` bytes; with null, for the last time, when one is longer or the socket closes. */
export function eachLine(socket: Socket, most: number, take: (line: string | null) => void): void {
  let parts: Buffer[] = [];
  let bytes = 0;
  let over = false;
  const end = () => {
    if (!over) take(null);
    over = true;
  };
  socket.on('data', (data: Buffer) => {
    for (let rest = data; !over;) {
      const at = rest.indexOf(0x0a);
      parts.push(at < 0 ? rest : rest.subarray(0, at));
      bytes += at < 0 ? rest.length : at;
      if (bytes > most) return end();
      if (at < 0) return;
      const bytesOfLine = Buffer.concat(parts);
      // What is no UTF-8 is no JSON either, and its parser says so.
      const line = isUtf8(bytesOfLine) ? bytesOfLine.toString('utf8') : '<not UTF-8>';
      parts = [];
      bytes = 0;
      take(line);
      rest = rest.subarray(at + 1);
      if (rest.length === 0) return;
    }
  });
  socket.once('close', end);
}
