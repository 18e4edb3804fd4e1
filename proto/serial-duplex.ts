/**
 * Mends two things of @serialport/bindings-cpp 13 on systems with a poller (all but Windows), for a port that is read and
 * written at once and at speed.
 *
 * Asking its poller for one event makes it forget the other: a write that waits for room is lost sight of as soon as a read
 * waits for bytes, until the peer happens to send something. Asked for both, it remembers both.
 *
 * It reads and writes by the thread pool, and a terminal gives and takes 4 KiB at a time: each costs a way to another thread
 * and back. The device is open non-blocking, so what is there is taken, and what has room is written, at once; only waiting,
 * and errors, are left to it.
 */
import type { EventEmitter } from 'node:events';
import { readSync, writeSync } from 'node:fs';

const READABLE = 0b0001;
const WRITABLE = 0b0010;

interface PollerOfPort extends EventEmitter {
  poll(events: number): void;
}

interface BindingOfPort {
  readonly fd: number | null;
  readonly poller?: PollerOfPort;
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>;
  write(buffer: Buffer): Promise<void>;
}

/** To be called once a port is open. */
export function mendDuplex(port: { readonly port?: unknown }): void {
  const binding = port.port as BindingOfPort | undefined;
  const poller = binding?.poller;
  if (binding === undefined || poller === undefined || typeof poller.poll !== 'function') return;
  const poll = poller.poll.bind(poller);
  poller.poll = (events) => poll(events | (poller.listenerCount('readable') > 0 ? READABLE : 0) | (poller.listenerCount('writable') > 0 ? WRITABLE : 0));
  const read = binding.read.bind(binding);
  const write = binding.write.bind(binding);
  binding.read = (buffer, offset, length) => {
    const bytesRead = atOnce(binding, length, (fd, done) => readSync(fd, buffer, offset + done, length - done, null));
    return bytesRead > 0 ? Promise.resolve({ buffer, bytesRead }) : read(buffer, offset, length);
  };
  binding.write = async (buffer) => {
    for (let done = 0; done < buffer.length;) {
      done += atOnce(binding, buffer.length - done, (fd, further) => writeSync(fd, buffer, done + further, buffer.length - done - further));
      if (done === buffer.length) return;
      // The next byte waits for room, or tells what is wrong.
      await write(buffer.subarray(done, done + 1));
      done += 1;
    }
  };
}

/** Repeats until the device has no more, or takes no more, or `length` is reached; what went before an error counts. */
function atOnce({ fd }: BindingOfPort, length: number, step: (fd: number, done: number) => number): number {
  let done = 0;
  while (fd !== null && done < length) {
    try {
      const bytes = step(fd, done);
      if (bytes === 0) break;
      done += bytes;
    } catch {
      // EAGAIN for the most part; anything else comes again where it is told.
      break;
    }
  }
  return done;
}
