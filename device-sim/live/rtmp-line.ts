/** One RTMP connection of a publisher (Adobe's RTMP 1.0): handshake, connect, createStream, publish, then media in chunks. */
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { amf, readAmf, type Amf } from './amf.ts';

const HANDSHAKE_BYTES = 1_536;
const CHUNK_BYTES = 4_096;
const DEFAULT_CHUNK_BYTES = 128;
/** Longest message that a server has for a publisher, and of the chunks that it may cut it into. */
const MAX_MESSAGE = 65_536;
const MAX_CHUNK_BYTES = 16_777_215;
const SET_CHUNK_SIZE = 1;
const USER_CONTROL = 4;
const WINDOW = 5;
const COMMAND = 20;
const DATA = 18;
const PING_REQUEST = 6;
const PING_RESPONSE = 7;
/** Bytes that may wait for the line before the publisher is asked to leave frames out. */
const WRITE_MARK = 512 * 1024;

export interface RtmpLineEvents {
  /** The server takes the stream. */
  started(): void;
  /** Called once: the line is over. `refused`: the server said no, in its own words. */
  closed(why: string, refused: boolean): void;
}

interface Incoming { timeMs: number; length: number; type: number; streamId: number; parts: Buffer[]; have: number }

export class RtmpLine {
  readonly #socket: Socket;
  readonly #events: RtmpLineEvents;
  readonly #app: string;
  readonly #name: string;
  readonly #tcUrl: string;
  #buffer: Buffer = Buffer.alloc(0);
  #handshaken = false;
  #chunkIn = DEFAULT_CHUNK_BYTES;
  readonly #incoming = new Map<number, Incoming>();
  #streamId = 0;
  #started = false;
  #over = false;
  #refusal = '';

