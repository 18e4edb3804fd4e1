/** Hand-over (Art. 19(3)): what is missing before it, who may sign, what is signed. Pure. */
import type { ActivityRow } from '../domain/activity-register.ts';
import type { ClipDeskRow, HandOverRow } from '../domain/hand-over-register.ts';
import type { ClipId, OfficerId } from '../domain/names.ts';

/** Clips of one register entry: its text and signature have to fit an entry of the custody log. */
export const MAX_HAND_OVER_CLIPS = 200;
/** Letters of a drawn signature's strokes. */
export const MAX_SIGNATURE_LENGTH = 16_000;

/** When a hand-over is due, and on what calendar. */
export interface Due {
  /** null where the calendar does not know the year. */
  readonly dueMs: number | null;
  readonly calendar: string;
  readonly provisional: boolean;
}

export interface MissingItem {
  readonly kind: 'no-officer' | 'no-activity' | 'no-cause' | 'activity-open' | 'number-missing' | 'apart' | 'clock';
  /** False: it is said, and the hand-over goes on. */
  readonly blocks: boolean;
  readonly clips: readonly ClipId[];
  readonly subject: string | null;
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

export interface MissingFacts {
  readonly clips: readonly ClipDeskRow[];
  readonly activities: ReadonlyMap<string, ActivityRow>;
  /** Open findings of numbers that are missing on recorders of these clips, and parts set apart: subject and words. */
  readonly gaps: readonly { readonly subject: string; readonly detail: string; readonly explained: boolean }[];
  readonly apart: readonly { readonly recorder: string; readonly count: number }[];
}

/** A clock that was off by more than this is said on the register, in milliseconds. */
const CLOCK_NOTED_MS = 60_000;

/** What is missing before these clips can be handed over. */
export function missingBefore({ clips, activities, gaps, apart }: MissingFacts): readonly MissingItem[] {
  const items: MissingItem[] = [];
  const add = (kind: MissingItem['kind'], blocks: boolean, found: readonly ClipDeskRow[], article: string, zh: string, en: string, subject: string | null = null) => {
    if (found.length > 0 || subject !== null) items.push({ kind, blocks, clips: found.map((one) => one.clip), subject, article, zh, en });
  };
  const without = clips.filter((one) => one.officer === null);
  add('no-officer', true, without, 'Art. 19(4)', `${without.length} 个片段没有执法人员`, `${without.length} clips have no officer`);
  const unbound = clips.filter((one) => one.activity === null);
  add('no-activity', true, unbound, 'Art. 19(4)', `${unbound.length} 个片段没有执法活动`, `${unbound.length} clips belong to no activity`);
  for (const activity of new Set(clips.map((one) => one.activity).filter((one) => one !== null))) {
    const row = activities.get(activity);
    const mine = clips.filter((one) => one.activity === activity);
    if ((row?.cause ?? '').trim() === '') add('no-cause', true, mine, 'Art. 19(4)', '执法活动没有案由', 'the activity has no cause', `activity:${activity}`);
    if (row?.to === null) add('activity-open', true, mine, 'Art. 19(3)', '执法活动还没有填写结束时间', 'the activity has no end yet', `activity:${activity}`);
  }
  for (const gap of gaps) if (!gap.explained) add('number-missing', false, [], 'Art. 19(2)', `${gap.detail}；须制作工作情况说明`, `${gap.detail}; it needs an explanation`, gap.subject);
  for (const one of apart) add('apart', false, [], 'Art. 19(3)', `${one.recorder} 有 ${one.count} 个片段未能核验完整，另存待查`, `${one.count} clips of ${one.recorder} could not be proven whole and are set apart`, `recorder:${one.recorder}`);
  const off = clips.filter((one) => one.clockOffsetMs !== null && Math.abs(one.clockOffsetMs) > CLOCK_NOTED_MS);
  add('clock', false, off, 'Art. 19(1)', `${off.length} 个片段录制时记录仪时钟不准，已按误差校正`, `the clock was wrong for ${off.length} clips; their times are corrected`);
  return items;
}

export type HandOverVerdict = { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly code: 'bad-input' | 'conflict'; readonly article: string; readonly zh: string; readonly en: string };
const ALLOWED: HandOverVerdict = { kind: 'allowed' };
const refuse = (code: 'bad-input' | 'conflict', zh: string, en: string): HandOverVerdict => ({ kind: 'refused', code, article: 'Art. 19(3)', zh, en });

/** An officer hands over what he made, once, and nothing that blocks is missing. */
export function mayOffer(officer: OfficerId, clips: readonly ClipDeskRow[], missing: readonly MissingItem[]): HandOverVerdict {
  if (clips.length === 0) return refuse('bad-input', '没有选择片段', 'no clip is chosen');
  if (clips.length > MAX_HAND_OVER_CLIPS) return refuse('bad-input', `一次最多移交 ${MAX_HAND_OVER_CLIPS} 个片段，请分次移交`, `a hand-over takes ${MAX_HAND_OVER_CLIPS} clips at most; make several`);
  const foreign = clips.find((one) => one.officer !== null && one.officer !== officer);
  if (foreign !== undefined) return refuse('conflict', '只能移交本人的片段', 'an officer hands over his own clips alone');
  const busy = clips.find((one) => one.state !== 'waiting');
  if (busy !== undefined) return refuse('conflict', `片段 ${busy.clip} 已在移交单 ${busy.handOver ?? ''} 中`, `clip ${busy.clip} is in hand-over ${busy.handOver ?? ''} already`);
  const blocking = missing.find((one) => one.blocks);
  return blocking === undefined ? ALLOWED : refuse('conflict', `还不能移交：${blocking.zh}`, `not yet: ${blocking.en}`);
}

/** The one who receives is not the one who hands over. */
export function mayReceive(row: HandOverRow, receiver: { readonly actor: string; readonly officer: OfficerId | null }): HandOverVerdict {
  if (row.state !== 'offered') return refuse('conflict', '移交单已经办结', 'the hand-over is closed already');
  if (receiver.officer === row.officer || receiver.actor === row.offeredBy) return refuse('conflict', '本人的移交须由另一名管理人员接收', 'somebody else receives one\'s own hand-over');
  return ALLOWED;
}

/** Only the officer, and only before it was received. */
export function mayWithdraw(row: HandOverRow, officer: OfficerId | null): HandOverVerdict {
  if (row.state !== 'offered') return refuse('conflict', '移交单已经办结，不能撤回', 'the hand-over is closed and cannot be withdrawn');
  return officer === row.officer ? ALLOWED : refuse('conflict', '只有移交人可以撤回', 'only the one who offered it withdraws it');
}

/** Strokes as the page draws them: lists of points in thousandths of the field. At least something has to be drawn. */
export function maySignWith(signature: string): HandOverVerdict {
  if (signature.length > MAX_SIGNATURE_LENGTH) return refuse('bad-input', '签名过于复杂，请重新签名', 'the signature is too long; sign again');
  let strokes: unknown;
  try {
    strokes = JSON.parse(signature);
  } catch {
    return refuse('bad-input', '签名数据不正确', 'the signature is not one');
  }
  const drawn = Array.isArray(strokes) && strokes.every((stroke) => Array.isArray(stroke) && stroke.every((point) => Array.isArray(point) && point.length === 2 && point.every((one) => Number.isInteger(one) && one >= 0 && one <= 1_000)));
  if (!drawn) return refuse('bad-input', '签名数据不正确', 'the signature is not one');
  const points = (strokes as unknown[][]).reduce((sum, stroke) => sum + stroke.length, 0);
  return points >= 3 ? ALLOWED : refuse('bad-input', '请先签名', 'sign first');
}

export interface SignedClip {
  readonly clip: ClipId;
  readonly originalName: string;
  readonly local: string;
  readonly seconds: number | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly activity: string;
}

export interface SignedFacts {
  readonly handOver: string;
  readonly station: string;
  readonly officer: { readonly id: OfficerId; readonly name: string; readonly certificateNumber: string; readonly unit: string };
  readonly activities: readonly { readonly activity: string; readonly cause: string; readonly caseNumber: string; readonly place: string; readonly from: string; readonly to: string }[];
  readonly clips: readonly SignedClip[];
  readonly dueLocal: string | null;
  readonly due: Due;
}

/** The text that both sign, line by line. It is what is hashed, so nothing in it may depend on the screen. */
export function signedText(facts: SignedFacts): string {
  const { officer, due } = facts;
  const bound = new Map(facts.activities.map((one, i) => [one.activity, i + 1]));
  return [
    '执法音像记录移交登记',
    `登记编号：${facts.handOver}`, `采集工作站：${facts.station}`, `移交人：${officer.name}（执法证件编号 ${officer.certificateNumber}，${officer.unit}）`,
    `移交期限：${facts.dueLocal ?? '工作日历未定'}（日历版本 ${due.calendar}${due.provisional ? '，暂定' : ''}）`,
    ...facts.activities.map((one, i) => `执法活动${i + 1}：${one.cause}；案件 ${one.caseNumber === '' ? '—' : one.caseNumber}；地点 ${one.place === '' ? '—' : one.place}；${one.from} 至 ${one.to}`),
    `音像记录 ${facts.clips.length} 个：`,
    ...facts.clips.map((one, i) => `${i + 1}. ${one.local} ${one.seconds === null ? '—' : `${one.seconds}秒`} ${one.bytes}字节 活动${bound.get(one.activity) ?? '—'} ${one.originalName} SHA-256 ${one.sha256}`),
    '移交人确认以上记录为本人执法时采集，未经复制、转存、删除、修改（第十九条第三项）。',
    '',
  ].join('\n');
}

/** Was it handed over in time? */
export function isLate(due: Due, nowMs: number): boolean {
  return due.dueMs !== null && nowMs > due.dueMs;
}

