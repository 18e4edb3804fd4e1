/** Enters into the log who watches which live picture (Art. 20; D5): the beginning before he sees anything, and the end. */
import type { Clock } from '../clock.ts';
import { liveViewRegister, type LiveViewRow } from '../domain/live-view-register.ts';
import type { LiveViewEndWhy } from '../domain/live-view-events.ts';
import type { RecorderSerial } from '../domain/names.ts';
import type { RowsToRead } from '../domain/rows.ts';
import type { CustodyLog } from '../store/custody-log.ts';

export interface LiveViewsParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
}

/** A view that has begun. `end` enters its end, once; what cannot be entered any more is entered at the next start as lost. */
export interface LiveView {
  readonly view: string;
  end(why: LiveViewEndWhy): Promise<void>;
}

const VIEW_BYTES = 8;
/** Views that a crash left open, ended in one group. */
const MAX_LEFT = 1_000;

export class LiveViewsDesk {
  readonly #parts: LiveViewsParts;
  readonly #ending = new Set<Promise<void>>();

  constructor(parts: LiveViewsParts) {
    this.#parts = parts;
  }

  /** Ends what a crash of the station left open. Before anybody can begin a view. */
  async resume(): Promise<void> {
    const { log, rows } = this.#parts;
    for (;;) {
      const left = await rows.list(liveViewRegister.open(''), MAX_LEFT) as readonly (readonly [string, unknown])[];
      if (left.length === 0) return;
      await log.append(left.map(([, row]) => {
        const { view, recorder } = row as LiveViewRow;
        return { kind: 'LiveViewEnded', actor: 'station', facts: { view, recorder, seconds: null, why: 'station-lost' } } as const;
      }));
    }
  }

  /** Resolves when the beginning is durable. Throws what the log throws: then nothing is to be shown. */
  async begin(actor: string, recorder: RecorderSerial, path: string): Promise<LiveView> {
    const { log, clock } = this.#parts;
    const view = `lv-${Buffer.from(clock.randomBytes(VIEW_BYTES)).toString('hex')}`;
    await log.append([{ kind: 'LiveViewBegan', actor, facts: { view, recorder, path } }]);
    const sinceMs = clock.monotonicMs();
    let ended: Promise<void> | undefined;
    const end = async (why: LiveViewEndWhy) => {
      const seconds = Math.round((clock.monotonicMs() - sinceMs) / 1_000);
      await log.append([{ kind: 'LiveViewEnded', actor, facts: { view, recorder, seconds, why } }]).catch(() => undefined);
    };
    return {
      view,
      end: (why) => {
        if (ended === undefined) {
          ended = end(why);
          const one = ended.finally(() => this.#ending.delete(one));
          this.#ending.add(one);
        }
        return ended;
      },
    };
  }

  /** Resolves when every end is entered. */
  async settled(): Promise<void> {
    await Promise.all(this.#ending);
  }
}
