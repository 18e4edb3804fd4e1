/**
 * `npm run soak -- --minutes 60 --publishers 10 --viewers 20`: a whole station with its engine, recorders that publish real H.264
 * and AAC, viewers of which half look through the station and half by RTMP, one more that never reads; lines of recorders that
 * drop, and kill -9 of publishers, viewers and, in the first half, of the engine. With `--tiles 4` the wall stands open in a browser
 * as well. Tells a line a minute and ends with one JSON line. Fails when a stream was away for more than five seconds for a viewer
 * that lived, when memory grew, or when pictures became older. Needs Debian's ffmpeg, and chromium for the wall.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seeded } from '../../device-sim/sim-clock.ts';
import { setup as buildPages } from '../long/browser/build-dashboard.ts';
import { makeClockFilm } from '../media/clock-film.ts';
import type { StationSays } from './station.ts';
import type { ViewersTell, Watch } from './viewers.ts';
import type { WallTells } from './wall.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, publishers: { type: 'string', default: '10' }, viewers: { type: 'string', default: '20' }, kbit: { type: 'string', default: '1000' }, tiles: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } } });
const bounded = (text: string, least: number, most: number) => Math.min(most, Math.max(least, Math.floor(Number(text)) || least));
const minutes = bounded(values.minutes, 1, 24 * 60);
const publishers = bounded(values.publishers, 1, 48);
const viewers = bounded(values.viewers, 2, 96);
const kbit = bounded(values.kbit, 100, 8_000);
/** 1, 4, 9 or 16, as the wall has them; 0 for no browser. */
const tiles = bounded(values.tiles, 0, 16);
const draw = seeded(bounded(values.seed, 1, 1e9));

const LOST_MS = 5_000;
/** Longer silences are told at once. */
const TELL_MS = 3_000;
const SAMPLE_MS = 5_000;
const KILL_EVERY_MS = [6_000, 18_000] as const;
const PROCESS_AGAIN_MS = 100;
const PUBLISHERS_OF_PROCESS = 4;
const VIEWERS_OF_PROCESS = 5;
/** Of the first quarter's memory that the last one may have more, and MiB beside it. */
const GROWTH = 0.15;
const GROWTH_MIB = 12;
const KILL_ENGINE = 0.5;
/** Milliseconds that a picture may be older in the last quarter than in the first, at the median: the player lets it lie anywhere in a band as wide. */
const OLDER_MS = 500;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'zhilu-soak-'));
const source = join(folder, 'source.flv');
const begunMs = performance.now();
const tell = (text: string) => process.stderr.write(`soak: ${((performance.now() - begunMs) / 60_000).toFixed(2)} min, ${text}\n`);
const quantile = (list: readonly number[], q: number) => Math.round([...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))] ?? 0);
const passed = () => (performance.now() - begunMs) / 60_000 / minutes;
let over = false;

if (tiles > 0) await buildPages();
makeClockFilm(source, kbit);

const station = fork(here('station.ts'), [String(publishers), join(folder, 'station')], { execArgv: ['--expose-gc'] });
/** What the station holds when all garbage is gone, and what is its own beside the heap that it has taken, in MiB. */
const held: { readonly part: number; readonly mib: number; readonly besideMib: number }[] = [];
let beside = '';
let enginePid: number | null = null;
let engineDownMs = 0;
const engineAway: number[] = [];
const says = await new Promise<StationSays>((resolve) => {
  station.on('message', (told: { readonly heldMiB: number; readonly besideMiB: Readonly<Record<string, number>> } | { readonly ready?: StationSays; readonly engine: string; readonly pid: number | null }) => {
    if ('heldMiB' in told) {
      const part = passed();
      void ownOf(station.pid).then((own) => { if (own !== null) held.push({ part, mib: told.heldMiB, besideMib: own - told.besideMiB['heap taken']! }); });
      beside = Object.entries(told.besideMiB).map(([what, mib]) => `, ${what} ${mib.toFixed(1)}`).join('');
      return;
    }
    enginePid = told.pid;
    if (told.engine === 'engine-up' && engineDownMs > 0) {
      engineAway.push(performance.now() - engineDownMs);
      tell(`engine ${told.pid} listens ${Math.round(performance.now() - engineDownMs)} ms after the kill; load ${loadavg()[0]!.toFixed(1)}`);
    }
    if (told.ready !== undefined) resolve(told.ready);
  });
});
station.on('exit', (code, signal) => { if (!over) { process.stderr.write(`soak: the station ended (${signal ?? code})\n`); process.exit(2); } });

