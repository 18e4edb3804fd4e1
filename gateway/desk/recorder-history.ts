/** One line of a recorder's history in both languages: who had it when, where it was, what was found. */
import { ALARM_KINDS } from '../domain/alarm-kinds.ts';
import type { HistoryRow } from '../domain/equipment-register.ts';
import { bytesText } from '../domain/bytes-text.ts';
import { halves } from '../domain/errors.ts';
import type { ApartReason, LoggedEvent } from '../domain/events.ts';
import type { OfficerId } from '../domain/names.ts';
import { rangesText } from '../domain/ranges.ts';
import { clockWords } from '../domain/recorder-clock.ts';
import type { Sentence } from '../offload/bay-view.ts';
import { says } from '../offload/sentences.ts';

const STATES = { 'in-store': { zh: '入库', en: 'in store' }, repair: { zh: '送修', en: 'in repair' }, lost: { zh: '丢失', en: 'lost' } } as const;
const ENDS = {
  'taken-back': { zh: '收回', en: 'taken back' }, docked: { zh: '放回仓位', en: 'put into a bay' }, undone: { zh: '撤销', en: 'undone' }, 'out-of-service': { zh: '停止使用', en: 'out of service' },
} as const;
const APART: Readonly<Record<ApartReason, Sentence>> = {
  changed: { zh: '读取时有变化', en: 'it changed while it was read' }, 'hash-differs': { zh: '摘要反复不符', en: 'the hashes differ again and again' }, 'read-error': { zh: '部分读不出', en: 'parts could not be read' },
};
const MOST_NUMBERS = 200;
const say = (zh: string, en: string): Sentence => ({ zh, en });

/** An event that this page has no words for is named by its kind. */
export function tellHistory(event: LoggedEvent, row: HistoryRow, who: (officer: OfficerId) => string): Sentence {
  return tellWhereabouts(event, row, who) ?? tellTrouble(event, who) ?? tellFirmware(event) ?? say(event.kind, event.kind);
}

function tellWhereabouts(event: LoggedEvent, row: HistoryRow, who: (officer: OfficerId) => string): Sentence | undefined {
  switch (event.kind) {
    case 'RecorderEnrolled': return say(`登记，型号 ${event.facts.model}`, `enrolled, model ${event.facts.model}`);
    case 'RecorderRetired': return say(`停用：${event.facts.reason}`, `retired: ${event.facts.reason}`);
    case 'RecorderRecognised': return say('记下硬件标识', 'its hardware was learnt');
    case 'RecorderPlaced': return say(`归属 ${event.facts.unit}`, `placed in ${event.facts.unit}`);
    case 'RecorderStateSet': {
      const { zh, en } = STATES[event.facts.state];
      const reason = event.particulars?.reason;
      return say(reason === undefined ? zh : `${zh}：${reason}`, reason === undefined ? en : `${en}: ${reason}`);
    }
    case 'RecorderAssigned': return say(`配发给 ${who(event.facts.officer)}，自 ${event.facts.from} 至 ${event.facts.to ?? '另行收回'}`, `assigned to ${who(event.facts.officer)} from ${event.facts.from} to ${event.facts.to ?? 'further notice'}`);
    case 'AssignmentEnded': return say(`${who(event.facts.officer)} 的配发于 ${event.facts.to} 结束`, `the assignment to ${who(event.facts.officer)} ended at ${event.facts.to}`);
    case 'HandOut': return say(`${who(event.facts.officer)} 领用`, `handed out to ${who(event.facts.officer)}`);
    case 'HandOutEnded': return say(`${who(event.facts.officer)} 的领用结束：${ENDS[event.facts.why].zh}`, `the hand-out to ${who(event.facts.officer)} ended: ${ENDS[event.facts.why].en}`);
    case 'RecorderDocked': {
      const { dock, bay, battery, firmware, faults } = event.facts;
      const charge = battery === null ? '' : `${battery}%`;
      return say(
        `放入采集站 ${dock} 的 ${bay} 号仓${charge === '' ? '' : `，电量 ${charge}`}，固件 ${firmware}，入库 ${row.stored ?? 0} 个文件（${bytesText(row.bytes ?? 0)}）${faults.length === 0 ? '' : `，故障：${faults.join('、')}`}`,
        `put into bay ${bay} of dock ${dock}${charge === '' ? '' : `, charge ${charge}`}, firmware ${firmware}, ${row.stored ?? 0} clips stored (${bytesText(row.bytes ?? 0)})${faults.length === 0 ? '' : `, faults: ${faults.join(', ')}`}`,
      );
    }
    case 'RecorderUndocked': return say(`从采集站 ${event.facts.dock} 的 ${event.facts.bay} 号仓取走，卡上剩 ${event.facts.cardsLeft} 个文件`, `taken out of bay ${event.facts.bay} of dock ${event.facts.dock}, ${event.facts.cardsLeft} files left on the card`);
    case 'ClockSet': {
      const words = clockWords(event.facts.before);
      return event.facts.before.verdict === 'right' ? say('校时，原本准确', 'clock set; it was right') : say(`校时；${words.zh}`, `clock set; ${words.en}`);
    }
    case 'CardListed': return say(`卡上 ${event.facts.clips} 个文件，编号 ${rangesText(event.facts.listed).slice(0, MOST_NUMBERS) || '无'}`, `${event.facts.clips} files on the card, numbers ${rangesText(event.facts.listed).slice(0, MOST_NUMBERS) || 'none'}`);
    case 'ClipsImported': return say(`从文件夹收入 ${event.facts.stored} 个文件`, `${event.facts.stored} files taken in from a folder`);
    case 'EnrolCodeIssued': return say(`签发登记码，有效至 ${event.facts.expires}`, `an enrolment code was issued, good until ${event.facts.expires}`);
    default: return undefined;
  }
}

