/** A station with its web server, broker and media engine, one dock in process, and simulated recorders that go out with their pass. */
import { MemoryCard } from '../../device-sim/card.ts';
import { seedOf, SimDock } from '../../device-sim/dock.ts';
import { fieldLine, type FieldLine } from '../../device-sim/live/mqtt-field.ts';
import { SimRecorder, type RecorderSettings } from '../../device-sim/recorder.ts';
import { machineClock } from '../../device-sim/sim-clock.ts';
import { systemClock } from '../../gateway/clock.ts';
import { isoTime, type RecorderSerial } from '../../gateway/domain/names.ts';
import { liveRegister } from '../../gateway/domain/live-register.ts';
import { read } from '../../gateway/domain/rows.ts';
import type { StationSettings } from '../../gateway/station.ts';
import { openHttp, UNIT, type HttpTestWorld } from '../http/http-world.ts';
import { inProcessLine, type InProcessLine } from '../station/in-process-line.ts';

const ACTOR = 'operator:test';
const DOCK = 'dock-1';
const BAYS = 4;
const UNTIL_MS = 12_000;
/** A station with everything takes a second of processor time to open: on a busy machine many seconds. */
export const OPEN_WITHIN_MS = 60_000;

export interface FieldWorld extends HttpTestWorld {
  readonly line: InProcessLine;
  /** Enrols a recorder of the first unit, held by officer P1, puts it into a bay and waits until it has its pass. */
  dock(serial: string, more?: Partial<RecorderSettings>): Promise<SimRecorder>;
  /** Takes it out of its bay, and on the air with its pass; waits until the station hears it. */
  goOut(recorder: SimRecorder): Promise<FieldLine>;
}

/** Polls a state of the station: nothing here has an event of its own. */
export async function until<T>(what: string, reached: () => T | Promise<T>, withinMs = UNTIL_MS): Promise<NonNullable<T>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await reached();
    if (value !== undefined && value !== null && value !== false) return value as NonNullable<T>;
    if (performance.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}

export async function openFieldWorld(settings: Partial<StationSettings> = {}): Promise<FieldWorld> {
  const world = await openHttp({ broker: { host: '127.0.0.1', port: 0 }, media: { rtmp: { host: '127.0.0.1', port: 0 } }, ...settings });
  const { station } = world;
  const { equipment, offload, stores, liveDesks } = station;
  const keySeed = seedOf(DOCK);
  const probe = new SimDock({ id: DOCK, bays: 1, keySeed, clock: machineClock, send: () => true });
  await equipment.enrolment.enrolDock(ACTOR, DOCK, 'serial', Buffer.from(probe.publicKey).toString('hex'));
  const line = inProcessLine(offload.accept, { id: DOCK, bays: BAYS, keySeed, clock: machineClock });
  line.connect();
  await until('the dock is there', () => offload.docks().length === 1);
  const out: FieldLine[] = [];
  let bay = 0;
  return {
    ...world, line,
    async dock(serial, more = {}) {
      bay = (bay % BAYS) + 1;
      const recorder = new SimRecorder({ serial, card: new MemoryCard(`card-${serial}`, 32e9), radio: true, ...more });
      await equipment.enrolment.enrolRecorder(ACTOR, { recorder: serial, model: 'SIM-ZFY 2', ...(recorder.publicKey.length === 0 ? {} : { publicKey: Buffer.from(recorder.publicKey).toString('hex') }) });
      await equipment.placeRecorder(ACTOR, serial, UNIT);
      await equipment.assign(ACTOR, serial, 'P1', isoTime(systemClock.wallMs() - 1_000), null);
      line.dock.insert(bay, recorder);
      if (recorder.radio) await until('the recorder has its pass', () => read(stores.index, liveRegister.pass(serial as RecorderSerial))?.taken);
      else await until('the docking has come to rest', () => offload.bays().some((one) => one.bay === bay && one.phase === 'done'));
      return recorder;
    },
    async goOut(recorder) {
      for (let at = 1; at <= BAYS; at += 1) if (line.dock.recorder(at) === recorder) line.dock.unplug(at);
      const field = fieldLine(recorder, machineClock);
      out.push(field);
      await until('the station hears it', () => liveDesks.lines.contact(recorder.serial as RecorderSerial)?.report);
      return field;
    },
    async stop() {
      await Promise.all(out.map((one) => one.stop()));
      line.unplug();
      await world.stop();
    },
  };
}
