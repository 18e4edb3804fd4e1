/**
 * MQTT 3.1.1 packets as bytes: where one ends, and whether its shape is one that a parser may be given. Sans-IO.
 * Source: OASIS MQTT 3.1.1, sections 2.2 (fixed header) and 3 (control packets).
 */

/** Control packet types, section 2.2.1. */
export const PACKET = {
  connect: 1, connack: 2, publish: 3, puback: 4, pubrec: 5, pubrel: 6, pubcomp: 7,
  subscribe: 8, suback: 9, unsubscribe: 10, unsuback: 11, pingreq: 12, pingresp: 13, disconnect: 14,
} as const;

/** Bytes of a fixed header at most: the type and a remaining length of four bytes. */
const MAX_HEADER = 5;
/** Topic filters that one SUBSCRIBE or UNSUBSCRIBE may carry. */
const MAX_FILTERS = 8;

export function packetType(packet: Uint8Array): number {
  return packet[0]! >> 4;
}

/**
 * Cuts a byte stream into whole packets and refuses one that is longer than `limit` as soon as its header is there,
 * before memory is taken for it. A packet inside one chunk shares the chunk's memory; one that spans chunks is copied
 * once. Holds at most one packet of `limit` bytes.
 */
export class PacketCutter {
  /** Largest packet in bytes, fixed header included; may be changed between packets. */
  limit: number;
  readonly #header = Buffer.alloc(MAX_HEADER);
  #headerBytes = 0;
  #packet: Buffer | undefined;
  #filled = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Calls `emit` for each packet that the chunk ends. Returns why the stream is no MQTT of ours, or null. */
  push(chunk: Buffer, emit: (packet: Buffer) => void): string | null {
    let at = 0;
    while (at < chunk.length) {
      if (this.#packet !== undefined) {
        const take = Math.min(this.#packet.length - this.#filled, chunk.length - at);
        chunk.copy(this.#packet, this.#filled, at, at + take);
        this.#filled += take;
        at += take;
        if (this.#filled < this.#packet.length) return null;
        const whole = this.#packet;
        this.#packet = undefined;
        emit(whole);
        continue;
      }
      this.#header[this.#headerBytes] = chunk[at]!;
      this.#headerBytes += 1;
      at += 1;
      const length = this.#length();
      if (length === 'malformed') return 'malformed packet length';
      if (length === 'more') continue;
      const headerBytes = this.#headerBytes;
      this.#headerBytes = 0;
      const total = headerBytes + length;
      if (total > this.limit) return `a packet of ${total} bytes where ${this.limit} are the most`;
      const start = at - headerBytes;
      if (start >= 0 && start + total <= chunk.length) {
        emit(chunk.subarray(start, start + total));
        at = start + total;
        continue;
      }
      const packet = Buffer.allocUnsafeSlow(total);
      this.#header.copy(packet, 0, 0, headerBytes);
      if (length === 0) {
        // Its header was all of it, cut in two: a PINGREQ must not wait for what comes after it.
        emit(packet);
        continue;
      }
      this.#packet = packet;
      this.#filled = headerBytes;
    }
    return null;
  }

  #length(): number | 'more' | 'malformed' {
    let value = 0;
    for (let i = 1; i < this.#headerBytes; i++) {
      const byte = this.#header[i]!;
      value += (byte & 0x7f) * 128 ** (i - 1);
      if (byte < 0x80) return value;
    }
    return this.#headerBytes === MAX_HEADER ? 'malformed' : 'more';
  }
}

/** Where a packet's variable header begins. */
function bodyOf(packet: Buffer): number {
  let at = 1;
  while (packet[at]! >= 0x80) at += 1;
  return at + 1;
}

/** The position after a length-prefixed string or binary, or -1 if it does not fit into the packet. */
function afterField(packet: Buffer, at: number): number {
  if (at < 0 || at + 2 > packet.length) return -1;
  const end = at + 2 + packet.readUInt16BE(at);
  return end > packet.length ? -1 : end;
}

/**
 * Why a dock's packet must not reach the broker's parser, or null. Lets through what a dock of ours needs: no QoS 2
 * and nothing that only servers send. What the packet is about is judged later; here it is only whole and well-formed.
 */
export function faultOfDockPacket(packet: Buffer): string | null {
  const flags = packet[0]! & 0x0f;
  const body = bodyOf(packet);
  switch (packetType(packet)) {
    case PACKET.connect: return flags === 0 ? faultOfConnect(packet, body) : 'malformed CONNECT';
    case PACKET.publish: {
      const qos = (flags >> 1) & 3;
      if (qos > 1) return 'a PUBLISH of QoS 2';
      const topicEnd = afterField(packet, body);
      if (topicEnd < body + 3) return 'malformed PUBLISH';
      if (qos === 1 && (topicEnd + 2 > packet.length || packet.readUInt16BE(topicEnd) === 0)) return 'malformed PUBLISH';
      return null;
    }
    case PACKET.puback: return flags === 0 && packet.length === body + 2 ? null : 'malformed PUBACK';
    case PACKET.subscribe: return flags === 2 ? faultOfFilters(packet, body, 1) : 'malformed SUBSCRIBE';
    case PACKET.unsubscribe: return flags === 2 ? faultOfFilters(packet, body, 0) : 'malformed UNSUBSCRIBE';
    case PACKET.pingreq:
    case PACKET.disconnect: return flags === 0 && packet.length === body ? null : 'malformed packet';
    default: return `a packet of type ${packetType(packet)}, which no dock sends`;
  }
}

/** Section 3.1. Versions other than 3.1 and 3.1.1 are told apart by `connectLevel` before. */
function faultOfConnect(packet: Buffer, body: number): string | null {
  const nameEnd = afterField(packet, body);
  if (nameEnd < 0 || nameEnd + 4 > packet.length) return 'malformed CONNECT';
  const flags = packet[nameEnd + 1]!;
  const has = (bit: number) => (flags & bit) !== 0;
  if ((flags & 0x01) !== 0 || (flags & 0x18) === 0x18) return 'malformed CONNECT';
  let at = afterField(packet, nameEnd + 4);
  if (has(0x04)) at = afterField(packet, afterField(packet, at));
  if (has(0x80)) at = afterField(packet, at);
  if (has(0x40)) at = afterField(packet, at);
  return at === packet.length ? null : 'malformed CONNECT';
}

/** Protocol level of a CONNECT (4 is MQTT 3.1.1, 5 is MQTT 5), or -1 if it has none. */
export function connectLevel(packet: Buffer): number {
  const nameEnd = afterField(packet, bodyOf(packet));
  return nameEnd < 0 || nameEnd >= packet.length ? -1 : packet[nameEnd]!;
}

/** Sections 3.8 and 3.10: an identifier, then filters with `extra` bytes after each. */
function faultOfFilters(packet: Buffer, body: number, extra: number): string | null {
  if (body + 2 > packet.length || packet.readUInt16BE(body) === 0) return 'malformed SUBSCRIBE';
  let at = body + 2;
  for (let filters = 0; at < packet.length; filters++) {
    if (filters === MAX_FILTERS) return `more than ${MAX_FILTERS} topic filters`;
    const end = afterField(packet, at);
    if (end < at + 3 || end + extra > packet.length) return 'malformed SUBSCRIBE';
    if (extra === 1 && packet[end]! > 2) return 'malformed SUBSCRIBE';
    at = end + extra;
  }
  return at > body + 2 ? null : 'malformed SUBSCRIBE';
}

/** Why a server's packet must not reach the client's parser, or null: section 3, what servers send. */
export function faultOfServerPacket(packet: Buffer): string | null {
  const body = bodyOf(packet);
  const bytes = packet.length - body;
  switch (packetType(packet)) {
    case PACKET.connack: return bytes === 2 ? null : 'malformed CONNACK';
    case PACKET.publish: {
      const qos = (packet[0]! >> 1) & 3;
      const topicEnd = afterField(packet, body);
      if (qos > 1 || topicEnd < body + 3) return 'malformed PUBLISH';
      return qos === 1 && topicEnd + 2 > packet.length ? 'malformed PUBLISH' : null;
    }
    case PACKET.puback:
    case PACKET.unsuback: return bytes === 2 ? null : 'malformed packet';
    case PACKET.suback: return bytes >= 3 ? null : 'malformed SUBACK';
    case PACKET.pingresp: return bytes === 0 ? null : 'malformed packet';
    default: return `a packet of type ${packetType(packet)}, which no broker sends us`;
  }
}
