/** What a verifier says of a bundle, in words for whoever holds the disc. Codes are stable; new ones are appended. */

export type FindingCode =
  | 'bundle-missing' | 'bundle-unreadable' | 'bundle-malformed' | 'key-given-malformed' | 'key-malformed' | 'key-differs'
  | 'proof-malformed' | 'checkpoint-not-signed' | 'not-in-log' | 'entry-malformed' | 'opening-malformed' | 'opening-differs'
  | 'clip-missing' | 'clip-unreadable' | 'clip-length-differs' | 'clip-hash-differs';

/** What is no fault, and what a reader must know all the same. */
export type RemarkCode = 'key-from-bundle-only' | 'particulars-absent';

export interface Words<C extends string> {
  readonly code: C;
  readonly zh: string;
  readonly en: string;
}
export type Finding = Words<FindingCode>;
export type Remark = Words<RemarkCode>;

const FINDINGS: Readonly<Record<FindingCode, readonly [zh: string, en: string]>> = {
  'bundle-missing': ['找不到证明文件（.zhilu.json）', 'The proof file (.zhilu.json) is not there'],
  'bundle-unreadable': ['证明文件无法读取', 'The proof file cannot be read'],
  'bundle-malformed': ['证明文件已损坏，或不是本格式', 'The proof file is damaged or of another format'],
  'key-given-malformed': ['用于核对的采集工作站公钥写错了', 'The station key given for comparison is not written correctly'],
  'key-malformed': ['证明文件中的采集工作站公钥已损坏', 'The station key in the proof file is damaged'],
  'key-differs': ['证明文件中的公钥不是所给采集工作站的公钥：不是该站出具的', 'The proof file names another key than the one given: it was not made by that station'],
  'proof-malformed': ['包含证明已损坏', 'The inclusion proof is damaged'],
  'checkpoint-not-signed': ['检查点不是该采集工作站签名的，或签名后被改动', 'The checkpoint was not signed by this station, or was changed after it was signed'],
  'not-in-log': ['该条登记不在检查点所证明的保管链中', 'The entry is not in the custody log that the checkpoint stands for'],
  'entry-malformed': ['该条登记不是一段音像记录的入库登记', 'The entry does not say that a clip was stored'],
  'opening-malformed': ['附带的个人信息已损坏', 'The particulars that came with the entry are damaged'],
  'opening-differs': ['附带的个人信息不是登记时的内容', 'The particulars are not the ones that the entry was made with'],
  'clip-missing': ['找不到音像记录文件', 'The clip file is not there'],
  'clip-unreadable': ['音像记录文件无法读取', 'The clip file cannot be read'],
  'clip-length-differs': ['音像记录的长度与登记不符：文件被截短、加长或替换', 'The clip is not as long as the entry says: it was cut, lengthened or replaced'],
  'clip-hash-differs': ['音像记录的内容与登记不符：文件被改动', 'The clip is not the one that was stored: its content was changed'],
};

const REMARKS: Readonly<Record<RemarkCode, readonly [zh: string, en: string]>> = {
  'key-from-bundle-only': ['公钥取自证明文件本身，未与另行取得的公钥核对：无法确认是哪个采集工作站', 'The key was taken from the proof file itself and compared with no other: which station made it is not proved'],
  'particulars-absent': ['该条登记的个人信息（如原文件名）不在其中', 'The entry had particulars (such as the original file name) that are not in the bundle'],
};

/** `detail` names the place (a file, a number, a system message) and is the same in both languages. */
export function finding(code: FindingCode, detail = ''): Finding {
  return words(code, FINDINGS[code], detail);
}

export function remark(code: RemarkCode): Remark {
  return words(code, REMARKS[code], '');
}

function words<C extends string>(code: C, [zh, en]: readonly [string, string], detail: string): Words<C> {
  return detail === '' ? { code, zh, en } : { code, zh: `${zh}（${detail}）`, en: `${en} (${detail})` };
}
