/** The language of the person at the terminal: Chinese unless the locale names another. */
export type Language = 'zh' | 'en';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** `--lang` first, then LC_ALL, LC_MESSAGES, LANG. `C` and `POSIX` say nothing about people, so they mean Chinese. */
export function languageOf(env: Readonly<Record<string, string | undefined>>, asked?: string): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale === '' || /^(zh|C|POSIX)/.test(locale) ? 'zh' : 'en';
}
