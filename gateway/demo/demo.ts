/**
 * The main job for a newcomer: a station with embedded defaults, and simulated docks on the real carriers. The station
 * has no knowledge that its devices are simulated; they are enrolled as an equipment manager would do it.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { DockId, StationId } from '../domain/names.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import { isoTime } from '../domain/names.ts';
import { liveRegister } from '../domain/live-register.ts';
import { register } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import type { BayView } from '../offload/bay-view.ts';
import { startStation, type Station } from '../station.ts';
import { settleBureau, signInLinks, UNITS, type SignInLink } from './bureau.ts';
import { workADay } from './three-days.ts';
import { startSimulator, type SimulatedDevices, type Simulator } from './simulator.ts';

const STATION = 'demo-station' as StationId;
const BAYS = 3;
const VOLUME_DOCK = 'usb' as DockId;
/** What the camera's own record says: the register knows it by that. */
const CAMERA_DEVICE = 'record:0000005';
const ACTOR = 'operator:demo';
/** Free space that the demo leaves on the disk. */
const HEADROOM_BYTES = 200 * 1024 * 1024;
const DAY_MS = 86_400_000;
const STATION_FOLDER = 'station';
const PASSWORD_BYTES = 9;
/** Is on duty over the air from the start. */
const FIELD_RECORDER = 'ZFY-0006';
const FIELD_OFFICER = 'P0271';
const ASSIGNED_SINCE_DAYS = 30;

export interface DemoSettings {
  /** Where the station and the simulated cards live; a temporary folder, removed at the end, if left out. */
  readonly folder?: string | undefined;
  /** Of video on each card. */
  readonly megabytes: number;
  /** Of the web pages; any free one if left out. */
  readonly httpPort?: number | undefined;
  /** How long one offload may take before the demo calls it failed, in milliseconds. */
  readonly withinMs: number;
}

export interface Demo {
  readonly station: Station;
  readonly devices: SimulatedDevices;
  readonly folder: string;
  holderOf(recorder: string): string | null;
  /** What people did with the clips of the days that were played: activities, hand-overs, today an explanation. Done once in a folder. */
  work(): Promise<void>;
  /** One for each role, each good once. */
  links(): Promise<{ readonly password: string; readonly links: readonly SignInLink[] }>;
  /** The officer who is out presses SOS. */
  pressSos(): void;
  /** Resolves when every recorder is done or rests in a named fault; false when the time is up. */
  offloaded(): Promise<boolean>;
  summary(): Promise<DemoSummary>;
  stop(): Promise<void>;
}

export interface CarrierSummary {
  readonly clips: number;
  readonly bytes: number;
}

export interface DemoSummary {
  readonly offered: number;
  readonly stored: number;
  readonly erased: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly carriers: Readonly<Record<string, CarrierSummary>>;
  readonly problems: readonly string[];
  readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string };
  readonly ok: boolean;
}

/** Days of the sample that are over: 2 is yesterday. */
const DAYS_BEFORE = [3, 2] as const;
const ALL_DAYS = [3, 2, 1] as const;

/** Which days this run plays, how long ago it lives, and what earlier runs have put on the cards. */
interface Run {
  readonly days: readonly number[];
  readonly agoMs: number;
  readonly offered: readonly SimulatedDevices['clips'][number][];
  /** How long their offloads took, milliseconds. */
  readonly tookMs: number;
}

/** Starts everything; the recorders are in their bays when it resolves. A folder that is new has the days before today played first. */
export async function startDemo(settings: DemoSettings, clock: Clock): Promise<Demo> {
  const folder = settings.folder ?? await mkdtemp(join(tmpdir(), 'zhilu-demo-'));
  await mkdir(folder, { recursive: true });
  // Whoever comes back to a folder has those days behind him: time goes on in the log.
  const first = !existsSync(join(folder, STATION_FOLDER));
  const before = first ? await playDaysBefore(settings, folder, clock) : { offered: [], tookMs: 0 };
  return begin(settings, folder, { days: first ? [1] : ALL_DAYS, agoMs: 0, ...before }, clock);
}

/**
 * Station and devices live through each of those days, on a clock that is so many days late: what is signed then is signed then, and
 * the log of this world says so. Nothing but the demo's own world has a clock of its own.
 */
