import { Link } from 'wouter';
import { has, useMe } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';

/** The way to the custody chain of one thing. Who may not read the whole log is led to what is his own. */
export function ChainLink({ subject, own = false }: { readonly subject: string; readonly own?: boolean }) {
  const t = useWords();
  const me = useMe();
  const path = has(me, 'recorder-manager', 'reviewer') ? '/custody' : own && me.officer !== null ? '/chain' : null;
  return path === null ? null : <p><Link href={`${path}?subject=${encodeURIComponent(subject)}`}>{t('保管链（可打印）', 'Custody chain (to print)')}</Link></p>;
}
