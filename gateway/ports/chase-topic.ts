/** Tells whoever listens at a broker: topic `zhilu/<station>/chase`, one JSON document for each message. */
import type { StationId } from '../domain/names.ts';

export type Publish = (topic: string, payload: string) => Promise<void>;

export function chaseTopic(station: StationId): string {
  return `zhilu/${station}/chase`;
}

export function topicChannel(station: StationId, publish: Publish): { readonly name: string; tell(message: object): Promise<void> } {
  const topic = chaseTopic(station);
  return { name: `mqtt ${topic}`, tell: (message) => publish(topic, JSON.stringify(message)) };
}