async function playDaysBefore(settings: DemoSettings, folder: string, clock: Clock): Promise<Pick<Run, 'offered' | 'tookMs'>> {
  const offered: SimulatedDevices['clips'][number][] = [];
  let tookMs = 0;
  for (const day of DAYS_BEFORE) {
    const agoMs = (day - 1) * DAY_MS;
    const run = await begin({ ...settings, folder }, folder, { days: [day], agoMs, offered: [], tookMs: 0 }, lateClock(clock, agoMs));
    try {
      offered.push(...run.devices.clips);
      await run.offloaded();
      tookMs += run.tookMs;
      await run.work();
    } finally {
      await run.stop();
    }
  }
  return { offered, tookMs };
}

function lateClock(clock: Clock, agoMs: number): Clock {
  return { wallMs: () => clock.wallMs() - agoMs, monotonicMs: () => clock.monotonicMs(), at: (atMs, then) => clock.at(atMs, then), randomBytes: (length) => clock.randomBytes(length) };
}

async function begin(settings: DemoSettings, folder: string, run: Run, clock: Clock): Promise<RunningDemo> {
  const today = run.agoMs === 0;
  const station = await startStation({
    station: STATION, dataFolder: join(folder, STATION_FOLDER), headroomBytes: HEADROOM_BYTES, utcOffsetMinutes: 480,
    volumes: { dock: VOLUME_DOCK, bays: [{ mountPoint: mountPointIn(folder) }], unlock: [] },
    serial: [], tcp: [{ listen: { host: '127.0.0.1', port: 0 } }], broker: { host: '127.0.0.1', port: 0 },
    // Nobody looks at the days before.
    ...(today ? { http: { host: '127.0.0.1', port: settings.httpPort ?? 0, names: [] }, media: { rtmp: { host: '127.0.0.1', port: 0 } } } : {}),
  }, clock);
  let simulator: Simulator | undefined;
  try {
    simulator = await startSimulator(await scenario(station, folder, settings.megabytes, run), join(folder, 'scenario.json'));
    await enrol(station, simulator.devices, clock);
    await settleBureau(station, ACTOR);
    if (read(station.stores.index, equipmentRegister.equipment(FIELD_RECORDER as never))?.unit == null) await station.equipment.placeRecorder(ACTOR, FIELD_RECORDER, UNITS[0]);
    await assign(station, FIELD_RECORDER, FIELD_OFFICER, clock);
    simulator.step({ do: 'go' });
    const begun = clock.monotonicMs();
    const from = run.offered.length > 0 ? 0 : station.stores.log.size;
    const bays = placesOf(simulator.devices);
    await untilJoined(station, simulator.devices, clock, settings.withinMs);
    for (const step of bays) simulator.step(step);
    if (today) await goOnDuty(station, simulator, clock, settings.withinMs);
    return new RunningDemo(settings, station, simulator, folder, { begun, from, ...run }, clock);
  } catch (error) {
    await simulator?.stop();
    await station.stop();
    throw error;
  }
}

async function scenario(station: Station, folder: string, megabytes: number, { days, agoMs }: Run): Promise<object> {
  const address = (scheme: string) => station.carriers.find((carrier) => carrier.address.startsWith(scheme))!.address;
  const code = read(station.stores.index, register.dock('dock-mqtt' as never)) === undefined ? (await station.equipment.enrolment.issueCode(ACTOR, 'dock', 'dock-mqtt')).code : '';
  return {
    station: STATION, agoMs, cards: join(folder, 'cards'), sample: { megabytes, days, volumeAt: mountPointIn(folder) },
    recorders: [{ serial: FIELD_RECORDER, radio: true, signs: true, clips: 0, batteryPercent: 78 }],
    docks: [
      { id: 'dock-line', bays: BAYS, line: { kind: 'tcp', host: '127.0.0.1', port: Number(new URL(address('tcp:')).port) } },
      { id: 'dock-mqtt', bays: BAYS, code, line: { kind: 'mqtt', url: address('mqtt:'), password: code, keep: join(folder, 'dock-mqtt.credential') } },
    ],
  };
}

