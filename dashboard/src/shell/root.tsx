/** Language, look, data and session around every page. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'wouter';
import { ApiProblem, setHooks } from '../../api/client.ts';
import { followChanges } from './changes.ts';
import { ConfirmDialog, type Confirmation } from './confirm.tsx';
import { Guard } from './guard.tsx';
import { pageCode } from './page-code.ts';
import { askWho, MeContext, type Me } from './session.tsx';
import { storedLook, storeLook, themeOf, type Look } from './theme.ts';
import { LanguageContext, storedLanguage, storeLanguage, useWords, type Language } from './words.ts';

const Desk = pageCode(() => import('./desk.tsx')).view();
const SignIn = pageCode(() => import('../pages/sign-in.tsx')).view();
const SetUp = pageCode(() => import('../pages/set-up.tsx')).view();

const STALE_MS = 20_000;
const AGAIN_MS = 3_000;
const MAX_RETRIES = 2;

export function Root() {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  const [look, setLook] = useState<Look>(storedLook);
  const printing = usePrinting();
  const dark = useDark(printing ? 'light' : look);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
    storeLanguage(language);
  }, [language]);
  useEffect(() => storeLook(look), [look]);
  const theme = useMemo(() => themeOf(dark), [dark]);
  return (
    <LanguageContext value={language}>
      <ConfigProvider locale={language === 'zh' ? zh : en} theme={theme} button={{ autoInsertSpace: false }} form={{ scrollToFirstError: { focus: true } }}>
        <App component={false}>
          <Guard place="" outermost><Inside language={language} setLanguage={setLanguage} look={look} setLook={setLook} dark={dark} /></Guard>
        </App>
      </ConfigProvider>
    </LanguageContext>
  );
}

export interface Choices {
  readonly language: Language;
  setLanguage(language: Language): void;
  readonly look: Look;
  setLook(look: Look): void;
}

function Inside(choices: Choices & { readonly dark: boolean }) {
  const [state, setState] = useState<{ readonly me: Me | null; readonly setUp: boolean } | undefined>();
  const [confirmation, setConfirmation] = useState<Confirmation | null>(null);
  const [connected, setConnected] = useState(true);
  const [unreachable, setUnreachable] = useState(false);
  const [path, go] = useLocation();
  const queries = useMemo(() => new QueryClient({
    defaultOptions: { queries: { staleTime: STALE_MS, refetchOnWindowFocus: true, retry: (count, error) => !(error instanceof ApiProblem && error.status >= 400 && error.status < 500) && count < MAX_RETRIES } },
  }), []);
  const signedOut = useCallback(() => {
    queries.clear();
    setState((before) => ({ me: null, setUp: before?.setUp ?? false }));
  }, [queries]);
  useEffect(() => {
    setHooks({ signedOut, confirm: () => new Promise<boolean>((resolve) => setConfirmation({ resolve })) });
    let stopped = false;
    const ask = () => askWho().then((who) => { if (!stopped) setState(who); setUnreachable(false); }, () => {
      if (stopped) return;
      setUnreachable(true);
      setTimeout(() => void ask(), AGAIN_MS);
    });
    void ask();
    return () => { stopped = true; };
  }, [signedOut]);
  const account = state?.me?.account;
  useEffect(() => (account === undefined ? undefined : followChanges(queries, setConnected, signedOut)), [account, queries, signedOut]);
  const entered = (me: Me) => {
    setState({ me, setUp: false });
    if (path === '/sign-in' || path === '/set-up') go('/', { replace: true });
  };
  if (state === undefined) return unreachable ? <Unreachable /> : null;
  return (
    <QueryClientProvider client={queries}>
      <Suspense fallback={null}>
        {/* A link signs in whoever holds it, also where somebody else is signed in. */}
        {state.me !== null && !location.hash.startsWith('#token=')
          ? <MeContext value={state.me}><Desk {...choices} connected={connected} signedOut={signedOut} meChanged={() => void askWho().then(setState)} /></MeContext>
          : path === '/set-up' || (state.setUp && path === '/') ? <SetUp entered={entered} {...choices} /> : <SignIn entered={entered} {...choices} />}
      </Suspense>
      {confirmation === null ? null : <ConfirmDialog confirmation={confirmation} close={() => setConfirmation(null)} />}
    </QueryClientProvider>
  );
}

function Unreachable() {
  const t = useWords();
  return <main className="narrow"><h1 className="page">{t('连接不上工作站', 'The station cannot be reached')}</h1><p role="status">{t('正在重试，请检查网络或工作站是否在运行。', 'Trying again. Is the station running, and the network up?')}</p></main>;
}

function useDark(look: Look): boolean {
  const query = useMemo(() => window.matchMedia('(prefers-color-scheme: dark)'), []);
  const [system, setSystem] = useState(query.matches);
  useEffect(() => {
    const hear = () => setSystem(query.matches);
    query.addEventListener('change', hear);
    return () => query.removeEventListener('change', hear);
  }, [query]);
  const dark = look === 'system' ? system : look === 'dark';
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    document.documentElement.dataset['look'] = dark ? 'dark' : 'light';
    document.body.style.background = dark ? '#14181d' : '#f4f6f8';
  }, [dark]);
  return dark;
}

/** Paper is white whatever the look of the screen: the browser takes its picture as soon as the event is over. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
