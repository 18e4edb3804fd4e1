/** The frame around every page of those who have signed in: where one can go, who one is, how to get out. */
import { Alert, App, Button, Drawer, Dropdown, Flex, Layout, Menu, Modal, Tag } from 'antd';
import { GlobalOutlined, MenuOutlined, MoonOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Route, Switch, useLocation, useSearch } from 'wouter';
import { api, got } from '../../api/client.ts';
import { AlarmBell } from '../parts/alarm-bell.tsx';
import { Outline } from '../parts/loaded.tsx';
import { dropDrafts } from './draft.ts';
import { Guard } from './guard.tsx';
import { useFocusBack } from './focus-back.ts';
import { useIdle } from './idle.ts';
import { ALARM_ROLES, GROUPS, PAGES, type Page } from './pages.ts';
import type { Choices } from './root.tsx';
import { has, ROLE_WORDS, useMe, type Me } from './session.tsx';
import { useLanguage, useWords } from './words.ts';

const SEQUENCE_MS = 1_200;
const PRELOAD_MS = 1_500;

interface DeskProps extends Choices {
  readonly connected: boolean;
  signedOut(): void;
  meChanged(): void;
}

const pagesOf = (me: Me): readonly Page[] => PAGES.filter(({ roles }) => roles.length === 0 || has(me, ...roles));

export default function Desk(props: DeskProps) {
  const me = useMe();
  const t = useWords();
  const language = useLanguage();
  const { modal } = App.useApp();
  const [path, go] = useLocation();
  const search = useSearch();
  const [menuOpen, setMenuOpen] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const pages = pagesOf(me);
  const here = pages.find((page) => path === page.path || path.startsWith(`${page.path}/`));
  const main = useRef<HTMLElement>(null);
  useKeys(pages, go, () => setKeysOpen(true));
  useFocusBack();
  const title = here === undefined ? '执录' : `${here[language]} · 执录`;
  const hearsAlarms = has(me, ...ALARM_ROLES);
  // A wall that nobody touches rings and shows, and changes nothing.
  const isKiosk = path === '/wall' && new URLSearchParams(search).get('kiosk') === '1';
  // Where there is a bell, it has the title while something rings.
  useEffect(() => { if (!hearsAlarms) document.title = title; }, [title, hearsAlarms]);
  useEffect(() => { if (here === undefined && pages[0] !== undefined) go(pages[0].path, { replace: true }); }, [here, pages, go]);
  // Whoever goes to a page finds it there: the code of all pages comes while nothing else is to do.
  useEffect(() => {
    const timer = setTimeout(() => { for (const page of pagesOf(me)) void page.load().catch(() => undefined); }, PRELOAD_MS);
    return () => clearTimeout(timer);
  }, [me]);
  const { signedOut } = props;
  useIdle(useCallback(() => { void got(api.DELETE('/api/v1/session')).catch(() => undefined).then(signedOut); }, [signedOut]), !has(me, 'duty-desk'));
  const leave = () => void modal.confirm({
    title: t('退出登录？', 'Sign out?'), content: t('未提交的草稿会从这台电脑上清除。', 'Drafts that were not sent are removed from this machine.'), okText: t('退出', 'Sign out'), cancelText: t('取消', 'Cancel'),
    onOk: async () => {
      await got(api.DELETE('/api/v1/session')).catch(() => undefined);
      dropDrafts(me.account);
      props.signedOut();
    },
  });
  const menu = (
    <Menu mode="inline" selectedKeys={here === undefined ? [] : [here.path]} style={{ borderInlineEnd: 0 }} onClick={({ key }) => { setMenuOpen(false); go(key); main.current?.focus(); }}
      items={Object.entries(GROUPS).map(([group, words]) => ({ type: 'group' as const, key: group, label: words[language], children: pages.filter((page) => page.group === group && page.hidden !== true).map((page) => ({ key: page.path, label: page[language] })) })).filter(({ children }) => children.length > 0)} />
  );
  return (
    <Layout style={{ minHeight: '100%' }}>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t('跳到正文', 'Skip to the content')}</a>
      <Layout.Header style={{ display: 'flex', alignItems: 'center', gap: 8, position: 'sticky', top: 0, zIndex: 10, background: 'var(--panel)', borderBottom: '1px solid rgba(128,128,128,.25)' }}>
        <Button className="narrow-menu" type="text" icon={<MenuOutlined />} aria-label={t('菜单', 'Menu')} onClick={() => setMenuOpen(true)} />
        <strong style={{ fontSize: 16, whiteSpace: 'nowrap' }}>{t('执录', 'Zhilu')}</strong>
        <span className="wide-only" style={{ whiteSpace: 'nowrap' }}>{me.station}</span>
        <span style={{ flex: 1 }} />
        {me.roles.map((role) => <Tag key={role} className="wide-only" style={{ margin: 0 }}>{ROLE_WORDS[role][language]}</Tag>)}
        {hearsAlarms ? <AlarmBell title={title} readOnly={isKiosk} /> : null}
        <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t('快捷键', 'Keyboard')} onClick={() => setKeysOpen(true)} />
        <Dropdown trigger={['click']} menu={{ selectedKeys: [props.look], items: [{ key: 'system', label: t('跟随系统', 'As the system') }, { key: 'light', label: t('浅色', 'Light') }, { key: 'dark', label: t('深色', 'Dark') }], onClick: ({ key }) => props.setLook(key as 'system') }}>
          <Button type="text" icon={<MoonOutlined />} aria-label={t('外观', 'Look')} />
        </Dropdown>
        <Button type="text" icon={<GlobalOutlined />} onClick={() => props.setLanguage(language === 'zh' ? 'en' : 'zh')} lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'EN' : '中文'}</Button>
        <Dropdown trigger={['click']} menu={{ items: [{ key: 'me', label: t('个人设置', 'My settings') }, { key: 'out', label: t('退出登录', 'Sign out') }], onClick: ({ key }) => (key === 'me' ? go('/me') : leave()) }}>
          <Button type="text" icon={<UserOutlined />} style={{ minWidth: 0, flexShrink: 1 }} title={me.name}><span className="one-line">{me.name}</span></Button>
        </Dropdown>
      </Layout.Header>
      {props.connected ? null : <Alert banner type="warning" role="status" title={t('与工作站的连接断开，正在重试；页面内容可能不是最新的', 'The connection to the station is lost; trying again. What you see may be old')} />}
      <Layout>
        <Layout.Sider className="wide-menu" width={184} theme="light" style={{ position: 'sticky', top: 48, height: 'calc(100vh - 48px)', overflowY: 'auto' }}><nav aria-label={t('主导航', 'Main')}>{menu}</nav></Layout.Sider>
        <Layout.Content id="main" ref={main} tabIndex={-1} role="main" style={{ padding: 16, outline: 'none', minWidth: 0 }}>
          <Guard place={`${path}?${search}`}>
            <Suspense fallback={<Outline />}>
              <Switch>{pages.map((page) => <Route key={page.path} path={`${page.path}/*?`} component={page.view()} />)}</Switch>
            </Suspense>
          </Guard>
        </Layout.Content>
      </Layout>
      <Drawer open={menuOpen} onClose={() => setMenuOpen(false)} placement="left" size={240} title={t('菜单', 'Menu')} styles={{ body: { padding: 0 } }}><nav aria-label={t('主导航', 'Main')}>{menu}</nav></Drawer>
      <Modal open={keysOpen} onCancel={() => setKeysOpen(false)} footer={null} title={t('快捷键', 'Keyboard')}>
        <p><kbd>?</kbd> {t('本页', 'this page')} · <kbd>/</kbd> {t('到搜索框', 'to the search field')} · <kbd>j</kbd> <kbd>k</kbd> {t('列表中上下移动', 'down and up in a list')} · <kbd>Enter</kbd> {t('打开', 'open')} · <kbd>x</kbd> {t('选择', 'select')} · <kbd>Ctrl</kbd>+<kbd>Enter</kbd> {t('提交表单', 'send a form')} · <kbd>Esc</kbd> {t('关闭', 'close')}{hearsAlarms ? <> · <kbd>Alt</kbd>+<kbd>A</kbd> {t('确认正在响的报警', 'acknowledge the alarm that rings')}</> : null}</p>
        <p>{t('先按 g，再按：', 'g, and then:')}</p>
        <Flex wrap gap={8}>{pages.filter(({ hidden }) => hidden !== true).map((page) => <span key={page.path} style={{ width: 150 }}><kbd>{page.key}</kbd> {page[language]}</span>)}</Flex>
      </Modal>
    </Layout>
  );
}

