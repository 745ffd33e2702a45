/** The built page in a browser that is no part of Electron, with the main process of component tests behind it. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requests, type NoticeName, type RequestName } from '../../src/shared/contract';
import { contentSecurityPolicy, servedFile } from '../../src/main/window';
import type { TestLab } from '../components/lab';

const built = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const origin = 'http://lab.invalid';
/** All that the page is ever told of. */
const notices = Object.keys({
  runsChanged: null,
  runsRemoved: null,
  runEvents: null,
  settingsChanged: null,
  remark: null,
  workProgress: null,
  closing: null,
} satisfies Record<NoticeName, null>) as NoticeName[];

/** The browser that the stage names, or that of the system. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['RL_LAB_CHROMIUM'] ?? 'chromium', args: ['--no-sandbox'] });

export interface BrowserPage {
  readonly page: Page;
  /** What the page or the browser complained about. */
  readonly complaints: string[];
}

/** Opens the page as the window would, and waits until it stands. */
export async function openPage(browser: Browser, lab: TestLab): Promise<BrowserPage> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
  });
  // As the window serves it.
  await page.route('**/*', (route) => {
    const url = route.request().url().replace(origin, 'lab://window');
    const file = servedFile(url, built);
    return file === null
      ? route.fulfill({ status: 404 })
      : route.fulfill({
          body: readFileSync(file.path),
          contentType: file.mimeType,
          headers: { 'content-security-policy': contentSecurityPolicy },
        });
  });
  const { bridge } = lab;
  await page.exposeFunction('labRequest', (name: RequestName, payload: unknown) =>
    Object.hasOwn(requests, name)
      ? bridge.request(name, (payload ?? undefined) as never)
      : { ok: false, says: { code: 'requests.unknown' }, problems: [] },
  );
  await page.addInitScript(() => {
    const listeners = new Map<string, Set<(notice: unknown) => void>>();
    const { labRequest } = window as unknown as {
      labRequest: (name: string, payload: unknown) => Promise<unknown>;
    };
    Object.assign(window, {
      labTell: (name: string, notice: unknown) =>
        listeners.get(name)?.forEach((listener) => listener(notice)),
      lab: {
        request: (name: string, payload: unknown) => labRequest(name, payload),
        subscribe: (name: string, listener: (notice: unknown) => void) => {
          const known = listeners.get(name) ?? new Set();
          listeners.set(name, known.add(listener));
          return () => known.delete(listener);
        },
      },
    });
  });
  const subscribe = bridge.subscribe as (name: NoticeName, listener: (notice: unknown) => void) => () => void;
  for (const name of notices)
    subscribe(name, (notice) => {
      const tell = ([to, what]: readonly [string, unknown]) =>
        (window as unknown as { labTell: (name: string, notice: unknown) => void }).labTell(to, what);
      void page.evaluate(tell, [name, notice] as const).catch(() => undefined);
    });
  await page.goto(`${origin}/index.html`);
  await page.locator('.room[data-room]').waitFor();
  return { page, complaints };
}
