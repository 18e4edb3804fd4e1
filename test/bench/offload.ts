/** Offloads that the benchmark measures: a whole station in a process of its own, the devices in another; some need it here. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { leafHashOf, verifyInclusion } from '../../proto/log-proof.ts';
import { badLine } from '../../device-sim/bad-line.ts';
import { MemoryCard } from '../../device-sim/card.ts';
import { seedOf } from '../../device-sim/dock.ts';
import { largerVideo } from '../../device-sim/media.ts';
import { keyOfSeed, rawPublicKey, SimRecorder } from '../../device-sim/recorder.ts';
import { serialDock } from '../../device-sim/serial-dock.ts';
import { machineClock } from '../../device-sim/sim-clock.ts';
import { systemClock } from '../../gateway/clock.ts';
import { startSimulator } from '../../gateway/demo/simulator.ts';
import type { StationId } from '../../gateway/domain/names.ts';
import { startStation, type Station, type StationSettings } from '../../gateway/station.ts';
import { startStationProcess } from './station-process.ts';
import { freePort } from '../free-port.ts';

const STATION = 'bench' as StationId;
/** The simulator's docks have keys that their names give, so they can be enrolled before they call. */
const publicKeyOf = (dock: string) => Buffer.from(rawPublicKey(keyOfSeed(seedOf(dock)))).toString('hex');
const MEGABYTE = 1_000_000;
const WITHIN_MS = 300_000;
const APPEND_GROUP = 1_000;
const APPENDS_AT_ONCE = 8;
const PROOFS = 500;

export interface Offload {
  readonly seconds: number;
  readonly bytes: number;
}

export async function benchStation(folder: string, lines: Partial<StationSettings>): Promise<Station> {
  const station = await startStation({ station: STATION, dataFolder: join(folder, 'station'), headroomBytes: 100 * MEGABYTE, utcOffsetMinutes: 480, serial: [], tcp: [], ...lines }, systemClock);
  await station.equipment.registerOfficer('operator:bench', 'P1', 'U', 'N', '1');
  await station.equipment.nameManager('operator:bench', 'P1', 'SO');
  return station;
}

/** From the first chunk asked for to the last card empty, as the station's own log tells it. */
async function timed(station: Station, begin: () => void, recorders: number, withinMs: number): Promise<number> {
  const started = performance.now();
  begin();
  for (;;) {
    const bays = station.offload.bays().filter((bay) => bay.recorder !== null);
    if (bays.length === recorders && bays.every((bay) => bay.phase === 'done')) return (performance.now() - started) / 1000;
    if (performance.now() - started > withinMs) throw new Error(`not over within ${withinMs} ms: ${JSON.stringify(bays.map((bay) => [bay.phase, bay.bytes]))}`);
    await new Promise((resolve) => { setTimeout(resolve, 2); });
  }
}

/** Recorders at once over a line that the simulator's process opens, into a station that is a process of its own. */
export async function offloadByProcess(folder: string, carrier: 'serial' | 'mqtt', ends: readonly [string, string] | null, recorders: number, clips: number, clipBytes: number): Promise<Offload & { readonly peakRss: number }> {
  const port = await freePort();
  const station = await startStationProcess(folder, carrier === 'serial' ? `serial: [{ path: ${ends![0]} }]\n` : `broker: { port: ${port} }\n`);
  const { code } = carrier === 'mqtt' ? await station.ask<{ code: string }>('dock code', { id: 'dock' }) : { code: '' };
  const line = carrier === 'serial' ? { kind: 'serial', path: ends![1] } : { kind: 'mqtt', url: `mqtt://127.0.0.1:${port}`, password: code };
  const simulator = await startSimulator({
    station: STATION, cards: join(folder, 'cards'), docks: [{ id: 'dock', bays: Math.max(1, recorders), code, line }],
    recorders: Array.from({ length: recorders }, (_, i) => ({ serial: `R${i}`, clips, clipBytes })),
  }, join(folder, 'scenario.json'));
  try {
    if (carrier === 'serial') await station.ask('dock add', { id: 'dock', carrier: 'serial', publicKey: simulator.devices.docks[0]!.publicKey });
    for (const one of simulator.devices.recorders) await station.ask('recorder add', { recorder: one.serial, model: 'B' });
    simulator.step({ do: 'go' });
    while ((await station.ask<readonly object[]>('bays')).length === 0) await new Promise((resolve) => { setTimeout(resolve, 10); });
    const seconds = await station.timed(() => { for (let i = 0; i < recorders; i += 1) simulator.step({ do: 'insert', dock: 'dock', bay: i + 1, recorder: `R${i}` }); }, recorders, WITHIN_MS);
    return { seconds, bytes: simulator.devices.clips.reduce((sum, clip) => sum + clip.size, 0), peakRss: await station.peakRss() };
  } finally {
    await simulator.stop();
    await station.stop();
  }
}

