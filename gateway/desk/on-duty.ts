/** What the duty desk is shown of a recorder that is out, and of its picture. */
import type { AskWhy } from '../domain/live-events.ts';
import type { IsoTime, OfficerId, RecorderSerial } from '../domain/names.ts';
import type { Talk } from '../link/field-translate.ts';
import type { LiveStream } from '../media/media-engine.ts';
import type { Sentence } from '../offload/bay-view.ts';
import type { TrackPoint } from './field-lines.ts';

export interface LiveView {
  /** 'asked': the recorder has not answered. 'lost': its line to the engine broke, its place is kept. 'failed': see `says`. */
  readonly state: 'none' | 'asked' | 'starting' | 'live' | 'lost' | 'failed';
  readonly path: string;
  /** Since when the picture is there. */
  readonly since: IsoTime | null;
  readonly ask: { readonly ask: string; readonly at: IsoTime; readonly by: string; readonly why: AskWhy; readonly alarm: string | null; readonly openUntil: IsoTime } | null;
  /** Why there is no picture, or not yet. */
  readonly says: Sentence | null;
  readonly video: LiveStream['video'];
  readonly audio: LiveStream['audio'];
  readonly width: number | null;
  readonly height: number | null;
  readonly viewers: number;
}

export interface OnDutyView {
  readonly recorder: RecorderSerial;
  readonly unit: string | null;
  readonly officer: { readonly officer: OfficerId; readonly name: string | null } | null;
  /** When it left its bay; null where nobody knows. */
  readonly out: IsoTime | null;
  /** 'never': nothing was heard over the air since it left. */
  readonly link: { readonly state: 'up' | 'down' | 'never'; readonly since: IsoTime | null };
  readonly heard: IsoTime | null;
  /** Percent; what it said over the air, else when it left. */
  readonly battery: number | null;
  readonly charging: boolean | null;
  readonly cardTotal: number | null;
  readonly cardFree: number | null;
  readonly recording: boolean | null;
  readonly talk: Talk | null;
  readonly faults: readonly string[];
  readonly place: TrackPoint | null;
  readonly live: LiveView;
}
