/**
 * Signing in by the bureau's own identity provider (OpenID Connect, code flow with PKCE), where one is configured. It says
 * who somebody is; what he may do stands in the station's accounts alone, and no account is made by signing in.
 */
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import { isLoopback } from './hosts.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that names the account, for example `preferred_username`. */
  readonly claim: string;
}

/** Whom the provider names, and whether it says that it has asked for more than one proof. */
export interface Named { readonly account: string; readonly severalFactors: boolean }

/** Somebody whom the provider has named, and who still owes the station a one-time code. */
export interface Held {
  readonly account: string;
  /** `sessions.revocations` as it was when he was named. */
  readonly since: number;
}

interface Begun {
  readonly verifier: string;
  readonly nonce: string;
  readonly atMs: number;
}

const MAX_BEGUN = 1_000;
const MAX_HELD = 1_000;
const HELD_BYTES = 24;
/** What a provider says in `amr` when there was more than one proof (RFC 8176). */
const SEVERAL_FACTORS = 'mfa';
/** How long somebody may take at the provider. */
const LONGEST_MS = 10 * 60_000;
const TIMEOUT_S = 10;

type Client = typeof import('openid-client');
type Provider = Promise<{ readonly client: Client; readonly provider: import('openid-client').Configuration }>;

export class Oidc {
  readonly #settings: OidcSettings;
  readonly #clock: Clock;
  readonly #begun = new Map<string, Begun>();
  readonly #held = new Map<string, Held & { readonly atMs: number }>();
  #discovered: Provider | undefined;

  constructor(settings: OidcSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Where to send the browser, and the state that its cookie has to bring back. Throws 'peer-gone' when the provider is not there. */
  async begin(redirect: string): Promise<{ readonly url: string; readonly state: string }> {
    const { client, provider } = await this.#provider();
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const nonce = client.randomNonce();
    this.#begun.set(state, { verifier, nonce, atMs: this.#clock.monotonicMs() });
    while (this.#begun.size > MAX_BEGUN) this.#begun.delete(this.#begun.keys().next().value!);
    const url = client.buildAuthorizationUrl(provider, { redirect_uri: redirect, scope: 'openid profile', code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state, nonce });
    return { url: url.href, state };
  }

  /** Throws 'conflict' for an answer that this browser did not ask for. */
  async end(callback: URL, state: string | undefined): Promise<Named> {
    const begun = state === undefined ? undefined : this.#begun.get(state);
    if (state !== undefined) this.#begun.delete(state);
    if (begun === undefined || state !== callback.searchParams.get('state') || this.#clock.monotonicMs() - begun.atMs > LONGEST_MS) {
      throw new StationError('conflict', '这次登录已过期，请重新开始 / this sign-in is out of date; begin again', { what: 'oidc' });
    }
    const { client, provider } = await this.#provider();
    const tokens = await client.authorizationCodeGrant(provider, callback, { pkceCodeVerifier: begun.verifier, expectedState: state, expectedNonce: begun.nonce, idTokenExpected: true })
      .catch((error: Error) => { throw new StationError('conflict', `身份提供方的答复不被接受 / the provider's answer is not accepted: ${error.message}`, { what: 'oidc' }, error); });
    const claims = tokens.claims();
    const named = claims?.[this.#settings.claim];
    if (typeof named !== 'string' || named === '') throw new StationError('conflict', `身份提供方没有给出 ${this.#settings.claim} / the provider gives no ${this.#settings.claim}`, { what: 'oidc' });
    const methods: unknown = claims?.['amr'];
    return { account: named, severalFactors: Array.isArray(methods) && methods.includes(SEVERAL_FACTORS) };
  }

  /** Keeps somebody until his code comes, for ten minutes. @returns what his browser has to bring back */
  hold(held: Held): string {
    const token = Buffer.from(this.#clock.randomBytes(HELD_BYTES)).toString('base64url');
    this.#held.set(token, { ...held, atMs: this.#clock.monotonicMs() });
    while (this.#held.size > MAX_HELD) this.#held.delete(this.#held.keys().next().value!);
    return token;
  }

  held(token: string): Held | undefined {
    const held = this.#held.get(token);
    if (held === undefined || this.#clock.monotonicMs() - held.atMs <= LONGEST_MS) return held;
    this.#held.delete(token);
    return undefined;
  }

  letGo(token: string): void {
    this.#held.delete(token);
  }

  #provider(): Provider {
    this.#discovered ??= this.#discover().catch((error: Error) => {
      this.#discovered = undefined;
      throw new StationError('peer-gone', `身份提供方没有回应 / the identity provider does not answer: ${error.message}`, { what: 'oidc' }, error);
    });
    return this.#discovered;
  }

  async #discover(): Provider {
    const client = await import('openid-client');
    const issuer = new URL(this.#settings.issuer);
    // Plain HTTP is for a provider on this machine alone.
    const execute = issuer.protocol === 'http:' && isLoopback(issuer.hostname) ? [client.allowInsecureRequests] : [];
    return { client, provider: await client.discovery(issuer, this.#settings.clientId, undefined, client.ClientSecretBasic(this.#settings.clientSecret), { execute, timeout: TIMEOUT_S }) };
  }
}
