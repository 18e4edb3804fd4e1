/** Docks on their lines, recorders and their cards, as a seed draws them; the book of promises hears of every erase. */
import { MemoryCard, type CardClip } from '../../device-sim/card.ts';
import { seedOf } from '../../device-sim/dock.ts';
import { SimRecorder, type RecorderSettings } from '../../device-sim/recorder.ts';
import type { PromiseBook } from './promises.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SimulatedDisk } from './simulated-disk.ts';
import { SimulatedLine } from './simulated-line.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface WorldSize {
  readonly docks: number;
  readonly bays: number;
  readonly recorders: number;
  readonly clips: number;
  readonly clipBytes: number;
  readonly actions: number;
}

class WatchedCard extends MemoryCard {
  readonly #erasing: (number: number, bytes: Uint8Array, clip: CardClip) => void;

  constructor(id: string, erasing: (number: number, bytes: Uint8Array, clip: CardClip) => void) {
    super(id, 64e9);
    this.#erasing = erasing;
  }

  override erase(number: number): boolean {
    const clip = this.clip(number);
    if (clip !== undefined) this.#erasing(number, this.read(number, 0, clip.size), clip);
    return super.erase(number);
  }
}

class WatchedRecorder extends SimRecorder {
  readonly #book: PromiseBook;

  constructor(settings: RecorderSettings, book: PromiseBook) {
    super(settings);
    this.#book = book;
  }

  override witness(...args: Parameters<SimRecorder['witness']>): ReturnType<SimRecorder['witness']> {
    const reply = super.witness(...args);
    if (reply.carried !== null) this.#book.witnessed(reply.carried.size, Buffer.from(reply.carried.root).toString('hex'));
    return reply;
  }
}

export interface DeviceParts {
  readonly size: WorldSize;
  readonly clock: VirtualClock;
  readonly random: SeededRandom;
  readonly book: PromiseBook;
  /** The disk of the station as it is now. */
  readonly disk: () => SimulatedDisk;
  readonly plant: ((recorder: SimRecorder) => void) | undefined;
}

export class SimulatedDevices {
  readonly lines: readonly SimulatedLine[];
  readonly recorders: readonly SimRecorder[];
  /** Serials that are enrolled only when the faults stop. */
  readonly late = new Set<string>();
  readonly #parts: DeviceParts;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
    const { size, random, clock } = parts;
    const docks = random.between(1, size.docks);
    this.lines = Array.from({ length: docks }, (_, i) => (
      new SimulatedLine({ id: `dock-${i}`, bays: size.bays, keySeed: seedOf(`dock-${i}`) }, clock, random.fork(`line ${i}`))));
    this.recorders = Array.from({ length: random.between(1, Math.min(size.recorders, docks * size.bays)) }, (_, i) => this.#make(`R${i}`));
  }

  #make(serial: string): SimRecorder {
    const card = new WatchedCard(`SD-${serial}`, (number, bytes, clip) => this.#parts.book.erasing(this.#parts.disk(), serial, number, bytes, clip));
    const recorder = new WatchedRecorder({ serial, card, ...(this.#parts.random.chance(0.5) ? { keySeed: seedOf(serial) } : {}), listsHashes: this.#parts.random.chance(0.3) }, this.#parts.book);
    const clips = this.#parts.random.below(this.#parts.size.clips + 1);
    for (let n = 0; n < clips; n += 1) this.record(recorder);
    if (this.#parts.random.chance(0.2)) this.late.add(serial);
    this.#parts.plant?.(recorder);
    return recorder;
  }

  /** The recorder makes a new file. */
  record(recorder: SimRecorder): void {
    const random = this.#parts.random;
    if (random.chance(0.1)) recorder.card.skip(1);
    // Some have the bytes of others, some none at all, some the name that another card has, too.
    const bytes = random.chance(0.15) ? Buffer.from('the same again') : random.bytes(random.chance(0.1) ? 0 : random.below(this.#parts.size.clipBytes));
    const clip = recorder.card.add({
      name: `DCIM/${String(recorder.card.next).padStart(4, '0')}.MP4`, locked: random.chance(0.1), open: random.chance(0.1), important: random.chance(0.2),
    }, bytes);
    this.#parts.book.onCard(recorder.serial, clip.number, bytes);
    if (random.chance(0.05)) recorder.levers.readErrors.set(clip.number, { offset: random.below(bytes.length + 1), length: 1 + random.below(5_000) });
  }

  /** The bay that it sits in. */
  placeOf(recorder: SimRecorder): { readonly line: SimulatedLine; readonly bay: number } | undefined {
    for (const line of this.lines) for (let bay = 1; bay <= this.#parts.size.bays; bay += 1) if (line.dock.recorder(bay) === recorder) return { line, bay };
    return undefined;
  }

  /** Puts it into a free bay, if there is one. */
  dock(recorder: SimRecorder): void {
    const free = this.lines.flatMap((line) => Array.from({ length: this.#parts.size.bays }, (_, i) => ({ line, bay: i + 1 }))).filter(({ line, bay }) => line.dock.recorder(bay) === null);
    const [place] = this.#parts.random.shuffled(free);
    place?.line.dock.insert(place.bay, recorder);
  }

  /** The recorder itself writes to a file, or closes one. */
  change(recorder: SimRecorder): void {
    const [clip] = this.#parts.random.shuffled(recorder.card.clips());
    if (clip === undefined) return;
    if (clip.open || this.#parts.random.chance(0.3)) return recorder.card.change(clip.number, { open: false, locked: false });
    const bytes = this.#parts.random.bytes(this.#parts.random.chance(0.5) ? clip.size : this.#parts.random.below(this.#parts.size.clipBytes));
    recorder.card.change(clip.number, {}, bytes);
    this.#parts.book.onCard(recorder.serial, clip.number, bytes);
  }

  /** The bytes that are on the cards, by serial and number. */
  cards(): ReadonlyMap<string, Uint8Array> {
    return new Map(this.recorders.flatMap(({ serial, card }) => card.clips().map((clip) => [`${serial}/${clip.number}`, card.read(clip.number, 0, clip.size)] as const)));
  }
}
