/** A clip that the station itself recorded of an incident, exported with its proof: docs/verify.py, which shares nothing with the station, holds it for whole. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { LiveStation, reached, RECORDER, type Camera } from '../incident/live-station.ts';

const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, '../../../docs/verify.py');
const RECORDED_BYTES = 100_000;
let station: LiveStation;
let camera: Camera | undefined;
afterEach(async () => {
  await camera?.stop();
  await station.stop();
});

test('D5: docs/verify.py says of an exported incident clip that it is sound, whose it is, and of one changed bit that it is not', async () => {
  station = await LiveStation.setUp();
  await station.start();
  const incident = String((await station.desk.post('/api/v1/incidents', { recorder: RECORDER })).body['incident']);
  camera = await station.camera();
  await reached('enough is recorded', async () => ((await station.incident(incident))['writing']?.bytes > RECORDED_BYTES ? true : undefined));
  await station.desk.post(`/api/v1/incidents/${incident}/end`);
  const view = await reached('it is stored', async () => { const one = await station.incident(incident); return one['state'] === 'stored' ? one : undefined; });
  const folder = join(station.folder, 'out');
  await mkdir(folder);
  const files = await station.command('clip', 'export', String(view['recorded'][0].clip), folder, '--purpose', '案件移送') as { clip: string; bundle: string };
  const { vkey } = await station.command('custody', 'key') as { vkey: string };
  expect(files.clip).toBe(`LIVE_${incident}_0001.mp4`);
  const verify = () => run('python3', ['-B', SCRIPT, join(folder, files.bundle), vkey]).then(({ stdout }) => ({ code: 0, stdout }), (error: { code: number; stdout: string }) => error);
  const sound = await verify();
  expect([sound.code, sound.stdout]).toEqual([0, expect.stringMatching(new RegExp(`^sound: LIVE_${incident}_0001\\.mp4, \\d+ bytes, recorder ${RECORDER}, entry `))]);
  expect(await station.command('verify', join(folder, files.bundle), '--key', vkey)).toMatchObject([{ kind: 'sound' }]);
  const bytes = await readFile(join(folder, files.clip));
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(join(folder, files.clip), bytes);
  expect((await verify()).code).toBe(1);
});
