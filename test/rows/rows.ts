/** `npm run rows`: runs the tests and prints every row of the requirements with its tests and their state. `--json`: one line. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportRows } from './requirements.ts';

interface VitestReport {
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly { readonly title: string; readonly status: string }[] }[];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'zhilu-rows-'));
const file = join(folder, 'results.json');
const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
const child = spawn(process.execPath, [vitest, 'run', '--reporter=json', `--outputFile=${file}`], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
await new Promise((resolve) => { child.once('close', resolve); });
const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
await rm(folder, { recursive: true });
const rows = reportRows(report.testResults.flatMap(({ name, assertionResults }) => assertionResults.map(({ title, status }) => ({ title, file: relative(ROOT, name), state: status }))));
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(rows)}\n`);
} else {
  for (const row of rows) {
    process.stdout.write(`${row.id.padEnd(5)} ${row.state}\n`);
    for (const test of row.tests) process.stdout.write(`      ${test.state === 'passed' ? '✓' : '✗'} ${test.title} (${test.file})\n`);
  }
}
process.exitCode = rows.some((row) => row.state === 'failed') ? 1 : 0;
