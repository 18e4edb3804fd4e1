/** The administrator's page: who may use the station, and with which roles. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, got, ifMatch } from '../../api/client.ts';
import { part } from '../parts/filters.ts';
import { ListTable } from '../parts/list-table.tsx';
import { usePages } from '../parts/pages.ts';
import { Mono, State, Time } from '../parts/show.tsx';
import { useDraft } from '../shell/draft.ts';
import { useTime } from '../shell/format.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useProblem } from '../shell/problem.tsx';
import { ROLE_WORDS, useMe, type Role } from '../shell/session.tsx';
import { useLanguage, useWords } from '../shell/words.ts';

interface Row { account: string; name: string | null; roles: Role[]; officer: string | null; unit: string | null; closed: string | null; lastSignIn: string | null; secondFactor: boolean; version: number }
interface Typed { account: string; name: string; roles: Role[]; officer?: string; unit?: string }

export default function Accounts() {
  const t = useWords();
  const time = useTime();
  const language = useLanguage();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const problem = useProblem();
  const [editing, setEditing] = useState<Row | 'new' | null>(null);
  const pages = usePages<Row>(['accounts'], (cursor, limit) => got(api.GET('/api/v1/accounts', { params: { query: part(cursor, limit) } })), 100);
  const link = async (row: Row) => {
    try {
      const { path, expires } = await got(api.POST('/api/v1/accounts/{id}/link', { params: { path: { id: row.account } }, body: {} }));
      void modal.info({ title: t(`给 ${row.name ?? row.account} 的一次性链接`, `A one-time link for ${row.name ?? row.account}`), width: 560, content: <><Typography.Paragraph copyable className="mono">{`${location.origin}${path}`}</Typography.Paragraph><p>{t(`用它设置密码，只能用一次，${time(expires)} 前有效。链接只显示这一次。`, `It sets a password, once, until ${time(expires)}. It is shown only now.`)}</p></> });
    } catch (error) {
      problem(error);
    }
  };
  const close = (row: Row) => {
    let reason = '';
    void modal.confirm({
      title: t(`停用 ${row.account}？`, `Close ${row.account}?`), content: <Input aria-label={t('理由', 'Reason')} placeholder={t('理由，例如：调离', 'reason, for example: has left')} onChange={(event) => { reason = event.target.value; }} />, okText: t('停用', 'Close'), okButtonProps: { danger: true }, cancelText: t('取消', 'Cancel'),
      onOk: async () => {
        try {
          await got(api.DELETE('/api/v1/accounts/{id}', { params: { path: { id: row.account } }, headers: ifMatch(row.version), body: { reason } }));
          void message.success(t('已停用，其会话已结束', 'Closed; its sessions have ended'));
          await queries.invalidateQueries({ queryKey: ['accounts'] });
        } catch (error) {
          problem(error);
          throw error;
        }
      },
    });
  };
  return (
    <>
      <PageHead title={t('账号与角色', 'Accounts')}><Button type="primary" onClick={() => setEditing('new')}>{t('开立账号', 'Open an account')}</Button></PageHead>
      <ListTable<Row> name="accounts" pages={pages} rowKey={(row) => row.account} empty={t('还没有账号', 'No account yet')} columns={[
        { key: 'account', title: t('账号', 'Account'), width: 130, shown: (row) => <Mono>{row.account}</Mono>, text: (row) => row.account },
        { key: 'name', title: t('姓名', 'Name'), width: 130, shown: (row) => row.name ?? '—', text: (row) => row.name ?? '' },
        { key: 'roles', title: t('角色', 'Roles'), width: 180, shown: (row) => row.roles.map((role) => <Tag key={role}>{ROLE_WORDS[role][language]}</Tag>), text: (row) => row.roles.map((role) => ROLE_WORDS[role][language]).join(' ') },
        { key: 'unit', title: t('单位', 'Unit'), width: 130, shown: (row) => row.unit ?? '—', text: (row) => row.unit ?? '' },
        { key: 'officer', title: t('人员编号', 'Officer'), width: 110, extra: true, shown: (row) => <Mono>{row.officer ?? '—'}</Mono>, text: (row) => row.officer ?? '' },
        { key: 'seen', title: t('上次登录', 'Last sign-in'), width: 150, shown: (row) => <Time at={row.lastSignIn} />, text: (row) => (row.lastSignIn === null ? '' : time(row.lastSignIn)) },
        { key: 'state', title: t('状态', 'State'), width: 140, text: (row) => (row.closed === null ? 'open' : 'closed'), shown: (row) => (row.closed === null ? <><State tone="good">{t('启用', 'open')}</State>{row.secondFactor ? <Tag style={{ marginInlineStart: 6 }}>2FA</Tag> : null}</> : <State tone="plain">{t('停用', 'closed')}</State>) },
        { key: 'actions', title: t('操作', 'Actions'), width: 220, shown: (row) => (row.closed === null ? <>
          <Button size="small" type="link" onClick={() => setEditing(row)}>{t('更改', 'Change')}</Button>
          <Button size="small" type="link" onClick={() => void link(row)}>{t('登录链接', 'Link')}</Button>
          <Button size="small" type="link" danger onClick={() => close(row)}>{t('停用', 'Close')}</Button>
        </> : row.closed) },
      ]} />
      {editing === null ? null : <AccountForm key={editing === 'new' ? '' : editing.account} row={editing === 'new' ? null : editing} close={() => setEditing(null)} done={async (row) => {
        setEditing(null);
        await queries.invalidateQueries({ queryKey: ['accounts'] });
        if (editing === 'new') await link(row);
      }} />}
    </>
  );
}

function AccountForm({ row: given, close, done }: { readonly row: Row | null; close(): void; done(row: Row): Promise<void> }) {
  const t = useWords();
  const language = useLanguage();
  const me = useMe();
  const [form] = Form.useForm<Typed>();
  const problem = useProblem();
  const [busy, setBusy] = useState(false);
  // As it was when the form was opened: what somebody else enters meanwhile must not be passed over.
  const [row] = useState(given);
  const initial = row === null ? { roles: [] } : { account: row.account, name: row.name ?? '', roles: row.roles, officer: row.officer ?? '', unit: row.unit ?? '' };
  const draft = useDraft(me.account, `account.${row?.account ?? 'new'}`, form, initial);
  const send = async (values: Typed) => {
    setBusy(true);
    const facts = { name: values.name, roles: values.roles, officer: values.officer?.trim() === '' ? null : values.officer?.trim() ?? null, unit: values.unit?.trim() === '' ? null : values.unit?.trim() ?? null };
    try {
      const answer = row === null ? await got(api.POST('/api/v1/accounts', { body: { account: values.account.trim(), ...facts } }))
        : await got(api.PUT('/api/v1/accounts/{id}', { params: { path: { id: row.account } }, headers: ifMatch(row.version), body: facts }));
      draft.drop();
      await done(answer as Row);
    } catch (error) {
      problem(error, form);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={row === null ? t('开立账号', 'Open an account') : t(`更改 ${row.account}`, `Change ${row.account}`)} okText={t('保存', 'Save')} cancelText={t('取消', 'Cancel')} confirmLoading={busy} onOk={() => form.submit()} onCancel={close}>
      <Form form={form} layout="vertical" requiredMark={false} onValuesChange={draft.onValuesChange} onFinish={(values) => void send(values)} initialValues={initial}>
        <Form.Item name="account" label={t('账号', 'Account')} rules={[{ required: true, message: t('请输入账号', 'Enter an account') }]}><Input disabled={row !== null} autoFocus={row === null} /></Form.Item>
        <Form.Item name="name" label={t('姓名', 'Name')} rules={[{ required: true, message: t('请输入姓名', 'Enter a name') }]}><Input /></Form.Item>
        <Form.Item name="roles" label={t('角色', 'Roles')} extra={t('系统管理员不能兼任其他角色', 'The administrator holds no other role')} rules={[{ required: true, message: t('请选择角色', 'Choose a role') }]}>
          <Select mode="multiple" options={Object.entries(ROLE_WORDS).map(([value, words]) => ({ value, label: words[language] }))} />
        </Form.Item>
        <Form.Item name="officer" label={t('执法人员编号（执法人员须填）', 'Officer (for officers)')}><Input /></Form.Item>
        <Form.Item name="unit" label={t('单位（单位负责人须填）', 'Unit (for unit heads)')}><Input /></Form.Item>
      </Form>
    </Modal>
  );
}
