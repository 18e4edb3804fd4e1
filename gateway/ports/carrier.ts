/**
 * What a carrier of the dock link gives the station: a Wire for each dock that is there, envelopes in and out.
 * The link machines above it do not know which carrier they speak over.
 */
import type { BaySource } from '../domain/bay-source.ts';
import type { Carrier } from '../domain/events.ts';
import type { DockId, RecorderSerial } from '../domain/names.ts';

/** One live way to one dock. It dies once; a line that comes back is a new Wire. */
export interface Wire {
  readonly carrier: Extract<Carrier, 'serial' | 'mqtt'>;
  /** For people: the device path, `tcp 10.0.0.5:4001`, `mqtt dock-2`. */
  readonly label: string;
  /** The dock that the carrier itself has authenticated (MQTT user name); null where a line proves nothing. */
  readonly authenticated: DockId | null;
  /** Largest envelope in bytes that this carrier takes. */
  readonly maxEnvelope: number;
  /**
   * Sends one envelope. The bytes must not be changed afterwards. False: taken, but the buffer is past its mark; send
   * no more questions until WireEvents.writable. The buffer is bounded: a peer that reads nothing gets its wire closed.
   */
  send(envelope: Uint8Array): boolean;
  /** Ends this wire; `closed` follows once. */
  close(why: string): void;
}

/** What the owner of a Wire is told. Nothing comes after `closed`. */
export interface WireEvents {
  /** One whole envelope; the memory belongs to the receiver. */
  received(envelope: Uint8Array): void;
  /** A frame that was not one: counted and used to choose the chunk size. */
  damaged(why: string, length: number): void;
  writable(): void;
  closed(why: string): void;
}

/** Called by a carrier for each new Wire; what it returns gets the wire's events. */
export type AcceptWire = (wire: Wire) => WireEvents;

/** Called by a broker for the line of a recorder that is out. Which one it is, the broker has authenticated. */
export type AcceptRecorder = (recorder: RecorderSerial, wire: Wire) => WireEvents;

/** A device without a mind of its own in one of the station's own bays. The register decides which recorder it is, if any. */
export interface ArrivedDevice {
  readonly carrier: Extract<Carrier, 'volume'>;
  readonly dock: DockId;
  readonly bay: number;
  /** What it can be recognised by, the surest first: see volume/device-key.ts. */
  readonly keys: readonly string[];
  /** Resolves once, when it has left, with a sentence for people. */
  readonly gone: Promise<string>;
  /** The same as a source, once the register has named it. */
  asRecorder(serial: string): BaySource;
}

/** Where carriers of such devices hand them in. */
export interface AcceptDevices {
  /** Resolves when it has left. */
  arrived(device: ArrivedDevice): Promise<void>;
  /** Nothing is in the bay, or something that cannot be read, and why. */
  bay(dock: DockId, bay: number, carrier: Carrier, unreadable: string | null): void;
}

/** A carrier that has been started. */
export interface RunningCarrier {
  /** For people and for tests that asked for port 0: `mqtt://127.0.0.1:43121`, `/dev/ttyUSB0`. */
  readonly address: string;
  /** Why no dock can come over it at present, for people (`no such file or directory`); null while it is in order. */
  trouble?(): string | null;
  /** Closes every wire and waits until ports are free. */
  stop(): Promise<void>;
}
