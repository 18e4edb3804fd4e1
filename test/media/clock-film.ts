/**
 * A film with a clock burnt in: at any moment the picture on the air carries, in its lowest lines, the number that the wall clock
 * gives it. Who sees a picture and looks at the same clock knows how long it took from the sender's socket to the glass.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { amf } from '../../device-sim/live/amf.ts';
import { FlvSplitter } from '../../gateway/media/format/flv-splitter.ts';
import { TAG_CODES, type FlvTag } from '../../gateway/media/format/flv-tag.ts';
import { CONNECT, CREATE, ECHO, HELLO, message, publishCommand } from './rtmp-peer.ts';

/** The film's length: the clock begins anew after it, so a picture older than this is taken for a newer one. */
export const FILM_MS = 20_000;
const FRAME_MS = 40;
const GOP_MS = 1_000;
const WIDTH = 640;
const HEIGHT = 360;
/** Sixteen blocks in a row: one white, one black, nine bits of the picture's number, lowest first, and their parity; the rest is black. */
const BLOCKS = 16;
const BITS = 9;
const STRIP = 40;
const TICK_MS = 20;
const CHUNK = 65_536;
const BIG_CHUNKS = message(1, Buffer.from([0, 1, 0, 0]));
const DATA = 18;

export interface ClockFilm {
  readonly configs: readonly FlvTag[];
  /** In order of time, within FILM_MS; a key frame each second. */
  readonly frames: readonly FlvTag[];
}

