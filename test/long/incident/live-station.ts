/** A station as a process of its own with its engine, a duty desk that is signed in, and ffmpeg as the camera: for tests that kill. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../../gateway/clock.ts';
import type { OfficerId, RecorderSerial } from '../../../gateway/domain/names.ts';
import { mintToken, streamPathOf } from '../../../gateway/media/token.ts';
import { Client, openHttp, OFFICERS, PASSWORD, type HttpTestWorld } from '../../http/http-world.ts';
import { freePort } from '../../free-port.ts';

const run = promisify(execFile);
const ZHILU = fileURLToPath(new URL('../../../gateway/cli/zhilu.js', import.meta.url));
export const RECORDER = 'ZFY-0001' as RecorderSerial;
const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = 50;
/** What anything may take on a busy machine. */
export const WITHIN_MS = 90_000;

/** Waits, with a bound, for a value. */
export async function reached<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`not within ${WITHIN_MS} ms: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY_MS); });
  }
}

export interface Camera {
  readonly process: ChildProcess;
  /** Seconds of pictures that ffmpeg says it has sent. */
  sentS(): number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export class LiveStation {
  readonly folder: string;
  readonly #rtmp: number;
  readonly #http: number;
  /** Where docks call. */
  readonly tcp: number;
  #process: ChildProcess | undefined;
  desk: Client;

  private constructor(folder: string, rtmp: number, http: number, tcp: number) {
    this.folder = folder;
    this.#rtmp = rtmp;
    this.#http = http;
    this.tcp = tcp;
    this.desk = new Client(`http://127.0.0.1:${http}`);
  }

  /** With a recorder that an officer holds, a manager, and an account of the duty desk. `prepare`: what else is there before it runs; `more`: lines of its configuration. */
  static async setUp({ prepare, more = [] }: { readonly prepare?: (world: HttpTestWorld) => Promise<void>; readonly more?: readonly string[] } = {}): Promise<LiveStation> {
    const folder = await mkdtemp(join(tmpdir(), 'zhilu-live-'));
    const station = new LiveStation(folder, await freePort(), await freePort(), await freePort());
    const world = await openHttp({ dataFolder: join(folder, 'data'), media: { rtmp: { port: 0 } } });
    await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder: RECORDER, model: 'Z2' });
    await world.station.stores.log.append([{ kind: 'RecorderAssigned', actor: 'operator:test', facts: { recorder: RECORDER, officer: OFFICERS[0][0] as OfficerId, from: '2026-01-01T00:00:00.000Z', to: null } }]);
    await world.as('duty-desk');
    await prepare?.(world);
    await world.stop();
    const settings = [
      'station: test-station', 'dataFolder: data', 'headroomMegabytes: 100', `http: { host: 127.0.0.1, port: ${station.#http} }`, `media: { rtmp: { host: 127.0.0.1, port: ${station.#rtmp} } }`,
      `tcp: [{ listen: { host: 127.0.0.1, port: ${station.tcp} } }]`, ...more,
    ];
    await writeFile(join(folder, 'zhilu.yaml'), `${settings.join('\n')}\n`, { mode: 0o600 });
    return station;
  }

  async start(): Promise<void> {
    const child = this.#process = spawn(process.execPath, [ZHILU, 'run', '--lang', 'en'], { cwd: this.folder, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (text: Buffer) => { if (text.toString().includes('the station runs')) resolve(); });
      child.once('close', (code) => reject(new Error(`the station ended with ${code}`)));
    });
    this.desk = await this.as('a-duty-desk');
  }

  /** A session of an account that was opened in `prepare`. */
  async as(account: string): Promise<Client> {
    const client = new Client(`http://127.0.0.1:${this.#http}`);
    const answer = await client.signIn(account, PASSWORD);
    if (answer.status !== 200) throw new Error(answer.text);
    return client;
  }

  /** The process of the station itself: the command may be a wrapper around it. */
  async pid(): Promise<number> {
    return (JSON.parse(await readFile(join(this.folder, 'data', 'lock'), 'utf8')) as { pid: number }).pid;
  }

  /** The engine's process, and the one that waits to take its place. */
  async enginePids(): Promise<readonly number[]> {
    const station = await this.pid();
    const found: number[] = [];
    return reached('the engine is there', async () => {
      for (const name of await readdir('/proc')) {
        if (!/^\d+$/.test(name)) continue;
        const [stat, line] = await Promise.all([readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''), readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')]);
        if (line.includes('media/engine/main') && Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === station) found.push(Number(name));
      }
      return found.length > 0 ? found : undefined;
    });
  }

  /** As when the power goes for this process: nothing is told, nothing written. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => { this.#process!.once('close', resolve); });
    process.kill(await this.pid(), 'SIGKILL');
    await gone;
  }

  /** ffmpeg sends burnt-in seconds and a tone, as fast as they go by. */
  async camera(): Promise<Camera> {
    const key = await readFile(join(this.folder, 'data', 'media.key'));
    const path = streamPathOf(RECORDER);
    const token = mintToken({ action: 'publish', path, subject: RECORDER, expiresMs: systemClock.wallMs() + HOUR_MS }, key);
    const child = spawn('ffmpeg', [
      '-v', 'error', '-nostdin', '-re', '-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=25', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25',
      '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-progress', 'pipe:1', '-stats_period', '0.1', '-flush_packets', '1', '-f', 'flv', `rtmp://127.0.0.1:${this.#rtmp}${path}?token=${token}`,
    ], { stdio: ['ignore', 'pipe', 'ignore'] });
    let sent = 0;
    child.stdout.on('data', (text: Buffer) => {
      for (const [, us] of text.toString().matchAll(/out_time_us=(\d+)/g)) sent = Number(us) / 1e6;
    });
    const ended = new Promise<void>((resolve) => { child.once('close', () => resolve()); });
    return { process: child, ended, sentS: () => sent, async stop() { child.kill('SIGKILL'); await ended; } };
  }

  async command(...args: readonly string[]): Promise<unknown> {
    return JSON.parse((await run(process.execPath, [ZHILU, ...args, '--json'], { cwd: this.folder, timeout: WITHIN_MS })).stdout);
  }

  async incident(id: string): Promise<Record<string, any>> {
    return (await this.desk.get(`/api/v1/incidents/${id}`)).body;
  }

  /** The stored files of an incident, in order. */
  async files(id: string): Promise<readonly string[]> {
    const clips = new Map((await this.command('clip', 'list') as readonly { clip: string; sha256: string }[]).map(({ clip, sha256 }) => [clip, sha256]));
    return ((await this.incident(id))['recorded'] as readonly { clip: string }[]).map(({ clip }) => join(this.folder, 'data', 'vault', clips.get(clip)![0]!, clips.get(clip)!));
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => { child.once('close', resolve); });
      process.kill(await this.pid(), 'SIGTERM');
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What ffprobe says of a file, and what ffmpeg complains of when it decodes the whole of it. */
export async function probe(file: string): Promise<{ readonly durationS: number; readonly codecs: readonly string[]; readonly frames: number; readonly complaints: string }> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-count_frames', '-show_entries', 'format=duration:stream=codec_name,nb_read_frames', '-of', 'json', file]);
  const { streams, format } = JSON.parse(stdout) as { streams: { codec_name: string; nb_read_frames: string }[]; format: { duration: string } };
  const { stderr } = await run('ffmpeg', ['-v', 'error', '-nostdin', '-i', file, '-f', 'null', '-']);
  return { durationS: Number(format.duration), codecs: streams.map(({ codec_name }) => codec_name), frames: Number(streams[0]!.nb_read_frames), complaints: stderr };
}
