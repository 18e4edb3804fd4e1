/** What a page shows while its data comes: nothing for a moment, then a quiet outline, then the data or what went wrong. */
import { Alert, Button, Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useProblemText } from '../shell/problem.tsx';
import { useWords } from '../shell/words.ts';

/** What comes sooner than this shows no outline: flicker is worse than a wait that nobody notices. */
const CALM_MS = 300;

export function Later({ children }: { readonly children: ReactNode }) {
  const [now, setNow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNow(true), CALM_MS);
    return () => clearTimeout(timer);
  }, []);
  return now ? <>{children}</> : null;
}

/** @param rows lines of the outline, about as many as the data will have, so that nothing jumps */
export function Outline({ rows = 6 }: { readonly rows?: number }) {
  const t = useWords();
  return (
    <div style={{ minHeight: rows * 32 }} aria-busy="true" aria-label={t('正在载入', 'loading')} role="status">
      <Later><Skeleton active title={false} paragraph={{ rows }} /></Later>
    </div>
  );
}

export function Trouble({ error, again }: { readonly error: unknown; readonly again?: (() => void) | undefined }) {
  const t = useWords();
  const problemText = useProblemText();
  return <Alert role="alert" type="error" showIcon title={problemText(error)} action={again === undefined ? undefined : <Button size="small" onClick={again}>{t('重试', 'Try again')}</Button>} />;
}

/** Old data stay on the page while a later answer fails: a notice above them says so. */
export function Loaded<T>({ query, rows, children }: { readonly query: UseQueryResult<T>; readonly rows?: number; children(data: T): ReactNode }) {
  if (query.data === undefined) return query.error === null ? <Outline {...(rows === undefined ? {} : { rows })} /> : <Trouble error={query.error} again={() => void query.refetch()} />;
  return (
    <>
      {query.error === null ? null : <Trouble error={query.error} again={() => void query.refetch()} />}
      {children(query.data)}
    </>
  );
}
