/** What kinds of things the custody log is about are called, and how their ids are shown. */
import type { Words } from '../shell/words.ts';

export const THINGS: Readonly<Record<string, Words>> = {
  clip: { zh: '片段', en: 'clip' }, recorder: { zh: '记录仪', en: 'recorder' }, dock: { zh: '采集站', en: 'dock' }, officer: { zh: '执法人员', en: 'officer' }, account: { zh: '账号', en: 'account' }, activity: { zh: '执法活动', en: 'activity' }, 'hand-over': { zh: '移交单', en: 'hand-over' },
  explanation: { zh: '情况说明', en: 'explanation' }, finding: { zh: '问题', en: 'finding' }, 'roll-out': { zh: '升级计划', en: 'roll-out' }, unit: { zh: '单位', en: 'unit' }, device: { zh: '设备', en: 'device' }, key: { zh: '接口密钥', en: 'key' }, incident: { zh: '事件录制', en: 'incident' }, alarm: { zh: '报警', en: 'alarm' }, 'hand-out': { zh: '领用', en: 'hand-out' },
  'firmware-image': { zh: '固件', en: 'firmware image' }, 'firmware-key': { zh: '固件密钥', en: 'firmware key' }, operator: { zh: '本机操作员', en: 'operator at the machine' }, station: { zh: '工作站', en: 'the station' },
};

/** Ids of clips are long; the chain of the clip has it whole. */
export function idOf(subject: string): string {
  const id = subject.slice(subject.indexOf(':') + 1);
  return subject.startsWith('clip:') && id.length > 12 ? `${id.slice(0, 10)}…` : id;
}
