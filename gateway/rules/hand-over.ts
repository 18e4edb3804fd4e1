/** Hand-over (Art. 19(3)): what is missing before it, when it is due, who may take which step, and the text that is signed. Pure. */
import { spanOf, type ActivityRow } from '../domain/activity-register.ts';
import type { ClipDeskRow } from '../domain/clip-register.ts';
import type { GapRow } from '../domain/explanation-register.ts';
import type { HandOverRow } from '../domain/hand-over-register.ts';
import { isoTime, type ClipId, type IsoTime, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { ALLOWED, refuse, type DeskVerdict } from './desk-verdict.ts';

/** Clips of one entry of the register: their hashes and the signature have to fit one entry of the custody log. */
export const MAX_HAND_OVER_CLIPS = 250;
export const MAX_RETURN_REASON = 200;
/** A clock that was off by more is said, milliseconds: the same bound below which a recorder's clock counts as right is far smaller. */
export const CLOCK_NOTED_MS = 60_000;
const MAX_NAMED = 5;

// ------------------------------------------------------------------------------------------------ when it is due

/** What the calendar says about the end of one activity: rules/hand-over-due.ts gives it. */
export interface DueInstant {
  /** Unix milliseconds; null where nobody can say yet. */
  readonly dueMs: number | null;
  readonly calendarVersion: string;
  readonly provisional: boolean;
}
export type DueOf = (endedAtMs: number) => DueInstant;

export interface HandOverDue { readonly due: IsoTime | null; readonly calendar: string; readonly provisional: boolean; readonly late: boolean }

/** When what a clip belongs to ended: its activity, or the clip itself while it has none. */
export function dutyEnd(clip: Pick<ClipDeskRow, 'end' | 'activity'>, activity: ActivityRow | undefined): IsoTime {
  return activity === undefined ? clip.end : spanOf(activity).to;
}

/** The earliest of them counts: what is late for one clip is late for the entry. */
export function dueOfAll(ends: readonly IsoTime[], dueOf: DueOf, nowMs: number): HandOverDue {
  const all = [...new Set(ends)].map((end) => dueOf(Date.parse(end)));
  const known = all.filter((one): one is DueInstant & { dueMs: number } => one.dueMs !== null).sort((a, b) => a.dueMs - b.dueMs);
  const first = known[0] ?? all[0];
  if (first === undefined) return { due: null, calendar: '', provisional: false, late: false };
  return {
    due: first.dueMs === null ? null : isoTime(first.dueMs), calendar: first.calendarVersion, provisional: all.some((one) => one.provisional || one.dueMs === null), late: first.dueMs !== null && nowMs > first.dueMs,
  };
}

// ------------------------------------------------------------------------------------------------ what is missing

export type MissingKind = 'no-officer' | 'no-activity' | 'no-cause' | 'gap' | 'apart' | 'clock' | 'going-on';
export interface MissingItem {
  readonly kind: MissingKind;
  /** False: it is said, and the hand-over goes on. */
  readonly blocks: boolean;
  /** What has to be mended: `activity:…`, `finding:…`, `recorder:…`; null where the clips themselves are. */
  readonly subject: string | null;
  readonly clips: readonly ClipId[];
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}
export interface MissingFacts {
  readonly clips: readonly ClipDeskRow[];
  readonly activities: ReadonlyMap<string, ActivityRow>;
  /** Open gaps on recorders while this officer held them. */
  readonly gaps: readonly (GapRow & { readonly explained: boolean })[];
  /** Files of those recorders that could not be proven whole. */
  readonly apart: readonly { readonly recorder: RecorderSerial; readonly files: number }[];
  readonly nowMs: number;
}

/** What is missing before these clips can be handed over, what blocks first. */
export function missingBefore({ clips, activities, gaps, apart, nowMs }: MissingFacts): readonly MissingItem[] {
  const items: MissingItem[] = [];
  const ofClips = (kind: MissingKind, blocks: boolean, found: readonly ClipDeskRow[], article: string, zh: string, en: string, subject: string | null = null) => {
    if (found.length > 0) items.push({ kind, blocks, subject, clips: found.map(({ clip }) => clip), article, zh, en });
  };
  const ownerless = clips.filter(({ officer }) => officer === null);
  ofClips('no-officer', true, ownerless, 'Art. 19(4)', `${ownerless.length} 个片段没有执法人员，请管理员补登`, `${ownerless.length} clips have no officer; the recorder manager gives them one`);
  const unbound = clips.filter(({ activity }) => activity === null);
  ofClips('no-activity', true, unbound, 'Art. 19(4)', `${unbound.length} 个片段没有归入执法活动`, `${unbound.length} clips belong to no activity`);
  for (const id of new Set(clips.flatMap(({ activity }) => (activity === null ? [] : [activity])))) {
    const row = activities.get(id);
    const mine = clips.filter(({ activity }) => activity === id);
    if ((row?.cause ?? '').trim() === '') ofClips('no-cause', true, mine, 'Art. 19(4)', '执法活动没有案由，文件无法命名', 'the activity has no cause, so its files cannot be named', `activity:${id}`);
    if (row !== undefined && row.to === null && Date.parse(spanOf(row).to) > nowMs) ofClips('going-on', false, mine, 'Art. 19(3)', '执法活动尚未结束', 'the activity has not ended yet', `activity:${id}`);
  }
  for (const gap of gaps) {
    if (gap.explained) continue;
    items.push({ kind: 'gap', blocks: true, subject: `finding:${gap.finding}`, clips: [], article: 'Art. 19(2)', zh: `记录仪 ${gap.recorder} 缺少片段（${gap.detail}），须制作工作情况说明`, en: `clips of recorder ${gap.recorder} are missing (${gap.detail}); an explanation is due` });
  }
  for (const { recorder, files } of apart) {
    items.push({ kind: 'apart', blocks: false, subject: `recorder:${recorder}`, clips: [], article: 'Art. 19(4)', zh: `记录仪 ${recorder} 有 ${files} 个文件未能核验，已另存待查`, en: `${files} files of recorder ${recorder} could not be proven whole and are set apart` });
  }
  const off = clips.filter(({ timed, offsetMs }) => !timed || Math.abs(offsetMs ?? 0) > CLOCK_NOTED_MS);
  ofClips('clock', false, off, 'Art. 19(1)', `${off.length} 个片段录制时记录仪时钟有误`, `the recorder's clock was wrong for ${off.length} clips`);
  return items.sort((a, b) => Number(b.blocks) - Number(a.blocks));
}

// ------------------------------------------------------------------------------------------------ who may

/** An officer hands over what is his, once, and nothing that blocks is missing. */
export function mayOffer(officer: OfficerId, clips: readonly ClipDeskRow[], missing: readonly MissingItem[]): DeskVerdict {
  if (clips.length === 0) return refuse('bad-input', 'Art. 19(3)', '没有选择片段', 'no clip is chosen', '/clips');
  if (clips.length > MAX_HAND_OVER_CLIPS) return refuse('bad-input', 'Art. 19(3)', `一次最多移交 ${MAX_HAND_OVER_CLIPS} 个片段，请分次移交`, `one entry takes ${MAX_HAND_OVER_CLIPS} clips at most; make several`, '/clips');
  const foreign = clips.find((one) => one.officer !== null && one.officer !== officer);
  if (foreign !== undefined) return refuse('conflict', 'Art. 19(3)', '只能移交本人采集的片段', 'an officer hands over his own clips alone', '/clips');
  const gone = clips.find(({ state }) => state !== 'waiting');
  if (gone !== undefined) return refuse('conflict', 'Art. 19(3)', `片段 ${gone.clip} 已在移交单 ${gone.handOver ?? ''} 中`, `clip ${gone.clip} is in hand-over ${gone.handOver ?? ''} already`, '/clips');
  const blocking = missing.filter(({ blocks }) => blocks);
  if (blocking.length === 0) return ALLOWED;
  const named = blocking.slice(0, MAX_NAMED);
  return refuse('conflict', blocking[0]!.article, `还不能移交：${named.map(({ zh }) => zh).join('；')}`, `it cannot be handed over yet: ${named.map(({ en }) => en).join('; ')}`, '/clips');
}

export interface Person { readonly actor: string; readonly officer: OfficerId | null }

/** The recorder manager takes a hand-over in, or gives it back; not his own. */
export function maySettle(row: HandOverRow, by: Person): DeskVerdict {
  if (row.state !== 'offered') return settled(row);
  const own = row.offeredBy === by.actor || (by.officer !== null && by.officer === row.officer);
  return own ? refuse('conflict', 'Art. 19(3)', '本人的移交须由另一名管理员接收', 'somebody else receives one\'s own hand-over') : ALLOWED;
}

/** Only the officer himself, and only before it was received. */
export function mayWithdraw(row: HandOverRow, by: Person): DeskVerdict {
  if (row.state !== 'offered') return settled(row);
  return by.officer === row.officer ? ALLOWED : refuse('conflict', 'Art. 19(3)', '只有移交人可以撤回', 'only the officer who offered it withdraws it');
}

const SETTLED: Readonly<Record<HandOverRow['state'], readonly [zh: string, en: string]>> = {
  offered: ['待接收', 'waits for receipt'], received: ['已接收', 'was received'], returned: ['已退回', 'was returned'], withdrawn: ['已撤回', 'was withdrawn'],
};
function settled(row: HandOverRow): DeskVerdict {
  const [zh, en] = SETTLED[row.state];
  return refuse('conflict', 'Art. 19(3)', `该移交${zh}`, `the hand-over ${en}`);
}

// ------------------------------------------------------------------------------------------------ what is signed

export interface SignedClip {
  readonly recorder: RecorderSerial; readonly number: number | null; readonly time: IsoTime; readonly timed: boolean; readonly size: number; readonly sha256: string; readonly activity: string;
}
export interface SignedOffer {
  readonly station: string; readonly utcOffsetMinutes: number;
  readonly officer: { readonly officer: OfficerId; readonly name: string; readonly certificateNumber: string; readonly unit: string };
  readonly activities: readonly ActivityRow[];
  readonly clips: readonly SignedClip[];
  readonly due: HandOverDue;
}

/** `2026-11-23 16:00:00` in the station's own time. */
export function localText(at: IsoTime, utcOffsetMinutes: number): string {
  return isoTime(Date.parse(at) + utcOffsetMinutes * 60_000).slice(0, 19).replace('T', ' ');
}

/** One line of a text that is signed: nothing that a person entered can begin another, or turn the writing round. */
function line(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').normalize('NFC').trim();
}

/**
 * The text that the officer signs. Canonical: UTF-8, NFC, LF, nothing of it depends on a screen. It names the clips by their
 * hashes, so that the signature holds for these bytes and no others. When it was signed is what the log says: the text is
 * shown before, and its hash comes back with the signature.
 */
export function offerText(one: SignedOffer): string {
  const local = (at: IsoTime) => localText(at, one.utcOffsetMinutes);
  const place = new Map(one.activities.map(({ activity }, i) => [activity, i + 1]));
  return `${[
    '执法音像记录移交登记', `采集工作站：${one.station}`,
    `移交人：${one.officer.name}，执法证件编号 ${one.officer.certificateNumber}，${one.officer.unit}`,
    `移交期限：${one.due.due === null ? '工作日历未定' : local(one.due.due)}${one.due.provisional ? '（暂定）' : ''}${one.due.late ? '，已逾期' : ''}；日历 ${one.due.calendar}`,
    ...one.activities.map((row, i) => {
      const { from, to } = spanOf(row);
      return `执法活动 ${i + 1}：${row.cause}；案号 ${row.caseNumber === '' ? '无' : row.caseNumber}；地点 ${row.place === '' ? '未填' : row.place}；${local(from)} 至 ${local(to)}`;
    }),
    `音像记录 ${one.clips.length} 个（记录仪/编号、开始时间、执法活动、字节数、SHA-256）：`,
    ...one.clips.map((clip, i) => `${i + 1}. ${clip.recorder}/${clip.number ?? '无'} ${local(clip.time)}${clip.timed ? '' : '（采集时间）'} 活动${place.get(clip.activity) ?? '无'} ${clip.size} ${clip.sha256}`),
    '本人移交以上执法音像记录，未私自复制、转存、删除、修改。',
  ].map(line).join('\n')}\n`;
}

export interface SignedReceipt { readonly station: string; readonly handOver: string; readonly offerHash: string; readonly clips: number; readonly receiver: string; readonly officerName: string }

/** The text that the recorder manager signs: it names the officer's text by its hash. */
export function receiptText(one: SignedReceipt): string {
  return `${[
    '执法音像记录接收登记', `移交单：${one.handOver}`, `采集工作站：${one.station}`, `移交登记文本 SHA-256：${one.offerHash}`, `移交人：${one.officerName}`,
    `接收人：${one.receiver}`, `已核对并接收以上移交登记所列音像记录 ${one.clips} 个，进行集中管理。`,
  ].map(line).join('\n')}\n`;
}

/** What a printed entry's QR code says: enough to find the entry and to see that log and paper are the same. */
export function registerCode(one: { readonly station: string; readonly handOver: string; readonly offerHash: string; readonly receiptHash: string; readonly entry: number; readonly size: number; readonly root: string }): string {
  return `ZHILU-HANDOVER/1 ${one.station} ${one.handOver} offer=${one.offerHash} receipt=${one.receiptHash} entry=${one.entry} size=${one.size} root=${one.root}`;
}
