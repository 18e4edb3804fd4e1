/** One explanation: what is stated, who did which step, and the step that is next for whoever looks. */
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../../api/client.ts';
import { ChainLink } from '../../parts/chain-link.tsx';
import type { Explanation, ExplanationStep } from '../../parts/api-types.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mono, Named, State, Time } from '../../parts/show.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { useKinds } from '../activities/kinds.ts';
import { ExplanationForm } from './explanation-form.tsx';
import { ABOUT, EXPLANATION_STATES, STEPS, useGrounds } from './words.ts';

type Action = 'accept' | 'return' | 'file' | 'again';
const RELOADS = ['explanations', 'inbox', 'activities', 'clips', 'hand-overs'];

export function ExplanationDrawer({ id, close }: { readonly id: string; close(): void }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const kinds = useKinds();
  const grounds = useGrounds();
  const [action, setAction] = useState<Action | null>(null);
  const path = { id };
  const query = useQuery({ queryKey: ['explanations', 'one', id], queryFn: () => got(api.GET('/api/v1/explanations/{id}', { params: { path } })) });
  const history = useQuery({ queryKey: ['explanations', 'history', id], queryFn: () => got(api.GET('/api/v1/explanations/{id}/history', { params: { path } })) });
  const one = query.data;
  const own = one !== undefined && one.officer === me.officer;
  return (
    <Drawer open onClose={close} size={640} title={one === undefined ? '' : `${one.officerName ?? one.officer} · ${t('工作情况说明', 'Explanation')}${one.number === null ? '' : t(` 第 ${one.number} 号`, ` No. ${one.number}`)}`} extra={one === undefined ? null : (
      <div className="no-print" style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        {one.state === 'stated' && !own && has(me, 'unit-head') ? <><Button onClick={() => setAction('return')}>{t('退回', 'Return')}</Button><Button type="primary" onClick={() => setAction('accept')}>{t('审核通过', 'Accept')}</Button></> : null}
        {one.state === 'accepted' && !own && has(me, 'recorder-manager') ? <Button type="primary" onClick={() => setAction('file')}>{t('留存备案', 'File')}</Button> : null}
        {one.state === 'returned' && own ? <Button type="primary" onClick={() => setAction('again')}>{t('修改后重新提交', 'State it again')}</Button> : null}
      </div>
    )}>
      <Loaded query={query} rows={10}>{(row) => (
        <>
          <dl className="pairs">
            <div><dt>{t('状态', 'State')}</dt><dd><State tone={EXPLANATION_STATES[row.state].tone}>{EXPLANATION_STATES[row.state][language]}</State> {own && row.state === 'stated' ? <span className="quiet">{t('由他人审核', 'somebody else reviews it')}</span> : null}</dd></div>
            {row.state === 'returned' && row.note !== null ? <div><dt>{t('退回意见', 'Why')}</dt><dd>{row.note}</dd></div> : null}
            <div><dt>{t('事项', 'About')}</dt><dd>{ABOUT[row.about][language]}</dd></div>
            <div><dt>{t('时间', 'When')}</dt><dd><Time at={row.from} /> – <Time at={row.to} /></dd></div>
            <div><dt>{t('类别', 'Kind')}</dt><dd>{kinds.name(row.activityKind)}{t(`（${kinds.article(row.activityKind)}）`, ` (${kinds.article(row.activityKind)})`)}</dd></div>
            {row.activity === null ? null : <div><dt>{t('执法活动', 'Activity')}</dt><dd><Link href={`/activities/${encodeURIComponent(row.activity)}`}>{row.activity}</Link></dd></div>}
            <div><dt>{t('单位', 'Unit')}</dt><dd>{row.unit}</dd></div>
            <div><dt>{t('依据', 'Ground')}</dt><dd>{grounds.article(row.ground)}{t('：', ': ')}{grounds.name(row.ground)}</dd></div>
            {row.askedBy === '' ? null : <div><dt>{t('提出要求的人', 'Asked by')}</dt><dd>{row.askedBy}</dd></div>}
            {row.law === '' ? null : <div><dt>{t('依据的规定', 'Law')}</dt><dd>{row.law}</dd></div>}
            <div><dt>{t('原因', 'Reason')}</dt><dd style={{ whiteSpace: 'pre-wrap' }}>{row.reason}</dd></div>
            {row.findings.length === 0 ? null : <div><dt>{t('编号缺失', 'Gaps')}</dt><dd>{row.findings.map((finding) => <div key={finding}><Mono>{finding}</Mono></div>)}</dd></div>}
          </dl>
          <h2 className="part">{t('经过', 'What was done')}</h2>
          <Loaded query={history} rows={3}>{({ items }) => <ol className="plain-list">{items.map((step) => <Step key={step.seq} step={step} />)}</ol>}</Loaded>
          <ChainLink subject={`explanation:${id}`} own />
        </>
      )}</Loaded>
      {one === undefined || action === null ? null : action === 'again' ? <ExplanationForm before={one} close={() => setAction(null)} /> : <StepDialog one={one} action={action} close={() => setAction(null)} />}
    </Drawer>
  );
}

