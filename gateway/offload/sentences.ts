/** The sentences that a bay says when it waits or has stopped, Chinese first. */
import { halves } from '../domain/errors.ts';
import type { QuarantineReason } from '../domain/events.ts';
import type { Sentence } from './bay-view.ts';

const REASONS: Readonly<Record<QuarantineReason, Sentence>> = {
  'unknown-recorder': { zh: '记录仪未登记，请装备管理员登记', en: 'this recorder is not enrolled; the equipment manager has to enrol it' },
  'unknown-dock': { zh: '采集站未登记，请装备管理员登记', en: 'this dock is not enrolled; the equipment manager has to enrol it' },
  'two-places': { zh: '同一编号的记录仪同时出现在两处，已隔离', en: 'two recorders claim this serial at once; both are in quarantine' },
  'hardware-differs': { zh: '硬件标识与登记不符，疑为冒用编号，已隔离', en: 'its hardware is not the one that was enrolled; it is in quarantine' },
  'key-differs': { zh: '密钥与登记不符，已隔离', en: 'its key is not the enrolled one; it is in quarantine' },
  'bad-proof': { zh: '未能证明身份，已隔离', en: 'it could not prove who it is; it is in quarantine' },
  'history-forked': { zh: '记录仪携带的检查点与本站保管链不一致，已隔离', en: 'the checkpoint it carries is not in this station’s custody log; it is in quarantine' },
  retired: { zh: '记录仪已停用', en: 'this recorder is retired' },
  'unknown-device': { zh: '未登记的 USB 设备，拒绝读取', en: 'this USB device is not enrolled; nothing is read from it' },
};

export const says = {
  noManager: { zh: '等待指定专职记录仪管理员（第十五条）', en: 'waiting for a recorder manager to be named (Art. 15)' },
  strangeDevice: (device: string): Sentence => ({
    zh: `未登记的 USB 设备 ${device}，拒绝读取；装备管理员可登记：zhilu recorder add <编号> --model <型号> --device ${device}`,
    en: `this USB device is not enrolled and nothing is read from it; to enrol it: zhilu recorder add <serial> --model <model> --device ${device}`,
  }),
  nameless: { zh: '此 USB 设备没有可供识别的记录、序列号或卷标识，拒绝读取', en: 'this USB device has neither a record, a serial nor a volume id to know it by; nothing is read from it' },
  volumeUnreadable: (why: string): Sentence => ({ zh: `卷无法读取，稍后重试：${why}`, en: `the volume cannot be read and is tried again: ${why}` }),
  unreadable: { zh: '仓位中的记录仪读不出，请取出后重新插放', en: 'what is in this bay cannot be read; take it out and put it in again' },
  bayFault: { zh: '采集站报告此仓位故障', en: 'the dock says that this bay is out of order' },
  quarantined: (reason: QuarantineReason): Sentence => REASONS[reason],
  noSpace: { zh: '磁盘已满，等待腾出空间，随后自动继续', en: 'the disk is full; waiting for space, then it goes on by itself' },
  openClip: { zh: '等待记录仪写完正在录制的文件', en: 'waiting for the recorder to finish the file it is writing' },
  storeFault: (why: string): Sentence => ({ zh: `存储故障，稍后重试：${halves(why).zh}`, en: `the store has a fault and is tried again: ${halves(why).en}` }),
  suspect: (why: string): Sentence => ({ zh: `存储状态不明，停止擦除，请重启工作站：${halves(why).zh}`, en: `what is durable is not known; nothing is erased until the station is restarted: ${halves(why).en}` }),
  left: (remaining: number, locked: number): Sentence | null => (remaining === 0 ? null : {
    zh: `已完成，卡上保留 ${remaining} 个文件${locked === 0 ? '' : `，其中 ${locked} 个在记录仪上加了锁`}，见问题清单`,
    en: `done; ${remaining} files stay on the card${locked === 0 ? '' : `, ${locked} of them locked on the recorder`}, see the findings`,
  }),
  stopped: (why: string): Sentence => ({ zh: `采集中断，等待记录仪恢复应答：${why}`, en: `stopped; waiting for the recorder to answer again: ${why}` }),
} as const;
