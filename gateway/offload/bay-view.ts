/** What a bay shows: to the terminal, to the desks, to the dashboard. */
import type { Clock } from '../clock.ts';
import type { RecorderReport } from '../domain/bay-source.ts';
import type { Carrier, ClockFact } from '../domain/events.ts';
import type { DockId } from '../domain/names.ts';

export type BayPhase =
  | 'empty' | 'unreadable' | 'fault'
  | 'recognising' | 'clock' | 'listing' | 'copying' | 'verifying' | 'erasing' | 'done' | 'updating'
  | 'waiting-manager' | 'waiting-space' | 'waiting-open-clip' | 'quarantined' | 'stopped';

/** Why a bay is pointed out to a person. */
export type BaySignal = 'hand-out';

/** A sentence in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export interface BayView {
  readonly dock: DockId;
  readonly bay: number;
  readonly carrier: Carrier;
  readonly phase: BayPhase;
  /** What the bay waits for or why it has stopped; null while it works or rests. */
  readonly says: Sentence | null;
  readonly recorder: string | null;
  readonly model: string | null;
  readonly firmware: string | null;
  readonly battery: number | null;
  readonly charging: boolean | null;
  readonly cardTotal: number | null;
  readonly cardUsed: number | null;
  readonly faults: readonly string[];
  readonly clock: ClockFact | null;
  readonly docking: string | null;
  readonly clips: { readonly listed: number; readonly stored: number; readonly erased: number; readonly apart: number; readonly refused: number };
  readonly bytes: { readonly listed: number; readonly copied: number };
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | null;
  /** The recorder in this bay is the one to take; null for any other. */
  readonly signal: BaySignal | null;
}

/** Over how long a rate is averaged, in milliseconds. */
const RATE_OVER_MS = 3_000;

/** The changing state of one docking, written by the offload, read by everybody else. */
export class BayProgress {
  readonly dock: DockId;
  readonly bay: number;
  readonly carrier: Carrier;
  readonly report: RecorderReport | null;
  phase: BayPhase;
  says: Sentence | null = null;
  signal: BaySignal | null = null;
  clock: ClockFact | null = null;
  docking: string | null = null;
  readonly clips = { listed: 0, stored: 0, erased: 0, apart: 0, refused: 0 };
  readonly bytes = { listed: 0, copied: 0 };
  readonly #now: Clock;
  readonly #onChange: () => void;
  #rate = 0;
  #sampleAt: number;
  #sampleBytes = 0;

  constructor(dock: DockId, bay: number, carrier: Carrier, report: RecorderReport | null, phase: BayPhase, clock: Clock, onChange: () => void) {
    this.dock = dock;
    this.bay = bay;
    this.carrier = carrier;
    this.report = report;
    this.phase = phase;
    this.#now = clock;
    this.#onChange = onChange;
    this.#sampleAt = clock.monotonicMs();
  }

  enter(phase: BayPhase, says: Sentence | null = null): void {
    if (this.phase === phase && this.says?.en === says?.en) return;
    this.phase = phase;
    this.says = says;
    this.#onChange();
  }

  copied(bytes: number): void {
    this.bytes.copied += bytes;
    const now = this.#now.monotonicMs();
    const passed = now - this.#sampleAt;
    this.#sampleBytes += bytes;
    if (passed < RATE_OVER_MS / 10) return;
    const weight = Math.min(1, passed / RATE_OVER_MS);
    const sample = (this.#sampleBytes * 1000) / passed;
    this.#rate = this.#rate === 0 ? sample : (1 - weight) * this.#rate + weight * sample;
    this.#sampleAt = now;
    this.#sampleBytes = 0;
  }

  view(): BayView {
    const { report, clips, bytes } = this;
    const left = bytes.listed - bytes.copied;
    const moving = this.phase === 'copying';
    return {
      dock: this.dock, bay: this.bay, carrier: this.carrier, phase: this.phase, says: this.says,
      recorder: report?.serial ?? null, model: report?.model ?? null, firmware: report?.firmware ?? null,
      battery: report?.batteryPercent ?? null, charging: report?.charging ?? null, cardTotal: report?.cardTotal ?? null, cardUsed: report?.cardUsed ?? null,
      faults: report?.faults ?? [], clock: this.clock, docking: this.docking, clips: { ...clips }, bytes: { ...bytes },
      bytesPerSecond: moving ? Math.round(this.#rate) : 0,
      secondsLeft: moving && this.#rate > 0 ? Math.ceil(left / this.#rate) : null, signal: this.signal,
    };
  }
}
