/**
 * One world by one seed: a camera on the air, the desk of incidents that records it on a simulated disk, crashes at any step of
 * the disk and power cuts that keep of unsynced work what they please. What the store has said is durable of a segment must be
 * the beginning of a clip in the vault in the end.
 */
import { PassThrough } from 'node:stream';
import { IncidentDesk } from '../../gateway/desk/incidents.ts';
import { StationError } from '../../gateway/domain/errors.ts';
import type { OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import { fold } from '../../gateway/domain/registers.ts';
import { flvHeader, writeFlvTag, type FlvTag } from '../../gateway/media/format/flv-tag.ts';
import { checkStore } from '../../gateway/store/check.ts';
import { openCustodyLog, type CustodyLog } from '../../gateway/store/custody-log.ts';
import { openEvidenceStore, type EvidenceStore } from '../../gateway/store/evidence-store.ts';
import { stationKeysFromSeed } from '../../gateway/store/keys.ts';
import { openIndex } from '../../gateway/store/station-index.ts';
import { vaultPath } from '../../gateway/store/store-paths.ts';
import { looped, type Source } from '../media/flv-source.ts';
import type { Digester, Disk } from '../../gateway/store/disk.ts';
import { soundLevers } from './disk-levers.ts';
import { SeededRandom } from './seeded-random.ts';
import { SimulatedDisk, type CrashKind } from './simulated-disk.ts';
import { newIndexStore, STATION } from './simulated-station.ts';
import { VirtualClock, type ProcessClock } from './virtual-clock.ts';

const RECORDER = 'R1' as RecorderSerial;
const KEYS = stationKeysFromSeed(STATION, Buffer.alloc(32, 9));
const SEND_EVERY_MS = 200;
const FILM_MS = 600_000;
const MOST_CRASHES = 4;
const CRASH_WITHIN_STEPS = 80;
const RECORDS_MS = 6_000;
const WITHIN_MS = 10 * 60_000;
/** The head of a segment's file, and one fragment: from then on there is something that plays. */
const LEAST_UNITS = 2;

export interface IncidentOutcome {
  readonly broken: string | null;
  readonly crashes: number;
  /** Segments of which something was durable, and bytes of them all. */
  readonly segments: number;
  readonly bytes: number;
}

interface Running { readonly clock: ProcessClock; readonly disk: SimulatedDisk; readonly log: CustodyLog; readonly store: EvidenceStore; readonly desk: IncidentDesk; suspect: boolean }

/** @param plant a wrong turn of the medium, to show that it is found */
export async function runIncidentWorld(seed: number, source: Source, plant: (disk: SimulatedDisk) => Disk & Digester = (disk) => disk): Promise<IncidentOutcome> {
  return new IncidentWorld(seed, source, plant).run();
}

class IncidentWorld {
  readonly #random: SeededRandom;
  readonly #clock: VirtualClock;
  readonly #levers = soundLevers();
  readonly #source: Source;
  readonly #plant: (disk: SimulatedDisk) => Disk & Digester;
  /** What append has said is durable, by segment, in the order in which it was written. */
  readonly #durable = new Map<string, Buffer[]>();
  /** The first promise that was seen broken while the world went on. */
  #broken: string | null = null;
  #disk: SimulatedDisk;
  #db = newIndexStore();
  #running: Running | null = null;
  #process: ProcessClock | null = null;
  #crashes = 0;

  constructor(seed: number, source: Source, plant: (disk: SimulatedDisk) => Disk & Digester) {
    this.#random = new SeededRandom(`incident ${seed}`);
    this.#clock = new VirtualClock({ random: this.#random.fork('time'), shuffle: true });
    this.#source = source;
    this.#plant = plant;
    this.#disk = new SimulatedDisk({ clock: this.#clock, random: this.#random.fork('disk'), levers: this.#levers });
  }

  async run(): Promise<IncidentOutcome> {
    const first = await this.#open();
    await this.#clock.drive(first.log.append([
      { kind: 'StationFounded', actor: 'station', facts: { station: STATION, publicKey: '' } },
      { kind: 'ManagerNamed', actor: 'operator:sim', facts: { officer: 'P1' as OfficerId, standingOrder: 'SO-1' } },
      { kind: 'RecorderEnrolled', actor: 'operator:sim', facts: { recorder: RECORDER, model: 'SIM', publicKey: null, hardwareId: null, device: null } },
    ]));
    const { incident } = await this.#clock.drive(first.desk.begin('account:d', RECORDER, { alarm: null }));
    for (let n = this.#random.between(1, MOST_CRASHES); n > 0; n -= 1) {
      if (this.#random.chance(0.5)) this.#crashLater();
      if (this.#random.chance(0.3)) this.#levers.slow = 0.1;
      await this.#clock.runUntil(() => this.#running === null || this.#running.suspect, 200 + this.#random.below(RECORDS_MS));
      this.#levers.slow = 0;
      if (this.#process !== null) this.#crash(this.#random.chance(0.6) ? 'power' : 'process');
      await this.#openSurely();
    }
    this.#levers.before = undefined;
    await this.#clock.advance(this.#random.below(RECORDS_MS));
    const { desk, log, store, disk } = this.#running!;
    await this.#clock.drive(desk.end('account:d', incident, 'by-hand'), WITHIN_MS);
    await this.#clock.drive(desk.settled(), WITHIN_MS);
    const broken = this.#broken ?? await this.#clock.drive(this.#compare(log, disk), WITHIN_MS)
      ?? await this.#clock.drive(checkStore('hash', { log, store, disk, digester: disk, fold, index: this.#db, scratch: newIndexStore() }).then(({ problems }) => (problems.length === 0 ? null : `the store: ${JSON.stringify(problems[0])}`)), WITHIN_MS);
    const kept = [...this.#durable.values()].filter((units) => units.length >= LEAST_UNITS);
    return { broken, crashes: this.#crashes, segments: kept.length, bytes: kept.flat().reduce((sum, unit) => sum + unit.length, 0) };
  }

  /** Each segment with a whole fragment is one clip, and begins with all that was durable of it. */
  async #compare(log: CustodyLog, disk: SimulatedDisk): Promise<string | null> {
    const clips = new Map<string, string>();
    for await (const event of log.events(0)) {
      if (event.kind !== 'ClipStored' || event.facts.live === undefined) continue;
      const { incident, segment } = event.facts.live;
      if (clips.has(`${incident}/${segment}`)) return `segment ${segment} is stored twice`;
      clips.set(`${incident}/${segment}`, event.facts.sha256);
    }
    for (const [segment, units] of this.#durable) {
      const durable = Buffer.concat(units);
      const hash = clips.get(segment);
      if (hash === undefined && units.length >= LEAST_UNITS) return `of segment ${segment} ${durable.length} bytes were durable, and it is no clip`;
      const bytes = hash === undefined ? undefined : disk.peek(vaultPath(hash as never));
      if (hash !== undefined && (bytes === undefined || !bytes.subarray(0, durable.length).equals(durable))) return `the clip of segment ${segment} has ${bytes?.length ?? 0} bytes and does not begin with the ${durable.length} that were durable`;
    }
    return null;
  }

  async #openSurely(): Promise<void> {
    for (let tries = 0; this.#running === null; tries += 1) {
      // A start may be cut off as well, a few times.
      if (tries < 2 && this.#random.chance(0.3)) this.#crashLater();
      else this.#levers.before = undefined;
      let over = false;
      const opening = this.#open().then(() => { over = true; }, (error: unknown) => {
        over = true;
        if (!(error instanceof StationError)) throw error;
      });
      void opening;
      const process = this.#process;
      await this.#clock.runUntil(() => over || this.#process !== process, WITHIN_MS);
      if (this.#running === null) this.#crash('process');
      if (tries > 20) throw new Error('the station does not start any more');
    }
  }

  async #open(): Promise<Running> {
    const clock = this.#process = this.#clock.startProcess();
    const disk = this.#disk;
    const medium = this.#plant(disk);
    const work = async () => {
      const index = await openIndex(this.#db);
      const log = await openCustodyLog({ disk: medium, clock, station: STATION, keys: KEYS, index, fold });
      const store = await openEvidenceStore({ disk: medium, digester: medium, clock, log, rows: index, headroomBytes: 0 });
      await store.removeAbandonedParts();
      this.#watch(store, clock);
      const desk = new IncidentDesk({ log, rows: index, clock, store, utcOffsetMinutes: 480, watched: true, media: () => ({ flv: async () => this.#camera(clock) }) });
      const running: Running = { clock, disk, log, store, desk, suspect: false };
      store.onSuspect(() => { running.suspect = true; });
      await desk.start();
      if (this.#process === clock) this.#running = running;
      return running;
    };
    return this.#crashes === 0 ? this.#clock.drive(work(), WITHIN_MS) : work();
  }

  /** Keeps what append says is durable, while the process lives that heard it. */
  #watch(store: EvidenceStore, clock: ProcessClock): void {
    const begin = store.live.begin.bind(store.live);
    Object.assign(store.live, {
      begin: async (live: Parameters<typeof begin>[0]) => {
        const part = await begin(live);
        const append = part.append.bind(part);
        const units: Buffer[] = [];
        const key = `${live.incident}/${live.segment}`;
        const before = Buffer.concat(this.#durable.get(key) ?? []).length;
        // A number comes again where the station knows nothing of its part: its name was lost with all that was in it.
        if (before > 0) this.#broken ??= `segment ${key} was begun anew, and ${before} bytes of it were durable`;
        this.#durable.set(key, units);
        return Object.assign(part, {
          append: async (bytes: Uint8Array) => {
            await append(bytes);
            if (!clock.dead) units.push(Buffer.from(bytes));
          },
        });
      },
    });
  }

  /** On the air as long as the process that watches lives; now and then the line breaks. */
  #camera(process: ProcessClock): PassThrough {
    const stream = new PassThrough({ highWaterMark: 8 * 1024 * 1024 });
    stream.on('error', () => undefined);
    stream.write(flvHeader({ audio: true, video: true }));
    const tags = looped(this.#source, FILM_MS);
    let next: FlvTag | undefined = tags.next().value as FlvTag;
    const beganMs = process.monotonicMs();
    const send = () => {
      if (stream.destroyed || process.dead) return;
      if (this.#random.chance(0.02)) return void stream.destroy(Object.assign(new Error('the line broke'), { code: 'ECONNRESET' }));
      for (; next !== undefined && next.timeMs <= process.monotonicMs() - beganMs; next = tags.next().value as FlvTag | undefined) stream.write(writeFlvTag(next));
      process.at(process.monotonicMs() + SEND_EVERY_MS, send);
    };
    process.at(beganMs, send);
    return stream;
  }

  #crash(kind: CrashKind): void {
    if (this.#process === null) return;
    this.#process.kill();
    this.#process = null;
    this.#running = null;
    this.#crashes += 1;
    this.#disk = this.#disk.crash(kind);
    // The index is no evidence: after a power cut it may be gone.
    if (kind === 'power' && this.#random.chance(0.5)) this.#db = newIndexStore();
  }

  #crashLater(): void {
    let left = 1 + this.#random.below(CRASH_WITHIN_STEPS);
    const kind: CrashKind = this.#random.chance(0.6) ? 'power' : 'process';
    this.#levers.before = () => {
      if ((left -= 1) > 0) return undefined;
      this.#levers.before = undefined;
      this.#crash(kind);
      return undefined;
    };
  }
}
