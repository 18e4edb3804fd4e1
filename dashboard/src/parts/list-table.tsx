/**
 * A list of records: a table on a screen, cards on a phone. j and k walk it (shell/desk.tsx), Enter opens, x selects; which
 * columns show is remembered on this machine; the whole list goes into a spreadsheet file.
 */
import { DownloadOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Empty, Popover, Table } from 'antd';
import { Children, Fragment, isValidElement, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useProblem } from '../shell/problem.tsx';
import { useMe } from '../shell/session.tsx';
import { useWords } from '../shell/words.ts';
import { csvText, saveFile } from './csv.ts';
import { Outline, Trouble } from './loaded.tsx';
import type { Pages } from './pages.ts';
import { useNarrow } from './narrow.ts';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  shown(row: T): ReactNode;
  /** Plain text for the file; a column without it is not in the file. */
  text?(row: T): string;
  readonly width?: number;
  readonly align?: 'right';
  /** Hidden until somebody chooses it. */
  readonly extra?: boolean;
}

interface Props<T> {
  /** Under which the choice of columns is kept; the name of the file begins with it. */
  readonly name: string;
  readonly pages: Pages<T>;
  rowKey(row: T): string;
  readonly columns: readonly Column<T>[];
  open?: ((row: T) => void) | undefined;
  /** What a row's opening is called, for readers of the screen: '查看 ZFY-0001'. */
  openLabel?(row: T): string;
  readonly selected?: readonly string[] | undefined;
  select?(keys: string[]): void;
  readonly filters?: ReactNode;
  /** Shown above the rows while some are selected. */
  readonly bulk?: ReactNode;
  readonly empty: string;
}

export function ListTable<T extends object>(props: Props<T>) {
  const { pages, columns, name } = props;
  const t = useWords();
  const narrow = useNarrow();
  const [hidden, setHidden] = useHidden(name, columns);
  const shown = columns.filter((column) => !hidden.includes(column.key));
  return (
    <section className="list">
      <div className="list-bar no-print">
        <div className="list-filters" role="search" data-search>{narrow ? <Folded>{props.filters}</Folded> : props.filters}</div>
        <div className="list-tools">
          {columns.length > 4 ? <ChooseColumns columns={columns} hidden={hidden} setHidden={setHidden} /> : null}
          {columns.some((column) => column.text !== undefined) ? <SaveList name={name} pages={pages} columns={columns} /> : null}
        </div>
      </div>
      {props.selected !== undefined && props.selected.length > 0 ? <div className="list-bulk no-print" role="status"><strong>{t(`已选 ${props.selected.length} 项`, `${props.selected.length} selected`)}</strong>{props.bulk}<Button size="small" type="text" onClick={() => props.select?.([])}>{t('取消选择', 'Clear')}</Button></div> : null}
      {pages.error === null ? null : <Trouble error={pages.error} again={pages.again} />}
      {pages.loading && pages.error === null ? <Outline rows={8} /> : pages.rows.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.empty} />
        : narrow ? <Cards {...props} shown={shown} /> : <Rows {...props} shown={shown} />}
      {pages.more ? <Button className="no-print" style={{ marginTop: 8 }} loading={pages.loadingMore ? { delay: 300 } : false} onClick={pages.loadMore}>{t('更多', 'More')}</Button> : null}
    </section>
  );
}

/** More filters than a phone has room for: the first stays, the others unfold. */
const ON_A_PHONE = 2;

function Folded({ children }: { readonly children: ReactNode }) {
  const t = useWords();
  const all = Children.toArray(isValidElement<{ children?: ReactNode }>(children) && children.type === Fragment ? children.props.children : children);
  if (all.length <= ON_A_PHONE) return <>{children}</>;
  return <>{all[0]}<details className="fold"><summary>{t(`更多筛选（${all.length - 1}）`, `More filters (${all.length - 1})`)}</summary><div className="list-filters">{all.slice(1)}</div></details></>;
}

type Shown<T> = Props<T> & { readonly shown: readonly Column<T>[] };

function keysOf<T>({ open, selected, select, rowKey }: Props<T>, row: T) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && open !== undefined) {
      event.preventDefault();
      open(row);
    } else if (event.key === 'x' && select !== undefined && selected !== undefined) {
      const id = rowKey(row);
      select(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
    }
  };
}

const CONTROLS = 'button, a, input, label, [role=button], [role=checkbox]';