  /** `url`: rtmp://host:port or rtmps://host:port; `path`: /app/name; `ca`: PEM for rtmps. */
  constructor(url: string, path: string, token: string, events: RtmpLineEvents, ca?: string) {
    const at = new URL(url);
    const [, app = '', name = ''] = path.split('/');
    this.#app = app;
    this.#name = `${name}?token=${token}`;
    this.#tcUrl = `${at.protocol}//${at.host}/${app}`;
    this.#events = events;
    const where = { host: at.hostname.replace(/^\[|\]$/g, ''), port: Number(at.port === '' ? (at.protocol === 'rtmps:' ? 443 : 1935) : at.port) };
    this.#socket = at.protocol === 'rtmps:' ? connectTls({ ...where, ...(ca === undefined ? {} : { ca }) }, () => this.#hello()) : connectTcp(where, () => this.#hello());
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (data: Buffer) => this.#data(data));
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('the media server has closed the line'));
  }

  /** False: the line does not take more now, leave frames out until the next key frame. */
  get takes(): boolean {
    return this.#socket.writableLength < WRITE_MARK;
  }

  media(type: 8 | 9 | 18, timeMs: number, body: Buffer): void {
    if (this.#started && !this.#over) this.#write(type === DATA ? 5 : type === 9 ? 6 : 4, type, timeMs, this.#streamId, body);
  }

  /** Says that the stream is over, then ends the line. */
  finish(): void {
    if (this.#started) this.#command(this.#streamId, 'FCUnpublish', 6, null, this.#name);
    if (this.#started) this.#command(this.#streamId, 'deleteStream', 7, null, this.#streamId);
    this.#over = true;
    this.#socket.end();
  }

  /** Ends without a word, as when the radio is lost. */
  cut(): void {
    this.#socket.resetAndDestroy();
    this.#end('cut');
  }

  #end(why: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#socket.destroy();
    this.#events.closed(this.#refusal === '' ? why : this.#refusal, this.#refusal !== '');
  }

  #hello(): void {
    this.#socket.write(Buffer.concat([Buffer.of(3), Buffer.alloc(HANDSHAKE_BYTES)]));
  }

  #data(data: Buffer): void {
    if (this.#over) return;
    this.#buffer = this.#buffer.length === 0 ? data : Buffer.concat([this.#buffer, data]);
    try {
      if (!this.#handshaken && !this.#shakeHands()) return;
      while (this.#chunk()) { /* one chunk after the other */ }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#end(`the media server's answer is not RTMP: ${error.message}`);
    }
  }

  #shakeHands(): boolean {
    if (this.#buffer.length < 1 + 2 * HANDSHAKE_BYTES) return false;
    this.#socket.write(this.#buffer.subarray(1, 1 + HANDSHAKE_BYTES));
    this.#buffer = this.#buffer.subarray(1 + 2 * HANDSHAKE_BYTES);
    this.#handshaken = true;
    const size = Buffer.alloc(4);
    size.writeUInt32BE(CHUNK_BYTES);
    // Chunks are as long as they were said to be from the next message on.
    this.#write(2, SET_CHUNK_SIZE, 0, 0, size);
    this.#command(0, 'connect', 1, { app: this.#app, type: 'nonprivate', flashVer: 'FMLE/3.0 (zhilu device simulator)', tcUrl: this.#tcUrl });
    return true;
  }

  /** Takes one chunk out of the buffer; false when there is no whole one. Throws RangeError. */
  #chunk(): boolean {
    const bytes = this.#buffer;
    if (bytes.length < 1) return false;
    const format = bytes[0]! >> 6;
    const low = bytes[0]! & 0x3f;
    const basic = low === 0 ? 2 : low === 1 ? 3 : 1;
    const heads = [11, 7, 3, 0][format]!;
    if (bytes.length < basic + heads) return false;
    const id = low === 0 ? 64 + bytes[1]! : low === 1 ? 64 + bytes[1]! + 256 * bytes[2]! : low;
    const before = this.#incoming.get(id);
    if (before === undefined && format !== 0) throw new RangeError('a chunk goes on with a message that has not begun');
    const one: Incoming = before ?? { timeMs: 0, length: 0, type: 0, streamId: 0, parts: [], have: 0 };
    const fresh = one.have === 0;
    const length = format <= 1 ? bytes.readUIntBE(basic + 3, 3) : one.length;
    if (length > MAX_MESSAGE) throw new RangeError('a message is too long');
    const extended = format <= 2 && bytes.readUIntBE(basic, 3) === 0xffffff ? 4 : 0;
    const size = Math.min(this.#chunkIn, length - (fresh ? 0 : one.have));
    const head = basic + heads + extended;
    if (bytes.length < head + size) return false;
    one.length = length;
    if (format <= 1) one.type = bytes[basic + 6]!;
    if (format === 0) one.streamId = bytes.readUInt32LE(basic + 7);
    one.parts.push(bytes.subarray(head, head + size));
    one.have += size;
    this.#incoming.set(id, one);
    this.#buffer = bytes.subarray(head + size);
    if (one.have >= one.length) {
      const payload = Buffer.concat(one.parts);
      one.parts = [];
      one.have = 0;
      this.#message(one.type, payload);
    }
    return !this.#over;
  }

  #message(type: number, payload: Buffer): void {
    if (type === SET_CHUNK_SIZE && payload.length >= 4) this.#chunkIn = Math.max(1, Math.min(MAX_CHUNK_BYTES, payload.readUInt32BE(0) & 0x7fffffff));
    if (type === USER_CONTROL && payload.length >= 6 && payload.readUInt16BE(0) === PING_REQUEST) {
      const answer = Buffer.from(payload.subarray(0, 6));
      answer.writeUInt16BE(PING_RESPONSE, 0);
      this.#write(2, USER_CONTROL, 0, 0, answer);
    }
    // A window is for whoever receives much; a publisher hears little.
    if (type === WINDOW || type !== COMMAND) return;
    const [name, call, , info] = readAmf(payload);
    if (name === '_error') return this.#refuse(info);
    if (name === '_result' && call === 1) return this.#command(0, 'createStream', 2, null);
    if (name === '_result' && call === 2) {
      this.#streamId = Number(info);
      return this.#command(this.#streamId, 'publish', 3, null, this.#name, 'live');
    }
    if (name !== 'onStatus') return;
    if (codeOf(info) === 'NetStream.Publish.Start') {
      this.#started = true;
      return this.#events.started();
    }
    if (levelOf(info) === 'error') this.#refuse(info);
  }

  #refuse(info: Amf | undefined): void {
    this.#refusal = codeOf(info) || 'refused';
    this.#socket.end();
    this.#end(this.#refusal);
  }

  #command(streamId: number, ...values: readonly Amf[]): void {
    this.#write(3, COMMAND, 0, streamId, amf(...values));
  }

  #write(chunkStream: number, type: number, timeMs: number, streamId: number, body: Buffer): void {
    const extended = timeMs >= 0xffffff;
    const head = Buffer.alloc(12 + (extended ? 4 : 0));
    head[0] = chunkStream;
    head.writeUIntBE(extended ? 0xffffff : timeMs, 1, 3);
    head.writeUIntBE(body.length, 4, 3);
    head[7] = type;
    head.writeUInt32LE(streamId, 8);
    if (extended) head.writeUInt32BE(timeMs >>> 0, 12);
    const parts: Buffer[] = [head];
    for (let at = 0; at < body.length; at += CHUNK_BYTES) {
      if (at > 0) parts.push(Buffer.of(0xc0 | chunkStream), ...(extended ? [head.subarray(12)] : []));
      parts.push(body.subarray(at, at + CHUNK_BYTES));
    }
    this.#socket.write(Buffer.concat(parts));
  }
}

function codeOf(info: Amf | undefined): string {
  return typeof info === 'object' && info !== null ? String(info['code'] ?? '') : '';
}

function levelOf(info: Amf | undefined): string {
  return typeof info === 'object' && info !== null ? String(info['level'] ?? '') : '';
}
