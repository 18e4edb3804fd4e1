/** A custody chain on paper: every entry in words, and the checkpoint under which it stands. */
import { useTime } from '../../shell/format.ts';
import { eventWords } from '../../shell/event-words.ts';
import { useMe } from '../../shell/session.tsx';
import { useLanguage, useWords } from '../../shell/words.ts';
import { useFactTexts, type Entry } from './fact-text.ts';

const MOST_ABOUT = 6;

/** @param whole false: there are more entries than these @param note the checkpoint, signed; it was made after the last of the entries */
export function ChainPaper({ title, entries, whole, note }: { readonly title: string; readonly entries: readonly Entry[]; readonly whole: boolean; readonly note: string | undefined }) {
  const t = useWords();
  const language = useLanguage();
  const time = useTime();
  const me = useMe();
  const texts = useFactTexts();
  return (
    <article className="paper">
      <h1>{title}</h1>
      <p>
        {t('工作站', 'Station')} {me.station} · {t(`${entries.length} 条`, `${entries.length} entries`)} · {t(`${me.name} 打印于 ${time(new Date().toISOString())}`, `printed by ${me.name} at ${time(new Date().toISOString())}`)}
        {whole ? null : <strong> · {t('未全部列出', 'there are more')}</strong>}
      </p>
      <table>
        <thead><tr><th>{t('序号', 'No.')}</th><th>{t('时间', 'Time')}</th><th>{t('事件', 'Event')}</th><th>{t('操作者', 'By')}</th><th>{t('对象', 'About')}</th><th>{t('内容', 'What')}</th></tr></thead>
        <tbody>{entries.map((one) => (
          <tr key={one.seq}>
            <td>{one.seq}</td><td>{time(one.at, true)}</td><td>{eventWords(one.kind)[language]}</td><td>{texts.thing(one.actor, one.names)}</td>
            <td>{one.subjects.slice(0, MOST_ABOUT).map((about) => texts.thing(about, one.names)).join(t('；', '; '))}{one.subjects.length > MOST_ABOUT ? t(`等 ${one.subjects.length} 项`, ` and more, ${one.subjects.length} in all`) : ''}</td>
            <td>{texts.line(one)}</td>
          </tr>
        ))}</tbody>
      </table>
      {note === undefined ? null : <section><p>{t('检查点：凭它任何人都可核对以上记录此后未被改动。', 'The checkpoint: with it anybody can verify that none of these entries has been changed since.')}</p><pre>{note}</pre></section>}
    </article>
  );
}
