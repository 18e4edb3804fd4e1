/** What kinds of alarms there are: how grave, about what, and whether one more rings again after somebody has acknowledged. */
import type { AlarmKind } from './events.ts';

/** `critical`: a person is in danger. `high`: evidence or the means to take it is. `warning`: will be, if nobody looks. */
export type AlarmSeverity = 'critical' | 'high' | 'warning';
export const SEVERITIES: readonly AlarmSeverity[] = ['critical', 'high', 'warning'];
/** A person in the field, a device, the station itself, or a hand-over that is late. */
export type AlarmAbout = 'person' | 'equipment' | 'station' | 'hand-over';

export interface AlarmNature {
  readonly severity: AlarmSeverity;
  readonly about: AlarmAbout;
  /** True: after an acknowledgement the next one rings anew. Someone calls for help again; a flat battery is flat. */
  readonly ringsAgain: boolean;
  readonly zh: string;
  readonly en: string;
}

function nature(severity: AlarmSeverity, about: AlarmAbout, zh: string, en: string, ringsAgain = false): AlarmNature {
  return { severity, about, ringsAgain, zh, en };
}

export const ALARM_KINDS: Readonly<Record<AlarmKind, AlarmNature>> = {
  sos: nature('critical', 'person', '紧急求助', 'SOS', true),
  fall: nature('critical', 'person', '人员倒地', 'officer down', true),
  tamper: nature('high', 'equipment', '设备被拆动', 'tampering'),
  clone: nature('high', 'equipment', '设备身份冲突', 'identity of a device in doubt'),
  fork: nature('high', 'equipment', '保管链与记录仪所持不符', 'custody log differs from what the recorder carries'),
  'incident-failed': nature('high', 'equipment', '现场录制失败', 'recording of an incident failed'),
  damage: nature('high', 'station', '存储内容损坏', 'stored content is damaged'),
  'disk-full': nature('high', 'station', '工作站磁盘已满', 'the disk of the station is full'),
  'store-suspect': nature('high', 'station', '存储状态不明', 'the store is in doubt'),
  'low-battery': nature('warning', 'equipment', '电量不足', 'low battery'),
  'card-full': nature('warning', 'equipment', '存储卡将满', 'card full'),
  'link-loss': nature('warning', 'equipment', '失去联系', 'link lost'),
  'disk-low': nature('warning', 'station', '工作站存储空间不足', 'the station runs out of room'),
  'hand-over-overdue': nature('warning', 'hand-over', '移交逾期', 'hand-over overdue'),
};

/** A kind that a newer station wrote is taken for grave: somebody has to look. */
export function natureOf(kind: string): AlarmNature {
  return (ALARM_KINDS as Readonly<Record<string, AlarmNature | undefined>>)[kind] ?? { severity: 'high', about: 'equipment', ringsAgain: false, zh: kind, en: kind };
}
