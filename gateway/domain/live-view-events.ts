/** Who watched which live picture, from when to when. The beginning is in the log before the first byte is out. */
import type { RecorderSerial } from './names.ts';

export type LiveViewEndWhy =
  /** The viewer closed it. */
  | 'left'
  /** The recorder stopped, or did not come back in time. */
  | 'stream-ended'
  /** The media engine, or the line to it, broke. The page asks again, which is a view of its own. */
  | 'interrupted'
  /** The viewer did not take what came, or did not answer. */
  | 'stalled'
  /** Signed out, or may not see it any more. */
  | 'right-ended'
  | 'station-stopped'
  /** The station crashed; said at the next start. */
  | 'station-lost';

export interface LiveViewFacts {
  LiveViewBegan: { readonly view: string; readonly recorder: RecorderSerial; readonly path: string };
  /** `seconds`: null where nobody saw the end. */
  LiveViewEnded: { readonly view: string; readonly recorder: RecorderSerial; readonly seconds: number | null; readonly why: LiveViewEndWhy };
}