/** Makes the film as H.264 and AAC of so many kbit a second. Needs Debian's ffmpeg. */
export function makeClockFilm(file: string, kbit: number): void {
  const bit = (at: number) => `mod(floor(N/${2 ** at}),2)`;
  const bits = Array.from({ length: BITS }, (_, at) => bit(at));
  const lights = [...['1', '0'], ...bits, `mod(${bits.join('+')},2)`];
  const lum = `16+219*(${lights.map((light, block) => `eq(X,${block})*${light}`).join('+')})`;
  execFileSync('ffmpeg', [
    '-loglevel', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=size=${WIDTH}x${HEIGHT}:rate=25`, '-f', 'lavfi', '-i', `color=black:s=${BLOCKS}x2:r=25`, '-f', 'lavfi', '-i', 'sine=frequency=440',
    '-filter_complex', `[1]format=yuv420p,geq=lum='${lum}':cb=128:cr=128,scale=${WIDTH}:${STRIP}:flags=neighbor[strip];[0][strip]overlay=0:${HEIGHT - STRIP}[out]`, '-map', '[out]', '-map', '2', '-t', String(FILM_MS / 1_000),
    '-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-b:v', `${kbit}k`, '-maxrate', `${kbit}k`, '-bufsize', `${kbit}k`, '-g', String(GOP_MS / FRAME_MS), '-sc_threshold', '0', '-bf', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '64k', '-f', 'flv', file,
  ]);
}

export function readClockFilm(file: string): ClockFilm {
  const configs: FlvTag[] = [];
  const frames: FlvTag[] = [];
  new FlvSplitter().push(readFileSync(file), ({ type, timeMs, body }) => {
    if (type === 'script' || timeMs >= FILM_MS) return;
    (body[1] === 0 ? configs : frames).push({ type, timeMs, body: Buffer.from(body) });
  });
  frames.sort((a, b) => a.timeMs - b.timeMs);
  return { configs, frames };
}

const isKey = ({ type, body }: FlvTag) => type === 'video' && body[0]! >> 4 === 1;

export interface ClockPublisher {
  stop(): void;
  /** The line breaks; it comes back by itself. */
  drop(): void;
}

/**
 * Publishes `/live/<name>` in step with the wall clock, beginning with the next key frame, and says with each key frame what the
 * clock shows (`onClock`), as the device simulator's recorders do. Comes back `againMs` after its line broke.
 */
export function publishClockFilm(film: ClockFilm, port: number, name: string, token: string, againMs = 200): ClockPublisher {
  let stopped = false;
  let socket: Socket;
  const begin = () => {
    socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const line = socket;
    let timer: NodeJS.Timeout | undefined;
    let said = '';
    line.on('connect', () => line.write(Buffer.concat([HELLO, ECHO, CONNECT, CREATE, publishCommand(`${name}?token=${token}`)])));
    line.on('data', (data: Buffer) => {
      if (timer !== undefined) return;
      said = (said + data.toString('latin1')).slice(-4_096);
      if (!said.includes('NetStream.Publish.Start')) return;
      line.write(BIG_CHUNKS);
      const send = (type: number, timeMs: number, body: Buffer) => line.write(message(type, body, { cid: type === TAG_CODES.audio ? 4 : 6, timeMs, streamId: 1, chunk: CHUNK }));
      // The stream's zero is the next whole second of the wall clock: there the film has a key frame.
      const zero = Math.ceil(Date.now() / GOP_MS) * GOP_MS;
      for (const { type, body } of film.configs) send(TAG_CODES[type], 0, body);
      let round = Math.floor(zero / FILM_MS) * FILM_MS;
      let next = film.frames.findIndex((tag) => isKey(tag) && round + tag.timeMs >= zero);
      timer = setInterval(() => {
        for (;;) {
          const tag = film.frames[next]!;
          const dueMs = round + tag.timeMs;
          if (dueMs > Date.now()) return;
          if (isKey(tag)) send(DATA, dueMs - zero, amf('onClock', { unixMs: Date.now() }));
          send(TAG_CODES[tag.type], dueMs - zero, tag.body);
          next += 1;
          if (next === film.frames.length) {
            next = 0;
            round += FILM_MS;
          }
        }
      }, TICK_MS);
    });
    line.on('error', () => undefined);
    line.on('close', () => {
      clearInterval(timer);
      if (!stopped) setTimeout(begin, againMs);
    });
  };
  begin();
  return {
    stop: () => {
      stopped = true;
      socket.destroy();
    },
    drop: () => { socket.resetAndDestroy(); },
  };
}

/**
 * For a page: takes so many pictures of a video and answers, for each, how old it was when it was to be shown, in milliseconds.
 * Pictures whose strip cannot be read are left out, so few answers say that something is wrong. Gives up after `withinMs`.
 */
export const glassScript = (selector: string, pictures: number, withinMs: number): string => `new Promise((resolve) => {
  const video = document.querySelector(${JSON.stringify(selector)});
  const found = [];
  if (video === null) return resolve(found);
  const canvas = document.createElement('canvas');
  canvas.width = ${WIDTH};
  canvas.height = ${STRIP};
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const giveUp = setTimeout(() => resolve(found), ${withinMs});
  let left = ${pictures};
  const seen = (_now, { expectedDisplayTime }) => {
    context.drawImage(video, 0, ${HEIGHT - STRIP}, ${WIDTH}, ${STRIP}, 0, 0, ${WIDTH}, ${STRIP});
    const line = context.getImageData(0, ${STRIP / 2}, ${WIDTH}, 1).data;
    const light = Array.from({ length: ${BLOCKS} }, (_, block) => line[4 * Math.round((block + 0.5) * ${WIDTH / BLOCKS}) + 1]);
    const on = light.map((one) => (one > 128 ? 1 : 0));
    const bits = on.slice(2, ${2 + BITS});
    const whole = on[0] === 1 && on[1] === 0 && bits.reduce((sum, one) => sum + one, 0) % 2 === on[${2 + BITS}];
    const age = (performance.timeOrigin + expectedDisplayTime) % ${FILM_MS} - ${FRAME_MS} * bits.reduce((sum, one, at) => sum + one * 2 ** at, 0);
    if (whole) found.push((age + ${FILM_MS}) % ${FILM_MS});
    left -= 1;
    if (left > 0) return video.requestVideoFrameCallback(seen);
    clearTimeout(giveUp);
    resolve(found);
  };
  video.requestVideoFrameCallback(seen);
})`;
