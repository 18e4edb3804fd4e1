/** Many rows from a spreadsheet: what each line would do is seen before anything is done, and what is taken in is the very file that was seen. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Segmented, Table, Upload } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useLocalized } from '../shell/format.ts';
import { useProblem } from '../shell/problem.tsx';
import { useLanguage, useWords, type Words } from '../shell/words.ts';
import { base64Of } from './base64.ts';
import { State } from './show.tsx';
import type { Tone } from './tone.ts';

const OUTCOMES = {
  new: { zh: '新增', en: 'new', tone: 'good' }, changed: { zh: '变更', en: 'changed', tone: 'busy' }, same: { zh: '不变', en: 'same', tone: 'plain' }, refused: { zh: '拒绝', en: 'refused', tone: 'bad' },
} as const satisfies Readonly<Record<string, Words & { readonly tone: Tone }>>;
type Outcome = keyof typeof OUTCOMES;

export interface PreviewLine extends Words { readonly line: number; readonly outcome: Outcome; readonly id?: string; readonly column?: string | null }
export interface Preview { readonly hash: string; readonly counts: Readonly<Record<Outcome, number>>; readonly ignored: readonly string[]; readonly lines: readonly PreviewLine[] }

/** The station takes half a mebibyte. */
const MAX_BYTES = 512 * 1024;

interface Props {
  readonly title: string;
  /** What the file is taken for: another subject is another preview. */
  readonly subject: string;
  readonly choose: string;
  /** What the columns are, before a file was chosen. */
  readonly hint: string;
  /** Before and behind the button that chooses a file. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** Lists that change with it. */
  readonly reloads: readonly string[];
  preview(content: string): Promise<Preview>;
  take(content: string, hash: string): Promise<Preview>;
  close(): void;
}

export function FileDialog({ title, subject, choose, hint, before, after, reloads, preview: ask, take, close }: Props) {
  const t = useWords();
  const language = useLanguage();
  const localized = useLocalized();
  const problem = useProblem();
  const queries = useQueryClient();
  const [content, setContent] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [taken, setTaken] = useState(false);
  const [only, setOnly] = useState<string>('all');
  const [busy, setBusy] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  useEffect(() => setPreview(null), [subject]);
  const look = async (file: File) => {
    setTooLarge(file.size > MAX_BYTES);
    if (file.size > MAX_BYTES) return;
    setBusy(true);
    setTaken(false);
    try {
      const text = await base64Of(file);
      setContent(text);
      setPreview(await ask(text));
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
      setPreview(await take(content, preview!.hash));
      setTaken(true);
      for (const list of reloads) void queries.invalidateQueries({ queryKey: [list] });
    } catch (error) {
      problem(error);
    } finally {
      setBusy(false);
    }
  };
  const works = preview === null ? 0 : preview.counts.new + preview.counts.changed;
  const hasIds = preview?.lines.some(({ id }) => id !== undefined) === true;
  return (
    <Modal open title={title} width={860} onCancel={close} footer={<>
      <Button onClick={close}>{t('关闭', 'Close')}</Button>
      {preview === null || taken ? null : <Button type="primary" disabled={works === 0} loading={busy ? { delay: 300 } : false} onClick={() => void confirm()}>{t(`导入 ${works} 行`, `Take in ${works} lines`)}</Button>}
    </>}>
      <div className="list-filters" style={{ marginBottom: 12 }}>
        {before}
        <Upload accept=".csv,.txt" maxCount={1} showUploadList={false} beforeUpload={(file) => { void look(file); return false; }}><Button type={preview === null ? 'primary' : 'default'} loading={busy && preview === null ? { delay: 300 } : false}>{choose}</Button></Upload>
        {after}
      </div>
      {tooLarge ? <Alert type="error" showIcon title={t('文件超过 512 KiB，请分成几个', 'The file is larger than 512 KiB; take it in parts')} /> : null}
      {preview === null ? <p>{hint}</p> : (
        <>
          {taken ? <Alert type="success" showIcon style={{ marginBottom: 8 }} title={t(`已导入：新增 ${preview.counts.new}，变更 ${preview.counts.changed}，拒绝 ${preview.counts.refused}`, `Taken in: ${preview.counts.new} new, ${preview.counts.changed} changed, ${preview.counts.refused} refused`)} /> : null}
          {preview.ignored.length === 0 ? null : <Alert type="info" showIcon style={{ marginBottom: 8 }} title={t(`未使用的列：${preview.ignored.join('、')}`, `Columns not used: ${preview.ignored.join(', ')}`)} />}
          <Segmented aria-label={t('只看', 'Show')} value={only} onChange={(value) => setOnly(String(value))} style={{ marginBottom: 8 }} options={[{ value: 'all', label: t('全部', 'All') }, ...(Object.keys(OUTCOMES) as Outcome[]).map((value) => ({ value, label: `${OUTCOMES[value][language]} ${preview.counts[value]}` }))]} />
          <Table<PreviewLine> size="small" rowKey="line" pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ y: 320, x: 560 }} dataSource={preview.lines.filter((line) => only === 'all' || line.outcome === only)} columns={[
            { title: t('行', 'Line'), dataIndex: 'line', width: 70 }, ...(hasIds ? [{ title: t('编号', 'Id'), dataIndex: 'id', width: 140 }] : []),
            { title: t('结果', 'Outcome'), width: 110, render: (_, line) => <State tone={OUTCOMES[line.outcome].tone}>{OUTCOMES[line.outcome][language]}</State> },
            { title: t('说明', 'What'), render: (_, line) => <>{line.column == null ? '' : t(`${line.column}：`, `${line.column}: `)}{localized(line[language])}</> },
          ]} />
        </>
      )}
    </Modal>
  );
}
