/**
 * Feeds a media element with what the station makes of a clip on the way (fragmented MP4 whose times are the clip's own but for one shift): from
 * wherever the element stands, a little ahead of it, and from elsewhere when somebody jumps.
 */
import { codecsIn } from './codecs.ts';

const AHEAD_S = 40;
const BEHIND_S = 30;
const LOOK_MS = 250;
/** Within so much of what is there already a jump is no new question to the station. */
const NEAR_S = 1;

export class ConvertedSource {
  readonly #element: HTMLMediaElement;
  readonly #url: string;
  readonly #durationS: number;
  readonly #shiftS: number;
  readonly #media = new MediaSource();
  readonly #failed: (status: number) => void;
  readonly #objectUrl: string;
  #buffer: SourceBuffer | undefined;
  #fetching: AbortController | undefined;
  /** Where the newest question began. */
  #fromS = 0;
  #stopped = false;

  constructor(element: HTMLMediaElement, url: string, durationMs: number, shiftMs: number, failed: (status: number) => void) {
    this.#element = element;
    this.#url = url;
    this.#durationS = durationMs / 1_000;
    this.#shiftS = shiftMs / 1_000;
    this.#failed = failed;
    this.#objectUrl = URL.createObjectURL(this.#media);
    element.src = this.#objectUrl;
    this.#media.addEventListener('sourceopen', () => { if (this.#buffer === undefined && !this.#stopped) void this.#feed(element.currentTime); }, { once: true });
    element.addEventListener('seeking', this.#seeking);
  }

  stop(): void {
    this.#stopped = true;
    this.#fetching?.abort();
    this.#element.removeEventListener('seeking', this.#seeking);
    URL.revokeObjectURL(this.#objectUrl);
  }

  readonly #seeking = () => {
    const at = this.#element.currentTime;
    if (this.#media.readyState === 'closed' || this.#has(at) || (this.#fetching !== undefined && at >= this.#fromS && at - this.#end() < NEAR_S && at >= this.#end())) return;
    void this.#feed(at);
  };

  #has(at: number): boolean {
    const { buffered } = this.#element;
    for (let i = 0; i < buffered.length; i += 1) if (buffered.start(i) <= at + 0.001 && at < buffered.end(i)) return true;
    return false;
  }

  /** Up to where it goes on without a hole from the newest question. */
  #end(): number {
    const { buffered } = this.#element;
    let end = this.#fromS;
    for (let i = 0; i < buffered.length; i += 1) if (buffered.start(i) <= end + NEAR_S && buffered.end(i) > end) end = buffered.end(i);
    return end;
  }

  async #feed(fromS: number): Promise<void> {
    this.#fetching?.abort();
    const stop = new AbortController();
    this.#fetching = stop;
    this.#fromS = fromS;
    try {
      const reply = await fetch(`${this.#url}?fromMs=${Math.max(0, Math.round(fromS * 1_000))}`, { signal: stop.signal });
      if (!reply.ok || reply.body === null) return this.#failed(reply.status);
      let head: Uint8Array | undefined = new Uint8Array(0);
      for await (const piece of reply.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
        if (stop.signal.aborted) return;
        let bytes: Uint8Array<ArrayBuffer> = piece;
        if (head !== undefined) {
          bytes = joined(head, piece);
          const codecs = codecsIn(bytes);
          head = codecs === undefined ? bytes : undefined;
          if (codecs === undefined) continue;
          if (this.#buffer === undefined) {
            this.#media.duration = this.#durationS;
            this.#buffer = this.#media.addSourceBuffer(codecs);
            this.#buffer.timestampOffset = -this.#shiftS;
          } else {
            await this.#idle(stop.signal);
            if (this.#media.readyState === 'open') this.#buffer.abort();
          }
        }
        await this.#append(bytes, stop.signal);
        while (!stop.signal.aborted && this.#end() - this.#element.currentTime > AHEAD_S) await pause(LOOK_MS);
      }
      await this.#idle(stop.signal);
      if (!stop.signal.aborted && this.#media.readyState === 'open') this.#media.endOfStream();
    } catch (error) {
      if (!stop.signal.aborted && !this.#stopped) this.#failed(error instanceof TypeError ? 0 : -1);
    } finally {
      if (this.#fetching === stop) this.#fetching = undefined;
    }
  }

  async #append(bytes: Uint8Array<ArrayBuffer>, stopped: AbortSignal): Promise<void> {
    const buffer = this.#buffer!;
    for (let tries = 0; tries < 3; tries += 1) {
      await this.#idle(stopped);
      if (stopped.aborted) return;
      try {
        buffer.appendBuffer(bytes);
        await this.#idle(stopped);
        return;
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
        const until = this.#element.currentTime - BEHIND_S / (tries + 1);
        if (until > 0) buffer.remove(0, until);
        else await pause(LOOK_MS);
      }
    }
  }

  async #idle(stopped: AbortSignal): Promise<void> {
    while (this.#buffer?.updating === true && !stopped.aborted) await new Promise((resolve) => { this.#buffer!.addEventListener('updateend', resolve, { once: true }); });
  }
}

const pause = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
