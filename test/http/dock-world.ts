/** A station with its web server, a clock that a test can push, and one simulated dock on a line: for tests about recorders. */
import { randomBytes } from 'node:crypto';
import { MemoryCard } from '../../device-sim/card.ts';
import { seedOf, SimDock } from '../../device-sim/dock.ts';
import { SimRecorder, type RecorderSettings } from '../../device-sim/recorder.ts';
import type { BayPhase } from '../../gateway/offload/bay-view.ts';
import { inProcessLine, type InProcessLine } from '../station/in-process-line.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { equipmentRegister } from '../../gateway/domain/equipment-register.ts';
import type { RecorderSerial } from '../../gateway/domain/names.ts';
import { read } from '../../gateway/domain/rows.ts';
import type { StationSettings } from '../../gateway/station.ts';
import { until, untilTrue } from '../station/station-world.ts';
import { openHttp, UNIT, type Client, type HttpTestWorld } from './http-world.ts';

export const ACTOR = 'operator:test';
export const MINUTE_MS = 60_000;

export interface DockWorld {
  readonly world: HttpTestWorld;
  readonly address: string;
  readonly clock: PushedClock;
  readonly line: InProcessLine;
  /** The equipment manager at his desk. */
  readonly manager: Client;
  /** Enrols a recorder and places it; no unit leaves it unplaced. */
  enrol(serial: string, unit?: string | null): Promise<void>;
  /** Puts a recorder with so many clips into a bay, and waits until it has come to rest there. */
  insert(bay: number, serial: string, more?: Partial<RecorderSettings> & { readonly clips?: number; readonly battery?: number; readonly faults?: number[]; readonly phase?: BayPhase }): Promise<SimRecorder>;
  /** Puts the same recorder in again. */
  putBack(bay: number, recorder: SimRecorder): Promise<void>;
  /** Takes it out, and waits until the log has it. */
  takeOut(bay: number): Promise<void>;
  stop(): Promise<void>;
}

export async function openDockWorld(bays = 4, settings: Partial<StationSettings> = {}): Promise<DockWorld> {
  const clock = new PushedClock();
  const world = await openHttp(settings, clock);
  const { equipment, offload } = world.station;
  const id = 'dock-1';
  const key = new SimDock({ id, bays: 1, keySeed: seedOf(id), clock, send: () => true }).publicKey;
  await equipment.enrolment.enrolDock(ACTOR, id, 'serial', Buffer.from(key).toString('hex'));
  const line = inProcessLine(offload.accept, { id, bays, keySeed: seedOf(id), clock });
  line.connect();
  await until(offload, 'the dock is there', (all) => all.length === bays);
  const rests = (bay: number, phase: BayPhase) => until(offload, `bay ${bay} is ${phase}`, (all) => all.some((one) => one.bay === bay && one.phase === phase));
  return {
    world, address: world.address, clock, line, manager: await world.as('equipment-manager'),
    async enrol(serial, unit = UNIT) {
      await equipment.enrolment.enrolRecorder(ACTOR, { recorder: serial, model: 'SIM-ZFY 2' });
      if (unit !== null) await equipment.placeRecorder(ACTOR, serial, unit);
    },
    async insert(bay, serial, { clips = 0, battery = 95, faults = [], phase = 'done', ...more } = {}) {
      const card = new MemoryCard(`card-${serial}`, 32e9);
      for (let i = 0; i < clips; i += 1) card.add({ name: `DCIM/${serial}_${i}.MP4` }, randomBytes(1_000));
      const recorder = new SimRecorder({ serial, card, ...more });
      recorder.levers.batteryPercent = battery;
      recorder.levers.faults = faults;
      line.dock.insert(bay, recorder);
      await rests(bay, phase);
      return recorder;
    },
    async putBack(bay, recorder) {
      line.dock.insert(bay, recorder);
      await rests(bay, 'done');
    },
    async takeOut(bay) {
      const serial = line.dock.unplug(bay)!.serial as RecorderSerial;
      await rests(bay, 'empty');
      await untilTrue('the log has that it left', () => read(world.station.stores.index, equipmentRegister.equipment(serial))?.left !== null);
    },
    async stop() {
      line.unplug();
      await world.stop();
    },
  };
}
