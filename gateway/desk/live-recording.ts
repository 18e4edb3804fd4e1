/**
 * The recording of one incident: waits for its stream, writes it down in segments, and goes on with the next segment when the
 * engine or the publisher comes back. What it has written is stored in the background while it goes on.
 */
import type { Readable } from 'node:stream';
import { StationError } from '../domain/errors.ts';
import type { IncidentEnd } from '../domain/incident-events.ts';
import type { IncidentRow } from '../domain/incident-register.ts';
import { FlvSplitter } from '../media/format/flv-splitter.ts';
import type { FlvTag } from '../media/format/flv-tag.ts';
import { LiveMuxer, type MuxOutput } from '../media/format/live-muxer.ts';
import type { MediaEngine } from '../media/media-engine.ts';
import { streamPathOf } from '../media/token.ts';
import type { IncomingLive } from '../store/evidence-store.ts';
import { MAX_LIVE_SEGMENTS } from '../store/live-part.ts';
import type { LiveFacts } from './incident-list.ts';
import { keepSegment, tellUnkept, type LiveDeskWorld } from './live-segment.ts';

/** How long a stream may be gone, or not come at all, before the incident is over. */
export const GONE_MS = 120_000;
/** How long it rests before it asks for the stream again. */
export const RETRY_MS = 500;
/** Silence after which what waits for its fragment is written: a crash takes no more than the last second. */
export const STALL_MS = 1_000;
/** A stream that comes for so long, its silence not counted, and of which nothing can be written down is none that the station can record. */
export const NOTHING_MS = 30_000;
/** Streams one after the other that are no FLV. */
const MAX_BROKEN = 5;

export interface RecordingWorld extends LiveDeskWorld {
  /** null where the station has none, or it is being started. */
  media(): Pick<MediaEngine, 'flv'> | null;
}

export class LiveRecording {
  readonly row: Pick<IncidentRow, 'incident' | 'recorder'>;
  readonly #world: RecordingWorld;
  readonly #over: (why: IncidentEnd, detail: string) => void;
  readonly #stop = new AbortController();
  readonly #storing = new Set<Promise<void>>();
  readonly #running: Promise<void>;
  #nextSegment: number;
  #part: IncomingLive | undefined;
  #bytes = 0;
  #writing: Promise<void> = Promise.resolve();
  /** When the last bytes came, or it began to wait. */
  #heardMs: number;
  #seen = false;
  #broken = 0;
  #ended = false;

  /** @param over called once, when the recording has come to an end by itself. It is still to be stopped. */
  constructor(row: Pick<IncidentRow, 'incident' | 'recorder'>, nextSegment: number, world: RecordingWorld, over: (why: IncidentEnd, detail: string) => void) {
    this.row = row;
    this.#nextSegment = nextSegment;
    this.#world = world;
    this.#over = over;
    this.#heardMs = world.clock.monotonicMs();
    this.#running = this.#run();
  }

