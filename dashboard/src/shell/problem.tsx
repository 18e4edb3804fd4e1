/** Shows what went wrong: at the field where one is named, else as a message that stays until it was read. */
import { Alert, App, type FormInstance } from 'antd';
import { useCallback } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { useLanguage, type Language } from './words.ts';

export function problemText(error: unknown, language: Language): string {
  if (error instanceof ApiProblem) return language === 'zh' ? error.zh : error.en;
  return language === 'zh' ? '页面出错，请刷新重试' : 'the page failed; load it again';
}

/** Puts each fault at its field and goes to the first; what belongs to no field of the form is shown above everything. */
export function useProblem(): (error: unknown, form?: FormInstance) => void {
  const { message } = App.useApp();
  const language = useLanguage();
  return useCallback((error, form) => {
    const faults = error instanceof ApiProblem && form !== undefined ? error.errors : [];
    const fields = faults.map((one) => ({ name: pathOf(one.pointer), errors: [language === 'zh' ? one.zh : one.en] })).filter(({ name }) => form!.getFieldInstance(name) !== undefined || form!.getFieldValue(name) !== undefined);
    if (fields.length > 0) {
      form!.setFields(fields);
      form!.scrollToField(fields[0]!.name, { focus: true, block: 'center' });
    }
    if (fields.length < Math.max(1, faults.length)) void message.error({ content: problemText(error, language), duration: 8 });
  }, [message, language]);
}

/** JSON pointer `/roles/0` as the name of a field of a form. */
function pathOf(pointer: string): (string | number)[] {
  return pointer.replace(/^\?/, '/').split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~'))).filter((part, i) => i === 0 || typeof part === 'string');
}

export function Failed({ error }: { readonly error: unknown }) {
  const language = useLanguage();
  return <Alert type="error" showIcon title={problemText(error, language)} />;
}