// --- publishers
const publishing: ChildProcess[] = [];
const processOf = (stream: number) => Math.floor(stream / PUBLISHERS_OF_PROCESS);
function publish(at: number): void {
  if (over) return;
  const child = fork(here('publishers.ts'));
  publishing[at] = child;
  child.send({ streams: Array.from({ length: publishers }, (_, stream) => stream).filter((stream) => processOf(stream) === at), source, says });
  child.on('exit', () => setTimeout(() => publish(at), PROCESS_AGAIN_MS));
}
for (let at = 0; at <= processOf(publishers - 1); at += 1) publish(at);

// --- viewers
interface Kill { readonly what: 'line' | 'publishers' | 'viewers' | 'engine'; readonly atMs: number; readonly touches: (stream: number) => boolean }
const kills: Kill[] = [];
/** The silences of each viewer, longest of each. A process that was killed takes its own along: they are not the stream's. */
const silences: { readonly viewer: string; readonly stream: number; readonly ms: number; readonly atMs: number }[] = [];
const pending = new Map<string, { readonly stream: number; readonly ms: number }>();
/** What came last before a silence ended, within its length and some seconds. */
const causeOf = ({ atMs, ms, stream }: { readonly atMs: number; readonly ms: number; readonly stream: number }) => {
  const near = kills.filter((kill) => kill.touches(stream) && kill.atMs > atMs - ms - 1_500 && kill.atMs <= atMs);
  return near.some(({ what }) => what === 'engine') ? 'engine' : near.at(-1)?.what ?? 'none';
};
let pictures = 0;
let bytes = 0;
/** How old pictures were when they came to a viewer. */
const delays: { readonly part: number; readonly ms: number }[] = [];
const watchers: ChildProcess[] = [];
function watch(at: number, watches: readonly Watch[]): void {
  if (over) return;
  const child = fork(here('viewers.ts'));
  watchers[at] = child;
  let before = { pictures: 0, bytes: 0 };
  child.on('message', (told: ViewersTell) => {
    pictures += told.pictures - before.pictures;
    bytes += told.bytes - before.bytes;
    before = told;
    for (const ms of told.delays) delays.push({ part: passed(), ms });
    for (const { viewer, stream, ms, over: done } of told.silences) {
      if (!done) pending.set(viewer, { stream, ms });
      else {
        pending.delete(viewer);
        const silence = { viewer, stream, ms, atMs: performance.now() };
        silences.push(silence);
        if (ms > TELL_MS) tell(`${viewer} (${all.find((one) => one.viewer === viewer)?.way}) was ${Math.round(ms)} ms without picture ${stream}, after ${causeOf(silence)}`);
      }
    }
  });
  child.on('exit', () => {
    for (const { viewer } of watches) pending.delete(viewer);
    setTimeout(() => watch(at, watches), PROCESS_AGAIN_MS);
  });
  child.send({ watches, says });
}
const all: Watch[] = Array.from({ length: viewers }, (_, at) => ({ viewer: `v${at}`, stream: at % publishers, way: Math.floor(at / publishers) % 2 === (at % 2) ? 'ws' : 'rtmp' }));
all.push({ viewer: 'never-reads', stream: 0, way: 'stalled' });
for (let at = 0; at * VIEWERS_OF_PROCESS < all.length; at += 1) watch(at, all.slice(at * VIEWERS_OF_PROCESS, (at + 1) * VIEWERS_OF_PROCESS));

