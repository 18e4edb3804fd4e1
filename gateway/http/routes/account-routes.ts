/** Accounts and keys of machines: the administrator's desk. */
import { Type } from 'typebox';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { KEY_SCOPES } from '../access.ts';
import { accountRegister, type AccountRow, type ApiKeyRow } from '../../domain/account-register.ts';
import { ROLES, type Role } from '../../domain/roles.ts';
import { partOf } from '../../desk/part-of-list.ts';
import { Problem } from '../problems.ts';
import { cursorOf, Done, DONE, IdParams, keyOfCursor, nullable, PageQuery, pageOf, Reason, Time } from '../schemas.ts';

const RoleName = Type.Unsafe<Role>(Type.String({ enum: [...ROLES] }));
const facts = {
  name: Type.String({ minLength: 1, maxLength: 200 }), roles: Type.Array(RoleName, { minItems: 1, maxItems: ROLES.length, uniqueItems: true }),
  officer: nullable(Type.String({ maxLength: 32 })), unit: nullable(Type.String({ maxLength: 200 })),
};
const Account = Type.Object({
  account: Type.String(), name: nullable(Type.String()), roles: Type.Array(RoleName), officer: nullable(Type.String()), unit: nullable(Type.String()),
  opened: Time, closed: nullable(Type.String()), lastSignIn: nullable(Time), secondFactor: Type.Boolean(), version: Type.Integer(),
});
const Key = Type.Object({ key: Type.String(), label: Type.String(), scopes: Type.Array(Type.String()), issued: Time, expires: Time, revoked: nullable(Type.String()) });
const tags = ['accounts'];
const on = (verb: 'list' | 'view' | 'enter' | 'change' | 'close', medium: 'account' | 'api-key') => ({ verb, medium });
const shown = (row: AccountRow) => ({ ...row, roles: [...row.roles] });

