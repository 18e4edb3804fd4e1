/** A station whose system has no descriptors left: the engine works on without a spare, and has one when there is room again. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

test('without a descriptor no spare is made and nothing ends; a program of playback says so; later the spare is there', async () => {
  const { stdout } = await run('sh', ['-c', 'ulimit -n 80; exec "$0" "$1"', process.execPath, fileURLToPath(new URL('few-descriptors.ts', import.meta.url))], { timeout: 90_000 });
  expect(JSON.parse(stdout)).toEqual({ without: 1, program: 'carrier-unavailable', trouble: null, after: 2 });
});
