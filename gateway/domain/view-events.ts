/**
 * Looking at what is stored (Art. 20): who was allowed to, who did, and which span was really shown. These two tell of every
 * look, at a clip's details as at its picture; `ClipViewed` of older logs is not written any more.
 */
import type { ClipId, IsoTime } from './names.ts';

export type GrantVerb = 'view' | 'copy';
/** By what right: his own clip, Art. 15's manager, Art. 20(3) directly, Art. 19(2) reviewing, or an approval of Art. 20(2). */
export type ViewBasis = 'own' | 'manager' | 'reviewer' | 'unit-head' | `grant:${string}`;
export type ViewWay =
  /** What the register says of it, without a picture: over as soon as it is answered, so that no ViewClosed follows. */
  | 'details'
  /** Bytes to a browser: the clip, thumbnails of it, or what ffmpeg makes of it. */
  | 'browser'
  /** Through the media server to a player of its own. */
  | 'rtmp';
export type GrantEnd =
  /** Its time ran out. */
  | 'time'
  /** The unit head ended it. */
  | 'head'
  /** The account was closed, changed, or its officer left. */
  | 'left';
export type ViewEnd =
  /** The player said so. */
  | 'player'
  /** Nothing was asked of it for a while. */
  | 'idle'
  /** He signed out, or was signed out. */
  | 'session'
  /** The right to look ended: an approval, a role, whose clip it is. */
  | 'right-ended'
  | 'station-stopped'
  /** The station ended without a word and found the view open when it started again; what was shown last may be missing. */
  | 'crash';
/** From and to in milliseconds of the clip; a single picture of it has both the same. In order, apart from each other. */
export type ShownSpans = readonly (readonly [fromMs: number, toMs: number])[];

export interface ViewFacts {
  /** Art. 20(2). Either clips or an activity, whose clips are those of the moment of looking; of `unit` alone. */
  ViewGranted: {
    readonly grant: string; readonly account: string; readonly unit: string; readonly clips: readonly ClipId[]; readonly activity: string | null;
    readonly verbs: readonly GrantVerb[]; readonly from: IsoTime; readonly to: IsoTime;
  };
  ViewGrantEnded: { readonly grant: string; readonly account: string; readonly why: GrantEnd };
  /** Before the first byte. */
  ViewOpened: { readonly view: string; readonly clip: ClipId; readonly basis: ViewBasis; readonly how: ViewWay };
  /** What was shown so far, of a view that goes on: told now and then, so that a crash takes little of it away. */
  ViewShown: { readonly view: string; readonly clip: ClipId; readonly spans: ShownSpans };
  /** `spans`: as the player reported them, bounded by what was sent. `bytes`: sent in all. */
  ViewClosed: { readonly view: string; readonly clip: ClipId; readonly spans: ShownSpans; readonly bytes: number; readonly why: ViewEnd };
  /** `basis`: by what right he looks who set it; what reviewers mark is for reviewers (Art. 20(3)). */
  BookmarkSet: { readonly bookmark: string; readonly clip: ClipId; readonly atMs: number; readonly basis: ViewBasis };
  BookmarkRemoved: { readonly bookmark: string; readonly clip: ClipId };
}

export interface ViewParticulars {
  ViewGranted: { readonly reason: string };
  ViewGrantEnded: { readonly reason: string };
  BookmarkSet: { readonly text: string };
}
