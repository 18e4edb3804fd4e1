/** The peers that the figures are ratios to: programs that everybody has, on the same files, disk and lines. */
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const RECEIVER_READY_MS = 500;

/** Seconds that `cp`, `sha256sum` and `sync` take for all files, `width` at a time. */
export async function copyHashSync(files: readonly string[], to: string, width: number): Promise<number> {
  await mkdir(to, { recursive: true });
  const started = performance.now();
  const waiting = [...files.entries()];
  await Promise.all(Array.from({ length: width }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const target = join(to, String(next[0]));
      await run('sh', ['-c', 'cp "$0" "$1" && sha256sum "$1" && sync "$1"', next[1], target]);
    }
  }));
  return (performance.now() - started) / 1000;
}

/** Two ends of a pty pair; `stop` ends it. */
export async function ptyPair(folder: string): Promise<{ readonly ends: readonly [string, string]; stop(): void }> {
  const ends = [join(folder, `a-${performance.now()}`), join(folder, `b-${performance.now()}`)] as const;
  const child = spawn('socat', ['-b', '65536', `pty,raw,echo=0,link=${ends[0]}`, `pty,raw,echo=0,link=${ends[1]}`], { stdio: 'ignore' });
  for (let i = 0; i < 200; i += 1) {
    if ((await Promise.all(ends.map((end) => stat(end).then(() => true, () => false)))).every(Boolean)) return { ends, stop: () => child.kill() };
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
  throw new Error('socat gave no ptys');
}

/** Seconds for a file through the pty by cat at either end. */
export async function rawPty(ends: readonly [string, string], file: string, bytes: number): Promise<number> {
  const from = openSync(ends[0], 'r+');
  const to = openSync(ends[1], 'r+');
  const started = performance.now();
  const reader = spawn('sh', ['-c', `head -c ${bytes} >/dev/null`], { stdio: [to, 'ignore', 'ignore'] });
  const writer = spawn('cat', [file], { stdio: ['ignore', from, 'ignore'] });
  await new Promise((resolve) => reader.once('close', resolve));
  writer.kill();
  closeSync(from);
  closeSync(to);
  return (performance.now() - started) / 1000;
}

/** Seconds for a file through the pty by sz and rz (lrzsz), ZMODEM. */
export async function lrzsz(ends: readonly [string, string], file: string, into: string): Promise<number> {
  await mkdir(into, { recursive: true });
  const a = openSync(ends[0], 'r+');
  const b = openSync(ends[1], 'r+');
  const receiver = spawn('rz', ['-b', '-q', '-y'], { cwd: into, stdio: [b, b, 'ignore'] });
  // rz throws away what comes before it is ready.
  await new Promise((resolve) => { setTimeout(resolve, RECEIVER_READY_MS); });
  const started = performance.now();
  const sender = spawn('sz', ['-b', '-q', file], { stdio: [a, a, 'ignore'] });
  const code = await new Promise<number | null>((resolve) => sender.once('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  // The sender ends when the receiver has acknowledged the end of the file. Its last two letters often get lost as it closes the
  // line, and the receiver waits for them for half a minute: that is not counted.
  receiver.kill();
  closeSync(a);
  closeSync(b);
  const [there, here] = await Promise.all([join(into, basename(file)), file].map(async (path) => (await stat(path)).size));
  if (code !== 0 || there !== here) throw new Error(`sz ended with ${code}, ${there} of ${here} bytes came`);
  return seconds;
}