/** What the equipment manager does once: manager, officers, docks, recorders, who holds which. */
async function enrol(station: Station, devices: SimulatedDevices, clock: Clock): Promise<void> {
  const { equipment, stores } = station;
  const { index } = stores;
  for (const one of devices.officers) {
    if (read(index, register.officer(one.officer as never)) === undefined) await equipment.registerOfficer(ACTOR, one.officer, one.unit, one.name, one.certificateNumber);
  }
  for (const dock of devices.docks) {
    if (dock.carrier === 'serial' && read(index, register.dock(dock.id as never)) === undefined) await equipment.enrolment.enrolDock(ACTOR, dock.id, 'serial', dock.publicKey);
  }
  for (const recorder of devices.recorders) {
    if (read(index, register.recorder(recorder.serial as never)) !== undefined) continue;
    await equipment.enrolment.enrolRecorder(ACTOR, { recorder: recorder.serial, model: recorder.model, publicKey: recorder.publicKey ?? undefined });
    const unit = devices.officers.find((one) => one.recorder === recorder.serial)?.unit;
    if (unit !== undefined) await equipment.placeRecorder(ACTOR, recorder.serial, unit);
  }
  for (const camera of devices.cameras) {
    if (read(index, register.recorder(camera.serial as never)) !== undefined) continue;
    await equipment.enrolment.enrolRecorder(ACTOR, { recorder: camera.serial, model: camera.model, device: CAMERA_DEVICE });
    await equipment.placeRecorder(ACTOR, camera.serial, UNITS[0]);
  }
  for (const one of devices.officers) await assign(station, one.recorder, one.officer, clock);
}

async function assign({ equipment, stores: { index } }: Station, recorder: string, officer: string, clock: Clock): Promise<void> {
  const since = isoTime(clock.wallMs() - ASSIGNED_SINCE_DAYS * DAY_MS);
  if (read(index, register.assignments(recorder as never)) === undefined) await equipment.assign(ACTOR, recorder, officer, since, null);
}

/** One recorder fetches its pass at a bay, leaves, and is heard over the air. */
async function goOnDuty(station: Station, simulator: Simulator, clock: Clock, withinMs: number): Promise<void> {
  const { live, lines } = station.liveDesks;
  const pass = () => read(station.stores.index, liveRegister.pass(FIELD_RECORDER as never));
  // A folder that was used before has a pass in it; the recorder of this run has none yet.
  const before = pass()?.pass;
  simulator.step({ do: 'insert', dock: 'dock-line', bay: BAYS, recorder: FIELD_RECORDER });
  const reached = (then: () => boolean) => changes((look) => live.onChange(look), clock, withinMs, then);
  if (!await reached(() => pass()?.taken === true && pass()?.pass !== before)) return;
  simulator.step({ do: 'go-on-duty', recorder: FIELD_RECORDER });
  await reached(() => lines.contact(FIELD_RECORDER as never)?.report != null);
}

function mountPointIn(folder: string): string {
  return join(folder, 'usb-1');
}

/** Recorders in turn to the docks, bay by bay; cameras to their ports. */
function placesOf(devices: SimulatedDevices): readonly Readonly<Record<string, unknown>>[] {
  const cameras = devices.cameras.map(({ serial }) => ({ do: 'plug-in', recorder: serial }));
  return cameras.concat(devices.recorders.filter((one) => !one.radio).map((recorder, i) => ({ do: 'insert', dock: devices.docks[i % devices.docks.length]!.id, bay: 1 + Math.floor(i / devices.docks.length), recorder: recorder.serial })));
}

async function untilJoined(station: Station, devices: SimulatedDevices, clock: Clock, withinMs: number): Promise<void> {
  await changes((look) => station.offload.onChange(look), clock, withinMs, () => station.offload.docks().length >= devices.docks.length);
}

/** Resolves with true at the first change after which `reached` holds, with false when the time is up. */
function changes(watch: (look: () => void) => () => void, clock: Clock, withinMs: number, reached: () => boolean): Promise<boolean> {
  if (reached()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (outcome: boolean) => {
      stopWatching();
      cancel();
      resolve(outcome);
    };
    const stopWatching = watch(() => { if (reached()) end(true); });
    const cancel = clock.at(clock.monotonicMs() + withinMs, () => end(false));
  });
}

function clipKey({ recorder, name, sha256 }: { readonly recorder: string; readonly name: string; readonly sha256: string }): string {
  return `${recorder}/${name}/${sha256}`;
}

const RESTING: ReadonlySet<BayView['phase']> = new Set(['done', 'quarantined', 'waiting-manager']);

