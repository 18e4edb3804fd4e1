/**
 * The exact bytes that docks, recorders and stations sign for each other; docs/dock-link.md, "Who is there" and
 * "Signed clips". Text lines in UTF-8, each ended by a line feed, so that a person can read what was signed.
 */

/** What a dock signs to show that it is the dock which was enrolled. */
export function dockProofText(stationId: string, dockId: string, stationNonce: Uint8Array, dockNonce: Uint8Array): Uint8Array {
  return lines('zhilu-dock-proof-v1', stationId, dockId, hex(stationNonce), hex(dockNonce));
}

/** What the station signs to show the dock that it holds the station's key. */
export function stationProofText(stationId: string, dockId: string, stationNonce: Uint8Array, dockNonce: Uint8Array): Uint8Array {
  return lines('zhilu-station-proof-v1', stationId, dockId, hex(stationNonce), hex(dockNonce));
}

/** What a recorder with a key signs when it is put into a bay. */
export function recorderProofText(stationId: string, serial: string, hardwareId: Uint8Array, nonce: Uint8Array): Uint8Array {
  return lines('zhilu-recorder-proof-v1', stationId, serial, hex(hardwareId), hex(nonce));
}

/** What a recorder with a key signs on its own line, and (`from` 'station') what the station signs to it. */
export function fieldProofText(from: 'recorder' | 'station', stationId: string, serial: string, stationNonce: Uint8Array, recorderNonce: Uint8Array): Uint8Array {
  return lines(`zhilu-field-${from}-proof-v1`, stationId, serial, hex(stationNonce), hex(recorderNonce));
}

/** The facts of a clip that a recorder signs when it closes the file. `started` is the raw time as rawTimeText gives it. */
export interface SignedClipFacts {
  readonly serial: string;
  readonly number: number;
  readonly size: number;
  readonly sha256: Uint8Array;
  readonly started: string;
  readonly recording: number;
  readonly segment: number;
}

export function clipText(facts: SignedClipFacts): Uint8Array {
  return lines('zhilu-clip-v1', facts.serial, String(facts.number), String(facts.size), hex(facts.sha256),
    facts.started, String(facts.recording), String(facts.segment));
}

/** What a maker says of a firmware image when he signs it. `models` in the order of the offer. */
export interface SignedFirmwareFacts {
  readonly maker: string;
  readonly models: readonly string[];
  readonly version: string;
  readonly size: number;
  readonly sha256: Uint8Array;
}

/** What a maker signs: an image of one version for these models, so that it cannot be passed off as another. */
export function firmwareText(facts: SignedFirmwareFacts): Uint8Array {
  return lines('zhilu-firmware-v1', facts.maker, facts.version, String(facts.size), hex(facts.sha256), ...facts.models);
}

/** Year, month and so on as a recorder's calendar shows them; nothing is checked, a month may be 0. */
export interface RawTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millis: number;
}

/** `1980-00-00T00:00:00.000`: the fields as they stand, padded, without a zone. */
export function rawTimeText(t: RawTime): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(t.year).padStart(4, '0')}-${two(t.month)}-${two(t.day)}T${two(t.hour)}:${two(t.minute)}:${two(t.second)}.${String(t.millis).padStart(3, '0')}`;
}

function lines(...parts: string[]): Uint8Array {
  for (const part of parts) {
    if (part.includes('\n')) throw new RangeError('a line of a signed text must not contain a line feed');
  }
  return Buffer.from(`${parts.join('\n')}\n`, 'utf8');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
