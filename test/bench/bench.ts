/**
 * `npm run bench`: figures as ratios to a peer in the same run, each the median of some rounds. `--json` ends with one JSON
 * line, `--quick` takes less data. Needs socat, lrzsz and nginx-rtmp (Debian). What could not be measured is null.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clipLists } from './clip-list.ts';
import { glassFigures } from './glass.ts';
import { custodyAppends, custodyProofs, offloadByProcess, offloadOverBadLine, offloadVolume } from './offload.ts';
import { seeks } from './seek.ts';
import { mediaFigures } from './media.ts';
import { copyHashSync, lrzsz, ptyPair, rawPty } from './pipeline.ts';

const quick = process.argv.includes('--quick');
const json = process.argv.includes('--json');
const ROUNDS = quick ? 1 : 3;
const MEGABYTE = 1_000_000;
const SERIAL_BYTES = (quick ? 16 : 48) * MEGABYTE;
const VOLUME_CLIPS = 8;
const VOLUME_CLIP_BYTES = (quick ? 16 : 64) * MEGABYTE;
const MQTT_RECORDERS = 24;
const MQTT_CLIP_BYTES = (quick ? 4 : 16) * MEGABYTE;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const say = (text: string) => { if (!json) process.stdout.write(`${text}\n`); else process.stderr.write(`${text}\n`); };
const rate = (bytes: number, seconds: number) => `${(bytes / seconds / MEGABYTE).toFixed(1)} MB/s`;

/** Of the station's process with 24 bays at work, over all rounds. */
let peakRss = 0;
const folder = await mkdtemp(join(process.env['ZHILU_BENCH_FOLDER'] ?? tmpdir(), 'zhilu-bench-'));
const alive = setInterval(() => undefined, 1_000);
try {
  const vsLrzsz: number[] = [];
  const vsRaw: number[] = [];
  const vsCopy: number[] = [];
  const vsCp: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = join(folder, 'raw.bin');
    await writeFile(file, randomBytes(SERIAL_BYTES));
    const first = await ptyPair(folder);
    const raw = await rawPty(first.ends, file, SERIAL_BYTES);
    first.stop();
    const second = await ptyPair(folder);
    const zmodem = await lrzsz(second.ends, file, join(folder, `rz-${round}`));
    second.stop();
    const third = await ptyPair(folder);
    const ours = await offloadByProcess(join(folder, `serial-${round}`), 'serial', third.ends, 1, 1, SERIAL_BYTES);
    third.stop();
    const goodput = ours.bytes / ours.seconds;
    vsLrzsz.push(goodput / (SERIAL_BYTES / zmodem));
    vsRaw.push(goodput / (SERIAL_BYTES / raw));
    say(`serial  raw pty ${rate(SERIAL_BYTES, raw)}, lrzsz ${rate(SERIAL_BYTES, zmodem)}, offload ${rate(ours.bytes, ours.seconds)}`);
    const peer = await offloadByProcessAndPeer(round);
    vsCopy.push(peer);
  }
  for (let round = 0; round < ROUNDS; round += 1) vsCp.push(await volumeAndPeer(round));
  const errors: Record<string, number> = {};
  let share = 0;
  for (const [name, at, bytes] of [['0', 0, 8 * MEGABYTE], ['1e-6', 1e-6, 8 * MEGABYTE], ['1e-5', 1e-5, 4 * MEGABYTE], ['1e-4', 1e-4, 0.5 * MEGABYTE]] as const) {
    const pty = await ptyPair(folder);
    const run = await offloadOverBadLine(join(folder, `errors-${name}`), pty.ends, at, bytes);
    pty.stop();
    errors[name] = Math.round(run.bytes / run.seconds);
    if (at === 0) share = run.bytes / run.wireBytes;
    say(`serial  ${name} errors per bit: ${rate(run.bytes, run.seconds)}, payload ${(100 * run.bytes / run.wireBytes).toFixed(2)} % of the bytes on the wire`);
  }
  const appends = await custodyAppends(join(folder, 'appends'), quick ? 500 : 2_000, quick ? 10_000 : 50_000);
  const proofs = await custodyProofs(join(folder, 'proofs'), quick ? 50_000 : 1_000_000);
  const few = await clipLists(join(folder, 'lists'), 1_000);
  const many = await clipLists(join(folder, 'lists'), quick ? 50_000 : 1_000_000);
  const seek = await seeks(folder, quick ? 40 : 200);
  const media = await mediaFigures(process.argv.includes('--long'));
  const glass = await glassFigures();
  const pages = { few, many, newestRatio: many.newestMs / few.newestMs, middleRatio: many.middleMs / few.middleMs, officerRatio: many.officerMs / few.officerMs, searchRatio: many.searchMs / few.searchMs };
  const result = {
    serialVsLrzsz: { median: median(vsLrzsz), rounds: vsLrzsz }, serialVsRawPty: { median: median(vsRaw), rounds: vsRaw }, serialPayloadShare: share,
    serialGoodputByBitErrorRate: errors, mqttVsCopy: { median: median(vsCopy), rounds: vsCopy }, volumeVsCp: { median: median(vsCp), rounds: vsCp },
    custodyAppendsPerSecond: appends.underLoad, custodyAppendsOneByOne: appends.oneByOne, custodyProofs: proofs, clipPages: pages, media, glass, seek2GiB: seek, rssMiB: Math.round(peakRss / 1024 / 1024),
  };
  say(`serial  ${result.serialVsLrzsz.median.toFixed(2)} times lrzsz, ${result.serialVsRawPty.median.toFixed(2)} of the raw pty`);
  say(`MQTT    ${result.mqttVsCopy.median.toFixed(2)} of cp + sha256sum + sync`);
  say(`volume  ${result.volumeVsCp.median.toFixed(2)} of cp + sha256sum + sync`);
  say(`custody ${Math.round(appends.oneByOne)} durable appends/s one by one, ${Math.round(appends.underLoad)} under load; station with ${MQTT_RECORDERS} bays at most ${result.rssMiB} MiB resident`);
  say(`custody ${proofs.entries} entries: inclusion proof ${proofs.inclusionMs.toFixed(2)} ms, consistency proof ${proofs.consistencyMs.toFixed(2)} ms, verifying ${proofs.verifyMs.toFixed(3)} ms`);
  say(`pages   of 50 of ${many.clips} clips: newest ${many.newestMs.toFixed(2)} ms, middle ${many.middleMs.toFixed(2)}, one officer ${many.officerMs.toFixed(2)}, by name ${many.searchMs.toFixed(2)}; ${pages.newestRatio.toFixed(1)}, ${pages.middleRatio.toFixed(1)}, ${pages.officerRatio.toFixed(1)}, ${pages.searchRatio.toFixed(1)} times those of ${few.clips}`);
  say(`seek    in a clip of 2 GiB: view open in ${seek.openMs.toFixed(0)} ms, first byte behind a jump ${seek.firstByteMs.toFixed(2)} ms, 256 KiB ${seek.pieceMs.toFixed(2)} ms; ${(seek.pieceMs / seek.fileMs).toFixed(1)} times reading the file`);
  say(`media   for each viewer ${Object.entries(media.viewerMs).map(([viewers, { own, nginx }]) => `of ${viewers} ${own.toFixed(2)} ms/s (nginx-rtmp ${nginx?.toFixed(2) ?? '-'})`).join(', ')}; delay ${media.delayMs.own.toFixed(2)} ms (nginx-rtmp ${media.delayMs.nginx?.toFixed(2) ?? '-'}); a viewer that never reads ${media.stalledViewerMiB.toFixed(1)} MiB; picture again ${Math.round(media.pictureAgainMs)} ms after kill -9`);
  if (glass !== null) say(`glass   a picture is ${glass.medianMs} ms old on the wall in Chromium (95 % below ${glass.p95Ms} ms), ${glass.pictures} pictures; the tile says ${glass.tileSaysMs} ms`);
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  clearInterval(alive);
  await rm(folder, { recursive: true, force: true });
}

