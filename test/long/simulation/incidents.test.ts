/** A crash in the middle of an incident loses nothing that was durable: in worlds drawn by seed, on virtual time; and a disk that lies is found out. */
import { beforeAll, expect, test } from 'vitest';
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

test('segments that are not synced though the store says so are found out', async () => {
  const unsynced = filesAs((path) => path.startsWith('parts/live.'), (file) => taking(file, { syncData: async () => undefined }));
  for (let seed = 0; seed < PLANTED_WITHIN; seed += 1) {
    const { broken } = await runIncidentWorld(seed, source, unsynced);
    if (broken !== null) return expect(broken).toMatch(/were durable/);
  }
  expect.unreachable(`no world of ${PLANTED_WITHIN} shows it`);
});
