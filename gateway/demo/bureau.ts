/** A believable county bureau around the simulated devices: two units, a dozen officers, an account for each role. */
import { accountRegister } from '../domain/account-register.ts';
import type { OfficerId, RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { ROLE_NAMES, type Role } from '../domain/roles.ts';
import { read } from '../domain/rows.ts';
import type { Station } from '../station.ts';

export const UNITS = ['执法一中队', '执法二中队'] as const;

/** Officers beside those whom the simulator's recorders belong to. */
const MORE_OFFICERS = [
  ['P0271', '阿依古丽·吐尔逊', 0, '65-4011-2026'], ['P0272', '刘洋', 0, '65-4012-2026'], ['P0273', '艾尔肯·阿不都', 0, '65-4013-2026'], ['P0281', '陈静', 1, '65-4021-2026'],
  ['P0282', '吐尔逊·依明', 1, '65-4022-2026'], ['P0283', '杨帆', 1, '65-4023-2026'], ['P0284', '帕提古丽·艾山', 1, '65-4024-2026'],
] as const;
/** Recorders that lie in the cupboard. */
const MORE_RECORDERS = [['ZFY-0011', 'Z2', 0], ['ZFY-0012', 'Z2', 1], ['ZFY-0013', 'DSJ-V9', 1]] as const;
const MANAGER = 'P0272';

/** Whose accounts the demo opens. */
export const DEMO_ACCOUNTS: readonly { readonly account: string; readonly name: string; readonly role: Role; readonly officer: string | null; readonly unit: string | null }[] = [
  { account: 'officer', name: '张伟', role: 'officer', officer: 'P0231', unit: UNITS[0] },
  { account: 'keeper', name: '刘洋', role: 'recorder-manager', officer: 'P0272', unit: UNITS[0] },
  { account: 'equipment', name: '陈静', role: 'equipment-manager', officer: null, unit: null },
  { account: 'duty', name: '值班台', role: 'duty-desk', officer: null, unit: null },
  { account: 'head', name: '艾尔肯·阿不都', role: 'unit-head', officer: 'P0273', unit: UNITS[0] },
  { account: 'reviewer', name: '法制审核', role: 'reviewer', officer: null, unit: null },
  { account: 'archivist', name: '档案室', role: 'archivist', officer: null, unit: null },
  { account: 'admin', name: '系统管理员', role: 'administrator', officer: null, unit: null },
];

export interface SignInLink {
  readonly account: string;
  readonly role: Role;
  readonly zh: string;
  readonly en: string;
  readonly url: string;
}

/** Registers the officers and recorders that are not there yet, opens an account for each role, and names the recorder manager (Art. 15). */
export async function settleBureau({ equipment, accounts, stores: { index } }: Station, actor: string): Promise<void> {
  for (const [officer, name, unit, certificate] of MORE_OFFICERS) {
    if (read(index, register.officer(officer as OfficerId)) === undefined) await equipment.registerOfficer(actor, officer, UNITS[unit], name, certificate);
  }
  for (const [recorder, model, unit] of MORE_RECORDERS) {
    if (read(index, register.recorder(recorder as RecorderSerial)) !== undefined) continue;
    await equipment.enrolment.enrolRecorder(actor, { recorder, model });
    await equipment.placeRecorder(actor, recorder, UNITS[unit]);
  }
  for (const { role, ...account } of DEMO_ACCOUNTS) {
    if (read(index, accountRegister.account(account.account)) === undefined) await accounts.open(actor, { ...account, roles: [role] });
  }
  if (read(index, register.manager()) === undefined) await equipment.nameManager(actor, MANAGER, '采集站常设指令 2026-01');
}

/** For each account a link that signs in once, and a password drawn at this start: signatures ask for it. */
export async function signInLinks({ accounts, http }: Station, actor: string, password: string): Promise<readonly SignInLink[]> {
  if (http === null) return [];
  const links: SignInLink[] = [];
  for (const { account, role } of DEMO_ACCOUNTS) {
    await accounts.setPassword(account, password);
    const { token } = await accounts.issueLink(actor, account, 'sign-in');
    links.push({ account, role, ...ROLE_NAMES[role], url: `${http.address}/sign-in#token=${token}` });
  }
  return links;
}
