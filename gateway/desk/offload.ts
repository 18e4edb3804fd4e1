/**
 * The offload desk: which docks are there, what sits in their bays, and one docking for each recorder. Carriers bring
 * wires and sources; people and programs look at `bays()` and `docks()`.
 */
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { BaySource } from '../domain/bay-source.ts';
import type { Carrier, EventDraft } from '../domain/events.ts';
import type { DockId, RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import type { DockStanding, StationIdentity } from '../link/handshake.ts';
import type { BayState } from '../link/link-actions.ts';
import type { LinkAlarm } from '../link/translate.ts';
import { BayProgress, type BaySignal, type BayView, type Sentence } from '../offload/bay-view.ts';
import { serveDocking } from '../offload/docking.ts';
import { serveWire, type ConnectedDock, type DockEvents } from '../offload/dock-runner.ts';
import { raiseAlarm } from '../offload/findings.ts';
import { identifyDevice } from '../offload/identify-device.ts';
import { importFolder, type ImportReport } from '../offload/import-folder.ts';
import { says } from '../offload/sentences.ts';
import { DockingOver, pause, type OffloadWorld } from '../offload/world.ts';
import type { AcceptDevices, AcceptWire, ArrivedDevice, Wire } from '../ports/carrier.ts';
import type { OtherPlace } from '../rules/recognition.ts';

/** How long a bay waits after a docking broke off while its recorder is still there, doubled each time up to the last. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** Bays that the desk keeps a view of; a dock has at most 64. */
const MAX_BAYS = 4_096;
const RETRY_REFUSED_MS = 5_000;
/** Folders that are taken in at once: they share the disk with the docks. */
const MAX_IMPORTS = 4;

export interface DockView {
  readonly dock: DockId;
  readonly carrier: Carrier;
  readonly label: string;
  readonly model: string;
  readonly firmware: string;
  readonly bays: number;
  readonly damagedFrames: number;
}

/** What the station gives the desk beside the offload's own world. */
export interface OffloadDeskParts {
  readonly world: Omit<OffloadWorld, 'elsewhere' | 'spaceRanOut' | 'changed'>;
  readonly identity: StationIdentity;
  /** Changes with every start of the station, 1 to 4,000,000. */
  readonly start: number;
  /** Throws StationError where the code is not good. */
  enrolDock(dock: string, carrier: Carrier, code: string, publicKey: string): Promise<{ readonly credential: string }>;
}

export interface OffloadDesk {
  /** Carriers of the dock link hand their wires in here. */
  readonly accept: AcceptWire;
  /** Carriers of volumes hand what comes into their bays in here. */
  readonly devices: AcceptDevices;
  /**
   * Takes in what is in a folder, second-hand; shows it as a bay meanwhile. `open` gives the source for the bay that it
   * stands in, and is told of the station's stop. Throws StationError.
   */
  importFolder(actor: string, folder: string, open: (bay: number, gone: Promise<string>) => Promise<BaySource>): Promise<ImportReport>;
  bays(): readonly BayView[];
  docks(): readonly DockView[];
  /**
   * Points a bay out to a person, or (null) no more: views and pages show it, and the dock lights it. A recorder that
   * leaves its bay takes the light along.
   */
  signalBay(dock: DockId, bay: number, why: BaySignal | null): void;
  /** Calls back at each change of a bay's phase; not at each byte. Returns how to stop. */
  onChange(then: () => void): () => void;
  /** A register that decides who is served has changed: waiting dockings look again, docks not served any more are cut off. */
  registersChanged(): void;
  /** Ends all dockings: no new step begins. Resolves when every one has come to rest. */
  stop(): Promise<void>;
}

export function openOffloadDesk(parts: OffloadDeskParts): OffloadDesk {
  return new Desk(parts);
}

interface Place {
  readonly progress: BayProgress;
  readonly source: BaySource | null;
}

class Desk implements OffloadDesk, DockEvents {
  readonly #parts: OffloadDeskParts;
  readonly #clock: Clock;
  readonly #world: OffloadWorld;
  readonly #places = new Map<string, Place>();
  readonly #docks = new Map<DockId, ConnectedDock>();
  /** How to end each wire that is served. */
  readonly #wires = new Set<(why: string) => void>();
  readonly #dockings = new Set<Promise<void>>();
  readonly #watchers = new Set<() => void>();
  /** What is on its way into the custody log; told again meanwhile, it is one entry all the same. */
  readonly #telling = new Map<string, Promise<void>>();
  #change: { readonly promise: Promise<void>; readonly resolve: () => void };
  #spaceAlarm = false;
  #imports = 0;
  #lastImport = 0;
  #stopping = false;
  #stopped: (why: string) => void = () => undefined;
  readonly #stop: Promise<string>;

  constructor(parts: OffloadDeskParts) {
    this.#parts = parts;
    this.#clock = parts.world.clock;
    this.#change = renewable();
    this.#stop = new Promise((resolve) => { this.#stopped = resolve; });
    this.#world = {
      ...parts.world,
      changed: () => this.#change.promise,
      elsewhere: (recorder, dock, bay) => this.#elsewhere(recorder, dock, bay),
      spaceRanOut: () => this.#spaceRanOut(),
    };
    parts.world.store.onSuspect((why) => {
      for (const { progress, source } of this.#places.values()) if (source !== null) progress.enter('fault', says.suspect(why));
    });
  }

  readonly accept: AcceptWire = (wire) => {
    const served = serveWire(wire, {
      identity: this.#parts.identity, start: this.#parts.start,
      standing: (dock) => this.#standing(dock), random: (length) => this.#clock.randomBytes(length), wallMs: () => this.#clock.wallMs(),
    }, this.#clock, this);
    const end = (why: string) => {
      this.#wires.delete(end);
      served.closed(why);
      wire.close(why);
    };
    this.#wires.add(end);
    if (this.#stopping) queueMicrotask(() => end('the station stops'));
    return {
      received: (envelope) => served.received(envelope), damaged: (why, length) => served.damaged(why, length), writable: () => served.writable(),
      closed: (why) => {
        this.#wires.delete(end);
        served.closed(why);
      },
    };
  };

  // ---------------------------------------------------------------------------------------------- docks

  #standing(dock: DockId): DockStanding {
    const row = read(this.#world.rows, register.dock(dock));
    if (row === undefined || row.retired !== null) return { kind: 'unknown' };
    if (row.quarantine !== null) return { kind: 'quarantined', reason: row.quarantine.reason };
    return { kind: 'enrolled', publicKey: row.publicKey };
  }

  joined(dock: ConnectedDock): void {
    // A line that comes back is a new wire; the old one is dead even where nobody has told us yet.
    const before = this.#docks.get(dock.dock);
    this.#docks.set(dock.dock, dock);
    before?.end('the dock has come back on another wire');
    for (let bay = 1; bay <= dock.hello.bays; bay += 1) this.#put(dock.dock, bay, dock.carrier, 'empty');
  }

  left(dock: ConnectedDock): void {
    if (this.#docks.get(dock.dock) !== dock) return;
    this.#docks.delete(dock.dock);
    for (const [key, place] of this.#places) if (place.progress.dock === dock.dock) this.#places.delete(key);
    this.#tellWatchers();
  }

  bay(dock: ConnectedDock, state: BayState): void {
    if (state.state !== 'occupied') this.#put(dock.dock, state.bay, dock.carrier, state.state, { empty: null, unreadable: says.unreadable, fault: says.bayFault }[state.state]);
  }

  docked(source: BaySource): void {
    void this.#watched(this.#serveUntilGone(stoppable(source, this.#stop)));
  }

  readonly devices: AcceptDevices = {
    arrived: (device) => this.#watched(this.#identified({ ...device, gone: Promise.race([device.gone, this.#stop]) })),
    bay: (dock, bay, carrier, unreadable) => this.#put(dock, bay, carrier, unreadable === null ? 'empty' : 'unreadable', unreadable === null ? null : says.volumeUnreadable(unreadable)),
  };

  #watched(docking: Promise<void>): Promise<void> {
    this.#dockings.add(docking);
    void docking.finally(() => this.#dockings.delete(docking));
    return docking;
  }

  /** A device without a mind of its own waits until the register names it, then it is a recorder like any other. */
  async #identified(device: ArrivedDevice): Promise<void> {
    const progress = new BayProgress(device.dock, device.bay, device.carrier, null, 'recognising', this.#clock, () => this.#tellWatchers());
    this.#place(device.dock, device.bay, { source: null, progress });
    let serial: RecorderSerial;
    try {
      serial = await identifyDevice(device, this.#world, progress);
    } catch (error) {
      if (error instanceof DockingOver) return;
      if (!(error instanceof StationError)) throw error;
      return progress.enter('fault', error.durableStateUnknown ? says.suspect(error.message) : says.storeFault(error.message));
    }
    await this.#serveUntilGone(stoppable(device.asRecorder(serial), this.#stop));
  }

  async alarm(dock: ConnectedDock, alarm: LinkAlarm): Promise<void> {
    const id = `${dock.dock}-${alarm.id}`;
    // The dock repeats an alarm until it is acknowledged; the log has it once.
    if (read(this.#world.rows, register.alarm(id)) !== undefined) return;
    await this.#tellOnce(`alarm:${id}`, {
      kind: 'AlarmRaised', actor: `dock:${dock.dock}`,
      facts: { alarm: id, kind: alarm.kind, recorder: alarm.recorder as RecorderSerial, dock: dock.dock, place: alarm.place }, particulars: { text: alarm.text },
    });
  }

  refused(wire: Wire, dock: DockId | null): void {
    const subject = `dock:${dock ?? '?'}`;
    if (dock === null || read(this.#world.rows, register.dock(dock)) !== undefined || read(this.#world.rows, register.quarantined(subject)) !== undefined) return;
    if (this.#stopping || this.#world.store.suspect !== null) return;
    void this.#tellOnce(subject, { kind: 'Quarantined', actor: 'station', facts: { subject, reason: 'unknown-dock', dock, bay: null } }).catch(() => wire.close('the custody log takes nothing'));
  }

  #tellOnce(mark: string, draft: EventDraft): Promise<void> {
    const before = this.#telling.get(mark);
    if (before !== undefined) return before;
    const telling = this.#world.log.append([draft]).then(() => undefined).finally(() => this.#telling.delete(mark));
    this.#telling.set(mark, telling);
    return telling;
  }

  async enrol(wire: Wire, dock: string, code: string, publicKey: string): ReturnType<DockEvents['enrol']> {
    try {
      return await this.#parts.enrolDock(dock, wire.carrier, code, publicKey);
    } catch (error) {
      if (!(error instanceof StationError)) throw error;
    }
    return { refused: { reason: 'BAD_CODE', text: '登记码无效 / the enrolment code is not good', retryAfterMs: RETRY_REFUSED_MS } };
  }

  // ---------------------------------------------------------------------------------------------- folders

  async importFolder(actor: string, folder: string, open: (bay: number, gone: Promise<string>) => Promise<BaySource>): Promise<ImportReport> {
    if (this.#imports >= MAX_IMPORTS) throw new StationError('conflict', `${MAX_IMPORTS} imports are under way; wait for one to end`, { what: 'import', reason: 'too many' });
    this.#imports += 1;
    this.#lastImport += 1;
    const bay = this.#lastImport;
    let key: string | undefined;
    try {
      const source = await open(bay, this.#stop);
      const progress = new BayProgress(source.dock, bay, source.carrier, source.report, 'listing', this.#clock, () => this.#tellWatchers());
      key = `${source.dock}/${bay}`;
      // Without a source: the recorder itself may well sit in another bay meanwhile.
      this.#place(source.dock, bay, { source: null, progress });
      const importing = importFolder(source, actor, folder, this.#world, progress);
      void this.#watched(importing.then(() => undefined, () => undefined));
      return await importing;
    } finally {
      this.#imports -= 1;
      if (key !== undefined) this.#places.delete(key);
      this.#tellWatchers();
    }
  }

  // ---------------------------------------------------------------------------------------------- bays

  bays(): readonly BayView[] {
    return [...this.#places.values()].map((place) => place.progress.view()).sort((a, b) => (a.dock < b.dock ? -1 : a.dock > b.dock ? 1 : a.bay - b.bay));
  }

  docks(): readonly DockView[] {
    return [...this.#docks.values()].map(({ dock, carrier, label, hello, counters }) => ({
      dock, carrier, label, model: hello.model, firmware: hello.firmware, bays: hello.bays, damagedFrames: counters.damaged + counters.malformed,
    }));
  }

  signalBay(dock: DockId, bay: number, why: BaySignal | null): void {
    const progress = this.#places.get(`${dock}/${bay}`)?.progress;
    if (progress === undefined || progress.signal === why) return;
    progress.signal = why;
    this.#light(dock);
    this.#tellWatchers();
  }

  #light(dock: DockId): void {
    const lit = [...this.#places.values()].filter(({ progress }) => progress.dock === dock && progress.signal !== null);
    this.#docks.get(dock)?.light(lit.map(({ progress }) => ({ bay: progress.bay, why: progress.signal! })));
  }

  onChange(then: () => void): () => void {
    this.#watchers.add(then);
    return () => this.#watchers.delete(then);
  }

  registersChanged(): void {
    const { resolve } = this.#change;
    this.#change = renewable();
    resolve();
    for (const dock of this.#docks.values()) {
      if (this.#standing(dock.dock).kind !== 'enrolled') dock.end('the dock is not served any more');
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stopped('the station stops');
    for (const end of [...this.#wires]) end('the station stops');
    await Promise.allSettled(this.#dockings);
  }

  #put(dock: DockId, bay: number, carrier: Carrier, phase: 'empty' | 'unreadable' | 'fault', sentence: Sentence | null = null): void {
    const progress = new BayProgress(dock, bay, carrier, null, phase, this.#clock, () => this.#tellWatchers());
    progress.says = sentence;
    this.#place(dock, bay, { source: null, progress });
  }

  #place(dock: DockId, bay: number, place: Place): void {
    const key = `${dock}/${bay}`;
    const before = this.#places.get(key);
    if (before === undefined && this.#places.size >= MAX_BAYS) return;
    this.#places.set(key, place);
    if (before !== undefined && before.progress.signal !== place.progress.signal) this.#light(dock);
    this.#tellWatchers();
  }

  /** A docking that breaks off begins again for as long as its recorder sits there. */
  async #serveUntilGone(source: BaySource): Promise<void> {
    let here = true;
    void source.gone.then(() => { here = false; });
    let wait = FIRST_RETRY_MS;
    const key = `${source.dock}/${source.bay}`;
    while (here && !this.#stopping) {
      const progress = new BayProgress(source.dock, source.bay, source.carrier, source.report, 'recognising', this.#clock, () => this.#tellWatchers());
      this.#place(source.dock, source.bay, { source, progress });
      // Somebody with the same serial is in another bay: its docking has to look again, too.
      if (this.#elsewhere(source.report.serial as RecorderSerial, source.dock, source.bay).length > 0) this.registersChanged();
      try {
        await serveDocking(source, this.#world, progress);
      } catch (error) {
        if (error instanceof DockingOver) progress.enter('stopped', says.stopped(error.message));
        else if (error instanceof StationError) progress.enter('fault', error.durableStateUnknown ? says.suspect(error.message) : says.storeFault(error.message));
        else throw error;
        if (this.#world.store.suspect !== null) break;
      }
      await Promise.race([pause(this.#clock, wait), source.gone]);
      wait = Math.min(LONGEST_RETRY_MS, wait * 2);
    }
    const place = this.#places.get(key);
    if (place?.source !== source) return;
    if (this.#docks.has(source.dock)) this.#put(source.dock, source.bay, source.carrier, 'empty');
    else this.#places.delete(key);
    this.#tellWatchers();
  }

  #elsewhere(recorder: RecorderSerial, dock: string, bay: number): readonly OtherPlace[] {
    return [...this.#places.values()]
      .filter(({ source, progress }) => source !== null && source.report.serial === recorder && (progress.dock !== dock || progress.bay !== bay))
      .map(({ progress }) => ({ dock: progress.dock, bay: progress.bay }));
  }

  #spaceRanOut(): void {
    if (this.#spaceAlarm) return;
    this.#spaceAlarm = true;
    // The log keeps room of its own (the store's headroom), so the alarm gets through where a clip does not.
    void raiseAlarm(this.#world, 'disk-full', null, null, 'the disk of the station is full').catch(() => undefined)
      .then(() => pause(this.#clock, LONGEST_RETRY_MS)).then(() => { this.#spaceAlarm = false; });
  }

  #tellWatchers(): void {
    for (const then of this.#watchers) then();
  }
}

function renewable(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => { resolve = done; });
  return { promise, resolve };
}

/** The same source, which is also gone when the station stops. */
function stoppable(source: BaySource, stop: Promise<string>): BaySource {
  return {
    carrier: source.carrier, dock: source.dock, bay: source.bay, report: source.report, gone: Promise.race([source.gone, stop]),
    batch: (kind) => source.batch(kind), ask: (question) => source.ask(question), read: (span, take) => source.read(span, take), onLink: source.onLink,
  };
}
