/** A register as a spreadsheet file: out as it is, in by a preview that shows line by line what would change. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import { api, got } from '../../../api/client.ts';
import type { RegisterName } from '../../parts/api-types.ts';
import { FileDialog } from '../../parts/file-dialog.tsx';
import { useWords } from '../../shell/words.ts';

export function RegisterFile({ registers, close }: { readonly registers: readonly RegisterName[]; close(): void }) {
  const t = useWords();
  const [register, setRegister] = useState<RegisterName>(registers[0]!);
  const names: Readonly<Record<RegisterName, string>> = { officers: t('执法人员', 'Officers'), recorders: t('记录仪', 'Recorders'), assignments: t('配发', 'Assignments') };
  return (
    <FileDialog title={t('导入与导出', 'Files')} subject={register} choose={t('选择要导入的 CSV…', 'Choose a CSV to take in…')} reloads={['officers', 'recorders', 'ratio']} close={close}
      hint={t('列名与导出的文件相同；UTF-8 或 GB18030 均可。导入前先逐行预览，不会直接改动。', 'Columns as in the saved file, in UTF-8 or GB18030. Every line is shown before anything changes.')}
      before={<>
        {registers.length > 1 ? <Select aria-label={t('台账', 'Register')} value={register} onChange={setRegister} options={registers.map((value) => ({ value, label: names[value] }))} style={{ width: 130 }} /> : null}
        <Button href={`/api/v1/register-files/${register}`} download={`${register}.csv`}>{t('导出 CSV', 'Save as CSV')}</Button>
      </>}
      preview={(content) => got(api.POST('/api/v1/register-files/preview', { body: { register, content } }))}
      take={(content, hash) => got(api.POST('/api/v1/register-files', { body: { register, content, hash } }))} />
  );
}
