/** Errors as RFC 9457 problem documents: a stable type, words in Chinese and English, and pointers to the fields that are wrong. */
import type { FastifyError } from 'fastify';
import { halves, StationError, type StationErrorCode } from '../domain/errors.ts';
import type { PermissionVerdict } from '../rules/permissions.ts';

export interface FieldFault {
  /** RFC 6901, into the body; `?name` for a query parameter. */
  readonly pointer: string;
  readonly zh: string;
  readonly en: string;
}

/** Types are `urn:zhilu:problem:<code>` and stable; docs/api.md lists them. */
export type ProblemCode =
  | StationErrorCode | 'not-signed-in' | 'not-allowed' | 'needs-approval' | 'needs-letter' | 're-authentication-needed' | 'csrf' | 'wrong-origin' | 'wrong-password' | 'second-factor-needed' | 'locked'
  | 'version-needed' | 'version-stale' | 'key-reused' | 'key-in-use' | 'too-large' | 'bad-range' | 'too-many' | 'unsupported' | 'internal';

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly zh: string;
  readonly en: string;
  readonly errors: readonly FieldFault[];
  /** Seconds after which to try again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: ProblemCode, zh: string, en: string, errors: readonly FieldFault[] = [], retryAfter?: number) {
    super(`${zh} / ${en}`);
    this.status = status;
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

export const TITLES: Readonly<Record<ProblemCode, readonly [status: number, zh: string, en: string]>> = {
  'bad-input': [400, '输入有误', 'the input is wrong'],
  'not-found': [404, '没有找到', 'not found'],
  conflict: [409, '与现状冲突', 'it conflicts with what is'],
  'store-locked': [503, '数据目录被占用', 'the data folder is in use'],
  'disk-full': [507, '磁盘已满', 'the disk is full'],
  'disk-failed': [503, '磁盘读写失败', 'the disk failed'],
  'durability-unknown': [503, '存储状态不明，工作站须重启', 'the station must be started again'],
  'log-damaged': [503, '保管链文件损坏', 'the custody log is damaged'],
  'key-unusable': [503, '密钥不可用', 'a key cannot be used'],
  'carrier-unavailable': [503, '通信线路不可用', 'a carrier is unavailable'],
  'peer-gone': [503, '设备没有回应', 'a device did not answer'],
  'station-unreachable': [503, '工作站没有回应', 'the station did not answer'],
  'missing-program': [501, '本机缺少所需程序', 'this machine lacks a program'],
  'not-signed-in': [401, '请先登录', 'sign in first'],
  'not-allowed': [403, '没有权限', 'not allowed'],
  'needs-approval': [403, '须经批准', 'it needs an approval'],
  'needs-letter': [403, '须凭函件', 'it needs a letter'],
  're-authentication-needed': [401, '请再次输入密码', 'enter your password again'],
  csrf: [403, '页面已过期，请刷新', 'the page is out of date; load it again'],
  'wrong-origin': [403, '请求来源不被接受', 'the request comes from elsewhere'],
  'wrong-password': [401, '账号或密码不正确', 'account or password is wrong'],
  'second-factor-needed': [401, '请输入动态验证码', 'enter the one-time code'],
  locked: [429, '尝试次数过多', 'too many attempts'],
  'version-needed': [428, '缺少版本（If-Match）', 'the version is missing (If-Match)'],
  'version-stale': [412, '已被他人修改', 'somebody else has changed it'],
  'key-reused': [422, '幂等键已用于另一请求', 'the idempotency key was used for another request'],
  'key-in-use': [409, '同一请求正在处理', 'the same request is under way'],
  'too-large': [413, '内容过大', 'too large'],
  'bad-range': [416, '字节区间不正确', 'the range cannot be had'],
  'too-many': [429, '请求过于频繁', 'too many requests'],
  unsupported: [415, '不支持的内容类型', 'unsupported content type'],
  internal: [500, '工作站内部错误', 'an error of the station'],
};

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly title_en: string;
  readonly status: number;
  readonly detail: string;
  readonly detail_en: string;
  readonly instance: string;
  readonly errors?: readonly FieldFault[];
}

/** Faults that one answer tells: whoever sends a thousand is not filling in a form. */
const MAX_FAULTS = 50;

