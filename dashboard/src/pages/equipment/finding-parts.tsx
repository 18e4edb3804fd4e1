/** What the list of findings, one finding and many at once have in common. */
import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { Finding } from '../../parts/api-types.ts';
import { OfficerChoice } from '../../parts/choose.tsx';
import { Mono } from '../../parts/show.tsx';
import { idOf, THINGS } from '../../parts/things.ts';
import { useLanguage, useWords } from '../../shell/words.ts';

/** `执法人员 张伟 P0231` */
export function About({ finding: { subject, subjectName } }: { readonly finding: Finding }) {
  const language = useLanguage();
  const [kind] = subject.split(':') as [string];
  // Recorder and number say which clip it is; its id is as long as a line.
  return <>{THINGS[kind]?.[language] ?? ''} {subjectName ?? ''} {kind === 'clip' && subjectName !== null ? null : <Mono>{idOf(subject)}</Mono>}</>;
}

/** Who puts it right, and by which day. */
export function DutyFields() {
  const t = useWords();
  const must = [{ required: true, message: t('必填', 'is required') }];
  return (
    <>
      <Form.Item name="responsible" label={t('责任人', 'Responsible')} rules={must}><OfficerChoice /></Form.Item>
      {/* Kept as text, so that a draft is what was typed. */}
      <Form.Item name="deadline" label={t('期限', 'By')} rules={must} getValueProps={(value?: string) => ({ value: value === undefined ? null : dayjs(value) })} normalize={(value: Dayjs | null) => value?.format('YYYY-MM-DD')}><DatePicker disabledDate={(day) => day.isBefore(dayjs().startOf('day'))} /></Form.Item>
    </>
  );
}