function Step({ step }: { readonly step: ExplanationStep }) {
  const t = useWords();
  const language = useLanguage();
  const grounds = useGrounds();
  const called = STEPS[step.step];
  return (
    <li style={{ padding: '6px 0', borderTop: '1px solid rgba(128,128,128,.25)' }}>
      <div><State tone={called.tone}>{called[language]}</State> <Named name={step.name} id={step.actor} /> <Time at={step.at} seconds /> <span className="quiet">{t(`保管链第 ${step.seq} 条`, `entry ${step.seq}`)}</span></div>
      {step.note === '' ? null : <div>{t('意见：', 'Note: ')}{step.note}</div>}
      {step.said === null ? null : <details><summary>{grounds.article(step.said.ground)} · {t('当时的原文', 'what was stated')}</summary><div style={{ whiteSpace: 'pre-wrap' }}>{step.said.reason}{step.said.askedBy === '' ? '' : `\n${t('提出要求的人', 'Asked by')}：${step.said.askedBy}`}{step.said.law === '' ? '' : `\n${t('依据', 'Law')}：${step.said.law}`}</div></details>}
    </li>
  );
}

function StepDialog({ one, action, close }: { readonly one: Explanation; readonly action: 'accept' | 'return' | 'file'; close(): void }) {
  const t = useWords();
  const params = { path: { id: one.explanation } };
  if (action === 'file') {
    return (
      <FormDialog<object> title={t('留存备案', 'File it')} name={`explanation.file.${one.explanation}`} okText={t('备案', 'File')} close={close} reloads={RELOADS} intro={t('备案后编入说明登记，取得编号，不能再改。', 'It gets its number in the register and cannot be changed any more.')}
        version={one.version} send={(_none, headers) => got(api.POST('/api/v1/explanations/{id}/file', { params, headers }))}>{null}</FormDialog>
    );
  }
  const returned = action === 'return';
  return (
    <FormDialog<{ note?: string }> title={returned ? t('退回说明', 'Return it') : t('审核通过', 'Accept it')} name={`explanation.${action}.${one.explanation}`} okText={returned ? t('退回', 'Return') : t('通过', 'Accept')} danger={returned} close={close} reloads={RELOADS}
      version={one.version} send={({ note }, headers) => got(api.POST('/api/v1/explanations/{id}/review', { params, headers, body: { outcome: returned ? 'returned' : 'accepted', note: note ?? '' } }))}>
      <Form.Item name="note" label={t('审核意见', 'Note')} rules={returned ? [{ required: true, whitespace: true, message: t('请写明缺什么', 'say what is missing') }] : []}><Input.TextArea rows={3} maxLength={1_000} /></Form.Item>
    </FormDialog>
  );
}
