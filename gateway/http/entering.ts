/** The last steps of every way in: the one-time code where an account has one, the entry in the log, the session and its cookie. */
import { Type } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../desk/accounts.ts';
import type { AccountRow } from '../domain/account-register.ts';
import { COOKIE, type Who } from './access.ts';
import type { HttpWorld } from './app.ts';
import { attemptFailed } from './attempts.ts';
import { Problem } from './problems.ts';
import { nullable } from './schemas.ts';
import { provesSecondFactor } from './second-factor.ts';
import type { Session } from './sessions.ts';

export const Code = Type.String({ minLength: 6, maxLength: 32 });
export const Me = Type.Object({
  account: Type.String(), name: Type.String(), roles: Type.Array(Type.String()), officer: nullable(Type.String()), unit: nullable(Type.String()),
  csrf: Type.String(), secondFactor: Type.Boolean(), hasPassword: Type.Boolean(), station: Type.String(), utcOffsetMinutes: Type.Integer(), fresh: Type.Boolean(),
});

export function openEntering(world: HttpWorld) {
  const { accounts, sessions, clock, credentials, access } = world;

  const me = (who: Who, session: Session) => {
    const row = accounts.row(who.account);
    return {
      account: who.account, name: who.name, roles: [...who.roles], officer: who.officer, unit: who.unit, csrf: session.csrf, secondFactor: row.secondFactor,
      hasPassword: credentials.of(who.account).password !== null, station: world.stores.station, utcOffsetMinutes: world.utcOffsetMinutes, fresh: sessions.isFresh(session),
    };
  };

  /**
   * A new token at every sign-in: one that was planted in the browser before is worth nothing.
   * @param since `sessions.revocations` as it was before the proof was looked at
   */
  const enter = async (request: FastifyRequest, reply: FastifyReply, account: string, method: 'password' | 'link' | 'oidc', since: number) => {
    const before = request.cookies[COOKIE];
    if (before !== undefined) sessions.end(before);
    await accounts.tell({ kind: 'SignedIn', actor: actorOf(account), facts: { account, method, address: request.ip } });
    const opened = sessions.open(account, method === 'password', since);
    if (opened === undefined) {
      // The entry that he has come in is there already: the one that he is out again belongs to it.
      await accounts.tell({ kind: 'SignedOut', actor: actorOf(account), facts: { account, why: 'revoked' } });
      throw new Problem(401, 'not-signed-in', '登录期间账号或密码已变更，请重新登录', 'the account or its password changed meanwhile; sign in again');
    }
    const { token, session } = opened;
    reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
    return me(access.whoOf(session)!, session);
  };

  /** What was wrong counts as a failed attempt; what was left out does not. */
  const demandSecondFactor = async (request: FastifyRequest, row: AccountRow, code: string | undefined) => {
    if (!row.secondFactor) return;
    if (code === undefined) throw new Problem(401, 'second-factor-needed', '请输入动态验证码', 'enter the one-time code', [{ pointer: '/code', zh: '请输入动态验证码', en: 'enter the one-time code' }]);
    if (await provesSecondFactor(credentials, row.account, code, clock.wallMs())) return;
    await attemptFailed(world, request, row.account);
    throw new Problem(401, 'second-factor-needed', '验证码不正确或已用过', 'the code is wrong or was used before', [{ pointer: '/code', zh: '验证码不正确或已用过', en: 'the code is wrong or was used before' }]);
  };

  return { me, enter, demandSecondFactor };
}
