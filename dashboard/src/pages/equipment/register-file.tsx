/** A register as a spreadsheet file: out as it is, in by a preview that shows line by line what would change. */
import { Alert, Button, Modal, Segmented, Select, Table, Upload } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api, got } from '../../../api/client.ts';
import type { FilePreview, RegisterName } from '../../parts/api-types.ts';
import { base64Of } from '../../parts/base64.ts';
import { State } from '../../parts/show.tsx';
import type { Tone } from '../../parts/tone.ts';
import { useLocalized } from '../../shell/format.ts';
import { useProblem } from '../../shell/problem.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';

/** The station takes half a mebibyte. */
const MAX_BYTES = 512 * 1024;
const TONES: Readonly<Record<FilePreview['lines'][number]['outcome'], Tone>> = { new: 'good', changed: 'busy', same: 'plain', refused: 'bad' };

export function RegisterFile({ registers, close }: { readonly registers: readonly RegisterName[]; close(): void }) {
  const t = useWords();
  const language = useLanguage();
  const localized = useLocalized();
  const problem = useProblem();
  const queries = useQueryClient();
  const [register, setRegister] = useState<RegisterName>(registers[0]!);
  const [content, setContent] = useState<string | null>(null);
  const [preview, setPreview] = useState<FilePreview | null>(null);
  const [taken, setTaken] = useState(false);
  const [only, setOnly] = useState<string>('all');
  const [busy, setBusy] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const names: Readonly<Record<RegisterName, string>> = { officers: t('执法人员', 'Officers'), recorders: t('记录仪', 'Recorders'), assignments: t('配发', 'Assignments') };
  const outcomes = { new: t('新增', 'new'), changed: t('变更', 'changed'), same: t('不变', 'same'), refused: t('拒绝', 'refused') } as const;
  const choose = async (file: File) => {
    setTooLarge(file.size > MAX_BYTES);
    if (file.size > MAX_BYTES) return;
    setBusy(true);
    setTaken(false);
    try {
      const text = await base64Of(file);
      setContent(text);
      setPreview(await got(api.POST('/api/v1/register-files/preview', { body: { register, content: text } })));
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
      setPreview(await got(api.POST('/api/v1/register-files', { body: { register, content: content!, hash: preview!.hash } })));
      setTaken(true);
      for (const list of ['officers', 'recorders', 'ratio']) void queries.invalidateQueries({ queryKey: [list] });
    } catch (error) {
      problem(error);
    } finally {
      setBusy(false);
    }
  };
  const works = preview === null ? 0 : preview.counts.new + preview.counts.changed;
  return (
    <Modal open title={t('导入与导出', 'Files')} width={860} onCancel={close} footer={<>
      <Button onClick={close}>{t('关闭', 'Close')}</Button>
      {preview === null || taken ? null : <Button type="primary" disabled={works === 0} loading={busy ? { delay: 300 } : false} onClick={() => void confirm()}>{t(`导入 ${works} 行`, `Take in ${works} lines`)}</Button>}
    </>}>
      <div className="list-filters" style={{ marginBottom: 12 }}>
        {registers.length > 1 ? <Select aria-label={t('台账', 'Register')} value={register} onChange={(next) => { setRegister(next); setPreview(null); }} options={registers.map((value) => ({ value, label: names[value] }))} style={{ width: 130 }} /> : null}
        <Button href={`/api/v1/register-files/${register}`} download={`${register}.csv`}>{t('导出 CSV', 'Save as CSV')}</Button>
        <Upload accept=".csv,.txt" maxCount={1} showUploadList={false} beforeUpload={(file) => { void choose(file); return false; }}><Button type={preview === null ? 'primary' : 'default'} loading={busy && preview === null ? { delay: 300 } : false}>{t('选择要导入的 CSV…', 'Choose a CSV to take in…')}</Button></Upload>
      </div>
      {tooLarge ? <Alert type="error" showIcon title={t('文件超过 512 KiB，请分成几个', 'The file is larger than 512 KiB; take it in parts')} /> : null}
      {preview === null ? <p>{t('列名与导出的文件相同；UTF-8 或 GB18030 均可。导入前先逐行预览，不会直接改动。', 'Columns as in the saved file, in UTF-8 or GB18030. Every line is shown before anything changes.')}</p> : (
        <>
          {taken ? <Alert type="success" showIcon style={{ marginBottom: 8 }} title={t(`已导入：新增 ${preview.counts.new}，变更 ${preview.counts.changed}，拒绝 ${preview.counts.refused}`, `Taken in: ${preview.counts.new} new, ${preview.counts.changed} changed, ${preview.counts.refused} refused`)} /> : null}
          {preview.ignored.length === 0 ? null : <Alert type="info" showIcon style={{ marginBottom: 8 }} title={t(`未使用的列：${preview.ignored.join('、')}`, `Columns not used: ${preview.ignored.join(', ')}`)} />}
          <Segmented aria-label={t('只看', 'Show')} value={only} onChange={(value) => setOnly(String(value))} style={{ marginBottom: 8 }} options={[{ value: 'all', label: t('全部', 'All') }, ...(['new', 'changed', 'same', 'refused'] as const).map((value) => ({ value, label: `${outcomes[value]} ${preview.counts[value]}` }))]} />
          <Table size="small" rowKey="line" pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ y: 320, x: 560 }} dataSource={preview.lines.filter((line) => only === 'all' || line.outcome === only)} columns={[
            { title: t('行', 'Line'), dataIndex: 'line', width: 70 }, { title: t('编号', 'Id'), dataIndex: 'id', width: 140 },
            { title: t('结果', 'Outcome'), width: 100, render: (_, line) => <State tone={TONES[line.outcome]}>{outcomes[line.outcome]}</State> },
            { title: t('说明', 'What'), render: (_, line) => <>{line.column === null ? '' : t(`${line.column}：`, `${line.column}: `)}{localized(line[language])}</> },
          ]} />
        </>
      )}
    </Modal>
  );
}
