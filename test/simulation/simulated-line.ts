/**
 * A dock and the station on one line in virtual time. Envelopes keep their order, as on every carrier, but take their time,
 * get lost, arrive twice, or arrive as a frame that is none.
 */
import type { AcceptWire, Wire, WireEvents } from '../../gateway/ports/carrier.ts';
import type { DockId } from '../../gateway/domain/names.ts';
import { MAX_ENVELOPE } from '../../proto/envelope.ts';
import { SimDock, type DockSettings } from '../../device-sim/dock.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Probabilities per envelope. */
export interface LineLevers {
  lost: number;
  twice: number;
  slow: number;
}

const FAST_MS = 2;
const SLOW_MS = 3_000;

interface Way {
  lastAt: number;
  readonly waiting: (() => void)[];
}

export class SimulatedLine {
  readonly dock: SimDock;
  readonly levers: LineLevers = { lost: 0, twice: 0, slow: 0 };
  readonly #clock: VirtualClock;
  readonly #random: SeededRandom;
  #events: WireEvents | undefined;
  #line = 0;
  readonly #ways: Readonly<Record<'up' | 'down', Way>> = { up: { lastAt: 0, waiting: [] }, down: { lastAt: 0, waiting: [] } };

  constructor(settings: Omit<DockSettings, 'send' | 'clock'>, clock: VirtualClock, random: SeededRandom) {
    this.#clock = clock;
    this.#random = random;
    this.dock = new SimDock({
      ...settings, clock,
      send: (envelope) => {
        this.#carry('up', (spoilt) => (spoilt ? this.#events?.damaged('simulated', envelope.length) : this.#events?.received(envelope)));
        return true;
      },
    });
  }

  get isUp(): boolean {
    return this.#events !== undefined;
  }

  connect(accept: AcceptWire): void {
    this.cut();
    this.#line += 1;
    const wire: Wire = {
      carrier: 'serial', label: `simulated ${this.dock.id}`, authenticated: null as DockId | null, maxEnvelope: MAX_ENVELOPE,
      send: (envelope) => {
        this.#carry('down', (spoilt) => { if (!spoilt) this.dock.received(envelope); });
        return true;
      },
      close: () => this.#carry('down', () => this.cut()),
    };
    this.#events = accept(wire);
    this.dock.connected();
  }

  /** The cable is pulled: what is on the way is gone. `told` is false when the other end is a process that died. */
  cut(told = true): void {
    if (this.#events === undefined) return;
    this.#line += 1;
    const events = this.#events;
    this.#events = undefined;
    this.dock.disconnected();
    if (told) events.closed('the line was cut');
  }

  #carry(way: 'up' | 'down', arrive: (spoilt: boolean) => void): void {
    const { levers } = this;
    const line = this.#line;
    const { waiting } = this.#ways[way];
    const spoilt = this.#random.chance(levers.lost);
    const times = this.#random.chance(levers.twice) ? 2 : 1;
    for (let n = 0; n < times; n += 1) {
      const delay = this.#random.chance(levers.slow) ? SLOW_MS * this.#random.fraction() : FAST_MS * this.#random.fraction();
      const at = Math.max(this.#ways[way].lastAt, this.#clock.monotonicMs() + delay);
      this.#ways[way].lastAt = at;
      waiting.push(() => { if (line === this.#line) arrive(spoilt); });
      // Timers of one moment fire in any order, so each lets whatever is first arrive.
      this.#clock.at(at, () => waiting.shift()!());
    }
  }
}
