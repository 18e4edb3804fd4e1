/** Keys of machines: collectors of figures, displays, other systems. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, got } from '../../api/client.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { whole } from '../parts/pages.ts';
import { MEDIA, VERBS } from '../parts/permission-words.ts';
import { Time } from '../parts/show.tsx';
import { useTime } from '../shell/format.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useLanguage, useWords } from '../shell/words.ts';

const SCOPES = ['view:station-health', 'list:recorder', 'view:recorder', 'list:dock', 'list:officer', 'list:finding', 'list:alarm', 'view:storage', 'view:change-stream', 'view:calendar', 'list:ratio', 'list:firmware'] as const;
interface Typed { label: string; scopes: (typeof SCOPES)[number][]; days: number }
interface Row { key: string; label: string; scopes: string[]; issued: string; expires: string; revoked: string | null }

export default function Keys() {
  const t = useWords();
  const time = useTime();
  const language = useLanguage();
  const { modal } = App.useApp();
  /** `view:station-health`: its verb and its medium, as the table of permissions calls them. */
  const named = (scope: string) => {
    const [verb, medium] = scope.split(':') as [string, string];
    return `${VERBS[verb]?.[language] ?? verb} ${MEDIA[medium]?.[language] ?? medium}`;
  };
  const [open, setOpen] = useState(false);
  const [revoking, setRevoking] = useState<Row | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['api-keys'], queryFn: () => got(api.GET('/api/v1/api-keys', { params: { query: { limit: 200 } } })) });
  const issue = async (values: Typed) => {
    const { token } = await got(api.POST('/api/v1/api-keys', { body: values }));
    void modal.info({ title: t('接口密钥，只显示这一次', 'The key, shown only now'), width: 560, content: <Typography.Paragraph copyable className="mono">{token}</Typography.Paragraph> });
  };
  return (
    <>
      <PageHead title={t('接口密钥', 'API keys')}><Button type="primary" onClick={() => setOpen(true)}>{t('签发密钥', 'Issue a key')}</Button></PageHead>
      <p>{t('供其他系统读取运行状况；任何密钥都不能读取音像记录。', 'For other systems that read how the station is; no key reads a clip.')}</p>
      <ListTable<Row> name="api-keys" pages={whole(data?.items, error, () => void refetch())} rowKey={(row) => row.key} empty={t('没有接口密钥', 'No keys')} columns={[
        { key: 'label', title: t('用途', 'For'), width: 160, shown: (row) => row.label, text: (row) => row.label },
        { key: 'scopes', title: t('权限', 'Scopes'), width: 260, shown: (row) => row.scopes.map((one) => <Tag key={one}>{named(one)}</Tag>), text: (row) => row.scopes.map(named).join(' ') },
        { key: 'issued', title: t('签发', 'Issued'), width: 150, shown: (row) => <Time at={row.issued} />, text: (row) => time(row.issued) },
        { key: 'expires', title: t('有效至', 'Until'), width: 150, shown: (row) => <Time at={row.expires} />, text: (row) => time(row.expires) },
        { key: 'actions', title: t('操作', 'Actions'), width: 140, shown: (row) => (row.revoked === null ? <Button size="small" type="link" danger onClick={() => setRevoking(row)}>{t('吊销', 'Revoke')}</Button> : `${t('已吊销：', 'revoked: ')}${row.revoked}`) },
      ]} />
      {open ? (
        <FormDialog<Typed> title={t('签发密钥', 'Issue a key')} name="api-key" okText={t('签发', 'Issue')} initial={{ scopes: ['view:station-health'], days: 90 }} close={() => setOpen(false)} reloads={['api-keys']} send={issue}>
          <Form.Item name="label" label={t('用途', 'What for')} rules={[{ required: true, whitespace: true, message: t('请写明用途', 'Say what for') }]}><Input /></Form.Item>
          <Form.Item name="scopes" label={t('权限', 'Scopes')} rules={[{ required: true, message: t('请选择', 'Choose one') }]}><Select mode="multiple" options={SCOPES.map((value) => ({ value, label: named(value) }))} /></Form.Item>
          <Form.Item name="days" label={t('有效天数（最多 366）', 'Days (366 at most)')} rules={[{ required: true, message: t('请填写天数', 'Say how many') }]}><InputNumber min={1} max={366} precision={0} /></Form.Item>
        </FormDialog>
      ) : null}
      {revoking === null ? null : (
        <FormDialog<{ reason: string }> title={t(`吊销“${revoking.label}”`, `Revoke “${revoking.label}”`)} name={`api-key.${revoking.key}`} okText={t('吊销', 'Revoke')} danger close={() => setRevoking(null)} reloads={['api-keys']}
          send={({ reason }) => got(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id: revoking.key } }, body: { reason: reason.trim() } }))}>
          <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, whitespace: true, message: t('请写明理由', 'Say why') }]}><Input /></Form.Item>
        </FormDialog>
      )}
    </>
  );
}
