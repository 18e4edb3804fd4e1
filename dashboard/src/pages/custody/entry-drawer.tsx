/** One entry in words; its bytes and what proves them are a click away. */
import { useQuery } from '@tanstack/react-query';
import { Drawer, Typography } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../../api/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Mono, Time } from '../../parts/show.tsx';
import { idOf } from '../../parts/things.ts';
import { eventWords } from '../../shell/event-words.ts';
import { useLanguage, useWords } from '../../shell/words.ts';
import { hasChain, subjectIn, useFactTexts, type Entry } from './fact-text.ts';

/** Hashes, keys and signatures: in letters of one width. */
const CODES = /^[0-9a-f]{32,}$|^[A-Za-z0-9+/=_-]{40,}$/;
/** Things of one entry that are shown at once; the rest is in its bytes. */
const MOST_THINGS = 100;

/** @param path of the page that shows chains; null where its reader has no way to others */
export function Who({ subject, names, path }: { readonly subject: string; readonly names: Entry['names']; readonly path: string | null }) {
  const texts = useFactTexts();
  if (subject === 'station') return <>{texts.thing(subject, names)}</>;
  const shown = <>{names[subject] ?? (subject.startsWith('operator:') ? texts.kindOfThing(subject) : '')} <Mono>{idOf(subject)}</Mono></>;
  return path === null || !hasChain(subject) ? shown : <Link href={`${path}?subject=${encodeURIComponent(subject)}`} title={subject}>{shown}</Link>;
}

export function EntryDrawer({ entry, path, close }: { readonly entry: Entry; readonly path: string | null; close(): void }) {
  const t = useWords();
  const language = useLanguage();
  const texts = useFactTexts();
  const [bytes, setBytes] = useState(false);
  const value = (name: string, fact: unknown): ReactNode => {
    const subjects = (Array.isArray(fact) ? fact : [fact]).map((one) => subjectIn(name, one));
    if (subjects.length > 0 && subjects.every((one) => one !== undefined)) {
      return <>{subjects.slice(0, MOST_THINGS).map((one) => <Fragment key={one}>{name === 'subject' ? `${texts.kindOfThing(one)} ` : ''}<Who subject={one} names={entry.names} path={path} />{subjects.length > 1 ? <br /> : null}</Fragment>)}{subjects.length > MOST_THINGS ? t(`共 ${subjects.length} 项`, `${subjects.length} in all`) : null}</>;
    }
    const text = texts.text(entry, name, fact);
    return CODES.test(text) ? <Mono>{text}</Mono> : text;
  };
  return (
    <Drawer open onClose={close} title={`${entry.seq} · ${eventWords(entry.kind)[language]}`} size={520}>
      <dl className="pairs wide">
        <div><dt>{t('时间', 'Time')}</dt><dd><Time at={entry.at} seconds /></dd></div>
        <div><dt>{t('操作者', 'By')}</dt><dd>{texts.kindOfThing(entry.actor)} {entry.actor === 'station' ? null : <Who subject={entry.actor} names={entry.names} path={path} />}</dd></div>
        {Object.entries(entry.facts).map(([name, fact]) => <div key={name}><dt>{texts.label(entry, name)}</dt><dd>{value(name, fact)}</dd></div>)}
      </dl>
      <details className="fold" style={{ marginTop: 16 }} onToggle={(event) => setBytes(event.currentTarget.open)}>
        <summary>{t('原始记录与证明', 'The entry as it is written, and its proof')}</summary>
        {bytes ? <Bytes seq={entry.seq} /> : null}
      </details>
    </Drawer>
  );
}

function Bytes({ seq }: { readonly seq: number }) {
  const t = useWords();
  const query = useQuery({ queryKey: ['proof', seq], queryFn: () => got(api.GET('/api/v1/custody/proof/{seq}', { params: { path: { seq } } })) });
  return (
    <Loaded query={query} rows={6}>{({ leaf, proof }) => {
      const written = new TextDecoder().decode(Uint8Array.from(atob(leaf), (letter) => letter.charCodeAt(0)));
      return (
        <>
          <p>{t('保管链中逐字节的原文：', 'Byte for byte, as it stands in the custody log:')}</p>
          <Typography.Paragraph copyable={{ text: written }}><pre className="mono" style={{ whiteSpace: 'pre-wrap' }}>{written}</pre></Typography.Paragraph>
          <p>{t('任何人都可凭以下证明，离线验证这一条从未被改动。', 'With this anybody can verify offline that the entry was never changed.')}</p>
          <Typography.Paragraph copyable={{ text: proof }}><pre className="mono" style={{ whiteSpace: 'pre-wrap' }}>{proof}</pre></Typography.Paragraph>
        </>
      );
    }}</Loaded>
  );
}