/** What an error is to the one who asked. Nothing of the inside of an unforeseen error is told. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StationError) {
    const { zh, en } = halves(error.message);
    const pointer = typeof error.details['pointer'] === 'string' ? error.details['pointer'] : undefined;
    const code = error.code === 'conflict' && error.details['what'] === 'version' ? 'version-stale' : error.code;
    return new Problem(TITLES[code][0], code, zh, en, pointer === undefined ? [] : [{ pointer, zh, en }]);
  }
  const known = error as Partial<FastifyError>;
  if (known.validation !== undefined) {
    const errors = known.validation.slice(0, MAX_FAULTS).map((one) => fieldFault(known.validationContext ?? 'body', one as SchemaFault));
    return new Problem(400, 'bad-input', '有字段填写不正确', 'some fields are not right', errors);
  }
  switch (known.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return new Problem(413, 'too-large', '内容超过允许的大小', 'the content is larger than is taken');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': return new Problem(415, 'unsupported', '请以 application/json 提交', 'send application/json');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY': return new Problem(400, 'bad-input', '内容不是正确的 JSON', 'the body is not JSON');
    default:
  }
  if (typeof known.statusCode === 'number' && known.statusCode >= 400 && known.statusCode < 500) return new Problem(known.statusCode, 'bad-input', '请求有误', 'the request is wrong');
  return new Problem(500, 'internal', '工作站内部错误，已记入运行日志', 'an error of the station; it is in the running log');
}

export function refusal(verdict: PermissionVerdict): Problem {
  const code = verdict.outcome === 'approval' ? 'needs-approval' : verdict.outcome === 'letter' ? 'needs-letter' : 'not-allowed';
  return new Problem(403, code, `${verdict.zh}（${verdict.article}）`, `${verdict.en} (${verdict.article})`);
}

export function problemDocument(problem: Problem, instance: string): ProblemDocument {
  const [, title, titleEn] = TITLES[problem.code];
  return {
    type: `urn:zhilu:problem:${problem.code}`, title, title_en: titleEn, status: problem.status, detail: problem.zh, detail_en: problem.en, instance,
    ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
  };
}

interface SchemaFault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

function fieldFault(context: string, fault: SchemaFault): FieldFault {
  const missing = fault.params['missingProperty'] ?? fault.params['additionalProperty'];
  const path = `${fault.instancePath}${typeof missing === 'string' ? `/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}` : ''}`;
  const pointer = context === 'body' ? path : `?${path.slice(1)}`;
  const limit = fault.params['limit'];
  switch (fault.keyword) {
    case 'required': return { pointer, zh: '必填', en: 'is required' };
    case 'additionalProperties': return { pointer, zh: '没有这个字段', en: 'there is no such field' };
    case 'minLength': return { pointer, zh: `至少 ${limit} 个字符`, en: `has at least ${limit} characters` };
    case 'maxLength': return { pointer, zh: `最多 ${limit} 个字符`, en: `has at most ${limit} characters` };
    case 'minimum': return { pointer, zh: `不小于 ${limit}`, en: `is at least ${limit}` };
    case 'maximum': return { pointer, zh: `不大于 ${limit}`, en: `is at most ${limit}` };
    case 'minItems': return { pointer, zh: `至少 ${limit} 项`, en: `has at least ${limit} items` };
    case 'maxItems': return { pointer, zh: `最多 ${limit} 项`, en: `has at most ${limit} items` };
    case 'enum':
    case 'anyOf':
    case 'const': return { pointer, zh: '不在可选范围内', en: 'is none of the choices' };
    case 'type': return { pointer, zh: '类型不正确', en: `must be ${String(fault.params['type'])}` };
    case 'format':
    case 'pattern': return { pointer, zh: '格式不正确', en: 'is not in the right form' };
    default: return { pointer, zh: '填写不正确', en: fault.message ?? 'is not right' };
  }
}
