/** A station as the product runs it: a process of its own, asked over its control socket, so that its memory is its own. */
import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askStation } from '../../gateway/control/control-client.ts';
import type { BayView } from '../../gateway/offload/bay-view.ts';

const PROGRAM = fileURLToPath(new URL('../../gateway/cli/zhilu.js', import.meta.url));
const START_MS = 20_000;
const LOOK_MS = 20;

export interface StationProcess {
  ask<T>(operation: string, params?: object): Promise<T>;
  /** Seconds from `begin` until so many recorders are done. */
  timed(begin: () => void, recorders: number, withinMs: number): Promise<number>;
  /** The most memory that it has had, in bytes. */
  peakRss(): Promise<number>;
  stop(): Promise<void>;
}

const wait = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** @param configuration YAML lines after the station's id and data folder; a manager is named. */
export async function startStationProcess(folder: string, configuration: string): Promise<StationProcess> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'zhilu.yaml');
  const dataFolder = join(folder, 'station');
  await writeFile(file, `station: bench\ndataFolder: station\nheadroomMegabytes: 100\n${configuration}`);
  const child = spawn(process.execPath, [PROGRAM, 'run', '--json', '--config', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ask = async <T>(operation: string, params: object = {}): Promise<T> => {
    const answer = await askStation(dataFolder, operation, params, 'operator:bench');
    if (answer === undefined) throw new Error('the station does not listen');
    return answer.result as T;
  };
  const deadline = performance.now() + START_MS;
  while (await askStation(dataFolder, 'bays', {}, 'operator:bench') === undefined) {
    if (performance.now() > deadline || child.exitCode !== null) throw new Error('the station did not start');
    await wait(LOOK_MS);
  }
  await ask('officer add', { officer: 'P1', unit: 'U', name: 'N', certificateNumber: '1' });
  await ask('manager name', { officer: 'P1', standingOrder: 'SO' });
  return {
    ask,
    async timed(begin, recorders, withinMs) {
      const started = performance.now();
      begin();
      for (;;) {
        const bays = (await ask<readonly BayView[]>('bays')).filter((bay) => bay.recorder !== null);
        if (bays.length === recorders && bays.every((bay) => bay.phase === 'done')) return (performance.now() - started) / 1000;
        if (performance.now() - started > withinMs) throw new Error(`not over within ${withinMs} ms: ${JSON.stringify(bays.map((bay) => [bay.phase, bay.bytes]))}`);
        await wait(LOOK_MS);
      }
    },
    async peakRss() {
      const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      return Number(kilobytes) * 1024;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
