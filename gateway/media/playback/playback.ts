/**
 * What of stored clips goes out: their own bytes, what ffmpeg makes of them, small pictures. Serves whoever holds an open
 * view; who may have one is not decided here. Reads the vault and writes nothing of it.
 */
import { Readable } from 'node:stream';
import type { Clock } from '../../clock.ts';
import { StationError } from '../../domain/errors.ts';
import type { DiskFile } from '../../store/disk.ts';
import { howToPlay, type HowToPlay } from './how-to-play.ts';
import type { MediaFacts } from './media-facts.ts';
import { DEMUXERS, probe } from './probe.ts';
import { answerOf, missing, ONLY_FILES, run, type Programs, type RunningProgram } from './programs.ts';

/** Bytes read at once; one such piece waits for a slow browser. */
export const PIECE_BYTES = 256 * 1024;
/** Clips whose facts are kept. */
const MAX_FACTS = 2_000;
/** Conversions at once, of all viewers: each takes most of a processor. */
export const MAX_CONVERSIONS = 4;
/** The longest that one conversion runs, paused players included. */
const CONVERSION_MS = 4 * 3_600_000;
/** Containers without an index: ffmpeg finds a key frame only behind the wish, so it begins this much earlier. */
export const LEAD_MS = 10_000;
/** Times of what is converted are the clip's plus this: the first picture may be coded before time 0, and shifting it alone would put the rest out of place. */
export const CONVERTED_SHIFT_MS = 1_000;
const INDEXED: ReadonlySet<string> = new Set(['mp4', 'mov', 'avi', 'mkv']);
const THUMBNAIL_WIDTH = 160;
const THUMBNAIL_MS = 15_000;
const MAX_THUMBNAIL = 128 * 1024;
/** Pixels of a picture that is decoded for a thumbnail: video of 8K, and the photos of 64 megapixels that recorders are sold with. What is larger would take hundreds of MiB. */
const MAX_PIXELS = { video: 36_000_000, jpeg: 70_000_000 } as const;
/** Thumbnails in memory, by bytes; and so many are made at once. */
const MAX_THUMBNAILS_BYTES = 16 * 1024 * 1024;
const THUMBNAILS_AT_ONCE = 2;
const MAX_THUMBNAILS_WAITING = 100;
const PRESET = ['-preset', 'veryfast', '-tune', 'zerolatency', '-crf', '23', '-pix_fmt', 'yuv420p', '-g', '50', '-threads', '2'] as const;

export interface PlaybackParts {
  readonly clock: Clock;
  readonly programs: Programs;
  open(sha256: string): Promise<DiskFile | undefined>;
  /** Where the vault's file lies, for ffmpeg to read. */
  pathOf(sha256: string): string;
}

export interface ClipBytes { readonly sha256: string; readonly size: number }
export interface Known { readonly facts: MediaFacts; readonly how: HowToPlay }

export class Playback {
  readonly #parts: PlaybackParts;
  readonly #facts = new Map<string, Promise<Known>>();
  readonly #thumbnails = new Map<string, Buffer>();
  readonly #conversions = new Map<string, RunningProgram>();
  readonly #waiting: (() => void)[] = [];
  #thumbnailBytes = 0;
  #making = 0;

  constructor(parts: PlaybackParts) {
    this.#parts = parts;
  }

  get programs(): Programs {
    return this.#parts.programs;
  }

  /** What it is and how it is played; looked at once and kept. Throws 'disk-failed' when the vault lacks it, 'carrier-unavailable' when it could not be looked at just now. */
  know(clip: ClipBytes): Promise<Known> {
    const before = this.#facts.get(clip.sha256);
    if (before !== undefined) return before;
    const known = this.#know(clip);
    this.#facts.set(clip.sha256, known);
    known.catch(() => this.#facts.delete(clip.sha256));
    if (this.#facts.size > MAX_FACTS) this.#facts.delete(this.#facts.keys().next().value!);
    return known;
  }

  async #know({ sha256, size }: ClipBytes): Promise<Known> {
    const { programs, clock, pathOf } = this.#parts;
    const file = await this.#file(sha256);
    try {
      const readAt = async (position: number, length: number) => {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
        return bytes.subarray(0, await file.read(bytes, position));
      };
      const facts = await probe(pathOf(sha256), size, readAt, programs.ffprobe, clock);
      return { facts, how: howToPlay(facts, programs.ffmpeg !== null && programs.ffprobe !== null) };
    } finally {
      await file.close();
    }
  }

  async #file(sha256: string): Promise<DiskFile> {
    const file = await this.#parts.open(sha256);
    if (file === undefined) throw new StationError('disk-failed', '文件不在存储中，请运行检查 / the file is not in the vault; run a check', { path: sha256, operation: 'open' });
    return file;
  }

