/** The first page of everybody: what waits for me, the most pressing first. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Empty, Flex } from 'antd';
import { Link } from 'wouter';
import { api, got } from '../../api/client.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Due, State } from '../parts/show.tsx';
import type { Tone } from '../parts/tone.ts';
import { useInBrackets } from '../shell/format.ts';
import { PageHead } from '../shell/page-head.tsx';
import { PAGES } from '../shell/pages.ts';
import { has, useMe, type Me } from '../shell/session.tsx';
import { useLanguage, useWords } from '../shell/words.ts';

const TONES: Readonly<Record<string, Tone>> = { overdue: 'bad', 'due-soon': 'warn', waiting: 'busy' };
/** Every so often without any change: due times pass by themselves. */
const EVERY_MS = 60_000;

/** The page on which one does what is asked; the first that one may see. */
function placeOf(kind: string, subject: string, me: Me): string | undefined {
  const id = encodeURIComponent(subject.slice(subject.indexOf(':') + 1));
  const wanted: readonly string[] = kind === 'alarm' ? [`/alarms/${id}`] : kind.startsWith('explanation') ? [`/explanations/${id}`] : kind === 'hand-over-offered' ? [`/register/${id}`] : kind === 'clips-no-officer' ? ['/clips?work=no-officer'] : kind === 'clips-gaps' ? ['/clips?work=gaps'] : kind === 'hand-over-due' && subject.startsWith('activity:') && !has(me, 'officer') ? [`/activities/${id}`] : kind.startsWith('hand-over') || kind.startsWith('clips') ? ['/hand-over', '/register'] : kind === 'calendar' ? ['/calendar'] : [];
  return wanted.find((path) => PAGES.some((page) => (path === page.path || path.startsWith(`${page.path}/`) || path.startsWith(`${page.path}?`)) && (page.roles.length === 0 || has(me, ...page.roles))));
}

export default function Inbox() {
  const t = useWords();
  const inBrackets = useInBrackets();
  const me = useMe();
  const language = useLanguage();
  const query = useQuery({ queryKey: ['inbox'], queryFn: () => got(api.GET('/api/v1/inbox')), refetchInterval: EVERY_MS });
  return (
    <>
      <PageHead title={t('待办', 'Inbox')} />
      <Loaded query={query} rows={6}>{({ items, silent, more }) => (
        <Flex vertical gap={8}>
          {silent.length === 0 ? null : <Alert type="warning" showIcon title={t('有些待办暂时取不到，稍后会再试', 'Some of it cannot be told at the moment; it is tried again')} />}
          {items.length === 0 ? <Card><Empty description={t('没有待办事项', 'Nothing waits for you')} /></Card> : null}
          {items.map((item) => {
            const place = placeOf(item.kind, item.subject, me);
            return (
              <Card key={item.id} size="small" data-row-key={item.id}>
                <Flex gap={12} wrap align="baseline">
                  <State tone={TONES[item.urgency] ?? 'plain'}>{{ overdue: t('逾期', 'overdue'), 'due-soon': t('将到期', 'due soon'), waiting: t('待办', 'waiting') }[item.urgency]}</State>
                  <span style={{ flex: '1 1 320px' }}>{place === undefined ? item[language] : <Link href={place}>{item[language]}</Link>}{inBrackets(item.article)}</span>
                  {item.due === null && !item.provisional ? null : <span>{t('期限', 'due')} <Due due={item.due} provisional={item.provisional} /></span>}
                </Flex>
              </Card>
            );
          })}
          {more ? <Alert type="info" showIcon title={t('还有更多，先办这些', 'There is more; do these first')} /> : null}
        </Flex>
      )}</Loaded>
    </>
  );
}
