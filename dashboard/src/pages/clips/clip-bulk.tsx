/** Many clips at once: of which activity they are, and whose they are where no recorder was assigned. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../../api/client.ts';
import type { Clip } from '../../parts/api-types.ts';
import { OfficerChoice } from '../../parts/choose.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useTime } from '../../shell/format.ts';
import { has, useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';
import { enterPath, useKinds } from '../activities/kinds.ts';

const NONE = '-';
/** Activities that are offered: those within so many days of the clips. */
const AROUND_MS = 3 * 86_400_000;
const OFFERED = 100;
const RELOADS = ['clips', 'activities', 'hand-overs', 'inbox'];

/** What a dialog is about: the clips as they were when it was opened, and the ETag of the list from which they were chosen. The list goes on behind it. */
export interface ChosenClips { readonly clips: readonly Clip[]; readonly version: string }

export function ClipBulk({ clips, version, done }: { readonly clips: readonly Clip[]; version(): string; done(): void }) {
  const t = useWords();
  const me = useMe();
  const [action, setAction] = useState<ChosenClips & { readonly what: 'bind' | 'give' } | null>(null);
  const open = (what: 'bind' | 'give') => setAction({ what, clips, version: version() });
  return (
    <>
      <Button size="small" onClick={() => open('bind')}>{t('归入执法活动', 'Bind to an activity')}</Button>
      {has(me, 'recorder-manager') ? <Button size="small" onClick={() => open('give')}>{t('补登采集人', 'Say whose')}</Button> : null}
      {action?.what === 'bind' ? <BindDialog chosen={action} done={done} close={() => setAction(null)} /> : null}
      {action?.what === 'give' ? <GiveDialog chosen={action} done={done} close={() => setAction(null)} /> : null}
    </>
  );
}

interface DialogProps { readonly chosen: ChosenClips; done(): void; close(): void }

function GiveDialog({ chosen: { clips, version }, done, close }: DialogProps) {
  const t = useWords();
  const told = useTold(clips.length, done);
  const ids = clips.map((one) => one.clip);
  return (
    <FormDialog<{ officer: string; reason: string }> title={t(`补登采集人（${ids.length} 个）`, `Say whose they are (${ids.length})`)} name={`clips.give.${ids.length}.${ids[0] ?? ''}`} okText={t('补登', 'Enter')} close={close} reloads={RELOADS}
      send={async ({ officer, reason: why }) => told((await got(api.POST('/api/v1/clips/give', { headers: { 'if-match': version }, body: { clips: ids, officer, reason: why } }))).clips)}>
      <Form.Item name="officer" label={t('采集人', 'Officer')} rules={[{ required: true, message: t('必填', 'is required') }]}><OfficerChoice /></Form.Item>
      <Form.Item name="reason" label={t('理由', 'Reason')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input maxLength={200} /></Form.Item>
    </FormDialog>
  );
}

export function BindDialog({ chosen: { clips, version }, done, close }: DialogProps) {
  const t = useWords();
  const told = useTold(clips.length, done);
  const ids = clips.map((one) => one.clip);
  return (
    <FormDialog<{ activity: string; reason?: string }> title={t(`归入执法活动（${ids.length} 个）`, `Bind to an activity (${ids.length})`)} name={`clips.bind.${ids.length}.${ids[0] ?? ''}`} okText={t('归入', 'Bind')} close={close} reloads={RELOADS}
      send={async ({ activity, reason }) => told((await got(api.POST('/api/v1/clips/bind', { headers: { 'if-match': version }, body: { clips: ids, activity: activity === NONE ? null : activity, reason: reason?.trim() ?? '' } }))).clips)}>
      <Form.Item name="activity" label={t('执法活动', 'Activity')} rules={[{ required: true, message: t('必填', 'is required') }]} extra={<Link href={enterPath(clips, `${location.pathname}${location.search}`)}>{t('没有合适的？登记一次，片段自动归入', 'None fits? Enter one: the clips go to it by themselves')}</Link>}><ActivityChoice clips={clips} /></Form.Item>
      <Form.Item name="reason" label={t('理由（更改已归入的片段时须填）', 'Reason (needed where clips were bound already)')}><Input maxLength={200} /></Form.Item>
    </FormDialog>
  );
}

/** The station takes the other segments of a recording along: more may have changed than were chosen. */
function useTold(chosen: number, done: () => void): (changed: readonly string[]) => void {
  const t = useWords();
  const { message } = App.useApp();
  return (changed) => {
    void message.success(changed.length > chosen ? t(`已处理 ${changed.length} 个（含同一次录制的其他分段）`, `${changed.length} changed, other segments of their recordings with them`) : t(`已处理 ${changed.length} 个`, `${changed.length} changed`));
    done();
  };
}

/** Those around the time of the clips, the nearest day first. */
function ActivityChoice({ clips, ...field }: { readonly clips: readonly Clip[]; readonly id?: string; readonly value?: string; onChange?(value: string): void }) {
  const t = useWords();
  const time = useTime();
  const kinds = useKinds();
  const times = clips.map((one) => Date.parse(one.time));
  const from = new Date(Math.min(...times) - AROUND_MS).toISOString();
  const to = new Date(Math.max(...times) + AROUND_MS).toISOString();
  const { data, isPending } = useQuery({ queryKey: ['activities', 'around', from, to], queryFn: () => got(api.GET('/api/v1/activities', { params: { query: { from, to, limit: OFFERED } } })) });
  const options = [
    ...(data?.items ?? []).filter((one) => one.cancelled === null).map((one) => ({ value: one.activity, label: `${time(one.from ?? one.plannedFrom)} · ${one.cause || kinds.name(one.kind)} · ${one.officers.map((officer, i) => one.officerNames[i] ?? officer).join(' ')} · ${one.place}` })),
    { value: NONE, label: t('不归入任何活动', 'of no activity') },
  ];
  return <Select<string> {...field} showSearch={{ optionFilterProp: 'label' }} options={options} loading={isPending} placeholder={t('前后三天内的执法活动', 'activities within three days')} />;
}
