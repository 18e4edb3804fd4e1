#!/usr/bin/env node
// Starts the command line under the Node that this package pins, whatever Node the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants } from 'node:os';
import v8 from 'node:v8';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), 'zhilu.ts');
const LEAST_MAJOR = 24;

function pinnedNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

// Compiled code is kept beside the packages, where only whoever installed them can write: a start is quicker and smaller.
const CACHE = process.env.NODE_COMPILE_CACHE ?? join(dirname(PROGRAM), '../../node_modules/.cache/zhilu');

if (Number(process.versions.node.split('.')[0]) >= LEAST_MAJOR) {
  // What a station makes young garbage of is large buffers. Swept often they stay few, and in the processor's cache: half the
  // processor time of an offload, and less memory (test/bench). V8 takes this while it runs, the size itself only at its start.
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  module.enableCompileCache(CACHE);
  await import(pathToFileURL(PROGRAM).href);
} else {
  const node = pinnedNode();
  if (node === undefined) {
    process.stderr.write(`需要 Node ${LEAST_MAJOR}；请在此目录运行 npm ci / Node ${LEAST_MAJOR} is needed; run npm ci here\n`);
    process.exit(3);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, NODE_COMPILE_CACHE: CACHE } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(3);
  });
  child.on('close', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
