/**
 * Accounts: who may use the station, with which roles. The log has what happened; secrets are in the credentials file. No
 * account and no password exists from the start: the first administrator comes in by a set-up link that works once.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { accountRegister, type AccountRow } from '../domain/account-register.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import { isoTime, isPlainName, type IsoTime, type OfficerId } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import type { Role } from '../domain/roles.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import { mayEnterText } from '../rules/enrolment.ts';
import { mayUsePassword } from '../rules/password.ts';
import { mayHoldRoles } from '../rules/permissions.ts';
import type { Credentials } from '../store/credentials.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { hashPassword } from './passwords.ts';

const TOKEN_BYTES = 24;
const MINUTE_MS = 60_000;
export const SET_UP_MINUTES = 30;
export const LINK_MINUTES = { default: 24 * 60, most: 7 * 24 * 60 } as const;
const MAX_KEY_DAYS = 366;
const DAY_MS = 86_400_000;

export interface NewAccount {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly officer: string | null;
  readonly unit: string | null;
}

export interface AccountsDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly credentials: Credentials;
}

export class AccountsDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  readonly #credentials: Credentials;
  /** Only in memory: a station that starts again gives out another. */
  #setUp: { readonly hash: string; readonly expiresMs: number } | undefined;
  readonly #turn = new Turn();

  constructor(parts: AccountsDeskParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
    this.#credentials = parts.credentials;
  }

  get hasAdministrator(): boolean {
    return (read(this.#rows, accountRegister.administrators()) ?? 0) > 0;
  }

  /** Undefined once there is an administrator. A new token makes the one before worthless. */
  newSetUpToken(): string | undefined {
    if (this.hasAdministrator) return undefined;
    const token = this.#token();
    this.#setUp = { hash: hashOf(token), expiresMs: this.#clock.wallMs() + SET_UP_MINUTES * MINUTE_MS };
    return token;
  }

  /** Opens the first administrator's account. The token is used up by success alone, so that a bad password can be mended. */
  setUp(token: string, account: string, name: string, password: string): Promise<void> {
    return this.#turn.take(async () => {
      const good = this.#setUp !== undefined && this.#clock.wallMs() < this.#setUp.expiresMs && sameText(this.#setUp.hash, hashOf(token));
      if (!good || this.hasAdministrator) throw new StationError('conflict', '设置链接无效或已过期；重新启动工作站可获得新的链接 / the set-up link is used up or has expired; the station prints a new one when it starts', { what: 'set-up', pointer: '/token' });
      this.#demandPassword(account, password);
      await this.#open('station', { account, name, roles: ['administrator'], officer: null, unit: null });
      await this.#storePassword('station', account, password);
      this.#setUp = undefined;
    });
  }

  open(actor: string, one: NewAccount): Promise<AccountRow> {
    return this.#turn.take(() => this.#open(actor, one));
  }

  async #open(actor: string, one: NewAccount): Promise<AccountRow> {
    if (!isPlainName(one.account)) throw bad('/account', '账号：1 至 32 个字母、数字或 . _ - / account: 1 to 32 of A-Z a-z 0-9 . _ - beginning with a letter or digit');
    const before = read(this.#rows, accountRegister.account(one.account));
    if (before !== undefined) throw new StationError('conflict', `账号 ${one.account} 已存在 / the account ${one.account} exists already`, { what: 'account', id: one.account, pointer: '/account' });
    this.#demandFacts(one);
    await this.#append({ kind: 'AccountOpened', actor, facts: { account: one.account, roles: one.roles, officer: one.officer as OfficerId | null, unit: one.unit }, particulars: { name: one.name } });
    return this.row(one.account);
  }

  /** Ends every session of the account, so that no right outlives its role. */
  change(actor: string, one: NewAccount, version: number): Promise<AccountRow> {
    return this.#turn.take(async () => {
      const before = this.#openRow(one.account, version);
      this.#demandFacts(one);
      this.#demandAnotherAdministrator(before, one.roles);
      await this.#append({ kind: 'AccountChanged', actor, facts: { account: one.account, roles: one.roles, officer: one.officer as OfficerId | null, unit: one.unit }, particulars: { name: one.name } });
      return this.row(one.account);
    });
  }

  close(actor: string, account: string, reason: string, version: number): Promise<void> {
    return this.#turn.take(async () => {
      const before = this.#openRow(account, version);
      demandText('/reason', '理由 / reason', reason);
      this.#demandAnotherAdministrator(before, []);
      await this.#append({ kind: 'AccountClosed', actor, facts: { account, reason } });
      await this.#credentials.remove(account);
    });
  }

  /** The link is shown once; the log keeps the hash of its token. */
  issueLink(actor: string, account: string, purpose: 'set-password' | 'sign-in', minutes: number = LINK_MINUTES.default): Promise<{ readonly token: string; readonly expires: IsoTime }> {
    return this.#turn.take(async () => {
      this.#openRow(account);
      if (!(minutes >= 1 && minutes <= LINK_MINUTES.most)) throw bad('/minutes', `链接有效期 1 至 ${LINK_MINUTES.most} 分钟 / a link lives 1 to ${LINK_MINUTES.most} minutes`);
      const token = this.#token();
      const expires = isoTime(this.#clock.wallMs() + minutes * MINUTE_MS);
      await this.#append({ kind: 'SignInLinkIssued', actor, facts: { account, tokenHash: hashOf(token), purpose, expires } });
      return { token, expires };
    });
  }

  /**
   * Uses a link up. With `password` where it is one for setting a password. Throws 'conflict' for one that is not good.
   * @param prove throws while whoever holds the link has not proven what the account asks for besides; then the link stays good
   */
  useLink(token: string, password: string | undefined, prove: (row: AccountRow) => Promise<void>): Promise<AccountRow> {
    return this.#turn.take(async () => {
      const tokenHash = hashOf(token);
      const link = read(this.#rows, accountRegister.link(tokenHash));
      if (link === undefined || isoTime(this.#clock.wallMs()) >= link.expires) throw new StationError('conflict', '链接已用过或已过期，请向系统管理员索取新的 / the link is used up or has expired; ask the administrator for another', { what: 'sign-in-link', pointer: '/token' });
      const row = this.#openRow(link.account);
      if (this.#hasLeft(row)) throw new StationError('conflict', `执法人员 ${row.officer} 已离任 / officer ${row.officer} has left`, { what: 'account', id: row.account, pointer: '/token' });
      if (link.purpose === 'set-password') {
        if (password === undefined) throw bad('/password', '请设置密码 / choose a password');
        this.#demandPassword(row.account, password);
      }
      await prove(row);
      await this.#append({ kind: 'SignInLinkUsed', actor: actorOf(row.account), facts: { account: row.account, tokenHash } });
      if (link.purpose === 'set-password') await this.#storePassword(actorOf(row.account), row.account, password!);
      return this.row(row.account);
    });
  }

  /** What a link is for and of which account, without using it up; undefined for one that is not good. */
  linkOf(token: string): { readonly account: string; readonly purpose: 'set-password' | 'sign-in' } | undefined {
    const link = read(this.#rows, accountRegister.link(hashOf(token)));
    return link === undefined || isoTime(this.#clock.wallMs()) >= link.expires ? undefined : link;
  }

  setPassword(account: string, password: string): Promise<void> {
    return this.#turn.take(async () => {
      this.#openRow(account);
      this.#demandPassword(account, password);
      await this.#storePassword(actorOf(account), account, password);
    });
  }

  /** The log first: whoever finds the secret changed finds when. */
  async #storePassword(actor: string, account: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await this.#append({ kind: 'PasswordSet', actor, facts: { account } });
    await this.#credentials.set(account, { password: hash });
  }

  setSecondFactor(account: string, secret: { readonly secret: string; readonly lastStep: number; readonly recoveryHashes: readonly string[] } | null): Promise<void> {
    return this.#turn.take(async () => {
      this.#openRow(account);
      await this.#append({ kind: 'SecondFactorSet', actor: actorOf(account), facts: { account, on: secret !== null } });
      await this.#credentials.set(account, { totp: secret });
    });
  }

  /** For somebody who has lost his phone and his recovery codes: a link alone does not let him in. */
  dropSecondFactor(actor: string, account: string, version?: number): Promise<AccountRow> {
    return this.#turn.take(async () => {
      if (!this.#openRow(account, version).secondFactor) throw new StationError('conflict', `账号 ${account} 没有启用动态验证码 / the account ${account} has no one-time codes`, { what: 'account', id: account });
      await this.#append({ kind: 'SecondFactorSet', actor, facts: { account, on: false } });
      await this.#credentials.set(account, { totp: null });
      return this.row(account);
    });
  }

  issueKey(actor: string, label: string, scopes: readonly string[], days: number): Promise<{ readonly key: string; readonly token: string; readonly expires: IsoTime }> {
    return this.#turn.take(async () => {
      demandText('/label', '用途 / label', label);
      if (!(days >= 1 && days <= MAX_KEY_DAYS)) throw bad('/days', `有效期 1 至 ${MAX_KEY_DAYS} 天 / a key lives 1 to ${MAX_KEY_DAYS} days`);
      const key = Buffer.from(this.#clock.randomBytes(6)).toString('hex');
      const token = `zhilu_${key}_${this.#token()}`;
      const expires = isoTime(this.#clock.wallMs() + days * DAY_MS);
      await this.#append({ kind: 'ApiKeyIssued', actor, facts: { key, keyHash: hashOf(token), scopes, expires, label } });
      return { key, token, expires };
    });
  }

  revokeKey(actor: string, key: string, reason: string): Promise<void> {
    return this.#turn.take(async () => {
      const row = read(this.#rows, accountRegister.apiKey(key));
      if (row === undefined) throw new StationError('not-found', `没有接口密钥 ${key} / there is no API key ${key}`, { what: 'api-key', id: key });
      if (row.revoked !== null) throw new StationError('conflict', '该密钥已吊销 / the key is revoked already', { what: 'api-key', id: key });
      demandText('/reason', '理由 / reason', reason);
      await this.#append({ kind: 'ApiKeyRevoked', actor, facts: { key, reason } });
    });
  }

  /** The scopes of a live key; undefined for any other text. */
  keyScopes(token: string): { readonly key: string; readonly scopes: readonly string[] } | undefined {
    const id = read(this.#rows, accountRegister.apiKeyByHash(hashOf(token)));
    const row = id === undefined ? undefined : read(this.#rows, accountRegister.apiKey(id));
    return row === undefined || row.revoked !== null || isoTime(this.#clock.wallMs()) >= row.expires ? undefined : { key: row.key, scopes: row.scopes };
  }

  find(account: string): AccountRow | undefined {
    return read(this.#rows, accountRegister.account(account));
  }

  /** undefined also for an account that is closed, and for one of an officer who has left: he is back when he is registered again. */
  maySignIn(account: string): AccountRow | undefined {
    const row = this.find(account);
    return row === undefined || row.closed !== null || this.#hasLeft(row) ? undefined : row;
  }

  /** Whose account it is. */
  ofOfficer(officer: OfficerId): string | undefined {
    return read(this.#rows, accountRegister.ofOfficer(officer));
  }

  #hasLeft({ officer }: AccountRow): boolean {
    return officer !== null && (read(this.#rows, equipmentRegister.officer(officer))?.left ?? null) !== null;
  }

  row(account: string): AccountRow {
    const row = this.find(account);
    if (row === undefined) throw new StationError('not-found', `没有账号 ${account} / there is no account ${account}`, { what: 'account', id: account });
    return row;
  }

  /** For what the HTTP layer has seen: sign-ins, refusals. */
  async tell(draft: EventDraft): Promise<void> {
    await this.#append(draft);
  }

  #openRow(account: string, version?: number): AccountRow {
    const row = this.row(account);
    if (row.closed !== null) throw new StationError('conflict', `账号 ${account} 已停用 / the account ${account} is closed`, { what: 'account', id: account });
    if (version !== undefined && version !== row.version) throw new StationError('conflict', '该账号刚被他人修改，请刷新后重试 / somebody else has just changed this account; load it again', { what: 'version', id: account });
    return row;
  }

  #demandFacts(one: NewAccount): void {
    demandText('/name', '姓名 / name', one.name);
    const roles = mayHoldRoles(one.roles);
    if (roles.kind === 'refused') throw bad('/roles', `${roles.zh} / ${roles.en} (${roles.article})`);
    if (one.unit !== null) demandText('/unit', '单位 / unit', one.unit);
    if (one.roles.includes('unit-head') && one.unit === null) throw bad('/unit', '单位负责人须指明单位 / a unit head has a unit');
    if (one.roles.includes('officer') && one.officer === null) throw bad('/officer', '执法人员账号须对应一名已登记的执法人员 / an officer\'s account belongs to a registered officer');
    if (one.officer === null) return;
    if (read(this.#rows, register.officer(one.officer as OfficerId)) === undefined) throw bad('/officer', `没有登记执法人员 ${one.officer} / officer ${one.officer} is not registered`);
    const other = read(this.#rows, accountRegister.ofOfficer(one.officer as OfficerId));
    if (other !== undefined && other !== one.account) throw new StationError('conflict', `该执法人员已有账号 ${other} / this officer has the account ${other} already`, { what: 'account', id: other, pointer: '/officer' });
  }

  #demandAnotherAdministrator(before: AccountRow, roles: readonly Role[]): void {
    if (!before.roles.includes('administrator') || roles.includes('administrator')) return;
    if ((read(this.#rows, accountRegister.administrators()) ?? 0) <= 1) throw new StationError('conflict', '这是最后一个系统管理员，请先设立另一个 / this is the last administrator; name another first', { what: 'account', id: before.account, pointer: '/roles' });
  }

  #demandPassword(account: string, password: string): void {
    const verdict = mayUsePassword(account, password);
    if (verdict.kind === 'refused') throw bad('/password', `${verdict.zh} / ${verdict.en}`);
  }

  #token(): string {
    return Buffer.from(this.#clock.randomBytes(TOKEN_BYTES)).toString('base64url');
  }

  async #append(draft: EventDraft): Promise<void> {
    await this.#log.append([draft]);
  }
}

export function actorOf(account: string): string {
  return `account:${account}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function bad(pointer: string, message: string): StationError {
  return new StationError('bad-input', message, { what: 'field', pointer });
}

function demandText(pointer: string, what: string, text: string): void {
  const verdict = mayEnterText(what, text);
  if (verdict.kind === 'refused') throw bad(pointer, verdict.why);
}
