/**
 * Which recorder an officer takes out for a shift. Art. 19(1) wants recording from the beginning of an activity to its
 * end, which a flat battery, a full card, a wrong clock or a fault would break; so a recorder that fails is not handed out.
 */
import { RIGHT_WITHIN_MS } from '../domain/recorder-clock.ts';

/** Least charge in percent, unless the equipment manager sets another. */
export const LEAST_BATTERY = { default: 80, least: 20, most: 100 } as const;

export interface Candidate {
  readonly recorder: string;
  readonly unit: string | null;
  readonly retired: boolean;
  readonly quarantined: boolean;
  readonly state: 'in-store' | 'repair' | 'lost';
  /** The bay in which it sits now; null where it sits in none. */
  readonly bay: {
    readonly dock: string; readonly bay: number; readonly phase: string; readonly battery: number | null;
    /** Files that are still on the card after its offload; null while that is not known. */
    readonly cardLeft: number | null;
    readonly faults: readonly string[];
    /** Offset of its clock after the station has set it, milliseconds; null where it has none or it could not be read back. */
    readonly clockMs: number | null;
  } | null;
  /** Listed on its card and not stored yet. */
  readonly outstanding: number;
  /** Who holds it at this moment by the register; null for nobody. */
  readonly holder: string | null;
  /** It is booked by a hand-out that has not ended. */
  readonly bookedBy: string | null;
  /** Somebody else's assignment that begins later: officer and time; null for none. */
  readonly promised: { readonly officer: string; readonly from: string } | null;
}

export interface Wanted {
  readonly officer: string;
  readonly unit: string;
  readonly leastBattery: number;
}

type Called = (officer: string) => string;

export interface DutyReason {
  readonly code:
    | 'retired' | 'quarantined' | 'repair' | 'lost' | 'other-unit' | 'not-in-bay' | 'offloading' | 'held' | 'promised'
    | 'card-not-empty' | 'battery-unknown' | 'battery-low' | 'faults' | 'clock-unknown' | 'clock-wrong';
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

export interface DutyVerdict {
  readonly recorder: string;
  readonly fit: boolean;
  readonly reasons: readonly DutyReason[];
}

/** @param called what whoever has it is called in the reasons */
export function checkForDuty(one: Candidate, wanted: Wanted, called: Called = (officer) => officer): DutyVerdict {
  const reasons = [...standingReasons(one, wanted, called), ...bayReasons(one, wanted)];
  return { recorder: one.recorder, fit: reasons.length === 0, reasons };
}

function standingReasons(one: Candidate, { officer, unit }: Wanted, called: Called): DutyReason[] {
  const reasons: DutyReason[] = [];
  if (one.retired) reasons.push(because('retired', 'Art. 15', '已停用', 'it is retired'));
  if (one.quarantined) reasons.push(because('quarantined', 'Art. 19(3)', '已隔离', 'it is in quarantine'));
  if (one.state === 'repair') reasons.push(because('repair', 'Art. 19(1)', '在修', 'it is in repair'));
  if (one.state === 'lost') reasons.push(because('lost', 'Art. 22(4)', '登记为丢失', 'it is entered as lost'));
  // What is his own anyway he may take whatever unit it stands in.
  if (one.holder !== officer && one.unit !== unit) reasons.push(because('other-unit', 'Art. 18', `属于${one.unit ?? '未定单位'}`, `it belongs to ${one.unit ?? 'no unit'}`));
  if (one.bookedBy !== null) reasons.push(because('held', 'Art. 18', `已由 ${called(one.bookedBy)} 领用`, `it is handed out to ${called(one.bookedBy)}`));
  else if (one.holder !== null && one.holder !== officer) reasons.push(because('held', 'Art. 18', `已配发给 ${called(one.holder)}`, `it is assigned to ${called(one.holder)}`));
  if (one.promised !== null) reasons.push(because('promised', 'Art. 18', `自 ${one.promised.from} 起配发给 ${called(one.promised.officer)}`, `it is promised to ${called(one.promised.officer)} from ${one.promised.from}`));
  return reasons;
}

function bayReasons({ bay, outstanding }: Candidate, { leastBattery }: Wanted): DutyReason[] {
  if (bay === null) return [because('not-in-bay', 'Art. 15', '不在仓位中', 'it sits in no bay')];
  const reasons: DutyReason[] = [];
  if (bay.phase !== 'done') reasons.push(because('offloading', 'Art. 19(4)', '采集尚未完成', 'its offload is not done'));
  else if (bay.cardLeft === null || bay.cardLeft > 0 || outstanding > 0) reasons.push(because('card-not-empty', 'Art. 19(4)', `存储卡未清空${bay.cardLeft === null ? '' : `，还有 ${Math.max(bay.cardLeft, outstanding)} 个文件`}`, `its card is not empty${bay.cardLeft === null ? '' : `: ${Math.max(bay.cardLeft, outstanding)} files`}`));
  if (bay.battery === null) reasons.push(because('battery-unknown', 'Art. 19(1)', '电量未知', 'its charge is not known'));
  else if (bay.battery < leastBattery) reasons.push(because('battery-low', 'Art. 19(1)', `电量 ${bay.battery}%，低于 ${leastBattery}%`, `its charge is ${bay.battery} %, below ${leastBattery} %`));
  if (bay.faults.length > 0) reasons.push(because('faults', 'Art. 19(1)', `有故障：${bay.faults.join('、')}`, `it has faults: ${bay.faults.join(', ')}`));
  if (bay.phase === 'done' && bay.clockMs === null) reasons.push(because('clock-unknown', 'Art. 19(1)', '时钟无法核对', 'its clock cannot be checked'));
  else if (bay.clockMs !== null && Math.abs(bay.clockMs) > RIGHT_WITHIN_MS) reasons.push(because('clock-wrong', 'Art. 19(1)', `时钟相差 ${Math.round(bay.clockMs / 1000)} 秒`, `its clock is ${Math.round(bay.clockMs / 1000)} s off`));
  return reasons;
}

/** The fit one that he takes: his own first, then the fullest battery, then by serial, so that the same state gives the same choice. */
export function pickForDuty(all: readonly Candidate[], wanted: Wanted, called?: Called): { readonly picked: Candidate | undefined; readonly verdicts: readonly DutyVerdict[] } {
  const verdicts = all.map((one) => checkForDuty(one, wanted, called));
  const fit = all.filter((_, i) => verdicts[i]!.fit).sort((a, b) =>
    Number(b.holder === wanted.officer) - Number(a.holder === wanted.officer) || (b.bay?.battery ?? 0) - (a.bay?.battery ?? 0) || (a.recorder < b.recorder ? -1 : 1));
  return { picked: fit[0], verdicts };
}

function because(code: DutyReason['code'], article: string, zh: string, en: string): DutyReason {
  return { code, article, zh, en };
}
