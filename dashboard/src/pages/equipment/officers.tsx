/** Officers: unit, certificate, badges, what they hold; who has left; the full-time recorder manager of Art. 15. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { api, got, ifMatch } from '../../../api/client.ts';
import { ChainLink } from '../../parts/chain-link.tsx';
import type { Officer } from '../../parts/api-types.ts';
import { OfficerChoice, UnitField, UnitFilter } from '../../parts/choose.tsx';
import { given, part, useFilters } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pages.ts';
import { Mono, State, Time } from '../../parts/show.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { useProblem } from '../../shell/problem.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';
import { OfficerBulk } from './officer-bulk.tsx';
import { RegisterFile } from './register-file.tsx';

export default function Officers() {
  const t = useWords();
  const me = useMe();
  const [, go] = useLocation();
  const [, params] = useRoute('/officers/:id');
  const [filters, setFilter] = useFilters(['text', 'unit', 'serving']);
  const [dialog, setDialog] = useState<'new' | 'file' | null>(null);
  const [selected, setSelected] = useState<string[]>([]);
  const manages = has(me, 'equipment-manager');
  const query = given({ text: filters.text, unit: filters.unit, serving: filters.serving === 'all' ? undefined : filters.serving !== 'no' });
  const pages = usePages<Officer>(['officers', query], (cursor, limit) => got(api.GET('/api/v1/officers', { params: { query: { ...query, ...part(cursor, limit) } } })), 100);
  const open = (id: string | null) => go(`/officers${id === null ? '' : `/${encodeURIComponent(id)}`}${location.search}`);
  const columns: readonly Column<Officer>[] = [
    { key: 'officer', title: t('人员编号', 'Number'), width: 110, shown: (one) => <Mono>{one.officer}</Mono>, text: (one) => one.officer },
    { key: 'name', title: t('姓名', 'Name'), width: 120, shown: (one) => one.name ?? '—', text: (one) => one.name ?? '' },
    { key: 'unit', title: t('单位', 'Unit'), width: 150, shown: (one) => one.unit, text: (one) => one.unit },
    { key: 'certificate', title: t('执法证号', 'Certificate'), width: 150, shown: (one) => <Mono>{one.certificateNumber ?? '—'}</Mono>, text: (one) => one.certificateNumber ?? '' },
    { key: 'holds', title: t('持有记录仪', 'Holds'), width: 170, text: (one) => one.holds.join(' '), shown: (one) => (one.holds.length === 0 ? '—' : one.holds.map((serial) => <div key={serial}><Link href={`/recorders/${encodeURIComponent(serial)}`}><Mono>{serial}</Mono></Link></div>)) },
    { key: 'badges', title: t('卡', 'Badges'), width: 80, align: 'right', shown: (one) => one.badges.length, text: (one) => String(one.badges.length) },
    { key: 'state', title: t('状态', 'State'), width: 130, text: (one) => (one.left === null ? t('在任', 'serving') : t('离任', 'has left')), shown: (one) => (one.left === null ? <State tone="good">{t('在任', 'serving')}</State> : <State tone="plain">{t('离任', 'has left')}</State>) },
  ];
  return (
    <>
      <PageHead title={t('执法人员', 'Officers')}>
        {manages ? <><Button onClick={() => setDialog('file')}>{t('导入/导出', 'Files')}</Button><Button type="primary" onClick={() => setDialog('new')}>{t('登记执法人员', 'Register an officer')}</Button></> : null}
      </PageHead>
      {/* Who sees his unit alone is not told of the station's manager: to ask for him would stand in the log as a refusal. */}
      {has(me, 'equipment-manager', 'recorder-manager', 'duty-desk') ? <Keeper /> : null}
      <ListTable<Officer> name="officers" pages={pages} rowKey={(one) => one.officer} columns={columns} open={(one) => open(one.officer)} empty={t('没有符合条件的执法人员', 'No officer fits')}
        {...(manages ? { selected, select: setSelected } : {})} bulk={<OfficerBulk officers={selected} done={() => setSelected([])} />}
        filters={<>
          <Input.Search allowClear defaultValue={filters.text} aria-label={t('搜索', 'Search')} placeholder={t('姓名、编号、执法证号', 'name, number, certificate')} onSearch={(text) => setFilter('text', text.trim())} style={{ width: 220 }} />
          <UnitFilter value={filters.unit} onChange={(unit) => setFilter('unit', unit)} />
          <Select aria-label={t('在任', 'Serving')} value={filters.serving ?? 'yes'} onChange={(value) => setFilter('serving', value === 'yes' ? undefined : value)} style={{ width: 110 }} options={[{ value: 'yes', label: t('在任', 'serving') }, { value: 'no', label: t('离任', 'have left') }, { value: 'all', label: t('全部', 'all') }]} />
        </>} />
      {params === null ? null : <OfficerDrawer id={decodeURIComponent(params.id)} close={() => open(null)} />}
      {dialog === 'new' ? <OfficerForm officer={null} close={() => setDialog(null)} /> : null}
      {dialog === 'file' ? <RegisterFile registers={['officers']} close={() => setDialog(null)} /> : null}
    </>
  );
}

