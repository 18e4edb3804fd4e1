/** A new station: its first administrator, by the link that the station printed when it started. */
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../api/client.ts';
import { Front } from '../shell/front.tsx';
import { useProblem } from '../shell/problem.tsx';
import type { Choices } from '../shell/root.tsx';
import { enter, type Me } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';
import { PasswordFields } from './sign-in.tsx';

interface Typed { readonly account: string; readonly name: string; readonly password: string }

export default function SetUp({ entered, ...choices }: Choices & { entered(me: Me): void }) {
  const t = useWords();
  const token = /^#token=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1];
  const [form] = Form.useForm<Typed>();
  const problem = useProblem();
  const [busy, setBusy] = useState(false);
  const send = async ({ account, name, password }: Typed) => {
    setBusy(true);
    try {
      const me = enter(await got(api.POST('/api/v1/set-up', { body: { token: token!, account, name, password } })));
      history.replaceState(null, '', '/');
      entered(me);
    } catch (error) {
      problem(error, form);
    } finally {
      setBusy(false);
    }
  };
  if (token === undefined) {
    return (
      <Front title={t('首次设置', 'Set-up')} {...choices}>
        <Alert type="info" showIcon title={t('请在工作站本机上打开启动时显示的设置链接；重新启动工作站可获得新的链接。', 'Open the set-up link that the station printed when it started, on the station itself; it prints a new one at each start.')} />
        <p style={{ marginBottom: 0 }}><Link href="/sign-in">{t('已有账号，去登录', 'I have an account: sign in')}</Link></p>
      </Front>
    );
  }
  return (
    <Front title={t('建立系统管理员', 'The first administrator')} {...choices}>
      <p>{t('系统管理员管理账号、密钥和配置，不接触执法记录。', 'The administrator keeps accounts, keys and configuration, and sees no evidence.')}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ account: 'admin' }} onFinish={(values) => void send(values)}>
        <Form.Item name="account" label={t('账号', 'Account')} rules={[{ required: true, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, message: t('1 至 32 个字母、数字或 . _ -', '1 to 32 of A-Z a-z 0-9 . _ -') }]}><Input autoComplete="username" size="large" /></Form.Item>
        <Form.Item name="name" label={t('姓名', 'Name')} rules={[{ required: true, message: t('请输入姓名', 'Enter a name') }]}><Input autoFocus autoComplete="name" size="large" /></Form.Item>
        <PasswordFields />
        <Button type="primary" htmlType="submit" size="large" block loading={busy ? { delay: 300 } : false}>{t('建立并登录', 'Create and sign in')}</Button>
      </Form>
    </Front>
  );
}
