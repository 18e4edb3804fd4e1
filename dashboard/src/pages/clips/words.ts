import type { Clip } from '../../parts/api-types.ts';
import { named } from '../../parts/named.ts';
import type { Tone } from '../../parts/tone.ts';
import type { Words } from '../../shell/words.ts';

export const CLIP_KINDS: Readonly<Record<Clip['kind'], Words>> = { video: { zh: '录像', en: 'video' }, audio: { zh: '录音', en: 'sound' }, photo: { zh: '照片', en: 'photo' }, other: { zh: '其他', en: 'other' } };
export const CLIP_STATES: Readonly<Record<Clip['state'], Words & { readonly tone: Tone }>> = {
  waiting: { zh: '待移交', en: 'waiting', tone: 'warn' }, offered: { zh: '待接收', en: 'offered', tone: 'busy' }, received: { zh: '已接收', en: 'received', tone: 'good' }, 'at-station': { zh: '在站形成', en: 'made at the station', tone: 'good' },
};
export const PROVENANCES = named({
  'recorder-hash': { zh: '与记录仪自算的摘要一致', en: "equal to the recorder's own hash" }, 'medium-reread': { zh: '两次读卡一致', en: 'read twice from the card, equal' }, 'second-hand': { zh: '由文件夹导入（二手）', en: 'taken in from a folder, second-hand' },
  'station-live': { zh: '工作站由直播录制，未经存储卡', en: 'recorded by the station from the live stream, never on a card' },
});
export const CARD_STATES: Readonly<Record<string, Words>> = { none: { zh: '从未在卡上', en: 'was never on a card' }, held: { zh: '卡上仍有', en: 'still on the card' }, ordered: { zh: '已下达清除', en: 'ordered to be erased' }, erased: { zh: '卡上已清除', en: 'erased from the card' }, refused: { zh: '记录仪拒绝清除', en: 'the recorder refused to erase' } };
export const LINKS: Readonly<Record<string, Words & { readonly tone: Tone }>> = {
  right: { zh: '正确', en: 'right', tone: 'good' }, missing: { zh: '目录中缺失', en: 'missing in the tree', tone: 'bad' }, wrong: { zh: '目录中被换', en: 'something else stands there', tone: 'bad' }, 'vault-missing': { zh: '原件缺失', en: 'the vault lacks it', tone: 'bad' },
};
