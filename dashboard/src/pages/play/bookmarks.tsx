/** Bookmarks of the clip that leads: set, listed, gone to. Each is an entry of the custody log; whoever set one takes it away. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { api, got } from '../../../api/client.ts';
import type { Bookmark } from '../../parts/api-types.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Time } from '../../parts/show.tsx';
import { useProblem } from '../../shell/problem.tsx';
import { useMe } from '../../shell/session.tsx';
import { useWords } from '../../shell/words.ts';
import { stamp } from './controls.tsx';
import type { Shown } from './picture.tsx';
import type { Transport } from './transport.ts';

const MAX_TEXT = 200;

export function Bookmarks({ shown, transport, marking, setMarking, loaded }: { readonly shown: Shown; readonly transport: Transport; readonly marking: boolean; setMarking(on: boolean): void; loaded(items: readonly Bookmark[]): void }) {
  const t = useWords();
  const me = useMe();
  const problem = useProblem();
  const queries = useQueryClient();
  const { view, clip } = shown.view;
  const key = ['bookmarks', clip];
  const { data } = useQuery({ queryKey: key, queryFn: () => got(api.GET('/api/v1/views/{id}/bookmarks', { params: { path: { id: view } } })), staleTime: Infinity });
  const items = data?.items ?? [];
  useEffect(() => loaded(items), [data]); // eslint-disable-line
  const again = () => queries.invalidateQueries({ queryKey: key });
  const remove = async (bookmark: string) => {
    try {
      await got(api.DELETE('/api/v1/views/{id}/bookmarks/{bookmark}', { params: { path: { id: view, bookmark } } }));
      await again();
    } catch (error) {
      problem(error);
    }
  };
  const atMs = Math.max(0, Math.min(shown.view.durationMs ?? Infinity, transport.now.atMs - shown.segment.fromMs));
  return (
    <section aria-label={t('书签', 'Bookmarks')}>
      {items.length === 0 ? null : <h2 className="part">{t('书签', 'Bookmarks')}</h2>}
      <ul className="plain-list bookmarks">
        {items.map((one) => (
          <li key={one.bookmark}>
            <Button size="small" onClick={() => transport.seek(shown.segment.fromMs + one.atMs)}>{stamp(one.atMs)}</Button> <span>{one.text}</span> <span className="quiet">{one.byName ?? one.by.replace(/^account:/, '')} <Time at={one.at} /></span>
            {one.by === `account:${me.account}` ? <Button size="small" type="link" danger onClick={() => void remove(one.bookmark)}>{t('删除', 'Remove')}</Button> : null}
          </li>
        ))}
      </ul>
      {marking ? (
        <FormDialog<{ text: string }> title={t(`在 ${stamp(atMs)} 设置书签`, `A bookmark at ${stamp(atMs)}`)} name={`bookmark.${clip}`} okText={t('设置', 'Set')} close={() => setMarking(false)} done={() => void again()}
          send={({ text }) => got(api.POST('/api/v1/views/{id}/bookmarks', { params: { path: { id: view } }, body: { atMs, text } }))}>
          <Form.Item name="text" label={t('文字（记入保管链）', 'Text (it is logged)')} rules={[{ required: true, message: t('必填', 'is required') }]}><Input maxLength={MAX_TEXT} /></Form.Item>
        </FormDialog>
      ) : null}
    </section>
  );
}
