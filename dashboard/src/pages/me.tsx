/** One's own password and one-time codes. */
import { Alert, App, Button, Card, Flex, Form, Input, QRCode, Typography } from 'antd';
import { useState } from 'react';
import { api, got } from '../../api/client.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useProblem } from '../shell/problem.tsx';
import { useMe } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';
import { CodeField, PasswordFields } from './sign-in.tsx';

export default function Me() {
  const t = useWords();
  return (
    <>
      <PageHead title={t('个人设置', 'My settings')} />
      <Flex gap={16} wrap align="start"><Password /><SecondFactor /></Flex>
    </>
  );
}

function Password() {
  const t = useWords();
  const me = useMe();
  const { message } = App.useApp();
  const problem = useProblem();
  const [has, setHas] = useState(me.hasPassword);
  const [form] = Form.useForm<{ before?: string; password: string; again: string }>();
  const [busy, setBusy] = useState(false);
  const send = async ({ before, password }: { before?: string; password: string }) => {
    setBusy(true);
    try {
      await got(api.PUT('/api/v1/session/password', { body: { password, ...(before === undefined ? {} : { before }) } }));
      form.resetFields();
      setHas(true);
      void message.success(t('密码已更改，其他设备上的会话已结束', 'Changed; sessions elsewhere have ended'));
    } catch (error) {
      problem(error, form);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card size="small" title={has ? t('更改密码', 'Change the password') : t('设置密码', 'Choose a password')} style={{ width: 380, maxWidth: '100%' }}>
      {has ? null : <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t('签名时要输入密码，请先设置', 'Signatures ask for a password; choose one first')} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        <input type="text" autoComplete="username" value={me.account} readOnly hidden />
        {has ? <Form.Item name="before" label={t('原密码', 'The password of now')} rules={[{ required: true, message: t('请输入原密码', 'Enter it') }]}><Input.Password autoComplete="current-password" size="large" /></Form.Item> : null}
        <PasswordFields />
        <Button type="primary" htmlType="submit" loading={busy ? { delay: 300 } : false}>{t('保存', 'Save')}</Button>
      </Form>
    </Card>
  );
}

function SecondFactor() {
  const t = useWords();
  const me = useMe();
  const problem = useProblem();
  const [form] = Form.useForm<{ code: string }>();
  const [on, setOn] = useState(me.secondFactor);
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null);
  const [ending, setEnding] = useState(false);
  const [recovery, setRecovery] = useState<readonly string[]>([]);
  const begin = async () => {
    try {
      setBegun(await got(api.POST('/api/v1/session/second-factor')));
    } catch (error) {
      problem(error);
    }
  };
  const prove = async ({ code }: { code: string }) => {
    try {
      const { recoveryCodes } = await got(api.PUT('/api/v1/session/second-factor', { body: { secret: begun!.secret, code: code.trim() } }));
      setRecovery(recoveryCodes);
      setBegun(null);
      setOn(true);
    } catch (error) {
      problem(error, form);
    }
  };
  const off = async ({ code }: { code: string }) => {
    try {
      await got(api.DELETE('/api/v1/session/second-factor', { body: { code: code.trim() } }));
      setOn(false);
      setEnding(false);
      setRecovery([]);
    } catch (error) {
      problem(error, form);
    }
  };
  return (
    <Card size="small" title={t('动态验证码', 'One-time codes')} style={{ width: 380, maxWidth: '100%' }}>
      {recovery.length === 0 ? null : <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('恢复码只显示这一次，请抄下保存；手机丢失时每个可用一次', 'Recovery codes, shown only now; each is good once when the phone is lost')} description={<Typography.Paragraph copyable className="mono">{recovery.join(' ')}</Typography.Paragraph>} />}
      {on ? <><p>{t('已启用：登录时还要输入手机上的验证码。', 'On: signing in also asks for the code on your phone.')}</p>{ending ? (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void off(values)}>
          <p>{t('输入验证码；手机已丢失的，输入一个恢复码。', 'Enter the code; a recovery code where the phone is lost.')}</p>
          <CodeField />
          <Flex gap={8}><Button danger htmlType="submit">{t('停用', 'Switch off')}</Button><Button onClick={() => setEnding(false)}>{t('取消', 'Cancel')}</Button></Flex>
        </Form>
      ) : <Button danger onClick={() => { form.resetFields(); setEnding(true); }}>{t('停用', 'Switch off')}</Button>}</>
        : begun === null ? <><p>{t('用手机上的验证器应用，多一道防护。', 'An authenticator on your phone, as a second lock.')}</p><Button onClick={() => void begin()}>{t('启用', 'Switch on')}</Button></>
          : (
            <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void prove(values)}>
              <p>{t('用验证器扫描，再输入它显示的六位数。', 'Scan it with the authenticator, then enter its six digits.')}</p>
              <QRCode value={begun.uri} bgColor="#fff" color="#000" />
              <Typography.Paragraph copyable className="mono">{begun.secret}</Typography.Paragraph>
              <Form.Item name="code" label={t('验证码', 'Code')} rules={[{ required: true, message: t('请输入验证码', 'Enter the code') }]}><Input inputMode="numeric" autoComplete="one-time-code" /></Form.Item>
              <Button type="primary" htmlType="submit">{t('确认启用', 'Switch on')}</Button>
            </Form>
          )}
    </Card>
  );
}
