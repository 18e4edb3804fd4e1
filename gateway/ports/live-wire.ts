/**
 * The part of a Wire that is the same on every carrier: it is offered once, dies once, says nothing after its death,
 * and may be closed while the station is still looking at it.
 */
import type { DockId } from '../domain/names.ts';
import type { AcceptWire, Wire, WireEvents } from './carrier.ts';

/** What a carrier puts behind a LiveWire. */
export interface WirePath {
  /** Takes one envelope; false when the buffer is past its mark. Never called after `end`. */
  send(envelope: Uint8Array): boolean;
  /** Lets go of what carries the wire. Called once, at the wire's death, whoever caused it. */
  end(why: string): void;
}

export type WireFacts = Pick<Wire, 'carrier' | 'label' | 'authenticated' | 'maxEnvelope'>;

export class LiveWire implements Wire {
  readonly carrier: Wire['carrier'];
  readonly label: string;
  readonly authenticated: DockId | null;
  readonly maxEnvelope: number;
  readonly #path: WirePath;
  #events: WireEvents | undefined;
  #death: string | undefined;

  constructor(facts: WireFacts, path: WirePath) {
    this.carrier = facts.carrier;
    this.label = facts.label;
    this.authenticated = facts.authenticated;
    this.maxEnvelope = facts.maxEnvelope;
    this.#path = path;
  }

  get alive(): boolean {
    return this.#death === undefined;
  }

  /** Offers the wire to the station. A wire that was closed meanwhile tells so as soon as somebody listens. */
  offer(accept: AcceptWire): void {
    const events = accept(this);
    if (this.#death !== undefined) events.closed(this.#death);
    else this.#events = events;
  }

  send(envelope: Uint8Array): boolean {
    return this.alive && this.#path.send(envelope);
  }

  close(why: string): void {
    this.die(why);
  }

  received(envelope: Uint8Array): void {
    this.#events?.received(envelope);
  }

  damaged(why: string, length: number): void {
    this.#events?.damaged(why, length);
  }

  writable(): void {
    this.#events?.writable();
  }

  /** The wire is over. The first reason counts. */
  die(why: string): void {
    if (this.#death !== undefined) return;
    this.#death = why;
    const events = this.#events;
    this.#events = undefined;
    this.#path.end(why);
    events?.closed(why);
  }
}
