/** Every recorder: where it is, who has it, how it is; many at once; one in a drawer with its history. */
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Recorder, RecorderState } from '../../parts/api-types.ts';
import { UnitField, UnitFilter } from '../../parts/choose.tsx';
import { given, part, useFilters } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { usePages } from '../../parts/pages.ts';
import { Mono, offsetText, State, Time } from '../../parts/show.tsx';
import { bytesText, useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { BulkActions } from './recorder-bulk.tsx';
import { RecorderDrawer } from './recorder-drawer.tsx';
import { RegisterFile } from './register-file.tsx';
import { CLOCKS, FAULTS, QUARANTINES, RECORDER_STATES } from './words.ts';

export default function Recorders() {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const [, go] = useLocation();
  const [, params] = useRoute('/recorders/:id');
  const [filters, setFilter] = useFilters(['text', 'unit', 'state', 'faults']);
  const [selected, setSelected] = useState<string[]>([]);
  const [dialog, setDialog] = useState<'new' | 'file' | null>(null);
  const manages = has(me, 'equipment-manager');
  const query = given({ text: filters.text, unit: filters.unit, state: filters.state as RecorderState | undefined, faults: filters.faults === undefined ? undefined : true });
  const pages = usePages<Recorder>(['recorders', query], (cursor, limit) => got(api.GET('/api/v1/recorders', { params: { query: { ...query, ...part(cursor, limit) } } })), 100);
  const open = (id: string | null) => go(`/recorders${id === null ? '' : `/${encodeURIComponent(id)}`}${location.search}`, { replace: params !== null && id !== null });
  return (
    <>
      <PageHead title={t('记录仪', 'Recorders')}>
        {manages ? <>
          <Button onClick={() => setDialog('file')}>{t('导入/导出', 'Files')}</Button>
          <Button type="primary" onClick={() => setDialog('new')}>{t('登记记录仪', 'Enrol a recorder')}</Button>
        </> : null}
      </PageHead>
      <ListTable<Recorder> name="recorders" pages={pages} rowKey={(one) => one.recorder} columns={useColumns()} open={(one) => open(one.recorder)}
        {...(manages ? { selected, select: setSelected } : {})} bulk={<BulkActions recorders={selected} done={() => setSelected([])} />}
        empty={Object.keys(query).length > 0 ? t('没有符合条件的记录仪', 'No recorder fits') : t('还没有登记记录仪', 'No recorder is enrolled yet')}
        filters={<>
          <Input.Search allowClear defaultValue={filters.text} aria-label={t('搜索', 'Search')} placeholder={t('序列号、型号、持有人（按 / 键）', 'serial, model, holder (key /)')} onSearch={(text) => setFilter('text', text.trim())} style={{ width: 240 }} />
          <Select allowClear aria-label={t('状态', 'State')} placeholder={t('全部状态', 'All states')} {...(filters.state === undefined ? {} : { value: filters.state })} onChange={(state?: string) => setFilter('state', state)} style={{ minWidth: 120 }} options={Object.entries(RECORDER_STATES).map(([value, words]) => ({ value, label: words[language] }))} />
          <UnitFilter value={filters.unit} onChange={(unit) => setFilter('unit', unit)} />
          <Button type={filters.faults === undefined ? 'default' : 'primary'} aria-pressed={filters.faults !== undefined} onClick={() => setFilter('faults', filters.faults === undefined ? '1' : undefined)}>{t('只看有故障', 'Faulty only')}</Button>
        </>} />
      {params === null ? null : <RecorderDrawer id={decodeURIComponent(params.id)} close={() => open(null)} />}
      {dialog === 'new' ? <AddRecorder close={() => setDialog(null)} opened={(id) => open(id)} /> : null}
      {dialog === 'file' ? <RegisterFile registers={['recorders', 'assignments']} close={() => setDialog(null)} /> : null}
    </>
  );
}

function useColumns(): readonly Column<Recorder>[] {
  const t = useWords();
  const time = useTime();
  const language = useLanguage();
  const card = (one: Recorder) => (one.card?.total == null || one.card.total === 0 ? '—' : `${Math.round(((one.card.used ?? 0) / one.card.total) * 100)}%`);
  return [
    { key: 'recorder', title: t('序列号', 'Serial'), width: 130, shown: (one) => <Mono>{one.recorder}</Mono>, text: (one) => one.recorder },
    { key: 'state', title: t('状态', 'State'), width: 110, text: (one) => RECORDER_STATES[one.state][language], shown: (one) => <><State tone={RECORDER_STATES[one.state].tone}>{RECORDER_STATES[one.state][language]}</State>{one.quarantine === null ? null : <div><State tone="bad">{QUARANTINES[one.quarantine.reason]?.[language] ?? one.quarantine.reason}</State></div>}</> },
    { key: 'where', title: t('在哪里 / 持有人', 'Where / who'), width: 170, text: (one) => (one.bay === null ? one.holder?.name ?? one.holder?.officer ?? '' : `${one.bay.dock}/${one.bay.bay}`), shown: (one) => <>{one.bay === null ? null : <><Mono>{one.bay.dock}/{one.bay.bay}</Mono> </>}{one.holder === null ? one.bay === null ? '—' : null : <span style={{ whiteSpace: 'nowrap' }}>{one.holder.name ?? one.holder.officer}</span>}</> },
    { key: 'unit', title: t('单位', 'Unit'), width: 130, shown: (one) => one.unit ?? t('未归属', 'not placed'), text: (one) => one.unit ?? '' },
    { key: 'battery', title: t('电量', 'Charge'), width: 80, align: 'right', shown: (one) => (one.battery === null ? '—' : `${one.battery}%`), text: (one) => (one.battery === null ? '' : String(one.battery)) },
    { key: 'card', title: t('卡已用', 'Card used'), width: 90, align: 'right', shown: card, text: (one) => (one.card?.used == null ? '' : String(one.card.used)) },
    { key: 'clips', title: t('片段', 'Clips'), width: 80, align: 'right', shown: (one) => one.clips, text: (one) => String(one.clips) },
    { key: 'trouble', title: t('故障与待办', 'Trouble'), width: 170, text: (one) => one.faults.join(' '), shown: (one) => (one.faults.length === 0 && one.outstanding === 0 && one.apart === 0 ? '—' : <>
      {one.faults.length === 0 ? null : <div><State tone="bad">{one.faults.map((fault) => FAULTS[fault]?.[language] ?? fault).join(t('、', ', '))}</State></div>}
      {one.outstanding === 0 ? null : <div><State tone="warn">{t(`未采集 ${one.outstanding}`, `${one.outstanding} not offloaded`)}</State></div>}
      {one.apart === 0 ? null : <div><State tone="warn">{t(`待查 ${one.apart}`, `${one.apart} apart`)}</State></div>}
    </>) },
    { key: 'seen', title: t('最近入仓', 'Last seen'), width: 140, shown: (one) => <Time at={one.lastSeen} />, text: (one) => (one.lastSeen === null ? '' : time(one.lastSeen)) },
    { key: 'model', title: t('型号', 'Model'), width: 120, extra: true, shown: (one) => one.model, text: (one) => one.model },
    { key: 'firmware', title: t('固件', 'Firmware'), width: 110, extra: true, shown: (one) => one.firmware ?? '—', text: (one) => one.firmware ?? '' },
    { key: 'clock', title: t('时钟', 'Clock'), width: 130, extra: true, text: (one) => one.clock?.verdict ?? '', shown: (one) => (one.clock === null ? '—' : <State tone={CLOCKS[one.clock.verdict]!.tone}>{CLOCKS[one.clock.verdict]![language]}{one.clock.offsetMs !== null && one.clock.verdict !== 'right' ? ` ${offsetText(one.clock.offsetMs)}` : ''}</State>) },
    { key: 'since', title: t('状态起始', 'Since'), width: 140, extra: true, shown: (one) => <Time at={one.since} />, text: (one) => (one.since === null ? '' : time(one.since)) },
    { key: 'total', title: t('卡容量', 'Card size'), width: 100, extra: true, align: 'right', shown: (one) => (one.card?.total == null ? '—' : bytesText(one.card.total)), text: (one) => (one.card?.total == null ? '' : String(one.card.total)) },
  ];
}

interface NewRecorder { readonly recorder: string; readonly model: string; readonly unit?: string; readonly way: 'code' | 'key' | 'device'; readonly publicKey?: string; readonly device?: string }

function AddRecorder({ close, opened }: { close(): void; opened(id: string): void }) {
  const t = useWords();
  const { modal } = App.useApp();
  const send = async (values: NewRecorder) => {
    if (values.way === 'code') {
      const { code, expires } = await got(api.POST('/api/v1/enrol-codes', { body: { what: 'recorder', id: values.recorder } }));
      void modal.info({ title: t(`记录仪 ${values.recorder} 的登记码`, `The code for recorder ${values.recorder}`), content: <><p style={{ fontSize: 28, letterSpacing: 2, margin: '8px 0' }} className="mono">{code}</p><p>{t('在记录仪上输入即完成登记。只显示这一次，有效至 ', 'Enter it on the recorder. It is shown only now and is good until ')}<Time at={expires} /></p></> });
      return;
    }
    await got(api.POST('/api/v1/recorders', { body: { recorder: values.recorder, model: values.model, ...given({ unit: values.unit, publicKey: values.way === 'key' ? values.publicKey : undefined, device: values.way === 'device' ? values.device : undefined }) } }));
    opened(values.recorder);
  };
  const need = (zh: string, en: string) => [{ required: true, message: t(zh, en) }];
  return (
    <FormDialog<NewRecorder> title={t('登记记录仪', 'Enrol a recorder')} name="recorder.new" okText={t('登记', 'Enrol')} initial={{ way: 'key' }} close={close} reloads={['recorders', 'ratio']} send={send}>
      <Form.Item name="recorder" label={t('序列号', 'Serial number')} extra={t('可用扫码枪扫机身条码', 'scan the code on its body')} rules={need('请填写序列号', 'Enter the serial number')}><Input autoCapitalize="off" /></Form.Item>
      <Form.Item name="way" label={t('方式', 'How')}><Select options={[{ value: 'key', label: t('直接登记', 'at once') }, { value: 'code', label: t('一次性登记码', 'by a one-time code') }, { value: 'device', label: t('USB 盘相机', 'a camera that mounts as a volume') }]} /></Form.Item>
      <Form.Item noStyle shouldUpdate={(a: NewRecorder, b: NewRecorder) => a.way !== b.way}>{({ getFieldValue }) => {
        const way = getFieldValue('way') as NewRecorder['way'];
        if (way === 'code') return null;
        return (
          <>
            <Form.Item name="model" label={t('型号', 'Model')} rules={need('请填写型号', 'Enter the model')}><Input /></Form.Item>
            <Form.Item name="unit" label={t('归属单位', 'Unit')} extra={t('第十八条按单位计算配备', 'Art. 18 counts by unit')}><UnitField /></Form.Item>
            {way === 'key' ? <Form.Item name="publicKey" label={t('公钥（可不填）', 'Public key (if it has one)')}><Input className="mono" /></Form.Item>
              : <Form.Item name="device" label={t('设备标识', 'Device')} extra={t('隔离清单中显示的标识', 'as the list of quarantine shows it')} rules={need('请填写设备标识', 'Enter the device')}><Input className="mono" /></Form.Item>}
          </>
        );
      }}</Form.Item>
    </FormDialog>
  );
}