/** Without a named manager nothing is offloaded: it stands above the list. */
function Keeper() {
  const t = useWords();
  const me = useMe();
  const [naming, setNaming] = useState(false);
  const { data } = useQuery({ queryKey: ['officers', 'manager'], queryFn: () => got(api.GET('/api/v1/manager')) });
  if (data === undefined) return <div style={{ height: 46 }} />;
  const { manager, version } = data;
  const name = has(me, 'equipment-manager') ? <Button size="small" onClick={() => setNaming(true)}>{manager === null ? t('指定', 'Name one') : t('更换', 'Change')}</Button> : null;
  return (
    <>
      {manager === null ? <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t('尚未指定专职记录仪管理员，采集已停（第十五条）', 'No full-time recorder manager is named, so nothing is offloaded (Art. 15)')} action={name} />
        : <Alert type="info" style={{ marginBottom: 12 }} title={<>{t('专职记录仪管理员（第十五条）：', 'Full-time recorder manager (Art. 15): ')}<strong>{manager.name ?? manager.officer}</strong> · {manager.standingOrder} · <Time at={manager.since} /></>} action={name} />}
      {naming ? (
        <FormDialog<{ officer: string; standingOrder: string }> title={t('指定专职记录仪管理员', 'Name the recorder manager')} name="manager" okText={t('指定', 'Name')} close={() => setNaming(false)} reloads={['officers', 'bays', 'health']}
          version={version} initial={manager === null ? {} : { officer: manager.officer, standingOrder: manager.standingOrder }} send={(body, headers) => got(api.PUT('/api/v1/manager', { headers, body }))}>
          <Form.Item name="officer" label={t('执法人员', 'Officer')} rules={[{ required: true, message: t('必填', 'is required') }]}><OfficerChoice /></Form.Item>
          <Form.Item name="standingOrder" label={t('任命文件', 'Standing order')} extra={t('例如：采集站常设指令 2026-01', 'for example: standing order 2026-01')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input /></Form.Item>
        </FormDialog>
      ) : null}
    </>
  );
}

