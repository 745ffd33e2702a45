/**
 * A new environment is one new folder, and so is a new algorithm: in a copy of the program, built once for both, they are
 * added, trained and shown.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from './program';

const root = resolve(__dirname, '../..');

function preset(id: string, title: string, algorithm: string, hyperparameters: object): string {
  return JSON.stringify({
    schema: 1,
    id,
    title,
    description: 'A short walk.',
    experiment: {
      environment: 'Corridor-v0',
      algorithm,
      steps: 3000,
      evaluateEvery: 1000,
      finalEpisodes: 3,
      hyperparameters,
    },
  });
}

/** All that there is to write: what it is, how it moves, and a preset. No words, guide or drawing. */
const corridor: Readonly<Record<string, string>> = {
  'card.ts': `
import type { EnvironmentCard } from '../../shared/catalogue/environment';

export const card = {
  id: 'Corridor-v0',
  title: 'Corridor',
  summary: 'Walk to the right end of a corridor.',
  observation: { kind: 'box', dimensions: [{ name: 'place', unit: 'm', low: 0, high: 1 }] },
  action: { kind: 'discrete', names: ['step left', 'step right'] },
  reward: '−1 for every step',
  termination: 'the agent has reached the right end',
  stepLimit: 50,
  randomReturn: -48,
  solvedReturn: -12,
  bestReturn: -10,
  citation: 'Invented for a test',
} as const satisfies EnvironmentCard;
`,
  'dynamics.ts': `
import type { CreateEnvironment, Environment } from '../../learning/environment/environment';
import { card } from './card';

class Corridor implements Environment {
  readonly card = card;
  readonly observation = new Float32Array(1);
  readonly state = new Float64Array(1);
  readonly reward = -1;
  readonly truncated = false;
  terminated = false;

  reset(): void {
    this.resetTo([0]);
  }

  resetTo(state: ArrayLike<number>): void {
    this.state[0] = this.observation[0] = state[0]!;
    this.terminated = false;
  }

  step(action: ArrayLike<number>): void {
    this.state[0] = Math.min(1, Math.max(0, this.state[0]! + (action[0] === 1 ? 0.1 : -0.1)));
    this.observation[0] = this.state[0];
    this.terminated = this.state[0] > 0.999;
  }

  save(): unknown {
    return { place: this.state[0], terminated: this.terminated };
  }

  restore(saved: unknown): void {
    const { place, terminated } = saved as { place: number; terminated: boolean };
    this.resetTo([place]);
    this.terminated = terminated;
  }
}

export const create: CreateEnvironment = () => new Corridor();
`,
  'presets/corridor-dqn.json': preset('corridor-dqn', 'Corridor: DQN', 'dqn', { warmup: 200 }),
};

/** The same of an algorithm: what it is, how it acts and learns, and a preset. */
const hillClimbing: Readonly<Record<string, string>> = {
  'card.ts': `
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';

export const card = {
  id: 'hill-climbing',
  title: 'Hill climbing',
  summary: 'Tries a policy beside the best one in every episode, and keeps the better of both.',
  source: 'Invented for a test',
  observations: ['box'],
  actions: ['discrete'],
  hyperparameters: {
    spread: {
      kind: 'number',
      label: 'Spread',
      doc: 'How far a policy lies from the best one, in each weight.',
      group: 'Learning',
      default: 1,
      min: 0,
      max: 10,
    },
  },
  metrics: {
    bestReturn: { title: 'Best return so far', doc: 'Return of the best policy that was tried.' },
  },
} as const satisfies AlgorithmCard;
`,
  'agent.ts': `
import type { ValuesOf } from '../../shared/fields';
import type { Agent } from '../../learning/training/agent';
import type { AgentOptions } from '../../learning/training/agent-options';
import { persistent } from '../../learning/training/persistent';
import { reportOf } from '../../learning/training/report';
import { card } from './card';

type Hyperparameters = ValuesOf<typeof card.hyperparameters>;

export function create(options: AgentOptions<Hyperparameters>): Agent<keyof typeof card.metrics> {
  const { observationSize, actionCount, hyperparameters: h } = options;
  const random = options.random.fork('policies');
  const width = observationSize + 1;
  const start = Array<number>(actionCount * width).fill(0);
  const search = { best: start, tried: start, bestReturn: -1e9, return: 0 };

  /** Of the actions' linear scores the highest. */
  function choose(weights: readonly number[], observation: Float32Array): number {
    const scores = Array.from({ length: actionCount }, (_, action) =>
      observation.reduce((sum, x, i) => sum + x * weights[action * width + i]!, weights[(action + 1) * width - 1]!),
    );
    return scores.indexOf(Math.max(...scores));
  }

  return {
    environments: 1,
    warmingUp: false,
    valueOf: null,
    discount: 1,
    act(observations, actions) {
      actions[0] = choose(search.tried, observations);
    },
    observe({ rewards, terminated, truncated }) {
      search.return += rewards[0]!;
      if (!terminated[0] && !truncated[0]) return;
      if (search.return > search.bestReturn) {
        search.best = search.tried;
        search.bestReturn = search.return;
      }
      search.tried = search.best.map((weight) => weight + h.spread * random.normal());
      search.return = 0;
    },
    learn() {
      // All is learned where an episode ends.
    },
    actGreedily(observation, action) {
      action[0] = choose(search.best, observation);
    },
    diagnostics: () => reportOf(card.metrics, { bestReturn: search.bestReturn }),
    ...persistent({ name: 'hill-climbing', values: search, parts: { random }, stores: {} }),
    dispose() {
      // Nothing native.
    },
  };
}
`,
  'presets/corridor-hill-climbing.json': preset(
    'corridor-hill-climbing',
    'Corridor: hill climbing',
    'hill-climbing',
    { spread: 2 },
  ),
};

