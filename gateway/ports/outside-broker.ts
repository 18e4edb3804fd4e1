/**
 * Docks, and recorders that are out, on an MQTT broker that somebody else runs, by the same topics as on the embedded one.
 * The outside broker's access list must let each publish on its own `up` only (docs/mosquitto.md): who speaks is taken from
 * the topic. One with a key has to prove itself on the link all the same.
 */
import { connect, type MqttClient } from 'mqtt';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { DockId, RecorderSerial, StationId } from '../domain/names.ts';
import { MAX_ENVELOPE, MAX_FIELD_ENVELOPE } from '../../proto/envelope.ts';
import type { AcceptRecorder, AcceptWire, RunningCarrier } from './carrier.ts';
import { allUpTopics, asBuffer, callerOfUpTopic, presence, stateTopic, type Caller } from './dock-topics.ts';
import { LiveWire } from './live-wire.ts';

export interface OutsideBrokerSettings {
  /** `mqtt://host:port` or `mqtts://host:port`. */
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** PEM of the authority that signed the broker's certificate; the system's own if left out. */
  readonly ca?: string | undefined;
  readonly station: StationId;
  readonly start: number;
  /** Where the lines of recorders that are out go; undefined where the station listens to none. */
  readonly acceptRecorder?: AcceptRecorder | undefined;
}

/** Docks and recorders that may speak at once; more are not heard. */
const MAX_CALLERS = 2_048;
const RECONNECT_MS = 2_000;
/** Bytes waiting for the broker before the wires say stop, and before all wires are ended. */
const WRITE_MARK = 2 * 1024 * 1024;
const WRITE_LIMIT = 32 * 1024 * 1024;

/** Resolves at once; whether the broker answers is told by `trouble`. Throws 'bad-input' for a URL that is none. */
export async function joinBroker(settings: OutsideBrokerSettings, accept: AcceptWire, clock: Clock): Promise<JoinedBroker> {
  let url: URL;
  try {
    url = new URL(settings.url);
  } catch (cause) {
    throw new StationError('bad-input', `'${settings.url}' is no address of a broker`, { what: 'url', value: settings.url, expected: 'mqtt://host:port' }, cause);
  }
  if (url.protocol !== 'mqtt:' && url.protocol !== 'mqtts:') throw new StationError('bad-input', `${url.protocol} is not spoken`, { what: 'url', value: settings.url, expected: 'mqtt: or mqtts:' });
  return new OutsideBroker(settings, accept, clock);
}

/** Joined: it carries the docks, and what the station tells others. */
export interface JoinedBroker extends RunningCarrier {
  /** Settles when the broker has taken it; fails at once while the broker is away: nothing is kept for later. */
  publish(topic: string, payload: string): Promise<void>;
}

class OutsideBroker implements JoinedBroker {
  readonly address: string;
  readonly #settings: OutsideBrokerSettings;
  readonly #accept: AcceptWire;
  readonly #client: MqttClient;
  readonly #wires = new Map<string, LiveWire>();
  /** Of this connection: what a lost one still held is told to nobody, and counts no more. */
  #waiting = { bytes: 0 };
  #trouble: string | null = 'not connected yet';

  constructor(settings: OutsideBrokerSettings, accept: AcceptWire, _clock: Clock) {
    this.#settings = settings;
    this.#accept = accept;
    this.address = settings.url;
    const { station, start } = settings;
    this.#client = connect(settings.url, {
      clientId: `zhilu-${station}`, protocolVersion: 4, clean: true, keepalive: 15, reconnectPeriod: RECONNECT_MS, queueQoSZero: false,
      ...(settings.username === undefined ? {} : { username: settings.username }), ...(settings.password === undefined ? {} : { password: settings.password }),
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
      will: { topic: stateTopic(station), payload: presence(station, start, false), qos: 1, retain: true },
    });
    this.#client.on('connect', () => this.#connected());
    this.#client.on('error', (error) => { this.#trouble = error.message; });
    this.#client.on('close', () => {
      this.#trouble ??= 'the broker is not connected';
      this.#waiting = { bytes: 0 };
      this.#endAll('the broker is not connected');
    });
    this.#client.on('message', (topic, payload) => this.#message(topic, payload));
  }

  trouble(): string | null {
    return this.#trouble;
  }

  async publish(topic: string, payload: string): Promise<void> {
    if (!this.#client.connected) throw new StationError('carrier-unavailable', `${this.address} 未连接 / is not connected`, { what: this.address });
    await this.#client.publishAsync(topic, payload, { qos: 1 });
  }

  #endAll(why: string): void {
    for (const wire of [...this.#wires.values()]) wire.die(why);
  }

  async stop(): Promise<void> {
    this.#endAll('the station stops');
    const { station, start } = this.#settings;
    if (this.#client.connected) await this.#client.publishAsync(stateTopic(station), presence(station, start, false), { qos: 1, retain: true }).catch(() => undefined);
    await this.#client.endAsync(true);
  }

  #connected(): void {
    const { station, start } = this.#settings;
    const topics = [allUpTopics('dock', station), ...(this.#settings.acceptRecorder === undefined ? [] : [allUpTopics('recorder', station)])];
    this.#client.subscribe(topics, { qos: 1 }, (error, granted) => {
      if (error !== null && error !== undefined) this.#trouble = error.message;
      else if (granted?.some((one) => one.qos > 2)) this.#trouble = `the broker does not let this station listen on ${topics.join(', ')}`;
      else {
        this.#trouble = null;
        this.#client.publish(stateTopic(station), presence(station, start, true), { qos: 1, retain: true });
      }
    });
  }

  #message(topic: string, payload: Buffer): void {
    const caller = callerOfUpTopic(this.#settings.station, topic);
    const { acceptRecorder } = this.#settings;
    if (caller === null || (caller.kind === 'recorder' && acceptRecorder === undefined)) return;
    let wire = this.#wires.get(caller.up);
    if (wire === undefined) {
      if (this.#wires.size >= MAX_CALLERS) return;
      wire = this.#wireFor(caller);
      this.#wires.set(caller.up, wire);
      wire.offer(caller.kind === 'dock' ? this.#accept : (one) => acceptRecorder!(caller.id as RecorderSerial, one));
    }
    if (payload.length > wire.maxEnvelope) wire.damaged('too long', payload.length);
    else wire.received(payload);
  }

  #wireFor(caller: Caller): LiveWire {
    const isDock = caller.kind === 'dock';
    const wire: LiveWire = new LiveWire({ carrier: 'mqtt', label: `${this.address} ${caller.id}`, authenticated: isDock ? (caller.id as DockId) : null, maxEnvelope: isDock ? MAX_ENVELOPE : MAX_FIELD_ENVELOPE }, {
      send: (envelope) => {
        const waiting = this.#waiting;
        if (waiting.bytes + envelope.length > WRITE_LIMIT) {
          this.#endAll('the broker takes nothing');
          // Its memory goes with the connection; a new one is tried.
          this.#client.stream.destroy();
          return false;
        }
        waiting.bytes += envelope.length;
        this.#client.publish(caller.down, asBuffer(envelope), { qos: 0 }, () => {
          const full = waiting.bytes >= WRITE_MARK;
          waiting.bytes -= envelope.length;
          if (full && waiting.bytes < WRITE_MARK && waiting === this.#waiting) for (const one of this.#wires.values()) one.writable();
        });
        return waiting.bytes < WRITE_MARK;
      },
      end: () => { if (this.#wires.get(caller.up) === wire) this.#wires.delete(caller.up); },
    });
    return wire;
  }
}