function OfficerDrawer({ id, close }: { readonly id: string; close(): void }) {
  const t = useWords();
  const me = useMe();
  const query = useQuery({ queryKey: ['officers', 'one', id], queryFn: () => got(api.GET('/api/v1/officers/{id}', { params: { path: { id } } })) });
  const [action, setAction] = useState<'change' | 'leave' | 'badge' | null>(null);
  const one = query.data;
  const manages = has(me, 'equipment-manager');
  return (
    <Drawer open onClose={close} size={480} title={<>{one?.name ?? ''} <Mono>{id}</Mono></>} extra={manages && one !== undefined ? (
      <div style={{ display: 'flex', gap: 8 }}>
        <Button size="small" onClick={() => setAction('change')}>{one.left === null ? t('更改', 'Change') : t('复任', 'Is back')}</Button>
        {one.left === null ? <Button size="small" danger onClick={() => setAction('leave')}>{t('离任', 'Leaves')}</Button> : null}
      </div>
    ) : null}>
      <Loaded query={query} rows={6}>{(officer) => (
        <>
          <dl className="pairs">
            <div><dt>{t('单位', 'Unit')}</dt><dd>{officer.unit}</dd></div>
            <div><dt>{t('执法证号', 'Certificate')}</dt><dd><Mono>{officer.certificateNumber ?? '—'}</Mono></dd></div>
            <div><dt>{t('状态', 'State')}</dt><dd>{officer.left === null ? t('在任', 'serving') : <>{t('离任 ', 'has left ')}<Time at={officer.left} /></>}</dd></div>
            <div><dt>{t('持有', 'Holds')}</dt><dd>{officer.holds.length === 0 ? '—' : officer.holds.map((serial) => <Link key={serial} href={`/recorders/${encodeURIComponent(serial)}`} style={{ marginInlineEnd: 8 }}><Mono>{serial}</Mono></Link>)}</dd></div>
          </dl>
          <h2 className="part">{t('卡', 'Badges')} {manages && officer.left === null ? <Button size="small" onClick={() => setAction('badge')}>{t('发卡', 'Give one')}</Button> : null}</h2>
          {officer.badges.length === 0 ? <p>{t('没有卡。刷卡可领用记录仪。', 'None. A badge takes out a recorder by a tap.')}</p> : <ul className="plain-list">{officer.badges.map((badge) => <BadgeLine key={badge.badge} officer={officer} badge={badge} manages={manages} />)}</ul>}
          <ChainLink subject={`officer:${officer.officer}`} own={officer.officer === me.officer} />
        </>
      )}</Loaded>
      {one === undefined || action === null ? null : action === 'change' ? <OfficerForm officer={one} close={() => setAction(null)} /> : action === 'leave' ? (
        <FormDialog<{ reason: string }> title={t(`${one.name ?? id} 离任`, `${one.name ?? id} leaves`)} name={`officer.leave.${id}`} okText={t('离任', 'Leaves')} danger close={() => setAction(null)} reloads={['officers', 'ratio']}
          intro={t('不再计入配备比例，卡全部失效；所采集的记录不变。', 'Counted no more, badges void; what was recorded stays as it is.')}
          version={one.version} send={({ reason }, headers) => got(api.DELETE('/api/v1/officers/{id}', { params: { path: { id } }, headers, body: { reason } }))}>
          <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input /></Form.Item>
        </FormDialog>
      ) : (
        <FormDialog<{ badge: string }> title={t('发卡', 'Give a badge')} name={`officer.badge.${id}`} okText={t('发卡', 'Give')} close={() => setAction(null)} reloads={['officers']}
          send={(body) => got(api.POST('/api/v1/officers/{id}/badges', { params: { path: { id } }, body }))}>
          <Form.Item name="badge" label={t('刷卡或扫码', 'Tap or scan it now')} extra={t('卡号不会被保存，只保存其摘要', 'its number is not kept, only a digest')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input autoComplete="off" /></Form.Item>
        </FormDialog>
      )}
    </Drawer>
  );
}

function BadgeLine({ officer, badge, manages }: { readonly officer: Officer; readonly badge: Officer['badges'][number]; readonly manages: boolean }) {
  const t = useWords();
  const { modal } = App.useApp();
  const problem = useProblem();
  const queries = useQueryClient();
  const take = () => void modal.confirm({
    title: t('收回这张卡？', 'Take this badge?'), okText: t('收卡', 'Take'), cancelText: t('取消', 'Cancel'),
    onOk: () => got(api.DELETE('/api/v1/officers/{id}/badges/{badge}', { params: { path: { id: officer.officer, badge: badge.badge } }, headers: ifMatch(officer.version) })).then(() => queries.invalidateQueries({ queryKey: ['officers'] }), problem),
  });
  return <li><Mono>{badge.badge.slice(0, 12)}…</Mono> <Time at={badge.since} /> {manages ? <Button size="small" type="text" onClick={take}>{t('收卡', 'Take')}</Button> : null}</li>;
}

interface Typed { readonly officer: string; readonly name: string; readonly unit: string; readonly certificateNumber: string }

function OfficerForm({ officer, close }: { readonly officer: Officer | null; close(): void }) {
  const t = useWords();
  const must = [{ required: true, message: t('必填', 'is required') }];
  const send = ({ officer: id, ...particulars }: Typed, headers: ReturnType<typeof ifMatch>) => (officer === null ? got(api.POST('/api/v1/officers', { body: { officer: id, ...particulars } }))
    : got(api.PUT('/api/v1/officers/{id}', { params: { path: { id: officer.officer } }, headers, body: particulars })));
  return (
    <FormDialog<Typed> title={officer === null ? t('登记执法人员', 'Register an officer') : t(`更改 ${officer.officer}`, `Change ${officer.officer}`)} name={`officer.${officer?.officer ?? 'new'}`} okText={t('保存', 'Save')} close={close} reloads={['officers', 'ratio']} send={send} {...(officer === null ? {} : { version: officer.version })}
      initial={officer === null ? {} : { officer: officer.officer, name: officer.name ?? '', unit: officer.unit, certificateNumber: officer.certificateNumber ?? '' }}>
      <Form.Item name="officer" label={t('人员编号', 'Number')} rules={must}><Input disabled={officer !== null} autoCapitalize="off" /></Form.Item>
      <Form.Item name="name" label={t('姓名', 'Name')} extra={t('存储文件以“姓名＋案由”命名（第十九条）', 'stored files are named after name and cause (Art. 19)')} rules={must}><Input /></Form.Item>
      <Form.Item name="unit" label={t('单位', 'Unit')} rules={must}><UnitField /></Form.Item>
      <Form.Item name="certificateNumber" label={t('执法证号', 'Certificate number')} rules={must}><Input /></Form.Item>
    </FormDialog>
  );
}
