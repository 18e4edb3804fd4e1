/** Between the messages of a recorder's own line and the words of the station. */
import { wire, type BodyToSend, type BodyValue } from '../../proto/envelope.ts';
import { cut, faultName } from './translate.ts';

export type Talk = 'idle' | 'talking' | 'listening';

/** A place as the recorder's receiver has it: WGS-84 in degrees. */
export interface FieldPlace {
  readonly latitude: number;
  readonly longitude: number;
  /** The receiver's own time; null where it says none. */
  readonly fixedMs: number | null;
  /** null where it does not say. */
  readonly accuracyM: number | null;
}

export interface FieldReport {
  /** Percent. */
  readonly battery: number;
  readonly charging: boolean;
  /** Bytes; null where there is no card. */
  readonly cardTotal: number | null;
  readonly cardFree: number | null;
  readonly recording: boolean;
  readonly place: FieldPlace | null;
  readonly talk: Talk | null;
  readonly faults: readonly string[];
}

export type LiveStage = 'idle' | 'starting' | 'live' | 'retrying' | 'refused';
export type LiveReason = 'unspecified' | 'by-officer' | 'low-battery' | 'camera-fault' | 'unreachable' | 'token-refused' | 'unsupported';

/** What a recorder says of its own live picture. */
export interface LiveSaid {
  readonly stage: LiveStage;
  readonly reason: LiveReason;
  /** The recorder's own words; may be empty. */
  readonly text: string;
}

/** Where a recorder is to publish its picture. */
export interface LiveOrder {
  /** `rtmp://host:port` or `rtmps://host:port`. */
  readonly url: string;
  readonly path: string;
  readonly token: string;
  readonly expiresMs: number;
}

const MAX_FAULTS = 16;
const MOST_LATITUDE_E7 = 900_000_000;
const MOST_LONGITUDE_E7 = 1_800_000_000;
const TALKS: readonly (Talk | undefined)[] = [undefined, 'idle', 'talking', 'listening'];
const STAGES: readonly (LiveStage | undefined)[] = [undefined, 'idle', 'starting', 'live', 'retrying', 'refused'];
const REASONS: readonly LiveReason[] = ['unspecified', 'by-officer', 'low-battery', 'camera-fault', 'unreachable', 'token-refused', 'unsupported'];

export function reportOf(value: BodyValue<'telemetry'>): FieldReport {
  return {
    battery: Math.min(100, value.batteryPercent), charging: value.charging, cardTotal: value.cardTotal || null, cardFree: value.cardTotal ? Math.min(value.cardFree, value.cardTotal) : null,
    recording: value.recording, place: placeOf(value.place), talk: TALKS[value.talk] ?? null, faults: value.faults.slice(0, MAX_FAULTS).map(faultName),
  };
}

/** null where there is none, or none on this earth. */
export function placeOf(fix: BodyValue<'telemetry'>['place']): FieldPlace | null {
  if (!fix || Math.abs(fix.latitudeE7) > MOST_LATITUDE_E7 || Math.abs(fix.longitudeE7) > MOST_LONGITUDE_E7) return null;
  return { latitude: fix.latitudeE7 / 1e7, longitude: fix.longitudeE7 / 1e7, fixedMs: fix.unixMs || null, accuracyM: fix.accuracyM || null };
}

/** null where it says nothing that is known. */
export function liveSaid(value: BodyValue<'liveState'>): LiveSaid | null {
  const stage = STAGES[value.state];
  return stage === undefined ? null : { stage, reason: REASONS[value.reason] ?? 'unspecified', text: cut(value.text) };
}

export function goLiveBody(order: LiveOrder): BodyToSend {
  return { kind: 'goLive', value: { rtmpUrl: order.url, streamPath: order.path, publishToken: order.token, expiresUnixMs: order.expiresMs } };
}

export const FIELD_REFUSALS = {
  VERSION: wire.Refused.Reason.VERSION, UNKNOWN: wire.Refused.Reason.UNKNOWN_DOCK, BAD_PROOF: wire.Refused.Reason.BAD_PROOF, QUARANTINED: wire.Refused.Reason.QUARANTINED, MALFORMED: wire.Refused.Reason.MALFORMED,
} as const;
