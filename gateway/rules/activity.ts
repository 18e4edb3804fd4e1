/** What may be entered as an enforcement activity (Art. 10, 13, 16, 19(2)). Pure. */
import type { ActivityRow } from '../domain/activity-register.ts';
import { isActivityKind } from '../domain/activity-kinds.ts';
import type { ActivityFacts, ActivityParticulars } from '../domain/hand-over-events.ts';
import type { OfficerRow } from '../domain/registers.ts';
import { MAX_ACTIVITY_MS } from './binding.ts';
import { ALLOWED, mayEnter, refuse, type DeskVerdict } from './desk-verdict.ts';

export const MAX_OFFICERS = 50;
export const MAX_CAUSE = 100;
export const MAX_CASE_NUMBER = 60;
export const MAX_PLACE = 200;
export const MAX_UNIT = 200;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DAYS = MAX_ACTIVITY_MS / 86_400_000;

/** @param officers rows of `facts.officers`, undefined where there is none */
export function mayEnterActivity(facts: Omit<ActivityFacts, 'activity'>, words: ActivityParticulars, officers: readonly (OfficerRow | undefined)[]): DeskVerdict {
  const texts = [
    mayEnter('/unit', '单位', 'unit', facts.unit, MAX_UNIT, 'Art. 19(2)'), mayEnter('/cause', '案由', 'cause', words.cause, MAX_CAUSE, 'Art. 19(4)', false),
    mayEnter('/caseNumber', '案号', 'case number', words.caseNumber, MAX_CASE_NUMBER, 'Art. 5', false), mayEnter('/place', '地点', 'place', words.place, MAX_PLACE, 'Art. 19(2)', false),
  ].find((one) => one.kind === 'refused');
  if (texts !== undefined) return texts;
  if (!isActivityKind(facts.kind)) return refuse('bad-input', 'Art. 16', '请选择执法活动类别', 'choose a kind of activity', '/kind');
  if (facts.officers.length === 0 || facts.officers.length > MAX_OFFICERS) return refuse('bad-input', 'Art. 7', `执法人员须为 1 至 ${MAX_OFFICERS} 人`, `an activity has 1 to ${MAX_OFFICERS} officers`, '/officers');
  if (new Set(facts.officers).size < facts.officers.length) return refuse('bad-input', 'Art. 7', '执法人员重复', 'an officer is named twice', '/officers');
  const unknown = officers.findIndex((one) => one === undefined);
  if (unknown >= 0) return refuse('bad-input', 'Art. 7', `执法人员 ${facts.officers[unknown]} 未登记`, `officer ${facts.officers[unknown]} is not registered`, `/officers/${unknown}`);
  return spanVerdict(facts.plannedFrom, facts.plannedTo, 'planned') ?? spanVerdict(facts.from, facts.to, 'actual')
    ?? (facts.plannedTo === null && facts.to === null ? refuse('bad-input', 'Art. 19(2)', '请填写计划时间或实际起止时间', 'give the planned or the actual span', '/plannedFrom') : ALLOWED);
}

/** undefined where nothing is wrong. A planned span is whole or not there; an actual one may lack its end while the activity goes on. */
function spanVerdict(from: string | null, to: string | null, which: 'planned' | 'actual'): DeskVerdict | undefined {
  const [fromAt, toAt] = which === 'planned' ? ['/plannedFrom', '/plannedTo'] : ['/from', '/to'];
  for (const [at, text] of [[fromAt, from], [toAt, to]] as const) {
    if (text !== null && (!TIME.test(text) || Number.isNaN(Date.parse(text)))) return refuse('bad-input', 'Art. 19(2)', '时间须为 UTC，例如 2026-11-23T08:00:00.000Z', 'a time is UTC, for example 2026-11-23T08:00:00.000Z', at);
  }
  if (from === null && to === null) return undefined;
  if (from === null) return refuse('bad-input', 'Art. 19(2)', '请填写开始时间', 'the begin is missing', fromAt);
  if (to === null) return which === 'planned' ? refuse('bad-input', 'Art. 19(2)', '请填写计划结束时间', 'the planned end is missing', toAt) : undefined;
  const ms = Date.parse(to) - Date.parse(from);
  if (ms <= 0) return refuse('bad-input', 'Art. 19(2)', '结束时间须晚于开始时间', 'the end must be after the begin', toAt);
  return ms > MAX_ACTIVITY_MS ? refuse('bad-input', 'Art. 19(2)', `一项执法活动最长 ${DAYS} 天，更长的请按日登记`, `an activity lasts ${DAYS} days at most; enter longer ones day by day`, toAt) : undefined;
}

export function mayEndActivity(row: ActivityRow, from: string, to: string): DeskVerdict {
  if (row.cancelled !== null) return refuse('conflict', 'Art. 19(2)', '该执法活动已取消', 'the activity was cancelled');
  return spanVerdict(from, to, 'actual') ?? ALLOWED;
}

/** What has clips took place. */
export function mayCancelActivity(row: ActivityRow, clips: number): DeskVerdict {
  if (row.cancelled !== null) return refuse('conflict', 'Art. 22', '该执法活动已取消', 'the activity was cancelled already');
  return clips > 0 ? refuse('conflict', 'Art. 22', `该执法活动已有 ${clips} 个片段，不能取消`, `the activity has ${clips} clips and took place`) : ALLOWED;
}
