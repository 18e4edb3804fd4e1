/**
 * What may be entered into the registers of equipment, and by which rule not. Pure verdicts. Art. 15 wants the recorders
 * and the station managed by a named person; Art. 18 counts recorders by officers, so the register has to be exact.
 */
import type { EquipmentRow, OfficerStandingRow } from '../domain/equipment-register.ts';
import { halves } from '../domain/errors.ts';
import { isPlainName, type IsoTime } from '../domain/names.ts';
import { unfitText } from '../domain/text.ts';
import type { AssignmentRow, DockRow, EnrolCodeRow, FindingRow, OfficerRow, RecorderRow } from '../domain/registers.ts';

export type EnrolmentVerdict =
  | { readonly kind: 'allowed' }
  | {
    readonly kind: 'refused'; readonly article: string; readonly code: 'bad-input' | 'not-found' | 'conflict'; readonly zh: string; readonly en: string;
    /** Both languages, parted by ` / `. */
    readonly why: string;
  };

const ALLOWED: EnrolmentVerdict = { kind: 'allowed' };
const ED25519_HEX = /^[0-9a-f]{64}$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Longest text that a person may enter for a name, a unit, a reason. */
export const MAX_ENTRY_TEXT = 200;
/** Badges that one officer may have at once, and the fewest characters that a reader sends for one. */
export const MAX_BADGES = 5;
export const MIN_BADGE_TEXT = 4;

function refuse(code: 'bad-input' | 'not-found' | 'conflict', zh: string, en: string, article = 'Art. 15'): EnrolmentVerdict {
  return { kind: 'refused', article, code, zh, en, why: `${zh} / ${en}` };
}

export function mayNameId(what: string, id: string): EnrolmentVerdict {
  return isPlainName(id) ? ALLOWED : refuse('bad-input', `编号“${id}”：1 至 32 个字母、数字或 . _ -，以字母或数字开头`, `${what} '${id}': 1 to 32 of A-Z a-z 0-9 . _ - and a letter or digit first`);
}

/** `what` names the field, in English or as `中文 / English`. */
export function mayEnterText(what: string, text: string): EnrolmentVerdict {
  const { zh, en } = halves(what);
  if (text.trim() === '') return refuse('bad-input', `${zh}：不能为空`, `${en} is empty`);
  if (text.length > MAX_ENTRY_TEXT) return refuse('bad-input', `${zh}：最多 ${MAX_ENTRY_TEXT} 个字符`, `${en} is longer than ${MAX_ENTRY_TEXT} characters`);
  const unfit = unfitText(text, false);
  return unfit === undefined ? ALLOWED : refuse('bad-input', `${zh}：${unfit.zh}`, `${en} ${unfit.en}`);
}

/** What a device says of itself, and a person copies. */
export function mayEnterDevice(text: string): EnrolmentVerdict {
  const unfit = unfitText(text, false);
  return unfit === undefined ? ALLOWED : refuse('bad-input', `设备标识：${unfit.zh}`, `the device's identity ${unfit.en}`);
}

export function mayUseKey(publicKey: string | null): EnrolmentVerdict {
  return publicKey === null || ED25519_HEX.test(publicKey) ? ALLOWED : refuse('bad-input', '公钥须为 64 个十六进制数字', 'a public key is 64 hex digits');
}

export function mayEnrolDock(row: DockRow | undefined): EnrolmentVerdict {
  return row === undefined || row.retired !== null ? ALLOWED : refuse('conflict', `采集站 ${row.dock} 已登记，请先停用`, `dock ${row.dock} is enrolled already; retire it first`);
}

export function mayEnrolRecorder(row: RecorderRow | undefined, deviceOwner: string | undefined): EnrolmentVerdict {
  if (row !== undefined && row.retired === null) return refuse('conflict', `记录仪 ${row.recorder} 已登记，请先停用`, `recorder ${row.recorder} is enrolled already; retire it first`);
  return deviceOwner === undefined ? ALLOWED : refuse('conflict', `此设备已登记为记录仪 ${deviceOwner}`, `this device is recorder ${deviceOwner} already`);
}

/** A code is good once, for what it was given out for, until it expires. */
export function mayUseCode(code: EnrolCodeRow | undefined, what: 'dock' | 'recorder', id: string, now: IsoTime): EnrolmentVerdict {
  if (code === undefined || code.what !== what || code.id !== id) return refuse('not-found', '没有此登记码', 'no such enrolment code');
  return now < code.expires ? ALLOWED : refuse('conflict', '登记码已过期', 'the enrolment code has expired');
}

export function mayNameManager(officer: OfficerRow | undefined, standing: OfficerStandingRow | undefined, id: string): EnrolmentVerdict {
  if (officer === undefined) return refuse('not-found', `执法人员 ${id} 未登记`, `officer ${id} is not registered`);
  return standing === undefined || standing.left === null ? ALLOWED : mustServe(standing, id);
}

/**
 * A recorder is with one officer at a time (Art. 18 counts them). A new assignment ends an open one; a closed one must not be crossed.
 * @param called what whoever has it is called in the refusal
 */