const added = { 'environments/Corridor-v0': corridor, 'algorithms/hill-climbing': hillClimbing };

/** Copies what belongs to the program, with its packages as a link. */
function copyProgram(folder: string): void {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const name of list
    .split('\0')
    .filter((one) => /^(src|scripts|native|resources|docs\/benchmarks\/learning|[^/]+$)/.test(one)))
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

test('a new environment and a new algorithm are one new folder each, and no edit anywhere', async ({
  start,
  home,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rl-lab-copy-'));
  const run = (script: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: folder,
      env: { ...process.env, RL_LAB_HOME: home },
      encoding: 'utf8',
    });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    return stdout;
  };
  try {
    copyProgram(folder);
    for (const [place, files] of Object.entries(added))
      for (const [name, text] of Object.entries(files)) {
        const file = join(folder, 'src', place, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    run(join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build');
    const lab = join('out', 'main', 'cli.js');
    expect(run(lab, 'help', 'Corridor-v0')).toContain('Walk to the right end of a corridor.');
    expect(run(lab, 'help', 'hill-climbing')).toContain('How far a policy lies from the best one');
    run(lab, 'train', '--preset', 'corridor-dqn');
    run(lab, 'train', '--preset', 'corridor-hill-climbing');

    const program = await start([1280, 800], 'en-GB', { RL_LAB_HOME: home }, folder);
    const { page } = program;
    const trained = await program.runs();
    const finished = { state: { phase: 'finished' } };
    expect(trained).toHaveLength(2);
    expect(trained).toContainEqual(
      expect.objectContaining({
        ...finished,
        experiment: expect.objectContaining({ environment: 'Corridor-v0', algorithm: 'dqn' }),
      }),
    );
    // It walks straight to the end: ten steps.
    expect(trained).toContainEqual(
      expect.objectContaining({
        ...finished,
        experiment: expect.objectContaining({ algorithm: 'hill-climbing' }),
        result: expect.objectContaining({ mean: -10 }),
      }),
    );
    // Its state is drawn as bars.
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('img', { name: /Corridor/ }).first()).toBeVisible();
    await program.shoot('new-environment-run');
    // The metric that only this algorithm reports, named on its card and nowhere else.
    const climbed = trained.find(({ experiment }) => experiment.algorithm === 'hill-climbing')!;
    await page.locator(`[data-run="${climbed.id}"] .open`).click();
    const best = page.getByRole('region', { name: 'Best return so far' });
    await best.scrollIntoViewIfNeeded();
    await expect(best.locator('[data-chart]')).toBeVisible();
    await expect
      .poll(async () => (await program.curves('Best return so far'))[0]?.points ?? 0)
      .toBeGreaterThan(1);
    await program.shoot('new-metric');

    await page.keyboard.press('Control+1');
    await page.getByRole('button', { name: /environments$/ }).click();
    await page.getByRole('radio', { name: /^Corridor Corridor-v0/ }).check();
    await expect(page.getByText('the agent has reached the right end')).toBeVisible();
    await program.shoot('new-environment-card');
    const algorithms = page.getByRole('group', { name: 'Algorithm' });
    await algorithms.getByRole('button', { name: /^Show all \d+ algorithms$/ }).click();
    await algorithms.getByRole('radio', { name: /^Hill climbing/ }).check();
    await expect(algorithms.getByText('Invented for a test')).toBeVisible();
    await expect(program.input('hyperparameters.spread')).toHaveValue('1');
    await program.shoot('new-algorithm-card');
    await page.getByRole('group', { name: 'Task' }).getByText('Free').click();
    await page.getByRole('button', { name: /^Show all \d+$/ }).click();
    await expect(page.getByRole('radio', { name: 'Corridor: DQN' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Corridor: hill climbing' })).toBeVisible();
    expect(program.complaints).toEqual([]);
    await program.quit();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
