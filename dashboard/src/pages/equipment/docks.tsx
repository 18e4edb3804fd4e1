/** The docks as they are at this moment: who is in which bay, what it does, what it waits for. Never a bay that waits without a reason. */
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Empty, Form, Input, Progress, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Bay, Dock, Quarantined } from '../../parts/api-types.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { durationText, Mono, offsetText, State, Time } from '../../parts/show.tsx';
import { useFilters } from '../../parts/filters.ts';
import { bytesText } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { useProblem } from '../../shell/problem.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { CARRIERS, CLOCKS, FAULTS, phaseOf, QUARANTINES } from './words.ts';

/** The stream tells of every change; this is for what it could not tell. */
const EVERY_MS = 15_000;
const MAX_DOCKS = 200;

export default function Docks() {
  const t = useWords();
  const me = useMe();
  const [filters, setFilter] = useFilters(['show']);
  const [adding, setAdding] = useState(false);
  const docks = useQuery({ queryKey: ['docks'], queryFn: () => got(api.GET('/api/v1/docks', { params: { query: { limit: MAX_DOCKS } } })), refetchInterval: EVERY_MS });
  const bays = useQuery({ queryKey: ['bays'], queryFn: () => got(api.GET('/api/v1/bays', { params: { query: {} } })), refetchInterval: EVERY_MS });
  const show = filters.show ?? 'all';
  const passes = (bay: Bay) => show === 'all' || (show === 'busy' ? phaseOf(bay).tone === 'busy' : phaseOf(bay).tone === 'bad' || phaseOf(bay).tone === 'warn');
  const all = bays.data?.items ?? [];
  const count = (tone: 'busy' | 'trouble') => all.filter((bay) => (tone === 'busy' ? phaseOf(bay).tone === 'busy' : ['bad', 'warn'].includes(phaseOf(bay).tone))).length;
  return (
    <>
      <PageHead title={t('采集站与仓位', 'Docks and bays')}>
        <Segmented aria-label={t('显示', 'Show')} value={show} onChange={(value) => setFilter('show', value === 'all' ? undefined : String(value))} options={[
          { value: 'all', label: t(`全部 ${all.length}`, `All ${all.length}`) }, { value: 'busy', label: t(`工作中 ${count('busy')}`, `Working ${count('busy')}`) }, { value: 'trouble', label: t(`需处理 ${count('trouble')}`, `To be seen to ${count('trouble')}`) },
        ]} />
        {has(me, 'equipment-manager') ? <Button type="primary" onClick={() => setAdding(true)}>{t('登记采集站', 'Enrol a dock')}</Button> : null}
      </PageHead>
      <QuarantineList />
      <Loaded query={docks} rows={6}>{({ items }) => (items.length === 0
        ? <Empty description={t('还没有采集站。登记一台，把登记码输入采集站即可。', 'No dock yet. Enrol one and enter the code at the dock.')} />
        : items.map((dock) => <DockPart key={dock.dock} dock={dock} bays={all.filter((bay) => bay.dock === dock.dock && passes(bay))} filtered={show !== 'all'} />))}
      </Loaded>
      <Loaded query={bays} rows={2}>{({ items }) => <StrangeBays bays={items.filter((bay) => passes(bay) && !(docks.data?.items ?? []).some((dock) => dock.dock === bay.dock))} />}</Loaded>
      {adding ? <AddDock close={() => setAdding(false)} /> : null}
    </>
  );
}

function DockPart({ dock, bays, filtered }: { readonly dock: Dock; readonly bays: readonly Bay[]; readonly filtered: boolean }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const [retiring, setRetiring] = useState(false);
  if (filtered && bays.length === 0) return null;
  return (
    <section className="dock" aria-label={dock.dock}>
      <h2>
        <Mono>{dock.dock}</Mono>
        <span className="dock-facts">
          {CARRIERS[dock.carrier]?.[language] ?? dock.carrier}{' '}
          {dock.retired !== null ? <State tone="plain">{t(`停用：${dock.retired}`, `retired: ${dock.retired}`)}</State> : dock.quarantine !== null ? <State tone="bad">{t('隔离', 'quarantined')}：{QUARANTINES[dock.quarantine.reason]?.[language] ?? dock.quarantine.reason}</State>
            : dock.connected === null && bays.length === 0 ? <State tone="warn">{t('未连接', 'not connected')}</State> : <State tone="good">{t('已连接', 'connected')}</State>}
          {dock.connected === null ? null : <span className="wide-only"> {dock.connected.model} · {dock.connected.firmware}{dock.connected.damagedFrames > 0 ? t(` · 损坏帧 ${dock.connected.damagedFrames}`, ` · ${dock.connected.damagedFrames} damaged frames`) : ''}</span>}
        </span>
        {has(me, 'equipment-manager') && dock.retired === null ? <Button className="no-print" size="small" type="text" onClick={() => setRetiring(true)}>{t('停用', 'Retire')}</Button> : null}
      </h2>
      {bays.length === 0 ? null : <ul className="bays">{bays.map((bay) => <BayCard key={bay.bay} bay={bay} />)}</ul>}
      {retiring ? (
        <FormDialog<{ reason: string }> title={t(`停用采集站 ${dock.dock}`, `Retire dock ${dock.dock}`)} name={`dock.retire.${dock.dock}`} okText={t('停用', 'Retire')} danger close={() => setRetiring(false)} reloads={['docks', 'bays']}
          send={({ reason }) => got(api.DELETE('/api/v1/docks/{id}', { params: { path: { id: dock.dock } }, body: { reason } }))}>
          <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('请填写理由', 'Give the reason') }]}><Input /></Form.Item>
        </FormDialog>
      ) : null}
    </section>
  );
}

