/** Firmware: makers' keys, signed images with their change logs, roll-outs recorder by recorder. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form, Input, InputNumber, Progress, Select, Tabs, Upload, type UploadFile } from 'antd';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { api, got, ifMatch } from '../../../api/client.ts';
import type { FirmwareImage, FirmwareKey, RollOut, RollOutItem } from '../../parts/api-types.ts';
import { UnitField } from '../../parts/choose.tsx';
import { given, part, useFilters } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { usePages, whole } from '../../parts/pages.ts';
import { Mono, Named, State, Time } from '../../parts/show.tsx';
import type { Tone } from '../../parts/tone.ts';
import { bytesText, useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords, type Words } from '../../shell/words.ts';

const STATES: Readonly<Record<RollOut['state'], Words & { readonly tone: Tone }>> = {
  running: { zh: '进行中', en: 'running', tone: 'busy' }, paused: { zh: '已暂停', en: 'paused', tone: 'warn' }, stopped: { zh: '已停止', en: 'stopped', tone: 'bad' }, finished: { zh: '完成', en: 'finished', tone: 'good' },
};
const ITEMS: Readonly<Record<RollOutItem['state'], Words & { readonly tone: Tone }>> = {
  waiting: { zh: '等待入仓', en: 'waits for its bay', tone: 'plain' }, offered: { zh: '写入中', en: 'being written', tone: 'busy' }, installing: { zh: '安装中', en: 'installing', tone: 'busy' }, declined: { zh: '暂缓', en: 'declined for now', tone: 'warn' },
  installed: { zh: '已升级', en: 'installed', tone: 'good' }, already: { zh: '已是此版本', en: 'had it already', tone: 'good' }, failed: { zh: '失败', en: 'failed', tone: 'bad' }, 'left-out': { zh: '略过', en: 'left out', tone: 'plain' },
};
const WHY: Readonly<Record<string, Words>> = { person: { zh: '由人', en: 'by a person' }, failures: { zh: '失败过多，自动暂停', en: 'too many failures' }, 'image-missing': { zh: '映像文件缺失', en: 'the image is missing' } };
const LISTS = ['firmware', 'recorders'];

export default function Firmware() {
  const t = useWords();
  const me = useMe();
  const [filters, setFilter] = useFilters(['tab']);
  const [, go] = useLocation();
  const [, params] = useRoute('/firmware/:id');
  const [dialog, setDialog] = useState<'image' | 'key' | null>(null);
  const [planned, setPlanned] = useState<FirmwareImage | null>(null);
  const manages = has(me, 'equipment-manager');
  // Chosen on the page of recorders: an image of this list is rolled out to them.
  const chosen = useHistoryState<{ readonly recorders?: readonly string[] } | null>()?.recorders ?? [];
  const open = (id: string | null) => go(`/firmware${id === null ? '' : `/${encodeURIComponent(id)}`}${location.search}`);
  return (
    <>
      <PageHead title={t('固件', 'Firmware')}>{manages ? <><Button onClick={() => setDialog('key')}>{t('登记厂商公钥', "Enrol a maker's key")}</Button><Button type="primary" onClick={() => setDialog('image')}>{t('上传映像', 'Upload an image')}</Button></> : null}</PageHead>
      <Tabs activeKey={filters.tab ?? 'roll-outs'} onChange={(tab) => setFilter('tab', tab === 'roll-outs' ? undefined : tab)} items={[
        { key: 'roll-outs', label: t('推送计划', 'Roll-outs'), children: <RollOuts open={open} /> },
        { key: 'images', label: t('映像', 'Images'), children: <>
          {chosen.length === 0 ? null : <Alert type="info" showIcon role="status" style={{ marginBottom: 12 }} title={t(`请选择要推送给所选 ${chosen.length} 台记录仪的映像`, `Choose the image for the ${chosen.length} recorders`)} action={<Button size="small" onClick={() => go('/firmware?tab=images')}>{t('取消', 'Cancel')}</Button>} />}
          <Images plan={manages ? setPlanned : null} />
        </> },
        { key: 'keys', label: t('厂商公钥', "Makers' keys"), children: <Keys manages={manages} /> },
      ]} />
      {params === null ? null : <RollOutDrawer id={decodeURIComponent(params.id)} manages={manages} close={() => open(null)} />}
      {dialog === 'key' ? <AddKey close={() => setDialog(null)} /> : null}
      {dialog === 'image' ? <AddImage close={() => setDialog(null)} /> : null}
      {planned === null ? null : <Plan image={planned} recorders={chosen} close={() => setPlanned(null)} opened={open} />}
    </>
  );
}

function RollOuts({ open }: { open(id: string): void }) {
  const t = useWords();
  const time = useTime();
  const language = useLanguage();
  const pages = usePages<RollOut>(['firmware', 'roll-outs'], (cursor, limit) => got(api.GET('/api/v1/firmware/roll-outs', { params: { query: part(cursor, limit) } })));
  const done = (one: RollOut) => one.counts.installed + one.counts.already;
  return <ListTable<RollOut> name="roll-outs" pages={pages} rowKey={(one) => one.rollOut} open={(one) => open(one.rollOut)} empty={t('还没有推送计划。先上传映像，再从映像推送。', 'No roll-out yet. Upload an image, then roll it out.')} columns={[
    { key: 'firmware', title: t('固件', 'Firmware'), width: 140, shown: (one) => one.firmware, text: (one) => one.firmware },
    { key: 'state', title: t('状态', 'State'), width: 180, text: (one) => STATES[one.state][language], shown: (one) => <><State tone={STATES[one.state].tone}>{STATES[one.state][language]}</State>{one.why === null || one.why === 'person' ? null : <div className="quiet">{WHY[one.why]?.[language]}</div>}</> },
    { key: 'progress', title: t('进度', 'Progress'), width: 200, text: (one) => `${done(one)}/${one.total}`, shown: (one) => <><Progress size="small" showInfo={false} percent={one.total === 0 ? 0 : Math.floor((done(one) / one.total) * 100)} aria-label={t('已升级', 'installed')} />{done(one)}/{one.total}</> },
    { key: 'failed', title: t('失败', 'Failed'), width: 80, align: 'right', shown: (one) => (one.counts.failed === 0 ? 0 : <State tone="bad">{one.counts.failed}</State>), text: (one) => String(one.counts.failed) },
    { key: 'planned', title: t('计划', 'Planned'), width: 150, shown: (one) => <Time at={one.planned} />, text: (one) => time(one.planned) },
    { key: 'by', title: t('由', 'By'), width: 140, shown: (one) => <Named name={one.byName} id={one.by} />, text: (one) => one.byName ?? one.by },
  ]} />;
}

function Images({ plan }: { readonly plan: ((image: FirmwareImage) => void) | null }) {
  const t = useWords();
  const time = useTime();
  const pages = usePages<FirmwareImage>(['firmware', 'images'], (cursor, limit) => got(api.GET('/api/v1/firmware/images', { params: { query: part(cursor, limit) } })));
  return <ListTable<FirmwareImage> name="firmware-images" pages={pages} rowKey={(one) => one.image} empty={t('还没有映像', 'No image yet')} columns={[
    { key: 'firmware', title: t('固件', 'Firmware'), width: 120, shown: (one) => <strong>{one.firmware}</strong>, text: (one) => one.firmware },
    { key: 'maker', title: t('厂商', 'Maker'), width: 120, shown: (one) => one.maker, text: (one) => one.maker },
    { key: 'models', title: t('型号', 'Models'), width: 150, shown: (one) => one.models.join(t('、', ', ')), text: (one) => one.models.join(' ') },
    { key: 'text', title: t('更新说明', 'Change log'), width: 260, shown: (one) => <span style={{ whiteSpace: 'pre-line' }}>{one.text || '—'}</span>, text: (one) => one.text },
    { key: 'size', title: t('大小', 'Size'), width: 90, align: 'right', shown: (one) => bytesText(one.size), text: (one) => String(one.size) },
    { key: 'uploaded', title: t('上传', 'Uploaded'), width: 150, shown: (one) => <Time at={one.uploaded} />, text: (one) => time(one.uploaded) },
    { key: 'image', title: 'SHA-256', width: 200, extra: true, shown: (one) => <Mono>{one.image}</Mono>, text: (one) => one.image },
    ...(plan === null ? [] : [{ key: 'plan', title: t('操作', 'Actions'), width: 120, shown: (one: FirmwareImage) => (one.keyRetired ? <State tone="bad">{t('公钥已停用', 'its key is retired')}</State> : <Button size="small" onClick={() => plan(one)}>{t('推送', 'Roll out')}</Button>) }]),
  ]} />;
}

function Keys({ manages }: { readonly manages: boolean }) {
  const t = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['firmware', 'keys'], queryFn: () => got(api.GET('/api/v1/firmware/keys')) });
  const [retiring, setRetiring] = useState<FirmwareKey | null>(null);
  return (
    <>
      <ListTable<FirmwareKey> name="firmware-keys" pages={whole(data?.items, error, () => void refetch())} rowKey={(one) => one.key} empty={t('还没有登记厂商公钥；没有公钥，任何映像都不会被接受', 'No key yet; without one no image is taken')} columns={[
        { key: 'maker', title: t('厂商', 'Maker'), width: 150, shown: (one) => one.maker, text: (one) => one.maker },
        { key: 'key', title: t('公钥', 'Key'), width: 320, shown: (one) => <Mono>{one.publicKey}</Mono>, text: (one) => one.publicKey },
        { key: 'enrolled', title: t('登记', 'Enrolled'), width: 150, shown: (one) => <Time at={one.enrolled} /> },
        { key: 'state', title: t('状态', 'State'), width: 150, shown: (one) => (one.retired === null ? <><State tone="good">{t('可用', 'in use')}</State> {manages ? <Button size="small" type="text" onClick={() => setRetiring(one)}>{t('停用', 'Retire')}</Button> : null}</> : <><State tone="plain">{t('停用', 'retired')}</State> <Time at={one.retired} /></>) },
      ]} />
      {retiring === null ? null : (
        <FormDialog<{ reason: string }> title={t(`停用 ${retiring.maker} 的公钥`, `Retire the key of ${retiring.maker}`)} name={`firmware.key.${retiring.key}`} okText={t('停用', 'Retire')} danger close={() => setRetiring(null)} reloads={LISTS}
          send={({ reason }) => got(api.DELETE('/api/v1/firmware/keys/{id}', { params: { path: { id: retiring.key } }, headers: ifMatch(retiring.version), body: { reason } }))}>
          <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input /></Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function AddKey({ close }: { close(): void }) {
  const t = useWords();
  const must = [{ required: true, message: t('必填', 'is required') }];
  return (
    <FormDialog<{ maker: string; publicKey: string }> title={t('登记厂商公钥', "Enrol a maker's key")} name="firmware.key" okText={t('登记', 'Enrol')} close={close} reloads={LISTS} send={(body) => got(api.POST('/api/v1/firmware/keys', { body }))}
      intro={t('请通过另一条途径向厂商核对公钥。', 'Check the key with its maker by another way first.')}>
      <Form.Item name="maker" label={t('厂商', 'Maker')} rules={must}><Input /></Form.Item>
      <Form.Item name="publicKey" label={t('Ed25519 公钥（64 位十六进制）', 'Ed25519 public key (64 hex digits)')} rules={must}><Input className="mono" /></Form.Item>
    </FormDialog>
  );
}

interface NewImage { readonly file: UploadFile[]; readonly maker: string; readonly models: string[]; readonly firmware: string; readonly text?: string; readonly signature: string }

function AddImage({ close }: { close(): void }) {
  const t = useWords();
  const keys = useQuery({ queryKey: ['firmware', 'keys'], queryFn: () => got(api.GET('/api/v1/firmware/keys')) });
  const [file, setFile] = useState<File | null>(null);
  const makers = [...new Set((keys.data?.items ?? []).filter((one) => one.retired === null).map((one) => one.maker))];
  const must = [{ required: true, message: t('必填', 'is required') }];
  const send = ({ maker, models, firmware, text, signature }: NewImage) => got(api.POST('/api/v1/firmware/images', {
    params: { query: { maker, models, firmware, text: text ?? '', signature: signature.trim() } }, headers: { 'content-type': 'application/octet-stream' }, body: file as never, bodySerializer: (body: unknown) => body,
  }));
  return (
    <FormDialog<NewImage> title={t('上传映像', 'Upload an image')} name="firmware.image" okText={t('上传', 'Upload')} close={close} reloads={LISTS} send={send}
      intro={makers.length === 0 && keys.isSuccess ? <Alert type="warning" showIcon title={t('请先登记厂商公钥', "Enrol the maker's key first")} /> : undefined}>
      <Form.Item label={t('映像文件', 'The image')} required help={file === null ? t('草稿不保存文件本身，刷新后须重新选择', 'a draft does not hold the file: choose it again after a reload') : `${file.name} · ${bytesText(file.size)}`}>
        <Upload maxCount={1} showUploadList={false} beforeUpload={(one) => { setFile(one); return false; }}><Button>{t('选择文件…', 'Choose…')}</Button></Upload>
      </Form.Item>
      <Form.Item name="maker" label={t('厂商', 'Maker')} rules={must}><Select options={makers.map((value) => ({ value, label: value }))} /></Form.Item>
      <Form.Item name="models" label={t('适用型号', 'Models')} rules={must} extra={t('一个型号后按回车；型号中可以有空格', 'Enter after each; a model may have blanks in its name')}><Select mode="tags" tokenSeparators={[',', '，', '、', '\n']} /></Form.Item>
      <Form.Item name="firmware" label={t('版本', 'Version')} rules={must}><Input /></Form.Item>
      <Form.Item name="text" label={t('更新说明', 'Change log')}><Input.TextArea rows={3} /></Form.Item>
      <Form.Item name="signature" label={t('厂商签名（128 位十六进制）', "The maker's signature (128 hex digits)")} rules={[...must, { validator: () => (file === null ? Promise.reject(new Error(t('请先选择映像文件', 'choose the image first'))) : Promise.resolve()) }]}><Input.TextArea rows={2} className="mono" /></Form.Item>
    </FormDialog>
  );
}

interface Wish { readonly which: 'older' | 'list'; readonly model?: string; readonly unit?: string; readonly recorders?: string[]; readonly atOnce: number; readonly failurePercent: number; readonly leastSample: number; readonly leastBattery: number }

function Plan({ image, recorders: chosen, close, opened }: { readonly image: FirmwareImage; readonly recorders: readonly string[]; close(): void; opened(id: string): void }) {
  const t = useWords();
  const must = [{ required: true, message: t('必填', 'is required') }];
  const send = async ({ which, model, unit, recorders, ...settings }: Wish) => {
    const { rollOut } = await got(api.POST('/api/v1/firmware/roll-outs', { body: { image: image.image, ...settings, ...(which === 'list' ? { recorders: recorders ?? [] } : { older: given({ model, unit }) }) } }));
    opened(rollOut);
  };
  return (
    <FormDialog<Wish> title={t(`推送 ${image.firmware}`, `Roll out ${image.firmware}`)} name={`firmware.plan.${image.image.slice(0, 16)}${chosen.length === 0 ? '' : `.${chosen.length}.${chosen[0]}`}`} okText={t('开始', 'Begin')} close={close} reloads={LISTS} send={send}
      initial={{ ...(chosen.length === 0 ? { which: 'older' } : { which: 'list', recorders: [...chosen] }), atOnce: 4, failurePercent: 10, leastSample: 3, leastBattery: 50 }}
      intro={t('记录仪入仓、采集完成、电量足够时才写入；失败过多会自动暂停。', 'Written in a bay, after the offload, with enough charge; too many failures pause it.')}>
      <Form.Item name="which" label={t('范围', 'To which')}><Select options={[{ value: 'older', label: t('版本较旧的全部', 'all with an older version') }, { value: 'list', label: t('指定记录仪', 'named recorders') }]} /></Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Wish, b: Wish) => a.which !== b.which}>{({ getFieldValue }) => (getFieldValue('which') === 'list'
        ? <Form.Item name="recorders" label={t('记录仪', 'Recorders')} rules={must}><Select mode="tags" tokenSeparators={[' ', ',', '，', '\n']} /></Form.Item>
        : <div className="two-fields"><Form.Item name="model" label={t('只限型号', 'Of this model')}><Select allowClear options={image.models.map((value) => ({ value, label: value }))} /></Form.Item><Form.Item name="unit" label={t('只限单位', 'Of this unit')}><UnitField /></Form.Item></div>)}</Form.Item>
      <div className="two-fields">
        <Form.Item name="atOnce" label={t('同时写入', 'At once')} rules={must}><InputNumber min={1} precision={0} /></Form.Item>
        <Form.Item name="leastBattery" label={t('最低电量（%）', 'Least charge (%)')} rules={must}><InputNumber min={0} max={100} precision={0} /></Form.Item>
        <Form.Item name="failurePercent" label={t('失败超过（%）即暂停', 'Pause above (%) failures')} rules={must}><InputNumber min={0} max={100} precision={0} /></Form.Item>
        <Form.Item name="leastSample" label={t('至少几台之后才判断', 'Judged from so many on')} rules={must}><InputNumber min={1} precision={0} /></Form.Item>
      </div>
    </FormDialog>
  );
}

function RollOutDrawer({ id, manages, close }: { readonly id: string; readonly manages: boolean; close(): void }) {
  const t = useWords();
  const language = useLanguage();
  const query = useQuery({ queryKey: ['firmware', 'one', id], queryFn: () => got(api.GET('/api/v1/firmware/roll-outs/{id}', { params: { path: { id } } })), refetchInterval: 5_000 });
  const items = usePages<RollOutItem>(['firmware', 'items', id], (cursor, limit) => got(api.GET('/api/v1/firmware/roll-outs/{id}/recorders', { params: { path: { id }, query: part(cursor, limit) } })), 100);
  const [wanted, setWanted] = useState<'paused' | 'running' | 'stopped' | null>(null);
  const one = query.data;
  const names = { paused: t('暂停', 'Pause'), running: t('继续', 'Go on'), stopped: t('停止', 'Stop') } as const;
  const may = one === undefined || !manages ? [] : one.state === 'running' ? ['paused', 'stopped'] as const : one.state === 'paused' ? ['running', 'stopped'] as const : [];
  return (
    <Drawer open onClose={close} size={640} title={one === undefined ? '' : t(`推送 ${one.firmware}`, `Roll-out of ${one.firmware}`)} extra={<div style={{ display: 'flex', gap: 8 }}>{may.map((state) => <Button key={state} size="small" danger={state === 'stopped'} onClick={() => setWanted(state)}>{names[state]}</Button>)}</div>}>
      <Loaded query={query} rows={4}>{(rollOut) => <p><State tone={STATES[rollOut.state].tone}>{STATES[rollOut.state][language]}</State> {rollOut.why === null ? '' : WHY[rollOut.why]?.[language]} {rollOut.reason} · <Time at={rollOut.since} /> · {Object.entries(rollOut.counts).filter(([, count]) => count > 0).map(([state, count]) => `${ITEMS[state as RollOutItem['state']][language]} ${count}`).join(' · ')}</p>}</Loaded>
      <ListTable<RollOutItem> name="roll-out" pages={items} rowKey={(item) => item.recorder} empty={t('没有记录仪', 'No recorder')} columns={[
        { key: 'recorder', title: t('记录仪', 'Recorder'), width: 120, shown: (item) => <Mono>{item.recorder}</Mono>, text: (item) => item.recorder },
        { key: 'state', title: t('状态', 'State'), width: 170, text: (item) => ITEMS[item.state][language], shown: (item) => <><State tone={ITEMS[item.state].tone}>{ITEMS[item.state][language]}</State>{item.permille === null ? null : ` ${Math.floor(item.permille / 10)}%`}</> },
        { key: 'from', title: t('原版本', 'From'), width: 90, shown: (item) => item.from ?? '—', text: (item) => item.from ?? '' },
        { key: 'why', title: t('说明', 'Why'), width: 180, shown: (item) => item.text ?? item.reason ?? '—', text: (item) => item.text ?? item.reason ?? '' },
      ]} />
      {one === undefined || wanted === null ? null : (
        <FormDialog<{ reason?: string }> title={`${names[wanted]} · ${one.firmware}`} name={`firmware.steer.${id}`} okText={names[wanted]} danger={wanted === 'stopped'} close={() => setWanted(null)} reloads={LISTS}
          send={({ reason }) => got(api.PUT('/api/v1/firmware/roll-outs/{id}/state', { params: { path: { id } }, headers: ifMatch(one.version), body: { state: wanted, reason: reason ?? '' } }))}>
          <Form.Item name="reason" label={t('理由', 'Reason')}><Input maxLength={200} /></Form.Item>
        </FormDialog>
      )}
    </Drawer>
  );
}
