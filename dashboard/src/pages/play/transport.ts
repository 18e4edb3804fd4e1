/**
 * The one clock of the page: at which moment of the axis all pictures are, how fast it runs. One picture leads and says how far
 * it is, the others follow; while the leader loads, all wait.
 */
export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4, 8] as const;
/** How often what is written in words is drawn anew. */
const SAY_EVERY_MS = 100;

export interface Moment { readonly atMs: number; readonly playing: boolean; readonly speed: number; readonly jump: number }

/** What the leader does now; undefined: there is none at this moment. */
export type Lead = { readonly kind: 'at'; readonly atMs: number } | { readonly kind: 'waits' } | undefined;

export class Transport {
  #moment: Moment;
  #span: { readonly fromMs: number; readonly toMs: number };
  #said: Moment;
  #saidAt = 0;
  #last: number | undefined;
  #frame = 0;
  readonly #listeners = new Set<() => void>();
  readonly #pictures = new Set<(moment: Moment) => void>();
  /** Asked with every frame that is drawn. */
  lead: () => Lead = () => undefined;
  /** Where to go on when nothing runs at this moment. */
  next: (atMs: number) => number | undefined = () => undefined;
  /** Something runs at this moment, though it does not lead. */
  covered: (atMs: number) => boolean = () => true;

  constructor(fromMs: number, toMs: number) {
    this.#span = { fromMs, toMs };
    this.#moment = { atMs: fromMs, playing: false, speed: 1, jump: 0 };
    this.#said = this.#moment;
  }

  get now(): Moment { return this.#moment; }
  /** For useSyncExternalStore: changes a few times a second. */
  readonly snapshot = () => this.#said;
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  };

  /** Called with every frame; answers with what ends it. */
  picture(then: (moment: Moment) => void): () => void {
    this.#pictures.add(then);
    return () => { this.#pictures.delete(then); };
  }

  start(): () => void {
    const frame = (time: number) => {
      this.#step(this.#last === undefined ? 0 : time - this.#last);
      this.#last = time;
      this.#frame = requestAnimationFrame(frame);
    };
    this.#frame = requestAnimationFrame(frame);
    return () => cancelAnimationFrame(this.#frame);
  }

  reach(fromMs: number, toMs: number): void { this.#span = { fromMs, toMs }; }

  seek(atMs: number): void {
    this.#set({ atMs: Math.min(this.#span.toMs, Math.max(this.#span.fromMs, atMs)), jump: this.#moment.jump + 1 });
  }

  by(ms: number): void { this.seek(this.#moment.atMs + ms); }
  play(playing: boolean): void { this.#set({ playing }); }
  speed(speed: number): void { this.#set({ speed }); }
  /** One step faster or slower. */
  gear(by: 1 | -1): void {
    const at = SPEEDS.indexOf(this.#moment.speed as (typeof SPEEDS)[number]);
    this.speed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + by))]!);
  }

  #step(passedMs: number): void {
    const { playing, speed, atMs } = this.#moment;
    if (playing) {
      const lead = this.lead();
      if (lead?.kind === 'at') this.#set({ atMs: lead.atMs }, false);
      else if (lead === undefined) {
        const next = this.covered(atMs) ? atMs + passedMs * speed : this.next(atMs);
        if (next === undefined || next >= this.#span.toMs) this.#set({ atMs: Math.min(this.#span.toMs, next ?? atMs), playing: false });
        else if (next - atMs > passedMs * speed + 1) this.seek(next);
        else this.#set({ atMs: next }, false);
      }
    }
    for (const then of this.#pictures) then(this.#moment);
    if (this.#said !== this.#moment && performance.now() - this.#saidAt > SAY_EVERY_MS) this.#say();
  }

  #set(part: Partial<Moment>, say = true): void {
    this.#moment = { ...this.#moment, ...part };
    if (say) this.#say();
  }

  #say(): void {
    this.#said = this.#moment;
    this.#saidAt = performance.now();
    for (const one of this.#listeners) one();
  }
}
