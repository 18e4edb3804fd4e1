/**
 * When a recorder is offered firmware, when a roll-out stops itself, which recorders it takes, and what may be entered.
 * Pure verdicts. Art. 15 has equipment managed by a named person; Art. 22(4) makes bad maintenance that costs records a
 * fault, so nothing is installed before the card is off, nor on a battery that could end in the middle.
 */
import type { FirmwareImageRow, FirmwareKeyRow, RollOutCounts, RollOutItemRow, RollOutRow, RollOutState } from '../domain/firmware-register.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { unfitText } from '../domain/text.ts';
import type { EnrolmentVerdict } from './enrolment.ts';

export const FIRMWARE_LIMITS = {
  makerLength: 64, models: 16, modelLength: 64, versionLength: 64, textLength: 1_000,
  /** Bytes of one image. */
  imageBytes: 64 * 1024 * 1024,
  /** Recorders of one roll-out: their serials stand in one event. */
  recorders: 1_000,
  atOnce: 64, leastSample: 100,
} as const;
/** Charge below which no recorder is offered firmware, whatever the roll-out says. */
export const LEAST_BATTERY_FOR_FIRMWARE = 20;
/** So often may a recorder decline; then it counts as failed. */
export const MAX_DECLINES = 3;

const ALLOWED: EnrolmentVerdict = { kind: 'allowed' };
const ED25519_HEX = /^[0-9a-f]{64}$/;
const SIGNATURE_HEX = /^[0-9a-f]{128}$/;

function refuse(code: 'bad-input' | 'not-found' | 'conflict', zh: string, en: string): EnrolmentVerdict {
  return { kind: 'refused', article: 'Art. 15', code, zh, en, why: `${zh} / ${en}` };
}

function line(zh: string, en: string, text: string, most: number): EnrolmentVerdict {
  // A line of the signed text must not be broken.
  if (text.trim() === '' || text.length > most || unfitText(text, false) !== undefined) return refuse('bad-input', `${zh}：1 至 ${most} 个字符，不含控制字符`, `the ${en} has 1 to ${most} characters and no control characters`);
  return ALLOWED;
}

/** @param row of the same key, whoever it was enrolled for */
export function mayEnrolMakerKey(maker: string, publicKey: string, row: FirmwareKeyRow | undefined): EnrolmentVerdict {
  if (!ED25519_HEX.test(publicKey)) return refuse('bad-input', '厂商公钥：64 个小写十六进制数字（Ed25519）', "a maker's public key is 64 lower-case hex digits (Ed25519)");
  if (row !== undefined) {
    return row.retired === null ? refuse('conflict', `该公钥已登记给 ${row.maker}`, `this key is enrolled for ${row.maker} already`)
      : refuse('conflict', '该公钥已停用，不能再登记；请使用新密钥', 'this key was retired and is not enrolled again; use a new one');
  }
  return line('厂商', 'maker', maker, FIRMWARE_LIMITS.makerLength);
}

/** What stands beside an image when it is uploaded. */
export interface ImageFacts {
  readonly maker: string;
  readonly models: readonly string[];
  readonly firmware: string;
  readonly text: string;
  /** Ed25519, hex. */
  readonly signature: string;
}

export function mayUpload(facts: ImageFacts): EnrolmentVerdict {
  if (facts.models.length < 1 || facts.models.length > FIRMWARE_LIMITS.models) return refuse('bad-input', `型号：1 至 ${FIRMWARE_LIMITS.models} 个`, `an image is for 1 to ${FIRMWARE_LIMITS.models} models`);
  if (new Set(facts.models).size !== facts.models.length) return refuse('bad-input', '型号重复', 'a model is named twice');
  if (!SIGNATURE_HEX.test(facts.signature)) return refuse('bad-input', '签名：128 个小写十六进制数字（Ed25519，独立签名）', 'the signature is 128 lower-case hex digits (Ed25519, detached)');
  if (facts.text.length > FIRMWARE_LIMITS.textLength) return refuse('bad-input', `更新说明：最多 ${FIRMWARE_LIMITS.textLength} 个字符`, `the change log has at most ${FIRMWARE_LIMITS.textLength} characters`);
  const unfit = unfitText(facts.text.replaceAll('\r\n', '\n').replaceAll('\t', ' '), true);
  if (unfit !== undefined) return refuse('bad-input', `更新说明：${unfit.zh}`, `the change log ${unfit.en}`);
  const lines = [line('厂商', 'maker', facts.maker, FIRMWARE_LIMITS.makerLength), line('版本', 'version', facts.firmware, FIRMWARE_LIMITS.versionLength),
    ...facts.models.map((model) => line('型号', 'model', model, FIRMWARE_LIMITS.modelLength))];
  return lines.find((one) => one.kind === 'refused') ?? ALLOWED;
}

