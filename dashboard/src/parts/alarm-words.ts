/** What kinds of alarms, and those to whom they are escalated, are called. */
import type { Words } from '../shell/words.ts';

const say = (zh: string, en: string): Words => ({ zh, en });

/** As the station's own table of alarms has them. */
export const ALARMS = {
  sos: say('紧急求助', 'SOS'), fall: say('人员倒地', 'officer down'), tamper: say('设备被拆动', 'tampering'), clone: say('设备身份冲突', 'identity of a device in doubt'), fork: say('保管链与记录仪所持不符', 'custody log differs from what the recorder carries'),
  'incident-failed': say('现场录制失败', 'recording of an incident failed'), damage: say('存储内容损坏', 'stored content is damaged'), 'disk-full': say('工作站磁盘已满', 'the disk of the station is full'), 'store-suspect': say('存储状态不明', 'the store is in doubt'), 'low-battery': say('电量不足', 'low battery'),
  'card-full': say('存储卡将满', 'card full'), 'link-loss': say('失去联系', 'link lost'), 'disk-low': say('工作站存储空间不足', 'the station runs out of room'), 'hand-over-overdue': say('移交逾期', 'hand-over overdue'),
} as const;
export const TARGETS = { 'unit-head': { zh: '单位负责人', en: 'the head of the unit' }, 'all-heads': { zh: '全体单位负责人', en: 'the heads of all units' } } as const;
