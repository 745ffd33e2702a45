/** A new environment is one new folder: in a copy of the program it is added, built, trained and shown. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from './program';

const root = resolve(__dirname, '../..');

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

  resetTo([place]: ArrayLike<number>): void {
    this.state[0] = this.observation[0] = place!;
    this.terminated = false;
  }

  step([action]: ArrayLike<number>): void {
    this.state[0] = Math.min(1, Math.max(0, this.state[0]! + (action === 1 ? 0.1 : -0.1)));
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
  'presets/corridor-dqn.json': JSON.stringify({
    schema: 1,
    id: 'corridor-dqn',
    title: 'Corridor: DQN',
    description: 'A short walk.',
    experiment: {
      environment: 'Corridor-v0',
      algorithm: 'dqn',
      steps: 3000,
      evaluateEvery: 1000,
      finalEpisodes: 3,
      hyperparameters: { warmup: 200 },
    },
  }),
};

/** Copies what belongs to the program, with its packages as a link. */
function copyProgram(folder: string): void {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const name of list
    .split('\0')
    .filter((one) => /^(src|native|resources|docs\/benchmarks\/learning|[^/]+$)/.test(one)))
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

test('a new environment is one new folder, and no edit anywhere', async ({ start, home }) => {
  test.setTimeout(300_000);
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
    for (const [name, text] of Object.entries(corridor)) {
      const file = join(folder, 'src', 'environments', 'Corridor-v0', name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    run(join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build');
    const lab = join('out', 'main', 'cli.js');
    expect(run(lab, 'help', 'Corridor-v0')).toContain('Walk to the right end of a corridor.');
    run(lab, 'train', '--preset', 'corridor-dqn');

    const program = await start([1280, 800], 'en-GB', { RL_LAB_HOME: home }, folder);
    const { page } = program;
    const [trained] = await program.runs();
    expect(trained).toMatchObject({
      state: { phase: 'finished' },
      experiment: { environment: 'Corridor-v0' },
    });
    // Its state is drawn as bars.
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('img', { name: /Corridor/ }).first()).toBeVisible();
    await program.shoot('new-environment-run');

    await page.keyboard.press('Control+1');
    await page.getByRole('button', { name: /environments$/ }).click();
    await page.getByRole('radio', { name: /^Corridor Corridor-v0/ }).check();
    await expect(page.getByText('the agent has reached the right end')).toBeVisible();
    await program.shoot('new-environment-card');
    await page.getByRole('group', { name: 'Task' }).getByText('Free').click();
    await page.getByRole('button', { name: /^Show all \d+$/ }).click();
    await expect(page.getByRole('radio', { name: 'Corridor: DQN' })).toBeVisible();
    expect(program.complaints).toEqual([]);
    await program.quit();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