// --- the wall in a browser
const onGlass: { readonly part: number; readonly ms: number }[] = [];
/** What a tile said of its picture's age, less what the clock in the picture said. */
const said: number[] = [];
let wall: ChildProcess | undefined;
let stoodMs = 0;
let loads = 0;
const heaps: { readonly part: number; readonly mib: number }[] = [];
if (tiles > 0) {
  wall = fork(here('wall.ts'));
  wall.send({ address: says.address, tiles });
  wall.on('exit', (code) => { if (!over) { process.stderr.write(`soak: the browser ended (${code})\n`); process.exit(2); } });
  wall.on('message', (told: WallTells) => {
    for (const { glassMs, saysMs } of told.tiles) {
      for (const ms of glassMs) onGlass.push({ part: passed(), ms });
      if (saysMs !== null && glassMs.length > 0) said.push(saysMs - quantile(glassMs, 0.5));
    }
    heaps.push({ part: passed(), mib: told.heapMiB });
    ({ loads } = told);
    stoodMs = Math.max(stoodMs, told.stoodMs);
    if (told.stoodMs > TELL_MS) tell(`the tile of ${told.stood} stood still for ${Math.round(told.stoodMs)} ms`);
  });
}

// --- kills
function nextKill(): void {
  setTimeout(() => {
    if (over) return;
    const dice = draw();
    if (dice < 0.15 && passed() < KILL_ENGINE && enginePid !== null) {
      kills.push({ what: 'engine', atMs: performance.now(), touches: () => true });
      engineDownMs = performance.now();
      process.kill(enginePid, 'SIGKILL');
    } else if (dice < 0.5) {
      const stream = Math.floor(draw() * publishers);
      kills.push({ what: 'line', atMs: performance.now(), touches: (one) => one === stream });
      publishing[processOf(stream)]?.send({ drop: stream });
    } else if (dice < 0.75) {
      const which = Math.floor(draw() * publishing.length);
      kills.push({ what: 'publishers', atMs: performance.now(), touches: (one) => processOf(one) === which });
      publishing[which]?.kill('SIGKILL');
    } else {
      kills.push({ what: 'viewers', atMs: performance.now(), touches: () => false });
      watchers[Math.floor(draw() * watchers.length)]?.kill('SIGKILL');
    }
    nextKill();
  }, KILL_EVERY_MS[0] + draw() * (KILL_EVERY_MS[1] - KILL_EVERY_MS[0]));
}
setTimeout(nextKill, 10_000);

// --- memory and processor time
interface Sample { readonly part: number; readonly station: number; readonly engine: number | null }
const samples: Sample[] = [];
/** Memory that is the process's own: pages of files that it maps or shares with others are not. */
const ownOf = async (pid: number | null | undefined) => {
  const text = pid === null || pid === undefined ? '' : await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^RssAnon:\s+(\d+) kB/m.exec(text)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
};
const sampling = setInterval(async () => {
  const [ofStation, ofEngine] = await Promise.all([ownOf(station.pid), ownOf(enginePid)]);
  if (ofStation !== null) samples.push({ part: passed(), station: ofStation, engine: ofEngine });
}, SAMPLE_MS);
const mean = (list: readonly number[]) => (list.length === 0 ? null : Math.round((list.reduce((sum, one) => sum + one, 0) / list.length) * 10) / 10);
const inPart = (from: number, to: number, of: (sample: Sample) => number | null) => mean(samples.filter(({ part }) => part >= from && part < to).map(of).filter((one) => one !== null));

const telling = setInterval(() => {
  const newest = samples.at(-1);
  tell(`${pictures} pictures, ${kills.length} kills, longest silence ${Math.round(Math.max(0, ...silences.map(({ ms }) => ms)))} ms, station ${newest?.station.toFixed(0)} MiB (holds ${held.at(-1)?.mib.toFixed(1) ?? '-'}${beside}), engine ${newest?.engine?.toFixed(0) ?? '-'} MiB${tiles === 0 ? '' : `, on the glass ${quantile(onGlass.slice(-50).map(({ ms }) => ms), 0.5)} ms`}, load ${loadavg()[0]!.toFixed(1)}`);
}, 60_000);

await new Promise((resolve) => { setTimeout(resolve, minutes * 60_000); });
over = true;
clearInterval(sampling);
clearInterval(telling);
for (const child of [...watchers, ...publishing]) child?.kill('SIGKILL');
wall?.kill('SIGTERM');
station.send('stop');
await new Promise((resolve) => { station.on('exit', resolve); });
await rm(folder, { recursive: true, force: true });

