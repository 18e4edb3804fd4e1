/**
 * What happens to accounts: who may use the station, and who tried without right. Secrets (passwords, TOTP keys) are never
 * in the log; the log says that they were set. Sign-in tokens and API keys are random enough that their SHA-256 may stand.
 */
import type { IsoTime, OfficerId } from './names.ts';
import type { Role } from './roles.ts';

export interface AccountFacts {
  AccountOpened: { readonly account: string; readonly roles: readonly Role[]; readonly officer: OfficerId | null; readonly unit: string | null };
  /** Roles, officer or unit as they are from now on; every session of the account ends with it. */
  AccountChanged: { readonly account: string; readonly roles: readonly Role[]; readonly officer: OfficerId | null; readonly unit: string | null };
  AccountClosed: { readonly account: string; readonly reason: string };
  /** A link that opens a session, or lets its holder set a password, once. */
  SignInLinkIssued: { readonly account: string; readonly tokenHash: string; readonly purpose: 'set-password' | 'sign-in'; readonly expires: IsoTime };
  SignInLinkUsed: { readonly account: string; readonly tokenHash: string };
  PasswordSet: { readonly account: string };
  SecondFactorSet: { readonly account: string; readonly on: boolean };
  SignedIn: { readonly account: string; readonly method: 'password' | 'link' | 'oidc'; readonly address: string };
  SignedOut: { readonly account: string; readonly why: 'self' | 'idle' | 'too-old' | 'revoked' };
  /** One event for a run of failures: a flood of wrong passwords must not fill the log. */
  SignInLocked: { readonly account: string | null; readonly address: string; readonly failures: number; readonly until: IsoTime };
  ApiKeyIssued: { readonly key: string; readonly keyHash: string; readonly scopes: readonly string[]; readonly expires: IsoTime; readonly label: string };
  ApiKeyRevoked: { readonly key: string; readonly reason: string };
  /** Somebody who had signed in asked for what he may not. `times`: how often within the minute that this event closes. */
  AccessRefused: { readonly verb: string; readonly medium: string; readonly subject: string | null; readonly article: string; readonly times: number };
}

export interface AccountParticulars {
  AccountOpened: { readonly name: string };
  AccountChanged: { readonly name: string };
}
