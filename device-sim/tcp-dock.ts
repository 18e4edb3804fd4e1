/** A simulated dock on a byte stream: a TCP line here, a serial device in serial-dock.ts. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { encodeFrame, FrameReader, MAX_SERIAL_ENVELOPE } from '../proto/frame.ts';
import { SimDock, type DockSettings } from './dock.ts';
import { slowLine } from './slow-line.ts';

export type LineDockSettings = Omit<DockSettings, 'send' | 'maxEnvelope'> & {
  /** Changes the bytes that leave the dock, or come to it: a bad line. */
  readonly spoil?: (bytes: Uint8Array) => Uint8Array;
  /** Longest delay of each way in milliseconds, drawn by the seed. */
  readonly delay?: { readonly ms: number; readonly seed: number };
};

const RECONNECT_MS = 500;
/** Bytes on a slow line at which the dock is asked to pause. */
const MARK = 256 * 1024;

export interface LineDock {
  readonly dock: SimDock;
  stop(): Promise<void>;
}

/** Puts a dock on a stream; returns how to take it off. */
export function dockOnStream(settings: LineDockSettings): { readonly dock: SimDock; attach(stream: Duplex): void } {
  let stream: Duplex | undefined;
  const spoil = settings.spoil ?? ((bytes) => bytes);
  const { ms, seed } = settings.delay ?? { ms: 0, seed: 1 };
  const out = slowLine(ms, seed, settings.clock);
  const back = slowLine(ms, seed + 1, settings.clock);
  let onTheWay = 0;
  const dock: SimDock = new SimDock({
    ...settings, maxEnvelope: MAX_SERIAL_ENVELOPE,
    send(envelope) {
      const to = stream;
      if (to === undefined) return true;
      const frame = spoil(encodeFrame(envelope));
      if (ms <= 0) return to.write(frame);
      onTheWay += frame.length;
      out(() => {
        const full = onTheWay >= MARK;
        onTheWay -= frame.length;
        if (to === stream) to.write(frame);
        if (full && onTheWay < MARK) dock.writable();
      });
      return onTheWay < MARK;
    },
  });
  return {
    dock,
    attach(fresh) {
      const reader = new FrameReader();
      stream = fresh;
      fresh.on('data', (bytes: Buffer) => back(() => {
        if (stream === fresh) reader.push(spoil(bytes), (event) => { if (event.kind === 'envelope') dock.received(event.bytes); });
      }));
      fresh.on('drain', () => dock.writable());
      fresh.on('error', () => undefined);
      fresh.on('close', () => {
        if (stream !== fresh) return;
        stream = undefined;
        dock.disconnected();
      });
      dock.connected();
    },
  };
}

/** A dock that calls the station's TCP line and calls again when the connection is lost. */
export function callingDock(settings: LineDockSettings, host: string, port: number): LineDock {
  const { dock, attach } = dockOnStream(settings);
  let stopped = false;
  let socket: Socket | undefined;
  const call = () => {
    if (stopped) return;
    socket = connect({ host, port, noDelay: true });
    const mine = socket;
    mine.once('connect', () => attach(mine));
    mine.on('error', () => undefined);
    mine.once('close', () => { settings.clock.at(settings.clock.monotonicMs() + RECONNECT_MS, call); });
  };
  call();
  return {
    dock,
    async stop() {
      stopped = true;
      socket?.destroy();
    },
  };
}

/** A dock behind a serial device server that the station calls. */
export async function listeningDock(settings: LineDockSettings, host: string, port: number): Promise<LineDock & { readonly port: number }> {
  const { dock, attach } = dockOnStream(settings);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    attach(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    dock, port: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}
