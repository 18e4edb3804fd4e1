/**
 * Who has a connection at the web server, and who gives way when all are taken: whoever has most, so that neither one machine nor several
 * together keep out somebody who has few. Counted from the TCP connection to its end: before TLS, without a word, half closed, or long since
 * the socket of a live picture.
 */
import type { Server, Socket } from 'node:net';
import { machineOf } from '../domain/machine-of.ts';

/**
 * Of everybody. One address may have all of them while nobody else comes: it may be that of a whole bureau, with every socket of live
 * pictures that the station has (192: walls of sixteen in several tabs) and more than a hundred browsers with the six that each opens.
 */
export const MAX_CONNECTIONS = 1_000;
/** Cut ones whose end the system has not told yet. */
const MAX_CLOSING = 100;

/** When all are taken, a new one takes the place of the newest of the address that has most; where that would leave its own with as many, it is closed. */
export function boundConnections(server: Server): void {
  /** In the order in which they came. */
  const held = new Map<string, Set<Socket>>();
  let total = 0;
  const release = (address: string, socket: Socket) => {
    const sockets = held.get(address);
    if (sockets?.delete(socket) !== true) return;
    total -= 1;
    if (sockets.size === 0) held.delete(address);
  };
  server.maxConnections = MAX_CONNECTIONS + MAX_CLOSING;
  // Of a TLS server, too, this is the plain line.
  server.on('connection', (socket: Socket) => {
    const address = machineOf(socket.remoteAddress);
    if (total >= MAX_CONNECTIONS) {
      // Of two that have as many, the one that came later.
      const [greediest, sockets] = [...held].reduce((most, one) => (one[1].size >= most[1].size ? one : most));
      if ((held.get(address)?.size ?? 0) + 1 >= sockets.size) {
        socket.destroy();
        return;
      }
      const newest = [...sockets].at(-1)!;
      release(greediest, newest);
      newest.destroy();
    }
    total += 1;
    held.set(address, (held.get(address) ?? new Set()).add(socket));
    socket.once('close', () => release(address, socket));
  });
}
