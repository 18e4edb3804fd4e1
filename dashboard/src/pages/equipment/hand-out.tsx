/** A recorder for the shift: tap a badge, the station picks one that is charged, empty and right; tap again to give it back. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Segmented, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { api, ApiProblem, got } from '../../../api/client.ts';
import type { DutyCheck, HandOut as HandOutRecord } from '../../parts/api-types.ts';
import { OfficerChoice } from '../../parts/choose.tsx';
import { part, useFilters } from '../../parts/filters.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ListTable, type Column } from '../../parts/list-table.tsx';
import { usePages } from '../../parts/pages.ts';
import { Mono, State, Time } from '../../parts/show.tsx';
import { useInBrackets, useLocalized, useTime } from '../../shell/format.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { useProblemText, useProblem } from '../../shell/problem.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { HAND_OUT_ENDS } from './words.ts';

type Outcome =
  | { readonly kind: 'handed-out' | 'taken-back'; readonly handOut: HandOutRecord }
  | { readonly kind: 'trouble'; readonly error: unknown }
  | { readonly kind: 'recorder'; readonly id: string };

export default function HandOutPage() {
  const t = useWords();
  const me = useMe();
  const desk = has(me, 'equipment-manager', 'recorder-manager');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const queries = useQueryClient();
  const told = (next: Outcome) => {
    setOutcome(next);
    for (const list of ['hand-out', 'recorders', 'bays']) void queries.invalidateQueries({ queryKey: [list] });
  };
  return (
    <>
      <PageHead title={t('领用与归还', 'Hand-out')}>{desk ? <Rule /> : null}</PageHead>
      <div className="hand-out">
        {desk ? <ScanField told={told} /> : <OwnHandOut told={told} />}
        <div aria-live="assertive" className="hand-out-result">{outcome === null ? null : <Result outcome={outcome} told={told} />}</div>
      </div>
      {desk ? <DeskList told={told} /> : null}
    </>
  );
}

/** Takes what a badge reader or a scanner types; it has the keys whenever nothing else wants them. */
function ScanField({ told }: { told(outcome: Outcome): void }) {
  const t = useWords();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [officer, setOfficer] = useState<string | undefined>();
  useEffect(() => { if (!busy) field.current?.focus({ preventScroll: true }); }, [busy]);
  const carry = async (work: () => Promise<Outcome>) => {
    setBusy(true);
    try {
      told(await work());
    } catch (error) {
      told({ kind: 'trouble', error });
    } finally {
      setText('');
      setOfficer(undefined);
      setBusy(false);
    }
  };
  const tapped = async (tap: string): Promise<Outcome> => {
    const { matches } = await got(api.POST('/api/v1/scan', { body: { text: tap } }));
    const recorder = matches.length === 1 && matches[0]!.kind === 'recorder' ? matches[0]!.id : undefined;
    if (recorder === undefined) {
      const { outcome, handOut } = await got(api.POST('/api/v1/hand-outs', { body: { tap } }));
      return { kind: outcome, handOut };
    }
    // The recorder itself was scanned: it comes back if it is out.
    const { handOut } = await got(api.GET('/api/v1/recorders/{id}', { params: { path: { id: recorder } } }));
    if (handOut === null) return { kind: 'recorder', id: recorder };
    return { kind: 'taken-back', handOut: await got(api.POST('/api/v1/hand-outs/{id}/take-back', { params: { path: { id: handOut } } })) };
  };
  return (
    <div>
      <label htmlFor="scan" className="scan-label">{t('请刷卡，或扫执法证、记录仪条码', 'Tap a badge, or scan a certificate or a recorder')}</label>
      <Input id="scan" ref={field} size="large" className="scan" value={text} disabled={busy} autoFocus autoComplete="off" spellCheck={false} onChange={(event) => setText(event.target.value)}
        onPressEnter={() => { if (text.trim() !== '') void carry(() => tapped(text.trim())); }} />
      <div className="list-filters" style={{ marginTop: 8 }}>
        <span>{t('没带卡：', 'No badge: ')}</span>
        <OfficerChoice aria-label={t('执法人员', 'Officer')} {...(officer === undefined ? {} : { value: officer })} onChange={setOfficer} style={{ width: 260 }} />
        <Button disabled={officer === undefined || busy} onClick={() => void carry(async () => { const { outcome, handOut } = await got(api.POST('/api/v1/hand-outs', { body: { officer: officer! } })); return { kind: outcome, handOut }; })}>{t('领用/归还', 'Out / back')}</Button>
      </div>
    </div>
  );
}

