/** Some viewers of the soak in one process. Each comes back by itself; each second they tell how long they were without a picture. */
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { readAmf } from '../../device-sim/live/amf.ts';
import { ChunkReader } from '../../gateway/media/engine/chunk-reader.ts';
import { FlvSplitter } from '../../gateway/media/format/flv-splitter.ts';
import { CONNECT, CREATE, ECHO, HELLO, message, playCommand } from '../media/rtmp-peer.ts';
import type { StationSays } from './station.ts';

export type Way = 'ws' | 'rtmp' | 'stalled';
export interface Watch { readonly viewer: string; readonly stream: number; readonly way: Way }
/** A silence of this viewer that is over (or still goes on), in milliseconds; and how old each viewer's newest picture was when it came. */
export interface ViewersTell { readonly pictures: number; readonly bytes: number; readonly delays: readonly number[]; readonly silences: readonly { readonly viewer: string; readonly stream: number; readonly ms: number; readonly over: boolean }[] }

const LEAST_SILENCE_MS = 1_000;
const AGAIN_MS = 250;
const ANY = { messageBytes: () => 16_777_215, unfinishedBytes: 64 * 1_048_576 };
const TALK_BYTES = 1 + 2 * 1_536;

let pictures = 0;
let bytes = 0;
let silences: { viewer: string; stream: number; ms: number; over: boolean }[] = [];
const last = new Map<string, { readonly watch: Watch; atMs: number }>();
/** By viewer: the sender's wall clock where the stream's axis has its zero, and the age of the newest picture. */
const zeros = new Map<string, number>();
const delays = new Map<string, number>();

/** What the sender's clock showed at a place of the stream's axis. */
function clocked(watch: Watch, timeMs: number, body: Buffer): void {
  const [name, facts] = readAmf(body);
  if (name === 'onClock' && typeof facts === 'object' && facts !== null && typeof facts['unixMs'] === 'number') zeros.set(watch.viewer, facts['unixMs'] - timeMs);
}

function pictured(watch: Watch, timeMs: number): void {
  const zero = zeros.get(watch.viewer);
  if (zero !== undefined) delays.set(watch.viewer, Date.now() - zero - timeMs);
  pictures += 1;
  const now = performance.now();
  const before = last.get(watch.viewer);
  if (before === undefined) return void last.set(watch.viewer, { watch, atMs: now });
  if (now - before.atMs > LEAST_SILENCE_MS) silences.push({ viewer: watch.viewer, stream: watch.stream, ms: now - before.atMs, over: true });
  before.atMs = now;
}

function begin(watch: Watch, says: StationSays): void {
  const again = () => setTimeout(() => begin(watch, says), AGAIN_MS);
  zeros.delete(watch.viewer);
  if (watch.way === 'ws') {
    const socket = new WebSocket(`${says.address.replace('http', 'ws')}/api/v1/live/SOAK-${watch.stream}/flv`, { headers: { cookie: says.cookie, origin: says.address } });
    const splitter = new FlvSplitter();
    socket.on('message', (data: Buffer) => {
      bytes += data.length;
      splitter.push(data, ({ type, timeMs, body }) => {
        if (type === 'script') clocked(watch, timeMs, body);
        if (type === 'video') pictured(watch, timeMs);
      });
    });
    socket.on('error', () => undefined);
    socket.on('close', again);
    return;
  }
  const socket = connect({ port: Number(new URL(says.rtmp).port), host: '127.0.0.1' });
  const reader = new ChunkReader(ANY);
  let talk = TALK_BYTES;
  socket.on('connect', () => socket.write(Buffer.concat([HELLO, ECHO, CONNECT, CREATE, playCommand(`SOAK-${watch.stream}?token=${says.play[watch.stream]}`)])));
  socket.on('data', (data: Buffer) => {
    bytes += data.length;
    const rest = data.subarray(Math.min(talk, data.length));
    talk -= data.length - rest.length;
    reader.push(rest, ({ type, timeMs, payload }) => {
      if (type === 18) clocked(watch, timeMs, payload);
      if (type === 9 && watch.way !== 'stalled') pictured(watch, timeMs);
      // It answers pings, as players do.
      if (type === 4 && payload.length >= 6 && payload.readUInt16BE() === 6) socket.write(message(4, Buffer.concat([Buffer.from([0, 7]), payload.subarray(2, 6)])));
    });
    if (watch.way === 'stalled') socket.pause();
  });
  socket.on('error', () => undefined);
  socket.on('close', again);
}

process.on('message', ({ watches, says }: { readonly watches: readonly Watch[]; readonly says: StationSays }) => {
  for (const watch of watches) begin(watch, says);
  setInterval(() => {
    const now = performance.now();
    const open = [...last.values()].filter(({ atMs }) => now - atMs > LEAST_SILENCE_MS).map(({ watch, atMs }) => ({ viewer: watch.viewer, stream: watch.stream, ms: now - atMs, over: false }));
    process.send!({ pictures, bytes, delays: [...delays.values()], silences: [...silences, ...open] } satisfies ViewersTell);
    silences = [];
    delays.clear();
  }, 1_000);
});
process.on('disconnect', () => process.exit(0));
