/** The device simulator as a child process, as the demo and the benchmark drive it. It speaks only the real carriers. */
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { StationError } from '../domain/errors.ts';

const PROGRAM = fileURLToPath(new URL('../../device-sim/main.ts', import.meta.url));

export interface SimulatedDevices {
  readonly docks: readonly { readonly id: string; readonly bays: number; readonly carrier: 'serial' | 'mqtt'; readonly publicKey: string }[];
  readonly recorders: readonly { readonly serial: string; readonly model: string; readonly publicKey: string | null; readonly clips: number; /** It takes a pass along. */ readonly radio: boolean }[];
  /** Recorders that show their card as a disk. */
  readonly cameras: readonly { readonly serial: string; readonly model: string; readonly mountPoint: string; readonly clips: number }[];
  readonly officers: readonly { readonly officer: string; readonly name: string; readonly unit: string; readonly certificateNumber: string; readonly recorder: string }[];
  readonly clips: readonly { readonly recorder: string; readonly number: number | null; readonly name: string; readonly size: number; readonly sha256: string }[];
}

export interface Simulator {
  readonly devices: SimulatedDevices;
  /** Sends one step: see device-sim/scenario.ts. */
  step(step: Readonly<Record<string, unknown>>): void;
  /** Clips left on each card. */
  cards(): Promise<readonly { readonly recorder: string; readonly clips: number }[]>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly event: string;
  readonly resolve: (line: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** Starts it on a scenario that is written to `file`. Throws 'missing-program' if it ends before it has said what it has. */
export async function startSimulator(scenario: object, file: string): Promise<Simulator> {
  await writeFile(file, JSON.stringify(scenario));
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: Waiting[] = [];
  const ended = new Promise<void>((resolve) => child.once('close', () => {
    for (const one of waiting.splice(0)) one.reject(new StationError('peer-gone', 'the device simulator has ended', { what: 'device-sim' }));
    resolve();
  }));
  createInterface({ input: child.stdout! }).on('line', (text) => {
    const line = JSON.parse(text) as Record<string, unknown>;
    const at = waiting.findIndex((one) => one.event === line['event']);
    if (at >= 0) waiting.splice(at, 1)[0]!.resolve(line);
  });
  const hear = (event: string) => new Promise<Record<string, unknown>>((resolve, reject) => { waiting.push({ event, resolve, reject }); });
  const say = (line: object) => { child.stdin!.write(`${JSON.stringify(line)}\n`); };
  const devices = await hear('devices') as unknown as SimulatedDevices;
  return {
    devices,
    step: say,
    async cards() {
      const heard = hear('cards');
      say({ do: 'cards' });
      return (await heard)['left'] as { recorder: string; clips: number }[];
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        say({ do: 'stop' });
        child.stdin!.end();
      }
      await ended;
    },
  };
}
