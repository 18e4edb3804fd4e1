import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHttp, type HttpTestWorld } from './http-world.ts';

let world: HttpTestWorld;
let server: Server;
/** Whom the provider says it is, and by which proofs (RFC 8176); undefined: it does not say. */
let person = 'a-reviewer';
let proofs: readonly string[] | undefined;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world = await openHttp({ http: { host: '127.0.0.1', port: 0, names: [], oidc: { issuer, clientId: 'zhilu', clientSecret: 'a-secret-of-the-test', claim: 'preferred_username' } } });
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'zhilu', client_secret: 'a-secret-of-the-test', redirect_uris: [`${world.address}/api/v1/session/oidc/callback`] }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'amr'] }, conformIdTokenClaims: false, features: { devInteractions: { enabled: true } },
    cookies: { keys: ['test'] },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: person }) }),
  });
  // The provider's own pages of signing in know a password alone: they are told what else was asked for.
  const finished = provider.interactionFinished.bind(provider);
  provider.interactionFinished = (asked, reply, result, options) => finished(asked, reply, result.login === undefined || proofs === undefined ? result : { ...result, login: { ...result.login, amr: [...proofs] } }, options);
  server.on('request', provider.callback());
});
afterAll(async () => {
  await world.stop();
  await new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
});

/** A browser that follows redirects over both hosts, keeps cookies of each, and says yes to the provider's forms. */
class Browser {
  readonly #jar = new Map<string, Map<string, string>>();

  async open(address: string, form?: URLSearchParams): Promise<{ readonly url: URL; readonly status: number; readonly text: string }> {
    let url = new URL(address);
    let body = form;
    for (let step = 0; step < 20; step += 1) {
      const jar = this.#jar.get(url.host) ?? new Map<string, string>();
      this.#jar.set(url.host, jar);
      const reply = await fetch(url, { redirect: 'manual', method: body === undefined ? 'GET' : 'POST', headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') }, ...(body === undefined ? {} : { body }) });
      for (const line of reply.headers.getSetCookie()) {
        const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string];
        if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
        else jar.set(name, value);
      }
      body = undefined;
      const to = reply.headers.get('location');
      if (reply.status >= 300 && reply.status < 400 && to !== null) {
        url = new URL(to, url);
        continue;
      }
      return { url, status: reply.status, text: await reply.text() };
    }
    throw new Error('too many redirects');
  }

  cookieOf(address: string, name = '__Host-zhilu'): string | undefined {
    return this.#jar.get(new URL(address).host)?.get(name);
  }
}

async function signIn(browser: Browser): Promise<URL> {
  let page = await browser.open(`${world.address}/api/v1/session/oidc`);
  for (let form = 0; form < 3 && page.text.includes('<form'); form += 1) {
    const action = /action="([^"]+)"/.exec(page.text)![1]!;
    page = await browser.open(new URL(action, page.url).href, new URLSearchParams({ prompt: /name="prompt" value="(\w+)"/.exec(page.text)![1]!, login: 'somebody', password: 'x' }));
  }
  return page.url;
}

test('the provider says who it is, and the station\'s own account says what he may', async () => {
  await world.as('reviewer');
  const browser = new Browser();
  person = 'a-reviewer';
  expect((await signIn(browser)).pathname).toBe('/');
  const client = world.nobody();
  client.cookie = `__Host-zhilu=${browser.cookieOf(world.address)}`;
  const { body } = await client.get('/api/v1/session');
  expect([body['account'], body['roles'], body['fresh']]).toEqual(['a-reviewer', ['reviewer'], false]);
  expect((await world.events('SignedIn')).at(-1)!.facts).toMatchObject({ account: 'a-reviewer', method: 'oidc' });
});

test('whom the station does not know comes to the page of signing in, with the reason; no account is made', async () => {
  const browser = new Browser();
  person = 'stranger';
  const url = await signIn(browser);
  expect([url.pathname, url.search]).toEqual(['/sign-in', '?problem=provider-refused']);
  expect(browser.cookieOf(world.address)).toBeUndefined();
  expect(world.station.accounts.find('stranger')).toBeUndefined();
});

test('an answer that this browser did not ask for is not taken', async () => {
  const browser = new Browser();
  const { url } = await browser.open(`${world.address}/api/v1/session/oidc/callback?code=stolen&state=guessed`);
  expect(url.search).toBe('?problem=provider-refused');
});

test('who has one-time codes on owes one, unless the provider says that it has asked for two proofs', async () => {
  const owner = await world.as('archivist');
  const { body } = await owner.post('/api/v1/session/second-factor');
  const totp = new TOTP({ secret: Secret.fromBase32(body['secret']) });
  const on = await owner.put('/api/v1/session/second-factor', { secret: body['secret'], code: totp.generate() });
  person = 'a-archivist';
  const came = async (amr: readonly string[] | undefined) => {
    proofs = amr;
    const browser = new Browser();
    const { pathname, search } = await signIn(browser);
    return { browser, to: `${pathname}${search}`, session: browser.cookieOf(world.address) };
  };
  expect(await came(['pwd', 'otp', 'mfa'])).toMatchObject({ to: '/', session: expect.any(String) as string });
  for (const amr of [undefined, ['pwd'], ['otp']]) expect(await came(amr)).toMatchObject({ to: '/sign-in?code=oidc', session: undefined });
  const { browser } = await came(undefined);
  const client = world.nobody();
  const give = (code: string) => client.post('/api/v1/session/oidc/code', { code });
  expect((await give(on.body['recoveryCodes'][0])).status).toBe(401);
  client.cookie = `__Host-zhilu-oidc-code=${browser.cookieOf(world.address, '__Host-zhilu-oidc-code')}`;
  const held = client.cookie;
  const wrong = await give('000000');
  expect([wrong.status, wrong.body['errors'][0].pointer]).toEqual([401, '/code']);
  // What is owed is the code of that account; whoever gives it is in, and it is owed no more.
  const given = await give(on.body['recoveryCodes'][0]);
  expect([given.status, given.body['account'], given.body['fresh']]).toEqual([200, 'a-archivist', false]);
  expect((await client.get('/api/v1/session')).body['account']).toBe('a-archivist');
  expect((await world.events('SignedIn')).filter(({ facts }) => facts.account === 'a-archivist').map(({ facts }) => facts.method)).toEqual(['password', 'oidc', 'oidc']);
  client.cookie = held;
  expect((await give(on.body['recoveryCodes'][1])).status).toBe(401);
  proofs = undefined;
});
