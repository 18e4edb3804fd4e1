/** What happens to recorders that are out: the pass they take along, who asked for a live picture, and when one was there. */
import type { IsoTime, RecorderSerial } from './names.ts';

/** How long a pass is good: a long shift and a reserve. */
export const PASS_HOURS = { default: 14, least: 1, most: 72 } as const;

/** For whom a live picture is asked: the duty desk looks in, or an officer has pressed SOS. */
export type AskWhy = 'desk' | 'sos';
export type LiveEndWhy =
  /** The duty desk asked the recorder to stop. */
  | 'stopped'
  /** The recorder left the stream, or did not come back to it in time. */
  | 'publisher-gone'
  /** It is retired, lost or in quarantine: the station ended it. */
  | 'not-served'
  /** The station or its media engine stopped. */
  | 'station-stopped';

export interface LiveFacts {
  /**
   * A recorder is given what lets it speak from outside: a token to publish its picture and a credential for its own line.
   * Neither stands here; of the credential the SHA-256. The pass before it is good until `PassTaken`. `docking`: null over the air.
   */
  PassGiven: { readonly recorder: RecorderSerial; readonly pass: string; readonly docking: string | null; readonly credentialHash: string; readonly path: string; readonly expires: IsoTime };
  /** The recorder has it: the pass before it is over. */
  PassTaken: { readonly recorder: RecorderSerial; readonly pass: string };
  /** Somebody wants the live picture of a recorder. `alarm`: for which alarm. */
  LiveAsked: { readonly ask: string; readonly recorder: RecorderSerial; readonly why: AskWhy; readonly alarm: string | null };
  /** Somebody wants it to end. */
  LiveStopAsked: { readonly recorder: RecorderSerial };
  /** A picture is there. `ask`: the newest asking that it answers; null where the recorder went live by itself. */
  LiveBegan: { readonly live: string; readonly recorder: RecorderSerial; readonly path: string; readonly ask: string | null };
  /**
   * What came of a recorder whose picture (`live`) ended with the station: the next start heard it again, or lost it. A start that
   * ends before it knows leaves it to the one after.
   */
  LiveCutSettled: { readonly recorder: RecorderSerial; readonly live: string; readonly outcome: 'heard' | 'lost' };
  LiveEnded: { readonly live: string; readonly recorder: RecorderSerial; readonly path: string; readonly seconds: number; readonly why: LiveEndWhy };
}
