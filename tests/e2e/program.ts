/** The real built program with its window, for one test, in a data folder of its own. */
import {
  _electron,
  expect,
  test as base,
  type ElectronApplication,
  type Locator,
  type Page,
} from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type {
  Answer,
  LabBridge,
  RequestAnswers,
  RequestName,
  RequestPayload,
  Settings,
} from '../../src/shared/contract';
import type { RunPhase, RunSummary } from '../../src/shared/runs';
import { runsIn } from '../../src/shared/runs-text';
import { useOwnDisplay } from './displays';
import { inEnglish } from './in-english';
import { setSize, untilStill, type WindowSize } from './window-size';

declare global {
  interface Window {
    readonly lab: LabBridge;
  }
}

useOwnDisplay();

const root = resolve(__dirname, '../..');
const screens = join(root, 'test-results', 'screens');
/** Pictures take minutes, and no test asks anything of them. */
export const keepsPictures = process.env['RL_LAB_SCREENSHOTS'] === '1';
const load = createRequire(__filename);
/** Between two looks at a run that is waited for, in milliseconds. */
const intervals = [100];

/** An experiment that is over in a few seconds. */
export const short = {
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 4000,
  seed: 1,
  evaluateEvery: 1000,
  finalEpisodes: 5,
};

/** An experiment that outlasts any test. */
export const long = { ...short, steps: 5_000_000, evaluateEvery: 5000 };

