/**
 * To which activity a clip belongs (Art. 5(3), 19(4)): the one of its officer that was going on when the clip began. Where
 * more than one could be meant nothing is guessed: the officer says which. Pure.
 */
import type { ActivityRow } from '../domain/activity-register.ts';
import { spanOf } from '../domain/activity-register.ts';
import type { ClipDeskRow } from '../domain/clip-register.ts';
import type { OfficerId } from '../domain/names.ts';

/** Officers press the button on the way there and forget it on the way back: so far outside its span a clip still counts. */
export const BIND_TOLERANCE_MS = 15 * 60_000;
/** Longest span of one activity. Longer ones are entered day by day. */
export const MAX_ACTIVITY_MS = 7 * 86_400_000;
/** Segments of a recording number begin within this of each other; a recorder may use its numbers again after years. */
export const MAX_RECORDING_MS = 24 * 3_600_000;

export type BindingVerdict =
  | { readonly kind: 'bound'; readonly activity: string; readonly by: 'span' | 'tolerance' | 'segment' }
  | { readonly kind: 'unbound'; readonly why: 'no-officer' | 'no-clock' | 'no-activity' | 'ambiguous'; readonly article: string; readonly zh: string; readonly en: string; readonly candidates: readonly string[] };

type Clip = Pick<ClipDeskRow, 'officer' | 'time' | 'timed' | 'recording'>;

/**
 * @param activities those of the officer around the clip's begin, cancelled ones too
 * @param segments other clips of the same recorder with the same recording number
 */
export function judgeBinding(clip: Clip, activities: readonly ActivityRow[], segments: readonly Pick<ClipDeskRow, 'activity' | 'time' | 'officer'>[]): BindingVerdict {
  if (clip.officer === null) return unbound('no-officer', 'Art. 19(4)', '不知由哪位执法人员采集，请管理员补登', 'whose it is is not known; the recorder manager says');
  const at = Date.parse(clip.time);
  const siblings = new Set(segments.filter((one) => one.officer === clip.officer && Math.abs(Date.parse(one.time) - at) <= MAX_RECORDING_MS).flatMap((one) => (one.activity === null ? [] : [one.activity])));
  // One press of the button is one recording: its segments stay together, also beyond the end of the activity.
  if (clip.recording !== null && siblings.size === 1) return { kind: 'bound', activity: [...siblings][0]!, by: 'segment' };
  if (!clip.timed) return unbound('no-clock', 'Art. 19(2)', '记录仪时钟有误，无法按时间归入，请手工选择', 'the recorder\'s clock was wrong, so its time says nothing; choose by hand');
  const mine = activities.filter((one) => one.cancelled === null && one.officers.includes(clip.officer as OfficerId));
  for (const [slack, by] of [[0, 'span'], [BIND_TOLERANCE_MS, 'tolerance']] as const) {
    const found = mine.filter((one) => {
      const { from, to } = spanOf(one);
      return at >= Date.parse(from) - slack && at <= Date.parse(to) + slack;
    });
    if (found.length === 1) return { kind: 'bound', activity: found[0]!.activity, by };
    if (found.length > 1) return unbound('ambiguous', 'Art. 19(4)', '同一时间有多项执法活动，请选择', 'more than one activity was going on; choose one', found.map((one) => one.activity));
  }
  return unbound('no-activity', 'Art. 19(4)', '该时间没有登记执法活动，请补登或选择', 'no activity of that time is entered; enter or choose one');
}

function unbound(why: Extract<BindingVerdict, { kind: 'unbound' }>['why'], article: string, zh: string, en: string, candidates: readonly string[] = []): BindingVerdict {
  return { kind: 'unbound', why, article, zh, en, candidates };
}
