/** Accounts as the log tells them. Secrets are not here: see store/credentials.ts. */
import type { LoggedEvent } from './events.ts';
import type { IsoTime, OfficerId } from './names.ts';
import type { Role } from './roles.ts';
import { change, key, read, write, type Rows } from './rows.ts';

export interface AccountRow {
  readonly account: string; readonly name: string | null; readonly roles: readonly Role[]; readonly officer: OfficerId | null; readonly unit: string | null;
  readonly opened: IsoTime; readonly closed: string | null; readonly lastSignIn: IsoTime | null; readonly secondFactor: boolean;
  /** Log index of the newest change: the record's version for If-Match. */
  readonly version: number;
}
export interface SignInLinkRow { readonly account: string; readonly purpose: 'set-password' | 'sign-in'; readonly expires: IsoTime }
export interface ApiKeyRow {
  readonly key: string; readonly scopes: readonly string[]; readonly expires: IsoTime; readonly label: string; readonly issued: IsoTime; readonly revoked: string | null;
}

export const accountRegister = {
  account: (id: string) => key<AccountRow>(`account/${id}`),
  /** Which account belongs to an officer: one at most. */
  ofOfficer: (officer: OfficerId) => key<string>(`account-of/${officer}`),
  link: (tokenHash: string) => key<SignInLinkRow>(`sign-in-link/${tokenHash}`),
  /** The live link of an account: a new one replaces it. */
  linkOf: (account: string) => key<string>(`sign-in-link-of/${account}`),
  apiKey: (id: string) => key<ApiKeyRow>(`api-key/${id}`),
  apiKeyByHash: (hash: string) => key<string>(`api-key-hash/${hash}`),
  /** How many open accounts have the administrator's role: the set-up link works while there is none. */
  administrators: () => key<number>('administrators'),
} as const;

export function foldAccounts(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'AccountOpened':
    case 'AccountChanged': {
      const { account, roles, officer, unit } = event.facts;
      const before = read(rows, accountRegister.account(account));
      if (event.kind === 'AccountChanged' && before === undefined) return;
      if (before?.officer != null) rows.remove(accountRegister.ofOfficer(before.officer));
      if (officer !== null) write(rows, accountRegister.ofOfficer(officer), account);
      countAdministrators(rows, before, roles);
      return write(rows, accountRegister.account(account), {
        account, roles, officer, unit, name: event.particulars?.name ?? before?.name ?? null, version: event.seq, closed: null,
        opened: before?.opened ?? event.at, lastSignIn: before?.lastSignIn ?? null, secondFactor: before?.secondFactor ?? false,
      });
    }
    case 'AccountClosed': {
      const before = read(rows, accountRegister.account(event.facts.account));
      if (before === undefined) return;
      if (before.officer !== null) rows.remove(accountRegister.ofOfficer(before.officer));
      countAdministrators(rows, before, []);
      useUpLink(rows, before.account);
      return write(rows, accountRegister.account(before.account), { ...before, closed: event.facts.reason, version: event.seq });
    }
    case 'SignInLinkIssued': {
      const { account, tokenHash, purpose, expires } = event.facts;
      useUpLink(rows, account);
      write(rows, accountRegister.linkOf(account), tokenHash);
      return write(rows, accountRegister.link(tokenHash), { account, purpose, expires });
    }
    case 'SignInLinkUsed': return useUpLink(rows, event.facts.account);
    case 'SecondFactorSet': return change(rows, accountRegister.account(event.facts.account), { secondFactor: event.facts.on, version: event.seq });
    case 'SignedIn': return change(rows, accountRegister.account(event.facts.account), { lastSignIn: event.at });
    case 'ApiKeyIssued': {
      const { key: id, keyHash, scopes, expires, label } = event.facts;
      write(rows, accountRegister.apiKeyByHash(keyHash), id);
      return write(rows, accountRegister.apiKey(id), { key: id, scopes, expires, label, issued: event.at, revoked: null });
    }
    case 'ApiKeyRevoked': return change(rows, accountRegister.apiKey(event.facts.key), { revoked: event.facts.reason });
    default:
  }
}

function countAdministrators(rows: Rows, before: AccountRow | undefined, roles: readonly Role[]): void {
  const was = before !== undefined && before.closed === null && before.roles.includes('administrator');
  const is = roles.includes('administrator');
  if (was !== is) write(rows, accountRegister.administrators(), Math.max(0, (read(rows, accountRegister.administrators()) ?? 0) + (is ? 1 : -1)));
}

function useUpLink(rows: Rows, account: string): void {
  const hash = read(rows, accountRegister.linkOf(account));
  if (hash === undefined) return;
  rows.remove(accountRegister.link(hash));
  rows.remove(accountRegister.linkOf(account));
}
