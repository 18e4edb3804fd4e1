/** What a password must be (NIST SP 800-63B, section 5.1.1: length counts, composition does not). Pure. */

export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;
/** The few that everybody tries first, and what this product is called. */
const COMMON = ['password', 'passw0rd', 'qwertyuiop', '1234567890', '0123456789', '1111111111', 'abcdefghij', 'administrator', 'zhifajilu', 'zhilu', 'iloveyou', 'woaini1314', 'qwer1234', 'admin123'];

export type PasswordVerdict = { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly zh: string; readonly en: string };

export function mayUsePassword(account: string, password: string): PasswordVerdict {
  const { least, most } = PASSWORD_LENGTH;
  const length = [...password].length;
  if (length < least || length > most) return { kind: 'refused', zh: `密码长度为 ${least} 至 ${most} 个字符`, en: `a password has ${least} to ${most} characters` };
  const plain = password.toLowerCase();
  if (account.length >= 3 && plain.includes(account.toLowerCase())) return { kind: 'refused', zh: '密码不能包含账号', en: 'a password does not contain the account' };
  if (new Set(plain).size < 5 || COMMON.some((one) => plain.replaceAll(one, '').length < 4)) return { kind: 'refused', zh: '这个密码太容易猜到', en: 'this password is too easy to guess' };
  return { kind: 'allowed' };
}
