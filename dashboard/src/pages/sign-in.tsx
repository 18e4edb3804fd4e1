/** Signing in by password, by a link that works once, or by the bureau's identity provider. */
import { Alert, Button, Divider, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { api, ApiProblem, got } from '../../api/client.ts';
import { Front } from '../shell/front.tsx';
import { useProblemText, useProblem } from '../shell/problem.tsx';
import type { Choices } from '../shell/root.tsx';
import { enter, type Me } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';

interface Typed { readonly account: string; readonly password: string; readonly code?: string }

export default function SignIn({ entered, ...choices }: Choices & { entered(me: Me): void }) {
  const token = /^#token=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1];
  if (token === undefined && new URLSearchParams(location.search).get('code') === 'oidc') return <ByCode entered={entered} {...choices} />;
  return token === undefined ? <ByPassword entered={entered} {...choices} /> : <ByLink token={token} entered={entered} {...choices} />;
}

function ByPassword({ entered, ...choices }: Choices & { entered(me: Me): void }) {
  const t = useWords();
  const [form] = Form.useForm<Typed>();
  const problem = useProblem();
  const [busy, setBusy] = useState(false);
  const [withCode, setWithCode] = useState(false);
  const [offered, setOffered] = useState(false);
  const refused = new URLSearchParams(location.search).get('problem');
  useEffect(() => { got(api.GET('/api/v1/session/oidc/offered')).then((answer) => setOffered(answer.offered), () => undefined); }, []);
  const send = async (values: Typed) => {
    setBusy(true);
    try {
      entered(enter(await got(api.POST('/api/v1/session', { body: { account: values.account.trim(), password: values.password, ...(values.code === undefined || values.code === '' ? {} : { code: values.code.trim() }) } }))));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'second-factor-needed' && !withCode) setWithCode(true);
      else problem(error, form);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Front title={t('登录', 'Sign in')} {...choices}>
      {refused === null ? null : <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={refused === 'provider-gone' ? t('统一身份平台没有回应，可用本站密码登录', 'The identity provider does not answer; sign in by password') : t('统一身份登录没有成功：本站没有您的账号，或登录已过期', 'Not signed in: this station has no account for you, or the attempt was out of date')} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        <Form.Item name="account" label={t('账号', 'Account')} rules={[{ required: true, message: t('请输入账号', 'Enter your account') }]}><Input autoFocus autoComplete="username" autoCapitalize="off" spellCheck={false} size="large" /></Form.Item>
        <Form.Item name="password" label={t('密码', 'Password')} rules={[{ required: true, message: t('请输入密码', 'Enter your password') }]}><Input.Password autoComplete="current-password" size="large" /></Form.Item>
        {withCode ? <CodeField autoFocus /> : null}
        <Button type="primary" htmlType="submit" size="large" block loading={busy ? { delay: 300 } : false}>{t('登录', 'Sign in')}</Button>
      </Form>
      {offered ? <><Divider plain>{t('或', 'or')}</Divider><Button block size="large" href="/api/v1/session/oidc">{t('用单位统一身份登录', "Sign in by the bureau's identity provider")}</Button></> : null}
      <p style={{ marginBottom: 0 }}>{t('忘记密码请找系统管理员要一个新的登录链接。', 'A forgotten password: ask the administrator for a new link.')}</p>
    </Front>
  );
}

function ByLink({ token, entered, ...choices }: Choices & { readonly token: string; entered(me: Me): void }) {
  const t = useWords();
  const problemText = useProblemText();
  const [form] = Form.useForm<{ password: string; again: string; code?: string }>();
  const problem = useProblem();
  const [withCode, setWithCode] = useState(false);
  const [purpose, setPurpose] = useState<'set-password' | 'sign-in' | 'none' | undefined>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const leave = () => history.replaceState(null, '', '/sign-in');
  const send = async ({ password, code }: { readonly password?: string; readonly code?: string }) => {
    setBusy(true);
    try {
      const me = enter(await got(api.POST('/api/v1/session/link', { body: { token, ...(password === undefined ? {} : { password }), ...(code === undefined ? {} : { code: code.trim() }) } })));
      leave();
      entered(me);
    } catch (error) {
      // Only a link that is no good takes the form away: after a broken line, or five wrong codes, what was typed is needed still.
      if (error instanceof ApiProblem && error.errors.some(({ pointer }) => pointer === '/token')) setFailure(error);
      else problem(error, form);
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    got(api.POST('/api/v1/session/link/purpose', { body: { token } })).then((answer) => { setPurpose(answer.purpose ?? 'none'); setWithCode(answer.secondFactor); }, setFailure);
  }, [token]);
  const gone = purpose === 'none' || failure !== undefined;
  if (gone) {
    return (
      <Front title={t('登录链接', 'Sign-in link')} {...choices}>
        <Alert type="error" showIcon title={failure === undefined ? t('链接已用过或已过期，请向系统管理员索取新的', 'The link is used up or has expired; ask the administrator for another') : problemText(failure)} />
        <Button style={{ marginTop: 16 }} block onClick={() => { leave(); location.reload(); }}>{t('用密码登录', 'Sign in by password')}</Button>
      </Front>
    );
  }
  if (purpose === 'sign-in') {
    return (
      <Front title={t('登录链接', 'Sign-in link')} {...choices}>
        <p>{t('此链接只能使用一次。', 'This link works once.')}</p>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
          {withCode ? <CodeField autoFocus /> : null}
          <Button type="primary" htmlType="submit" size="large" block autoFocus={!withCode} loading={busy ? { delay: 300 } : false}>{t('登录', 'Sign in')}</Button>
        </Form>
      </Front>
    );
  }
  if (purpose === undefined) return null;
  return (
    <Front title={t('设置密码', 'Choose a password')} {...choices}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ password, code }) => void send({ password, ...(code === undefined ? {} : { code }) })}>
        <PasswordFields />
        {withCode ? <CodeField /> : null}
        <Button type="primary" htmlType="submit" size="large" block loading={busy ? { delay: 300 } : false}>{t('设置并登录', 'Set it and sign in')}</Button>
      </Form>
    </Front>
  );
}