/** 24 recorders at once over MQTT against the same files through the copy pipeline. */
async function offloadByProcessAndPeer(round: number): Promise<number> {
  const at = join(folder, `mqtt-${round}`);
  const copies = join(folder, `copies-${round}`);
  const files: string[] = [];
  for (let i = 0; i < MQTT_RECORDERS; i += 1) {
    const file = join(folder, `peer-${i}.bin`);
    await writeFile(file, randomBytes(MQTT_CLIP_BYTES));
    files.push(file);
  }
  const peer = await copyHashSync(files, copies, MQTT_RECORDERS);
  await rm(copies, { recursive: true });
  await Promise.all(files.map((file) => rm(file)));
  const ours = await offloadByProcess(at, 'mqtt', null, MQTT_RECORDERS, 1, MQTT_CLIP_BYTES);
  await rm(at, { recursive: true });
  peakRss = Math.max(peakRss, ours.peakRss);
  say(`MQTT    24 recorders ${rate(ours.bytes, ours.seconds)}, copy pipeline ${rate(MQTT_CLIP_BYTES * MQTT_RECORDERS, peer)}`);
  return (ours.bytes / ours.seconds) / ((MQTT_CLIP_BYTES * MQTT_RECORDERS) / peer);
}

/** A card's clips as a volume against the same amount through `cp`, `sha256sum` and `sync`, one file after the other. */
async function volumeAndPeer(round: number): Promise<number> {
  const at = join(folder, `volume-${round}`);
  const files: string[] = [];
  for (let i = 0; i < VOLUME_CLIPS; i += 1) {
    const file = join(folder, `volume-peer-${i}.bin`);
    await writeFile(file, randomBytes(VOLUME_CLIP_BYTES));
    files.push(file);
  }
  const peer = await copyHashSync(files, join(folder, `volume-copies-${round}`), 1);
  await rm(join(folder, `volume-copies-${round}`), { recursive: true });
  await Promise.all(files.map((file) => rm(file)));
  const ours = await offloadVolume(at, VOLUME_CLIPS, VOLUME_CLIP_BYTES);
  await rm(at, { recursive: true });
  say(`volume  ${rate(ours.bytes, ours.seconds)}, copy pipeline ${rate(VOLUME_CLIPS * VOLUME_CLIP_BYTES, peer)}`);
  return (ours.bytes / ours.seconds) / ((VOLUME_CLIPS * VOLUME_CLIP_BYTES) / peer);
}