function OwnHandOut({ told }: { told(outcome: Outcome): void }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const check = useQuery({ queryKey: ['hand-out', 'check'], queryFn: () => got(api.GET('/api/v1/duty-check', { params: { query: {} } })) });
  const go = async () => {
    setBusy(true);
    try {
      const { outcome, handOut } = await got(api.POST('/api/v1/hand-outs', { body: {} }));
      told({ kind: outcome, handOut });
    } catch (error) {
      told({ kind: 'trouble', error });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button type="primary" size="large" autoFocus loading={busy ? { delay: 300 } : false} onClick={() => void go()}>{t('领用 / 归还记录仪', 'Take out / give back a recorder')}</Button>
      {check.data === undefined ? null : <Why check={check.data} />}
    </div>
  );
}

function Why({ check }: { readonly check: DutyCheck }) {
  const t = useWords();
  const inBrackets = useInBrackets();
  const language = useLanguage();
  const localized = useLocalized();
  return (
    <ul className="plain-list" style={{ marginTop: 12 }}>
      {check.items.map((one) => <li key={one.recorder}><Mono>{one.recorder}</Mono> {one.fit ? <State tone="good">{one.recorder === check.picked ? t('将领用这一台', 'this one') : t('可领用', 'fit')}</State> : <State tone="warn">{one.reasons.map((reason) => `${localized(reason[language])}${inBrackets(reason.article)}`).join(t('；', '; '))}</State>}</li>)}
    </ul>
  );
}

function Result({ outcome, told }: { readonly outcome: Outcome; told(outcome: Outcome): void }) {
  const t = useWords();
  const language = useLanguage();
  const localized = useLocalized();
  const problemText = useProblemText();
  const problem = useProblem();
  if (outcome.kind === 'recorder') return <Alert type="info" showIcon title={<>{t('这台记录仪没有领出：', 'This recorder is not out: ')}<Link href={`/recorders/${encodeURIComponent(outcome.id)}`}><Mono>{outcome.id}</Mono></Link></>} />;
  if (outcome.kind === 'trouble') {
    const faults = outcome.error instanceof ApiProblem ? outcome.error.errors.filter(({ pointer }) => pointer.startsWith('/recorders/')) : [];
    return <Alert type="error" showIcon title={<span style={{ fontSize: 18 }}>{problemText(outcome.error)}</span>} description={faults.length === 0 ? undefined : <ul className="plain-list">{faults.map((one) => <li key={one.pointer}><Mono>{one.pointer.slice('/recorders/'.length)}</Mono> {localized(one[language])}</li>)}</ul>} />;
  }
  const { handOut } = outcome;
  const who = handOut.name ?? handOut.officer;
  const undo = async () => {
    try {
      told({ kind: 'taken-back', handOut: await got(api.POST('/api/v1/hand-outs/{id}/undo', { params: { path: { id: handOut.handOut } } })) });
    } catch (error) {
      problem(error);
    }
  };
  if (outcome.kind === 'taken-back') return <Alert type="success" showIcon title={<span style={{ fontSize: 20 }}>{handOut.why === 'undone' ? t(`${who} 的领用已撤销`, `${who}'s hand-out is undone`) : t(`${who} 已归还 ${handOut.recorder}`, `${who} gave back ${handOut.recorder}`)}</span>} />;
  return (
    <Alert type="success" showIcon title={<span style={{ fontSize: 22 }}>{t(`${who}：请取 `, `${who}: take `)}<strong>{handOut.recorder}</strong>{handOut.dock === null ? null : t(`（${handOut.dock} ${handOut.bay} 号仓）`, ` (${handOut.dock}, bay ${handOut.bay})`)}</span>}
      description={handOut.battery === null ? undefined : t(`电量 ${handOut.battery}%`, `charge ${handOut.battery}%`)} action={<Button onClick={() => void undo()}>{t('撤销', 'Undo')}</Button>} />
  );
}

function DeskList({ told }: { told(outcome: Outcome): void }) {
  const t = useWords();
  const time = useTime();
  const language = useLanguage();
  const problem = useProblem();
  const [filters, setFilter] = useFilters(['which']);
  const open = filters.which !== 'all';
  const pages = usePages<HandOutRecord>(['hand-out', open], (cursor, limit) => got(api.GET('/api/v1/hand-outs', { params: { query: { open, ...part(cursor, limit) } } })));
  const takeBack = async (one: HandOutRecord) => {
    try {
      told({ kind: 'taken-back', handOut: await got(api.POST('/api/v1/hand-outs/{id}/take-back', { params: { path: { id: one.handOut } } })) });
    } catch (error) {
      problem(error);
    }
  };
  const columns: readonly Column<HandOutRecord>[] = [
    { key: 'recorder', title: t('记录仪', 'Recorder'), width: 130, shown: (one) => <Link href={`/recorders/${encodeURIComponent(one.recorder)}`}><Mono>{one.recorder}</Mono></Link>, text: (one) => one.recorder },
    { key: 'who', title: t('领用人', 'Officer'), width: 140, shown: (one) => <>{one.name ?? ''} <Mono>{one.officer}</Mono></>, text: (one) => `${one.name ?? ''} ${one.officer}` },
    { key: 'unit', title: t('单位', 'Unit'), width: 130, shown: (one) => one.unit ?? '—', text: (one) => one.unit ?? '' },
    { key: 'at', title: t('领用', 'Out'), width: 140, shown: (one) => <Time at={one.at} />, text: (one) => time(one.at) },
    { key: 'taken', title: t('离仓', 'Left its bay'), width: 140, shown: (one) => (one.taken === null && one.ended === null ? <State tone="warn">{t('尚未取走', 'not taken yet')}</State> : <Time at={one.taken} />), text: (one) => (one.taken === null ? '' : time(one.taken)) },
    { key: 'ended', title: t('归还', 'Back'), width: 170, shown: (one) => (one.ended === null ? <Button size="small" onClick={() => void takeBack(one)}>{t('收回', 'Take back')}</Button> : <><Time at={one.ended} /> {one.why === null ? '' : HAND_OUT_ENDS[one.why]?.[language]}</>), text: (one) => (one.ended === null ? '' : time(one.ended)) },
  ];
  return <ListTable<HandOutRecord> name="hand-outs" pages={pages} rowKey={(one) => one.handOut} columns={columns} empty={open ? t('目前没有领出的记录仪', 'No recorder is out') : t('还没有领用记录', 'Nothing was handed out yet')}
    filters={<Segmented aria-label={t('显示', 'Show')} value={open ? 'open' : 'all'} onChange={(value) => setFilter('which', value === 'all' ? 'all' : undefined)} options={[{ value: 'open', label: t('领出未还', 'Out now') }, { value: 'all', label: t('全部', 'All') }]} />} />;
}

function Rule() {
  const t = useWords();
  const me = useMe();
  const [changing, setChanging] = useState(false);
  const { data } = useQuery({ queryKey: ['hand-out', 'rule'], queryFn: () => got(api.GET('/api/v1/hand-out-rule')) });
  if (data === undefined) return null;
  return (
    <>
      <span>{t(`电量不低于 ${data.leastBattery}% 才发放`, `Handed out from ${data.leastBattery}% charge`)}</span>
      {has(me, 'equipment-manager') ? <Button size="small" onClick={() => setChanging(true)}>{t('更改', 'Change')}</Button> : null}
      {changing ? (
        <FormDialog<{ leastBattery: number }> title={t('发放的最低电量', 'Least charge')} name="hand-out-rule" okText={t('保存', 'Save')} initial={{ leastBattery: data.leastBattery }} close={() => setChanging(false)} reloads={['hand-out']}
          version={data.version} send={(body, headers) => got(api.PUT('/api/v1/hand-out-rule', { headers, body }))}>
          <Form.Item name="leastBattery" label={t('最低电量（%）', 'Least charge (%)')} rules={[{ required: true, message: t('必填', 'is required') }]}><InputNumber min={20} max={100} precision={0} /></Form.Item>
        </FormDialog>
      ) : null}
    </>
  );
}
