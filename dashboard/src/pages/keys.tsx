/** Keys of machines: collectors of figures, displays, other systems. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, got } from '../../api/client.ts';
import { ListTable } from '../parts/list-table.tsx';
import { whole } from '../parts/pages.ts';
import { Time } from '../parts/show.tsx';
import { useDraft } from '../shell/draft.ts';
import { useTime } from '../shell/format.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useProblem } from '../shell/problem.tsx';
import { useMe } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';

const SCOPES = ['view:station-health', 'list:recorder', 'view:recorder', 'list:dock', 'list:officer', 'list:finding', 'list:alarm', 'view:storage', 'view:change-stream', 'view:calendar', 'list:ratio', 'list:firmware'] as const;
interface Typed { label: string; scopes: (typeof SCOPES)[number][]; days: number }
interface Row { key: string; label: string; scopes: string[]; issued: string; expires: string; revoked: string | null }

export default function Keys() {
  const t = useWords();
  const time = useTime();
  const me = useMe();
  const { modal } = App.useApp();
  const problem = useProblem();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<Typed>();
  const draft = useDraft(me.account, 'api-key', form);
  const { data, error, refetch } = useQuery({ queryKey: ['api-keys'], queryFn: () => got(api.GET('/api/v1/api-keys', { params: { query: { limit: 200 } } })) });
  const send = async (values: Typed) => {
    setBusy(true);
    try {
      const { token } = await got(api.POST('/api/v1/api-keys', { body: values }));
      draft.drop();
      form.resetFields();
      setOpen(false);
      void modal.info({ title: t('接口密钥，只显示这一次', 'The key, shown only now'), width: 560, content: <Typography.Paragraph copyable className="mono">{token}</Typography.Paragraph> });
      await queries.invalidateQueries({ queryKey: ['api-keys'] });
    } catch (failure) {
      problem(failure, form);
    } finally {
      setBusy(false);
    }
  };
  const revoke = (row: Row) => {
    let reason = '';
    void modal.confirm({
      title: t(`吊销“${row.label}”？`, `Revoke “${row.label}”?`), content: <Input aria-label={t('理由', 'Reason')} placeholder={t('理由', 'reason')} onChange={(event) => { reason = event.target.value; }} />, okText: t('吊销', 'Revoke'), okButtonProps: { danger: true }, cancelText: t('取消', 'Cancel'),
      onOk: async () => {
        try {
          await got(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id: row.key } }, body: { reason } }));
          await queries.invalidateQueries({ queryKey: ['api-keys'] });
        } catch (failure) {
          problem(failure);
          throw failure;
        }
      },
    });
  };
  return (
    <>
      <PageHead title={t('接口密钥', 'API keys')}><Button type="primary" onClick={() => setOpen(true)}>{t('签发密钥', 'Issue a key')}</Button></PageHead>
      <p>{t('供其他系统读取运行状况；任何密钥都不能读取音像记录。', 'For other systems that read how the station is; no key reads a clip.')}</p>
      <ListTable<Row> name="api-keys" pages={whole(data?.items, error, () => void refetch())} rowKey={(row) => row.key} empty={t('没有接口密钥', 'No keys')} columns={[
        { key: 'label', title: t('用途', 'For'), width: 160, shown: (row) => row.label, text: (row) => row.label },
        { key: 'scopes', title: t('权限', 'Scopes'), width: 260, shown: (row) => row.scopes.map((one) => <Tag key={one}>{one}</Tag>), text: (row) => row.scopes.join(' ') },
        { key: 'issued', title: t('签发', 'Issued'), width: 150, shown: (row) => <Time at={row.issued} />, text: (row) => time(row.issued) },
        { key: 'expires', title: t('有效至', 'Until'), width: 150, shown: (row) => <Time at={row.expires} />, text: (row) => time(row.expires) },
        { key: 'actions', title: t('操作', 'Actions'), width: 140, shown: (row) => (row.revoked === null ? <Button size="small" type="link" danger onClick={() => revoke(row)}>{t('吊销', 'Revoke')}</Button> : `${t('已吊销：', 'revoked: ')}${row.revoked}`) },
      ]} />
      <Modal open={open} title={t('签发密钥', 'Issue a key')} okText={t('签发', 'Issue')} cancelText={t('取消', 'Cancel')} confirmLoading={busy} onOk={() => form.submit()} onCancel={() => setOpen(false)} forceRender>
        <Form form={form} layout="vertical" requiredMark={false} initialValues={{ scopes: ['view:station-health'], days: 90 }} onValuesChange={draft.onValuesChange} onFinish={(values) => void send(values)}>
          <Form.Item name="label" label={t('用途', 'What for')} rules={[{ required: true, message: t('请写明用途', 'Say what for') }]}><Input /></Form.Item>
          <Form.Item name="scopes" label={t('权限', 'Scopes')} rules={[{ required: true, message: t('请选择', 'Choose one') }]}><Select mode="multiple" options={SCOPES.map((value) => ({ value }))} /></Form.Item>
          <Form.Item name="days" label={t('有效天数', 'Days')} rules={[{ required: true }]}><InputNumber min={1} max={366} /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
