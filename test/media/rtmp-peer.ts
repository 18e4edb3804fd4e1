/** An RTMP peer of the tests' own: writes what it is told, well formed or not, and reads what comes back. */
import { connect, type Socket } from 'node:net';
import { ChunkReader, type RtmpMessage } from '../../gateway/media/engine/chunk-reader.ts';

type Amf = string | number | boolean | null | { readonly [key: string]: Amf };

export function amf(value: Amf): Buffer {
  if (typeof value === 'string') {
    const text = Buffer.from(value, 'utf8');
    return Buffer.concat([Buffer.from([2, text.length >> 8, text.length & 255]), text]);
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === 'boolean') return Buffer.from([1, value ? 1 : 0]);
  if (value === null) return Buffer.from([5]);
  return Buffer.concat([Buffer.from([3]), ...Object.entries(value).flatMap(([key, each]) => [amf(key).subarray(1), amf(each)]), Buffer.from([0, 0, 9])]);
}

export const HELLO = Buffer.concat([Buffer.from([3]), Buffer.alloc(1_536, 7)]);
export const ECHO = Buffer.alloc(1_536, 9);

/** One message in chunks of 128 bytes, or of `chunk`. */
export function message(type: number, payload: Buffer, { cid = 3, timeMs = 0, streamId = 0, chunk = 128, claims = payload.length }: { cid?: number; timeMs?: number; streamId?: number; chunk?: number; claims?: number } = {}): Buffer {
  const extended = timeMs >= 0xffffff;
  const head = Buffer.alloc(12 + (extended ? 4 : 0));
  head[0] = cid;
  head.writeUIntBE(extended ? 0xffffff : timeMs, 1, 3);
  head.writeUIntBE(claims, 4, 3);
  head[7] = type;
  head.writeUInt32LE(streamId, 8);
  if (extended) head.writeUInt32BE(timeMs, 12);
  const parts: Buffer[] = [head];
  for (let at = 0; at < payload.length; at += chunk) {
    if (at > 0) parts.push(Buffer.from([0xc0 | cid]), ...(extended ? [head.subarray(12)] : []));
    parts.push(payload.subarray(at, at + chunk));
  }
  return Buffer.concat(parts);
}

export const command = (name: string, ...values: readonly Amf[]): Buffer => message(20, Buffer.concat([amf(name), ...values.map((value) => amf(value))]), { streamId: name === 'publish' || name === 'play' ? 1 : 0 });
export const CONNECT = command('connect', 1, { app: 'live', tcUrl: 'rtmp://127.0.0.1/live' });
export const CREATE = command('createStream', 2, null);
export const publishCommand = (name: string) => command('publish', 3, null, name, 'live');
export const playCommand = (name: string) => command('play', 3, null, name);

export const AVC_CONFIG = Buffer.from('17000000000164000affe100176764000aacd9410c' + '5c3f016e02020280000003008000001e0788', 'hex');
export const AAC_CONFIG = Buffer.from('af001210', 'hex');
/** A picture; `mark` is found again in what a viewer gets. */
export const picture = (key: boolean, mark: string, bytes = 40) => Buffer.concat([Buffer.from([key ? 0x17 : 0x27, 1, 0, 0, 0]), Buffer.from(mark.padEnd(bytes, '.'), 'latin1')]);
export const sound = (mark: string) => Buffer.concat([Buffer.from([0xaf, 1]), Buffer.from(mark, 'latin1')]);
export const videoMessage = (timeMs: number, payload: Buffer) => message(9, payload, { cid: 6, timeMs, streamId: 1 });
export const audioMessage = (timeMs: number, payload: Buffer) => message(8, payload, { cid: 4, timeMs, streamId: 1 });

const ANY = { messageBytes: () => 16_777_215, unfinishedBytes: 64 * 1_048_576 };

/** Splits the engine's answers: the handshake, then messages. */
export class AnswerReader {
  readonly messages: RtmpMessage[] = [];
  #reader = new ChunkReader(ANY);
  #left = 1 + 2 * 1_536;

  feed(data: Buffer): void {
    const rest = data.subarray(Math.min(this.#left, data.length));
    this.#left -= data.length - rest.length;
    const fault = this.#reader.push(rest, (each) => this.messages.push(each));
    if (fault !== undefined) throw new Error(`the engine's own chunks are not right: ${fault}`);
  }

  /** Codes of the answers so far, e.g. NetStream.Publish.Start. */
  codes(): string[] {
    return this.messages.filter(({ type }) => type === 20).flatMap(({ payload }) => payload.toString('latin1').match(/Net(?:Stream|Connection)\.[A-Za-z.]+/g) ?? []);
  }

  media(): RtmpMessage[] {
    return this.messages.filter(({ type }) => type === 8 || type === 9 || type === 18);
  }
}

export interface Peer {
  readonly socket: Socket;
  readonly answers: AnswerReader;
  send(...parts: readonly Buffer[]): void;
  /** Resolves when the condition holds, looked at when something came; rejects when the socket closed before or the time is up. */
  until(holds: () => boolean, what: string): Promise<void>;
  readonly closed: Promise<void>;
}

const UNTIL_MS = 10_000;

/** `localAddress`: another of loopback's addresses, e.g. 127.0.0.2. */
export async function rtmpPeer(port: number, localAddress?: string): Promise<Peer> {
  const socket = connect({ port, host: '127.0.0.1', ...(localAddress === undefined ? {} : { localAddress }) });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  const answers = new AnswerReader();
  const waiting = new Set<() => void>();
  let over = false;
  const look = () => { for (const each of [...waiting]) each(); };
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      over = true;
      look();
      resolve();
    });
  });
  socket.on('data', (data: Buffer) => {
    answers.feed(data);
    look();
  });
  return {
    socket, answers, closed,
    send: (...parts) => { socket.write(Buffer.concat(parts)); },
    until: (holds, what) => new Promise((resolve, reject) => {
      const timer = setTimeout(() => done(new Error(`not within ${UNTIL_MS / 1_000} s: ${what}; answers: ${answers.codes().join(' ')}`)), UNTIL_MS);
      const done = (error?: Error) => {
        clearTimeout(timer);
        waiting.delete(check);
        if (error === undefined) resolve();
        else reject(error);
      };
      const check = () => (holds() ? done() : over ? done(new Error(`closed before: ${what}; answers: ${answers.codes().join(' ')}`)) : undefined);
      waiting.add(check);
      check();
    }),
  };
}

export async function publisher(port: number, name: string, token: string, localAddress?: string): Promise<Peer> {
  const peer = await rtmpPeer(port, localAddress);
  peer.send(HELLO, ECHO, CONNECT, CREATE, publishCommand(`${name}?token=${token}`));
  await peer.until(() => peer.answers.codes().includes('NetStream.Publish.Start'), 'publishing');
  return peer;
}

export async function player(port: number, name: string, token: string): Promise<Peer> {
  const peer = await rtmpPeer(port);
  peer.send(HELLO, ECHO, CONNECT, CREATE, playCommand(`${name}?token=${token}`));
  await peer.until(() => peer.answers.codes().includes('NetStream.Play.Start'), 'playing');
  return peer;
}
