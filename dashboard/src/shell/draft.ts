/** What is typed into a form survives a reload: kept on this machine per account and form, gone when it was sent or its account signs out. */
import { useCallback, useEffect, useRef } from 'react';
import type { FormInstance } from 'antd';

const PREFIX = 'zhilu.draft.';
const MAX_BYTES = 200_000;
const WAIT_MS = 250;

export function dropDrafts(account: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${PREFIX}${account}.`)) localStorage.removeItem(key);
}

/**
 * @param form its values are plain: text, numbers, lists. Passwords have no place in it.
 * @returns what to give the Form as onValuesChange, and how to drop the draft once it was sent
 */
export function useDraft(account: string, name: string, form: FormInstance): { readonly onValuesChange: () => void; readonly drop: () => void } {
  const key = `${PREFIX}${account}.${name}`;
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
    const text = JSON.stringify(form.getFieldsValue(true));
    if (text.length <= MAX_BYTES) localStorage.setItem(key, text);
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