function tellTrouble(event: LoggedEvent, who: (officer: OfficerId) => string): Sentence | undefined {
  switch (event.kind) {
    case 'ClipSetApart': return say(`一个文件单独存放：${APART[event.facts.reason].zh}`, `a file was set apart: ${APART[event.facts.reason].en}`);
    case 'EraseRefused': return say(`${event.facts.clips.length} 个文件未能从卡上删除`, `${event.facts.clips.length} files were not erased from the card`);
    case 'Quarantined': return says.quarantined(event.facts.reason);
    case 'QuarantineLifted': return say(`解除隔离：${event.facts.reason}`, `quarantine lifted: ${event.facts.reason}`);
    case 'AlarmRaised': return say(`报警：${ALARM_KINDS[event.facts.kind].zh}`, `alarm: ${ALARM_KINDS[event.facts.kind].en}`);
    case 'FindingOpened': {
      const { zh, en } = halves(event.facts.detail);
      return say(`发现问题：${zh}`, `finding: ${en}`);
    }
    case 'FindingAssigned': return say(`问题由 ${who(event.facts.responsible)} 于 ${event.facts.deadline} 前整改`, `${who(event.facts.responsible)} puts the finding right by ${event.facts.deadline}`);
    case 'FindingClosed': return say(`问题办结：${event.facts.outcome}`, `finding closed: ${event.facts.outcome}`);
    default: return undefined;
  }
}

function tellFirmware(event: LoggedEvent): Sentence | undefined {
  switch (event.kind) {
    case 'FirmwareOffered': return say(`推送固件（现为 ${event.facts.from}）`, `offered firmware (it runs ${event.facts.from})`);
    case 'FirmwareDeclined': return say(`暂不更新固件：${event.facts.reason}`, `declined firmware for now: ${event.facts.reason}`);
    case 'FirmwareInstallOrdered': return say('固件已写入，开始安装', 'the firmware is written and ordered to be installed');
    case 'FirmwareInstalled': return say(`固件已更新为 ${event.facts.firmware}`, `runs firmware ${event.facts.firmware} now`);
    case 'FirmwareFailed': return say(`固件更新失败：${event.facts.reason}`, `firmware failed: ${event.facts.reason}`);
    default: return undefined;
  }
}