const silencesBy = (cause: string) => {
  const list = silences.filter((one) => causeOf(one) === cause).map(({ ms }) => ms);
  return { count: list.length, medianMs: quantile(list, 0.5), p95Ms: quantile(list, 0.95), longestMs: Math.round(Math.max(0, ...list)) };
};
// Node lets its heap grow to some times of what it holds, and keeps that; it has done so by the middle. What is held, and what lies beside
// the heap, is compared over the whole hour.
const station3 = inPart(0.45, 0.65, ({ station: mib }) => mib);
const station4 = inPart(0.85, 1, ({ station: mib }) => mib);
// The engine is not killed in the second half: this is one process.
const engine3 = inPart(KILL_ENGINE + 0.05, 0.7, ({ engine }) => engine);
const engine4 = inPart(0.85, 1, ({ engine }) => engine);
const grew = (first: number | null, later: number | null) => first !== null && later !== null && later > first * (1 + GROWTH) + GROWTH_MIB;
const agesIn = (list: readonly { readonly part: number; readonly ms: number }[], from: number, to: number) => {
  const ages = list.filter(({ part }) => part >= from && part < to).map(({ ms }) => ms);
  return { count: ages.length, medianMs: quantile(ages, 0.5), p95Ms: quantile(ages, 0.95), p99Ms: quantile(ages, 0.99) };
};
const ages = { early: agesIn(delays, 0.05, 0.3), late: agesIn(delays, 0.75, 1) };
const glass = tiles === 0 ? null : { early: agesIn(onGlass, 0.05, 0.3), late: agesIn(onGlass, 0.75, 1), tileSaysMoreMs: { medianMs: quantile(said, 0.5), p5Ms: quantile(said, 0.05), p95Ms: quantile(said, 0.95) }, longestStillMs: Math.round(stoodMs), loads, heapMiB: { early: mean(heaps.filter(({ part }) => part < 0.3).map(({ mib }) => mib)), late: mean(heaps.filter(({ part }) => part > 0.75).map(({ mib }) => mib)) } };
const older = [ages, ...(glass === null ? [] : [glass])].some(({ early, late }) => early.count === 0 || late.count === 0 || late.medianMs > early.medianMs + OLDER_MS);
const lost = [...silences, ...[...pending.values()]].filter(({ ms }) => ms > LOST_MS).length;
const heldIn = (from: number, to: number, of: (one: (typeof held)[number]) => number) => mean(held.filter(({ part }) => part >= from && part < to).map(of));
const [heldEarly, heldLate] = [heldIn(0, 0.3, ({ mib }) => mib), heldIn(0.75, 1, ({ mib }) => mib)];
const [besideEarly, besideLate] = [heldIn(0, 0.3, ({ besideMib }) => besideMib), heldIn(0.75, 1, ({ besideMib }) => besideMib)];
const figures = {
  minutes, publishers, viewers, kbit, pictures, gigabytes: Math.round(bytes / 1e7) / 100,
  kills: Object.fromEntries((['line', 'publishers', 'viewers', 'engine'] as const).map((what) => [what, kills.filter((kill) => kill.what === what).length])),
  silencesOverOneSecond: { afterLineDrop: silencesBy('line'), afterPublishersKill: silencesBy('publishers'), afterEngineKill: silencesBy('engine'), withoutKill: silencesBy('none') },
  lostForMoreThanFiveSeconds: lost, engineUpAgainMs: { count: engineAway.length, medianMs: quantile(engineAway, 0.5), longestMs: Math.round(Math.max(0, ...engineAway)) },
  pictureAgeMs: ages, glass,
  memoryMiB: { stationHoldsEarly: heldEarly, stationHoldsLate: heldLate, stationBesideHeapEarly: besideEarly, stationBesideHeapLate: besideLate, stationMiddle: station3, stationLate: station4, engineEarly: engine3, engineLate: engine4, enginePeak: Math.round(Math.max(0, ...samples.map(({ engine }) => engine ?? 0))) },
};
const ok = lost === 0 && !grew(heldEarly, heldLate) && !grew(besideEarly, besideLate) && !grew(station3, station4) && !grew(engine3, engine4) && pictures > 0 && !older;
process.stdout.write(`${JSON.stringify({ ok, ...figures })}\n`);
process.exit(ok ? 0 : 1);
