/** kill -9 of the window's main process while it trains, saves, imports, exports, compares. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { importFiles } from '../../../src/main/run-files/import-runs';
import { RunStore } from '../../../src/main/runs/run-store';
import { hashOf, leftovers } from '../fingerprint';
import { killNow, waitUntilGone } from '../processes';
import { lab } from '../program';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { differences, resultOf } from '../training-result';
import { noWindow, openWindow, type OpenWindow } from '../window/open-window';
import { copyBase, trainings, type Workshop } from '../workshop';
import { say } from '../../../src/shared/language/say';

interface Bridge {
  request(name: string, payload?: unknown): Promise<{ ok: boolean; value: { id: string } }>;
}
declare const window: { lab: Bridge };

/** What the page does without end; each is given the ids of the runs. */
const works: Readonly<Record<string, (ids: readonly string[]) => void>> = {
  settings: () =>
    void setInterval(() => {
      for (let i = 0; i < 20; i++)
        void window.lab.request('changeSettings', { yourName: 'N'.repeat((Date.now() + i) % 60) });
    }, 2),
  annotate: (ids) => {
    let count = 0;
    setInterval(() => {
      void window.lab.request('annotate', { ids, change: { note: 'n'.repeat(++count % 15_000) } });
    }, 2);
  },
  export: (ids) =>
    void setInterval(() => void window.lab.request('exportRuns', { ids, name: 'A', checkpoints: true }), 30),
  import: () => void window.lab.request('importRuns'),
  remove: (ids) => {
    const again = async () => {
      for (;;)
        for (const id of ids) {
          await window.lab.request('remove', { id });
          await window.lab.request('restore', { id });
        }
    };
    void again();
  },
  presets: () =>
    void setInterval(
      () =>
        void window.lab.request('savePreset', {
          ...{ id: null, title: 'Mine', description: '', assignment: null },
          experiment: { environment: 'CartPole-v1', algorithm: 'dqn' },
        }),
      20,
    ),
  compare: (ids) =>
    void setInterval(
      () =>
        void window.lab.request('compare', {
          ...{ metric: 'evaluation/mean', axis: 'steps', smoothing: 0, centre: 'mean', band: 'none' },
          ...{ groups: [ids], from: null, to: null, buckets: 100, members: true },
        }),
      10,
    ),
};
const kinds = ['train', 'train', 'train', ...Object.keys(works)];

/** Has the window do something; gives the id of a run that it trains. */
async function begin(
  window: OpenWindow,
  kind: string,
  ids: readonly string[],
  target: string,
  source: string,
) {
  await window.app.evaluate(
    ({ dialog }, [to, from]) => {
      dialog.showSaveDialog = (() =>
        Promise.resolve({ canceled: false, filePath: to! })) as typeof dialog.showSaveDialog;
      dialog.showOpenDialog = (() =>
        Promise.resolve({ canceled: false, filePaths: [from!] })) as typeof dialog.showOpenDialog;
    },
    [target, source],
  );
  if (kind === 'train') {
    const answer = await window.request('start', { experiment: trainings.table, preset: null });
    if (!answer.ok) throw new Error(say(answer.says));
    return (answer.value as { id: string }).id;
  }
  void window.page.evaluate(works[kind]!, ids).catch(() => undefined);
  return null;
}

async function run({ random, folder }: Case, workshop: Workshop): Promise<Outcome> {
  const home = join(folder, 'home');
  const out = join(folder, 'out');
  mkdirSync(out);
  const target = join(out, 'o.rlrun');
  const kind = kinds[random.integer(kinds.length)]!;
  copyBase(workshop, home);
  const ids = Object.values(workshop.ids);
  if (kind === 'import') rmSync(join(home, 'runs'), { recursive: true });
  const wait = random.integer(kind === 'train' ? 4000 : 1200);
  const findings = new Findings();

  const opened = await openWindow(home);
  const trained = await begin(opened, kind, ids, target, workshop.runFile);
  await delay(wait);
  killNow(opened.pid);
  const left = await waitUntilGone(home);
  findings.expect(left.length === 0, `${left.length} processes outlived the window by minutes`);
  for (const pid of left) killNow(pid);

  const settings = join(home, 'settings.json');
  if (existsSync(settings))
    try {
      JSON.parse(readFileSync(settings, 'utf8'));
    } catch {
      findings.failures.push('settings.json is no longer JSON');
    }
  const store = await RunStore.open(home);
  for (const { reason } of (await store.list()).damaged) findings.failures.push(say(reason));
  for (const id of ids) {
    const places = ['runs', 'bin'].map((place) => join(home, place, id)).filter((path) => existsSync(path));
    if (kind === 'import' && places.length === 0) continue;
    const file = join(places[0] ?? '', 'metrics.jsonl');
    const same =
      places.length === 1 && hashOf(file) === hashOf(join(workshop.base, 'runs', id, 'metrics.jsonl'));
    findings.expect(same, `the run ${id} is not what it was`);
  }
  if (existsSync(target)) {
    const report = await importFiles(await RunStore.open(join(out, 'elsewhere')), [target]);
    findings.expect(report.files[0]!.problem === null, () => say(report.files[0]!.problem!));
  }
  if (trained !== null) {
    if ((await store.read(trained)).state.phase !== 'finished') {
      const { code, stderr } = await lab(home, ['resume', trained, '--json']);
      findings.expect(code === 0, `resume gave code ${code}: ${stderr.slice(-500)}`);
    }
    for (const difference of differences(resultOf(join(home, 'runs', trained)), workshop.results.table))
      findings.failures.push(difference);
  }
  const isWindow = random.integer(4) === 0;
  if (isWindow) {
    const again = await openWindow(home);
    const runs = await again.request('runs');
    findings.expect(runs.ok, 'the window that was opened next shows no runs');
    findings.expect(await again.close(), 'the window that was opened next could not be closed');
  } else await lab(home, ['list']);
  // Settings are the window's alone: only its own next start clears up after them.
  const others = isWindow ? /^electron/ : /^(electron|settings\.json|window\.json)/;
  const strays = leftovers(home).filter((name) => !others.test(name));
  for (const name of strays) findings.failures.push(`left behind after the next start: ${name}`);
  if (findings.failures.length > 0) findings.failures.unshift(`${kind}, killed after ${wait} ms`);
  rmSync(join(home, 'electron'), { recursive: true, force: true });
  for (const name of readdirSync(home).filter((entry) => /^Singleton/.test(entry)))
    rmSync(join(home, name), { force: true });
  return findings.outcome();
}

export const killsOfTheWindow: Row = {
  name: 'kills-of-the-window',
  title: 'kill -9 of the window',
  unit: 'kills',
  promise: 'A window that is killed takes no data with it: settings, runs, presets and files are whole.',
  judged: `While it trains, or without end changes ${Object.keys(works).join(', ')}. All its processes end, settings are JSON, no run changes, a training resumes bit for bit, a file of runs is whole or absent, the next window opens.`,
  weight: 2,
  longest: 480,
  missing: () => (process.platform === 'linux' ? noWindow() : 'it finds its processes through /proc'),
  open: async (workshop) => ({ run: (given) => run(given, workshop) }),
};