function Rows<T extends object>(props: Shown<T>) {
  const { pages, shown, rowKey, open, selected, select, openLabel, name } = props;
  return (
    // antd's own scrolling doubles the head with its check box for measuring: this box scrolls instead, also by keys.
    <div className="table-box" role="region" aria-label={name} tabIndex={-1}>
    <Table<T> size="small" rowKey={rowKey} dataSource={[...pages.rows]} pagination={false} style={{ minWidth: shown.reduce((sum, column) => sum + (column.width ?? 140), 0) }}
      {...(select === undefined || selected === undefined ? {} : { rowSelection: { selectedRowKeys: [...selected], onChange: (keys: React.Key[]) => select(keys.map(String)), getCheckboxProps: (row: T) => ({ 'aria-label': rowKey(row) }) as object } })}
      onRow={(row) => ({
        onKeyDown: keysOf(props, row), tabIndex: -1, className: open === undefined ? '' : 'opens', ...(openLabel === undefined ? {} : { 'aria-label': openLabel(row) }),
        onClick: (event) => { if (open !== undefined && (event.target as HTMLElement).closest(CONTROLS) === null && window.getSelection()?.isCollapsed !== false) open(row); },
      })}
      columns={shown.map((column, i) => ({
        key: column.key, title: column.title, ...(column.width === undefined ? {} : { width: column.width }), ...(column.align === undefined ? {} : { align: column.align }),
        // The first cell is the door for whoever walks by Tab.
        render: (_: unknown, row: T) => (i === 0 && open !== undefined ? <button type="button" className="row-door" onClick={() => open(row)}>{column.shown(row)}</button> : column.shown(row)),
      }))} />
    </div>
  );
}

function Cards<T extends object>(props: Shown<T>) {
  const { pages, shown, rowKey, open, selected, select } = props;
  const [first, ...rest] = shown;
  return (
    <ul className="cards">
      {pages.rows.map((row) => {
        const id = rowKey(row);
        return (
          <li key={id} data-row-key={id} tabIndex={-1} onKeyDown={keysOf(props, row)}>
            <div className="card-head">
              {select === undefined || selected === undefined ? null : <Checkbox aria-label={id} checked={selected.includes(id)} onChange={() => select(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id])} />}
              {open === undefined ? <strong>{first?.shown(row)}</strong> : <button type="button" className="row-door" onClick={() => open(row)}>{first?.shown(row)}</button>}
            </div>
            <dl>{rest.map((column) => <div key={column.key}><dt>{column.title}</dt><dd>{column.shown(row)}</dd></div>)}</dl>
          </li>
        );
      })}
    </ul>
  );
}

function useHidden<T>(name: string, columns: readonly Column<T>[]): readonly [readonly string[], (hidden: readonly string[]) => void] {
  const { account } = useMe();
  const key = `zhilu.columns.${account}.${name}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      if (Array.isArray(stored)) return stored.map(String);
    } catch {
      // What cannot be read is chosen anew.
    }
    return columns.filter((column) => column.extra === true).map((column) => column.key);
  });
  return [hidden, (next) => {
    localStorage.setItem(key, JSON.stringify(next));
    setHidden(next);
  }];
}

function ChooseColumns<T>({ columns, hidden, setHidden }: { readonly columns: readonly Column<T>[]; readonly hidden: readonly string[]; setHidden(hidden: readonly string[]): void }) {
  const t = useWords();
  return (
    <Popover trigger="click" placement="bottomRight" title={t('显示的列', 'Columns')} content={(
      <div style={{ display: 'grid', gap: 4 }}>
        {columns.map((column, i) => <Checkbox key={column.key} disabled={i === 0} checked={!hidden.includes(column.key)} onChange={({ target }) => setHidden(target.checked ? hidden.filter((one) => one !== column.key) : [...hidden, column.key])}>{column.title}</Checkbox>)}
      </div>
    )}>
      <Button icon={<SettingOutlined />}>{t('列', 'Columns')}</Button>
    </Popover>
  );
}

function SaveList<T>({ name, pages, columns }: { readonly name: string; readonly pages: Pages<T>; readonly columns: readonly Column<T>[] }) {
  const t = useWords();
  const problem = useProblem();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const written = columns.filter((column) => column.text !== undefined);
      const rows = await pages.all();
      saveFile(`${name}-${new Date().toISOString().slice(0, 10)}.csv`, csvText([written.map((column) => column.title), ...rows.map((row) => written.map((column) => column.text!(row)))]));
    } catch (error) {
      problem(error);
    } finally {
      setBusy(false);
    }
  };
  return <Button icon={<DownloadOutlined />} loading={busy ? { delay: 300 } : false} onClick={() => void save()}>CSV<span className="reader-only">{t('：导出整个列表', ': the whole list')}</span></Button>;
}
