/** Shows what went wrong: at the field where one is named, else as a message that stays until it was read. */
import { Alert, App, type FormInstance } from 'antd';
import { useCallback } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { useLocalized } from './format.ts';
import { useLanguage } from './words.ts';

/** What went wrong in one language, with its instants as the station's local times. */
export function useProblemText(): (error: unknown) => string {
  const language = useLanguage();
  const localized = useLocalized();
  return useCallback((error) => {
    if (error instanceof ApiProblem) return localized(language === 'zh' ? error.zh : error.en);
    return language === 'zh' ? '页面出错，请刷新重试' : 'the page failed; load it again';
  }, [language, localized]);
}

/** Puts each fault at its field and goes to the first; what belongs to no field of the form is shown above everything. */
export function useProblem(): (error: unknown, form?: FormInstance) => void {
  const { message } = App.useApp();
  const language = useLanguage();
  const localized = useLocalized();
  const text = useProblemText();
  return useCallback((error, form) => {
    const faults = error instanceof ApiProblem && form !== undefined ? error.errors : [];
    const fields = faults.map((one) => ({ name: pathOf(one.pointer), errors: [localized(language === 'zh' ? one.zh : one.en)] })).filter(({ name }) => form!.getFieldInstance(name) !== undefined || form!.getFieldValue(name) !== undefined);
    if (fields.length > 0) {
      form!.setFields(fields);
      form!.scrollToField(fields[0]!.name, { focus: true, block: 'center' });
    }
    if (fields.length < Math.max(1, faults.length)) void message.error({ content: text(error), duration: 8 });
  }, [message, language, localized, text]);
}

/** JSON pointer `/roles/0` as the name of a field of a form. */
function pathOf(pointer: string): (string | number)[] {
  return pointer.replace(/^\?/, '/').split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~'))).filter((part, i) => i === 0 || typeof part === 'string');
}

export function Failed({ error }: { readonly error: unknown }) {
  const text = useProblemText();
  return <Alert type="error" showIcon title={text(error)} />;
}
