/** One recorder: how it is, who had it when, everything that happened to it. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form, Input, Select, Tabs, Timeline } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got, ifMatch } from '../../../api/client.ts';
import { ChainLink } from '../../parts/chain-link.tsx';
import type { Recorder } from '../../parts/api-types.ts';
import { OfficerChoice, UnitField } from '../../parts/choose.tsx';
import { part } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Loaded, Outline, Trouble } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pages.ts';
import { Mono, Named, offsetText, State, Time } from '../../parts/show.tsx';
import { bytesText, useLocalized } from '../../shell/format.ts';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { CLOCKS, FAULTS, QUARANTINES, RECORDER_STATES } from './words.ts';

type Action = 'assign' | 'end' | 'state' | 'unit' | 'retire';

export function RecorderDrawer({ id, close }: { readonly id: string; close(): void }) {
  const t = useWords();
  const me = useMe();
  const query = useQuery({ queryKey: ['recorders', 'one', id], queryFn: () => got(api.GET('/api/v1/recorders/{id}', { params: { path: { id } } })) });
  const [action, setAction] = useState<Action | null>(null);
  const one = query.data;
  return (
    <Drawer open onClose={close} size={560} title={<Mono>{id}</Mono>} extra={one !== undefined && has(me, 'equipment-manager') && one.retired === null ? (
      <div style={{ display: 'flex', gap: 8 }}>
        {one.holder === null ? <Button size="small" type="primary" onClick={() => setAction('assign')}>{t('配发', 'Assign')}</Button> : <Button size="small" onClick={() => setAction('end')}>{t('收回', 'Take back')}</Button>}
        <Select size="small" aria-label={t('其他操作', 'More')} placeholder={t('其他操作', 'More')} value={null} popupMatchSelectWidth={false} onChange={(next: Action | null) => setAction(next)} options={[
          ...(one.holder === null ? [] : [{ value: 'assign', label: t('改配发给他人', 'Assign to another') }]),
          { value: 'state', label: t('更改状态', 'Set state') }, { value: 'unit', label: t('归属单位', 'Unit') }, { value: 'retire', label: t('停用', 'Retire') },
        ]} />
      </div>
    ) : null}>
      <Loaded query={query} rows={10}>{(recorder) => <Details recorder={recorder} />}</Loaded>
      {action === null || one === undefined ? null : <ActionDialog action={action} recorder={one} close={() => setAction(null)} />}
    </Drawer>
  );
}

function Details({ recorder: one }: { readonly recorder: Recorder }) {
  const t = useWords();
  const language = useLanguage();
  const state = RECORDER_STATES[one.state];
  return (
    <>
      {one.quarantine === null ? null : <Alert type="error" showIcon style={{ marginBottom: 12 }} title={<>{t('已隔离：', 'In quarantine: ')}{QUARANTINES[one.quarantine.reason]?.[language] ?? one.quarantine.reason} <Time at={one.quarantine.since} /></>} />}
      {one.faults.length === 0 ? null : <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={<>{t('故障：', 'Faults: ')}{one.faults.map((fault) => FAULTS[fault]?.[language] ?? fault).join(t('、', ', '))}</>} />}
      <dl className="pairs">
        <div><dt>{t('状态', 'State')}</dt><dd><State tone={state.tone}>{state[language]}</State> {one.since === null ? null : <>{t('自 ', 'since ')}<Time at={one.since} /></>}{one.retired === null ? null : ` · ${one.retired}`}</dd></div>
        <div><dt>{t('持有人', 'Holder')}</dt><dd>{one.holder === null ? '—' : <>{one.holder.name ?? ''} <Mono>{one.holder.officer}</Mono> {t('自 ', 'since ')}<Time at={one.holder.from} />{one.holder.to === null ? null : <> {t('至 ', 'until ')}<Time at={one.holder.to} /></>}</>}</dd></div>
        <div><dt>{t('仓位', 'Bay')}</dt><dd>{one.bay === null ? '—' : <Link href="/docks"><Mono>{one.bay.dock}/{one.bay.bay}</Mono></Link>}</dd></div>
        <div><dt>{t('单位', 'Unit')}</dt><dd>{one.unit ?? t('未归属', 'not placed')}</dd></div>
        <div><dt>{t('型号', 'Model')}</dt><dd>{one.model} · {t('固件', 'firmware')} {one.firmware ?? '—'}</dd></div>
        <div><dt>{t('电量', 'Charge')}</dt><dd>{one.battery === null ? '—' : `${one.battery}%`}</dd></div>
        <div><dt>{t('存储卡', 'Card')}</dt><dd>{one.card === null ? '—' : <>{one.card.total === null ? '—' : `${bytesText(one.card.used ?? 0)} / ${bytesText(one.card.total)}`} {one.card.id === null ? null : <Mono>{one.card.id}</Mono>}</>}</dd></div>
        <div><dt>{t('时钟', 'Clock')}</dt><dd>{one.clock === null ? '—' : <><State tone={CLOCKS[one.clock.verdict]!.tone}>{CLOCKS[one.clock.verdict]![language]}</State> {one.clock.offsetMs === null ? null : t(`入仓时差 ${offsetText(one.clock.offsetMs)}`, `found ${offsetText(one.clock.offsetMs)} off`)}{one.residualMs === null ? null : t(`，校时后 ${one.residualMs} 毫秒`, `, ${one.residualMs} ms after it was set`)} <Mono>{one.clock.raw}</Mono></>}</dd></div>
        <div><dt>{t('片段', 'Clips')}</dt><dd>{t(`入库 ${one.clips} · 未采集 ${one.outstanding} · 待查 ${one.apart}`, `${one.clips} stored · ${one.outstanding} not offloaded · ${one.apart} apart`)}</dd></div>
        <div><dt>{t('登记', 'Enrolled')}</dt><dd><Time at={one.enrolled} /></dd></div>
      </dl>
      <ChainLink subject={`recorder:${one.recorder}`} />
      <Tabs items={[{ key: 'history', label: t('履历', 'History'), children: <History id={one.recorder} /> }, { key: 'holders', label: t('配发记录', 'Holders'), children: <Holders id={one.recorder} /> }]} />
    </>
  );
}

function History({ id }: { readonly id: string }) {
  const t = useWords();
  const language = useLanguage();
  const localized = useLocalized();
  const pages = usePages(['recorders', 'history', id], (cursor, limit) => got(api.GET('/api/v1/recorders/{id}/history', { params: { path: { id }, query: part(cursor, limit) } })), 30);
  if (pages.error !== null) return <Trouble error={pages.error} again={pages.again} />;
  if (pages.loading) return <Outline rows={6} />;
  return (
    <>
      <Timeline items={pages.rows.map((entry) => ({ key: entry.seq, content: <><Time at={entry.at} seconds /> {localized(entry.says[language])} <span className="quiet"><Named name={entry.actorName} id={entry.actor} /></span></> }))} />
      {pages.more ? <Button size="small" onClick={pages.loadMore} loading={pages.loadingMore ? { delay: 300 } : false}>{t('更早的', 'Earlier')}</Button> : null}
    </>
  );
}

function Holders({ id }: { readonly id: string }) {
  const t = useWords();
  const query = useQuery({ queryKey: ['recorders', 'assignments', id], queryFn: () => got(api.GET('/api/v1/recorders/{id}/assignments', { params: { path: { id } } })) });
  return <Loaded query={query} rows={3}>{({ items }) => (items.length === 0 ? <p>{t('从未配发', 'Never assigned')}</p>
    : <ul className="plain-list">{[...items].reverse().map((one) => <li key={one.from}><Named name={one.name} id={one.officer} /> <Time at={one.from} /> – {one.to === null ? t('至今', 'now') : <Time at={one.to} />}</li>)}</ul>)}</Loaded>;
}

interface Typed { readonly officer?: string; readonly state?: 'in-store' | 'repair' | 'lost'; readonly reason?: string; readonly unit?: string }

function ActionDialog({ action, recorder, close }: { readonly action: Action; readonly recorder: Recorder; close(): void }) {
  const t = useWords();
  const path = { id: recorder.recorder };
  const must = [{ required: true, message: t('必填', 'is required') }];
  const titles: Readonly<Record<Action, string>> = { assign: t('配发', 'Assign'), end: t('收回', 'Take back'), state: t('更改状态', 'Set state'), unit: t('归属单位', 'Unit'), retire: t('停用', 'Retire') };
  const send = (values: Typed, headers: ReturnType<typeof ifMatch>): Promise<unknown> => {
    switch (action) {
      case 'assign': return got(api.POST('/api/v1/recorders/{id}/assignments', { params: { path }, body: { officer: values.officer! } }));
      case 'end': return got(api.POST('/api/v1/recorders/{id}/assignments/end', { params: { path }, body: {} }));
      case 'state': return got(api.PUT('/api/v1/recorders/{id}/state', { params: { path }, headers, body: { state: values.state!, reason: values.reason! } }));
      case 'unit': return got(api.PUT('/api/v1/recorders/{id}/unit', { params: { path }, headers, body: { unit: values.unit! } }));
      case 'retire': return got(api.DELETE('/api/v1/recorders/{id}', { params: { path }, headers, body: { reason: values.reason! } }));
    }
  };
  return (
    <FormDialog<Typed> title={`${titles[action]} · ${recorder.recorder}`} name={`recorder.${action}.${recorder.recorder}`} okText={titles[action]} danger={action === 'retire'} close={close} send={send} version={recorder.version} reloads={['recorders', 'ratio', 'officers', 'findings']}
      initial={action === 'unit' && recorder.unit !== null ? { unit: recorder.unit } : {}}
      intro={action === 'end' ? t(`从现在起不再由 ${recorder.holder?.name ?? recorder.holder?.officer ?? ''} 持有。`, `From now on it is not with ${recorder.holder?.name ?? recorder.holder?.officer ?? ''}.`) : action === 'state' ? t('登记为丢失会生成一条问题记录（第二十二条）。', 'A recorder that is lost becomes a finding (Art. 22).') : undefined}>
      {action === 'assign' ? <Form.Item name="officer" label={t('执法人员', 'Officer')} rules={must}><OfficerChoice /></Form.Item> : null}
      {action === 'unit' ? <Form.Item name="unit" label={t('单位', 'Unit')} rules={must}><UnitField /></Form.Item> : null}
      {action === 'state' ? <Form.Item name="state" label={t('状态', 'State')} rules={must}><Select options={[{ value: 'in-store', label: t('入库', 'into store') }, { value: 'repair', label: t('送修', 'into repair') }, { value: 'lost', label: t('丢失', 'lost') }]} /></Form.Item> : null}
      {action === 'state' || action === 'retire' ? <Form.Item name="reason" label={t('理由', 'Reason')} rules={must}><Input /></Form.Item> : null}
    </FormDialog>
  );
}
