/** What the values of entries are called, where the log has a word of the code; test/house holds that none is forgotten. */
import { ALARMS, TARGETS } from '../../parts/alarm-words.ts';
import { VERBS } from '../../parts/permission-words.ts';
import { ROLE_WORDS } from '../../shell/role-words.ts';
import type { Words } from '../../shell/words.ts';
import { CLIP_KINDS, PROVENANCES } from '../clips/words.ts';
import { INCIDENT_ENDS } from '../duty/incident-words.ts';
import { CARRIERS, CLOCKS, FAULTS, FINDINGS, HAND_OUT_ENDS, QUARANTINES, RECORDER_STATES } from '../equipment/words.ts';
import { ABOUT } from '../explanations/about.ts';

const say = (zh: string, en: string): Words => ({ zh, en });

const FIRMWARE_FAULTS = {
  unspecified: say('未说明', 'unspecified'), 'low-battery': say('电量不足', 'low battery'), 'wrong-model': say('型号不符', 'wrong model'), 'unknown-maker': say('厂家未登记', 'unknown maker'), 'bad-signature': say('签名无效', 'bad signature'), 'bad-hash': say('摘要不符', 'bad hash'), 'no-room': say('卡上空间不足', 'no room'),
  'install-failed': say('安装失败', 'the installation failed'), 'unknown-offer': say('不认识这次下发', 'unknown offer'), 'in-use': say('正在使用', 'in use'), unsupported: say('采集站不支持固件', 'its dock does not know firmware'), 'old-version': say('回来时仍是原版本', 'came back with the old version'), 'not-back': say('未按时回来', 'did not come back in time'),
} as const;
const APART = { changed: say('读取时有变化', 'changed while it was read'), 'hash-differs': say('摘要反复不符', 'the hashes differ again and again'), 'read-error': say('部分读不出', 'parts could not be read') } as const;
const ERASE_OUTCOMES = {
  erased: say('已清除', 'erased'), absent: say('卡上没有', 'absent'), 'hash-differs': say('摘要不符', 'the hash differs'), 'not-proven': say('证明无效', 'not proven'), locked: say('文件被锁定', 'locked'), 'card-error': say('存储卡出错', 'card error'), 'no-answer': say('没有回答', 'no answer'),
} as const;
const { 'in-store': inStore, repair, lost } = RECORDER_STATES;

/** By the name of the member, or by the kind of entry and the member where a value means something else there. */
export const VALUE_WORDS = {
  about: ABOUT,
  basis: { own: say('本人记录', 'his own'), manager: say('专职管理员（第十五条）', 'the manager (Art. 15)'), reviewer: say('直接调阅（第二十条第三项）', 'directly (Art. 20(3))'), 'unit-head': say('单位负责人审核', 'the unit head, reviewing') },
  carrier: CARRIERS,
  days: { off: say('放假', 'off'), working: say('上班', 'working'), normal: say('照常', 'as usual') },
  how: { hand: say('人工', 'by hand'), roster: say('按勤务表', 'from the roster'), details: say('仅详情', 'details alone'), browser: say('浏览器', 'in a browser'), rtmp: say('其他播放器', 'in another player') },
  kind: { ...ALARMS, ...FINDINGS, ...CLIP_KINDS, list: say('逐台选定', 'one by one'), older: say('版本较旧的', 'those with an older version'), 'hand-over-overdue': ALARMS['hand-over-overdue'] },
  level: { presence: say('是否存在', 'presence'), size: say('大小', 'size'), hash: say('逐字节摘要', 'hash of every byte') },
  method: { password: say('密码', 'password'), link: say('一次性链接', 'one-time link'), oidc: say('统一身份认证', 'identity provider') },
  outcome: { resolved: say('已处理', 'resolved'), 'false-alarm': say('误报', 'false alarm'), accepted: say('审核通过', 'accepted'), returned: say('退回', 'returned'), heard: say('恢复联系', 'heard again'), lost: say('失去联系', 'lost'), ...ERASE_OUTCOMES },
  playable: { yes: say('是', 'yes'), no: say('否', 'no'), unknown: say('不明', 'unknown') },
  provenance: PROVENANCES,
  purpose: { 'set-password': say('设置密码', 'to set a password'), 'sign-in': say('登录', 'to sign in') },
  reading: { A: say('下一工作日结束', 'the end of the next working day'), B: say('24 个工作小时', '24 working hours') },
  reason: { ...QUARANTINES, ...FIRMWARE_FAULTS, ...APART },
  register: { officers: say('执法人员', 'officers'), recorders: say('记录仪', 'recorders'), assignments: say('配发', 'assignments') },
  roles: ROLE_WORDS,
  state: { 'in-store': inStore, repair, lost },
  to: TARGETS,
  verbs: VERBS,
  verdict: CLOCKS,
  what: { dock: say('采集站', 'dock'), recorder: say('记录仪', 'recorder') },
  why: {
    self: say('本人退出', 'by himself'), 'too-old': say('超过最长时限', 'too old'), revoked: say('权限变更或账号停用', 'the account changed'), idle: say('久未操作', 'idle'), ...HAND_OUT_ENDS, ...INCIDENT_ENDS, person: say('人工', 'by a person'), failures: say('失败过多', 'too many failures'), 'image-missing': say('映像文件缺失', 'the image is missing'),
    desk: say('值班台', 'the duty desk'), sos: say('紧急求助', 'SOS'), stopped: say('值班台结束', 'stopped by the duty desk'), 'publisher-gone': say('记录仪已离开', 'the recorder left'), 'not-served': say('记录仪已停用或隔离', 'the recorder is not served'), 'station-stopped': say('工作站停止', 'the station stopped'), left: say('观看者离开', 'the viewer left'),
    'stream-ended': say('画面结束', 'the stream ended'), interrupted: say('线路中断', 'interrupted'), stalled: say('观看者没有响应', 'the viewer stalled'), 'right-ended': say('权限终止', 'the right ended'), 'station-lost': say('工作站意外停止', 'the station crashed'), time: say('到期', 'its time ran out'), head: say('单位负责人终止', 'the unit head ended it'),
    player: say('播放结束', 'the player said so'), session: say('退出登录', 'signed out'), crash: say('工作站意外停止', 'the station crashed'),
  },
  faults: FAULTS,
  'ViewGrantEnded.why': { left: say('账号停用、变更或人员离任', 'the account was closed or changed') },
} satisfies Readonly<Record<string, Readonly<Record<string, Words>>>>;

/** undefined where the log has no word of the code: a text of a person, a number, an id. */
export function valueWords(kind: string, name: string, value: string): Words | undefined {
  const table = VALUE_WORDS as Readonly<Record<string, Readonly<Record<string, Words>>>>;
  return table[`${kind}.${name}`]?.[value] ?? table[name]?.[value];
}