  get facts(): LiveFacts {
    const state = this.#part !== undefined ? 'recording' : this.#stop.signal.aborted || this.#ended ? 'storing' : 'waiting';
    return { state, segment: this.#part?.live.segment ?? 0, bytes: this.#bytes };
  }

  /** Ends it: what was written is closed and stored. Resolves when that is done, or cannot be done before the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    while (this.#storing.size > 0) await Promise.all([...this.#storing]);
  }

  // ---------------------------------------------------------------------------------------------- the stream

  async #run(): Promise<void> {
    const { clock } = this.#world;
    try {
      while (!this.#stop.signal.aborted && !this.#ended) {
        const stream = await this.#ask();
        if (stream !== undefined) await this.#record(stream);
        if (clock.monotonicMs() - this.#heardMs >= GONE_MS) this.#end(this.#seen ? 'stream-gone' : 'no-stream', '');
        if (!this.#stop.signal.aborted && !this.#ended) await this.#rest(RETRY_MS);
      }
    } catch (error) {
      this.#failed(error);
    }
  }

  async #ask(): Promise<Readable | undefined> {
    try {
      return await this.#world.media()?.flv(streamPathOf(this.row.recorder), { signal: this.#stop.signal });
    } catch (error) {
      if (error instanceof StationError && (error.code === 'not-found' || error.code === 'peer-gone')) return undefined;
      throw error;
    }
  }

  /** One connection to the engine, to its end. */
  async #record(stream: Readable): Promise<void> {
    const { clock } = this.#world;
    const splitter = new FlvSplitter();
    const muxer = new LiveMuxer();
    let cameMs = 0;
    let began = false;
    const give = (outputs: readonly MuxOutput[]) => {
      began ||= outputs.length > 0;
      return this.#write(outputs);
    };
    const watch = this.#watch(stream, () => give(muxer.flush()));
    try {
      for await (const piece of stream as AsyncIterable<Uint8Array>) {
        if (this.#stop.signal.aborted || this.#ended) break;
        const nowMs = clock.monotonicMs();
        // A recorder without radio says nothing of its codec: what counts is the time in which something came.
        cameMs += Math.min(nowMs - this.#heardMs, STALL_MS);
        this.#heardMs = nowMs;
        const outputs: MuxOutput[] = [];
        const wallMs = clock.wallMs();
        splitter.push(piece, (tag: FlvTag) => outputs.push(...muxer.push(tag, wallMs)));
        if (outputs.length > 0) await give(outputs);
        else if (!began && cameMs > NOTHING_MS) return this.#end('not-recordable', muxer.strange.join(', '));
        if (began) this.#broken = 0;
      }
    } catch (error) {
      // The line broke, or it is no FLV: what came until then is whole. What the disk says is no matter of the stream.
      if (error instanceof StationError && error.code !== 'bad-input' && error.code !== 'peer-gone') throw error;
      const lineBroke = error instanceof Error && 'code' in error && error.code !== 'bad-input';
      if (!lineBroke && (this.#broken += 1) >= MAX_BROKEN) this.#end('not-recordable', error instanceof Error ? error.message : '');
    } finally {
      watch();
      stream.destroy();
    }
    await give(muxer.finish());
  }

  /** While the stream is silent: writes what waits, and gives it up when it has been silent for too long. Answers with what ends that. */
  #watch(stream: Readable, flush: () => Promise<void>): () => void {
    const { clock } = this.#world;
    let cancel: () => void = () => undefined;
    const arm = () => {
      cancel = clock.at(clock.monotonicMs() + STALL_MS, () => {
        const silentMs = clock.monotonicMs() - this.#heardMs;
        if (silentMs >= GONE_MS) return void stream.destroy();
        if (silentMs >= STALL_MS) flush().catch((error: unknown) => stream.destroy(error as Error));
        arm();
      });
    };
    arm();
    return () => cancel();
  }

  /** Resolves after so long, or when it is to stop. */
  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const { signal } = this.#stop;
      const done = () => {
        signal.removeEventListener('abort', done);
        cancel();
        resolve();
      };
      const cancel = this.#world.clock.at(this.#world.clock.monotonicMs() + ms, done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  // ---------------------------------------------------------------------------------------------- the disk

  /** One after the other: a flush may come while a fragment is being written. */
  #write(outputs: readonly MuxOutput[]): Promise<void> {
    const work = this.#writing.then(() => this.#writeAll(outputs));
    this.#writing = work.catch(() => undefined);
    return work;
  }

  async #writeAll(outputs: readonly MuxOutput[]): Promise<void> {
    for (const output of outputs) {
      if (this.#ended) return;
      if (output.kind === 'end') {
        this.#close();
        continue;
      }
      const { store } = this.#world;
      await store.reserve(output.bytes.length);
      if (output.kind === 'init') {
        if (this.#nextSegment > MAX_LIVE_SEGMENTS) return this.#end('too-long', '');
        this.#part = await store.live.begin({ incident: this.row.incident, recorder: this.row.recorder, segment: this.#nextSegment });
        this.#nextSegment += 1;
        this.#bytes = 0;
        this.#seen = true;
      }
      if (this.#part === undefined) continue;
      await this.#part.append(output.bytes);
      this.#bytes += output.bytes.length;
    }
  }

  /** Stores the segment in the background: the next one may have begun. */
  #close(): void {
    const part = this.#part;
    this.#part = undefined;
    if (part === undefined) return;
    const storing = keepSegment(part, this.#world).then(() => undefined, (error: unknown) => tellUnkept(part.live, error, this.#world)).catch((error: unknown) => {
      // A log that takes nothing has an alarm of its own.
      if (!(error instanceof StationError)) throw error;
    });
    this.#storing.add(storing);
    void storing.finally(() => this.#storing.delete(storing));
  }

  #end(why: IncidentEnd, detail: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#close();
    this.#over(why, detail);
  }

  #failed(error: unknown): void {
    if (!(error instanceof StationError)) throw error;
    // Nobody knows what is durable: the next start finds the part and goes on from there.
    if (error.durableStateUnknown) return void this.#part?.close().catch(() => undefined);
    this.#end(error.code === 'disk-full' ? 'disk-full' : 'disk-failed', error.message);
  }
}