export function mayAssign(
  recorder: RecorderRow | undefined, officer: OfficerRow | undefined, assignments: readonly AssignmentRow[], from: IsoTime, to: IsoTime | null,
  called: (officer: string) => string = (officer) => officer,
): EnrolmentVerdict {
  if (recorder === undefined) return refuse('not-found', '记录仪未登记', 'the recorder is not enrolled', 'Art. 18');
  if (recorder.retired !== null) return refuse('conflict', `记录仪 ${recorder.recorder} 已停用：${recorder.retired}`, `recorder ${recorder.recorder} is retired: ${recorder.retired}`, 'Art. 18');
  if (officer === undefined) return refuse('not-found', '执法人员未登记', 'the officer is not registered', 'Art. 18');
  if (to !== null && to <= from) return refuse('bad-input', '配发结束早于开始', 'the assignment ends before it begins', 'Art. 18');
  // One that was taken back at its begin never was: so a wrong entry is put right.
  const crossed = assignments.filter((one) => one.to === null || one.from < one.to).find((one) => one.from >= from ? (to === null || one.from < to) : (one.to !== null && one.to > from));
  return crossed === undefined ? ALLOWED : refuse(
    'conflict', `该记录仪自 ${crossed.from} 至 ${crossed.to ?? '现在'} 由执法人员 ${called(crossed.officer)} 持有`, `the recorder is with officer ${called(crossed.officer)} from ${crossed.from} to ${crossed.to ?? 'now'}`, 'Art. 18',
  );
}

/** Art. 18 counts who serves: who has left gets no recorder, no badge and no finding to put right. */
export function mustServe(standing: OfficerStandingRow | undefined, id: string): EnrolmentVerdict {
  if (standing === undefined) return refuse('not-found', `执法人员 ${id} 未登记`, `officer ${id} is not registered`, 'Art. 18');
  return standing.left === null ? ALLOWED : refuse('conflict', `执法人员 ${id} 已于 ${standing.left} 离任`, `officer ${id} left on ${standing.left}`, 'Art. 18');
}

/** Whoever leaves gives back what he holds first, so that the register never says that somebody absent has a recorder. */
export function mayLeave(standing: OfficerStandingRow | undefined, id: string, held: readonly string[], isManager: boolean): EnrolmentVerdict {
  const serves = mustServe(standing, id);
  if (serves.kind === 'refused') return serves;
  if (isManager) return refuse('conflict', `${id} 是专职记录仪管理员，请先另行指定`, `${id} is the recorder manager; name another first`);
  return held.length === 0 ? ALLOWED : refuse('conflict', `${id} 仍持有记录仪 ${held.join('、')}，请先收回`, `${id} still holds recorder ${held.join(', ')}; take it back first`, 'Art. 18');
}

/** A state that it has already is refused, so that the history says when it began. */
export function maySetState(recorder: RecorderRow | undefined, equipment: EquipmentRow | undefined, id: string, state: EquipmentRow['state'], held: boolean): EnrolmentVerdict {
  if (recorder === undefined || equipment === undefined) return refuse('not-found', `没有记录仪 ${id}`, `there is no recorder ${id}`, 'Art. 22(4)');
  if (recorder.retired !== null) return refuse('conflict', `记录仪 ${id} 已停用：${recorder.retired}`, `recorder ${id} is retired: ${recorder.retired}`, 'Art. 22(4)');
  const same = equipment.state === state && !(state === 'in-store' && held);
  return same ? refuse('conflict', `记录仪 ${id} 自 ${equipment.stateSince} 起已是此状态`, `recorder ${id} is in that state since ${equipment.stateSince}`, 'Art. 22(4)') : ALLOWED;
}

export function mayGiveBadge(standing: OfficerStandingRow | undefined, id: string, badge: string, owner: string | undefined): EnrolmentVerdict {
  const serves = mustServe(standing, id);
  if (serves.kind === 'refused') return serves;
  if (badge.length < MIN_BADGE_TEXT || badge.length > MAX_ENTRY_TEXT) return refuse('bad-input', `卡号须为 ${MIN_BADGE_TEXT} 至 ${MAX_ENTRY_TEXT} 个字符`, `a badge has ${MIN_BADGE_TEXT} to ${MAX_ENTRY_TEXT} characters`);
  if (owner !== undefined) return refuse('conflict', `此卡已发给执法人员 ${owner}，请先收回`, `this badge is officer ${owner}'s; take it back first`);
  return standing!.badges.length < MAX_BADGES ? ALLOWED : refuse('conflict', `${id} 已有 ${MAX_BADGES} 张卡`, `${id} has ${MAX_BADGES} badges already`);
}

/** Art. 22: whoever puts it right serves here, and the day has not passed yet. `today` is the station's own day. */
export function mayAssignFinding(finding: FindingRow | undefined, id: string, responsible: OfficerStandingRow | undefined, officer: string, deadline: string, today: string): EnrolmentVerdict {
  if (finding === undefined) return refuse('not-found', `没有问题 ${id}`, `there is no finding ${id}`, 'Art. 22');
  if (finding.closed !== null) return refuse('conflict', `该问题已于 ${finding.closed} 办结`, `the finding was closed at ${finding.closed}`, 'Art. 22');
  const serves = mustServe(responsible, officer);
  if (serves.kind === 'refused') return serves;
  const day = DAY.exec(deadline);
  const sound = day !== null && new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]))).toISOString().startsWith(deadline);
  if (!sound) return refuse('bad-input', '期限须为日期，例如 2026-11-30', 'the deadline is a day, for example 2026-11-30', 'Art. 22');
  return deadline >= today ? ALLOWED : refuse('bad-input', '期限已过', 'the deadline has passed already', 'Art. 22');
}