/** @param size bytes that came @param signer the maker's key whose signature holds, null for none @param known the same image uploaded before */
export function mayKeepImage(size: number, keys: number, signer: FirmwareKeyRow | null, known: FirmwareImageRow | undefined): EnrolmentVerdict {
  if (size === 0) return refuse('bad-input', '映像为空', 'the image is empty');
  if (known !== undefined) return refuse('conflict', `同一映像已上传为版本 ${known.firmware}`, `the same image is here already, as version ${known.firmware}`);
  if (keys === 0) return refuse('bad-input', '该厂商没有登记的有效公钥，请先登记', 'no live key of this maker is enrolled; enrol it first');
  if (signer === null) return refuse('bad-input', '签名不符：不是该厂商对此映像、版本和型号的签名', "the signature does not hold: it is not this maker's for this image, version and models");
  return ALLOWED;
}

/**
 * Compares versions as makers write them: numbers by value, words by letter, a release above what is said to come before
 * it (`2.5.0` above `2.5.0-rc1`). @returns below 0, 0 or above 0
 */
export function compareFirmware(a: string, b: string): number {
  const parts = (text: string) => text.trim().replace(/^[vV](?=\d)/, '').match(/\d+|[A-Za-z]+/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [l, r] = [left[i], right[i]];
    if (l === undefined || r === undefined) {
      const rest = l ?? r!;
      // A word that follows makes it a version before; a further number makes it one after. 2.5 and 2.5.0 are one.
      const sign = /^\d/.test(rest) ? (BigInt(rest) === 0n ? 0 : 1) : -1;
      if (sign !== 0) return l === undefined ? -sign : sign;
      continue;
    }
    const numbers = /^\d/.test(l) && /^\d/.test(r);
    if (numbers && BigInt(l) !== BigInt(r)) return BigInt(l) < BigInt(r) ? -1 : 1;
    if (numbers) continue;
    if (/^\d/.test(l) !== /^\d/.test(r)) return /^\d/.test(l) ? 1 : -1;
    if (l.toLowerCase() !== r.toLowerCase()) return l.toLowerCase() < r.toLowerCase() ? -1 : 1;
  }
  return 0;
}

/** A recorder as a roll-out's choice looks at it. */
export interface Candidate {
  readonly recorder: RecorderSerial;
  readonly model: string;
  readonly unit: string | null;
  readonly firmware: string | null;
  readonly retired: boolean;
  /** The open roll-out that it still has to take. */
  readonly rollOut: string | null;
}

/** Those that have an older version, or are not known to have any. */
export function chooseOlder(image: Pick<FirmwareImageRow, 'models' | 'firmware'>, all: readonly Candidate[], model: string | null, unit: string | null): readonly RecorderSerial[] {
  return all.filter((one) => !one.retired && one.rollOut === null && image.models.includes(one.model) && (model === null || one.model === model) && (unit === null || one.unit === unit)
    && (one.firmware === null || compareFirmware(one.firmware, image.firmware) < 0)).map((one) => one.recorder);
}

export interface RollOutSettings {
  readonly atOnce: number;
  readonly failurePercent: number;
  readonly leastSample: number;
  readonly leastBattery: number;
}

/** @param keyLive the image's key is not retired @param chosen undefined for a serial that nobody enrolled */
export function mayPlan(
  image: Pick<FirmwareImageRow, 'models' | 'firmware'>, keyLive: boolean, serials: readonly string[], chosen: readonly (Candidate | undefined)[], settings: RollOutSettings,
): EnrolmentVerdict {
  const { atOnce, failurePercent, leastSample, leastBattery } = settings;
  const whole = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most;
  if (!keyLive) return refuse('conflict', '该映像的厂商公钥已停用', "the image's key was retired");
  if (!whole(atOnce, 1, FIRMWARE_LIMITS.atOnce)) return refuse('bad-input', `同时更新台数：1 至 ${FIRMWARE_LIMITS.atOnce}`, `1 to ${FIRMWARE_LIMITS.atOnce} recorders at once`);
  if (!whole(failurePercent, 0, 100)) return refuse('bad-input', '失败率上限：0 至 100', 'the failure rate is 0 to 100 percent');
  if (!whole(leastSample, 1, FIRMWARE_LIMITS.leastSample)) return refuse('bad-input', `最少样本：1 至 ${FIRMWARE_LIMITS.leastSample}`, `the minimum sample is 1 to ${FIRMWARE_LIMITS.leastSample}`);
  if (!whole(leastBattery, LEAST_BATTERY_FOR_FIRMWARE, 100)) return refuse('bad-input', `最低电量：${LEAST_BATTERY_FOR_FIRMWARE} 至 100`, `the least battery is ${LEAST_BATTERY_FOR_FIRMWARE} to 100 percent`);
  if (serials.length === 0) return refuse('bad-input', '没有符合条件的记录仪', 'no recorder fits the choice');
  if (serials.length > FIRMWARE_LIMITS.recorders) return refuse('bad-input', `一次最多 ${FIRMWARE_LIMITS.recorders} 台`, `at most ${FIRMWARE_LIMITS.recorders} recorders in one roll-out`);
  for (const [i, serial] of serials.entries()) {
    const one = chosen[i];
    if (one === undefined) return refuse('not-found', `没有记录仪 ${serial}`, `there is no recorder ${serial}`);
    if (one.retired) return refuse('conflict', `记录仪 ${serial} 已停用`, `recorder ${serial} is retired`);
    if (!image.models.includes(one.model)) return refuse('bad-input', `记录仪 ${serial} 的型号 ${one.model} 不适用此映像`, `the image is not for model ${one.model} of recorder ${serial}`);
    if (one.rollOut !== null) return refuse('conflict', `记录仪 ${serial} 已在另一推送计划 ${one.rollOut} 中`, `recorder ${serial} is in roll-out ${one.rollOut} already`);
  }
  return ALLOWED;
}

