/** Asks for the password before a signature; the call that needed it goes on by itself. */
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, got } from '../../api/client.ts';
import { useProblem } from './problem.tsx';
import { useWords } from './words.ts';

export interface Confirmation { resolve(confirmed: boolean): void }

export function ConfirmDialog({ confirmation, close }: { readonly confirmation: Confirmation; close(): void }) {
  const t = useWords();
  const [form] = Form.useForm<{ password: string }>();
  const problem = useProblem();
  const [busy, setBusy] = useState(false);
  const end = (confirmed: boolean) => {
    close();
    confirmation.resolve(confirmed);
  };
  const send = async ({ password }: { password: string }) => {
    setBusy(true);
    try {
      await got(api.POST('/api/v1/session/confirm', { body: { password } }));
      end(true);
    } catch (error) {
      problem(error, form);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('请再次输入密码', 'Enter your password again')} okText={t('确认', 'Confirm')} confirmLoading={busy} onOk={() => form.submit()} onCancel={() => end(false)} destroyOnHidden width={420}>
      <p>{t('签名前须确认是您本人操作，5 分钟内有效。', 'Before a signature it has to be you; this holds for five minutes.')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => void send(values)}>
        <Form.Item name="password" label={t('密码', 'Password')} rules={[{ required: true, message: t('请输入密码', 'Enter the password') }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
