/**
 * How many connections one address may hold at the web server, so that one machine never takes all there are. Counted from the
 * TCP connection to its end: before TLS, without a word, half closed, or long since the socket of a live picture.
 */
import type { Server, Socket } from 'node:net';

/** At the web server, of everybody. */
export const MAX_CONNECTIONS = 1_000;
/**
 * Of one address, which may be that of a whole bureau: every socket of live pictures that the station has (192: walls of sixteen in several
 * tabs), and fifty browsers beside them with the six that a browser opens.
 */
export const MAX_CONNECTIONS_PER_ADDRESS = 500;

export function boundConnections(server: Server): void {
  const held = new Map<string, number>();
  server.maxConnections = MAX_CONNECTIONS;
  // Of a TLS server, too, this is the plain line.
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (held.get(address) ?? 0) + 1;
    if (count > MAX_CONNECTIONS_PER_ADDRESS) {
      socket.destroy();
      return;
    }
    held.set(address, count);
    socket.once('close', () => {
      const left = held.get(address)! - 1;
      if (left > 0) held.set(address, left);
      else held.delete(address);
    });
  });
}
