/** Some recorders of the soak in one process: each publishes the source over and over, in its own time, and comes back at once when its line breaks. */
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { FlvSplitter } from '../../gateway/media/format/flv-splitter.ts';
import { TAG_CODES, type FlvTag } from '../../gateway/media/format/flv-tag.ts';
import { CONNECT, CREATE, ECHO, HELLO, message, publishCommand } from '../media/rtmp-peer.ts';
import type { StationSays } from './station.ts';

const AGAIN_MS = 200;
const TICK_MS = 20;
const CHUNK = 65_536;
const BIG_CHUNKS = message(1, Buffer.from([0, 1, 0, 0]));

const lines = new Map<number, Socket>();

function publish(stream: number, tags: readonly FlvTag[], lengthMs: number, says: StationSays): void {
  const socket = connect({ port: Number(new URL(says.rtmp).port), host: '127.0.0.1', noDelay: true });
  lines.set(stream, socket);
  let timer: NodeJS.Timeout | undefined;
  let said = '';
  socket.on('connect', () => socket.write(Buffer.concat([HELLO, ECHO, CONNECT, CREATE, publishCommand(`SOAK-${stream}?token=${says.publish[stream]}`)])));
  socket.on('data', (data: Buffer) => {
    if (timer !== undefined) return;
    said = (said + data.toString('latin1')).slice(-4_096);
    if (!said.includes('NetStream.Publish.Start')) return;
    socket.write(BIG_CHUNKS);
    const begunMs = performance.now();
    let next = 0;
    timer = setInterval(() => {
      for (;;) {
        const round = Math.floor(next / tags.length);
        const { type, timeMs, body } = tags[next % tags.length]!;
        const atMs = round * lengthMs + timeMs;
        if (atMs > performance.now() - begunMs) return;
        socket.write(message(TAG_CODES[type], body, { cid: type === 'audio' ? 4 : 6, timeMs: atMs, streamId: 1, chunk: CHUNK }));
        next += 1;
      }
    }, TICK_MS);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(timer);
    setTimeout(() => publish(stream, tags, lengthMs, says), AGAIN_MS);
  });
}

process.on('message', async (told: { readonly streams: readonly number[]; readonly source: string; readonly says: StationSays } | { readonly drop: number }) => {
  if ('drop' in told) return void lines.get(told.drop)?.resetAndDestroy();
  const tags: FlvTag[] = [];
  new FlvSplitter().push(await readFile(told.source), (tag) => tags.push({ ...tag, body: Buffer.from(tag.body) }));
  const lengthMs = Math.max(...tags.map(({ timeMs }) => timeMs)) + 40;
  for (const stream of told.streams) publish(stream, tags, lengthMs, told.says);
});
process.on('disconnect', () => process.exit(0));
