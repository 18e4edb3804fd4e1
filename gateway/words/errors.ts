/** What an error means to a person, and what to do about it. The English text of the error itself says the particulars. */
import type { StationErrorCode } from '../domain/errors.ts';
import type { Words } from './language.ts';

export const errorWords: Readonly<Record<StationErrorCode, Words>> = {
  'bad-input': { zh: '输入有误，请按提示改正', en: 'that cannot be done as asked; correct it as told' },
  'not-found': { zh: '没有这一项', en: 'there is no such thing' },
  conflict: { zh: '与现有登记冲突', en: 'that conflicts with what is there' },
  'store-locked': { zh: '数据目录正被另一个工作站进程使用', en: 'another process has the data folder; stop it first' },
  'disk-full': { zh: '磁盘已满，腾出空间后重试，未丢失任何数据', en: 'the disk is full; make room and try again, nothing was lost' },
  'disk-failed': { zh: '磁盘读写失败，请检查磁盘', en: 'the disk failed; check it' },
  'durability-unknown': { zh: '写盘结果不明，请重启工作站以便恢复', en: 'what is durable is not known; start the station again to recover' },
  'log-damaged': { zh: '保管链已损坏或被替换，请保留现场并恢复备份', en: 'the custody log is damaged or was replaced; keep everything as it is and restore from a copy' },
  'key-unusable': { zh: '密钥文件缺失、权限过宽或不是密钥', en: 'the key file is missing, open to others, or no key' },
  'carrier-unavailable': { zh: '端口或线路无法打开', en: 'a port or line cannot be opened' },
  'peer-gone': { zh: '对方无应答', en: 'the other end does not answer' },
  'station-unreachable': { zh: '工作站未运行或无应答', en: 'the station does not run or does not answer' },
  'missing-program': { zh: '本机缺少所需程序', en: 'this machine lacks a program' },
};

/** Wrong calls by the code of the command line's library; it says the particulars in English only. */
export const usageWords: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少取值',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.excessArguments': '参数过多',
  'commander.invalidArgument': '取值无效',
};

/** Titles of the parts of a help text. */
export const helpTitles: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' };
