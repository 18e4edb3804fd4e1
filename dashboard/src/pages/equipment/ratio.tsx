/** Art. 18: one recorder for every two officers at least, by unit; what is short, and where more is asked. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Ratio as RatioView, RatioUnit } from '../../parts/api-types.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { whole } from '../../parts/pages.ts';
import { State } from '../../parts/show.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';

type Row = Omit<RatioUnit, 'unit'> & { readonly unit: string | null };

export default function RatioPage() {
  const t = useWords();
  const query = useQuery({ queryKey: ['ratio'], queryFn: () => got(api.GET('/api/v1/ratio')) });
  return (
    <>
      <PageHead title={t('配备比例', 'Ratio')}><Button onClick={() => window.print()}>{t('打印', 'Print')}</Button></PageHead>
      <Loaded query={query} rows={6}>{(ratio) => <Units ratio={ratio} again={() => void query.refetch()} />}</Loaded>
    </>
  );
}

function Units({ ratio, again }: { readonly ratio: RatioView; again(): void }) {
  const t = useWords();
  const me = useMe();
  const [setting, setSetting] = useState<Row | null>(null);
  const rows: Row[] = [...(ratio.bureau === null ? [] : [{ ...ratio.bureau, unit: null }]), ...ratio.units];
  const short = ratio.units.filter((one) => one.short > 0);
  const name = (one: Row) => one.unit ?? t('全局', 'The bureau');
  const asks = (one: Row) => t(`每 ${one.setting.officers} 人 ${one.setting.recorders} 台`, `${one.setting.recorders} for ${one.setting.officers}`);
  const columns: readonly Column<Row>[] = [
    { key: 'unit', title: t('单位', 'Unit'), width: 180, shown: (one) => (one.unit === null ? <strong>{name(one)}</strong> : name(one)), text: name },
    { key: 'officers', title: t('执法人员', 'Officers'), width: 110, align: 'right', shown: (one) => (one.unit === null ? one.officers : <Link href={`/officers?unit=${encodeURIComponent(one.unit)}`}>{one.officers}</Link>), text: (one) => String(one.officers) },
    { key: 'recorders', title: t('可用记录仪', 'Fit recorders'), width: 120, align: 'right', shown: (one) => (one.unit === null ? one.recorders : <Link href={`/recorders?unit=${encodeURIComponent(one.unit)}`}>{one.recorders}</Link>), text: (one) => String(one.recorders) },
    { key: 'needed', title: t('应配', 'Needed'), width: 90, align: 'right', shown: (one) => one.needed, text: (one) => String(one.needed) },
    { key: 'short', title: t('结论', 'Outcome'), width: 140, shown: (one) => (one.short > 0 ? <State tone="bad">{t(`缺 ${one.short} 台`, `${one.short} short`)}</State> : <State tone="good">{t('达标', 'enough')}</State>), text: (one) => String(one.short) },
    { key: 'asks', title: t('要求', 'Asked'), width: 150, shown: (one) => <>{asks(one)}{one.own === null ? '' : t('（本单位自定）', ' (its own)')}</>, text: asks },
    ...(has(me, 'equipment-manager') ? [{ key: 'change', title: t('操作', 'Actions'), width: 110, shown: (one: Row) => <Button size="small" onClick={() => setSetting(one)}>{t('提高要求', 'Ask for more')}</Button> }] : []),
  ];
  return (
    <>
      {short.length === 0 ? <Alert type="success" showIcon title={t('各单位配备均达到第十八条要求', 'Every unit has what Art. 18 asks')} /> : <Alert type="error" showIcon title={t(`${short.length} 个单位配备不足（第十八条）：${short.map((one) => `${one.unit} 缺 ${one.short} 台`).join('；')}`, `${short.length} units are short (Art. 18): ${short.map((one) => `${one.unit} by ${one.short}`).join('; ')}`)} />}
      {ratio.unplaced === 0 ? null : <Alert type="info" showIcon style={{ marginTop: 8 }} title={<>{t(`${ratio.unplaced} 台可用记录仪未归属任何单位，只计入全局。`, `${ratio.unplaced} fit recorders belong to no unit and count for the bureau alone.`)} <Link href="/recorders">{t('去归属', 'Place them')}</Link></>} />}
      <div style={{ height: 12 }} />
      <ListTable<Row> name="ratio" rowKey={(one) => one.unit ?? '*'} columns={columns} empty={t('还没有单位', 'No unit yet')}
        pages={whole(rows, null, again)} />
      {setting === null ? null : (
        <FormDialog<{ recorders: number; officers: number }> title={`${t('配备要求', 'What is asked')} · ${name(setting)}`} name={`ratio.${setting.unit ?? ''}`} okText={t('保存', 'Save')} initial={setting.setting} close={() => setSetting(null)} reloads={['ratio']}
          intro={t('第十八条的每两人一台是底线，只能要求更多。', 'One for two is the floor of Art. 18; only more can be asked.')}
          version={setting.version} send={({ recorders, officers }, headers) => got(api.PUT('/api/v1/ratio', { headers, body: { unit: setting.unit, recorders, officers } }))}>
          <Form.Item name="recorders" label={t('记录仪（台）', 'Recorders')} rules={[{ required: true, message: t('必填', 'is required') }]}><InputNumber min={1} precision={0} /></Form.Item>
          <Form.Item name="officers" label={t('每多少人', 'For how many officers')} rules={[{ required: true, message: t('必填', 'is required') }]}><InputNumber min={1} precision={0} /></Form.Item>
        </FormDialog>
      )}
    </>
  );
}
