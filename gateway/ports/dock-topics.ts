/** The topics of the dock link on a broker; docs/dock-link.md, "Over MQTT". */
import { encodeMessage } from '../../proto/envelope.ts';
import { isPlainName, type DockId, type StationId } from '../domain/names.ts';

/** A dock publishes here, one envelope a message. */
export function upTopic(station: StationId, dock: DockId): string {
  return `zhilu/${station}/dock/${dock}/up`;
}

/** A dock subscribes to this, exactly. */
export function downTopic(station: StationId, dock: DockId): string {
  return `zhilu/${station}/dock/${dock}/down`;
}

/** Retained StationPresence. */
export function stateTopic(station: StationId): string {
  return `zhilu/${station}/state`;
}

/** Every dock's `up`, for the station itself. */
export function allUpTopics(station: StationId): string {
  return `zhilu/${station}/dock/+/up`;
}

/** The dock that a topic of `allUpTopics` belongs to, or null if it is none of these. */
export function dockOfUpTopic(station: StationId, topic: string): DockId | null {
  const head = `zhilu/${station}/dock/`;
  if (!topic.startsWith(head) || !topic.endsWith('/up')) return null;
  const dock = topic.slice(head.length, -3);
  return isPlainName(dock) ? (dock as DockId) : null;
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
