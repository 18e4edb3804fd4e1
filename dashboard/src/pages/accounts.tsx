/** The administrator's page: who may use the station, and with which roles. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select, Tag, Typography } from 'antd';
import { useRef, useState } from 'react';
import { api, got, ifMatch } from '../../api/client.ts';
import { given, part, useFilters } from '../parts/filters.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { usePages, type Part } from '../parts/pages.ts';
import { Mono, State, Time } from '../parts/show.tsx';
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
  const me = useMe();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const problem = useProblem();
  const [editing, setEditing] = useState<Row | 'new' | null>(null);
  const [closing, setClosing] = useState<readonly Row[]>([]);
  const [selected, setSelected] = useState<string[]>([]);
  const [filters, setFilter] = useFilters(['text', 'role', 'state']);
  const state = filters.state ?? 'open';
  const query = given({ text: filters.text, role: filters.role as Role | undefined, open: state === 'all' ? undefined : state === 'open' });
  const pages = usePages<Row>(['accounts', query], (cursor, limit) => got(api.GET('/api/v1/accounts', { params: { query: { ...query, ...part(cursor, limit) } } })) as Promise<Part<Row>>, 100);
  const dropCodes = (row: Row) => void modal.confirm({
    title: t(`停用 ${row.name ?? row.account} 的动态验证码？`, `Switch off the one-time codes of ${row.name ?? row.account}?`), content: t('仅在其手机和恢复码都已丢失时使用；此后只凭密码登录，直到本人重新启用。记入保管链。', 'For somebody who has lost phone and recovery codes: then the password alone signs in, until he switches them on again. It stands in the custody log.'),
    okText: t('停用验证码', 'Switch off'), okButtonProps: { danger: true }, cancelText: t('取消', 'Cancel'),
    onOk: () => got(api.DELETE('/api/v1/accounts/{id}/second-factor', { params: { path: { id: row.account } }, headers: ifMatch(row.version) })).then(() => queries.invalidateQueries({ queryKey: ['accounts'] }), problem),
  });
  const link = async (row: Row) => {
    try {
      const { path, expires } = await got(api.POST('/api/v1/accounts/{id}/link', { params: { path: { id: row.account } }, body: {} }));
      void modal.info({ title: t(`给 ${row.name ?? row.account} 的一次性链接`, `A one-time link for ${row.name ?? row.account}`), width: 560, content: <><Typography.Paragraph copyable className="mono">{`${location.origin}${path}`}</Typography.Paragraph><p>{t(`用它设置密码，只能用一次，${time(expires)} 前有效。链接只显示这一次。`, `It sets a password, once, until ${time(expires)}. It is shown only now.`)}</p></> });
    } catch (error) {
      problem(error);
    }
  };
  return (
    <>
      <PageHead title={t('账号与角色', 'Accounts')}><Button type="primary" onClick={() => setEditing('new')}>{t('开立账号', 'Open an account')}</Button></PageHead>
      <ListTable<Row> name="accounts" pages={pages} rowKey={(row) => row.account} empty={t('没有符合条件的账号', 'No account fits')}
        selected={selected} select={setSelected} bulk={<Button size="small" danger onClick={() => setClosing(pages.rows.filter((row) => row.closed === null && selected.includes(row.account)))}>{t('停用', 'Close')}</Button>}
        filters={<>
          <Input.Search allowClear defaultValue={filters.text} aria-label={t('搜索', 'Search')} placeholder={t('账号、姓名、人员编号', 'account, name, officer')} onSearch={(text) => setFilter('text', text.trim())} style={{ width: 220 }} />
          <Select allowClear aria-label={t('角色', 'Role')} placeholder={t('全部角色', 'All roles')} {...(filters.role === undefined ? {} : { value: filters.role })} onChange={(role?: string) => setFilter('role', role)} style={{ minWidth: 150 }} options={Object.entries(ROLE_WORDS).map(([value, words]) => ({ value, label: words[language] }))} />
          <Select aria-label={t('状态', 'State')} value={state} onChange={(value) => setFilter('state', value === 'open' ? undefined : value)} style={{ width: 110 }} options={[{ value: 'open', label: t('启用', 'open') }, { value: 'closed', label: t('停用', 'closed') }, { value: 'all', label: t('全部', 'all') }]} />
        </>} columns={[
        { key: 'account', title: t('账号', 'Account'), width: 130, shown: (row) => <Mono>{row.account}</Mono>, text: (row) => row.account },
        { key: 'name', title: t('姓名', 'Name'), width: 130, shown: (row) => row.name ?? '—', text: (row) => row.name ?? '' },
        { key: 'roles', title: t('角色', 'Roles'), width: 180, shown: (row) => row.roles.map((role) => <Tag key={role}>{ROLE_WORDS[role][language]}</Tag>), text: (row) => row.roles.map((role) => ROLE_WORDS[role][language]).join(' ') },
        { key: 'unit', title: t('单位', 'Unit'), width: 130, shown: (row) => row.unit ?? '—', text: (row) => row.unit ?? '' },
        { key: 'officer', title: t('人员编号', 'Officer'), width: 110, extra: true, shown: (row) => <Mono>{row.officer ?? '—'}</Mono>, text: (row) => row.officer ?? '' },
        { key: 'seen', title: t('上次登录', 'Last sign-in'), width: 150, shown: (row) => <Time at={row.lastSignIn} />, text: (row) => (row.lastSignIn === null ? '' : time(row.lastSignIn)) },
        { key: 'state', title: t('状态', 'State'), width: 140, text: (row) => (row.closed === null ? t('启用', 'open') : t('停用', 'closed')), shown: (row) => (row.closed === null ? <><State tone="good">{t('启用', 'open')}</State>{row.secondFactor ? <Tag style={{ marginInlineStart: 6 }}>{t('验证码', '2FA')}</Tag> : null}</> : <State tone="plain">{t('停用', 'closed')}</State>) },
        { key: 'actions', title: t('操作', 'Actions'), width: 220, shown: (row) => (row.closed === null ? <>
          <Button size="small" type="link" onClick={() => setEditing(row)}>{t('更改', 'Change')}</Button>
          <Button size="small" type="link" onClick={() => void link(row)}>{t('登录链接', 'Link')}</Button>
          {row.secondFactor && row.account !== me.account ? <Button size="small" type="link" onClick={() => dropCodes(row)}>{t('停用验证码', 'Drop codes')}</Button> : null}
          <Button size="small" type="link" danger onClick={() => setClosing([row])}>{t('停用', 'Close')}</Button>
        </> : row.closed) },
      ]} />
      {editing === null ? null : <AccountForm key={editing === 'new' ? '' : editing.account} row={editing === 'new' ? null : pages.rows.find((one) => one.account === editing.account) ?? editing} close={() => setEditing(null)} done={async (row) => {
        if (editing === 'new') await link(row);
      }} />}
      {closing.length === 0 ? null : <CloseForm rows={closing} close={() => setClosing([])} closed={(account) => {
        setClosing((before) => before.filter((row) => row.account !== account));
        setSelected((before) => before.filter((one) => one !== account));
      }} />}
    </>
  );
}

function AccountForm({ row, close, done }: { readonly row: Row | null; close(): void; done(row: Row): Promise<void> }) {
  const t = useWords();
  const language = useLanguage();
  const saved = useRef<Row>(undefined);
  const none = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim());
  const send = async (values: Typed, headers: ReturnType<typeof ifMatch>) => {
    const facts = { name: values.name.trim(), roles: values.roles, officer: none(values.officer), unit: none(values.unit) };
    saved.current = await (row === null ? got(api.POST('/api/v1/accounts', { body: { account: values.account.trim(), ...facts } }))
      : got(api.PUT('/api/v1/accounts/{id}', { params: { path: { id: row.account } }, headers, body: facts }))) as Row;
  };
  return (
    <FormDialog<Typed> title={row === null ? t('开立账号', 'Open an account') : t(`更改 ${row.account}`, `Change ${row.account}`)} name={`account.${row?.account ?? 'new'}`} {...(row === null ? {} : { version: row.version })} okText={t('保存', 'Save')} close={close} send={send} done={() => void done(saved.current!)} reloads={['accounts']}
      initial={row === null ? { roles: [] } : { account: row.account, name: row.name ?? '', roles: row.roles, officer: row.officer ?? '', unit: row.unit ?? '' }}
      intro={row === null ? undefined : t('保存后，此账号在各处的会话立即结束。', 'Its sessions everywhere end as this is saved.')}>
      <Form.Item name="account" label={t('账号', 'Account')} rules={[{ required: true, message: t('请输入账号', 'Enter an account') }]}><Input disabled={row !== null} autoCapitalize="off" spellCheck={false} /></Form.Item>
      <Form.Item name="name" label={t('姓名', 'Name')} rules={[{ required: true, message: t('请输入姓名', 'Enter a name') }]}><Input /></Form.Item>
      <Form.Item name="roles" label={t('角色', 'Roles')} extra={t('系统管理员不能兼任其他角色', 'The administrator holds no other role')} rules={[{ required: true, message: t('请选择角色', 'Choose a role') }]}>
        <Select mode="multiple" options={Object.entries(ROLE_WORDS).map(([value, words]) => ({ value, label: words[language] }))} />
      </Form.Item>
      <Form.Item name="officer" label={t('执法人员编号（执法人员须填）', 'Officer (for officers)')}><Input /></Form.Item>
      <Form.Item name="unit" label={t('单位（单位负责人须填）', 'Unit (for unit heads)')}><Input /></Form.Item>
    </FormDialog>
  );
}

/** One account, or several: each is closed by itself, and the dialog stays with those that could not be. */
function CloseForm({ rows, close, closed }: { readonly rows: readonly Row[]; close(): void; closed(account: string): void }) {
  const t = useWords();
  const { message } = App.useApp();
  const one = rows.length === 1 ? rows[0]! : null;
  const send = async ({ reason }: { reason: string }) => {
    for (const row of rows) {
      await got(api.DELETE('/api/v1/accounts/{id}', { params: { path: { id: row.account } }, headers: ifMatch(row.version), body: { reason: reason.trim() } }));
      closed(row.account);
    }
    void message.success(t('已停用，其会话已结束', 'Closed; the sessions have ended'));
  };
  return (
    <FormDialog<{ reason: string }> title={one === null ? t(`停用 ${rows.length} 个账号`, `Close ${rows.length} accounts`) : t(`停用 ${one.account}`, `Close ${one.account}`)} name={`account.close.${one?.account ?? 'several'}`} okText={t('停用', 'Close')} danger close={close} send={send} reloads={['accounts']}
      intro={one === null ? rows.map((row) => row.name ?? row.account).join(t('、', ', ')) : undefined}>
      <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, whitespace: true, message: t('请写明理由', 'Say why') }]}><Input placeholder={t('例如：调离', 'for example: has left')} /></Form.Item>
    </FormDialog>
  );
}
