/** The duty roster from a spreadsheet. */
import { Button } from 'antd';
import { api, got } from '../../../api/client.ts';
import { csvText, saveFile } from '../../parts/csv.ts';
import { FileDialog } from '../../parts/file-dialog.tsx';
import { has, useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';
import { useKinds } from './kinds.ts';

export function Roster({ close }: { close(): void }) {
  const t = useWords();
  const me = useMe();
  const kinds = useKinds();
  // Whoever plans for one unit need not name it in each line.
  const unit = has(me, 'recorder-manager') ? null : me.unit;
  const template = () => saveFile(`${t('勤务表', 'roster')}.csv`, csvText([['单位', '执法人员', '类别', '开始', '结束', '案由', '案号', '地点'], [me.unit ?? '', me.officer ?? '', kinds.all[0]?.zh ?? '', '2026-12-01 09:00', '2026-12-01 11:00', '', '', '']]));
  return (
    <FileDialog title={t('导入勤务表', 'Take in a roster')} subject="roster" choose={t('选择 CSV…', 'Choose a CSV…')} after={<Button onClick={template}>{t('下载模板', 'A template')}</Button>} reloads={['activities', 'clips', 'inbox']} close={close}
      hint={t('时间写作 2026-12-01 09:00；执法人员写人员编号或执法证号，多人用顿号分开。再次导入同一行即更改。', 'Times as 2026-12-01 09:00; officers by number or certificate, parted by commas. A line that is taken in again changes what it was.')}
      preview={(content) => got(api.POST('/api/v1/activities/roster/preview', { body: { unit, content } }))}
      take={(content, hash) => got(api.POST('/api/v1/activities/roster', { body: { unit, content, hash } }))} />
  );
}
