/** `zhilu api`: the OpenAPI document of this version, without a station. Programs are made from it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import type { StationId } from '../domain/names.ts';
import type { CommandLine } from './zhilu.ts';

const HEADROOM_BYTES = 1_000_000;

export function apiCommand({ program, terminal }: CommandLine): void {
  program.command('api').description(terminal.word({ zh: '输出接口文档（OpenAPI 3.1）', en: 'print the OpenAPI document of the API' })).action(async () => {
    const { startStation } = await import('../station.ts');
    // The routes are made for desks, and the desks for stores: an empty station in a folder that goes away again.
    const folder = await mkdtemp(join(tmpdir(), 'zhilu-api-'));
    const station = await startStation({ station: 'document' as StationId, dataFolder: folder, headroomBytes: HEADROOM_BYTES, utcOffsetMinutes: 480, serial: [], tcp: [], http: { host: '127.0.0.1', port: 0, names: [] } }, systemClock);
    const document = station.http!.app.swagger();
    await station.stop();
    await rm(folder, { recursive: true, force: true });
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  });
}