/** One card that is plugged in as a disk, at a mount point that others keep: from its coming to its being empty. */
export async function offloadVolume(folder: string, clips: number, clipBytes: number): Promise<Offload> {
  const mountPoint = join(folder, 'usb-1');
  const station = await startStationProcess(folder, `volumes: { bays: [{ mountPoint: ${mountPoint} }] }\n`);
  const simulator = await startSimulator({
    station: STATION, cards: join(folder, 'cards'), docks: [], volumes: [{ serial: '0000001', mountPoint, clips, clipBytes }],
  }, join(folder, 'scenario.json'));
  try {
    await station.ask('recorder add', { recorder: '0000001', model: 'B', device: 'record:0000001' });
    const seconds = await station.timed(() => simulator.step({ do: 'plug-in', recorder: '0000001' }), 1, WITHIN_MS);
    return { seconds, bytes: clips * clipBytes };
  } finally {
    await simulator.stop();
    await station.stop();
  }
}

/** Over a pty with errors, the dock in this process so that the bytes on the wire can be counted. */
export async function offloadOverBadLine(folder: string, ends: readonly [string, string], bitErrorRate: number, bytes: number): Promise<Offload & { readonly wireBytes: number }> {
  const station = await benchStation(folder, { serial: [{ path: ends[0], baudRate: 115_200 }] });
  await station.equipment.enrolment.enrolDock('operator:bench', 'dock', 'serial', publicKeyOf('dock'));
  let wireBytes = 0;
  const spoil = badLine(bitErrorRate, 11);
  const dock = serialDock({
    id: 'dock', bays: 1, keySeed: seedOf('dock'), clock: machineClock,
    spoil: (sent) => {
      wireBytes += sent.length;
      return spoil(sent);
    },
  }, ends[1]);
  try {
    await station.equipment.enrolment.enrolRecorder('operator:bench', { recorder: 'R0', model: 'B' });
    const card = new MemoryCard('SD', 64e9);
    card.add({ name: 'A.MP4' }, largerVideo('agency.mp4', bytes, 1));
    while (station.offload.docks().length === 0) await new Promise((resolve) => { setTimeout(resolve, 5); });
    wireBytes = 0;
    const seconds = await timed(station, () => dock.dock.insert(1, new SimRecorder({ serial: 'R0', card })), 1, 300_000);
    return { seconds, bytes, wireBytes };
  } finally {
    await dock.stop();
    await station.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Durable appends a second: one by one, and with many at once. */
export async function custodyAppends(folder: string, oneByOne: number, atOnce: number): Promise<{ readonly oneByOne: number; readonly underLoad: number }> {
  const station = await benchStation(folder, {});
  const { log } = station.stores;
  const draft = { kind: 'CheckRan', actor: 'station', facts: { level: 'size', clips: 0, problems: 0 } } as const;
  try {
    let started = performance.now();
    for (let i = 0; i < oneByOne; i += 1) await log.append([draft]);
    const single = oneByOne / ((performance.now() - started) / 1000);
    started = performance.now();
    await Promise.all(Array.from({ length: atOnce }, () => log.append([draft])));
    return { oneByOne: single, underLoad: atOnce / ((performance.now() - started) / 1000) };
  } finally {
    await station.stop();
  }
}

export interface ProofTimes {
  readonly entries: number;
  /** Milliseconds, each the mean of many at places drawn by chance. */
  readonly inclusionMs: number;
  readonly consistencyMs: number;
  readonly verifyMs: number;
}

/** How long proofs take in a log of so many entries, and how long it takes to verify one. */
export async function custodyProofs(folder: string, entries: number): Promise<ProofTimes> {
  const station = await benchStation(folder, {});
  const { log } = station.stores;
  const draft = { kind: 'CheckRan', actor: 'station', facts: { level: 'size', clips: 0, problems: 0 } } as const;
  const group = Array.from({ length: APPEND_GROUP }, () => draft);
  try {
    while (log.size + APPENDS_AT_ONCE * APPEND_GROUP <= entries) await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, () => log.append(group)));
    const { size, root } = await log.checkpoint();
    const places = Array.from({ length: PROOFS }, (_, i) => Math.floor((i * 7919 * size) / (PROOFS * 7919)) % size);
    const proofs: { readonly index: number; readonly leaf: Uint8Array; readonly proof: readonly Uint8Array[] }[] = [];
    const inclusionMs = await mean(places, async (index) => { proofs.push({ index, leaf: await log.leaf(index), proof: await log.inclusion(index, size) }); });
    const consistencyMs = await mean(places.filter((place) => place > 0), async (from) => { await log.consistency(from, size); });
    const verifyMs = await mean(proofs, async ({ index, leaf, proof }) => {
      const verdict = verifyInclusion({ leafHash: leafHashOf(leaf), index, size, proof, root });
      if (!verdict.ok) throw new Error(`the proof of entry ${index} does not hold`);
    });
    return { entries: size, inclusionMs, consistencyMs, verifyMs };
  } finally {
    await station.stop();
  }
}

async function mean<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<number> {
  const started = performance.now();
  for (const one of all) await work(one);
  return (performance.now() - started) / all.length;
}
