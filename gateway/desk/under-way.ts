/** What the station does of itself after an event: under way, and waited for before the log closes. */
import { StationError } from '../domain/errors.ts';

/** As many as there are events that are answered to: each is one append or a few. */
export class UnderWay {
  readonly #underWay = new Set<Promise<void>>();

  /** What cannot be done now, as the log takes nothing more, is taken up at the next start or at the next look. */
  add(work: Promise<void>): void {
    const done = work.catch((error: unknown) => { if (!(error instanceof StationError)) throw error; });
    this.#underWay.add(done);
    void done.finally(() => this.#underWay.delete(done));
  }

  /** Resolves when nothing is under way, neither what is now nor what came of it. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled([...this.#underWay]);
  }
}
