/** Who is signed in, and what follows from it. */
import { createContext, useContext } from 'react';
import { api, got, setCsrf } from '../../api/client.ts';

export type Role = 'officer' | 'recorder-manager' | 'equipment-manager' | 'duty-desk' | 'unit-head' | 'reviewer' | 'archivist' | 'administrator';

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

export const ROLE_WORDS: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  officer: { zh: '执法人员', en: 'Officer' }, 'recorder-manager': { zh: '记录仪管理员', en: 'Recorder manager' }, 'equipment-manager': { zh: '装备管理员', en: 'Equipment manager' },
  'duty-desk': { zh: '值班台', en: 'Duty desk' }, 'unit-head': { zh: '单位负责人', en: 'Unit head' }, reviewer: { zh: '纪检/法制/信访', en: 'Reviewer' }, archivist: { zh: '档案管理员', en: 'Archivist' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
};
