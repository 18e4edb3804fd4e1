/** Signing in by the bureau's identity provider, where one is configured. */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import { StationError } from '../../domain/errors.ts';
import { asAttempt, attemptFailed } from '../attempts.ts';
import { Code, Me, openEntering } from '../entering.ts';
import { Problem } from '../problems.ts';

/** Lax, because it has to come back with the provider's redirect; it is good for one answer. */
const STATE_COOKIE = '__Host-zhilu-oidc';
/** Of somebody who still owes a one-time code. */
const CODE_COOKIE = '__Host-zhilu-oidc-code';
const CODE_SECONDS = 600;
const CALLBACK = '/api/v1/session/oidc/callback';
const open = { open: true } as const;

export function oidcRoutes(app: App, world: HttpWorld): void {
  const { oidc, accounts, sessions, guard, origin } = world;
  const { enter, demandSecondFactor } = openEntering(world);
  app.get('/api/v1/session/oidc/offered', { config: open, schema: { tags: ['session'], summary: '是否可用单位统一身份登录 / whether there is an identity provider', response: { 200: Type.Object({ offered: Type.Boolean() }) } } }, async () => ({ offered: oidc !== undefined }));

  app.post('/api/v1/session/oidc/code', {
    config: open, schema: { tags: ['session'], summary: '统一身份登录之后输入本站动态验证码 / the station\'s own one-time code, after the identity provider', body: Type.Object({ code: Code }, { additionalProperties: false }), response: { 200: Me } },
  }, async (request, reply) => {
    const token = request.cookies[CODE_COOKIE] ?? '';
    const held = oidc?.held(token);
    const row = held === undefined ? undefined : accounts.maySignIn(held.account);
    if (held === undefined || row === undefined) throw new Problem(401, 'not-signed-in', '统一身份登录已过期，请重新登录', 'the sign-in at the provider is out of date; begin again');
    await asAttempt(world, request, held.account, () => demandSecondFactor(request, row, request.body.code));
    guard.succeeded(held.account, request.ip);
    oidc!.letGo(token);
    reply.clearCookie(CODE_COOKIE, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
    return enter(request, reply, held.account, 'oidc', held.since);
  });
  if (oidc === undefined) return;

  app.get('/api/v1/session/oidc', { config: open, schema: { hide: true } }, async (request, reply) => {
    const { url, state } = await oidc.begin(`${origin(request)}${CALLBACK}`);
    reply.setCookie(STATE_COOKIE, state, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 600 });
    return reply.redirect(url);
  });

  app.get(CALLBACK, { config: open, schema: { hide: true } }, async (request, reply) => {
    reply.clearCookie(STATE_COOKIE, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
    try {
      const { account, severalFactors } = await asAttempt(world, request, '', () => oidc.end(new URL(request.url, origin(request)), request.cookies[STATE_COOKIE]));
      const row = accounts.maySignIn(account);
      if (row === undefined) throw new StationError('conflict', '本站没有这个账号 / this station has no such account', { what: 'oidc' });
      const since = sessions.revocations(account);
      // docs/adr/0012: who has switched codes on is asked for one, unless the provider has asked for two proofs itself.
      if (row.secondFactor && !severalFactors) {
        reply.setCookie(CODE_COOKIE, oidc.hold({ account, since }), { path: '/', httpOnly: true, secure: true, sameSite: 'strict', maxAge: CODE_SECONDS });
        return reply.redirect('/sign-in?code=oidc');
      }
      await enter(request, reply, account, 'oidc', since);
      return reply.redirect('/');
    } catch (error) {
      // Whose account changed meanwhile is told so by the same page.
      if (error instanceof Problem && error.status === 401) return reply.redirect('/sign-in?problem=provider-refused');
      if (!(error instanceof StationError)) throw error;
      // A provider that is down is nobody's guess.
      if (error.code !== 'peer-gone') await attemptFailed(world, request, '');
      // A person is looking at this: the page of signing in says what was wrong.
      return reply.redirect(`/sign-in?problem=${encodeURIComponent(error.code === 'peer-gone' ? 'provider-gone' : 'provider-refused')}`);
    }
  });
}
