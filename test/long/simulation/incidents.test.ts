/** A crash in the middle of an incident loses nothing that was durable: in worlds drawn by seed, on virtual time; and a disk that lies is found out. */
import { beforeAll, expect, test } from 'vitest';
import type { Digester, Disk } from '../../../gateway/store/disk.ts';
import { PARTS } from '../../../gateway/store/store-paths.ts';
import { flvSource, type Source } from '../../media/flv-source.ts';
import { runIncidentWorld } from '../../simulation/incident-world.ts';
import { filesAs, taking } from '../../simulation/planted-faults.ts';
import { seeds } from '../../simulation/seed-runs.ts';

const SEEDS = 200;
const PLANTED_WITHIN = 60;
let source: Source;
beforeAll(async () => { source = await flvSource('agency.mp4'); });

test(`D5: whatever of an incident was durable is in the vault in the end, in ${SEEDS} worlds of crashes and power cuts`, async () => {
  const broken: string[] = [];
  const all = { crashes: 0, segments: 0, bytes: 0 };
  const which = seeds(SEEDS);
  for (const seed of which) {
    const outcome = await runIncidentWorld(seed, source);
    if (outcome.broken !== null) broken.push(`seed ${seed}: ${outcome.broken}`);
    for (const name of ['crashes', 'segments', 'bytes'] as const) all[name] += outcome[name];
  }
  expect(broken).toEqual([]);
  process.stderr.write(`incidents: ${which.length} worlds, ${JSON.stringify(all)}\n`);
  // Worlds in which nothing happens would keep every promise.
  if (which.length === SEEDS) expect([all.crashes > SEEDS, all.segments > SEEDS]).toEqual([true, true]);
});

/** A planted fault shows as this in one of the first worlds. */
async function isFound(plant: Parameters<typeof runIncidentWorld>[2], shows: RegExp): Promise<void> {
  const others: string[] = [];
  for (let seed = 0; seed < PLANTED_WITHIN; seed += 1) {
    const { broken } = await runIncidentWorld(seed, source, plant);
    if (broken !== null && shows.test(broken)) return;
    if (broken !== null) others.push(broken);
  }
  expect.unreachable(`no world of ${PLANTED_WITHIN} shows it, but these: ${others.join('; ')}`);
}

test('segments that are not synced though the store says so are found out', async () => {
  await isFound(filesAs((path) => path.startsWith('parts/live.'), (file) => taking(file, { syncData: async () => undefined })), /does not begin with|is no clip/);
});

test('a folder of parts that is not synced is found out: a segment loses its name, and its number is given once more', async () => {
  await isFound((disk) => taking<Disk & Digester>(disk, { syncDirectory: async (path) => { if (path !== PARTS) await disk.syncDirectory(path); } }), /was begun anew/);
});
