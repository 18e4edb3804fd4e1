/** A real browser before a real station: what the tests of the dashboard share. Needs Debian's chromium. */
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { PASSWORD } from '../../http/http-world.ts';

export const DESK = { width: 1366, height: 768 } as const;
export const PHONE = { width: 390, height: 844 } as const;
/** What a page may take on a busy machine. */
const WITHIN_MS = 15_000;

export interface Look { readonly size?: { readonly width: number; readonly height: number }; readonly dark?: boolean; readonly language?: 'zh' | 'en' }

export class TestBrowser {
  readonly #browser: Browser;
  readonly #contexts = new Set<BrowserContext>();
  #pictures = 0;
  /** What no page may do: errors on the console, requests to other hosts. */
  readonly wrongs: string[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<TestBrowser> {
    return new TestBrowser(await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] }));
  }

  /** A browser window of its own, with nothing stored. */
  async window(address: string, look: Look = {}): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: look.size ?? DESK, colorScheme: look.dark === true ? 'dark' : 'light', locale: 'zh-CN', reducedMotion: 'reduce', acceptDownloads: true });
    this.#contexts.add(context);
    context.setDefaultTimeout(WITHIN_MS);
    if (look.language === 'en') await context.addInitScript("localStorage.setItem('zhilu.language', 'en')");
    return this.watched(await context.newPage(), address);
  }

  watched(page: Page, address: string): Page {
    const { host } = new URL(address);
    page.on('pageerror', (error) => this.wrongs.push(`page: ${error.message}`));
    page.on('console', (message) => {
      // The browser itself reports each answer of 4xx; those are what the tests ask for.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.wrongs.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.host !== host) this.wrongs.push(`outside: ${request.url()}`);
    });
    return page;
  }

  /** What was wrong since the last look. */
  takeWrongs(): string[] {
    return this.wrongs.splice(0);
  }

  /** With ZHILU_PICTURES naming a folder, each window leaves a picture of how it stood at the end: where a test fails, that tells most. */
  async closeWindows(): Promise<void> {
    const folder = process.env['ZHILU_PICTURES'];
    for (const context of this.#contexts) {
      if (folder !== undefined) for (const page of context.pages()) await page.screenshot({ path: join(folder, `${expect.getState().currentTestName?.replaceAll(/\W+/g, '-').slice(0, 40) ?? 'end'}-${this.#pictures++}.png`) });
      await context.close();
    }
    this.#contexts.clear();
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}

/** What shows the pages: a station with its web server, or a whole demo. */
export interface Served {
  readonly address: string;
  stop(): Promise<void>;
}

export interface Desk {
  readonly browser: TestBrowser;
  /** A window of its own, with nothing stored and nothing loaded. */
  window(look?: Look): Promise<Page>;
  /** A window of its own, in which this account has signed in and has come to the page. */
  as(account: string, path?: string, look?: Look): Promise<Page>;
}

/**
 * A station and a browser before it, for the tests of one file: opened before the first, stopped after the last. After
 * each its windows are closed, and what no page may do fails it.
 * @param expected what these tests bring about themselves and therefore may happen
 */
export function inBrowser(open: () => Promise<Served>, { expected = () => false, withinMs }: { readonly expected?: (wrong: string) => boolean; readonly withinMs?: number } = {}): Desk {
  let served: Served | undefined;
  let browser: TestBrowser | undefined;
  beforeAll(async () => {
    served = await open();
    browser = await TestBrowser.open();
  }, withinMs);
  afterEach(async () => {
    await browser?.closeWindows();
    expect(browser?.takeWrongs().filter((one) => !expected(one))).toEqual([]);
  });
  afterAll(async () => {
    await browser?.stop();
    await served?.stop();
  });
  const desk: Desk = {
    get browser() {
      return browser!;
    },
    window: (look) => browser!.window(served!.address, look),
    async as(account, path = '/', look = {}) {
      const page = await desk.window(look);
      await signIn(page, served!.address, account, PASSWORD, path);
      return page;
    },
  };
  return desk;
}

/** Signs in by the page of signing in and waits for the desk. */
export async function signIn(page: Page, address: string, account: string, password = PASSWORD, path = '/'): Promise<void> {
  await page.goto(`${address}${path}`);
  await page.locator('#account').fill(account);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('#main h1').first().waitFor();
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] as const;
interface Breach { readonly id: string; readonly nodes: readonly { readonly html: string }[] }

/**
 * WCAG 2.1 A and AA by axe; one line for each breach.
 * @param what `contrast`: of colours alone, for a page whose rest was looked at in another look
 */
export async function breaches(page: Page, what: 'all' | 'contrast' = 'all'): Promise<string[]> {
  const runOnly = what === 'all' ? { type: 'tag', values: TAGS } : { type: 'rule', values: ['color-contrast'] };
  if (await page.evaluate<boolean>('window.axe === undefined')) await page.evaluate(axe.source);
  const found = await page.evaluate<readonly Breach[]>(`axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })}).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`);
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 140)).slice(0, 3).join(' | ')}`);
}

/** Goes to another page as the desk's own links do, without loading everything anew. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`);
  await settled(page);
}

/** How many pixels the page is wider than the window; 0 for a page that fits. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Keys of drafts that this window's storage holds. */
export function drafts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>("Object.keys(localStorage).filter((key) => key.startsWith('zhilu.draft.'))");
}

/** What has the keys: its id, else its class, else its name. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.id || document.activeElement.className || document.activeElement.tagName');
}

/** Waits until the lists of the page have come. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#main h1').first().waitFor();
  // First the outline of the page's code, then that of its data.
  for (let i = 0; i < 2; i += 1) {
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  }
}