function BayCard({ bay }: { readonly bay: Bay }) {
  const t = useWords();
  const language = useLanguage();
  const phase = phaseOf(bay);
  const { clips, bytes } = bay;
  const full = bytes.listed > 0 ? Math.min(100, Math.floor((bytes.copied / bytes.listed) * 100)) : bay.phase === 'done' ? 100 : 0;
  const lists = bytes.listed > 0 || clips.listed > 0;
  return (
    <li className={`bay bay-${phase.tone}`}>
      <div className="bay-head">
        <span>{t(`${bay.bay} 号仓`, `Bay ${bay.bay}`)}</span>
        <State tone={phase.tone}>{phase[language]}</State>
      </div>
      {bay.recorder === null ? <div className="bay-empty">{bay.says === null ? t('可放入记录仪', 'ready for a recorder') : bay.says[language]}</div> : (
        <>
          <div className="bay-who"><Link href={`/recorders/${encodeURIComponent(bay.recorder)}`}><Mono>{bay.recorder}</Mono></Link> <span>{bay.holder === null ? t('未配发', 'with nobody') : bay.holder.name ?? bay.holder.officer}</span></div>
          {lists ? <Progress percent={full} size="small" showInfo={false} status={phase.tone === 'bad' ? 'exception' : 'normal'} aria-label={t('采集进度', 'offloaded')} /> : <div className="bay-line" />}
          <div className="bay-sum">
            {lists ? <span>{t(`入库 ${clips.stored}/${clips.listed} · 清卡 ${clips.erased}`, `stored ${clips.stored}/${clips.listed} · erased ${clips.erased}`)}{clips.apart > 0 ? t(` · 待查 ${clips.apart}`, ` · apart ${clips.apart}`) : ''}</span> : <span />}
            <span>{bay.bytesPerSecond > 0 ? `${bytesText(bay.bytesPerSecond)}/s${bay.secondsLeft === null ? '' : ` · ${durationText(bay.secondsLeft)}`}` : bytes.listed > 0 ? bytesText(bytes.listed) : ''}</span>
          </div>
          {bay.signal === 'hand-out' ? <div className="bay-signal">{t('▶ 已分配，请取走', '▶ handed out: take it')}</div> : null}
          {bay.says === null ? null : <div className="bay-says" role={phase.tone === 'bad' ? 'alert' : undefined}>{bay.says[language]}</div>}
          <dl className="bay-facts">
            <div><dt>{t('电量', 'Charge')}</dt><dd>{bay.battery === null ? '—' : `${bay.battery}%${bay.charging === true ? t(' 充电', ' charging') : ''}`}</dd></div>
            <div><dt>{t('存储卡', 'Card')}</dt><dd>{bay.cardTotal === null || bay.cardTotal === 0 ? '—' : <span title={bytesText(bay.cardTotal)}>{Math.round(((bay.cardUsed ?? 0) / bay.cardTotal) * 100)}%</span>}</dd></div>
            <div><dt>{t('时钟', 'Clock')}</dt><dd>{bay.clock === null ? '—' : CLOCKS[bay.clock.verdict]?.[language]}{bay.clock?.offsetMs != null && bay.clock.verdict !== 'right' && bay.clock.verdict !== 'unset' ? ` ${offsetText(bay.clock.offsetMs)}` : ''}</dd></div>
            <div><dt>{t('固件', 'Firmware')}</dt><dd>{bay.firmware || '—'}</dd></div>
          </dl>
          {bay.faults.length === 0 ? null : <div className="bay-faults"><State tone="bad">{t('故障：', 'Faults: ')}{bay.faults.map((one) => FAULTS[one]?.[language] ?? one).join(t('、', ', '))}</State></div>}
        </>
      )}
    </li>
  );
}

