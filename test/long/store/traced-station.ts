/** A station as a process under strace, which makes chosen system calls of it fail, lie or kill it. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('../../../gateway/cli/zhilu.js', import.meta.url));
/** What the station says once it serves docks and takes signals. */
const RUNNING = 'the station runs';
const LOOK_EVERY_MS = 10;
const START_WITHIN_MS = 20_000;
const END_WITHIN_MS = 20_000;
/** Of a command that is over at once. */
const COMMAND_WITHIN_MS = 30_000;
/**
 * One thread for file calls, so that "the n-th call" is one and not one for each thread (strace counts by thread), and
 * none of them past strace through io_uring.
 */
const ENVIRONMENT = { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0', LANG: 'C' };

/** The calls by which bytes and names reach the disk. */
export const DISK_CALLS = ['pwrite64', 'write', 'fdatasync', 'fsync', 'rename', 'link', 'unlink', 'fchmodat', 'chmod', 'ftruncate', 'mkdir'] as const;

export interface Ended {
  /** 128 and the signal's number when a signal ended it, as a shell says it. */
  readonly code: number;
  readonly said: string;
}

/** Waits, with a bound, until something is so. */
export async function eventually(what: string, withinMs: number, reached: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY_MS); });
  }
}

/** A station's folder, with commands upon it while no station runs. */
export class StationFolder {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  /** A copy of what has been set up elsewhere, on a port of its own. */
  async setUpLike(other: StationFolder, port: number): Promise<void> {
    await cp(other.folder, this.folder, { recursive: true });
    await this.configure(port);
  }

  async configure(port: number): Promise<void> {
    await writeFile(join(this.folder, 'zhilu.yaml'), `station: s1\nheadroomMegabytes: 100\ntcp: [{ listen: { host: 127.0.0.1, port: ${port} } }]\n`);
  }

  async command(...args: string[]): Promise<unknown> {
    const { stdout } = await run(process.execPath, [PROGRAM, '--json', ...args], { cwd: this.folder, timeout: COMMAND_WITHIN_MS });
    return JSON.parse(stdout);
  }

  /** The process that holds the data folder; undefined when none has its lock. */
  async holder(): Promise<number | undefined> {
    const text = await readFile(join(this.data, 'lock'), 'utf8').catch(() => '');
    return text === '' ? undefined : (JSON.parse(text) as { pid: number }).pid;
  }

  /** What the newest checkpoint is signed for; 0 without one. */
  async checkpointSize(): Promise<number> {
    const note = await readFile(join(this.data, 'log/checkpoint'), 'utf8').catch(() => '');
    return Number(note.split('\n')[1] ?? 0);
  }
}

/** A running station. */
export class StationProcess {
  readonly ended: Promise<Ended>;
  readonly trace: string | null;
  readonly #where: StationFolder;
  readonly #child: ChildProcess;
  #said = '';
  #over = false;

  /**
   * @param inject strace's own words (`fdatasync:error=EIO:when=3`); null starts the station without strace
   * @param paths only calls upon these files count and fail, if any are given
   */
  constructor(where: StationFolder, inject: readonly string[] | null, paths: readonly string[] = []) {
    this.#where = where;
    const station = [process.execPath, PROGRAM, '--lang', 'en', 'run'] as const;
    this.trace = inject === null ? null : join(where.folder, 'trace');
    // Stopping only at the wanted calls is quicker, but signals sent at such a stop are lost.
    const quick = inject?.some((one) => one.includes('signal=')) === true ? [] : ['--seccomp-bpf'];
    const traced = this.trace === null ? [] : [
      'strace', '-f', '-qq', ...quick, '-s', '0', '-o', this.trace, '-e', `trace=${DISK_CALLS.join()}`,
      ...paths.flatMap((path) => ['-P', path]), ...inject!.flatMap((one) => ['-e', `inject=${one}`]),
    ];
    const [program, ...args] = [...traced, ...station];
    this.#child = spawn(program!, args, { cwd: where.folder, env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) stream.on('data', (chunk: Buffer) => { this.#said += chunk.toString('utf8'); });
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.#over = true;
        resolve({ code: code ?? (signal === 'SIGKILL' ? 137 : 128), said: this.#said });
      });
    });
  }

  get over(): boolean {
    return this.#over;
  }

  get said(): string {
    return this.#said;
  }

  /** A signal to the station itself: strace keeps what is sent to it. */
  async signal(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const pid = await this.#where.holder();
    if (pid === undefined || this.#over) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Waits until it serves docks, or is over. */
  running(): Promise<void> {
    return eventually('the station runs, or is over', START_WITHIN_MS, () => this.#over || this.#said.includes(RUNNING));
  }

  async stop(): Promise<Ended> {
    await this.running();
    await this.signal('SIGTERM');
    await eventually(`the station ends\n${this.#said}`, END_WITHIN_MS, () => this.#over);
    return this.ended;
  }

  /** Whatever state it is in, it is gone afterwards. */
  async remove(): Promise<void> {
    await this.signal('SIGKILL');
    if (!this.#over) this.#child.kill('SIGKILL');
    await this.ended;
  }
}