export class Program {
  constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
    readonly home: string,
    /** What the page complained about. */
    readonly complaints: string[],
  ) {}

  /**
   * Starts the program on a system that speaks a language, and waits for its page.
   * @param where sets the variable that says where the data folder is
   * @param folder of the program itself
   */
  static async start(
    home: string,
    size: readonly [number, number] = [1280, 800],
    language = 'en-GB',
    where: Readonly<Record<string, string>> = { RL_LAB_HOME: home },
    folder: string = root,
  ): Promise<Program> {
    const app = await _electron.launch({
      executablePath: load('electron') as unknown as string,
      // Chromium refuses to run its sandbox for root, which is what containers usually are.
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--lang=${language}`, '.'],
      cwd: folder,
      env: { ...(process.env as Record<string, string>), ...where },
      // The page is to follow the setting of the theme, not Playwright's.
      colorScheme: null,
    });
    const page = await app.firstWindow();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error.stack)));
    await page.locator('nav').waitFor();
    const program = new Program(app, page, home, complaints);
    await setSize(app, page, size);
    return program;
  }

  /** Gives the window another size, and waits until everything in it has followed. */
  async resize(size: WindowSize): Promise<void> {
    await setSize(this.app, this.page, size);
    await untilStill(this.page);
  }

  /** Sends a request over the bridge, as the page itself does. */
  request<N extends RequestName>(name: N, payload?: RequestPayload<N>): Promise<Answer<RequestAnswers[N]>> {
    return this.page.evaluate(([n, p]) => window.lab.request(n as never, p as never), [
      name,
      payload,
    ] as const) as Promise<Answer<RequestAnswers[N]>>;
  }

  /** Changes settings past the window, and waits until its page has heard of it. */
  async changeSettings(changes: Partial<Settings>): Promise<void> {
    const answer = await this.request('settings');
    if (!answer.ok) throw new Error(inEnglish(answer.says));
    const { value: before } = answer;
    if (JSON.stringify({ ...before, ...changes }) === JSON.stringify(before)) return;
    await this.page.evaluate(
      (wanted) =>
        new Promise<void>((resolve, reject) => {
          const forget = window.lab.subscribe('settingsChanged', (now) => {
            if (JSON.stringify({ ...now, ...wanted }) !== JSON.stringify(now)) return;
            forget();
            resolve();
          });
          void window.lab.request('changeSettings', wanted).then((changed) => {
            if (!changed.ok) reject(new Error(JSON.stringify(changed.says)));
          });
        }),
      changes,
    );
  }

  /** Shows the window in a theme. */
  async showTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.changeSettings({ theme });
    await this.page.waitForFunction(
      (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
      theme === 'dark',
    );
  }

  async runs(): Promise<readonly RunSummary[]> {
    const answer = await this.request('runs');
    if (!answer.ok) throw new Error(inEnglish(answer.says));
    return runsIn(answer.value);
  }

  /** Starts a training past the form. */
  async train(experiment: object): Promise<RunSummary> {
    const answer = await this.request('start', { experiment, preset: null });
    if (!answer.ok) throw new Error(`${inEnglish(answer.says)} ${JSON.stringify(answer.problems)}`);
    return answer.value;
  }

  /** The input of a field in the form. */
  input(path: string): Locator {
    return this.page.locator(`#field-${path.replaceAll('.', '-')}`);
  }

  /** Runs a script in the page past Playwright, which waits for navigations that never come. */
  inPage<T>(script: string): Promise<T> {
    return this.app.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(code) as Promise<T>,
      script,
    );
  }

  async waitForPhase(id: string, phase: RunPhase, timeout = 180_000): Promise<RunSummary> {
    const current = async () => (await this.runs()).find((run) => run.id === id);
    await expect.poll(async () => (await current())?.state.phase, { timeout, intervals }).toBe(phase);
    return (await current())!;
  }

  /** Waits until a run has taken so many steps. */
  async waitForStep(id: string, step: number): Promise<void> {
    const current = async () => (await this.runs()).find((run) => run.id === id)?.step ?? 0;
    await expect.poll(current, { timeout: 90_000, intervals }).toBeGreaterThanOrEqual(step);
  }

  /** The process that trains a run, as its record names it. */
  trainerPid(id: string): number {
    const record = JSON.parse(readFileSync(join(this.home, 'runs', id, 'run.json'), 'utf8')) as {
      owner: { trainer: { pid: number } | null } | null;
    };
    return record.owner!.trainer!.pid;
  }

  /** Rows of the table behind a chart, by curve: number of points, step and value of the newest. */
  curves(chart: string): Promise<{ key: string; points: number; step: number; value: string }[]> {
    return this.page.locator(`[data-chart="${chart}"] tbody tr`).evaluateAll((rows) =>
      rows.map((row) => {
        const [points, step, value] = [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '');
        return {
          key: row.getAttribute('data-curve') ?? '',
          points: Number(points),
          step: Number(step?.replaceAll(',', '')),
          value: value ?? '',
        };
      }),
    );
  }

  /**
   * Keeps pictures of the window as it is now in both themes, without what the pointer happens to call up, where
   * pictures are asked for (`npm test -- screenshots`).
   */
  async shoot(name: string, pointer: 'aside' | 'there' = 'aside'): Promise<void> {
    if (pointer === 'aside') await this.page.mouse.move(1, 1);
    if (!keepsPictures) return;
    mkdirSync(screens, { recursive: true });
    const before = await this.request('settings');
    for (const theme of ['light', 'dark'] as const) {
      await this.showTheme(theme);
      // Charts are drawn anew at most 15 times a second.
      await this.page.waitForTimeout(250);
      await this.page.screenshot({ path: join(screens, `${name}-${theme}.png`) });
    }
    if (before.ok) await this.changeSettings({ theme: (before.value as Settings).theme });
  }

  /** Keeps pictures of the window in another size, named after its width, where pictures are asked for. */
  async shootIn(size: WindowSize, name: string): Promise<void> {
    if (!keepsPictures) return;
    const before = await this.page.evaluate(() => [innerWidth, innerHeight] as const);
    await this.resize(size);
    await this.shoot(`${name}-${size[0]}`);
    await this.resize(before);
  }

  /** Ends the program the way a person does, and waits until it is gone. */
  async quit(): Promise<void> {
    const gone = new Promise((resolve) => this.app.process().once('exit', resolve));
    await this.app
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      .catch(() => undefined);
    await gone;
  }
}

interface Fixtures {
  home: string;
  /** Starts the program in the test's data folder; may be called again after it has ended. */
  start: (
    size?: readonly [number, number],
    language?: string,
    where?: Readonly<Record<string, string>>,
    folder?: string,
  ) => Promise<Program>;
  program: Program;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern
  home: async ({}, use) => {
    const home = mkdtempSync(join(tmpdir(), 'rl-lab-e2e-'));
    await use(home);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ home }, use) => {
    const started: Program[] = [];
    await use(async (...how) => {
      const program = await Program.start(home, ...how);
      started.push(program);
      return program;
    });
    for (const { app } of started) await app.close().catch(() => undefined);
  },
  program: async ({ start }, use) => use(await start()),
});

export { expect };

/** Answers the system's dialog for where a file is to go; with null, as whoever cancels. */
export async function answerSaveDialog({ app }: Program, filePath: string | null): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (() =>
      Promise.resolve(
        path === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: path },
      )) as typeof dialog.showSaveDialog;
  }, filePath);
}

/** Answers the system's dialog for which files are to be read; with none, as whoever cancels. */
export async function answerOpenDialog({ app }: Program, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = (() =>
        Promise.resolve({
          canceled: paths.length === 0,
          filePaths: paths,
        })) as typeof dialog.showOpenDialog;
    },
    [...filePaths],
  );
}
