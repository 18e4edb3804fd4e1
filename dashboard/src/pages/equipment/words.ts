/** What states, phases, faults and findings of equipment are called, and how grave they look. */
import type { Bay, Finding, RecorderState } from '../../parts/api-types.ts';
import type { Tone } from '../../parts/tone.ts';
import { named } from '../../parts/named.ts';
import type { Words } from '../../shell/words.ts';

type Called = Words & { readonly tone: Tone };

export const RECORDER_STATES: Readonly<Record<RecorderState, Called>> = {
  'in-bay': { zh: '在仓', en: 'in a bay', tone: 'good' }, 'with-officer': { zh: '在用', en: 'with an officer', tone: 'busy' }, 'in-store': { zh: '在库', en: 'in store', tone: 'plain' },
  repair: { zh: '送修', en: 'in repair', tone: 'warn' }, lost: { zh: '丢失', en: 'lost', tone: 'bad' }, retired: { zh: '停用', en: 'retired', tone: 'plain' },
};

const PHASES: Readonly<Record<string, Called>> = {
  empty: { zh: '空', en: 'empty', tone: 'plain' }, unreadable: { zh: '无法读取', en: 'unreadable', tone: 'bad' }, fault: { zh: '故障', en: 'fault', tone: 'bad' }, recognising: { zh: '识别', en: 'recognising', tone: 'busy' },
  clock: { zh: '校时', en: 'setting the clock', tone: 'busy' }, listing: { zh: '读目录', en: 'listing', tone: 'busy' }, copying: { zh: '采集', en: 'copying', tone: 'busy' }, verifying: { zh: '校验', en: 'verifying', tone: 'busy' },
  erasing: { zh: '清卡', en: 'erasing', tone: 'busy' }, done: { zh: '完成', en: 'done', tone: 'good' }, 'waiting-manager': { zh: '等待管理员', en: 'waits for a manager', tone: 'warn' }, 'waiting-space': { zh: '等待空间', en: 'waits for space', tone: 'warn' },
  updating: { zh: '更新固件', en: 'updating firmware', tone: 'busy' }, 'waiting-open-clip': { zh: '等待', en: 'waiting', tone: 'warn' }, quarantined: { zh: '隔离', en: 'quarantined', tone: 'bad' }, stopped: { zh: '中断', en: 'stopped', tone: 'bad' },
};

/** A phase that this page does not know yet is shown as the station calls it. */
export function phaseOf(bay: Bay): Called {
  return PHASES[bay.phase] ?? { zh: bay.phase, en: bay.phase, tone: 'busy' };
}

export const FAULTS: Readonly<Record<string, Words>> = {
  unspecified: { zh: '未说明', en: 'unspecified' }, camera: { zh: '镜头', en: 'camera' }, microphone: { zh: '麦克风', en: 'microphone' }, card: { zh: '存储卡', en: 'card' }, battery: { zh: '电池', en: 'battery' }, clock: { zh: '时钟', en: 'clock' },
  gnss: { zh: '定位', en: 'positioning' }, 'case-opened': { zh: '外壳被打开', en: 'case opened' }, 'storage-full': { zh: '卡已满', en: 'card full' },
};

export const CARRIERS = named({ serial: { zh: '串口', en: 'serial' }, mqtt: { zh: 'MQTT', en: 'MQTT' }, volume: { zh: 'USB 盘', en: 'USB volume' }, folder: { zh: '文件夹', en: 'folder' }, live: { zh: '直播', en: 'live stream' } });

export const CLOCKS = named<'right' | 'drift' | 'zone' | 'unset', Called>({
  right: { zh: '准确', en: 'right', tone: 'good' }, drift: { zh: '偏差', en: 'drifted', tone: 'warn' }, zone: { zh: '时区不对', en: 'wrong time zone', tone: 'warn' }, unset: { zh: '未设置', en: 'never set', tone: 'bad' },
});

export const FINDINGS = named({
  'number-missing': { zh: '编号缺失', en: 'a number is missing' }, 'segment-missing': { zh: '分段缺失', en: 'a segment is missing' }, 'clock-unset': { zh: '时钟未设置', en: 'clock never set' }, 'zone-fault': { zh: '时区不对', en: 'wrong time zone' },
  'clock-drift': { zh: '时钟偏差', en: 'clock drifted' }, 'clock-jump': { zh: '时钟跳变', en: 'clock jumped' }, unassigned: { zh: '未配发而有记录', en: 'clips of nobody' }, 'erase-refused': { zh: '拒绝清除', en: 'erase refused' },
  apart: { zh: '另存待查', en: 'set apart' }, 'not-playable': { zh: '无法播放', en: 'not playable' }, 'card-swapped': { zh: '存储卡被换', en: 'card swapped' }, 'number-reused': { zh: '编号重复', en: 'number given twice' },
  'lost-from-card': { zh: '卡上丢失', en: 'lost from the card' }, unreadable: { zh: '无法读取', en: 'unreadable' }, integrity: { zh: '完整性', en: 'integrity' },
  'recorder-lost': { zh: '记录仪丢失', en: 'recorder lost' }, 'ratio-short': { zh: '配备不足', en: 'too few recorders' }, 'hand-over-overdue': { zh: '移交逾期', en: 'hand-over overdue' }, 'firmware-failed': { zh: '固件升级失败', en: 'firmware failed' }, 'incident-cut': { zh: '事件录制中断', en: 'incident cut short' },
});

export const QUARANTINES = named({
  'unknown-recorder': { zh: '未登记的记录仪', en: 'unknown recorder' }, 'unknown-dock': { zh: '未登记的采集站', en: 'unknown dock' }, 'two-places': { zh: '同时出现在两处', en: 'in two places at once' }, 'hardware-differs': { zh: '硬件标识不符', en: 'the hardware differs' },
  'key-differs': { zh: '密钥不符', en: 'the key differs' }, 'bad-proof': { zh: '身份证明无效', en: 'its proof is wrong' }, 'history-forked': { zh: '保管链分叉', en: 'the history forked' }, retired: { zh: '已停用', en: 'retired' }, 'unknown-device': { zh: '未登记的设备', en: 'unknown device' },
});

export const HAND_OUT_ENDS = named({
  'taken-back': { zh: '归还', en: 'given back' }, docked: { zh: '入仓归还', en: 'put into a bay' }, undone: { zh: '撤销', en: 'undone' }, 'out-of-service': { zh: '退出使用', en: 'out of service' },
});

export function findingTone(finding: Finding): Tone {
  if (finding.closed !== null) return 'good';
  return finding.overdue ? 'bad' : 'warn';
}
