/** What the station needs of a media engine. Two do it: our own in a child process, and one outside by its hooks. */
import type { Readable } from 'node:stream';
import type { TokenClaims } from './token.ts';

export interface LiveStream {
  /** `/live/<name>`; see streamPathOf. */
  readonly path: string;
  /** Subject of the token that it is published with. */
  readonly publisher: string;
  /** Wall clock of the first publish; a publisher that comes back keeps it. */
  readonly sinceMs: number;
  /** null as long as no picture came. */
  readonly video: 'h264' | 'h265' | 'other' | null;
  readonly audio: 'aac' | 'other' | null;
  /** Pixels; null where the stream does not say. */
  readonly width: number | null;
  readonly height: number | null;
  readonly viewers: number;
  /** Viewers that have joined so far, those that are gone among them. */
  readonly joined: number;
  /** Bytes that went out to players by RTMP; an outside engine does not say. */
  readonly playedBytes: number;
  /** 'lost': the publisher is gone, its place is kept for a while for it to take over again. */
  readonly state: 'live' | 'lost';
}

/** Why somebody was turned away at the engine's door. */
export type RefusalReason =
  | 'malformed' | 'forged' | 'expired' | 'other-action' | 'other-path' | 'no-token'
  /** The token is good, and whoever holds it is served no more. */
  | 'revoked'
  /** There is no such stream to play. */
  | 'unknown-stream'
  /** A bound of the engine is reached: streams, viewers, connections, take-overs. */
  | 'busy'
  /** It does not speak the protocol, or breaks one of its bounds. */
  | 'protocol'
  /** It does not speak TLS where TLS is asked for, or does not take the certificate. */
  | 'no-tls'
  /** It was silent for too long. */
  | 'silent';

export interface Refusal {
  readonly reason: RefusalReason;
  readonly action: 'publish' | 'play' | 'connect';
  /** null where it did not get so far as to name one. */
  readonly path: string | null;
  /** Address without port. */
  readonly address: string;
  /** So many more were not told of one by one since the last that was. */
  readonly more: number;
}

export type StreamChange =
  /**
   * 'described': codec or size became known. 'returned': a publisher took its stream over again, from 'lost' or from a
   * connection that was dead already. 'ended' is the last word of a stream.
   */
  | { readonly kind: 'published' | 'described' | 'lost' | 'returned' | 'ended'; readonly stream: LiveStream }
  | { readonly kind: 'engine-down' | 'engine-up'; readonly why?: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** See MediaEngine.refuse. */
export const ALL_TOKENS = Number.MAX_SAFE_INTEGER;

export interface MediaEngine {
  /** Resolves when publishers and viewers can connect. Throws StationError 'carrier-unavailable'. */
  start(): Promise<void>;
  stop(): Promise<void>;
  streams(): readonly LiveStream[];
  /** Answers with what ends the listening. */
  on(listener: (change: StreamChange) => void): () => void;
  /** Where a publisher connects, e.g. rtmp://10.0.0.5:1935; null where nothing listens. The stream's path and `?token=` follow it. */
  publishAddress(): string | null;
  /** Where a program of this machine publishes a stored clip; null where nothing listens, and where the engine does not tell what the station needs to know of such a stream. */
  localAddress(): string | null;
  /** Why nobody can publish or watch just now, in Chinese and English; null while they can. */
  trouble(): string | null;
  /** What opens a stream to a publisher or to a player by RTMP. Throws StationError 'bad-input' for claims that no token can carry. */
  token(claims: TokenClaims): string;
  /**
   * The stream as FLV from its newest key frame on: header, then whole tags. Ends when the stream ends; fails when the
   * engine or the line to it does, and the caller asks again. A slow reader loses frames up to the next key frame; one that
   * does not read at all is cut. Throws StationError 'not-found' (no such stream) or 'peer-gone' (engine down: ask again).
   */
  flv(path: string, options: { readonly signal: AbortSignal }): Promise<Readable>;
  /** Process number of an engine that this station runs; undefined while none does. */
  pid(): number | undefined;
  /**
   * From now on nobody begins to publish with a token of this subject that expires by then (milliseconds since 1970; `ALL_TOKENS`: whatever
   * it says; 0: every token is good again). Holds over a restart of the engine, not over one of the station. What runs goes on until
   * `close`; players are not asked.
   */
  refuse(subject: string, expiringByMs: number): void;
  /** Cuts a publisher off and ends its stream. Unknown paths are left alone. */
  close(path: string): void;
}
