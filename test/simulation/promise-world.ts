/**
 * One world by one seed: recorders with cards, docks, lines, a station on a disk; a schedule of whatever can go wrong; then
 * the faults stop, and everything has to come to rest. After each step the promises are looked at (promises.ts).
 */
import { createHash } from 'node:crypto';
import type { SimRecorder } from '../../device-sim/recorder.ts';
import { StationError } from '../../gateway/domain/errors.ts';
import type { EventDraft, EventKind } from '../../gateway/domain/events.ts';
import type { DockId, OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import { register } from '../../gateway/domain/registers.ts';
import { read } from '../../gateway/domain/rows.ts';
import { BrokenPromise, PromiseBook } from './promises.ts';
import { soundLevers, type DiskLevers, type DiskOperation } from './disk-levers.ts';
import { SeededRandom } from './seeded-random.ts';
import { SimulatedDisk, type CrashKind } from './simulated-disk.ts';
import { SimulatedDevices, type WorldSize } from './simulated-devices.ts';
import type { SimulatedLine } from './simulated-line.ts';
import { newIndexStore, startSimulatedStation, type IndexStore, type SimulatedStation, type StationPlants } from './simulated-station.ts';
import { VirtualClock, type ProcessClock } from './virtual-clock.ts';

export interface Plants extends StationPlants {
  readonly levers?: (levers: DiskLevers) => void;
  /** Changes what the next start finds. */
  readonly betweenStarts?: (disk: SimulatedDisk) => void;
  readonly recorder?: (recorder: SimRecorder) => void;
}

export const SMALL: WorldSize = { docks: 2, bays: 2, recorders: 2, clips: 5, clipBytes: 6_000, actions: 10 };
export const LARGE: WorldSize = { docks: 3, bays: 3, recorders: 5, clips: 12, clipBytes: 60_000, actions: 25 };

export interface Outcome {
  readonly broken: BrokenPromise | null;
  /** Of everything that happened, in order: the same seed gives the same. */
  readonly trace: string;
  readonly steps: number;
  readonly crashes: number;
  readonly erased: number;
  readonly kinds: ReadonlySet<EventKind>;
}

const OPEN_TRIES = 200;
const FAULTY_PAUSE_MS = 1_500;
/** Virtual time in which everything has to come to rest once the faults have stopped. */
const REST_WITHIN_MS = 30 * 60_000;
const MAX_LIFTS = 20;
const LOOKED_AFTER_MS = 120_000;
const CRASH_WITHIN_STEPS = 120;
const CRASH_WITHIN_SUCH_STEPS = 15;
/** Docks that had fallen silent have told by then what is in their bays. */
const TOLD_AFTER_MS = 20_000;
const ROOMY = 1024 ** 3;

export async function runWorld(seed: number | string, size: WorldSize = SMALL, plants: Plants = {}): Promise<Outcome> {
  return new World(seed, size, plants).run();
}

class World {
  readonly #size: WorldSize;
  readonly #plants: Plants;
  readonly #random: SeededRandom;
  readonly #clock: VirtualClock;
  readonly #levers: DiskLevers = soundLevers();
  readonly #book = new PromiseBook();
  readonly #devices: SimulatedDevices;
  readonly #alarms = new Map<string, SimulatedLine>();
  #disk: SimulatedDisk;
  #db: IndexStore = newIndexStore();
  #snapshot: IndexStore | undefined;
  #station: SimulatedStation | null = null;
  /** The clock of the process that runs, from the first step of its start on. */
  #process: ProcessClock | null = null;
  #starts = 0;
  #crashes = 0;
  #suspect = false;
  #namesFailed = false;

  constructor(seed: number | string, size: WorldSize, plants: Plants) {
    this.#size = size;
    this.#plants = plants;
    this.#random = new SeededRandom(seed);
    const clock = this.#clock = new VirtualClock({ random: this.#random.fork('time'), shuffle: true });
    this.#disk = new SimulatedDisk({ clock, random: this.#random.fork('disk'), levers: this.#levers });
    plants.levers?.(this.#levers);
    this.#devices = new SimulatedDevices({ size, clock, random: this.#random, book: this.#book, disk: () => this.#disk, plant: plants.recorder });
  }

  async run(): Promise<Outcome> {
    if (this.#random.chance(0.2)) this.#crashLater();
    await this.#open();
    for (const recorder of this.#devices.recorders) if (this.#random.chance(0.8)) this.#devices.dock(recorder);
    const actions = this.#random.between(3, this.#size.actions);
    for (let n = 0; n < actions && this.#book.broken === null; n += 1) {
      this.#act();
      await this.#pass(this.#random.chance(0.3) ? this.#random.below(60_000) : this.#random.below(FAULTY_PAUSE_MS));
      if (this.#suspect) this.#crash(this.#afterFault());
      if (this.#station === null && this.#random.chance(0.9)) await this.#open();
    }
    if (this.#book.broken === null) await this.#rest();
    const trace = createHash('sha256').update(this.#book.trace.join('\n')).update(String(this.#clock.steps)).digest('hex');
    return { broken: this.#book.broken, trace, steps: this.#clock.steps, crashes: this.#crashes, erased: this.#devices.recorders.reduce((sum, one) => sum + one.erased.length, 0), kinds: this.#book.kinds };
  }

  // ---------------------------------------------------------------------------------------------- the station

  /** Starts the station, again and again where the disk fails it; it may be cut off in the middle. */
  async #open(): Promise<void> {
    for (let tries = 0; tries < OPEN_TRIES && this.#book.broken === null; tries += 1) {
      if (await this.#openOnce()) return;
      await this.#pass(1_000);
    }
    this.#book.breaks('every recorder is done or in a named fault', 'the station does not start any more');
  }

  async #openOnce(): Promise<boolean> {
    this.#starts += 1;
    this.#plants.betweenStarts?.(this.#disk);
    const clock = this.#process = this.#clock.startProcess();
    const disk = this.#disk;
    this.#snapshot = await copyOf(this.#db);
    let failure: unknown;
    let started: SimulatedStation | undefined;
    const starting = (async () => {
      const station = await startSimulatedStation(disk, clock, this.#db, this.#starts, (events) => { if (!clock.dead) this.#book.told(events, disk); }, () => { this.#suspect = true; }, this.#plants);
      await this.#enrol(station);
      return station;
    })().then((station) => { started = station; }, (error: unknown) => { failure = error; });
    void starting;
    const cutOff = this.#random.chance(0.1) ? this.#random.below(2_000) : Infinity;
    await this.#clock.runUntil(() => started !== undefined || failure !== undefined || disk !== this.#disk, Math.min(cutOff, REST_WITHIN_MS));
    if (started === undefined || disk !== this.#disk) {
      if (failure !== undefined && !(failure instanceof StationError)) throw failure;
      if (failure instanceof StationError && failure.code === 'log-damaged') this.#book.breaks('the log is append-only', `the station refuses its own log: ${failure.message}`);
      this.#book.trace.push(`start failed ${failure instanceof StationError ? failure.code : 'cut off'}`);
      if (disk === this.#disk) this.#crash(failure === undefined && this.#random.chance(0.5) ? 'power' : this.#afterFault());
      return false;
    }
    this.#suspect = false;
    this.#book.trace.push('started');
    await this.#settle(this.#book.holdsLog(started.log), started);
    if (disk !== this.#disk) return false;
    this.#station = started;
    for (const line of this.#devices.lines) if (this.#random.chance(0.9)) line.connect(started.desk.accept);
    return true;
  }

  async #enrol(station: SimulatedStation): Promise<void> {
    const { log, index } = station;
    const drafts: EventDraft[] = [];
    if (log.size === 0) drafts.push({ kind: 'StationFounded', actor: 'station', facts: { station: 'sim-station' as never, publicKey: '' } });
    if (read(index, register.manager()) === undefined) drafts.push({ kind: 'ManagerNamed', actor: 'operator:sim', facts: { officer: 'P1' as OfficerId, standingOrder: 'SO-1' } });
    for (const { dock } of this.#devices.lines) {
      if (read(index, register.dock(dock.id as DockId)) !== undefined) continue;
      drafts.push({ kind: 'DockEnrolled', actor: 'operator:sim', facts: { dock: dock.id as DockId, carrier: 'serial', publicKey: Buffer.from(dock.publicKey).toString('hex'), credentialHash: null } });
    }
    for (const { serial, publicKey } of this.#devices.recorders) {
      if (this.#devices.late.has(serial) || read(index, register.recorder(serial as RecorderSerial)) !== undefined) continue;
      drafts.push({
        kind: 'RecorderEnrolled', actor: 'operator:sim',
        facts: { recorder: serial as RecorderSerial, model: 'SIM', publicKey: publicKey.length === 0 ? null : Buffer.from(publicKey).toString('hex'), hardwareId: null, device: null },
      });
    }
    if (drafts.length > 0) await log.append(drafts);
  }

  /**
   * A failed sync of data leaves a file system that goes on, so a new process may be started on it. A failed sync of names
   * ends a journal: such a file system takes nothing more until the machine has started again.
   */
  #afterFault(): CrashKind {
    return this.#namesFailed ? 'power' : 'process';
  }

  /** The process or the machine is no more, at this very moment, be it in the middle of a start. */
  #crash(kind: CrashKind): void {
    if (this.#process === null) return;
    this.#process.kill();
    this.#process = null;
    this.#station = null;
    this.#crashes += 1;
    this.#suspect = false;
    this.#book.trace.push(`crash ${kind}`);
    for (const line of this.#devices.lines) line.cut(false);
    this.#disk = this.#disk.crash(kind);
    if (kind === 'power') this.#namesFailed = this.#levers.directorySyncError > 0;
    if (kind === 'process') return;
    // The index is no evidence and is synced by nobody: it may be as it was, older, or gone.
    const drawn = this.#random.below(3);
    if (drawn === 1) this.#db = newIndexStore();
    if (drawn === 2 && this.#snapshot !== undefined) this.#db = this.#snapshot;
  }

  /** Arms a crash at a drawn step of the disk: any of them, or one at which what was done is not durable yet. */
  #crashLater(): void {
    const random = this.#random;
    const at = random.pick<DiskOperation | 'any'>(['any', 'any', 'any', 'syncDirectory', 'syncData', 'rename']);
    let left = 1 + random.below(at === 'any' ? CRASH_WITHIN_STEPS : CRASH_WITHIN_SUCH_STEPS);
    const kind: CrashKind = random.chance(0.6) ? 'power' : 'process';
    const levers = this.#levers;
    levers.before = (operation) => {
      if (at === 'any' || operation === at) left -= 1;
      if (left > 0) return undefined;
      levers.before = undefined;
      this.#crash(kind);
      return undefined;
    };
  }

  // ---------------------------------------------------------------------------------------------- what happens

  #act(): void {
    const random = this.#random;
    const recorder = random.pick(this.#devices.recorders as [SimRecorder, ...SimRecorder[]]);
    const line = random.pick(this.#devices.lines as [SimulatedLine, ...SimulatedLine[]]);
    const levers = this.#levers;
    const place = this.#devices.placeOf(recorder);
    const drawn = random.below(24);
    this.#book.trace.push(`act ${drawn} at ${this.#clock.monotonicMs()}`);
    switch (drawn) {
      case 0: case 1: return this.#crash('power');
      case 2: return this.#crash('process');
      case 3: case 4: return this.#crashLater();
      case 5: return line.isUp ? line.cut() : this.#connect(line);
      case 6: return this.#connect(line);
      case 7: case 8: return place === undefined ? this.#devices.dock(recorder) : void place.line.dock.unplug(place.bay);
      case 9:
        place?.line.dock.unplug(place.bay);
        return this.#devices.dock(recorder);
      case 10: return line.dock.reboot();
      case 11: {
        this.#namesFailed = random.chance(0.5);
        const [syncError, directorySyncError] = this.#namesFailed ? [0, 0.01] : [0.01, 0];
        Object.assign(levers, { writeError: 0.03, readError: 0.03, syncError, directorySyncError, shortWrite: 0.1 });
        return;
      }
      case 12: Object.assign(levers, { slow: 0.2 }); return;
      case 13: Object.assign(levers, { writeError: 0, readError: 0, syncError: 0, directorySyncError: 0, shortWrite: 0, slow: 0 }); return;
      case 14: levers.quotaBytes = this.#disk.usedBytes + random.below(40_000); return;
      case 15: levers.quotaBytes = ROOMY; return;
      case 16: this.#clock.jumpWall(random.between(-7_200_000, 7_200_000)); return;
      case 17: Object.assign(line.levers, { lost: random.fraction() * 0.3, twice: random.fraction() * 0.2, slow: random.fraction() * 0.1 }); return;
      case 18:
        // Taken out on duty and brought back.
        place?.line.dock.unplug(place.bay);
        for (let n = random.between(1, 3); n > 0; n -= 1) this.#devices.record(recorder);
        return random.chance(0.7) ? this.#devices.dock(recorder) : undefined;
      case 19: return this.#devices.change(recorder);
      case 20: {
        recorder.levers.liesAboutHash = random.chance(0.5) ? new Set([1, 2]) : null;
        recorder.levers.silent = random.chance(0.3);
        return;
      }
      case 21: line.dock.silent = !line.dock.silent; return;
      // Its memory is lost, so it will trust whatever it is shown first.
      case 22: return recorder.forget();
      default: {
        const id = line.dock.alarm(1 + random.below(5), recorder.serial);
        this.#alarms.set(id, line);
        return;
      }
    }
  }

  #connect(line: SimulatedLine): void {
    if (this.#station !== null) line.connect(this.#station.desk.accept);
  }

  // ---------------------------------------------------------------------------------------------- time

  async #pass(ms: number): Promise<void> {
    await this.#clock.runUntil(() => this.#looked(), ms);
  }

  /** Looked at after each step; true ends the run. */
  #looked(): boolean {
    for (const [id, line] of this.#alarms) {
      if (line.dock.alarmIsOpen(id)) continue;
      this.#alarms.delete(id);
      this.#book.alarmAcknowledged(this.#disk, `${line.dock.id}-${id}`);
    }
    return this.#book.broken !== null;
  }

  /** Waits for something that the station does; given up when the station dies meanwhile. */
  async #settle(work: Promise<void>, station: SimulatedStation): Promise<void> {
    let over = false;
    let failure: unknown;
    work.then(() => { over = true; }, (error: unknown) => {
      failure = error;
      over = true;
    });
    await this.#clock.runUntil(() => over || this.#looked() || station.disk.dead, REST_WITHIN_MS);
    if (failure !== undefined && !(failure instanceof StationError)) throw failure;
  }

  /** As #settle, where no fault is left that could stand in the way. */
  async #ends(what: string, work: Promise<void>, station: SimulatedStation): Promise<void> {
    let ended = false;
    let why = 'it never ends';
    await this.#settle(work.then(() => { ended = true; }, (error: unknown) => {
      why = String(error);
      throw error;
    }), station);
    if (!ended) this.#book.breaks('the store checks out', `${what}: ${why}`);
  }

  // ---------------------------------------------------------------------------------------------- rest

  /** The faults stop; everything comes to rest; everything is looked at. */
  async #rest(): Promise<void> {
    const book = this.#book;
    const { before, ...sound } = soundLevers();
    Object.assign(this.#levers, sound, { before });
    this.#plants.levers?.(this.#levers);
    this.#devices.late.clear();
    for (const line of this.#devices.lines) {
      Object.assign(line.levers, { lost: 0, twice: 0, slow: 0 });
      line.dock.silent = false;
    }
    for (const recorder of this.#devices.recorders) {
      Object.assign(recorder.levers, { silent: false });
      for (const clip of recorder.card.clips()) if (clip.open) recorder.card.change(clip.number, { open: false });
    }
    if (this.#suspect) this.#crash(this.#afterFault());
    await this.#openSoundly();
    if (book.broken !== null) return;
    for (const recorder of this.#devices.recorders) if (this.#devices.placeOf(recorder) === undefined) this.#devices.dock(recorder);
    await this.#pass(TOLD_AFTER_MS);
    for (let lifts = 0; lifts < MAX_LIFTS && book.broken === null; lifts += 1) {
      await this.#clock.runUntil(() => this.#looked() || this.#isAtRest() || this.#suspect, REST_WITHIN_MS);
      if (book.broken !== null) return;
      if (this.#suspect) {
        this.#crash(this.#afterFault());
        await this.#openSoundly();
        continue;
      }
      if (!this.#isAtRest()) return book.breaks('every recorder is done or in a named fault', JSON.stringify(this.#station!.desk.bays().map(({ recorder, phase, says }) => [recorder, phase, says?.en])));
      const quarantined = this.#station!.desk.bays().filter((bay) => bay.phase === 'quarantined');
      if (quarantined.length === 0) break;
      // A person looks at what moved from dock to dock faster than its dock could tell, and lifts the quarantine.
      await this.#pass(LOOKED_AFTER_MS);
      await this.#settle(this.#station!.log.append(quarantined.map((bay) => ({ kind: 'QuarantineLifted', actor: 'operator:sim', facts: { subject: `recorder:${bay.recorder}`, reason: 'looked at' } }))).then(() => undefined), this.#station!);
    }
    if (book.broken === null) await this.#lookAtAll();
  }

  async #openSoundly(): Promise<void> {
    if (this.#station === null) await this.#open();
    for (const line of this.#devices.lines) if (!line.isUp) this.#connect(line);
    if (this.#station !== null) await this.#settle(this.#enrol(this.#station), this.#station);
  }

  #isAtRest(): boolean {
    const bays = this.#station?.desk.bays() ?? [];
    // Where it really is: the bay that it left may not have heard of that yet.
    return this.#devices.recorders.every((recorder) => {
      const place = this.#devices.placeOf(recorder);
      return bays.some((bay) => bay.recorder === recorder.serial && bay.dock === place?.line.dock.id && bay.bay === place.bay && (bay.phase === 'done' || bay.phase === 'quarantined'));
    });
  }

  async #lookAtAll(): Promise<void> {
    const book = this.#book;
    const station = this.#station!;
    for (const recorder of this.#devices.recorders) {
      for (const clip of recorder.card.clips()) {
        if (!clip.locked && !this.#isNamed(station, recorder.serial, clip.number)) {
          book.breaks('every recorder is done or in a named fault', `clip ${clip.number} of ${recorder.serial} stays on the card and no finding says why`);
        }
      }
    }
    book.holdsClips(this.#disk, this.#devices.cards());
    await this.#ends('the log is read', book.holdsLog(station.log), station);
    await this.#ends('the store is checked', station.check().then(({ problems }) => book.checked(problems)), station);
    await this.#ends('the station stops', station.stop(), station);
    // Even now the power may fail.
    this.#crash('power');
    await this.#openSoundly();
    book.holdsClips(this.#disk, this.#devices.cards());
  }

  #isNamed(station: SimulatedStation, recorder: string, number: number): boolean {
    const finding = read(station.index, register.finding(`apart:${recorder}:${number}`));
    const clips = read(station.index, register.numbered(recorder as RecorderSerial, number)) ?? [];
    return finding !== undefined || clips.some((clip) => read(station.index, register.finding(`erase-refused:${clip}`)) !== undefined);
  }
}

async function copyOf(db: IndexStore): Promise<IndexStore> {
  const copy = newIndexStore();
  const entries = await db.iterator().all();
  if (entries.length > 0) await copy.batch(entries.map(([key, value]) => ({ type: 'put', key, value })));
  return copy;
}
