/** What is typed into a form survives a reload: kept on this machine per account and form, gone when it was sent or its account signs out. */
import { useCallback, useEffect, useRef } from 'react';
import type { FormInstance } from 'antd';

const PREFIX = 'zhilu.draft.';
const MAX_BYTES = 200_000;
const WAIT_MS = 250;

export function dropDrafts(account: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${PREFIX}${account}.`)) localStorage.removeItem(key);
}

/** Plain values of forms are the same when they are written the same; an empty line is as good as none. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? '') === JSON.stringify(b ?? '');
}

/**
 * @param form its values are plain: text, numbers, lists. Passwords have no place in it.
 * @param initial what the form shows of its record. The draft has what differs from it, and no field that nobody touched: such a one would
 *   come back over what somebody else has entered meanwhile.
 * @returns what to give the Form as onValuesChange, and how to drop the draft once it was sent
 */
export function useDraft(account: string, name: string, form: FormInstance, initial: Readonly<Record<string, unknown>> = {}): { readonly onValuesChange: () => void; readonly drop: () => void } {
  const key = `${PREFIX}${account}.${name}`;
  const shown = useRef(initial);
  shown.current = initial;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const stored = localStorage.getItem(key);
    if (stored === null) return;
    try {
      form.setFieldsValue(JSON.parse(stored) as object);
    } catch {
      localStorage.removeItem(key);
    }
  }, [key, form]);
  const save = useCallback(() => {
    const typed = Object.entries(form.getFieldsValue(true) as Record<string, unknown>).filter(([field, value]) => !sameValue(value, shown.current[field]));
    const text = JSON.stringify(Object.fromEntries(typed));
    if (typed.length === 0) localStorage.removeItem(key);
    else if (text.length <= MAX_BYTES) localStorage.setItem(key, text);
  }, [key, form]);
  useEffect(() => {
    // A reload must not lose the letters of the last quarter of a second.
    const now = () => { if (timer.current !== undefined) save(); };
    window.addEventListener('pagehide', now);
    return () => window.removeEventListener('pagehide', now);
  }, [save]);
  const onValuesChange = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      save();
    }, WAIT_MS);
  }, [save]);
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    localStorage.removeItem(key);
  }, [key]);
  return { onValuesChange, drop };
}
