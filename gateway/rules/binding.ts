/**
 * To which activity a clip belongs (Art. 5(3), 19(4)): the one of its officer that was going on when the clip began. Where
 * more than one could be meant nothing is guessed: the officer says which. Pure.
 */
import type { ActivityRow } from '../domain/activity-register.ts';
import { spanOf } from '../domain/activity-register.ts';
import type { ClipDeskRow } from '../domain/clip-register.ts';
import type { OfficerId } from '../domain/names.ts';
import { ALLOWED, mayEnter, refuse, type DeskVerdict } from './desk-verdict.ts';

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

/** Clips that one wish binds or gives. */
export const MAX_CLIPS_AT_ONCE = 1_000;
export const MAX_BIND_REASON = 200;

/** Who mends: an officer his own clips before they are handed over; the recorder manager any, those of the register with a reason. */
export type Mender = { readonly kind: 'officer'; readonly officer: OfficerId } | { readonly kind: 'recorder-manager' };

export function mayBind(clips: readonly ClipDeskRow[], activity: ActivityRow | null, by: Mender, reason: string): DeskVerdict {
  const changes = mayMend(clips, reason, by.kind === 'recorder-manager' && clips.some(({ state }) => state === 'received'));
  if (changes.kind === 'refused') return changes;
  if (activity !== null && activity.cancelled !== null) return refuse('conflict', 'Art. 19(4)', '该执法活动已取消', 'the activity was cancelled', '/activity');
  if (by.kind === 'recorder-manager') {
    const bare = activity === null && clips.some(({ state }) => state === 'received');
    return bare ? refuse('conflict', 'Art. 19(4)', '已移交的片段必须归入执法活动', 'what was handed over belongs to an activity', '/activity') : ALLOWED;
  }
  if (clips.some(({ officer }) => officer !== by.officer)) return refuse('conflict', 'Art. 19(3)', '只能归类本人的片段', 'an officer binds his own clips alone', '/clips');
  if (activity !== null && !activity.officers.includes(by.officer)) return refuse('conflict', 'Art. 19(4)', '您不是该执法活动的执法人员', 'you are no officer of that activity', '/activity');
  return clips.some(({ state }) => state === 'received') ? refuse('conflict', 'Art. 19(3)', '已移交的片段由管理员更正', 'the recorder manager mends what was handed over', '/clips') : ALLOWED;
}

/** Whose a clip is goes by the register of assignments; a person may say it where that is silent or wrong, and says why. */
export function mayGive(clips: readonly ClipDeskRow[], reason: string): DeskVerdict {
  if (clips.some(({ state }) => state === 'received')) return refuse('conflict', 'Art. 19(3)', '已移交的片段不能更改执法人员', 'whose a clip is that was handed over does not change', '/clips');
  return mayMend(clips, reason, true);
}

function mayMend(clips: readonly ClipDeskRow[], reason: string, reasonNeeded: boolean): DeskVerdict {
  if (clips.length === 0) return refuse('bad-input', 'Art. 19(4)', '没有选择片段', 'no clip is chosen', '/clips');
  if (clips.length > MAX_CLIPS_AT_ONCE) return refuse('bad-input', 'Art. 19(4)', `一次最多 ${MAX_CLIPS_AT_ONCE} 个片段`, `${MAX_CLIPS_AT_ONCE} clips at once at most`, '/clips');
  if (clips.some(({ state }) => state === 'offered')) return refuse('conflict', 'Art. 19(3)', '片段已提交移交，请先撤回或退回', 'a clip is offered; withdraw or return the hand-over first', '/clips');
  return mayEnter('/reason', '理由', 'reason', reason, MAX_BIND_REASON, 'Art. 19(4)', reasonNeeded);
}
