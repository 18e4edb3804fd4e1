/**
 * A live stream as files that can be cut off anywhere: FLV tags in, fragmented MP4 out. Each file begins at a key frame with
 * one configuration; another configuration, a time axis that jumps, or its length begins the next. Pure: tags and the wall clock
 * are arguments. Holds half a second of samples, and of each track the newest, whose length only its successor tells.
 */
import type { AudioConfig } from './aac.ts';
import { readAacConfig } from './aac.ts';
import { orNull } from './bad-media.ts';
import { meaningOf, type FlvTag } from './flv-tag.ts';
import { readAvcConfig, type VideoConfig } from './h264.ts';
import { readHevcConfig } from './h265.ts';
import { fragment, sealed, type Run } from './mp4-fragment.ts';
import { AUDIO_TRACK, initSegment, VIDEO_TIMESCALE, VIDEO_TRACK } from './mp4-init.ts';
import { LiveTrack } from './live-track.ts';

/** Media time of one fragment, unless a key frame comes sooner: what a crash can take beyond what is on its way. */
export const FRAGMENT_MS = 500;
/** Sound waits so long for the first picture of a stream that has said it has pictures. */
export const KEY_WAIT_MS = 2_000;
/** A sender's clock that goes further than this in one step, forwards or back, begins another file. */
export const MAX_STEP_MS = 10_000;
export const MAX_BACK_MS = 2_000;
/** The picture came so much later than its own time says: the sender was away, and the file's length would not be the truth. */
export const MAX_SLIP_MS = 2_000;
/** Length of one file; it ends at the first key frame after that, and at twice that in any case. */
export const MAX_SEGMENT_MS = 30 * 60_000;
export const MAX_SEGMENT_BYTES = 2 * 1024 * 1024 * 1024;
/** What may wait for its fragment, over both tracks. */
const MAX_PENDING_BYTES = 4 * 1024 * 1024;
const MAX_PENDING_SAMPLES = 512;

/** Why a file is over. */
export type SegmentEnd = 'configuration' | 'timeline' | 'length' | 'finished';

export type MuxOutput =
  /** A file begins: ftyp and moov. */
  | { readonly kind: 'init'; readonly bytes: Buffer; readonly video: VideoConfig | null; readonly audio: AudioConfig | null }
  | { readonly kind: 'fragment'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly why: SegmentEnd };

interface Segment {
  readonly video: LiveTrack | null;
  readonly audio: LiveTrack | null;
  /** Sender's time at which the file's time axis begins. */
  readonly originMs: number;
  sequence: number;
  bytes: number;
  /** Wall clock minus sender's time where the way was shortest. */
  anchorMs: number;
}

interface Frame { readonly timeMs: number; readonly data: Buffer; readonly key: boolean; readonly compositionMs: number }

export class LiveMuxer {
  readonly #maxMs: number;
  readonly #maxBytes: number;
  #video: VideoConfig | null = null;
  #audio: AudioConfig | null = null;
  #segment: Segment | undefined;
  /** Before a file is begun: what it will begin with. */
  #early: { readonly video: Frame[]; readonly audio: Frame[] } = { video: [], audio: [] };
  /** The next file begins at the next key frame. */
  #cut: SegmentEnd | undefined;
  /** Sender's time without its wrapping at 2^32. */
  #newestMs: number | undefined;
  /** Wall clock minus sender's time, the least since the last fragment. */
  #offsetMs = Infinity;
  readonly #strange = new Set<string>();
  #out: MuxOutput[] = [];

  constructor({ maxSegmentMs = MAX_SEGMENT_MS, maxSegmentBytes = MAX_SEGMENT_BYTES }: { readonly maxSegmentMs?: number; readonly maxSegmentBytes?: number } = {}) {
    this.#maxMs = maxSegmentMs;
    this.#maxBytes = maxSegmentBytes;
  }

