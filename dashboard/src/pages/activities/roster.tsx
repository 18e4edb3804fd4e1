/** The duty roster from a spreadsheet: what each line would do is seen before anything is done. */
import { Alert, Button, Modal, Segmented, Table, Upload } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api, got } from '../../../api/client.ts';
import type { RosterPreview } from '../../parts/api-types.ts';
import { base64Of } from '../../parts/base64.ts';
import { csvText, saveFile } from '../../parts/csv.ts';
import { State } from '../../parts/show.tsx';
import type { Tone } from '../../parts/tone.ts';
import { useLocalized } from '../../shell/format.ts';
import { useProblem } from '../../shell/problem.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { useKinds } from './kinds.ts';

const MAX_BYTES = 512 * 1024;
const TONES: Readonly<Record<string, Tone>> = { new: 'good', changed: 'busy', same: 'plain', refused: 'bad' };

export function Roster({ close }: { close(): void }) {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const localized = useLocalized();
  const kinds = useKinds();
  const problem = useProblem();
  const queries = useQueryClient();
  const [content, setContent] = useState('');
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [taken, setTaken] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const [only, setOnly] = useState('all');
  // Whoever plans for one unit need not name it in each line.
  const unit = has(me, 'recorder-manager') ? null : me.unit;
  const outcomes: Readonly<Record<string, string>> = { new: t('新增', 'new'), changed: t('变更', 'changed'), same: t('不变', 'same'), refused: t('拒绝', 'refused') };
  const choose = async (file: File) => {
    setTooLarge(file.size > MAX_BYTES);
    if (file.size > MAX_BYTES) return;
    setBusy(true);
    setTaken(false);
    try {
      const text = await base64Of(file);
      setContent(text);
      setPreview(await got(api.POST('/api/v1/activities/roster/preview', { body: { unit, content: text } })));
    } catch (error) {
      setPreview(null);
      problem(error);
    } finally {
      setBusy(false);
    }
  };
  const confirm = async () => {
    setBusy(true);
    try {
      setPreview(await got(api.POST('/api/v1/activities/roster', { body: { unit, content, hash: preview!.hash } })));
      setTaken(true);
      for (const list of ['activities', 'clips', 'inbox']) void queries.invalidateQueries({ queryKey: [list] });
    } catch (error) {
      problem(error);
    } finally {
      setBusy(false);
    }
  };
  const template = () => saveFile(`${t('勤务表', 'roster')}.csv`, csvText([['单位', '执法人员', '类别', '开始', '结束', '案由', '案号', '地点'], [me.unit ?? '', me.officer ?? '', kinds.all[0]?.zh ?? '', '2026-12-01 09:00', '2026-12-01 11:00', '', '', '']]));
  const works = preview === null ? 0 : preview.counts.new + preview.counts.changed;
  return (
    <Modal open title={t('导入勤务表', 'Take in a roster')} width={860} onCancel={close} footer={<>
      <Button onClick={close}>{t('关闭', 'Close')}</Button>
      {preview === null || taken ? null : <Button type="primary" disabled={works === 0} loading={busy ? { delay: 300 } : false} onClick={() => void confirm()}>{t(`导入 ${works} 行`, `Take in ${works} lines`)}</Button>}
    </>}>
      <div className="list-filters" style={{ marginBottom: 12 }}>
        <Upload accept=".csv,.txt" maxCount={1} showUploadList={false} beforeUpload={(file) => { void choose(file); return false; }}><Button type={preview === null ? 'primary' : 'default'}>{t('选择 CSV…', 'Choose a CSV…')}</Button></Upload>
        <Button onClick={template}>{t('下载模板', 'A template')}</Button>
      </div>
      {tooLarge ? <Alert type="error" showIcon title={t('文件超过 512 KiB，请分成几个', 'The file is larger than 512 KiB; take it in parts')} /> : null}
      {preview === null ? <p>{t('时间写作 2026-12-01 09:00；执法人员写人员编号或执法证号，多人用顿号分开。再次导入同一行即更改。', 'Times as 2026-12-01 09:00; officers by number or certificate, parted by commas. A line that is taken in again changes what it was.')}</p> : (
        <>
          {taken ? <Alert type="success" showIcon style={{ marginBottom: 8 }} title={t(`已导入：新增 ${preview.counts.new}，变更 ${preview.counts.changed}，拒绝 ${preview.counts.refused}`, `Taken in: ${preview.counts.new} new, ${preview.counts.changed} changed, ${preview.counts.refused} refused`)} /> : null}
          {preview.ignored.length === 0 ? null : <Alert type="info" showIcon style={{ marginBottom: 8 }} title={t(`未使用的列：${preview.ignored.join('、')}`, `Columns not used: ${preview.ignored.join(', ')}`)} />}
          <Segmented aria-label={t('只看', 'Show')} value={only} onChange={(value) => setOnly(String(value))} style={{ marginBottom: 8 }} options={[{ value: 'all', label: t('全部', 'All') }, ...(['new', 'changed', 'same', 'refused'] as const).map((value) => ({ value, label: `${outcomes[value]!} ${preview.counts[value]}` }))]} />
          <Table size="small" rowKey="line" pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ y: 320, x: 520 }} dataSource={preview.lines.filter((line) => only === 'all' || line.outcome === only)} columns={[
            { title: t('行', 'Line'), dataIndex: 'line', width: 70 },
            { title: t('结果', 'Outcome'), width: 110, render: (_, line) => <State tone={TONES[line.outcome] ?? 'plain'}>{outcomes[line.outcome] ?? line.outcome}</State> },
            { title: t('说明', 'What'), render: (_, line) => localized(line[language]) },
          ]} />
        </>
      )}
    </Modal>
  );
}