/** The identity provider has said who it is; the station's own code is still owed. */
function ByCode({ entered, ...choices }: Choices & { entered(me: Me): void }) {
  const t = useWords();
  const problemText = useProblemText();
  const [form] = Form.useForm<{ code: string }>();
  const problem = useProblem();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const leave = () => history.replaceState(null, '', '/sign-in');
  const send = async ({ code }: { readonly code: string }) => {
    setBusy(true);
    try {
      const me = enter(await got(api.POST('/api/v1/session/oidc/code', { body: { code: code.trim() } })));
      leave();
      entered(me);
    } catch (error) {
      if (error instanceof ApiProblem && error.errors.some(({ pointer }) => pointer === '/code')) problem(error, form);
      else setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Front title={t('动态验证码', 'One-time code')} {...choices}>
      {failure === undefined ? <p>{t('您为本账号启用了动态验证码。', 'You have one-time codes on for this account.')}</p> : <Alert type="error" showIcon style={{ marginBottom: 16 }} title={problemText(failure)} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        <CodeField autoFocus />
        <Button type="primary" htmlType="submit" size="large" block loading={busy ? { delay: 300 } : false}>{t('登录', 'Sign in')}</Button>
      </Form>
      <Button type="link" block style={{ marginTop: 8 }} onClick={() => { leave(); location.reload(); }}>{t('换一种方式登录', 'Sign in another way')}</Button>
    </Front>
  );
}

/** Not numeric alone: a recovery code has letters, and a phone must offer them. */
export function CodeField({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  const t = useWords();
  return <Form.Item name="code" label={t('动态验证码或恢复码', 'One-time code, or a recovery code')} rules={[{ required: true, message: t('请输入验证码', 'Enter the code') }]}><Input autoFocus={autoFocus} autoComplete="one-time-code" autoCapitalize="off" spellCheck={false} size="large" /></Form.Item>;
}

/** A new password, twice. */
export function PasswordFields() {
  const t = useWords();
  return (
    <>
      <Form.Item name="password" label={t('密码', 'Password')} extra={t('至少 10 个字符；一句容易记住的话最好', 'At least 10 characters; a sentence that you remember is best')} rules={[{ required: true, message: t('请设置密码', 'Choose a password') }]}><Input.Password autoComplete="new-password" size="large" /></Form.Item>
      <Form.Item name="again" label={t('再输入一次', 'Once more')} dependencies={['password']} rules={[{ required: true, message: t('请再输入一次', 'Enter it once more') }, ({ getFieldValue }) => ({ validator: (_rule, value) => (value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('两次输入不一致', 'The two differ')))) })]}><Input.Password autoComplete="new-password" size="large" /></Form.Item>
    </>
  );
}
