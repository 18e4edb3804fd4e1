/** The engine: doors, places and tokens put together. Runs in a process of its own (main.ts); a test may run it in place. */
import type { Cancel, Clock } from '../../clock.ts';
import { RefusalMeter } from '../../domain/refusal-meter.ts';
import type { LiveStream, Refusal, RefusalReason } from '../media-engine.ts';
import { readToken, type TokenAction } from '../token.ts';
import type { RtmpMessage } from './chunk-reader.ts';
import type { EngineLimits } from './limits.ts';
import { Place } from './place.ts';
import { PlayDoor, type PlayGate } from './play-door.ts';
import { Pump } from './pump.ts';
import type { RtmpConnection } from './rtmp-connection.ts';
import { RtmpDoor, type DoorGate } from './rtmp-door.ts';

export interface EngineSettings {
  /** Where RTMP listens; null: nowhere. */
  readonly rtmp: { readonly host: string; readonly port: number; readonly tls?: { readonly key: string; readonly cert: string } | undefined } | null;
  /** Loopback; 0: any that is free. */
  readonly playPort: number;
  readonly key: Uint8Array;
  readonly limits: EngineLimits;
}

export type EngineReport =
  | { readonly tell: 'published' | 'described' | 'lost' | 'returned' | 'ended'; readonly stream: LiveStream }
  | { readonly tell: 'refused'; readonly refusal: Refusal };

/** How often deadlines are looked at. */
const TICK_MS = 250;

export class Engine {
  readonly #settings: EngineSettings;
  readonly #clock: Clock;
  readonly #report: (report: EngineReport) => void;
  readonly #places = new Map<string, Place>();
  readonly #players = new Map<RtmpConnection, { readonly place: Place; readonly pump: Pump }>();
  readonly #refusals = new RefusalMeter();
  /** Of lines that named no stream, told by themselves: whoever knocks without end does not hide why a recorder is turned away. */
  readonly #strangers = new RefusalMeter();
  /** Whose tokens open nothing any more. As many as the station names: recorders that were taken out of service. */
  readonly #revoked = new Map<string, number>();
  readonly #rtmpDoor: RtmpDoor | undefined;
  readonly #playDoor: PlayDoor;
  #cancelTick: Cancel = () => undefined;

  constructor(settings: EngineSettings, clock: Clock, report: (report: EngineReport) => void) {
    this.#settings = settings;
    this.#clock = clock;
    this.#report = report;
    if (settings.rtmp !== null) this.#rtmpDoor = new RtmpDoor({ ...settings.rtmp, limits: settings.limits }, this.#gate(), clock);
    this.#playDoor = new PlayDoor(this.#playGate(), clock, settings.limits.viewers + SPARE_CONNECTIONS);
  }

