/** A browser's end of a live picture: the WebSocket with the session's cookie, and what comes through it. */
import { WebSocket } from 'ws';
import type { Client } from '../http/http-world.ts';

const UNTIL_MS = 10_000;

export interface LiveViewer {
  readonly socket: WebSocket;
  bytes(): Buffer;
  /** Resolves when these bytes came. */
  seen(mark: string): Promise<void>;
  /** Close code; 1006 for a line that was cut. */
  readonly closed: Promise<number>;
}

/** Rejects with the status of the answer where it is none that opens. `origin`: null sends none. */
export function watchLive(client: Client, recorder: string, { origin = client.address, host }: { origin?: string | null; host?: string } = {}): Promise<LiveViewer> {
  const socket = new WebSocket(`${client.address.replace(/^http/, 'ws')}/api/v1/live/${encodeURIComponent(recorder)}/flv`, {
    headers: { ...(client.cookie === undefined ? {} : { cookie: client.cookie }), ...(origin === null ? {} : { origin }), ...(host === undefined ? {} : { host }) },
  });
  const parts: Buffer[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    parts.push(data as Buffer);
    for (const each of [...waiting]) each();
  });
  const closed = new Promise<number>((resolve) => { socket.on('close', (code) => resolve(code)); });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      reject(new Error(String(response.statusCode)));
    });
    socket.on('error', (error) => reject(error));
    socket.on('open', () => resolve({
      socket, closed, bytes: () => Buffer.concat(parts),
      seen: (mark) => new Promise((found, lost) => {
        const timer = setTimeout(() => lost(new Error(`'${mark}' not within ${UNTIL_MS / 1_000} s`)), UNTIL_MS);
        const look = () => {
          if (!Buffer.concat(parts).includes(mark)) return;
          clearTimeout(timer);
          waiting.delete(look);
          found();
        };
        waiting.add(look);
        look();
      }),
    }));
  });
}
