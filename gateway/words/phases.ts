/** What a bay's phase is called. */
import type { BayPhase } from '../offload/bay-view.ts';
import type { Words } from './language.ts';

export const phaseWords: Readonly<Record<BayPhase, Words>> = {
  empty: { zh: '空', en: 'empty' },
  unreadable: { zh: '无法读取', en: 'unreadable' },
  fault: { zh: '故障', en: 'fault' },
  recognising: { zh: '识别', en: 'recognising' },
  clock: { zh: '校时', en: 'setting the clock' },
  listing: { zh: '读目录', en: 'listing' },
  copying: { zh: '采集', en: 'copying' },
  verifying: { zh: '校验', en: 'verifying' },
  erasing: { zh: '清卡', en: 'erasing' },
  done: { zh: '完成', en: 'done' },
  updating: { zh: '更新固件', en: 'updating firmware' },
  'waiting-manager': { zh: '等待', en: 'waiting' },
  'waiting-space': { zh: '等待空间', en: 'waiting for space' },
  'waiting-open-clip': { zh: '等待', en: 'waiting' },
  quarantined: { zh: '隔离', en: 'quarantined' },
  stopped: { zh: '中断', en: 'stopped' },
};
