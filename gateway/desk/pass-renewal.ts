/**
 * A recorder that is out for longer than its pass lives is given the next over its own line, when half of the time of the one
 * that it carries has gone. One that does not answer, or takes none, is asked again with the same pass: a line that flaps writes no
 * pass for each time that it comes back. The older one is good until it answers.
 */
import type { Cancel, Clock } from '../clock.ts';
import type { RecorderPass } from '../domain/bay-source.ts';
import { StationError } from '../domain/errors.ts';
import type { RecorderSerial } from '../domain/names.ts';
import type { FieldLines } from './field-lines.ts';
import type { Passes } from './passes.ts';

/** How often the passes of those that are connected are looked at. */
export const RENEWAL_LOOK_MS = 15_000;

export interface PassRenewalParts {
  readonly clock: Clock;
  readonly lines: FieldLines;
  readonly passes: Passes;
}

export class PassRenewal {
  readonly #parts: PassRenewalParts;
  /** Given and not taken yet; of recorders that are out, connected or not. */
  readonly #wanted = new Map<RecorderSerial, RecorderPass>();
  /** Asked now. */
  readonly #asking = new Map<RecorderSerial, Promise<void>>();
  /** Recorders that take no pass over the air: they are not asked again before they come back. */
  readonly #unable = new Set<RecorderSerial>();
  readonly #stopLines: () => void;
  #cancel: Cancel = () => undefined;
  #stopped = false;

  constructor(parts: PassRenewalParts) {
    this.#parts = parts;
    this.#stopLines = parts.lines.onChange((recorder, what) => {
      if (what !== 'joined' && what !== 'left') return;
      this.#unable.delete(recorder);
      if (what === 'joined') this.#look(recorder);
    });
    this.#tick();
  }

  /** Resolves when nothing is on its way into the log. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    this.#stopLines();
    await Promise.all(this.#asking.values());
  }

  #tick(): void {
    const { lines } = this.#parts;
    for (const recorder of this.#wanted.keys()) if (lines.contact(recorder) === undefined) this.#wanted.delete(recorder);
    for (const { recorder } of lines.contacts()) this.#look(recorder);
    const { clock } = this.#parts;
    this.#cancel = clock.at(clock.monotonicMs() + RENEWAL_LOOK_MS, () => this.#tick());
  }

  #look(recorder: RecorderSerial): void {
    const { lines, passes } = this.#parts;
    if (this.#stopped || !lines.isUp(recorder) || !passes.isOld(recorder) || this.#asking.has(recorder) || this.#unable.has(recorder)) return;
    const asking = this.#renew(recorder)
      // What the log does not take now is tried at the next look.
      .catch((error: unknown) => { if (!(error instanceof StationError)) throw error; })
      .finally(() => this.#asking.delete(recorder));
    this.#asking.set(recorder, asking);
  }

  async #renew(recorder: RecorderSerial): Promise<void> {
    const { lines, passes } = this.#parts;
    const before = this.#wanted.get(recorder);
    // A dock may have given it another meanwhile.
    const wanted = before?.pass === passes.newest(recorder) ? before : await passes.write(recorder, null);
    if (wanted === undefined || wanted === null) return;
    this.#wanted.set(recorder, wanted);
    const answer = await lines.givePass(recorder, wanted);
    if (answer === 'silent') return;
    if (answer === 'unsupported') return void this.#unable.add(recorder);
    this.#wanted.delete(recorder);
    await passes.taken(recorder, wanted.pass);
  }
}
