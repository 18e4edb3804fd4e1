/**
 * The media engine against Debian's nginx-rtmp in one run: processor time for each viewer, delay through the server, memory with a
 * viewer that never reads, and the time from kill -9 of the engine to a picture again. `node test/bench/media.ts` runs it alone;
 * `--long` takes a minute for each figure and ten for the stalled viewer.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../gateway/clock.ts';
import { ChunkReader } from '../../gateway/media/engine/chunk-reader.ts';
import { OwnEngine } from '../../gateway/media/own-engine.ts';
import { AVC_CONFIG, CONNECT, CREATE, ECHO, HELLO, message, playCommand, publishCommand } from '../media/rtmp-peer.ts';

export interface MediaFigures {
  /** Processor time of the server for a second of one viewer, in milliseconds, by viewers; and how many times nginx-rtmp's. */
  readonly viewerMs: Readonly<Record<string, { readonly own: number; readonly nginx: number | null; readonly ratio: number | null }>>;
  /** From the sender's socket to the viewer's, in milliseconds. */
  readonly delayMs: { readonly own: number; readonly nginx: number | null };
  /** MiB that the engine grew by with one viewer that never reads. */
  readonly stalledViewerMiB: number;
  readonly pictureAgainMs: number;
}

const VIEWERS = [1, 8, 32] as const;
const FRAME_MS = 40;
/** 2 Mbit/s at 25 pictures a second. */
const FRAME_BYTES = 10_000;
const CHUNK = 65_536;
const TICKS = 100;
const CLOCK_AT = 5;
const ANY = { messageBytes: () => 16_777_215, unfinishedBytes: 64 * 1_048_576 };
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const wait = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function processorMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1_000;
}
async function rssMiB(pid: number): Promise<number> {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}

/** Sends a picture each 40 ms, the time of sending in it; comes back when the line breaks. Answers with how to stop. */
function publish(port: number, query: string): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let socket: Socket;
  const begin = () => {
    socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let number = 0;
    socket.on('connect', () => socket.write(Buffer.concat([HELLO, ECHO, CONNECT, CREATE, publishCommand(`bench${query}`)])));
    socket.on('data', (data: Buffer) => {
      if (timer !== undefined || !data.includes('NetStream.Publish.Start')) return;
      socket.write(Buffer.concat([message(1, Buffer.from([0, 1, 0, 0])), message(9, AVC_CONFIG, { cid: 6, streamId: 1, chunk: CHUNK })]));
      timer = setInterval(() => {
        const body = Buffer.alloc(FRAME_BYTES, 1);
        body[0] = number % 25 === 0 ? 0x17 : 0x27;
        body.writeDoubleBE(performance.now(), CLOCK_AT);
        socket.write(message(9, body, { cid: 6, timeMs: number * FRAME_MS, streamId: 1, chunk: CHUNK }));
        number += 1;
      }, FRAME_MS);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      timer = undefined;
      if (!stopped) setTimeout(begin, 100);
    });
  };
  begin();
  return () => {
    stopped = true;
    socket.destroy();
  };
}

/** A viewer; `seen` gets the delay of each picture in milliseconds. Comes back when the line breaks. */
function watch(port: number, query: string, seen?: (delayMs: number) => void, stalled = false): () => void {
  let stopped = false;
  let socket: Socket;
  const begin = () => {
    socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const reader = new ChunkReader(ANY);
    let talk = 1 + 2 * 1_536;
    socket.on('connect', () => socket.write(Buffer.concat([HELLO, ECHO, CONNECT, CREATE, playCommand(`bench${query}`)])));
    socket.on('data', (data: Buffer) => {
      if (stalled) return void socket.pause();
      if (seen === undefined) return;
      const rest = data.subarray(Math.min(talk, data.length));
      talk -= data.length - rest.length;
      reader.push(rest, ({ type, payload }) => { if (type === 9 && payload.length === FRAME_BYTES) seen(performance.now() - payload.readDoubleBE(CLOCK_AT)); });
    });
    socket.on('error', () => undefined);
    socket.on('close', () => { if (!stopped) setTimeout(begin, 100); });
  };
  begin();
  return () => {
    stopped = true;
    socket.destroy();
  };
}

