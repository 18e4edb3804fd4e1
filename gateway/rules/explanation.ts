/** Explanations of the work (Art. 17, 19(2)): on which ground, and who takes which step. Nothing skips a step. Pure. */
import { EXEMPTION_GROUNDS, type ActivityKindId, type ExemptionGround } from '../domain/activity-kinds.ts';
import type { ExplanationRow, HigherDemandRow } from '../domain/explanation-register.ts';
import type { OfficerId } from '../domain/names.ts';

export type ExplanationVerdict = { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly code: 'bad-input' | 'conflict'; readonly article: string; readonly pointer: string | null; readonly zh: string; readonly en: string };
const ALLOWED: ExplanationVerdict = { kind: 'allowed' };
const refuse = (code: 'bad-input' | 'conflict', article: string, zh: string, en: string, pointer: string | null = null): ExplanationVerdict => ({ kind: 'refused', code, article, pointer, zh, en });

const MIN_REASON = 4;
const MAX_REASON = 2_000;
const MAX_BASIS = 200;

export interface Stated {
  readonly ground: ExemptionGround;
  readonly reason: string;
  /** The law, where the ground is another one. */
  readonly basis: string;
  /** Who asked, where the ground is Art. 17(1). */
  readonly askedBy: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** @param kind of the activity, null where none is named */
export function mayState(one: Stated, kind: ActivityKindId | null, demands: readonly HigherDemandRow[]): ExplanationVerdict {
  if (!EXEMPTION_GROUNDS.some(({ id }) => id === one.ground)) return refuse('bad-input', 'Art. 17', '请选择依据', 'choose a ground', '/ground');
  if (one.reason.trim().length < MIN_REASON || one.reason.length > MAX_REASON) return refuse('bad-input', 'Art. 19(2)', `请写明原因，${MIN_REASON} 至 ${MAX_REASON} 字`, `state the reason in ${MIN_REASON} to ${MAX_REASON} characters`, '/reason');
  if (!(one.toMs > one.fromMs)) return refuse('bad-input', 'Art. 19(2)', '结束时间须晚于开始时间', 'the end is after the beginning', '/to');
  if (one.basis.length > MAX_BASIS) return refuse('bad-input', 'Art. 19(2)', `依据不超过 ${MAX_BASIS} 字`, `the basis has at most ${MAX_BASIS} characters`, '/basis');
  if (one.ground === '17(1)' && one.askedBy.trim() === '') return refuse('bad-input', 'Art. 17(1)', '须写明是谁提出的要求', 'say who asked for it', '/askedBy');
  if (one.ground === 'other-law' && one.basis.trim() === '') return refuse('bad-input', 'Art. 19(2)', '须写明依据的法律条款', 'name the law', '/basis');
  const demand = one.ground === '17(4)' && kind !== null ? demands.find(({ kinds }) => kinds.includes(kind)) : undefined;
  if (demand !== undefined) return refuse('bad-input', 'Art. 17(4)', `上级主管部门另有规定（${demand.title ?? demand.demand}），此类活动须全过程记录`, `the higher authority demands recording of this kind (${demand.title ?? demand.demand})`, '/ground');
  return ALLOWED;
}

export interface Person {
  readonly actor: string;
  readonly officer: OfficerId | null;
}

/** One that came back is stated anew, by the one whose it is. */
export function mayStateAgain(row: ExplanationRow, by: Person): ExplanationVerdict {
  if (row.officer !== by.officer) return refuse('conflict', 'Art. 19(2)', '只有本人可以修改', 'only the officer himself changes it');
  return row.state === 'returned' ? ALLOWED : refuse('conflict', 'Art. 19(2)', '已提交的说明不能修改，除非被退回', 'what was stated is not changed unless it was returned');
}

/** 报本单位负责人审核: the head of the unit, and not on his own. */
export function mayReview(row: ExplanationRow, by: Person & { readonly unit: string | null }): ExplanationVerdict {
  if (row.state !== 'stated') return refuse('conflict', 'Art. 19(2)', '此说明不在待审核状态', 'this explanation does not wait for a review');
  if (row.officer === by.officer || row.statedBy === by.actor) return refuse('conflict', 'Art. 19(2)', '不能审核本人的说明', 'nobody reviews his own');
  return row.unit === by.unit ? ALLOWED : refuse('conflict', 'Art. 19(2)', '只能审核本单位的说明', 'only those of the unit');
}

/** 交由本单位执法记录仪管理员留存备案: after the review, and not on his own. */
export function mayFile(row: ExplanationRow, by: Person): ExplanationVerdict {
  if (row.state !== 'accepted') return refuse('conflict', 'Art. 19(2)', '须先经单位负责人审核通过', 'the unit head reviews it first');
  if (row.officer === by.officer || row.statedBy === by.actor) return refuse('conflict', 'Art. 19(2)', '不能备案本人的说明', 'nobody files his own');
  return row.reviewedBy === by.actor ? refuse('conflict', 'Art. 19(2)', '审核人不能同时备案', 'the reviewer does not file as well') : ALLOWED;
}