/** g then a letter goes to a page; j and k walk the rows of a list; / goes to the search field. Not while somebody types. */
function useKeys(pages: readonly Page[], go: (path: string) => void, help: () => void): void {
  const last = useRef(0);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || at.isContentEditable || at.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')) return;
      // Behind an open dialog or drawer nothing moves.
      if ([...document.querySelectorAll<HTMLElement>('.ant-modal, .ant-drawer-section')].some((one) => one.getClientRects().length > 0)) return;
      const now = event.timeStamp;
      if (now - last.current < SEQUENCE_MS) {
        last.current = 0;
        const page = pages.find(({ key }) => key === event.key);
        if (page !== undefined) go(page.path);
        return;
      }
      if (event.key === 'g') last.current = now;
      else if (event.key === '?') help();
      else if (event.key === '/') {
        const search = document.querySelector<HTMLElement>('[data-search] input, input[data-search]');
        if (search !== null) {
          event.preventDefault();
          search.focus();
        }
      } else if (event.key === 'j' || event.key === 'k') {
        const rows = [...document.querySelectorAll<HTMLElement>('[data-row-key]')].filter((row) => row.offsetParent !== null);
        const current = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
        const next = rows[Math.max(0, Math.min(rows.length - 1, current + (event.key === 'j' ? 1 : -1)))];
        next?.setAttribute('tabindex', '-1');
        next?.focus();
      }
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [pages, go, help]);
}