  /**
   * Bytes `from` to `to` (exclusive) as they lie in the vault; `sent` hears of each piece before it is on its way. Whoever
   * takes it destroys it when nobody reads any more; then the file is closed.
   */
  async bytes(clip: ClipBytes, from: number, to: number, signal: AbortSignal, sent: (bytes: number, from: number) => void): Promise<Readable> {
    const file = await this.#file(clip.sha256);
    let closing: Promise<void> | undefined;
    let at = from;
    const stream = new Readable({
      highWaterMark: PIECE_BYTES,
      read() {
        const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, to - at));
        file.read(piece, at).then((taken) => {
          if (stream.destroyed) return;
          if (taken < piece.length) {
            stream.destroy(new StationError('disk-failed', 'the file in the vault is shorter than it was', { path: clip.sha256, operation: 'read' }));
            return;
          }
          sent(taken, at);
          at += taken;
          stream.push(piece.subarray(0, taken));
          if (at >= to) stream.push(null);
        }, (error: Error) => stream.destroy(error));
      },
      destroy(error, done) {
        signal.removeEventListener('abort', abort);
        closing ??= file.close();
        closing.then(() => done(error), done);
      },
    });
    const abort = () => { stream.destroy(gone()); };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    return stream;
  }

  /**
   * The clip as fragmented MP4 whose times are those of the clip plus CONVERTED_SHIFT_MS, from a key frame at or before `fromMs` on. One at a time for
   * each view: the next ends the one before. Throws 'missing-program', 'conflict' (nothing to convert, too many at once).
   */
  async converted(view: string, clip: ClipBytes, fromMs: number, signal: AbortSignal): Promise<Readable> {
    const { clock, programs, pathOf } = this.#parts;
    const { facts, how } = await this.know(clip);
    if (programs.ffmpeg === null) throw missing('不能转换');
    if (how.kind !== 'remux' && how.kind !== 'transcode') throw new StationError('conflict', '无须转换 / it needs no conversion', { what: 'clip', id: clip.sha256 });
    this.#conversions.get(view)?.kill();
    this.#conversions.delete(view);
    if (this.#conversions.size >= MAX_CONVERSIONS) throw new StationError('conflict', `已有 ${MAX_CONVERSIONS} 个转换在进行，请关闭其他播放后再试 / ${MAX_CONVERSIONS} conversions are under way; close another player and try again`, { what: 'conversion', id: view, reason: 'busy' });
    const begin = INDEXED.has(facts.container) ? fromMs : Math.max(0, fromMs - LEAD_MS);
    const args = [
      '-hide_banner', '-nostdin', '-loglevel', 'error', ...inputOf(facts, pathOf(clip.sha256), begin), '-sn', '-dn', '-map_metadata', '-1',
      ...(how.video === 'none' ? ['-vn'] : ['-map', '0:v:0', ...(how.video === 'copy' ? ['-c:v', 'copy'] : ['-c:v', 'libx264', ...PRESET, '-vf', 'scale=w=trunc(min(1280\\,iw)/2)*2:h=-2'])]),
      ...(how.audio === 'none' ? ['-an'] : ['-map', '0:a:0', ...(how.audio === 'copy' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '96k', '-ac', '2'])]),
      '-max_muxing_queue_size', '1024', '-output_ts_offset', String(CONVERTED_SHIFT_MS / 1_000), '-avoid_negative_ts', 'disabled', '-use_editlist', '0', '-movflags', 'frag_keyframe+empty_moov+default_base_moof+frag_discont', '-frag_duration', '1000000', '-f', 'mp4', 'pipe:1',
    ];
    const running = run(programs.ffmpeg, args, clock, CONVERSION_MS);
    this.#conversions.set(view, running);
    const out = running.child.stdout!;
    const abort = () => {
      running.kill();
      out.destroy(gone());
    };
    signal.addEventListener('abort', abort, { once: true });
    // A browser that leaves: nobody reads any more.
    out.once('close', running.kill);
    void running.ended.then(() => {
      signal.removeEventListener('abort', abort);
      if (this.#conversions.get(view) === running) this.#conversions.delete(view);
    });
    if (signal.aborted) abort();
    return out;
  }

  /** A small JPEG of the picture at that moment. Throws 'missing-program', 'conflict' (no picture there, one of too many pixels, too many asked), 'carrier-unavailable' (not just now). */
  async thumbnail(clip: ClipBytes, atMs: number, signal: AbortSignal): Promise<Buffer> {
    const { clock, programs, pathOf } = this.#parts;
    if (programs.ffmpeg === null) throw missing('没有缩略图');
    const at = Math.max(0, Math.round(atMs));
    const name = `${clip.sha256} ${at}`;
    const before = this.#thumbnails.get(name);
    if (before !== undefined) {
      this.#thumbnails.delete(name);
      this.#thumbnails.set(name, before);
      return before;
    }
    const { facts, how } = await this.know(clip);
    const none = () => new StationError('conflict', '这里没有画面 / there is no picture here', { what: 'thumbnail', id: name });
    if (how.kind === 'cannot' || facts.video === null) throw none();
    const seek = DEMUXERS[facts.container] === undefined ? ['-f', 'image2', ...ONLY_FILES, '-i', pathOf(clip.sha256)] : inputOf(facts, pathOf(clip.sha256), at, false);
    const made = await this.#inTurn(() => answerOf(programs.ffmpeg!, [
      '-hide_banner', '-nostdin', '-loglevel', 'error', '-max_pixels', String(facts.container === 'jpeg' ? MAX_PIXELS.jpeg : MAX_PIXELS.video), ...seek, '-map', '0:v:0', '-frames:v', '1', '-an', '-sn', '-vf', `scale=${THUMBNAIL_WIDTH}:-2`, '-q:v', '6', '-map_metadata', '-1', '-f', 'mjpeg', 'pipe:1',
    ], clock, THUMBNAIL_MS, MAX_THUMBNAIL, signal));
    if (made === undefined || made.length === 0) throw none();
    this.#thumbnails.set(name, made);
    this.#thumbnailBytes += made.length;
    while (this.#thumbnailBytes > MAX_THUMBNAILS_BYTES) {
      const [oldest, bytes] = this.#thumbnails.entries().next().value!;
      this.#thumbnails.delete(oldest);
      this.#thumbnailBytes -= bytes.length;
    }
    return made;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#making >= THUMBNAILS_AT_ONCE) {
      if (this.#waiting.length >= MAX_THUMBNAILS_WAITING) throw new StationError('conflict', '缩略图正忙，请稍后 / thumbnails are busy; wait a moment', { what: 'thumbnail', reason: 'busy' });
      await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
    } else this.#making += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#making -= 1;
      else next();
    }
  }

  /** Ends every conversion. */
  async stop(): Promise<void> {
    const all = [...this.#conversions.values()];
    for (const one of all) one.kill();
    await Promise.all(all.map(({ ended }) => ended));
  }
}

/** What ffmpeg is told to read: this file, as what it is, from there on. `-ss 0` would make FLV begin at its second key frame. */
export function inputOf({ container }: MediaFacts, path: string, fromMs: number, keepTimes = true): readonly string[] {
  return [...ONLY_FILES, ...(fromMs > 0 ? ['-ss', (fromMs / 1_000).toFixed(3)] : []), ...(keepTimes ? ['-copyts', '-start_at_zero'] : []), '-f', DEMUXERS[container]!, '-i', path];
}

function gone(): StationError {
  return new StationError('peer-gone', '查看已结束 / the view is over', { what: 'view' });
}