export function maySteer(state: RollOutState, to: 'pause' | 'resume' | 'stop'): EnrolmentVerdict {
  const fits = to === 'pause' ? state === 'running' : to === 'resume' ? state === 'paused' : state === 'running' || state === 'paused';
  return fits ? ALLOWED : refuse('conflict', '推送计划的现状不允许此操作', `a roll-out that is ${state} cannot be changed so`);
}

/** A recorder in a bay as the offer looks at it. */
export interface RecorderAtBay {
  readonly docking: string;
  /** Its card is off, verified and erased as far as it may be. */
  readonly offloaded: boolean;
  readonly onLink: boolean;
  readonly model: string;
  readonly firmware: string;
  /** null where it does not say. */
  readonly battery: number | null;
  readonly charging: boolean | null;
}

export type OfferVerdict =
  | { readonly kind: 'offer' }
  /** It has the version, or its part of the roll-out is over. */
  | { readonly kind: 'nothing' }
  | {
    readonly kind: 'wait'; readonly article: string; readonly zh: string; readonly en: string;
    readonly why: 'held' | 'not-offloaded' | 'at-once' | 'battery' | 'not-charging' | 'declined' | 'installing' | 'no-link' | 'model' | 'key-retired';
  };

/** @param inFlight other recorders of the roll-out that are being written to, or are about to come back */
export function mayOffer(
  rollOut: Pick<RollOutRow, 'state' | 'firmware' | 'atOnce' | 'leastBattery'>, image: Pick<FirmwareImageRow, 'models'>, keyLive: boolean, item: RollOutItemRow, at: RecorderAtBay, inFlight: number,
): OfferVerdict {
  const wait = (why: Extract<OfferVerdict, { kind: 'wait' }>['why'], zh: string, en: string, article = 'Art. 15'): OfferVerdict => ({ kind: 'wait', why, article, zh, en });
  if (item.state === 'installing') return wait('installing', '正在安装', 'it is installing');
  if (item.state === 'installed' || item.state === 'already' || item.state === 'failed' || item.state === 'left-out' || at.firmware === rollOut.firmware) return { kind: 'nothing' };
  if (rollOut.state !== 'running') return wait('held', '推送已暂停或结束', 'the roll-out is held or over');
  if (!keyLive) return wait('key-retired', '厂商公钥已停用', "the maker's key was retired");
  if (!at.onLink) return wait('no-link', '该记录仪不经采集站通信，不能推送固件', 'this recorder is not on the dock link');
  if (!image.models.includes(at.model)) return wait('model', '型号不符', 'the image is not for its model');
  if (!at.offloaded) return wait('not-offloaded', '先采集后更新', 'it is offloaded first', 'Art. 22(4)');
  if (item.state === 'declined' && item.docking === at.docking) return wait('declined', '记录仪本次插放中已拒绝', 'it has declined in this docking');
  if (at.battery === null || at.battery < Math.max(rollOut.leastBattery, LEAST_BATTERY_FOR_FIRMWARE)) return wait('battery', `电量不足 ${rollOut.leastBattery}%`, `its battery is below ${rollOut.leastBattery}%`, 'Art. 22(4)');
  if (at.charging !== true) return wait('not-charging', '未在充电', 'it is not charging', 'Art. 22(4)');
  if (inFlight >= rollOut.atOnce) return wait('at-once', `同时更新已达 ${rollOut.atOnce} 台`, `${rollOut.atOnce} others are being updated`);
  return { kind: 'offer' };
}

/** True when failures among those that have come to an end exceed the rate; never before the minimum sample. */
export function shouldStop(settings: Pick<RollOutRow, 'failurePercent' | 'leastSample'>, counts: Pick<RollOutCounts, 'installed' | 'failed'>): boolean {
  const ended = counts.installed + counts.failed;
  return ended >= settings.leastSample && counts.failed * 100 > settings.failurePercent * ended;
}
