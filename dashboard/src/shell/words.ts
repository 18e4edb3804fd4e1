/** Which language the pages speak. Texts stand where they are used, in both languages, so that none can be forgotten. */
import { createContext, useContext } from 'react';

export type Language = 'zh' | 'en';
export interface Words { readonly zh: string; readonly en: string }

const KEY = 'zhilu.language';

export function storedLanguage(): Language {
  const stored = localStorage.getItem(KEY);
  if (stored === 'zh' || stored === 'en') return stored;
  // Chinese first: another language of the browser alone does not make a clerk's station English.
  return 'zh';
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}

export const LanguageContext = createContext<Language>('zh');

/** `const t = useWords(); t('确定', 'OK')` */
export function useWords(): (zh: string, en: string) => string {
  const language = useContext(LanguageContext);
  return (zh, en) => (language === 'zh' ? zh : en);
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
