/** Signing in by the bureau's identity provider, where one is configured. */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import { COOKIE } from '../access.ts';
import { actorOf } from '../../desk/accounts.ts';
import { StationError } from '../../domain/errors.ts';
import { asAttempt, attemptFailed } from '../attempts.ts';

/** Lax, because it has to come back with the provider's redirect; it is good for one answer. */
const STATE_COOKIE = '__Host-zhilu-oidc';
const CALLBACK = '/api/v1/session/oidc/callback';
const open = { open: true } as const;

export function oidcRoutes(app: App, world: HttpWorld): void {
  const { oidc, accounts, sessions, origin } = world;
  app.get('/api/v1/session/oidc/offered', { config: open, schema: { tags: ['session'], summary: '是否可用单位统一身份登录 / whether there is an identity provider', response: { 200: Type.Object({ offered: Type.Boolean() }) } } }, async () => ({ offered: oidc !== undefined }));
  if (oidc === undefined) return;

  app.get('/api/v1/session/oidc', { config: open, schema: { hide: true } }, async (request, reply) => {
    const { url, state } = await oidc.begin(`${origin(request)}${CALLBACK}`);
    reply.setCookie(STATE_COOKIE, state, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 600 });
    return reply.redirect(url);
  });

  app.get(CALLBACK, { config: open, schema: { hide: true } }, async (request, reply) => {
    reply.clearCookie(STATE_COOKIE, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
    try {
      const account = await asAttempt(world, request, '', () => oidc.end(new URL(request.url, origin(request)), request.cookies[STATE_COOKIE]));
      if (accounts.maySignIn(account) === undefined) throw new StationError('conflict', '本站没有这个账号 / this station has no such account', { what: 'oidc' });
      const since = sessions.revocations(account);
      await accounts.tell({ kind: 'SignedIn', actor: actorOf(account), facts: { account, method: 'oidc', address: request.ip } });
      const before = request.cookies[COOKIE];
      if (before !== undefined) sessions.end(before);
      const opened = sessions.open(account, false, since);
      if (opened === undefined) throw new StationError('conflict', '登录期间账号已变更，请重新登录 / the account changed meanwhile; sign in again', { what: 'oidc' });
      reply.setCookie(COOKIE, opened.token, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
      return reply.redirect('/');
    } catch (error) {
      if (!(error instanceof StationError)) throw error;
      // A provider that is down is nobody's guess.
      if (error.code !== 'peer-gone') await attemptFailed(world, request, '');
      // A person is looking at this: the page of signing in says what was wrong.
      return reply.redirect(`/sign-in?problem=${encodeURIComponent(error.code === 'peer-gone' ? 'provider-gone' : 'provider-refused')}`);
    }
  });
}
