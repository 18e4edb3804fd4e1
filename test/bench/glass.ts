/**
 * The whole way of a picture: from the sender's socket through engine, station and socket into a tile of the wall in Chromium, by
 * a clock burnt into the picture. `node test/bench/glass.ts` runs it alone.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../gateway/clock.ts';
import { openHttp, UNIT } from '../http/http-world.ts';
import { setup as buildPages } from '../long/browser/build-dashboard.ts';
import { makeClockFilm, publishClockFilm, readClockFilm } from '../media/clock-film.ts';
import { lookAt, openWall } from '../media/wall-page.ts';

export interface GlassFigures {
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Pictures whose clock could be read, of those looked at. */
  readonly pictures: number;
  /** What the tile says of the age, in milliseconds, a moment later. */
  readonly tileSaysMs: number | null;
}

const ACTOR = 'operator:bench';
const RECORDER = 'BENCH-1';
const HOUR_MS = 3_600_000;
/** The player finds the live edge within this. */
const SETTLE_MS = 10_000;
const PICTURES = 250;
const WITHIN_MS = 60_000;
const KBIT = 1_000;

/** null where ffmpeg or chromium are missing. */
export async function glassFigures(): Promise<GlassFigures | null> {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-bench-glass-'));
  const film = join(folder, 'film.flv');
  try {
    try {
      makeClockFilm(film, KBIT);
    } catch {
      return null;
    }
    await buildPages();
    const world = await openHttp({ media: { rtmp: { port: 0 } } });
    const media = world.station.media!;
    await world.station.equipment.enrolment.enrolRecorder(ACTOR, { recorder: RECORDER, model: 'Z2' });
    await world.station.equipment.placeRecorder(ACTOR, RECORDER, UNIT);
    await world.as('duty-desk');
    const token = media.token({ action: 'publish', path: `/live/${RECORDER}`, subject: RECORDER, expiresMs: systemClock.wallMs() + HOUR_MS });
    const sender = publishClockFilm(readClockFilm(film), Number(new URL(media.publishAddress()!).port), RECORDER, token);
    try {
      const wall = await openWall(world.address, 1).catch(() => null);
      if (wall === null) return null;
      await new Promise((resolve) => { setTimeout(resolve, SETTLE_MS); });
      const { glassMs, saysMs } = await lookAt(wall.page, RECORDER, PICTURES, WITHIN_MS);
      await wall.close();
      const sorted = [...glassMs].sort((a, b) => a - b);
      const quantile = (q: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN);
      return { medianMs: quantile(0.5), p95Ms: quantile(0.95), pictures: glassMs.length, tileSaysMs: saysMs };
    } finally {
      sender.stop();
      await world.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('glass.ts') === true) process.stdout.write(`${JSON.stringify(await glassFigures())}\n`);
