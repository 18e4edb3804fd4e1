/** The line of a recorder that is out, on an MQTT broker: it logs in with its pass, and with the one before where that is refused. */
import { connect, type MqttClient } from 'mqtt';
import { encodeMessage } from '../../proto/envelope.ts';
import type { CarriedPass, SimRecorder } from '../recorder.ts';
import type { SimClock } from '../sim-clock.ts';
import { FieldRecorder } from './field-recorder.ts';

const KEEP_ALIVE_S = 10;
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;

export interface FieldLine {
  readonly field: FieldRecorder;
  /** The radio is lost without a word, for line and picture; it comes back by `radio(true)`. */
  radio(on: boolean): void;
  /** The connection breaks once; the recorder connects again by itself. */
  drop(): void;
  stop(): Promise<void>;
}

/** Throws where the recorder carries no pass with a line. `ca`: PEM for mqtts and rtmps. */
export function fieldLine(recorder: SimRecorder, clock: SimClock, ca?: string): FieldLine {
  if (!recorder.passes.some((pass) => pass.mqttUrl !== '')) throw new Error(`${recorder.serial} carries no pass`);
  return new MqttField(recorder, clock, ca);
}

class MqttField implements FieldLine {
  readonly field: FieldRecorder;
  readonly #recorder: SimRecorder;
  readonly #clock: SimClock;
  readonly #ca: string | undefined;
  #client: MqttClient | undefined;
  #retry: (() => void) | undefined;
  #wait = FIRST_RETRY_MS;
  #which = 0;
  #on = true;
  #stopped = false;

  constructor(recorder: SimRecorder, clock: SimClock, ca: string | undefined) {
    this.#recorder = recorder;
    this.#clock = clock;
    this.#ca = ca;
    this.field = new FieldRecorder({ recorder, clock, ca, send: (envelope) => this.#publish(envelope) });
    this.#connect();
  }

  radio(on: boolean): void {
    if (this.#on === on) return;
    this.#on = on;
    this.field.radio(on);
    this.#wait = FIRST_RETRY_MS;
    if (on) this.#connect();
    else this.drop();
  }

  drop(): void {
    this.#client?.stream.destroy();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#retry?.();
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return this.field.leave();
    await new Promise<void>((resolve) => {
      this.#client = client;
      this.field.leave();
      this.#client = undefined;
      // What was said last leaves before the end of the connection.
      client.end(false, {}, () => resolve());
      this.#clock.at(this.#clock.monotonicMs() + 500, () => {
        client.end(true);
        resolve();
      });
    });
  }

  #publish(envelope: Uint8Array): void {
    const pass = this.#pass();
    if (pass !== undefined) this.#client?.publish(`${baseOf(pass, this.#recorder)}/up`, Buffer.from(envelope), { qos: 1 }, () => undefined);
  }

  #pass(): CarriedPass | undefined {
    const usable = this.#recorder.passes.filter((pass) => pass.mqttUrl !== '');
    return usable[this.#which % Math.max(1, usable.length)];
  }

  #connect(): void {
    this.#retry?.();
    const pass = this.#pass();
    if (this.#stopped || !this.#on || pass === undefined) return;
    const base = baseOf(pass, this.#recorder);
    const gone = encodeMessage({ call: 0, session: 0, body: { kind: 'gone', value: { reason: 'connection lost' } } });
    const client = connect(pass.mqttUrl, {
      clientId: this.#recorder.serial, username: this.#recorder.serial, password: pass.mqttPassword, protocolVersion: 4, clean: true, keepalive: KEEP_ALIVE_S, reconnectPeriod: 0,
      connectTimeout: CONNECT_TIMEOUT_MS, queueQoSZero: false, rejectUnauthorized: true, ...(this.#ca === undefined ? {} : { ca: this.#ca }), will: { topic: `${base}/up`, payload: Buffer.from(gone), qos: 1, retain: false },
    });
    this.#client = client;
    client.on('error', (error) => {
      // 4 and 5: not this password. The pass before may still be the good one.
      const code = (error as { code?: unknown }).code;
      if (code === 4 || code === 5) this.#which += 1;
      client.end(true);
    });
    client.on('connect', () => client.subscribe([`${base}/down`, `zhilu/${pass.station}/state`], { qos: 1 }, (error) => {
      if (error !== null && error !== undefined) return;
      this.#wait = FIRST_RETRY_MS;
      if (this.#client === client) this.field.connected();
    }));
    client.on('message', (_topic, payload) => { if (this.#client === client) this.field.received(payload); });
    client.on('close', () => {
      if (this.#client !== client) return;
      this.#client = undefined;
      this.field.disconnected();
      client.end(true);
      if (this.#stopped || !this.#on) return;
      this.#retry = this.#clock.at(this.#clock.monotonicMs() + this.#wait, () => this.#connect());
      this.#wait = Math.min(LONGEST_RETRY_MS, this.#wait * 2);
    });
  }
}

function baseOf(pass: CarriedPass, recorder: SimRecorder): string {
  return `zhilu/${pass.station}/recorder/${recorder.serial}`;
}
