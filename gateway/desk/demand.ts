/** How desks refuse: the verdict of a rule, a missing thing, a record that somebody else has changed, as errors in both languages. */
import { StationError } from '../domain/errors.ts';
import type { EnrolmentVerdict } from '../rules/enrolment.ts';

const THINGS: Readonly<Record<string, string>> = { manager: '专职管理人员', dock: '采集站', recorder: '记录仪', assignment: '配发', quarantine: '隔离', finding: '问题', alarm: '报警', officer: '执法人员', badge: '卡', 'hand-out': '领用', 'firmware-key': '厂商公钥', 'firmware-image': '固件映像', 'roll-out': '推送计划' };

export function notFound(what: string, id: string): StationError {
  return new StationError('not-found', `没有${THINGS[what] ?? what} ${id} / there is no ${what} ${id}`, { what, id });
}

/** Throws 412 where somebody else has changed the record since it was read; `now` undefined is 'not found'. */
export function demandVersion(seen: number, now: number | undefined, what: string, id: string): void {
  if (now === undefined) throw notFound(what, id);
  if (seen !== now) throw new StationError('conflict', '刚被他人修改，请刷新后重试 / somebody else has just changed it; load it again', { what: 'version', id });
}

/** Throws the first refusal as an error that says which rule it is. */
export function demand(...verdicts: readonly EnrolmentVerdict[]): void {
  for (const verdict of verdicts) {
    if (verdict.kind === 'refused') throw new StationError(verdict.code, `${verdict.zh}（${verdict.article}） / ${verdict.en} (${verdict.article})`, { what: 'enrolment', reason: verdict.article });
  }
}
