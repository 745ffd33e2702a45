/** The real window, opened in a data folder. */
import type * as Playwright from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../../src/platform/program-folder';
import type { Answer } from '../../../src/shared/contract';
import { killNow, waitUntilGone } from '../processes';

export interface OpenWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly pid: number;
  /** Sends a request over the bridge, as the page does. */
  request(name: string, payload?: unknown): Promise<Answer<unknown>>;
  /** Whether a request without payload is answered; what the answer says stays in the page. */
  isAnswered(name: string): Promise<boolean>;
  /** Closes it as a person does, or by force where it does not answer; true where it answered. */
  close(): Promise<boolean>;
}

const load = createRequire(join(programFolder(), 'package.json'));

/** Why there can be no window here; null where there can. */
export function noWindow(): string | null {
  const reason = process.env['RL_LAB_NO_WINDOW'];
  if (reason) return reason;
  let program: unknown;
  try {
    program = load('electron');
  } catch {
    return 'there is no Electron';
  }
  if (typeof program !== 'string' || !existsSync(program)) return 'there is no Electron';
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return 'there is no display, and no Xvfb for a virtual one';
  return null;
}

/** Starts the program and waits for its page. Dialogs are cancelled; what would be opened is noted, not opened. */
export async function openWindow(home: string): Promise<OpenWindow> {
  const { _electron } = load('@playwright/test') as typeof Playwright;
  const app = await _electron.launch({
    executablePath: load('electron') as string,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--lang=en-GB', '.'],
    cwd: programFolder(),
    env: { ...(process.env as Record<string, string>), RL_LAB_HOME: home },
    colorScheme: null,
    timeout: 120_000,
  });
  const page = await app.firstWindow({ timeout: 120_000 });
  await page.locator('nav').waitFor({ timeout: 120_000 });
  await app.evaluate(({ dialog, shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    dialog.showSaveDialog = (() =>
      Promise.resolve({ canceled: true, filePath: '' })) as typeof dialog.showSaveDialog;
    dialog.showOpenDialog = (() =>
      Promise.resolve({ canceled: true, filePaths: [] })) as typeof dialog.showOpenDialog;
    shell.showItemInFolder = (path) => void opened.push(path);
    shell.openPath = (path) => {
      opened.push(path);
      return Promise.resolve('');
    };
    shell.openExternal = (url) => {
      opened.push(`OUTSIDE ${url}`);
      return Promise.resolve();
    };
  });
  const pid = app.process().pid!;
  return {
    app,
    page,
    pid,
    request: (name, payload) =>
      page.evaluate(
        ([n, p]) =>
          (window as unknown as { lab: { request(n: unknown, p: unknown): Promise<never> } }).lab.request(
            n,
            p,
          ),
        [name, payload] as const,
      ),
    isAnswered: (name) =>
      page
        .evaluate(
          async (asked) =>
            (
              await (
                window as unknown as { lab: { request(n: string): Promise<{ ok: boolean }> } }
              ).lab.request(asked)
            ).ok,
          name,
        )
        .catch(() => false),
    async close() {
      const gone = new Promise<true>((resolve) => app.process().once('exit', () => resolve(true)));
      void app
        .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
        .catch(() => undefined);
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 90_000).unref());
      const answered = await Promise.race([gone, late]);
      if (!answered) killNow(pid);
      for (const left of await waitUntilGone(home, 20)) killNow(left);
      return answered;
    },
  };
}
