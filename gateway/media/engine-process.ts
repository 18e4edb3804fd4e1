/**
 * Processes of the engine: the one that works, and a spare that has everything loaded and waits for its first word, so that the
 * next one listens within a moment of the end of the last.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { StationError } from '../domain/errors.ts';

/** Memory of the process's heap; pictures are outside of it. */
const HEAP_MIB = 160;
const MAX_LAST_WORDS = 2_000;
/** Windows finds its sockets by this one; elsewhere the environment is empty. */
const ENVIRONMENT = process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot };
const MAIN = fileURLToPath(new URL('./engine/main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIBRARY = join(dirname(createRequire(import.meta.url).resolve('node-media-server/src/protocol/rtmp.js')), '..', '..');
/** The process may read its own code; no other file, no program, no thread. */
const PERMISSIONS = ['--permission', ...[join(ROOT, 'gateway', 'media'), join(ROOT, 'gateway', 'clock.ts'), join(ROOT, 'gateway', 'domain'), join(ROOT, 'package.json'), LIBRARY].map((path) => `--allow-fs-read=${path}`)];

export interface EngineProcess {
  readonly child: ChildProcess;
  /** What it wrote before it ended: the fault that ended it. */
  lastWords(): string;
}

/** Throws 'carrier-unavailable' where the system gives no process, no pipes or no descriptors. */
function forkEngine(): EngineProcess {
  const child = fork(MAIN, { execPath: process.execPath, execArgv: [`--max-old-space-size=${HEAP_MIB}`, ...PERMISSIONS], env: ENVIRONMENT, cwd: '/', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'json' });
  let words = '';
  // A channel that breaks is followed by the exit, which says all there is to say.
  child.on('error', () => undefined);
  // Out of descriptors, Node gives a child that never begins and has no streams, whatever its types say.
  const stderr = child.stderr as Readable | null | undefined;
  if (stderr === null || stderr === undefined) throw new StationError('carrier-unavailable', '媒体引擎进程无法启动：系统资源不足 / the process of the media engine cannot be started: the system is out of descriptors', { what: 'media engine', reason: 'descriptors' });
  stderr.on('data', (data: Buffer) => { words = (words + data.toString('utf8')).slice(-MAX_LAST_WORDS); });
  return { child, lastWords: () => words.trim() };
}

export class EngineProcesses {
  #spare: EngineProcess | undefined;

  /** One that waits for its first word: the spare, where there is one. Throws 'carrier-unavailable'. */
  take(): EngineProcess {
    const taken = this.#spare;
    this.#spare = undefined;
    return taken?.child.connected === true ? taken : forkEngine();
  }

  /** Makes a spare, if there is none. Throws 'carrier-unavailable'. */
  prepare(): void {
    if (this.#spare !== undefined) return;
    const spare = forkEngine();
    this.#spare = spare;
    // 'close' comes also after one that never began.
    spare.child.once('close', () => { if (this.#spare === spare) this.#spare = undefined; });
  }

  /** Process number of the spare. */
  sparePid(): number | undefined {
    return this.#spare?.child.pid;
  }

  /** Resolves when the spare is gone. */
  async stop(): Promise<void> {
    const child = this.#spare?.child;
    this.#spare = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }
}
