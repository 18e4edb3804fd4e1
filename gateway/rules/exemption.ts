/**
 * Explanations (工作情况说明): on which ground something was not recorded (Art. 17), and who takes which step (Art. 19(2)):
 * the officer states, the unit head reviews, the recorder manager files. Nothing skips a step. Pure.
 */
import { ACTIVITY_KINDS, isActivityKind } from '../domain/activity-kinds.ts';
import type { DemandRow, ExplanationRow, ExplanationState } from '../domain/explanation-register.ts';
import type { ExplanationGround, HandOverFacts, HandOverParticulars } from '../domain/hand-over-events.ts';
import type { OfficerId } from '../domain/names.ts';
import { MAX_ACTIVITY_MS } from './binding.ts';
import { ALLOWED, mayEnter, refuse, type DeskVerdict } from './desk-verdict.ts';

export const GROUNDS: Readonly<Record<ExplanationGround, { readonly zh: string; readonly en: string; readonly article: string }>> = {
  '17(1)': { zh: '举报人、证人、被侵害人等明确要求', en: 'an informant, witness or victim expressly asked for it', article: 'Art. 17(1)' },
  '17(2)': { zh: '在明文规定禁止录音录像的公共场所', en: 'a public place where recording is expressly forbidden', article: 'Art. 17(2)' },
  '17(3)': { zh: '涉及国家秘密、商业秘密或者个人隐私', en: 'state secrets, business secrets or privacy', article: 'Art. 17(3)' },
  '17(4)': { zh: '不属于重大、紧急情况', en: 'neither major nor urgent', article: 'Art. 17(4)' },
  '17(5)': { zh: '其他特殊情况', en: 'another special circumstance', article: 'Art. 17(5)' },
  'other-law': { zh: '其他法律、法规、规章', en: 'another law or regulation', article: 'Art. 19(2)' },
};
export const MAX_REASON = 2_000;
export const MAX_LAW = 200;
export const MAX_ASKED_BY = 100;
export const MAX_NOTE = 1_000;
/** Gaps that one explanation explains. */
export const MAX_EXPLAINED = 100;

type Stated = HandOverFacts['ExplanationStated'] & HandOverParticulars['ExplanationStated'];

/** @param demands what the higher authority wants recorded all the same */
export function mayState(one: Omit<Stated, 'explanation' | 'unit'>, demands: readonly DemandRow[]): DeskVerdict {
  if (!Object.hasOwn(GROUNDS, one.ground)) return refuse('bad-input', 'Art. 17', '请选择依据', 'choose a ground', '/ground');
  if (!isActivityKind(one.activityKind)) return refuse('bad-input', 'Art. 16', '请选择执法活动类别', 'choose a kind of activity', '/activityKind');
  const texts = [
    mayEnter('/reason', '原因', 'reason', one.reason, MAX_REASON, 'Art. 19(2)'),
    mayEnter('/askedBy', '提出要求的人', 'who asked', one.askedBy, MAX_ASKED_BY, 'Art. 17(1)', one.ground === '17(1)'),
    mayEnter('/law', '依据的规定', 'law', one.law, MAX_LAW, 'Art. 19(2)', one.ground === 'other-law'),
  ].find((text) => text.kind === 'refused');
  if (texts !== undefined) return texts;
  const ms = Date.parse(one.to) - Date.parse(one.from);
  if (!(ms > 0)) return refuse('bad-input', 'Art. 19(2)', '结束时间须晚于开始时间', 'the end must be after the begin', '/to');
  if (ms > MAX_ACTIVITY_MS) return refuse('bad-input', 'Art. 19(2)', '时间跨度过长，请分次说明', 'the span is too long; explain it in parts', '/to');
  if (one.findings.length > MAX_EXPLAINED) return refuse('bad-input', 'Art. 19(2)', `一份说明最多涉及 ${MAX_EXPLAINED} 项缺口`, `one explanation is about ${MAX_EXPLAINED} gaps at most`, '/findings');
  const demand = one.ground === '17(4)' ? demands.find(({ activityKinds }) => activityKinds.includes(one.activityKind)) : undefined;
  if (demand === undefined) return ALLOWED;
  const kind = ACTIVITY_KINDS[one.activityKind];
  return refuse('conflict', 'Art. 17(4)', `上级主管部门（${demand.authority}）另有规定，“${kind.zh}”必须全过程记录，不能以第十七条第四项为依据`, `the higher authority (${demand.authority}) demands recording of '${kind.en}': Art. 17(4) gives way`, '/ground');
}

export type ExplanationStep = 'state' | 'accept' | 'return' | 'file';
/** What each step makes of each state; what is not here is refused. null: nothing was stated yet. */
const STEPS: Readonly<Record<ExplanationStep, readonly (readonly [from: ExplanationState | null, to: ExplanationState])[]>> = {
  state: [[null, 'stated'], ['returned', 'stated']],
  accept: [['stated', 'accepted']],
  return: [['stated', 'returned']],
  file: [['accepted', 'filed']],
};
const STATE_NAMES: Readonly<Record<ExplanationState, readonly [zh: string, en: string]>> = {
  stated: ['待单位负责人审核', 'waits for the unit head'], accepted: ['已审核，待备案', 'is accepted and waits to be filed'], returned: ['已退回', 'was returned'], filed: ['已备案', 'is filed'],
};

/** The state after a step; undefined where the step is not one that can follow. */
export function afterStep(state: ExplanationState | null, step: ExplanationStep): ExplanationState | undefined {
  return STEPS[step].find(([from]) => from === state)?.[1];
}

export interface Person { readonly actor: string; readonly officer: OfficerId | null }

/** Whose step it is: the officer's own, then never his own again. */
export function mayStep(row: ExplanationRow | undefined, step: ExplanationStep, by: Person): DeskVerdict {
  const own = row !== undefined && ((by.officer !== null && row.officer === by.officer) || row.statedBy === by.actor);
  if (afterStep(row?.state ?? null, step) === undefined) {
    if (row === undefined) return refuse('not-found', 'Art. 19(2)', '没有这份工作情况说明', 'there is no such explanation');
    const [zh, en] = STATE_NAMES[row.state];
    return refuse('conflict', 'Art. 19(2)', `该说明${zh}，不能进行这一步`, `the explanation ${en}; this step does not follow`);
  }
  if (step === 'state') return row === undefined || own ? ALLOWED : refuse('conflict', 'Art. 19(2)', '只有本人可以修改退回的说明', 'only the officer himself states it again');
  if (own) return refuse('conflict', 'Art. 19(2)', step === 'file' ? '本人的说明须由他人备案' : '本人的说明须由他人审核', step === 'file' ? 'somebody else files one\'s own explanation' : 'somebody else reviews one\'s own explanation');
  return ALLOWED;
}