class RunningDemo implements Demo {
  readonly station: Station;
  readonly devices: SimulatedDevices;
  readonly folder: string;
  readonly #settings: DemoSettings;
  readonly #simulator: Simulator;
  readonly #begun: number;
  /** Entries of the log before the recorders of the first of its days were put in: a folder that was used before has those of other days. */
  readonly #from: number;
  readonly #run: Run;
  readonly #clock: Clock;
  #ended: number | undefined;

  constructor(settings: DemoSettings, station: Station, simulator: Simulator, folder: string, { begun, from, ...run }: Run & { readonly begun: number; readonly from: number }, clock: Clock) {
    this.#settings = settings;
    this.station = station;
    this.#simulator = simulator;
    this.devices = simulator.devices;
    this.folder = folder;
    this.#begun = begun;
    this.#from = from;
    this.#run = run;
    this.#clock = clock;
  }

  /** From the first recorder in its bay to the last that was done, over all its days. */
  get tookMs(): number {
    return this.#run.tookMs + (this.#ended ?? this.#clock.monotonicMs()) - this.#begun;
  }

  holderOf(recorder: string): string | null {
    return this.devices.officers.find((one) => one.recorder === recorder)?.name ?? null;
  }

  pressSos(): void {
    this.#simulator.step({ do: 'sos', recorder: FIELD_RECORDER });
  }

  async work(): Promise<void> {
    await workADay(this.station.handOver, this.station.stores.index, { nowMs: this.#clock.wallMs(), agoMs: this.#run.agoMs });
  }

  async links(): Promise<{ password: string; links: readonly SignInLink[] }> {
    const password = Buffer.from(this.#clock.randomBytes(PASSWORD_BYTES)).toString('base64url');
    return { password, links: await signInLinks(this.station, ACTOR, password) };
  }

  async offloaded(): Promise<boolean> {
    const all = await changes((look) => this.station.offload.onChange(look), this.#clock, this.#settings.withinMs, () => {
      const bays = this.station.offload.bays().filter((bay) => bay.recorder !== null);
      return bays.length >= this.devices.recorders.filter((one) => !one.radio).length + this.devices.cameras.length && bays.every((bay) => RESTING.has(bay.phase));
    });
    this.#ended = this.#clock.monotonicMs();
    return all;
  }

  /** Compares what the cards held with what the vault holds, and runs the full check. */
  async summary(): Promise<DemoSummary> {
    const { log } = this.station.stores;
    const stored = new Map<string, number>();
    const carriers: Record<string, { clips: number; bytes: number }> = {};
    let bytes = 0;
    let erased = 0;
    for await (const event of log.events(this.#from)) {
      if (event.kind === 'ClipsErased') erased += event.facts.clips.length;
      if (event.kind !== 'ClipStored') continue;
      const { recorder, sha256, size, carrier } = event.facts;
      const key = clipKey({ recorder, name: event.particulars?.originalName ?? '', sha256 });
      stored.set(key, (stored.get(key) ?? 0) + 1);
      const of = carriers[carrier] ??= { clips: 0, bytes: 0 };
      of.clips += 1;
      of.bytes += size;
      bytes += size;
    }
    const report = await this.station.stores.check('hash');
    const offered = [...this.#run.offered, ...this.devices.clips];
    const lost = offered.filter((clip) => !stored.has(clipKey(clip))).length;
    const duplicated = [...stored.values()].reduce((sum, times) => sum + times - 1, 0);
    const left = (await this.#simulator.cards()).reduce((sum, card) => sum + card.clips, 0);
    const problems = report.problems.map((one) => `${one.invariant} ${one.subject}: ${one.text}`);
    if (left > 0) problems.push(`${left} clips are still on the cards`);
    const checkpoint = await log.checkpoint();
    return {
      offered: offered.length, stored: stored.size, erased, lost, duplicated, bytes,
      seconds: Math.round(this.tookMs) / 1000, carriers, problems,
      checkpoint: { size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('hex'), note: checkpoint.note },
      ok: lost === 0 && duplicated === 0 && problems.length === 0 && stored.size >= offered.length,
    };
  }

  async stop(): Promise<void> {
    await this.#simulator.stop();
    await this.station.stop();
    if (this.#settings.folder === undefined) await rm(this.folder, { recursive: true, force: true });
  }
}
