/** Signing in and out: by password (and one-time code), by a link that works once, by the set-up link of a new station. */
import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import type { App, HttpWorld } from '../app.ts';
import { COOKIE } from '../access.ts';
import type { AccountsDesk } from '../../desk/accounts.ts';
import { StationError } from '../../domain/errors.ts';
import { isPassword } from '../../desk/passwords.ts';
import { asAttempt, attemptFailed } from '../attempts.ts';
import { Code, Me, openEntering } from '../entering.ts';
import { Problem } from '../problems.ts';
import { Done, DONE, nullable } from '../schemas.ts';
import { beginSecondFactor, newSecondFactor, provesSecondFactor, secondFactorUri } from '../second-factor.ts';

const Password = Type.String({ minLength: 1, maxLength: 200 });
const Token = Type.String({ minLength: 10, maxLength: 100 });
const open = { open: true } as const;
const own = { verb: 'change', medium: 'own-account' } as const;
const tags = ['session'];

export function sessionRoutes(app: App, world: HttpWorld): void {
  const { accounts, sessions, guard, clock, credentials, access } = world;
  const { me, enter, demandSecondFactor } = openEntering(world);

  /** A token that is none counts as a guess; a password that is too weak is none. */
  const guessed = (request: FastifyRequest) => async (error: unknown): Promise<never> => {
    if (error instanceof StationError && error.code === 'conflict') await attemptFailed(world, request, '');
    throw error;
  };

  app.post('/api/v1/session', { config: open, schema: { tags, summary: '登录 / sign in', body: Type.Object({ account: Type.String({ minLength: 1, maxLength: 64 }), password: Password, code: Type.Optional(Code) }, { additionalProperties: false }), response: { 200: Me } } }, async (request, reply) => {
    const { account, password, code } = request.body;
    const since = sessions.revocations(account);
    await asAttempt(world, request, account, async () => {
      const row = accounts.maySignIn(account);
      const good = await isPassword(row === undefined ? null : credentials.of(account).password, password);
      // The same words whether the account or the password is wrong.
      if (!good || row === undefined) {
        await attemptFailed(world, request, account);
        throw new Problem(401, 'wrong-password', '账号或密码不正确', 'account or password is wrong', [{ pointer: '/password', zh: '账号或密码不正确', en: 'account or password is wrong' }]);
      }
      await demandSecondFactor(request, row, code);
      guard.succeeded(account, request.ip);
    });
    return enter(request, reply, account, 'password', since);
  });

  app.get('/api/v1/session', { config: open, schema: { tags, summary: '当前登录者 / who is signed in', response: { 200: Type.Union([Me, Type.Object({ account: Type.Null(), setUp: Type.Boolean() })]) } } }, async (request) => {
    const who = access.whoIs(request);
    return who?.session === undefined ? { account: null, setUp: !accounts.hasAdministrator } : me(who, who.session);
  });

  app.delete('/api/v1/session', { config: own, schema: { tags, summary: '退出 / sign out', response: { 200: Done } } }, async (request, reply) => {
    sessions.end(request.cookies[COOKIE] ?? '');
    reply.clearCookie(COOKIE, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
    return DONE;
  });

  app.post('/api/v1/session/link', { config: open, schema: { tags, summary: '用一次性链接登录或设置密码；启用了动态验证码的账号还要验证码 / sign in by a one-time link; an account with one-time codes asks for one, too', body: Type.Object({ token: Token, password: Type.Optional(Password), code: Type.Optional(Code) }, { additionalProperties: false }), response: { 200: Me } } }, async (request, reply) => {
    const { token, password, code } = request.body;
    // Codes are guessed for an account: they count for it, whatever link they come with. Where there are none, nothing is guessed but the link,
    // and somebody else's wrong passwords do not close the way that the administrator has just opened.
    const link = accounts.linkOf(token);
    const account = link !== undefined && accounts.row(link.account).secondFactor ? link.account : '';
    const row = await asAttempt(world, request, account, () => accounts.useLink(token, password, (one) => demandSecondFactor(request, one, code)).catch(guessed(request)));
    if (password !== undefined) sessions.revoke(row.account);
    return enter(request, reply, row.account, 'link', sessions.revocations(row.account));
  });

  const Purpose = Type.Object({ purpose: nullable(Type.Union([Type.Literal('set-password'), Type.Literal('sign-in')])), secondFactor: Type.Boolean() });
  app.post('/api/v1/session/link/purpose', { config: open, schema: { tags, summary: '一次性链接的用途 / what a link is for, and whether it needs a one-time code', body: Type.Object({ token: Token }, { additionalProperties: false }), response: { 200: Purpose } } }, async (request) => {
    const link = await asAttempt(world, request, '', async () => accounts.linkOf(request.body.token));
    return { purpose: link?.purpose ?? null, secondFactor: link !== undefined && accounts.row(link.account).secondFactor };
  });

  app.post('/api/v1/session/confirm', { config: own, schema: { tags, summary: '签名前再次输入密码 / enter the password again', body: Type.Object({ password: Password }, { additionalProperties: false }), response: { 200: Done } } }, async (request) => {
    const { account, session } = request.who;
    await asAttempt(world, request, account, async () => {
      const { password } = credentials.of(account);
      if (password === null) throw new Problem(409, 'conflict', '此账号还没有密码，请先在个人设置中设置', 'this account has no password yet; set one first', [{ pointer: '/password', zh: '尚未设置密码', en: 'no password is set' }]);
      if (await isPassword(password, request.body.password)) return;
      await attemptFailed(world, request, account);
      throw new Problem(403, 'wrong-password', '密码不正确', 'the password is wrong', [{ pointer: '/password', zh: '密码不正确', en: 'the password is wrong' }]);
    });
    sessions.confirm(session!);
    return DONE;
  });

  app.put('/api/v1/session/password', { config: own, schema: { tags, summary: '更改密码 / change the password', body: Type.Object({ before: Type.Optional(Password), password: Password }, { additionalProperties: false }), response: { 200: Done } } }, async (request) => {
    const { account, session } = request.who;
    const stored = credentials.of(account).password;
    if (stored !== null) {
      await asAttempt(world, request, account, async () => {
        if (await isPassword(stored, request.body.before ?? '')) return;
        await attemptFailed(world, request, account);
        throw new Problem(403, 'wrong-password', '原密码不正确', 'the password of before is wrong', [{ pointer: '/before', zh: '原密码不正确', en: 'the password of before is wrong' }]);
      });
    }
    await accounts.setPassword(account, request.body.password);
    sessions.revoke(account, session);
    sessions.confirm(session!);
    return DONE;
  });

  app.post('/api/v1/session/second-factor', { config: own, schema: { tags, summary: '开始设置动态验证码 / begin to set up one-time codes', response: { 200: Type.Object({ secret: Type.String(), uri: Type.String() }) } } }, async (request) => {
    access.demandFresh(request);
    const secret = newSecondFactor(clock);
    return { secret, uri: secondFactorUri(secret, world.stores.station, request.who.account) };
  });

  app.put('/api/v1/session/second-factor', { config: own, schema: { tags, summary: '启用动态验证码 / switch one-time codes on', body: Type.Object({ secret: Type.String({ minLength: 16, maxLength: 64, pattern: '^[A-Z2-7]+$' }), code: Code }, { additionalProperties: false }), response: { 200: Type.Object({ recoveryCodes: Type.Array(Type.String()) }) } } }, async (request) => {
    access.demandFresh(request);
    if (accounts.row(request.who.account).secondFactor) throw new Problem(409, 'conflict', '动态验证码已启用；更换手机请先停用', 'one-time codes are on already; to change the phone, switch them off first');
    return { recoveryCodes: [...await switchOn(accounts, world, request.who.account, request.body.secret, request.body.code)] };
  });

  // A session that was left open and a password that was seen do not take the second lock off.
  app.delete('/api/v1/session/second-factor', { config: own, schema: { tags, summary: '停用动态验证码，须输入验证码或恢复码 / switch one-time codes off, by a code or a recovery code', body: Type.Object({ code: Code }, { additionalProperties: false }), response: { 200: Done } } }, async (request) => {
    access.demandFresh(request);
    const { account } = request.who;
    await asAttempt(world, request, account, async () => {
      if (await provesSecondFactor(credentials, account, request.body.code, clock.wallMs())) return;
      await attemptFailed(world, request, account);
      throw new Problem(403, 'second-factor-needed', '验证码不正确或已用过', 'the code is wrong or was used before', [{ pointer: '/code', zh: '验证码不正确或已用过', en: 'the code is wrong or was used before' }]);
    });
    await accounts.setSecondFactor(request.who.account, null);
    return DONE;
  });

  app.post('/api/v1/set-up', { config: open, schema: { tags, summary: '首次设置：建立第一个系统管理员 / the first administrator', body: Type.Object({ token: Token, account: Type.String({ minLength: 1, maxLength: 32 }), name: Type.String({ minLength: 1, maxLength: 200 }), password: Password }, { additionalProperties: false }), response: { 200: Me } } }, async (request, reply) => {
    if (!/^(?:127\.|::1$|::ffff:127\.)/.test(request.ip)) throw new Problem(403, 'not-allowed', '首次设置只能在工作站本机上进行', 'set-up is done on the station itself');
    const { token, account, name, password } = request.body;
    await asAttempt(world, request, '', () => accounts.setUp(token, account, name, password).catch(guessed(request)));
    return enter(request, reply, account, 'password', sessions.revocations(account));
  });
}

async function switchOn(accounts: AccountsDesk, { clock }: HttpWorld, account: string, secret: string, code: string): Promise<readonly string[]> {
  const begun = beginSecondFactor(secret, code, clock);
  if (begun === undefined) throw new Problem(400, 'bad-input', '验证码不正确，请核对设备时间', 'the code is wrong; check the time of your device', [{ pointer: '/code', zh: '验证码不正确', en: 'the code is wrong' }]);
  await accounts.setSecondFactor(account, begun.stored);
  return begun.recoveryCodes;
}
