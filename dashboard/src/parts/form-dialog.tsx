/** A form in a dialog: what is typed survives a reload, faults stand at their fields, Enter in a line and Ctrl+Enter anywhere send. */
import { Alert, Button, Form, Modal, type FormInstance } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem, ifMatch } from '../../api/client.ts';
import { sameValue, useDraft } from '../shell/draft.ts';
import { useProblem } from '../shell/problem.tsx';
import { useMe } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';

export const STAY = 'stay';

interface Props<V extends object> {
  readonly title: string;
  /** Of the draft: one name for each form and record. */
  readonly name: string;
  readonly initial?: Partial<V>;
  /** Of the record that the form changes, as the page knows it now. The form sends the one that it was opened with until it is told to take over a newer one. */
  readonly version?: number | string;
  readonly okText: string;
  readonly danger?: boolean;
  readonly width?: number;
  readonly intro?: ReactNode;
  /** Throws what went wrong; the dialog shows it and stays. Answering STAY, it stays with all that was typed, too: a preview was shown. */
  send(values: V, headers: ReturnType<typeof ifMatch>): Promise<unknown>;
  /** Somebody changed a field: a preview holds no more. */
  changed?(): void;
  /** After it was sent. */
  done?(): void;
  close(): void;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
  /** Lists to be loaded again after it was sent. */
  readonly reloads?: readonly string[];
}

export function FormDialog<V extends object>(props: Props<V>) {
  const { title, okText, danger, width = 520, close, done, send, name, reloads = [] } = props;
  const t = useWords();
  const [form] = Form.useForm<V>();
  const problem = useProblem();
  const queries = useQueryClient();
  const me = useMe();
  const [busy, setBusy] = useState(false);
  const [stale, setStale] = useState(false);
  const [shown, setShown] = useState<Shown<V>>({ version: props.version, initial: props.initial ?? {} });
  const draft = useDraft(me.account, name, form as FormInstance, shown.initial);
  // The page hears of what others do and has the new version at once: what is typed here was typed over the old one.
  const behind = props.version !== shown.version;
  const takeOver = () => {
    const now = props.initial ?? {};
    merge(form as FormInstance, shown.initial, now, (text) => t(`他人改为：${text}`, `somebody else entered: ${text}`));
    setShown({ version: props.version, initial: now });
    setStale(false);
    props.changed?.();
  };
  // Two quick presses are one wish.
  const sending = useRef(false);
  const submit = async (values: V) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    try {
      if (await send(values, ifMatch(shown.version ?? '')) === STAY) return;
      draft.drop();
      for (const list of reloads) void queries.invalidateQueries({ queryKey: [list] });
      close();
      done?.();
    } catch (error) {
      const late = error instanceof ApiProblem && error.code === 'version-stale';
      setStale(late);
      if (late) for (const list of reloads) void queries.invalidateQueries({ queryKey: [list] });
      problem(error, form as FormInstance);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const forget = () => {
    draft.drop();
    close();
  };
  return (
    <Modal open title={title} width={width} onCancel={close} destroyOnHidden mask={{ closable: false }}
      footer={<>
        <Button type="text" style={{ float: 'left' }} onClick={forget}>{t('放弃填写', 'Discard')}</Button>
        <Button onClick={close}>{t('稍后再填', 'Later')}</Button>
        <Button type="primary" danger={danger === true} loading={busy ? { delay: 300 } : false} onClick={() => form.submit()}>{okText}</Button>
      </>}>
      {props.intro === undefined ? null : <div style={{ marginBottom: 12 }}>{props.intro}</div>}
      {behind ? <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('这条记录刚被他人修改，请先载入新内容；您填写的内容会保留。', 'Somebody else has just changed this record. Take over how it is now first; what you typed is kept.')} action={<Button size="small" onClick={takeOver}>{t('载入新内容', 'Take over')}</Button>} />
        : stale ? <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('这条记录刚被他人修改。关闭后重新打开即可看到新内容，您填写的内容会保留。', 'Somebody else has just changed this record. Close and open it again to see how it is now; what you typed is kept.')} /> : null}
      <Form<V> form={form} layout="vertical" requiredMark={false} initialValues={props.initial as object} onValuesChange={() => { draft.onValuesChange(); props.changed?.(); }} onFinish={(values) => void submit(values)}
        onKeyDown={(event) => { if (sends(event)) { event.preventDefault(); form.submit(); } }}>
        <Focus />
        {typeof props.children === 'function' ? props.children(form) : props.children}
      </Form>
    </Modal>
  );
}

interface Shown<V> { readonly version: number | string | undefined; readonly initial: Partial<V> }

/** What nobody typed into becomes as it is now; where somebody did, the word of the other stands below the field. */
function merge(form: FormInstance, before: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>, told: (text: string) => string): void {
  const typed = form.getFieldsValue(true) as Readonly<Record<string, unknown>>;
  for (const field of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const value = now[field];
    if (sameValue(typed[field], before[field])) form.setFieldValue(field, value);
    else if (!sameValue(value, before[field]) && !sameValue(value, typed[field])) form.setFields([{ name: field, warnings: [told(Array.isArray(value) ? value.join(' ') : String(value ?? '—'))] }]);
  }
}

/**
 * A scanner ends its code with Enter: then the form is sent, or the keys go to the first field that is missing. Where Enter
 * chooses from a list, makes a new line or confirms what is being composed in Chinese, it does only that.
 */
export function sends(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
  return event.ctrlKey || event.metaKey || ((event.target as HTMLElement).matches('input:not([type=checkbox], [type=radio], [type=file], [role=combobox])') && (event.target as HTMLElement).closest('.ant-picker') === null);
}

/** The first field of the dialog takes the keys as it opens. */
function Focus() {
  useEffect(() => {
    const timer = setTimeout(() => {
      const open = [...document.querySelectorAll<HTMLElement>('.ant-modal')].at(-1);
      if (open !== undefined && !open.querySelector('.ant-modal-body')?.contains(document.activeElement)) open.querySelector<HTMLElement>('.ant-modal-body input:not([disabled]):not([type=hidden]), .ant-modal-body textarea')?.focus();
    }, 60);
    return () => clearTimeout(timer);
  }, []);
  return null;
}