export function accountRoutes(app: App, { accounts, stores, sessions, access }: HttpWorld): void {
  app.get('/api/v1/accounts', {
    config: on('list', 'account'),
    schema: {
      tags, summary: '账号列表 / accounts', response: { 200: pageOf(Account) },
      querystring: Type.Intersect([PageQuery, Type.Object({ text: Type.Optional(Type.String({ maxLength: 100, description: '账号、姓名或人员编号 / account, name or officer' })), role: Type.Optional(RoleName), open: Type.Optional(Type.Boolean()) })]),
    },
  }, async (request) => {
    const { limit, cursor, text, role, open } = request.query;
    const prefix = accountRegister.account('');
    const wanted = text?.toLowerCase();
    const fits = (row: AccountRow) => (role === undefined || row.roles.includes(role)) && (open === undefined || (row.closed === null) === open)
      && (wanted === undefined || [row.account, row.name ?? '', row.officer ?? ''].some((one) => one.toLowerCase().includes(wanted)));
    const { items, next } = await partOf<AccountRow, AccountRow>(stores.index, prefix, keyOfCursor(prefix, cursor), limit, async (row) => (fits(row) ? row : undefined));
    return { items: items.map(shown), nextCursor: next === null ? null : cursorOf(prefix, next) };
  });

  app.get('/api/v1/accounts/:id', { config: on('view', 'account'), schema: { tags, summary: '账号 / one account', params: IdParams, response: { 200: Account } } }, async (request, reply) => {
    const row = accounts.row(request.params.id);
    reply.header('etag', `"${row.version}"`);
    return shown(row);
  });

  app.post('/api/v1/accounts', { config: on('enter', 'account'), schema: { tags, summary: '开立账号 / open an account', body: Type.Object({ account: Type.String({ minLength: 1, maxLength: 32 }), ...facts }, { additionalProperties: false }), response: { 201: Account } } }, async (request, reply) => {
    const row = await accounts.open(request.who.actor, request.body);
    return reply.code(201).header('etag', `"${row.version}"`).send(shown(row));
  });

  app.put('/api/v1/accounts/:id', { config: on('change', 'account'), schema: { tags, summary: '更改账号；立即结束其会话 / change an account; its sessions end', params: IdParams, body: Type.Object(facts, { additionalProperties: false }), response: { 200: Account } } }, async (request, reply) => {
    const row = await accounts.change(request.who.actor, { account: request.params.id, ...request.body }, versionOf(request));
    reply.header('etag', `"${row.version}"`);
    return shown(row);
  });

  app.delete('/api/v1/accounts/:id', { config: on('close', 'account'), schema: { tags, summary: '停用账号 / close an account', params: IdParams, body: Reason, response: { 200: Done } } }, async (request) => {
    await accounts.close(request.who.actor, request.params.id, request.body.reason, versionOf(request));
    return DONE;
  });

  app.post('/api/v1/accounts/:id/link', { config: on('change', 'account'), schema: { tags, summary: '签发设置密码的一次性链接 / a one-time link to set a password', params: IdParams, body: Type.Object({ minutes: Type.Optional(Type.Integer({ minimum: 1 })) }, { additionalProperties: false }), response: { 201: Type.Object({ path: Type.String(), expires: Time }) } } }, async (request, reply) => {
    const { token, expires } = await accounts.issueLink(request.who.actor, request.params.id, 'set-password', request.body.minutes);
    return reply.code(201).send({ path: `/sign-in#token=${token}`, expires });
  });

  app.delete('/api/v1/accounts/:id/second-factor', { config: on('change', 'account'), schema: { tags, summary: '代为停用动态验证码（手机和恢复码都已丢失） / switch off the one-time codes of somebody who has lost phone and recovery codes', params: IdParams, response: { 200: Account } } }, async (request, reply) => {
    access.demandFresh(request);
    // His own lock goes by a code (DELETE /session/second-factor): a session that was left open and a password that was seen do not take it off.
    if (request.params.id === request.who.account) throw new Problem(409, 'conflict', '自己的动态验证码请在个人设置中停用，须输入验证码或恢复码；都已丢失的，请在工作站本机停用', 'switch your own one-time codes off in your settings, by a code or a recovery code; where both are lost, on the station itself');
    const row = await accounts.dropSecondFactor(request.who.actor, request.params.id, versionOf(request));
    sessions.revoke(row.account);
    reply.header('etag', `"${row.version}"`);
    return shown(row);
  });

  app.get('/api/v1/api-keys', { config: on('list', 'api-key'), schema: { tags, summary: '接口密钥 / keys of machines', querystring: PageQuery, response: { 200: pageOf(Key) } } }, async (request) => {
    const prefix = accountRegister.apiKey('');
    const rows = await stores.index.list(prefix, request.query.limit + 1, keyOfCursor(prefix, request.query.cursor));
    const page = rows.slice(0, request.query.limit);
    return { items: page.map(([, row]) => ({ ...row as unknown as ApiKeyRow, scopes: [...(row as unknown as ApiKeyRow).scopes] })), nextCursor: rows.length > page.length ? cursorOf(prefix, page.at(-1)![0]) : null };
  });

  app.post('/api/v1/api-keys', {
    config: on('enter', 'api-key'),
    schema: {
      tags, summary: '签发接口密钥，只显示一次 / issue a key, shown once',
      body: Type.Object({ label: Type.String({ minLength: 1, maxLength: 200 }), scopes: Type.Array(Type.String({ enum: [...KEY_SCOPES] }), { minItems: 1, maxItems: KEY_SCOPES.length, uniqueItems: true }), days: Type.Integer({ minimum: 1, maximum: 366 }) }, { additionalProperties: false }),
      response: { 201: Type.Object({ key: Type.String(), token: Type.String(), expires: Time }) },
    },
  }, async (request, reply) => reply.code(201).send(await accounts.issueKey(request.who.actor, request.body.label, request.body.scopes, request.body.days)));

  app.delete('/api/v1/api-keys/:id', { config: on('close', 'api-key'), schema: { tags, summary: '吊销接口密钥 / revoke a key', params: IdParams, body: Reason, response: { 200: Done } } }, async (request) => {
    await accounts.revokeKey(request.who.actor, request.params.id, request.body.reason);
    return DONE;
  });
}
