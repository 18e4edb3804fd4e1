/** A simulated dock on an MQTT broker: one envelope a message, topics and last will as docs/dock-link.md has them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type MqttClient } from 'mqtt';
import { encodeMessage } from '../proto/envelope.ts';
import { SimDock, type DockSettings } from './dock.ts';
import type { LineDock } from './tcp-dock.ts';

export type MqttDockSettings = Omit<DockSettings, 'send'> & {
  readonly url: string;
  readonly station: string;
  /** The enrolment code first, the credential later. */
  readonly password: string;
  /** Where it keeps its credential, as a real one does over a power cut; nowhere if left out. */
  readonly keep?: string | undefined;
};

/** Bytes that wait in the client before the dock is asked to pause. */
const MARK = 4 * 1024 * 1024;
const RECONNECT_MS = 500;

export function mqttDock(settings: MqttDockSettings): LineDock {
  const base = `zhilu/${settings.station}/dock/${settings.id}`;
  const { keep } = settings;
  let password = keep !== undefined && existsSync(keep) ? readFileSync(keep, 'utf8') : settings.password;
  let client: MqttClient;
  let waiting = 0;
  const dock: SimDock = new SimDock({
    ...settings,
    send(envelope, isChunk) {
      waiting += envelope.length;
      const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength);
      client.publish(`${base}/up`, bytes, { qos: isChunk ? 0 : 1 }, () => {
        const full = waiting >= MARK;
        waiting -= envelope.length;
        if (full && waiting < MARK) dock.writable();
      });
      return waiting < MARK;
    },
    onEnrolled(credential) {
      password = credential;
      client.options.password = credential;
      if (keep !== undefined) writeFileSync(keep, credential, { mode: 0o600 });
      settings.onEnrolled?.(credential);
    },
  });
  const gone = encodeMessage({ call: 0, session: 0, body: { kind: 'gone', value: { reason: 'connection lost' } } });
  client = connect(settings.url, {
    clientId: settings.id, username: settings.id, password, protocolVersion: 4, clean: true, keepalive: 10, reconnectPeriod: RECONNECT_MS,
    queueQoSZero: false, rejectUnauthorized: true, will: { topic: `${base}/up`, payload: Buffer.from(gone), qos: 1, retain: false },
  });
  client.on('error', () => undefined);
  client.on('connect', () => {
    waiting = 0;
    client.subscribe([`${base}/down`, `zhilu/${settings.station}/state`], { qos: 1 }, (error) => { if (error === null || error === undefined) dock.connected(); });
  });
  client.on('message', (_topic, payload) => dock.received(payload));
  client.on('close', () => dock.disconnected());
  return { dock, stop: () => client.endAsync(true) };
}
