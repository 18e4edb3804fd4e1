/** The outside programs of playback: ffmpeg and ffprobe, where the machine has them, run without a shell and within bounds. */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Clock } from '../../clock.ts';
import { StationError } from '../../domain/errors.ts';

export interface Programs {
  readonly ffmpeg: string | null;
  readonly ffprobe: string | null;
}

/** What a program may read: files of the vault by their path, and nothing that a file itself refers to elsewhere. */
export const ONLY_FILES = ['-protocol_whitelist', 'file,pipe'] as const;
/** Evidence comes first: what people watch gives way to what is being stored. */
const NICENESS = 5;
const MAX_LAST_WORDS = 2_000;

export async function findPrograms(path = process.env.PATH ?? ''): Promise<Programs> {
  const find = async (name: string) => {
    const file = process.platform === 'win32' ? `${name}.exe` : name;
    for (const folder of path.split(delimiter)) {
      if (folder !== '' && await access(join(folder, file), constants.X_OK).then(() => true, () => false)) return join(folder, file);
    }
    return null;
  };
  return { ffmpeg: await find('ffmpeg'), ffprobe: await find('ffprobe') };
}

/** `code`: null for one that was killed, or never began. `byItself`: it came to an end of its own, good or bad; one that crashed did, too. One that was killed did not: SIGKILL comes from here, or from a system without memory. */
interface Ended { readonly code: number | null; readonly byItself: boolean; readonly lastWords: string }

export interface RunningProgram {
  readonly child: ChildProcess;
  /** Resolves with its last words when it has ended. Never rejects. */
  readonly ended: Promise<Ended>;
  /** At once; harmless when it has ended. */
  kill(): void;
}

/** @param withinMs it is killed after so long. The environment is empty: nothing of the station's is told. Throws 'carrier-unavailable' where the system is out of descriptors. */
export function run(program: string, args: readonly string[], clock: Clock, withinMs: number): RunningProgram {
  const child = spawn(program, [...args], { shell: false, stdio: ['ignore', 'pipe', 'pipe'], env: {}, windowsHide: true });
  let lastWords = '';
  // Out of descriptors, Node gives a child that never begins and has no streams, whatever its types say.
  const stderr = child.stderr as Readable | null | undefined;
  if (stderr === null || stderr === undefined) {
    child.on('error', () => undefined);
    throw notNow(program, '系统资源不足', 'the system is out of descriptors');
  }
  stderr.setEncoding('utf8').on('data', (text: string) => { lastWords = (lastWords + text).slice(-MAX_LAST_WORDS); });
  let killed = false;
  const kill = () => {
    killed = true;
    child.kill('SIGKILL');
  };
  const cancel = clock.at(clock.monotonicMs() + withinMs, kill);
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error) => {
      cancel();
      resolve({ code: null, byItself: false, lastWords: error.message });
    });
    child.once('close', (code, signal) => {
      cancel();
      resolve({ code, byItself: !killed && signal !== 'SIGKILL', lastWords: lastWords.trim() });
    });
  });
  // A process that ended at once has no priority to set.
  try { if (child.pid !== undefined) setPriority(child.pid, NICENESS); } catch { /* it runs as it is */ }
  return { child, ended, kill };
}

/**
 * All that a program says, at most `mostBytes`; undefined when it ended with a fault of its own, said more, or nobody waits for it any more. Throws
 * 'carrier-unavailable' when it did not come to an end by itself: what it would have said, nobody knows.
 */
export async function answerOf(program: string, args: readonly string[], clock: Clock, withinMs: number, mostBytes: number, signal?: AbortSignal): Promise<Buffer | undefined> {
  const running = run(program, args, clock, withinMs);
  const parts: Buffer[] = [];
  let bytes = 0;
  signal?.addEventListener('abort', running.kill, { once: true });
  running.child.stdout!.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > mostBytes) running.kill();
    else parts.push(part);
  });
  const { code, byItself, lastWords } = await running.ended;
  signal?.removeEventListener('abort', running.kill);
  if (!byItself && bytes <= mostBytes && signal?.aborted !== true) throw notNow(program, '没有在限定时间内完成', `it did not come to its end within ${withinMs / 1_000} s ${lastWords}`.trim());
  return code === 0 && bytes <= mostBytes && signal?.aborted !== true ? Buffer.concat(parts) : undefined;
}

function notNow(program: string, zh: string, en: string): StationError {
  const name = basename(program);
  return new StationError('carrier-unavailable', `${name} 暂时无法使用（${zh}），请稍后再试 / ${name} cannot be used just now (${en}); try again`, { what: name });
}

export function missing(what: string): StationError {
  return new StationError('missing-program', `${what}：本机没有安装 ffmpeg，请管理员安装后再试 / ${whatInEnglish(what)}: this machine lacks ffmpeg; ask for it to be installed`, { what: 'ffmpeg', remedy: 'apt install ffmpeg' });
}

const ENGLISH: Readonly<Record<string, string>> = { '不能经流媒体播放': 'it cannot be played through the media server', '不能转换': 'it cannot be converted', '没有缩略图': 'there are no thumbnails' };
const whatInEnglish = (zh: string) => ENGLISH[zh] ?? zh;
