/** What happens around an incident: a live stream that the station records itself (row D5). */
import type { IsoTime, OfficerId, RecorderSerial } from './names.ts';

/** Why an incident is over. */
export type IncidentEnd =
  | 'by-hand'
  /** Its stream was gone for longer than the station waits. */
  | 'stream-gone'
  /** It never came. */
  | 'no-stream'
  /** There is no room; what was recorded until then is kept. */
  | 'disk-full'
  /** Writing failed; what was recorded until then is kept. */
  | 'disk-failed'
  /** The stream has nothing that the station can write down: another codec, or bytes that are no stream. */
  | 'not-recordable'
  /** The station was away for too long to go on with it. */
  | 'station-down'
  /** As many segments as one incident may have. */
  | 'too-long';

export interface IncidentFacts {
  /** In the log before the first byte is written. `manager` and `standingOrder` are those of Art. 15 at that moment. */
  IncidentBegun: {
    readonly incident: string; readonly recorder: RecorderSerial; readonly alarm: string | null;
    readonly officer: OfficerId | null; readonly unit: string | null; readonly manager: OfficerId; readonly standingOrder: string;
  };
  /** A further alarm of the same recorder while its incident runs. */
  IncidentJoined: { readonly incident: string; readonly recorder: RecorderSerial; readonly alarm: string };
  IncidentEnded: { readonly incident: string; readonly recorder: RecorderSerial; readonly why: IncidentEnd };
  /** What a crash left of a segment had not one whole fragment: nothing of it can be played, and it is removed. */
  LivePartDropped: { readonly incident: string; readonly recorder: RecorderSerial; readonly segment: number; readonly bytes: number };
}

/** What ClipStored says of a clip that the station made from a live stream. `lastAt`: when its last picture arrived. */
export interface LiveOrigin { readonly incident: string; readonly segment: number; readonly lastAt: IsoTime }
