/** Who is signed in, and what follows from it. */
import { createContext, useContext } from 'react';
import { api, got, setCsrf } from '../../api/client.ts';
import type { Role } from './role-words.ts';

export { ROLE_WORDS, type Role } from './role-words.ts';

export interface Me {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly officer: string | null;
  readonly unit: string | null;
  readonly station: string;
  readonly utcOffsetMinutes: number;
  readonly secondFactor: boolean;
  readonly hasPassword: boolean;
}

export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('a page for those who have signed in was shown to nobody');
  return me;
}

export const has = (me: Me, ...roles: readonly Role[]) => roles.some((role) => me.roles.includes(role));

/** What signing in answered. */
export function enter(answer: { readonly csrf: string } & object): Me {
  setCsrf(answer.csrf);
  return answer as unknown as Me;
}

/** null for nobody; `setUp` when the station has no administrator yet. */
export async function askWho(): Promise<{ readonly me: Me | null; readonly setUp: boolean }> {
  const answer = await got(api.GET('/api/v1/session')) as { account: string | null; setUp?: boolean; csrf?: string };
  if (answer.account === null) return { me: null, setUp: answer.setUp === true };
  return { me: enter(answer as { csrf: string }), setUp: false };
}
