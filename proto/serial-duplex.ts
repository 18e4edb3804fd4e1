/**
 * Keeps a serial port that is read and written at once from standing still. In @serialport/bindings-cpp 13 asking the
 * poller for one event makes it forget the other: a write that waits for room is lost sight of as soon as a read waits
 * for bytes, until the peer happens to send something. Asked for both, it remembers both.
 */
import type { EventEmitter } from 'node:events';

const READABLE = 0b0001;
const WRITABLE = 0b0010;

interface PollerOfPort extends EventEmitter {
  poll(events: number): void;
}

/** To be called once a port is open. Does nothing on systems whose binding has no poller (Windows). */
export function keepBothWaysAwake(port: { readonly port?: unknown }): void {
  const poller = (port.port as { poller?: PollerOfPort } | undefined)?.poller;
  if (poller === undefined || typeof poller.poll !== 'function') return;
  const poll = poller.poll.bind(poller);
  poller.poll = (events) => poll(events | (poller.listenerCount('readable') > 0 ? READABLE : 0) | (poller.listenerCount('writable') > 0 ? WRITABLE : 0));
}
