/**
 * How an alarm sounds, made by code: two tones by turns where a person is in danger, three short ones where something is
 * grave, one soft one else. A browser makes no sound before somebody has touched the page: `blocked` says so. Of many tabs
 * of one browser one sounds.
 */
export type Ring = 'critical' | 'high' | 'warning';

interface Tone { readonly hertz: number; readonly atS: number; readonly lastsS: number; readonly loud: number }

const PATTERNS: Readonly<Record<Ring, { readonly everyMs: number; readonly tones: readonly Tone[] }>> = {
  critical: { everyMs: 1_600, tones: [0, 0.35, 0.7, 1.05].map((atS, i) => ({ hertz: i % 2 === 0 ? 880 : 660, atS, lastsS: 0.32, loud: 0.5 })) },
  high: { everyMs: 4_000, tones: [0, 0.3, 0.6].map((atS) => ({ hertz: 740, atS, lastsS: 0.18, loud: 0.35 })) },
  warning: { everyMs: 30_000, tones: [{ hertz: 520, atS: 0, lastsS: 0.4, loud: 0.2 }] },
};
const LOCK = 'zhilu.alarm-sound';
/** A tone that begins or ends at once clicks. */
const EDGE_S = 0.02;
const TOUCHES = ['pointerdown', 'keydown', 'touchstart'] as const;

export class AlarmSound {
  readonly #told: (blocked: boolean) => void;
  #context: AudioContext | undefined;
  #ring: Ring | null = null;
  #timer: number | undefined;
  /** Ends this tab's turn to sound; undefined while it has none and waits for none. */
  #leave: (() => void) | undefined;
  #mine = false;

  /** @param told whether the browser lets nothing be heard yet */
  constructor(told: (blocked: boolean) => void) {
    this.#told = told;
    for (const touch of TOUCHES) window.addEventListener(touch, this.#touched, { passive: true });
  }

  /** null is silence. */
  ring(ring: Ring | null): void {
    if (ring === this.#ring) return;
    this.#ring = ring;
    if (ring === null) this.#leave?.();
    this.#again();
  }

  /** Called by a press of a button: from now on the browser lets it be heard. Plays the sound of a grave alarm once. */
  async unlock(): Promise<void> {
    await this.#open()?.resume().catch(() => undefined);
    this.#play('high');
    this.#tell();
    this.#again();
  }

  close(): void {
    this.#leave?.();
    window.clearTimeout(this.#timer);
    for (const touch of TOUCHES) window.removeEventListener(touch, this.#touched);
    void this.#context?.close().catch(() => undefined);
  }

  /** Whoever works on the page has allowed it to sound, without a button. */
  readonly #touched = () => {
    if (this.#context?.state === 'running' || this.#ring === null) return;
    void this.#open()?.resume().then(() => {
      this.#tell();
      this.#again();
    }, () => undefined);
  };

  #open(): AudioContext | undefined {
    if (typeof AudioContext === 'undefined') return undefined;
    this.#context ??= new AudioContext();
    return this.#context;
  }

  #tell(): void {
    this.#told(this.#ring !== null && this.#context?.state !== 'running');
  }

  #again(): void {
    window.clearTimeout(this.#timer);
    const ring = this.#ring;
    if (ring !== null) this.#open();
    this.#tell();
    if (ring === null) return;
    if (!this.#mine) return this.#waitForTurn();
    this.#play(ring);
    this.#timer = window.setTimeout(() => this.#again(), PATTERNS[ring].everyMs);
  }

  /** Only a tab that may be heard takes the turn: one that nobody has touched must not keep it from the others. */
  #waitForTurn(): void {
    if (this.#leave !== undefined || this.#context?.state !== 'running') return;
    const over = new AbortController();
    this.#leave = () => {
      this.#leave = undefined;
      this.#mine = false;
      over.abort();
    };
    void navigator.locks.request(LOCK, { signal: over.signal }, () => new Promise<void>((resolve) => {
      over.signal.addEventListener('abort', () => resolve());
      this.#mine = true;
      this.#again();
    })).catch(() => undefined);
  }

  #play(ring: Ring): void {
    const context = this.#context;
    if (context === undefined || context.state !== 'running') return;
    for (const { hertz, atS, lastsS, loud } of PATTERNS[ring].tones) {
      const [from, to] = [context.currentTime + atS, context.currentTime + atS + lastsS];
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(loud, from + EDGE_S);
      gain.gain.setValueAtTime(loud, to - EDGE_S);
      gain.gain.linearRampToValueAtTime(0, to);
      const tone = context.createOscillator();
      tone.frequency.value = hertz;
      tone.connect(gain).connect(context.destination);
      tone.start(from);
      tone.stop(to);
    }
  }
}
