/** The commands that try environments out, through the built command line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, type BuiltProgram } from '../built-program';
import { startProgram, type Outcome } from './program';

const golden = resolve(import.meta.dirname, '../../golden/gym-rollouts.json');
let program: BuiltProgram;
let home: string;
beforeAll(async () => {
  program = await buildProgram();
  home = mkdtempSync(join(tmpdir(), 'rl-lab-environments-'));
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

const lab = (...words: string[]): Promise<Outcome> => startProgram([program.cli, ...words], home).outcome;

function write(name: string, value: unknown): string {
  const path = join(home, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

async function rollout(...words: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await lab('rollout', '--json', ...words);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('check-environments', () => {
  it('finds the recorded trajectories equal, environment by environment', async () => {
    const { code, stdout, stderr } = await lab('check-environments', golden);
    expect(code, stderr).toBe(0);
    expect(stderr).toBe('');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^environment +trajectories +steps +deviation +result$/);
    expect(lines).toHaveLength(6);
    for (const line of lines.slice(1)) expect(line).toMatch(/-v\d +\d +[\d,]+ +\d\.\de[-+]\d+ +equal$/);
  });

  it('fails where something differs, and says what and where', async () => {
    const [first, ...rest] = JSON.parse(readFileSync(golden, 'utf8')) as { env: string; rewards: number[] }[];
    first!.rewards[6] = 2;
    const path = write('wrong.json', [first, ...rest]);
    const { code, stdout, stderr } = await lab('check-environments', path, '--json');
    expect(code).toBe(1);
    expect(stderr).toBe('CartPole-v1, trajectory 1: the reward at step 7 is 1; recorded is 2.\n');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { differences: string[] });
    expect(rows.map(({ differences }) => differences.length)).toEqual([1, 0, 0, 0, 0]);
  });

  it('takes several files, and fails where an environment is unknown', async () => {
    const [first] = JSON.parse(readFileSync(golden, 'utf8')) as object[];
    const path = write('unknown.json', [{ ...first, env: 'Pong-v5' }]);
    const { code, stderr } = await lab('check-environments', golden, path);
    expect(code).toBe(1);
    expect(stderr).toContain('Pong-v5, the lab has no such environment.');
  });

  it.each([
    ['[{"env": 3}]', /holds no trajectories: at 0\.env/],
    ['{}', /holds no trajectories: at the start/],
    ['[', /line 1, column 2/],
  ])('refuses a file that holds %s', async (text, message) => {
    const { code, stderr } = await lab('check-environments', write('bad.json', text));
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('says which file is missing', async () => {
    const { code, stderr } = await lab('check-environments', join(home, 'gone.json'));
    expect(code).toBe(2);
    expect(stderr).toContain('gone.json cannot be read: there is none.');
    expect((await lab('check-environments')).stderr).toContain('needs FILE');
  });
});

describe('rollout', () => {
  it('tells the returns of a random policy, the same with the same seed', async () => {
    const words = ['--env', 'CartPole-v1', '--policy', 'random', '--episodes', '300', '--seed', '4'];
    const one = await rollout(...words);
    expect(one).toMatchObject({
      environment: 'CartPole-v1',
      policy: 'random',
      episodes: 300,
      seed: 4,
      terminated: 1,
    });
    const { return: spread, length } = one as { return: Record<string, number>; length: unknown };
    expect(spread).toEqual(length);
    expect(Math.abs(spread['mean']! - 22)).toBeLessThan(3);
    expect({ ...(await rollout(...words)), stepsPerSecond: 0 }).toEqual({ ...one, stepsPerSecond: 0 });
  });

  it.each([
    ['CartPole-v1', 'heuristic', [], 400, 500],
    ['LunarLanderContinuous-v3', 'heuristic', [], 200, 320],
    ['CliffWalking-v1', 'optimal', [], -13, -13],
    ['FrozenLake-v1', 'optimal', ['--set', 'slippery=false'], 1, 1],
    ['Gridworld-v0', 'optimal', ['--set', 'map=S..G', '--set', 'slip=0'], 0.87, 0.89],
  ])('plays %s with the %s policy', async (env, policy, more, from, to) => {
    const result = await rollout('--env', env, '--policy', policy, '--episodes', '20', ...more);
    const { mean } = result['return'] as { mean: number };
    expect(mean).toBeGreaterThanOrEqual(from);
    expect(mean).toBeLessThanOrEqual(to);
  });

  it('plays a list of actions from every start', async () => {
    const path = write('actions.json', [0, 1, 0, 1]);
    const result = await rollout('--env', 'CartPole-v1', '--policy', path, '--episodes', '3');
    expect(result).toMatchObject({ length: { min: 4, max: 4 }, terminated: 0, truncated: 0 });
  });

  it('plays what a run has learned, in the run’s environment', async () => {
    const trained = await lab(
      ...['train', '--environment', 'CartPoleMasked-v1', '--algorithm', 'dqn', '--steps', '1200', '--json'],
      ...['--set', 'finalEpisodes=1', '--set', 'stateStack=2', '--set', 'normaliseObservations=true'],
      ...['--set', 'warmup=100', '--set', 'evaluateEvery=1000'],
    );
    expect(trained.code, trained.stderr).toBe(0);
    const result = await rollout('--policy', 'latest', '--episodes', '3');
    expect(result).toMatchObject({ environment: 'CartPoleMasked-v1', episodes: 3 });
    const { code, stderr } = await lab('rollout', '--policy', 'latest', '--env', 'CartPole-v1');
    expect(code).toBe(2);
    expect(stderr).toContain('was trained in CartPoleMasked-v1. Leave --env out.');
  });

  it.each([
    [['--env', 'CartPol-v1'], /Did you mean CartPole-v1\?/],
    [[], /Say where to play: --env ID/],
    [['--env', 'Pendulum-v1', '--policy', 'heuristic'], /Pendulum-v1 has no heuristic policy/],
    [['--env', 'CartPole-v1', '--policy', 'optimal'], /has no exact model/],
    [['--env', 'Gridworld-v0', '--set', 'map=S.'], /environmentOptions.map.*It has no goal/],
    [['--env', 'CartPole-v1', '--set', 'slippery=true'], /environmentOptions.slippery/],
    [['--env', 'CartPole-v1', '--episodes', '0'], /--episodes is 0/],
  ])('refuses %j and says what to do', async (words, message) => {
    const { code, stdout, stderr } = await lab('rollout', ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('refuses a list with an action that does not exist', async () => {
    const path = write('bad-actions.json', [0, 2]);
    const { code, stderr } = await lab('rollout', '--env', 'CartPole-v1', '--policy', path);
    expect(code).toBe(2);
    expect(stderr).toContain('entry 2 is 2. Allowed is a JSON list of whole numbers from 0 to 1.');
  });

  it('has a help', async () => {
    for (const command of ['rollout', 'check-environments'])
      expect((await lab('help', command)).stdout).toContain(`npm run lab -- ${command}`);
    expect((await lab('help', 'Blackjack-v1')).stdout).toMatch(/one of 560, from 0 .*\n[^]*rules = "plain"/);
  });
});
