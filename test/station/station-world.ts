/** A whole station on a real disk in a temporary folder, with simulated docks: what the tests of the main job share. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { systemClock, type Clock } from '../../gateway/clock.ts';
import { EquipmentDesk } from '../../gateway/desk/equipment.ts';
import { openOffloadDesk, type OffloadDesk } from '../../gateway/desk/offload.ts';
import type { BayView } from '../../gateway/offload/bay-view.ts';
import type { DockId, OfficerId, RecorderSerial, StationId } from '../../gateway/domain/names.ts';
import type { EventKind, LoggedEvent } from '../../gateway/domain/events.ts';
import type { Disk } from '../../gateway/store/disk.ts';
import { openEvidenceStore } from '../../gateway/store/evidence-store.ts';
import { openStores, type Stores } from '../../gateway/stores.ts';
import { SimDock, seedOf, type DockSettings } from '../../device-sim/dock.ts';
import { machineClock, type SimClock } from '../../device-sim/sim-clock.ts';
import { inProcessLine, type InProcessLine } from './in-process-line.ts';

export interface StationWorld {
  readonly folder: string;
  readonly stores: Stores;
  readonly desk: OffloadDesk;
  readonly equipment: EquipmentDesk;
  readonly clock: Clock;
  events(): Promise<LoggedEvent[]>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

export const STATION = 'test-station' as StationId;
export const HEADROOM_BYTES = 1_000_000;

export interface WorldOptions {
  readonly folder?: string;
  readonly manager?: boolean;
  readonly clock?: Clock;
  /** What the disk says is free; the disk's own word if left out. */
  readonly freeBytes?: () => number;
}

export async function openWorld(options: WorldOptions = {}): Promise<StationWorld> {
  const folder = options.folder ?? await mkdtemp(join(tmpdir(), 'zhilu-station-'));
  const clock = options.clock ?? systemClock;
  let desk: OffloadDesk | undefined;
  const stores = await openStores({ station: STATION, dataFolder: folder, headroomBytes: HEADROOM_BYTES }, clock, () => desk?.registersChanged());
  const { log, index, keys, digester } = stores;
  const store = options.freeBytes === undefined ? stores.store
    : await openEvidenceStore({ disk: withFreeBytes(stores.disk, options.freeBytes), digester, clock, log, rows: index, headroomBytes: HEADROOM_BYTES });
  const equipment = new EquipmentDesk({ log, rows: index, clock });
  desk = openOffloadDesk({
    world: {
      clock, station: STATION, log, rows: index, store, utcOffsetMinutes: 480,
      enrolByCode: (recorder, code, model, publicKey, hardwareId) => equipment.enrolment.enrolRecorderByCode(recorder, code, model, publicKey, hardwareId),
    },
    identity: { station: STATION, publicKey: keys.publicKey, sign: (text) => keys.sign(text) },
    start: 1, enrolDock: (dock, carrier, code, publicKey) => equipment.enrolment.enrolDockByCode(dock, carrier, code, publicKey),
  });
  if (options.manager !== false && log.size <= 1) await nameManager(stores);
  const open = desk;
  return {
    folder, stores, desk, equipment, clock,
    async events() {
      const events: LoggedEvent[] = [];
      for await (const event of log.events(0)) events.push(event);
      return events;
    },
    async stop() {
      await open.stop();
      await stores.close();
    },
    async remove() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A disk that says what it likes about its free space. */
function withFreeBytes(disk: Disk, freeBytes: () => number): Disk {
  return new Proxy(disk, {
    get(target, name) {
      if (name === 'freeBytes') return async () => freeBytes();
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) as unknown : member;
    },
  });
}

export async function nameManager(stores: Stores): Promise<void> {
  await stores.log.append([{ kind: 'ManagerNamed', actor: 'operator:test', facts: { officer: 'P001' as OfficerId, standingOrder: 'SO-2026-1' } }]);
}

export async function enrolDock(stores: Stores, id: string): Promise<void> {
  const dock = new SimDock({ id, bays: 1, keySeed: seedOf(id), clock: machineClock, send: () => true });
  await stores.log.append([{
    kind: 'DockEnrolled', actor: 'operator:test',
    facts: { dock: id as DockId, carrier: 'serial', publicKey: Buffer.from(dock.publicKey).toString('hex'), credentialHash: null },
  }]);
}

export async function enrolRecorder(stores: Stores, serial: string, publicKey: string | null = null): Promise<void> {
  await stores.log.append([{
    kind: 'RecorderEnrolled', actor: 'operator:test', facts: { recorder: serial as RecorderSerial, model: 'SIM-ZFY 2', publicKey, hardwareId: null, device: null },
  }]);
}

export function simDockOn(world: StationWorld, id: string, bays: number, more: Partial<DockSettings> = {}, clock: SimClock = machineClock): InProcessLine {
  return inProcessLine(world.desk.accept, { id, bays, keySeed: seedOf(id), clock, ...more });
}

/** A station with a manager, one enrolled dock that is connected, and these recorders enrolled. */
export async function openStation(recorders: readonly string[], options: WorldOptions = {}, clock: SimClock = machineClock): Promise<{ readonly world: StationWorld; readonly line: InProcessLine }> {
  const world = await openWorld(options);
  await enrolDock(world.stores, 'dock-1');
  for (const serial of recorders) await enrolRecorder(world.stores, serial);
  const line = simDockOn(world, 'dock-1', 3, {}, clock);
  line.connect();
  return { world, line };
}

/** Waits, with a bound, until the bays are as wanted. */
export async function until(desk: OffloadDesk, what: string, wanted: (bays: readonly BayView[]) => boolean, withinMs = 10_000): Promise<readonly BayView[]> {
  await untilTrue(what, () => wanted(desk.bays()), () => JSON.stringify(desk.bays(), null, 1), withinMs);
  return desk.bays();
}

/** Waits, with a bound, until something is so. */
export async function untilTrue(what: string, wanted: () => boolean | Promise<boolean>, state: () => string = () => '', withinMs = 10_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await wanted())) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}\n${state()}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

export const of = <K extends EventKind>(events: readonly LoggedEvent[], kind: K) => events.filter((event): event is Extract<LoggedEvent, { kind: K }> => event.kind === kind);
export const inPhase = (bay: number, phase: BayView['phase']) => (bays: readonly BayView[]) => bays.some((one) => one.bay === bay && one.phase === phase);

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
