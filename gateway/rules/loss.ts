/** What the loss of a recorder means: Art. 22(4) punishes storing and keeping so badly that records are lost. */
import type { EquipmentRow } from '../domain/equipment-register.ts';
import type { IsoTime } from '../domain/names.ts';
import { count, rangesText } from '../domain/ranges.ts';
import { holderAt, type AssignmentRow, type RecorderRow } from '../domain/registers.ts';

export interface LossVerdict {
  readonly article: 'Art. 22(4)';
  /** Last docking; null for one that was never in a bay. */
  readonly lastDocked: IsoTime | null;
  readonly holder: string | null;
  readonly since: IsoTime | null;
  /** Listed on its card at the last docking and not stored. */
  readonly outstanding: number;
  /** Files that were on the card when it left the bay; null where it is not known. */
  readonly cardsLeft: number | null;
  readonly detail: string;
}

const MOST_NUMBERS = 120;

export function judgeLoss(recorder: RecorderRow, equipment: EquipmentRow, assignments: readonly AssignmentRow[], now: IsoTime): LossVerdict {
  const holder = holderAt(assignments, now);
  const since = holder === null ? null : assignments.find((one) => one.officer === holder && one.from <= now && (one.to === null || now < one.to))!.from;
  const outstanding = count(recorder.outstanding);
  const lastDocked = recorder.docked?.at ?? null;
  const cardsLeft = equipment.left?.cardsLeft ?? null;
  const numbers = rangesText(recorder.outstanding).slice(0, MOST_NUMBERS);
  const zh = [
    lastDocked === null ? '从未采集' : `最近一次采集 ${lastDocked}`,
    outstanding === 0 ? '当时列出的均已入库' : `卡上尚有 ${outstanding} 个未入库（编号 ${numbers}）`,
    cardsLeft === null || cardsLeft === 0 ? '' : `取走时卡上有 ${cardsLeft} 个文件`,
    holder === null ? '无人持有' : `自 ${since} 起由 ${holder} 持有`,
    '此后录制的内容可能丢失',
  ];
  const en = [
    lastDocked === null ? 'never docked' : `last docked ${lastDocked}`,
    outstanding === 0 ? 'all that it listed then is stored' : `${outstanding} on its card are not stored (numbers ${numbers})`,
    cardsLeft === null || cardsLeft === 0 ? '' : `${cardsLeft} files were on the card when it left`,
    holder === null ? 'with nobody' : `with ${holder} since ${since}`,
  ];
  return { article: 'Art. 22(4)', lastDocked, holder, since, outstanding, cardsLeft, detail: `${zh.filter(Boolean).join('；')} / ${en.filter(Boolean).join('; ')}` };
}
