/** A whole station on a real disk in a temporary folder, with simulated docks: what the tests of the main job share. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { StationError } from '../../gateway/domain/errors.ts';
import { systemClock, type Clock } from '../../gateway/clock.ts';
import { openOffloadDesk, type OffloadDesk } from '../../gateway/desk/offload.ts';
import type { BayView } from '../../gateway/offload/bay-view.ts';
import type { DockId, OfficerId, RecorderSerial, StationId } from '../../gateway/domain/names.ts';
import type { LoggedEvent } from '../../gateway/domain/events.ts';
import { openStores, type Stores } from '../../gateway/stores.ts';
import { SimDock, seedOf } from '../../device-sim/dock.ts';
import { machineClock } from '../../device-sim/sim-clock.ts';
import { inProcessLine, type InProcessLine } from './in-process-line.ts';

export interface StationWorld {
  readonly folder: string;
  readonly stores: Stores;
  readonly desk: OffloadDesk;
  events(): Promise<LoggedEvent[]>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

const STATION = 'test-station' as StationId;

export async function openWorld(options: { readonly folder?: string; readonly manager?: boolean; readonly clock?: Clock } = {}): Promise<StationWorld> {
  const folder = options.folder ?? await mkdtemp(join(tmpdir(), 'zhilu-station-'));
  const clock = options.clock ?? systemClock;
  let desk: OffloadDesk | undefined;
  const stores = await openStores({ station: STATION, dataFolder: folder, headroomBytes: 1_000_000 }, clock, () => desk?.registersChanged());
  const { log, store, index, keys } = stores;
  desk = openOffloadDesk({
    world: { clock, station: STATION, log, rows: index, store, utcOffsetMinutes: 480, enrolByCode: async () => false },
    identity: { station: STATION, publicKey: keys.publicKey, sign: (text) => keys.sign(text) },
    start: 1, enrolDock: async () => { throw new StationError('not-found', 'no codes in this test'); },
  });
  if (options.manager !== false && log.size <= 1) await nameManager(stores);
  const open = desk;
  return {
    folder, stores, desk,
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

export function simDockOn(world: StationWorld, id: string, bays: number): InProcessLine {
  return inProcessLine(world.desk.accept, { id, bays, keySeed: seedOf(id), clock: machineClock });
}

/** Waits, with a bound, until the bays are as wanted. */
export async function until(desk: OffloadDesk, what: string, wanted: (bays: readonly BayView[]) => boolean, withinMs = 10_000): Promise<readonly BayView[]> {
  const deadline = Date.now() + withinMs;
  while (!wanted(desk.bays())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}\n${JSON.stringify(desk.bays(), null, 1)}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
  return desk.bays();
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
