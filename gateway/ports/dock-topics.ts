/** The topics of docks and recorders on a broker; docs/dock-link.md, "Over MQTT". */
import { encodeMessage } from '../../proto/envelope.ts';
import { isPlainName, type StationId } from '../domain/names.ts';

/** Who speaks on a broker: a dock, or a recorder that is out on its own line. */
export interface Caller {
  readonly kind: 'dock' | 'recorder';
  readonly id: string;
  /** It publishes here, one envelope a message. */
  readonly up: string;
  /** It subscribes to this, exactly. */
  readonly down: string;
}

export function callerOf(kind: Caller['kind'], station: StationId, id: string): Caller {
  const base = `zhilu/${station}/${kind}/${id}`;
  return { kind, id, up: `${base}/up`, down: `${base}/down` };
}

/** Retained StationPresence. */
export function stateTopic(station: StationId): string {
  return `zhilu/${station}/state`;
}

/** Every `up` of docks or recorders, for the station itself. */
export function allUpTopics(kind: Caller['kind'], station: StationId): string {
  return `zhilu/${station}/${kind}/+/up`;
}

/** Who speaks on a topic of `allUpTopics`; null if it is none of these. */
export function callerOfUpTopic(station: StationId, topic: string): Caller | null {
  const found = /^zhilu\/([^/]+)\/(dock|recorder)\/([^/]+)\/up$/.exec(topic);
  if (found === null || found[1] !== station || !isPlainName(found[3]!)) return null;
  return callerOf(found[2] as Caller['kind'], station, found[3]!);
}

/** The payload of the state topic. */
export function presence(station: StationId, start: number, online: boolean): Buffer {
  const bytes = encodeMessage({ call: 0, session: 0, body: { kind: 'stationPresence', value: { stationId: station, online, start } } });
  return asBuffer(bytes);
}

/** The same memory as a Buffer, as the MQTT libraries want it. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