  /** Codecs that came and cannot be written down, e.g. 'video av1'. */
  get strange(): readonly string[] {
    return [...this.#strange];
  }

  /** @param wallMs when the tag came */
  push(tag: FlvTag, wallMs: number): MuxOutput[] {
    const meaning = meaningOf(tag);
    if (meaning === null || meaning.packet === 'none') return [];
    const known = meaning.codec === 'h264' || meaning.codec === 'h265' || meaning.codec === 'aac';
    if (!known) {
      this.#strange.add(`${meaning.type} ${meaning.codec}`);
      return [];
    }
    if (meaning.packet === 'config') this.#configure(meaning.type, meaning.codec, meaning.data);
    else if (meaning.data.length > 0) {
      const timeMs = this.#timeOf(tag.timeMs);
      this.#offsetMs = Math.min(this.#offsetMs, wallMs - timeMs);
      // The splitter's bytes may be those of the next tag by the time they are written.
      const frame: Frame = { timeMs, data: Buffer.from(meaning.data), key: meaning.type === 'audio' || meaning.key, compositionMs: meaning.type === 'video' ? meaning.compositionMs : 0 };
      if (meaning.type === 'video') this.#picture(frame);
      else this.#sound(frame);
    }
    return this.#take();
  }

  /** Nothing has come for a while: what waits is given, but for the newest sample of each track. */
  flush(): MuxOutput[] {
    if (this.#segment !== undefined) this.#emit(false);
    return this.#take();
  }

  /** The stream is over: everything is given, and the file ended. A later tag begins another. */
  finish(): MuxOutput[] {
    this.#end('finished');
    return this.#take();
  }

  #take(): MuxOutput[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  // ---------------------------------------------------------------------------------------------- what comes

  #configure(type: 'video' | 'audio', codec: string, data: Buffer): void {
    if (type === 'video') {
      const config = orNull(() => (codec === 'h264' ? readAvcConfig(data) : readHevcConfig(data)));
      if (config === null) this.#strange.add(`video ${codec} with a configuration that cannot be read`);
      else if (this.#video === null || config.codec !== this.#video.codec || !config.record.equals(this.#video.record)) {
        // Nothing that was there before can be decoded with it: a key frame of its own follows.
        if (this.#segment?.video != null) this.#end('configuration');
        this.#early.video.length = 0;
        this.#video = config;
      }
      return;
    }
    const config = orNull(() => readAacConfig(data));
    if (config === null) this.#strange.add('audio aac with a configuration that cannot be read');
    else if (this.#audio === null || !config.record.equals(this.#audio.record)) {
      this.#early.audio.length = 0;
      this.#audio = config;
      if (this.#segment === undefined) return;
      // A file with pictures goes on to its next key frame: to end it here would lose the pictures up to there.
      if (this.#segment.video === null) this.#end('configuration');
      else this.#cut = 'configuration';
    }
  }

  /** The sender's time, unwrapped; a step that is none of a clock that goes on ends the file. */
  #timeOf(raw: number): number {
    const newest = this.#newestMs;
    if (newest === undefined) return this.#newestMs = raw;
    // Of the times that look like this one, the nearest.
    let timeMs = newest + ((raw - newest) % 2 ** 32);
    if (timeMs - newest > 2 ** 31) timeMs -= 2 ** 32;
    if (newest - timeMs > 2 ** 31) timeMs += 2 ** 32;
    if (timeMs > newest + MAX_STEP_MS || timeMs < newest - MAX_BACK_MS) {
      this.#end('timeline');
      this.#early = { video: [], audio: [] };
      this.#offsetMs = Infinity;
      return this.#newestMs = timeMs;
    }
    this.#newestMs = Math.max(newest, timeMs);
    return timeMs;
  }

  #picture(frame: Frame): void {
    if (this.#video === null) return;
    if (frame.key && this.#segment !== undefined && (this.#cut !== undefined || this.#segment.video === null)) this.#end(this.#cut ?? 'configuration');
    if (this.#segment === undefined) {
      if (!frame.key && this.#early.video.length === 0) return;
      this.#early.video.push(frame);
      return this.#beginWhenDue();
    }
    const { video, originMs } = this.#segment;
    if (video === null) return;
    video.add((frame.timeMs - originMs) * VIDEO_TIMESCALE / 1_000, frame.compositionMs * VIDEO_TIMESCALE / 1_000, frame.key, frame.data);
    this.#emitWhenDue(frame.key);
  }

  #sound(frame: Frame): void {
    if (this.#audio === null) return;
    if (this.#cut !== undefined && this.#segment?.video === null) this.#end(this.#cut);
    if (this.#segment === undefined) {
      this.#early.audio.push(frame);
      return this.#beginWhenDue();
    }
    const { audio, originMs } = this.#segment;
    // Under another configuration than the file's: it waits for the next file, and until then there is none.
    if (audio === null || this.#cut === 'configuration') {
      this.#cut ??= 'configuration';
      return;
    }
    audio.add(Math.round((frame.timeMs - originMs) * audio.timescale / 1_000), 0, true, frame.data);
    this.#emitWhenDue(false);
  }

  // ---------------------------------------------------------------------------------------------- what goes

  #beginWhenDue(): void {
    const { video, audio } = this.#early;
    const all = [...video, ...audio];
    const spanMs = this.#newestMs! - Math.min(...all.map(({ timeMs }) => timeMs));
    const full = all.length >= MAX_PENDING_SAMPLES || all.reduce((sum, { data }) => sum + data.length, 0) >= MAX_PENDING_BYTES;
    if (full || spanMs >= (video.length === 0 && this.#video !== null ? KEY_WAIT_MS : FRAGMENT_MS)) this.#begin();
  }

  #begin(): void {
    const { video, audio } = this.#early;
    const frames = [...video, ...audio];
    if (frames.length === 0) return;
    this.#early = { video: [], audio: [] };
    const decodedMs = Math.min(...frames.map(({ timeMs }) => timeMs));
    const shownMs = Math.min(...frames.slice(0, 1).map(({ timeMs, compositionMs }) => timeMs + compositionMs), ...audio.slice(0, 1).map(({ timeMs }) => timeMs));
    // A picture that is shown before it is decoded, by its numbers, would lie before the file's beginning.
    const originMs = Math.min(decodedMs, shownMs);
    const withVideo = video.length > 0 ? this.#video : null;
    const segment: Segment = this.#segment = {
      video: withVideo === null ? null : new LiveTrack(VIDEO_TIMESCALE, null), audio: this.#audio === null ? null : new LiveTrack(this.#audio.sampleRate, this.#audio.frameSamples),
      originMs, sequence: 0, bytes: 0, anchorMs: this.#offsetMs,
    };
    this.#cut = undefined;
    const bytes = sealed(initSegment({ video: withVideo, audio: this.#audio, skipMs: shownMs - originMs, createdMs: originMs + this.#offsetMs }));
    segment.bytes += bytes.length;
    this.#out.push({ kind: 'init', bytes, video: withVideo, audio: this.#audio });
    for (const frame of video) segment.video!.add((frame.timeMs - originMs) * VIDEO_TIMESCALE / 1_000, frame.compositionMs * VIDEO_TIMESCALE / 1_000, frame.key, frame.data);
    for (const frame of audio) segment.audio!.add(Math.round((frame.timeMs - originMs) * segment.audio!.timescale / 1_000), 0, true, frame.data);
    this.#emit(false);
  }

  #emitWhenDue(key: boolean): void {
    const { video, audio } = this.#segment!;
    const tracks = [video, audio].filter((one) => one !== null);
    const spanMs = Math.max(...tracks.map((one) => one.pendingMs));
    const samples = tracks.reduce((sum, one) => sum + one.pendingSamples, 0);
    const bytes = tracks.reduce((sum, one) => sum + one.pendingBytes, 0);
    if (key || spanMs >= FRAGMENT_MS || samples >= MAX_PENDING_SAMPLES || bytes >= MAX_PENDING_BYTES) this.#emit(false);
  }

  #emit(last: boolean): void {
    const segment = this.#segment!;
    const runs: Run[] = [];
    for (const [track, id] of [[segment.video, VIDEO_TRACK], [segment.audio, AUDIO_TRACK]] as const) {
      const taken = track?.take(last);
      if (taken !== undefined) runs.push({ track: id, ...taken });
    }
    if (runs.length === 0) return;
    const [first] = runs;
    const atMs = segment.originMs + first!.decodeTime * 1_000 / (first!.track === VIDEO_TRACK ? VIDEO_TIMESCALE : segment.audio!.timescale);
    const offsetMs = Number.isFinite(this.#offsetMs) ? this.#offsetMs : segment.anchorMs;
    segment.sequence += 1;
    const bytes = fragment(segment.sequence, runs, atMs + offsetMs);
    segment.bytes += bytes.length;
    this.#out.push({ kind: 'fragment', bytes });
    if (last) return;
    if (offsetMs - segment.anchorMs > MAX_SLIP_MS) this.#cut ??= 'timeline';
    segment.anchorMs = Math.min(segment.anchorMs, offsetMs);
    this.#offsetMs = Infinity;
    const lengthMs = this.#newestMs! - segment.originMs;
    if (lengthMs >= this.#maxMs || segment.bytes >= this.#maxBytes) this.#cut ??= 'length';
    if (lengthMs >= this.#maxMs * 2 || segment.bytes >= this.#maxBytes * 2) this.#end('length');
  }

  #end(why: SegmentEnd): void {
    if (this.#segment === undefined) {
      if (why !== 'finished') return;
      this.#begin();
      // Pictures may still be on their way for which sound alone would not begin a file.
      if (this.#segment === undefined) return;
    }
    this.#emit(true);
    this.#segment = undefined;
    this.#cut = undefined;
    this.#out.push({ kind: 'end', why });
  }
}
