/**
 * One stream: who publishes it, what a joining viewer needs, who watches. Publishers come and go, the place and its viewers
 * stay for as long as a lost publisher may take it over again. No sockets; time is an argument.
 */
import type { LiveStream } from '../media-engine.ts';
import { FLEX_SCRIPT, meaningOf, SCRIPT, scriptBody, sizeIn, Tag, type TagKind } from './tag.ts';
import { Timeline } from './timeline.ts';

/** The connection that publishes. */
export interface Publisher {
  readonly subject: string;
  /** It is not the publisher any more. */
  end(why: 'taken-over' | 'closed' | 'silent'): void;
}

/** One that watches, whatever the protocol. */
export interface Viewer {
  offer(tag: Tag, nowMs: number): void;
  /** The stream is over. */
  end(): void;
}

/** How long the place of a lost publisher is kept, in milliseconds. */
export const KEEP_LOST_MS = 20_000;
/** Bytes of the group of pictures that a joining viewer gets; a longer one is not kept, and viewers wait for the next key frame. */
export const MAX_GROUP_BYTES = 6 * 1_048_576;
export const MAX_GROUP_TAGS = 4_096;
/** A publisher that sends no media for so long is lost, whatever its connection says. */
export const SILENT_MS = 15_000;
/** Take-overs of one stream in TAKE_OVER_SPAN_MS: two that push each other out do it no faster. */
export const MAX_TAKE_OVERS = 10;
export const TAKE_OVER_SPAN_MS = 20_000;

export type Admission = 'published' | 'returned' | 'busy';
const CONFIGS: readonly TagKind[] = ['metadata', 'video-config', 'audio-config'];

export class Place {
  readonly path: string;
  readonly viewers = new Set<Viewer>();
  #joined = 0;
  #playedBytes = 0;
  #publisher: Publisher | undefined;
  #subject = '';
  #sinceMs = 0;
  #lostAtMs = 0;
  #lastMediaMs = 0;
  #ended = false;
  readonly #timeline = new Timeline();
  readonly #configs = new Map<TagKind, Tag>();
  #group: Tag[] = [];
  #groupBytes = 0;
  /** Pictures are passed on from the next key frame of this publisher on. */
  #awaitKey = true;
  #takeOvers: number[] = [];
  #video: LiveStream['video'] = null;
  #audio: LiveStream['audio'] = null;
  #size: { readonly width: number; readonly height: number } | null = null;

  constructor(path: string) {
    this.path = path;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get lost(): boolean {
    return this.#publisher === undefined;
  }

  isOf(publisher: Publisher): boolean {
    return this.#publisher === publisher;
  }

  describe(): LiveStream {
    return {
      path: this.path, publisher: this.#subject, sinceMs: this.#sinceMs, video: this.#video, audio: this.#audio,
      width: this.#size?.width ?? null, height: this.#size?.height ?? null, viewers: this.viewers.size, joined: this.#joined, playedBytes: this.#playedBytes, state: this.lost ? 'lost' : 'live',
    };
  }

  /** Takes the place, at once also from a connection that still looks alive: whoever holds the token is the publisher. */
  publish(publisher: Publisher, nowMs: number, wallMs: number): Admission {
    const before = this.#publisher;
    const first = this.#sinceMs === 0;
    this.#takeOvers = this.#takeOvers.filter((atMs) => nowMs - atMs < TAKE_OVER_SPAN_MS);
    if (this.#takeOvers.length >= MAX_TAKE_OVERS) return 'busy';
    if (!first) this.#takeOvers.push(nowMs);
    this.#publisher = publisher;
    this.#subject = publisher.subject;
    this.#lastMediaMs = nowMs;
    this.#timeline.seam();
    this.#awaitKey = true;
    this.#clearGroup();
    before?.end('taken-over');
    if (first) this.#sinceMs = wallMs;
    return first ? 'published' : 'returned';
  }

  /** The connection of this publisher is gone. False where it was not the publisher any more. */
  leave(publisher: Publisher, nowMs: number): boolean {
    if (this.#publisher !== publisher) return false;
    this.#publisher = undefined;
    this.#lostAtMs = nowMs;
    return true;
  }

  /** The end: viewers are told. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    const before = this.#publisher;
    this.#publisher = undefined;
    before?.end('closed');
    for (const viewer of [...this.viewers]) viewer.end();
    this.viewers.clear();
    this.#clearGroup();
  }

  /** What is due by now: 'lost' when the publisher fell silent, 'ended' when nobody took the place over in time. */
  due(nowMs: number): 'lost' | 'ended' | undefined {
    if (this.#publisher !== undefined && nowMs - this.#lastMediaMs > SILENT_MS) {
      const silent = this.#publisher;
      this.leave(silent, nowMs);
      silent.end('silent');
      return 'lost';
    }
    return this.#publisher === undefined && nowMs - this.#lostAtMs > KEEP_LOST_MS ? 'ended' : undefined;
  }

  /** A message of this publisher; nobody else's is taken. True when codec or size became known or changed. */
  media(publisher: Publisher, type: number, senderMs: number, payload: Buffer, nowMs: number, wallMs: number): boolean {
    if (publisher !== this.#publisher) return false;
    const script = type === SCRIPT || type === FLEX_SCRIPT;
    const body = script ? scriptBody(type, payload) : payload;
    const meaning = meaningOf(script ? SCRIPT : type, body);
    if (meaning === undefined) return false;
    this.#lastMediaMs = nowMs;
    if (meaning.kind === 'frame' && this.#awaitKey) return false;
    if (meaning.kind === 'key') this.#awaitKey = false;
    const tag = new Tag(meaning.kind, script ? SCRIPT : type, this.#timeline.place(script ? SCRIPT : type, senderMs), body, wallMs);
    this.#keep(tag);
    for (const viewer of this.viewers) viewer.offer(tag, nowMs);
    return this.#learn(meaning.video ?? this.#video, meaning.audio ?? this.#audio, tag);
  }

  /** Adds a viewer and gives it the configurations and the group of pictures that is under way. */
  join(viewer: Viewer, nowMs: number): void {
    for (const kind of CONFIGS) {
      const tag = this.#configs.get(kind);
      if (tag !== undefined) viewer.offer(tag, nowMs);
    }
    for (const tag of this.#group) viewer.offer(tag, nowMs);
    this.viewers.add(viewer);
    this.#joined += 1;
  }

  /** So much went out to a player by RTMP. */
  played(bytes: number): void {
    this.#playedBytes += bytes;
  }

  #keep(tag: Tag): void {
    if (CONFIGS.includes(tag.kind)) {
      this.#configs.set(tag.kind, tag);
      if (tag.kind === 'video-config') this.#clearGroup();
      return;
    }
    if (tag.kind === 'key') this.#clearGroup();
    else if (this.#group.length === 0) return;
    this.#group.push(tag);
    this.#groupBytes += tag.bytes;
    if (this.#groupBytes > MAX_GROUP_BYTES || this.#group.length > MAX_GROUP_TAGS) this.#clearGroup();
  }

  #clearGroup(): void {
    this.#group = [];
    this.#groupBytes = 0;
  }

  #learn(video: LiveStream['video'], audio: LiveStream['audio'], tag: Tag): boolean {
    const size = tag.kind === 'metadata' ? sizeIn(tag.payload) ?? this.#size : this.#size;
    const news = video !== this.#video || audio !== this.#audio || size?.width !== this.#size?.width || size?.height !== this.#size?.height;
    this.#video = video;
    this.#audio = audio;
    this.#size = size;
    return news;
  }
}
