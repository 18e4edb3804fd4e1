/**
 * Plays a stream from an RTMP server that is not ours and gives it as FLV: for engines that have no FLV of their own. Reads with
 * the same bounds as the engine's own door. Source: Adobe's RTMP specification 1.0.
 */
import { connect } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import { ChunkReader, type ChunkLimits } from './engine/chunk-reader.ts';
import { flvHeader, TAG_CODES, writeFlvTag, type FlvTagType } from './format/flv-tag.ts';

/** From the connection to the first picture or sound. */
export const PLAY_WITHIN_MS = 5_000;
const HELLO = Buffer.concat([Buffer.from([3]), Buffer.alloc(1_536)]);
const TALK_BYTES = 1 + 2 * 1_536;
const CHUNK = 128;
const COMMAND = 20;
const USER_CONTROL = 4;
const PING = 6;
const PICTURE_BYTES = 4 * 1_048_576;
const LIMITS: ChunkLimits = { messageBytes: (type) => (type === TAG_CODES.video ? PICTURE_BYTES : 65_536), unfinishedBytes: PICTURE_BYTES + 524_288 };
/** What may wait for the reader; beyond it the line is not read, and the server does with it what it does. */
const HIGH_BYTES = 1_048_576;
const TYPES = new Map<number, FlvTagType>(Object.entries(TAG_CODES).map(([type, code]) => [code, type as FlvTagType]));

/** Throws StationError 'peer-gone' where nothing comes in time, 'not-found' where the server says that there is no such stream or that it may not be played. */
export async function readRtmp(host: string, port: number, path: string, query: string, signal: AbortSignal, clock: Clock): Promise<Readable> {
  const [, app = '', name = ''] = path.split('/');
  const gone = (why: string) => new StationError('peer-gone', `媒体引擎没有给出画面，请再试 / the media engine did not give the picture (${why}); ask again`, { what: 'media engine' });
  if (signal.aborted) throw gone('given up');
  return await new Promise((resolve, reject) => {
    const out = new PassThrough({ highWaterMark: HIGH_BYTES });
    const socket = connect({ host, port, noDelay: true });
    const reader = new ChunkReader(LIMITS);
    let talk = TALK_BYTES;
    let begun = false;
    /** The stream is over; what waits in `out` is still read. */
    let over = false;
    const end = (error: StationError) => {
      cancel();
      signal.removeEventListener('abort', abort);
      socket.destroy();
      if (begun) out.destroy(error);
      else reject(error);
    };
    const abort = () => end(gone('given up'));
    const cancel = clock.at(clock.monotonicMs() + PLAY_WITHIN_MS, () => end(gone(`nothing within ${PLAY_WITHIN_MS / 1_000} s`)));
    signal.addEventListener('abort', abort, { once: true });
    out.on('error', () => undefined);
    out.on('close', () => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
    });
    out.on('drain', () => socket.resume());
    socket.on('connect', () => {
      const address = `rtmp://${host}:${port}/${app}`;
      socket.write(Buffer.concat([HELLO, HELLO.subarray(1), message(COMMAND, 0, amf('connect'), amf(1), amf({ app, tcUrl: address })), message(COMMAND, 0, amf('createStream'), amf(2), amf(null)), message(COMMAND, 1, amf('play'), amf(0), amf(null), amf(`${name}?${query}`))]));
    });
    socket.on('error', (error) => end(gone(error.message)));
    socket.on('close', () => (over ? undefined : begun && !signal.aborted ? end(gone('the line broke')) : end(gone('refused'))));
    socket.on('data', (data: Buffer) => {
      const rest = data.subarray(Math.min(talk, data.length));
      talk -= data.length - rest.length;
      const fault = reader.push(rest, ({ type, timeMs, payload }) => {
        if (over) return;
        const tag = TYPES.get(type);
        if (tag !== undefined && payload.length > 0) {
          if (!begun) {
            begun = true;
            cancel();
            out.write(flvHeader({ audio: true, video: true }));
            resolve(out);
          }
          if (!out.write(writeFlvTag({ type: tag, timeMs, body: payload }))) socket.pause();
        } else if (type === USER_CONTROL && payload.length >= 6 && payload.readUInt16BE() === PING) {
          socket.write(message(USER_CONTROL, 0, Buffer.concat([Buffer.from([0, PING + 1]), payload.subarray(2, 6)])));
        } else if (type === COMMAND && payload.includes('NetStream.Play.StreamNotFound')) {
          end(new StationError('not-found', `没有这个视频流 / there is no stream ${path}`, { what: 'stream', id: path }));
        } else if (type === COMMAND && payload.includes('NetStream.Play.UnpublishNotify')) {
          if (!begun) return end(gone('it is over'));
          over = true;
          out.end();
          socket.destroy();
        }
      });
      if (fault !== undefined && !over) end(gone(fault));
    });
  });
}

type Amf = string | number | null | Readonly<Record<string, string>>;

function amf(value: Amf): Buffer {
  if (typeof value === 'string') {
    const text = Buffer.from(value, 'utf8');
    return Buffer.concat([Buffer.from([2, text.length >> 8, text.length & 255]), text]);
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (value === null) return Buffer.from([5]);
  return Buffer.concat([Buffer.from([3]), ...Object.entries(value).flatMap(([key, each]) => [amf(key).subarray(1), amf(each)]), Buffer.from([0, 0, 9])]);
}

function message(type: number, streamId: number, ...parts: readonly Buffer[]): Buffer {
  const payload = Buffer.concat(parts);
  const head = Buffer.alloc(12);
  head[0] = 3;
  head.writeUIntBE(payload.length, 4, 3);
  head[7] = type;
  head.writeUInt32LE(streamId, 8);
  const chunks: Buffer[] = [head];
  for (let at = 0; at < payload.length; at += CHUNK) {
    if (at > 0) chunks.push(Buffer.from([0xc3]));
    chunks.push(payload.subarray(at, at + CHUNK));
  }
  return Buffer.concat(chunks);
}