  /** Rejects with the system's error where a port cannot be had. */
  async start(): Promise<{ readonly rtmpPort: number | null; readonly playPort: number }> {
    const rtmpPort = (await this.#rtmpDoor?.open()) ?? null;
    const playPort = await this.#playDoor.open(this.#settings.playPort).catch(async (error: unknown) => {
      await this.#rtmpDoor?.close();
      throw error;
    });
    this.#tick();
    return { rtmpPort, playPort };
  }

  async stop(): Promise<void> {
    this.#cancelTick();
    for (const place of [...this.#places.values()]) this.#end(place);
    await Promise.all([this.#rtmpDoor?.close(), this.#playDoor.close()]);
  }

  streams(): readonly LiveStream[] {
    return [...this.#places.values()].map((place) => place.describe());
  }

  /** See MediaEngine.refuse. */
  refuse(subject: string, expiringByMs: number): void {
    if (expiringByMs > 0) this.#revoked.set(subject, expiringByMs);
    else this.#revoked.delete(subject);
  }

  close(path: string): void {
    const place = this.#places.get(path);
    if (place !== undefined) this.#end(place);
  }

  #tick(): void {
    const nowMs = this.#clock.monotonicMs();
    this.#rtmpDoor?.tick(nowMs);
    this.#playDoor.tick(nowMs);
    for (const { pump } of [...this.#players.values()]) pump.due(nowMs);
    for (const place of [...this.#places.values()]) {
      const due = place.due(nowMs);
      if (due === 'lost') this.#report({ tell: 'lost', stream: place.describe() });
      if (due === 'ended') this.#end(place);
    }
    this.#cancelTick = this.#clock.at(nowMs + TICK_MS, () => this.#tick());
  }

  #end(place: Place): void {
    this.#places.delete(place.path);
    place.end();
    this.#report({ tell: 'ended', stream: place.describe() });
  }

  #gate(): DoorGate {
    return {
      publish: (connection, path, token) => this.#publish(connection, path, token),
      play: (connection, path, token) => this.#play(connection, path, token),
      media: (connection, message) => this.#media(connection, message),
      done: (connection) => {
        const place = this.#placeOf(connection);
        if (place !== undefined) this.#end(place);
      },
      refused: (connection, action, path, reason) => {
        this.#refused(action, path, connection.address, reason);
        this.#gone(connection);
      },
      closed: (connection) => this.#gone(connection),
      insecure: (address) => this.#refused('connect', null, address, 'no-tls'),
      drained: (connection) => this.#players.get(connection)?.pump.drained(this.#clock.monotonicMs()),
    };
  }

  #publish(connection: RtmpConnection, path: string, token: string | undefined): RefusalReason | undefined {
    const verdict = this.#subject('publish', path, token);
    if ('refused' in verdict) return verdict.refused;
    let place = this.#places.get(path);
    if (place === undefined) {
      if (this.#places.size >= this.#settings.limits.streams) return 'busy';
      place = new Place(path);
    }
    connection.subject = verdict.subject;
    const admission = place.publish(connection, this.#clock.monotonicMs(), this.#clock.wallMs());
    if (admission === 'busy') return 'busy';
    this.#places.set(path, place);
    connection.accepted('publisher', verdict.subject);
    this.#report({ tell: admission, stream: place.describe() });
    return undefined;
  }

  #play(connection: RtmpConnection, path: string, token: string | undefined): RefusalReason | undefined {
    const answer = this.#watch(path, token);
    if ('refused' in answer) return answer.refused;
    connection.accepted('player', answer.subject);
    const pump = new Pump(this.#rtmpDoor!.sinkOf(connection), (tag) => {
      const bytes = tag.rtmp();
      answer.place.played(bytes.length);
      return bytes;
    });
    this.#players.set(connection, { place: answer.place, pump });
    answer.place.join(pump, this.#clock.monotonicMs());
    return undefined;
  }

  #playGate(): PlayGate {
    return {
      watch: (path, token, address) => {
        const answer = this.#watch(path, token);
        // The station itself asks again and again for a picture that it awaits: told, that would hide those who are turned away.
        if ('refused' in answer && answer.refused !== 'unknown-stream') this.#refused('play', path, address, answer.refused);
        return answer;
      },
      joined: (place, pump) => place.join(pump, this.#clock.monotonicMs()),
      left: (place, pump) => { place.viewers.delete(pump); },
    };
  }

  #watch(path: string, token: string | undefined): { readonly place: Place; readonly subject: string } | { readonly refused: RefusalReason } {
    const verdict = this.#subject('play', path, token);
    if ('refused' in verdict) return verdict;
    const place = this.#places.get(path);
    if (place === undefined) return { refused: 'unknown-stream' };
    let viewers = 0;
    for (const { viewers: { size } } of this.#places.values()) viewers += size;
    return viewers >= this.#settings.limits.viewers ? { refused: 'busy' } : { place, subject: verdict.subject };
  }

  #subject(action: TokenAction, path: string, token: string | undefined): { readonly subject: string } | { readonly refused: RefusalReason } {
    if (token === undefined) return { refused: 'no-token' };
    const verdict = readToken(token, this.#settings.key, this.#clock.wallMs(), { action, path });
    if ('refused' in verdict) return verdict;
    const { subject, expiresMs } = verdict.ok;
    return action === 'publish' && expiresMs <= (this.#revoked.get(subject) ?? 0) ? { refused: 'revoked' } : { subject };
  }

  #media(connection: RtmpConnection, message: RtmpMessage): void {
    const place = this.#placeOf(connection);
    if (place?.media(connection, message.type, message.timeMs, message.payload, this.#clock.monotonicMs(), this.#clock.wallMs()) === true) this.#report({ tell: 'described', stream: place.describe() });
  }

  /** The place that the connection publishes or did. */
  #placeOf(connection: RtmpConnection): Place | undefined {
    const place = connection.path === null ? undefined : this.#places.get(connection.path);
    return place?.isOf(connection) === true ? place : undefined;
  }

  #gone(connection: RtmpConnection): void {
    const player = this.#players.get(connection);
    this.#players.delete(connection);
    player?.place.viewers.delete(player.pump);
    const place = this.#placeOf(connection);
    if (place?.leave(connection, this.#clock.monotonicMs()) === true) this.#report({ tell: 'lost', stream: place.describe() });
  }

  #refused(action: Refusal['action'], path: string | null, address: string, reason: RefusalReason): void {
    const more = (path === null ? this.#strangers : this.#refusals).tell(this.#clock.monotonicMs());
    if (more !== undefined) this.#report({ tell: 'refused', refusal: { reason, action, path, address, more } });
  }
}

/** HTTP connections beside the viewers: those that are about to be refused. */
const SPARE_CONNECTIONS = 32;