/** Bays of what is no enrolled dock: folders that are imported, docks that nobody knows. */
function StrangeBays({ bays }: { readonly bays: readonly Bay[] }) {
  const t = useWords();
  if (bays.length === 0) return null;
  const docks = [...new Set(bays.map((bay) => bay.dock))];
  return <>{docks.map((dock) => (
    <section key={dock} className="dock" aria-label={dock}>
      <h2><Mono>{dock}</Mono> <span className="dock-facts">{t('本机', 'this machine')}</span></h2>
      <ul className="bays">{bays.filter((bay) => bay.dock === dock).map((bay) => <BayCard key={bay.bay} bay={bay} />)}</ul>
    </section>
  ))}</>;
}

function QuarantineList() {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const [lifting, setLifting] = useState<Quarantined | null>(null);
  const { data } = useQuery({ queryKey: ['docks', 'quarantine'], queryFn: () => got(api.GET('/api/v1/quarantine', { params: { query: { limit: 50 } } })), refetchInterval: EVERY_MS });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t(`隔离中 ${data.items.length} 项：不采集、不清除，等人处理`, `${data.items.length} in quarantine: nothing is offloaded or erased until somebody sees to it`)} description={(
      <ul className="plain-list">
        {data.items.map((one) => (
          <li key={one.subject}><Mono>{one.subject}</Mono> {QUARANTINES[one.reason]?.[language] ?? one.reason} <Time at={one.since} />{' '}
            {has(me, 'equipment-manager') ? <Button size="small" onClick={() => setLifting(one)}>{t('解除', 'Lift')}</Button> : null}</li>
        ))}
        {lifting === null ? null : (
          <FormDialog<{ reason: string }> title={t(`解除隔离 ${lifting.subject}`, `Lift the quarantine of ${lifting.subject}`)} name={`quarantine.${lifting.subject}`} okText={t('解除', 'Lift')} close={() => setLifting(null)} reloads={['docks', 'bays', 'recorders']}
            intro={t('请先当面核实是哪一台设备、为什么被隔离。', 'Look at the device first: which one it is, and why it was set aside.')}
            send={({ reason }) => got(api.POST('/api/v1/quarantine/lift', { body: { subject: lifting.subject, reason } }))}>
            <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('请填写理由', 'Give the reason') }]}><Input /></Form.Item>
          </FormDialog>
        )}
      </ul>
    )} />
  );
}

interface NewDock { readonly dock: string; readonly way: 'code' | 'key'; readonly carrier: 'serial' | 'mqtt' | 'volume'; readonly publicKey?: string }

function AddDock({ close }: { close(): void }) {
  const t = useWords();
  const { modal } = App.useApp();
  const problem = useProblem();
  const show = async (dock: string) => {
    try {
      const { code, expires } = await got(api.POST('/api/v1/enrol-codes', { body: { what: 'dock', id: dock } }));
      close();
      void modal.info({ title: t(`采集站 ${dock} 的登记码`, `The code for dock ${dock}`), content: <><Typography.Title level={2} copyable style={{ letterSpacing: 2 }}>{code}</Typography.Title><p>{t('输入采集站即完成登记。只显示这一次，有效至 ', 'Enter it at the dock. It is shown only now and is good until ')}<Time at={expires} /></p></> });
    } catch (error) {
      problem(error);
      throw error;
    }
  };
  return (
    <FormDialog<NewDock> title={t('登记采集站', 'Enrol a dock')} name="dock.new" okText={t('继续', 'Go on')} initial={{ way: 'code', carrier: 'serial' }} close={close} reloads={['docks']}
      send={(values) => (values.way === 'code' ? show(values.dock) : got(api.POST('/api/v1/docks', { body: { dock: values.dock, carrier: values.carrier, ...(values.publicKey === undefined || values.publicKey === '' ? {} : { publicKey: values.publicKey }) } })))}>
      <Form.Item name="dock" label={t('编号', 'Name')} extra={t('字母、数字或 . _ -，例如 dock-01', 'letters, digits or . _ -, for example dock-01')} rules={[{ required: true, message: t('请填写编号', 'Enter a name') }]}><Input autoCapitalize="off" /></Form.Item>
      <Form.Item name="way" label={t('方式', 'How')}><Select options={[{ value: 'code', label: t('一次性登记码（推荐）', 'one-time code (best)') }, { value: 'key', label: t('已知公钥', 'by its public key') }]} /></Form.Item>
      <Form.Item noStyle shouldUpdate={(a: NewDock, b: NewDock) => a.way !== b.way}>{({ getFieldValue }) => (getFieldValue('way') === 'key' ? <>
        <Form.Item name="carrier" label={t('线路', 'Line')}><Select options={[{ value: 'serial', label: t('串口', 'serial') }, { value: 'mqtt', label: 'MQTT' }, { value: 'volume', label: t('USB 盘', 'USB volume') }]} /></Form.Item>
        <Form.Item name="publicKey" label={t('公钥', 'Public key')}><Input className="mono" /></Form.Item>
      </> : null)}</Form.Item>
    </FormDialog>
  );
}