async function startNginx(folder: string): Promise<{ readonly port: number; readonly pid: number; stop(): void } | null> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  await writeFile(join(folder, 'nginx.conf'), `load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;\ndaemon off;\nmaster_process off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nrtmp { server { listen 127.0.0.1:${port}; application live { live on; wait_key on; } } }\n`);
  const child: ChildProcess = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
  const failed = new Promise<true>((resolve) => { child.on('error', () => resolve(true)); child.on('exit', () => resolve(true)); });
  if (await Promise.race([failed, wait(1_000)]) === true) return null;
  return { port, pid: child.pid!, stop: () => { child.kill('SIGKILL'); } };
}

export async function mediaFigures(long: boolean): Promise<MediaFigures> {
  const seconds = long ? 60 : 5;
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-bench-media-'));
  const engine = new OwnEngine({ key: new Uint8Array(32).fill(1) }, systemClock);
  await engine.start();
  const nginx = await startNginx(folder);
  const token = (action: 'publish' | 'play') => `?token=${engine.token({ action, path: '/live/bench', subject: 'bench', expiresMs: systemClock.wallMs() + 3_600_000 })}`;
  const ownPort = Number(new URL(engine.publishAddress()!).port);
  const stops = [publish(ownPort, token('publish')), ...(nginx === null ? [] : [publish(nginx.port, '')])];
  try {
    await wait(1_500);
    /** Processor time for a second of one viewer, that of a server without viewers taken off. */
    const measured = async (pid: number, port: number, query: string, viewers: number): Promise<{ readonly ms: number; readonly delays: readonly number[] }> => {
      const delays: number[] = [];
      const begun = Array.from({ length: viewers }, (_, at) => watch(port, query, at === 0 ? (ms) => delays.push(ms) : undefined));
      await wait(1_500);
      delays.length = 0;
      const before = await processorMs(pid);
      await wait(seconds * 1_000);
      const after = await processorMs(pid);
      for (const stop of begun) stop();
      return { ms: (after - before) / seconds, delays };
    };
    const idle = { own: (await measured(engine.pid()!, ownPort, token('play'), 0)).ms, nginx: nginx === null ? null : (await measured(nginx.pid, nginx.port, '', 0)).ms };
    const viewerMs: Record<string, { own: number; nginx: number | null; ratio: number | null }> = {};
    let delayMs: MediaFigures['delayMs'] = { own: 0, nginx: null };
    for (const viewers of VIEWERS) {
      const own = await measured(engine.pid()!, ownPort, token('play'), viewers);
      const peer = nginx === null ? null : await measured(nginx.pid, nginx.port, '', viewers);
      const ofOwn = Math.max(0, own.ms - idle.own) / viewers;
      const ofNginx = peer === null ? null : Math.max(0, peer.ms - idle.nginx!) / viewers;
      viewerMs[String(viewers)] = { own: ofOwn, nginx: ofNginx, ratio: ofNginx === null || ofNginx === 0 ? null : ofOwn / ofNginx };
      if (viewers === 1) delayMs = { own: median(own.delays), nginx: peer === null ? null : median(peer.delays) };
    }
    const rssBefore = await rssMiB(engine.pid()!);
    const stalled = watch(ownPort, token('play'), undefined, true);
    let most = rssBefore;
    for (let passed = 0; passed < (long ? 600 : 15); passed += 1) {
      await wait(1_000);
      most = Math.max(most, await rssMiB(engine.pid()!));
    }
    stalled();
    let picturedAt = performance.now();
    let picture: () => void = () => undefined;
    const viewer = watch(ownPort, token('play'), () => {
      picturedAt = performance.now();
      picture();
    });
    await new Promise<void>((resolve) => { picture = resolve; });
    // A spare stands by from two seconds on.
    await wait(3_000);
    const killedAt = performance.now();
    process.kill(engine.pid()!, 'SIGKILL');
    await new Promise<void>((resolve) => { picture = () => { if (engine.trouble() === null && performance.now() - killedAt > 1) resolve(); }; });
    viewer();
    return { viewerMs, delayMs, stalledViewerMiB: most - rssBefore, pictureAgainMs: picturedAt - killedAt };
  } finally {
    for (const stop of stops) stop();
    nginx?.stop();
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('media.ts') === true) {
  const alive = setInterval(() => undefined, 1_000);
  process.stdout.write(`${JSON.stringify(await mediaFigures(process.argv.includes('--long')))}\n`);
  clearInterval(alive);
}
