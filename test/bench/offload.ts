/** Offloads that the benchmark measures: a whole station here, the devices in a process of their own. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { badLine } from '../../device-sim/bad-line.ts';
import { MemoryCard } from '../../device-sim/card.ts';
import { seedOf } from '../../device-sim/dock.ts';
import { largerVideo } from '../../device-sim/media.ts';
import { keyOfSeed, rawPublicKey, SimRecorder } from '../../device-sim/recorder.ts';
import { serialDock } from '../../device-sim/serial-dock.ts';
import { machineClock } from '../../device-sim/sim-clock.ts';
import { systemClock } from '../../gateway/clock.ts';
import { startSimulator } from '../../gateway/demo/simulator.ts';
import type { DockId, StationId } from '../../gateway/domain/names.ts';
import { startStation, type Station, type StationSettings } from '../../gateway/station.ts';

const STATION = 'bench' as StationId;
/** The simulator's docks have keys that their names give, so they can be enrolled before they call. */
const publicKeyOf = (dock: string) => Buffer.from(rawPublicKey(keyOfSeed(seedOf(dock)))).toString('hex');
const MEGABYTE = 1_000_000;

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

/** One recorder with `clips` clips over a line that the simulator's process opens. */
export async function offloadByProcess(folder: string, carrier: 'serial' | 'mqtt', ends: readonly [string, string] | null, recorders: number, clips: number, clipBytes: number): Promise<Offload & { readonly files: readonly string[] }> {
  await mkdir(folder, { recursive: true });
  const station = await benchStation(folder, carrier === 'serial' ? { serial: [{ path: ends![0], baudRate: 115_200 }] } : { broker: { host: '127.0.0.1', port: 0 } });
  const code = carrier === 'mqtt' ? (await station.equipment.issueCode('operator:bench', 'dock', 'dock')).code : '';
  const line = carrier === 'serial' ? { kind: 'serial', path: ends![1] } : { kind: 'mqtt', url: station.carriers[0]!.address, password: code };
  const cards = join(folder, 'cards');
  const simulator = await startSimulator({
    station: STATION, cards, docks: [{ id: 'dock', bays: Math.max(1, recorders), code, line }],
    recorders: Array.from({ length: recorders }, (_, i) => ({ serial: `R${i}`, clips, clipBytes })),
  }, join(folder, 'scenario.json'));
  try {
    if (carrier === 'serial') await station.equipment.enrolDock('operator:bench', 'dock', 'serial', simulator.devices.docks[0]!.publicKey);
    for (const one of simulator.devices.recorders) await station.equipment.enrolRecorder('operator:bench', { recorder: one.serial, model: 'B' });
    simulator.step({ do: 'go' });
    while (station.offload.docks().length === 0) await new Promise((resolve) => { setTimeout(resolve, 5); });
    const files = (await readdir(cards, { recursive: true, withFileTypes: true })).filter((one) => one.isFile() && one.name.endsWith('.MP4')).map((one) => join(one.parentPath, one.name));
    const seconds = await timed(station, () => { for (let i = 0; i < recorders; i += 1) simulator.step({ do: 'insert', dock: 'dock', bay: i + 1, recorder: `R${i}` }); }, recorders, 300_000);
    return { seconds, bytes: simulator.devices.clips.reduce((sum, clip) => sum + clip.size, 0), files };
  } finally {
    await simulator.stop();
    await station.stop();
  }
}

/** One card that is plugged in as a disk, at a mount point that others keep: from its coming to its being empty. */
export async function offloadVolume(folder: string, clips: number, clipBytes: number): Promise<Offload> {
  await mkdir(folder, { recursive: true });
  const mountPoint = join(folder, 'usb-1');
  const station = await benchStation(folder, { volumes: { dock: 'usb' as DockId, bays: [{ mountPoint }], unlock: [] } });
  const simulator = await startSimulator({
    station: STATION, cards: join(folder, 'cards'), docks: [], volumes: [{ serial: '0000001', mountPoint, clips, clipBytes }],
  }, join(folder, 'scenario.json'));
  try {
    await station.equipment.enrolRecorder('operator:bench', { recorder: '0000001', model: 'B', device: 'record:0000001' });
    const seconds = await timed(station, () => simulator.step({ do: 'plug-in', recorder: '0000001' }), 1, 300_000);
    return { seconds, bytes: clips * clipBytes };
  } finally {
    await simulator.stop();
    await station.stop();
  }
}

/** Over a pty with errors, the dock in this process so that the bytes on the wire can be counted. */
export async function offloadOverBadLine(folder: string, ends: readonly [string, string], bitErrorRate: number, bytes: number): Promise<Offload & { readonly wireBytes: number }> {
  const station = await benchStation(folder, { serial: [{ path: ends[0], baudRate: 115_200 }] });
  await station.equipment.enrolDock('operator:bench', 'dock', 'serial', publicKeyOf('dock'));
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
    await station.equipment.enrolRecorder('operator:bench', { recorder: 'R0', model: 'B' });
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
